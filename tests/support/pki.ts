/**
 * One pretend PKIoverheid for a test file, and one participant with a key per role. Keys cost a third of a second each,
 * so bad certificates are made with these same keys.
 */

import { certificateTrust, type TrustSettings } from '../../adapters/pki/certificate-path.ts';
import { type CrlShelf, crlShelf } from '../../adapters/pki/revocation.ts';
import { TRIAL_POLICIES } from '../../adapters/pki/role-profiles.ts';
import {
  type CertificateAuthority,
  createCertificateAuthority,
  type IssuedCertificate,
} from '../../adapters/pretend/certificate-authority.ts';
import { newKey } from '../../adapters/pretend/certificate-making.ts';
import type { Moment } from '../../consent/moment.ts';
import type { CertificateTrust } from '../../gateway/ports.ts';

/** The day on which tests play. */
export const TEST_MOMENT: Moment = { epochMs: Date.UTC(2026, 10, 20, 9, 0, 0), localDate: '2026-11-20' };
export const TEST_OIN = '00000099999999910000';
export const TEST_CRL_URL = 'http://localhost:8080/crl';

export interface TestPki {
  readonly authority: CertificateAuthority;
  readonly lists: CrlShelf;
  readonly trust: CertificateTrust;
  readonly settings: TrustSettings;
  readonly tls: IssuedCertificate;
  readonly signing: IssuedCertificate;
  readonly encryption: IssuedCertificate;
}

export const TEST_SUBJECT = { oin: TEST_OIN, organisation: 'Woningcorporatie De Proef', commonName: 'localhost' };

async function build(): Promise<TestPki> {
  const { epochMs } = TEST_MOMENT;
  const [authority, rsaKey] = await Promise.all([
    createCertificateAuthority({ epochMs, crlUrl: TEST_CRL_URL }),
    newKey('RSA 3072'),
  ]);
  const subject = TEST_SUBJECT;
  const [tls, signing, encryption, all] = await Promise.all([
    authority.issue({ profile: 'tls', subject, dnsNames: ['localhost'], epochMs }),
    authority.issue({ profile: 'ondertekening', subject, epochMs, key: rsaKey }),
    authority.issue({ profile: 'versleuteling', subject, epochMs, key: rsaKey }),
    authority.revocationLists(epochMs),
  ]);
  const lists = crlShelf(Object.values(all));
  const { anchors, intermediates } = authority;
  const settings = { anchors, intermediates, crls: lists.source, policies: TRIAL_POLICIES, allowTestOins: true };
  return { authority, lists, trust: certificateTrust(settings), settings, tls, signing, encryption };
}

let built: Promise<TestPki> | undefined;

/** The hierarchy of this test file; made at the first call. */
export function testPki(): Promise<TestPki> {
  built ??= build();
  return built;
}
