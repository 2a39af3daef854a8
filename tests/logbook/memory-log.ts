/**
 * The log's part of the database, in memory, with the promises of `SequencerStore` kept and checked: one lock, one
 * transaction per batch, one root per size, each entry once. Failures can be put anywhere between.
 */

import { parseCheckpoint } from '../../gateway/logbook/checkpoint.ts';
import { tileWidth } from '../../gateway/logbook/tiles.ts';
import type {
  CheckpointMemory,
  Head,
  Leadership,
  SequencePlan,
  SequencerStore,
  TreeState,
} from '../../gateway/ports.ts';
import { tileShelf } from './tile-shelf.ts';

/** Where a failure can strike. `… answered`: the work is durable, but its answer is lost. */
export type Spot =
  | 'acquire'
  | 'onWaiting'
  | 'head'
  | 'published'
  | 'adopt'
  | 'adopt answered'
  | 'sequence'
  | 'sequence answered'
  | 'publish'
  | 'publish answered'
  | 'release'
  | 'readTile';

export function memoryLog() {
  const waiting = new Map<string, Buffer>();
  const leaves: { readonly entryId: string; readonly data: Buffer }[] = [];
  const heads: Head[] = [];
  const notes: { readonly size: number; readonly note: string }[] = [];
  const everPublished: string[] = [];
  const shelf = tileShelf();
  const failures: Spot[] = [];
  const wakers = new Set<() => void>();
  let edge: TreeState['edge'] = new Map();
  let epochs = 0;
  let holder: number | null = null;

  function strike(spot: Spot): void {
    const at = failures.indexOf(spot);
    if (at < 0) return;
    failures.splice(at, 1);
    // A failed statement takes its connection, and so the lock, with it.
    holder = null;
    throw new Error(`failure at ${spot}`);
  }

  function leadership(epoch: number): Leadership {
    function step(spot: Spot): void {
      if (holder !== epoch) throw new Error('the lock was lost');
      strike(spot);
    }
    return {
      epoch,
      async head() {
        step('head');
        return heads.at(-1) ?? null;
      },
      async published() {
        step('published');
        return notes.at(-1) ?? null;
      },
      async adopt(size) {
        step('adopt');
        const head = heads.at(-1);
        if (head?.size !== size || head.epoch >= epoch) return null;
        heads[heads.length - 1] = { ...head, epoch };
        strike('adopt answered');
        return heads.at(-1)!;
      },
      async sequence(limit, _epochMs, plan) {
        step('sequence');
        const taken = [...waiting].slice(0, limit).map(([entryId, commitment]) => ({ entryId, commitment }));
        if (taken.length === 0) return null;
        const size = heads.at(-1)?.size ?? 0;
        store(plan(taken, { size, edge }), size, epoch);
        strike('sequence answered');
        return heads.at(-1)!;
      },
      async publish(size, note) {
        step('publish');
        const head = heads.at(-1);
        if (head?.size !== size || head.epoch !== epoch) throw new Error('not the committed head of this epoch');
        if (!notes.some(earlier => earlier.size === size)) notes.push({ size, note });
        everPublished.push(note);
        strike('publish answered');
      },
      async release() {
        if (holder === epoch) holder = null;
        strike('release');
      },
    };
  }

  function store(plan: SequencePlan, sizeBefore: number, epoch: number): void {
    if (heads.some(head => head.size === plan.size)) throw new Error('a second head for one size');
    plan.leaves.forEach((leaf, offset) => {
      if (leaf.position !== sizeBefore + offset) throw new Error('positions do not follow each other');
      if (!waiting.delete(leaf.entryId)) throw new Error('entry is not waiting');
      leaves.push(leaf);
    });
    if (leaves.length !== plan.size) throw new Error('size is not the number of leaves');
    shelf.put(plan.tiles);
    edge = edgeAt(plan.size);
    heads.push({ size: plan.size, root: plan.root, epoch });
  }

  function edgeAt(size: number): TreeState['edge'] {
    const found = new Map<number, Buffer>();
    for (let level = 0; size >= 256 ** level; level++) {
      const index = Math.floor(size / 256 ** (level + 1));
      const width = tileWidth(level, index, size);
      if (width > 0) found.set(level, shelf.read(level, index, width)!);
    }
    return found;
  }

  const sequencerStore: SequencerStore = {
    async acquire() {
      strike('acquire');
      if (holder !== null) return null;
      epochs += 1;
      holder = epochs;
      return leadership(epochs);
    },
    async onWaiting(wake) {
      strike('onWaiting');
      wakers.add(wake);
      return async () => {
        wakers.delete(wake);
      };
    },
  };

  return {
    store: sequencerStore,
    async readTile(level: number, index: number, width: number) {
      strike('readTile');
      return shelf.read(level, index, width);
    },
    /** An entry commits. Ids commit in any order. */
    arrive(entryId: string, commitment: Buffer, quietly = false) {
      waiting.set(entryId, commitment);
      if (!quietly) for (const wake of wakers) wake();
    },
    /** The next time each of these spots is passed, it fails. */
    fail: (...spots: Spot[]) => void failures.push(...spots),
    failuresLeft: () => failures.length,
    loseLock() {
      holder = null;
    },
    isLocked: () => holder !== null,
    listeners: () => wakers.size,
    head: () => heads.at(-1) ?? null,
    lastNote: () => notes.at(-1)?.note ?? null,
    order: () => leaves.map(leaf => leaf.entryId),
    leafData: () => leaves.map(leaf => leaf.data),
    waitingCount: () => waiting.size,
    /** Everything that was ever seen outside. */
    everPublished: () => everPublished.map(note => parseCheckpoint(note.slice(0, note.indexOf('\n\n') + 1))!),
    tiles: shelf.tiles,
    /** The database is put back to the head of `size`, as from a backup; published checkpoints too. */
    putBack(size: number) {
      while ((heads.at(-1)?.size ?? 0) > size) heads.pop();
      while ((notes.at(-1)?.size ?? 0) > size) notes.pop();
      leaves.length = size;
      const tiles = [...shelf.tiles].map(([name, hashes]) => {
        const [level, index] = name.split('/').map(Number);
        return [name, hashes.subarray(0, tileWidth(level!, index!, size) * 32)] as const;
      });
      shelf.tiles.clear();
      for (const [name, hashes] of tiles) if (hashes.length > 0) shelf.tiles.set(name, hashes);
      edge = edgeAt(size);
    },
    /** A head is replaced by somebody with write access to everything. */
    replaceHead(head: Head) {
      heads[heads.length - 1] = head;
    },
    forgetPublished: () => void notes.splice(0),
    replacePublished(size: number, note: string) {
      notes.splice(0, notes.length, { size, note });
    },
    breakEdge() {
      edge = new Map([...edge].map(([level, hashes]) => [level, Buffer.alloc(hashes.length, 1)]));
    },
  };
}

export function keptInMemory(start: ReturnType<CheckpointMemory['read']> = null) {
  let kept = start;
  const memory: CheckpointMemory = {
    read: () => kept,
    write(checkpoint) {
      kept = checkpoint;
    },
  };
  return memory;
}
