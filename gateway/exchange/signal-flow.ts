/**
 * The way of one signal (docs/ARCHITECTURE.md). Read `acceptSignal` for the list; each step takes the type the step
 * before it made, so a skipped step does not compile.
 *
 *   receive → authenticate → validate → decide → minimise → seal → record → acknowledge
 */
import { type Allowed, decide, type Held, type Refused } from '../../consent/decide.ts';
import type { Facts } from '../../consent/facts.ts';
import { dateFaults, messageFacts, requestOf } from '../../consent/message-facts.ts';
import { type Minimised, minimise } from '../../consent/minimise.ts';
import { REASONS } from '../../consent/reasons.ts';
import { ALLOW_LISTS } from '../../schemas/generated/allow-lists.ts';
import type { Bericht } from '../../schemas/generated/types.ts';
import { parseStrict } from '../../schemas/parse.ts';
import { validateMessage } from '../../schemas/validate.ts';
import { type Authenticated, authenticate, isFresh, maySpeakFor } from '../access/authenticate.ts';
import type { ConsentRow, DirectorySnapshot, KeyedDigest, Ports, Recording, SealedBody, TeamId } from '../ports.ts';
import { type Problem, problem } from '../problems.ts';
import { circumstancesOf, type KeptFacts, policyInForce } from './circumstances.ts';
import { makeEntry } from './entries.ts';
import { sealForGateway } from './gateway-seal.ts';
import { isDigestOf, keyedDigest } from './keyed-digest.ts';
import { type Identity, type PersonPseudonyms, type Pseudonymiser, pseudonymiser } from './pseudonyms.ts';
import { contentOf, sealText, signReceipt } from './receipt.ts';
import type { Received } from './received.ts';
import { sealTo } from './seal.ts';

/** How often a decision is taken anew because the directory changed between reading and writing. */
const DIRECTORY_RETRIES = 3;

export type Accepted = {
  readonly kind: 'accepted';
  readonly verdict: 'toegestaan' | 'aangehouden';
  readonly receipt: string;
};

/** Takes in one signal. Every end is a value; an exception means a broken promise, and then nothing was acknowledged. */
export async function acceptSignal(exchange: Exchange, received: Received): Promise<Accepted | Problem> {
  const authenticated = await authenticate(exchange.ports, received);
  if (authenticated.kind === 'problem') return authenticated;

  const validated = validate(authenticated);
  if (validated.kind === 'problem') return refuseUnread(exchange, authenticated, validated);
  if (!isFresh(authenticated)) return (await answerGivenBefore(exchange, validated)) ?? problem('HERHALING');

  for (let attempt = 0; attempt <= DIRECTORY_RETRIES; attempt += 1) {
    const decided = await decideOn(exchange, validated, attempt > 0);
    if (decided.kind === 'refused') {
      const refused = (await answerGivenBefore(exchange, validated)) ?? (await refuse(exchange, decided));
      if (refused === 'directory-changed') continue;
      return refused;
    }

    const minimised = minimiseFor(decided);
    const sealed = await seal(exchange, minimised);
    if (sealed.kind === 'problem') return sealed;

    const recorded = await record(exchange, sealed);
    if (recorded !== 'directory-changed') return recorded;
  }
  return problem('NIET_BEREIKBAAR');
}

/** What the exchange works with: the ports, and the pseudonyms made from its keys. */
export interface Exchange {
  readonly ports: Ports;
  readonly pseudonyms: Pseudonymiser;
}

export function makeExchange(ports: Ports): Exchange {
  return { ports, pseudonyms: pseudonymiser(ports.keys) };
}

// --- validate -----------------------------------------------------------------------------------------------------------

interface Validated {
  readonly kind: 'validated';
  readonly authenticated: Authenticated;
  readonly message: Bericht;
  /** Codes of known but forbidden fields; their values are gone (R1). */
  readonly forbidden: readonly string[];
}

