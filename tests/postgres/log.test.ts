import { createHash } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openPool } from '../../adapters/postgres/database.ts';
import { createIntakeStore } from '../../adapters/postgres/intake-store.ts';
import { openLogGate } from '../../adapters/postgres/log-gate.ts';
import { createLogReader } from '../../adapters/postgres/log-reader.ts';
import { createSequencerStore } from '../../adapters/postgres/sequencer-store.ts';
import { createWaker } from '../../adapters/postgres/waker.ts';
import type { Leadership, LogReader, SequencePlan, TreeState, WaitingLeaf } from '../../gateway/ports.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { acceptance, entry, NOON_MS, RECEIVER, refusal, SENDER, uuid } from '../support/records.ts';

let database: FreshDatabase;
let pool: pg.Pool;
let admin: pg.Pool;
let reader: LogReader;

beforeAll(async () => {
  database = await freshDatabase();
  pool = openPool(database.urls.gateway, 'proef', 4);
  admin = openPool(database.adminUrl, 'proef', 4);
  reader = createLogReader(pool);
});
afterAll(async () => {
  await pool.end();
  await admin.end();
  await database.close();
});

const sequencers = () => createSequencerStore(database.urls.sequencer);
const sha = (...parts: (Buffer | string)[]) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

async function wait(count: number): Promise<string[]> {
  const list = Array.from({ length: count }, () => refusal());
  await createIntakeStore(pool, { wake: () => {}, close: () => {} }).record(list, 1);
  return list.map(one => one.entry.entryId);
}

/** A plan with level-0 tiles only: enough to see what is stored. */
function plan(waiting: readonly WaitingLeaf[], tree: TreeState): SequencePlan {
  const leaves = waiting.map((leaf, offset) => ({
    entryId: leaf.entryId,
    position: tree.size + offset,
    data: Buffer.from(`{"v":1,"c":"${leaf.commitment.toString('base64url')}"}`),
  }));
  const tiles: { level: number; index: number; hashes: Buffer }[] = [];
  let index = Math.floor(tree.size / 256);
  let hashes = tree.edge.get(0) ?? Buffer.alloc(0);
  expect(hashes.length).toBe((tree.size % 256) * 32);
  for (const leaf of leaves) {
    hashes = Buffer.concat([hashes, sha(Buffer.of(0), leaf.data)]);
    if (hashes.length < 8192) continue;
    tiles.push({ level: 0, index, hashes });
    index += 1;
    hashes = Buffer.alloc(0);
  }
  if (hashes.length > 0) tiles.push({ level: 0, index, hashes });
  const size = tree.size + leaves.length;
  return { leaves, tiles, size, root: sha(`root ${size}`) };
}

async function led<T>(work: (leader: Leadership) => Promise<T>): Promise<T> {
  const leader = await sequencers().acquire(NOON_MS);
  try {
    return await work(leader!);
  } finally {
    await leader!.release();
  }
}

beforeEach(async () => {
  await led(async leader => {
    while ((await leader.sequence(10_000, NOON_MS, plan)) !== null);
  });
});

describe('leading the log', () => {
  it('is for one at a time, across stores, and passes on with a higher epoch', async () => {
    const first = await sequencers().acquire(NOON_MS);
    expect(await sequencers().acquire(NOON_MS)).toBeNull();
    await first!.release();
    const second = await sequencers().acquire(NOON_MS);
    expect(second!.epoch).toBeGreaterThan(first!.epoch);
    await second!.release();
  });

  it('is given to one of many who ask at the same moment', async () => {
    const asked = await Promise.all(Array.from({ length: 8 }, () => sequencers().acquire(NOON_MS)));
    expect(asked.filter(leader => leader !== null)).toHaveLength(1);
    await Promise.all(asked.map(leader => leader?.release()));
  });

  it('ends with the connection: the next call fails, and another can lead', async () => {
    const leader = await sequencers().acquire(NOON_MS);
    await admin.query(
      `select pg_terminate_backend(pid, 5000) from pg_stat_activity
       where application_name = 'seinhuis-volgorde' and datname = current_database()`,
    );
    await expect(leader!.head()).rejects.toThrow();
    await expect(leader!.sequence(10, NOON_MS, plan)).rejects.toThrow(/connection that held the lock/);
    await expect(leader!.publish(1, 'x')).rejects.toThrow(/connection that held the lock/);
    const next = await sequencers().acquire(NOON_MS);
    expect(next).not.toBeNull();
    await next!.release();
    await leader!.release();
  });
});

