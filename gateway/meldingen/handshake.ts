/**
 * Asking a receiver whether it wants our requests (CloudEvents HTTP webhook, abuse protection). Without a yes in its
 * own headers nothing is sent: otherwise a gateway could be pointed at somebody who never asked for it.
 */
import type { WebhookAnswer } from './ports.ts';

/** At most one event a minute and its second attempt: what we ask leave for. */
const REQUESTS_PER_MINUTE = 2;
const MINUTE_MS = 60_000;

export function permissionHeaders(origin: string): Readonly<Record<string, string>> {
  return { 'WebHook-Request-Origin': origin, 'WebHook-Request-Rate': String(REQUESTS_PER_MINUTE) };
}

/**
 * The status says nothing: many servers answer OPTIONS kindly without knowing what is asked. Only the header counts.
 * @returns the shortest time between two requests that the receiver allows, or null when it did not say yes
 */
export function allowedGapMs(answer: Extract<WebhookAnswer, { kind: 'answer' }>, origin: string): number | null {
  const allowed = answer.headers['webhook-allowed-origin']?.trim().toLowerCase();
  if (allowed !== '*' && allowed !== origin.toLowerCase()) return null;
  const rate = answer.headers['webhook-allowed-rate']?.trim() ?? '*';
  if (!/^[1-9]\d{0,6}$/.test(rate)) return 0;
  return Number(rate) >= REQUESTS_PER_MINUTE ? 0 : Math.ceil(MINUTE_MS / Number(rate));
}
