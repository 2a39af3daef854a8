import { type Kysely, sql } from 'kysely';
import { trajecten } from './0011/trajecten.ts';
import { verzoeken } from './0011/verzoeken.ts';

/** Runs as `seinhuis_migrate`. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [trajecten, verzoeken]) await sql.raw(part).execute(db);
}
