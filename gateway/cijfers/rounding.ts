/**
 * How a true count is published (R23): 1 to 4 as "<5", the rest rounded to 5 from its own true value, never added up from
 * what was rounded. That alone is not enough: two cells "<5" under a total of 10 can only be 4 and 4. So a total that,
 * together with all that is shown already, leaves one value for a small number goes to the other side of its multiple of five.
 */
import { createBounds, type Range, type Relation } from './bounds.ts';

export const SMALL = '<5';

/** `null`: not shown, because no neighbouring value was safe. */
export type Shown = number | typeof SMALL | null;

export function shownCount(count: number): number | typeof SMALL {
  if (count === 0) return 0;
  return count < 5 ? SMALL : Math.round(count / 5) * 5;
}

/** What somebody who knows these rules can conclude from one published cell. */
export function rangeOf(shown: number | typeof SMALL): Range {
  if (shown === SMALL) return { from: 1, to: 4 };
  if (shown === 0) return { from: 0, to: 0 };
  return { from: Math.max(5, shown - 2), to: shown + 2 };
}

/** The value that R23 gives to a total, and those beside it where that one gives a small number away. */
export function candidates(count: number): readonly (number | typeof SMALL)[] {
  const nearest = shownCount(count);
  if (nearest === 0) return [nearest];
  if (nearest === SMALL) return [nearest, 5];
  return nearest === 5 ? [5, 10, SMALL] : [nearest, nearest + 5, nearest - 5];
}

/**
 * Shows numbers that add up to each other. What is no sum of others is shown as R23 gives it. Each total is then shown
 * against all that is shown by then, through every relation; whether a value may be shown follows from what is shown and
 * from nothing else, so that a choice tells no more than what can be read.
 * @param counts true counts
 * @param relations in the order in which their totals matter: what comes first is moved least
 */
export function showTogether(counts: readonly number[], relations: readonly Relation[]): readonly Shown[] {
  const totals = new Set(relations.map(({ whole }) => whole));
  const shown: Shown[] = counts.map((count, index) => (totals.has(index) ? null : shownCount(count)));
  const bounds = createBounds(
    shown.map(one => (one === null ? null : rangeOf(one))),
    relations,
  );
  for (const index of totals)
    shown[index] = candidates(counts[index]!).find(one => bounds.take(index, rangeOf(one))) ?? null;
  return shown;
}
