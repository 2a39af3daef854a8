/**
 * What all charts share. They are drawn on the server; widths are in percent, so that letters keep their size on any
 * screen. No colour says anything by itself: what is not a number has a pattern and words (WCAG 1.4.1), and in forced
 * colours every line takes the colour of the text.
 */
import type { Child } from 'hono/jsx';
import { type Shown, SMALL } from '../../cijfers/rounding.ts';

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
  return (
    <svg
      class="sh-grafiek"
      role="img"
      aria-labelledby={`${id}-titel ${id}-tekst`}
      width="100%"
      height={height}
      focusable="false"
    >
      <title id={`${id}-titel`}>{title}</title>
      <desc id={`${id}-tekst`}>{about}</desc>
      <defs>
        <pattern id={`${id}-streep`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="sh-arcering" width="2" height="6" />
        </pattern>
      </defs>
      {children}
    </svg>
  );
}

/** Fill of what lies somewhere from 1 to 4. */
export const hatched = (id: string) => `url(#${id}-streep)`;

/** What the marks mean, as far as they are there. */
export function Legend({ shown }: { shown: readonly (Shown | undefined)[] }) {
  const small = shown.includes(SMALL);
  const hidden = shown.includes(null);
  const absent = shown.includes(undefined);
  if (!small && !hidden && !absent) return null;
  return (
    <p class="sh-legenda">
      {small ? 'Gestreept met <5: 1, 2, 3 of 4. Welk van de vier blijft geheim. ' : ''}
      {hidden ? 'Stippellijn met een vraagteken: niet getoond. Dat is niet nul. ' : ''}
      {absent ? 'Niets getekend: geen cijfers. Dat is ook niet nul.' : ''}
    </p>
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
