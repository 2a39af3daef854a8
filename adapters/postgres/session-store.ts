/** Sessions of the screens, and sign-ins that were begun; by the hash of a secret that only a browser has. */
import type pg from 'pg';
import type { SessionStore } from '../../gateway/signing-in/ports.ts';
import { inTransaction } from './database.ts';
import type { Row } from './tables.ts';

/** Strangers can begin to sign in; this many at once, and no more. */
const BEGUN_AT_MOST = 10_000;

const BEGIN = `
insert into sign_in (secret_hash, provider_id, way_back, person, begun_ms)
select $1, $2, $3, $4, $5 where (select count(*) from sign_in) < ${BEGUN_AT_MOST}`;

const TAKE = `
delete from sign_in where secret_hash = $1 returning provider_id, way_back, person, begun_ms`;

const OPEN = `
insert into session (secret_hash, provider_id, person, kid, sealed, signed_in_ms, begun_ms, seen_ms)
values ($1, $2, $3, $4, $5, $6, $7, $8)`;

const FIND = `
select provider_id, person, kid, sealed, signed_in_ms, begun_ms, seen_ms from session where secret_hash = $1`;

const END = 'delete from session where secret_hash = $1';

type Found = Omit<Row<'session'>, 'secret_hash'>;

/** @param pool connections as `seinhuis_gateway` */
export function createSessionStore(pool: pg.Pool): SessionStore {
  return {
    async begin(secretHash, { providerId, wayBack, person, begunMs }) {
      const { rowCount } = await pool.query(BEGIN, [secretHash, providerId, wayBack, person, begunMs]);
      return rowCount === 1;
    },
    async take(secretHash, notBeforeMs) {
      const { rows } = await pool.query<Omit<Row<'sign_in'>, 'secret_hash'>>(TAKE, [secretHash]);
      const [row] = rows;
      if (row === undefined || row.begun_ms < notBeforeMs) return null;
      return { providerId: row.provider_id, wayBack: row.way_back, person: row.person, begunMs: row.begun_ms };
    },
    open: (secretHash, { providerId, person, sealed, signedInMs, begunMs, seenMs }, replaces) =>
      inTransaction(pool, async client => {
        if (replaces !== null) await client.query(END, [replaces]);
        const values = [secretHash, providerId, person, sealed.kid, sealed.bytes, signedInMs, begunMs, seenMs];
        await client.query(OPEN, values);
      }),
    async find(secretHash) {
      const [row] = (await pool.query<Found>({ name: 'session', text: FIND, values: [secretHash] })).rows;
      if (row === undefined) return null;
      return {
        providerId: row.provider_id,
        person: row.person,
        sealed: { kid: row.kid, bytes: row.sealed },
        signedInMs: row.signed_in_ms,
        begunMs: row.begun_ms,
        seenMs: row.seen_ms,
      };
    },
    async seen(secretHash, seenMs) {
      await pool.query('update session set seen_ms = greatest(seen_ms, $2) where secret_hash = $1', [
        secretHash,
        seenMs,
      ]);
    },
    async end(secretHash) {
      await pool.query(END, [secretHash]);
    },
    async endAllOf(persons) {
      return (await pool.query('delete from session where person = any($1)', [persons])).rowCount ?? 0;
    },
    async clear({ begunMs, seenMs, attemptMs }) {
      await pool.query('delete from session where begun_ms < $1 or seen_ms < $2', [begunMs, seenMs]);
      await pool.query('delete from sign_in where begun_ms < $1', [attemptMs]);
    },
  };
}
