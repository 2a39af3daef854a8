/** Figures per soort and all together, attacked by somebody who reads every table and computes with all of them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Counts } from '../../gateway/cijfers/count.ts';
import { type BlockCode, GRID } from '../../gateway/cijfers/grid.ts';
import { type Published, publish } from '../../gateway/cijfers/publish.ts';
import { candidates, rangeOf, type Shown, shownCount } from '../../gateway/cijfers/rounding.ts';

const TRIED: readonly BlockCode[] = ['meldingen', 'hulp', 'signalen', 'vertrek_zonder_overdracht'];
const CODES = ['0344', '0355', '0310'] as const;
const REGIONS = [
  { naam: 'Alle', leden: CODES },
  { naam: 'Ene', leden: [CODES[0]] },
  { naam: 'Twee', leden: CODES.slice(1) },
];

/** Small numbers mostly, since these are what there is to find. */
const COUNT = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 4 }) },
  { weight: 2, arbitrary: fc.integer({ min: 5, max: 23 }) },
);
const PLACES = TRIED.flatMap(blok =>
  GRID[blok].cellen.flatMap(cel => {
    const soorten = GRID[blok].soorten.length === 0 ? [null] : GRID[blok].soorten.slice(0, 3);
    return soorten.map(soort => ({ blok, cel, soort }));
  }),
);
const TRUTH = fc.array(fc.array(COUNT, { minLength: PLACES.length, maxLength: PLACES.length }), {
  minLength: CODES.length,
  maxLength: CODES.length,
});

function countsOf(numbers: readonly number[]): Counts {
  const counts = new Counts();
  for (const [index, { blok, cel, soort }] of PLACES.entries())
    if (numbers[index]! > 0) counts.add(blok, cel, soort, numbers[index]);
  return counts;
}

const TOTAL = 'totaal';
const nameOf = (gebied: string, blok: string, soort: string, cel: string) => [gebied, blok, soort, cel].join('/');
const areaOf = ({ gebied }: Published) => (gebied.soort === 'regio' ? gebied.naam : gebied.gemeentecode);

function readAll(published: readonly Published[]): ReadonlyMap<string, Shown> {
  const read = new Map<string, Shown>();
  for (const one of published)
    for (const { blok, soort = '', totaal, cellen } of one.blokken.filter(({ blok }) => TRIED.includes(blok))) {
      for (const { cel, waarde } of cellen) read.set(nameOf(areaOf(one), blok, soort, cel), waarde);
      if (totaal !== undefined) read.set(nameOf(areaOf(one), blok, soort, TOTAL), totaal);
    }
  return read;
}

type Sum = readonly [whole: string, parts: readonly string[]];

/** Every sum that a reader of the grid can think of, from the names alone. */
function sumsOf(): readonly Sum[] {
  const sums: Sum[] = [];
  const areas = [...CODES, ...REGIONS.map(({ naam }) => naam)];
  for (const blok of TRIED) {
    const { cellen, soorten, geheel } = GRID[blok];
    const columns: readonly string[] = geheel ? [...cellen, TOTAL] : cellen;
    for (const area of areas) {
      if (soorten.length > 0)
        for (const cel of columns)
          sums.push([nameOf(area, blok, 'alle', cel), soorten.map(soort => nameOf(area, blok, soort, cel))]);
      for (const soort of geheel ? ['alle', ...soorten] : [])
        sums.push([nameOf(area, blok, soort, TOTAL), cellen.map(cel => nameOf(area, blok, soort, cel))]);
    }
    for (const { naam, leden } of REGIONS)
      for (const soort of ['alle', ...soorten])
        for (const cel of columns)
          sums.push([nameOf(naam, blok, soort, cel), leden.map(code => nameOf(code, blok, soort, cel))]);
  }
  return sums;
}

const SUMS = sumsOf();

/** Goes round all sums until nothing more follows: the least and the most of every number. */
function concludedFrom(read: ReadonlyMap<string, Shown>): ReadonlyMap<string, readonly [number, number]> {
  const known = new Map<string, readonly [number, number]>();
  for (const [name, shown] of read) {
    const { from, to } = shown === null ? { from: 0, to: 1e6 } : rangeOf(shown);
    known.set(name, [from, to]);
  }
  for (let goesOn = true; goesOn; ) {
    goesOn = false;
    const learn = (name: string, from: number, to: number) => {
      const [least, most] = known.get(name)!;
      if (from <= least && to >= most) return;
      known.set(name, [Math.max(from, least), Math.min(to, most)]);
      goesOn = true;
    };
    for (const [whole, parts] of SUMS) {
      const least = parts.reduce((sum, part) => sum + known.get(part)![0], 0);
      const most = parts.reduce((sum, part) => sum + known.get(part)![1], 0);
      learn(whole, least, most);
      const [from, to] = known.get(whole)!;
      for (const part of parts) {
        const [low, high] = known.get(part)!;
        learn(part, from - (most - high), to - (least - low));
      }
    }
  }
  return known;
}

const published = (truth: readonly (readonly number[])[]) =>
  publish(new Map(CODES.map((code, index) => [code, countsOf(truth[index]!)])), new Set(CODES), REGIONS);

describe('figures of all soorten, of each, of municipalities and of their regions', () => {
  it('together never say exactly what a small number is', () => {
    fc.assert(
      fc.property(TRUTH, truth => {
        const known = [...concludedFrom(readAll(published(truth))).values()];
        expect(known.filter(([from, to]) => from > to || (from === to && from >= 1 && from <= 4))).toEqual([]);
      }),
      { numRuns: 60, seed: 23 },
    );
  });

  it('are cells as R23 gives them, and sums as R23 gives them or beside that', () => {
    fc.assert(
      fc.property(TRUTH, truth => {
        const read = readAll(published(truth));
        expect(readAll(published(truth))).toEqual(read);
        const counts = truth.map(countsOf);
        for (const { blok, cel, soort } of PLACES) {
          for (const [index, code] of CODES.entries()) {
            const own = counts[index]!.of(blok, cel, soort ?? 'alle');
            expect(read.get(nameOf(code, blok, soort ?? 'alle', cel))).toBe(shownCount(own));
            const all = counts[index]!.of(blok, cel);
            expect([...candidates(all), null]).toContain(read.get(nameOf(code, blok, 'alle', cel)));
          }
          const sum = counts.reduce((before, one) => before + one.of(blok, cel), 0);
          expect([...candidates(sum), null]).toContain(read.get(nameOf('Alle', blok, 'alle', cel)));
        }
      }),
      { numRuns: 20, seed: 23 },
    );
  });
});
