import type pg from 'pg';
import { applyAll, isRestricted, staatOf, type Zaak } from '../../gateway/casework/vroegsignalering/zaak.ts';
import type { SaveOutcome, Saving, SignalArrival, StoredZaak, ZaakChange } from '../../gateway/casework/zaken/ports.ts';
import { standingOf } from '../../gateway/casework/zaken/standing.ts';
import type { TeamId } from '../../gateway/ports.ts';
import { inTransaction } from './database.ts';
import type { Row } from './tables.ts';
import {
  actFor,
  knownAt,
  lockAddresses,
  placeAgain,
  type SettingsInForce,
  settingsOf,
  standingFields,
} from './zaak-rows.ts';

const COLUMNS = `zaak_id uuid, municipality_code text, address uuid, state text, holder text, version integer,
  snapshot jsonb, place text, work_by date, remind_on date, keep_until date, joined uuid, restricted boolean`;

const OPEN = `
insert into zaak (zaak_id, team_id, municipality_code, address, state, holder, version, snapshot, place, work_by, remind_on,
  keep_until, joined, restricted, settings_version, changed_ms)
select zaak_id, $2, municipality_code, address, state, holder, version, snapshot, decode(place, 'hex'), work_by, remind_on,
  keep_until, joined, restricted, $3, $4 from json_to_recordset($1::json) as r (${COLUMNS})`;

const CHANGE = `
update zaak z set state = r.state, holder = r.holder, version = r.version, snapshot = r.snapshot,
  place = decode(r.place, 'hex'), work_by = r.work_by, remind_on = r.remind_on, keep_until = r.keep_until,
  joined = r.joined, restricted = r.restricted, settings_version = $3, changed_ms = $4
from json_to_recordset($1::json) as r (${COLUMNS}) where z.zaak_id = r.zaak_id and z.team_id = $2`;

const ARRIVE = `
insert into zaak_signal (signal_id, team_id, zaak_id, address, arrears, signal_date, received_ms, signal, file, seal)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`;

const FINDABLE = `
insert into zaak_search_key (team_id, signal_id, kid, key)
select $1, $2, k.kid, k.key from unnest($3::text[], $4::bytea[]) as k (kid, key) on conflict do nothing`;

const NUMBER = `
insert into zaak_pseudonym (team_id, pseudonym, kid, stands_for)
select $1, k.value, k.kid, $2 from unnest($3::text[], $4::bytea[]) as k (kid, value) on conflict do nothing`;

/** Signals that went to another zaak, were corrected or are restricted. */
const FOLLOW = `
update zaak_signal s set zaak_id = r.zaak_id, signal = r.signal, restricted = r.restricted
from json_to_recordset($1::json) as r (signal_id uuid, zaak_id uuid, signal jsonb, restricted boolean)
where s.signal_id = r.signal_id and (s.zaak_id, s.signal, s.restricted) is distinct from (r.zaak_id, r.signal, r.restricted)`;

const REMIND = `
insert into zaak_reminder (reminder_id, team_id, zaak_id, name, term, signal_id, phase, addressee, work_by, made_ms)
select reminder_id, $2, zaak_id, name, term, signal_id, phase, addressee, work_by, $3 from json_to_recordset($1::json)
  as r (reminder_id uuid, zaak_id uuid, name text, term text, signal_id uuid, phase text, addressee text, work_by date)
on conflict (name) do nothing`;

const NOTE = `
insert into zaak_event (zaak_id, number, team_id, kind, epoch_ms, person, event, words_kid, words)
select zaak_id, number, $2, kind, $3, $4, event, words_kid, decode(words, 'hex') from json_to_recordset($1::json)
  as r (zaak_id uuid, number integer, kind text, event jsonb, words_kid text, words text)`;

class Undone extends Error {
  readonly kind: 'versie_verlopen' | 'al_bekend';
  constructor(kind: Undone['kind']) {
    super('Cannot save: undone');
    this.kind = kind;
  }
}

const undo = (kind: Undone['kind']): never => {
  throw new Undone(kind);
};

/** @param uuid makes ids of reminders */
export async function save(
  pool: pg.Pool,
  team: TeamId,
  saving: Saving,
  uuid: (epochMs: number) => string,
): Promise<SaveOutcome> {
  try {
    return await inTransaction(pool, async client => ({
      kind: 'saved',
      zaken: await write(client, team, saving, uuid),
    }));
  } catch (error) {
    if (error instanceof Undone) return { kind: error.kind };
    // Two that open the same zaak, or let the same signal in, at once.
    if ((error as { code?: unknown }).code === '23505') return { kind: 'versie_verlopen' };
    throw error;
  }
}

