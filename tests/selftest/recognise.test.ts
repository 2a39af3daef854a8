/** From where, and with what, a connection is the self-test's. */
import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeSelfTestPapers, type SelfTestPapers } from '../../adapters/selftest/papers.ts';
import { type Connection, isFromThisMachine, recogniser } from '../../gateway/selftest/face.ts';
import { SELF_TEST_HEADER } from '../../gateway/selftest/ports.ts';

let papers: SelfTestPapers;
beforeAll(async () => {
  papers = await makeSelfTestPapers(Date.now());
});

const between = (remoteAddress: string | undefined, localAddress: string, der?: string): Connection => ({
  ...{ remoteAddress, localAddress },
  getPeerX509Certificate: () => (der === undefined ? undefined : new X509Certificate(Buffer.from(der, 'base64'))),
});

describe('this machine', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1', true],
    ['127.8.9.1', '127.0.0.1', true],
    ['::1', '::1', true],
    ['::ffff:127.0.0.1', '::ffff:127.0.0.1', true],
    // The API listens on one address of the machine, and the machine calls itself there.
    ['10.0.0.5', '10.0.0.5', true],
    ['10.0.0.6', '10.0.0.5', false],
    ['::ffff:10.0.0.6', '::ffff:10.0.0.5', false],
    ['2001:db8::127', '2001:db8::1', false],
    ['1270.0.0.1', '10.0.0.5', false],
    [undefined, '10.0.0.5', false],
  ])('is where a connection from %s to %s comes from: %s', (remote, local, expected) => {
    expect(isFromThisMachine(between(remote, local))).toBe(expected);
  });
});

describe('the self-test', () => {
  it('is known by each of its certificates, on this machine only', () => {
    const recognise = recogniser(papers.face);
    for (const der of Object.values(papers.face.certificates)) {
      expect(recognise(between('127.0.0.1', '127.0.0.1', der), {})).toBe(true);
      expect(recognise(between('10.0.0.6', '10.0.0.5', der), {})).toBe(false);
    }
  });

  it('is known without a certificate by its secret, on this machine only', () => {
    const recognise = recogniser(papers.face);
    const { secret } = papers.face;
    const here = () => between('127.0.0.1', '127.0.0.1');
    expect(recognise(here(), { [SELF_TEST_HEADER]: secret })).toBe(true);
    expect(recognise(between('10.0.0.6', '10.0.0.5'), { [SELF_TEST_HEADER]: secret })).toBe(false);
    for (const wrong of [undefined, '', [secret], `${secret}x`, secret.replace(/.$/, 'é'), secret.toUpperCase()])
      expect(recognise(here(), { [SELF_TEST_HEADER]: wrong })).toBe(false);
  });

  it('is nobody with another certificate, whatever it says', async () => {
    const other = await makeSelfTestPapers(Date.now());
    const recognise = recogniser(papers.face);
    const connection = between('127.0.0.1', '127.0.0.1', other.face.certificates.client);
    expect(recognise(connection, { [SELF_TEST_HEADER]: papers.face.secret })).toBe(false);
  });

  it('has keys that only its own process has: what the others are told holds none', () => {
    expect(JSON.stringify(papers.face)).not.toContain('PRIVATE');
    expect(Object.keys(papers.face).sort()).toEqual([
      'anchor',
      'certificates',
      'revocationList',
      'sealingKey',
      'secret',
    ]);
    expect(papers.face.sealingKey).not.toHaveProperty('d');
  });
});
