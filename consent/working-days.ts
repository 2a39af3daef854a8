/**
 * Working days after the Algemene termijnenwet (Atw), and day arithmetic on local dates (`YYYY-MM-DD`).
 * Dates here are calendar days without a zone; UTC is used only as a calculator.
 */
import { EQUATED_DAYS } from './equated-days.ts';

const DAY_MS = 86_400_000;

function epochDay(date: string): number {
  return Math.round(
    Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / DAY_MS,
  );
}

function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return epochDay(to) - epochDay(from);
}

/** The date `days` after `date`. */
export function plusDays(date: string, days: number): string {
  return dateOf(epochDay(date) + days);
}

/** Whole years between two dates, as an age is counted. */
export function yearsBetween(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
}

/**
 * Whole calendar months from `from` to `to`; negative when `to` is earlier. A month is full on the same day of the next,
 * and where that month has no such day, on the first day after it: an age in months is never put too high.
 */
export function monthsBetween(from: string, to: string): number {
  const months = yearOf(to) * 12 + monthOf(to) - yearOf(from) * 12 - monthOf(from);
  return to.slice(8) < from.slice(8) ? months - 1 : months;
}

const yearOf = (date: string) => Number(date.slice(0, 4));
const monthOf = (date: string) => Number(date.slice(5, 7));

/** Easter Sunday as epoch day, by the anonymous Gregorian computus. */
function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return Math.round(Date.UTC(year, month - 1, day) / DAY_MS);
}

/** King's Day: 27 April, or the day before when that is a Sunday (Atw 3(1)). */
function kingsDay(year: number): number {
  const day = Math.round(Date.UTC(year, 3, 27) / DAY_MS);
  return weekday(day) === 0 ? day - 1 : day;
}

const weekday = (day: number) => (((day + 4) % 7) + 7) % 7;

/** Days from Easter Sunday: Good Friday (Atw 3(2)), both Easter days, Ascension Day, both Whit days. */
const AROUND_EASTER = [-2, 0, 1, 39, 49, 50];
const FIXED = ['01-01', '05-05', '12-25', '12-26'];

/**
 * Whether a date is a general holiday or equated with one.
 * @param equated dates equated by royal decree (Atw 3(3)); from the dated list of `equated-days.ts` (ruling R3)
 * @source Algemene termijnenwet 3(1), 3(2)
 */
export function isHoliday(date: string, equated: ReadonlySet<string> = DECREED): boolean {
  const year = Number(date.slice(0, 4));
  const day = epochDay(date);
  return (
    FIXED.includes(date.slice(5)) ||
    AROUND_EASTER.includes(day - easter(year)) ||
    day === kingsDay(year) ||
    equated.has(date)
  );
}

const DECREED: ReadonlySet<string> = new Set(EQUATED_DAYS.map(day => day.date));

/** Monday to Friday and no holiday (T6). */
export function isWorkingDay(date: string, equated: ReadonlySet<string> = DECREED): boolean {
  const day = weekday(epochDay(date));
  return day !== 0 && day !== 6 && !isHoliday(date, equated);
}

/** No rule asks further ahead than a year; a date in the year 9999 must not cost a walk of millions of days. */
const COUNT_AT_MOST_DAYS = 400;

/**
 * Working days after `from` up to and including `to` (ruling R4); 0 when `to` is not later. Days further than 400
 * calendar days ahead are not counted.
 */
export function workingDaysAfter(from: string, to: string, equated: ReadonlySet<string> = DECREED): number {
  const last = daysBetween(from, to) > COUNT_AT_MOST_DAYS ? plusDays(from, COUNT_AT_MOST_DAYS) : to;
  let count = 0;
  for (let date = plusDays(from, 1); date <= last; date = plusDays(date, 1))
    if (isWorkingDay(date, equated)) count += 1;
  return count;
}
