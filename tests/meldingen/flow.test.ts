/** From a signal to a melding at its receiver: a whole gateway, a real receiver, the API of the team. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HTTP } from 'cloudevents';
import type pg from 'pg';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { openPool } from '../../adapters/postgres/database.ts';
import { LOGINS } from '../../adapters/postgres/logins.ts';
import { openMeldingQueue } from '../../adapters/postgres/melding-queue.ts';
import { momentOf } from '../../adapters/system/clock.ts';
import { systemEntropy } from '../../adapters/system/entropy.ts';
import { webhookClient } from '../../adapters/webhook/webhook-client.ts';
import type { CommandIo } from '../../gateway/cli/command-io.ts';
import { main } from '../../gateway/cli/main.ts';
import { listUndeliverable, replayUndeliverable } from '../../gateway/cli/meldingen.ts';
import { type Meldingen, type MeldingReport, makeMeldingen } from '../../gateway/meldingen/deliver.ts';
import type { MeldingQueue } from '../../gateway/meldingen/ports.ts';
import { DELIVERY_WAITS_MS } from '../../gateway/meldingen/schedule.ts';
import { ADDRESS, DEBTOR, huurachterstand, type Json, oinOf } from '../support/messages.ts';
import { openWorld, type World } from '../support/world.ts';
import { accept, giveLeave, openReceiver, type Receiver, refuseWith } from './receiver.ts';

const RECEIVER = 'gemeente-utrecht';
const TEAM = 'schuldhulp';
const SOURCE = 'urn:nld:oin:00000099000999999000:systeem:seinhuis';
const GATHER_MS = 60_000;

let world: World;
let queue: MeldingQueue & { close(): Promise<void> };
let meldingen: Meldingen;
let admin: pg.Pool;
const receivers: Receiver[] = [];
const reports: MeldingReport[] = [];
const counted: string[] = [];
/** The sender's time; tests move it on, and it never goes back. */
let nowMs: number;

beforeAll(async () => {
  // The gateway's own sender is stopped: here the test says when something is due.
  world = await openWorld({ participants: ['corporatie-de-vechtstroom', RECEIVER] });
  await world.gateway.meldingen.stop();
  queue = openMeldingQueue(world.database.urls.worker);
  admin = openPool(world.database.adminUrl, 'proef', 1);
  nowMs = world.now().epochMs;
  meldingen = senderOn(queue);
});
afterAll(async () => {
  await meldingen?.stop();
  await queue?.close();
  await admin?.end();
  await world?.close();
});
afterEach(async () => {
  await Promise.all(receivers.splice(0).map(one => one.close()));
  await admin.query('delete from abonnement');
  // What still waits would be news to the receiver of the next test.
  await admin.query('delete from delivery');
  reports.length = 0;
  counted.length = 0;
});

function senderOn(on: MeldingQueue): Meldingen {
  const { ports } = world.gateway;
  return makeMeldingen({
    queue: on,
    client: webhookClient({ loopbackAllowed: true }),
    directory: ports.directory,
    keys: ports.keys,
    clock: ports.clock,
    // Without jitter, so that a test knows when the next attempt is due.
    entropy: { ...systemEntropy, bytes: length => Buffer.alloc(length) },
    tally: { ...ports.tally, notified: outcome => void counted.push(outcome) },
    source: SOURCE,
    origin: 'poort.example.nl',
    gatherMs: GATHER_MS,
    report: event => void reports.push(event),
  });
}

async function receiver(answer: Receiver['answer'] = accept): Promise<Receiver> {
  const opened = await openReceiver();
  opened.answer = answer;
  receivers.push(opened);
  return opened;
}

const asTeam = (method: string, path: string, body?: Json) => world.call(RECEIVER, method, path, body);
const subscribe = (url: string) => asTeam('POST', '/v1/abonnementen', { team: TEAM, url });
const listed = async (): Promise<Json[]> => (await asTeam('GET', `/v1/abonnementen?team=${TEAM}`)).body.items;

const send = async (): Promise<Json> => {
  const answer = await world.call(
    'corporatie-de-vechtstroom',
    'POST',
    '/v1/signalen',
    huurachterstand(world.now().localDate),
  );
  expect(answer.status).toBe(201);
  return answer.body;
};

async function pass(milliseconds: number): Promise<void> {
  nowMs += milliseconds;
  await meldingen.deliverDue(momentOf(nowMs));
}