async function write(
  client: pg.PoolClient,
  team: TeamId,
  { epochMs, person, changes, arrivals = [], reminders = [], seen }: Saving,
  uuid: (epochMs: number) => string,
): Promise<readonly StoredZaak[]> {
  await actFor(client, team);
  const ids = changes.map(({ zaakId }) => zaakId);
  const before = await lock(client, team, changes);
  if (seen !== undefined) await stillOpen(client, team, seen, changes);
  const events = changes.flatMap(change => change.events);
  const after = applyAll(new Map([...before].map(([id, { snapshot }]) => [id, snapshot as Zaak])), events);
  const zaken = ids.map(id => after.get(id) ?? undo('versie_verlopen')) as readonly Zaak[];

  for (const arrival of arrivals) await arrive(client, team, arrival, zaken);
  await client.query(FOLLOW, [JSON.stringify(zaken.flatMap(signalFields))]);

  const addresses = [...new Set(zaken.map(({ adres }) => adres))];
  const known = await knownAt(client, team, addresses);
  const settings = await settingsOf(client, team);
  const fields = (some: readonly ZaakChange[]) =>
    JSON.stringify(
      some.map(({ zaakId, versie, events: own }) => {
        const zaak = after.get(zaakId)!;
        const standing = standingOf(zaak, known.get(zaak.adres) ?? [], settings.settings);
        return { ...zaakFields(zaak, versie + own.length), ...standingFields(standing) };
      }),
    );
  const fresh = changes.filter(({ versie }) => versie === 0);
  const old = changes.filter(({ versie }) => versie > 0);
  if (fresh.length > 0) await client.query(OPEN, [fields(fresh), team, settings.versie, epochMs]);
  if (old.length > 0) await client.query(CHANGE, [fields(old), team, settings.versie, epochMs]);
  const tellsOfOthers = events.some(({ kind }) => kind === 'signaal_vervallen');
  if (arrivals.length > 0 || changes.length > 1 || tellsOfOthers)
    await placeNeighbours(client, team, addresses, ids, known, settings);

  if (reminders.length > 0)
    await client.query(REMIND, [
      JSON.stringify(
        reminders.map(({ naam, term, fase, voor }) => ({
          reminder_id: uuid(epochMs),
          zaak_id: naam.slice(0, naam.indexOf(':')),
          ...{ name: naam, term: term.naam, signal_id: term.over, phase: fase, addressee: voor },
          work_by: term.uiterlijk,
        })),
      ),
      team,
      epochMs,
    ]);
  // Last, and in one statement: whoever follows events sees a save whole.
  await client.query(NOTE, [JSON.stringify(changes.flatMap(eventFields)), team, epochMs, person]);
  return changes.map(({ zaakId, versie, events: own }) => ({
    zaak: after.get(zaakId)!,
    versie: versie + own.length,
    changedMs: epochMs,
  }));
}

/** Locks addresses first and zaken by id, so that nobody waits for the other for ever. */
async function lock(
  client: pg.PoolClient,
  team: TeamId,
  changes: readonly ZaakChange[],
): Promise<ReadonlyMap<string, Row<'zaak'>>> {
  const ids = changes.map(({ zaakId }) => zaakId);
  const found = await client.query<Pick<Row<'zaak'>, 'address'>>(
    'select address from zaak where zaak_id = any ($1::uuid[])',
    [ids],
  );
  const opening = changes.flatMap(({ events }) => events.flatMap(one => (one.kind === 'geopend' ? [one.adres] : [])));
  await lockAddresses(client, team, [...found.rows.map(row => row.address), ...opening]);
  const { rows } = await client.query<Row<'zaak'>>(
    'select * from zaak where zaak_id = any ($1::uuid[]) order by zaak_id for update',
    [ids],
  );
  const before = new Map(rows.map(row => [row.zaak_id, row]));
  for (const { zaakId, versie } of changes) if ((before.get(zaakId)?.version ?? 0) !== versie) undo('versie_verlopen');
  return before;
}