describe('sequencing', () => {
  it('gives each waiting entry one position, and returns null when nothing waits', async () => {
    const ids = await wait(300);
    await led(async leader => {
      const before = (await leader.head())?.size ?? 0;
      const head = await leader.sequence(1000, NOON_MS, plan);
      expect(head).toMatchObject({ size: before + 300, epoch: leader.epoch });
      expect(await leader.head()).toEqual(head);
      expect(await leader.sequence(1000, NOON_MS, plan)).toBeNull();
      const positions = await reader.positions(ids);
      expect([...positions.values()].toSorted((a, b) => a - b)).toEqual(ids.map((_, index) => before + index));
    });
    expect((await admin.query('select from log_waiting')).rowCount).toBe(0);
  });

  it('takes no more than the limit', async () => {
    await wait(10);
    await led(async leader => {
      const one = await leader.sequence(4, NOON_MS, plan);
      const two = await leader.sequence(100, NOON_MS, plan);
      expect(two!.size - one!.size).toBe(6);
    });
  });

  it('does not pass over an entry with a small id that commits late', async () => {
    const late = entry({ entryId: uuid(NOON_MS - 60_000) });
    const client = await admin.connect();
    await client.query('begin');
    await client.query('insert into log_entry values ($1, $2, $3, $4, $5, $6)', [
      late.entryId,
      late.epochMs,
      late.kind,
      late.parties,
      late.json,
      late.salt,
    ]);
    await client.query('insert into log_waiting values ($1, $2)', [late.entryId, late.commitment]);
    const [early] = await wait(1);
    await led(async leader => {
      await leader.sequence(100, NOON_MS, plan);
      expect((await reader.positions([early!, late.entryId])).size).toBe(1);
      await client.query('commit');
      await leader.sequence(100, NOON_MS, plan);
      expect((await reader.positions([late.entryId])).size).toBe(1);
    });
    client.release();
  });

  it.each<[string, (made: SequencePlan) => SequencePlan]>([
    [
      'leaves a gap',
      made => ({ ...made, leaves: made.leaves.map(leaf => ({ ...leaf, position: leaf.position + 1 })) }),
    ],
    ['claims another size', made => ({ ...made, size: made.size + 1 })],
    [
      'takes an entry twice',
      made => ({ ...made, leaves: made.leaves.map(leaf => ({ ...leaf, entryId: made.leaves[0]!.entryId })) }),
    ],
    [
      'takes an entry that does not wait',
      made => ({ ...made, leaves: made.leaves.map(leaf => ({ ...leaf, entryId: uuid() })) }),
    ],
    [
      'rewrites a tile',
      made => ({ ...made, tiles: made.tiles.map(tile => ({ ...tile, hashes: Buffer.alloc(tile.hashes.length) })) }),
    ],
  ])('writes nothing of a plan that %s', async (_, spoil) => {
    await wait(3);
    await led(async leader => {
      await leader.sequence(1, NOON_MS, plan);
      const before = await leader.head();
      await expect(leader.sequence(10, NOON_MS, (waiting, tree) => spoil(plan(waiting, tree)))).rejects.toThrow();
      expect(await leader.head()).toEqual(before);
      expect((await leader.sequence(10, NOON_MS, plan))!.size).toBe(before!.size + 2);
    });
  });

  it('keeps other work of the leader out of its transaction', async () => {
    await wait(5);
    await led(async leader => {
      const failing = leader.sequence(10, NOON_MS, () => {
        throw new Error('no plan');
      });
      const meanwhile = leader.head();
      await expect(failing).rejects.toThrow('no plan');
      const before = await meanwhile;
      expect((await leader.sequence(10, NOON_MS, plan))!.size).toBe((before?.size ?? 0) + 5);
    });
  });
});

describe('publishing', () => {
  it('is only for a committed head of the own epoch', async () => {
    await wait(1);
    const head = await led(leader => leader.sequence(10, NOON_MS, plan));
    await led(async leader => {
      await expect(leader.publish(head!.size, 'note')).rejects.toThrow(/no head/);
      await expect(leader.publish(head!.size + 1, 'note')).rejects.toThrow(/no head/);
      const adopted = await leader.adopt(head!.size);
      expect(adopted).toEqual({ ...head, epoch: leader.epoch });
      expect(await leader.head()).toEqual(adopted);
      await leader.publish(head!.size, 'note');
      expect(await leader.published()).toEqual({ size: head!.size, note: 'note' });
      expect(await reader.checkpoint()).toBe('note');
      await expect(leader.publish(head!.size, 'another note')).rejects.toThrow();
    });
  });

  it('adopts nothing but the newest head of an earlier epoch', async () => {
    await wait(2);
    const old = await led(leader => leader.sequence(1, NOON_MS, plan));
    await led(async leader => {
      await leader.sequence(1, NOON_MS, plan);
      expect(await leader.adopt(old!.size)).toBeNull();
      expect(await leader.adopt(old!.size + 1)).toBeNull();
      expect(await leader.adopt(old!.size + 2)).toBeNull();
    });
  });
});

