/**
 * Revocation lists (CRL, RFC 5280 section 5). PKIoverheid G4 has no OCSP for its CAs, so every level is judged by list,
 * and a level without a list that is verified and current is a level without trust.
 */
import type { CertificateFault } from '../../gateway/ports.ts';
import { type Certificate, readExtensions } from './certificate.ts';
import {
  children,
  context,
  expectTag,
  readDer,
  readIntegerHex,
  readSequence,
  readTime,
  readWholeBits,
  TAG,
} from './der.ts';
import { isSignedBy, readScheme, type SignatureScheme } from './signature-scheme.ts';

/**
 * Gives the lists (DER) known for an issuer, by the hex of the DER of its name. Nothing about them is believed yet.
 * The same list must be given as the same Buffer: what was read and verified is remembered by identity.
 */
export type CrlSource = (issuerName: string) => readonly Buffer[];

interface RevocationList {
  readonly issuer: string;
  readonly thisUpdateMs: number;
  readonly nextUpdateMs: number;
  readonly revokedSerials: ReadonlySet<string>;
  readonly scheme: SignatureScheme;
  readonly signed: Buffer;
  readonly signature: Buffer;
}

function parse(der: Buffer): RevocationList | null {
  const [signed, outerScheme, signature] = readSequence(readDer(der));
  const fields = [...readSequence(signed)];
  if (fields[0]?.tag === TAG.integer) fields.shift();
  const [innerScheme, issuer, thisUpdate, nextUpdate] = fields;
  if (!expectTag(outerScheme, TAG.sequence).raw.equals(expectTag(innerScheme, TAG.sequence).raw)) return null;
  const scheme = readScheme(innerScheme!);
  const extensionList = fields.find(field => field.tag === context(0));
  const extensions = readExtensions(extensionList && children(extensionList)[0]);
  // Delta and partial lists say so in a critical extension; on those "not listed" does not mean "not revoked".
  if (scheme === null || extensions.critical.size > 0) return null;
  const revoked = fields[4]?.tag === TAG.sequence ? children(fields[4]) : [];
  const revokedSerials = new Set<string>();
  for (const entry of revoked) {
    const [serial, , entryExtensions] = readSequence(entry);
    // A critical entry extension names another issuer (an indirect list): the serial is then not this issuer's.
    if (entryExtensions !== undefined && readExtensions(entryExtensions).critical.size > 0) return null;
    revokedSerials.add(readIntegerHex(serial));
  }
  return {
    issuer: expectTag(issuer, TAG.sequence).raw.toString('hex'),
    thisUpdateMs: readTime(thisUpdate),
    nextUpdateMs: readTime(nextUpdate),
    revokedSerials,
    scheme,
    signed: signed!.raw,
    signature: readWholeBits(signature),
  };
}

function readList(der: Buffer): RevocationList | null {
  try {
    return parse(der);
  } catch {
    // A list that cannot be read is a list that is not there; the caller refuses for want of one.
    return null;
  }
}

/** Name of the issuer of a list, as `CrlSource` wants it; null when the list cannot be read. */
function issuerOfList(der: Buffer): string | null {
  return readList(der)?.issuer ?? null;
}

type RevocationFault = Extract<CertificateFault, 'INGETROKKEN' | 'CRL_ONTBREEKT' | 'CRL_VERLOPEN'>;

/**
 * Makes the judge of revocation. The newest list that `issuer` itself signed decides; older ones are not looked at, so
 * that a list brought back cannot undo a revocation.
 * @returns null when `certificate` is not revoked at `nowMs`
 */
export function revocationJudge(source: CrlSource) {
  // null: unreadable, or not signed by this key. Per list, per issuer key: names can be shared, keys cannot.
  const verified = new WeakMap<Buffer, Map<string, RevocationList | null>>();

  function listOf(der: Buffer, issuer: Certificate): RevocationList | null {
    const byKey = verified.get(der) ?? new Map<string, RevocationList | null>();
    const before = byKey.get(issuer.keyThumbprint);
    if (before !== undefined) return before;
    const read = readList(der);
    const isGenuine =
      read !== null &&
      read.issuer === issuer.subject &&
      isSignedBy(read.scheme, issuer.publicKey, read.signed, read.signature);
    const list = isGenuine ? read : null;
    verified.set(der, byKey.set(issuer.keyThumbprint, list));
    return list;
  }

  return (certificate: Certificate, issuer: Certificate, nowMs: number): RevocationFault | null => {
    let newest: RevocationList | null = null;
    for (const der of source(issuer.subject)) {
      const list = listOf(der, issuer);
      if (list === null || list.thisUpdateMs > nowMs) continue;
      if (newest === null || list.thisUpdateMs > newest.thisUpdateMs) newest = list;
    }
    if (newest === null) return 'CRL_ONTBREEKT';
    if (newest.revokedSerials.has(certificate.serialHex)) return 'INGETROKKEN';
    return nowMs > newest.nextUpdateMs ? 'CRL_VERLOPEN' : null;
  };
}

export interface CrlShelf {
  readonly source: CrlSource;
  /** Puts these lists in the place of all before; unreadable ones are left out. */
  replace(lists: readonly Buffer[]): void;
}

/** Lists held in memory by issuer; whoever fetches them calls `replace`. */
export function crlShelf(lists: readonly Buffer[] = []): CrlShelf {
  let byIssuer = new Map<string, Buffer[]>();
  const replace = (fresh: readonly Buffer[]): void => {
    const next = new Map<string, Buffer[]>();
    for (const der of fresh) {
      const issuer = issuerOfList(der);
      if (issuer !== null) next.set(issuer, [...(next.get(issuer) ?? []), der]);
    }
    byIssuer = next;
  };
  replace(lists);
  const none: readonly Buffer[] = [];
  return { source: issuerName => byIssuer.get(issuerName) ?? none, replace };
}