/** A receiver that gave leave, and the secret its team was given. */
async function subscribed(
  answer: Receiver['answer'] = accept,
): Promise<{ hook: Receiver; id: string; geheim: string }> {
  const hook = await receiver(answer);
  nowMs = Math.max(nowMs, world.now().epochMs) + 1_000;
  const { body } = await subscribe(hook.url);
  await meldingen.deliverDue(momentOf(nowMs));
  return { hook, id: body.abonnement.abonnementId, geheim: body.geheim };
}

describe('een abonnement', () => {
  it('is asked for leave first, and is told nothing before', async () => {
    const hook = await receiver((request, response) =>
      request.method === 'OPTIONS' ? response.writeHead(200, { Allow: 'POST' }).end() : accept(request, response),
    );
    await send();
    const made = await subscribe(hook.url);
    expect(made.status).toBe(201);
    expect(made.headers.location).toBe(`/v1/abonnementen/${made.body.abonnement.abonnementId}`);
    expect(made.body.abonnement).toMatchObject({ team: TEAM, url: hook.url, status: 'aangevraagd', onbestelbaar: 0 });
    nowMs = Math.max(nowMs, world.now().epochMs);
    await pass(1_000);
    await pass(GATHER_MS);
    expect(hook.heard.map(one => one.method)).toEqual(['OPTIONS', 'OPTIONS']);
    expect(hook.heard[0]).toMatchObject({
      path: '/hook',
      headers: { 'webhook-request-origin': 'poort.example.nl', 'webhook-request-rate': '2' },
    });

    hook.answer = (_, response) => giveLeave(response);
    await pass(5 * 60_000);
    expect(await listed()).toMatchObject([{ status: 'actief' }]);
  });

  it('is switched off when leave does not come', async () => {
    const { hook } = await subscribed((_, response) => response.writeHead(405).end());
    for (const wait of [5_000, 300_000, 1_800_000, 7_200_000]) await pass(wait);
    expect(hook.heard).toHaveLength(5);
    expect(await listed()).toMatchObject([{ status: 'uitgeschakeld', code: 'GEEN_TOESTEMMING' }]);
    await pass(86_400_000);
    expect(hook.heard).toHaveLength(5);
    expect(reports).toMatchObject([{ kind: 'switched-off', code: 'GEEN_TOESTEMMING' }]);
  });

  it('shows its secret once', async () => {
    const { id, geheim } = await subscribed();
    expect(geheim).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const later = [
      await asTeam('GET', `/v1/abonnementen/${id}?team=${TEAM}`),
      await asTeam('GET', `/v1/abonnementen?team=${TEAM}`),
    ];
    for (const { status, text } of later) {
      expect(status).toBe(200);
      expect(text).not.toContain('whsec_');
    }
  });

  it('cannot be for another team, nor be seen or changed by one', async () => {
    const { id } = await subscribed();
    const foreign = { team: 'incasso' };
    expect((await asTeam('POST', '/v1/abonnementen', { ...foreign, url: 'https://hook.example.nl/' })).status).toBe(
      403,
    );
    const other = (method: string, path: string, body?: Json) =>
      world.call('corporatie-de-vechtstroom', method, path, body);
    expect((await other('GET', `/v1/abonnementen/${id}?team=incasso`)).status).toBe(404);
    expect((await other('DELETE', `/v1/abonnementen/${id}?team=incasso`)).status).toBe(404);
    expect((await other('POST', `/v1/abonnementen/${id}/_vernieuwen`, foreign)).status).toBe(404);
    expect((await other('POST', `/v1/abonnementen/${id}/_inschakelen`, foreign)).status).toBe(404);
    expect((await other('GET', `/v1/abonnementen/${id}?team=${TEAM}`)).status).toBe(403);
    expect((await world.call(null, 'GET', `/v1/abonnementen?team=${TEAM}`)).status).toBe(401);
    expect(await listed()).toHaveLength(1);
  });

  it.each([
    ['a forbidden address', { team: TEAM, url: 'https://169.254.169.254/latest' }, 'ADRES_NIET_TOEGESTAAN'],
    ['a token', { team: TEAM, url: 'https://hook.example.nl/?access_token=a' }, 'ADRES_NIET_TOEGESTAAN'],
    ['no scheme', { team: TEAM, url: 'hook.example.nl' }, 'ONGELDIG_VERZOEK'],
    ['more than is asked', { team: TEAM, url: 'https://hook.example.nl/', geheim: 'x' }, 'ONGELDIG_VERZOEK'],
  ])('is refused with %s', async (_, body, code) => {
    const answer = await asTeam('POST', '/v1/abonnementen', body);
    expect(answer).toMatchObject({ status: 400, body: { code } });
    expect(await listed()).toEqual([]);
  });

  it('is refused twice for one address, and beyond five', async () => {
    const url = (name: string) => `https://${name}.example.nl/`;
    expect((await subscribe(url('een'))).status).toBe(201);
    expect((await subscribe(url('een'))).body.code).toBe('ABONNEMENT_BESTAAT_AL');
    for (const name of ['twee', 'drie', 'vier', 'vijf']) expect((await subscribe(url(name))).status).toBe(201);
    expect((await subscribe(url('zes'))).body).toMatchObject({ status: 409, code: 'TE_VEEL_ABONNEMENTEN' });
  });

  it('ends when its team removes it', async () => {
    const { hook, id } = await subscribed();
    const removed = await asTeam('DELETE', `/v1/abonnementen/${id}?team=${TEAM}`);
    expect(removed).toMatchObject({ status: 204, text: '' });
    expect((await asTeam('DELETE', `/v1/abonnementen/${id}?team=${TEAM}`)).status).toBe(404);
    await send();
    await pass(GATHER_MS);
    expect(hook.posts()).toEqual([]);
  });
});

