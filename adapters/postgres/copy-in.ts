import pg from 'pg';
import { leafData, openEntry } from '../../gateway/logbook/entry.ts';
import { formatBundle } from '../../gateway/logbook/tiles.ts';
import type { LogSource } from '../../gateway/logbook/verify-log.ts';
import type { Erasure } from '../../gateway/operation/erasures.ts';
import type { Manifest } from '../../gateway/operation/manifest.ts';
import { connectionSettings, inTransaction } from './database.ts';
import { type Replayed, replayErasures } from './erasures.ts';
import { createLogReader } from './log-reader.ts';

/** What was put back, inside the transaction that is not committed yet. */
export interface PutBack {
  readonly source: Pick<LogSource, 'fetchTile' | 'fetchEntries'>;
  readonly head: { readonly size: number; readonly root: Buffer } | null;
  /** The newest signed checkpoint, as it was published. */
  readonly note: string | null;
  /** Ids of the gateway's own keys that something in here is sealed or made with. */
  readonly kids: readonly string[];
}

export type CopyInFault =
  | {
      readonly kind: 'fault';
      readonly code: 'NIET_LEEG' | 'TABEL_ONBEKEND' | 'RIJEN_WIJKEN_AF';
      readonly table: string;
    }
  /** An entry beside the tree that is not the one its leaf stands for. */
  | { readonly kind: 'fault'; readonly code: 'VERMELDING_WIJKT_AF'; readonly at: number };

export interface CopyInParts<Fault> {
  readonly manifest: Manifest;
  readonly lines: (table: string) => AsyncIterable<string>;
  /** Looks at what was put back; anything but null undoes all of it. */
  readonly judge: (found: PutBack) => Promise<Fault | null>;
  readonly erasures: readonly Erasure[];
}

export type CopyInOutcome<Fault> = { readonly kind: 'put-back'; readonly replayed: Replayed } | Fault | CopyInFault;

const BATCH_BYTES = 2_000_000;
const BATCH_ROWS = 1_000;

/** What guards the tables: triggers and row filters, as they must stand again afterwards. Parts follow their table. */
const GUARDS = `
with kept as (
  select oid, relrowsecurity, relforcerowsecurity from pg_class
  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
)
select concat(
  (select string_agg(concat(tgrelid, tgname, tgenabled), ',' order by tgrelid, tgname) from pg_trigger
    where not tgisinternal and tgrelid in (select oid from kept)),
  (select string_agg(concat(oid, relrowsecurity, relforcerowsecurity), ',' order by oid) from kept),
  (select count(*) from pg_trigger where tgenabled = 'D')) as guards`;

const KIDS = `
select facts_kid as kid from delivery where facts is not null union select pseudonym_kid from delivery
union select pseudonym_kid from consent union select record_kid from consent union select kid from search_key
union select split_part(request_digest, ':', 1) from idempotency
union select record_kid from consent_event where record is not null union select record_kid from bezwaar
union select decision_kid from bezwaar where decision is not null
union select private_kid from team_key union select words_kid from zaak_event where words is not null
union select kid from zaak_pseudonym union select kid from zaak_search_key
union select kid from traject_person union select kid from overdracht_words
union select kid from verzoek_voornemen
union select split_part(door, '.', 1) from kaart_wijziging
union select about_kid from inzage_request where about is not null union select kid from codebrief`;

/**
 * Puts a copy back into an empty database of the same migrations, in one transaction: all of it, or nothing. The guards
 * of the tables (triggers and row filters of the owner) rest meanwhile, seen by nobody else, and stand again at the end.
 * @param url as `seinhuis_migrate`, the owner
 */
export async function copyIn<Fault extends { readonly kind: string }>(
  url: string,
  { manifest, lines, judge, erasures }: CopyInParts<Fault>,
): Promise<CopyInOutcome<Fault>> {
  const pool = new pg.Pool({
    ...connectionSettings(url, 'terugzetten'),
    max: 1,
    statement_timeout: 0,
    query_timeout: 0,
    idle_in_transaction_session_timeout: 0,
  });
  pool.on('error', () => {});
  let wrong: Fault | CopyInFault | null = null;
  try {
    return await inTransaction<CopyInOutcome<Fault>>(pool, async client => {
      const undo = (fault: Fault | CopyInFault): never => {
        wrong = fault;
        throw new Error('Cannot put back: undone');
      };
      const guards = await guardsOf(client);
      const tables = manifest.tabellen.map(table => table.naam);
      await client.query('lock table directory_version in access exclusive mode');
      const filtered = await openFilters(client);
      for (const table of tables) {
        if (!(await isThere(client, table))) undo({ kind: 'fault', code: 'TABEL_ONBEKEND', table });
        if (await hasRows(client, table)) undo({ kind: 'fault', code: 'NIET_LEEG', table });
      }
      await client.query('delete from directory_version');
      await makeParts(client, manifest);
      await letRest(client, tables, true);
      for (const { naam, rijen } of manifest.tabellen)
        if ((await load(client, naam, lines(naam))) !== rijen)
          undo({ kind: 'fault', code: 'RIJEN_WIJKEN_AF', table: naam });

      const at = await wrongEntry(client);
      if (at !== null) undo({ kind: 'fault', code: 'VERMELDING_WIJKT_AF', at });
      const judged = await judge(await putBack(client));
      if (judged !== null) undo(judged);
      const replayed = await replayErasures(client, erasures);
      await letRest(client, tables, false);
      for (const name of filtered) await client.query(`alter table ${name} force row level security`);
      if ((await guardsOf(client)) !== guards) throw new Error('Cannot put back: a guard does not stand again');
      return { kind: 'put-back', replayed };
    });
  } catch (error) {
    if (wrong !== null) return wrong;
    throw error;
  } finally {
    await pool.end();
  }
}

