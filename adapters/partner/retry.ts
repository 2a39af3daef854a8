/**
 * When a request may be sent again, and after how long. Only what says "later" is repeated: too many requests, not
 * available, connection lost. A refusal is an answer and is never asked twice.
 */
import { setTimeout as wait } from 'node:timers/promises';

export interface RetrySettings {
  /** Attempts in all, the first included. */
  readonly attempts: number;
  /** The first wait is at most this long; each next one at most twice the one before. */
  readonly baseMs: number;
  /** No wait of our own choosing is longer. */
  readonly capMs: number;
  /** A gateway that asks for a longer wait than this gets no further attempt in this call. */
  readonly longestRetryAfterMs: number;
  /** Ends sooner when the signal comes. */
  readonly pause: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** Between 0 and 1. */
  readonly random: () => number;
}

export const DEFAULT_RETRY: RetrySettings = {
  attempts: 5,
  baseMs: 250,
  capMs: 10_000,
  longestRetryAfterMs: 60_000,
  pause: (milliseconds, signal) =>
    wait(milliseconds, undefined, signal === undefined ? {} : { signal }).catch(() => undefined),
  random: Math.random,
};

const LATER_STATUS: ReadonlySet<number> = new Set([429, 503]);

/** Whether a status says that the same request may be sent again. */
export function saysLater(status: number): boolean {
  return LATER_STATUS.has(status);
}

/**
 * How long to wait before the next attempt.
 * @param made attempts made so far, at least one
 * @param retryAfterMs what the gateway asked for; null when it did not say
 * @returns milliseconds, or null when there is to be no further attempt
 */
export function waitBeforeNext(made: number, retryAfterMs: number | null, settings: RetrySettings): number | null {
  if (made >= settings.attempts) return null;
  if (retryAfterMs !== null && retryAfterMs > settings.longestRetryAfterMs) return null;
  // Full jitter: senders that were cut off together do not come back together.
  const own = Math.round(settings.random() * Math.min(settings.capMs, settings.baseMs * 2 ** (made - 1)));
  return retryAfterMs === null ? own : retryAfterMs + own;
}

/**
 * Reads `Retry-After`: whole seconds, or an HTTP date (RFC 9110, section 10.2.3).
 * @returns milliseconds from `nowMs`, never below zero; null when absent or unreadable
 */
export function readRetryAfter(value: string | undefined, nowMs: number): number | null {
  if (value === undefined) return null;
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const at = /^[A-Z][a-z]{2}, /.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - nowMs);
}
