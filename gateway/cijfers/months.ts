/** Calendar months in the Netherlands, as figures are published by. */
import { plusDays } from '../../consent/working-days.ts';
import { monthOf, plusMonths } from '../casework/calendar.ts';
import type { Month } from './count.ts';

const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' });

/** The local day of an instant, as `YYYY-MM-DD`. */
export function localDayOf(epochMs: number): string {
  return DAY.format(epochMs);
}

/** @param maand `YYYY-MM` */
export function monthNamed(maand: string): Month {
  const { van, tot } = monthOf(`${maand}-01`);
  return { maand, van, totEnMet: tot };
}

/** After longer what happened is cleared, and a figure of it would be of what is left. */
const CAUGHT_UP_AT_MOST = 6;

/** Months that are over and not yet published, oldest first: the one before this, and what was missed since the last. */
export function monthsToPublish(last: string | null, localDate: string): readonly Month[] {
  const newest = plusMonths(`${localDate.slice(0, 7)}-01`, -1).slice(0, 7);
  const found: string[] = [];
  for (
    let maand = newest;
    last !== null && maand > last && found.length < CAUGHT_UP_AT_MOST;
    maand = plusMonths(`${maand}-01`, -1).slice(0, 7)
  )
    found.unshift(maand);
  return (last === null ? [newest] : found).map(monthNamed);
}

/** An instant before the first of the month, wherever the clock stands: what is older cannot be of it. */
export function safelyBefore({ van }: Month): number {
  return Date.parse(`${plusDays(van, -1)}T00:00:00Z`);
}
