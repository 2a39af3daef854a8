/**
 * Requests as two teams work on them: the regional access, a home, an arrangement. Each rests on an accepted message that
 * was decided by its own ground; here is only how it goes on. What the other side hears is an entry of the log.
 */
import type {
  VerzoekMaatwerkAanmelding,
  VerzoekMaatwerkStap,
  VerzoekToegangAanmelding,
  VerzoekToegangStap,
  VerzoekWoningAanmelding,
  VerzoekWoningStap,
} from '../../../schemas/generated/types.ts';
import { makeEntry } from '../../exchange/entries.ts';
import type { Pseudonymiser } from '../../exchange/pseudonyms.ts';
import type { EntryRecord, Ports, TeamId } from '../../ports.ts';
import type { Situation } from '../overdracht/request.ts';
import { type Actor, type Holder, type Outcome, type Refused, refused, sideOf } from '../overdracht/steps.ts';
import { type Worker, workerOn } from '../worker.ts';
import { type At, partyOf, personKeys, takesPart } from './handovers.ts';
import type { MessageAt, PlannedRequest, SteppedRequest } from './ports.ts';
import {
  type AskOf,
  applied,
  type BeforeRequest,
  carriesRequest,
  type EventOf,
  REQUESTS,
  type RequestKind,
  type StateOf,
  type WishOf,
} from './requests.ts';
import type { Asker } from './taking.ts';

export type AskingPorts = Pick<Ports, 'verzoeken' | 'entropy' | 'keys' | 'directory'>;

export interface Beginnings {
  readonly toegang: Omit<VerzoekToegangAanmelding, 'bericht'> & Named;
  readonly woning: Omit<VerzoekWoningAanmelding, 'bericht'> & Named;
  readonly maatwerk: Omit<VerzoekMaatwerkAanmelding, 'bericht'> & Named;
}

/** An accepted message carries it. */
interface Named {
  readonly verstrekkingId: string;
}

export interface Steps {
  readonly toegang: VerzoekToegangStap;
  readonly woning: VerzoekWoningStap;
  readonly maatwerk:
    | Exclude<VerzoekMaatwerkStap, { readonly stap: 'vulAan' }>
    | (Omit<Extract<VerzoekMaatwerkStap, { readonly stap: 'vulAan' }>, 'bericht'> & Named);
}

export type RequestEnd = SteppedRequest<Refused> | { readonly kind: 'no-team' };

/** What the beginning of each kind asks, from what was asked over the API. */
const WISH: {
  readonly [K in RequestKind]: (
    ask: Beginnings[K],
    naar: TeamId,
    earlier: readonly StateOf[K][],
    newId: string,
  ) => WishOf[K];
} = {
  toegang: ({ clientondersteuning }, naar, earlier, newId) => ({
    ...{ naar, clientondersteuning, earlier },
    onderzoekId: earlier[0]?.onderzoekId ?? newId,
  }),
  woning: ({ gewenstOp }, naar) => ({ naar, gewenstOp }),
  maatwerk: ({ soort }, naar) => ({ naar, soort }),
};

/** A step as it was asked over the API, as a step of the core. */
const ASKED: {
  readonly [K in RequestKind]: (ask: Steps[K], regie: Holder | null) => AskOf[K];
} = {
  toegang(ask, regie) {
    if (ask.stap !== 'besluit') return ask;
    // Whoever is admitted or not: somebody of the team that has the regie is named.
    const regiehouder = regie === null ? null : { team: regie.team, person: ask.regiehouder ?? regie.person };
    return { stap: 'besluit', uitkomst: ask.uitkomst, regiehouder };
  },
  woning: ask => ask,
  maatwerk: ask => ask,
};

/** @param once one message begins one request; always so for what the gateway sent */
export async function beginRequest<K extends RequestKind>(
  ports: AskingPorts,
  pseudonyms: Pseudonymiser,
  kind: K,
  ask: Beginnings[K],
  asker: Asker,
  at: At,
  once: boolean = kind === 'maatwerk',
): Promise<RequestEnd> {
  return begin(ports, pseudonyms, kind, ask, asker, at, once, ({ id, before, situation }) => {
    const { message } = before;
    const outcome = unlessHeld(kind, message, outcomeOf(kind, ask, id, before, situation(message)));
    const sides = { afzender: asker.team, ontvanger: `${ask.naar.oin}/${ask.naar.team}` };
    return planned(ports, kind, null, outcome, id, sides, 'begin', at);
  });
}

/**
 * Whether it could be begun if this message were there. Everything is looked at as it would be, and nothing is kept.
 * @returns who begins it, as that person is known there
 */
export async function tryBeginning<K extends RequestKind>(
  ports: AskingPorts,
  pseudonyms: Pseudonymiser,
  kind: K,
  ask: Unnamed<Beginnings[K]>,
  message: MessageAt,
  asker: Asker,
  at: At,
): Promise<{ readonly kind: 'allowed'; readonly person: Worker } | Exclude<RequestEnd, { readonly kind: 'done' }>> {
  let allowed: Worker | null = null;
  const named = { ...ask, verstrekkingId: ports.entropy.uuid(at.now.epochMs) } as Beginnings[K];
  const end = await begin(ports, pseudonyms, kind, named, asker, at, false, ({ id, before, situation }) => {
    const seen = situation(message);
    const outcome = outcomeOf(kind, named, id, before, seen);
    if (outcome.kind === 'refused') return outcome;
    allowed = seen.actor.person as Worker;
    // What is refused leaves nothing: it was only a look.
    return refused('STAP_KAN_NU_NIET');
  });
  if (allowed !== null) return { kind: 'allowed', person: allowed };
  if (end.kind === 'done') throw new Error('A look began something');
  return end;
}

