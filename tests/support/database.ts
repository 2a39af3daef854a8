import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { LOGINS, type Login, loginUrl, roleOf } from '../../adapters/postgres/logins.ts';
import { TEMPLATE } from './cluster.ts';

export interface FreshDatabase {
  readonly name: string;
  /** One URL per login of the product. */
  readonly urls: Readonly<Record<Login, string>>;
  /** The superuser, on this database. */
  readonly adminUrl: string;
  /** Ends every session and drops the database. */
  close(): Promise<void>;
}

/** A migrated, empty database of one's own; make one per test file, close it in `afterAll`. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { adminUrl, passwords } = inject('postgres');
  const name = `proef_${randomBytes(6).toString('hex')}`;
  await asAdmin(
    adminUrl,
    `create database ${name} owner ${roleOf('migrate')} template ${TEMPLATE} strategy file_copy`,
    `revoke all on database ${name} from public`,
    `grant connect on database ${name} to ${LOGINS.map(roleOf).join(', ')}`,
  );
  const own = new URL(adminUrl);
  own.pathname = `/${name}`;
  return {
    name,
    urls: Object.fromEntries(LOGINS.map(login => [login, loginUrl(adminUrl, login, passwords[login], name)])) as Record<
      Login,
      string
    >,
    adminUrl: own.href,
    close: () => asAdmin(adminUrl, `drop database if exists ${name} with (force)`),
  };
}

async function asAdmin(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
