/** Judges the messages in a request: how they are written, what they hold, and who they say they are from. */

import { dateFaults } from '../../../consent/message-facts.ts';
import type { Moment } from '../../../consent/moment.ts';
import type { Bericht } from '../../../schemas/generated/types.ts';
import { parseStrict } from '../../../schemas/parse.ts';
import { validateMessage } from '../../../schemas/validate.ts';
import type { Judgement } from './finding.ts';
import type { HeardRequest } from './listener.ts';
import type { SenderCode } from './sender-checks.ts';

export const SINGLE = '/v1/signalen';
export const BATCH = '/v1/signalen/_batch';

const MOST_LINES = 1000;
const MOST_BATCH_BYTES = 4 * 1024 * 1024;
const MOST_TOLD = 4;

/** Judges path and media type. */
export function judgeEnvelope({ target, headers }: HeardRequest, seen: Judgement<SenderCode>): boolean {
  const isPath = target === SINGLE || target === BATCH;
  seen.judge('VERZOEKREGEL', isPath, 'een ander pad');
  const type = String(headers['content-type'] ?? '')
    .split(';')[0]!
    .trim()
    .toLowerCase();
  const isType = type === (target === BATCH ? 'application/x-ndjson' : 'application/json');
  const isPlain = headers['content-encoding'] === undefined;
  seen.judge('MEDIATYPE', isType && isPlain, isPlain ? 'een ander Content-Type' : 'Content-Encoding');
  return isPath && isType && isPlain;
}

/** @returns the messages, when all of them are good */
export function judgeMessages(
  { target, body }: HeardRequest,
  oin: string | null,
  now: Moment,
  seen: Judgement<SenderCode>,
): readonly Bericht[] | null {
  const lines = target === BATCH ? linesOf(body) : [body];
  const isWithin = lines.length <= MOST_LINES && body.length <= MOST_BATCH_BYTES;
  if (target === BATCH) seen.judge('BATCH_GRENZEN', isWithin, `${lines.length} regels, ${body.length} bytes`);
  const messages = lines.map(line => judgeMessage(line, oin, now, seen));
  return isWithin && messages.every(message => message !== null) ? messages : null;
}

function linesOf(body: Buffer): readonly Buffer[] {
  const lines = body.toString('latin1').split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map(line => Buffer.from(line, 'latin1'));
}

function judgeMessage(line: Buffer, oin: string | null, now: Moment, seen: Judgement<SenderCode>): Bericht | null {
  const parsed = parseStrict(line);
  seen.judge('JSON_STRENG', parsed.kind === 'parsed', parsed.kind === 'invalid' ? told(parsed.faults) : '');
  if (parsed.kind === 'invalid') return null;
  const checked = validateMessage(parsed.value);
  if (checked.kind === 'invalid') {
    seen.fault('SCHEMA', told(checked.faults));
    return null;
  }
  seen.good('SCHEMA');
  seen.judge('VERBODEN_VELDEN', checked.kind === 'valid', checked.kind === 'forbidden' ? told(checked.forbidden) : '');
  const { message } = checked;
  const dates = dateFaults(message, now);
  seen.judge('DATUMS', dates.length === 0, told(dates));
  const isOwn = oin === null || message.afzender.oin === oin;
  if (oin !== null) seen.judge('AFZENDER_OIN', isOwn, 'een ander OIN dan dat van het certificaat');
  return checked.kind === 'valid' && dates.length === 0 && isOwn ? message : null;
}

/** Codes and places, never a value. */
function told(faults: readonly { readonly pointer: string; readonly code: string }[]): string {
  const shown = faults.slice(0, MOST_TOLD).map(({ pointer, code }) => `${code} bij ${pointer || '/'}`);
  return [...shown, ...(faults.length > MOST_TOLD ? [`en nog ${faults.length - MOST_TOLD}`] : [])].join('; ');
}