async function guardsOf(client: pg.PoolClient): Promise<string> {
  return (await client.query<{ guards: string }>(GUARDS)).rows[0]!.guards;
}

async function isThere(client: pg.PoolClient, table: string): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    `select exists (select from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
       and not relispartition and relname = $1) as there`,
    [table],
  );
  return rows[0]!.there;
}

async function hasRows(client: pg.PoolClient, table: string): Promise<boolean> {
  const name = client.escapeIdentifier(table);
  // The first version of the directory stands in every new database.
  const { rows } = await client.query<{ filled: boolean }>(
    table === 'directory_version'
      ? 'select exists (select from directory_version where version > 2) as filled'
      : `select exists (select from ${name}) as filled`,
  );
  return rows[0]!.filled;
}

async function makeParts(client: pg.PoolClient, { maanden, logboek }: Manifest): Promise<void> {
  for (const month of maanden) await client.query('select make_months($1, 1)', [Date.parse(`${month}-01T00:00:00Z`)]);
  await client.query('select make_leaf_parts($1)', [logboek.omvang]);
}

/** Triggers stand or rest for a whole table, with its parts. */
async function letRest(client: pg.PoolClient, tables: readonly string[], rest: boolean): Promise<void> {
  for (const table of tables)
    await client.query(`alter table ${client.escapeIdentifier(table)} ${rest ? 'disable' : 'enable'} trigger user`);
}

/** Lets the owner past the row filters. @returns the tables for which that was not so before */
async function openFilters(client: pg.PoolClient): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and not relispartition
       and relforcerowsecurity`,
  );
  const names = rows.map(row => client.escapeIdentifier(row.name));
  for (const name of names) await client.query(`alter table ${name} no force row level security`);
  return names;
}

async function load(client: pg.PoolClient, table: string, lines: AsyncIterable<string>): Promise<number> {
  const name = client.escapeIdentifier(table);
  const insert = `insert into ${name} select * from json_populate_recordset(null::${name}, $1::json)`;
  let rows = 0;
  let batch: string[] = [];
  let bytes = 0;
  const flush = async () => {
    if (batch.length > 0) await client.query(insert, [`[${batch.join(',')}]`]);
    batch = [];
    bytes = 0;
  };
  for await (const line of lines) {
    rows += 1;
    batch.push(line);
    bytes += line.length;
    if (batch.length >= BATCH_ROWS || bytes >= BATCH_BYTES) await flush();
  }
  await flush();
  return rows;
}

const BESIDE = `
select l.position, l.data, null::bytea as commitment, e.jcs, e.salt from log_leaf l join log_entry e using (entry_id)
union all
select null, null, w.commitment, e.jcs, e.salt from log_waiting w join log_entry e using (entry_id)`;

interface Beside {
  readonly position: number | null;
  readonly data: Buffer | null;
  readonly commitment: Buffer | null;
  readonly jcs: string;
  readonly salt: Buffer;
}

/** @returns position of the first leaf whose entry, where it is still there, is another; -1 for one that waits */
async function wrongEntry(client: pg.PoolClient): Promise<number | null> {
  await client.query(`declare beside no scroll cursor for ${BESIDE}`);
  for (;;) {
    const { rows } = await client.query<Beside>('fetch 2000 from beside');
    const wrong = rows.find(
      ({ data, commitment, jcs, salt }) =>
        openEntry({ json: jcs, salt }, data ?? leafData(commitment!)).kind === 'fault',
    );
    if (wrong !== undefined) return wrong.position ?? -1;
    if (rows.length === 0) break;
  }
  await client.query('close beside');
  return null;
}

async function putBack(client: pg.PoolClient): Promise<PutBack> {
  const reader = createLogReader(client);
  let last: Promise<unknown> = Promise.resolve();
  /** One connection answers one question at a time. */
  const inTurn = <T>(ask: () => Promise<T>): Promise<T> => {
    const turn = last.catch(() => undefined).then(ask);
    last = turn;
    return turn;
  };
  const head = await client.query<{ size: number; root: Buffer }>(
    'select size, root from log_head order by size desc limit 1',
  );
  const kids = await client.query<{ kid: string }>(KIDS);
  return {
    head: head.rows[0] ?? null,
    note: await reader.checkpoint(),
    kids: kids.rows.map(row => row.kid),
    source: {
      fetchTile: (level, index, width) => inTurn(() => reader.tile(level, index, width)),
      fetchEntries: (index, width) =>
        inTurn(async () => {
          const entries = await reader.entries(index, width);
          return entries === null ? null : formatBundle(entries);
        }),
    },
  };
}
