import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
} from '@peculiar/x509';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { certificateTrust, type TrustSettings } from '../../adapters/pki/certificate-path.ts';
import { crlShelf } from '../../adapters/pki/revocation.ts';
import { PKIOVERHEID_POLICIES } from '../../adapters/pki/role-profiles.ts';
import type { IssuedCertificate, IssueRequest } from '../../adapters/pretend/certificate-authority.ts';
import { type Issuer, makeCertificate, makeRevocationList, newKey } from '../../adapters/pretend/certificate-making.ts';
import {
  caExtensions,
  caName,
  type Level,
  leafExtensions,
  leafName,
} from '../../adapters/pretend/certificate-profiles.ts';
import type { CertificateFault, CertificateRole } from '../../gateway/ports.ts';
import { TEST_CRL_URL, TEST_MOMENT, TEST_OIN, TEST_SUBJECT, type TestPki, testPki } from '../support/pki.ts';

const NOW = TEST_MOMENT.epochMs;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NULL_VALUE = Buffer.of(0x05, 0x00);

let pki: TestPki;
beforeAll(async () => {
  pki = await testPki();
});

interface Attempt {
  readonly chain: readonly Buffer[];
  readonly settings?: Partial<TrustSettings>;
  readonly role?: CertificateRole;
  readonly epochMs?: number;
}

const judge = ({ chain, settings, role = 'tls-client', epochMs = NOW }: Attempt) =>
  certificateTrust({ ...pki.settings, ...settings }).validate(chain, role, { ...TEST_MOMENT, epochMs });

type Overrides = NonNullable<IssueRequest['overrides']>;

const issueTls = (overrides: Overrides, request: Partial<IssueRequest> = {}): Promise<IssuedCertificate> =>
  pki.authority.issue({ profile: 'tls', subject: TEST_SUBJECT, epochMs: NOW, key: pki.tls.key, ...request, overrides });

const tls = async (overrides: Overrides, request: Partial<IssueRequest> = {}): Promise<Attempt> => ({
  chain: (await issueTls(overrides, request)).chain,
});

const without = (type: string) => (usual: readonly Extension[]) => usual.filter(extension => extension.type !== type);
const instead = (replacement: Extension) => (usual: readonly Extension[]) => [
  ...usual.filter(extension => extension.type !== replacement.type),
  replacement,
];
const leafSubjectWithout = (oid: string) => leafName(TEST_SUBJECT).filter(part => !(oid in part));

/** A hierarchy with one CA certificate made differently: same name, same key. */
async function withCa(
  level: 'tussen' | 'tsp',
  change: {
    extensions?: (usual: readonly Extension[]) => readonly Extension[];
    notBeforeMs?: number;
    notAfterMs?: number;
  },
): Promise<Attempt> {
  const { issuers } = pki.authority;
  const usual = caExtensions(level, TEST_CRL_URL);
  const changed = await makeCertificate({
    subject: caName(level),
    key: issuers[level].key,
    issuer: level === 'tsp' ? issuers.tussen : issuers.root,
    notBeforeMs: NOW - DAY,
    notAfterMs: NOW + DAY,
    ...change,
    extensions: change.extensions?.(usual) ?? usual,
  });
  const others = pki.authority.intermediates.filter(der => !der.equals(issuers[level].certificate));
  return { chain: [pki.tls.certificate], settings: { intermediates: [changed, ...others] } };
}

/** The good chain, judged with one list in the place of that of `level`; null: no list. */
async function withList(level: Level, list: Buffer | null): Promise<Attempt> {
  const lists = { ...(await pki.authority.revocationLists(NOW)), [level]: list };
  return {
    chain: pki.tls.chain,
    settings: { crls: crlShelf(Object.values(lists).filter(each => each !== null)).source },
  };
}

const listOf = (level: Level, change: Partial<Parameters<typeof makeRevocationList>[0]> = {}): Promise<Buffer> =>
  makeRevocationList({
    issuer: pki.authority.issuers[level],
    revoked: [],
    thisUpdateMs: NOW - HOUR,
    nextUpdateMs: NOW + DAY,
    ...change,
  });

/** Serial of what `level` issued on the path of the good chain. */
function serialBelow(level: Level): { serialHex: string; epochMs: number } {
  const { tussen, tsp } = pki.authority.issuers;
  const der = { root: tussen.certificate, tussen: tsp.certificate, tsp: pki.tls.certificate }[level];
  // Serials of this authority are 16 bytes and stand first after the version.
  const at = der.indexOf(Buffer.of(0x02, 0x10, 0x40)) + 2;
  return { serialHex: der.subarray(at, at + 16).toString('hex'), epochMs: NOW - 2 * HOUR };
}

async function otherAuthority(name: 'root' | 'tsp' | 'vreemd'): Promise<Issuer> {
  const subject = name === 'vreemd' ? [{ CN: ['TEST - niet voor productie - vreemde wortel'] }] : caName(name);
  const period = { notBeforeMs: NOW - DAY, notAfterMs: NOW + DAY };
  const { key } = pki.signing;
  const extensions = caExtensions('root', TEST_CRL_URL);
  return { key, certificate: await makeCertificate({ subject, key, extensions, issuer: 'self', ...period }) };
}

async function below(issuer: Issuer, overrides: Overrides = {}): Promise<Attempt> {
  const { certificate } = await issueTls({ ...overrides, issuer });
  return { chain: [certificate, issuer.certificate, ...pki.authority.intermediates] };
}

