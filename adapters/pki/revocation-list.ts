/**
 * One revocation list (CRL, RFC 5280 section 5), read from DER. A list can hold a hundred thousand entries and is read
 * on the thread that answers requests, so the entries are walked byte by byte; only what stands around them goes through
 * the library.
 */
import { CertificateList } from '@peculiar/asn1-x509';
import { byType, nameHex } from './certificate.ts';
import { readExactly } from './exact-reading.ts';
import { readScheme, type SignatureScheme } from './signature-scheme.ts';

export interface RevocationList {
  readonly issuer: string;
  readonly thisUpdateMs: number;
  readonly nextUpdateMs: number;
  /** As `Certificate.serialHex`. */
  readonly revokedSerials: ReadonlySet<string>;
  readonly scheme: SignatureScheme;
  readonly signed: Buffer;
  readonly signature: Buffer;
}

const BOOLEAN = 0x01;
const INTEGER = 0x02;
const OCTET_STRING = 0x04;
const OBJECT_IDENTIFIER = 0x06;
const UTC_TIME = 0x17;
const GENERALIZED_TIME = 0x18;
const SEQUENCE = 0x30;

interface Element {
  readonly tag: number;
  readonly start: number;
  readonly content: number;
  readonly end: number;
}

const unreadable = (what: string): SyntaxError => new SyntaxError(`Cannot read revocation list: ${what}`);

/** The element that begins at `at`, whole before `limit`, with its length in the one form of DER. */
function elementAt(der: Buffer, at: number, limit: number): Element {
  if (at + 2 > limit) throw unreadable('it ends too soon');
  const tag = der[at]!;
  if ((tag & 0x1f) === 0x1f) throw unreadable('a tag of several bytes');
  let length = der[at + 1]!;
  let content = at + 2;
  if (length >= 0x80) {
    const bytes = length & 0x7f;
    if (bytes === 0 || bytes > 4 || content + bytes > limit) throw unreadable('a length that DER does not have');
    length = der.readUIntBE(content, bytes);
    if (length < 0x80 || length < 2 ** (8 * (bytes - 1))) throw unreadable('a length that is not the shortest');
    content += bytes;
  }
  if (content + length > limit) throw unreadable('it ends too soon');
  return { tag, start: at, content, end: content + length };
}

function childrenOf(der: Buffer, parent: Element): Element[] {
  const children: Element[] = [];
  for (let at = parent.content; at < parent.end; at = children.at(-1)!.end)
    children.push(elementAt(der, at, parent.end));
  return children;
}

function expectTag(element: Element, ...tags: readonly number[]): Element {
  if (!tags.includes(element.tag)) throw unreadable('another kind of value than expected');
  return element;
}

function sequenceOf(parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  if (content.length < 0x80) return Buffer.concat([Buffer.of(SEQUENCE, content.length), content]);
  const hex = content.length.toString(16);
  const length = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  return Buffer.concat([Buffer.of(SEQUENCE, 0x80 | length.length), length, content]);
}

function readSerial(der: Buffer, { content, end }: Element): string {
  const isEmpty = content === end;
  const first = der[content]!;
  const isLong = end - content > 1;
  const next = der[content + 1]! & 0x80;
  if (isEmpty || (isLong && ((first === 0x00 && next === 0) || (first === 0xff && next !== 0))))
    throw unreadable('a serial number that is not in its shortest form');
  return der.toString('hex', isLong && first === 0x00 ? content + 1 : content, end);
}

/**
 * None may be critical (that names another issuer: an indirect list, in which a serial is not this issuer's), and none
 * may stand there twice. An empty sequence, which some write where an entry has no extensions, is read as none.
 */
