/** R23, attacked: what can somebody who knows these rules, and sees everything that is published, conclude of a small number? */
import { describe, expect, it } from 'vitest';
import type { Relation } from '../../gateway/cijfers/bounds.ts';
import { candidates, rangeOf, type Shown, SMALL, shownCount, showTogether } from '../../gateway/cijfers/rounding.ts';
import { filled, tableOf } from './tables.ts';

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

/** What is shown of the total of these parts. */
function totalOf(...parts: readonly number[]): Shown {
  const relation = { whole: parts.length, parts: parts.map((_, index) => index) };
  return showTogether([...parts, parts.reduce((sum, part) => sum + part, 0)], [relation]).at(-1)!;
}

/** All true counts of so many cells with their totals, by what is published of them: every value that each still can have. */
function byPublication(cells: number, most: number, relations: readonly Relation[]) {
  const found = new Map<string, { readonly shown: readonly Shown[]; readonly values: readonly Set<number>[] }>();
  const visit = (counts: readonly number[]): void => {
    if (counts.length < cells) {
      for (let count = 0; count <= most; count += 1) visit([...counts, count]);
      return;
    }
    const all = filled(counts, relations);
    const shown = showTogether(all, relations);
    const key = JSON.stringify(shown);
    const known = found.get(key) ?? { shown, values: all.map(() => new Set<number>()) };
    for (const [index, count] of all.entries()) known.values[index]!.add(count);
    found.set(key, known);
  };
  visit([]);
  return found;
}

/** Publications that leave one value for a number of 1 to 4, for somebody who tries every possible truth. */
function pinnedBy(cells: number, most: number, relations: readonly Relation[]): readonly string[] {
  return [...byPublication(cells, most, relations)]
    .filter(([, { shown, values }]) => {
      // At the edge of what was tried the truths beyond it are missing.
      const whole = shown.slice(0, cells).every(one => one === SMALL || rangeOf(one as number).to <= most);
      return whole && values.some(possible => possible.size === 1 && [1, 2, 3, 4].includes([...possible][0]!));
    })
    .map(([key]) => key);
}

describe('a total', () => {
  it('is rounded from its true value, not added up from what was rounded', () => {
    expect(totalOf(2, 2, 2)).toBe(5);
    expect(totalOf(5, 6, 5)).toBe(15);
    expect(totalOf(7, 7, 7)).toBe(20);
  });

  it('goes to the other side where it would say what its small parts are', () => {
    // Under a ten they could be nothing else.
    expect(totalOf(4, 4)).toBe(5);
    // Under a <5 they could be nothing else.
    expect(totalOf(1, 1, 1, 1)).toBe(5);
    // Under 15, which is 17 at the most, the last could be nothing else.
    expect(totalOf(8, 8, 1)).toBe(20);
  });

  it('of zeros is zero, and of anything else never', () => {
    expect(totalOf(0, 0, 0)).toBe(0);
    expect(totalOf(0, 1, 0)).toBe(SMALL);
  });

  // Exhaustive: whoever tries every possible truth against what is published is left with more than one.
  it.each([
    [2, 32],
    [3, 17],
    [4, 9],
    [5, 7],
  ])('with its %i parts never leaves one value for a small one', (cells, most) => {
    const relation = { whole: cells, parts: Array.from({ length: cells }, (_, index) => index) };
    expect(pinnedBy(cells, most, [relation])).toEqual([]);
  });

  it('without that rule would: this is what it is against', () => {
    const nearest = shownCount(8);
    const others = [1, 2, 3, 4].flatMap(one => [1, 2, 3, 4].map(other => [one, other]));
    expect(others.filter(([one, other]) => shownCount(one! + other!) === nearest)).toEqual([[4, 4]]);
  });
});

describe('tables that add up to each other', () => {
  // Rows and columns and their totals, of every truth there is: also one who knows how totals are moved learns none.
  it.each([
    [2, 2, 7],
    [2, 3, 4],
  ])('of %i by %i never leave one value for a small number', (rows, columns, most) => {
    expect(pinnedBy(rows * columns, most, tableOf(rows, columns))).toEqual([]);
  });

  it('are shown from what can be read, so that the same is shown whatever the truth behind it', () => {
    const [rows, columns] = [3, 3];
    const relations = tableOf(rows, columns);
    const counts = filled([4, 4, 0, 1, 6, 2, 12, 3, 1], relations);
    const shown = showTogether(counts, relations);
    expect(showTogether(counts, relations)).toEqual(shown);
    for (const [index, one] of shown.entries())
      expect(index < rows * columns ? [shownCount(counts[index]!)] : [...candidates(counts[index]!), null]).toContain(
        one,
      );
  });
});
