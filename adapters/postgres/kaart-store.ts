import type pg from 'pg';
import {
  ENTRIES_PER_TEAM,
  type KaartChange,
  type KaartOutcome,
  type KaartStore,
  type Vermelding,
} from '../../gateway/kaart/ports.ts';
import type { TeamId } from '../../gateway/ports.ts';
import type { SocialeKaartOpgave } from '../../schemas/generated/types.ts';
import { inTransaction } from './database.ts';
import type { Row } from './tables.ts';

const COLUMNS = 'vermelding_id, team_id, versie, opgave, bevestigd_op';

const LIST = `
select ${COLUMNS} from kaart_vermelding
where ($1::text is null or gemeenten @> array[$1]) and ($2::text is null or hulpvragen @> array[$2])
  and ($3::text is null or team_id = $3) and ($4::uuid is null or vermelding_id > $4)
order by vermelding_id limit $5`;

const UNCONFIRMED = `
select ${COLUMNS} from kaart_vermelding
where bevestigd_op < $1 and herinnerd_op is null and ($2::uuid is null or vermelding_id > $2)
order by vermelding_id limit $3`;

const REMIND = `
update kaart_vermelding set herinnerd_op = $3
where vermelding_id = $1 and bevestigd_op = $2 and herinnerd_op is null`;

const LOCK = 'select versie from kaart_vermelding where vermelding_id = $1 and team_id = $2 for update';

const ADD = `
insert into kaart_vermelding (vermelding_id, team_id, versie, naam, gemeenten, hulpvragen, opgave, bevestigd_op)
values ($1, $2, 1, $3, $4, $5, $6, $7) on conflict (team_id, naam) do nothing`;

const CHANGE = `
update kaart_vermelding k set versie = versie + 1, naam = $2, gemeenten = $3, hulpvragen = $4, opgave = $5,
  bevestigd_op = $6, herinnerd_op = null
where vermelding_id = $1 and not exists (select from kaart_vermelding o
  where o.team_id = k.team_id and o.naam = $2 and o.vermelding_id <> $1)`;

const CONFIRM = `
update kaart_vermelding set versie = versie + 1, bevestigd_op = $2, herinnerd_op = null where vermelding_id = $1`;

const NOTE = `
insert into kaart_wijziging (vermelding_id, versie, team_id, soort, epoch_ms, door) values ($1, $2, $3, $4, $5, $6)`;

type Found = Pick<Row<'kaart_vermelding'>, 'vermelding_id' | 'team_id' | 'versie' | 'opgave' | 'bevestigd_op'>;

/** @param pool connections as `seinhuis_gateway` */
export function createKaartStore(pool: pg.Pool): KaartStore {
  const read = async (text: string, values: readonly unknown[]): Promise<readonly Vermelding[]> => {
    const { rows } = await pool.query<Found>(text, [...values]);
    return rows.map(vermeldingOf);
  };
  /** Row-level security lets a team write its own entries only. */
  const asTeam = <T>(team: TeamId, work: (client: pg.PoolClient) => Promise<T>): Promise<T> =>
    inTransaction(pool, async client => {
      await client.query(`select set_config('seinhuis.team', $1, true)`, [team]);
      return work(client);
    });

  return {
    list: ({ gemeentecode, hulpvraag, team }, after, limit) =>
      read(LIST, [gemeentecode, hulpvraag, team, after, limit]),
    async find(kaartvermeldingId) {
      const text = `select ${COLUMNS} from kaart_vermelding where vermelding_id = $1`;
      return (await read(text, [kaartvermeldingId]))[0] ?? null;
    },
    change: change =>
      asTeam(change.team, async client => {
        // Two of a team at once: one after the other, so that the bound and the names hold.
        await client.query('select pg_advisory_xact_lock(7301012, hashtext($1))', [change.team]);
        return applied(client, change);
      }),
    unconfirmed: (day, after, limit) => read(UNCONFIRMED, [day, after, limit]),
    remind: ({ kaartvermeldingId, team, bevestigdOp }, day) =>
      asTeam(team, async client => (await client.query(REMIND, [kaartvermeldingId, bevestigdOp, day])).rowCount === 1),
  };
}

async function applied(client: pg.PoolClient, change: KaartChange): Promise<KaartOutcome> {
  const { kaartvermeldingId, team, kind, epochMs, door } = change;
  if (change.kind === 'gemaakt') {
    const { rows } = await client.query<{ count: number }>(
      'select count(*)::integer as count from kaart_vermelding where team_id = $1',
      [team],
    );
    if (rows[0]!.count >= ENTRIES_PER_TEAM) return 'too-many';
    const added = await client.query(ADD, [kaartvermeldingId, team, ...columnsOf(change.opgave), change.op]);
    if (added.rowCount === 0) return 'taken';
    await client.query(NOTE, [kaartvermeldingId, 1, team, kind, epochMs, door]);
    return 'written';
  }
  const { rows } = await client.query<{ versie: number }>(LOCK, [kaartvermeldingId, team]);
  if (rows[0] === undefined) return 'unknown';
  if (rows[0].versie !== change.versie) return 'stale';
  if (change.kind === 'gewijzigd') {
    const changed = await client.query(CHANGE, [kaartvermeldingId, ...columnsOf(change.opgave), change.op]);
    if (changed.rowCount === 0) return 'taken';
  } else if (change.kind === 'bevestigd') await client.query(CONFIRM, [kaartvermeldingId, change.op]);
  else await client.query('delete from kaart_vermelding where vermelding_id = $1', [kaartvermeldingId]);
  await client.query(NOTE, [kaartvermeldingId, change.versie + 1, team, kind, epochMs, door]);
  return 'written';
}

function columnsOf(opgave: SocialeKaartOpgave): readonly unknown[] {
  return [opgave.naam, opgave.gemeenten, opgave.hulpvragen, JSON.stringify(opgave)];
}

function vermeldingOf(row: Found): Vermelding {
  return {
    kaartvermeldingId: row.vermelding_id,
    team: row.team_id as TeamId,
    versie: row.versie,
    opgave: row.opgave as SocialeKaartOpgave,
    bevestigdOp: row.bevestigd_op,
  };
}
