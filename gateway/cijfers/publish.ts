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

/**
 * @param counted by municipality
 * @param withCasework municipalities that have casework here: of the others nothing is known of zaken, which is not zero
 */
export function publish(
  counted: ReadonlyMap<string, Counts>,
  withCasework: ReadonlySet<string>,
  regions: readonly RegionMembers[],
): Published[] {
  const has = (gemeentecode: string, blok: BlockCode) =>
    GRID[blok].bron === 'overdrachten' || withCasework.has(gemeentecode);
  const perGemeente = new Map(
    [...counted].map(([gemeentecode, counts]) => [
      gemeentecode,
      BLOCKS.filter(blok => has(gemeentecode, blok)).map(blok => blockOf(blok, counts, [])),
    ]),
  );
  const regios = regions.flatMap(({ naam, leden }): Published[] => {
    const members = leden.filter(code => counted.has(code));
    const blokken = BLOCKS.flatMap(blok => {
      const known = members.filter(code => has(code, blok));
      if (known.length === 0) return [];
      const sum = new Counts();
      for (const code of known) sum.addAll(counted.get(code)!);
      const parts = known.flatMap(code => perGemeente.get(code)!.filter(one => one.blok === blok));
      return [blockOf(blok, sum, parts)];
    });
    return members.length === 0 ? [] : [{ gebied: { soort: 'regio', naam }, blokken }];
  });
  return [
    ...[...perGemeente].map(
      ([gemeentecode, blokken]): Published => ({ gebied: { soort: 'gemeente', gemeentecode }, blokken }),
    ),
    ...regios,
  ];
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
