/** What happened in a handover, as each side may see it: what it was and on which day, in the order of the events. */
import type { Side } from '../overdracht/steps.ts';
import type { Event, Handover } from '../overdracht/traject.ts';
import { type Field, phaseOf, VISIBLE } from '../overdracht/view.ts';
import type { PastEvent } from './ports.ts';

/** The field of the view that an event tells about: who may not see the field does not see that it changed. */
const TELLS_ABOUT: Readonly<Record<Event['kind'], Field>> = {
  begonnen: 'overgang',
  clientondersteuning: 'clientondersteuning',
  toestemming_gevraagd: 'toestemming',
  toestemming_gegeven: 'toestemming',
  toestemming_geweigerd: 'toestemming',
  voorgesteld: 'status',
  professional_genoemd: 'ontvanger',
  contact: 'contacten',
  geaccepteerd: 'status',
  bevestigd: 'status',
  afgesloten: 'status',
  geweigerd: 'weigering',
  doorverwezen: 'weigering',
  ingetrokken: 'status',
  geschil: 'geschil',
  geschil_beslist: 'geschil',
  gebied_gegeven: 'inhoud',
  afspraak: 'afspraken',
  datum_verzet: 'plandatum',
  doorgegeven: 'ontvanger',
  regiehouder_gewisseld: 'regie',
};

export interface PastLine {
  readonly nummer: number;
  readonly wat: Event['kind'];
  readonly op: string;
  /** Side that did it; absent where that says who withdrew, which only the sender may know (R16). */
  readonly kant?: Side;
}

export function historyOf(handover: Handover, events: readonly PastEvent[], side: Side): readonly PastLine[] {
  const phase = phaseOf(handover);
  return events
    .filter(
      ({ event, shared }) => (side === 'afzender' || shared) && VISIBLE[TELLS_ABOUT[event.kind]][side].includes(phase),
    )
    .map(({ number, event }) => {
      const line = { nummer: number, wat: event.kind, op: event.op };
      if (event.kind === 'ingetrokken' && side === 'ontvanger') return line;
      return { ...line, kant: event.door.team === handover.afzender.team ? 'afzender' : 'ontvanger' } as const;
    });
}
