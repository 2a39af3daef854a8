import { type Kysely, sql } from 'kysely';
import { erasures } from './0004/erasures.ts';
import { fourEyes } from './0004/four-eyes.ts';
import { readiness } from './0004/readiness.ts';

/** Asks for the login `seinhuis_backup`: run `seinhuis migrate --beheer` once when coming from a release without it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [fourEyes, erasures, readiness]) await sql.raw(part).execute(db);
}
