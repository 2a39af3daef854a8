import { type Migration, Migrator } from 'kysely';
import pg from 'pg';
import { connectionSettings, kyselyOn } from './database.ts';
import * as foundation from './migrations/0001-foundation.ts';
import * as operation from './migrations/0004-operation.ts';

const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-foundation': foundation,
  '0004-operation': operation,
};

export type MigrateOutcome =
  | { readonly kind: 'ready'; readonly applied: readonly string[] }
  /** A newer release was here: this one does not know what it would break, and must not start. */
  | { readonly kind: 'newer'; readonly unknown: readonly string[] };

/**
 * Brings the database to the newest migration. Several processes may call it at once: one works, the others wait.
 * @param url as `seinhuis_migrate`
 * @param migrations for tests of the refusal only
 * @throws when a migration fails; all that were pending are undone together
 */
export async function migrateToLatest(
  url: string,
  migrations: Readonly<Record<string, Migration>> = MIGRATIONS,
): Promise<MigrateOutcome> {
  // A change to a large table may take as long as it takes; waiting for another process that migrates may too.
  const pool = new pg.Pool({ ...connectionSettings(url, 'migrate'), max: 1, statement_timeout: 0, lock_timeout: 0 });
  pool.on('error', () => {});
  const db = kyselyOn(pool);
  try {
    const unknown = (await executed(pool)).filter(name => !Object.hasOwn(migrations, name));
    if (unknown.length > 0) return { kind: 'newer', unknown };
    const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
    const { error, results } = await migrator.migrateToLatest();
    if (error !== undefined) throw new Error('Cannot migrate the database', { cause: error });
    return { kind: 'ready', applied: (results ?? []).map(result => result.migrationName) };
  } finally {
    await db.destroy();
  }
}

async function executed(pool: pg.Pool): Promise<readonly string[]> {
  const table = await pool.query<{ there: boolean }>(
    `select to_regclass('public.kysely_migration') is not null as there`,
  );
  if (!table.rows[0]!.there) return [];
  const rows = await pool.query<{ name: string }>('select name from kysely_migration order by name');
  return rows.rows.map(row => row.name);
}
