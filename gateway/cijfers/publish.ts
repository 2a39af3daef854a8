/** From true counts to what is published: for each municipality, and for each region with its members. */
import { Counts } from './count.ts';
import { BLOCKS, type BlockCode, GRID } from './grid.ts';
import { type Shown, shownCount, shownTotal } from './rounding.ts';

export interface PublishedBlock {
  readonly blok: BlockCode;
  /** Absent where the cells are no parts of one whole. */
  readonly totaal?: Shown;
  /** Every cell of the grid, in its order: what is absent would say something too. */
  readonly cellen: readonly { readonly cel: string; readonly waarde: Shown }[];
}

export type Area =
  | { readonly soort: 'gemeente'; readonly gemeentecode: string }
  | { readonly soort: 'regio'; readonly naam: string };

export interface Published {
  readonly gebied: Area;
  readonly blokken: readonly PublishedBlock[];
}

export interface RegionMembers {
  readonly naam: string;
  readonly leden: readonly string[];
}

/** @param counted by municipality; a municipality without casework here is not in it, and is not published */
export function publish(counted: ReadonlyMap<string, Counts>, regions: readonly RegionMembers[]): Published[] {
  const gemeenten = [...counted].map(
    ([gemeentecode, counts]): Published => ({
      gebied: { soort: 'gemeente', gemeentecode },
      blokken: BLOCKS.map(blok => blockOf(blok, counts, [])),
    }),
  );
  const regios = regions.flatMap(({ naam, leden }): Published[] => {
    const members = gemeenten.filter(
      ({ gebied }) => gebied.soort === 'gemeente' && leden.includes(gebied.gemeentecode),
    );
    if (members.length === 0) return [];
    const sum = new Counts();
    for (const code of leden) sum.addAll(counted.get(code) ?? new Counts());
    const blokken = BLOCKS.map(blok =>
      blockOf(
        blok,
        sum,
        members.map(one => one.blokken.find(has => has.blok === blok)!),
      ),
    );
    return [{ gebied: { soort: 'regio', naam }, blokken }];
  });
  return [...gemeenten, ...regios];
}

/** @param parts the same block of the municipalities that this one is the sum of */
function blockOf(blok: BlockCode, counts: Counts, parts: readonly PublishedBlock[]): PublishedBlock {
  const { cellen, geheel } = GRID[blok];
  const shown = cellen.map((cel, index) => {
    const count = counts.of(blok, cel);
    const below = parts.map(part => part.cellen[index]!.waarde);
    return { cel, waarde: below.length === 0 ? shownCount(count) : shownTotal(count, below) };
  });
  if (!geheel) return { blok, cellen: shown };
  const own = shown.map(({ waarde }) => waarde);
  const below = parts.map(part => part.totaal ?? null);
  const totaal = shownTotal(counts.total(blok), own, ...(below.length === 0 ? [] : [below]));
  return { blok, totaal, cellen: shown };
}
