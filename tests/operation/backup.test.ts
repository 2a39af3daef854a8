/** A copy is whole, is of one moment, and brings nothing back that was destroyed after it. */
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openPool } from '../../adapters/postgres/database.ts';
import { erasureReader } from '../../adapters/postgres/erasures.ts';
import { erasureFile } from '../../adapters/system/erasure-file.ts';
import { createKeyFiles } from '../../adapters/system/key-files.ts';
import { runBackup } from '../../gateway/cli/backup.ts';
import { runRestore } from '../../gateway/cli/restore.ts';
import { openPorts, runGateway } from '../../gateway/compose.ts';
import { erasureJournal } from '../../gateway/operation/erasures.ts';
import type { Manifest } from '../../gateway/operation/manifest.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { ggzOntslag, huurachterstand, type Json, toestemming } from '../support/messages.ts';
import { listeningIo, operatorConfig } from '../support/operator.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
const made: FreshDatabase[] = [];
const area = mkdtempSync(join(tmpdir(), 'seinhuis-kopie-'));
let early: string;
let late: string;
let journal: string;
let consents: Json[];
let stopped: string;
let waiting: Json;

const SENDER = 'corporatie-de-vechtstroom';

async function backup(name: string): Promise<string> {
  const io = listeningIo();
  const to = join(area, name);
  expect(await runBackup(operatorConfig(world.folder, world.database), { naar: to }, io), io.text()).toBe(0);
  return join(to, readdirSync(to)[0]!);
}

async function emptyDatabase(): Promise<FreshDatabase> {
  const database = await freshDatabase();
  made.push(database);
  return database;
}

/** A folder as the operator would have kept it: keys and the memory of the log, beside the copy. */
function keptFolder(more: { readonly memory?: boolean; readonly journal?: boolean } = {}): string {
  const folder = mkdtempSync(join(area, 'map-'));
  cpSync(join(world.folder, 'sleutels'), join(folder, 'sleutels'), { recursive: true });
  cpSync(join(world.folder, 'logboek'), join(folder, 'logboek'), { recursive: true });
  if (more.memory === false) rmSync(join(folder, 'logboek', 'laatste-checkpoint.json'));
  if (more.journal === false) rmSync(join(folder, 'logboek', 'vernietigingen.ndjson'));
  return folder;
}

async function restore(from: string, folder: string, database?: FreshDatabase) {
  const into = database ?? (await emptyDatabase());
  const io = listeningIo();
  const code = await runRestore(operatorConfig(folder, into), { van: from }, io);
  return { code, io, database: into };
}

async function rowsOf(database: FreshDatabase, sql: string, values: readonly unknown[] = []): Promise<Json[]> {
  const pool = openPool(database.adminUrl, 'proef', 1);
  try {
    return (await pool.query(sql, [...values])).rows;
  } finally {
    await pool.end();
  }
}

beforeAll(async () => {
  world = await openWorld();
  const today = world.now().localDate;
  const at = new Date(world.now().epochMs - 3_600_000).toISOString();
  consents = [toestemming(today, at), toestemming(today, at, 'doorbreking_beroepsgeheim')];
  for (const consent of consents) await world.call('ggz-de-lindehof', 'POST', '/v1/toestemmingen', consent);
  const ids = consents.map(one => one.toestemmingId);
  const care = await world.call('ggz-de-lindehof', 'POST', '/v1/signalen', ggzOntslag(today, ids));
  stopped = care.body.verstrekkingId;
  expect(stopped, care.text).toBeDefined();
  const fetched = (await world.call(SENDER, 'POST', '/v1/signalen', huurachterstand(today))).body;
  await world.call('gemeente-utrecht', 'GET', `/v1/postvak/${fetched.verstrekkingId}?team=schuldhulp`);
  waiting = (await world.call(SENDER, 'POST', '/v1/signalen', huurachterstand(today))).body;
  early = await backup('vroeg');

  const worker = openPool(world.database.urls.worker, 'proef', 1);
  journal = join(world.folder, 'logboek', 'vernietigingen.ndjson');
  const step = erasureJournal({
    read: erasureReader(worker),
    ...erasureFile(journal),
    now: () => world.now().epochMs,
  });
  expect(await step()).toBe(0);
  const withdrawn = await world.call('ggz-de-lindehof', 'POST', `/v1/toestemmingen/${ids[0]}/intrekking`, {
    ingetrokkenTijdstip: new Date(world.now().epochMs).toISOString(),
    wijze: 'mondeling',
    vastgelegdDoor: 'BH-12',
    doorWie: 'betrokkene',
  });
  expect(withdrawn.status, withdrawn.text).toBe(200);
  // A transaction under way anywhere on the server holds the journal back until it ends.
  let written = 0;
  await vi.waitFor(async () => {
    written += await step();
    expect(written).toBe(2);
  }, 20_000);
  await worker.end();
  await vi.waitFor(async () => {
    const [published] = await rowsOf(world.database, 'select max(size)::int as size from log_checkpoint');
    expect([published]).toEqual(await rowsOf(world.database, 'select count(*)::int as size from log_entry'));
  }, 10_000);
  await world.gateway.stop();
  late = await backup('laat');
}, 120_000);
afterAll(async () => {
  for (const database of made) await database.close();
  await world?.closeAround();
  rmSync(area, { recursive: true, force: true });
});

