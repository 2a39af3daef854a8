/** How the certificates of the self-test itself are judged. Making them is apart (`papers.ts`): only one process does. */
import type { CertificateTrust } from '../../gateway/ports.ts';
import type { SelfTestFace } from '../../gateway/selftest/ports.ts';
import { certificateTrust } from '../pki/certificate-path.ts';
import { crlShelf } from '../pki/revocation.ts';
import { TRIAL_POLICIES } from '../pki/role-profiles.ts';

/** The one judge of certificates, on the self-test's own authority. */
export function selfTestTrust({ anchor, revocationList }: SelfTestFace): CertificateTrust {
  return certificateTrust({
    anchors: [Buffer.from(anchor, 'base64')],
    intermediates: [],
    crls: crlShelf([Buffer.from(revocationList, 'base64')]).source,
    ...{ policies: TRIAL_POLICIES, allowTestOins: true },
  });
}
