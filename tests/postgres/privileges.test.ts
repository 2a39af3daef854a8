import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool } from '../../adapters/postgres/database.ts';
import { createIntakeStore } from '../../adapters/postgres/intake-store.ts';
import { LOGINS, type Login, roleOf } from '../../adapters/postgres/logins.ts';
import { makeMonths } from '../../adapters/postgres/months.ts';
import { TABLES } from '../../adapters/postgres/tables.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { acceptance, NOON_MS, OTHER_TEAM, RECEIVER, SENDER, TEAM, uuid } from '../support/records.ts';

let database: FreshDatabase;
let pools: Record<Login, pg.Pool>;
let admin: pg.Pool;
const forTeam = acceptance({ delivery: { consentIds: [uuid()] } });
const forOther = acceptance({ delivery: { team: OTHER_TEAM, consentIds: [uuid()] } });

beforeAll(async () => {
  database = await freshDatabase();
  await makeMonths(database.urls.worker, NOON_MS, 1);
  pools = Object.fromEntries(LOGINS.map(login => [login, openPool(database.urls[login], 'proef', 2)])) as typeof pools;
  admin = openPool(database.adminUrl, 'proef', 1);
  await createIntakeStore(pools.gateway, { wake: () => {}, close: () => {} }).record([forTeam, forOther], 1);
  await admin.query(`insert into log_epoch values (1, 1); insert into log_head values (1, sha256(''), 1);
    insert into log_leaf values (0, '${forTeam.entry.entryId}', '{}'); insert into log_checkpoint values (1, 'note');
    insert into log_tile values (0, 0, sha256('a') || sha256('b'))`);
});
afterAll(async () => {
  await Promise.all([...Object.values(pools), admin].map(pool => pool.end()));
  await database.close();
});

