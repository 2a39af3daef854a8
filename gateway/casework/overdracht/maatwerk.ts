/**
 * A request for a tailored arrangement, a pause or a payment plan, from a debt worker to CAK, CJIB or Belastingdienst, and
 * its answer. On the resident's explicit consent, asked again with everything that is sent (A1b MAATWERK).
 */
import { isDay, plusWorkingDays } from '../calendar.ts';
import type { OverdrachtConfiguration } from './configuration.ts';
import {
  AFZENDER,
  askRefused,
  ONTVANGER,
  type RequestEvent,
  type RequestState,
  requestMachine,
  takenBy,
} from './request.ts';
import type { Arrow } from './steps.ts';

export const MAATWERK_KINDS = ['maatwerk', 'pauze', 'betalingsregeling'] as const;

export type MaatwerkKind = (typeof MAATWERK_KINDS)[number];

export const MAATWERK_REASONS = ['voldoet_niet', 'al_een_regeling', 'gegevens_ontbreken'] as const;

export type MaatwerkReason = (typeof MAATWERK_REASONS)[number];

export const MAATWERK_STATUSES = ['gevraagd', 'meer_nodig', 'toegekend', 'afgewezen', 'ingetrokken'] as const;

export type MaatwerkStatus = (typeof MAATWERK_STATUSES)[number];

export const MAATWERK_STEPS = ['vraagMeer', 'vulAan', 'kenToe', 'wijsAf', 'trekIn'] as const;

export type MaatwerkStep = (typeof MAATWERK_STEPS)[number];

export const MAATWERK_ARROWS: readonly Arrow<MaatwerkStep, MaatwerkStatus>[] = [
  { step: 'vraagMeer', from: 'gevraagd', to: 'meer_nodig', by: ONTVANGER },
  { step: 'vulAan', from: 'meer_nodig', to: 'gevraagd', by: AFZENDER },
  { step: 'kenToe', from: 'gevraagd', to: 'toegekend', by: ONTVANGER },
  { step: 'wijsAf', from: 'gevraagd', to: 'afgewezen', by: ONTVANGER },
  { step: 'wijsAf', from: 'meer_nodig', to: 'afgewezen', by: ONTVANGER },
  { step: 'trekIn', from: 'gevraagd', to: 'ingetrokken', by: AFZENDER },
  { step: 'trekIn', from: 'meer_nodig', to: 'ingetrokken', by: AFZENDER },
  { step: 'trekIn', from: 'toegekend', to: 'ingetrokken', by: AFZENDER },
];

export interface Maatwerk extends RequestState<MaatwerkStatus> {
  readonly maatwerkId: string;
  readonly soort: MaatwerkKind;
  /** Day of the request, or of what was added to it: the term for an answer runs from there. */
  readonly gevraagdOp: string;
  readonly toegekend: { readonly van: string; readonly tot: string } | null;
  readonly reden: MaatwerkReason | null;
}

interface Kinds {
  readonly gevraagd: { readonly naar: string; readonly soort: MaatwerkKind };
  readonly meer_gevraagd: unknown;
  readonly aangevuld: unknown;
  readonly ingetrokken: unknown;
  readonly toegekend: { readonly van: string; readonly tot: string };
  readonly afgewezen: { readonly reden: MaatwerkReason };
}

export type MaatwerkEvent = RequestEvent<'maatwerkId', Kinds>;

export interface MaatwerkWish {
  readonly naar: string;
  readonly soort: MaatwerkKind;
}

export type MaatwerkAsk =
  | { readonly stap: 'vraagMeer' }
  | { readonly stap: 'vulAan' }
  | { readonly stap: 'trekIn' }
  /** First and last day of what is granted, both included. */
  | { readonly stap: 'kenToe'; readonly van: string; readonly tot: string }
  | { readonly stap: 'wijsAf'; readonly reden: MaatwerkReason };

export const MAATWERK = requestMachine<'maatwerkId', MaatwerkStatus, Maatwerk, Kinds, MaatwerkWish, MaatwerkAsk>({
  id: 'maatwerkId',
  arrows: MAATWERK_ARROWS,
  begin({ naar, soort }, { actor, carried }) {
    const no = askRefused(actor, naar);
    if (no !== null) return no;
    return carried ? { kind: 'gevraagd', naar, soort } : 'TOESTEMMING_EERST';
  },
  steps: {
    vraagMeer: () => ({ kind: 'meer_gevraagd' }),
    // More data is more consent: what was given covers what was asked then.
    vulAan: (_, __, { carried }) => (carried ? { kind: 'aangevuld' } : 'TOESTEMMING_EERST'),
    kenToe(_, { van, tot }, { now }) {
      const ordered = isDay(van) && isDay(tot) && van <= tot && tot >= now.localDate;
      return ordered ? { kind: 'toegekend', van, tot } : 'DATUM_ONJUIST';
    },
    wijsAf: (_, { reden }) => ({ kind: 'afgewezen', reden }),
    trekIn: () => ({ kind: 'ingetrokken' }),
  },
  running: ['gevraagd', 'meer_nodig'],
  lastDay: ({ status, toegekend }) => (status === 'toegekend' ? (toegekend?.tot ?? null) : null),
  first(event) {
    if (event.kind !== 'gevraagd') return null;
    const { maatwerkId, naar, soort, op, door } = event;
    return {
      ...{ maatwerkId, soort, status: 'gevraagd', gevraagdOp: op, toegekend: null, reden: null },
      ...{ afzender: door, ontvanger: { team: naar, person: null } },
    };
  },
  changes: {
    gevraagd: () => ({}),
    meer_gevraagd: ({ door }, now) => ({ status: 'meer_nodig', ...takenBy(now, door) }),
    aangevuld: ({ op }) => ({ status: 'gevraagd', gevraagdOp: op }),
    toegekend: ({ van, tot }) => ({ status: 'toegekend', toegekend: { van, tot } }),
    afgewezen: ({ reden }) => ({ status: 'afgewezen', reden }),
    ingetrokken: () => ({ status: 'ingetrokken' }),
  },
});

/** Last day for an answer: a default of ours. null when no answer is awaited. */
export function maatwerkAnswerBy(maatwerk: Maatwerk, configuration: OverdrachtConfiguration): string | null {
  return maatwerk.status === 'gevraagd' ? plusWorkingDays(maatwerk.gevraagdOp, configuration.vraagWerkdagen) : null;
}

/** Whether what was granted still runs on this day; after its last day it is over without a step. */
export function isRunning(maatwerk: Maatwerk, today: string): boolean {
  const { status, toegekend } = maatwerk;
  return status === 'toegekend' && toegekend !== null && toegekend.van <= today && today <= toegekend.tot;
}
