import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool } from '../../adapters/postgres/database.ts';
import { migrateToLatest } from '../../adapters/postgres/migrate.ts';
import { makeMonths } from '../../adapters/postgres/months.ts';
import { TABLES } from '../../adapters/postgres/tables.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { NOON_MS, uuid } from '../support/records.ts';

let database: FreshDatabase;
let admin: pg.Pool;

beforeAll(async () => {
  database = await freshDatabase();
  admin = openPool(database.adminUrl, 'proef', 2);
});
afterAll(async () => {
  await admin.end();
  await database.close();
});

describe('the row types', () => {
  it('equal what the migrations made', async () => {
    const { rows } = await admin.query(
      `select c.table_name, c.column_name, c.is_nullable,
         case when c.data_type = 'ARRAY' then substring(c.udt_name from 2) || '[]' else c.data_type end as type
       from information_schema.columns c join pg_class t on t.oid = format('%I.%I', c.table_schema, c.table_name)::regclass
       where c.table_schema = 'public' and not t.relispartition and c.table_name not like 'kysely%'`,
    );
    const made: Record<string, Record<string, string>> = {};
    for (const row of rows) {
      made[row.table_name] ??= {};
      made[row.table_name]![row.column_name] = row.type + (row.is_nullable === 'YES' ? '?' : '');
    }
    expect(made).toEqual(TABLES);
  });
});

describe('the SQL', () => {
  const folder = join(import.meta.dirname, '..', '..', 'adapters', 'postgres');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'));
  const clock =
    /\bnow\s*\(|current_timestamp|current_date|current_time\b|localtimestamp|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday|gen_random_uuid|uuidv7\s*\(/i;

  it.each(files)('has no clock of its own in %s', name => {
    expect(readFileSync(join(folder, name), 'utf8')).not.toMatch(clock);
  });
});

describe('migrating', () => {
  it('does nothing when all is done', async () => {
    expect(await migrateToLatest(database.urls.migrate)).toEqual({ kind: 'ready', applied: [] });
  });

  it('refuses a database that a newer release has migrated', async () => {
    await admin.query(`insert into kysely_migration values ('9999-later', '')`);
    expect(await migrateToLatest(database.urls.migrate)).toEqual({ kind: 'newer', unknown: ['9999-later'] });
    await admin.query(`delete from kysely_migration where name = '9999-later'`);
  });
});

describe('the monthly parts', () => {
  const MONTH = Date.UTC(2026, 10, 1);
  const put = async (epochMs: number) => {
    const id = uuid(epochMs);
    const { rows } = await admin.query(
      `insert into log_entry values ($1, $2, 'ontvangen', '{}', '{}', sha256('')) returning tableoid::regclass::text as part`,
      [id, epochMs],
    );
    return rows[0].part as string;
  };

  it('hold what was made in that month, to the millisecond', async () => {
    expect(await makeMonths(database.urls.worker, NOON_MS, 2)).toBe(4);
    expect(await makeMonths(database.urls.worker, NOON_MS, 2)).toBe(0);
    expect(await put(MONTH)).toBe('log_entry_2026_11');
    expect(await put(Date.UTC(2026, 11, 1) - 1)).toBe('log_entry_2026_11');
    expect(await put(Date.UTC(2026, 11, 1))).toBe('log_entry_2026_12');
    expect(await put(Date.UTC(2027, 0, 1))).toBe('log_entry_default');
  });

  it('leave a month whole where its first rows came: in the default part', async () => {
    await put(Date.UTC(2027, 5, 15));
    expect(await makeMonths(database.urls.worker, Date.UTC(2027, 5, 20), 1)).toBe(1);
    expect(await put(Date.UTC(2027, 5, 21))).toBe('log_entry_default');
  });
});
