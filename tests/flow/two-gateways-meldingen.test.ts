/**
 * Two gateways side by side on one PostgreSQL, each a process that can be killed or the test's own, both telling the same
 * receiver: each melding arrives once and in order, and when one dies the other goes on.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSecretFile } from '../../adapters/system/key-files.ts';
import { accept, giveLeave, type Heard, openReceiver, type Receiver } from '../meldingen/receiver.ts';
import { installed } from '../support/installed.ts';
import { huurachterstand } from '../support/messages.ts';
import type { FromChild, MortalSettings, ToChild } from '../support/mortal-gateway.ts';
import { openWorld, type World } from '../support/world.ts';

/** How each names itself to receivers. */
const FIRST = 'localhost';
const SECOND = 'tweede-poort.example.nl';
/** So short that whoever looks next finds news; then the gateways take turns. */
const GATHER_SECONDS = 0.01;
const LEASE_MS = 60_000;

let world: World;
let database: pg.Client;
let hook: Receiver;
let second: ChildProcess;
let secondPort: number;
let sent = 0;

beforeAll(async () => {
  world = await openWorld({
    participants: ['corporatie-de-vechtstroom', 'gemeente-utrecht'],
    gatherSeconds: GATHER_SECONDS,
  });
  database = new pg.Client({ connectionString: world.database.adminUrl });
  [secondPort, hook] = await Promise.all([freePort(), openReceiver(), database.connect()]);
  second = await startSecond();
  const body = { team: 'schuldhulp', url: hook.url };
  const made = await world.call('gemeente-utrecht', 'POST', '/v1/abonnementen', body, { port: secondPort });
  expect(made.status).toBe(201);
}, 60_000);
afterAll(async () => {
  second?.kill('SIGKILL');
  await database?.end();
  await world?.close();
  await hook?.close();
});

function freePort(): Promise<number> {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

async function startSecond(): Promise<ChildProcess> {
  const settings: MortalSettings = {
    folder: world.folder,
    database: world.database.urls,
    port: secondPort,
    logName: world.keys.logKey.name,
    hostNames: [SECOND, 'localhost'],
    gatherSeconds: GATHER_SECONDS,
  };
  const path = join(world.folder, 'tweede.json');
  writeFileSync(path, JSON.stringify(settings));
  writeSecretFile(join(world.folder, 'sleutels', 'gateway.pem'), world.settings.api.certificatePem);
  writeSecretFile(join(world.folder, 'sleutels', 'gateway.key'), world.settings.api.keyPem);
  const child = fork(installed('mortal-gateway'), [path], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await new Promise<void>((resolve, reject) => {
    child.on('message', (message: FromChild) => {
      if ('loaded' in message) child.send({ begin: true } satisfies ToChild);
      if ('ready' in message) resolve();
    });
    child.once('exit', () => reject(new Error('The second gateway ended before it was ready')));
  });
  return child;
}

async function send(port?: number): Promise<void> {
  const message = huurachterstand(world.now().localDate);
  const options = port === undefined ? {} : { port };
  const answer = await world.call('corporatie-de-vechtstroom', 'POST', '/v1/signalen', message, options);
  expect(answer.status, answer.text).toBe(201);
  sent += 1;
}

const firstLooks = () => world.gateway.meldingen.deliverDue(world.now());
const idOf = (heard: Heard) => String(heard.headers['webhook-id']);
const saysOf = (heard: Heard): number => JSON.parse(heard.body).data.aantal;
const heardFrom = (name: string) => hook.posts().filter(one => one.headers['webhook-request-origin'] === name);
const timesHeard = (melding: Heard) => hook.posts().filter(one => idOf(one) === idOf(melding));
const within = { timeout: 20_000, interval: 20 } as const;
const untilTold = () => expect.poll(() => Math.max(0, ...hook.posts().map(saysOf)), within).toBe(sent);

interface Row {
  readonly melding_id: string;
  readonly state: string;
  readonly attempts: number;
}
/** What was made, in the order in which it was made; settled when all of it was delivered. */
async function settled(): Promise<readonly Row[]> {
  let rows: readonly Row[] = [];
  await expect
    .poll(async () => {
      ({ rows } = await database.query<Row>('select melding_id, state, attempts from melding order by melding_id'));
      return rows.every(({ state }) => state === 'afgeleverd') && new Set(hook.posts().map(idOf)).size === rows.length;
    }, within)
    .toBe(true);
  return rows;
}

describe('two gateways that tell one receiver', () => {
  it('ask it for leave once, and tell it each melding once and in order, whichever took the news in', async () => {
    hook.answer = (heard, response) => {
      // While the second waits for its answer the first looks for work.
      const meanwhile = heard.headers['webhook-request-origin'] === SECOND && heard.method === 'POST';
      void (meanwhile ? firstLooks() : Promise.resolve()).then(() => accept(heard, response));
    };
    for (let round = 0; round < 4 || heardFrom(FIRST).length === 0 || heardFrom(SECOND).length === 0; round += 1) {
      await Promise.all([send(), send(secondPort)]);
      await untilTold();
    }
    const rows = await settled();
    expect(hook.heard.filter(({ method }) => method === 'OPTIONS')).toHaveLength(1);
    expect(hook.posts().map(idOf)).toEqual(rows.map(row => row.melding_id));
    expect(rows.filter(({ attempts }) => attempts !== 1)).toEqual([]);
    const amounts = hook.posts().map(saysOf);
    expect(amounts).toEqual(amounts.toSorted((a, b) => a - b));
  }, 90_000);

  it('lose no melding when one is killed while telling: the other tells it under the same id, and goes on', async () => {
    const ofSecond = heardFrom(SECOND).length;
    hook.answer = (heard, response) => {
      if (heard.method === 'OPTIONS') giveLeave(response);
      // The second is kept waiting, so that it dies in the middle.
      else if (heard.headers['webhook-request-origin'] !== SECOND) accept(heard, response);
    };
    while (heardFrom(SECOND).length === ofSecond) {
      const heard = hook.posts().length;
      await send();
      await expect.poll(() => hook.posts().length, within).toBeGreaterThan(heard);
    }
    const [hanging] = heardFrom(SECOND).slice(-1);
    await send();
    await firstLooks();
    expect(hook.posts().at(-1)).toBe(hanging);
    const gone = new Promise(resolve => second.once('exit', resolve));
    second.kill('SIGKILL');
    await gone;
    hook.answer = accept;
    // Nobody takes what is held by somebody who may still be at it; its minute passes.
    expect((await database.query('select from melding where lease_ms > 0')).rowCount).toBe(1);
    await database.query('update melding set lease_ms = lease_ms - $1 where lease_ms > 0', [LEASE_MS]);
    await expect.poll(() => timesHeard(hanging!).length, within).toBe(2);
    await untilTold();
    await send();
    await untilTold();

    const rows = await settled();
    const ids = hook.posts().map(idOf);
    expect([...new Set(ids)]).toEqual(rows.map(row => row.melding_id));
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([idOf(hanging!)]);
    expect(new Set(timesHeard(hanging!).map(({ body }) => body)).size).toBe(1);
    expect(rows.filter(({ attempts }) => attempts !== 1)).toEqual([
      { melding_id: idOf(hanging!), state: 'afgeleverd', attempts: 2 },
    ]);
  }, 90_000);
});
