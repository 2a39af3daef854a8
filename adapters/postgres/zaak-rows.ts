import type pg from 'pg';
import type { Earlier, Vroegsignaal } from '../../gateway/casework/vroegsignalering/matching.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../gateway/casework/vroegsignalering/settings.ts';
import type { Zaak } from '../../gateway/casework/vroegsignalering/zaak.ts';
import type { StoredZaak } from '../../gateway/casework/zaken/ports.ts';
import { type Standing, standingOf } from '../../gateway/casework/zaken/standing.ts';
import type { Row } from './tables.ts';

export type ZaakRow = Pick<Row<'zaak'>, 'version' | 'snapshot' | 'changed_ms'>;

export function zaakOf({ version, snapshot, changed_ms }: ZaakRow): StoredZaak {
  return { zaak: snapshot as Zaak, versie: version, changedMs: changed_ms };
}

export async function actFor(client: pg.ClientBase, team: string): Promise<void> {
  await client.query({ name: 'act-for-team', text: `select set_config('seinhuis.team', $1, true)`, values: [team] });
}

/** One at a time works on what lies on an address: what one zaak weighs follows from all of them. */
export async function lockAddresses(client: pg.ClientBase, team: string, addresses: readonly string[]): Promise<void> {
  for (const address of [...new Set(addresses)].sort())
    await client.query(`select pg_advisory_xact_lock(hashtextextended($1, 7301010))`, [`${team} ${address}`]);
}

/** Signals and stubs by address, each in order of arrival. */
export async function knownAt(
  client: pg.ClientBase,
  team: string,
  addresses: readonly string[],
  since: string | null = null,
): Promise<ReadonlyMap<string, readonly Earlier[]>> {
  const found = new Map<string, Earlier[]>(addresses.map(address => [address, []]));
  const values = [team, addresses, since];
  const stubs = await client.query<Row<'zaak_stub'>>(
    `select * from zaak_stub where team_id = $1 and address = any ($2::uuid[])
       and ($3::date is null or signal_date >= $3) order by signal_date, stub_id`,
    values,
  );
  for (const { address, partner, signal_date, amount_euro } of stubs.rows)
    found.get(address)?.push({
      kind: 'stub',
      adres: address,
      partner: partner as Vroegsignaal['partner'],
      signaaldatum: signal_date,
      bedragEuro: amount_euro,
    });
  const signals = await client.query<Pick<Row<'zaak_signal'>, 'address' | 'signal'>>(
    `select address, signal from zaak_signal where team_id = $1 and address = any ($2::uuid[])
       and ($3::date is null or signal_date >= $3) order by received_ms, signal_id`,
    values,
  );
  for (const { address, signal } of signals.rows) found.get(address)?.push(signal as Vroegsignaal);
  return found;
}

export interface SettingsInForce {
  readonly versie: number;
  readonly settings: Settings;
}

export async function settingsOf(client: pg.ClientBase, team: string): Promise<SettingsInForce> {
  const { rows } = await client.query<Pick<Row<'zaak_settings'>, 'version' | 'settings'>>(
    'select version, settings from zaak_settings where team_id = $1 order by version desc limit 1',
    [team],
  );
  const [row] = rows;
  return row === undefined
    ? { versie: 0, settings: DEFAULT_SETTINGS }
    : { versie: row.version, settings: row.settings as Settings };
}

const PLACE_AGAIN = `
update zaak z set place = p.place, work_by = p.work_by, remind_on = p.remind_on, keep_until = p.keep_until,
  restricted = p.restricted, settings_version = $2
from (select zaak_id, decode(place, 'hex') as place, work_by, remind_on, keep_until, restricted
  from json_to_recordset($1::json) as r (zaak_id uuid, place text, work_by date, remind_on date, keep_until date,
    restricted boolean)) p
where z.zaak_id = p.zaak_id`;

/** Writes what follows from zaken that are locked by this transaction. */
export async function placeAgain(
  client: pg.ClientBase,
  zaken: readonly Zaak[],
  known: ReadonlyMap<string, readonly Earlier[]>,
  { versie, settings }: SettingsInForce,
): Promise<void> {
  if (zaken.length === 0) return;
  const rows = zaken.map(zaak => ({
    zaak_id: zaak.zaakId,
    ...standingFields(standingOf(zaak, known.get(zaak.adres) ?? [], settings)),
  }));
  await client.query(PLACE_AGAIN, [JSON.stringify(rows), versie]);
}

/** For `json_to_recordset`: bytes as hex. */
export function standingFields({ place, workBy, remindOn, keepUntil, restricted }: Standing) {
  return {
    place: place === null ? null : place.toString('hex'),
    work_by: workBy,
    remind_on: remindOn,
    keep_until: keepUntil,
    restricted,
  };
}
