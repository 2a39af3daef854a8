import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { seenIds } from '../../adapters/partner/seen-ids.ts';
import { rowSet } from '../../gateway/cli/row-set.ts';

describe('ids seen in a file', () => {
  it('give the first row again, however many came between', () => {
    const seen = seenIds();
    const ids = Array.from({ length: 5000 }, () => randomUUID());
    for (const [index, id] of ids.entries()) expect(seen.rowOf(id, index + 2)).toBeNull();
    for (const [index, id] of ids.entries()) expect(seen.rowOf(id, 9999)).toBe(index + 2);
  });
});

describe('a set of rows', () => {
  it('holds what was added, once, and nothing else', () => {
    const rows = rowSet();
    for (const row of [1, 8, 100_000, 8]) rows.add(row);
    expect([1, 8, 100_000].every(row => rows.has(row))).toBe(true);
    expect([0, 2, 7, 9, 99_999, 1_000_000].some(row => rows.has(row))).toBe(false);
    expect(rows.size).toBe(3);
  });
});
