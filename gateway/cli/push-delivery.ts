/**
 * Sends messages in batches, several at once, until each has an answer. A batch is safe to send again: the same ids
 * give the same receipts. What the gateway cannot do now is tried again for a while; then the push stops, and goes on
 * where it was when it is started again.
 */
import type { BatchLine, PartnerClient, Rejection } from '../../adapters/partner/index.ts';
import { eachAtOnce } from './in-flight.ts';
import type { PushItem } from './push-source.ts';

export type PushMessage = Extract<PushItem, { kind: 'message' }>;
export type LineAnswer = Exclude<BatchLine, { kind: 'unanswered' }>;

export interface DeliverySettings {
  readonly perBatch: number;
  readonly parallel: number;
  /** How long a gateway that gives no answer is waited for. */
  readonly patienceMs: number;
  /** Ends sooner when the signal comes. */
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Comes when no further batch is to be sent. */
  readonly interrupted: AbortSignal;
  /** Comes when what is under way is no longer waited for. */
  readonly abandoned: AbortSignal;
}

export interface Delivery {
  /** Answers of a batch, or of some of its lines. The next batch of the same worker waits for it. */
  answered(answers: readonly { readonly item: PushMessage; readonly answer: LineAnswer }[]): Promise<void>;
  /** Rows that got no answer, and why. */
  unsent(items: readonly PushMessage[], code: string): void;
}

interface Unanswered {
  readonly item: PushMessage;
  /** What became of its request; null when the line itself was put off. */
  readonly rejection: Rejection | null;
}

/** @returns why the push stopped before the end; null when it came to the end */
export async function deliver(
  messages: AsyncIterable<PushMessage>,
  client: PartnerClient,
  settings: DeliverySettings,
  delivery: Delivery,
): Promise<string | null> {
  let stopped: string | null = null;
  const hasStopped = () => {
    if (settings.interrupted.aborted) stopped ??= INTERRUPTED;
    return stopped !== null;
  };
  const whyStopped = () => (stopped === INTERRUPTED ? INTERRUPTED : 'GESTOPT');

  /** @returns what got no answer that stands */
  async function sendOnce(batch: readonly PushMessage[]): Promise<readonly Unanswered[]> {
    const left: Unanswered[] = [];
    let next = 0;
    for await (const lines of client.sendInParts(messagesOf(batch), settings.abandoned)) {
      const done: { readonly item: PushMessage; readonly answer: LineAnswer }[] = [];
      for (const line of lines) {
        const item = batch[next]!;
        next += 1;
        if (line.kind === 'unanswered') left.push({ item, rejection: line.rejection });
        else if (isForLater(line)) left.push({ item, rejection: null });
        else done.push({ item, answer: line });
      }
      if (done.length > 0) await delivery.answered(done);
      if (hasStopped()) break;
    }
    return [...left, ...batch.slice(next).map(item => ({ item, rejection: null }))];
  }

  async function sendUntilAnswered(batch: readonly PushMessage[]): Promise<void> {
    let waiting = batch;
    let sinceMs = settings.now();
    for (let round = 0; waiting.length > 0; round += 1) {
      if (hasStopped()) return delivery.unsent(waiting, whyStopped());
      const left = await sendOnce(waiting);
      if (left.length < waiting.length) sinceMs = settings.now();
      waiting = left.map(({ item }) => item);
      if (waiting.length === 0) return;
      const rejections = left.flatMap(({ rejection }) => (rejection === null ? [] : [rejection]));
      const final = rejections.find(rejection => !isTemporary(rejection));
      const isPatient = settings.now() - sinceMs < settings.patienceMs;
      if (final === undefined && isPatient) {
        await settings.pause(Math.min(10_000, 500 * 2 ** round), settings.interrupted);
        continue;
      }
      if (hasStopped()) return delivery.unsent(waiting, whyStopped());
      const { code } = final ?? rejections[0] ?? NOT_AVAILABLE;
      stopped ??= code;
      return delivery.unsent(waiting, code);
    }
  }

  await eachAtOnce(batches(messages, settings.perBatch, hasStopped), settings.parallel, sendUntilAnswered);
  return hasStopped() ? stopped : null;
}

/** Why a push stopped that was told to. */
export const INTERRUPTED = 'ONDERBROKEN';
const messagesOf = (batch: readonly PushMessage[]) => batch.map(item => item.message);
const NOT_AVAILABLE = { code: 'NIET_BEREIKBAAR' };
/** What no waiting mends: a server that cannot prove who it is, or answers as no gateway does. */
const PERMANENT: ReadonlySet<string> = new Set(['SERVER_NIET_VERTROUWD', 'VERBINDING_MISLUKT', 'ANTWOORD_ONLEESBAAR']);

function isTemporary({ kind, code }: Rejection): boolean {
  return kind === 'unavailable' && !PERMANENT.has(code);
}

/** One receiver without a key holds up nobody else and does not come back within minutes. */
function isForLater(line: LineAnswer): boolean {
  return line.kind === 'unavailable' && line.code !== 'ONTVANGER_ZONDER_SLEUTEL';
}

async function* batches(
  messages: AsyncIterable<PushMessage>,
  perBatch: number,
  hasStopped: () => boolean,
): AsyncGenerator<readonly PushMessage[]> {
  let batch: PushMessage[] = [];
  for await (const message of messages) {
    if (hasStopped()) return;
    batch.push(message);
    if (batch.length < perBatch) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0 && !hasStopped()) yield batch;
}
