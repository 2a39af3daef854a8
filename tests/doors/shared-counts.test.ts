/** Several processes on one database count together: what a client spends, and strangers. */
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openPool } from '../../adapters/postgres/database.ts';
import { createSpendingStore, createStrangerStore } from '../../adapters/postgres/door-counts.ts';
import { type CountsSharing, shareCounts } from '../../gateway/access/counts-sharing.ts';
import type { SpendingStore, StrangerStore } from '../../gateway/access/ports.ts';
import { type RateLimiter, rateLimiter } from '../../gateway/access/rate-limit.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

const LIMITS = { zenden: { perSecond: 10, burst: 1000 }, lezen: { perSecond: 10, burst: 1000 } };
const START = Date.UTC(2026, 10, 20, 9);

let database: FreshDatabase;
let pool: pg.Pool;
let spending: SpendingStore;
let strangers: StrangerStore;
let epochMs: number;
const clock = { now: () => ({ epochMs, localDate: '2026-11-20' }) };

beforeAll(async () => {
  database = await freshDatabase();
  pool = openPool(database.urls.gateway, 'proef', 4);
  spending = createSpendingStore(pool);
  strangers = createStrangerStore(pool);
});
afterAll(async () => {
  await pool.end();
  await database.close();
});
beforeEach(async () => {
  epochMs = START;
  await pool.query('delete from client_spending');
  await pool.query('delete from stranger_tally');
});

interface Process {
  readonly rates: RateLimiter;
  readonly sharing: CountsSharing;
}

/** A process whose exchanges the test asks for; its own second never passes. */
async function started(work: (...processes: Process[]) => Promise<void>, count: number): Promise<void> {
  const processes = Array.from({ length: count }, () => {
    const rates = rateLimiter(LIMITS);
    return {
      rates,
      sharing: shareCounts({ processId: randomUUID(), rates, spending, strangers, clock, everyMs: 3_600_000 }),
    };
  });
  try {
    await work(...processes);
  } finally {
    await Promise.all(processes.map(one => one.sharing.stop()));
  }
}
const spend = ({ rates }: Process, cost: number) => rates.spend('een', 'zenden', cost, clock.now()) === null;

describe('what a client spends at several processes', () => {
  it('comes from one bucket, once they have exchanged', () =>
    started(async (a, b, c) => {
      for (const process of [a!, b!]) expect(spend(process, 500)).toBe(true);
      for (const process of [a!, b!, c!, a!, b!]) await process.sharing.exchange();
      for (const process of [a!, b!, c!]) expect(spend(process, 1)).toBe(false);
      epochMs += 1000;
      expect(spend(c!, 10)).toBe(true);
    }, 3));

  it('is charged once, however often they exchange', () =>
    started(async (a, b) => {
      expect(spend(a!, 400)).toBe(true);
      for (let round = 0; round < 5; round += 1) for (const process of [a!, b!]) await process.sharing.exchange();
      expect(spend(b!, 601)).toBe(false);
      expect(spend(b!, 600)).toBe(true);
    }, 2));

  it('is charged by its last part to a process that starts later: the sum may be of days', () =>
    started(async (a, b) => {
      for (let second = 0; second < 200; second += 1) {
        expect(spend(a!, 10)).toBe(true);
        epochMs += 1000;
        if (second % 50 === 49) await a!.sharing.exchange();
      }
      await b!.sharing.exchange();
      // 2,000 in all, of which 500 were told last.
      expect(spend(b!, 500)).toBe(true);
      expect(spend(b!, 1)).toBe(false);
    }, 2));

  it('of a process that is gone is forgotten', () =>
    started(async (a, b) => {
      expect(spend(a!, 1000)).toBe(true);
      await a!.sharing.exchange();
      epochMs += 11 * 60_000;
      await b!.sharing.exchange();
      expect((await pool.query('select from client_spending')).rowCount).toBe(0);
      expect(spend(b!, 1000)).toBe(true);
    }, 2));

  it('is still counted by each process alone while the database is away, and told afterwards', async () => {
    let away = true;
    const flaky: SpendingStore = {
      exchange: (...told) => (away ? Promise.reject(new Error('weg')) : spending.exchange(...told)),
    };
    const rates = rateLimiter(LIMITS);
    const sharing = shareCounts({
      processId: randomUUID(),
      rates,
      spending: flaky,
      strangers,
      clock,
      everyMs: 3_600_000,
    });
    await started(async other => {
      const alone = { rates, sharing };
      expect(spend(alone, 1000)).toBe(true);
      await sharing.exchange();
      expect(spend(alone, 1)).toBe(false);
      away = false;
      epochMs += 100;
      expect(spend(alone, 1)).toBe(true);
      await sharing.exchange();
      await other!.sharing.exchange();
      // All but what came back.
      expect(spend(other!, 11)).toBe(false);
    }, 1);
    await sharing.stop();
  });
});

describe('strangers at several processes', () => {
  it('join one tally, and each reaches one taker', () =>
    started(async (a, b) => {
      for (const process of [a!, b!, b!]) process.sharing.stranger('CLIENT_ONBEKEND');
      a!.sharing.stranger('VERLOPEN');
      epochMs += 500;
      await Promise.all([a!.sharing.exchange(), b!.sharing.exchange()]);
      const taken = await Promise.all([strangers.take(), strangers.take(), strangers.take()]);
      const counted = taken.flatMap(one => [...(one?.counts ?? [])]).toSorted();
      expect(counted).toEqual([
        ['CLIENT_ONBEKEND', 3],
        ['VERLOPEN', 1],
      ]);
      expect(Math.min(...taken.flatMap(one => one?.sinceMs ?? []))).toBe(START);
      expect(await strangers.take()).toBeNull();
    }, 2));

  it('that could not be added are added the next time', async () => {
    let away = true;
    const flaky: StrangerStore = {
      ...strangers,
      add: (...told) => (away ? Promise.reject(new Error('weg')) : strangers.add(...told)),
    };
    const rates = rateLimiter(LIMITS);
    const sharing = shareCounts({
      processId: randomUUID(),
      rates,
      spending,
      strangers: flaky,
      clock,
      everyMs: 3_600_000,
    });
    sharing.stranger('VERLOPEN');
    await sharing.exchange();
    sharing.stranger('VERLOPEN');
    away = false;
    await sharing.stop();
    expect([...(await strangers.take())!.counts]).toEqual([['VERLOPEN', 2]]);
  });

  it('that come while an exchange is under way are told too before a process stops', () =>
    started(async one => {
      one!.sharing.stranger('VERLOPEN');
      const underWay = one!.sharing.exchange();
      await Promise.resolve();
      one!.sharing.stranger('CLIENT_ONBEKEND');
      await one!.sharing.stop();
      await underWay;
      const { counts } = (await strangers.take())!;
      expect([...counts].toSorted()).toEqual([
        ['CLIENT_ONBEKEND', 1],
        ['VERLOPEN', 1],
      ]);
    }, 1));
});
