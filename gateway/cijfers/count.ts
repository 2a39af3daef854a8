/** True counts of one month, from what happened. They are added up, published rounded, and kept nowhere. */
import { ALLE, type BlockCode, GRID } from './grid.ts';

/** A month as `YYYY-MM`, with its first and last local day. */
export interface Month {
  readonly maand: string;
  readonly van: string;
  readonly totEnMet: string;
}

export class Counts {
  readonly #cells = new Map<string, number>();

  /**
   * @param soort null for a block that has none
   * @throws RangeError for what is not in the grid: there are no other figures
   */
  add(block: BlockCode, cel: string, soort: string | null, count = 1): void {
    const { cellen, soorten } = GRID[block];
    const known = soort === null ? soorten.length === 0 : (soorten as readonly string[]).includes(soort);
    if (!(cellen as readonly string[]).includes(cel) || !known) throw new RangeError(`No such cell in ${block}`);
    for (const each of soort === null ? [ALLE] : [ALLE, soort]) {
      const key = `${block}/${each}/${cel}`;
      this.#cells.set(key, (this.#cells.get(key) ?? 0) + count);
    }
  }

  of(block: BlockCode, cel: string, soort: string = ALLE): number {
    return this.#cells.get(`${block}/${soort}/${cel}`) ?? 0;
  }

  total(block: BlockCode, soort: string = ALLE): number {
    return GRID[block].cellen.reduce((sum, cel) => sum + this.of(block, cel, soort), 0);
  }

  addAll(other: Counts): void {
    for (const [key, count] of other.#cells) this.#cells.set(key, (this.#cells.get(key) ?? 0) + count);
  }
}
