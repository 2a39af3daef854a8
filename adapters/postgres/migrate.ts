import { type Migration, Migrator } from 'kysely';
import pg from 'pg';
import { connectionSettings, kyselyOn } from './database.ts';
import * as foundation from './migrations/0001-foundation.ts';
import * as meldingen from './migrations/0002-meldingen.ts';
import * as rate from './migrations/0003-rate.ts';
import * as operation from './migrations/0004-operation.ts';
import * as consents from './migrations/0005-consents.ts';
import * as governance from './migrations/0006-governance.ts';
import * as signingIn from './migrations/0007-signing-in.ts';
import * as reminders from './migrations/0008-reminders.ts';
import * as parties from './migrations/0009-parties.ts';
import * as zaken from './migrations/0010-zaken.ts';
import * as trajecten from './migrations/0011-trajecten.ts';
import * as kaart from './migrations/0012-kaart.ts';
import * as zaakChanges from './migrations/0013-zaak-changes.ts';
import * as feedback from './migrations/0014-feedback.ts';
import * as erasuresAtOnce from './migrations/0015-erasures-at-once.ts';
import * as rechten from './migrations/0016-rechten.ts';
import * as verzoeken from './migrations/0017-verzoeken.ts';
import * as leveringDelen from './migrations/0018-levering-delen.ts';
import * as screens from './migrations/0019-screens.ts';
import * as toezicht from './migrations/0020-toezicht.ts';
import * as inwoner from './migrations/0021-inwoner.ts';
import * as inzageReminders from './migrations/0023-inzage-reminders.ts';
import * as bodiesInTheRow from './migrations/0024-bodies-in-the-row.ts';

const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-foundation': foundation,
  '0002-meldingen': meldingen,
  '0003-rate': rate,
  '0004-operation': operation,
  '0005-consents': consents,
  '0006-governance': governance,
  '0007-signing-in': signingIn,
  '0008-reminders': reminders,
  '0009-parties': parties,
  '0010-zaken': zaken,
  '0011-trajecten': trajecten,
  '0012-kaart': kaart,
  '0013-zaak-changes': zaakChanges,
  '0014-feedback': feedback,
  '0015-erasures-at-once': erasuresAtOnce,
  '0016-rechten': rechten,
  '0017-verzoeken': verzoeken,
  '0018-levering-delen': leveringDelen,
  '0019-screens': screens,
  '0020-toezicht': toezicht,
  '0021-inwoner': inwoner,
  '0023-inzage-reminders': inzageReminders,
  '0024-bodies-in-the-row': bodiesInTheRow,
};

/** Exactly these migrations, for a database as an earlier release left it; null when one is not known here. */
export function migrationsNamed(names: readonly string[]): Readonly<Record<string, Migration>> | null {
  const found = names.flatMap(name => (Object.hasOwn(MIGRATIONS, name) ? [[name, MIGRATIONS[name]!] as const] : []));
  return found.length === names.length ? Object.fromEntries(found) : null;
}

export type MigrateOutcome =
  | { readonly kind: 'ready'; readonly applied: readonly string[] }
  /** A newer release was here: this one does not know what it would break, and must not start. */
  | { readonly kind: 'newer'; readonly unknown: readonly string[] };

/**
 * Brings the database to the newest migration. Several processes may call it at once: one works, the others wait.
 * @param url as `seinhuis_migrate`
 * @param migrations fewer than all, for a copy of an earlier release (`migrationsNamed`)
 * @throws when a migration fails; all that were pending are undone together
 */
export async function migrateToLatest(
  url: string,
  migrations: Readonly<Record<string, Migration>> = MIGRATIONS,
): Promise<MigrateOutcome> {
  // A change to a large table may take as long as it takes; waiting for another process that migrates may too.
  const pool = new pg.Pool({
    ...connectionSettings(url, 'migrate'),
    ...{ max: 1, statement_timeout: 0, query_timeout: 0, lock_timeout: 0 },
  });
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

/** Migrations that this release would still do, and those it does not know. */
export async function migrationStanding(
  pool: pg.Pool,
): Promise<{ readonly pendingMigrations: readonly string[]; readonly unknownMigrations: readonly string[] }> {
  const done = await executed(pool);
  return {
    pendingMigrations: Object.keys(MIGRATIONS).filter(name => !done.includes(name)),
    unknownMigrations: done.filter(name => !Object.hasOwn(MIGRATIONS, name)),
  };
}

async function executed(pool: pg.Pool): Promise<readonly string[]> {
  const table = await pool.query<{ there: boolean }>(
    `select to_regclass('public.kysely_migration') is not null as there`,
  );
  if (!table.rows[0]!.there) return [];
  const rows = await pool.query<{ name: string }>('select name from kysely_migration order by name');
  return rows.rows.map(row => row.name);
}
