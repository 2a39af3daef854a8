import type pg from 'pg';

/** Tells the sequencer that entries wait. */
export interface Waker {
  /** Soon after the caller's commit; many calls become one. */
  wake(): void;
  close(): void;
}

const GATHER_MS = 10;
/** Each word is a commit of its own, made durable like any other: under load one in so long is enough. */
const REST_MS = 100;

/**
 * The word goes out apart from the transactions that wrote the entries: a NOTIFY holds a lock of the whole cluster
 * until its commit is on disk, so inside the hot path it would make all commits wait for each other. A word lost in a
 * crash costs one poll of the sequencer.
 */
export function createWaker(pool: pg.Pool): Waker {
  let word: NodeJS.Timeout | undefined;
  let rest: NodeJS.Timeout | undefined;
  let isAsked = false;

  function wake(): void {
    if (rest !== undefined) isAsked = true;
    else word ??= setTimeout(say, GATHER_MS).unref();
  }

  function say(): void {
    word = undefined;
    isAsked = false;
    rest = setTimeout(() => {
      rest = undefined;
      if (isAsked) say();
    }, REST_MS).unref();
    pool.query({ name: 'wake-sequencer', text: `select pg_notify('seinhuis_wacht', '')` }).catch(() => {});
  }

  return {
    wake,
    close() {
      clearTimeout(word);
      clearTimeout(rest);
    },
  };
}
