import type pg from 'pg';
import type { Event } from '../../gateway/casework/overdracht/traject.ts';
import type { ZaakEvent } from '../../gateway/casework/vroegsignalering/zaak.ts';
import type { CijferStore } from '../../gateway/cijfers/ports.ts';
import type { Published, PublishedBlock } from '../../gateway/cijfers/publish.ts';
import type { TeamId } from '../../gateway/ports.ts';
import { inTransaction } from './database.ts';

const ZAKEN = `
select z.zaak_id, z.municipality_code, (
  select coalesce(json_agg(json_build_array(e.epoch_ms, e.event) order by e.number), '[]')
  from zaak_event e where e.zaak_id = z.zaak_id) as events
from (select zaak_id, municipality_code from zaak
  where team_id = $1 and (changed_ms >= $2 or place is not null) and ($3::uuid is null or zaak_id > $3)
  order by zaak_id limit $4) z
order by z.zaak_id`;

const TRAJECTEN = `
select t.traject_id, (
  select json_agg(json_build_array(e.epoch_ms, e.event) order by e.epoch_ms, e.overdracht_id, e.number)
  from overdracht o join overdracht_event e on e.overdracht_id = o.overdracht_id
  where o.traject_id = t.traject_id and o.team_id = $1) as events, (
  select json_object_agg(o.overdracht_id, o.naar_team)
  from overdracht o where o.traject_id = t.traject_id and o.team_id = $1) as receivers
from (select distinct traject_id from overdracht
  where team_id = $1 and ($2::uuid is null or traject_id > $2) order by traject_id limit $3) t
order by t.traject_id`;

const ENTRIES = `
select released_entry_id as id from delivery where disclosure_id = any ($1) and released_entry_id is not null`;

const PUBLISH = `
insert into cijfers (maand, soort, gebied, blokken)
select $1, a ->> 'soort', a ->> 'gebied', a -> 'blokken' from jsonb_array_elements($2::jsonb) a`;

/** Filtered here: a row holds every table of an area, of which a page shows a few. */
const TABLES = `
select c.maand, c.soort, c.gebied, (
  select coalesce(jsonb_agg(b order by number), '[]')
  from jsonb_array_elements(c.blokken) with ordinality as t (b, number)
  where coalesce(b ->> 'soort', 'alle') = $4 and ($5::text is null or b ->> 'blok' = $5)) as blokken
from cijfers c join unnest($2::text[], $3::text[]) as a (soort, gebied) on a.soort = c.soort and a.gebied = c.gebied
where c.maand = any ($1)
order by c.maand, c.soort, c.gebied`;

/** @param pool connections as `seinhuis_gateway` */
export function createCijferStore(pool: pg.Pool): CijferStore {
  /** Row-level security sees to it that what is of another team is not there. */
  const forTeam = <T>(team: TeamId, work: (client: pg.PoolClient) => Promise<T>): Promise<T> =>
    inTransaction(pool, async client => {
      await client.query(`select set_config('seinhuis.team', $1, true)`, [team]);
      return work(client);
    });

  return {
    zaken: (team, sinceMs, after, limit) =>
      forTeam(team, async client => {
        const { rows } = await client.query<{
          zaak_id: string;
          municipality_code: string;
          events: [number, ZaakEvent][];
        }>(ZAKEN, [team, sinceMs, after, limit]);
        return rows.map(row => ({
          zaakId: row.zaak_id,
          gemeentecode: row.municipality_code,
          events: row.events.map(([epochMs, event]) => ({ epochMs, event })),
        }));
      }),
    trajecten: (team, after, limit) =>
      forTeam(team, async client => {
        const { rows } = await client.query<{
          traject_id: string;
          events: [number, Event][] | null;
          receivers: Record<string, TeamId>;
        }>(TRAJECTEN, [team, after, limit]);
        return rows.map(row => ({
          trajectId: row.traject_id,
          events: (row.events ?? []).map(([epochMs, event]) => ({ epochMs, event })),
          receivers: new Map(Object.entries(row.receivers)),
        }));
      }),
    entered: (team, disclosureIds) =>
      forTeam(team, async client => {
        const { rows } = await client.query<{ id: string }>(ENTRIES, [disclosureIds]);
        const found = await client.query<{ count: number }>('select releases_among($1, $2) as count', [
          rows.map(({ id }) => id),
          team.slice(0, team.indexOf('/')),
        ]);
        return found.rows[0]!.count;
      }),
    async last() {
      const { rows } = await pool.query<{ maand: string | null }>('select max(maand) as maand from cijfers_maand');
      return rows[0]!.maand;
    },
    publish: (maand, epochMs, published) =>
      inTransaction(pool, async client => {
        const { rowCount } = await client.query(
          'insert into cijfers_maand (maand, published_ms) values ($1, $2) on conflict do nothing',
          [maand, epochMs],
        );
        if (rowCount === 1) await client.query(PUBLISH, [maand, JSON.stringify(published.map(rowOf))]);
        return rowCount === 1;
      }),
    async read(maand) {
      const { rows } = await pool.query<{ soort: string | null; gebied: string; blokken: PublishedBlock[] }>(
        `select c.soort, c.gebied, c.blokken from cijfers_maand m left join cijfers c on c.maand = m.maand
         where m.maand = $1 order by c.soort, c.gebied`,
        [maand],
      );
      return rows.length === 0 ? null : rows.flatMap(row => (row.soort === null ? [] : [areaOf(row)]));
    },
    async months() {
      const { rows } = await pool.query<{ maand: string }>('select maand from cijfers_maand order by maand desc');
      return rows.map(({ maand }) => maand);
    },
    async tables({ maanden, areas, blok, soort }) {
      const named = areas.map(gebied => rowOf({ gebied, blokken: [] }));
      const { rows } = await pool.query<{ maand: string; soort: string; gebied: string; blokken: PublishedBlock[] }>(
        TABLES,
        [maanden, named.map(one => one.soort), named.map(one => one.gebied), soort, blok],
      );
      return rows.map(row => ({ maand: row.maand, ...areaOf(row) }));
    },
  };
}

function rowOf({ gebied, blokken }: Published) {
  return { soort: gebied.soort, gebied: gebied.soort === 'regio' ? gebied.naam : gebied.gemeentecode, blokken };
}

function areaOf(row: { readonly soort: string | null; readonly gebied: string; readonly blokken: PublishedBlock[] }) {
  const { blokken, gebied } = row;
  return row.soort === 'regio'
    ? ({ gebied: { soort: 'regio', naam: gebied }, blokken } as const)
    : ({ gebied: { soort: 'gemeente', gemeentecode: gebied }, blokken } as const);
}
