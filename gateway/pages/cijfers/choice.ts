/** What was chosen in the address, out of what there is for this reader; anything else is said at its field. Pure. */
import { ALLE, BLOCKS, type BlockCode, GRID } from '../../cijfers/grid.ts';
import type { Area } from '../../cijfers/publish.ts';
import type { FormFaults } from '../form-parts.tsx';
import { areaCode, cellsOf } from './words.ts';

export interface Offered {
  readonly areas: readonly [Area, ...Area[]];
  /** Published, the newest first. */
  readonly months: readonly [string, ...string[]];
}

export interface Chosen {
  readonly area: Area;
  readonly maand: string;
  readonly blok: BlockCode;
  readonly soort: string;
  readonly cel: string;
  /** By field; what was not right stands on its first value. */
  readonly faults: FormFaults;
}

/** Every soort that some block is shown for. */
export const SOORTEN: readonly string[] = [ALLE, ...new Set(BLOCKS.flatMap(blok => GRID[blok].soorten))];

/** @param wholeMonth every block of a month is asked for, and not one of them */
export function chosenIn(query: URLSearchParams, { areas, months }: Offered, wholeMonth: boolean): Chosen {
  const faults: Record<string, string> = {};
  function pick<T>(field: string, all: readonly [T, ...T[]], codeOf: (one: T) => string, fault: string): T {
    const said = query.get(field);
    const found = all.find(one => codeOf(one) === said);
    if (found === undefined && said !== null) faults[field] = fault;
    return found ?? all[0];
  }
  const self = (text: string) => text;
  const area = pick('gebied', areas, areaCode, 'Kies een gebied uit de lijst.');
  const maand = pick('maand', months, self, 'Kies een maand uit de lijst.');
  const blok = pick('blok', BLOCKS as readonly [BlockCode, ...BlockCode[]], self, 'Kies een onderwerp uit de lijst.');
  const soort = pick('soort', SOORTEN as readonly [string, ...string[]], self, 'Kies een soort uit de lijst.');
  const fits = wholeMonth || soort === ALLE || (GRID[blok].soorten as readonly string[]).includes(soort);
  if (!fits)
    faults.soort = 'Dit onderwerp is niet verdeeld naar deze soort. Kies een andere soort of een ander onderwerp.';
  const cel = pick('cel', cellsOf(blok) as readonly [string, ...string[]], self, 'Kies een getal uit de lijst.');
  return { area, maand, blok, soort: fits ? soort : ALLE, cel, faults };
}

/** Blocks that a month is shown in for this soort: of `alle` every one. */
export function blocksOf(soort: string): readonly BlockCode[] {
  return BLOCKS.filter(blok => soort === ALLE || (GRID[blok].soorten as readonly string[]).includes(soort));
}
