/** What can come of a request to the gateway, as values. A code is stable; the texts are the gateway's, in Dutch. */
import type { Fault, OutsideReason } from '../../gateway/problems.ts';
import type { Answer, Lost } from './transport.ts';

/** Refused: by a rule, or because of who is asking. Sending the same again gives the same. */
export interface RefusedAnswer {
  readonly kind: 'refused';
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly reasons: readonly OutsideReason[];
  readonly wayOn: string | null;
  readonly traceId: string | null;
}

/** Not understood: every fault by JSON pointer, never with the value. */
export interface InvalidAnswer {
  readonly kind: 'invalid';
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly faults: readonly Fault[];
  readonly traceId: string | null;
}

/** Something else stands under this id, or another seal was confirmed than what was handed over. */
export interface ConflictAnswer {
  readonly kind: 'conflict';
  readonly code: string;
  readonly detail: string;
  readonly traceId: string | null;
}

/** No answer that counts, after the attempts that were allowed. The same request may be sent later. */
export interface UnavailableAnswer {
  readonly kind: 'unavailable';
  readonly code: string;
  readonly attempts: number;
  readonly traceId: string | null;
}

export type Rejection = RefusedAnswer | InvalidAnswer | ConflictAnswer | UnavailableAnswer;

export type Json = Readonly<Record<string, unknown>>;

const INVALID_STATUS: ReadonlySet<number> = new Set([400, 405, 406, 413, 415]);
const REFUSED_STATUS: ReadonlySet<number> = new Set([401, 403, 404, 410]);

export function readJson(body: Buffer): Json | null {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

/**
 * Reads an answer: `success` when the gateway agreed and the document has the shape that is asked for.
 * @param shape turns the document into a value; null when it is not what was promised
 */
export function readAnswer<T>(answer: Answer | Lost, shape: (document: Json) => T | null): T | Rejection {
  if (answer.kind === 'lost') return unavailable(answer.code, answer.attempts, null);
  const document = readJson(answer.body);
  if (answer.status < 200 || answer.status >= 300) return readRejection(answer.status, document ?? {}, answer.attempts);
  const value = document === null ? null : shape(document);
  return value ?? unavailable('ANTWOORD_ONLEESBAAR', answer.attempts, null);
}

/** @param document the problem document (RFC 9457) that came with the status */
export function readRejection(status: number, document: Json, attempts: number): Rejection {
  const code = text(document.code) ?? `HTTP_${status}`;
  const detail = text(document.detail) ?? '';
  const traceId = text(document.traceId);
  if (INVALID_STATUS.has(status)) return { kind: 'invalid', status, code, detail, faults: faultsIn(document), traceId };
  if (status === 409) return { kind: 'conflict', code, detail, traceId };
  if (!REFUSED_STATUS.has(status)) return unavailable(code, attempts, traceId);
  const wayOn = text(document.hoeDanWel);
  return { kind: 'refused', status, code, detail, reasons: reasonsIn(document), wayOn, traceId };
}

function faultsIn(document: Json): readonly Fault[] {
  return objectsIn(document.errors).map(one => ({
    pointer: text(one.pointer) ?? '',
    code: text(one.code) ?? '',
    detail: text(one.detail) ?? '',
  }));
}

function reasonsIn(document: Json): readonly OutsideReason[] {
  return objectsIn(document.redenen).map(one => ({
    code: text(one.code) ?? '',
    uitleg: text(one.uitleg) ?? '',
    artikelen: Array.isArray(one.artikelen) ? one.artikelen.filter(article => typeof article === 'string') : [],
  }));
}

/** The objects in a list; empty when it is no list. */
export function objectsIn(value: unknown): readonly Json[] {
  if (!Array.isArray(value)) return [];
  return value.filter((one): one is Json => typeof one === 'object' && one !== null && !Array.isArray(one));
}

export function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

export function unavailable(code: string, attempts: number, traceId: string | null): UnavailableAnswer {
  return { kind: 'unavailable', code, attempts, traceId };
}