function checkEntryExtensions(der: Buffer, extensions: Element): void {
  const seen = new Set<string>();
  for (const extension of childrenOf(der, expectTag(extensions, SEQUENCE))) {
    const parts = childrenOf(der, expectTag(extension, SEQUENCE));
    const [type, value] = parts;
    if (parts.some(part => part.tag === BOOLEAN)) throw unreadable('an entry with a critical extension');
    if (type === undefined || value === undefined || parts.length > 2) throw unreadable('an extension of an entry');
    expectTag(type, OBJECT_IDENTIFIER);
    if (elementAt(der, expectTag(value, OCTET_STRING).content, value.end).end !== value.end)
      throw unreadable('an extension that holds more than one value');
    const name = der.toString('hex', type.content, type.end);
    if (seen.has(name)) throw unreadable('an entry with an extension twice');
    seen.add(name);
  }
}

function readRevokedSerials(der: Buffer, revoked: Element | undefined): ReadonlySet<string> {
  const serials = new Set<string>();
  if (revoked === undefined) return serials;
  for (let at = revoked.content; at < revoked.end; ) {
    const entry = expectTag(elementAt(der, at, revoked.end), SEQUENCE);
    const serial = expectTag(elementAt(der, entry.content, entry.end), INTEGER);
    const date = expectTag(elementAt(der, serial.end, entry.end), UTC_TIME, GENERALIZED_TIME);
    if (date.end < entry.end) {
      const extensions = elementAt(der, date.end, entry.end);
      if (extensions.end !== entry.end) throw unreadable('an entry that holds more than it may');
      checkEntryExtensions(der, extensions);
    }
    serials.add(readSerial(der, serial));
    at = entry.end;
  }
  return serials;
}

const isCritical = ({ critical }: { readonly critical: boolean }): boolean => critical;
const isTime = ({ tag }: Element): boolean => tag === UTC_TIME || tag === GENERALIZED_TIME;

function parse(der: Buffer): RevocationList | null {
  const whole = expectTag(elementAt(der, 0, der.length), SEQUENCE);
  if (whole.end !== der.length) throw unreadable('something stands after it');
  const [tbs, ...signatureParts] = childrenOf(der, whole);
  const parts = childrenOf(der, expectTag(tbs!, SEQUENCE));
  // After the times only the entries are a plain sequence; the extensions of the list have a tag of their own.
  const revoked = parts.slice(parts.findIndex(isTime)).find(({ tag }) => tag === SEQUENCE);
  const bytesOf = ({ start, end }: Element): Buffer => der.subarray(start, end);
  const around = sequenceOf([
    sequenceOf(parts.filter(part => part !== revoked).map(bytesOf)),
    ...signatureParts.map(bytesOf),
  ]);
  const { tbsCertList, signatureAlgorithm, signature } = readExactly(around, CertificateList);
  const { issuer, thisUpdate, nextUpdate, crlExtensions } = tbsCertList;
  const scheme = readScheme(signatureAlgorithm);
  if (scheme === null || !signatureAlgorithm.isEqual(tbsCertList.signature)) return null;
  // Delta and partial lists say so in a critical extension; on those "not listed" does not mean "not revoked".
  if (nextUpdate === undefined || [...byType(crlExtensions).values()].some(isCritical)) return null;
  return {
    issuer: nameHex(issuer),
    thisUpdateMs: thisUpdate.getTime().getTime(),
    nextUpdateMs: nextUpdate.getTime().getTime(),
    revokedSerials: readRevokedSerials(der, revoked),
    scheme,
    signed: bytesOf(tbs!),
    signature: Buffer.from(signature),
  };
}

/** Shelf, fetcher and judge all need a list: each is read once. */
const alreadyRead = new WeakMap<Buffer, RevocationList | null>();

/** Reads one whole, direct list that says when it ends; null when it is anything else, whatever the reason. */
export function readRevocationList(der: Buffer): RevocationList | null {
  const before = alreadyRead.get(der);
  if (before !== undefined) return before;
  let list: RevocationList | null = null;
  try {
    list = parse(der);
  } catch {
    // A list that cannot be read is a list that is not there; the caller refuses for want of one.
  }
  alreadyRead.set(der, list);
  return list;
}
