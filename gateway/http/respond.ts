/** From values to HTTP: problem documents (RFC 9457) and the headers every answer carries (NL API Design Rules). */
import type { Context } from 'hono';
import { API_VERSION } from '../../schemas/registry.ts';
import type { TooFast } from '../access/rate-limit.ts';
import { PROBLEMS, type Problem, type ProblemCode } from '../problems.ts';

const RETRY_AFTER_SECONDS = '5';

export const API_HEADERS: Readonly<Record<string, string>> = {
  'API-Version': API_VERSION,
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

const NO_STATUS_DETAIL = 'Er ging iets mis. Er is niets verstrekt.';

/** How to come in, where it is not by certificate and signature (RFC 6750 section 3). */
const CHALLENGES: Readonly<Partial<Record<ProblemCode, string>>> = {
  TOKEN_ONTBREEKT: 'Bearer',
  TOKEN_ONGELDIG: 'Bearer error="invalid_token"',
};

/** @param traceId so that sender and operator speak about the same request without naming anybody */
export function problemDocument(fault: Problem, traceId: string) {
  const [status, title, detail] = PROBLEMS[fault.code];
  return {
    type: `https://seinhuis.example/problemen/${fault.code.toLowerCase().replaceAll('_', '-')}`,
    title,
    status,
    detail,
    code: fault.detailCode ?? fault.code,
    traceId,
    ...(fault.faults ? { errors: fault.faults } : {}),
    ...(fault.reasons ? { redenen: fault.reasons } : {}),
    ...(fault.wayOn ? { hoeDanWel: fault.wayOn } : {}),
  };
}

export function problemResponse(fault: Problem, traceId: string): Response {
  const body = problemDocument(fault, traceId);
  const { status } = body;
  const headers = new Headers({ ...API_HEADERS, 'Content-Type': 'application/problem+json' });
  if (status === 503) headers.set('Retry-After', RETRY_AFTER_SECONDS);
  if (fault.tooFast !== undefined) rateHeaders(headers, fault.tooFast);
  if (status === 401) headers.set('WWW-Authenticate', CHALLENGES[fault.code] ?? 'Mutual');
  return new Response(JSON.stringify(body), { status, headers });
}

/** Retry-After counts; the RateLimit fields (draft-ietf-httpapi-ratelimit-headers-11) say what the limit is. */
function rateHeaders(headers: Headers, { use, settings, left, retryAfterSeconds }: TooFast): void {
  const window = Math.max(1, Math.round(settings.burst / settings.perSecond));
  headers.set('Retry-After', String(retryAfterSeconds));
  headers.set('RateLimit-Policy', `"${use}";q=${settings.burst};w=${window}`);
  headers.set('RateLimit', `"${use}";r=${left};t=${retryAfterSeconds}`);
}

/** The end nobody planned: says nothing but that it happened. */
export function brokenPromiseResponse(traceId: string, unavailable: boolean): Response {
  if (unavailable) return problemResponse({ kind: 'problem', code: 'NIET_BEREIKBAAR' }, traceId);
  const body = {
    type: 'about:blank',
    title: 'Interne fout',
    status: 500,
    detail: NO_STATUS_DETAIL,
    code: 'INTERNE_FOUT',
    traceId,
  };
  return new Response(JSON.stringify(body), {
    status: 500,
    headers: { ...API_HEADERS, 'Content-Type': 'application/problem+json' },
  });
}

export function json(
  _c: Context,
  status: 200 | 201 | 202,
  body: unknown,
  more: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...API_HEADERS, 'Content-Type': 'application/json', ...more },
  });
}
