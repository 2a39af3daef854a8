import { type Kysely, sql } from 'kysely';
import { lines } from './0020/lines.ts';
import { requests } from './0020/requests.ts';

/** What officers see of their own organisation, and requests for inzage. Runs as `seinhuis_migrate`. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [lines, requests]) await sql.raw(part).execute(db);
}
