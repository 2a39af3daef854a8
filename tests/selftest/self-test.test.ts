/** The standing self-test (R25) on a whole gateway: a healthy one refuses all of it, and nothing of it is left behind. */
import { request } from 'node:https';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loopbackClient } from '../../adapters/selftest/loopback-client.ts';
import { makeSelfTestPapers, type SelfTestPapers } from '../../adapters/selftest/papers.ts';
import type { OpenedPorts } from '../../gateway/compose.ts';
import { WITHDRAWN_CONSENT } from '../../gateway/selftest/guarded-ports.ts';
import { judge } from '../../gateway/selftest/judge.ts';
import { SELF_TEST_KINDS } from '../../gateway/selftest/kinds.ts';
import { SELF_TEST_HEADER, SELF_TEST_SENDER, type SelfTestClient } from '../../gateway/selftest/ports.ts';
import type { SelfTest } from '../../gateway/selftest/self-test.ts';
import { huurachterstand, type Json, oinOf } from '../support/messages.ts';
import { openSecondGateway } from '../support/second-gateway.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let papers: SelfTestPapers;
let opened: OpenedPorts;
let database: pg.Client;
const MEMBER = 'corporatie-de-vechtstroom';
let test: SelfTest;
const turn = () => test.turn();
const standing = () => test.standing();
const summaries = async (): Promise<Json[]> =>
  (await database.query(`select parties, jcs from log_entry where kind = 'zelftest' order by entry_id`)).rows.map(
    ({ parties, jcs }) => ({ parties, ...JSON.parse(jcs) }),
  );
const rowsOf = async (table: string) => Number((await database.query(`select count(*) from ${table}`)).rows[0].count);
const strangersNow = async () => {
  await opened.shareCounts();
  return Object.fromEntries((await opened.strangers.take())?.counts ?? []);
};
const pageOf = async (path: string) => (await fetch(`${world.gateway.pagesUrl}${path}`)).text();
const clientTo = (port: number, own = papers): SelfTestClient =>
  loopbackClient({
    ...{ papers: own, host: '127.0.0.1', port, hostName: 'localhost' },
    certificatePem: world.settings.api.certificatePem,
  });
const sceneNow = () => ({
  now: world.now(),
  uuid: () => opened.ports.entropy.uuid(world.now().epochMs),
  nobodysEntry: null,
  withdrawnConsent: WITHDRAWN_CONSENT,
  secret: papers.face.secret,
});

beforeAll(async () => {
  papers = await makeSelfTestPapers(Date.now());
  world = await openWorld({
    selfTest: papers,
    wrap: ports => {
      opened = ports;
      return ports;
    },
  });
  database = new pg.Client({ connectionString: world.database.adminUrl });
  await database.connect();
  test = await world.gateway.selfTest!;
  // That of the start, which began by itself.
  await turn();
});
afterAll(async () => {
  await database?.end();
  await world?.close();
});

describe('a healthy gateway', () => {
  it('refuses every kind at its start, and has no alarm', async () => {
    expect(world.logged.filter(line => line.includes('zelftest'))).toEqual([]);
    expect(standing()).toMatchObject({ passed: [], otherwise: [], unfinished: [] });
    expect(standing().completeMs).not.toBeNull();
    expect(JSON.parse(await pageOf('/health/ready'))).toMatchObject({
      status: 'gereed',
      zelftest: { alarm: false, uitleg: 'Goed: wat verboden is, wordt geweigerd.' },
    });
    expect(await pageOf('/')).toContain('Goed: wat verboden is, wordt geweigerd.');
  });

  it.each(SELF_TEST_KINDS.map(kind => [kind.name, kind] as const))('refuses %s for exactly that', async (_, kind) => {
    const client = clientTo(Number(new URL(world.gateway.apiUrl).port));
    const { onRoute: _mayMiss, ...strict } = kind.expected;
    const answer = await client.send(kind.request(sceneNow()));
    expect([judge(answer, strict), answer]).toEqual([{ outcome: 'geweigerd', code: expect.anything() }, answer]);
  });

  it('writes one summary of it, with counts by kind and nobody as a party', async () => {
    const [first, ...more] = await summaries();
    expect(more).toEqual([]);
    const all = Object.fromEntries(SELF_TEST_KINDS.map(kind => [kind.name, 1]));
    expect(first).toMatchObject({ soort: 'zelftest', parties: [] });
    expect(first.zelftest).toEqual({
      ...{ aanleiding: 'start', sinds: expect.any(String), geweigerd: all },
      ...{ doorgelaten: {}, anders: {}, nietAfgerond: {} },
    });
  });

  it('keeps nothing else of it: no entry, no delivery, no id, no consent, no stranger', async () => {
    const tables = [
      'delivery',
      'idempotency',
      'consent',
      'bezwaar',
      'search_key',
      'held_message',
      'abonnement',
      'proposal',
    ];
    for (const table of tables) expect([table, await rowsOf(table)]).toEqual([table, 0]);
    expect(await rowsOf('log_entry')).toBe((await summaries()).length);
    expect(await strangersNow()).toEqual({});
  });

  it('keeps it out of the figures about participants, and out of their limits', async () => {
    const lines = (await pageOf('/metrics')).split('\n').filter(line => /^seinhuis_/.test(line));
    const ofParticipants = /^seinhuis_(antwoorden_total|besluiten_total|onbekenden_total|alarmen_total)/;
    expect(lines.filter(line => ofParticipants.test(line))).toEqual([]);
    expect(opened.ports.rates.tell()).toEqual([]);
    expect(lines).toContain('seinhuis_zelftest_alarm 0');
    expect(lines.filter(line => line.startsWith('seinhuis_zelftest_total{'))).toHaveLength(SELF_TEST_KINDS.length);
  });

  it('tries one kind a minute, writes nothing about it, and everything again after a day', async () => {
    const tried = async () =>
      (await pageOf('/metrics'))
        .split('\n')
        .filter(line => line.startsWith('seinhuis_zelftest_total{'))
        .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
    const before = await tried();
    await turn();
    expect(await tried()).toBe(before + 1);
    expect(await summaries()).toHaveLength(1);
    world.passDays(1);
    await turn();
    expect(await tried()).toBe(before + 1 + SELF_TEST_KINDS.length);
    expect((await summaries()).map(one => one.zelftest.aanleiding)).toEqual(['start', 'dag']);
    world.passDays(-1);
  });
});