describe('reading the log', () => {
  it('gives tiles of every width up to what is there', async () => {
    await wait(600);
    const head = await led(leader => leader.sequence(1000, NOON_MS, plan));
    const whole = await reader.tile(0, 0, 256);
    expect(whole).toHaveLength(8192);
    expect(await reader.tile(0, 0, 3)).toEqual(whole!.subarray(0, 96));
    const last = Math.floor(head!.size / 256);
    const width = head!.size % 256;
    expect(await reader.tile(0, last, width)).toHaveLength(width * 32);
    expect(await reader.tile(0, last, width + 1)).toBeNull();
    const bundle = await reader.entries(0, 256);
    expect(sha(Buffer.of(0), bundle![17]!)).toEqual(whole!.subarray(17 * 32, 18 * 32));
    expect(await reader.entries(last, width)).toHaveLength(width);
    expect(await reader.entries(last, width + 1)).toBeNull();
  });

  it.each([
    [-1, 0, 1],
    [0, -1, 1],
    [0, 0, 0],
    [0, 0, 257],
    [64, 0, 1],
    [0, 0.5, 1],
    [0, 2 ** 60, 1],
    [0, Number.NaN, 1],
  ])('has no tile %s/%s of width %s', async (level, index, width) => {
    expect(await reader.tile(level, index, width)).toBeNull();
    if (level === 0) expect(await reader.entries(index, width)).toBeNull();
  });

  it('opens an entry for its parties only, before and after it has a position', async () => {
    const signal = acceptance();
    await createIntakeStore(pool, { wake: () => {}, close: () => {} }).record([signal], 1);
    const { entryId, json, salt } = signal.entry;
    expect(await reader.opening(entryId, SENDER)).toEqual({ json, salt, position: null });
    await led(leader => leader.sequence(10, NOON_MS, plan));
    const opened = await reader.opening(entryId, RECEIVER);
    expect(opened!.position).toBe((await reader.positions([entryId])).get(entryId));
    expect(await reader.opening(entryId, '00000099000000009999')).toBeNull();
    expect(await reader.opening(uuid(), SENDER)).toBeNull();
  });
});

describe('the gate of the log', () => {
  it('opens when a checkpoint covers all entries, and for nobody before that', async () => {
    const gate = await openLogGate(pool, database.urls.gateway);
    const ids = await wait(40);
    const opened: number[] = [];
    const waiters = ids.map((id, index) =>
      gate.waitUntilCovered([id, ids[0]!], 20_000).then(covered => {
        opened.push(index);
        return covered;
      }),
    );
    await led(async leader => {
      const head = await leader.sequence(1000, NOON_MS, plan);
      expect(await gate.waitUntilCovered([ids[5]!], 300)).toBe(false);
      expect(opened).toEqual([]);
      await leader.publish(head!.size, 'note');
      expect(await Promise.all(waiters)).toEqual(ids.map(() => true));
    });
    expect(await gate.waitUntilCovered(ids, 5_000)).toBe(true);
    expect(await gate.waitUntilCovered([], 0)).toBe(true);
    await gate.close();
  });

  it('stays closed while one entry of several is not covered', async () => {
    const gate = await openLogGate(pool, database.urls.gateway);
    const [early] = await wait(1);
    await led(async leader => leader.publish((await leader.sequence(10, NOON_MS, plan))!.size, 'note'));
    const [late] = await wait(1);
    expect(await gate.waitUntilCovered([early!, late!], 400)).toBe(false);
    expect(await gate.waitUntilCovered([uuid()], 100)).toBe(false);
    await gate.close();
  });

  it('lets nobody through when it is closed', async () => {
    const gate = await openLogGate(pool, database.urls.gateway);
    const waiting = gate.waitUntilCovered([uuid()], 60_000);
    await gate.close();
    expect(await waiting).toBe(false);
  });
});

describe('the word that entries wait', () => {
  it('reaches the sequencer, also over a connection that had to come back', async () => {
    let heard: (() => void) | undefined;
    const word = () =>
      new Promise<void>(resolve => {
        heard = resolve;
      });
    const connected = word();
    const stop = await sequencers().onWaiting(() => heard?.());
    await connected;
    const waker = createWaker(pool);
    const first = word();
    await createIntakeStore(pool, waker).record([refusal()], 1);
    await first;
    const again = word();
    await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen seinhuis_wacht'`);
    await again;
    waker.close();
    await stop();
  });
});
