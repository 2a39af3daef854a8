/** True counts of one month, from what happened. They are added up, published rounded, and kept nowhere. */
import { type BlockCode, GRID } from './grid.ts';

/** A month as `YYYY-MM`, with its first and last local day. */
export interface Month {
  readonly maand: string;
  readonly van: string;
  readonly totEnMet: string;
}

export class Counts {
  readonly #cells = new Map<string, number>();

  /** @throws RangeError for what is not in the grid: there are no other figures */
  add(block: BlockCode, cel: string, count = 1): void {
    if (!(GRID[block].cellen as readonly string[]).includes(cel)) throw new RangeError(`No such cell in ${block}`);
    const key = `${block}/${cel}`;
    this.#cells.set(key, (this.#cells.get(key) ?? 0) + count);
  }

  of(block: BlockCode, cel: string): number {
    return this.#cells.get(`${block}/${cel}`) ?? 0;
  }

  total(block: BlockCode): number {
    return GRID[block].cellen.reduce((sum, cel) => sum + this.of(block, cel), 0);
  }

  addAll(other: Counts): void {
    for (const [key, count] of other.#cells) this.#cells.set(key, (this.#cells.get(key) ?? 0) + count);
  }
}
