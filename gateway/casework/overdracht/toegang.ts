/**
 * Referral from a local team to the regional access. One investigation travels along and is added to, never begun anew;
 * whatever the outcome, there is a named regiehouder. Taking over the regie goes by a handover, not by this.
 */
import type { Moment } from '../../../consent/moment.ts';
import { plusWorkingDays } from '../calendar.ts';
import type { OverdrachtConfiguration } from './configuration.ts';
import { LIFE_AREAS, type LifeArea } from './content.ts';
import {
  type Actor,
  type Arrow,
  done,
  type Holder,
  isWorker,
  type Outcome,
  refused,
  type Side,
  sideOf,
  stepRefused,
} from './steps.ts';
import type { Clientondersteuning } from './traject.ts';

export const TOEGANG_STATUSES = [
  'aangemeld',
  'in_onderzoek',
  'toegelaten',
  'andere_oplossing',
  'niet_toegelaten',
  'ingetrokken',
] as const;

export type ToegangStatus = (typeof TOEGANG_STATUSES)[number];
export type ToegangOutcome = 'toegelaten' | 'andere_oplossing' | 'niet_toegelaten';

export const TOEGANG_STEPS = ['neemOp', 'vulAan', 'besluit', 'trekIn'] as const;

export type ToegangStep = (typeof TOEGANG_STEPS)[number];

const BEIDE: readonly Side[] = ['afzender', 'ontvanger'];
const ONTVANGER: readonly Side[] = ['ontvanger'];
const AFZENDER: readonly Side[] = ['afzender'];

export const TOEGANG_ARROWS: readonly Arrow<ToegangStep, ToegangStatus>[] = [
  { step: 'neemOp', from: 'aangemeld', to: 'in_onderzoek', by: ONTVANGER },
  { step: 'vulAan', from: 'aangemeld', to: 'aangemeld', by: AFZENDER },
  { step: 'vulAan', from: 'in_onderzoek', to: 'in_onderzoek', by: BEIDE },
  { step: 'besluit', from: 'in_onderzoek', to: 'toegelaten', by: ONTVANGER },
  { step: 'besluit', from: 'in_onderzoek', to: 'andere_oplossing', by: ONTVANGER },
  { step: 'besluit', from: 'in_onderzoek', to: 'niet_toegelaten', by: ONTVANGER },
  { step: 'trekIn', from: 'aangemeld', to: 'ingetrokken', by: BEIDE },
  { step: 'trekIn', from: 'in_onderzoek', to: 'ingetrokken', by: BEIDE },
];

export interface Toegang {
  readonly toegangId: string;
  readonly status: ToegangStatus;
  readonly afzender: Holder;
  readonly ontvanger: { readonly team: string; readonly person: string | null };
  /** The one investigation; what it says lies sealed elsewhere. */
  readonly onderzoekId: string;
  readonly aangemeldOp: string;
  readonly clientondersteuning: Clientondersteuning;
  /** Which areas each side has looked at. */
  readonly onderzocht: Readonly<Record<Side, readonly LifeArea[]>>;
  readonly regiehouder: Holder | null;
}

export type ToegangEvent = { readonly toegangId: string; readonly op: string; readonly door: Holder } & (
  | {
      readonly kind: 'aangemeld';
      readonly naar: string;
      readonly onderzoekId: string;
      readonly clientondersteuning: Clientondersteuning;
    }
  | { readonly kind: 'opgenomen' }
  | { readonly kind: 'aangevuld'; readonly kant: Side; readonly gebieden: readonly LifeArea[] }
  | { readonly kind: 'besloten'; readonly uitkomst: ToegangOutcome; readonly regiehouder: Holder }
  | { readonly kind: 'ingetrokken' }
);

export interface Aanmelding {
  readonly toegangId: string;
  readonly naar: string;
  readonly onderzoekId: string;
  /** There is no referral without this: independent support was offered. */
  readonly clientondersteuning: Clientondersteuning;
}

