/**
 * A home to go to: a request to a corporatie, a promise ahead of time, a contract in the name of the institution that
 * turns over into the tenant's own (omklapcontract). The corporatie reads no word of care or detention here either (D-09).
 */
import type { Moment } from '../../../consent/moment.ts';
import { isDay, plusMonths, plusWorkingDays } from '../calendar.ts';
import type { OverdrachtConfiguration } from './configuration.ts';
import { daysBefore } from './due.ts';
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

const AFZENDER: readonly Side[] = ['afzender'];
const ONTVANGER: readonly Side[] = ['ontvanger'];

export const WONING_ARROWS: readonly Arrow<WoningStep, WoningStatus>[] = [
  { step: 'zegToe', from: 'gevraagd', to: 'toegezegd', by: ONTVANGER },
  { step: 'wijsAf', from: 'gevraagd', to: 'afgewezen', by: ONTVANGER },
  { step: 'wijsAf', from: 'toegezegd', to: 'afgewezen', by: ONTVANGER },
  { step: 'tekenOmklap', from: 'toegezegd', to: 'omklap', by: ONTVANGER },
  { step: 'klapOm', from: 'toegezegd', to: 'eigen_contract', by: ONTVANGER },
  { step: 'klapOm', from: 'omklap', to: 'eigen_contract', by: ONTVANGER },
  { step: 'beeindig', from: 'omklap', to: 'beeindigd', by: ['afzender', 'ontvanger'] },
  { step: 'trekIn', from: 'gevraagd', to: 'ingetrokken', by: AFZENDER },
  { step: 'trekIn', from: 'toegezegd', to: 'ingetrokken', by: AFZENDER },
  { step: 'trekIn', from: 'omklap', to: 'ingetrokken', by: AFZENDER },
];

export interface OmklapDays {
  readonly ingang: string;
  readonly evaluatie: string;
  readonly omklap: string;
}

export interface Woning {
  readonly woningId: string;
  readonly status: WoningStatus;
  readonly afzender: Holder;
  readonly ontvanger: { readonly team: string; readonly person: string | null };
  readonly gevraagdOp: string;
  readonly gewenstOp: string;
  /** A promise of a home, from a day on, and the last day on which it holds. */
  readonly toezegging: { readonly vanaf: string; readonly geldigTot: string } | null;
  readonly omklap: OmklapDays | null;
  readonly reden: WoningReason | null;
}

export type WoningEvent = { readonly woningId: string; readonly op: string; readonly door: Holder } & (
  | { readonly kind: 'gevraagd'; readonly naar: string; readonly gewenstOp: string }
  | { readonly kind: 'toegezegd'; readonly vanaf: string; readonly geldigTot: string }
  | { readonly kind: 'afgewezen'; readonly reden: WoningReason }
  | { readonly kind: 'omklap_getekend'; readonly dagen: OmklapDays }
  | { readonly kind: 'omgeklapt' | 'beeindigd' | 'ingetrokken' }
);

/** @param toestemming whether the client consents to this corporatie hearing this; the consent itself is kept elsewhere */
export function vraagWoning(
  ask: { readonly woningId: string; readonly naar: string; readonly gewenstOp: string; readonly toestemming: boolean },
  actor: Actor,
  now: Moment,
): Outcome<WoningEvent> {
  if (!isWorker(actor)) return refused('ROL_NIET_BEVOEGD');
  if (ask.naar === actor.team) return refused('ZELFDE_TEAM');
  if (!ask.toestemming) return refused('TOESTEMMING_EERST');
  const { woningId, naar, gewenstOp } = ask;
  const furthest = plusMonths(now.localDate, AHEAD_AT_MOST_MONTHS);
  if (!isDay(gewenstOp) || gewenstOp < now.localDate || gewenstOp > furthest) return refused('DATUM_ONJUIST');
  const door = { team: actor.team, person: actor.person };
  return done({ kind: 'gevraagd', woningId, naar, gewenstOp, op: now.localDate, door });
}

