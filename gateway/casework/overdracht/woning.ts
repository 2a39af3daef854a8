/**
 * A home to go to: a request to a corporatie, a promise ahead of time, a contract in the name of the institution that
 * turns over into the tenant's own (omklapcontract). The corporatie reads no word of care or detention here either (D-09).
 */
import type { Moment } from '../../../consent/moment.ts';
import { isDay, plusMonths, plusWorkingDays } from '../calendar.ts';
import type { OverdrachtConfiguration } from './configuration.ts';
import { daysBefore } from './due.ts';
import {
  AFZENDER,
  askRefused,
  BEIDE,
  ONTVANGER,
  type RequestEvent,
  type RequestState,
  requestMachine,
  takenBy,
} from './request.ts';
import type { Arrow } from './steps.ts';
import type { MessageNeed } from './transitions.ts';

/** The type that carries the request; it is decided by its own ground, which is consent (E-04). */
export const WONING_NEED: MessageNeed = { type: 'woningvraag', variant: null };

/** An ISD measure lasts two years, and its home is looked for from the start (T3). */
export const AHEAD_AT_MOST_MONTHS = 24;

export const WONING_STATUSES = [
  'gevraagd',
  'toegezegd',
  'omklap',
  'eigen_contract',
  'afgewezen',
  'beeindigd',
  'ingetrokken',
] as const;

export type WoningStatus = (typeof WONING_STATUSES)[number];

export const WONING_STEPS = ['zegToe', 'wijsAf', 'tekenOmklap', 'klapOm', 'beeindig', 'trekIn'] as const;

export type WoningStep = (typeof WONING_STEPS)[number];

export const WONING_REASONS = ['geen_passende_woning', 'buiten_werkgebied', 'voorwaarden_niet_vervuld'] as const;

export type WoningReason = (typeof WONING_REASONS)[number];

export const WONING_ARROWS: readonly Arrow<WoningStep, WoningStatus>[] = [
  { step: 'zegToe', from: 'gevraagd', to: 'toegezegd', by: ONTVANGER },
  { step: 'wijsAf', from: 'gevraagd', to: 'afgewezen', by: ONTVANGER },
  { step: 'wijsAf', from: 'toegezegd', to: 'afgewezen', by: ONTVANGER },
  { step: 'tekenOmklap', from: 'toegezegd', to: 'omklap', by: ONTVANGER },
  { step: 'klapOm', from: 'toegezegd', to: 'eigen_contract', by: ONTVANGER },
  { step: 'klapOm', from: 'omklap', to: 'eigen_contract', by: ONTVANGER },
  { step: 'beeindig', from: 'omklap', to: 'beeindigd', by: BEIDE },
  { step: 'trekIn', from: 'gevraagd', to: 'ingetrokken', by: AFZENDER },
  { step: 'trekIn', from: 'toegezegd', to: 'ingetrokken', by: AFZENDER },
  { step: 'trekIn', from: 'omklap', to: 'ingetrokken', by: AFZENDER },
];

export interface OmklapDays {
  readonly ingang: string;
  readonly evaluatie: string;
  readonly omklap: string;
}

export interface Woning extends RequestState<WoningStatus> {
  readonly woningId: string;
  readonly gevraagdOp: string;
  readonly gewenstOp: string;
  /** A promise of a home, from a day on, and the last day on which it holds. */
  readonly toezegging: { readonly vanaf: string; readonly geldigTot: string } | null;
  readonly omklap: OmklapDays | null;
  readonly reden: WoningReason | null;
}

interface Kinds {
  readonly gevraagd: { readonly naar: string; readonly gewenstOp: string };
  readonly toegezegd: { readonly vanaf: string; readonly geldigTot: string };
  readonly afgewezen: { readonly reden: WoningReason };
  readonly omklap_getekend: { readonly dagen: OmklapDays };
  readonly omgeklapt: unknown;
  readonly beeindigd: unknown;
  readonly ingetrokken: unknown;
}

export type WoningEvent = RequestEvent<'woningId', Kinds>;

export interface WoningWish {
  readonly naar: string;
  readonly gewenstOp: string;
}

export type WoningAsk =
  | { readonly stap: 'zegToe'; readonly vanaf: string; readonly geldigTot: string }
  | { readonly stap: 'wijsAf'; readonly reden: WoningReason }
  | { readonly stap: 'tekenOmklap'; readonly dagen: OmklapDays }
  /** The contract is in the tenant's own name: at once on a promise, or at the end of an omklapcontract. */
  | { readonly stap: 'klapOm' }
  | { readonly stap: 'beeindig' }
  /** The client no longer wants it, or withdraws the consent; a tenant with an own contract has nothing here to withdraw. */
  | { readonly stap: 'trekIn' };

