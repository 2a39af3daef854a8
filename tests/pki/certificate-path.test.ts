import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
} from '@peculiar/x509';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certificateTrust } from '../../adapters/pki/certificate-path.ts';
import { crlShelf } from '../../adapters/pki/revocation.ts';
import { PKIOVERHEID_POLICIES } from '../../adapters/pki/role-profiles.ts';
import { makeCertificate, makeRevocationList, newKey } from '../../adapters/pretend/certificate-making.ts';
import { caExtensions, leafExtensions, leafName } from '../../adapters/pretend/certificate-profiles.ts';
import type { CertificateFault } from '../../gateway/ports.ts';
import { TEST_CRL_URL, TEST_MOMENT, TEST_OIN, TEST_SUBJECT } from '../support/pki.ts';
import {
  type Attempt,
  below,
  DAY,
  HOUR,
  instead,
  issueTls,
  judge,
  leafSubjectWithout,
  NOW,
  otherAuthority,
  pki,
  tls,
  withCa,
  without,
} from './attempts.ts';

const NULL_VALUE = Buffer.of(0x05, 0x00);

type Row = readonly [situation: string, code: CertificateFault, make: () => Attempt | Promise<Attempt>];

const ROWS: readonly Row[] = [
  ['nothing was sent', 'GEEN_CERTIFICAAT', () => ({ chain: [] })],
  ['the bytes are no certificate', 'ONLEESBAAR', () => ({ chain: [Buffer.from('geen certificaat')] })],
  [
    'a byte follows the certificate',
    'ONLEESBAAR',
    () => ({ chain: [Buffer.concat([pki.tls.certificate, Buffer.of(0)])] }),
  ],
  ['one of those sent along cannot be read', 'ONLEESBAAR', () => ({ chain: [...pki.tls.chain, Buffer.of(0x30, 0)] })],
  ['nine are sent', 'ONLEESBAAR', () => ({ chain: Array(9).fill(pki.tls.certificate) })],
  [
    'an extension stands there twice',
    'ONLEESBAAR',
    () => tls({ extensions: usual => [...usual, new BasicConstraintsExtension(false)] }),
  ],

  ['the path ends in another root', 'ONBEKENDE_UITGEVER', async () => below(await otherAuthority('vreemd'))],
  [
    'it is its own issuer',
    'ONBEKENDE_UITGEVER',
    async () => ({ chain: [(await otherAuthority('vreemd')).certificate] }),
  ],
  [
    'no intermediate is known or sent',
    'ONBEKENDE_UITGEVER',
    () => ({ chain: [pki.tls.certificate], settings: { intermediates: [] } }),
  ],
  [
    'an unrelated issuer bears the name of the TSP',
    'HANDTEKENING_ONGELDIG',
    async () => below(await otherAuthority('tsp')),
  ],
  [
    'an unrelated root bears the name of ours',
    'HANDTEKENING_ONGELDIG',
    async () => below(await otherAuthority('root')),
  ],
  ['it is signed with SHA-1', 'ZWAKKE_HANDTEKENING', () => tls({ scheme: 'PKCS#1 SHA-1' })],

  ['it has expired', 'VERLOPEN', () => tls({ notBeforeMs: NOW - 2 * DAY, notAfterMs: NOW - 1000 })],
  ['it is not yet valid', 'NOG_NIET_GELDIG', () => tls({ notBeforeMs: NOW + 1000 })],
  [
    'the intermediate has expired',
    'VERLOPEN',
    () => withCa('tussen', { notBeforeMs: NOW - 2 * DAY, notAfterMs: NOW - 1000 }),
  ],
  ['the TSP is not yet valid', 'NOG_NIET_GELDIG', () => withCa('tsp', { notBeforeMs: NOW + 1000 })],
  ['the root has expired', 'VERLOPEN', () => ({ chain: pki.tls.chain, epochMs: NOW + 11 * 365 * DAY })],

  ['the issuer is a participant', 'GEEN_CA', () => below(pki.signing)],
  ['the TSP lacks basicConstraints', 'GEEN_CA', () => withCa('tsp', { extensions: without('2.5.29.19') })],
  [
    'a CA stands below the TSP, whose path length is 0',
    'PAD_TE_LANG',
    async () => {
      const { key } = pki.signing;
      const subject = [{ CN: ['TEST - niet voor productie - onder de TSP'] }];
      const extensions = caExtensions('tsp', TEST_CRL_URL);
      const period = { notBeforeMs: NOW - DAY, notAfterMs: NOW + DAY };
      const certificate = await makeCertificate({
        subject,
        key,
        extensions,
        issuer: pki.authority.issuers.tsp,
        ...period,
      });
      return below({ key, certificate });
    },
  ],
  [
    'the TSP may not sign certificates',
    'SLEUTELGEBRUIK',
    () =>
      withCa('tsp', {
        extensions: instead(new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.cRLSign, true)),
      }),
  ],
  [
    'the TSP may not sign revocation lists',
    'SLEUTELGEBRUIK',
    () => withCa('tsp', { extensions: instead(new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true)) }),
  ],
  ['the TSP states no key usage', 'SLEUTELGEBRUIK', () => withCa('tsp', { extensions: without('2.5.29.15') })],
  ['it states no key usage', 'SLEUTELGEBRUIK', () => tls({ extensions: without('2.5.29.15') })],
  [
    'it may encrypt but not sign',
    'SLEUTELGEBRUIK',
    () => tls({ extensions: instead(new KeyUsagesExtension(KeyUsageFlags.keyEncipherment, true)) }),
  ],
  ['a CA poses as a participant', 'SLEUTELGEBRUIK', () => ({ chain: pki.tls.chain.slice(1) })],

  [
    'clientAuth is missing',
    'UITGEBREID_SLEUTELGEBRUIK',
    () => tls({ extensions: instead(new ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.1'])) }),
  ],
  ['no extended key usage is stated', 'UITGEBREID_SLEUTELGEBRUIK', () => tls({ extensions: without('2.5.29.37') })],
  [
    'the TSP is limited to other purposes',
    'UITGEBREID_SLEUTELGEBRUIK',
    () => withCa('tsp', { extensions: instead(new ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.8'])) }),
  ],
  ['a signing certificate opens a connection', 'UITGEBREID_SLEUTELGEBRUIK', () => ({ chain: pki.signing.chain })],
  ['a TLS certificate signs', 'UITGEBREID_SLEUTELGEBRUIK', () => ({ chain: pki.tls.chain, role: 'ondertekening' })],
  [
    'a TLS certificate is encrypted to',
    'UITGEBREID_SLEUTELGEBRUIK',
    () => ({ chain: pki.tls.chain, role: 'versleuteling' }),
  ],
  ['an encryption certificate signs', 'SLEUTELGEBRUIK', () => ({ chain: pki.encryption.chain, role: 'ondertekening' })],

  ['its policy is that of signing', 'BELEID', () => tls({ extensions: () => signingPolicyOnTls() })],
  ['it states no policy', 'BELEID', () => tls({ extensions: without('2.5.29.32') })],
  ['the TSP was not allowed this policy', 'BELEID', () => withCa('tsp', { extensions: without('2.5.29.32') })],
  [
    'TRIAL policies meet the settings of production',
    'BELEID',
    () => ({ chain: pki.tls.chain, settings: { policies: PKIOVERHEID_POLICIES } }),
  ],

  ['its key is RSA 2048', 'ZWAKKE_SLEUTEL', () => tls({}, { key: 'RSA 2048' })],
  [
    'an unknown extension is critical',
    'KRITIEKE_EXTENSIE',
    () => tls({ extensions: usual => [...usual, new Extension('1.2.3.4', true, NULL_VALUE)] }),
  ],
  [
    'the TSP has name constraints, which are not understood here',
    'KRITIEKE_EXTENSIE',
    () => withCa('tsp', { extensions: usual => [...usual, new Extension('2.5.29.30', true, Buffer.of(0x30, 0))] }),
  ],

  ['the subject has no OIN', 'GEEN_OIN', () => tls({ subject: leafSubjectWithout('2.5.4.5') })],
  [
    'the OIN stands only in the serial of the certificate',
    'GEEN_OIN',
    () => tls({ subject: leafSubjectWithout('2.5.4.5'), serialHex: `01${TEST_OIN}` }),
  ],
  [
    'the subject has two OINs',
    'MEER_DAN_EEN_OIN',
    () => tls({ subject: [...leafName(TEST_SUBJECT), { '2.5.4.5': ['00000099000000344000'] }] }),
  ],
  [
    'one attribute set of the subject has two OINs',
    'MEER_DAN_EEN_OIN',
    () => tls({ subject: [...leafSubjectWithout('2.5.4.5'), { '2.5.4.5': [TEST_OIN, '00000099000000344000'] }] }),
  ],
  ['the OIN is a digit short', 'OIN_ONGELDIG', () => tls({}, { subject: { ...TEST_SUBJECT, oin: TEST_OIN.slice(1) } })],
  ['a test OIN meets production', 'OIN_ONGELDIG', () => ({ chain: pki.tls.chain, settings: { allowTestOins: false } })],
];

function signingPolicyOnTls(): readonly Extension[] {
  const policy = leafExtensions('ondertekening', [], TEST_CRL_URL).find(extension => extension.type === '2.5.29.32')!;
  return instead(policy)(leafExtensions('tls', [], TEST_CRL_URL));
}
describe('a certificate', () => {
  it.each(ROWS)('is refused when %s (%s)', async (_situation, code, make) => {
    expect(judge(await make())).toEqual({ kind: 'invalid', code });
  });

  it.each([
    ['tls-client', () => pki.tls],
    ['ondertekening', () => pki.signing],
    ['versleuteling', () => pki.encryption],
  ] as const)('made for %s is accepted for it, with or without its intermediates', (role, issued) => {
    const { chain, certificate } = issued();
    for (const sent of [chain, [certificate]]) {
      expect(judge({ chain: sent, role })).toMatchObject({
        kind: 'valid',
        oin: TEST_OIN,
        organisation: TEST_SUBJECT.organisation,
      });
    }
  });

  it('is accepted up to the last second of its term', async () => {
    const attempt = await tls({ notAfterMs: NOW });
    expect(judge(attempt).kind).toBe('valid');
    expect(judge({ ...attempt, epochMs: NOW + 1 })).toEqual({ kind: 'invalid', code: 'VERLOPEN' });
  });

  it('is accepted with the PKCS#1 SHA-256 signature of the older hierarchy', async () => {
    expect(judge(await tls({ scheme: 'PKCS#1 SHA-256' })).kind).toBe('valid');
  });

  it('is accepted through a renewed intermediate while the old one is still around', async () => {
    const { settings } = await withCa('tussen', { notBeforeMs: NOW - 2 * DAY, notAfterMs: NOW - DAY });
    const intermediates = [...settings!.intermediates!, pki.authority.issuers.tussen.certificate];
    expect(judge({ chain: [pki.tls.certificate], settings: { intermediates } }).kind).toBe('valid');
  });

  it('is accepted under an elliptic-curve root, signatures and list by ECDSA', async () => {
    const key = await newKey('EC P-256');
    const period = { notBeforeMs: NOW - DAY, notAfterMs: NOW + DAY };
    const extensions = caExtensions('root', TEST_CRL_URL);
    const issuer = {
      key,
      certificate: await makeCertificate({
        subject: [{ CN: ['TEST EC'] }],
        key,
        extensions,
        issuer: 'self',
        ...period,
      }),
    };
    const { certificate } = await issueTls({ issuer });
    const list = await makeRevocationList({ issuer, revoked: [], thisUpdateMs: NOW - HOUR, nextUpdateMs: NOW + DAY });
    const settings = { anchors: [issuer.certificate], crls: crlShelf([list]).source };
    expect(judge({ chain: [certificate], settings }).kind).toBe('valid');
    expect(judge({ chain: [certificate], settings: { anchors: [issuer.certificate] } })).toEqual({
      kind: 'invalid',
      code: 'CRL_ONTBREEKT',
    });
  });

  it('shows by its key thumbprint that a signing key is also used for TLS', async () => {
    const shared = judge(await tls({}, { key: pki.signing.key }));
    const signing = judge({ chain: pki.signing.chain, role: 'ondertekening' });
    if (shared.kind !== 'valid' || signing.kind !== 'valid') throw new TypeError('both are good certificates');
    expect(shared.keyThumbprint).toBe(signing.keyThumbprint);
    expect(shared.thumbprint).not.toBe(signing.thumbprint);
  });

  it('with any one bit changed is never accepted', () => {
    const trust = certificateTrust(pki.settings);
    const bits = fc.nat(pki.tls.certificate.length * 8 - 1);
    fc.assert(
      fc.property(bits, bit => {
        const changed = Buffer.from(pki.tls.certificate);
        changed[bit >> 3]! ^= 1 << (bit & 7);
        expect(trust.validate([changed], 'tls-client', TEST_MOMENT).kind).toBe('invalid');
      }),
      { numRuns: 300 },
    );
  });

  it('is refused, without an error, whatever bytes are sent', () => {
    const trust = certificateTrust(pki.settings);
    const bytes = fc.uint8Array({ maxLength: 200 }).map(list => Buffer.from(list));
    fc.assert(
      fc.property(fc.array(bytes, { minLength: 1, maxLength: 3 }), chain => {
        expect(trust.validate(chain, 'tls-client', TEST_MOMENT)).toEqual({ kind: 'invalid', code: 'ONLEESBAAR' });
      }),
    );
  });
});

describe('the settings of trust', () => {
  it('are refused without an anchor', () => {
    expect(() => certificateTrust({ ...pki.settings, anchors: [] })).toThrow(TypeError);
  });

  it('are refused with an anchor that is no certificate', () => {
    expect(() => certificateTrust({ ...pki.settings, anchors: [Buffer.of(0x30, 0)] })).toThrow(TypeError);
  });
});
