import pg from 'pg';
import { connectionSettings } from './database.ts';

export interface CopiedState {
  /** Newest head of the log; null for a log without entries. */
  readonly head: { readonly size: number; readonly root: Buffer } | null;
  readonly migrations: readonly string[];
  /** Months (`YYYY-MM`) with parts of their own. */
  readonly months: readonly string[];
}

/** Bytes to ask for at a time, near enough: rows differ from a few bytes to half a megabyte. */
const FETCH_BYTES = 4_000_000;
const FIRST_FETCH = 20;
const LONGEST_FETCH = 5_000;

/** Tables to keep, a table after those it points to; what is not logged does not outlive a crash and is left out. */
const TABLES = `
with recursive kept as (
  select c.oid, c.relname::text as name, c.relrowsecurity as guarded from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and c.relpersistence = 'p' and c.relname not like 'kysely%'
), depth (oid, level) as (
  select oid, 0 from kept
  union
  select k.conrelid, d.level + 1 from depth d join pg_constraint k on k.confrelid = d.oid
  where k.contype = 'f' and k.conrelid <> k.confrelid
)
select name, guarded, max(level) as level from kept join depth using (oid) group by name, guarded order by level, name`;

/** A row filter on a table that this login does not see whole would make a copy with holes. */
const SEEN_WHOLE = `
select tablename from pg_policies where schemaname = 'public' and cmd in ('SELECT', 'ALL')
  and roles @> array['seinhuis_backup']::name[] and qual = 'true'`;

const HEAD = 'select size, root from log_head order by size desc limit 1';
const MONTHS = `
select distinct replace(right(relname, 7), '_', '-') as month from pg_class
where relispartition and relname ~ '_[0-9]{4}_[0-9]{2}$' and relnamespace = 'public'::regnamespace order by 1`;

/**
 * Copies every table at one moment, as JSON, one row per line, without holding more than a few rows.
 * @param url as `seinhuis_backup`
 * @param write takes one table; lines must be read to their end before the next begins
 * @throws when a table is hidden from this login, wholly or in part
 */
export async function copyOut(
  url: string,
  write: (table: string, lines: AsyncIterable<string>) => Promise<void>,
): Promise<CopiedState> {
  const client = new pg.Client({
    ...connectionSettings(url, 'kopie'),
    statement_timeout: 0,
    query_timeout: 0,
    idle_in_transaction_session_timeout: 0,
  });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const tables = await client.query<{ name: string; guarded: boolean }>(TABLES);
    const seen = new Set((await client.query<{ tablename: string }>(SEEN_WHOLE)).rows.map(row => row.tablename));
    const hidden = tables.rows.filter(({ name, guarded }) => guarded && !seen.has(name)).map(({ name }) => name);
    if (hidden.length > 0) throw new Error(`Cannot copy: rows are hidden from this login in ${hidden.join(', ')}`);
    const head = (await client.query<{ size: number; root: Buffer }>(HEAD)).rows[0] ?? null;
    const migrations = await client.query<{ name: string }>('select name from kysely_migration order by name');
    const months = await client.query<{ month: string }>(MONTHS);
    for (const { name } of tables.rows) await write(name, rowsOf(client, name));
    await client.query('commit');
    return {
      head,
      migrations: migrations.rows.map(row => row.name),
      months: months.rows.map(row => row.month),
    };
  } finally {
    await client.end();
  }
}

async function* rowsOf(client: pg.Client, table: string): AsyncGenerator<string> {
  await client.query(
    `declare rows no scroll cursor for select row_to_json(t)::text as line from ${client.escapeIdentifier(table)} t`,
  );
  let count = FIRST_FETCH;
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${count} from rows`);
    if (rows.length === 0) break;
    let bytes = 0;
    for (const { line } of rows) {
      bytes += line.length;
      yield line;
    }
    count = Math.max(FIRST_FETCH, Math.min(LONGEST_FETCH, Math.floor((FETCH_BYTES * rows.length) / bytes)));
  }
  await client.query('close rows');
}
