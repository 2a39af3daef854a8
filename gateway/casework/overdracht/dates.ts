/** Days by which something is worked on, and the end that a law gives (R3). */
import { isWorkingDay, plusDays } from '../../../consent/working-days.ts';

/** The `count`th working day after `day`; 0 is the day itself, whatever day that is. */
export function workingDayAfter(day: string, count: number): string {
  let left = count;
  let at = day;
  while (left > 0) {
    at = plusDays(at, 1);
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
}

/** The day itself, or the first working day after it. @source Algemene termijnenwet 1(1) */
export function shiftedToWorkingDay(day: string): string {
  let at = day;
  while (!isWorkingDay(at)) at = plusDays(at, 1);
  return at;
}

/** Whole calendar months further, back when negative; the last day of a month that has no such day. */
export function plusMonths(date: string, months: number): string {
  const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const first = firstOf(month);
  const lastDay = Number(plusDays(firstOf(month + 1), -1).slice(8));
  return plusDays(first, Math.min(Number(date.slice(8)), lastDay) - 1);
}

function firstOf(month: number): string {
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}

/** A day that exists, as `YYYY-MM-DD`; whatever is asked of a day later rests on this. */
export function isDay(value: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value) && plusDays(value, 0) === value;
}
