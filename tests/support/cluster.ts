import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { launchPostgres } from '../../adapters/postgres/launch.ts';
import { ensureDatabase, ensureLogins, LOGINS, loginUrl, type Passwords } from '../../adapters/postgres/logins.ts';
import { migrateToLatest } from '../../adapters/postgres/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { readonly adminUrl: string; readonly passwords: Passwords };
  }
}

export const TEMPLATE = 'sjabloon';

/** One cluster per run, made for speed and not for keeping, with one migrated database to copy from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'seinhuis-proef-'));
  // The server's own user must be able to enter it.
  chmodSync(folder, 0o755);
  const server = await launchPostgres({
    folder,
    password: randomBytes(24).toString('base64url'),
    flags: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  });
  const passwords = Object.fromEntries(
    LOGINS.map(login => [login, randomBytes(24).toString('base64url')]),
  ) as unknown as Passwords;
  await ensureLogins(server.url, passwords);
  await ensureDatabase(server.url, TEMPLATE);
  await migrateToLatest(loginUrl(server.url, 'migrate', passwords.migrate, TEMPLATE));
  project.provide('postgres', { adminUrl: server.url, passwords });
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
