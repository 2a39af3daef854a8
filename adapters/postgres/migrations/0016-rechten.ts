import { type Kysely, sql } from 'kysely';
import { erasures } from './0016/erasures.ts';
import { inzage } from './0016/inzage.ts';
import { readingOutcomes } from './0016/readings.ts';

/** Rights of residents in casework: what came of a reading, inzage of one organisation, erasure by two. Runs as `seinhuis_migrate`. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [readingOutcomes, inzage, erasures]) await sql.raw(part).execute(db);
}
