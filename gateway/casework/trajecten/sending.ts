/**
 * Requests and handovers that the gateway itself sends, for a team whose key it keeps. Message and step are two things that
 * must not come apart: what is about to be sent is written down first, sealed; the message goes once, whoever sends it
 * again; one message makes one step. Who dies in between is followed up by the minute's duty (ADR 0033).
 */
import type { Moment } from '../../../consent/moment.ts';
import { holdsBsn } from '../../../schemas/formats.ts';
import type {
  OverdrachtStapStelVoor,
  VerzoekMaatwerkAanmelding,
  VerzoekMaatwerkbericht,
  VerzoekMaatwerkStapVulAan,
  VerzoekToegangAanmelding,
  VerzoekWoningAanmelding,
} from '../../../schemas/generated/types.ts';
import { openForGateway, sealForGateway } from '../../exchange/gateway-seal.ts';
import type { OwnMessage, SendOwn } from '../../exchange/own-message.ts';
import type { Pseudonymiser } from '../../exchange/pseudonyms.ts';
import { jcs } from '../../jcs.ts';
import type { TeamId } from '../../ports.ts';
import type { Problem } from '../../problems.ts';
import { MAATWERK, type MaatwerkKind } from '../overdracht/maatwerk.ts';
import { type Refused, refused } from '../overdracht/steps.ts';
import type { Worker } from '../worker.ts';
import {
  type AskingPorts,
  actorOnRequest,
  type Beginnings,
  beginRequest,
  type RequestEnd,
  stepRequest,
  tryBeginning,
  type Unnamed,
} from './asking.ts';
import { type At, type HandoverPorts, partyOf, personKeys, stepHandover, takesPart } from './handovers.ts';
import { addressed, asIfAccepted, ownMessageOf, type Person, type Written } from './own-words.ts';
import type { RequestKind } from './requests.ts';
import { type Asker, actorOn, take } from './taking.ts';

export interface SendingParts {
  readonly ports: AskingPorts & HandoverPorts;
  readonly pseudonyms: Pseudonymiser;
  readonly send: SendOwn;
}

/** What each kind is begun with when the gateway sends. */
export interface Asked {
  readonly toegang: VerzoekToegangAanmelding & { readonly bericht: Written };
  readonly woning: VerzoekWoningAanmelding & { readonly bericht: Written };
  readonly maatwerk: VerzoekMaatwerkAanmelding & { readonly bericht: VerzoekMaatwerkbericht };
}

/** `bsn`: the client's own words hold one. */
export type SendingEnd = RequestEnd | { readonly kind: 'bsn' } | Problem;

/** What a route hands over; it sends nothing itself. Refused as the step, or as the message: then there is neither. */
export interface OwnSending {
  begin<K extends RequestKind>(kind: K, ask: Asked[K], asker: Asker, at: At): Promise<SendingEnd>;
  add(
    id: string,
    ask: VerzoekMaatwerkStapVulAan & { readonly bericht: VerzoekMaatwerkbericht },
    seen: number,
    asker: Asker,
    at: At,
  ): Promise<SendingEnd>;
  propose(
    id: string,
    ask: OverdrachtStapStelVoor & { readonly bericht: Written },
    seen: number,
    asker: Asker,
    at: At,
  ): Promise<SendingEnd>;
}

/** What follows once the message is there. */
type Then =
  | { readonly step: 'begin'; readonly of: RequestKind; readonly ask: Unnamed<Beginnings[RequestKind]> }
  | { readonly step: 'vulAan'; readonly id: string; readonly seen: number }
  | {
      readonly step: 'stelVoor';
      readonly id: string;
      readonly seen: number;
      readonly ask: Unnamed<OverdrachtStapStelVoor>;
    };

/** What is written down before anything leaves. */
interface Planned {
  readonly message: OwnMessage;
  readonly person: Worker;
  readonly role: Asker['role'];
  readonly then: Then;
}

