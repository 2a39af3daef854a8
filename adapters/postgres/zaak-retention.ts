import type pg from 'pg';
import type { WissingWork } from '../../gateway/casework/rechten/ports.ts';
import { stubsOf } from '../../gateway/casework/vroegsignalering/retention.ts';
import type { Zaak } from '../../gateway/casework/vroegsignalering/zaak.ts';
import type { ZaakRetention } from '../../gateway/casework/zaken/ports.ts';
import type { TeamId } from '../../gateway/ports.ts';
import { inTransaction, openPool } from './database.ts';
import type { Row } from './tables.ts';
import { actFor, knownAt, lockAddresses, placeAgain, settingsOf } from './zaak-rows.ts';

/** With what was joined into it: that has no end of its own. */
const LOCK = `
with recursive whole as (
  select zaak_id from zaak where zaak_id = any ($1::uuid[])
  union select z.zaak_id from zaak z join whole w on z.joined = w.zaak_id
)
select zaak_id, snapshot, restricted, keep_until from zaak where zaak_id in (select zaak_id from whole)
order by zaak_id for update`;

const DESTROY_BODIES = `
update delivery set protected_header = null, wrapped_key = null, iv = null, ciphertext = null, tag = null, facts = null
where disclosure_id = any ($1::uuid[])`;

const LEAVE_STUBS = `
insert into zaak_stub (stub_id, team_id, address, signal_date, partner, amount_euro, keep_until)
select stub_id, $2, address, signal_date, partner, amount_euro, keep_until from json_to_recordset($1::json)
  as r (stub_id uuid, address uuid, signal_date date, partner text, amount_euro integer, keep_until date)`;

/** Numbers that nothing stands under any more: what they stood for cannot be found back either. */
const FORGET_NUMBERS = `
delete from zaak_pseudonym p where p.team_id = $1 and p.stands_for = any ($2::uuid[])
  and not exists (select from zaak z where z.team_id = $1 and z.address = p.stands_for)
  and not exists (select from zaak_stub s where s.team_id = $1 and s.address = p.stands_for)
  and not exists (select from zaak_signal s where s.team_id = $1 and s.arrears = p.stands_for)`;

interface Going {
  readonly zaken: readonly Zaak[];
  readonly signalIds: readonly string[];
}

/**
 * @param url as `seinhuis_worker`
 * @param uuid makes ids of stubs: never the id of the signal they are left of
 */
export function openZaakRetention(url: string, uuid: () => string): ZaakRetention & WissingWork {
  const pool = openPool(url, 'bewaren', 1);
  return {
    async clear(team, day, limit) {
      const zaken = await inTransaction(pool, async client => {
        await actFor(client, team);
        const due = await client.query<Pick<Row<'zaak'>, 'zaak_id' | 'address'>>(
          `select zaak_id, address from zaak where team_id = $1 and keep_until < $2 and not restricted
           order by keep_until, zaak_id limit $3`,
          [team, day, limit],
        );
        await lockAddresses(client, team, addressesOf(due.rows));
        const going = await lock(client, due.rows, row => row.keep_until === null || row.keep_until < day);
        return takeAway(client, team, going, { stubsFrom: day, uuid });
      });
      // Apart: both lock addresses in order, and together they would not.
      const stubs = await inTransaction(pool, async client => {
        await actFor(client, team);
        return clearStubs(client, team, day, limit);
      });
      return { zaken, stubs };
    },

    erase: (team, zaakId) =>
      inTransaction(pool, async client => {
        await actFor(client, team);
        const found = await client.query<Pick<Row<'zaak'>, 'zaak_id' | 'address'>>(
          'select zaak_id, address from zaak where team_id = $1 and zaak_id = $2',
          [team, zaakId],
        );
        if (found.rows.length === 0) return 'onbekend';
        await lockAddresses(client, team, addressesOf(found.rows));
        const going = await lock(client, found.rows, () => true);
        return (await takeAway(client, team, going, { stubsFrom: null, uuid })) === 0 ? 'beperkt' : 'gewist';
      }),

    agreed: team =>
      inTransaction(pool, async client => {
        await actFor(client, team);
        const { rows } = await client.query<Pick<Row<'zaak_erasure'>, 'erasure_id' | 'zaak_id'>>(
          `select erasure_id, zaak_id from zaak_erasure where team_id = $1 and state = 'goedgekeurd' order by erasure_id`,
          [team],
        );
        return rows.map(row => ({ wissingId: row.erasure_id, zaakId: row.zaak_id }));
      }),

    settle: (team, wissingId, { code, epochMs }) =>
      inTransaction(pool, async client => {
        await actFor(client, team);
        // Another gateway may have been first: then it is settled already.
        await client.query(
          `update zaak_erasure set state = $3, code = $4, done_ms = $5
           where team_id = $1 and erasure_id = $2 and state = 'goedgekeurd'`,
          [team, wissingId, code === null ? 'gewist' : 'niet_gewist', code, epochMs],
        );
      }),

    async teams() {
      const { rows } = await pool.query<{ team_id: string }>('select team_id from kept_key_teams()');
      return rows.map(row => row.team_id as TeamId);
    },

    close: () => pool.end(),
  };
}

