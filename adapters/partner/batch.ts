/**
 * Many signals in one request: one message a line, one signature over all, an answer per line and one signed list of
 * receipts. What comes back is matched line by line; an answer that does not fit the request counts for nothing.
 */
import type { ReceiptContent } from '../../gateway/exchange/receipt.ts';
import type { Bericht } from '../../schemas/generated/types.ts';
import { type Json, objectsIn, type Rejection, readAnswer, readRejection, text, unavailable } from './answers.ts';
import type { BatchSize } from './batch-size.ts';
import { type ReceiptFault, type ReceiptKey, type ReceiptListVerdict, verifyReceiptList } from './receipt.ts';
import type { Answer, Lost } from './transport.ts';

/** What came of one message of a batch. */
export type BatchLine =
  /** The receipt was checked: the gateway's word, about this message. */
  | {
      readonly kind: 'accepted' | 'held';
      readonly verstrekkingId: string;
      readonly receipt: ReceiptContent;
      /** The signed list (compact JWS) that holds this receipt: keep it as proof. */
      readonly signedList: string;
    }
  /** Said to be accepted, and the proof does not hold. */
  | { readonly kind: 'unproven'; readonly code: ReceiptFault | 'ANTWOORD_WIJKT_AF' }
  | Rejection
  /** The request as a whole came to nothing; nothing is known of this line. */
  | { readonly kind: 'unanswered'; readonly rejection: Rejection };

export const BATCH_MEDIA_TYPE = 'application/x-ndjson';
/** Limits of the gateway; below them a request is not refused for its size. */
export const MOST_LINES = 1000;
const MOST_BYTES = 4 * 1024 * 1024;

interface Written {
  readonly message: Bericht;
  readonly line: Buffer;
}

/** How long an answer to a batch is waited for: a gateway on a slow day needs the more time the more lines there are. */
export interface BatchPatience {
  readonly baseMs: number;
  readonly perLineMs: number;
}

/** Even for a thousand lines below the silence after which the gateway itself ends a connection (70 seconds). */
export const BATCH_PATIENCE: BatchPatience = { baseMs: 30_000, perLineMs: 35 };

export interface BatchRequest {
  readonly lines: number;
  /** Whether the same request may go again when no answer came in time. */
  readonly repeatsSilence: boolean;
}

export interface BatchWay {
  /** Sends one body, signed, and tries again where that is safe. */
  post(body: Buffer, about: BatchRequest): Promise<Answer | Lost>;
  readonly size: BatchSize;
  readonly receiptKey: ReceiptKey | undefined;
  readonly logName: string | undefined;
}

/**
 * Sends messages in as many requests as it takes, one after another, and gives the lines of each as soon as they are
 * there. A request that gets no answer in time, or is too large, goes again as two halves. After one that came to
 * nothing no further one is made: its lines and all that follow are unanswered.
 */
export async function* sendInParts(
  messages: readonly Bericht[],
  way: BatchWay,
): AsyncGenerator<readonly BatchLine[], void, undefined> {
  const written = messages.map(message => ({ message, line: Buffer.from(`${JSON.stringify(message)}\n`, 'utf8') }));
  const waiting = parts(written);
  let wasSilent = false;
  for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
    if (part.length > way.size.lines) {
      waiting.unshift(...cut(part, way.size.lines));
      continue;
    }
    const repeatsSilence = part.length === 1 && !wasSilent;
    const answer = await way.post(Buffer.concat(part.map(one => one.line)), { lines: part.length, repeatsSilence });
    const isLate = isTooLate(answer);
    wasSilent ||= isLate;
    if (part.length > 1 && isLate) {
      way.size.tooMany(part.length);
      waiting.unshift(part);
      continue;
    }
    if (part.length > 1 && isTooLarge(answer)) {
      waiting.unshift(...cut(part, Math.ceil(part.length / 2)));
      continue;
    }
    const document = readAnswer(answer, found => ({ kind: 'answered' as const, found }));
    if (document.kind === 'answered') {
      way.size.answered(part.length);
      const lines = await readLines(part, document.found, way.receiptKey ?? '', way.logName);
      yield lines ?? unanswered(part, unavailable('ANTWOORD_ONLEESBAAR', answer.attempts, null));
      continue;
    }
    yield unanswered(part, document);
    if (document.kind !== 'invalid') return yield* waiting.map(rest => unanswered(rest, document));
  }
}