export function zegToe(
  woning: Woning,
  toezegging: { readonly vanaf: string; readonly geldigTot: string },
  actor: Actor,
  now: Moment,
): Outcome<WoningEvent> {
  return onWoning(woning, 'zegToe', actor, now, common => {
    const { vanaf, geldigTot } = toezegging;
    const ordered = isDay(vanaf) && isDay(geldigTot) && now.localDate <= geldigTot && vanaf <= geldigTot;
    return ordered ? done({ kind: 'toegezegd', ...common, vanaf, geldigTot }) : refused('DATUM_ONJUIST');
  });
}

export function wijsWoningAf(woning: Woning, reden: WoningReason, actor: Actor, now: Moment): Outcome<WoningEvent> {
  return onWoning(woning, 'wijsAf', actor, now, common => done({ kind: 'afgewezen', ...common, reden }));
}

/** Its days stand in order: it begins, it is looked at together, it turns over. */
export function tekenOmklap(woning: Woning, dagen: OmklapDays, actor: Actor, now: Moment): Outcome<WoningEvent> {
  return onWoning(woning, 'tekenOmklap', actor, now, common => {
    if (isLapsed(woning, now)) return refused('TOEZEGGING_VERLOPEN');
    const { ingang, evaluatie, omklap } = dagen;
    const ordered = [ingang, evaluatie, omklap].every(isDay) && ingang < evaluatie && evaluatie <= omklap;
    return ordered ? done({ kind: 'omklap_getekend', ...common, dagen }) : refused('DATUM_ONJUIST');
  });
}

/** The contract is in the tenant's own name: at once on a promise, or at the end of an omklapcontract. */
export function klapOm(woning: Woning, actor: Actor, now: Moment): Outcome<WoningEvent> {
  return onWoning(woning, 'klapOm', actor, now, common =>
    isLapsed(woning, now) ? refused('TOEZEGGING_VERLOPEN') : done({ kind: 'omgeklapt', ...common }),
  );
}

export function beeindigOmklap(woning: Woning, actor: Actor, now: Moment): Outcome<WoningEvent> {
  return onWoning(woning, 'beeindig', actor, now, common => done({ kind: 'beeindigd', ...common }));
}

/** The client no longer wants it, or withdraws the consent; a tenant with an own contract has nothing here to withdraw. */
export function trekWoningvraagIn(woning: Woning, actor: Actor, now: Moment): Outcome<WoningEvent> {
  return onWoning(woning, 'trekIn', actor, now, common => done({ kind: 'ingetrokken', ...common }));
}

const isLapsed = (woning: Woning, now: Moment) =>
  woning.status === 'toegezegd' && woning.toezegging !== null && woning.toezegging.geldigTot < now.localDate;

function onWoning(
  woning: Woning,
  step: WoningStep,
  actor: Actor,
  now: Moment,
  then: (common: Pick<WoningEvent, 'woningId' | 'op' | 'door'>) => Outcome<WoningEvent>,
): Outcome<WoningEvent> {
  const code = stepRefused(WONING_ARROWS, step, woning.status, woning, actor);
  if (code !== null) return refused(code);
  const door = { team: actor.team, person: actor.person };
  return then({ woningId: woning.woningId, op: now.localDate, door });
}

/** Total and pure. @param now null before the request */
export function applyWoning(now: Woning | null, event: WoningEvent): Woning | null {
  if (event.kind === 'gevraagd') {
    if (now !== null) return now;
    return {
      woningId: event.woningId,
      status: 'gevraagd',
      afzender: event.door,
      ontvanger: { team: event.naar, person: null },
      gevraagdOp: event.op,
      gewenstOp: event.gewenstOp,
      toezegging: null,
      omklap: null,
      reden: null,
    };
  }
  if (now === null || now.woningId !== event.woningId) return now;
  switch (event.kind) {
    case 'toegezegd': {
      const toezegging = { vanaf: event.vanaf, geldigTot: event.geldigTot };
      return { ...now, status: 'toegezegd', toezegging, ontvanger: { ...now.ontvanger, person: event.door.person } };
    }
    case 'afgewezen':
      return { ...now, status: 'afgewezen', reden: event.reden };
    case 'omklap_getekend':
      return { ...now, status: 'omklap', omklap: event.dagen };
    case 'omgeklapt':
      return { ...now, status: 'eigen_contract' };
    case 'beeindigd':
    case 'ingetrokken':
      return { ...now, status: event.kind };
  }
}

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
