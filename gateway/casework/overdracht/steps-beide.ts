/** Steps that either side may take: contacts, agreements, confirming, withdrawing, passing on to a colleague. */
import type { Moment } from '../../../consent/moment.ts';
import { isDay } from '../calendar.ts';
import { onHandover } from './guard.ts';
import type { OverdrachtRefusal } from './refusals.ts';
import { type Actor, done, isWorker, type Outcome, refused } from './steps.ts';
import type { Afspraak, Contact, Event, Handover, Traject } from './traject.ts';

/** @returns why this contact cannot have been: in the future, before the handover, or a talk of three without the client */
export function contactRefused(handover: Handover, contact: Contact, now: Moment): OverdrachtRefusal | null {
  if (!isDay(contact.on) || contact.on > now.localDate || contact.on < handover.begonnenOp) return 'DATUM_ONJUIST';
  return contact.soort === 'driegesprek' && !contact.clientAanwezig ? 'CLIENT_NIET_AANWEZIG' : null;
}

export function noteerContact(
  traject: Traject,
  handoverId: string,
  contact: Contact,
  actor: Actor,
  now: Moment,
): Outcome<Event> {
  return onHandover(traject, handoverId, 'noteerContact', actor, now, ({ handover, common }) => {
    const wrong = contactRefused(handover, contact, now);
    return wrong === null ? done({ kind: 'contact', ...common, contact }) : refused(wrong);
  });
}

/** What is agreed on an area, whose it is and by when; a later one on the same area takes its place. */
export function maakAfspraak(
  traject: Traject,
  handoverId: string,
  afspraak: Afspraak,
  actor: Actor,
  now: Moment,
): Outcome<Event> {
  return onHandover(traject, handoverId, 'maakAfspraak', actor, now, ({ handover, common }) => {
    if (!handover.gebieden.some(one => one.area === afspraak.gebied)) return refused('GEBIED_NIET_NODIG');
    if (!isDay(afspraak.uiterlijk) || afspraak.uiterlijk < now.localDate) return refused('DATUM_ONJUIST');
    return done({ kind: 'afspraak', ...common, afspraak });
  });
}

/** The client was seen by the receiver; each side says so itself, and with both it is handed over. */
export function bevestig(traject: Traject, handoverId: string, actor: Actor, now: Moment): Outcome<Event> {
  return onHandover(traject, handoverId, 'bevestig', actor, now, ({ handover, side, common }) =>
    handover.bevestigd.includes(side) ? refused('AL_BEVESTIGD') : done({ kind: 'bevestigd', ...common, kant: side }),
  );
}

/**
 * Stops it. The client may, at either side, until it is closed; the sender only until the receiver accepted. The regie
 * stays where it is: after acceptance with the receiver, until somebody else has accepted (R14).
 */
export function trekIn(
  traject: Traject,
  handoverId: string,
  wie: 'client' | 'afzender',
  actor: Actor,
  now: Moment,
): Outcome<Event> {
  return onHandover(traject, handoverId, 'trekIn', actor, now, ({ handover, side, common }) => {
    if (wie === 'afzender') {
      if (side === 'ontvanger') return refused('ANDERE_KANT');
      if (handover.acceptatie !== null) return refused('NA_ACCEPTATIE_ALLEEN_CLIENT');
    }
    return done({ kind: 'ingetrokken', ...common, wie, kant: side });
  });
}

/** A colleague of the same team goes on with it. */
export function geefDoor(traject: Traject, handoverId: string, aan: string, actor: Actor, now: Moment): Outcome<Event> {
  return onHandover(traject, handoverId, 'geefDoor', actor, now, ({ side, common }) =>
    done({ kind: 'doorgegeven', ...common, kant: side, aan }),
  );
}

/** Another regiehouder within the team that has the regie; to another team it goes by a handover only. */
export function wisselRegiehouder(traject: Traject, aan: string, actor: Actor, now: Moment): Outcome<Event> {
  const { regie } = traject;
  if (actor.team !== regie.team) return refused('ZAAK_ONBEKEND');
  if (!isWorker(actor)) return refused('ROL_NIET_BEVOEGD');
  if (actor.person !== regie.person && actor.role !== 'teamleider') return refused('ZAAK_VAN_COLLEGA');
  const door = { team: actor.team, person: actor.person };
  return done({ kind: 'regiehouder_gewisseld', op: now.localDate, door, aan });
}
