/** A bell to sleep by: rung when there is work, closed when work ends for good. */
export interface Bell {
  ring(): void;
  /** Forgets the rings so far: what they announced is about to be looked for. */
  hush(): void;
  /** Ends every wait, now and later. */
  close(): void;
  isClosed(): boolean;
  /** Waits for a ring since the last hush, at most `ms`; false when none came. */
  hear(ms: number): Promise<boolean>;
  /** Waits `ms` whatever rings; only closing ends it early. */
  pause(ms: number): Promise<void>;
}

export function createBell(): Bell {
  let rung = false;
  let closed = false;
  const sleepers = new Set<{ readonly wakesOnRing: boolean; readonly wake: () => void }>();

  function sleep(ms: number, wakesOnRing: boolean): Promise<void> {
    if (closed) return Promise.resolve();
    return new Promise(resolve => {
      const timer = setTimeout(wake, ms);
      const sleeper = { wakesOnRing, wake };
      sleepers.add(sleeper);
      function wake(): void {
        clearTimeout(timer);
        sleepers.delete(sleeper);
        resolve();
      }
    });
  }

  return {
    ring() {
      rung = true;
      for (const sleeper of [...sleepers]) if (sleeper.wakesOnRing) sleeper.wake();
    },
    hush() {
      rung = false;
    },
    close() {
      closed = true;
      for (const sleeper of [...sleepers]) sleeper.wake();
    },
    isClosed: () => closed,
    async hear(ms) {
      if (!rung) await sleep(ms, true);
      return rung;
    },
    pause: ms => sleep(ms, false),
  };
}