describe('een melding', () => {
  it('reaches its receiver, who reads it with public packages and believes it', async () => {
    const { hook, geheim } = await subscribed();
    await send();
    await pass(GATHER_MS);
    const heard = hook.posts();
    expect(heard).toHaveLength(1);
    const { headers, body } = heard[0]!;
    // Our clock runs ahead in this test; the packages compare with the machine's.
    const {
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': signature,
    } = headers as Record<string, string>;
    const machine = Date.now;
    Date.now = () => Number(timestamp) * 1000;
    try {
      const verified = new Webhook(geheim).verify(body, {
        'webhook-id': id!,
        'webhook-timestamp': timestamp!,
        'webhook-signature': signature!,
      });
      expect(verified).toMatchObject({ id });
    } finally {
      Date.now = machine;
    }
    const event = HTTP.toEvent({ headers, body });
    expect(event).toMatchObject({ id, source: SOURCE, type: 'nl.seinhuis.bericht-wacht.v1', subject: TEAM });
    expect(headers['webhook-request-origin']).toBe('poort.example.nl');
    expect(await listed()).toMatchObject([{ status: 'actief', afgeleverdTijdstip: new Date(nowMs).toISOString() }]);
    expect(counted).toContain('afgeleverd');
  });

  it('is one for many signals', async () => {
    const { hook } = await subscribed();
    await pass(GATHER_MS);
    const before = hook.posts().length;
    for (let each = 0; each < 5; each += 1) await send();
    await pass(GATHER_MS);
    for (let each = 0; each < 5; each += 1) await pass(5_000);
    expect(hook.posts()).toHaveLength(before + 1);
  });

  it('is the same at every attempt, under the same id, at the times of the schedule', async () => {
    const { hook } = await subscribed(refuseWith(500));
    await send();
    await pass(GATHER_MS);
    for (const [attempt, wait] of DELIVERY_WAITS_MS.slice(1).entries()) {
      const before = hook.posts().length;
      await pass(wait - 1);
      expect(hook.posts(), `attempt ${attempt + 2} came too soon`).toHaveLength(before);
      await pass(1);
      expect(hook.posts(), `attempt ${attempt + 2} did not come`).toHaveLength(before + 1);
    }
    expect(hook.posts()).toHaveLength(10);
    expect(new Set(hook.posts().map(one => one.body)).size).toBe(1);
    expect(new Set(hook.posts().map(one => one.headers['webhook-id'])).size).toBe(1);
    expect(new Set(hook.posts().map(one => one.headers['webhook-timestamp'])).size).toBe(10);

    expect(await listed()).toMatchObject([{ status: 'uitgeschakeld', code: 'AFGEWEZEN', onbestelbaar: 1 }]);
    expect(reports).toMatchObject([{ kind: 'switched-off', team: `${oinOf(RECEIVER)}/${TEAM}`, code: 'AFGEWEZEN' }]);
    await send();
    await pass(30 * 86_400_000 - 1);
    expect(hook.posts()).toHaveLength(10);
  });

  it('ends at once at a receiver that is gone (410)', async () => {
    const { hook } = await subscribed(refuseWith(410));
    await send();
    await pass(GATHER_MS);
    await pass(86_400_000);
    expect(hook.posts()).toHaveLength(1);
    expect(await listed()).toMatchObject([{ status: 'uitgeschakeld', code: 'OPGEZEGD', onbestelbaar: 1 }]);
  });

  it('comes no sooner than a busy receiver asks', async () => {
    const { hook } = await subscribed(refuseWith(429, { 'Retry-After': '90' }));
    await send();
    await pass(GATHER_MS);
    expect(hook.posts()).toHaveLength(1);
    hook.answer = accept;
    await pass(89_999);
    expect(hook.posts()).toHaveLength(1);
    await pass(1);
    expect(hook.posts()).toHaveLength(2);
  });

  it('does not follow a redirect to another place', async () => {
    const elsewhere = await receiver();
    const { hook } = await subscribed(refuseWith(307, { Location: elsewhere.url }));
    await send();
    await pass(GATHER_MS);
    expect(hook.posts()).toHaveLength(1);
    expect(elsewhere.heard).toEqual([]);
    expect(counted).toContain('OMLEIDING');
  });

  it('goes on when the team switches its subscription on again, with all that waits', async () => {
    const { hook, id } = await subscribed(refuseWith(410));
    await send();
    await pass(GATHER_MS);
    hook.answer = accept;
    const on = await asTeam('POST', `/v1/abonnementen/${id}/_inschakelen`, { team: TEAM });
    expect(on).toMatchObject({ status: 200, body: { status: 'aangevraagd' } });
    expect(on.body.code).toBeUndefined();
    nowMs = Math.max(nowMs, world.now().epochMs);
    await pass(1);
    expect(await listed()).toMatchObject([{ status: 'actief', onbestelbaar: 1 }]);
    await pass(GATHER_MS);
    expect(hook.posts()).toHaveLength(2);
  });

  it('is signed with both secrets for a day after the secret was renewed', async () => {
    const { hook, id, geheim } = await subscribed();
    await pass(GATHER_MS);
    const renewed = await asTeam('POST', `/v1/abonnementen/${id}/_vernieuwen`, { team: TEAM });
    expect(renewed.status).toBe(200);
    expect(renewed.body.geheim).not.toBe(geheim);
    const signatures = async (): Promise<string[]> => {
      await send();
      await pass(GATHER_MS);
      return String(hook.posts().at(-1)!.headers['webhook-signature']).split(' ');
    };
    const { rows } = await admin.query<{ until: string }>('select earlier_until_ms as until from abonnement');
    expect(Math.abs(Number(rows[0]!.until) - world.now().epochMs - 86_400_000)).toBeLessThan(60_000);
    // This test's time runs ahead of the gateway's.
    await admin.query('update abonnement set earlier_until_ms = $1', [nowMs + 86_400_000]);
    expect(await signatures()).toHaveLength(2);
    nowMs += 86_400_000;
    expect(await signatures()).toHaveLength(1);
  });

  it('does not go to a suspended member, and does when it takes part again', async () => {
    const { hook } = await subscribed();
    await pass(GATHER_MS);
    const before = hook.posts().length;
    const organisation = (status: 'aangesloten' | 'geschorst') => ({
      organisations: [{ oin: oinOf(RECEIVER), naam: 'Gemeente Utrecht', status }],
    });
    await send();
    await world.change(organisation('geschorst'));
    await pass(GATHER_MS);
    await pass(GATHER_MS);
    expect(hook.posts()).toHaveLength(before);
    await world.change(organisation('aangesloten'));
    await pass(GATHER_MS);
    expect(hook.posts()).toHaveLength(before + 1);
  });

  it('is counted as failed when its secret is another’s: a swapped row is not signed with', async () => {
    const { hook } = await subscribed();
    await pass(GATHER_MS);
    const before = hook.posts().length;
    await admin.query(`update abonnement set secret = set_byte(secret, 20, get_byte(secret, 20) # 1)`);
    await send();
    await pass(GATHER_MS);
    expect(hook.posts()).toHaveLength(before);
    expect(counted).toContain('GEHEIM_ONLEESBAAR');
  });
});

