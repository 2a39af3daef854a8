/**
 * The one function that decides whether a certificate may be relied on: RFC 5280 path validation with the rules of
 * PKIoverheid and the Digikoppeling security rules (PKI001 to PKI005) on top.
 *
 * What never changes about a path (names, signatures, constraints, usage, policy, organisation number) is judged once
 * and remembered; dates and revocation are judged anew at every call.
 */
import { hash } from 'node:crypto';
import { id_ce_certificatePolicies_anyPolicy as ANY_POLICY, KeyUsageFlags } from '@peculiar/asn1-x509';
import { isOin, type OinScope } from '../../gateway/access/oin.ts';
import type { CertificateFault, CertificateRole, CertificateTrust, CertificateVerdict } from '../../gateway/ports.ts';
import { type Certificate, readCertificate } from './certificate.ts';
import { type CrlSource, revocationJudge } from './revocation.ts';
import { PKIOVERHEID_POLICIES, ROLE_PROFILES, type RolePolicies } from './role-profiles.ts';

export interface TrustSettings {
  /** Our roots (DER). Every path ends in one of these, byte for byte; a root sent along by a peer counts for nothing. */
  readonly anchors: readonly Buffer[];
  /** Known intermediates (DER), so that a peer may send its leaf alone. They are judged like sent ones. */
  readonly intermediates: readonly Buffer[];
  readonly crls: CrlSource;
  /** Accepted leaf policies per role; left out: PKIoverheid G4 and G1. */
  readonly policies?: RolePolicies;
  /** Whether the test series 00000099 counts as an organisation number: only in a pretend region. */
  readonly allowTestOins?: boolean;
}

/** NCSC 2025-05: RSA 3072 and P-256 are the least that is sufficient. */
const LEAST_RSA_BITS = 3072;
const CURVES: ReadonlySet<string> = new Set(['prime256v1', 'secp384r1', 'secp521r1']);

/** Leaf and root included. PKIoverheid has four levels. */
const LONGEST_PATH = 6;
const MOST_SENT = 8;
/** Many certificates of one name could make the search for a path explode; a stranger pays no more than this. */
const MOST_SIGNATURES_TRIED = 24;
const MOST_REMEMBERED = 4096;

const thumbprints = new WeakMap<Buffer, string>();

/** A connection and a sender's header give the same bytes with each message: digested once. */
function thumbprintOf(der: Buffer): string {
  const known = thumbprints.get(der) ?? hash('sha256', der, 'base64url');
  thumbprints.set(der, known);
  return known;
}

type Valid = Extract<CertificateVerdict, { kind: 'valid' }>;

/** A path without static faults; leaf first, anchor last. */
interface SoundPath {
  readonly certificates: readonly Certificate[];
  readonly verdict: Valid;
}

const invalid = (code: CertificateFault): CertificateVerdict => ({ kind: 'invalid', code });

function isStrong({ publicKey }: Certificate): boolean {
  const details = publicKey.asymmetricKeyDetails;
  switch (publicKey.asymmetricKeyType) {
    case 'rsa':
    case 'rsa-pss':
      return (details?.modulusLength ?? 0) >= LEAST_RSA_BITS && (details?.publicExponent ?? 0n) >= 65537n;
    case 'ec':
      return CURVES.has(details?.namedCurve ?? '');
    default:
      return false;
  }
}

const mayDo = ({ keyUsage }: Certificate, usage: KeyUsageFlags): boolean => (keyUsage & usage) !== 0;

/** @param below number of CA certificates between this one and the leaf */
function issuerFault(ca: Certificate, below: number): CertificateFault | null {
  if (!ca.isCa) return 'GEEN_CA';
  if (!mayDo(ca, KeyUsageFlags.keyCertSign) || !mayDo(ca, KeyUsageFlags.cRLSign)) return 'SLEUTELGEBRUIK';
  if (ca.pathLength !== null && below > ca.pathLength) return 'PAD_TE_LANG';
  return null;
}

function leafFault(leaf: Certificate, role: CertificateRole): CertificateFault | null {
  const profile = ROLE_PROFILES[role];
  // A CA certificate carries the same policies and purposes as its leaves: it must not pass for one of them.
  if (leaf.isCa || mayDo(leaf, KeyUsageFlags.keyCertSign)) return 'SLEUTELGEBRUIK';
  if (!profile.keyUsage.some(usage => mayDo(leaf, usage))) return 'SLEUTELGEBRUIK';
  const purposes = leaf.extendedKeyUsage ?? [];
  if (!profile.requiredPurposes.every(purpose => purposes.includes(purpose))) return 'UITGEBREID_SLEUTELGEBRUIK';
  if (profile.forbiddenPurposes.some(purpose => purposes.includes(purpose))) return 'UITGEBREID_SLEUTELGEBRUIK';
  return null;
}

