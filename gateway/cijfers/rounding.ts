/**
 * How a true count is published (R23): 1 to 4 as "<5", the rest rounded to 5 from its own true value, never added up from
 * what was rounded. That alone is not enough: two cells "<5" under a total of 10 can only be 4 and 4. So a total that,
 * together with its parts, leaves one value for a small part goes to the other side of its multiple of five.
 */
export const SMALL = '<5';

/** `null`: not shown, because no neighbouring value was safe. */
export type Shown = number | typeof SMALL | null;

export function shownCount(count: number): number | typeof SMALL {
  if (count === 0) return 0;
  return count < 5 ? SMALL : Math.round(count / 5) * 5;
}

/** What somebody who knows these rules can conclude from one published cell. */
export function rangeOf(shown: number | typeof SMALL): { readonly from: number; readonly to: number } {
  if (shown === SMALL) return { from: 1, to: 4 };
  if (shown === 0) return { from: 0, to: 0 };
  return { from: Math.max(5, shown - 2), to: shown + 2 };
}

/** @param wholes lists of parts of which this is the total: its own cells, and those of the municipalities of a region */
export function shownTotal(count: number, ...wholes: readonly (readonly Shown[])[]): Shown {
  const nearest = shownCount(count);
  const other = nearest === SMALL ? [5] : nearest === 5 ? [10, SMALL] : [nearest + 5, nearest - 5];
  const candidates = nearest === 0 ? [nearest] : [nearest, ...(other as (number | typeof SMALL)[])];
  return candidates.find(one => wholes.every(parts => leavesChoice(one, parts))) ?? null;
}

/** Whether every small part can still be more than one number under this total. */
function leavesChoice(total: number | typeof SMALL, parts: readonly Shown[]): boolean {
  if (!parts.includes(SMALL)) return true;
  // With a part that is not shown there is nothing to subtract from.
  if (parts.includes(null)) return true;
  const ranges = parts.map(part => rangeOf(part as number | typeof SMALL));
  const least = ranges.reduce((sum, { from }) => sum + from, 0);
  const most = ranges.reduce((sum, { to }) => sum + to, 0);
  const { from, to } = rangeOf(total);
  return to - least >= 1 && most - from >= 1;
}
