/**
 * Handovers as two teams work on them: load, one step of the core, save with the version that was seen. What the other
 * side hears of it is an entry of the log in the same transaction. Nothing personal is told here: that goes by messages.
 */
import type { Moment } from '../../../consent/moment.ts';
import { holdsBsn } from '../../../schemas/formats.ts';
import type { OverdrachtAanmelding, OverdrachtStap } from '../../../schemas/generated/types.ts';
import { makeEntry } from '../../exchange/entries.ts';
import { sealForGateway } from '../../exchange/gateway-seal.ts';
import type { Pseudonymiser } from '../../exchange/pseudonyms.ts';
import type { EntryRecord, KeyRing, Ports, TeamId } from '../../ports.ts';
import { type Actor, type Outcome, type Refused, refused } from '../overdracht/steps.ts';
import { begin } from '../overdracht/steps-afzender.ts';
import { trekIn } from '../overdracht/steps-beide.ts';
import { apply, type Event, type Traject } from '../overdracht/traject.ts';
import { workerOn } from '../worker.ts';
import type { LockedTraject, PersonKeys, Planned, SeenHandover, StepAsk, Stepped } from './ports.ts';
import { type Asker, take } from './taking.ts';

export type HandoverPorts = Pick<Ports, 'trajecten' | 'entropy' | 'keys' | 'directory'>;

/** How a change came in. */
export interface At {
  readonly now: Moment;
  readonly traceId: string;
}

export type HandoverEnd = Stepped<Refused> | { readonly kind: 'no-team' } | { readonly kind: 'bsn' };

/** Begins a handover of a person; the traject is found by pseudonyms, or made. Who it is about is not kept. */
export async function beginHandover(
  ports: HandoverPorts,
  pseudonyms: Pseudonymiser,
  ask: OverdrachtAanmelding,
  asker: Asker,
  at: At,
): Promise<HandoverEnd> {
  const team = asker.team as TeamId;
  const receiver: TeamId = `${ask.naar.oin}/${ask.naar.team}`;
  if (!(await takesPart(ports, receiver))) return { kind: 'no-team' };
  const overdrachtId = ports.entropy.uuid(at.now.epochMs);
  const { overgang, kader, plandatum } = ask;
  const wish = {
    handoverId: overdrachtId,
    ...{ overgang, kader, plandatum, naar: receiver, ankerOp: ask.ankerdatum },
    gebieden: ask.gebieden.map(one => ({ area: one.gebied, urgent: one.dringend })),
  };
  return ports.trajecten.begin(
    team,
    {
      trajectId: ports.entropy.uuid(at.now.epochMs),
      overdrachtId,
      regie: { team, person: workerOn(asker.names, null) },
      own: personKeys(ports.keys, pseudonyms, team, ask.betrokkene),
      receiver: { team: receiver, keys: personKeys(ports.keys, pseudonyms, receiver, ask.betrokkene) },
      epochMs: at.now.epochMs,
    },
    traject => {
      const held = traject.regie.team === team ? traject.regie.person : null;
      const actor: Actor = { team, role: asker.role, person: workerOn(asker.names, held) };
      return planned(begin(traject, wish, actor, at.now), traject, NOTHING);
    },
  );
}

/** One step of a person on what that person saw. */
export async function stepHandover(
  ports: HandoverPorts,
  overdrachtId: string,
  ask: OverdrachtStap,
  seen: number,
  asker: Asker,
  at: At,
): Promise<HandoverEnd> {
  const words = ask.stap === 'stelVoor' ? ask.woordenClient : undefined;
  if (words !== undefined && holdsBsn(words)) return { kind: 'bsn' };
  const disclosureId = 'verstrekkingId' in ask ? (ask.verstrekkingId ?? null) : null;
  const consentIds = ask.stap === 'noteerToestemming' ? (ask.toestemmingen ?? []) : [];
  let consentEnded = false;
  const stepped = await stepOn(
    ports,
    asker.team as TeamId,
    overdrachtId,
    { seen, disclosureId, consentIds },
    at,
    locked => {
      consentEnded = locked.consentEnded;
      if (consentEnded) return refused('STAP_KAN_NU_NIET');
      const outcome = take(locked, overdrachtId, ask, asker, at.now);
      return planned(outcome, locked.traject, {
        entries: after => entriesOf(ports, after, overdrachtId, ask.stap, at),
        words:
          words === undefined
            ? null
            : sealForGateway(ports.keys, ports.entropy, wordsId(overdrachtId, locked.versie + 1), words),
        consentIds: [...consentIds, ...(locked.message?.consentIds ?? [])],
        disclosureId,
      });
    },
  );
  if (!consentEnded) return stepped;
  // What the client withdrew stops first; the step was asked on what is no longer so.
  await stopOnWithdrawal(ports, asker.team as TeamId, overdrachtId, at);
  return { kind: 'outdated' };
}

