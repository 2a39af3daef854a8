import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { certificateTrust } from '../../adapters/pki/certificate-path.ts';
import {
  type FetchedLists,
  type FetchSettings,
  fetchedLists,
  type ListEvent,
} from '../../adapters/pki/crl-fetching.ts';
import { anyOf, crlShelf } from '../../adapters/pki/revocation.ts';
import type { Level } from '../../adapters/pretend/certificate-profiles.ts';
import type { CertificateVerdict } from '../../gateway/ports.ts';
import { TEST_MOMENT } from '../support/pki.ts';
import { below, DAY, HOUR, listOf, NOW, otherAuthority, pki, revocationBelow } from './attempts.ts';

type Lists = Record<Level, Buffer>;
let published: Lists;

/** A CA's web server: says what it was asked, and answers as told. */
interface Publisher {
  readonly url: string;
  readonly asked: string[];
  answer: (path: string) => { status: number; body?: Buffer; headers?: Record<string, string> } | 'never';
  close(): Promise<void>;
}

async function publisher(): Promise<Publisher> {
  const made = {
    asked: [] as string[],
    answer: ((path: string) => {
      const body = published[path.replace(/^\/crl\/|\.crl$/g, '') as Level];
      return body === undefined ? { status: 404 } : { status: 200, body };
    }) as Publisher['answer'],
  };
  const server: Server = createServer((request, response) => {
    made.asked.push(request.url!);
    const answer = made.answer(request.url!);
    if (answer === 'never') return;
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(made, {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise<void>(resolve => server.close(() => resolve()));
    },
  });
}

let folder: string;
let ca: Publisher;
let epochMs: number;
let open: FetchedLists[];

beforeAll(async () => {
  published = await pki.authority.revocationLists(NOW);
});
beforeEach(async () => {
  published = await pki.authority.revocationLists(NOW);
  folder = mkdtempSync(join(tmpdir(), 'seinhuis-lijsten-'));
  ca = await publisher();
  epochMs = NOW;
  open = [];
});
afterEach(async () => {
  for (const lists of open) await lists.stop();
  await ca.close();
  rmSync(folder, { recursive: true, force: true });
});

const clock = { now: () => ({ ...TEST_MOMENT, epochMs }) };

function start(more: Partial<FetchSettings> = {}, known = pki.authority.intermediates): FetchedLists {
  const lists = fetchedLists({
    folder,
    clock,
    anchors: pki.authority.anchors,
    // The certificates of the test name a port that is not ours.
    mirror: url => new URL(url.pathname, ca.url),
    // The shortest wait.
    random: () => 0,
    ...more,
  });
  open.push(lists);
  lists.know(known);
  return lists;
}

const trustWith = (lists: FetchedLists) => certificateTrust({ ...pki.settings, crls: lists.source });
const verdict = (lists: FetchedLists, chain: readonly Buffer[] = pki.tls.chain): CertificateVerdict =>
  trustWith(lists).validate(chain, 'tls-client', clock.now());
const invalid = (code: string) => ({ kind: 'invalid', code });
/** Waits for the fetcher itself, never for the time. */
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise(resolve => setTimeout(resolve, 20));
};

describe('lists from distribution points', () => {
  it('of the certificates known at the start are fetched before anybody calls', async () => {
    const lists = start();
    await lists.tried();
    expect(ca.asked.sort()).toEqual(['/crl/root.crl', '/crl/tussen.crl']);
    expect(lists.state().map(one => one.nextUpdateMs)).toEqual([NOW + 2 * DAY - HOUR, NOW + 2 * DAY - HOUR]);
  });

  it('of a leaf are fetched when it is first seen: refused that time, let in the next', async () => {
    const lists = start();
    await lists.tried();
    expect(verdict(lists)).toEqual(invalid('CRL_ONTBREEKT'));
    await lists.tried();
    expect(verdict(lists).kind).toBe('valid');
    expect(ca.asked.filter(path => path === '/crl/tsp.crl')).toHaveLength(1);
  });

  it('revoke at every level', async () => {
    for (const level of ['root', 'tussen', 'tsp'] as const) {
      published = {
        ...(await pki.authority.revocationLists(NOW)),
        [level]: await listOf(level, { revoked: [revocationBelow(level)] }),
      };
      const lists = start({ folder: mkdtempSync(join(folder, level)) });
      verdict(lists);
      await lists.tried();
      verdict(lists);
      await lists.tried();
      expect(verdict(lists), level).toEqual(invalid('INGETROKKEN'));
    }
  });

  it('are never asked for at an address in a certificate that did not lead to an anchor of ours', async () => {
    const lists = start();
    await lists.tried();
    ca.asked.length = 0;
    const stranger = await below(await otherAuthority('vreemd'));
    const pretender = await below(await otherAuthority('tsp'));
    for (const attempt of [stranger, pretender]) {
      expect(verdict(lists, attempt.chain).kind).toBe('invalid');
      await lists.tried();
    }
    expect(ca.asked).toEqual([]);
  });

  it('are not asked for either when such a certificate is given as known by mistake', async () => {
    const pretended = (await below(await otherAuthority('root'))).chain[0]!;
    const lists = start({}, [pretended, (await otherAuthority('vreemd')).certificate]);
    await lists.tried();
    expect(ca.asked).toEqual([]);
  });
});

