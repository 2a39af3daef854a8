/**
 * A request for an arrangement that the gateway itself sends, for a team whose key it keeps. Message and request are two
 * things that must not come apart: what is about to be sent is written down first, sealed; the message goes once, whoever
 * sends it again; one message begins one request. Who dies in between is followed up by the minute's duty (ADR 0033).
 */
import type { Moment } from '../../../consent/moment.ts';
import type {
  VerzoekMaatwerkAanmelding,
  VerzoekMaatwerkbericht,
  VerzoekMaatwerkStapVulAan,
} from '../../../schemas/generated/types.ts';
import { openForGateway, sealForGateway } from '../../exchange/gateway-seal.ts';
import type { SendOwn } from '../../exchange/own-message.ts';
import type { Pseudonymiser } from '../../exchange/pseudonyms.ts';
import type { TeamId } from '../../ports.ts';
import type { Problem } from '../../problems.ts';
import { MAATWERK, type MaatwerkKind } from '../overdracht/maatwerk.ts';
import type { Actor } from '../overdracht/steps.ts';
import type { Worker } from '../worker.ts';
import { type AskingPorts, actorOnRequest, beginRequest, type RequestEnd, stepRequest } from './asking.ts';
import { type At, partyOf, takesPart } from './handovers.ts';
import type { Asker } from './taking.ts';

export interface SendingParts {
  readonly ports: AskingPorts;
  readonly pseudonyms: Pseudonymiser;
  readonly send: SendOwn;
}

/** What a route hands over; it sends nothing itself. */
export interface RequestSending {
  /** Refused as the step, or as the message: then there is neither. */
  begin(
    ask: VerzoekMaatwerkAanmelding & { readonly bericht: VerzoekMaatwerkbericht },
    asker: Asker,
    at: At,
  ): Promise<RequestEnd | Problem>;
  add(
    id: string,
    ask: VerzoekMaatwerkStapVulAan & { readonly bericht: VerzoekMaatwerkbericht },
    seen: number,
    asker: Asker,
    at: At,
  ): Promise<RequestEnd | Problem>;
}

/** What is written down before anything leaves. */
interface Planned {
  readonly naar: TeamId;
  readonly soort: MaatwerkKind;
  readonly bericht: VerzoekMaatwerkbericht;
  readonly person: Worker;
  readonly role: Asker['role'];
  /** The request it adds to, on the version that was seen; null for a new one. */
  readonly adds: { readonly id: string; readonly seen: number } | null;
}

export function requestSending(parts: SendingParts): RequestSending {
  const { ports } = parts;
  return {
    async begin(ask, asker, at) {
      const naar: TeamId = `${ask.naar.oin}/${ask.naar.team}`;
      if (!(await takesPart(ports, naar))) return { kind: 'no-team' };
      const { soort, bericht } = ask;
      const actor = actorOnRequest(null, asker);
      // Nothing leaves for a step that would be refused anyhow.
      const allowed = MAATWERK.begin('', { naar, soort }, situation(actor, at.now, bericht));
      if (allowed.kind === 'refused') return allowed;
      return intended(parts, asker, actor, { naar, soort, bericht, adds: null }, at);
    },
    async add(id, ask, seen, asker, at) {
      const found = await ports.verzoeken.find('maatwerk', asker.team as TeamId, id);
      if (found === null) return { kind: 'unknown' };
      if (found.versie !== seen) return { kind: 'outdated' };
      const { state } = found;
      const actor = actorOnRequest(state, asker);
      const { bericht } = ask;
      const allowed = MAATWERK.step(state, { stap: 'vulAan' }, situation(actor, at.now, bericht));
      if (allowed.kind === 'refused') return allowed;
      const naar = state.ontvanger.team as TeamId;
      return intended(parts, asker, actor, { naar, soort: state.soort, bericht, adds: { id, seen } }, at);
    },
  };
}

const situation = (actor: Actor, now: Moment, bericht: VerzoekMaatwerkbericht) => ({
  ...{ actor, now, regie: null, carried: bericht.toestemmingen.length > 0 },
});

async function intended(
  parts: SendingParts,
  { team, role }: Asker,
  { person }: Actor,
  what: Pick<Planned, 'naar' | 'soort' | 'bericht' | 'adds'>,
  at: At,
): Promise<RequestEnd | Problem> {
  const { keys, entropy, verzoeken } = parts.ports;
  const intentId = entropy.uuid(at.now.epochMs);
  const plan: Planned = { ...what, role, person: person as Worker };
  const sealed = sealForGateway(keys, entropy, nameOf(intentId), plan);
  await verzoeken.intend(team as TeamId, { intentId, sealed, epochMs: at.now.epochMs });
  const end = await carryOut(parts, team as TeamId, plan, at);
  if (!isHeld(end)) await verzoeken.forget(team as TeamId, intentId);
  return end;
}

const nameOf = (intentId: string) => `voornemen:${intentId}`;

/** First the message, then the request it carries: a request that says it was asked, was asked. */
async function carryOut(
  { ports, pseudonyms, send }: SendingParts,
  team: TeamId,
  plan: Planned,
  at: At,
): Promise<RequestEnd | Problem> {
  const sent = await send(messageOf(team, plan), at);
  if (sent.kind === 'problem') return sent;
  const { naar, soort, adds, role, person } = plan;
  const asker: Asker = { team, role, names: [person], colleague: null };
  const named = { team: partyOf(team).team, verstrekkingId: sent.disclosureId };
  return adds === null
    ? beginRequest(ports, pseudonyms, 'maatwerk', { ...named, naar: partyOf(naar), soort }, asker, at)
    : stepRequest(ports, 'maatwerk', adds.id, { ...named, stap: 'vulAan' }, adds.seen, asker, at);
}

function messageOf(team: TeamId, { naar, soort, bericht, adds }: Planned): Parameters<SendOwn>[0] {
  const { toestemmingen, ...inhoud } = bericht;
  return {
    ...{ team, hoedanigheid: 'college_schuldhulp', naar, type: 'maatwerkverzoek', doel: 'betalingsmaatwerk' },
    inhoud: { ...inhoud, soort },
    toestemmingen,
    // One message for one version: of two who add to the same, one speaks.
    ...(adds === null ? {} : { eenmaal: `${adds.id} ${adds.seen}` }),
    over: null,
  };
}

const isHeld = (end: RequestEnd | Problem) => end.kind === 'refused' && end.code === 'BERICHT_AANGEHOUDEN';

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
      const end = await carryOut(parts, team, plan, { now, traceId: entropy.bytes(16).toString('hex') });
      const mayPass = end.kind === 'problem' && end.code !== 'GEWEIGERD' && now.epochMs - epochMs < DAY_MS;
      if (!isHeld(end) && !mayPass) await verzoeken.forget(team, intentId);
    }
}
