/** Handovers in each state, made by the steps themselves, and every step with what it needs to be allowed. */
import type { Moment } from '../../../consent/moment.ts';
import type { Status, Step } from '../../../gateway/casework/overdracht/arrows.ts';
import { AREAS } from '../../../gateway/casework/overdracht/content.ts';
import { beslisGeschil, brengVerder, meldGeschil } from '../../../gateway/casework/overdracht/dispute.ts';
import type { Actor, Outcome } from '../../../gateway/casework/overdracht/steps.ts';
import {
  type Begin,
  begin,
  noteerClientondersteuning,
  noteerGegeven,
  noteerToestemming,
  stelVoor,
  verzetDatum,
  vraagToestemming,
} from '../../../gateway/casework/overdracht/steps-afzender.ts';
import {
  bevestig,
  geefDoor,
  maakAfspraak,
  noteerContact,
  trekIn,
} from '../../../gateway/casework/overdracht/steps-beide.ts';
import {
  accepteer,
  noemProfessional,
  sluitAf,
  verwijsDoor,
  weiger,
} from '../../../gateway/casework/overdracht/steps-ontvanger.ts';
import {
  apply,
  beginTraject,
  type Contact,
  type Event,
  type Handover,
  type Traject,
} from '../../../gateway/casework/overdracht/traject.ts';

export const on = (localDate: string): Moment => ({ epochMs: Date.parse(`${localDate}T09:00:00Z`), localDate });

export const TODAY = on('2026-03-02');
export const SENDER: Actor = { role: 'medewerker', team: '01/nazorg', person: 'p-sender' };
export const RECEIVER: Actor = { role: 'medewerker', team: '02/wmo', person: 'p-receiver' };
export const STRANGER: Actor = { role: 'teamleider', team: '03/wmo', person: 'p-stranger' };
export const leaderOf = (actor: Actor): Actor => ({ ...actor, role: 'teamleider', person: `${actor.person}-leader` });

export const H = 'h-1';

export const BEGIN: Begin = {
  handoverId: H,
  overgang: 'bw-thuis',
  kader: 'toestemming',
  naar: RECEIVER.team,
  ankerOp: '2026-03-01',
  plandatum: '2026-06-15',
  gebieden: [
    { area: 'huisvesting', urgent: true },
    { area: 'inkomen', urgent: false },
  ],
};

export const CONTACT: Contact = {
  on: TODAY.localDate,
  soort: 'driegesprek',
  afzender: SENDER.person,
  ontvanger: RECEIVER.person,
  clientAanwezig: true,
};

const ACCEPTANCE = { regiehouder: RECEIVER.person, eersteAfspraak: '2026-06-16', start: '2026-06-15' };

/** What may be done with a traject, whoever does it and whenever. */
type Attempt = (traject: Traject, id: string, actor: Actor, now: Moment) => Outcome<Event>;

const bericht = { kind: 'bericht', type: 'bwmo-uitstroom', verstrekkingId: 'v-1' } as const;

/** Each step in every form that could be allowed somewhere. */
export const ATTEMPTS: Readonly<Record<Step, readonly Attempt[]>> = {
  noteerClientondersteuning: [(t, id, a, now) => noteerClientondersteuning(t, id, 'aangeboden', a, now)],
  vraagToestemming: [vraagToestemming],
  noteerToestemming: [
    (t, id, a, now) => noteerToestemming(t, id, true, a, now),
    (t, id, a, now) => noteerToestemming(t, id, false, a, now),
  ],
  stelVoor: [(t, id, a, now) => stelVoor(t, id, true, a, now), (t, id, a, now) => stelVoor(t, id, false, a, now)],
  noemProfessional: [(t, id, a, now) => noemProfessional(t, id, RECEIVER.person, a, now)],
  noteerContact: [(t, id, a, now) => noteerContact(t, id, { ...CONTACT, on: now.localDate }, a, now)],
  accepteer: [
    (t, id, a, now) =>
      accepteer(t, id, { ...ACCEPTANCE, regiehouder: a.person, contact: { ...CONTACT, on: now.localDate } }, a, now),
  ],
  bevestig: [bevestig],
  sluitAf: [(t, id, a, now) => sluitAf(t, id, 'hulp_loopt', a, now)],
  weiger: [(t, id, a, now) => weiger(t, id, 'geen_capaciteit', a, now)],
  verwijsDoor: [(t, id, a, now) => verwijsDoor(t, id, 'voorliggende_voorziening', 'ggz.zorg', a, now)],
  trekIn: [(t, id, a, now) => trekIn(t, id, 'client', a, now), (t, id, a, now) => trekIn(t, id, 'afzender', a, now)],
  meldGeschil: [meldGeschil],
  brengVerder: [brengVerder],
  beslisGeschil: [
    (t, id, a, now) => beslisGeschil(t, id, 'ontvanger_neemt_op', a, now),
    (t, id, a, now) => beslisGeschil(t, id, 'weigering_blijft', a, now),
  ],
  noteerGegeven: AREAS.map(
    (area): Attempt =>
      (t, id, a, now) =>
        noteerGegeven(t, id, area, bericht, a, now),
  ),
  maakAfspraak: [
    (t, id, a, now) =>
      maakAfspraak(t, id, { gebied: 'huisvesting', eigenaar: 'ontvanger', uiterlijk: '2026-12-01' }, a, now),
  ],
  verzetDatum: [(t, id, a, now) => verzetDatum(t, id, '2026-12-01', a, now)],
  geefDoor: [(t, id, a, now) => geefDoor(t, id, a.person, a, now)],
};

