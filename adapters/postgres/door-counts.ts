import type pg from 'pg';
import type { OthersSpending, SpendingStore, StrangerStore } from '../../gateway/access/ports.ts';
import type { RateUse } from '../../gateway/access/rate-limit.ts';

const RECENT_MS = 60_000;
/** Rows of processes that are gone. */
const CLEAR_AFTER_MS = 10 * 60_000;

const EXCHANGE = `
with told as (
  insert into client_spending (process_id, client_id, use, spent, added, epoch_ms)
  select $1, client_id, use, spent, added, $3
  from json_to_recordset($2) as told(client_id text, use text, spent bigint, added bigint)
  on conflict (process_id, client_id, use)
    do update set spent = excluded.spent, added = excluded.added, epoch_ms = excluded.epoch_ms
), cleared as (
  delete from client_spending where process_id <> $1 and epoch_ms < $3 - ${CLEAR_AFTER_MS}
)
select process_id, client_id, use, spent, added from client_spending
where process_id <> $1 and epoch_ms > $3 - ${RECENT_MS}`;

/** What clients spent, per process: a small table without write-ahead log, empty after a crash of the server. */
export function createSpendingStore(pool: pg.Pool): SpendingStore {
  return {
    async exchange(processId, told, epochMs) {
      const rows = told.map(one => ({ client_id: one.clientId, use: one.use, spent: one.spent, added: one.added }));
      const result = await pool.query<{
        process_id: string;
        client_id: string;
        use: RateUse;
        spent: number;
        added: number;
      }>({ name: 'exchange-spending', text: EXCHANGE, values: [processId, JSON.stringify(rows), epochMs] });
      return result.rows.map(
        (row): OthersSpending => ({
          processId: row.process_id,
          clientId: row.client_id,
          use: row.use,
          spent: row.spent,
          added: row.added,
        }),
      );
    },
  };
}

/** How many strangers came, by code: at most as many rows as there are codes. */
export function createStrangerStore(pool: pg.Pool): StrangerStore {
  return {
    async add(counts, sinceMs) {
      // In one order everywhere: two processes that add the same codes would otherwise wait for each other.
      const rows = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, count]) => ({ code, count }));
      await pool.query({
        name: 'add-strangers',
        text: `insert into stranger_tally (code, count, since_ms)
          select code, count, $2 from json_to_recordset($1) as seen(code text, count bigint)
          on conflict (code) do update set count = stranger_tally.count + excluded.count,
            since_ms = least(stranger_tally.since_ms, excluded.since_ms)`,
        values: [JSON.stringify(rows), sinceMs],
      });
    },
    async take() {
      const { rows } = await pool.query<{ code: string; count: number; since_ms: number }>({
        name: 'take-strangers',
        text: 'delete from stranger_tally returning code, count, since_ms',
      });
      if (rows.length === 0) return null;
      return {
        counts: new Map(rows.map(row => [row.code, row.count])),
        sinceMs: Math.min(...rows.map(row => row.since_ms)),
      };
    },
  };
}
