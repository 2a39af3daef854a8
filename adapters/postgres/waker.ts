import type pg from 'pg';

/** Tells the sequencer that entries wait. */
export interface Waker {
  /** Soon after the caller's commit; many calls become one. */
  wake(): void;
  close(): void;
}

const GATHER_MS = 10;

/**
 * The word goes out apart from the transactions that wrote the entries: a NOTIFY holds a lock of the whole cluster
 * until its commit is on disk, so inside the hot path it would make all commits wait for each other. A word lost in a
 * crash costs one poll of the sequencer.
 */
export function createWaker(pool: pg.Pool): Waker {
  let timer: NodeJS.Timeout | undefined;
  return {
    wake: () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        pool.query({ name: 'wake-sequencer', text: `select pg_notify('seinhuis_wacht', '')` }).catch(() => {});
      }, GATHER_MS).unref();
    },
    close: () => clearTimeout(timer),
  };
}
