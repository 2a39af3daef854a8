/** Months of figures as they are published, for pages that show them: made up, with every kind of cell. */
import { plusMonths } from '../../gateway/casework/calendar.ts';
import { Counts } from '../../gateway/cijfers/count.ts';
import { BLOCKS, GRID } from '../../gateway/cijfers/grid.ts';
import type { CijferStore } from '../../gateway/cijfers/ports.ts';
import { type Published, publish } from '../../gateway/cijfers/publish.ts';
import type { OpenedPorts } from '../../gateway/compose.ts';

/** Counts per soort and cell; the later the month, the more. Small ones, zeros and large ones are among them. */
function countsOf(seed: number): Counts {
  const counts = new Counts();
  for (const [at, blok] of BLOCKS.entries())
    for (const [number, cel] of GRID[blok].cellen.entries()) {
      const soorten: readonly (string | null)[] =
        GRID[blok].soorten.length === 0 ? [null] : GRID[blok].soorten.slice(0, 3);
      for (const [which, soort] of soorten.entries()) {
        const count = (at * 7 + number * 5 + which * 3 + seed * 2) % 23;
        if (count % 3 !== 0) counts.add(blok, cel, soort, count);
      }
    }
  return counts;
}

/** For a world whose gateway publishes nothing by itself: the test does. */
export function withoutPublishing(opened: OpenedPorts): OpenedPorts {
  const { ports } = opened;
  return { ...opened, ports: { ...ports, cijfers: { ...ports.cijfers, last: async () => '9999-12' } } };
}

export interface MadeRegion {
  readonly naam: string;
  readonly gemeenten: readonly string[];
  /** Those whose zaken are here. */
  readonly withCasework: readonly string[];
}

function madeFigures({ naam, gemeenten, withCasework }: MadeRegion, seed: number): readonly Published[] {
  return publish(new Map(gemeenten.map((code, index) => [code, countsOf(seed + index)])), new Set(withCasework), [
    { naam, leden: gemeenten },
  ]);
}

/** Publishes `count` months up to and with `last` (`YYYY-MM`). @returns them, oldest first */
export async function publishMonths(
  cijfers: CijferStore,
  region: MadeRegion,
  last: string,
  count: number,
): Promise<readonly string[]> {
  const months = Array.from({ length: count }, (_, index) => plusMonths(`${last}-01`, index - count + 1).slice(0, 7));
  for (const [index, maand] of months.entries()) await cijfers.publish(maand, 0, madeFigures(region, index));
  return months;
}
