/**
 * Requests as two teams work on them: the regional access, a home, an arrangement. Each rests on an accepted message that
 * was decided by its own ground; here is only how it goes on. What the other side hears is an entry of the log.
 */
import type { Moment } from '../../../consent/moment.ts';
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
import {
  kenToe,
  trekMaatwerkIn,
  vraagMaatwerk,
  vraagMeer,
  vulMaatwerkAan,
  wijsMaatwerkAf,
} from '../overdracht/maatwerk.ts';
import { type Actor, type Outcome, type Refused, refused, sideOf } from '../overdracht/steps.ts';
import { besluit, meldAan, neemOp, trekAanmeldingIn, vulAan } from '../overdracht/toegang.ts';
import {
  beeindigOmklap,
  klapOm,
  tekenOmklap,
  trekWoningvraagIn,
  vraagWoning,
  wijsWoningAf,
  zegToe,
} from '../overdracht/woning.ts';
import { workerOn } from '../worker.ts';
import { type At, partyOf, personKeys, takesPart } from './handovers.ts';
import type { PlannedRequest, SteppedRequest } from './ports.ts';
import {
  applied,
  carriesRequest,
  type EventOf,
  type LockedRequest,
  type RequestKind,
  type StateOf,
} from './requests.ts';
import type { Asker } from './taking.ts';

type AskingPorts = Pick<Ports, 'verzoeken' | 'entropy' | 'keys' | 'directory'>;

export interface Beginnings {
  readonly toegang: VerzoekToegangAanmelding;
  readonly woning: VerzoekWoningAanmelding;
  readonly maatwerk: VerzoekMaatwerkAanmelding;
}

export interface Steps {
  readonly toegang: VerzoekToegangStap;
  readonly woning: VerzoekWoningStap;
  readonly maatwerk: VerzoekMaatwerkStap;
}

export type RequestEnd = SteppedRequest<Refused> | { readonly kind: 'no-team' };

/** What a beginning works with beside what was asked. */
interface Known<K extends RequestKind> {
  readonly id: string;
  readonly naar: TeamId;
  /** For an investigation that is not there yet. */
  readonly newId: string;
  readonly earlier: readonly StateOf[K][];
  readonly regie: { readonly team: string; readonly person: string };
  readonly carried: boolean;
}

const BEGIN: {
  readonly [K in RequestKind]: (ask: Beginnings[K], known: Known<K>, actor: Actor, now: Moment) => Outcome<EventOf[K]>;
} = {
  toegang(ask, { id, naar, newId, earlier, regie, carried }, actor, now) {
    const onderzoekId = earlier[0]?.onderzoekId ?? newId;
    const wish = { toegangId: id, naar, onderzoekId, clientondersteuning: ask.clientondersteuning };
    const outcome = meldAan(earlier, regie, wish, actor, now);
    return outcome.kind === 'done' && !carried ? refused('BERICHT_PAST_NIET') : outcome;
  },
  woning(ask, { id, naar, carried }, actor, now) {
    return vraagWoning({ woningId: id, naar, gewenstOp: ask.gewenstOp, toestemming: carried }, actor, now);
  },
  maatwerk(ask, { id, naar, carried }, actor, now) {
    return vraagMaatwerk({ maatwerkId: id, naar, soort: ask.soort, toestemming: carried }, actor, now);
  },
};

const STEP: {
  readonly [K in RequestKind]: (
    locked: LockedRequest<K>,
    ask: Steps[K],
    actor: Actor,
    now: Moment,
  ) => Outcome<EventOf[K]>;
} = {
  toegang({ state, regie }, ask, actor, now) {
    switch (ask.stap) {
      case 'neemOp':
        return neemOp(state, actor, now);
      case 'vulAan':
        return vulAan(state, ask.gebieden, actor, now);
      case 'besluit': {
        if (regie === null) return refused('REGIEHOUDER_ONTBREEKT');
        // Whoever is admitted or not: somebody of the team that has the regie is named.
        const named = { team: regie.team, person: ask.regiehouder ?? regie.person };
        return besluit(state, ask.uitkomst, named, regie, actor, now);
      }
      case 'trekIn':
        return trekAanmeldingIn(state, actor, now);
    }
  },
  woning({ state }, ask, actor, now) {
    switch (ask.stap) {
      case 'zegToe':
        return zegToe(state, { vanaf: ask.vanaf, geldigTot: ask.geldigTot }, actor, now);
      case 'wijsAf':
        return wijsWoningAf(state, ask.reden, actor, now);
      case 'tekenOmklap':
        return tekenOmklap(state, ask.dagen, actor, now);
      case 'klapOm':
        return klapOm(state, actor, now);
      case 'beeindig':
        return beeindigOmklap(state, actor, now);
      case 'trekIn':
        return trekWoningvraagIn(state, actor, now);
    }
  },
  maatwerk({ state, message }, ask, actor, now) {
    switch (ask.stap) {
      case 'vraagMeer':
        return vraagMeer(state, actor, now);
      case 'vulAan':
        return vulMaatwerkAan(state, carriesRequest('maatwerk', message), actor, now);
      case 'kenToe':
        return kenToe(state, { van: ask.van, tot: ask.tot }, actor, now);
      case 'wijsAf':
        return wijsMaatwerkAf(state, ask.reden, actor, now);
      case 'trekIn':
        return trekMaatwerkIn(state, actor, now);
    }
  },
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
  const asked = { id, naar, disclosureId: ask.verstrekkingId, epochMs: now.epochMs, traject };
  return ports.verzoeken.begin<K, Refused>(kind, team, asked, ({ earlier, regie, message }) => {
    const held = regie.team === team ? regie.person : null;
    const actor: Actor = { team, role: asker.role, person: workerOn(asker.names, held) };
    const known = { id, naar, newId, earlier, regie, carried: carriesRequest(kind, message) };
    const outcome = BEGIN[kind](ask, known, actor, now);
    return planned(ports, kind, null, outcome, id, { afzender: team, ontvanger: naar }, 'begin', at);
  });
}

export async function stepRequest<K extends RequestKind>(
  ports: AskingPorts,
  kind: K,
  id: string,
  ask: Steps[K],
  seen: number,
  asker: Asker,
  at: At,
): Promise<RequestEnd> {
  const disclosureId = 'verstrekkingId' in ask ? ask.verstrekkingId : null;
  const asked = { seen, disclosureId, epochMs: at.now.epochMs };
  return ports.verzoeken.step<K, Refused>(kind, asker.team as TeamId, id, asked, locked => {
    const { state } = locked;
    const side = sideOf(state, asker.team);
    const held = side === null ? null : state[side].person;
    const actor: Actor = { team: asker.team, role: asker.role, person: workerOn(asker.names, held) };
    const outcome = STEP[kind](locked, ask, actor, at.now);
    const sides = { afzender: state.afzender.team, ontvanger: state.ontvanger.team };
    return planned(ports, kind, state, outcome, id, sides, ask.stap, at);
  });
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
