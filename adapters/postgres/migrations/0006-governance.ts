import { type Kysely, sql } from 'kysely';
import { heldMessages } from './0006/held-messages.ts';
import { proposals } from './0006/proposals.ts';

/** Runs as `seinhuis_migrate`. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [proposals, heldMessages]) await sql.raw(part).execute(db);
}
