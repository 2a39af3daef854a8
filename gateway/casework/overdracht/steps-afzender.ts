/** Steps of who hands over, until it is proposed; and what goes along after that. */
import type { Moment } from '../../../consent/moment.ts';
import { isDay } from '../calendar.ts';
import { FINAL, REFUSED } from './arrows.ts';
import { type Area, asksConsent, contentOf, type Given, type NeededArea } from './content.ts';
import { onHandover, regieMoved } from './guard.ts';
import { type Actor, done, isWorker, type Outcome, refused } from './steps.ts';
import type { Clientondersteuning, Event, Traject } from './traject.ts';
import { type Kader, type TransitionCode, wayOf } from './transitions.ts';

export interface Begin {
  readonly handoverId: string;
  readonly overgang: TransitionCode;
  readonly kader: Kader;
  /** Receiving team, `<oin>/<team>`. */
  readonly naar: string;
  /** Day of the measure, the D&R plan or the planning (E-06); today or earlier. */
  readonly ankerOp: string;
  readonly plandatum: string;
  readonly gebieden: readonly NeededArea[];
}

/**
 * Starts a handover; only who has the regie can hand it over. Two to different teams may run beside one another, one of
 * them can be accepted (R27). A planned day in the past is let through: late is better than never, and the terms say so.
 */
export function begin(traject: Traject, ask: Begin, actor: Actor, now: Moment): Outcome<Event> {
  const { regie } = traject;
  if (regie.team !== actor.team) return refused(isParty(traject, actor.team) ? 'REGIE_ELDERS' : 'ZAAK_ONBEKEND');
  if (!isWorker(actor)) return refused('ROL_NIET_BEVOEGD');
  if (regie.person !== actor.person && actor.role !== 'teamleider') return refused('ZAAK_VAN_COLLEGA');
  if (ask.naar === actor.team) return refused('ZELFDE_TEAM');
  if (wayOf(ask.overgang, ask.kader) === undefined) return refused('KADER_BESTAAT_NIET');
  if (!isDay(ask.ankerOp) || !isDay(ask.plandatum) || ask.ankerOp > now.localDate) return refused('DATUM_ONJUIST');
  const areas = ask.gebieden.map(one => one.area);
  if (new Set(areas).size !== areas.length) return refused('GEBIED_DUBBEL');
  if (ask.kader === 'plicht' && areas.some(asksConsent)) return refused('GEBIED_VRAAGT_TOESTEMMING');
  const again = traject.handovers.some(
    one => one.handoverId === ask.handoverId || (one.ontvanger.team === ask.naar && isOpen(one.status)),
  );
  if (again) return refused('AL_GAANDE');
  return done({ kind: 'begonnen', ...ask, op: now.localDate, door: { team: actor.team, person: actor.person } });
}

const isOpen = (status: Traject['handovers'][number]['status']) => ![...FINAL, ...REFUSED].includes(status);

/** A team that once had the case, or was proposed to, knows that it exists. */
const isParty = (traject: Traject, team: string) =>
  traject.handovers.some(
    one => one.afzender.team === team || (one.ontvanger.team === team && one.voorgesteldOp !== null),
  );

/** The offer of independent support comes first (Wmo 2.2.4); what the client answers may be noted later. */
export function noteerClientondersteuning(
  traject: Traject,
  handoverId: string,
  antwoord: Clientondersteuning,
  actor: Actor,
  now: Moment,
): Outcome<Event> {
  return onHandover(traject, handoverId, 'noteerClientondersteuning', actor, now, ({ common }) =>
    done({ kind: 'clientondersteuning', ...common, antwoord }),
  );
}

export function vraagToestemming(traject: Traject, handoverId: string, actor: Actor, now: Moment): Outcome<Event> {
  return onHandover(traject, handoverId, 'vraagToestemming', actor, now, ({ handover, common }) => {
    if (handover.kader === 'plicht') return refused('TOESTEMMING_NIET_NODIG');
    if (handover.clientondersteuning === null) return refused('CLIENTONDERSTEUNING_EERST');
    return done({ kind: 'toestemming_gevraagd', ...common });
  });
}

/** A refusal ends the handover and is a record too, so that the question is not put again and again (B-19). */
export function noteerToestemming(
  traject: Traject,
  handoverId: string,
  gegeven: boolean,
  actor: Actor,
  now: Moment,
): Outcome<Event> {
  return onHandover(traject, handoverId, 'noteerToestemming', actor, now, ({ common }) =>
    done({ kind: gegeven ? 'toestemming_gegeven' : 'toestemming_geweigerd', ...common }),
  );
}

/** @param woordenClient whether the client's own words lie sealed beside it: asked on consent, forbidden without (R24) */
export function stelVoor(
  traject: Traject,
  handoverId: string,
  woordenClient: boolean,
  actor: Actor,
  now: Moment,
): Outcome<Event> {
  return onHandover(traject, handoverId, 'stelVoor', actor, now, ({ handover, common }) => {
    const moved = regieMoved(traject, handover);
    if (moved !== null) return moved;
    if (handover.clientondersteuning === null) return refused('CLIENTONDERSTEUNING_EERST');
    if (handover.kader === 'toestemming') {
      if (handover.toestemming !== 'gegeven') return refused('TOESTEMMING_EERST');
      if (!woordenClient) return refused('WOORDEN_ONTBREKEN');
    } else if (woordenClient) return refused('WOORDEN_ALLEEN_OP_TOESTEMMING');
    return done({ kind: 'voorgesteld', ...common });
  });
}

/**
 * Notes that an area reached the receiver. It grants nothing: the message was decided by its own ground before (E-04),
 * or the client was there when it was told.
 */
export function noteerGegeven(
  traject: Traject,
  handoverId: string,
  gebied: Area,
  gegeven: Given,
  actor: Actor,
  now: Moment,
): Outcome<Event> {
  return onHandover(traject, handoverId, 'noteerGegeven', actor, now, ({ handover, common }) => {
    const line = contentOf(handover.kader, handover.gebieden, handover.gegeven).find(one => one.area === gebied);
    if (line === undefined || !line.needed) return refused('GEBIED_NIET_NODIG');
    if (line.from === 'acceptatie' && handover.acceptatie === null) return refused('NOG_NIET_VRIJ');
    if (gegeven.kind === 'bericht') {
      const need = wayOf(handover.overgang, handover.kader)?.message ?? null;
      if (need?.type !== gegeven.type) return refused('BERICHT_PAST_NIET');
    } else {
      const contact = handover.contacten[gegeven.contact];
      if (contact === undefined) return refused('CONTACT_EERST');
      if (!contact.clientAanwezig) return refused('CLIENT_NIET_AANWEZIG');
    }
    return done({ kind: 'gebied_gegeven', ...common, gebied, gegeven });
  });
}

/** Plans move: reminders follow the new day. */
export function verzetDatum(
  traject: Traject,
  handoverId: string,
  plandatum: string,
  actor: Actor,
  now: Moment,
): Outcome<Event> {
  return onHandover(traject, handoverId, 'verzetDatum', actor, now, ({ common }) =>
    isDay(plandatum) && plandatum >= now.localDate
      ? done({ kind: 'datum_verzet', ...common, plandatum })
      : refused('DATUM_ONJUIST'),
  );
}
