import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from './tables.ts';

const DATE = 1082;
const INT8 = 20;

/** Dates stay text (a JavaScript date would shift them by the time zone); bigint is a number and never silently rounded. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (format !== 'binary' && oid === DATE) return (value: string) => value;
    if (format !== 'binary' && oid === INT8) return safeInteger;
    return pg.types.getTypeParser(oid, format as 'text');
  },
};

function safeInteger(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError('Cannot read bigint: outside the safe integers');
  return number;
}

/**
 * Settings of every connection to `url`. Statements and waits for a lock end by themselves after 15 s; a server that
 * says nothing at all is given up on after 20.
 */
export function connectionSettings(url: string, name: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: `seinhuis-${name}`,
    types,
    keepAlive: true,
    keepAliveInitialDelayMillis: 20_000,
    // The server, too, looks whether we are still there: a vanished leader must not hold its lock for hours.
    options: '-c tcp_keepalives_idle=20 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3',
    connectionTimeoutMillis: 5_000,
    statement_timeout: 15_000,
    query_timeout: 20_000,
    lock_timeout: 10_000,
    idle_in_transaction_session_timeout: 15_000,
  };
}

/**
 * @param name shown in the server's list of sessions
 * @param size connections at most
 * @param onError hears of idle connections that broke; the pool itself replaces them
 */
export function openPool(url: string, name: string, size: number, onError: (error: Error) => void = () => {}): pg.Pool {
  const pool = new pg.Pool({ ...connectionSettings(url, name), max: size });
  // Without a listener one broken connection would end the process, idle or at work: between two statements of a
  // transaction nobody else listens. Whoever uses it finds out by its next statement.
  pool.on('error', onError);
  pool.on('connect', client => client.on('error', () => {}));
  return pool;
}

/** Query building for the paths that are not hot. Ending it ends the pool. */
export function kyselyOn(pool: pg.Pool): Kysely<Database> {
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}

/** Undoing is quick, or the connection is not worth keeping: on one that went silent nobody should wait once more. */
const UNDO_MS = 2_000;

/** Undoes the transaction on `client`. @throws when the connection is not to be used any more */
export async function rollBack(client: pg.ClientBase): Promise<void> {
  const undo: TimedQuery = { text: 'rollback', query_timeout: UNDO_MS };
  await client.query(undo);
}

/** The driver reads it; its types do not know it. */
interface TimedQuery extends pg.QueryConfig {
  readonly query_timeout: number;
}

/**
 * Runs `work` in one transaction: committed when it returns, undone when it throws.
 * @throws what `work` throws; a connection that cannot be undone is thrown away rather than given back
 */
export async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    await rollBack(client).then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    );
    throw error;
  }
}
