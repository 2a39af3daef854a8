/** Months and working days on local dates (`YYYY-MM-DD`), as the terms of casework count them. */
import type { Moment } from '../../consent/moment.ts';
import { isWorkingDay, plusDays } from '../../consent/working-days.ts';

/** The same day `months` later or earlier; where that month has no such day, its last day. */
export function plusMonths(date: string, months: number): string {
  const total = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = Math.floor(total / 12);
  const day = Math.min(Number(date.slice(8, 10)), lastDayOf(year, total % 12));
  return `${String(year).padStart(4, '0')}-${twoDigits((total % 12) + 1)}-${twoDigits(day)}`;
}

/** The calendar month a date lies in, first and last day. */
export function monthOf(date: string): { readonly van: string; readonly tot: string } {
  const last = lastDayOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1);
  return { van: `${date.slice(0, 8)}01`, tot: `${date.slice(0, 8)}${twoDigits(last)}` };
}

/** The last day whose look-back of `months` still reaches `date`: the end of a month when `date` is one. */
export function lastDayThatSees(date: string, months: number): string {
  const later = plusMonths(date, months);
  return date === monthOf(date).tot ? monthOf(later).tot : later;
}

/** @param count working days after `date`; 0 is the day itself, whatever day that is. Negative counts back. */
export function plusWorkingDays(date: string, count: number): string {
  const step = count < 0 ? -1 : 1;
  let left = Math.abs(count);
  let at = date;
  while (left > 0) {
    at = plusDays(at, step);
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
}

/** A day that exists, as `YYYY-MM-DD`; whatever is asked of a day later rests on this. */
export function isDay(value: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value) && plusDays(value, 0) === value;
}

/** The day itself when it is a working day, else the next one (Algemene termijnenwet 1). */
export function shiftedToWorkingDay(date: string): string {
  return isWorkingDay(date) ? date : plusWorkingDays(date, 1);
}

const AMSTERDAM_HOUR = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  hour: '2-digit',
  hourCycle: 'h23',
});

/** Hour of the day in the Netherlands, 0 to 23, summer time included. */
export function localHour(epochMs: number): number {
  return Number(AMSTERDAM_HOUR.format(epochMs));
}

const AMSTERDAM_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' });

/** The moment of a UTC instant that somebody else named. */
export function momentAt(epochMs: number): Moment {
  return { epochMs, localDate: AMSTERDAM_DAY.format(epochMs) };
}

function lastDayOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
}

const twoDigits = (value: number) => String(value).padStart(2, '0');
