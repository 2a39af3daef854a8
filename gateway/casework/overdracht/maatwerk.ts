/**
 * A request for a tailored arrangement, a pause or a payment plan, from a debt worker to CAK, CJIB or Belastingdienst, and
 * its answer. On the resident's explicit consent, asked again with everything that is sent (A1b MAATWERK).
 */
import type { Moment } from '../../../consent/moment.ts';
import { isDay, plusWorkingDays } from '../calendar.ts';
import type { OverdrachtConfiguration } from './configuration.ts';
import {
  type Actor,
  type Arrow,
  done,
  type Holder,
  isWorker,
  type Outcome,
  refused,
  type Side,
  stepRefused,
} from './steps.ts';

export const MAATWERK_KINDS = ['maatwerk', 'pauze', 'betalingsregeling'] as const;

export type MaatwerkKind = (typeof MAATWERK_KINDS)[number];

export const MAATWERK_REASONS = ['voldoet_niet', 'al_een_regeling', 'gegevens_ontbreken'] as const;

export type MaatwerkReason = (typeof MAATWERK_REASONS)[number];

export const MAATWERK_STATUSES = ['gevraagd', 'meer_nodig', 'toegekend', 'afgewezen', 'ingetrokken'] as const;

export type MaatwerkStatus = (typeof MAATWERK_STATUSES)[number];

export const MAATWERK_STEPS = ['vraagMeer', 'vulAan', 'kenToe', 'wijsAf', 'trekIn'] as const;

export type MaatwerkStep = (typeof MAATWERK_STEPS)[number];

const AFZENDER: readonly Side[] = ['afzender'];
const ONTVANGER: readonly Side[] = ['ontvanger'];

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

export interface Maatwerk {
  readonly maatwerkId: string;
  readonly status: MaatwerkStatus;
  readonly afzender: Holder;
  readonly ontvanger: { readonly team: string; readonly person: string | null };
  readonly soort: MaatwerkKind;
  /** Day of the request, or of what was added to it: the term for an answer runs from there. */
  readonly gevraagdOp: string;
  readonly toegekend: { readonly van: string; readonly tot: string } | null;
  readonly reden: MaatwerkReason | null;
}

export type MaatwerkEvent = { readonly maatwerkId: string; readonly op: string; readonly door: Holder } & (
  | { readonly kind: 'gevraagd'; readonly naar: string; readonly soort: MaatwerkKind }
  | { readonly kind: 'meer_gevraagd' | 'aangevuld' | 'ingetrokken' }
  | { readonly kind: 'toegekend'; readonly van: string; readonly tot: string }
  | { readonly kind: 'afgewezen'; readonly reden: MaatwerkReason }
);

/** @param toestemming whether the resident explicitly consents to this request to this organisation */
export function vraagMaatwerk(
  ask: {
    readonly maatwerkId: string;
    readonly naar: string;
    readonly soort: MaatwerkKind;
    readonly toestemming: boolean;
  },
  actor: Actor,
  now: Moment,
): Outcome<MaatwerkEvent> {
  if (!isWorker(actor)) return refused('ROL_NIET_BEVOEGD');
  if (ask.naar === actor.team) return refused('ZELFDE_TEAM');
  if (!ask.toestemming) return refused('TOESTEMMING_EERST');
  const { maatwerkId, naar, soort } = ask;
  const door = { team: actor.team, person: actor.person };
  return done({ kind: 'gevraagd', maatwerkId, naar, soort, op: now.localDate, door });
}

export function vraagMeer(maatwerk: Maatwerk, actor: Actor, now: Moment): Outcome<MaatwerkEvent> {
  return onMaatwerk(maatwerk, 'vraagMeer', actor, now, common => done({ kind: 'meer_gevraagd', ...common }));
}

