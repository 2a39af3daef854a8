import type pg from 'pg';
import type { Levering, LeveringStore } from '../../gateway/casework/levering/ports.ts';
import { inTransaction } from './database.ts';

const TAKE = `
insert into ddas_levering (team_id, municipality_code, maand, made_ms, taken_ms) values ($1, $2, $3, $4, $4)
on conflict (team_id, municipality_code, maand) do update set taken_ms = $4
where ddas_levering.disclosure_id is null and ddas_levering.taken_ms < $5
returning made_ms, delen, geleverd`;

const DIVIDE = `
update ddas_levering set delen = coalesce(delen, $4)
where team_id = $1 and municipality_code = $2 and maand = $3 returning delen`;

const SETTLE = `
update ddas_levering set disclosure_id = $4, code = $5
where team_id = $1 and municipality_code = $2 and maand = $3 and disclosure_id is null`;

const DELIVERED = `
update ddas_levering set geleverd = array_append(geleverd, $4)
where team_id = $1 and municipality_code = $2 and maand = $3 and not $4 = any (geleverd)`;

const DAY_MS = 86_400_000;

/** @param pool connections as `seinhuis_gateway` */
export function createLeveringStore(pool: pg.Pool): LeveringStore {
  /** Row-level security sees to it that what is of another team is not there. */
  const forTeam = <T>({ team }: Levering, work: (client: pg.PoolClient) => Promise<T>): Promise<T> =>
    inTransaction(pool, async client => {
      await client.query(`select set_config('seinhuis.team', $1, true)`, [team]);
      return work(client);
    });

  return {
    take: (levering, epochMs) =>
      forTeam(levering, async client => {
        const { team, gemeentecode, maand } = levering;
        const { rows } = await client.query<{ made_ms: number; delen: string[] | null; geleverd: number[] }>(TAKE, [
          ...[team, gemeentecode, maand, epochMs],
          epochMs - DAY_MS,
        ]);
        return rows[0] === undefined
          ? null
          : { madeMs: rows[0].made_ms, delen: rows[0].delen, geleverd: rows[0].geleverd };
      }),
    divide: (levering, ends) =>
      forTeam(levering, async client => {
        const { team, gemeentecode, maand } = levering;
        const { rows } = await client.query<{ delen: string[] }>(DIVIDE, [team, gemeentecode, maand, ends]);
        return rows[0]!.delen;
      }),
    delivered: (levering, nummer) =>
      forTeam(levering, async client => {
        const { team, gemeentecode, maand } = levering;
        await client.query(DELIVERED, [team, gemeentecode, maand, nummer]);
      }),
    settle: (levering, ended) =>
      forTeam(levering, async client => {
        const { team, gemeentecode, maand } = levering;
        const how = 'disclosureId' in ended ? [ended.disclosureId, null] : [null, ended.code];
        await client.query(SETTLE, [team, gemeentecode, maand, ...how]);
      }),
  };
}
