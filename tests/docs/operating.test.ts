/** The programs an operator copies from docs/beheer.md run as they stand there. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { kyselyOn, openPool } from '../../adapters/postgres/database.ts';
import { openDirectory } from '../../adapters/postgres/directory-store.ts';
import { LOGINS } from '../../adapters/postgres/logins.ts';
import { keyRingFrom } from '../../adapters/system/key-files.ts';
import { compilePolicy } from '../../consent/policy.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { fenced, ROOT, readText } from './markdown.ts';

const run = promisify(execFile);
const guide = readText('docs/beheer.md');
const folder = mkdtempSync(join(tmpdir(), 'seinhuis-beheer-'));
let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  await database?.close();
  rmSync(folder, { recursive: true, force: true });
});

const ENTRY = /^ {3}```ts registreer\.ts\n([\s\S]*?)^ {3}```$/m;

describe('the operator’s guide', () => {
  it('makes the keys, for the owner only', async () => {
    const [, code] = /-e "\n([\s\S]*?)"\n/.exec(fenced(guide, 'sh')) ?? [];
    const there = code!.replace('.seinhuis/sleutels', join(folder, 'sleutels'));
    await run('node', ['--import', 'tsx', '--input-type=module', '-e', there], { cwd: ROOT });
    expect(keyRingFrom(join(folder, 'sleutels'), 'proef.example/log').secret('inzage').key).toHaveLength(32);
    for (const name of readdirSync(join(folder, 'sleutels')))
      expect(statSync(join(folder, 'sleutels', name)).mode & 0o077, name).toBe(0);
  });

  it('registers policy and participants', async () => {
    const passwords = inject('postgres').passwords;
    mkdirSync(join(folder, 'sleutels', 'databank'), { recursive: true });
    for (const login of LOGINS)
      writeFileSync(join(folder, 'sleutels', 'databank', `${login}.wachtwoord`), passwords[login]);
    const program = ENTRY.exec(guide)![1]!.replaceAll("from './", `from '${pathToFileURL(ROOT).href}`);
    const path = join(folder, 'registreer.ts');
    writeFileSync(path, program);
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    const url = new URL(database.urls.gateway);
    const env = {
      ...process.env,
      DATABASE_URL: `postgres://${url.host}${url.pathname}`,
      SEINHUIS_FOLDER: folder,
    };
    await run('node', ['--import', 'tsx', path], { cwd: ROOT, env });

    const db = kyselyOn(openPool(database.urls.gateway, 'proef', 1));
    const directory = await openDirectory(db, database.urls.gateway);
    const snapshot = await directory.current();
    await directory.close();
    await db.destroy();
    expect([...snapshot.organisations.values()].map(one => one.status)).toEqual(['aangesloten']);
    expect([...snapshot.teams.values()].map(one => one.soort)).toEqual(['corporatie.incasso']);
    const [policy] = snapshot.policies;
    expect(compilePolicy(policy!.document, policy!.digest, policy!.validity).routes.length).toBeGreaterThan(0);
  });
});
