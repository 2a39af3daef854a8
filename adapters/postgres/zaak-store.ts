import type pg from 'pg';
import type { Zaak, ZaakEvent } from '../../gateway/casework/vroegsignalering/zaak.ts';
import type {
  KeptEvent,
  KeptFile,
  KeptReminder,
  ReadingStore,
  TeamKeyStore,
  TrayQuery,
  TrayRow,
  ZaakStore,
} from '../../gateway/casework/zaken/ports.ts';
import type { TeamId } from '../../gateway/ports.ts';
import { inTransaction } from './database.ts';
import type { Row } from './tables.ts';
import { actFor, knownAt, placeAgain, settingsOf, type ZaakRow, zaakOf } from './zaak-rows.ts';
import { save } from './zaak-writer.ts';

const ZAAK = 'z.version, z.snapshot, z.changed_ms';

const NUMBER_OF = `
with made as (
  insert into zaak_pseudonym (team_id, pseudonym, kid, stands_for)
  select $1, k.value, k.kid, coalesce(
    (select stands_for from zaak_pseudonym where team_id = $1 and pseudonym = any ($3::bytea[]) limit 1), $4)
  from unnest($2::text[], $3::bytea[]) as k (kid, value) on conflict do nothing returning stands_for
) select stands_for from made limit 1`;

const FOUND = `
select ${ZAAK} from zaak z join (
  select s.zaak_id, max(s.signal_date) as latest from zaak_search_key k join zaak_signal s on s.signal_id = k.signal_id
  where k.team_id = $1 and k.key = any ($2::bytea[]) group by s.zaak_id) f on f.zaak_id = z.zaak_id
where z.team_id = $1 order by f.latest desc, z.zaak_id limit $3`;