/** More data is more consent: what was given covers what was asked then. */
export function vulMaatwerkAan(
  maatwerk: Maatwerk,
  toestemming: boolean,
  actor: Actor,
  now: Moment,
): Outcome<MaatwerkEvent> {
  return onMaatwerk(maatwerk, 'vulAan', actor, now, common =>
    toestemming ? done({ kind: 'aangevuld', ...common }) : refused('TOESTEMMING_EERST'),
  );
}

/** @param dagen first and last day of what was granted, both included */
export function kenToe(
  maatwerk: Maatwerk,
  dagen: { readonly van: string; readonly tot: string },
  actor: Actor,
  now: Moment,
): Outcome<MaatwerkEvent> {
  return onMaatwerk(maatwerk, 'kenToe', actor, now, common => {
    const { van, tot } = dagen;
    const ordered = isDay(van) && isDay(tot) && van <= tot && tot >= now.localDate;
    return ordered ? done({ kind: 'toegekend', ...common, van, tot }) : refused('DATUM_ONJUIST');
  });
}

export function wijsMaatwerkAf(
  maatwerk: Maatwerk,
  reden: MaatwerkReason,
  actor: Actor,
  now: Moment,
): Outcome<MaatwerkEvent> {
  return onMaatwerk(maatwerk, 'wijsAf', actor, now, common => done({ kind: 'afgewezen', ...common, reden }));
}

export function trekMaatwerkIn(maatwerk: Maatwerk, actor: Actor, now: Moment): Outcome<MaatwerkEvent> {
  return onMaatwerk(maatwerk, 'trekIn', actor, now, common => done({ kind: 'ingetrokken', ...common }));
}

function onMaatwerk(
  maatwerk: Maatwerk,
  step: MaatwerkStep,
  actor: Actor,
  now: Moment,
  then: (common: Pick<MaatwerkEvent, 'maatwerkId' | 'op' | 'door'>) => Outcome<MaatwerkEvent>,
): Outcome<MaatwerkEvent> {
  const code = stepRefused(MAATWERK_ARROWS, step, maatwerk.status, maatwerk, actor);
  if (code !== null) return refused(code);
  const door = { team: actor.team, person: actor.person };
  return then({ maatwerkId: maatwerk.maatwerkId, op: now.localDate, door });
}

/** Total and pure. @param now null before the request */
export function applyMaatwerk(now: Maatwerk | null, event: MaatwerkEvent): Maatwerk | null {
  if (event.kind === 'gevraagd') {
    if (now !== null) return now;
    return {
      maatwerkId: event.maatwerkId,
      status: 'gevraagd',
      afzender: event.door,
      ontvanger: { team: event.naar, person: null },
      soort: event.soort,
      gevraagdOp: event.op,
      toegekend: null,
      reden: null,
    };
  }
  if (now === null || now.maatwerkId !== event.maatwerkId) return now;
  switch (event.kind) {
    case 'meer_gevraagd':
      return { ...now, status: 'meer_nodig', ontvanger: { ...now.ontvanger, person: event.door.person } };
    case 'aangevuld':
      return { ...now, status: 'gevraagd', gevraagdOp: event.op };
    case 'toegekend':
      return { ...now, status: 'toegekend', toegekend: { van: event.van, tot: event.tot } };
    case 'afgewezen':
      return { ...now, status: 'afgewezen', reden: event.reden };
    case 'ingetrokken':
      return { ...now, status: 'ingetrokken' };
  }
}

/** Last day for an answer: a default of ours. null when no answer is awaited. */
export function maatwerkAnswerBy(maatwerk: Maatwerk, configuration: OverdrachtConfiguration): string | null {
  return maatwerk.status === 'gevraagd' ? plusWorkingDays(maatwerk.gevraagdOp, configuration.vraagWerkdagen) : null;
}

/** Whether what was granted still runs on this day; after its last day it is over without a step. */
export function isRunning(maatwerk: Maatwerk, today: string): boolean {
  const { status, toegekend } = maatwerk;
  return status === 'toegekend' && toegekend !== null && toegekend.van <= today && today <= toegekend.tot;
}
