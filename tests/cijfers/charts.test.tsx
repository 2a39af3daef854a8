/** Charts as they are drawn: what is small or hidden is never a bar of nothing, and the line stops where there is no number. */
import { describe, expect, it } from 'vitest';
import { BLOCKS, GRID } from '../../gateway/cijfers/grid.ts';
import type { Shown } from '../../gateway/cijfers/rounding.ts';
import { Bars } from '../../gateway/pages/cijfers/bars.tsx';
import { Legend, Numbers, wrapped } from '../../gateway/pages/cijfers/chart-parts.tsx';
import { chosenIn } from '../../gateway/pages/cijfers/choice.ts';
import { LineChart } from '../../gateway/pages/cijfers/line.tsx';
import { CHAPTERS, cellsOf, cellWords, soortWords } from '../../gateway/pages/cijfers/words.ts';

const bars = (...shown: readonly (Shown | undefined)[]) =>
  (<Bars id="b" title="Proef" bars={shown.map((one, at) => ({ name: `Cel ${at}`, shown: one }))} />).toString();
const lines = (...shown: readonly (Shown | undefined)[]) =>
  (
    <LineChart
      id="l"
      title="Proef"
      points={shown.map((one, at) => ({ maand: `2026-${String(at + 1).padStart(2, '0')}`, shown: one }))}
    />
  ).toString();
const count = (text: string, part: RegExp) => text.match(part)?.length ?? 0;

describe('a bar', () => {
  it('is as long as its number, against the longest', () => {
    expect(
      [...bars(50, 100, 25).matchAll(/class="sh-balk"[^>]*width="([\d.]+)%"/g)].map(([, wide]) => Number(wide)),
    ).toEqual([39, 78, 19.5]);
  });

  it('of a zero is not there, and the zero is', () => {
    expect(count(bars(0), /<rect/g)).toBe(0);
    expect(bars(0)).toMatch(/>0<\/text>/);
  });

  it('of <5 has a pattern and reaches up to 4, also when all others are zero', () => {
    for (const text of [bars('<5', 0), bars('<5', 20)]) {
      expect(count(text, /class="sh-klein" fill="url\(#streep\)"/g)).toBe(1);
      expect(count(text, /class="sh-balk"/g)).toBe(text.includes('>20<') ? 1 : 0);
      expect(text).toContain('&lt;5</text>');
    }
    expect(bars('<5', 20)).toContain('width="15.6%"');
  });

  it('of what is not shown is a dotted line with words, as long whatever is around it', () => {
    const dotted = /class="sh-stippel" x2="39%"/;
    expect(bars(null, 500)).toMatch(dotted);
    expect(bars(null, 5)).toMatch(dotted);
    expect(bars(null)).toContain('niet getoond');
    expect(count(bars(null), /<rect/g)).toBe(0);
  });

  it('where there are no figures says so', () => {
    expect(bars(undefined)).toContain('geen cijfers');
  });
});

describe('a line', () => {
  it('stops at what is no number and goes on after it', () => {
    const path = /class="sh-lijn" d="([^"]+)"/.exec(lines(5, 10, '<5', 15, null, 20, undefined, 25, 30))![1]!;
    expect(count(path, /M/g)).toBe(4);
    expect(count(lines('<5', null, undefined), /sh-lijn/g)).toBe(0);
  });

  it('marks each kind in its own way', () => {
    const text = lines(5, '<5', null, undefined);
    expect([count(text, /<circle/g), count(text, /sh-klein/g), count(text, /sh-stippel/g)]).toEqual([1, 1, 1]);
  });

  it('begins at zero, so that a small change does not look like a large one', () => {
    expect(lines(500, 505)).toMatch(/>0<\/text>/);
  });
});

describe('beside a chart', () => {
  it('stand the same numbers in words, and what the marks mean as far as they are there', () => {
    const table = (
      <Numbers
        caption="Proef"
        head="Wat"
        rows={[
          { name: 'a', shown: null },
          { name: 'b', shown: 1_250 },
        ]}
      />
    ).toString();
    expect(table).toContain('<td>niet getoond</td>');
    expect(table).toContain('<td>1.250</td>');
    expect((<Legend shown={[0, 5]} />).toString()).toBe('');
    expect((<Legend shown={[null]} />).toString()).toContain('Dat is niet nul.');
  });

  it('stand names that fit', () => {
    expect(wrapped('Inwoner heeft zelf al betaald/betalingsregeling getroffen', 36)).toEqual([
      'Inwoner heeft zelf al',
      'betaald/betalingsregeling getroffen',
    ]);
  });
});

describe('words', () => {
  it('are there for every block once, and for every cell and soort', () => {
    expect(CHAPTERS.flatMap(({ blocks }) => blocks).sort()).toEqual([...BLOCKS].sort());
    for (const blok of BLOCKS) {
      for (const cel of cellsOf(blok)) expect(cellWords(blok, cel)).toMatch(/^[A-Z(0-9]/);
      for (const soort of GRID[blok].soorten) expect(soortWords(soort)).not.toBe(soort);
    }
  });
});

describe('what is chosen in an address', () => {
  const offered = {
    areas: [
      { soort: 'gemeente', gemeentecode: '0355' },
      { soort: 'regio', naam: 'U16' },
    ],
    months: ['2026-03', '2026-02'],
  } as const;
  const chosen = (query: string) => chosenIn(new URLSearchParams(query), offered, false);

  it('is the first of each where nothing is said', () => {
    expect(chosen('')).toMatchObject({ maand: '2026-03', blok: 'signalen', soort: 'alle', cel: 'totaal', faults: {} });
    expect(chosen('blok=hulp').cel).toBe('aangeboden');
  });

  it('is refused at its field when it is not offered', () => {
    expect(Object.keys(chosen('gebied=0344&maand=2025-01&blok=x&soort=y&cel=z').faults)).toEqual([
      ...['gebied', 'maand', 'blok', 'soort', 'cel'],
    ]);
  });
});