describe('a copy', () => {
  it('is for the owner only, and holds no key', () => {
    for (const name of readdirSync(late)) expect(statSync(join(late, name)).mode & 0o077, name).toBe(0);
    const secrets = ['feiten', 'pseudoniem', 'inzage', 'herhaling'].flatMap(use => {
      const { keys } = JSON.parse(readFileSync(join(world.folder, 'sleutels', `${use}.json`), 'utf8'));
      return keys.map(({ key }: Json) => Buffer.from(key, 'base64').toString('hex'));
    });
    const text = readdirSync(late)
      .filter(name => name.endsWith('.gz'))
      .map(name => gunzipSync(readFileSync(join(late, name))).toString('utf8'))
      .join('');
    expect(secrets.filter(secret => text.includes(secret))).toEqual([]);
  });

  it('holds every table that outlives a crash', async () => {
    const manifest = manifestOf(late);
    const tables = await rowsOf(
      world.database,
      `select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
         and not relispartition and relpersistence = 'p' and relname not like 'kysely%' order by 1`,
    );
    expect(manifest.tabellen.map(one => one.naam).toSorted()).toEqual(tables.map(({ name }) => name).toSorted());
  });

  it('is not made when rows would be hidden from it', async () => {
    const database = await emptyDatabase();
    await rowsOf(database, 'drop policy entry_is_copied on log_entry');
    const io = listeningIo();
    const attempt = runBackup(operatorConfig(keptFolder(), database), { naar: join(area, 'verborgen') }, io);
    await expect(attempt).rejects.toThrow(/hidden.*log_entry/);
  });

  it('is no copy before its manifest is there', async () => {
    const broken = copyOf(late);
    rmSync(join(broken, 'manifest.json'));
    const { code, io } = await restore(broken, keptFolder());
    expect([code, io.text()]).toEqual([1, expect.stringContaining('geen hele kopie')]);
  });
});

describe('putting back', () => {
  it('gives every row back, the same roots, and a gateway that goes on', async () => {
    const { code, io, database } = await restore(late, keptFolder());
    expect(code, io.text()).toBe(0);
    for (const { naam } of manifestOf(late).tabellen) {
      if (naam === 'erasure') continue;
      const all = `select row_to_json(t)::text as row from ${naam} t order by 1`;
      expect(await rowsOf(database, all), naam).toEqual(await rowsOf(world.database, all));
    }
    const settings = {
      ...world.settings,
      database: database.urls,
      checkpointPath: join(keptFolder(), 'logboek', 'laatste-checkpoint.json'),
    };
    const gateway = await runGateway(await openPorts(settings), settings);
    try {
      const port = Number(new URL(gateway.apiUrl).port);
      const path = `/v1/postvak/${waiting.verstrekkingId}?team=schuldhulp`;
      const fetched = await world.call('gemeente-utrecht', 'GET', path, undefined, { port });
      expect(fetched.status, fetched.text).toBe(200);
      await expect.poll(() => gateway.readiness(), { timeout: 20_000 }).toEqual([]);
    } finally {
      await gateway.stop();
    }
  });

  it('leaves every guard of the tables standing', async () => {
    const { database } = await restore(late, keptFolder());
    await expect(rowsOf(database, 'update log_entry set jcs = jcs')).rejects.toThrow(/append only/);
    await expect(rowsOf(database, 'delete from log_leaf')).rejects.toThrow(/append only/);
    const owner = openPool(database.urls.migrate, 'proef', 1);
    expect((await owner.query('select * from delivery')).rowCount).toBe(0);
    await owner.end();
  });

  it('destroys again what was destroyed after the copy', async () => {
    const { code, io, database } = await restore(early, keptFolder());
    const [body] = await rowsOf(
      database,
      'select status, wrapped_key, ciphertext, facts from delivery where disclosure_id = $1',
      [stopped],
    );
    expect(body).toEqual({ status: 'ingetrokken', wrapped_key: null, ciphertext: null, facts: null });
    const states = await rowsOf(database, 'select state from consent where consent_id = $1', [
      consents[0].toestemmingId,
    ]);
    expect(states).toEqual([{ state: 'ingetrokken' }]);
    expect(io.text()).toContain('1 berichten en 1 toestemmingen opnieuw');
    // Entries were published after this copy: it is put back, and the operator hears that it cannot go on.
    expect(code).toBe(1);
    expect(io.text()).toContain('LOGBOEK_TERUGGEZET');
  });

  it('says so when there is no journal, for then what was destroyed is back', async () => {
    const { io, database } = await restore(early, keptFolder({ journal: false }));
    expect(io.text()).toContain('geen vernietigingen.ndjson');
    const [body] = await rowsOf(database, 'select status from delivery where disclosure_id = $1', [stopped]);
    expect(body).toEqual({ status: 'wacht' });
  });

  it('of a copy that is behind gives a gateway that will not sign', async () => {
    const folder = keptFolder();
    const { database } = await restore(early, folder);
    const refused: string[] = [];
    const settings = {
      ...world.settings,
      database: database.urls,
      checkpointPath: join(folder, 'logboek', 'laatste-checkpoint.json'),
      writeLog: (_level: string, event: Json) => void refused.push(event.code),
    };
    const gateway = await runGateway(await openPorts(settings), settings);
    await expect.poll(() => gateway.readiness()).toContain('logboek');
    await gateway.stop();
    expect(refused).toContain('LOGBOEK_TERUGGEZET');
  });

  it('is refused when the database is not empty, and changes nothing', async () => {
    const { database } = await restore(late, keptFolder());
    const again = await restore(late, keptFolder(), database);
    expect([again.code, again.io.text()]).toEqual([1, expect.stringContaining('niet leeg')]);
  });
});