function validate(authenticated: Authenticated): Validated | Problem {
  const parsed = parseStrict(authenticated.received.body);
  if (parsed.kind === 'invalid') return problem('ONGELDIG_BERICHT', { faults: parsed.faults });
  const checked = validateMessage(parsed.value);
  if (checked.kind === 'invalid') {
    const unknownType = checked.faults.some(fault => fault.code === 'TYPE_ONBEKEND');
    return problem(unknownType ? 'TYPE_ONBEKEND' : 'ONGELDIG_BERICHT', { faults: checked.faults });
  }
  const { message } = checked;
  if (!maySpeakFor(authenticated.caller, message.afzender)) return problem('AFZENDER_NIET_GEREGISTREERD');
  const dates = dateFaults(message, authenticated.received.now);
  if (dates.length > 0)
    return problem('ONGELDIG_BERICHT', {
      faults: dates.map(fault => ({ ...fault, detail: 'Deze datum past niet bij de andere datums.' })),
    });
  const forbidden = checked.kind === 'forbidden' ? [...new Set(checked.forbidden.map(field => field.code))] : [];
  return { kind: 'validated', authenticated, message, forbidden };
}

/** A message that could not be read leaves a refusal with codes; names of unknown fields are the sender's words and stay out. */
async function refuseUnread(
  { ports }: Exchange,
  { received, caller }: Authenticated,
  fault: Problem,
): Promise<Problem> {
  const codes = [...new Set([fault.code, ...(fault.faults ?? []).map(one => one.code)])];
  const entry = makeEntry(ports.entropy, received.now, [caller.oin], {
    soort: 'geweigerd',
    afzender: { oin: caller.oin },
    redenen: codes,
    spoor: received.traceId,
    fscTransactie: null,
  });
  await recordRefusal(ports, entry);
  return fault;
}

// --- decide -------------------------------------------------------------------------------------------------------------

interface DecidedBase {
  readonly validated: Validated;
  readonly directory: DirectorySnapshot;
}
interface Decided extends DecidedBase {
  readonly kind: 'decided';
  readonly decision: Allowed | Held;
  readonly kept: KeptFacts;
  readonly person: PersonPseudonyms;
  readonly identity: Identity;
  readonly customer: Buffer | null;
  /** Categories that the cited consents of this person name. */
  readonly consented: readonly string[];
  readonly disclosureId: string;
}
interface Rejected extends DecidedBase {
  readonly kind: 'refused';
  readonly decision: Refused;
}

async function decideOn(exchange: Exchange, validated: Validated, refresh: boolean): Promise<Decided | Rejected> {
  const { ports, pseudonyms } = exchange;
  const { message, authenticated } = validated;
  const { now } = authenticated.received;
  const directory = refresh ? await ports.directory.refresh() : await ports.directory.current();
  const disclosureId = ports.entropy.uuid(now.epochMs);
  const request = requestOf(message, disclosureId);
  const receiverTeam = request.receiverTeam as TeamId;
  const identity = identityOf(message);
  const person = pseudonyms.forTeam(receiverTeam, identity);
  const customers =
    message.type === 'energieachterstand'
      ? pseudonyms.customer(receiverTeam, message.afzender.oin, message.inhoud.klantnummer)
      : [];
  const cited = [...new Set(message.toestemmingen ?? [])];
  const consents = cited.length === 0 ? NO_CONSENTS : await ports.consents.find(cited);
  const consentsOfPerson = cited.filter(id => isAboutPerson(consents.get(id), identity, pseudonyms));
  const kept: KeptFacts = {
    request,
    message: messageFacts(message, validated.forbidden, now),
    senderOin: message.afzender.oin,
    senderTeam: `${message.afzender.oin}/${message.afzender.team}`,
    consentsOfPerson,
    citedConsents: cited,
    earlierSignalKnown:
      customers.length > 0 &&
      request.variant !== 'eerste' &&
      (await ports.intake.hasEarlierSignal(receiverTeam, message.afzender.oin, message.type, customers)),
  };
  const facts: Facts = { message: kept.message, circumstances: circumstancesOf(kept, directory, consents) };
  const decision = decide(request, facts, policyInForce(directory, now), now);
  ports.tally.decided(message.type, decision.verdict);
  if (decision.verdict === 'geweigerd') return { kind: 'refused', validated, directory, decision };
  const consented = [...new Set(consentsOfPerson.flatMap(id => consents.get(id)?.categories ?? []))];
  return {
    kind: 'decided',
    validated,
    directory,
    decision,
    kept,
    person,
    identity,
    customer: customers.at(-1) ?? null,
    consented,
    disclosureId,
  };
}

const NO_CONSENTS: ReadonlyMap<string, ConsentRow> = new Map();