/** As one team sees it; a consent that ended has stopped it before it is shown. */
export async function seeHandover(
  ports: HandoverPorts,
  team: TeamId,
  overdrachtId: string,
  at: At,
): Promise<SeenHandover | null> {
  const found = await ports.trajecten.find(team, overdrachtId);
  if (found === null || !found.consentEnded) return found;
  await stopOnWithdrawal(ports, team, overdrachtId, at);
  return ports.trajecten.find(team, overdrachtId);
}

/** Stands where the person stands in an event that no person made: the withdrawal was noted where consents live. */
const CONSENT_REGISTER = 'toestemming';

/**
 * Stops a handover whose consent was withdrawn, in whichever state it is; the regie stays where it is (R14). Doing it
 * twice, or by two gateways at once, stops it once.
 * @param team either side: it is noted on the sender's, whose consent it was (R16)
 */
export async function stopOnWithdrawal(
  ports: HandoverPorts,
  team: TeamId,
  overdrachtId: string,
  at: At,
): Promise<void> {
  const found = await ports.trajecten.find(team, overdrachtId);
  const handover = found?.traject.handovers.find(one => one.handoverId === overdrachtId);
  if (found == null || handover === undefined || !found.consentEnded) return;
  const sender = handover.afzender.team as TeamId;
  const actor: Actor = { team: sender, role: 'teamleider', person: CONSENT_REGISTER };
  await stepOn(ports, sender, overdrachtId, NOT_SEEN, at, locked => {
    if (!locked.consentEnded) return refused('STAP_KAN_NU_NIET');
    return planned(trekIn(locked.traject, overdrachtId, 'client', actor, at.now), locked.traject, {
      ...NOTHING,
      entries: after => entriesOf(ports, after, overdrachtId, 'trekIn', at),
    });
  });
}

const NOT_SEEN: StepAsk = { seen: null, disclosureId: null, consentIds: [] };

type Beside = Pick<Planned, 'words' | 'consentIds' | 'disclosureId'> & {
  readonly entries: (after: Traject) => readonly EntryRecord[];
};

const NOTHING: Beside = { words: null, consentIds: [], disclosureId: null, entries: () => [] };

function planned(outcome: Outcome<Event>, traject: Traject, beside: Beside): Planned | Refused {
  if (outcome.kind === 'refused') return outcome;
  const { entries, ...rest } = beside;
  const after = outcome.events.reduce(apply, traject);
  return { kind: 'done', after, events: outcome.events, entries: entries(after), ...rest };
}

function stepOn(
  { trajecten }: HandoverPorts,
  team: TeamId,
  overdrachtId: string,
  ask: StepAsk,
  { now }: At,
  plan: (locked: LockedTraject) => Planned | Refused,
): Promise<Stepped<Refused>> {
  return trajecten.step(team, overdrachtId, ask, now.epochMs, plan);
}

/** The other side hears of a step once it is party: an entry with ids, teams and step. */
function entriesOf(
  { entropy }: HandoverPorts,
  traject: Traject,
  overdrachtId: string,
  stap: string,
  { now, traceId }: At,
): readonly EntryRecord[] {
  const handover = traject.handovers.find(one => one.handoverId === overdrachtId);
  if (handover === undefined || handover.voorgesteldOp === null) return [];
  const afzender = partyOf(handover.afzender.team);
  const ontvanger = partyOf(handover.ontvanger.team);
  return [
    makeEntry(entropy, now, [afzender.oin, ontvanger.oin], {
      soort: 'overdracht',
      afzender,
      ontvanger,
      overdracht: { id: overdrachtId, soort: 'overdracht', stap },
      spoor: traceId,
      fscTransactie: null,
    }),
  ];
}

export function partyOf(team: string): { readonly oin: string; readonly team: string } {
  const at = team.indexOf('/');
  return { oin: team.slice(0, at), team: team.slice(at + 1) };
}

/** What the sealed words are bound to, so that a row cannot stand for another. */
export function wordsId(overdrachtId: string, number: number): string {
  return `woorden:${overdrachtId}:${number}`;
}

export async function takesPart({ directory }: Pick<Ports, 'directory'>, team: TeamId): Promise<boolean> {
  const { organisations, teams } = await directory.current();
  return teams.has(team) && organisations.get(team.slice(0, team.indexOf('/')))?.status === 'aangesloten';
}

/** Each way to know somebody again, under each key still known: what finds a traject must outlive a new key. */
export function personKeys(
  keys: KeyRing,
  pseudonyms: Pseudonymiser,
  team: TeamId,
  { bsn, achternaam, geboortedatum, postcode, huisnummer }: OverdrachtAanmelding['betrokkene'],
): PersonKeys {
  return keys.kids('pseudoniem').flatMap(known => {
    const identity = { bsn, achternaam, geboortedatum, adres: { postcode, huisnummer } };
    const { kid, person, alternate } = pseudonyms.forTeam(team, identity, known);
    return [person, ...(alternate === null || alternate.equals(person) ? [] : [alternate])].map(one => ({
      kid,
      person: one,
    }));
  });
}
