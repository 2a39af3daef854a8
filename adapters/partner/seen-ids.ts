/**
 * Which message ids a file held already, and in which row. A file may have millions of rows, so an id takes some
 * thirty bytes here instead of the hundreds of a `Map` of strings.
 */
const WORDS = 4;

export interface SeenIds {
  /** @returns the row that had this id before; null when it is new, and then it is remembered */
  rowOf(id: string, row: number): number | null;
}

/** Open addressing over 96 bits of each id; two ids that agree in those are taken for the same. */
export function seenIds(): SeenIds {
  let slots = 1024;
  let used = 0;
  let table = new Uint32Array(slots * WORDS);

  const same = (at: number, words: readonly number[]) => words.every((word, index) => table[at + index] === word);

  function place(words: readonly number[]): number {
    for (let slot = words[0]! % slots; ; slot = (slot + 1) % slots) {
      const at = slot * WORDS;
      if (table[at + WORDS - 1] === 0 || same(at, words)) return at;
    }
  }

  function grow(): void {
    const old = table;
    slots *= 2;
    table = new Uint32Array(slots * WORDS);
    for (let at = 0; at < old.length; at += WORDS)
      if (old[at + WORDS - 1] !== 0) {
        const entry = old.subarray(at, at + WORDS);
        table.set(entry, place([...entry.subarray(0, WORDS - 1)]));
      }
  }

  return {
    rowOf(id, row) {
      const hex = id.replaceAll('-', '');
      // The version and variant bits of an id are the same in all; the last 96 bits hold almost no others.
      const words = [hex.slice(24, 32), hex.slice(16, 24), hex.slice(0, 8)].map(part => Number.parseInt(part, 16));
      const at = place(words);
      if (table[at + WORDS - 1] !== 0) return table[at + WORDS - 1]!;
      if ((used + 1) * 4 > slots * 3) {
        grow();
        return this.rowOf(id, row);
      }
      table.set([...words, row], at);
      used += 1;
      return null;
    },
  };
}
