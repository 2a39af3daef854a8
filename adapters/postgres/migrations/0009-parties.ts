import { type Kysely, sql } from 'kysely';
import { agreements } from './0009/agreements.ts';
import { governance } from './0009/governance.ts';
import { persons } from './0009/persons.ts';

/** Runs as `seinhuis_migrate`. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [persons, agreements, governance]) await sql.raw(part).execute(db);
}