const NOTE_READING = `
insert into ingezien (ingezien_id, epoch_ms, team_id, person, reason, disclosure_ids, zaak_id, outcome, sensitive)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

const SET_SETTINGS = `
insert into zaak_settings (team_id, version, settings, person, epoch_ms)
select $1, $2 + 1, $3, $4, $5
where $2 = coalesce((select max(version) from zaak_settings where team_id = $1), 0) on conflict do nothing`;

/**
 * @param pool connections as `seinhuis_gateway`
 * @param uuid makes ids of reminders
 */
export function createZaakStore(pool: pg.Pool, uuid: (epochMs: number) => string): ZaakStore {
  const forTeam = <T>(team: TeamId, work: (client: pg.PoolClient) => Promise<T>): Promise<T> =>
    inTransaction(pool, async client => {
      await actFor(client, team);
      return work(client);
    });
  const rowsFor = <R extends pg.QueryResultRow>(team: TeamId, text: string, values: readonly unknown[]) =>
    forTeam(team, async client => (await client.query<R>(text, [...values])).rows);
  const zaken = async (team: TeamId, text: string, ...values: readonly unknown[]) =>
    (await rowsFor<ZaakRow>(team, text, values)).map(zaakOf);

  return {
    find: (team, zaakIds) =>
      zaken(team, `select ${ZAAK} from zaak z where z.team_id = $1 and z.zaak_id = any ($2::uuid[])`, team, zaakIds),

    async history(team, zaakId, after = 0) {
      const rows = await rowsFor<Row<'zaak_event'>>(
        team,
        'select * from zaak_event where team_id = $1 and zaak_id = $2 and number > $3 order by number',
        [team, zaakId, after],
      );
      return rows.map(eventOf);
    },

    async numberOf(team, underEveryKey, fresh) {
      const kids = underEveryKey.map(({ kid }) => kid);
      const values = underEveryKey.map(({ value }) => value);
      return forTeam(team, async client => {
        const made = await client.query<{ stands_for: string }>(NUMBER_OF, [team, kids, values, fresh]);
        if (made.rows[0] !== undefined) return made.rows[0].stands_for;
        const { rows } = await client.query<{ stands_for: string }>(
          'select stands_for from zaak_pseudonym where team_id = $1 and pseudonym = any ($2::bytea[]) limit 1',
          [team, values],
        );
        return rows[0]!.stands_for;
      });
    },

    openAt: (team, address) =>
      zaken(
        team,
        `select ${ZAAK} from zaak z where z.team_id = $1 and z.address = $2 and z.place is not null order by z.zaak_id`,
        ...[team, address],
      ),

    known: (team, address, since) =>
      forTeam(team, async client => (await knownAt(client, team, [address], since)).get(address) ?? []),

    knownAt: (team, addresses, since) => forTeam(team, client => knownAt(client, team, addresses, since)),

    save: (team, saving) => save(pool, team, saving, uuid),

    async tray(team, query) {
      const { text, values } = trayStatement(team, query);
      return (await rowsFor<TrayRowOf>(team, text, values)).map(trayRowOf);
    },

    search: (team, keys, limit) => zaken(team, FOUND, team, keys, limit),

    async files(team, signaalIds) {
      const rows = await rowsFor<FileRow>(
        team,
        `select signal_id, zaak_id, file, seal, restricted, signal ? 'teltNiet' as detached from zaak_signal
         where team_id = $1 and signal_id = any ($2::uuid[])`,
        [team, signaalIds],
      );
      return rows.map(fileOf);
    },

    settings: team => forTeam(team, client => settingsOf(client, team)),

    async setSettings(team, versie, settings, { person, epochMs }) {
      const done = await forTeam(team, client =>
        client.query(SET_SETTINGS, [team, versie, JSON.stringify(settings), person, epochMs]),
      );
      return done.rowCount === 1 ? 'saved' : 'versie_verlopen';
    },

    reorder: (team, limit) =>
      forTeam(team, async client => {
        const settings = await settingsOf(client, team);
        const { rows } = await client.query<Pick<Row<'zaak'>, 'snapshot'>>(
          `select snapshot from zaak where team_id = $1 and settings_version <> $2 order by zaak_id limit $3
           for update skip locked`,
          [team, settings.versie, limit],
        );
        const found = rows.map(row => row.snapshot as Zaak);
        const known = await knownAt(client, team, [...new Set(found.map(({ adres }) => adres))]);
        await placeAgain(client, found, known, settings);
        return found.length;
      }),

    remindable: (team, day, limit) =>
      zaken(
        team,
        `select ${ZAAK} from zaak z where z.team_id = $1 and z.remind_on <= $2 order by z.remind_on, z.zaak_id limit $3`,
        ...[team, day, limit],
      ),

    async reminders(team, after, limit) {
      const rows = await rowsFor<Row<'zaak_reminder'>>(
        team,
        `select * from zaak_reminder where team_id = $1 and ($2::uuid is null or reminder_id > $2)
         order by reminder_id limit $3`,
        [team, after, limit],
      );
      return rows.map(reminderOf);
    },
  };
}

type TrayRowOf = ZaakRow & Pick<Row<'zaak'>, 'place' | 'work_by'>;

/** Each page is a range of the index: what comes before or after the cursor does not matter. */
function trayStatement(
  team: TeamId,
  { gemeenten, staat, houder, lateOn, after, limit }: TrayQuery,
): { readonly text: string; readonly values: readonly unknown[] } {
  const values: unknown[] = [team];
  const asked = (value: unknown) => `$${values.push(value)}`;
  const where = ['t.team_id = $1', 't.place is not null'];
  const [only, ...more] = gemeenten ?? [];
  if (gemeenten !== null)
    where.push(
      only !== undefined && more.length === 0
        ? `t.municipality_code = ${asked(only)}`
        : `t.municipality_code = any (${asked(gemeenten)}::text[])`,
    );
  if (staat !== null) where.push(`t.state = ${asked(staat)}`);
  if (houder === 'niemand') where.push('t.holder is null');
  else if (houder !== null) where.push(`t.holder = any (${asked(houder)}::text[])`);
  if (lateOn !== null) where.push(`t.work_by < ${asked(lateOn)}`);
  if (after !== null) where.push(`t.place > ${asked(Buffer.from(after, 'base64url'))}`);
  const text = `select ${ZAAK}, z.place, z.work_by from (
    select t.zaak_id from zaak t where ${where.join(' and ')} order by t.place limit ${asked(limit)}) p
    join zaak z on z.zaak_id = p.zaak_id order by z.place`;
  return { text, values };
}

function trayRowOf(row: TrayRowOf): TrayRow {
  return { ...zaakOf(row), cursor: row.place!.toString('base64url'), workBy: row.work_by };
}

function eventOf({ number, epoch_ms, person, event, words_kid, words }: Row<'zaak_event'>): KeptEvent {
  return {
    nummer: number,
    epochMs: epoch_ms,
    person,
    event: event as ZaakEvent,
    words: words_kid === null || words === null ? null : { kid: words_kid, bytes: words },
  };
}

type FileRow = Row<'zaak_signal'> & { readonly detached: boolean };

function fileOf({ zaak_id, signal_id, file, seal, restricted, detached }: FileRow): KeptFile {
  return { zaakId: zaak_id, signaalId: signal_id, jwe: file, seal, restricted, losgemaakt: detached };
}

function reminderOf(row: Row<'zaak_reminder'>): KeptReminder {
  return {
    reminderId: row.reminder_id,
    zaakId: row.zaak_id,
    naam: row.name,
    term: row.term,
    signaalId: row.signal_id,
    fase: row.phase as KeptReminder['fase'],
    voor: row.addressee as KeptReminder['voor'],
    uiterlijk: row.work_by,
    madeMs: row.made_ms,
  };
}

/** @param pool connections as `seinhuis_gateway` */
export function createTeamKeyStore(pool: pg.Pool): TeamKeyStore {
  return {
    async teams() {
      const { rows } = await pool.query<{ team_id: string }>('select team_id from kept_key_teams()');
      return rows.map(row => row.team_id as TeamId);
    },
    find: (team, kid) =>
      inTransaction(pool, async client => {
        await actFor(client, team);
        const { rows } = await client.query<Pick<Row<'team_key'>, 'private_kid' | 'private'>>(
          'select private_kid, private from team_key where team_id = $1 and kid = $2',
          [team, kid],
        );
        const [row] = rows;
        return row === undefined ? null : { kid: row.private_kid, bytes: row.private };
      }),
  };
}

/** @param pool connections as `seinhuis_gateway` */
export function createReadingStore(pool: pg.Pool): ReadingStore {
  return {
    note: (readings, directoryVersion) =>
      inTransaction(pool, async client => {
        if (directoryVersion !== null) {
          const { rows } = await client.query<{ open: boolean }>('select hold_directory($1::bigint) as open', [
            directoryVersion,
          ]);
          if (!rows[0]!.open) return 'directory-changed';
        }
        for (const one of readings) {
          const { readingId, epochMs, team, person, reason, signaalIds, zaakId, uitkomst, gevoelig } = one;
          await actFor(client, team);
          await client.query(NOTE_READING, [
            ...[readingId, epochMs, team, person, reason, signaalIds, zaakId, uitkomst, gevoelig],
          ]);
        }
        return 'noted';
      }),
  };
}
