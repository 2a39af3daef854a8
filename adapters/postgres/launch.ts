import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { locateData } from './data-folder.ts';
import { findBinaries, removeCopy, type ServerUser, serverUser } from './server-binaries.ts';

export interface LaunchedServer {
  /** URL of the superuser `postgres`, database `postgres`. */
  readonly url: string;
  readonly port: number;
  readonly dataFolder: string;
  readonly pid: number;
  /** The server was running already, left behind by a process that was killed. */
  readonly reused: boolean;
  /** Ends all sessions in order and waits until the server is gone. */
  stop(): Promise<void>;
}

export interface LaunchOptions {
  readonly folder: string;
  /** Of the superuser; set when the data folder is made, checked ever after. */
  readonly password: string;
  /** A free one of this machine unless given. */
  readonly port?: number;
  /** Server settings on top of ours. `fsync: 'off'` belongs in tests only. */
  readonly flags?: Readonly<Record<string, string>>;
}

/** What a statement carried is in no log, whatever goes wrong with it. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  autovacuum_naptime: '5s',
  jit: 'off',
};

const READY_WITHIN_MS = 30_000;
/** The pid in a file left by a crash may by now be somebody else's: not worth a long wait. */
const FOUND_WITHIN_MS = 2_000;
const POLL_MS = 25;

/**
 * Starts the embedded PostgreSQL on a free port of 127.0.0.1, or takes over the one that still runs on this folder.
 * @throws Error when it is not ready in time; the message ends with the last lines of the server's own log
 */
export async function launchPostgres(options: LaunchOptions): Promise<LaunchedServer> {
  const user = serverUser();
  const place = locateData(options.folder, user);
  const dataFolder = join(place, 'databank');
  const running = await findRunning(dataFolder, options.password);
  if (running !== null) return { ...running, dataFolder, reused: true, stop: () => stopByPid(running.pid, dataFolder) };

  const binaries = await findBinaries(user);
  try {
    if (!existsSync(join(dataFolder, 'PG_VERSION'))) await initialise(binaries.initdb, dataFolder, options, user);
    return await start(binaries.postgres, dataFolder, options, user);
  } catch (error) {
    removeCopy(binaries.postgres);
    // Two starts at once: the other one won, and its server is ours to use.
    const other = await findRunning(dataFolder, options.password);
    if (other !== null) return { ...other, dataFolder, reused: true, stop: () => stopByPid(other.pid, dataFolder) };
    throw error;
  }
}

/** URL of the superuser of the server that runs on this folder; null when none does. */
export async function runningPostgres(folder: string, password: string): Promise<string | null> {
  const running = await findRunning(join(locateData(folder, serverUser()), 'databank'), password);
  return running === null ? null : running.url;
}

/** Makes the data folder aside and moves it into place whole: a start that was killed half-way leaves none behind. */
async function initialise(initdb: string, dataFolder: string, options: LaunchOptions, user: ServerUser): Promise<void> {
  const fresh = `${dataFolder}.nieuw-${randomBytes(8).toString('hex')}`;
  const secrets = join(tmpdir(), `seinhuis-init-${randomBytes(16).toString('hex')}`);
  mkdirSync(secrets, { mode: 0o700 });
  mkdirSync(fresh, { mode: 0o700 });
  try {
    const passwordFile = join(secrets, 'wachtwoord');
    writeFileSync(passwordFile, options.password, { mode: 0o600 });
    if (user.uid !== undefined) for (const path of [fresh, secrets, passwordFile]) chownSync(path, user.uid, user.gid);
    const sync = options.flags?.fsync === 'off' ? ['--no-sync'] : [];
    await promisify(execFile)(
      initdb,
      // The builtin locale gives the same order of text on every machine.
      [
        '-D',
        fresh,
        '-U',
        'postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '-E',
        'UTF8',
        '--locale=C',
      ].concat(['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions', ...sync]),
      { ...user, cwd: '/', env: { PATH: process.env.PATH ?? '', TZ: 'UTC' } },
    );
    renameSync(fresh, dataFolder);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(join(dataFolder, 'PG_VERSION'))) throw error;
  } finally {
    rmSync(secrets, { recursive: true, force: true });
  }
}