/** The leaf has an accepted policy, and every CA below our anchor was allowed to issue under that same policy. */
function hasAcceptedPolicy(
  leaf: Certificate,
  intermediates: readonly Certificate[],
  accepted: readonly string[],
): boolean {
  return leaf.policies.some(
    policy =>
      accepted.includes(policy) &&
      intermediates.every(ca => ca.policies.includes(policy) || ca.policies.includes(ANY_POLICY)),
  );
}

/** RFC 5280 6.1 in the order in which a reader of a refusal wants to know; dates and revocation come later. */
function staticFault(
  path: readonly Certificate[],
  role: CertificateRole,
  policies: RolePolicies,
): CertificateFault | null {
  const leaf = path[0]!;
  const issuers = path.slice(1);
  const intermediates = issuers.slice(0, -1);
  for (const [below, ca] of issuers.entries()) {
    const fault = issuerFault(ca, below);
    if (fault !== null) return fault;
  }
  if (path.some(certificate => certificate.hasUnknownCriticalExtension)) return 'KRITIEKE_EXTENSIE';
  if (!path.every(isStrong)) return 'ZWAKKE_SLEUTEL';
  const fault = leafFault(leaf, role);
  if (fault !== null) return fault;
  const { issuerPurposes } = ROLE_PROFILES[role];
  for (const { extendedKeyUsage } of intermediates) {
    if (extendedKeyUsage !== null && !issuerPurposes.some(purpose => extendedKeyUsage.includes(purpose))) {
      return 'UITGEBREID_SLEUTELGEBRUIK';
    }
  }
  return hasAcceptedPolicy(leaf, intermediates, policies[role]) ? null : 'BELEID';
}

type OrganisationNumber =
  | { readonly kind: 'valid'; readonly oin: string }
  | { readonly kind: 'invalid'; readonly code: CertificateFault };

/** Digikoppeling PKI001: the number stands in the subject, exactly once; with two each reader would pick its own. */
function readOrganisationNumber(leaf: Certificate, scope: OinScope): OrganisationNumber {
  const [oin, ...others] = leaf.subjectSerialNumbers;
  if (oin === undefined) return { kind: 'invalid', code: 'GEEN_OIN' };
  if (others.length > 0) return { kind: 'invalid', code: 'MEER_DAN_EEN_OIN' };
  return oin !== null && isOin(oin, scope) ? { kind: 'valid', oin } : { kind: 'invalid', code: 'OIN_ONGELDIG' };
}

interface Search {
  readonly paths: readonly (readonly Certificate[])[];
  /** Why there is no path, when there is none. */
  readonly fault: CertificateFault;
}

/** Every path from `leaf` to an anchor by name and signature. A renewed CA shares name and key, so there may be several. */
function findPaths(leaf: Certificate, anchors: ReadonlySet<Certificate>, others: readonly Certificate[]): Search {
  const paths: Certificate[][] = [];
  let fault: CertificateFault = 'ONBEKENDE_UITGEVER';
  let tried = 0;
  const extend = (path: readonly Certificate[]): void => {
    const last = path.at(-1)!;
    for (const issuer of [...anchors, ...others]) {
      if (issuer.subject !== last.issuer || path.some(seen => seen.thumbprint === issuer.thumbprint)) continue;
      if (!last.isSchemeBelieved) {
        fault = 'ZWAKKE_HANDTEKENING';
        return;
      }
      tried += 1;
      if (tried > MOST_SIGNATURES_TRIED) return;
      if (!last.x509.verify(issuer.publicKey)) {
        if (fault === 'ONBEKENDE_UITGEVER') fault = 'HANDTEKENING_ONGELDIG';
      } else if (anchors.has(issuer)) {
        paths.push([...path, issuer]);
      } else if (path.length < LONGEST_PATH - 1) {
        extend([...path, issuer]);
      }
    }
  };
  extend([leaf]);
  return { paths, fault };
}

function readOwn(list: readonly Buffer[], what: string): readonly Certificate[] {
  return list.map(der => {
    const certificate = readCertificate(der);
    if (certificate === null) throw new TypeError(`Cannot set up trust: a configured ${what} is no certificate`);
    return certificate;
  });
}

