import { type Kysely, sql } from 'kysely';
import type { ResidentStore } from '../../gateway/inwoner/ports.ts';
import { consentOf } from './consent-rows.ts';
import { writeEntries } from './entry-writer.ts';
import type { Database } from './tables.ts';
import type { Waker } from './waker.ts';

interface Found {
  readonly disclosure_id: string;
  readonly message_type: string;
  readonly decided_jcs: string;
  readonly released_jcs: string;
  readonly held: boolean;
}

/** @param db connections as `seinhuis_gateway`, which reads search keys through one function alone (migration 0021) */
export function createResidentStore(db: Kysely<Database>, waker: Waker): ResidentStore {
  return {
    async lines(bsnKeys, limit) {
      const { rows } = await sql<Found>`select * from resident_lines(${bsnKeys}::bytea[], ${limit}::integer)`.execute(
        db,
      );
      return rows.map(row => ({
        ...{ disclosureId: row.disclosure_id, type: row.message_type, held: row.held },
        ...{ decidedJson: row.decided_jcs, releasedJson: row.released_jcs },
      }));
    },

    async consents(persons) {
      if (persons.length === 0) return [];
      const rows = await db
        .selectFrom('consent')
        .selectAll()
        .where(sql<boolean>`person = any (${[...persons]}::bytea[])`)
        .orderBy('given_ms', 'desc')
        .orderBy('consent_id')
        .execute();
      return rows.map(consentOf);
    },

    async note(entry, bsnKey, kid) {
      await db.transaction().execute(async tx => {
        await writeEntries(tx, [entry]);
        if (bsnKey === null) return;
        await sql`insert into search_key (entry_id, kid, bsn) values (${entry.entryId}, ${kid}, ${bsnKey})`.execute(tx);
      });
      waker.wake();
    },
  };
}