/** Runs statements on one connection, in one transaction that is undone. */
async function attempt(login: Login, ...statements: string[]): Promise<pg.QueryResult> {
  const client = await pools[login].connect();
  try {
    await client.query('begin');
    let result: pg.QueryResult | undefined;
    for (const statement of statements) result = await client.query(statement);
    return result!;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const actFor = (team: string) => `select set_config('seinhuis.team', '${team}', true)`;
const DENIED = /permission denied|must be owner|append only|only grows|never changed/;

describe('a query of the gateway that forgets the team', () => {
  it.each(['delivery', 'delivery_consent'])('finds nothing in %s', async table => {
    expect((await attempt('gateway', `select * from ${table}`)).rowCount).toBe(0);
  });

  it('changes nothing', async () => {
    expect((await attempt('gateway', 'update delivery set attempts = 99')).rowCount).toBe(0);
  });

  it('finds only what is of the team it acts for', async () => {
    const { rows } = await attempt('gateway', actFor(TEAM), 'select disclosure_id from delivery');
    expect(rows).toEqual([{ disclosure_id: forTeam.delivery.disclosureId }]);
    expect((await attempt('gateway', actFor(TEAM), 'update delivery set attempts = 9')).rowCount).toBe(1);
    expect((await attempt('gateway', actFor(TEAM), 'select * from delivery_consent')).rowCount).toBe(1);
  });

  it('cannot reach another team by naming its row', async () => {
    const id = forOther.delivery.disclosureId;
    const where = `where disclosure_id = '${id}'`;
    expect((await attempt('gateway', actFor(TEAM), `select * from delivery ${where}`)).rowCount).toBe(0);
    expect((await attempt('gateway', actFor(TEAM), `select * from delivery ${where} for update`)).rowCount).toBe(0);
    expect((await attempt('gateway', actFor(TEAM), `update delivery set attempts = 9 ${where}`)).rowCount).toBe(0);
  });

  it.each(['', '%', `${TEAM}' or '1'='1`.replaceAll("'", "''")])('finds nothing for the odd team "%s"', async team => {
    expect((await attempt('gateway', actFor(team), 'select * from delivery')).rowCount).toBe(0);
  });

  it('finds nothing after the transaction that named a team', async () => {
    await attempt('gateway', actFor(TEAM), 'select 1');
    for (let each = 0; each < 4; each += 1)
      expect((await pools.gateway.query('select * from delivery')).rowCount).toBe(0);
  });

  it.each(['delivery_default', 'delivery_2026_11'])('cannot go round the filter through the part %s', async part => {
    await expect(attempt('gateway', actFor(TEAM), `select * from ${part}`)).rejects.toThrow(DENIED);
    expect((await attempt('migrate', `select * from ${part}`)).rowCount).toBe(0);
  });

  it('cannot hand a delivery to another team', async () => {
    const move = `update delivery set team_id = '${OTHER_TEAM}'`;
    await expect(attempt('gateway', actFor(TEAM), move)).rejects.toThrow(DENIED);
  });

  it('holds for the owner of the tables too', async () => {
    expect((await attempt('migrate', actFor(TEAM), 'select * from delivery')).rowCount).toBe(0);
  });
});

describe('the log', () => {
  const WRITTEN = ['log_entry', 'log_leaf', 'log_head', 'log_head_adoption', 'log_checkpoint', 'log_epoch', 'log_tile'];
  const column: Record<string, string> = {
    log_entry: 'jcs',
    log_leaf: 'data',
    log_checkpoint: 'note',
    log_head: 'root',
  };

  for (const login of LOGINS)
    for (const table of WRITTEN) {
      it(`lets ${login} neither delete nor truncate ${table}`, async () => {
        await attempt(login, `delete from ${table}`).then(
          // The owner's own row filter leaves no entry to delete.
          result => expect([login, table, result.rowCount]).toEqual(['migrate', table, 0]),
          error => expect(String(error)).toMatch(DENIED),
        );
        await expect(attempt(login, `truncate ${table} cascade`)).rejects.toThrow(DENIED);
      });
      if (column[table] !== undefined)
        it(`lets ${login} not update ${table}`, async () => {
          await attempt(login, `update ${table} set ${column[table]} = ${column[table]}`).then(
            result => expect([login, table, result.rowCount]).toEqual(['migrate', table, 0]),
            error => expect(String(error)).toMatch(DENIED),
          );
        });
    }

  it.each(['log_entry_default', 'log_entry_2026_11', 'log_leaf_0'])(
    'does not let the owner go round through %s',
    async part => {
      await expect(attempt('migrate', `truncate ${part}`)).rejects.toThrow(DENIED);
      if (part !== 'log_entry_default') await expect(attempt('migrate', `delete from ${part}`)).rejects.toThrow(DENIED);
    },
  );

  it('does not even let the superuser change an entry by an ordinary statement', async () => {
    await expect(admin.query('update log_entry set jcs = jcs')).rejects.toThrow(DENIED);
    await expect(admin.query('delete from log_entry')).rejects.toThrow(DENIED);
  });

  it.each([
    'alter table log_entry disable trigger all',
    'alter table log_entry disable row level security',
    'drop trigger entry_stays on log_entry',
    'drop table log_entry',
    "set session_replication_role = 'replica'",
    'set role seinhuis_migrate',
    'set role seinhuis_rights',
    'set session authorization seinhuis_migrate',
    'create table mine (x int)',
    'create temp table mine (x int)',
    'grant seinhuis_rights to seinhuis_gateway',
    'alter role seinhuis_gateway bypassrls',
    'select make_months(0, 1)',
    'select make_leaf_parts(0)',
    "select pg_read_file('postgresql.conf')",
  ])('is closed to the gateway against: %s', async statement => {
    await expect(attempt('gateway', statement)).rejects.toThrow(
      /permission denied|must be owner|Only roles|does not exist/,
    );
  });

  it('gives the gateway no entry but by naming a party', async () => {
    await expect(attempt('gateway', 'select * from log_entry')).rejects.toThrow(DENIED);
    const open = (party: string) =>
      attempt('gateway', `select * from log_opening('${forTeam.entry.entryId}', '${party}')`).then(r => r.rowCount);
    expect(await open(SENDER)).toBe(1);
    expect(await open(RECEIVER)).toBe(1);
    expect(await open('00000099000000009999')).toBe(0);
    expect(await open('')).toBe(0);
  });

  it('shows a reader the entries of the organisation it names and no others', async () => {
    expect((await attempt('reader', 'select * from log_entry')).rowCount).toBe(0);
    const as = (oin: string) => `select set_config('seinhuis.oin', '${oin}', true)`;
    expect((await attempt('reader', as(RECEIVER), 'select * from log_entry')).rowCount).toBe(2);
    expect((await attempt('reader', as('00000099000000009999'), 'select * from log_entry')).rowCount).toBe(0);
  });

  it('has tiles that cannot shrink, change or move', async () => {
    const set = (hashes: string) => attempt('sequencer', `update log_tile set hashes = ${hashes} where level = 0`);
    await expect(set(`sha256('a')`)).rejects.toThrow(DENIED);
    await expect(set(`sha256('a') || sha256('c')`)).rejects.toThrow(DENIED);
    await expect(set(`sha256('b') || sha256('a') || sha256('c')`)).rejects.toThrow(DENIED);
    await expect(set(`hashes || '\\x00'`)).rejects.toThrow(/check constraint/);
    await expect(attempt('sequencer', 'update log_tile set index = 1')).rejects.toThrow(DENIED);
    await expect(attempt('migrate', 'update log_tile set index = 1')).rejects.toThrow(DENIED);
    expect((await set(`hashes || sha256('c')`)).rowCount).toBe(1);
  });

  it('has heads that only grow, in the newest epoch', async () => {
    const head = (size: number, epoch: number) =>
      attempt(
        'sequencer',
        'insert into log_epoch values (2, 1)',
        `insert into log_head values (${size}, sha256(''), ${epoch})`,
      );
    await expect(head(1, 2)).rejects.toThrow(DENIED);
    await expect(head(2, 1)).rejects.toThrow(DENIED);
    expect((await head(2, 2)).rowCount).toBe(1);
  });

  it('is not filled by who has no business there', async () => {
    await expect(attempt('gateway', `insert into log_checkpoint values (2, 'x')`)).rejects.toThrow(DENIED);
    await expect(attempt('gateway', `insert into log_leaf values (1, '${uuid()}', '')`)).rejects.toThrow(DENIED);
    await expect(
      attempt('sequencer', `insert into log_entry values ('${uuid()}', 1, 'x', '{}', '', '')`),
    ).rejects.toThrow(DENIED);
  });
});

describe('each login', () => {
  const may: Record<Login, readonly string[]> = {
    migrate: Object.keys(TABLES),
    gateway: [
      'directory_version',
      'organisation',
      'team',
      'team_municipality',
      'sealing_key',
      'client',
      'client_certificate',
      'client_team',
      'agreement',
      'policy_version',
      'idempotency',
      'identity_provider',
      'screen_client',
      'sign_in',
      'session',
      'administrator',
      'agreement_document',
      'agreement_signature',
      'delivery',
      'delivery_consent',
      'consent',
      'consent_text',
      'consent_stop',
      'bezwaar',
      'bezwaar_verstrekking',
      'log_leaf',
      'log_tile',
      'log_checkpoint',
      'abonnement',
      'melding',
      'client_spending',
      'stranger_tally',
      'proposal',
      'approval',
      'proposal_outcome',
      'held_message',
      'team_key',
      'zaak',
      'zaak_event',
      'zaak_signal',
      'zaak_pseudonym',
      'zaak_search_key',
      'zaak_stub',
      'zaak_reminder',
      'zaak_settings',
      'ddas_levering',
      'overdracht',
      'overdracht_consent',
      'overdracht_event',
      'overdracht_message',
      'overdracht_reminder',
      'overdracht_words',
      'traject',
      'traject_person',
      'verzoek',
      'verzoek_bericht',
      'verzoek_event',
      'verzoek_voornemen',
      'zaak_feedback_due',
      'zaak_feedback_word',
      'cijfers_maand',
      'cijfers',
      'kaart_vermelding',
      'kaart_wijziging',
      'zaak_counter',
      'zaak_change',
      'zaak_erasure',
      'inzage_request',
      'codebrief',
    ],
    sequencer: ['log_waiting', 'log_leaf', 'log_tile', 'log_epoch', 'log_head', 'log_head_adoption', 'log_checkpoint'],
    worker: [
      ...['delivery', 'abonnement', 'melding', 'erasure', 'zaak', 'zaak_event', 'zaak_signal', 'zaak_pseudonym'],
      ...['zaak_search_key', 'zaak_stub', 'zaak_reminder', 'zaak_settings', 'zaak_counter', 'zaak_erasure'],
      ...['traject', 'traject_person', 'overdracht', 'overdracht_event', 'overdracht_words', 'overdracht_message'],
      ...['overdracht_consent', 'overdracht_reminder', 'verzoek', 'verzoek_event', 'verzoek_bericht', 'cijfers_maand'],
    ],
    rights: ['log_entry', 'search_key', 'log_leaf', 'log_tile', 'log_checkpoint', 'organisation', 'team'],
    reader: ['log_entry', 'log_leaf', 'log_tile', 'log_checkpoint', 'organisation', 'team'],
    backup: Object.keys(TABLES),
  };

  it.each(LOGINS)('reads its own tables and no others: %s', async login => {
    const { rows } = await admin.query(
      `select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
         and not c.relispartition and c.relname not like 'kysely%' and has_any_column_privilege($1, c.oid, 'select')`,
      [roleOf(login)],
    );
    expect(rows.map(row => row.relname).toSorted()).toEqual([...may[login]].toSorted());
  });

  it('has no right on a part of a table by the part’s own name, past the triggers and policies of the whole', async () => {
    const { rows } = await admin.query(
      `select r.rolname, c.relname from pg_roles r, pg_class c
       where r.rolname like 'seinhuis_%' and r.rolname not in ('seinhuis_migrate', 'seinhuis_backup') and c.relispartition
         and c.relkind = 'r' and has_table_privilege(r.oid, c.oid, 'select, insert, update, delete, truncate')`,
    );
    expect(rows).toEqual([]);
  });

  it('is nobody special', async () => {
    const { rows } = await admin.query(
      `select rolname from pg_roles r where rolname like 'seinhuis_%' and (rolsuper or rolbypassrls or rolcreatedb
         or rolcreaterole or rolreplication or exists (select from pg_auth_members m where m.member = r.oid))`,
    );
    expect(rows).toEqual([]);
  });

  it('leaves nothing to the public', async () => {
    const { rows } = await admin.query(
      `select p.proname as name from pg_proc p where p.pronamespace = 'public'::regnamespace
         and has_function_privilege('public', p.oid, 'execute')
       union all
       select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'S')
         and exists (select from aclexplode(c.relacl) a where a.grantee = 0)`,
    );
    expect(rows).toEqual([]);
    const other = await admin.query(`select has_database_privilege('public', current_database(), 'connect') as open`);
    expect(other.rows[0].open).toBe(false);
  });

  it('owns nothing, unless it is the one that migrates', async () => {
    const { rows } = await admin.query(
      `select distinct pg_get_userbyid(relowner) as owner from pg_class where relnamespace = 'public'::regnamespace
       union select pg_get_userbyid(proowner) from pg_proc where pronamespace = 'public'::regnamespace`,
    );
    expect(rows).toEqual([{ owner: 'seinhuis_migrate' }]);
  });

  it('runs every function that lends rights with a fixed search path', async () => {
    const { rows } = await admin.query(
      `select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
         and not coalesce(array_to_string(proconfig, ','), '') like '%search_path=%pg_temp%'`,
    );
    expect(rows).toEqual([]);
  });
});

describe('a delivery', () => {
  const id = forTeam.delivery.disclosureId;
  const set = (text: string) =>
    attempt('gateway', actFor(TEAM), `update delivery set ${text} where disclosure_id = '${id}'`);
  const destroy = 'wrapped_key = null, ciphertext = null, iv = null, tag = null, protected_header = null, facts = null';

  it('that is stopped cannot keep its key, body or facts', async () => {
    await expect(set(`status = 'ingetrokken'`)).rejects.toThrow(/check constraint/);
    await expect(set(`status = 'ingetrokken', wrapped_key = null, facts = null`)).rejects.toThrow(/check constraint/);
    expect((await set(`status = 'ingetrokken', ${destroy}`)).rowCount).toBe(1);
  });

  it('cannot be fetched without an entry, or jump to confirmed', async () => {
    await expect(set(`status = 'opgehaald'`)).rejects.toThrow(/check constraint/);
    await expect(set(`status = 'bevestigd', released_entry_id = '${uuid()}'`)).rejects.toThrow(/cannot go from/);
  });

  it('that was stopped does not come back', async () => {
    const back = `update delivery set status = 'wacht' where disclosure_id = '${id}'`;
    const stop = `update delivery set status = 'geweigerd', ${destroy} where disclosure_id = '${id}'`;
    await expect(attempt('gateway', actFor(TEAM), stop, back)).rejects.toThrow(/cannot go from/);
    const key = `update delivery set wrapped_key = '\\x00' where disclosure_id = '${id}'`;
    await expect(attempt('gateway', actFor(TEAM), stop, key)).rejects.toThrow(/does not come back|check constraint/);
  });

  it('is released once', async () => {
    const release = (entry: string) =>
      `update delivery set status = 'opgehaald', released_entry_id = '${entry}' where disclosure_id = '${id}'`;
    await expect(attempt('gateway', actFor(TEAM), release(uuid()), release(uuid()))).rejects.toThrow(/released once/);
  });
});
