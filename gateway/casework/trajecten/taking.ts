/** From a step as it was asked to the step of the core: every step of the table, and who of whom it names. */
import type { Moment } from '../../../consent/moment.ts';
import type { OverdrachtStap } from '../../../schemas/generated/types.ts';
import type { Role } from '../../access/roles.ts';
import { beslisGeschil, brengVerder, meldGeschil } from '../overdracht/dispute.ts';
import { sidesOf } from '../overdracht/guard.ts';
import { type Actor, type Outcome, refused, sideOf } from '../overdracht/steps.ts';
import {
  noteerClientondersteuning,
  noteerGegeven,
  noteerToestemming,
  stelVoor,
  verzetDatum,
  vraagToestemming,
} from '../overdracht/steps-afzender.ts';
import {
  bevestig,
  geefDoor,
  maakAfspraak,
  noteerContact,
  trekIn,
  wisselRegiehouder,
} from '../overdracht/steps-beide.ts';
import { accepteer, noemProfessional, sluitAf, verwijsDoor, weiger } from '../overdracht/steps-ontvanger.ts';
import type { Contact, Event, Handover, Traject } from '../overdracht/traject.ts';
import { wayOf } from '../overdracht/transitions.ts';
import { type Worker, workerOn } from '../worker.ts';
import type { LockedTraject, MessageAt } from './ports.ts';

/** Who asks: the names under which this person may be written down, and the colleague that the step names. */
export interface Asker {
  readonly team: string;
  readonly role: Extract<Role, 'medewerker' | 'teamleider'>;
  readonly names: readonly Worker[];
  readonly colleague: Worker | null;
}

/** The same person as the one who has it there, also when keys changed meanwhile. */
export function actorOn(traject: Traject, overdrachtId: string, { team, role, names }: Asker): Actor {
  const handover = traject.handovers.find(one => one.handoverId === overdrachtId);
  const side = handover === undefined ? null : sideOf(sidesOf(handover), team);
  const held = side === null ? null : handover![side].person;
  const regie = traject.regie.team === team ? traject.regie.person : null;
  const isRegie = regie !== null && names.some(name => name === regie) && !names.some(name => name === held);
  return { team, role, person: workerOn(names, isRegie ? regie : held) };
}

/** @param locked the traject and what the step named, as they are at this moment */
export function take(
  locked: LockedTraject,
  overdrachtId: string,
  ask: OverdrachtStap,
  asker: Asker,
  now: Moment,
): Outcome<Event> {
  const { traject } = locked;
  const actor = actorOn(traject, overdrachtId, asker);
  const on = [traject, overdrachtId] as const;
  const other = asker.colleague ?? actor.person;
  switch (ask.stap) {
    case 'noteerClientondersteuning':
      return noteerClientondersteuning(...on, ask.antwoord, actor, now);
    case 'vraagToestemming':
      return vraagToestemming(...on, actor, now);
    case 'noteerToestemming': {
      const outcome = noteerToestemming(...on, ask.gegeven, actor, now);
      return outcome.kind === 'done' && ask.gegeven && !locked.consentsStand ? refused('TOESTEMMING_EERST') : outcome;
    }
    case 'stelVoor': {
      const outcome = stelVoor(...on, ask.woordenClient !== undefined, actor, now);
      if (outcome.kind === 'refused') return outcome;
      return ifCarried(outcome, handoverIn(traject, overdrachtId), locked.message, ask.verstrekkingId !== undefined);
    }
    case 'noemProfessional':
      return noemProfessional(...on, other, actor, now);
    case 'noteerContact':
      return noteerContact(...on, contactOf(traject, overdrachtId, ask.contact, actor), actor, now);
    case 'accepteer': {
      const { eersteAfspraak, start } = ask;
      const contact = ask.contact && contactOf(traject, overdrachtId, ask.contact, actor);
      return accepteer(...on, { regiehouder: other, eersteAfspraak, start, contact }, actor, now);
    }
    case 'bevestig':
      return bevestig(...on, actor, now);
    case 'sluitAf':
      return sluitAf(...on, ask.resultaat, actor, now);
    case 'weiger':
      return weiger(...on, ask.reden, actor, now);
    case 'verwijsDoor':
      return verwijsDoor(...on, ask.reden, ask.alternatief, actor, now);
    case 'trekIn':
      return trekIn(...on, ask.wie, actor, now);
    case 'meldGeschil':
      return meldGeschil(...on, actor, now);
    case 'brengVerder':
      return brengVerder(...on, actor, now);
    case 'beslisGeschil':
      return beslisGeschil(...on, ask.uitkomst, actor, now);
    case 'noteerGegeven': {
      if (ask.verstrekkingId === undefined) {
        // Neither a message nor a conversation: there is no such conversation.
        const gegeven = { kind: 'gesprek', contact: ask.contact ?? -1 } as const;
        return noteerGegeven(...on, ask.gebied, gegeven, actor, now);
      }
      const { message } = locked;
      const gegeven = { kind: 'bericht', type: message?.type ?? '', verstrekkingId: ask.verstrekkingId } as const;
      const outcome = noteerGegeven(...on, ask.gebied, gegeven, actor, now);
      if (outcome.kind === 'refused') return outcome;
      return ifCarried(outcome, handoverIn(traject, overdrachtId), message, true);
    }
    case 'maakAfspraak': {
      const { gebied, eigenaar, uiterlijk } = ask;
      return maakAfspraak(...on, { gebied, eigenaar, uiterlijk }, actor, now);
    }
    case 'verzetDatum':
      return verzetDatum(...on, ask.plandatum, actor, now);
    case 'geefDoor':
      return geefDoor(...on, other, actor, now);
    case 'wisselRegiehouder':
      return wisselRegiehouder(traject, other, actor, now);
  }
}

/** A message that two people still look at carries nothing yet, and may do so later. */
function ifCarried(
  outcome: Outcome<Event>,
  handover: Handover,
  message: MessageAt | null,
  wasNamed: boolean,
): Outcome<Event> {
  if (carries(handover, message, wasNamed)) return outcome;
  const waits = message?.isHeld === true && carries(handover, { ...message, stands: true }, wasNamed);
  return refused(waits ? 'BERICHT_AANGEHOUDEN' : 'BERICHT_PAST_NIET');
}

/**
 * Whether this message is the one this handover is about: its type and variant, its two sides, its person, accepted and not
 * stopped since. It grants nothing: it was decided by its own ground before (E-04).
 */
function carries(handover: Handover, message: MessageAt | null, wasNamed: boolean): boolean {
  const need = wayOf(handover.overgang, handover.kader)?.message ?? null;
  if (need === null) return !wasNamed;
  if (message === null || message.type !== need.type) return false;
  if (need.variant !== null && need.variant !== message.variant) return false;
  return message.ofSides && message.ofPerson && message.stands;
}

/** The step before asked that it is there. */
function handoverIn(traject: Traject, overdrachtId: string): Handover {
  return traject.handovers.find(one => one.handoverId === overdrachtId)!;
}

/** Who has it on each side took part; who notes it did so for the own side. */
function contactOf(
  traject: Traject,
  overdrachtId: string,
  { op, soort, clientAanwezig }: { op: string; soort: Contact['soort']; clientAanwezig: boolean },
  actor: Actor,
): Contact {
  const handover = traject.handovers.find(one => one.handoverId === overdrachtId);
  const isSender = handover?.afzender.team === actor.team;
  return {
    on: op,
    soort,
    clientAanwezig,
    afzender: isSender ? actor.person : (handover?.afzender.person ?? ''),
    ontvanger: isSender ? (handover?.ontvanger.person ?? '') : actor.person,
  };
}
