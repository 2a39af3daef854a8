/** From a cell in a ledger to a value in a message. A cell that cannot be read gives a code, never its text. */

/** How dates are written in a ledger. */
export type DateNotation = 'dd-mm-jjjj' | 'jjjj-mm-dd';
export type DecimalMark = ',' | '.';

export type CellFaultCode = 'DATUM_ONLEESBAAR' | 'BEDRAG_ONLEESBAAR' | 'GETAL_ONLEESBAAR' | 'KEUZE_ONBEKEND';

export type CellReading<T> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'fault'; readonly code: CellFaultCode };

const value = <T>(read: T): CellReading<T> => ({ kind: 'value', value: read });
const fault = (code: CellFaultCode): CellReading<never> => ({ kind: 'fault', code });

/** @returns `jjjj-mm-dd`, for a day that exists */
export function readDate(cell: string, notation: DateNotation): CellReading<string> {
  const pattern =
    notation === 'dd-mm-jjjj' ? /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/ : /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
  const [, first, second, third] = pattern.exec(cell) ?? [];
  if (first === undefined || second === undefined || third === undefined) return fault('DATUM_ONLEESBAAR');
  const [year, month, day] = notation === 'dd-mm-jjjj' ? [third, second, first] : [first, second, third];
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${written}T00:00:00Z`);
  // 31 April becomes 1 May when it is parsed; then it is not the day that was written.
  const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written);
  return exists ? value(written) : fault('DATUM_ONLEESBAAR');
}

/**
 * Reads an amount such as `1.234,56` or `€ 812,5`.
 * @returns whole euros, cents dropped: a signal never says more than the arrears are
 */
export function readEuro(cell: string, decimalMark: DecimalMark): CellReading<number> {
  const thousandsMark = decimalMark === ',' ? '.' : ',';
  const bare = cell.replace(/^(?:€|EUR)\s*/, '').replaceAll(/[\s\u00a0]/g, '');
  const [whole = '', cents = '', ...more] = bare.split(decimalMark);
  const isGrouped = new RegExp(`^\\d{1,3}(?:\\${thousandsMark}\\d{3})+$`).test(whole);
  // With more than two decimals the other mark is meant, and the amount would be off a thousandfold.
  if (more.length > 0 || !/^\d{0,2}$/.test(cents) || !(isGrouped || /^\d{1,9}$/.test(whole)))
    return fault('BEDRAG_ONLEESBAAR');
  return value(Number(whole.replaceAll(thousandsMark, '')));
}

export function readWholeNumber(cell: string): CellReading<number> {
  return /^\d{1,9}$/.test(cell) ? value(Number(cell)) : fault('GETAL_ONLEESBAAR');
}

/** A key of a value map, as cells are compared with it: case and outer white space do not count. */
export function choiceKey(cell: string): string {
  return cell.trim().toLowerCase();
}

export function readChoice<T>(cell: string, choices: ReadonlyMap<string, T>): CellReading<T> {
  const chosen = choices.get(choiceKey(cell));
  return chosen === undefined ? fault('KEUZE_ONBEKEND') : value(chosen);
}

/** `3511 ab` as the wire writes it: `3511AB`. Whether it is a postcode is for the schema to say. */
export function tidyPostcode(cell: string): string {
  return cell.replaceAll(/\s/g, '').toUpperCase();
}

/** `06-1234 5678` and `(030) 123 45 67` without what people put between the digits. */
export function tidyTelephone(cell: string): string {
  return cell.replaceAll(/[\s().-]/g, '').replace(/^00/, '+');
}