export function applied(traject: Traject, outcome: Outcome<Event>): Traject {
  if (outcome.kind === 'refused') throw new Error(`Refused: ${outcome.code}`);
  return outcome.events.reduce(apply, traject);
}

/** A step by this actor that must be allowed; the first form of it unless told. */
export function took(traject: Traject, step: Step, actor: Actor, now: Moment = TODAY, form = 0, id = H): Traject {
  return applied(traject, ATTEMPTS[step][form]!(traject, id, actor, now));
}

export const EMPTY: Traject = beginTraject('t-1', { team: SENDER.team, person: SENDER.person });

export function begun(change: Partial<Begin> = {}, now: Moment = TODAY): Traject {
  return applied(EMPTY, begin(EMPTY, { ...BEGIN, ...change }, SENDER, now));
}

/** Proposed, on whichever frame. */
export function proposed(change: Partial<Begin> = {}, now: Moment = TODAY): Traject {
  const offered = took(begun(change, now), 'noteerClientondersteuning', SENDER, now);
  if (change.kader === 'plicht') return took(offered, 'stelVoor', SENDER, now, 1);
  return took(
    took(took(offered, 'vraagToestemming', SENDER, now), 'noteerToestemming', SENDER, now),
    'stelVoor',
    SENDER,
    now,
  );
}

export const talking = (change: Partial<Begin> = {}, now: Moment = TODAY) =>
  took(proposed(change, now), 'noemProfessional', RECEIVER, now);
export const accepted = (change: Partial<Begin> = {}, now: Moment = TODAY) =>
  took(talking(change, now), 'accepteer', RECEIVER, now);
export const handedOver = (change: Partial<Begin> = {}, now: Moment = TODAY) =>
  took(took(accepted(change, now), 'bevestig', RECEIVER, now), 'bevestig', SENDER, now);

function withAllGiven(traject: Traject): Traject {
  return ATTEMPTS.noteerGegeven.reduce((now, attempt) => {
    const outcome = attempt(now, H, SENDER, TODAY);
    return outcome.kind === 'done' ? applied(now, outcome) : now;
  }, traject);
}

/** Every state, in each of the forms that decide whether an arrow can be taken from it. */
export const IN_STATE: Readonly<Record<Status, () => readonly Traject[]>> = {
  concept: () => [
    took(begun(), 'noteerClientondersteuning', SENDER),
    took(begun({ kader: 'plicht' }), 'noteerClientondersteuning', SENDER),
  ],
  toestemming_gevraagd: () => {
    const asked = took(took(begun(), 'noteerClientondersteuning', SENDER), 'vraagToestemming', SENDER);
    return [asked, took(asked, 'noteerToestemming', SENDER)];
  },
  voorgesteld: () => [proposed()],
  in_gesprek: () => [talking()],
  geaccepteerd: () => [accepted(), took(accepted(), 'bevestig', RECEIVER), took(accepted(), 'bevestig', SENDER)],
  overgedragen: () => [handedOver(), withAllGiven(handedOver())],
  afgesloten: () => [took(withAllGiven(handedOver()), 'sluitAf', RECEIVER)],
  geweigerd: () => disputed(took(talking(), 'weiger', RECEIVER)),
  doorverwezen: () => disputed(took(talking(), 'verwijsDoor', RECEIVER)),
  ingetrokken: () => [took(proposed(), 'trekIn', SENDER), took(accepted(), 'trekIn', RECEIVER)],
};

function disputed(traject: Traject): readonly Traject[] {
  const first = took(traject, 'meldGeschil', SENDER);
  const second = took(first, 'brengVerder', SENDER);
  return [traject, first, second, took(second, 'brengVerder', RECEIVER)];
}

export function handoverOf(traject: Traject, id = H): Handover {
  return traject.handovers.find(one => one.handoverId === id)!;
}

export const codeOf = (outcome: Outcome<unknown>) => (outcome.kind === 'refused' ? outcome.code : 'done');
