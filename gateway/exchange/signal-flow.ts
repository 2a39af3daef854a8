/**
 * The way of a signal (docs/ARCHITECTURE.md). Read `acceptTogether` for the list; each step takes the type the step
 * before it made, so a skipped step does not compile. A single signal is a list of one.
 *
 *   receive → authenticate → validate → decide → minimise → seal → record → acknowledge
 */
import { setImmediate as breath } from 'node:timers/promises';
import { type Minimised, minimise } from '../../consent/minimise.ts';
import { ALLOW_LISTS } from '../../schemas/generated/allow-lists.ts';
import type { Bericht } from '../../schemas/generated/types.ts';
import { authenticate } from '../access/authenticate.ts';
import type { DirectorySnapshot, KeyedDigest, Ports } from '../ports.ts';
import { type Problem, problem } from '../problems.ts';
import { linesOf, listsOf } from './batch.ts';
import { customerOf, type Decided, decideOn } from './deciding.ts';
import type { Exchange } from './exchange.ts';
import { isDigestOf } from './keyed-digest.ts';
import { type Misdated, type Unreadable, type Validated, validate } from './reading.ts';
import { type ReceiptContent, readReceipt } from './receipt.ts';
import type { Received } from './received.ts';
import { type Acceptance, acceptanceOf, type Refusal, refuse, refuseUnread, type Sealed } from './recordings.ts';
import { sealTo } from './seal.ts';

/** How often a decision is taken anew because the directory changed between reading and writing. */
const DIRECTORY_RETRIES = 3;
/** A batch must not keep others waiting: after this many lines whoever else is there gets a turn. */
const LINES_PER_BREATH = 8;

/** Taken in and durable; `receipt` is what the gateway signs for it. */
export type Accepted = { readonly kind: 'accepted'; readonly receipt: ReceiptContent };
export type Answer = Accepted | Problem;

/** One line of a batch, answered on its own. */
export interface LineAnswer {
  /** null when the line could not be read as a message. */
  readonly messageId: string | null;
  readonly answer: Answer;
}

/** Takes in one signal. Every end is a value; an exception means a broken promise, and then nothing was acknowledged. */
export async function acceptSignal(exchange: Exchange, received: Received): Promise<Answer> {
  const authenticated = await authenticate(exchange.ports, received);
  if (authenticated.kind === 'problem') return authenticated;
  const [answer] = await acceptTogether(exchange, [validate(authenticated, received.body)]);
  return answer!;
}

/**
 * Takes in a batch: one signature over all lines, each line answered on its own. Lines answered before a break stand;
 * the same batch sent again hears the same of them and goes on.
 */
export async function acceptBatch(
  exchange: Exchange,
  received: Received,
): Promise<{ readonly kind: 'answered'; readonly lines: readonly LineAnswer[] } | Problem> {
  const lines = linesOf(received.body);
  const count = lines.kind === 'lines' ? lines.lines.length : 1;
  const authenticated = await authenticate(exchange.ports, received, count);
  if (authenticated.kind === 'problem') return authenticated;
  if (lines.kind === 'problem') return lines;

  const validated: Read[] = [];
  for (const line of lines.lines) {
    if (validated.length % LINES_PER_BREATH === 0) await breath();
    validated.push(validate(authenticated, line));
  }
  const answers: LineAnswer[] = [];
  for (const list of listsOf(validated, one => (one.kind === 'validated' ? customerOf(one.message) : null))) {
    const answered = await acceptTogether(exchange, list);
    list.forEach((one, index) => {
      answers.push({ messageId: messageIdOf(one), answer: answered[index]! });
    });
  }
  return { kind: 'answered', lines: answers };
}