/** Under the lock of the address, which whoever opens or changes a zaak there takes too. */
async function stillOpen(
  client: pg.PoolClient,
  team: TeamId,
  { address, zaken }: NonNullable<Saving['seen']>,
  changes: readonly ZaakChange[],
): Promise<void> {
  const opensThere = changes.some(({ events }) => events.some(one => one.kind === 'geopend' && one.adres === address));
  const isThere = zaken.some(({ zaak }) => changes.some(({ zaakId }) => zaakId === zaak.zaakId));
  if (!opensThere && !isThere) throw new RangeError('Cannot save: what was seen is not where something is written');
  const { rows } = await client.query<Pick<Row<'zaak'>, 'zaak_id' | 'version'>>(
    `select zaak_id, version from zaak where team_id = $1 and address = $2 and place is not null`,
    [team, address],
  );
  const versions = new Map(zaken.map(({ zaak, versie }) => [zaak.zaakId, versie]));
  if (rows.length !== versions.size || rows.some(row => versions.get(row.zaak_id) !== row.version))
    undo('versie_verlopen');
}

async function arrive(
  client: pg.PoolClient,
  team: TeamId,
  { signaal, receivedMs, file, seal, searchKeys, numbers }: SignalArrival,
  zaken: readonly Zaak[],
): Promise<void> {
  const { signaalId, adres, achterstand, signaaldatum } = signaal;
  const zaak = zaken.find(one => one.signalen.some(stand => stand.signaal.signaalId === signaalId));
  if (zaak === undefined) throw new RangeError('Cannot save: a signal arrives in none of the zaken');
  const { rowCount } = await client.query(ARRIVE, [
    ...[signaalId, team, zaak.zaakId, adres, achterstand, signaaldatum, receivedMs],
    ...[JSON.stringify(signaal), file, seal],
  ]);
  if (rowCount === 0) undo('al_bekend');
  const kids = searchKeys.map(({ kid }) => kid);
  await client.query(FINDABLE, [team, signaalId, kids, searchKeys.map(({ value }) => value)]);
  for (const { number, underEveryKey } of numbers) {
    const values = underEveryKey.map(({ value }) => value);
    await client.query(NUMBER, [team, number, underEveryKey.map(({ kid }) => kid), values]);
    // Cleared away meanwhile and made anew by somebody else: the match was made on a number that is no more.
    const { rows } = await client.query<{ stands_for: string }>(
      'select distinct stands_for from zaak_pseudonym where team_id = $1 and pseudonym = any ($2::bytea[])',
      [team, values],
    );
    if (rows.some(row => row.stands_for !== number)) undo('versie_verlopen');
  }
}

/** A signal on the address may have made others meervoudig or opeenvolgend. */
async function placeNeighbours(
  client: pg.PoolClient,
  team: TeamId,
  addresses: readonly string[],
  ids: readonly string[],
  known: Awaited<ReturnType<typeof knownAt>>,
  settings: SettingsInForce,
): Promise<void> {
  const { rows } = await client.query<Pick<Row<'zaak'>, 'snapshot'>>(
    `select snapshot from zaak where team_id = $1 and address = any ($2::uuid[]) and place is not null
       and zaak_id <> all ($3::uuid[]) order by zaak_id for update`,
    [team, addresses, ids],
  );
  const zaken = rows.map(row => row.snapshot as Zaak);
  await placeAgain(client, zaken, known, settings);
}

function zaakFields(zaak: Zaak, version: number) {
  return {
    zaak_id: zaak.zaakId,
    municipality_code: zaak.gemeentecode,
    address: zaak.adres,
    state: staatOf(zaak),
    holder: zaak.houder,
    version,
    snapshot: zaak,
    joined: zaak.samengevoegdIn,
  };
}

function signalFields({ zaakId, signalen }: Zaak) {
  return signalen.map(stand => ({
    signal_id: stand.signaal.signaalId,
    zaak_id: zaakId,
    signal: stand.signaal,
    restricted: isRestricted(stand),
  }));
}

function eventFields({ zaakId, versie, events, words }: ZaakChange) {
  return events.map((event, index) => ({
    zaak_id: zaakId,
    number: versie + index + 1,
    kind: event.kind,
    event,
    words_kid: words !== undefined && index === events.length - 1 ? words.kid : null,
    words: words !== undefined && index === events.length - 1 ? words.bytes.toString('hex') : null,
  }));
}
