import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { Extension, X509Certificate, X509CrlGenerator } from '@peculiar/x509';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCertificate } from '../../adapters/pki/certificate.ts';
import { certificateTrust } from '../../adapters/pki/certificate-path.ts';
import { crlShelf } from '../../adapters/pki/revocation.ts';
import type { Level } from '../../adapters/pretend/certificate-profiles.ts';
import type { CertificateFault } from '../../gateway/ports.ts';
import { TEST_MOMENT } from '../support/pki.ts';
import {
  type Attempt,
  DAY,
  HOUR,
  judge,
  listOf,
  NOW,
  otherAuthority,
  pki,
  revocationBelow,
  withList,
} from './attempts.ts';

type Row = readonly [situation: string, code: CertificateFault, make: () => Promise<Attempt>];

const LEVELS: readonly Level[] = ['root', 'tussen', 'tsp'];

const ROWS: readonly Row[] = [
  ...LEVELS.flatMap((level): Row[] => [
    [
      `what the ${level} issued is revoked`,
      'INGETROKKEN',
      async () => withList(level, await listOf(level, { revoked: [revocationBelow(level)] })),
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

/** cRLNumber, which every list of the pretend PKIoverheid already has. */
const NUMBER = new Extension('2.5.29.20', false, Buffer.of(2, 1, 1));

/** A list of the TSP whose entries have extensions. */
async function listWithEntries(
  entries: readonly { readonly serialHex: string; readonly extensions: readonly Extension[] }[],
): Promise<Buffer> {
  const { key, certificate } = pki.authority.issuers.tsp;
  const algorithm = { name: 'RSA-PSS', hash: 'SHA-512' };
  const list = await X509CrlGenerator.create({
    issuer: new X509Certificate(certificate).subjectName.toJSON(),
    thisUpdate: new Date(NOW - HOUR),
    nextUpdate: new Date(NOW + DAY),
    entries: entries.map(({ serialHex, extensions }) => ({ serialNumber: serialHex, extensions: [...extensions] })),
    signingKey: await webcrypto.subtle.importKey(
      'pkcs8',
      key.export({ format: 'der', type: 'pkcs8' }),
      algorithm,
      false,
      ['sign'],
    ),
    signingAlgorithm: { ...algorithm, saltLength: 64 },
  });
  return Buffer.from(list.rawData);
}

describe('a certificate', () => {
  it.each(ROWS)('is refused when %s (%s)', async (_situation, code, make) => {
    expect(judge(await make())).toEqual({ kind: 'invalid', code });
  });
});

describe('what is remembered about a path', () => {
  it('does not outlive a revocation', async () => {
    const lists = crlShelf(Object.values(await pki.authority.revocationLists(NOW)));
    const trust = certificateTrust({ ...pki.settings, crls: lists.source });
    expect(trust.validate(pki.tls.chain, 'tls-client', TEST_MOMENT).kind).toBe('valid');
    const { root, tussen } = await pki.authority.revocationLists(NOW);
    lists.replace([root, tussen, await listOf('tsp', { revoked: [revocationBelow('tsp')] })]);
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
    const revoking = await listOf('tsp', { revoked: [revocationBelow('tsp')], thisUpdateMs: NOW - HOUR });
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

  it('of another name do not count, though the same key signed them', async () => {
    const { root, tussen } = await pki.authority.revocationLists(NOW);
    const { key } = pki.authority.issuers.tsp;
    const other = await listOf('tsp', { issuer: { key, certificate: (await otherAuthority('vreemd')).certificate } });
    const settings = { crls: () => [root, tussen, other] };
    expect(judge({ chain: pki.tls.chain, settings })).toEqual({ kind: 'invalid', code: 'CRL_ONTBREEKT' });
  });

  it('that are forged do not stand in the way of a good one', async () => {
    const forged = await listOf('tsp', {
      issuer: { ...pki.authority.issuers.tsp, key: pki.signing.key },
      revoked: [revocationBelow('tsp')],
      thisUpdateMs: NOW,
    });
    const crls = crlShelf([forged, ...Object.values(await pki.authority.revocationLists(NOW))]).source;
    expect(judge({ chain: pki.tls.chain, settings: { crls } }).kind).toBe('valid');
  });

  it('are read to the end, however long', async () => {
    const filling = Array.from({ length: 3000 }, (_, i) => ({
      serialHex: `01${String(i).padStart(6, '0')}`,
      epochMs: NOW,
    }));
    const { serialHex } = revocationBelow('tsp');
    for (const [last, kind] of [
      [serialHex, 'invalid'],
      ['02', 'valid'],
    ] as const) {
      const list = await listOf('tsp', { revoked: [...filling, { serialHex: last, epochMs: NOW - 2 * HOUR }] });
      expect(judge(await withList('tsp', list)).kind).toBe(kind);
    }
  });

  it('may give a reason per entry, but not in a critical extension: that makes the entry another issuer’s', async () => {
    const { serialHex } = revocationBelow('tsp');
    const reason = new Extension('2.5.29.21', false, Buffer.of(0x0a, 1, 4));
    const otherIssuer = new Extension('2.5.29.29', true, Buffer.of(0x30, 0));
    const revoking = await withList(
      'tsp',
      await listWithEntries([
        { serialHex, extensions: [reason] },
        { serialHex: '02', extensions: [] },
      ]),
    );
    expect(judge(revoking)).toEqual({ kind: 'invalid', code: 'INGETROKKEN' });
    for (const extensions of [[otherIssuer], [reason, reason]]) {
      const refused = await withList('tsp', await listWithEntries([{ serialHex: '02', extensions }]));
      expect(judge(refused)).toEqual({ kind: 'invalid', code: 'CRL_ONTBREEKT' });
    }
  });

  it.each([
    ['a byte after them', (list: Buffer) => Buffer.concat([list, Buffer.of(0)])],
    [
      'an indefinite length',
      (list: Buffer) => Buffer.concat([Buffer.of(0x30, 0x80), list.subarray(4), Buffer.of(0, 0)]),
    ],
    ['a length with a leading zero', (list: Buffer) => Buffer.concat([Buffer.of(0x30, 0x83, 0), list.subarray(2)])],
    ['no end', (list: Buffer) => list.subarray(0, -1)],
    ['an extension twice', () => listOf('tsp', { extensions: [NUMBER] })],
    [
      'an extension with a byte after it',
      () => listOf('tsp', { extensions: [new Extension('1.2.3.4', false, Buffer.of(5, 0, 0))] }),
    ],
  ])('with %s do not count', async (_name, change) => {
    const { tsp } = await pki.authority.revocationLists(NOW);
    expect(judge(await withList('tsp', await change(tsp)))).toEqual({ kind: 'invalid', code: 'CRL_ONTBREEKT' });
  });

  it('that did not change are kept on the shelf as they were', async () => {
    const shelf = crlShelf(Object.values(await pki.authority.revocationLists(NOW)));
    const { subject } = readCertificate(pki.authority.issuers.tsp.certificate)!;
    const [before] = shelf.source(subject);
    shelf.replace([Buffer.from(before!), Buffer.from('geen lijst')]);
    expect(shelf.source(subject)).toHaveLength(1);
    expect(shelf.source(subject)[0]).toBe(before);
    shelf.replace([]);
    expect(shelf.source(subject)).toEqual([]);
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
