/**
 * Makes the counts at the door those of all processes together: about once a second each tells what its clients spent
 * and hears what the others' did, and strangers are added to one tally. In between a client can spend more than its
 * limit, at most one bucket in each process; no request ever waits for the database because of this.
 */
import type { Clock } from '../ports.ts';
import type { SpendingStore, StrangerStore } from './ports.ts';
import type { RateLimiter, Spending } from './rate-limit.ts';

const EVERY_MS = 1_000;

export interface SharingParts {
  /** Another one at each start. */
  readonly processId: string;
  readonly rates: RateLimiter;
  readonly spending: SpendingStore;
  readonly strangers: StrangerStore;
  readonly clock: Clock;
  /** Milliseconds between exchanges. */
  readonly everyMs?: number;
}

export interface CountsSharing {
  /** Counts one stranger; it joins the others at the next exchange. */
  stranger(code: string): void;
  /** Tells all that was counted before. What could not be told is told the next time. */
  exchange(): Promise<void>;
  /** After a last exchange. */
  stop(): Promise<void>;
}

export function shareCounts({
  processId,
  rates,
  spending,
  strangers,
  clock,
  everyMs = EVERY_MS,
}: SharingParts): CountsSharing {
  let counted = new Map<string, number>();
  let sinceMs = 0;
  /** What each other process had spent in all when it was heard last. */
  let heard = new Map<string, number>();
  /** What an exchange that failed should have told. */
  let untold: readonly Spending[] = [];
  let underway: Promise<void> | null = null;

  async function exchangeSpending(): Promise<void> {
    const now = clock.now();
    untold = together(untold, rates.tell());
    const others = await spending.exchange(processId, untold, now.epochMs);
    untold = [];
    const before = heard;
    heard = new Map();
    for (const { processId: other, clientId, use, spent, added } of others) {
      const key = `${other} ${use} ${clientId}`;
      heard.set(key, spent);
      // Of a process not heard before only its last part is recent; the sum may be of days.
      const cost = before.has(key) ? spent - before.get(key)! : added;
      if (cost > 0) rates.hear(clientId, use, cost, now);
    }
  }

  async function exchangeStrangers(): Promise<void> {
    if (counted.size === 0) return;
    const told = counted;
    counted = new Map();
    try {
      await strangers.add(told, sinceMs);
    } catch (error) {
      for (const [code, count] of told) counted.set(code, (counted.get(code) ?? 0) + count);
      throw error;
    }
  }

  function joinExchange(): Promise<void> {
    // The database may be away: then there is nothing to share, and nothing is accepted either.
    underway ??= Promise.allSettled([exchangeSpending(), exchangeStrangers()]).then(() => {
      underway = null;
    });
    return underway;
  }

  /** One that is under way may have begun before what was counted last: then another follows. */
  async function exchange(): Promise<void> {
    await underway;
    await joinExchange();
  }

  const timer = setInterval(() => void joinExchange(), everyMs);
  timer.unref();
  return {
    stranger(code) {
      if (counted.size === 0) sinceMs = clock.now().epochMs;
      counted.set(code, (counted.get(code) ?? 0) + 1);
    },
    exchange,
    async stop() {
      clearInterval(timer);
      await exchange();
    },
  };
}

function together(before: readonly Spending[], now: readonly Spending[]): readonly Spending[] {
  const isSame = (a: Spending, b: Spending): boolean => a.clientId === b.clientId && a.use === b.use;
  const later = now.map(one => ({ ...one, added: one.added + (before.find(old => isSame(old, one))?.added ?? 0) }));
  return [...before.filter(old => !now.some(one => isSame(old, one))), ...later];
}