describe('a list that is fetched', () => {
  const bad: readonly (readonly [string, string, () => Promise<Partial<Lists>>])[] = [
    [
      'is forged',
      'NIET_VAN_UITGEVER',
      async () => ({ root: await listOf('root', { issuer: { ...pki.authority.issuers.root, key: pki.signing.key } }) }),
    ],
    ['is of another issuer', 'NIET_VAN_UITGEVER', async () => ({ root: published.tsp })],
    ['is no list', 'NIET_VAN_UITGEVER', async () => ({ root: Buffer.from('geen lijst') })],
    [
      'has lapsed',
      'NIET_ACTUEEL',
      async () => ({ root: await listOf('root', { thisUpdateMs: NOW - 3 * DAY, nextUpdateMs: NOW - 1000 }) }),
    ],
    ['is of tomorrow', 'NIET_ACTUEEL', async () => ({ root: await listOf('root', { thisUpdateMs: NOW + HOUR }) })],
    ['is too large', 'TE_GROOT', async () => ({ root: Buffer.alloc(8 * 1024 * 1024 + 1) })],
  ];

  it.each(bad)('counts for nothing when it %s (%s)', async (_name, code, make) => {
    published = { ...published, ...(await make()) };
    const events: ListEvent[] = [];
    const lists = start({ report: event => void events.push(event) });
    verdict(lists);
    await lists.tried();
    expect(events).toContainEqual({ kind: 'failed', url: 'http://localhost:8080/crl/root.crl', code });
    expect(verdict(lists)).toEqual(invalid('CRL_ONTBREEKT'));
    expect(lists.state().find(one => one.url.endsWith('root.crl'))).toMatchObject({ nextUpdateMs: null, failures: 1 });
  });

  it('is not followed to another address', async () => {
    const elsewhere = await publisher();
    ca.answer = () => ({ status: 302, headers: { location: `${elsewhere.url}/crl/root.crl` } });
    try {
      const events: ListEvent[] = [];
      const lists = start({ report: event => void events.push(event) });
      await lists.tried();
      expect(elsewhere.asked).toEqual([]);
      expect(events.map(event => event.kind === 'failed' && event.code)).toContain('ANDER_ANTWOORD');
    } finally {
      await elsewhere.close();
    }
  });

  it('is asked for again after a failure, and the change is told once', async () => {
    const { answer } = ca;
    ca.answer = () => ({ status: 500 });
    const events: ListEvent[] = [];
    const lists = start({ report: event => void events.push(event) });
    await until(() => ca.asked.length >= 4);
    ca.answer = answer;
    await until(() => lists.state().every(one => one.failures === 0));
    expect(events.map(event => event.kind).sort()).toEqual(['failed', 'failed', 'fetched', 'fetched']);
  });

  it('never gives way to an older one: that could undo a revocation', async () => {
    // It ends in two seconds, so that the next is asked for soon.
    const term = { thisUpdateMs: NOW - HOUR / 2, nextUpdateMs: NOW + 2000 };
    const older = published.tussen;
    published = { ...published, tussen: await listOf('tussen', { revoked: [revocationBelow('tussen')], ...term }) };
    const lists = start();
    await lists.tried();
    published = { ...published, tussen: older };
    verdict(lists);
    const asked = () => ca.asked.filter(path => path === '/crl/tussen.crl').length;
    await until(() => asked() >= 2);
    await lists.tried();
    expect(verdict(lists)).toEqual(invalid('INGETROKKEN'));
    await lists.stop();
    // Nor on disk, for the next start.
    const again = start();
    verdict(again);
    await again.tried();
    expect(verdict(again)).toEqual(invalid('INGETROKKEN'));
  });
});

describe('a list that is held', () => {
  async function filled(): Promise<void> {
    const lists = start();
    await lists.tried();
    verdict(lists);
    await lists.tried();
    expect(verdict(lists).kind).toBe('valid');
    await lists.stop();
  }

  it('outlives a restart while the CA is away', async () => {
    await filled();
    ca.answer = () => 'never';
    ca.asked.length = 0;
    const again = start();
    expect(verdict(again).kind).toBe('valid');
    expect(ca.asked).toEqual([]);
  });

  it('does not outlive its term: fail closed, and asked for at once', async () => {
    await filled();
    ca.answer = () => ({ status: 500 });
    const again = start();
    expect(verdict(again).kind).toBe('valid');
    ca.asked.length = 0;
    epochMs = NOW + 3 * DAY;
    expect(verdict(again)).toEqual(invalid('CRL_VERLOPEN'));
    await again.tried();
    expect(ca.asked).not.toEqual([]);
    expect(verdict(again)).toEqual(invalid('CRL_VERLOPEN'));
    // The same when it starts after the term.
    const late = start();
    expect(verdict(late)).toEqual(invalid('CRL_VERLOPEN'));
  });

  it('that was changed on disk is not read', async () => {
    await filled();
    ca.answer = () => ({ status: 500 });
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name));
      bytes[bytes.length - 1]! ^= 1;
      writeFileSync(join(folder, name), bytes);
    }
    expect(verdict(start())).toEqual(invalid('CRL_ONTBREEKT'));
  });

  it('may also come from files of the operator; the newest of both counts', async () => {
    const revoking = await listOf('tsp', { revoked: [revocationBelow('tsp')], thisUpdateMs: NOW - HOUR / 2 });
    const lists = start();
    const both = anyOf(crlShelf([revoking]).source, lists.source);
    const trust = certificateTrust({ ...pki.settings, crls: both });
    trust.validate(pki.tls.chain, 'tls-client', clock.now());
    await lists.tried();
    expect(trust.validate(pki.tls.chain, 'tls-client', clock.now())).toEqual(invalid('INGETROKKEN'));
  });
});
