/** Steps of who is asked to take over: name somebody, accept, refuse, refer on, close. */
import type { Moment } from '../../../consent/moment.ts';
import { isDay } from '../calendar.ts';
import { contentOf } from './content.ts';
import { onHandover, regieMoved } from './guard.ts';
import type { RefusalReason } from './reasons.ts';
import { type Actor, done, type Outcome, refused } from './steps.ts';
import { contactRefused } from './steps-beide.ts';
import type { Contact, Event, Result, Traject } from './traject.ts';

export function noemProfessional(
  traject: Traject,
  handoverId: string,
  persoon: string,
  actor: Actor,
  now: Moment,
): Outcome<Event> {
  return onHandover(traject, handoverId, 'noemProfessional', actor, now, ({ common }) =>
    done({ kind: 'professional_genoemd', ...common, persoon }),
  );
}

export interface Acceptance {
  /** Person of the receiver's team who has the regie from now on. */
  readonly regiehouder: string;
  /** First appointment of the client with the receiver; today or later. */
  readonly eersteAfspraak: string;
  readonly start: string;
  /** The first contact may come in the same request (R14). */
  readonly contact?: Contact | undefined;
}

/** The one step that moves the regie: only from who has it, and only after people spoke with each other (E-02, E-03). */
export function accepteer(
  traject: Traject,
  handoverId: string,
  ask: Acceptance,
  actor: Actor,
  now: Moment,
): Outcome<Event> {
  return onHandover(traject, handoverId, 'accepteer', actor, now, ({ handover, common }) => {
    const moved = regieMoved(traject, handover);
    if (moved !== null) return moved;
    const wrong = ask.contact === undefined ? null : contactRefused(handover, ask.contact, now);
    if (wrong !== null) return refused(wrong);
    if (handover.contacten.length === 0 && ask.contact === undefined) return refused('CONTACT_EERST');
    if (!isDay(ask.eersteAfspraak) || !isDay(ask.start) || ask.eersteAfspraak < now.localDate)
      return refused('DATUM_ONJUIST');
    const accepted: Event = {
      kind: 'geaccepteerd',
      ...common,
      regiehouder: { team: handover.ontvanger.team, person: ask.regiehouder },
      eersteAfspraak: ask.eersteAfspraak,
      start: ask.start,
    };
    return ask.contact === undefined
      ? done(accepted)
      : done<Event>({ kind: 'contact', ...common, contact: ask.contact }, accepted);
  });
}

/** The regie stays with the sender (E-03), who gets a way on (E-05) and may dispute it (G-03). */
export function weiger(
  traject: Traject,
  handoverId: string,
  reden: RefusalReason,
  actor: Actor,
  now: Moment,
): Outcome<Event> {
  return onHandover(traject, handoverId, 'weiger', actor, now, ({ handover, common }) =>
    handover.adviesVolgen ? refused('ADVIES_WORDT_GEVOLGD') : done({ kind: 'geweigerd', ...common, reden }),
  );
}

/** @param alternatief kind of team that fits better, such as `gemeente.wmo`; nothing is passed on to it */
export function verwijsDoor(
  traject: Traject,
  handoverId: string,
  reden: RefusalReason,
  alternatief: string,
  actor: Actor,
  now: Moment,
): Outcome<Event> {
  return onHandover(traject, handoverId, 'verwijsDoor', actor, now, ({ handover, common }) =>
    handover.adviesVolgen
      ? refused('ADVIES_WORDT_GEVOLGD')
      : done({ kind: 'doorverwezen', ...common, reden, alternatief }),
  );
}

/** The sender learns that it is closed, and no result. */
export function sluitAf(
  traject: Traject,
  handoverId: string,
  resultaat: Result,
  actor: Actor,
  now: Moment,
): Outcome<Event> {
  return onHandover(traject, handoverId, 'sluitAf', actor, now, ({ handover, common }) => {
    const lines = contentOf(handover.kader, handover.gebieden, handover.gegeven);
    if (lines.some(line => line.needed && line.given === null)) return refused('INHOUD_ONVOLLEDIG');
    return done({ kind: 'afgesloten', ...common, resultaat });
  });
}
