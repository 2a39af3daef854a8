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

/** Settings of every connection to `url`. Statements and waits for a lock end by themselves after 15 s. */
export function connectionSettings(url: string, name: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: `seinhuis-${name}`,
    types,
    keepAlive: true,
    // The server, too, looks whether we are still there: a vanished leader must not hold its lock for hours.
    options: '-c tcp_keepalives_idle=20 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3',
    connectionTimeoutMillis: 5_000,
    statement_timeout: 15_000,
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
  // Without a listener one broken idle connection would end the process.
  pool.on('error', onError);
  return pool;
}

/** Query building for the paths that are not hot. Ending it ends the pool. */
export function kyselyOn(pool: pg.Pool): Kysely<Database> {
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
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
    await client.query('rollback').then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    );
    throw error;
  }
}