/** No answer within our patience, or within that of the gateway or of a server before it. */
function isTooLate(answer: Answer | Lost): boolean {
  return answer.kind === 'lost' ? answer.code === 'GEEN_ANTWOORD' : answer.status === 408 || answer.status === 504;
}

function isTooLarge(answer: Answer | Lost): boolean {
  return answer.kind === 'answer' && answer.status === 413;
}

function unanswered(part: readonly Written[], rejection: Rejection): readonly BatchLine[] {
  return part.map(() => ({ kind: 'unanswered', rejection }));
}

function cut(part: readonly Written[], at: number): readonly [readonly Written[], readonly Written[]] {
  return [part.slice(0, at), part.slice(at)];
}

function parts(written: readonly Written[]): (readonly Written[])[] {
  const made: Written[][] = [];
  let [lines, bytes] = [0, 0];
  for (const one of written) {
    const fits = made.length > 0 && lines < MOST_LINES && bytes + one.line.length <= MOST_BYTES;
    if (!fits) {
      made.push([]);
      [lines, bytes] = [0, 0];
    }
    made.at(-1)!.push(one);
    lines += 1;
    bytes += one.line.length;
  }
  return made;
}

/** @returns null when the answer is not about this request */
async function readLines(
  part: readonly Written[],
  document: Json,
  receiptKey: ReceiptKey,
  logName: string | undefined,
): Promise<readonly BatchLine[] | null> {
  const regels = objectsIn(document.regels);
  const isWhole = regels.length === part.length && regels.every((regel, index) => isAbout(regel, index, part[index]!));
  if (!isWhole) return null;
  const accepted = part.filter((_one, index) => isAccepted(regels[index]!));
  const expected = accepted.map(({ message: { berichtId, afzender, ontvanger, type } }) => ({
    berichtId,
    afzender,
    ontvanger,
    type,
    ...(logName === undefined ? {} : { logboek: logName }),
  }));
  const signedList = text(document.ontvangstbewijs) ?? '';
  const list: ReceiptListVerdict =
    expected.length === 0 ? { kind: 'read', verdicts: [] } : await verifyReceiptList(signedList, receiptKey, expected);
  let next = 0;
  return regels.map(regel => {
    if (!isAccepted(regel)) return readLine(regel);
    const verdict = list.kind === 'read' ? list.verdicts[next]! : list;
    next += 1;
    if (verdict.kind === 'fault') return { kind: 'unproven', code: verdict.code };
    const { receipt } = verdict;
    const saysTheSame =
      regel.besluit === receipt.besluit &&
      regel.verstrekkingId === receipt.verstrekkingId &&
      (regel.status === 202) === (receipt.besluit === 'aangehouden');
    if (!saysTheSame) return { kind: 'unproven', code: 'ANTWOORD_WIJKT_AF' };
    const kind = receipt.besluit === 'aangehouden' ? 'held' : 'accepted';
    return { kind, verstrekkingId: receipt.verstrekkingId, receipt, signedList };
  });
}

function isAbout(regel: Json, index: number, { message }: Written): boolean {
  const isSameId = regel.berichtId === undefined || regel.berichtId === null || regel.berichtId === message.berichtId;
  return regel.regel === index + 1 && isSameId && typeof regel.status === 'number';
}

function isAccepted({ status }: Json): boolean {
  return status === 201 || status === 202;
}

function readLine(regel: Json): BatchLine {
  const probleem = typeof regel.probleem === 'object' && regel.probleem !== null ? { ...regel.probleem } : {};
  return readRejection(Number(regel.status), probleem, 1);
}
