/**
 * What a certificate must be for each role: the PKIoverheid profiles as data.
 * @source PKIoverheid G4 profiles (TRIAL hierarchy) and G1; the policy OIDs are to be compared with the Programme of
 *         Requirements before production.
 */
import {
  anyExtendedKeyUsage as ANY_EXTENDED_KEY_USAGE,
  id_kp_clientAuth as CLIENT_AUTH,
  id_kp_emailProtection as EMAIL_PROTECTION,
  KeyUsageFlags,
  id_kp_serverAuth as SERVER_AUTH,
} from '@peculiar/asn1-x509';
import type { CertificateRole } from '../../gateway/ports.ts';

/** RFC 9336. */
const DOCUMENT_SIGNING = '1.3.6.1.5.5.7.3.36';

interface RoleProfile {
  /** The leaf has at least one of these key usages. */
  readonly keyUsage: readonly KeyUsageFlags[];
  readonly requiredPurposes: readonly string[];
  /** A key never serves two roles: a TLS certificate signs no message, a signing certificate opens no connection. */
  readonly forbiddenPurposes: readonly string[];
  /** A CA that is itself limited by extendedKeyUsage is limited to at least one of these. */
  readonly issuerPurposes: readonly string[];
}

export const ROLE_PROFILES: Readonly<Record<CertificateRole, RoleProfile>> = {
  'tls-client': {
    keyUsage: [KeyUsageFlags.digitalSignature],
    requiredPurposes: [CLIENT_AUTH],
    forbiddenPurposes: [],
    issuerPurposes: [CLIENT_AUTH, ANY_EXTENDED_KEY_USAGE],
  },
  ondertekening: {
    keyUsage: [KeyUsageFlags.digitalSignature, KeyUsageFlags.nonRepudiation],
    requiredPurposes: [],
    forbiddenPurposes: [SERVER_AUTH, CLIENT_AUTH, ANY_EXTENDED_KEY_USAGE],
    issuerPurposes: [DOCUMENT_SIGNING, EMAIL_PROTECTION, ANY_EXTENDED_KEY_USAGE],
  },
  versleuteling: {
    keyUsage: [KeyUsageFlags.keyEncipherment, KeyUsageFlags.keyAgreement],
    requiredPurposes: [],
    forbiddenPurposes: [SERVER_AUTH, CLIENT_AUTH, ANY_EXTENDED_KEY_USAGE],
    issuerPurposes: [EMAIL_PROTECTION, ANY_EXTENDED_KEY_USAGE],
  },
};

export type RolePolicies = Readonly<Record<CertificateRole, readonly string[]>>;

/** Leaf policies of the real hierarchies: G4 (arc 44) and G1 (arc 8), side by side until G1 ends in November 2028. */
export const PKIOVERHEID_POLICIES: RolePolicies = {
  'tls-client': ['2.16.528.1.1003.1.2.44.15.35.11', '2.16.528.1.1003.1.2.44.16.25.8', '2.16.528.1.1003.1.2.8.6'],
  ondertekening: ['2.16.528.1.1003.1.2.44.16.25.4', '2.16.528.1.1003.1.2.8.4'],
  versleuteling: ['2.16.528.1.1003.1.2.44.16.25.7', '2.16.528.1.1003.1.2.8.5'],
};

/** Leaf policies of the TRIAL hierarchy (arc 41), which the pretend region uses. */
export const TRIAL_POLICIES: RolePolicies = {
  'tls-client': ['2.16.528.1.1003.1.2.41.15.35.11', '2.16.528.1.1003.1.2.41.16.25.8'],
  ondertekening: ['2.16.528.1.1003.1.2.41.16.25.4'],
  versleuteling: ['2.16.528.1.1003.1.2.41.16.25.7'],
};
