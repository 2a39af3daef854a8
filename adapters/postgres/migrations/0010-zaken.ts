import { type Kysely, sql } from 'kysely';
import { readings } from './0010/readings.ts';
import { teamKeys } from './0010/team-keys.ts';
import { zaken } from './0010/zaken.ts';

/** Casework of teams whose sealing key the gateway keeps. Runs as `seinhuis_migrate`. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [teamKeys, readings, zaken]) await sql.raw(part).execute(db);
}