/** By BSN when both have one; else by birth date, surname, postcode and house number. Never by a name alone. */
function isAboutPerson(consent: ConsentRow | undefined, identity: Identity, pseudonyms: Pseudonymiser): boolean {
  if (consent === undefined) return false;
  // Under the key of the consent's own team and day: a consent for another team is still about this person.
  const person = pseudonyms.forTeam(consent.receiverTeam, identity, consent.pseudonyms.kid);
  if (consent.pseudonyms.person.equals(person.person)) return true;
  return person.alternate !== null && consent.pseudonyms.personAlternate?.equals(person.alternate) === true;
}

function identityOf(message: Bericht): Identity {
  const person = message.inhoud.persoon;
  return {
    achternaam: person.achternaam,
    geboortedatum: 'geboortedatum' in person ? person.geboortedatum : undefined,
    adres: person.adres,
    bsn: 'bsn' in person ? person.bsn : undefined,
  };
}

/** A refused message leaves nothing behind but that it was refused and by which rule (promise 9, ruling R13). */
async function refuse(
  { ports }: Exchange,
  { validated, decision, directory }: Rejected,
): Promise<Problem | 'directory-changed'> {
  const { message, authenticated } = validated;
  const { received } = authenticated;
  const entry = makeEntry(ports.entropy, received.now, [message.afzender.oin], {
    soort: 'geweigerd',
    afzender: message.afzender,
    ontvanger: { oin: message.ontvanger.oin, team: message.ontvanger.team },
    bericht: { type: message.type, stap: null },
    route: decision.route,
    beleid: { versie: decision.policyVersion, digest: decision.policyDigest },
    redenen: decision.reasons.map(reason => reason.code),
    spoor: received.traceId,
    fscTransactie: null,
  });
  if ((await ports.intake.record([{ kind: 'refusal', entry }], directory.version)) === 'directory-changed')
    return 'directory-changed';
  return problem('GEWEIGERD', {
    reasons: decision.reasons.map(reason => ({
      code: reason.code,
      uitleg: REASONS[reason.code],
      artikelen: reason.articles,
    })),
    wayOn: decision.wayOn,
  });
}

/** For a refusal that no directory was asked about: a change of it only means writing again. */
async function recordRefusal(ports: Ports, entry: Recording['entry']): Promise<void> {
  let { version } = await ports.directory.current();
  for (let attempt = 0; attempt <= DIRECTORY_RETRIES; attempt += 1) {
    if ((await ports.intake.record([{ kind: 'refusal', entry }], version)) !== 'directory-changed') return;
    version = (await ports.directory.refresh()).version;
  }
  throw new Error('Cannot record refusal: the directory keeps changing');
}

// --- minimise -----------------------------------------------------------------------------------------------------------

interface MinimisedMessage {
  readonly decided: Decided;
  readonly minimised: Minimised;
}

function minimiseFor(decided: Decided): MinimisedMessage {
  const { message } = decided.validated;
  const kindOfTeam = decided.directory.teams.get(decided.kept.request.receiverTeam)?.soort ?? '';
  const allowed = ALLOW_LISTS[message.type]?.[kindOfTeam] ?? [];
  const content = message.inhoud as unknown as Readonly<Record<string, unknown>>;
  return { decided, minimised: minimise(decided.decision, content, allowed, decided.consented) };
}

// --- seal ---------------------------------------------------------------------------------------------------------------

interface Sealed {
  readonly kind: 'sealed';
  readonly decided: Decided;
  readonly fields: readonly string[];
  readonly body: SealedBody;
}

async function seal({ ports }: Exchange, { decided, minimised }: MinimisedMessage): Promise<Sealed | Problem> {
  const { message, authenticated } = decided.validated;
  const key = decided.directory.teams.get(decided.kept.request.receiverTeam)?.sealingKey;
  if (!key || key.validUntilMs <= authenticated.received.now.epochMs) return problem('ONTVANGER_ZONDER_SLEUTEL');
  const view = {
    versie: 1,
    verstrekkingId: decided.disclosureId,
    type: message.type,
    afzender: message.afzender,
    ontvanger: message.ontvanger,
    doel: message.doel,
    signaaldatum: message.signaaldatum,
    markeringen: decided.decision.obligations.marks,
    termijn: decided.decision.obligations.term,
    inhoud: minimised.content,
  };
  return {
    kind: 'sealed',
    decided,
    fields: minimised.fields,
    body: await sealTo(key, JSON.stringify(view), ports.entropy),
  };
}