const LEVELS: readonly Level[] = ['root', 'tussen', 'tsp'];

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

  ...LEVELS.flatMap((level): Row[] => [
    [
      `what the ${level} issued is revoked`,
      'INGETROKKEN',
      async () => withList(level, await listOf(level, { revoked: [serialBelow(level)] })),
    ],
    [`the list of the ${level} is missing`, 'CRL_ONTBREEKT', () => withList(level, null)],
    [
      `the list of the ${level} has lapsed`,
      'CRL_VERLOPEN',
      async () => withList(level, await listOf(level, { thisUpdateMs: NOW - 3 * DAY, nextUpdateMs: NOW - 1000 })),
    ],
    [
      `the list of the ${level} is forged`,
      'CRL_ONTBREEKT',
      async () =>
        withList(level, await listOf(level, { issuer: { ...pki.authority.issuers[level], key: pki.signing.key } })),
    ],
    [
      `the list of the ${level} is of tomorrow`,
      'CRL_ONTBREEKT',
      async () => withList(level, await listOf(level, { thisUpdateMs: NOW + 1000 })),
    ],
    [
      `the list of the ${level} is signed with SHA-1`,
      'CRL_ONTBREEKT',
      async () => withList(level, await listOf(level, { scheme: 'PKCS#1 SHA-1' })),
    ],
    [
      `the list of the ${level} is only part of one`,
      'CRL_ONTBREEKT',
      async () =>
        withList(level, await listOf(level, { extensions: [new Extension('2.5.29.28', true, Buffer.of(0x30, 0))] })),
    ],
  ]),
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

describe('what is remembered about a path', () => {
  it('does not outlive a revocation', async () => {
    const lists = crlShelf(Object.values(await pki.authority.revocationLists(NOW)));
    const trust = certificateTrust({ ...pki.settings, crls: lists.source });
    expect(trust.validate(pki.tls.chain, 'tls-client', TEST_MOMENT).kind).toBe('valid');
    const { root, tussen } = await pki.authority.revocationLists(NOW);
    lists.replace([root, tussen, await listOf('tsp', { revoked: [serialBelow('tsp')] })]);
    expect(trust.validate(pki.tls.chain, 'tls-client', TEST_MOMENT)).toEqual({ kind: 'invalid', code: 'INGETROKKEN' });
  });

  it('does not outlive the term of the lists', () => {
    const trust = certificateTrust(pki.settings);
    expect(trust.validate(pki.tls.chain, 'tls-client', TEST_MOMENT).kind).toBe('valid');
    const later = { ...TEST_MOMENT, epochMs: NOW + 3 * DAY };
    expect(trust.validate(pki.tls.chain, 'tls-client', later)).toEqual({ kind: 'invalid', code: 'CRL_VERLOPEN' });
  });

  it('is not used for another role, nor for a chain that does not reach a root by itself', () => {
    const trust = certificateTrust({ ...pki.settings, intermediates: [] });
    expect(trust.validate(pki.tls.chain, 'tls-client', TEST_MOMENT).kind).toBe('valid');
    expect(trust.validate(pki.tls.chain, 'ondertekening', TEST_MOMENT).kind).toBe('invalid');
    const alone = trust.validate([pki.tls.certificate], 'tls-client', TEST_MOMENT);
    expect(alone).toEqual({ kind: 'invalid', code: 'ONBEKENDE_UITGEVER' });
  });

  it('is nothing bad: a good leaf sent among rubbish is judged afresh without it', async () => {
    const trust = certificateTrust({ ...pki.settings, intermediates: [] });
    const stranger = (await otherAuthority('tsp')).certificate;
    expect(trust.validate([pki.tls.certificate, stranger], 'tls-client', TEST_MOMENT).kind).toBe('invalid');
    expect(trust.validate(pki.tls.chain, 'tls-client', TEST_MOMENT).kind).toBe('valid');
  });
});

describe('revocation lists', () => {
  it('of an older date cannot undo a revocation', async () => {
    const revoking = await listOf('tsp', { revoked: [serialBelow('tsp')], thisUpdateMs: NOW - HOUR });
    const older = await listOf('tsp', { thisUpdateMs: NOW - 2 * HOUR });
    const { root, tussen } = await pki.authority.revocationLists(NOW);
    for (const order of [
      [revoking, older],
      [older, revoking],
    ]) {
      const crls = crlShelf([root, tussen, ...order]).source;
      expect(judge({ chain: pki.tls.chain, settings: { crls } })).toEqual({ kind: 'invalid', code: 'INGETROKKEN' });
    }
  });

  it('that are forged do not stand in the way of a good one', async () => {
    const forged = await listOf('tsp', {
      issuer: { ...pki.authority.issuers.tsp, key: pki.signing.key },
      revoked: [serialBelow('tsp')],
      thisUpdateMs: NOW,
    });
    const crls = crlShelf([forged, ...Object.values(await pki.authority.revocationLists(NOW))]).source;
    expect(judge({ chain: pki.tls.chain, settings: { crls } }).kind).toBe('valid');
  });

  it('with any one bit changed do not count', async () => {
    const { root, tussen, tsp } = await pki.authority.revocationLists(NOW);
    const trustWith = (list: Buffer) =>
      certificateTrust({ ...pki.settings, crls: crlShelf([root, tussen, list]).source });
    fc.assert(
      fc.property(fc.nat(tsp.length * 8 - 1), bit => {
        const changed = Buffer.from(tsp);
        changed[bit >> 3]! ^= 1 << (bit & 7);
        const verdict = trustWith(changed).validate(pki.tls.chain, 'tls-client', TEST_MOMENT);
        expect(verdict).toEqual({ kind: 'invalid', code: 'CRL_ONTBREEKT' });
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
