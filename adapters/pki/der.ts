/**
 * A strict reader of DER (ITU-T X.690), for certificates and revocation lists.
 *
 * Own code, because path validation is synchronous and needs the exact signed bytes, which certificate libraries keep
 * to themselves. Anything DER forbids (indefinite or overlong lengths, trailing bytes) throws `SyntaxError`: two readers
 * that disagree about the same bytes are how forged certificates get in.
 */

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  enumerated: 0x0a,
  utf8String: 0x0c,
  sequence: 0x30,
  set: 0x31,
  printableString: 0x13,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
} as const;

/** Context-specific, constructed: `[n]` around another value. */
export const context = (n: number): number => 0xa0 + n;

export interface DerValue {
  readonly tag: number;
  readonly content: Buffer;
  /** Header and content: the bytes a signature or a comparison is about. */
  readonly raw: Buffer;
}

function refuse(what: string): never {
  throw new SyntaxError(`Cannot read DER: ${what}`);
}

function readAt(bytes: Buffer, offset: number): DerValue {
  const tag = bytes[offset] ?? refuse('tag missing');
  if ((tag & 0x1f) === 0x1f) refuse('tag of more than one byte');
  const first = bytes[offset + 1] ?? refuse('length missing');
  let start = offset + 2;
  let length = first;
  if (first >= 0x80) {
    const count = first & 0x7f;
    // 0x80 alone is the indefinite length of BER; four bytes reach beyond any certificate or list.
    if (count === 0 || count > 4 || start + count > bytes.length) refuse('length form');
    length = bytes.readUIntBE(start, count);
    if (length < 0x80 || length < 2 ** (8 * (count - 1))) refuse('length not minimal');
    start += count;
  }
  const end = start + length;
  if (end > bytes.length) refuse('length beyond the end');
  return { tag, content: bytes.subarray(start, end), raw: bytes.subarray(offset, end) };
}

/** Reads the one value that `bytes` holds, nothing after it. */
export function readDer(bytes: Buffer): DerValue {
  const value = readAt(bytes, 0);
  if (value.raw.length !== bytes.length) refuse('bytes after the value');
  return value;
}

/** The values inside a constructed value. */
export function children(value: DerValue): readonly DerValue[] {
  if ((value.tag & 0x20) === 0) refuse('not constructed');
  const list: DerValue[] = [];
  for (let offset = 0; offset < value.content.length; ) {
    const child = readAt(value.content, offset);
    list.push(child);
    offset += child.raw.length;
  }
  return list;
}

/** `value` itself when it has the tag wanted; throws otherwise, also when absent. */
export function expectTag(value: DerValue | undefined, tag: number): DerValue {
  if (value?.tag !== tag) refuse('other tag than expected');
  return value;
}

export function readSequence(value: DerValue | undefined): readonly DerValue[] {
  return children(expectTag(value, TAG.sequence));
}

/** Dotted form of an object identifier. */
export function readOid(value: DerValue | undefined): string {
  const { content } = expectTag(value, TAG.oid);
  if (content.length === 0 || content.at(-1)! >= 0x80) refuse('object identifier');
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of content) {
    if (arc === 0 && byte === 0x80) refuse('object identifier not minimal');
    arc = arc * 128 + (byte & 0x7f);
    if (!Number.isSafeInteger(arc)) refuse('object identifier too large');
    if (byte < 0x80) {
      arcs.push(arc);
      arc = 0;
    }
  }
  const head = arcs[0]!;
  const first = Math.min(2, Math.floor(head / 40));
  return [first, head - first * 40, ...arcs.slice(1)].join('.');
}

/** Hex of an unsigned number without leading zero bytes, so that two encodings of one serial number are equal. */
export function readIntegerHex(value: DerValue | undefined): string {
  const { content } = expectTag(value, TAG.integer);
  if (content.length === 0) refuse('empty integer');
  return content.toString('hex').replace(/^(00)+(?=..)/, '');
}

/** A small, non-negative integer. */
export function readSmallInteger(value: DerValue | undefined): number {
  const { content } = expectTag(value, TAG.integer);
  if (content.length === 0 || content.length > 4 || content[0]! >= 0x80) refuse('integer out of range');
  return content.readUIntBE(0, content.length);
}

export function readBoolean(value: DerValue | undefined): boolean {
  const { content } = expectTag(value, TAG.boolean);
  if (content.length !== 1 || (content[0] !== 0x00 && content[0] !== 0xff)) refuse('boolean');
  return content[0] === 0xff;
}

/** The bytes of a bit string that fills whole bytes (keys, signatures). */
export function readWholeBits(value: DerValue | undefined): Buffer {
  const { content } = expectTag(value, TAG.bitString);
  if (content[0] !== 0) refuse('bit string with unused bits');
  return content.subarray(1);
}

/** Numbers of the bits that are set, the first bit being 0. */
export function readNamedBits(value: DerValue | undefined): ReadonlySet<number> {
  const { content } = expectTag(value, TAG.bitString);
  const bits = new Set<number>();
  for (let bit = 0; bit < (content.length - 1) * 8; bit += 1) {
    if ((content[1 + (bit >> 3)]! & (0x80 >> (bit & 7))) !== 0) bits.add(bit);
  }
  return bits;
}

/** Instant in ms. RFC 5280 allows only whole seconds in UTC, two-digit years from 1950 to 2049. */
export function readTime(value: DerValue | undefined): number {
  const digits = value?.content.toString('latin1') ?? '';
  const isUtc = value?.tag === TAG.utcTime;
  if (!isUtc && value?.tag !== TAG.generalizedTime) refuse('time expected');
  if (!(isUtc ? /^\d{12}Z$/ : /^\d{14}Z$/).test(digits)) refuse('form of time');
  const full = isUtc ? `${digits < '50' ? '20' : '19'}${digits}` : digits;
  const iso = full.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6.000Z');
  const epochMs = Date.parse(iso);
  if (Number.isNaN(epochMs) || new Date(epochMs).toISOString() !== iso) refuse('no such instant');
  return epochMs;
}
