/**
 * Bad days of the log, each on its own: a checkpoint that cannot be signed, or not be remembered; a leader that loses its
 * lock in the middle, or was overtaken; a key that is another. No checkpoint, no release (promise 2), and one tree.
 */
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { checkpointFile } from '../../adapters/system/key-files.ts';
import { type OpenedPorts, openPorts, type RunningGateway, runGateway } from '../../gateway/compose.ts';
import type { SequencerStore } from '../../gateway/ports.ts';
import { openWorld, type World } from '../support/world.ts';
import { eventually, type Partners, partnersOf } from './partners.ts';
import { openWire, type Wire } from './wire.ts';

/** The key of the lock that the leader holds. */
const LEADER_LOCK = 7_301_002;
const CHECKPOINT_WAIT_MS = 700;

let world: World;
/** Whom the partners speak with. */
let current: RunningGateway;
let wire: Wire;
let partners: Partners;
let admin: pg.Client;
let hasKey = true;
/** Runs once, inside the next plan of the first gateway's leader: after reading, before writing. */
let whilePlanning: (() => void) | null = null;

beforeAll(async () => {
  wire = await openWire(Number(new URL(inject('postgres').adminUrl).port));
  world = await openWorld({
    settings(settings) {
      const { keys } = settings;
      return {
        ...settings,
        database: { ...settings.database, sequencer: wire.through(settings.database.sequencer) },
        keys: {
          ...keys,
          logKey: {
            ...keys.logKey,
            get privateKey() {
              if (!hasKey) throw new Error('the key does not answer');
              return keys.logKey.privateKey;
            },
          },
        },
      };
    },
    wrap: opened => ({ ...waitingShortly(opened), sequencerStore: interruptible(opened.sequencerStore) }),
  });
  current = world.gateway;
  partners = partnersOf({
    ...world,
    logUrl: () => `${current.pagesUrl}/logboek`,
    port: () => Number(new URL(current.apiUrl).port),
  });
  admin = new pg.Client({ connectionString: world.database.adminUrl });
  await admin.connect();
}, 60_000);
afterAll(async () => {
  await admin?.end();
  await world?.closeAround();
  await wire?.close();
});

function waitingShortly(opened: OpenedPorts): OpenedPorts {
  const logGate = {
    waitUntilCovered: (ids: readonly string[]) => opened.ports.logGate.waitUntilCovered(ids, CHECKPOINT_WAIT_MS),
  };
  return { ...opened, ports: { ...opened.ports, logGate } };
}

function interruptible(store: SequencerStore): SequencerStore {
  return {
    ...store,
    async acquire(epochMs) {
      const leadership = await store.acquire(epochMs);
      if (leadership === null) return null;
      return {
        ...leadership,
        sequence: (limit, at, plan) =>
          leadership.sequence(limit, at, (waiting, tree) => {
            const planned = plan(waiting, tree);
            whilePlanning?.();
            whilePlanning = null;
            return planned;
          }),
      };
    },
  };
}

const ready = (gateway = world.gateway) => eventually(() => gateway.readiness()).toEqual([]);
const notReady = (gateway = world.gateway) => eventually(() => gateway.readiness()).toContain('logboek');
const checkpoint = async (gateway = world.gateway) => (await fetch(`${gateway.pagesUrl}/logboek/checkpoint`)).text();
const heads = async () =>
  (await admin.query<{ size: number; epoch: number }>('select size::int, epoch::int from log_head order by size')).rows;

/** Takes in, lets nothing out and publishes nothing, until `mend`; then goes on by itself. */
async function expectNothingOut(spoil: () => void, mend: () => void): Promise<void> {
  expect(await partners.send()).toBe('done');
  await partners.expectBooksToMatch();
  const before = await checkpoint();
  spoil();
  try {
    expect(await partners.send()).toBe('done');
    const [last] = partners.acknowledged().slice(-1);
    expect(await partners.fetch(last!)).toBe('later');
    await notReady();
    expect(await checkpoint()).toBe(before);
  } finally {
    mend();
  }
  await ready();
  await partners.expectBooksToMatch();
}

describe('a checkpoint that cannot be signed', () => {
  it('lets nothing out, and is made when the key answers again', async () => {
    await expectNothingOut(
      () => {
        hasKey = false;
      },
      () => {
        hasKey = true;
      },
    );
  }, 60_000);
});

