/** What a scenario changes: JSON Merge Patch (RFC 7396) with days relative to today, and the directory around it. */
import type { Agreement } from '../../consent/facts.ts';
import { plusDays, workingDaysAfter } from '../../consent/working-days.ts';
import type { Team } from '../../gateway/ports.ts';
import type { Json } from '../support/messages.ts';
import type { AgreementChange, TeamChange } from './format.ts';

const UNIT = '(dag|dagen|werkdag|werkdagen|maand|maanden|jaar|jaren)';
const RELATIVE = new RegExp(`^vandaag(?: [+-] \\d{1,5} ${UNIT})*$`);
const STEP = new RegExp(`([+-]) (\\d+) ${UNIT}`, 'g');

/** The date a text such as `vandaag + 25 werkdagen` means; null when it is no such text. */
export function relativeDate(text: string, today: string): string | null {
  if (!RELATIVE.test(text)) return null;
  let date = today;
  for (const [, sign, count, unit] of text.matchAll(STEP))
    date = moved(date, sign === '-' ? -Number(count) : Number(count), unit!);
  return date;
}

function moved(date: string, count: number, unit: string): string {
  if (unit.startsWith('dag')) return plusDays(date, count);
  if (unit.startsWith('maand')) return plusMonths(date, count);
  if (unit.startsWith('ja')) return plusMonths(date, count * 12);
  if (count < 0) throw new Error('Cannot count working days back');
  let last = date;
  while (workingDaysAfter(date, last) < count) last = plusDays(last, 1);
  return last;
}

/** The same day in another month; its last day where it has no such day. */
function plusMonths(date: string, count: number): string {
  const first = new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1 + count, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(Number(date.slice(8)), lastDay));
  return first.toISOString().slice(0, 10);
}

export function merge(target: Json, patch: Json, today: string): Json {
  if (typeof patch === 'string') return relativeDate(patch, today) ?? patch;
  if (Array.isArray(patch)) return patch.map(one => merge(undefined, one, today));
  if (typeof patch !== 'object' || patch === null) return patch;
  const merged: Json = typeof target === 'object' && target !== null && !Array.isArray(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete merged[name];
    else merged[name] = merge(merged[name], value, today);
  }
  return merged;
}

const dayOf = (text: string, today: string) => relativeDate(text, today) ?? text;

export function changedTeam(team: Team, { gemeenten, ...change }: TeamChange, today: string): Team {
  if (gemeenten === undefined) return { ...team, ...change };
  const served = gemeenten.map(({ gemeentecode, geldigVan, geldigTot }) => ({
    gemeentecode,
    geldigVan: dayOf(geldigVan, today),
    ...(geldigTot === undefined ? {} : { geldigTot: dayOf(geldigTot, today) }),
  }));
  return { ...team, ...change, gemeenten: served };
}

export function changedAgreement(agreement: Agreement, change: AgreementChange, today: string): Agreement {
  const { status = agreement.status, geldigVan, geldigTot, minDagen, maxDagen } = change;
  const types = change.berichten ?? agreement.types;
  const limited = (given: number | null | undefined, known: number | undefined) =>
    given === undefined ? known : (given ?? undefined);
  const terms = Object.fromEntries(
    types.map(type => [
      type,
      {
        minDagen: limited(minDagen, agreement.terms[type]?.minDagen),
        maxDagen: limited(maxDagen, agreement.terms[type]?.maxDagen),
      },
    ]),
  );
  const last = geldigTot === undefined ? agreement.validity.geldigTot : dayOf(geldigTot, today);
  const validity = {
    geldigVan: geldigVan === undefined ? agreement.validity.geldigVan : dayOf(geldigVan, today),
    ...(last === undefined ? {} : { geldigTot: last }),
  };
  return { ...agreement, status, types, terms, validity };
}
