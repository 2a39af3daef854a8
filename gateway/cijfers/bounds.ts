/** What somebody can conclude from published numbers that add up: of each number the least and the most that it can be. */

/** One published number is the sum of others; numbers are named by their index. */
export interface Relation {
  readonly whole: number;
  readonly parts: readonly number[];
}

export interface Range {
  readonly from: number;
  readonly to: number;
}

export interface Bounds {
  /**
   * Takes in that a number lies in this range, with all that follows from it in every relation.
   * @returns false, and nothing is taken in, when a number of 1 to 4 would then be known, or no truth would be left
   */
  take(index: number, range: Range): boolean;
  of(index: number): Range;
}

/** More than can be counted, and small enough to be added up without losing one. */
const ANY = 1_000_000_000;

/** @param ranges of each number, those that are no sum of others; null where nothing is known */
export function createBounds(ranges: readonly (Range | null)[], relations: readonly Relation[]): Bounds {
  const from = Float64Array.from(ranges, range => range?.from ?? 0);
  const to = Float64Array.from(ranges, range => range?.to ?? ANY);
  /** Of each relation, what its parts add up to at the least and at the most. */
  const least = Float64Array.from(relations, ({ parts }) => parts.reduce((sum, part) => sum + from[part]!, 0));
  const most = Float64Array.from(relations, ({ parts }) => parts.reduce((sum, part) => sum + to[part]!, 0));
  /** No part of the relation is less certain than this. */
  const widest = new Float64Array(relations.length).fill(ANY);
  const asWhole: number[][] = ranges.map(() => []);
  const asPart: number[][] = ranges.map(() => []);
  for (const [at, { whole, parts }] of relations.entries()) {
    asWhole[whole]!.push(at);
    for (const part of parts) asPart[part]!.push(at);
  }
  const waiting: number[] = [];
  const waits = new Uint8Array(relations.length);
  let before: { readonly index: number; readonly from: number; readonly to: number }[] = [];

  function set(index: number, lower: number, upper: number): void {
    for (const at of asPart[index]!) {
      least[at]! += lower - from[index]!;
      most[at]! += upper - to[index]!;
    }
    from[index] = lower;
    to[index] = upper;
  }

  function wait(at: number): void {
    if (waits[at] === 1) return;
    waits[at] = 1;
    waiting.push(at);
  }

  function narrow(index: number, lower: number, upper: number): boolean {
    const [oldFrom, oldTo] = [from[index]!, to[index]!];
    if (lower <= oldFrom && upper >= oldTo) return true;
    before.push({ index, from: oldFrom, to: oldTo });
    set(index, Math.max(lower, oldFrom), Math.min(upper, oldTo));
    asWhole[index]!.forEach(wait);
    asPart[index]!.forEach(wait);
    return from[index]! <= to[index]! && !(from[index] === to[index] && isSmall(from[index]!));
  }

  function settle(at: number): boolean {
    const { whole, parts } = relations[at]!;
    if (!narrow(whole, least[at]!, most[at]!)) return false;
    // A part can only be narrowed when it is less certain than what the others leave it.
    if (widest[at]! <= Math.min(to[whole]! - least[at]!, most[at]! - from[whole]!)) return true;
    let width = 0;
    for (const part of parts) {
      const [partFrom, partTo] = [from[part]!, to[part]!];
      if (!narrow(part, from[whole]! - (most[at]! - partTo), to[whole]! - (least[at]! - partFrom))) return false;
      width = Math.max(width, to[part]! - from[part]!);
    }
    widest[at] = width;
    return true;
  }

  function settleAll(): boolean {
    let holds = true;
    for (let next = 0; holds && next < waiting.length; next += 1) {
      const at = waiting[next]!;
      waits[at] = 0;
      holds = settle(at);
    }
    if (holds) waiting.length = 0;
    return holds;
  }

  function undo(): void {
    for (const at of waiting.splice(0)) waits[at] = 0;
    for (const { index, from: lower, to: upper } of before.toReversed()) {
      set(index, lower, upper);
      for (const at of asPart[index]!) widest[at] = Math.max(widest[at]!, upper - lower);
    }
  }

  for (const at of relations.keys()) wait(at);
  settleAll();

  return {
    of: index => ({ from: from[index]!, to: to[index]! }),
    take(index, range) {
      before = [];
      const holds = narrow(index, range.from, range.to) && settleAll();
      if (!holds) undo();
      return holds;
    },
  };
}

const isSmall = (count: number) => count >= 1 && count <= 4;