/** Without what names its message. */
export type Unnamed<T> = Omit<T, 'verstrekkingId' | 'bericht'>;

interface Beginning<K extends RequestKind> {
  readonly id: string;
  readonly before: BeforeRequest<K> & { readonly newId: string };
  readonly situation: (message: MessageAt | null) => Situation;
}

async function begin<K extends RequestKind>(
  ports: AskingPorts,
  pseudonyms: Pseudonymiser,
  kind: K,
  ask: Beginnings[K],
  asker: Asker,
  { now }: At,
  once: boolean,
  plan: (beginning: Beginning<K>) => PlannedRequest<K> | Refused,
): Promise<RequestEnd> {
  const team = asker.team as TeamId;
  const naar: TeamId = `${ask.naar.oin}/${ask.naar.team}`;
  if (!(await takesPart(ports, naar))) return { kind: 'no-team' };
  // The database holds that one team cannot be both sides.
  if (naar === team) return refused('ZELFDE_TEAM');
  const id = ports.entropy.uuid(now.epochMs);
  const newId = ports.entropy.uuid(now.epochMs);
  const person = workerOn(asker.names, null);
  const traject =
    'betrokkene' in ask
      ? {
          trajectId: ports.entropy.uuid(now.epochMs),
          regie: { team, person },
          own: personKeys(ports.keys, pseudonyms, team, ask.betrokkene),
          receiver: personKeys(ports.keys, pseudonyms, naar, ask.betrokkene),
        }
      : null;
  const asked = { id, naar, disclosureId: ask.verstrekkingId, once, epochMs: now.epochMs, traject };
  return ports.verzoeken.begin<K, Refused>(kind, team, asked, before => {
    const { regie } = before;
    const held = regie.team === team ? regie.person : null;
    const actor: Actor = { team, role: asker.role, person: workerOn(asker.names, held) };
    const situation = (message: MessageAt | null) => ({ actor, now, regie, carried: carriesRequest(kind, message) });
    return plan({ id, before: { ...before, newId }, situation });
  });
}

function outcomeOf<K extends RequestKind>(
  kind: K,
  ask: Beginnings[K],
  id: string,
  { earlier, newId }: Beginning<K>['before'],
  situation: Situation,
): Outcome<EventOf[K]> {
  const naar: TeamId = `${ask.naar.oin}/${ask.naar.team}`;
  return REQUESTS[kind].begin(id, WISH[kind](ask, naar, earlier, newId), situation);
}

export async function stepRequest<K extends RequestKind>(
  ports: AskingPorts,
  kind: K,
  id: string,
  ask: Steps[K],
  seen: number | null,
  asker: Asker,
  at: At,
  answerId: string | null = null,
): Promise<RequestEnd> {
  const disclosureId = 'verstrekkingId' in ask ? ask.verstrekkingId : null;
  const asked = { seen, disclosureId, answerId, epochMs: at.now.epochMs };
  return ports.verzoeken.step<K, Refused>(kind, asker.team as TeamId, id, asked, locked => {
    const { state, regie, message } = locked;
    const situation = {
      actor: actorOnRequest(state, asker),
      now: at.now,
      regie,
      carried: carriesRequest(kind, message),
    };
    const outcome = unlessHeld(kind, message, REQUESTS[kind].step(state, ASKED[kind](ask, regie), situation));
    const sides = { afzender: state.afzender.team, ontvanger: state.ontvanger.team };
    return planned(ports, kind, state, outcome, id, sides, ask.stap, at);
  });
}

/** The same person as the one who has it there, also when keys changed meanwhile. */
export function actorOnRequest(state: StateOf[RequestKind] | null, { team, role, names }: Asker): Actor {
  const side = state === null ? null : sideOf(state, team);
  return { team, role, person: workerOn(names, side === null ? null : state![side].person) };
}

/** A message that two people still look at carries nothing yet, and may do so later. */
function unlessHeld<Event>(kind: RequestKind, message: MessageAt | null, outcome: Outcome<Event>): Outcome<Event> {
  const waits = message?.isHeld === true && carriesRequest(kind, { ...message, stands: true });
  return outcome.kind === 'refused' && waits ? refused('BERICHT_AANGEHOUDEN') : outcome;
}

function planned<K extends RequestKind>(
  { entropy }: AskingPorts,
  kind: K,
  state: StateOf[K] | null,
  outcome: Outcome<EventOf[K]>,
  id: string,
  sides: { readonly afzender: string; readonly ontvanger: string },
  stap: string,
  { now, traceId }: At,
): PlannedRequest<K> | Refused {
  if (outcome.kind === 'refused') return outcome;
  const after = applied(kind, state, outcome.events);
  if (after === null) throw new Error('Cannot begin a request without its first event');
  const [afzender, ontvanger] = [partyOf(sides.afzender), partyOf(sides.ontvanger)];
  const entry: EntryRecord = makeEntry(entropy, now, [afzender.oin, ontvanger.oin], {
    soort: 'overdracht',
    ...{ afzender, ontvanger, overdracht: { id, soort: kind, stap } },
    spoor: traceId,
    fscTransactie: null,
  });
  return { kind: 'done', events: outcome.events, after, entries: [entry] };
}
