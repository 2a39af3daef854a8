/**
 * Revocation lists (CRL, RFC 5280 section 5). PKIoverheid G4 has no OCSP for its CAs, so every level is judged by list,
 * and a level without a list that is verified and current is a level without trust.
 */
import type { CertificateFault } from '../../gateway/ports.ts';
import type { Certificate } from './certificate.ts';
import { type RevocationList, readRevocationList } from './revocation-list.ts';
import { isSignedBy } from './signature-scheme.ts';

/** A certificate whose list is asked for, with its issuer. Signatures up to an anchor of ours were verified before. */
export interface Sought {
  readonly certificate: Certificate;
  readonly issuer: Certificate;
}

/**
 * Gives the lists (DER) known for an issuer, by the hex of the DER of its name. Nothing about them is believed yet.
 * The same list must be given as the same Buffer: what was read and verified is remembered by identity.
 * @param sought for whom: a source that fetches learns here where to look
 */
export type CrlSource = (issuerName: string, sought?: Sought) => readonly Buffer[];

// Per list, per issuer key: names can be shared, keys cannot.
const verified = new WeakMap<Buffer, Map<string, boolean>>();

/** The list in `der` when `issuer` itself signed it; null otherwise. */
export function genuineList(der: Buffer, issuer: Certificate): RevocationList | null {
  const read = readRevocationList(der);
  if (read === null || read.issuer !== issuer.subject) return null;
  const byKey = verified.get(der) ?? new Map<string, boolean>();
  let isSigned = byKey.get(issuer.keyThumbprint);
  if (isSigned === undefined) {
    isSigned = isSignedBy(read.scheme, issuer.publicKey, read.signed, read.signature);
    verified.set(der, byKey.set(issuer.keyThumbprint, isSigned));
  }
  return isSigned ? read : null;
}

type RevocationFault = Extract<CertificateFault, 'INGETROKKEN' | 'CRL_ONTBREEKT' | 'CRL_VERLOPEN'>;

/**
 * Makes the judge of revocation. The newest list that `issuer` itself signed decides; older ones are not looked at, so
 * that a list brought back cannot undo a revocation.
 * @returns null when `certificate` is not revoked at `nowMs`
 */
export function revocationJudge(source: CrlSource) {
  return (certificate: Certificate, issuer: Certificate, nowMs: number): RevocationFault | null => {
    let newest: RevocationList | null = null;
    for (const der of source(issuer.subject, { certificate, issuer })) {
      const list = genuineList(der, issuer);
      if (list === null || list.thisUpdateMs > nowMs) continue;
      if (newest === null || list.thisUpdateMs > newest.thisUpdateMs) newest = list;
    }
    if (newest === null) return 'CRL_ONTBREEKT';
    if (newest.revokedSerials.has(certificate.serialHex)) return 'INGETROKKEN';
    return nowMs > newest.nextUpdateMs ? 'CRL_VERLOPEN' : null;
  };
}

/** Lists of several sources together; the judge takes the newest. */
export function anyOf(...sources: readonly CrlSource[]): CrlSource {
  return (issuerName, sought) => sources.flatMap(source => source(issuerName, sought));
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
      const issuer = readRevocationList(der)?.issuer;
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
  const newest = source(issuer.subject)
    .flatMap(der => genuineList(der, issuer) ?? [])
    .filter(list => list.thisUpdateMs <= nowMs)
    .toSorted((one, other) => other.thisUpdateMs - one.thisUpdateMs)[0];
  return newest?.nextUpdateMs ?? null;
}
