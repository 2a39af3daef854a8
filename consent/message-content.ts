/** What may be in a message on one route, and what never: from the same lists that build and check messages. */
import { ALLOW_LISTS } from '../schemas/generated/allow-lists.ts';
import { FIELD_TITLES, FORBIDDEN_NAMES } from '../schemas/generated/field-titles.ts';
import type { ToetsingInhoud, ToetsingVeld, ToetsingVerbod } from '../schemas/generated/types.ts';
import type { Route } from './policy.ts';
import { REASONS } from './reasons.ts';

/** @source domain rules A3, A4; rulings R1, R9 */
export function contentOn(route: Route): ToetsingInhoud {
  const titles = new Map((FIELD_TITLES[route.type] ?? []).map(one => [one.pointer, one]));
  const allowed = ALLOW_LISTS[route.type]?.[route.team ?? ''] ?? [];
  const mag = allowed
    .filter(({ pointer }) => route.bsn !== 'verboden' || !pointer.endsWith('/bsn'))
    // No duty asks for the client's own words (R24).
    .filter(({ categorie }) => categorie !== 'woorden_client' || route.ground.kind === 'toestemming')
    .map(({ pointer, categorie }): ToetsingVeld => {
      const { titel = pointer, verplicht = false } = titles.get(pointer) ?? {};
      return {
        veld: pointer,
        titel,
        verplicht,
        ...(categorie === undefined ? {} : { categorie: categorie as NonNullable<ToetsingVeld['categorie']> }),
      };
    });
  return { mag, nooit: neverOn(route, mag) };
}

function neverOn(route: Route, mag: readonly ToetsingVeld[]): ToetsingVerbod[] {
  const declared = new Set(mag.flatMap(({ veld }) => veld.slice(1).toLowerCase().split('/')));
  const byCode = new Map<keyof typeof REASONS, string[]>();
  for (const { naam, code } of FORBIDDEN_NAMES) {
    const opened = code === 'BSN_NIET_TOEGESTAAN' && route.bsn !== 'verboden';
    if (opened || declared.has(naam.toLowerCase())) continue;
    byCode.set(code, [...(byCode.get(code) ?? []), naam]);
  }
  return [...byCode].map(([code, velden]) => ({ code, uitleg: REASONS[code], velden }));
}
