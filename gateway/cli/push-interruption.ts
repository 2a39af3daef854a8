/** Ctrl-C while a push runs: the first ends it in good order, the second at once. */

export interface Interruption {
  /** Comes with the first Ctrl-C: nothing new is begun. */
  readonly interrupted: AbortSignal;
  /** Comes when what was under way then has had its time. */
  readonly abandoned: AbortSignal;
  /** From here on Ctrl-C ends the process again. */
  end(): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * @param graceMs how long what is under way may still take
 * @param tell called once, when the first Ctrl-C comes
 */
export function interruptible(graceMs: number, tell: () => void): Interruption {
  const [interrupted, abandoned] = [new AbortController(), new AbortController()];
  let timer: NodeJS.Timeout | undefined;
  const release = () => {
    // Without a listener the process ends as it does by itself: at once.
    for (const signal of SIGNALS) process.off(signal, stop);
  };
  const stop = () => {
    release();
    timer = setTimeout(() => abandoned.abort(), graceMs);
    interrupted.abort();
    tell();
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  return {
    interrupted: interrupted.signal,
    abandoned: abandoned.signal,
    end() {
      release();
      clearTimeout(timer);
    },
  };
}
