import type pg from 'pg';
import type { Cleared, TrajectRetention } from '../../gateway/casework/trajecten/ports.ts';
import { inTransaction, openPool } from './database.ts';

/** In a row: everything in it is over, long enough ago, and its month is in the figures. */
const OVER = `ended_on < $1 and ended_on < (
  select (to_date(max(maand), 'YYYY-MM') + interval '1 month')::date from cijfers_maand)`;

const WHOLLY_OVER = `
not exists (select from overdracht o where o.traject_id = t.traject_id and (${OVER}) is not true)
and not exists (select from verzoek v where v.traject_id = t.traject_id and (${OVER}) is not true)`;

const LOCK_TRAJECTEN = `
select traject_id as id from traject t
where traject_id in (select traject_id from overdracht where ${OVER}
  union select traject_id from verzoek where traject_id is not null and ${OVER}) and ${WHOLLY_OVER}
  and ($2::uuid is null or traject_id > $2)
order by traject_id limit $3 for update skip locked`;

/** Anew, now that nobody else can change them. */
const STILL_OVER = `select traject_id as id from traject t where traject_id = any ($2::uuid[]) and ${WHOLLY_OVER}`;

const LOCK_REQUESTS = `
select verzoek_id as id from verzoek
where traject_id is null and ended_on < $1 and ($2::uuid is null or verzoek_id > $2)
order by verzoek_id limit $3 for update skip locked`;

const MESSAGES_OF_TRAJECTEN = `
select o.traject_id as id, o.naar_team as team, m.disclosure_id from overdracht_message m
join overdracht o using (overdracht_id) where o.traject_id = any ($1::uuid[])
union select v.traject_id, v.naar_team, b.disclosure_id from verzoek_bericht b
join verzoek v using (verzoek_id) where v.traject_id = any ($1::uuid[])`;

const MESSAGES_OF_REQUESTS = `
select b.verzoek_id as id, b.naar_team as team, b.disclosure_id from verzoek_bericht b where verzoek_id = any ($1::uuid[])
union select b.verzoek_id, b.team_id, b.disclosure_id from verzoek_bericht b where verzoek_id = any ($1::uuid[])`;

const PARTS_OF_HANDOVERS = ['reminder', 'consent', 'message', 'words', 'event'] as const;

/** @param url as `seinhuis_worker` */
export function openTrajectRetention(url: string): TrajectRetention {
  const pool = openPool(url, 'trajecten-bewaren', 1);
  const inTurn =
    (lock: string, clear: (client: pg.PoolClient, ids: readonly string[], before: string) => Promise<number>) =>
    (before: string, after: string | null, limit: number): Promise<Cleared> =>
      inTransaction(pool, async client => {
        await client.query(`select set_config('seinhuis.beurt', 'opruimen', true)`);
        const locked = await idsOf(client, lock, [before, after, limit]);
        const gone = await clear(client, locked, before);
        return { gone, next: locked.length < limit ? null : locked.at(-1)! };
      });
  return {
    clearTrajecten: inTurn(LOCK_TRAJECTEN, clearTrajecten),
    clearVerzoeken: inTurn(LOCK_REQUESTS, clearRequests),
    close: () => pool.end(),
  };
}

async function idsOf(client: pg.PoolClient, text: string, values: readonly unknown[]): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>(text, [...values]);
  return rows.map(row => row.id);
}

async function clearTrajecten(client: pg.PoolClient, locked: readonly string[], before: string): Promise<number> {
  const over = await idsOf(client, STILL_OVER, [before, locked]);
  const ids = await withoutHeld(client, over, MESSAGES_OF_TRAJECTEN);
  if (ids.length === 0) return 0;
  const handovers = 'select overdracht_id from overdracht where traject_id = any ($1::uuid[])';
  for (const part of PARTS_OF_HANDOVERS)
    await client.query(`delete from overdracht_${part} where overdracht_id in (${handovers})`, [ids]);
  const requests = 'select verzoek_id as id from verzoek where traject_id = any ($1::uuid[])';
  await takeAwayRequests(client, await idsOf(client, requests, [ids]));
  for (const table of ['overdracht', 'traject_person', 'traject'])
    await client.query(`delete from ${table} where traject_id = any ($1::uuid[])`, [ids]);
  return ids.length;
}

async function clearRequests(client: pg.PoolClient, locked: readonly string[]): Promise<number> {
  const ids = await withoutHeld(client, locked, MESSAGES_OF_REQUESTS);
  await takeAwayRequests(client, ids);
  return ids.length;
}

async function takeAwayRequests(client: pg.PoolClient, ids: readonly string[]): Promise<void> {
  for (const table of ['verzoek_bericht', 'verzoek_event', 'verzoek'])
    await client.query(`delete from ${table} where verzoek_id = any ($1::uuid[])`, [ids]);
}

/** What is restricted, or objected to, stays as long as it is (AVG 18, 21). A delivery is its receiver's. */
async function withoutHeld(client: pg.PoolClient, ids: readonly string[], messages: string): Promise<string[]> {
  const { rows } = await client.query<{ id: string; team: string; disclosure_id: string }>(messages, [ids]);
  const held = new Set<string>();
  for (const { id, team, disclosure_id } of rows) {
    await client.query(`select set_config('seinhuis.team', $1, true)`, [team]);
    const found = await client.query('select from delivery where disclosure_id = $1 and hold is not null', [
      disclosure_id,
    ]);
    if (found.rows.length > 0) held.add(id);
  }
  return ids.filter(id => !held.has(id));
}
