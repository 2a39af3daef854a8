/**
 * Revocation lists (CRL, RFC 5280 section 5). PKIoverheid G4 has no OCSP for its CAs, so every level is judged by list,
 * and a level without a list that is verified and current is a level without trust.
 */
import { CertificateList } from '@peculiar/asn1-x509';
import type { CertificateFault } from '../../gateway/ports.ts';
import { byType, type Certificate, nameHex, serialHexOf } from './certificate.ts';
import { readExactly } from './exact-reading.ts';
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

/** The library stops at 10,000 values, four to an entry; this leaves room for 100,000 revoked certificates. */
const LIMITS = { berOptions: { maxNodes: 400_000 } };

/** Some, `@peculiar/x509` among them, write an empty sequence where an entry has no extensions; it is read as none. */
function withEmptyExtensions(list: CertificateList): CertificateList {
  for (const entry of list.tbsCertList.revokedCertificates ?? []) entry.crlEntryExtensions ??= [];
  return list;
}

const isCritical = ({ critical }: { readonly critical: boolean }): boolean => critical;

function parse(der: Buffer): RevocationList | null {
  const list = readExactly(der, CertificateList, { limits: LIMITS, spelling: withEmptyExtensions });
  const { tbsCertList, tbsCertListRaw, signatureAlgorithm, signature } = list;
  const { issuer, thisUpdate, nextUpdate, revokedCertificates = [], crlExtensions } = tbsCertList;
  const scheme = readScheme(signatureAlgorithm);
  if (scheme === null || !signatureAlgorithm.isEqual(tbsCertList.signature)) return null;
  // Delta and partial lists say so in a critical extension; on those "not listed" does not mean "not revoked".
  if (nextUpdate === undefined || [...byType(crlExtensions).values()].some(isCritical)) return null;
  const revokedSerials = new Set<string>();
  for (const { userCertificate, crlEntryExtensions } of revokedCertificates) {
    // A critical entry extension names another issuer (an indirect list): the serial is then not this issuer's.
    if ([...byType(crlEntryExtensions).values()].some(isCritical)) return null;
    revokedSerials.add(serialHexOf(userCertificate));
  }
  return {
    issuer: nameHex(issuer),
    thisUpdateMs: thisUpdate.getTime().getTime(),
    nextUpdateMs: nextUpdate.getTime().getTime(),
    revokedSerials,
    scheme,
    signed: Buffer.from(tbsCertListRaw!),
    signature: Buffer.from(signature),
  };
}

/** Long lists take long to read, and both the shelf and the judge need them: each is read once. */
const alreadyRead = new WeakMap<Buffer, RevocationList | null>();

function readList(der: Buffer): RevocationList | null {
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
    const held = [...byIssuer.values()].flat();
    for (const bytes of fresh) {
      // A list that did not change stays the same Buffer, so that it is neither read nor verified again.
      const der = held.find(before => before.equals(bytes)) ?? bytes;
      const issuer = readList(der)?.issuer;
      if (issuer !== undefined) next.set(issuer, [...(next.get(issuer) ?? []), der]);
    }
    byIssuer = next;
  };
  replace(lists);
  const none: readonly Buffer[] = [];
  return { source: issuerName => byIssuer.get(issuerName) ?? none, replace };
}

/**
 * Until when the newest list that `issuer` signed is good; null when there is none. For health and doctor: who asks
 * whether a certificate is revoked asks the judge.
 */
export function listGoodUntil(source: CrlSource, issuer: Certificate, nowMs: number): number | null {
  const lists = source(issuer.subject).flatMap(der => readList(der) ?? []);
  const newest = lists
    .filter(list => list.issuer === issuer.subject && list.thisUpdateMs <= nowMs)
    .filter(list => isSignedBy(list.scheme, issuer.publicKey, list.signed, list.signature))
    .toSorted((one, other) => other.thisUpdateMs - one.thisUpdateMs)[0];
  return newest?.nextUpdateMs ?? null;
}
