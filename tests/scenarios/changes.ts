/** What a scenario changes in a valid message: JSON Merge Patch (RFC 7396) with days relative to today. */
import { plusDays, workingDaysAfter } from '../../consent/working-days.ts';
import type { Json } from '../support/messages.ts';

const RELATIVE = /^vandaag(?: ([+-]) (\d+) (dagen|werkdagen))?$/;

/** The date a text such as `vandaag + 25 werkdagen` means; null when it is no such text. */
export function relativeDate(text: string, today: string): string | null {
  const match = RELATIVE.exec(text);
  if (match === null) return null;
  const [, sign, count, unit] = match;
  if (count === undefined) return today;
  if (unit === 'dagen') return plusDays(today, sign === '-' ? -Number(count) : Number(count));
  if (sign === '-') throw new Error('Cannot count working days back');
  let date = today;
  while (workingDaysAfter(today, date) < Number(count)) date = plusDays(date, 1);
  return date;
}

export function merge(target: Json, patch: Json, today: string): Json {
  if (typeof patch === 'string') return relativeDate(patch, today) ?? patch;
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return patch;
  const merged: Json = typeof target === 'object' && target !== null && !Array.isArray(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete merged[name];
    else merged[name] = merge(merged[name], value, today);
  }
  return merged;
}