describe('two gateways on one database', () => {
  it('tell a receiver once', async () => {
    const other = openMeldingQueue(world.database.urls.worker);
    const second = senderOn(other);
    try {
      const { hook } = await subscribed();
      await pass(GATHER_MS);
      const before = hook.posts().length;
      await send();
      nowMs += GATHER_MS;
      const at = momentOf(nowMs);
      const all = [meldingen, second, meldingen, second].map(one => one.deliverDue(at));
      await Promise.all(all);
      await Promise.all([meldingen.deliverDue(at), second.deliverDue(at)]);
      expect(hook.posts()).toHaveLength(before + 1);
    } finally {
      await second.stop();
      await other.close();
    }
  });

  it('take over what a gateway was sending when it was stopped, at once', async () => {
    const { hook } = await subscribed();
    await pass(GATHER_MS);
    const before = hook.posts().length;
    let arrived: () => void = () => undefined;
    const hanging = new Promise<void>(done => {
      arrived = done;
    });
    hook.answer = () => arrived();
    await send();
    nowMs += GATHER_MS;
    const other = openMeldingQueue(world.database.urls.worker);
    const stopping = senderOn(other);
    const round = stopping.deliverDue(momentOf(nowMs));
    await hanging;
    await stopping.stop();
    await round;
    await other.close();
    hook.answer = accept;
    await pass(1);
    expect(hook.posts()).toHaveLength(before + 2);
    const [first, again] = hook.posts().slice(before);
    expect(again!.headers['webhook-id']).toBe(first!.headers['webhook-id']);
  });
});

