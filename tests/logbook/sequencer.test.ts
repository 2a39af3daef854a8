import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openCheckpoint, signCheckpoint } from '../../gateway/logbook/checkpoint.ts';
import { leafData } from '../../gateway/logbook/entry.ts';
import { type Sequencer, type SequencerEvent, startSequencer } from '../../gateway/logbook/sequencer.ts';
import { parseVerifierKey } from '../../gateway/logbook/signed-note.ts';
import type { CheckpointMemory } from '../../gateway/ports.ts';
import { keptInMemory, memoryLog, type Spot } from './memory-log.ts';
import { logKey, logVkey, sha256, slowRoot } from './reference.ts';

type MemoryLog = ReturnType<typeof memoryLog>;

const clock = { now: () => ({ epochMs: 1_767_225_600_000, localDate: '2026-01-01' }) };
const commitmentOf = (entryId: string) => sha256(Buffer.from(entryId));
const log = parseVerifierKey(logVkey)!;
const running: Sequencer[] = [];

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map(sequencer => sequencer.stop()));
  vi.useRealTimers();
});

function start(database: MemoryLog, memory: CheckpointMemory = keptInMemory(), batchLimit = 2_000) {
  const events: SequencerEvent[] = [];
  const { store, readTile } = database;
  const sequencer = startSequencer({
    store,
    readTile,
    logKey,
    memory,
    clock,
    batchLimit,
    report: event => events.push(event),
  });
  running.push(sequencer);
  return { sequencer, events, memory };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

function arrive(database: MemoryLog, ...entryIds: string[]): void {
  for (const entryId of entryIds) database.arrive(entryId, commitmentOf(entryId));
}

/** A log that was led once and stopped cleanly. */
async function ledBefore(entryIds: readonly string[], memory = keptInMemory()) {
  const database = memoryLog();
  for (const entryId of entryIds) {
    // One head each, so that the log can be put back to any size.
    arrive(database, entryId);
    const { sequencer } = start(database, memory);
    await pass(50);
    await sequencer.stop();
  }
  return { database, memory };
}

/** What holds at every moment and for every history. */
function expectSoundLog(database: MemoryLog): void {
  const roots = new Map<number, string>();
  for (const { size, root } of database.everPublished()) {
    const encoded = root.toString('base64');
    expect(roots.get(size) ?? encoded).toBe(encoded);
    roots.set(size, encoded);
    expect(slowRoot(database.leafData().slice(0, size)).toString('base64')).toBe(encoded);
  }
  const order = database.order();
  expect(new Set(order).size).toBe(order.length);
  expect(database.leafData()).toEqual(order.map(entryId => leafData(commitmentOf(entryId))));
}

function coveredSize(database: MemoryLog): number {
  const note = database.lastNote();
  const opened = note === null ? null : openCheckpoint(note, log);
  return opened?.kind === 'opened' ? opened.checkpoint.size : 0;
}

describe('the sequencer', () => {
  it('puts what waits into the log and publishes a checkpoint that covers it', async () => {
    const database = memoryLog();
    arrive(database, 'a', 'b', 'c');
    const { sequencer } = start(database);
    await pass(0);
    expect(database.order()).toEqual(['a', 'b', 'c']);
    expect(coveredSize(database)).toBe(3);
    expect(sequencer.state()).toEqual({ kind: 'leading', epoch: 1, size: 3 });
    expect(sequencer.isHealthy()).toBe(true);
    expectSoundLog(database);
  });

  it('gathers what comes shortly after the first into one batch', async () => {
    const database = memoryLog();
    const { events } = start(database);
    await pass(10);
    arrive(database, 'a');
    await pass(10);
    arrive(database, 'b', 'c');
    await pass(40);
    expect(events.filter(event => event.kind === 'published')).toEqual([{ kind: 'published', size: 3, added: 3 }]);
  });

  it('takes an entry that commits late, though its id is lower than the last one sequenced', async () => {
    const database = memoryLog();
    start(database);
    arrive(database, '0002', '0003');
    await pass(50);
    arrive(database, '0001');
    await pass(50);
    expect(database.order()).toEqual(['0002', '0003', '0001']);
    expect(coveredSize(database)).toBe(3);
  });

  it('finds an entry by itself when the wake-up call was lost', async () => {
    const database = memoryLog();
    start(database);
    await pass(10);
    database.arrive('a', commitmentOf('a'), true);
    await pass(1_100);
    expect(coveredSize(database)).toBe(1);
  });

  it('works through a backlog in batches without waiting between', async () => {
    const database = memoryLog();
    arrive(database, ...Array.from({ length: 1_050 }, (_, at) => `entry-${at}`));
    const { events } = start(database, keptInMemory(), 100);
    await pass(0);
    expect(coveredSize(database)).toBe(1_050);
    expect(events.filter(event => event.kind === 'published')).toHaveLength(11);
    expectSoundLog(database);
  });

  it('follows while another leads, and takes over when the lock comes free', async () => {
    const database = memoryLog();
    const first = start(database);
    await pass(0);
    const second = start(database);
    await pass(0);
    expect(second.sequencer.state()).toEqual({ kind: 'following' });
    expect(second.sequencer.isHealthy()).toBe(true);
    await first.sequencer.stop();
    arrive(database, 'a');
    await pass(1_100);
    expect(second.sequencer.state()).toEqual({ kind: 'leading', epoch: 2, size: 1 });
    expect(coveredSize(database)).toBe(1);
  });

  it('stops cleanly: the lock is free, nobody listens, nothing more is sequenced', async () => {
    const database = memoryLog();
    const { sequencer } = start(database);
    await pass(0);
    await sequencer.stop();
    await sequencer.stop();
    expect(await sequencer.ended).toEqual({ kind: 'stopped' });
    expect(sequencer.state()).toEqual({ kind: 'stopped' });
    expect(sequencer.isHealthy()).toBe(false);
    expect(database.isLocked()).toBe(false);
    expect(database.listeners()).toBe(0);
    arrive(database, 'a');
    await pass(5_000);
    expect(database.waitingCount()).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('after a failure of the store', () => {
  const once: Spot[] = [
    'acquire',
    'onWaiting',
    'head',
    'published',
    'sequence',
    'sequence answered',
    'publish',
    'publish answered',
  ];
  it.each(once)('at "%s" everything is sequenced once and covered in the end', async spot => {
    const database = memoryLog();
    arrive(database, 'a', 'b');
    database.fail(spot);
    const { events } = start(database);
    await pass(2_000);
    arrive(database, 'c');
    await pass(2_000);
    expect(database.failuresLeft()).toBe(0);
    expect(events.filter(event => event.kind === 'failed')).toHaveLength(1);
    expect(coveredSize(database)).toBe(3);
    expectSoundLog(database);
  });

  it.each<Spot[]>([
    ['publish', 'adopt'],
    ['publish', 'adopt answered'],
    ['publish', 'readTile'],
    ['publish', 'release', 'publish'],
    ['sequence answered', 'publish', 'publish answered'],
    ['publish', 'adopt answered', 'publish answered', 'head', 'acquire'],
  ])('at "%s" and then "%s" a committed head is still published, and one root per size', async (...spots) => {
    const database = memoryLog();
    arrive(database, 'a', 'b');
    database.fail(...spots);
    start(database);
    await pass(20_000);
    expect(database.failuresLeft()).toBe(0);
    expect(coveredSize(database)).toBe(2);
    expectSoundLog(database);
  });

  it('publishes a head of an earlier leader without waiting for a new entry', async () => {
    const database = memoryLog();
    arrive(database, 'a', 'b');
    database.fail('publish');
    const first = start(database);
    await pass(0);
    expect(database.head()).toMatchObject({ size: 2, epoch: 1 });
    expect(coveredSize(database)).toBe(0);
    await first.sequencer.stop();
    start(database);
    await pass(0);
    expect(database.head()).toMatchObject({ size: 2, epoch: 2 });
    expect(coveredSize(database)).toBe(2);
  });

  it('writes nothing and signs nothing once the lock is lost', async () => {
    const database = memoryLog();
    const { sequencer } = start(database);
    await pass(0);
    database.loseLock();
    const rival = await database.store.acquire(0);
    arrive(database, 'a');
    await pass(5_000);
    expect(database.order()).toEqual([]);
    expect(sequencer.state()).toEqual({ kind: 'following' });
    await rival!.release();
    await pass(2_000);
    expect(coveredSize(database)).toBe(1);
  });

  it('is unhealthy while it fails, tries less and less often, and is healthy again', async () => {
    const database = memoryLog();
    database.fail(...Array.from({ length: 8 }, () => 'acquire' as const));
    const { sequencer, events } = start(database);
    await pass(0);
    expect(sequencer.isHealthy()).toBe(false);
    await pass(30_000);
    const waits = events.flatMap(event => (event.kind === 'failed' ? [event.retryMs] : []));
    expect(waits).toEqual([100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000]);
    expect(sequencer.isHealthy()).toBe(true);
  });

  it('does not sign what it cannot remember, and does when it can again', async () => {
    const database = memoryLog();
    const kept = keptInMemory();
    let isFull = true;
    const memory: CheckpointMemory = {
      read: kept.read,
      write(checkpoint) {
        if (isFull) throw new Error('no space left');
        kept.write(checkpoint);
      },
    };
    arrive(database, 'a');
    const { sequencer } = start(database, memory);
    await pass(1_000);
    expect(database.lastNote()).toBeNull();
    expect(sequencer.isHealthy()).toBe(false);
    isFull = false;
    await pass(10_000);
    expect(coveredSize(database)).toBe(1);
  });
});

describe('a log that contradicts what was signed before', () => {
  async function expectRefusal(database: MemoryLog, memory: CheckpointMemory, code: string): Promise<void> {
    const noteBefore = database.lastNote();
    arrive(database, 'new');
    const { sequencer, events } = start(database, memory);
    await pass(60_000);
    const end = await sequencer.ended;
    expect(end).toMatchObject({ kind: 'refused', refusal: { code } });
    expect(sequencer.state()).toEqual(end);
    expect(sequencer.isHealthy()).toBe(false);
    expect(events).toEqual([end]);
    expect(database.waitingCount()).toBe(1);
    expect(database.lastNote()).toBe(noteBefore);
  }

  it('is not signed when it is behind the remembered checkpoint', async () => {
    const { database, memory } = await ledBefore(['a', 'b', 'c']);
    database.putBack(2);
    await expectRefusal(database, memory, 'LOGBOEK_TERUGGEZET');
  });

  it('is not signed when it is empty and was not', async () => {
    const { memory } = await ledBefore(['a']);
    await expectRefusal(memoryLog(), memory, 'LOGBOEK_TERUGGEZET');
  });

  it('is not signed when it was remembered before it was published and then lost', async () => {
    const { database, memory } = await ledBefore(['a', 'b']);
    arrive(database, 'c');
    database.fail('publish');
    const { sequencer } = start(database, memory);
    await pass(0);
    await sequencer.stop();
    database.putBack(2);
    await expectRefusal(database, memory, 'LOGBOEK_TERUGGEZET');
  });

  it('is not signed when it is behind its own published checkpoint, on a machine that remembers nothing', async () => {
    const { database } = await ledBefore(['a', 'b']);
    database.replacePublished(9, signCheckpoint(logKey, 9, sha256()));
    await expectRefusal(database, keptInMemory(), 'LOGBOEK_TERUGGEZET');
  });

  it('is not signed when the same size had another root', async () => {
    const { memory } = await ledBefore(['a', 'b', 'c']);
    const { database } = await ledBefore(['a', 'b', 'x']);
    await expectRefusal(database, memory, 'LOGBOEK_GESPLITST');
  });

  it('is not signed when it was put back, and grew past the remembered size in another way', async () => {
    const { memory } = await ledBefore(['a', 'b', 'c']);
    const { database } = await ledBefore(['a', 'b', 'x', 'y']);
    await expectRefusal(database, memory, 'LOGBOEK_INCONSISTENT');
  });

  it('is not signed when its tiles do not give its head', async () => {
    const { database, memory } = await ledBefore(['a', 'b']);
    database.tiles.set('0/0', Buffer.concat([sha256(), sha256()]));
    await expectRefusal(database, memory, 'TEGELS_WIJKEN_AF');
    const other = await ledBefore(['a', 'b']);
    other.database.tiles.clear();
    await expectRefusal(other.database, keptInMemory(), 'TEGELS_ONTBREKEN');
  });

  it('is not signed when what was remembered or published cannot be read', async () => {
    const { database } = await ledBefore(['a', 'b']);
    for (const kept of [
      { size: 2, rootBase64: 'AAAA' },
      { size: Number.NaN, rootBase64: sha256().toString('base64') },
    ]) {
      await expectRefusal(database, keptInMemory(kept), 'CHECKPOINT_ONLEESBAAR');
      await running.pop()!.stop();
    }
    const stranger = { ...logKey, name: 'log.example.nl/ander' };
    database.replacePublished(2, signCheckpoint(stranger, 2, sha256()));
    await expectRefusal(database, keptInMemory(), 'CHECKPOINT_ONLEESBAAR');
  });

  it('stays locked, so that a gateway with a shorter memory cannot sign it instead', async () => {
    const { database, memory } = await ledBefore(['a', 'b', 'c']);
    database.putBack(2);
    await expectRefusal(database, memory, 'LOGBOEK_TERUGGEZET');
    const forgetful = start(database, keptInMemory());
    await pass(60_000);
    expect(forgetful.sequencer.state()).toEqual({ kind: 'following' });
    expect(database.waitingCount()).toBe(1);
  });

  it('is not grown from an edge that was changed under a leader', async () => {
    const { database, memory } = await ledBefore(['a', 'b']);
    const { sequencer } = start(database, memory);
    await pass(0);
    database.breakEdge();
    arrive(database, 'c');
    await pass(5_000);
    expect(database.order()).toEqual(['a', 'b']);
    expect(sequencer.isHealthy()).toBe(false);
    expect(coveredSize(database)).toBe(2);
  });

  it('is remembered from its published checkpoint by a machine that leads it for the first time', async () => {
    const { database } = await ledBefore(['a', 'b']);
    const { memory } = start(database, keptInMemory());
    await pass(0);
    expect(memory.read()).toEqual({ size: 2, rootBase64: database.head()!.root.toString('base64') });
  });
});
