/** String formats of the schemas. Each is total: any string gives an answer, none throws. */

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME_WITH_ZONE = /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const EMAIL =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;
const NINE_DIGITS = /^[0-9]{9}$/;
const ELFPROEF_WEIGHTS = [9, 8, 7, 6, 5, 4, 3, 2, -1] as const;
const ZERO = 48;

/** A real calendar date, `jjjj-mm-dd` (ISO 8601). */
export function isDate(text: string): boolean {
  const match = DATE.exec(text);
  if (match === null) return false;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(month, year);
}

/** RFC 3339 with upper-case T and Z and a zone; `-00:00` is refused (NL API Design Rules, date-time/format). */
export function isDateTime(text: string): boolean {
  return (
    text[10] === 'T' && isDate(text.slice(0, 10)) && TIME_WITH_ZONE.test(text.slice(11)) && !text.endsWith('-00:00')
  );
}

/** RFC 9562, lower case only, so that one id has one spelling (ruling R21). */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

export function isEmail(text: string): boolean {
  return text.length <= 254 && EMAIL.test(text);
}

/** Nine digits that pass the 11-test (Wet algemene bepalingen BSN). */
export function isBsn(text: string): boolean {
  if (!NINE_DIGITS.test(text) || text === '000000000') return false;
  return (
    ELFPROEF_WEIGHTS.reduce<number>((sum, weight, index) => sum + weight * (text.charCodeAt(index) - ZERO), 0) % 11 ===
    0
  );
}

/** Nine digits, however they are spaced; eight with their leading zero left out count too (BSN-01). */
const NUMBERS = /(?<!\d)(?:\d[\s.\-/_]{0,3}){7,8}\d(?!\d)/g;

/** Whether a text holds a number that passes the 11-test, however it is spaced: nobody should type one (R24). */
export function holdsBsn(text: string): boolean {
  // What no reader sees must not hide a digit from the scan.
  const found =
    text
      .normalize('NFKC')
      .replace(/\p{Cf}/gu, '')
      .match(NUMBERS) ?? [];
  return found.some(one => isBsn(one.replace(/\D/g, '').padStart(9, '0')));
}

function daysIn(month: number, year: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