describe('nobody else', () => {
  /** As anybody on this machine could ask, with any certificate. */
  const ask = (own: { cert?: string; key?: string }, headers: Readonly<Record<string, string>> = {}) =>
    new Promise<number>((resolve, reject) => {
      const { port } = new URL(world.gateway.apiUrl);
      const options = { host: '127.0.0.1', port, path: '/v1/organisaties', rejectUnauthorized: false, agent: false };
      const outgoing = request({ ...options, ...own, headers: { host: `localhost:${port}`, ...headers } }, answer => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      });
      outgoing.once('error', reject).end();
    });

  it('is the self-test by having its names in a certificate', async () => {
    const { chainPem, keyPem } = await world.authority.issue({
      profile: 'tls',
      subject: { organisation: 'Zelftest', commonName: 'zelftest.invalid', oin: SELF_TEST_SENDER },
      epochMs: world.now().epochMs,
    });
    const more = { [SELF_TEST_HEADER]: papers.face.secret };
    expect(await ask({ cert: chainPem, key: keyPem }, more)).toBe(403);
    expect(await strangersNow()).toEqual({ CLIENT_ONBEKEND: 1 });
  });

  it('is the self-test by guessing its secret, in any length', async () => {
    const wrong = ['x', 'x'.repeat(papers.face.secret.length), `${papers.face.secret}x`];
    for (const guess of wrong) expect(await ask({}, { [SELF_TEST_HEADER]: guess })).toBe(401);
    expect(await strangersNow()).toEqual({ CERTIFICAAT_ONTBREEKT: 3 });
  });

  it('gains by knowing the secret: it is no way in, and a member stays a member', async () => {
    const headers = { [SELF_TEST_HEADER]: papers.face.secret };
    expect(await ask({}, headers)).toBe(401);
    const before = await rowsOf('log_entry');
    const refused = { ...huurachterstand(world.now().localDate), doel: 'veiligheid' };
    expect((await world.call(MEMBER, 'POST', '/v1/signalen', refused, { headers })).status).toBe(403);
    const sent = await world.call(MEMBER, 'POST', '/v1/signalen', huurachterstand(world.now().localDate), { headers });
    expect(sent.status).toBe(201);
    // Both were entered, as any member's.
    expect(await rowsOf('log_entry')).toBe(before + 2);
  });

  it('hides a refusal in a batch by citing the self-test', async () => {
    const before = await rowsOf('log_entry');
    const lines = [
      huurachterstand(world.now().localDate),
      {
        ...huurachterstand(world.now().localDate),
        afzender: { oin: SELF_TEST_SENDER, team: 'zelftest', hoedanigheid: 'verhuurder' },
      },
      { ...huurachterstand(world.now().localDate), toestemmingen: [WITHDRAWN_CONSENT], doel: 'veiligheid' },
    ];
    const body = Buffer.from(lines.map(line => JSON.stringify(line)).join('\n'));
    const headers = { 'content-type': 'application/x-ndjson', [SELF_TEST_HEADER]: papers.face.secret };
    const answer = await world.call(MEMBER, 'POST', '/v1/signalen/_batch', body, { headers });
    expect(answer.body.regels.map((line: Json) => line.status)).toEqual([201, 403, 403]);
    expect(await rowsOf('log_entry')).toBe(before + 3);
  });

  it('sees the organisations of the self-test', async () => {
    const { body } = await world.call(MEMBER, 'GET', '/v1/organisaties');
    expect(body.items.map((one: Json) => one.oin)).toContain(oinOf(MEMBER));
    expect(body.items.map((one: Json) => one.oin)).not.toContain(SELF_TEST_SENDER);
    const sent = huurachterstand(world.now().localDate);
    sent.ontvanger = { ...sent.ontvanger, oin: '00000099999999502000' };
    expect((await world.call(MEMBER, 'POST', '/v1/signalen', sent)).body.redenen).toContainEqual(
      expect.objectContaining({ code: 'ONTVANGER_NIET_AANGESLOTEN' }),
    );
  });

  it('is known at another gateway on the same database, nor after another start', async () => {
    const second = await openSecondGateway(world);
    try {
      const [kind] = SELF_TEST_KINDS.filter(one => one.name === 'geen-afspraak');
      const stranger = {
        kind: 'answer',
        status: 401,
        document: expect.objectContaining({ code: 'ONBEKENDE_UITGEVER' }),
      };
      expect(await clientTo(second.port).send(kind!.request(sceneNow()))).toEqual(stranger);
      const later = await makeSelfTestPapers(Date.now());
      const here = Number(new URL(world.gateway.apiUrl).port);
      expect(await clientTo(here, later).send(kind!.request(sceneNow()))).toEqual(stranger);
      await second.opened.shareCounts();
      expect(await strangersNow()).toEqual({ ONBEKENDE_UITGEVER: 2 });
    } finally {
      await second.gateway.stop();
    }
  });
});
