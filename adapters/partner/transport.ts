/**
 * One request to the gateway over mutual TLS, repeated only where that is safe. Every attempt carries the same bytes
 * and the same message id; only the signature is made anew, because its time of signing must be fresh (R21).
 */
import { Agent, request } from 'undici';
import { DEFAULT_RETRY, type RetrySettings, readRetryAfter, saysLater, waitBeforeNext } from './retry.ts';

/** Material for the connection, in PEM. */
export interface TlsSettings {
  readonly cert: string;
  readonly key: string;
}

export interface TransportSettings {
  /** Anchors (PEM) that the gateway's certificate must lead to; the machine's own are not used. Left out for http. */
  readonly ca?: string;
  readonly tls?: TlsSettings;
  readonly connections?: number;
  readonly connectTimeoutMs?: number;
  /** A fetch waits up to ten seconds for a checkpoint, so this is well above that. */
  readonly answerTimeoutMs?: number;
  readonly retry?: Partial<RetrySettings>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: URL;
  readonly body?: Buffer;
  /** Headers of one attempt, made anew for each. */
  readonly headers?: (nowMs: number) => Readonly<Record<string, string>>;
  /** Longer or shorter than the transport's own. */
  readonly answerTimeoutMs?: number;
  /** Whether an answer that says "later", or the loss of one, is final all the same. */
  readonly isFinal?: (answer: Answer | Lost) => boolean;
  /** Breaks off the request, and waits for no next one. */
  readonly signal?: AbortSignal;
}

export interface Answer {
  readonly kind: 'answer';
  readonly status: number;
  readonly body: Buffer;
  readonly attempts: number;
}

export type LostCode =
  | 'VERBINDING_VERBROKEN'
  | 'GEEN_ANTWOORD'
  | 'SERVER_NIET_VERTROUWD'
  | 'VERBINDING_MISLUKT'
  /** By us. */
  | 'AFGEBROKEN';

/** No answer at all; what was sent may or may not have arrived. */
export interface Lost {
  readonly kind: 'lost';
  readonly code: LostCode;
  readonly attempts: number;
}

export interface Transport {
  call(wanted: Call): Promise<Answer | Lost>;
  close(): Promise<void>;
}

const CONNECTION_LOST: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_SOCKET',
  'UND_ERR_CLOSED',
]);
/** Connected, and no answer to what was asked. Who asked for much may then ask for less. */
const NO_ANSWER: ReadonlySet<string> = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);
/** How Node names what is wrong with a server's certificate. */
const UNTRUSTED = /CERT|SELF_SIGNED|UNABLE_TO|HOSTNAME|CRL|ISSUER/;

function lostCode(error: unknown): LostCode {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (CONNECTION_LOST.has(code)) return 'VERBINDING_VERBROKEN';
  if (NO_ANSWER.has(code)) return 'GEEN_ANTWOORD';
  return UNTRUSTED.test(code) ? 'SERVER_NIET_VERTROUWD' : 'VERBINDING_MISLUKT';
}

const REPEATABLE: ReadonlySet<LostCode> = new Set(['VERBINDING_VERBROKEN', 'GEEN_ANTWOORD']);

const timeoutsOf = (answerTimeoutMs: number | undefined) =>
  answerTimeoutMs === undefined ? {} : { headersTimeout: answerTimeoutMs, bodyTimeout: answerTimeoutMs };

/** @throws when certificate or key cannot be read */
export function openTransport(settings: TransportSettings): Transport {
  const { ca, tls, connections = 16, connectTimeoutMs = 10_000, answerTimeoutMs = 30_000 } = settings;
  const retry: RetrySettings = { ...DEFAULT_RETRY, ...settings.retry };
  const now = settings.now ?? Date.now;
  const agent = new Agent({
    connections,
    pipelining: 1,
    headersTimeout: answerTimeoutMs,
    bodyTimeout: answerTimeoutMs,
    connect: { timeout: connectTimeoutMs, ...(ca === undefined ? {} : { ca }), ...tls },
  });

  async function attempt(wanted: Call, made: number): Promise<{ answer: Answer | Lost; retryAfterMs: number | null }> {
    const headers = wanted.headers?.(now()) ?? {};
    try {
      const response = await request(wanted.url, {
        dispatcher: agent,
        method: wanted.method,
        headers,
        ...(wanted.body === undefined ? {} : { body: wanted.body }),
        ...timeoutsOf(wanted.answerTimeoutMs),
        ...(wanted.signal === undefined ? {} : { signal: wanted.signal }),
      });
      const body = Buffer.from(await response.body.arrayBuffer());
      const asked = response.headers['retry-after'];
      const retryAfterMs = readRetryAfter(typeof asked === 'string' ? asked : undefined, now());
      return { answer: { kind: 'answer', status: response.statusCode, body, attempts: made }, retryAfterMs };
    } catch (error) {
      const code = wanted.signal?.aborted === true ? 'AFGEBROKEN' : lostCode(error);
      return { answer: { kind: 'lost', code, attempts: made }, retryAfterMs: null };
    }
  }

  function mayRepeat(answer: Answer | Lost, wanted: Call): boolean {
    const isForLater = answer.kind === 'lost' ? REPEATABLE.has(answer.code) : saysLater(answer.status);
    return isForLater && wanted.isFinal?.(answer) !== true;
  }

  return {
    async call(wanted) {
      for (let made = 1; ; made += 1) {
        const { answer, retryAfterMs } = await attempt(wanted, made);
        const wait = mayRepeat(answer, wanted) ? waitBeforeNext(made, retryAfterMs, retry) : null;
        if (wait === null) return answer;
        await retry.pause(wait, wanted.signal);
      }
    },
    close: () => agent.close(),
  };
}
