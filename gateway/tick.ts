/**
 * Everything that falls due with time. Called each minute in production, with a moment of their own choice by tests.
 * Several gateways may do it at once: a duty claims each row before it works on it.
 */
import type { Moment } from '../consent/moment.ts';
import type { Clock } from './ports.ts';

export interface Duty {
  readonly name: string;
  run(now: Moment): Promise<void>;
}

/** @param failed hears of a duty that failed; the others go on, and it is tried again the next minute */
export async function tick(
  duties: readonly Duty[],
  now: Moment,
  failed: (duty: string, error: unknown) => void,
): Promise<void> {
  for (const duty of duties)
    await duty.run(now).catch((error: unknown) => {
      failed(duty.name, error);
    });
}

const MINUTE_MS = 60_000;

/** Ticks each minute, never twice at once. @returns what stops it, after the one under way */
export function keepTicking(
  duties: readonly Duty[],
  clock: Clock,
  failed: (duty: string, error: unknown) => void,
): () => Promise<void> {
  let underWay: Promise<void> | undefined;
  const timer = setInterval(() => {
    underWay ??= tick(duties, clock.now(), failed).finally(() => {
      underWay = undefined;
    });
  }, MINUTE_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await underWay;
  };
}
