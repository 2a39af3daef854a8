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
import { type Actor, type Holder, type Outcome, type Refused, refused, sideOf } from '../overdracht/steps.ts';
import { workerOn } from '../worker.ts';
import { type At, partyOf, personKeys, takesPart } from './handovers.ts';
import type { MessageAt, PlannedRequest, SteppedRequest } from './ports.ts';
import {
  type AskOf,
  applied,
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
  readonly toegang: VerzoekToegangAanmelding;
  readonly woning: VerzoekWoningAanmelding;
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

export async function beginRequest<K extends RequestKind>(
  ports: AskingPorts,
  pseudonyms: Pseudonymiser,
  kind: K,
  ask: Beginnings[K],
  asker: Asker,
  at: At,
): Promise<RequestEnd> {
  const { now } = at;
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
  const once = kind === 'maatwerk';
  const asked = { id, naar, disclosureId: ask.verstrekkingId, once, epochMs: now.epochMs, traject };
  return ports.verzoeken.begin<K, Refused>(kind, team, asked, ({ earlier, regie, message }) => {
    const held = regie.team === team ? regie.person : null;
    const actor: Actor = { team, role: asker.role, person: workerOn(asker.names, held) };
    const situation = { actor, now, regie, carried: carriesRequest(kind, message) };
    const outcome = unlessHeld(
      kind,
      message,
      REQUESTS[kind].begin(id, WISH[kind](ask, naar, earlier, newId), situation),
    );
    return planned(ports, kind, null, outcome, id, { afzender: team, ontvanger: naar }, 'begin', at);
  });
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
