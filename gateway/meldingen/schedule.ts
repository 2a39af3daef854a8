/** When what failed is tried again. */
import type { Entropy } from '../ports.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** Wait before each attempt, as Standard Webhooks 1.0.0 proposes. After the last there is no other. */
export const DELIVERY_WAITS_MS: readonly number[] = [
  0,
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
];

/** A receiver that has just been registered is asked for two and a half hours. */
export const HANDSHAKE_WAITS_MS: readonly number[] = DELIVERY_WAITS_MS.slice(0, 5);

/** Up to a tenth longer, so that those who failed together do not come back together. */
const JITTER = 0.1;
const LONGEST_RETRY_AFTER_MS = 24 * HOUR_MS;

/**
 * @param attempt the one that failed, the first being 1
 * @param leastMs what the receiver asked for itself (`Retry-After`, its rate)
 * @returns milliseconds until the next attempt, or null when there is none
 */
export function waitAfter(
  attempt: number,
  waits: readonly number[],
  entropy: Pick<Entropy, 'bytes'>,
  leastMs = 0,
): number | null {
  const wait = waits[attempt];
  if (wait === undefined) return null;
  const share = entropy.bytes(4).readUInt32BE() / 0x1_0000_0000;
  return Math.max(Math.round(wait * (1 + JITTER * share)), Math.min(leastMs, LONGEST_RETRY_AFTER_MS));
}

/** `Retry-After` in seconds or as a date (RFC 9110, 10.2.3); anything else asks for nothing. */
export function retryAfterMs(header: string | undefined, nowMs: number): number {
  if (header === undefined) return 0;
  if (/^\d{1,7}$/.test(header)) return Number(header) * SECOND_MS;
  const date = Date.parse(header);
  return Number.isNaN(date) ? 0 : Math.max(0, date - nowMs);
}
