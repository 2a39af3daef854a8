/** A second gateway beside the practice region's own: a main process with processes of the API, on the same database. */
import { fork } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runningPostgres } from '../../adapters/postgres/launch.ts';
import { readOrCreatePasswords } from '../../adapters/postgres/logins.ts';
import { type BenchRegion, NODE_FLAGS } from './region.ts';

const API_PORT = 18_444;
const PAGES_PORT = 18_081;
const LAUNCHER = fileURLToPath(new URL('../campaign/gateway.mjs', import.meta.url));
const READY_WITHIN_MS = 60_000;

export interface SecondGateway {
  readonly pid: number;
  readonly origin: string;
  stop(): Promise<void>;
}

export async function openSecondGateway(region: BenchRegion): Promise<SecondGateway> {
  // A folder of its own, as on another machine: the same keys and trust, its own memory of the last checkpoint.
  const folder = mkdtempSync(join(tmpdir(), 'seinhuis-tweede-'));
  for (const name of ['sleutels', 'vertrouwen'])
    cpSync(join(region.folder, name), join(folder, name), { recursive: true });
  const child = fork(LAUNCHER, {
    execArgv: [NODE_FLAGS],
    env: {
      ...process.env,
      SEINHUIS_FOLDER: folder,
      SEINHUIS_API_PORT: String(API_PORT),
      SEINHUIS_PAGES_PORT: String(PAGES_PORT),
      DATABASE_URL: await databaseOf(region),
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await Promise.race([
      untilReady(`http://localhost:${PAGES_PORT}/health/ready`),
      gone.then(() => Promise.reject(new Error('Cannot start the second gateway'))),
    ]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { pid: child.pid!, origin: `https://localhost:${API_PORT}`, stop };
}

async function databaseOf({ folder }: BenchRegion): Promise<string> {
  const server = await runningPostgres(folder, readOrCreatePasswords(join(folder, 'sleutels', 'databank')).beheer);
  if (server === null) throw new Error('Cannot find the database of the practice region');
  return `postgres://${new URL(server).host}/seinhuis`;
}

async function untilReady(url: string): Promise<void> {
  const until = performance.now() + READY_WITHIN_MS;
  while (performance.now() < until) {
    const isReady = await fetch(url).then(
      answer => answer.ok,
      () => false,
    );
    if (isReady) return;
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  throw new Error('Cannot start the second gateway: it did not become ready');
}
