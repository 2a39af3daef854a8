/**
 * A dispute about a refusal, up the ladder of G-03: contact persons, regional adviser, commission. On the lower rungs each
 * side can only give in itself; the advice of the commission is followed, whichever way it goes.
 */
import type { Moment } from '../../../consent/moment.ts';
import { onHandover, regieMoved } from './guard.ts';
import { RUNGS } from './reasons.ts';
import { type Actor, done, type Outcome, refused } from './steps.ts';
import type { Dispute, Event, Handover, Traject } from './traject.ts';

export function meldGeschil(traject: Traject, handoverId: string, actor: Actor, now: Moment): Outcome<Event> {
  return onHandover(traject, handoverId, 'meldGeschil', actor, now, ({ handover, common }) =>
    handover.geschil === null ? done({ kind: 'geschil', ...common, trede: RUNGS[0] }) : refused('GESCHIL_LOOPT_AL'),
  );
}

export function brengVerder(traject: Traject, handoverId: string, actor: Actor, now: Moment): Outcome<Event> {
  return onHandover(traject, handoverId, 'brengVerder', actor, now, ({ handover, common }) => {
    const open = openDispute(handover);
    if (open === null) return refused('GEEN_GESCHIL');
    const next = RUNGS[RUNGS.indexOf(open.trede) + 1];
    return next === undefined ? refused('HOOGSTE_TREDE') : done({ kind: 'geschil', ...common, trede: next });
  });
}

export function beslisGeschil(
  traject: Traject,
  handoverId: string,
  uitkomst: NonNullable<Dispute['uitkomst']>,
  actor: Actor,
  now: Moment,
): Outcome<Event> {
  return onHandover(traject, handoverId, 'beslisGeschil', actor, now, ({ handover, side, common }) => {
    const open = openDispute(handover);
    if (open === null) return refused('GEEN_GESCHIL');
    const givesIn = uitkomst === 'ontvanger_neemt_op' ? 'ontvanger' : 'afzender';
    if (open.trede !== 'geschillencommissie' && side !== givesIn) return refused('ANDERE_KANT');
    const moved = uitkomst === 'ontvanger_neemt_op' ? regieMoved(traject, handover) : null;
    return moved ?? done({ kind: 'geschil_beslist', ...common, uitkomst });
  });
}

const openDispute = ({ geschil }: Handover): Dispute | null =>
  geschil !== null && geschil.uitkomst === null ? geschil : null;
