import { type Kysely, sql } from 'kysely';
import { consents } from './0005/consents.ts';
import { objections } from './0005/objections.ts';

/** Consents through their whole life, and what an objection or a restriction holds. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [objections, consents]) await sql.raw(part).execute(db);
}
