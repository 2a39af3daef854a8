import type pg from 'pg';
import type { LogGate } from '../../gateway/ports.ts';
import { listen } from './listener.ts';

const POLL_MS = 250;

const COVERED = `
select l.entry_id from log_leaf l
where l.entry_id = any ($1::uuid[]) and l.position < (select max(size) from log_checkpoint)`;

interface Waiter {
  /** Entries that no checkpoint covers yet, as far as known. */
  readonly missing: Set<string>;
  readonly settle: (covered: boolean) => void;
}

/**
 * Holds releases back until a signed checkpoint covers their entries. One query serves all who wait: when a checkpoint
 * is published, and every quarter of a second in case that word was lost.
 * @param pool connections as `seinhuis_gateway`
 * @param url the same login, for the listening connection
 */
export async function openLogGate(pool: pg.Pool, url: string): Promise<LogGate & { close(): Promise<void> }> {
  const waiters = new Set<Waiter>();
  let looking = false;
  let again = false;

  async function look(): Promise<void> {
    if (looking) {
      again = true;
      return;
    }
    looking = true;
    try {
      do {
        again = false;
        await lookOnce();
      } while (again);
    } catch {
      // The next poll asks again; who waits meanwhile is not let through.
    } finally {
      looking = false;
    }
  }

  async function lookOnce(): Promise<void> {
    const asked = [...new Set([...waiters].flatMap(waiter => [...waiter.missing]))];
    if (asked.length === 0) return;
    const { rows } = await pool.query<{ entry_id: string }>({ name: 'log-covered', text: COVERED, values: [asked] });
    for (const waiter of waiters) {
      for (const { entry_id } of rows) waiter.missing.delete(entry_id);
      if (waiter.missing.size === 0) waiter.settle(true);
    }
  }

  const listener = await listen(url, 'seinhuis_checkpoint', () => void look());
  const poll = setInterval(() => void look(), POLL_MS).unref();

  return {
    waitUntilCovered(entryIds, timeoutMs) {
      if (entryIds.length === 0) return Promise.resolve(true);
      return new Promise(resolve => {
        const timer = setTimeout(() => waiter.settle(false), timeoutMs);
        const waiter: Waiter = {
          missing: new Set(entryIds.map(id => id.toLowerCase())),
          settle: covered => {
            clearTimeout(timer);
            waiters.delete(waiter);
            resolve(covered);
          },
        };
        waiters.add(waiter);
        void look();
      });
    },
    async close() {
      clearInterval(poll);
      for (const waiter of waiters) waiter.settle(false);
      await listener.close();
    },
  };
}
