/** Keeps the journal of what was destroyed beside a running gateway (docs/adr/0016). */
import { openPool } from '../../adapters/postgres/database.ts';
import { erasureReader } from '../../adapters/postgres/erasures.ts';
import { systemClock } from '../../adapters/system/clock.ts';
import { erasureFile } from '../../adapters/system/erasure-file.ts';
import type { WriteLog } from '../log.ts';
import { erasureJournal } from '../operation/erasures.ts';

/** What was destroyed and is not in the journal yet comes back with an older copy. */
const JOURNAL_MS = 5_000;

/**
 * Writes what was destroyed into a file outside the database, every few seconds. Any number of gateways may do so, each
 * in a file of its own.
 */
export function keepErasureJournal(workerUrl: string, path: string, writeLog: WriteLog): { stop(): Promise<void> } {
  const pool = openPool(workerUrl, 'vernietigingen', 1);
  const step = erasureJournal({
    read: erasureReader(pool),
    ...erasureFile(path),
    now: () => systemClock.now().epochMs,
  });
  let last: Promise<unknown> = Promise.resolve();
  const write = () => {
    last = last.then(step).catch(() => {
      writeLog('warn', { event: 'fout', where: 'vernietigingen', code: 'JOURNAAL_STOKT', traceId: null });
    });
    return last;
  };
  void write();
  const timer = setInterval(write, JOURNAL_MS);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await write();
      await pool.end();
    },
  };
}
