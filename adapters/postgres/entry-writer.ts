/** Entries on the paths that are not hot, inside a transaction of the caller. */
import { CompiledQuery, type Transaction } from 'kysely';
import type { EntryRecord } from '../../gateway/ports.ts';
import { ENTRY_COLUMNS, entryFields, insertEntries } from './entries.ts';
import type { Database } from './tables.ts';

const WRITE_ENTRIES = `
with entry as materialized (
  select * from json_to_recordset($1::json) as e (${ENTRY_COLUMNS})
), ${insertEntries('entry')}
select from entry`;

/** Puts entries beside the tree and in the queue for it; they stand or fall with the transaction. */
export async function writeEntries(tx: Transaction<Database>, entries: readonly EntryRecord[]): Promise<void> {
  await tx.executeQuery(CompiledQuery.raw(WRITE_ENTRIES, [JSON.stringify(entries.map(entryFields))]));
}
