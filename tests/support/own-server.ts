/** A PostgreSQL of a test's own, to be stopped and started again; the one of the run is shared and stays up. */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LaunchedServer, launchPostgres } from '../../adapters/postgres/launch.ts';
import {
  ensureDatabase,
  ensureLogins,
  LOGINS,
  type Login,
  loginUrl,
  type Passwords,
} from '../../adapters/postgres/logins.ts';
import { migrateToLatest } from '../../adapters/postgres/migrate.ts';
import { isThere } from './child-processes.ts';
import type { FreshDatabase } from './database.ts';

export interface OwnServer {
  readonly port: number;
  readonly database: FreshDatabase;
  /** `pg_ctl stop -m immediate`: no goodbye to anybody, and recovery at the next start. */
  stopHard(): Promise<void>;
  /** Starts it again where it was, on the same port; nothing when it runs. */
  start(): Promise<void>;
  close(): Promise<void>;
}

export async function openOwnServer(): Promise<OwnServer> {
  const folder = mkdtempSync(join(tmpdir(), 'seinhuis-slechte-dag-'));
  // The server's own user must be able to enter it.
  chmodSync(folder, 0o755);
  const password = randomBytes(24).toString('base64url');
  // A commit must survive the server's death, not the machine's.
  const flags = { fsync: 'off', full_page_writes: 'off' };
  let server: LaunchedServer | null = await launchPostgres({ folder, password, flags });
  const { url, port } = server;
  const passwords = Object.fromEntries(
    LOGINS.map(login => [login, randomBytes(24).toString('base64url')]),
  ) as unknown as Passwords;
  const name = 'proef';
  await ensureLogins(url, passwords);
  await ensureDatabase(url, name);
  const urls = Object.fromEntries(LOGINS.map(login => [login, loginUrl(url, login, passwords[login], name)])) as Record<
    Login,
    string
  >;
  await migrateToLatest(urls.migrate);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return {
    port,
    database: { name, urls, adminUrl: own.href, close: async () => undefined },
    async stopHard() {
      const { pid } = server!;
      server = null;
      process.kill(pid, 'SIGQUIT');
      while (isThere(pid)) await new Promise(resolve => setTimeout(resolve, 10));
    },
    async start() {
      server ??= await launchPostgres({ folder, password, port, flags });
    },
    async close() {
      await server?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