/** What still may go now that it is locked: nothing that is restricted, here or on the disclosure itself (AVG 18). */
async function lock(
  client: pg.PoolClient,
  rows: readonly Pick<Row<'zaak'>, 'zaak_id'>[],
  mayGo: (row: Pick<Row<'zaak'>, 'keep_until'>) => boolean,
): Promise<Going> {
  const ids = rows.map(row => row.zaak_id);
  const found = await client.query<Pick<Row<'zaak'>, 'zaak_id' | 'snapshot' | 'restricted' | 'keep_until'>>(LOCK, [
    ids,
  ]);
  const free = found.rows.filter(row => !row.restricted && mayGo(row));
  const signals = await client.query<Pick<Row<'zaak_signal'>, 'signal_id' | 'zaak_id'>>(
    'select signal_id, zaak_id from zaak_signal where zaak_id = any ($1::uuid[])',
    [free.map(row => row.zaak_id)],
  );
  const held = await client.query<{ disclosure_id: string }>(
    `select disclosure_id from delivery where disclosure_id = any ($1::uuid[]) and hold is not null`,
    [signals.rows.map(row => row.signal_id)],
  );
  const heldIds = new Set(held.rows.map(row => row.disclosure_id));
  const stays = new Set(signals.rows.filter(row => heldIds.has(row.signal_id)).map(row => row.zaak_id));
  return {
    zaken: free.filter(row => !stays.has(row.zaak_id)).map(row => row.snapshot as Zaak),
    signalIds: signals.rows.filter(row => !stays.has(row.zaak_id)).map(row => row.signal_id),
  };
}

async function takeAway(
  client: pg.PoolClient,
  team: TeamId,
  { zaken, signalIds }: Going,
  { stubsFrom, uuid }: { readonly stubsFrom: string | null; readonly uuid: () => string },
): Promise<number> {
  if (zaken.length === 0) return 0;
  const ids = zaken.map(({ zaakId }) => zaakId);
  const stubs = stubsFrom === null ? [] : zaken.flatMap(stubsOf).filter(({ tot }) => tot >= stubsFrom);
  await client.query(LEAVE_STUBS, [
    JSON.stringify(
      stubs.map(({ stub, tot }) => ({
        ...{ stub_id: uuid(), address: stub.adres, signal_date: stub.signaaldatum, partner: stub.partner },
        ...{ amount_euro: stub.bedragEuro, keep_until: tot },
      })),
    ),
    team,
  ]);
  await client.query(DESTROY_BODIES, [signalIds]);
  await client.query('delete from zaak_search_key where signal_id = any ($1::uuid[])', [signalIds]);
  await client.query('delete from zaak_signal where signal_id = any ($1::uuid[])', [signalIds]);
  for (const table of ['zaak_reminder', 'zaak_event', 'zaak'])
    await client.query(`delete from ${table} where zaak_id = any ($1::uuid[])`, [ids]);
  const addresses = [...new Set(zaken.map(({ adres }) => adres))];
  const arrears = zaken.flatMap(({ signalen }) => signalen.map(({ signaal }) => signaal.achterstand));
  await placeWhatIsLeft(client, team, addresses);
  await client.query(FORGET_NUMBERS, [team, [...addresses, ...arrears]]);
  return zaken.length;
}

/** What is no longer known weighs no more. */
async function placeWhatIsLeft(client: pg.PoolClient, team: TeamId, addresses: readonly string[]): Promise<void> {
  const { rows } = await client.query<Pick<Row<'zaak'>, 'snapshot'>>(
    `select snapshot from zaak where team_id = $1 and address = any ($2::uuid[]) and place is not null
     order by zaak_id for update`,
    [team, addresses],
  );
  const left = rows.map(row => row.snapshot as Zaak);
  if (left.length === 0) return;
  await placeAgain(client, left, await knownAt(client, team, addresses), await settingsOf(client, team));
}

async function clearStubs(client: pg.PoolClient, team: TeamId, day: string, limit: number): Promise<number> {
  const { rows } = await client.query<Pick<Row<'zaak_stub'>, 'stub_id' | 'address'>>(
    'select stub_id, address from zaak_stub where team_id = $1 and keep_until < $2 order by keep_until, stub_id limit $3',
    [team, day, limit],
  );
  if (rows.length === 0) return 0;
  const addresses = addressesOf(rows);
  await lockAddresses(client, team, addresses);
  const gone = await client.query('delete from zaak_stub where stub_id = any ($1::uuid[])', [
    rows.map(row => row.stub_id),
  ]);
  await placeWhatIsLeft(client, team, addresses);
  await client.query(FORGET_NUMBERS, [team, addresses]);
  return gone.rowCount ?? 0;
}

function addressesOf(rows: readonly { readonly address: string }[]): readonly string[] {
  return [...new Set(rows.map(row => row.address))];
}
