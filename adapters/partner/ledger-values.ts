/** From a cell in a ledger to a value in a message. A cell that cannot be read gives a code, never its text. */

/** How dates are written in a ledger. A time of midnight after it, as spreadsheets add, does not count. */
export const DATE_NOTATIONS = ['dd-mm-jjjj', 'jjjj-mm-dd', 'jjjjmmdd', 'ddmmjjjj'] as const;
export type DateNotation = (typeof DATE_NOTATIONS)[number];
/** `centen`: whole cents without a mark. */
export type DecimalMark = ',' | '.' | 'centen';

export const HOUSE_NUMBER_PARTS = ['huisnummer', 'huisletter', 'huisnummertoevoeging'] as const;
export type HouseNumberPart = (typeof HOUSE_NUMBER_PARTS)[number];

export type CellFaultCode =
  | 'DATUM_ONLEESBAAR'
  | 'BEDRAG_ONLEESBAAR'
  | 'GETAL_ONLEESBAAR'
  | 'KEUZE_ONBEKEND'
  | 'HUISNUMMER_ONLEESBAAR';

export type CellReading<T> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'fault'; readonly code: CellFaultCode };

const value = <T>(read: T): CellReading<T> => ({ kind: 'value', value: read });
const fault = (code: CellFaultCode): CellReading<never> => ({ kind: 'fault', code });

const YEAR_FIRST: ReadonlySet<DateNotation> = new Set(['jjjj-mm-dd', 'jjjjmmdd']);
const DATE_PATTERNS: Readonly<Record<DateNotation, RegExp>> = {
  'dd-mm-jjjj': /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/,
  'jjjj-mm-dd': /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/,
  jjjjmmdd: /^(\d{4})(\d{2})(\d{2})$/,
  ddmmjjjj: /^(\d{2})(\d{2})(\d{4})$/,
};
const MIDNIGHT = /[T ]0{1,2}:00(?::00(?:\.0+)?)?Z?$/;

/** @returns `jjjj-mm-dd`, for a day that exists */
export function readDate(cell: string, notation: DateNotation): CellReading<string> {
  const [, first, second, third] = DATE_PATTERNS[notation].exec(cell.replace(MIDNIGHT, '')) ?? [];
  if (first === undefined || second === undefined || third === undefined) return fault('DATUM_ONLEESBAAR');
  const [year, month, day] = YEAR_FIRST.has(notation) ? [first, second, third] : [third, second, first];
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
  if (decimalMark === 'centen')
    return /^\d{1,11}$/.test(cell) ? value(Math.floor(Number(cell) / 100)) : fault('BEDRAG_ONLEESBAAR');
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

/**
 * One part of a house number that stands in one cell: `12`, `12A`, `12 A-3`, `12-hs`. A single letter right behind the
 * number is the letter; what comes after that, or anything longer, is the addition.
 * @returns null when the cell has no such part
 */
export function readHouseNumberPart(cell: string, part: HouseNumberPart): CellReading<string> | null {
  const [, number, letter = '', addition = ''] = HOUSE_NUMBER.exec(cell) ?? [];
  if (number === undefined) return fault('HUISNUMMER_ONLEESBAAR');
  const found = { huisnummer: number, huisletter: letter, huisnummertoevoeging: addition }[part];
  return found === '' ? null : value(found);
}

const HOUSE_NUMBER = /^(\d{1,5})(?!\d)[\s/-]*(?:([A-Za-z])(?![A-Za-z0-9])[\s/-]*)?([A-Za-z0-9]{0,20})$/;