describe('a checkpoint that cannot be remembered', () => {
  const path = () => world.settings.checkpointPath;

  it('because the disk is full lets nothing out, and is made when there is room', async () => {
    // Whatever is written there ends as on a full disk.
    await expectNothingOut(
      () => symlinkSync('/dev/full', `${path()}.new`),
      () => rmSync(`${path()}.new`),
    );
  }, 60_000);

  it('because its folder is not there lets nothing out, and is made when the folder is back', async () => {
    const folder = dirname(path());
    await expectNothingOut(
      () => {
        renameSync(folder, `${folder}.opzij`);
        writeFileSync(folder, '');
      },
      () => {
        rmSync(folder);
        renameSync(`${folder}.opzij`, folder);
      },
    );
  }, 60_000);
});

describe('a last checkpoint that cannot be read', () => {
  it('is not taken for one that never was', () => {
    const file = join(world.folder, 'geen-map');
    writeFileSync(file, '');
    expect(() => checkpointFile(join(file, 'laatste-checkpoint.json')).read()).toThrow(/ENOTDIR/);
    expect(checkpointFile(join(world.folder, 'nog-niet', 'laatste-checkpoint.json')).read()).toBeNull();
  });
});

describe('a leader that loses its lock in the middle of sequencing', () => {
  it('writes nothing any more; another gateway leads on, and the tree stays one', async () => {
    const settings = { ...world.settings, checkpointPath: join(world.folder, 'logboek-van-de-ander', 'laatste.json') };
    mkdirSync(dirname(settings.checkpointPath), { recursive: true });
    // Another machine: its own line to the database, its own memory.
    const direct = { ...settings, database: world.database.urls };
    const other = await runGateway(waitingShortly(await openPorts(direct)), direct);
    try {
      const planned = new Promise<void>(resolve => {
        whilePlanning = () => {
          wire.hold();
          resolve();
        };
      });
      expect(await partners.send()).toBe('done');
      await planned;
      const { rowCount } = await admin.query(
        `select pg_terminate_backend(pid, 5000) from pg_locks
         where locktype = 'advisory' and objid = $1 and database = (select oid from pg_database where datname = current_database())`,
        [LEADER_LOCK],
      );
      expect(rowCount).toBe(1);
      // The other leads, and gives places to what the first had planned to.
      await eventually(async () => (await admin.query('select 1 from log_waiting')).rowCount).toBe(0);
      const led = await heads();
      // What the first had sent when the line was held arrives now.
      wire.mend();
      await ready();
      await ready(other);
      expect(await heads()).toEqual(led);
      expect(await checkpoint()).toBe(await checkpoint(other));
      await partners.expectBooksToMatch();
    } finally {
      await other.stop();
    }
    // The first leads again, on top of what it did not sign itself.
    expect(await partners.send()).toBe('done');
    await partners.expectBooksToMatch();
    const epochs = (await heads()).map(head => head.epoch);
    expect(epochs).toEqual(epochs.toSorted((a, b) => a - b));
  }, 60_000);
});

describe('a leader that was overtaken without noticing', () => {
  it('has its head refused by the tables, and leads on only in an epoch of its own', async () => {
    const begin =
      'insert into log_epoch (epoch, epoch_ms) select max(epoch) + 1, 0 from log_epoch returning epoch::int';
    const overtaken = (await admin.query<{ epoch: number }>(begin)).rows[0]!.epoch;
    expect(await partners.send()).toBe('done');
    await partners.expectBooksToMatch();
    const last = (await heads()).at(-1)!;
    expect(last.epoch).toBeGreaterThan(overtaken);
    await ready();
  }, 60_000);
});

describe('a gateway with another key for the log', () => {
  it('signs nothing of it and lets nothing out; with the right key it goes on', async () => {
    await partners.expectBooksToMatch();
    await world.gateway.stop();
    const key = generateKeyPairSync('ed25519');
    const { keys } = world.settings;
    const refused: string[] = [];
    const run = async (more: Partial<typeof world.settings>): Promise<RunningGateway> => {
      const settings = { ...world.settings, database: world.database.urls, ...more };
      return runGateway(waitingShortly(await openPorts(settings)), settings);
    };
    const wrong = await run({
      keys: { ...keys, logKey: { name: keys.logKey.name, ...key } },
      writeLog: (_level, event) => {
        if (event.event === 'logboek_weigert') refused.push(event.code);
      },
    });
    current = wrong;
    const before = await checkpoint(wrong);
    try {
      await notReady(wrong);
      expect(refused).toEqual(['ANDERE_LOGBOEKSLEUTEL']);
      expect(await partners.send()).toBe('done');
      const [last] = partners.acknowledged().slice(-1);
      expect(await partners.fetch(last!)).toBe('later');
      expect(await checkpoint(wrong)).toBe(before);
    } finally {
      await wrong.stop();
    }
    const right = await run({});
    current = right;
    try {
      await ready(right);
      await partners.expectBooksToMatch();
    } finally {
      await right.stop();
    }
  }, 60_000);
});
