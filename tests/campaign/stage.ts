/** Where the campaign plays: a practice region on disk, its database and its gateway as processes that can be killed. */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LaunchedServer, launchPostgres } from '../../adapters/postgres/launch.ts';
import { readOrCreatePasswords } from '../../adapters/postgres/logins.ts';
import { childrenOf } from '../support/child-processes.ts';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const PAUSE_MS = 100;

export interface Stage {
  readonly folder: string;
  readonly origin: string;
  readonly logUrl: string;
  readonly adminUrl: string;
  /** Pid of what would be hit now; null when it is not there. */
  pidOf(target: Target): number | null;
  close(): Promise<void>;
}

export const TARGETS = ['api-proces', 'hoofdproces', 'databankserver', 'databankproces'] as const;
export type Target = (typeof TARGETS)[number];

/** Makes the region by a first start of the product itself, then runs database and gateway apart and keeps them running. */
export async function openStage(): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'seinhuis-campagne-'));
  chmodSync(folder, 0o755);
  const [apiPort, pagesPort, databasePort] = await Promise.all([freePort(), freePort(), freePort()]);
  const environment = {
    ...process.env,
    SEINHUIS_FOLDER: folder,
    SEINHUIS_API_PORT: String(apiPort),
    SEINHUIS_PAGES_PORT: String(pagesPort),
    SEINHUIS_API_PROCESSES: '3',
  };
  await makeRegion(environment);
  const password = readOrCreatePasswords(join(folder, 'sleutels', 'databank')).beheer;
  let closing = false;
  let server: LaunchedServer | null = null;
  let gateway: ChildProcess | null = null;

  async function keepDatabase(): Promise<void> {
    while (!closing) {
      if (server === null || !isAlive(server.pid))
        server = await launchPostgres({ folder, password, port: databasePort }).catch(() => null);
      await pause();
    }
  }
  async function keepGateway(): Promise<void> {
    while (!closing) {
      if (gateway === null || gateway.exitCode !== null || gateway.signalCode !== null)
        gateway = fork(here('./gateway.mjs'), {
          execArgv: [],
          env: { ...environment, DATABASE_URL: `postgres://127.0.0.1:${databasePort}/seinhuis` },
          stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
        });
      await pause();
    }
  }
  const kept = Promise.all([keepDatabase(), keepGateway()]);

  return {
    folder,
    origin: `https://localhost:${apiPort}`,
    logUrl: `http://localhost:${pagesPort}/logboek`,
    adminUrl: `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${databasePort}/seinhuis`,
    pidOf(target) {
      const main = gateway?.pid;
      const choose = (pids: readonly number[]) => pids[Math.floor(pids.length / 2)] ?? null;
      switch (target) {
        case 'hoofdproces':
          return main !== undefined && isAlive(main) ? main : null;
        case 'api-proces':
          return main === undefined ? null : choose(childrenOf(main, 'node'));
        case 'databankserver':
          return server !== null && isAlive(server.pid) ? server.pid : null;
        case 'databankproces':
          return server === null ? null : choose(childrenOf(server.pid, 'postgres'));
      }
    },
    async close() {
      closing = true;
      await kept;
      const last = gateway;
      if (last !== null && last.exitCode === null && last.signalCode === null) {
        const gone = new Promise(resolve => last.once('exit', resolve));
        last.kill('SIGTERM');
        await gone;
      }
      await server?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function makeRegion(environment: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(process.execPath, [here('../../gateway/cli/seinhuis.mjs'), 'start'], {
    env: { ...environment, SEINHUIS_PRACTICE_SIGNALS: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', chunk => {
      text += chunk;
      if (text.includes('De hele oefenregio doet mee')) resolve();
    });
    child.once('exit', code => reject(new Error(`Cannot make the region: exit ${code}`)));
  });
  child.kill('SIGTERM');
  await new Promise(resolve => child.once('exit', resolve));
}

function isAlive(pid: number): boolean {
  try {
    // A child that was killed and not yet waited for still has its number: its state says so.
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

export function pause(milliseconds = PAUSE_MS): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}

function freePort(): Promise<number> {
  return new Promise(resolve => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
