import { type Kysely, sql } from 'kysely';
import { codeLetters } from './0021/code-letters.ts';
import { residents } from './0021/residents.ts';

/** What residents see for themselves: by a letter with a code, and after signing in. Runs as `seinhuis_migrate`. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [codeLetters, residents]) await sql.raw(part).execute(db);
}
