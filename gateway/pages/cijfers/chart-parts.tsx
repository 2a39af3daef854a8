/**
 * What all charts share. They are drawn on the server; widths are in percent, so that letters keep their size on any
 * screen. No colour says anything by itself: what is not a number has a pattern and words (WCAG 1.4.1), and in forced
 * colours every line takes the colour of the text.
 */
import type { Child } from 'hono/jsx';
import { type Shown, SMALL } from '../../cijfers/rounding.ts';
import { shownWords } from './words.ts';

const STRIPES = 'streep';
/** Fill of what lies somewhere from 1 to 4; needs `Patterns` on the page. */
export const HATCHED = `url(#${STRIPES})`;

/** Once on a page with charts. */
export function Patterns() {
  return (
    <svg class="sh-patronen" aria-hidden="true" width="0" height="0">
      <pattern id={STRIPES} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="sh-arcering" width="2" height="6" />
      </pattern>
    </svg>
  );
}

/** @param id of the chart, unique on its page */
export function Chart({
  id,
  title,
  about,
  height,
  children,
}: {
  id: string;
  title: string;
  about: string;
  /** In pixels. */
  height: number;
  children: Child;
}) {
  const [name, text] = [`${id}-titel`, `${id}-tekst`];
  return (
    <svg class="sh-grafiek" role="img" aria-labelledby={`${name} ${text}`} width="100%" height={height}>
      <title id={name}>{title}</title>
      <desc id={text}>{about}</desc>
      {children}
    </svg>
  );
}

/** What the marks mean, as far as they are there. */
export function Legend({ shown }: { shown: readonly (Shown | undefined)[] }) {
  const meanings = [
    ...(shown.includes(SMALL) ? ['Gestreept met <5: 1, 2, 3 of 4. Welk van de vier blijft geheim.'] : []),
    ...(shown.includes(null) ? ['Stippellijn met een vraagteken: niet getoond. Dat is niet nul.'] : []),
    ...(shown.includes(undefined) ? ['Niets getekend: geen cijfers. Dat is ook niet nul.'] : []),
  ];
  return meanings.length === 0 ? null : <p class="sh-legenda">{meanings.join(' ')}</p>;
}

/** The numbers of a chart as a table: two columns, which need no other form on a phone. */
export function Numbers({
  caption,
  head,
  rows,
}: {
  caption: string;
  /** Of the first column. */
  head: string;
  rows: readonly { readonly name: string; readonly shown: Shown | undefined }[];
}) {
  return (
    <table class="utrecht-table sh-aantallen">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">Aantal</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, shown }) => (
          <tr>
            <th scope="row">{name}</th>
            <td>{shownWords(shown)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Letters of an SVG do not wrap. @returns lines of at most `width` characters, words kept whole where they fit */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