/** Decides on all, writes all in one statement, and answers each. */
export async function acceptTogether(exchange: Exchange, list: readonly Read[]): Promise<readonly Answer[]> {
  for (let attempt = 0; attempt <= DIRECTORY_RETRIES; attempt += 1) {
    const { directory: port } = exchange.ports;
    const directory = attempt === 0 ? await port.current() : await port.refresh();
    const prepared: Prepared[] = [];
    for (const one of list) {
      if (prepared.length % LINES_PER_BREATH === LINES_PER_BREATH - 1) await breath();
      prepared.push(await prepare(exchange, directory, one));
    }
    const answers = await record(exchange, prepared, directory);
    if (answers !== 'directory-changed') return answers;
  }
  return list.map(() => problem('NIET_BEREIKBAAR'));
}

type Read = Validated | Misdated | Unreadable;

function messageIdOf(one: Read): string | null {
  if (one.kind === 'unreadable') return null;
  return (one.kind === 'misdated' ? one.read : one).message.berichtId;
}

/** What is to be written for one message, and what is answered once it is. */
type Prepared = { readonly kind: 'answered'; readonly answer: Answer } | Refusal | Acceptance;

async function prepare(exchange: Exchange, directory: DirectorySnapshot, one: Read): Promise<Prepared> {
  if (one.kind === 'unreadable') return refuseUnread(exchange, one.origin, one.fault);
  if (one.kind === 'misdated') {
    const before = await answerGivenBefore(exchange, one.read);
    return before === null ? refuseUnread(exchange, one.read.origin, one.fault) : { kind: 'answered', answer: before };
  }
  if (!one.origin.isFresh)
    return { kind: 'answered', answer: (await answerGivenBefore(exchange, one)) ?? problem('HERHALING') };

  const decided = await decideOn(exchange, one, directory);
  if (decided.kind === 'refused') {
    const before = await answerGivenBefore(exchange, one);
    return before === null ? refuse(exchange, decided) : { kind: 'answered', answer: before };
  }

  const minimised = minimiseFor(decided);
  const sealed = await seal(exchange, minimised);
  return sealed.kind === 'problem' ? { kind: 'answered', answer: sealed } : acceptanceOf(exchange, sealed);
}

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

async function seal({ ports }: Exchange, { decided, minimised }: MinimisedMessage): Promise<Sealed | Problem> {
  const { message, origin } = decided.validated;
  const key = decided.directory.teams.get(decided.kept.request.receiverTeam)?.sealingKey;
  if (!key || key.validUntilMs <= origin.now.epochMs) return problem('ONTVANGER_ZONDER_SLEUTEL');
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

/** One statement for all; what it says of each becomes the answer. */
async function record(
  { ports }: Exchange,
  prepared: readonly Prepared[],
  directory: DirectorySnapshot,
): Promise<readonly Answer[] | 'directory-changed'> {
  const list = prepared.flatMap(one => (one.kind === 'answered' ? [] : [one.recording]));
  const outcomes = list.length === 0 ? [] : await ports.intake.record(list, directory.version);
  if (outcomes === 'directory-changed') return outcomes;
  const inOrder = outcomes.values();
  return prepared.map(one => {
    if (one.kind === 'answered') return one.answer;
    const outcome = inOrder.next().value!;
    if (one.kind === 'refusal') return one.answer;
    if (outcome.kind === 'known') return sameOrConflict(ports, outcome, one.message);
    return { kind: 'accepted', receipt: one.receipt };
  });
}

/** The answer this client got for this id before; null when it never sent it. */
async function answerGivenBefore({ ports }: Exchange, validated: Validated): Promise<Answer | null> {
  const { message, origin, forbidden } = validated;
  // Forbidden fields were dropped, so the digest no longer speaks for what was sent.
  if (forbidden.length > 0) return null;
  const known = await ports.intake.known(origin.clientId, message.berichtId);
  return known === null ? null : sameOrConflict(ports, known, message);
}

function sameOrConflict(
  { keys }: Ports,
  known: { readonly requestDigest: KeyedDigest; readonly receipt: string },
  message: Bericht,
): Answer {
  if (!isDigestOf(keys, known.requestDigest, message)) return problem('ID_AL_GEBRUIKT');
  return { kind: 'accepted', receipt: readReceipt(known.receipt) };
}
