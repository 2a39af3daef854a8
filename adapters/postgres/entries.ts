import type { EntryRecord } from '../../gateway/ports.ts';

/** Columns of an entry in a `json_to_recordset` list; null throughout where a row brings no entry. */
export const ENTRY_COLUMNS =
  'entry_id uuid, entry_ms bigint, entry_kind text, parties text[], jcs text, salt bytea, commitment bytea';

/** The two inserts that put an entry beside the tree and in the queue for it, from the rows of `source`. */
export function insertEntries(source: string): string {
  return `entry_beside as (
    insert into log_entry (entry_id, epoch_ms, kind, parties, jcs, salt)
    select entry_id, entry_ms, entry_kind, parties, jcs, salt from ${source} where entry_id is not null
  ), entry_waits as (
    insert into log_waiting (entry_id, commitment)
    select entry_id, commitment from ${source} where entry_id is not null
  )`;
}

// Lists, one for each column, are read in half the time of a list of objects. Parties are organisation numbers: no spaces.
const WRITE_ENTRIES = `
with entry as materialized (
  select entry_id, entry_ms, entry_kind, string_to_array(parties, ' ') as parties, jcs, salt, commitment
  from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::bytea[], $7::bytea[])
    as e (entry_id, entry_ms, entry_kind, parties, jcs, salt, commitment)
), ${insertEntries('entry')}
select from entry`;

/** Puts entries beside the tree and in the queue for it; for a transaction of the caller, with which they stand or fall. */
export function entriesStatement(entries: readonly EntryRecord[]): {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
} {
  return {
    name: 'write-entries',
    text: WRITE_ENTRIES,
    values: [
      entries.map(entry => entry.entryId),
      entries.map(entry => entry.epochMs),
      entries.map(entry => entry.kind),
      entries.map(entry => entry.parties.join(' ')),
      entries.map(entry => entry.json),
      entries.map(entry => entry.salt),
      entries.map(entry => entry.commitment),
    ],
  };
}

export function entryFields(entry: EntryRecord): Readonly<Record<string, unknown>> {
  return {
    entry_id: entry.entryId,
    entry_ms: entry.epochMs,
    entry_kind: entry.kind,
    parties: entry.parties,
    jcs: entry.json,
    salt: hex(entry.salt),
    commitment: hex(entry.commitment),
  };
}

/** How PostgreSQL reads bytes from JSON text. */
export function hex(bytes: Buffer): string {
  return `\\x${bytes.toString('hex')}`;
}

export function hexOrNull(bytes: Buffer | null): string | null {
  return bytes === null ? null : hex(bytes);
}
