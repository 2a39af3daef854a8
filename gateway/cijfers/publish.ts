/** From true counts to what is published: for each municipality, and for each region with its members. */
import type { Relation } from './bounds.ts';
import { Counts } from './count.ts';
import { ALLE, BLOCKS, type BlockCode, GRID } from './grid.ts';
import { type Shown, showTogether } from './rounding.ts';

/** One table: a block for one soort. */
export interface PublishedBlock {
  readonly blok: BlockCode;
  /** `alle` first, and then each soort of the block. Months from before soorten were published have none, which is all. */
  readonly soort?: string;
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

interface Counted {
  readonly gebied: Area;
  readonly counts: Counts;
  /** Places of its members among the areas; none for a municipality. */
  readonly members: readonly number[];
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
  const published = new Map<string, { readonly gebied: Area; readonly blokken: PublishedBlock[] }>();
  const present = regions.filter(({ leden }) => leden.some(code => counted.has(code)));
  for (const gebied of [
    ...[...counted.keys()].map((gemeentecode): Area => ({ soort: 'gemeente', gemeentecode })),
    ...present.map(({ naam }): Area => ({ soort: 'regio', naam })),
  ])
    published.set(keyOf(gebied), { gebied, blokken: [] });
  for (const blok of BLOCKS) {
    const known = [...counted].filter(([code]) => GRID[blok].bron === 'overdrachten' || withCasework.has(code));
    const areas = areasOf(known, present);
    for (const [index, blokken] of tablesOf(blok, areas).entries())
      published.get(keyOf(areas[index]!.gebied))!.blokken.push(...blokken);
  }
  return [...published.values()];
}

const keyOf = (gebied: Area) => (gebied.soort === 'regio' ? `regio/${gebied.naam}` : `gemeente/${gebied.gemeentecode}`);

/** Municipalities, and then regions with those of them that are their members. */
function areasOf(known: readonly (readonly [string, Counts])[], regions: readonly RegionMembers[]): readonly Counted[] {
  const gemeenten = known.map(([gemeentecode, counts]): Counted => {
    return { gebied: { soort: 'gemeente', gemeentecode }, counts, members: [] };
  });
  const regios = regions.flatMap(({ naam, leden }): Counted[] => {
    const members = known.flatMap(([code], index) => (leden.includes(code) ? [index] : []));
    const counts = new Counts();
    for (const index of members) counts.addAll(known[index]![1]);
    return members.length === 0 ? [] : [{ gebied: { soort: 'regio', naam }, counts, members }];
  });
  return [...gemeenten, ...regios];
}

/** All tables of a block at once, since whoever reads one reads the others: by area, each with `alle` first. */
function tablesOf(blok: BlockCode, areas: readonly Counted[]): readonly (readonly PublishedBlock[])[] {
  const { cellen, geheel, soorten } = GRID[blok];
  const tables = [ALLE, ...soorten];
  const columns = cellen.length + (geheel ? 1 : 0);
  const at = (area: number, table: number, column: number) => (area * tables.length + table) * columns + column;
  const counts = areas.flatMap(area =>
    tables.flatMap(soort => [
      ...cellen.map(cel => area.counts.of(blok, cel, soort)),
      ...(geheel ? [area.counts.total(blok, soort)] : []),
    ]),
  );
  const members = areas.map(area => area.members);
  const shown = showTogether(counts, relationsOf({ members, tables: tables.length, columns, geheel, at }));
  return areas.map((_, area) =>
    tables.map((soort, table): PublishedBlock => {
      const values = cellen.map((cel, column) => ({ cel, waarde: shown[at(area, table, column)] ?? null }));
      const totaal = geheel ? { totaal: shown[at(area, table, cellen.length)] ?? null } : {};
      return { blok, soort, ...totaal, cellen: values };
    }),
  );
}

interface Shape {
  readonly members: readonly (readonly number[])[];
  /** The first is that of all soorten together. */
  readonly tables: number;
  readonly columns: number;
  /** Whether the last column is the total of the others. */
  readonly geheel: boolean;
  readonly at: (area: number, table: number, column: number) => number;
}

/** Every way in which one published number is the sum of others. What is read most comes first, and is moved least. */
function relationsOf({ members, tables, columns, geheel, at }: Shape): readonly Relation[] {
  const upTo = (end: number, start = 0) =>
    Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index);
  const [areas, all, last] = [upTo(members.length), upTo(columns), columns - 1];
  const cells = geheel ? upTo(last) : all;
  const isRegion = (area: number) => members[area]!.length > 0;
  const bySoort = (area: number, column: number): readonly Relation[] =>
    tables === 1 ? [] : [{ whole: at(area, 0, column), parts: upTo(tables, 1).map(table => at(area, table, column)) }];
  const byCell = (area: number, table: number): readonly Relation[] =>
    geheel ? [{ whole: at(area, table, last), parts: cells.map(column => at(area, table, column)) }] : [];
  const byMember = (area: number, table: number): readonly Relation[] =>
    all.map(column => ({
      whole: at(area, table, column),
      parts: members[area]!.map(member => at(member, table, column)),
    }));
  const gemeenten = areas.filter(area => !isRegion(area));
  const regios = areas.filter(isRegion);
  return [
    ...gemeenten.flatMap(area => cells.flatMap(column => bySoort(area, column))),
    ...gemeenten.flatMap(area => byCell(area, 0)),
    ...regios.flatMap(area => byMember(area, 0)),
    ...gemeenten.flatMap(area => upTo(tables, 1).flatMap(table => byCell(area, table))),
    ...regios.flatMap(area => upTo(tables, 1).flatMap(table => byMember(area, table))),
    // Totals of totals, which are the same sums in another order: somebody can compute with them too.
    ...(geheel ? gemeenten.flatMap(area => bySoort(area, last)) : []),
    ...regios.flatMap(area => [
      ...upTo(tables).flatMap(table => byCell(area, table)),
      ...all.flatMap(column => bySoort(area, column)),
    ]),
  ];
}