// --- record and acknowledge -----------------------------------------------------------------------------------------------

async function record(exchange: Exchange, sealed: Sealed): Promise<Accepted | Problem | 'directory-changed'> {
  const recording = recordingOf(exchange, sealed);
  const outcomes = await exchange.ports.intake.record([recording], sealed.decided.directory.version);
  if (outcomes === 'directory-changed') return outcomes;
  const outcome = outcomes[0]!;
  if (outcome.kind === 'known') return sameOrConflict(exchange.ports, outcome, sealed.decided.validated.message);
  return { kind: 'accepted', verdict: sealed.decided.decision.verdict, receipt: recording.idempotency.receipt };
}

type Acceptance = Extract<Recording, { kind: 'acceptance' }>;

function recordingOf({ ports, pseudonyms }: Exchange, { decided, fields, body }: Sealed): Acceptance {
  const { validated, decision, kept, person, disclosureId } = decided;
  const { message, authenticated } = validated;
  const { received, caller } = authenticated;
  const { epochMs } = received.now;
  const held = decision.verdict === 'aangehouden';
  const policy = { versie: decision.policyVersion, digest: decision.policyDigest };
  const receiver = { oin: message.ontvanger.oin, team: message.ontvanger.team };
  const entry = makeEntry(ports.entropy, received.now, [message.afzender.oin, message.ontvanger.oin], {
    soort: held ? 'aangehouden' : 'besloten',
    verstrekking: disclosureId,
    afzender: message.afzender,
    ontvanger: receiver,
    bericht: { type: message.type, stap: kept.request.variant },
    route: decision.route,
    beleid: policy,
    grondslag: decision.articles,
    ...(held ? { redenen: decision.reasons.map(reason => reason.code) } : {}),
    velden: fields,
    zegel: sealText(body.digest),
    betrokkene: { kid: person.kid, pseudoniem: person.person.toString('base64url') },
    ...(kept.citedConsents.length > 0 ? { toestemmingen: kept.citedConsents } : {}),
    spoor: received.traceId,
    fscTransactie: null,
  });
  const receipt = signReceipt(ports.keys, {
    versie: 1,
    berichtId: message.berichtId,
    besluit: decision.verdict,
    verstrekkingId: disclosureId,
    ontvangenTijdstip: new Date(epochMs).toISOString(),
    afzender: { oin: message.afzender.oin, team: message.afzender.team },
    ontvanger: receiver,
    type: message.type,
    zegel: sealText(body.digest),
    route: decision.route ?? '',
    beleid: policy,
    logboek: { naam: ports.keys.logKey.name, vermelding: entry.entryId, blad: entry.commitment.toString('base64url') },
  });
  return {
    kind: 'acceptance',
    entry,
    idempotency: {
      clientId: caller.id,
      messageId: message.berichtId,
      requestDigest: keyedDigest(ports.keys, message),
      receipt,
      epochMs,
    },
    delivery: {
      disclosureId,
      team: kept.request.receiverTeam as TeamId,
      status: held ? 'aangehouden' : 'wacht',
      senderOin: message.afzender.oin,
      messageType: message.type,
      variant: kept.request.variant,
      epochMs,
      body,
      facts: sealForGateway(ports.keys, ports.entropy, disclosureId, kept),
      pseudonyms: { kid: person.kid, person: person.person, address: person.address, customer: decided.customer },
      consentIds: kept.citedConsents,
    },
    searchKeys: pseudonyms.searchKeys(decided.identity),
  };
}

/** The answer this client got for this id before; null when it never sent it. */
async function answerGivenBefore({ ports }: Exchange, validated: Validated): Promise<Accepted | Problem | null> {
  const { message, authenticated, forbidden } = validated;
  // Forbidden fields were dropped, so the digest no longer speaks for what was sent.
  if (forbidden.length > 0) return null;
  const known = await ports.intake.known(authenticated.caller.id, message.berichtId);
  return known === null ? null : sameOrConflict(ports, known, message);
}

function sameOrConflict(
  { keys }: Ports,
  known: { readonly requestDigest: KeyedDigest; readonly receipt: string },
  message: Bericht,
): Accepted | Problem {
  if (!isDigestOf(keys, known.requestDigest, message)) return problem('ID_AL_GEBRUIKT');
  return { kind: 'accepted', verdict: contentOf(known.receipt).besluit, receipt: known.receipt };
}
