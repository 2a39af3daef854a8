/** Choices that a seed decides: the same seed makes the same region, and the same year of it. */
export interface Chance {
  /** At least 0, less than 1. */
  next(): number;
  /** Whole, both ends included. */
  between(least: number, most: number): number;
  happens(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** By weight; weights need not add up to one. */
  weighed<T>(list: readonly (readonly [T, number])[]): T;
}

/** Mulberry32. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    between,
    happens: share => next() < share,
    pick: list => list[between(0, list.length - 1)]!,
    weighed(list) {
      let left = next() * list.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of list) {
        left -= weight;
        if (left < 0) return value;
      }
      return list.at(-1)![0];
    },
  };
}