/**
 * Makes the judge of certificates.
 * @throws TypeError when an anchor or intermediate cannot be read, or when there is no anchor: that is no trust at all
 * @source RFC 5280 section 6; Digikoppeling beveiligingsstandaarden PKI001 to PKI005
 */
export function certificateTrust(settings: TrustSettings): CertificateTrust {
  const anchors = new Set(readOwn(settings.anchors, 'anchor'));
  if (anchors.size === 0) throw new TypeError('Cannot set up trust: no anchor is configured');
  const known = readOwn(settings.intermediates, 'intermediate');
  const own = new Map([...anchors, ...known].map(certificate => [certificate.thumbprint, certificate] as const));
  const policies = settings.policies ?? PKIOVERHEID_POLICIES;
  const scope: OinScope = settings.allowTestOins === true ? 'ook-test' : 'productie';
  const revocationFault = revocationJudge(settings.crls);
  // Only what reached an anchor is remembered: strangers cannot push members out.
  const remembered = new Map<string, readonly SoundPath[]>();

  function study(chain: readonly Buffer[], role: CertificateRole): readonly SoundPath[] | CertificateFault {
    if (chain.length > MOST_SENT) return 'ONLEESBAAR';
    // Reading takes milliseconds; what a peer sends of ours was read before.
    const sent = chain.map(der => own.get(thumbprintOf(der)) ?? readCertificate(der));
    if (!sent.every(certificate => certificate !== null)) return 'ONLEESBAAR';
    const leaf = sent[0]!;
    const unseen = sent.slice(1).filter(certificate => !own.has(certificate.thumbprint));
    const search = findPaths(leaf, anchors, [...known, ...unseen]);
    const sound: (readonly Certificate[])[] = [];
    let fault = search.fault;
    for (const path of search.paths) {
      const found = staticFault(path, role, policies);
      if (found === null) sound.push(path);
      else fault = found;
    }
    if (sound.length === 0) return fault;
    const number = readOrganisationNumber(leaf, scope);
    if (number.kind === 'invalid') return number.code;
    const verdict = verdictOf(leaf, number.oin);
    return sound.map(certificates => ({ certificates, verdict }));
  }

  function dateFault(path: readonly Certificate[], nowMs: number): CertificateFault | null {
    for (const certificate of path) {
      if (nowMs < certificate.notBeforeMs) return 'NOG_NIET_GELDIG';
      if (nowMs > certificate.notAfterMs) return 'VERLOPEN';
    }
    return null;
  }

  function dynamicFault(path: readonly Certificate[], nowMs: number): CertificateFault | null {
    const dates = dateFault(path, nowMs);
    if (dates !== null) return dates;
    // From the root down: the word of a revoked CA about its own certificates is worth nothing.
    for (let i = path.length - 2; i >= 0; i -= 1) {
      const fault = revocationFault(path[i]!, path[i + 1]!, nowMs);
      if (fault !== null) return fault;
    }
    return null;
  }

  function judged(
    chain: readonly Buffer[],
    role: CertificateRole,
    faultOf: (path: readonly Certificate[]) => CertificateFault | null,
  ): CertificateVerdict {
    if (chain.length === 0) return invalid('GEEN_CERTIFICAAT');
    const key = `${role} ${chain.map(thumbprintOf).join(' ')}`;
    let paths = remembered.get(key);
    if (paths === undefined) {
      const studied = study(chain, role);
      if (typeof studied === 'string') return invalid(studied);
      paths = studied;
      if (remembered.size >= MOST_REMEMBERED) remembered.delete(remembered.keys().next().value!);
      remembered.set(key, paths);
    }
    let fault: CertificateFault = 'ONBEKENDE_UITGEVER';
    for (const path of paths) {
      const found = faultOf(path.certificates);
      if (found === null) return path.verdict;
      fault = found;
    }
    return invalid(fault);
  }

  return {
    validate: (chain, role, now) => judged(chain, role, path => dynamicFault(path, now.epochMs)),
    couldSign: (chain, epochMs) => judged(chain, 'ondertekening', path => dateFault(path, epochMs)),
  };
}

function verdictOf(leaf: Certificate, oin: string): Valid {
  return Object.freeze({
    kind: 'valid',
    oin,
    organisation: leaf.organisation,
    thumbprint: leaf.thumbprint,
    keyThumbprint: leaf.keyThumbprint,
    publicKey: leaf.publicKey,
    notAfterMs: leaf.notAfterMs,
  });
}
