/**
 * Many signals in one request: one message a line, one signature over all, an answer per line and one signed list of
 * receipts. What comes back is matched line by line; an answer that does not fit the request counts for nothing.
 */
import type { ReceiptContent } from '../../gateway/exchange/receipt.ts';
import type { Bericht } from '../../schemas/generated/types.ts';
import { type Json, objectsIn, type Rejection, readAnswer, readRejection, text, unavailable } from './answers.ts';
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
const MOST_LINES = 1000;
const MOST_BYTES = 4 * 1024 * 1024;

interface Written {
  readonly message: Bericht;
  readonly line: Buffer;
}

type Post = (body: Buffer) => Promise<Answer | Lost>;

/** @param post sends one body, signed, and tries again where that is safe */
export async function sendInBatches(
  messages: readonly Bericht[],
  post: Post,
  receiptKey: ReceiptKey | undefined,
  logName: string | undefined,
): Promise<readonly BatchLine[]> {
  const written = messages.map(message => ({ message, line: Buffer.from(`${JSON.stringify(message)}\n`, 'utf8') }));
  const lines: BatchLine[] = [];
  for (const part of parts(written)) lines.push(...(await sendPart(part, post, receiptKey ?? '', logName)));
  return lines;
}

function parts(written: readonly Written[]): readonly (readonly Written[])[] {
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

async function sendPart(
  part: readonly Written[],
  post: Post,
  receiptKey: ReceiptKey,
  logName: string | undefined,
): Promise<readonly BatchLine[]> {
  const answer = await post(Buffer.concat(part.map(one => one.line)));
  if (answer.kind === 'answer' && answer.status === 413 && part.length > 1) {
    const middle = Math.ceil(part.length / 2);
    const first = await sendPart(part.slice(0, middle), post, receiptKey, logName);
    return [...first, ...(await sendPart(part.slice(middle), post, receiptKey, logName))];
  }
  const document = readAnswer(answer, found => ({ kind: 'answered' as const, found }));
  if (document.kind !== 'answered') return part.map(() => ({ kind: 'unanswered', rejection: document }));
  const lines = await readLines(part, document.found, receiptKey, logName);
  const unreadable: BatchLine = {
    kind: 'unanswered',
    rejection: unavailable('ANTWOORD_ONLEESBAAR', answer.attempts, null),
  };
  return lines ?? part.map(() => unreadable);
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
