/** Stopping without breaking off: what is under way is answered, what comes later is told to come back. */
import { problem } from '../problems.ts';
import { problemResponse } from './respond.ts';

export interface Drain {
  isDraining(): boolean;
  /** From now on new requests get 503; what is under way goes on. */
  begin(): void;
  /** Answers a request, or refuses it while draining. @param traceId of the refusal */
  answer(work: () => Response | Promise<Response>, traceId: () => string): Promise<Response>;
  /** Settles when nothing is under way, or after `withinMs`. @returns whether nothing was left */
  idle(withinMs: number): Promise<boolean>;
}

export function createDrain(): Drain {
  let draining = false;
  let underway = 0;
  let wake: (() => void) | null = null;
  return {
    isDraining: () => draining,
    begin() {
      draining = true;
    },
    async answer(work, traceId) {
      if (draining) return refusal(traceId());
      underway += 1;
      try {
        return await work();
      } finally {
        underway -= 1;
        if (underway === 0) wake?.();
      }
    },
    async idle(withinMs) {
      if (underway === 0) return true;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const emptied = new Promise<void>(done => {
        wake = done;
      });
      const late = new Promise<void>(done => {
        timer = setTimeout(done, withinMs);
      });
      await Promise.race([emptied, late]);
      clearTimeout(timer);
      return underway === 0;
    },
  };
}

/** The connection ends too: the next request then finds another gateway. */
function refusal(traceId: string): Response {
  const response = problemResponse(problem('NIET_BEREIKBAAR'), traceId);
  response.headers.set('Connection', 'close');
  return response;
}