describe('the command line', () => {
  const spoken: string[] = [];
  const io: CommandIo = {
    out: line => void spoken.push(line),
    err: line => void spoken.push(line),
    progress: () => {},
  };
  const worker = () => world.database.urls.worker;

  it('lists what could not be delivered, and sends it again', async () => {
    const { hook } = await subscribed(refuseWith(410));
    await send();
    await pass(GATHER_MS);
    const id = String(hook.posts()[0]!.headers['webhook-id']);
    hook.answer = accept;

    expect(await listUndeliverable(worker(), io)).toBe(0);
    expect(spoken.join('\n')).toContain(`${id}  `);
    expect(spoken.join('\n')).toContain('OPGEZEGD, 1 poging');
    expect(await replayUndeliverable(worker(), { ids: [id] }, nowMs, io)).toBe(0);
    await pass(1);
    await pass(1);
    expect(hook.posts().map(one => one.headers['webhook-id'])).toEqual([id, id]);
    expect(await replayUndeliverable(worker(), { ids: [id] }, nowMs, io)).toBe(1);
    expect(await replayUndeliverable(worker(), { ids: [], alle: true }, nowMs, io)).toBe(0);
    expect(await replayUndeliverable(worker(), { ids: [] }, nowMs, io)).toBe(1);
    expect(await replayUndeliverable(worker(), { ids: ['alles'] }, nowMs, io)).toBe(1);
  });
});

describe('seinhuis meldingen', () => {
  it('finds the database by the configuration', async () => {
    const passwords = inject('postgres').passwords;
    const folder = join(world.folder, 'sleutels', 'databank');
    mkdirSync(folder, { recursive: true });
    for (const login of LOGINS) writeFileSync(join(folder, `${login}.wachtwoord`), passwords[login]);
    const url = new URL(world.database.urls.worker);
    const before = { ...process.env };
    Object.assign(process.env, {
      DATABASE_URL: `postgres://${url.host}${url.pathname}`,
      SEINHUIS_FOLDER: world.folder,
    });
    const said: string[] = [];
    const io: CommandIo = { out: line => void said.push(line), err: line => void said.push(line), progress: () => {} };
    try {
      expect(await main(['meldingen', 'lijst'], io)).toBe(0);
      expect(await main(['meldingen', 'opnieuw'], io)).toBe(1);
    } finally {
      process.env = before;
    }
    expect(said).toEqual(['Er zijn geen onbestelbare meldingen.', 'Noem kenmerken van meldingen, of geef --alle.']);
  });
});

describe('nothing of a message', () => {
  const traces = [
    DEBTOR.achternaam,
    DEBTOR.geboortedatum,
    DEBTOR.telefoon,
    DEBTOR.email,
    ADDRESS.postcode,
    'huurachterstand',
  ];

  it('is in what leaves, or in what is kept for it', async () => {
    const { hook } = await subscribed();
    const sent = await send();
    await pass(GATHER_MS);
    expect(hook.posts().length).toBeGreaterThan(0);
    const { rows } = await admin.query(
      `select a::text as row from abonnement a union all select m::text from melding m`,
    );
    expect(rows.length).toBeGreaterThan(1);
    const dump = rows.map(({ row }) => row as string).join('\n');
    const raw = hook.heard.map(one => one.raw).join('\n');
    const all = `${dump}\n${raw}\n${world.logged.join('\n')}`.toLowerCase();
    for (const trace of [...traces, oinOf('corporatie-de-vechtstroom'), sent.verstrekkingId as string])
      expect(all.includes(trace.toLowerCase())).toBe(false);
    // The secret stands nowhere in the clear.
    expect(dump).not.toContain('whsec_');
  });
});
