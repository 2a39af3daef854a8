/** Figures as CSV (RFC 4180, with semicolons as Dutch spreadsheets read them). */
import { ALLE } from './grid.ts';
import type { Published } from './publish.ts';
import type { Shown } from './rounding.ts';

/** `soort` is that of the area; which signals or handovers a row is about came later, and stands last. */
const COLUMNS = ['maand', 'soort', 'gebied', 'blok', 'cel', 'waarde', 'van_soort'] as const;

export function figuresAsCsv(maand: string, published: readonly Published[]): string {
  const rows = published.flatMap(({ gebied, blokken }) => {
    const area = [gebied.soort, gebied.soort === 'regio' ? gebied.naam : gebied.gemeentecode];
    return blokken.flatMap(({ blok, soort = ALLE, totaal, cellen }) => [
      ...(totaal === undefined ? [] : [[maand, ...area, blok, 'totaal', textOf(totaal), soort]]),
      ...cellen.map(({ cel, waarde }) => [maand, ...area, blok, cel, textOf(waarde), soort]),
    ]);
  });
  return [COLUMNS, ...rows].map(row => `${row.map(fieldOf).join(';')}\r\n`).join('');
}

function textOf(shown: Shown): string {
  return shown === null ? 'niet getoond' : String(shown);
}

/** A spreadsheet runs what begins like a formula, whoever wrote it: an apostrophe makes it text (OWASP, CSV injection). */
export function fieldOf(value: string): string {
  const safe = /^[\s]*[=+\-@]|^[\t\r\n]/.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}
