/** R23, attacked: what can somebody who knows these rules, and sees everything that is published, conclude of a small number? */
import { describe, expect, it } from 'vitest';
import { rangeOf, SMALL, shownCount, shownTotal } from '../../gateway/cijfers/rounding.ts';

describe('a count', () => {
  it('is shown as nothing, as <5, or rounded to 5 from its true value', () => {
    expect([0, 1, 4, 5, 7, 8, 12, 13, 17, 18].map(shownCount)).toEqual([0, '<5', '<5', 5, 5, 10, 10, 15, 15, 20]);
  });

  it('lies in the range that can be concluded from it, and the range is never one number but zero', () => {
    for (let count = 0; count < 200; count += 1) {
      const { from, to } = rangeOf(shownCount(count));
      expect(from <= count && count <= to).toBe(true);
      if (count > 0) expect(to - from).toBeGreaterThanOrEqual(2);
    }
  });
});

describe('a total', () => {
  it('is rounded from its true value, not added up from what was rounded', () => {
    expect(shownTotal(6, [SMALL, SMALL, SMALL])).toBe(5);
    expect(shownTotal(16, [5, 5, 5])).toBe(15);
    expect(shownTotal(21, [5, 5, 5])).toBe(20);
  });

  it('goes to the other side where it would say what its small parts are', () => {
    // 4 and 4: under a ten they could be nothing else.
    expect(shownTotal(8, [SMALL, SMALL])).toBe(5);
    // 1, 1, 1 and 1: under a <5 they could be nothing else.
    expect(shownTotal(4, [SMALL, SMALL, SMALL, SMALL])).toBe(5);
    // 8, 8 and 1: under 15, which is 17 at the most, the last could be nothing else.
    expect(shownTotal(17, [10, 10, SMALL])).toBe(20);
  });

  it('keeps to both of two ways in which it is a total, or is not shown', () => {
    expect(shownTotal(8, [SMALL, SMALL], [5, 5])).toBe(5);
    for (let count = 1; count <= 16; count += 1) {
      const shown = shownTotal(count, [SMALL, SMALL, SMALL, SMALL], [SMALL, 5]);
      if (shown !== null && shown !== 0) expect(Math.abs((shown === SMALL ? 4 : shown) - count)).toBeLessThanOrEqual(7);
    }
  });

  /** All true counts of so many cells, by what is published of them. */
  function byPublication(cells: number, most: number): Map<string, { parts: unknown[]; values: Set<number>[] }> {
    const found = new Map<string, { parts: unknown[]; values: Set<number>[] }>();
    const visit = (counts: number[]): void => {
      if (counts.length < cells) {
        for (let count = 0; count <= most; count += 1) visit([...counts, count]);
        return;
      }
      const parts = counts.map(shownCount);
      const total = shownTotal(
        counts.reduce((sum, count) => sum + count, 0),
        parts,
      );
      const key = JSON.stringify([parts, total]);
      const known = found.get(key) ?? { parts, values: counts.map(() => new Set<number>()) };
      for (const [index, count] of counts.entries()) known.values[index]!.add(count);
      found.set(key, known);
    };
    visit([]);
    return found;
  }

  // Exhaustive: whoever tries every possible truth against what is published is left with more than one.
  it.each([
    [2, 32],
    [3, 17],
    [4, 9],
    [5, 7],
  ])('with its %i parts never leaves one value for a small one', (cells, most) => {
    const pinned = [...byPublication(cells, most)].filter(([, { parts, values }]) => {
      // At the edge of what was tried the truths beyond it are missing.
      const whole = parts.every(part => part === SMALL || rangeOf(part as number).to <= most);
      return whole && parts.some((part, index) => part === SMALL && values[index]!.size < 2);
    });
    expect(pinned.map(([key]) => key)).toEqual([]);
  });

  it('without that rule would: this is what it is against', () => {
    const counts = [4, 4];
    const nearest = shownCount(8);
    const others = [1, 2, 3, 4].flatMap(one => [1, 2, 3, 4].map(other => [one, other]));
    const possible = others.filter(([one, other]) => shownCount(one! + other!) === nearest);
    expect(possible).toEqual([counts]);
  });
});
