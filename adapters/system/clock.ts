/** The one place that looks at the clock of the machine. */
import type { Moment } from '../../consent/moment.ts';
import type { Clock } from '../../gateway/ports.ts';

const AMSTERDAM = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' });
const HOUR_MS = 3_600_000;

let cached = { hour: Number.NaN, localDate: '' };

/** The moment of a UTC instant. The local day changes only on a whole hour, so it is worked out once an hour. */
export function momentOf(epochMs: number): Moment {
  const hour = Math.floor(epochMs / HOUR_MS);
  if (hour !== cached.hour) cached = { hour, localDate: AMSTERDAM.format(hour * HOUR_MS) };
  return { epochMs, localDate: cached.localDate };
}

export const systemClock: Clock = { now: () => momentOf(Date.now()) };
