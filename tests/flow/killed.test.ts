/**
 * kill -9 at every step of the way of a signal (docs/ARCHITECTURE.md). After each death a new gateway takes over, the
 * partners try again, and at the end what was acknowledged, what arrived and what the log says are compared.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSecretFile } from '../../adapters/system/key-files.ts';
import { parseCheckpoint } from '../../gateway/logbook/checkpoint.ts';
import { installed } from '../support/installed.ts';
import { ggzOntslag, huurachterstand, type Json, toestemming } from '../support/messages.ts';
import type { FromChild, MortalSettings, ToChild } from '../support/mortal-gateway.ts';
import { type Answer, openWorld, type World } from '../support/world.ts';

const PORTS = [
  'inname.record',
  'toestemming.give',
  'postvak.release',
  'poort.waitUntilCovered',
  'postvak.confirm',
  'volgorde.sequence',
  'volgorde.publish',
];
/** Before each port call of the way at its first time, after each at its second; in the campaign both at both. */
const TIMES = process.env.SEINHUIS_STAPPEN === 'alle' ? { voor: [1, 2], na: [1, 2] } : { voor: [1], na: [2] };
const STEPS = PORTS.flatMap(port =>
  Object.entries(TIMES).flatMap(([moment, times]) => times.map(nth => ({ step: `${moment} ${port}`, nth }))),
);

let world: World;
let port: number;
let settingsPath: string;
let child: ChildProcess | undefined;
/** Has its code loaded and waits to be told to begin. */
let next: Promise<ChildProcess> | undefined;
let deaths = 0;

beforeAll(async () => {
  world = await openWorld();
  // The world's own gateway steps aside; its participants, keys and database stay.
  await world.gateway.stop();
  port = await freePort();
  settingsPath = join(world.folder, 'sterfelijk.json');
  const settings: MortalSettings = {
    folder: world.folder,
    database: world.database.urls,
    port,
    logName: world.keys.logKey.name,
  };
  writeFileSync(settingsPath, JSON.stringify(settings));
  writeSecretFile(join(world.folder, 'sleutels', 'gateway.pem'), world.settings.api.certificatePem);
  writeSecretFile(join(world.folder, 'sleutels', 'gateway.key'), world.settings.api.keyPem);
}, 60_000);
afterAll(async () => {
  child?.kill('SIGKILL');
  (await next)?.kill('SIGKILL');
  await world?.closeAround();
});

function freePort(): Promise<number> {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address() as { port: number };
      server.close(() => resolve(free));
    });
  });
}

function nextMessage<K extends 'loaded' | 'ready' | 'armed'>(process: ChildProcess, key: K): Promise<void> {
  return new Promise((resolve, reject) => {
    const heard = (message: FromChild) => {
      if (!(key in message)) return;
      process.off('message', heard);
      resolve();
    };
    process.on('message', heard);
    process.once('exit', () => reject(new Error('The gateway ended before it was ready')));
  });
}

async function loadGateway(): Promise<ChildProcess> {
  const loading = fork(installed('mortal-gateway'), [settingsPath], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await nextMessage(loading, 'loaded');
  return loading;
}

/** The next gateway is made ready while this one lives. */
async function startGateway(): Promise<ChildProcess> {
  const started = await (next ?? loadGateway());
  next = loadGateway();
  started.once('exit', (_code, signal) => {
    if (signal === 'SIGKILL') deaths += 1;
  });
  const ready = nextMessage(started, 'ready');
  started.send({ begin: true } satisfies ToChild);
  await ready;
  return started;
}

/** Asks until there is an answer other than "later"; a dead gateway is followed by a new one, as an operator would. */
async function persist(ask: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 0; attempt < 40; attempt += 1) {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) child = await startGateway();
    try {
      const answer = await ask();
      if (answer.status !== 503) return answer;
    } catch {
      await new Promise(resolve => setTimeout(resolve, 30));
    }
  }
  throw new Error('No answer came');
}

interface Round {
  readonly receipts: readonly { readonly disclosureId: string; readonly entryId: string; readonly text: string }[];
  readonly bodies: readonly { readonly disclosureId: string; readonly bericht: string }[];
}

