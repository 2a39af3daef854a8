/**
 * Extensions of the pretend PKIoverheid: the G4 profiles in the TRIAL arc, so that nothing it issues can pass for real.
 */
import 'reflect-metadata';
import {
  AuthorityInfoAccessExtension,
  BasicConstraintsExtension,
  CertificatePolicyExtension,
  CRLDistributionPointsExtension,
  ExtendedKeyUsageExtension,
  Extension,
  type JsonName,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
} from '@peculiar/x509';
import { TRIAL_POLICIES } from '../pki/role-profiles.ts';

export type Level = 'root' | 'tussen' | 'tsp';
export type LeafProfile = 'tls' | 'ondertekening' | 'versleuteling';

const TEST_MARK = 'TEST - niet voor productie';
/** OV policy of ETSI EN 319 411-1, which G4 certificates carry beside their own. */
const ORGANISATION_VALIDATED = '0.4.0.2042.1.1';
/** Statement that the subject's identifier follows ETSI EN 319 412-1 for legal persons (0.4.0.194121.1.2). */
const LEGAL_PERSON_STATEMENT = Buffer.from('3017301506082b06010505070b023009060704008bec490102', 'hex');

const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';
const EMAIL_PROTECTION = '1.3.6.1.5.5.7.3.4';
const DOCUMENT_SIGNING = '1.3.6.1.5.5.7.3.36';

const LEAF = {
  tls: {
    usage: KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment,
    purposes: [SERVER_AUTH, CLIENT_AUTH],
    policy: TRIAL_POLICIES['tls-client'][0]!,
  },
  ondertekening: {
    usage: KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation,
    purposes: [DOCUMENT_SIGNING],
    policy: TRIAL_POLICIES.ondertekening[0]!,
  },
  versleuteling: {
    usage: KeyUsageFlags.keyEncipherment,
    purposes: [EMAIL_PROTECTION],
    policy: TRIAL_POLICIES.versleuteling[0]!,
  },
} as const;

function whereToLook(url: string, issuer: Level): Extension[] {
  return [
    new CRLDistributionPointsExtension([`${url}/${issuer}.crl`]),
    new AuthorityInfoAccessExtension({ caIssuers: `${url}/${issuer}.cer` }),
  ];
}

export function caExtensions(level: Level, crlUrl: string): Extension[] {
  const usage = KeyUsageFlags.digitalSignature | KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign;
  const own = [new KeyUsagesExtension(usage, true)];
  if (level === 'root') return [new BasicConstraintsExtension(true, undefined, true), ...own];
  return [
    new BasicConstraintsExtension(true, level === 'tussen' ? 1 : 0, true),
    ...own,
    new ExtendedKeyUsageExtension([SERVER_AUTH, CLIENT_AUTH, EMAIL_PROTECTION, DOCUMENT_SIGNING]),
    new CertificatePolicyExtension([ORGANISATION_VALIDATED, ...Object.values(LEAF).map(({ policy }) => policy)]),
    ...whereToLook(crlUrl, level === 'tussen' ? 'root' : 'tussen'),
  ];
}

export function leafExtensions(profile: LeafProfile, dnsNames: readonly string[], crlUrl: string): Extension[] {
  const { usage, purposes, policy } = LEAF[profile];
  const names = dnsNames.map(value => ({ type: 'dns' as const, value }));
  return [
    new BasicConstraintsExtension(false, undefined, true),
    new KeyUsagesExtension(usage, true),
    new ExtendedKeyUsageExtension([...purposes]),
    new CertificatePolicyExtension([ORGANISATION_VALIDATED, policy]),
    ...(names.length > 0 ? [new SubjectAlternativeNameExtension(names)] : []),
    ...whereToLook(crlUrl, 'tsp'),
    new Extension('1.3.6.1.5.5.7.1.3', false, LEGAL_PERSON_STATEMENT),
  ];
}

const CA_NAMES: Readonly<Record<Level, string>> = {
  root: `${TEST_MARK} - G4 Root Priv G-TLS`,
  tussen: `${TEST_MARK} - G4 Intm Priv G-TLS SYS`,
  tsp: `${TEST_MARK} - G4 PKIo Priv G-TLS SYS`,
};

export function caName(level: Level): JsonName {
  const identifier: JsonName = level === 'tsp' ? [{ '2.5.4.97': ['NTRNL-99999990'] }] : [];
  return [{ C: ['NL'] }, { O: [TEST_MARK] }, ...identifier, { CN: [CA_NAMES[level]] }];
}

export interface LeafSubject {
  readonly oin: string;
  readonly organisation: string;
  readonly commonName: string;
}

/** Subject of a participant: the OIN in `serialNumber` (2.5.4.5), as PKIoverheid places it. */
export function leafName({ oin, organisation, commonName }: LeafSubject): JsonName {
  return [
    { C: ['NL'] },
    { O: [organisation] },
    { OU: [TEST_MARK] },
    { '2.5.4.97': [`NTRNL-${oin.slice(8, 16)}`] },
    { '2.5.4.5': [oin] },
    { CN: [commonName] },
  ];
}
