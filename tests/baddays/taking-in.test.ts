/** Whoever waits to be taken in waits for one statement, not for one after another. */
import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createIntakeStore } from '../../adapters/postgres/intake-store.ts';
import { refusal } from '../support/records.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const waker = { wake: () => undefined, close: () => undefined };

/** A pool whose statements fail after so long. */
function failingAfter(milliseconds: number, code: string) {
  let statements = 0;
  const query = async () => {
    statements += 1;
    await new Promise(resolve => setTimeout(resolve, milliseconds));
    throw Object.assign(new Error('Cannot record'), { code });
  };
  return { pool: { query } as unknown as pg.Pool, statements: () => statements };
}

/** How many of `count` callers, all at once, were told so after `milliseconds`. */
async function toldAfter(milliseconds: number, count: number, pool: pg.Pool): Promise<number> {
  const store = createIntakeStore(pool, waker);
  let told = 0;
  for (let caller = 0; caller < count; caller += 1)
    store.record([refusal()], 1).catch(() => {
      told += 1;
    });
  await vi.advanceTimersByTimeAsync(milliseconds);
  return told;
}

describe('a statement that is held up until it fails', () => {
  it('fails for everybody who waits behind it, however many', async () => {
    const { pool, statements } = failingAfter(10_000, '55P03');
    expect(await toldAfter(10_000, 1_000, pool)).toBe(1_000);
    expect(statements()).toBe(1);
  });

  it('fails for nobody else when it fails at once: the next may do better', async () => {
    const { pool, statements } = failingAfter(5, '57P01');
    expect(await toldAfter(5, 100, pool)).toBe(1);
    await vi.advanceTimersByTimeAsync(100);
    expect(statements()).toBeGreaterThan(1);
  });
});
