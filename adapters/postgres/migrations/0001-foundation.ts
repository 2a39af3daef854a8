import { type Kysely, sql } from 'kysely';
import { delivery } from './0001/delivery.ts';
import { directory } from './0001/directory.ts';
import { grants } from './0001/grants.ts';
import { log } from './0001/log.ts';
import { partitions } from './0001/partitions.ts';

/** Runs as `seinhuis_migrate`, which then owns everything; the other logins exist already (`logins.ts`). */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [directory, log, delivery, partitions, grants]) await sql.raw(part).execute(db);
}
