/** Entries on the paths that are not hot, inside a transaction of the caller. */
import { CompiledQuery, type Transaction } from 'kysely';
import type { EntryRecord } from '../../gateway/ports.ts';
import { entriesStatement } from './entries.ts';
import type { Database } from './tables.ts';

/** Puts entries beside the tree and in the queue for it; they stand or fall with the transaction. */
export async function writeEntries(tx: Transaction<Database>, entries: readonly EntryRecord[]): Promise<void> {
  const { text, values } = entriesStatement(entries);
  await tx.executeQuery(CompiledQuery.raw(text, values));
}
