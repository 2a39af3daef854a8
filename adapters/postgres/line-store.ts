import type pg from 'pg';
import type { LineStore, Standing } from '../../gateway/toezicht/ports.ts';
import { inTransaction } from './database.ts';
import type { Row } from './tables.ts';

type Sent = Pick<Row<'delivery'>, 'disclosure_id' | 'epoch_ms' | 'facts_kid' | 'facts' | 'consent_ids'>;

/** Entries of everybody that one page looks at, at most: some tens of milliseconds. */
const LOOKED_AT = 20_000;

/** @param pool connections as `seinhuis_gateway`, which reads entries through these functions alone (migration 0020) */
export function createLineStore(pool: pg.Pool): LineStore {
  return {
    list: (oin, { fromMs, untilMs, kinds, other, type, routes, before }, limit) =>
      inTransaction(pool, async client => {
        const until = firstId(untilMs);
        const { rows } = await client.query<{ entry_id: string; jcs: string | null }>(
          'select * from log_lines($1, $2::uuid, $3::uuid, $4::text[], $5, $6, $7::text[], $8, $9)',
          [
            ...[oin, firstId(fromMs), before === null || before > until ? until : before],
            ...[kinds, other, type, routes, LOOKED_AT, limit],
          ],
        );
        const lines = rows.flatMap(({ entry_id, jcs }) => (jcs === null ? [] : [{ entryId: entry_id, json: jcs }]));
        const floor = rows.find(row => row.jcs === null)?.entry_id ?? null;
        return { lines, next: lines.length === limit ? lines.at(-1)!.entryId : floor };
      }),

    find: (oin, entryId) =>
      inTransaction(pool, async client => {
        const { rows } = await client.query<{ jcs: string | null }>('select log_line($1, $2::uuid) as jcs', [
          oin,
          entryId,
        ]);
        const json = rows[0]?.jcs ?? null;
        return json === null ? null : { entryId, json };
      }),

    standing: (oin, disclosureId) =>
      inTransaction(pool, async client => {
        const { rows } = await client.query<{
          status: Standing['status'];
          released_entry_id: string | null;
          kept: boolean;
        }>('select * from disclosure_standing($1, $2::uuid)', [oin, disclosureId]);
        const [row] = rows;
        return row === undefined
          ? null
          : { status: row.status, releasedEntryId: row.released_entry_id, kept: row.kept };
      }),

    decisions: (oin, fromMs, limit) =>
      inTransaction(pool, async client => {
        const { rows } = await client.query<Sent>('select * from own_decisions($1, $2::uuid, $3)', [
          ...[oin, firstId(fromMs), limit],
        ]);
        return rows.map(row => ({
          ...{ disclosureId: row.disclosure_id, epochMs: row.epoch_ms, consentIds: row.consent_ids },
          facts: row.facts === null ? null : { kid: row.facts_kid, bytes: row.facts },
        }));
      }),
  };
}

/** Below every UUIDv7 of this millisecond and above every one before it. */
function firstId(epochMs: number): string {
  const time = Math.max(0, epochMs).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
}