describe('a copy that was changed', () => {
  const refused = async (copy: string, folder = keptFolder()) => {
    const { code, io, database } = await restore(copy, folder);
    expect(code).toBe(1);
    expect(io.text()).toContain('Er is niets teruggezet');
    expect(await rowsOf(database, 'select from log_leaf')).toEqual([]);
    return io.text();
  };

  it('in a byte of a file is refused', async () => {
    const copy = copyOf(late);
    const path = join(copy, 'team.ndjson.gz');
    const bytes = readFileSync(path);
    bytes[bytes.length - 1]! ^= 1;
    writeFileSync(path, bytes);
    expect(await refused(copy)).toContain('BESTAND_WIJKT_AF bij team');
  });

  it.each([
    ['an entry', 'log_entry', (row: Json) => ({ ...row, jcs: row.jcs.replace('"', ' "') }), 'de vermelding op plaats'],
    ['a leaf', 'log_leaf', (row: Json) => ({ ...row, data: otherHex(row.data) }), /vermelding|BLAD|TEGEL|WORTEL/],
    ['a tile', 'log_tile', (row: Json) => ({ ...row, hashes: otherHex(row.hashes) }), 'TEGEL_WIJKT_AF'],
    ['the head', 'log_head', (row: Json) => ({ ...row, root: otherHex(row.root) }), 'ANDERE_STAND'],
    [
      'a checkpoint',
      'log_checkpoint',
      (row: Json) => ({ ...row, note: row.note.replace(/.....\n$/, 'AAAA=\n') }),
      /HANDTEKENING|ONLEESBAAR|ONDERTEKEND/,
    ],
    ['a row less', 'idempotency', () => null, 'RIJEN_WIJKEN_AF bij idempotency'],
  ])('in %s is refused, also when its list of files was changed with it', async (_what, table, change, told) => {
    const text = await refused(altered(table, change as (row: Json) => Json | null));
    expect(text).toMatch(told instanceof RegExp ? told : new RegExp(told));
  });

  it('that does not begin with what was published is refused', async () => {
    const folder = keptFolder();
    const memory = JSON.parse(readFileSync(join(folder, 'logboek', 'laatste-checkpoint.json'), 'utf8'));
    memory.rootBase64 = Buffer.alloc(32, 7).toString('base64');
    writeFileSync(join(folder, 'logboek', 'laatste-checkpoint.json'), JSON.stringify(memory));
    expect(await refused(late, folder)).toContain('LOGBOEK_GESPLITST');
  });

  it('is refused without the keys it was sealed with, or with those of another log', async () => {
    const without = keptFolder();
    const path = join(without, 'sleutels', 'feiten.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('feiten-1', 'feiten-9'));
    expect(await refused(late, without)).toContain('feiten-1 ontbreekt');
    const other = keptFolder({ memory: false });
    rmSync(join(other, 'sleutels', 'logboek.json'));
    createKeyFiles(join(other, 'sleutels'));
    expect(await refused(late, other)).toContain('van een andere poort');
  });
});

function manifestOf(copy: string): Manifest {
  return JSON.parse(readFileSync(join(copy, 'manifest.json'), 'utf8'));
}

function copyOf(copy: string): string {
  const folder = mkdtempSync(join(area, 'vals-'));
  cpSync(copy, folder, { recursive: true });
  return folder;
}

/** A copy with its newest row of `table` changed or gone, and a manifest that agrees with the file. */
function altered(table: string, change: (row: Json) => Json | null): string {
  const folder = copyOf(late);
  const path = join(folder, `${table}.ndjson.gz`);
  const lines = gunzipSync(readFileSync(path)).toString('utf8').trimEnd().split('\n');
  const changed = change(JSON.parse(lines.pop()!));
  const bytes = gzipSync([...lines, ...(changed === null ? [] : [JSON.stringify(changed)]), ''].join('\n'));
  writeFileSync(path, bytes);
  const manifest = manifestOf(folder);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const tabellen = manifest.tabellen.map(one => (one.naam === table ? { ...one, sha256 } : one));
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, tabellen }));
  return folder;
}

function otherHex(hex: string): string {
  return hex.slice(0, -1) + (hex.endsWith('0') ? '1' : '0');
}
