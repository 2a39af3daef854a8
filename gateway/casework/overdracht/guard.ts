/** What every step on a handover asks first: is it there for this team, may this actor, is there an arrow. */
import type { Moment } from '../../../consent/moment.ts';
import { ARROWS, type Step } from './arrows.ts';
import {
  type Actor,
  type Holder,
  type Outcome,
  type Refused,
  refused,
  type Side,
  sideOf,
  stepRefused,
} from './steps.ts';
import type { Event, Handover, Traject } from './traject.ts';

/** What an allowed step works with. */
export interface Allowed {
  readonly handover: Handover;
  readonly side: Side;
  /** The fields that every event has. */
  readonly common: { readonly handoverId: string; readonly op: string; readonly door: Holder };
}

/** A receiver is party only once it was proposed to; before that, and for anybody else, there is no case. */
export function sidesOf(handover: Handover): Readonly<Record<Side, { team: string; person: string | null } | null>> {
  return { afzender: handover.afzender, ontvanger: handover.voorgesteldOp === null ? null : handover.ontvanger };
}

/** The arrow first, then what the step itself asks. */
export function onHandover(
  traject: Traject,
  handoverId: string,
  step: Step,
  actor: Actor,
  now: Moment,
  then: (allowed: Allowed) => Outcome<Event>,
): Outcome<Event> {
  const handover = traject.handovers.find(one => one.handoverId === handoverId);
  if (handover === undefined) return refused('ZAAK_ONBEKEND');
  const code = stepRefused(ARROWS, step, handover.status, withRegie(traject, handover, actor), actor);
  if (code !== null) return refused(code);
  const side = sideOf(sidesOf(handover), actor.team)!;
  const door = { team: actor.team, person: actor.person };
  return then({ handover, side, common: { handoverId, op: now.localDate, door } });
}

/** The regiehouder may work on every handover of the own team. */
function withRegie(traject: Traject, handover: Handover, actor: Actor): ReturnType<typeof sidesOf> {
  const sides = sidesOf(handover);
  const isRegie = traject.regie.team === actor.team && traject.regie.person === actor.person;
  const side = sideOf(sides, actor.team);
  return isRegie && side !== null ? { ...sides, [side]: traject.regie } : sides;
}

/** @returns a refusal when the regie is no longer with who hands it over (E-03, R27) */
export function regieMoved(traject: Traject, handover: Handover): Refused | null {
  return traject.regie.team === handover.afzender.team ? null : refused('REGIE_ELDERS');
}
