import type pg from 'pg';
import type { RecordedPage } from '../../gateway/governance/dry-run.ts';
import { consentOf } from './consent-rows.ts';
import type { Row } from './tables.ts';

const PAGE = 5_000;

/** By id, which begins with its time: the next page begins where this one ended, however many there are. */
const DECISIONS = `
select disclosure_id, epoch_ms, facts_kid, facts, consent_ids from delivery
where disclosure_id > $1 and disclosure_id < $2 order by disclosure_id limit ${PAGE}`;

/** Refusals on the way in. One at the door names the disclosure it is about, and stands with what was allowed. */
const REFUSALS = `
select count(*) as count from log_entry
where kind = 'geweigerd' and entry_id >= $1 and entry_id < $2 and jcs not like '%"verstrekking":%'`;

type Decided = Pick<Row<'delivery'>, 'disclosure_id' | 'epoch_ms' | 'facts_kid' | 'facts' | 'consent_ids'>;

/**
 * What was allowed or held from `fromMs` until before `untilMs`, a page at a time.
 * @param pool a connection as `seinhuis_backup`, which reads all and changes nothing
 */
export async function* recordedDecisions(
  pool: pg.Pool,
  fromMs: number,
  untilMs: number,
): AsyncGenerator<RecordedPage, void, undefined> {
  let after = firstId(fromMs);
  for (;;) {
    const { rows } = await pool.query<Decided>({
      name: 'recorded-decisions',
      text: DECISIONS,
      values: [after, firstId(untilMs)],
    });
    if (rows.length === 0) return;
    after = rows.at(-1)!.disclosure_id;
    const cited = [...new Set(rows.flatMap(row => row.consent_ids))];
    const found =
      cited.length === 0
        ? []
        : (await pool.query<Row<'consent'>>('select * from consent where consent_id = any ($1::uuid[])', [cited])).rows;
    yield {
      decisions: rows.map(row => ({
        disclosureId: row.disclosure_id,
        epochMs: row.epoch_ms,
        facts: row.facts === null ? null : { kid: row.facts_kid, bytes: row.facts },
      })),
      consents: new Map(found.map(row => [row.consent_id, consentOf(row)])),
    };
  }
}

/** How many messages were refused on the way in: of those only codes are kept, so nothing can be decided again. */
export async function refusalsBetween(pool: pg.Pool, fromMs: number, untilMs: number): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(REFUSALS, [firstId(fromMs), firstId(untilMs)]);
  return rows[0]!.count;
}

/** Below every UUIDv7 of this millisecond and above every one before it. */
function firstId(epochMs: number): string {
  const time = Math.max(0, epochMs).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
}
