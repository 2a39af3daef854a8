import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { charge, type RateLimits, rateLimiter, take } from '../../gateway/access/rate-limit.ts';

const SETTINGS = { perSecond: 10, burst: 100 };
const FULL = { left: 100, atMs: 0 };
const at = (epochMs: number) => ({ epochMs, localDate: '2026-11-20' });

describe('a bucket', () => {
  it('gives a whole burst at once, and then what comes back', () => {
    const emptied = take(FULL, SETTINGS, 100, 0);
    expect(emptied).toEqual({ bucket: { left: 0, atMs: 0 }, waitMs: 0 });
    expect(take(emptied.bucket, SETTINGS, 1, 50).waitMs).toBe(50);
    expect(take(emptied.bucket, SETTINGS, 1, 100).waitMs).toBe(0);
  });

  it('gives all or nothing, and says when all is there', () => {
    const half = take(FULL, SETTINGS, 50, 0).bucket;
    const refused = take(half, SETTINGS, 60, 0);
    expect(refused).toEqual({ bucket: half, waitMs: 1000 });
    expect(take(refused.bucket, SETTINGS, 60, 1000).waitMs).toBe(0);
  });

  it('lets what is larger than itself pass when it is full, and is then long empty', () => {
    const after = take(FULL, SETTINGS, 250, 0);
    expect(after).toEqual({ bucket: { left: -150, atMs: 0 }, waitMs: 0 });
    expect(take(after.bucket, SETTINGS, 1, 0).waitMs).toBe(15_100);
  });

  it('is not filled by a clock that is put back, nor above its size by one put forward', () => {
    const empty = take(FULL, SETTINGS, 100, 3_600_000).bucket;
    const back = take(empty, SETTINGS, 1, 0);
    expect(back.waitMs).toBe(100);
    expect(take(back.bucket, SETTINGS, 1, 100).waitMs).toBe(0);
    expect(take(empty, SETTINGS, 100, 9_000_000).bucket.left).toBe(0);
  });

  it('goes into debt for what was spent elsewhere, one bucket deep at most', () => {
    expect(charge(FULL, SETTINGS, 1_000_000, 0).left).toBe(-100);
  });

  it('never gives more in any stretch of time than a burst and what came back', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ stepMs: fc.integer({ min: -5_000, max: 5_000 }), cost: fc.integer({ min: 1, max: 100 }) }),
        ),
        steps => {
          let bucket = FULL;
          let now = 0;
          let forwardMs = 0;
          let given = 0;
          for (const { stepMs, cost } of steps) {
            now += stepMs;
            forwardMs += Math.max(0, stepMs);
            const taken = take(bucket, SETTINGS, cost, now);
            bucket = taken.bucket;
            if (taken.waitMs === 0) given += cost;
          }
          expect(given).toBeLessThanOrEqual(SETTINGS.burst + (forwardMs / 1000) * SETTINGS.perSecond + 1e-6);
        },
      ),
    );
  });
});

describe('a limiter', () => {
  const LIMITS: RateLimits = { zenden: SETTINGS, lezen: { perSecond: 1, burst: 2 } };

  it('keeps clients apart, and reading apart from sending', () => {
    const rates = rateLimiter(LIMITS);
    expect(rates.spend('a', 'lezen', 2, at(0))).toBeNull();
    expect(rates.spend('a', 'lezen', 1, at(0))).toEqual({
      use: 'lezen',
      settings: { perSecond: 1, burst: 2 },
      left: 0,
      retryAfterSeconds: 1,
    });
    expect(rates.spend('a', 'zenden', 100, at(0))).toBeNull();
    expect(rates.spend('b', 'lezen', 1, at(0))).toBeNull();
  });

  it('tells what was spent, not what was refused, and each part once', () => {
    const rates = rateLimiter(LIMITS);
    rates.spend('a', 'zenden', 60, at(0));
    rates.spend('a', 'zenden', 60, at(0));
    rates.spend('a', 'zenden', 30, at(0));
    expect(rates.tell()).toEqual([{ clientId: 'a', use: 'zenden', spent: 90, added: 90 }]);
    expect(rates.tell()).toEqual([]);
    rates.spend('a', 'zenden', 5, at(0));
    expect(rates.tell()).toEqual([{ clientId: 'a', use: 'zenden', spent: 95, added: 5 }]);
  });

  it('does not tell on what it heard: the same spending would go round for ever', () => {
    const rates = rateLimiter(LIMITS);
    rates.hear('a', 'zenden', 50, at(0));
    expect(rates.tell()).toEqual([]);
    expect(rates.spend('a', 'zenden', 51, at(0))?.retryAfterSeconds).toBe(1);
  });
});
