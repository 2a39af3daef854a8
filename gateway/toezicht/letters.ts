/**
 * A request for inzage, from the day it comes to the letter (AVG 15; R18, R19): who asks is kept sealed, an officer chooses
 * the lines, another one agrees with exactly those, and the letter is shown when the log covers that they did.
 */
import { isValidOn, type Moment } from '../../consent/moment.ts';
import { plusDays } from '../../consent/working-days.ts';
import { type Inzage, inzageOf } from '../casework/rechten/inzage.ts';
import type { Worker } from '../casework/worker.ts';
import { waitUntilCovered } from '../exchange/disclose.ts';
import { makeEntry } from '../exchange/entries.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { openForGateway, sealForGateway } from '../exchange/gateway-seal.ts';
import type { Address, Identity as Whom } from '../exchange/pseudonyms.ts';
import type { DirectorySnapshot, Entropy, TeamId } from '../ports.ts';
import type { Actor, Proposal } from '../vier-ogen/vier-ogen.ts';
import type { InzageRequest, InzageRequestStore, LeftOut, LetterDraft, RequestEntry, RequestOutcome } from './ports.ts';

/** Who asks, and where the letter goes. */
export interface Asker extends Whom {
  /** As it stands on the letter. */
  readonly naam: string;
  readonly straat: string;
  readonly woonplaats: string;
  /** How it was made sure who asks. */
  readonly vastgesteld: Vaststelling;
  readonly adres: Address;
}

/** What an officer chooses from. */
export const VASTSTELLINGEN = ['balie', 'digid', 'thuis', 'eigen_dienst'] as const;
/** `inlog`: the resident asked after signing in; the BSN is proven, name and address are as they were typed. */
export type Vaststelling = (typeof VASTSTELLINGEN)[number] | 'inlog';

/** Before the last day to answer (AVG 12(3)): so many days are left. */
const REMIND_DAYS = 7;
/** Long enough for an extension (two months) and an objection after it (six weeks). */
const KNOWN_DAYS = 150;
const DAY_MS = 86_400_000;

export interface LetterParts {
  readonly exchange: Exchange;
  readonly requests: InzageRequestStore;
}

/** Who looks, for which teams of the organisation. */
export interface Looker {
  readonly oin: string;
  readonly teams: readonly TeamId[];
  readonly person: Worker;
}

export async function openRequest(
  { exchange: { ports }, requests }: LetterParts,
  oin: string,
  { receivedOn, asker }: { readonly receivedOn: string; readonly asker: Asker },
  now: Moment,
): Promise<string> {
  const requestId = ports.entropy.uuid(now.epochMs);
  const about = sealForGateway(ports.keys, ports.entropy, requestId, asker);
  await requests.open(oin, { requestId, receivedOn, dueOn: monthAfter(receivedOn), madeMs: now.epochMs, about });
  return requestId;
}

/** One month (AVG 12(3)); of a longer month's last days, the last day of the next. */
export function monthAfter(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(date, last))).toISOString().slice(0, 10);
}

export interface OpenedRequest {
  readonly request: InzageRequest;
  /** null once it is forgotten. */
  readonly asker: Asker | null;
  /** What there is of them now; null once forgotten, or decided. */
  readonly found: Inzage | null;
  /** What is proposed or agreed; null while nothing is. */
  readonly draft: LetterDraft | null;
}

/** Opening a request is looking for somebody: the search is noted before anything of it is shown (R17). */
export async function viewRequest(
  { exchange, requests }: LetterParts,
  looker: Looker,
  requestId: string,
  now: Moment,
): Promise<OpenedRequest | null> {
  const request = await requests.find(looker.oin, requestId, now.epochMs);
  if (request === null) return null;
  const draft = request.proposal === null ? null : draftOf(request.proposal);
  if (request.about === null) return { request, asker: null, found: null, draft };
  const asker = openForGateway(exchange.ports.keys, requestId, request.about) as Asker;
  return { request, asker, found: await inzageOf(exchange, { ...looker, over: whomOf(asker), now }), draft };
}

const whomOf = ({ bsn, achternaam, geboortedatum, adres }: Asker): Whom => ({ bsn, achternaam, geboortedatum, adres });

export const draftOf = ({ content }: Pick<Proposal, 'content'>) => JSON.parse(content) as LetterDraft;

