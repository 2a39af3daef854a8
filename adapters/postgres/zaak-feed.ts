import type pg from 'pg';
import type { ZaakFeed, ZaakWijziging } from '../../gateway/casework/zaken/feed.ts';
import { inTransaction } from './database.ts';
import type { Row } from './tables.ts';

const CHANGES = `
select number, zaak_id, kind, version from zaak_change
where team_id = $1 and number > $2 order by number limit $3`;

/** @param pool connections as `seinhuis_gateway` */
export function createZaakFeed(pool: pg.Pool): ZaakFeed {
  return {
    changes: (team, after, limit) =>
      inTransaction(pool, async client => {
        await client.query(`select set_config('seinhuis.team', $1, true)`, [team]);
        const { rows } = await client.query<Row<'zaak_change'>>({
          name: 'zaak-changes',
          text: CHANGES,
          values: [team, after, limit],
        });
        if (rows.length === 0 && after > 0) {
          const counter = await client.query<Row<'zaak_counter'>>('select last from zaak_counter where team_id = $1', [
            team,
          ]);
          if ((counter.rows[0]?.last ?? 0) < after) return null;
        }
        return rows.map(
          (row): ZaakWijziging => ({
            nummer: row.number,
            zaakId: row.zaak_id,
            soort: row.kind as ZaakWijziging['soort'],
            versie: row.version,
          }),
        );
      }),
  };
}
