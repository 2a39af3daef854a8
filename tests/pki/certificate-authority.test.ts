import { X509Certificate } from 'node:crypto';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certificatesIn, readCertificate } from '../../adapters/pki/certificate.ts';
import { certificateTrust } from '../../adapters/pki/certificate-path.ts';
import { crlShelf } from '../../adapters/pki/revocation.ts';
import { TRIAL_POLICIES } from '../../adapters/pki/role-profiles.ts';
import { type CertificateAuthority, openCertificateAuthority } from '../../adapters/pretend/certificate-authority.ts';
import { TEST_CRL_URL, TEST_MOMENT, TEST_SUBJECT } from '../support/pki.ts';

const { epochMs } = TEST_MOMENT;
let parent: string;
let folder: string;
let authority: CertificateAuthority;
const open = () => openCertificateAuthority({ folder, epochMs, crlUrl: TEST_CRL_URL });

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'seinhuis-ca-'));
  folder = join(parent, 'ca');
  authority = await open();
});
afterAll(() => rm(parent, { recursive: true, force: true }));

const issueTls = (by: CertificateAuthority) => by.issue({ profile: 'tls', subject: TEST_SUBJECT, epochMs });

async function trustIn(by: CertificateAuthority) {
  const lists = crlShelf(Object.values(await by.revocationLists(epochMs)));
  const { anchors, intermediates } = by;
  return certificateTrust({
    anchors,
    intermediates,
    crls: lists.source,
    policies: TRIAL_POLICIES,
    allowTestOins: true,
  });
}

describe('the pretend PKIoverheid', () => {
  it('keeps its keys where only its own user reads them', async () => {
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    for (const file of await readdir(folder)) {
      if (file.endsWith('.key')) expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600);
    }
  });

  it('is the same one when opened again, and trusts what it issued before', async () => {
    const issued = await issueTls(authority);
    const again = await open();
    expect(again.anchors).toEqual(authority.anchors);
    expect((await trustIn(again)).validate(issued.chain, 'tls-client', TEST_MOMENT).kind).toBe('valid');
  });

  it('still holds a certificate revoked after it is opened again', async () => {
    const issued = await issueTls(authority);
    await authority.revoke(issued.certificate, epochMs);
    const verdict = (await trustIn(await open())).validate(issued.chain, 'tls-client', TEST_MOMENT);
    expect(verdict).toEqual({ kind: 'invalid', code: 'INGETROKKEN' });
  });

  it('can revoke its own TSP, and with it everything below', async () => {
    const memory = await openCertificateAuthority({ folder: join(parent, 'ander'), epochMs, crlUrl: TEST_CRL_URL });
    const issued = await issueTls(memory);
    await memory.revoke(memory.issuers.tsp.certificate, epochMs);
    const verdict = (await trustIn(memory)).validate(issued.chain, 'tls-client', TEST_MOMENT);
    expect(verdict).toEqual({ kind: 'invalid', code: 'INGETROKKEN' });
    await expect(memory.revoke(authority.anchors[0]!.subarray(1), epochMs)).rejects.toThrow(TypeError);
  });

  it('says in every CA name that it is a test', () => {
    for (const { certificate } of Object.values(authority.issuers)) {
      expect(new X509Certificate(certificate).subject).toContain('CN=TEST - niet voor productie');
    }
  });

  it('makes certificates that another implementation reads and verifies in the same way', async () => {
    const { chain, chainPem } = await issueTls(authority);
    const certificates = [...chain, ...authority.anchors].map(der => new X509Certificate(der));
    for (const [i, certificate] of certificates.entries()) {
      const issuer = certificates[i + 1] ?? certificate;
      expect(certificate.checkIssued(issuer)).toBe(true);
      expect(certificate.verify(issuer.publicKey)).toBe(true);
    }
    const read = readCertificate(chain[0])!;
    expect(read.serialHex).toBe(certificates[0]!.serialNumber.toLowerCase());
    expect(read.notAfterMs).toBe(Date.parse(certificates[0]!.validTo));
    expect(certificates[0]!.subject).toContain(`serialNumber=${TEST_SUBJECT.oin}`);
    expect(certificatesIn(chainPem)).toEqual(chain);
    expect(certificatesIn(chain[0])).toEqual([chain[0]]);
  });
});
