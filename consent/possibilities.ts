/**
 * What can come out when not everything is known: runs a calculation for every value of the facts that are unknown,
 * but only of those it reads. No fact is guessed; what is never read cannot matter.
 */

/** Gives a value of a fact; the same one whenever it is asked again within one run. */
export type Choose = <T>(fact: string, values: readonly T[]) => T;

export interface Possibilities<R> {
  readonly found: readonly Possibility<R>[];
  /** Whether `found` is all there is. */
  readonly complete: boolean;
}

export interface Possibility<R> {
  readonly result: R;
  /** Facts that were chosen on the way to this result, in the order they were first read. */
  readonly chosen: ReadonlyMap<string, unknown>;
}

/** More runs than these are given up: an answer must not cost more than a question is worth. */
const MAX_RUNS = 600;

/**
 * @param run        calculates with `choose` for what is unknown; must do the same whenever it is given the same values
 * @param isEnough whether the results so far say all there is to know; then the rest is not run
 * @returns every result with the choices that led to it, or the first of them when there are too many to run
 */
export function possibilities<R>(
  run: (choose: Choose) => R,
  isEnough: (found: readonly Possibility<R>[]) => boolean,
): Possibilities<R> {
  const found: Possibility<R>[] = [];
  /** Which value each choice took, and how many there were: a number in mixed radix, counted up run by run. */
  let path: { index: number; readonly count: number }[] = [];
  do {
    if (found.length >= MAX_RUNS) return { found, complete: false };
    const chosen = new Map<string, unknown>();
    let depth = 0;
    const result = run((fact, values) => {
      if (chosen.has(fact)) return chosen.get(fact) as (typeof values)[number];
      path[depth] ??= { index: 0, count: values.length };
      const value = values[path[depth]!.index]!;
      depth += 1;
      chosen.set(fact, value);
      return value;
    });
    found.push({ result, chosen });
    path = next(path);
    if (path.length > 0 && isEnough(found)) return { found, complete: false };
  } while (path.length > 0);
  return { found, complete: true };
}

/** The next path in order; empty after the last. */
function next(path: readonly { readonly index: number; readonly count: number }[]): { index: number; count: number }[] {
  const last = path.findLastIndex(one => one.index + 1 < one.count);
  return path.slice(0, last + 1).map((one, at) => (at === last ? { ...one, index: one.index + 1 } : one));
}