export function ownSending(parts: SendingParts): OwnSending {
  const { ports, pseudonyms } = parts;
  return {
    async begin(kind, { bericht, verstrekkingId: _, ...ask }, asker, at) {
      const naar: TeamId = `${ask.naar.oin}/${ask.naar.team}`;
      if (!(await takesPart(ports, naar))) return { kind: 'no-team' };
      const soort = 'soort' in ask ? (ask.soort as MaatwerkKind) : null;
      const written = addressed(await ports.directory.current(), naar, writtenOf(bericht, soort), at.now);
      if ('gewensteDatum' in written && 'gewenstOp' in ask && written.gewensteDatum !== ask.gewenstOp)
        return refused('DATUM_ONJUIST');
      const betrokkene = 'betrokkene' in ask ? (ask.betrokkene as VerzoekToegangAanmelding['betrokkene']) : null;
      const isThem = betrokkene === null || isAbout(parts, naar, betrokkene, written.persoon);
      const asked = ask as Unnamed<Beginnings[typeof kind]>;
      // Nothing leaves for a step that would be refused anyhow.
      const allowed = await tryBeginning(ports, pseudonyms, kind, asked, asIfAccepted(written, isThem), asker, at);
      if (allowed.kind !== 'allowed') return allowed;
      return intended(parts, asker, allowed.person, naar, written, null, { step: 'begin', of: kind, ask }, at);
    },

    async add(id, ask, seen, asker, at) {
      const found = await ports.verzoeken.find('maatwerk', asker.team as TeamId, id);
      if (found === null) return { kind: 'unknown' };
      if (found.versie !== seen) return { kind: 'outdated' };
      const { state } = found;
      const actor = actorOnRequest(state, asker);
      const situation = { actor, now: at.now, regie: null, carried: ask.bericht.toestemmingen.length > 0 };
      const allowed = MAATWERK.step(state, { stap: 'vulAan' }, situation);
      if (allowed.kind === 'refused') return allowed;
      const written = writtenOf(ask.bericht, state.soort);
      // One message for one version: of two who add to the same, one speaks.
      const once = `${id} ${seen}`;
      const naar = state.ontvanger.team as TeamId;
      return intended(parts, asker, actor.person, naar, written, once, { step: 'vulAan', id, seen }, at);
    },

    async propose(id, { bericht: asWritten, verstrekkingId: _, ...ask }, seen, asker, at) {
      if (ask.woordenClient !== undefined && holdsBsn(ask.woordenClient)) return { kind: 'bsn' };
      const team = asker.team as TeamId;
      const found = await ports.trajecten.find(team, id);
      const handover = found?.traject.handovers.find(one => one.handoverId === id);
      if (found == null || handover === undefined) return { kind: 'unknown' };
      if (found.versie !== seen || found.consentEnded) return { kind: 'outdated' };
      const naar = handover.ontvanger.team as TeamId;
      const bericht = addressed(await ports.directory.current(), naar, asWritten, at.now);
      const isThem = (await trajectOf(parts, team, bericht.persoon, asker, at)) === found.traject.trajectId;
      const message = asIfAccepted(bericht, isThem);
      const allowed = take(
        { ...found, message, consentsStand: true },
        id,
        { ...ask, verstrekkingId: id },
        asker,
        at.now,
      );
      if (allowed.kind === 'refused') return allowed;
      const { person } = actorOn(found.traject, id, asker);
      // The same words in another handover are another message.
      const once = `${id} ${jcs(bericht)}`;
      return intended(parts, asker, person, naar, bericht, once, { step: 'stelVoor', id, seen, ask }, at);
    },
  };
}

/** @param soort what is asked for in a request for an arrangement; it stands beside what the worker wrote */
function writtenOf(bericht: Written | VerzoekMaatwerkbericht, soort: MaatwerkKind | null): Written {
  return 'type' in bericht ? bericht : { ...bericht, soort: soort!, type: 'maatwerkverzoek' };
}

/** Whether the message would be about whom the request is about, by the mark that its receiver will know it by. */
function isAbout(
  { ports, pseudonyms }: SendingParts,
  naar: TeamId,
  betrokkene: VerzoekToegangAanmelding['betrokkene'],
  persoon: Person,
): boolean {
  const { person } = pseudonyms.forTeam(naar, persoon);
  return personKeys(ports.keys, pseudonyms, naar, betrokkene).some(known => known.person.equals(person));
}

