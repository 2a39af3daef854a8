import type { ZaakEvent } from '../vroegsignalering/zaak.ts';
import type { ZaakChange } from './ports.ts';

/**
 * The events of one step as changes, a change per zaak, in the order in which the zaken come up.
 * @param versies of the zaken that are there; what is not named is new
 */
export function changesOf(events: readonly ZaakEvent[], versies: ReadonlyMap<string, number>): readonly ZaakChange[] {
  const ids = [...new Set(events.map(({ zaakId }) => zaakId))];
  return ids.map(zaakId => ({
    zaakId,
    versie: versies.get(zaakId) ?? 0,
    events: events.filter(event => event.zaakId === zaakId),
  }));
}