async function oneRound(): Promise<Round> {
  const today = world.now().localDate;
  const at = new Date(world.now().epochMs - 3_600_000).toISOString();
  const consents = [toestemming(today, at), toestemming(today, at, 'doorbreking_beroepsgeheim')];
  const arrears = huurachterstand(today);
  const discharge = ggzOntslag(
    today,
    consents.map(one => one.toestemmingId),
  );
  const call = (as: string, path: string, body: Json) => persist(() => world.call(as, 'POST', path, body, { port }));

  for (const consent of consents)
    expect((await call('ggz-de-lindehof', '/v1/toestemmingen', consent)).status).toBe(201);
  const answers = [
    await call('corporatie-de-vechtstroom', '/v1/signalen', arrears),
    await call('ggz-de-lindehof', '/v1/signalen', discharge),
  ];
  const receipts = answers.map(answer => {
    expect(answer.status, answer.text).toBe(201);
    const receipt = JSON.parse(Buffer.from(answer.body.ontvangstbewijs.split('.')[1], 'base64url').toString());
    return {
      disclosureId: receipt.verstrekkingId as string,
      entryId: receipt.logboek.vermelding as string,
      text: answer.body.ontvangstbewijs as string,
    };
  });
  // The same messages again give the same receipts, whoever died in between.
  expect((await call('corporatie-de-vechtstroom', '/v1/signalen', arrears)).body.ontvangstbewijs).toBe(
    receipts[0]!.text,
  );

  const bodies: { disclosureId: string; bericht: string }[] = [];
  for (const [index, team] of ['schuldhulp', 'wmo'].entries()) {
    const { disclosureId } = receipts[index]!;
    const fetched = await call('gemeente-utrecht', '/v1/postvak/_ophalen', { team, verstrekkingen: [disclosureId] });
    const [item] = fetched.body.items;
    expect(item.status).toBe('verstrekt');
    bodies.push({ disclosureId, bericht: item.bericht });
    const confirmed = await call('gemeente-utrecht', '/v1/postvak/_bevestigen', {
      team,
      items: [{ verstrekkingId: disclosureId, zegel: item.zegel }],
    });
    expect(confirmed.body.items[0].status).toBe('bevestigd');
  }
  return { receipts, bodies };
}

describe('kill -9 at each step', () => {
  it('loses nothing acknowledged, enters nothing twice, and releases nothing unrecorded', async () => {
    const rounds: Round[] = [];
    for (const doom of STEPS) {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) child = await startGateway();
      const before = deaths;
      const armed = nextMessage(child, 'armed');
      child.send(doom satisfies ToChild);
      await armed;
      rounds.push(await oneRound());
      // The sequencer's steps come on their own time; give the last of them a moment.
      for (let tries = 0; tries < 100 && deaths === before; tries += 1)
        await new Promise(resolve => setTimeout(resolve, 20));
      expect(deaths, `died ${doom.step}, time ${doom.nth}`).toBe(before + 1);
    }

    // Everything waiting is sequenced before the books are compared.
    await persist(() => world.call('gemeente-utrecht', 'GET', '/v1/organisaties', undefined, { port }));
    const client = new pg.Client({ connectionString: world.database.adminUrl });
    await client.connect();
    try {
      for (let tries = 0; tries < 200; tries += 1) {
        const { rows } = await client.query('select count(*)::int as waiting from log_waiting');
        if (rows[0].waiting === 0) break;
        await new Promise(resolve => setTimeout(resolve, 50));
      }
      const expected = rounds.flatMap(round => round.receipts.map(receipt => receipt.disclosureId)).sort();
      expect(new Set(expected).size).toBe(expected.length);

      const deliveries = await client.query('select disclosure_id from delivery');
      expect(deliveries.rows.map(row => row.disclosure_id).sort()).toEqual(expected);

      const entries = await client.query(
        `select e.kind, e.jcs::jsonb ->> 'verstrekking' as disclosure_id, l.position
         from log_entry e left join log_leaf l using (entry_id)`,
      );
      const of = (kind: string) =>
        entries.rows
          .filter(row => row.kind === kind)
          .map(row => row.disclosure_id)
          .sort();
      expect(of('besloten')).toEqual(expected);
      expect(of('verstrekt')).toEqual(expected);
      expect(of('bevestigd')).toEqual(expected);

      const positions = entries.rows.map(row => Number(row.position)).sort((a, b) => a - b);
      expect(positions).toEqual(positions.map((_, index) => index));
      const { rows: notes } = await client.query('select note from log_checkpoint order by size desc limit 1');
      expect(parseCheckpoint(notes[0].note.slice(0, notes[0].note.indexOf('\n\n') + 1))?.size).toBe(positions.length);
    } finally {
      await client.end();
    }
  }, 400_000);
});
