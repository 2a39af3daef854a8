/** A set of row numbers, one bit each: a file may have millions. */
export interface RowSet {
  add(row: number): void;
  has(row: number): boolean;
  readonly size: number;
}

export function rowSet(): RowSet {
  let bits = new Uint8Array(1024);
  let size = 0;
  const has = (row: number) => ((bits[row >> 3] ?? 0) & (1 << (row & 7))) !== 0;
  return {
    get size() {
      return size;
    },
    has,
    add(row) {
      if (has(row)) return;
      if (row >> 3 >= bits.length) {
        const wider = new Uint8Array(Math.max(bits.length * 2, (row >> 3) + 1));
        wider.set(bits);
        bits = wider;
      }
      bits[row >> 3] = (bits[row >> 3] ?? 0) | (1 << (row & 7));
      size += 1;
    },
  };
}