/** @param earlier every referral of the same traject: whoever asks again takes the investigation along */
export function meldAan(
  earlier: readonly Toegang[],
  regie: Holder,
  ask: Aanmelding,
  actor: Actor,
  now: Moment,
): Outcome<ToegangEvent> {
  if (actor.team !== regie.team) return refused('REGIE_ELDERS');
  if (!isWorker(actor)) return refused('ROL_NIET_BEVOEGD');
  if (actor.person !== regie.person && actor.role !== 'teamleider') return refused('ZAAK_VAN_COLLEGA');
  if (ask.naar === actor.team) return refused('ZELFDE_TEAM');
  const open = earlier.some(one => one.status === 'aangemeld' || one.status === 'in_onderzoek');
  if (open || earlier.some(one => one.onderzoekId !== ask.onderzoekId)) return refused('ONDERZOEK_LOOPT_AL');
  return done({ kind: 'aangemeld', ...ask, op: now.localDate, door: { team: actor.team, person: actor.person } });
}

export function neemOp(toegang: Toegang, actor: Actor, now: Moment): Outcome<ToegangEvent> {
  return onToegang(toegang, 'neemOp', actor, now, common => done({ kind: 'opgenomen', ...common }));
}

export function vulAan(
  toegang: Toegang,
  gebieden: readonly LifeArea[],
  actor: Actor,
  now: Moment,
): Outcome<ToegangEvent> {
  return onToegang(toegang, 'vulAan', actor, now, (common, kant) =>
    done({ kind: 'aangevuld', ...common, kant, gebieden }),
  );
}

/**
 * @param regiehouder who looks after the person from now on, also when the answer is no; null is refused
 * @param regie who has the regie of the traject: naming somebody moves it to nobody else's team
 */
export function besluit(
  toegang: Toegang,
  uitkomst: ToegangOutcome,
  regiehouder: Holder | null,
  regie: Holder,
  actor: Actor,
  now: Moment,
): Outcome<ToegangEvent> {
  return onToegang(toegang, 'besluit', actor, now, common => {
    if (regiehouder === null || regiehouder.person === '') return refused('REGIEHOUDER_ONTBREEKT');
    if (regiehouder.team !== regie.team) return refused('REGIEHOUDER_ANDER_TEAM');
    return done({ kind: 'besloten', ...common, uitkomst, regiehouder });
  });
}

export function trekAanmeldingIn(toegang: Toegang, actor: Actor, now: Moment): Outcome<ToegangEvent> {
  return onToegang(toegang, 'trekIn', actor, now, common => done({ kind: 'ingetrokken', ...common }));
}

type CommonOf = Pick<ToegangEvent, 'toegangId' | 'op' | 'door'>;

function onToegang(
  toegang: Toegang,
  step: ToegangStep,
  actor: Actor,
  now: Moment,
  then: (common: CommonOf, side: Side) => Outcome<ToegangEvent>,
): Outcome<ToegangEvent> {
  const code = stepRefused(TOEGANG_ARROWS, step, toegang.status, toegang, actor);
  if (code !== null) return refused(code);
  const door = { team: actor.team, person: actor.person };
  return then({ toegangId: toegang.toegangId, op: now.localDate, door }, sideOf(toegang, actor.team)!);
}

/** Total and pure. @param now null before the referral; an event before it leaves it null */
export function applyToegang(now: Toegang | null, event: ToegangEvent): Toegang | null {
  if (event.kind === 'aangemeld') {
    if (now !== null) return now;
    const { toegangId, onderzoekId, clientondersteuning, op, door, naar } = event;
    return {
      toegangId,
      onderzoekId,
      clientondersteuning,
      status: 'aangemeld',
      afzender: door,
      ontvanger: { team: naar, person: null },
      aangemeldOp: op,
      onderzocht: { afzender: [], ontvanger: [] },
      regiehouder: null,
    };
  }
  if (now === null || now.toegangId !== event.toegangId) return now;
  switch (event.kind) {
    case 'opgenomen':
      return { ...now, status: 'in_onderzoek', ontvanger: { ...now.ontvanger, person: event.door.person } };
    case 'aangevuld': {
      const all = new Set([...now.onderzocht[event.kant], ...event.gebieden]);
      return { ...now, onderzocht: { ...now.onderzocht, [event.kant]: LIFE_AREAS.filter(area => all.has(area)) } };
    }
    case 'besloten':
      return { ...now, status: event.uitkomst, regiehouder: event.regiehouder };
    case 'ingetrokken':
      return { ...now, status: 'ingetrokken' };
  }
}

/** Last day to decide by: a default of ours, no law gives one for a referral. */
export function decideBy(toegang: Toegang, configuration: OverdrachtConfiguration): string {
  return plusWorkingDays(toegang.aangemeldOp, configuration.toegangWerkdagen);
}
