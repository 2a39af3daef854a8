import 'reflect-metadata';
import { Extension } from '@peculiar/x509';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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
