import type pg from 'pg';
import type { InzageStore, Vindplaats } from '../../gateway/casework/rechten/ports.ts';
import { inTransaction } from './database.ts';

interface Found {
  readonly entry_id: string;
  readonly jcs: string;
  readonly found_by: Vindplaats[];
  readonly released: boolean;
  readonly kept: boolean;
}

/** @param pool connections as `seinhuis_gateway`, which reads search keys through this function alone (migration 0016) */
export function createInzageStore(pool: pg.Pool): InzageStore {
  return {
    lines: (oin, { bsn, birthDateAndSurname, birthDateAndAddress }, after, limit) =>
      inTransaction(pool, async client => {
        const { rows } = await client.query<Found>(
          'select * from inzage_lines($1, $2::bytea[], $3::bytea[], $4::bytea[], $5::uuid, $6::integer)',
          [oin, bsn, birthDateAndSurname, birthDateAndAddress, after, limit],
        );
        return rows.map(({ entry_id, jcs, found_by, released, kept }) => ({
          ...{ entryId: entry_id, json: jcs, gevondenOp: found_by.toSorted(), verstrekt: released, bewaard: kept },
        }));
      }),
  };
}