export const WONING = requestMachine<'woningId', WoningStatus, Woning, Kinds, WoningWish, WoningAsk>({
  id: 'woningId',
  arrows: WONING_ARROWS,
  begin({ naar, gewenstOp }, { actor, now, carried }) {
    const no = askRefused(actor, naar);
    if (no !== null) return no;
    if (!carried) return 'TOESTEMMING_EERST';
    const furthest = plusMonths(now.localDate, AHEAD_AT_MOST_MONTHS);
    const fits = isDay(gewenstOp) && gewenstOp >= now.localDate && gewenstOp <= furthest;
    return fits ? { kind: 'gevraagd', naar, gewenstOp } : 'DATUM_ONJUIST';
  },
  steps: {
    zegToe(_, { vanaf, geldigTot }, { now }) {
      const ordered = isDay(vanaf) && isDay(geldigTot) && now.localDate <= geldigTot && vanaf <= geldigTot;
      return ordered ? { kind: 'toegezegd', vanaf, geldigTot } : 'DATUM_ONJUIST';
    },
    wijsAf: (_, { reden }) => ({ kind: 'afgewezen', reden }),
    // Its days stand in order: it begins, it is looked at together, it turns over.
    tekenOmklap(woning, { dagen: { ingang, evaluatie, omklap } }, { now }) {
      if (isLapsed(woning, now)) return 'TOEZEGGING_VERLOPEN';
      const ordered = [ingang, evaluatie, omklap].every(isDay) && ingang < evaluatie && evaluatie <= omklap;
      return ordered ? { kind: 'omklap_getekend', dagen: { ingang, evaluatie, omklap } } : 'DATUM_ONJUIST';
    },
    klapOm: (woning, _, { now }) => (isLapsed(woning, now) ? 'TOEZEGGING_VERLOPEN' : { kind: 'omgeklapt' }),
    beeindig: () => ({ kind: 'beeindigd' }),
    trekIn: () => ({ kind: 'ingetrokken' }),
  },
  running: ['gevraagd', 'toegezegd', 'omklap'],
  first(event) {
    if (event.kind !== 'gevraagd') return null;
    const { woningId, naar, gewenstOp, op, door } = event;
    return {
      ...{ woningId, gewenstOp, status: 'gevraagd', gevraagdOp: op, toezegging: null, omklap: null, reden: null },
      ...{ afzender: door, ontvanger: { team: naar, person: null } },
    };
  },
  changes: {
    gevraagd: () => ({}),
    toegezegd: ({ vanaf, geldigTot, door }, now) => ({
      ...{ status: 'toegezegd', toezegging: { vanaf, geldigTot } },
      ...takenBy(now, door),
    }),
    afgewezen: ({ reden }) => ({ status: 'afgewezen', reden }),
    omklap_getekend: ({ dagen }) => ({ status: 'omklap', omklap: dagen }),
    omgeklapt: () => ({ status: 'eigen_contract' }),
    beeindigd: () => ({ status: 'beeindigd' }),
    ingetrokken: () => ({ status: 'ingetrokken' }),
  },
});

const isLapsed = (woning: Woning, now: Moment) =>
  woning.status === 'toegezegd' && woning.toezegging !== null && woning.toezegging.geldigTot < now.localDate;

export interface WoningDue {
  /** Told once by this name. */
  readonly name: string;
  readonly about: 'antwoord' | 'toezegging' | 'evaluatie' | 'omklap';
  readonly on: string;
}

/** Reminders of the days that matter, both sides alike, up to and including today. */
export function woningDue(woning: Woning, now: Moment, configuration: OverdrachtConfiguration): readonly WoningDue[] {
  const before = (about: WoningDue['about'], day: string) => daysBefore(day, configuration).map(on => ({ about, on }));
  const found =
    woning.status === 'gevraagd'
      ? [{ about: 'antwoord' as const, on: plusWorkingDays(woning.gevraagdOp, configuration.vraagWerkdagen) }]
      : woning.status === 'toegezegd' && woning.toezegging !== null
        ? before('toezegging', woning.toezegging.geldigTot)
        : woning.status === 'omklap' && woning.omklap !== null
          ? [...before('evaluatie', woning.omklap.evaluatie), ...before('omklap', woning.omklap.omklap)]
          : [];
  return found
    .filter(one => one.on <= now.localDate && one.on >= woning.gevraagdOp)
    .map(one => ({ ...one, name: `${woning.woningId}:${one.about}:${one.on}` }));
}
