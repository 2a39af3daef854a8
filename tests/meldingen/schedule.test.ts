import { describe, expect, it } from 'vitest';
import { DELIVERY_WAITS_MS, retryAfterMs, waitAfter } from '../../gateway/meldingen/schedule.ts';

const first = { bytes: (length: number) => Buffer.alloc(length, 0) };
const last = { bytes: (length: number) => Buffer.alloc(length, 255) };

describe('what failed is tried again', () => {
  it('after the times that Standard Webhooks names', () => {
    const waits = DELIVERY_WAITS_MS.map((_, attempt) => waitAfter(attempt, DELIVERY_WAITS_MS, first));
    expect(waits.map(wait => wait! / 1000)).toEqual([0, 5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]);
  });

  it('ten times and not once more', () => {
    expect(waitAfter(9, DELIVERY_WAITS_MS, first)).not.toBeNull();
    expect(waitAfter(10, DELIVERY_WAITS_MS, first)).toBeNull();
  });

  it('up to a tenth later, so that those who failed together do not come back together', () => {
    expect(waitAfter(1, DELIVERY_WAITS_MS, last)).toBe(5_500);
    expect(waitAfter(2, DELIVERY_WAITS_MS, last)).toBe(330_000);
  });

  it('no sooner than the receiver asked, and no later than a day for that', () => {
    expect(waitAfter(1, DELIVERY_WAITS_MS, first, 60_000)).toBe(60_000);
    expect(waitAfter(2, DELIVERY_WAITS_MS, first, 60_000)).toBe(300_000);
    expect(waitAfter(1, DELIVERY_WAITS_MS, first, 365 * 86_400_000)).toBe(86_400_000);
  });
});

describe('Retry-After', () => {
  const NOW = Date.UTC(2026, 10, 20, 12);

  it.each([
    ['120', 120_000],
    ['Fri, 20 Nov 2026 12:00:30 GMT', 30_000],
    ['Fri, 20 Nov 2026 11:00:00 GMT', 0],
    ['-5', 0],
    ['straks', 0],
    [undefined, 0],
  ])('%s is read as a wait', (header, wait) => {
    expect(retryAfterMs(header, NOW)).toBe(wait);
  });
});
