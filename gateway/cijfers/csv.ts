/** Figures as CSV (RFC 4180, with semicolons as Dutch spreadsheets read them). */
import type { Published } from './publish.ts';
import type { Shown } from './rounding.ts';

const COLUMNS = ['maand', 'soort', 'gebied', 'blok', 'cel', 'waarde'] as const;

export function figuresAsCsv(maand: string, published: readonly Published[]): string {
  const rows = published.flatMap(({ gebied, blokken }) => {
    const area = [gebied.soort, gebied.soort === 'regio' ? gebied.naam : gebied.gemeentecode];
    return blokken.flatMap(({ blok, totaal, cellen }) => [
      ...(totaal === undefined ? [] : [[maand, ...area, blok, 'totaal', textOf(totaal)]]),
      ...cellen.map(({ cel, waarde }) => [maand, ...area, blok, cel, textOf(waarde)]),
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
