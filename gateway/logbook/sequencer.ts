/**
 * The sequencer: one leader at a time puts waiting entries into the log and publishes signed checkpoints. Each gateway
 * runs one; those without the lock try for it now and then. `leading.ts` says what a leader does, this file when.
 */
import type { CheckpointMemory, Clock, Head, KeyRing, Leadership, SequencerStore } from '../ports.ts';
import { type Bell, createBell } from './bell.ts';
import { type LeaderTools, type Refusal, sequenceBatch, takeOver } from './leading.ts';
import type { ReadTile } from './tiles.ts';

export interface SequencerIntervals {
  /** From the first waiting entry to its batch, so that entries gather. */
  readonly gatherMs: number;
  /** The same under load: a batch costs the same work whatever its size, and a release may wait a little. */
  readonly busyGatherMs: number;
  /** How often a leader looks for waiting entries when nothing woke it. */
  readonly pollMs: number;
  /** How often a gateway without the lock tries for it. */
  readonly acquireMs: number;
  /** After the first failure; doubles with each further one. */
  readonly backOffMs: number;
  readonly longestBackOffMs: number;
}

export interface SequencerOptions {
  readonly store: SequencerStore;
  readonly logKey: KeyRing['logKey'];
  readonly memory: CheckpointMemory;
  readonly clock: Clock;
  /** Reads committed tiles from the database that `store` writes to: `LogReader.tile`. */
  readonly readTile: ReadTile;
  readonly report?: (event: SequencerEvent) => void;
  readonly intervals?: Partial<SequencerIntervals>;
  /** Entries per transaction, at most; 2,000 unless told. */
  readonly batchLimit?: number;
}

export type SequencerEvent =
  | { readonly kind: 'leading'; readonly epoch: number; readonly size: number }
  | { readonly kind: 'published'; readonly size: number; readonly added: number }
  /** Passing: it is tried again after `retryMs`. */
  | { readonly kind: 'failed'; readonly error: unknown; readonly retryMs: number }
  /** Lasting: this gateway signs nothing more. */
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** `starting`, `following` and `leading` are healthy; `retrying`, `refused` and `stopped` are not. */
export type SequencerState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'following' }
  | { readonly kind: 'leading'; readonly epoch: number; readonly size: number }
  | { readonly kind: 'retrying'; readonly failures: number }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'stopped' };

export type SequencerEnd = { readonly kind: 'stopped' } | { readonly kind: 'refused'; readonly refusal: Refusal };

export interface Sequencer {
  state(): SequencerState;
  isHealthy(): boolean;
  /** Settles when this sequencer will sign nothing more; never rejects. */
  readonly ended: Promise<SequencerEnd>;
  /** Lets the batch under way finish, gives the lock back, and settles when both are done. */
  stop(): Promise<void>;
}

/** A batch of so many means that more are coming. */
const BUSY_ENTRIES = 10;

const defaultIntervals: SequencerIntervals = {
  gatherMs: 25,
  busyGatherMs: 150,
  pollMs: 1_000,
  acquireMs: 1_000,
  backOffMs: 100,
  longestBackOffMs: 5_000,
};

/**
 * Starts the sequencer of this gateway. It outlives every failure of the store: it gives the lock up, waits, and takes
 * over anew, with all checks of a take-over. It ends by `stop()`, or by itself when the log contradicts what was signed
 * before. In the latter case it keeps the lock until `stop()`: another gateway, with a shorter memory, might sign the
 * fork.
 */
export function startSequencer(options: SequencerOptions): Sequencer {
  const intervals = { ...defaultIntervals, ...options.intervals };
  const tools: LeaderTools = { ...options, batchLimit: options.batchLimit ?? 2_000 };
  const report = options.report ?? (() => undefined);
  const bell = createBell();
  let state: SequencerState = { kind: 'starting' };
  let failures = 0;
  let unsubscribe: (() => Promise<void>) | null = null;
  let end: (end: SequencerEnd) => void;
  const ended = new Promise<SequencerEnd>(resolve => {
    end = resolve;
  });

  async function run(): Promise<void> {
    while (!bell.isClosed()) {
      try {
        unsubscribe ??= await options.store.onWaiting(() => bell.ring());
        const leadership = await options.store.acquire(options.clock.now().epochMs);
        if (leadership === null) {
          state = { kind: 'following' };
          failures = 0;
          await bell.pause(intervals.acquireMs);
          continue;
        }
        await holding(leadership, () => term(leadership));
      } catch (error) {
        const retryMs = Math.min(intervals.backOffMs * 2 ** failures, intervals.longestBackOffMs);
        failures += 1;
        state = { kind: 'retrying', failures };
        report({ kind: 'failed', error, retryMs });
        await bell.pause(retryMs);
      }
    }
    await unsubscribe?.().catch(() => undefined);
    state = state.kind === 'refused' ? state : { kind: 'stopped' };
    end({ kind: 'stopped' });
  }

  /** From taking over to losing the lock, refusing, or stopping. */
  async function term(leadership: Leadership): Promise<void> {
    const taken = await takeOver(leadership, tools);
    if (taken.kind === 'refused') {
      state = taken;
      report(taken);
      end(taken);
      await untilClosed(bell);
      return;
    }
    let head = taken.head;
    report({ kind: 'leading', epoch: leadership.epoch, size: head?.size ?? 0 });
    while (!bell.isClosed()) {
      bell.hush();
      const before = head?.size ?? 0;
      head = await sequenceAll(leadership, head);
      // Only what has worked once is healthy; a leader that fails at its first batch, time and again, is not.
      state = { kind: 'leading', epoch: leadership.epoch, size: head?.size ?? 0 };
      failures = 0;
      const busy = (head?.size ?? 0) - before >= BUSY_ENTRIES;
      if (await bell.hear(intervals.pollMs)) await bell.pause(busy ? intervals.busyGatherMs : intervals.gatherMs);
    }
  }

  /** Sequences until a batch is not full; what came in meanwhile has rung the bell. */
  async function sequenceAll(leadership: Leadership, start: Head | null): Promise<Head | null> {
    let head = start;
    while (!bell.isClosed()) {
      const next = await sequenceBatch(leadership, tools, head);
      if (next === null) return head;
      const added = next.size - (head?.size ?? 0);
      head = next;
      report({ kind: 'published', size: head.size, added });
      if (added < tools.batchLimit) return head;
    }
    return head;
  }

  const running = run();
  return {
    state: () => state,
    isHealthy: () => state.kind === 'starting' || state.kind === 'following' || state.kind === 'leading',
    ended,
    async stop() {
      bell.close();
      await running;
    },
  };
}

async function holding(leadership: Leadership, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } finally {
    // A lock that cannot be given back is lost with its connection; the failure of the work itself is what counts.
    await leadership.release().catch(() => undefined);
  }
}

async function untilClosed(bell: Bell): Promise<void> {
  const longest = 2 ** 31 - 1;
  while (!bell.isClosed()) await bell.pause(longest);
}