async function start(
  postgres: string,
  dataFolder: string,
  options: LaunchOptions,
  user: ServerUser,
): Promise<LaunchedServer> {
  const port = options.port ?? (await freePort());
  const settings = Object.entries({ ...SETTINGS, ...options.flags, port: String(port) });
  const logFile = join(options.folder, 'databank.log');
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn(postgres, ['-D', dataFolder, ...settings.flatMap(([key, value]) => ['-c', `${key}=${value}`])], {
    ...user,
    cwd: '/',
    env: { PATH: process.env.PATH ?? '', TZ: 'UTC' },
    stdio: ['ignore', log, log],
    // In a group of its own, or Ctrl-C would end the server before those who still write to it.
    detached: true,
  });
  closeSync(log);
  child.unref();
  const failure = Promise.race([
    once(child, 'exit').then(() => 'ended'),
    once(child, 'error').then(() => 'did not run'),
  ]);
  const url = adminUrl(port, options.password);
  const ready = await Promise.race([untilReady(url, READY_WITHIN_MS), failure]);
  if (ready !== 'ready') {
    child.kill('SIGINT');
    const tail = readFileSync(logFile, 'utf8').slice(-2000);
    throw new Error(`Cannot start the database: the server ${ready}\n${tail}`);
  }
  const onExit = () => child.kill('SIGINT');
  process.once('exit', onExit);
  // Killed and launched again, a server must leave nothing behind here.
  child.once('exit', () => process.off('exit', onExit));
  return {
    url,
    port,
    dataFolder,
    pid: child.pid!,
    reused: false,
    stop: async () => {
      process.off('exit', onExit);
      await stopChild(child);
      removeCopy(postgres);
    },
  };
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.ref();
  const gone = once(child, 'exit');
  child.kill('SIGINT');
  await gone;
}

async function stopByPid(pid: number, dataFolder: string): Promise<void> {
  // Asked twice, or gone by itself: there may be another server on this folder by now, which is not ours to stop.
  if (!isAlive(pid)) return;
  const postgres = programOf(dataFolder);
  process.kill(pid, 'SIGINT');
  while (isAlive(pid) && existsSync(join(dataFolder, 'postmaster.pid'))) await pause();
  if (postgres !== null) removeCopy(postgres);
}

function programOf(dataFolder: string): string | null {
  try {
    return readFileSync(join(dataFolder, 'postmaster.opts'), 'utf8').split(' "')[0]!.trim();
  } catch {
    return null;
  }
}

/** The server that holds this data folder, if one answers there to our password. */
async function findRunning(
  dataFolder: string,
  password: string,
): Promise<{ url: string; port: number; pid: number } | null> {
  const file = join(dataFolder, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid <= 0 || !Number.isInteger(port) || port <= 0 || !isAlive(pid)) return null;
  const url = adminUrl(port, password);
  const state = await untilReady(url, FOUND_WITHIN_MS);
  if (state !== 'ready') return null;
  // A number in a file proves nothing: the server on that port must say itself that it serves this folder.
  return (await ask(url, 'show data_directory')) === dataFolder ? { url, port, pid } : null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function adminUrl(port: number, password: string): string {
  return `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
}

/** Asks the server itself, again and again; its log is for people. */
async function untilReady(
  url: string,
  withinMs: number,
): Promise<'ready' | 'refuses the password' | 'is not ready in time'> {
  for (let waited = 0; waited < withinMs; waited += POLL_MS) {
    try {
      await ask(url, 'select 1');
      return 'ready';
    } catch (error) {
      const code = (error as { code?: string }).code;
      if (code === '28P01' || code === '28000') return 'refuses the password';
      await pause();
    }
  }
  return 'is not ready in time';
}

async function ask(url: string, question: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const answer = await client.query<unknown[]>({ text: question, rowMode: 'array' });
    return answer.rows[0]?.[0];
  } finally {
    await client.end().catch(() => {});
  }
}

function pause(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, POLL_MS));
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
