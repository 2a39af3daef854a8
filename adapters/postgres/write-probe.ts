import type pg from 'pg';
import { rollBack } from './database.ts';

/** A client id that nobody can have: registered ones are not empty. */
const PROBE = `insert into idempotency (client_id, message_id, request_digest, receipt, epoch_ms)
values ('', '00000000-0000-7000-8000-000000000000', '', '', 0)`;

/**
 * Goes the way of a recording up to its commit, and undoes it.
 * @param pool connections as `seinhuis_gateway`
 * @returns the time of the oldest entry without a position; null when none waits
 * @throws when the database does not answer, is read-only or has no room
 */
export async function probeWritePath(pool: pg.Pool): Promise<{ readonly oldestWaitingMs: number | null }> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    await client.query(PROBE);
    const { rows } = await client.query<{ oldest: string | null }>('select log_oldest_waiting() as oldest');
    const oldest = rows[0]!.oldest;
    return { oldestWaitingMs: oldest === null ? null : timeOf(oldest) };
  } finally {
    await rollBack(client).catch((error: Error) => {
      broken = error;
    });
    client.release(broken);
  }
}

/** Milliseconds at the beginning of a UUIDv7, RFC 9562. */
export function timeOf(uuid: string): number {
  return Number.parseInt(uuid.replace('-', '').slice(0, 12), 16);
}
