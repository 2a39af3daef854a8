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

/** @param size how many numbers there are; before anything is taken in each can be anything */
export function createBounds(size: number, relations: readonly Relation[]): Bounds {
  const from = new Float64Array(size);
  const to = new Float64Array(size).fill(ANY);
  const relationsOf: number[][] = Array.from({ length: size }, () => []);
  for (const [at, { whole, parts }] of relations.entries())
    for (const index of [whole, ...parts]) relationsOf[index]!.push(at);
  const waiting: number[] = [];
  const waits = new Uint8Array(relations.length);
  let before: { readonly index: number; readonly from: number; readonly to: number }[] = [];

  function narrow(index: number, least: number, most: number): boolean {
    const now = { index, from: from[index]!, to: to[index]! };
    if (least <= now.from && most >= now.to) return true;
    before.push(now);
    from[index] = Math.max(least, now.from);
    to[index] = Math.min(most, now.to);
    for (const at of relationsOf[index]!)
      if (waits[at] === 0) {
        waits[at] = 1;
        waiting.push(at);
      }
    return from[index]! <= to[index]! && !(from[index] === to[index] && isSmall(from[index]!));
  }

  function settle({ whole, parts }: Relation): boolean {
    let least = 0;
    let most = 0;
    for (const part of parts) {
      least += from[part]!;
      most += to[part]!;
    }
    if (!narrow(whole, least, most)) return false;
    const [wholeFrom, wholeTo] = [from[whole]!, to[whole]!];
    for (const part of parts) {
      const [partFrom, partTo] = [from[part]!, to[part]!];
      if (!narrow(part, wholeFrom - (most - partTo), wholeTo - (least - partFrom))) return false;
    }
    return true;
  }

  return {
    of: index => ({ from: from[index]!, to: to[index]! }),
    take(index, range) {
      before = [];
      let holds = narrow(index, range.from, range.to);
      while (holds && waiting.length > 0) {
        const at = waiting.pop()!;
        waits[at] = 0;
        holds = settle(relations[at]!);
      }
      for (const at of waiting.splice(0)) waits[at] = 0;
      if (!holds)
        for (const one of before.toReversed()) {
          from[one.index] = one.from;
          to[one.index] = one.to;
        }
      return holds;
    },
  };
}

const isSmall = (count: number) => count >= 1 && count <= 4;