/** The first person. Lines that were not found for this person cannot be in it. */
export async function proposeLetter(
  { exchange: { ports }, requests }: LetterParts,
  person: Actor,
  { request, found }: OpenedRequest,
  choices: ReadonlyMap<string, 'in' | LeftOut>,
  { now, traceId }: { readonly now: Moment; readonly traceId: string },
): Promise<RequestOutcome> {
  if (found === null) return { kind: 'closed' };
  const lines = found.verstrekkingen.map(({ vermelding }) => ({ vermelding, choice: choices.get(vermelding) }));
  const draft: LetterDraft = {
    verzoek: request.requestId,
    vermeldingen: lines.filter(({ choice }) => choice === 'in').map(({ vermelding }) => vermelding),
    weggelaten: lines.flatMap(({ vermelding, choice = 'andere_persoon' }) =>
      choice === 'in' ? [] : [{ vermelding, grond: choice }],
    ),
  };
  const proposalId = ports.entropy.uuid(now.epochMs);
  return requests.propose(person, draft, proposalId, now.epochMs, entriesOf(ports.entropy, person.oin, now, traceId));
}

export async function decideOnLetter(
  { exchange: { ports }, requests }: LetterParts,
  person: Actor,
  requestId: string,
  { agreed, digest }: { readonly agreed: boolean; readonly digest: string },
  { now, traceId }: { readonly now: Moment; readonly traceId: string },
): Promise<RequestOutcome> {
  const directory = await ports.directory.current();
  const stands = ({ oin, issuer }: { readonly oin: string; readonly issuer: string | null }) =>
    stillSignsIn(directory, oin, issuer, now);
  const entryFor = entriesOf(ports.entropy, person.oin, now, traceId);
  return requests.decide(person, requestId, { agreed, digest, stands }, now.epochMs, entryFor);
}

function stillSignsIn({ identityProviders }: DirectorySnapshot, oin: string, issuer: string | null, now: Moment) {
  const own = identityProviders.get(oin) ?? [];
  return issuer === null || own.some(one => one.issuer === issuer && isValidOn(one.validity, now.localDate));
}

/** Whom it is about, and which lines, stands with the proposal, beside the log. */
function entriesOf(entropy: Entropy, oin: string, now: Moment, traceId: string): RequestEntry {
  return (stap, { proposalId: id, kind: onderwerp, digest: kenmerk }) =>
    makeEntry(entropy, now, [oin], {
      soort: 'beoordeling',
      voorstel: { id, onderwerp, kenmerk, stap },
      spoor: traceId,
      fscTransactie: null,
    });
}

export type Letter =
  | {
      readonly kind: 'letter';
      readonly request: InzageRequest;
      readonly asker: Asker;
      readonly lines: Inzage['verstrekkingen'];
      readonly zaken: Inzage['zaken'];
    }
  /** Nobody agreed yet, or who asked is forgotten. */
  | { readonly kind: 'unknown' | 'not_agreed' | 'forgotten' }
  /** No signed checkpoint covers the decision yet: the letter tells somebody something for the first time (R17). */
  | { readonly kind: 'not_covered' };

/** What two officers agreed to tell, and nothing that was found since. */
export async function letterOf(parts: LetterParts, looker: Looker, requestId: string, now: Moment): Promise<Letter> {
  const { ports } = parts.exchange;
  const request = await parts.requests.find(looker.oin, requestId, now.epochMs);
  if (request === null) return { kind: 'unknown' };
  if (request.state !== 'goedgekeurd' || request.decisionEntryId === null) return { kind: 'not_agreed' };
  if ((await waitUntilCovered(ports.logGate, [request.decisionEntryId])) === null) return { kind: 'not_covered' };
  const opened = await viewRequest(parts, looker, requestId, now);
  if (opened === null || opened.asker === null || opened.found === null || opened.draft === null)
    return { kind: 'forgotten' };
  const { asker, found, draft } = opened;
  const lines = found.verstrekkingen.filter(({ vermelding }) => draft.vermeldingen.includes(vermelding));
  const told = new Set(lines.map(({ verstrekkingId }) => verstrekkingId));
  const zaken = found.zaken.filter(({ signalen }) => signalen.some(({ signaalId }) => told.has(signaalId)));
  return { kind: 'letter', request, asker, lines, zaken };
}

/** Who asked is not kept for ever; that somebody asked, and what two people decided, is. */
export function requestsAreForgotten(requests: Pick<InzageRequestStore, 'forget'>, { epochMs }: Moment): Promise<void> {
  return requests.forget(epochMs - KNOWN_DAYS * DAY_MS);
}

/** Whether little is left of the month of a request, or nothing. */
export function isNearlyDue({ state, about, dueOn }: InzageRequest, today: string): boolean {
  return state !== 'goedgekeurd' && about !== null && dueOn <= plusDays(today, REMIND_DAYS);
}

/** Reminds of each request once, a week before its month is over. Safe beside other gateways. */
export async function requestsFallDue(
  requests: Pick<InzageRequestStore, 'remind'>,
  { localDate, epochMs }: Moment,
  report: (organisation: string) => void,
): Promise<void> {
  for (const oin of await requests.remind(plusDays(localDate, REMIND_DAYS), epochMs)) report(oin);
}

/** Whatever was left out to protect somebody is looked at again (UAVG 41; L-09). */
export const lookAgainOn = (decidedOn: string) => plusDays(decidedOn, 182);