/** The traject that this team goes on with for a person; looked up as a handover would be begun, and nothing is kept. */
async function trajectOf(
  { ports, pseudonyms }: SendingParts,
  team: TeamId,
  persoon: Person,
  { names }: Asker,
  { now: { epochMs } }: At,
): Promise<string> {
  let found = '';
  const { kid, person } = pseudonyms.forTeam(team, persoon);
  const own = [{ kid, person }];
  const [trajectId, overdrachtId] = [ports.entropy.uuid(epochMs), ports.entropy.uuid(epochMs)];
  const ask = {
    trajectId,
    overdrachtId,
    regie: { team, person: names[0]! },
    own,
    receiver: { team, keys: [] },
    epochMs,
  };
  await ports.trajecten.begin<Refused>(team, ask, traject => {
    found = traject.trajectId;
    return refused('STAP_KAN_NU_NIET');
  });
  return found;
}

async function intended(
  parts: SendingParts,
  { team: sender, role }: Asker,
  person: string,
  naar: TeamId,
  written: Written,
  once: string | null,
  then: Then,
  at: At,
): Promise<SendingEnd> {
  const { keys, entropy, verzoeken, directory } = parts.ports;
  const team = sender as TeamId;
  const intentId = entropy.uuid(at.now.epochMs);
  const message = ownMessageOf(await directory.current(), team, naar, written, once, at.now);
  const plan: Planned = { message, role, person: person as Worker, then };
  const sealed = sealForGateway(keys, entropy, nameOf(intentId), plan);
  await verzoeken.intend(team, { intentId, sealed, epochMs: at.now.epochMs });
  const end = await carryOut(parts, plan, at);
  if (!isHeld(end)) await verzoeken.forget(team, intentId);
  return end;
}

const nameOf = (intentId: string) => `voornemen:${intentId}`;

/** First the message, then the step it carries: what says it was asked, was asked. */
async function carryOut(parts: SendingParts, { message, role, person, then }: Planned, at: At): Promise<SendingEnd> {
  const { ports, pseudonyms, send } = parts;
  const sent = await send(message, at);
  if (sent.kind === 'problem') return sent;
  const asker: Asker = { team: message.team, role, names: [person], colleague: null };
  const named = { team: partyOf(message.team).team, verstrekkingId: sent.disclosureId };
  switch (then.step) {
    case 'begin': {
      const ask = { ...then.ask, ...named } as Beginnings[RequestKind];
      return beginRequest(ports, pseudonyms, then.of, ask, asker, at, true);
    }
    case 'vulAan':
      return stepRequest(ports, 'maatwerk', then.id, { ...named, stap: 'vulAan' }, then.seen, asker, at);
    case 'stelVoor': {
      const end = await stepHandover(ports, then.id, { ...then.ask, ...named }, then.seen, asker, at);
      return end.kind === 'done' ? { kind: 'done', id: end.overdrachtId, versie: end.versie } : end;
    }
  }
}

const isHeld = (end: SendingEnd) => end.kind === 'refused' && end.code === 'BERICHT_AANGEHOUDEN';

/** Whoever is at it still is left alone this long. */
const UNDER_WAY_MS = 60_000;
const DAY_MS = 86_400_000;
const AT_ONCE = 100;

/** Finishes what was begun by who died, and what two people let pass. Safe beside other gateways. */
export async function intentsFallDue(parts: SendingParts, teams: readonly TeamId[], now: Moment): Promise<void> {
  const { keys, entropy, verzoeken } = parts.ports;
  for (const team of teams)
    for (const { intentId, sealed, epochMs } of await verzoeken.intents(team, now.epochMs - UNDER_WAY_MS, AT_ONCE)) {
      const plan = openForGateway(keys, nameOf(intentId), sealed) as Planned;
      const end = await carryOut(parts, plan, { now, traceId: entropy.bytes(16).toString('hex') });
      const mayPass = end.kind === 'problem' && end.code !== 'GEWEIGERD' && now.epochMs - epochMs < DAY_MS;
      if (!isHeld(end) && !mayPass) await verzoeken.forget(team, intentId);
    }
}
