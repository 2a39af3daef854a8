import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { connectionSettings } from './database.ts';

/** The logins of the product, each with the least it needs (grants of the migrations). `migrate` owns the tables. */
export const LOGINS = ['migrate', 'gateway', 'sequencer', 'worker', 'rights', 'reader', 'backup'] as const;
export type Login = (typeof LOGINS)[number];
export type Passwords = Readonly<Record<Login, string>>;

/**
 * Reads one password file per login, `<login>.wachtwoord`; makes the folder (0700) and the files (0600, 32 random
 * bytes in base64url) where they are missing. `beheer` is the superuser of the embedded server.
 */
export function readOrCreatePasswords(folder: string): Passwords & { readonly beheer: string } {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const entries = [...LOGINS, 'beheer' as const].map(name => {
    const file = join(folder, `${name}.wachtwoord`);
    if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
    return [name, readFileSync(file, 'utf8').trim()] as const;
  });
  return Object.fromEntries(entries) as Record<Login | 'beheer', string>;
}

/**
 * Creates the logins of the cluster or sets their passwords anew. None is a superuser, sees past row security, makes
 * databases or roles, or belongs to another role.
 * @param adminUrl a login that may create roles
 * @throws RangeError when a login exists with more rights than it may have and they cannot be taken away
 */
export async function ensureLogins(adminUrl: string, passwords: Passwords): Promise<void> {
  await withClient(adminUrl, async client => {
    // Two gateways that start at once would otherwise both create the same role.
    await client.query('select pg_advisory_lock(7301000)');
    for (const login of LOGINS) {
      const role = roleOf(login);
      const verifier = scramVerifier(passwords[login]);
      const known = await client.query<{ too_much: boolean }>(
        `select rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication
           or exists (select from pg_auth_members m where m.member = r.oid) as too_much
         from pg_roles r where rolname = $1`,
        [role],
      );
      if (known.rows[0]?.too_much)
        throw new RangeError(`Cannot use login ${role}: it has more rights than the product may have`);
      const verb = known.rowCount === 0 ? 'create' : 'alter';
      await client.query(`${verb} role ${role} login password ${client.escapeLiteral(verifier)}`);
    }
  });
}

/**
 * Creates the database when it is missing; owned by `seinhuis_migrate` and closed to all but our logins from then on.
 * @param adminUrl a login that may create databases
 */
export async function ensureDatabase(adminUrl: string, database: string): Promise<void> {
  await withClient(adminUrl, async client => {
    await client.query('select pg_advisory_lock(7301000)');
    const name = client.escapeIdentifier(database);
    const known = await client.query<{ owner: string }>(
      'select pg_get_userbyid(datdba) as owner from pg_database where datname = $1',
      [database],
    );
    const owner = known.rows[0]?.owner;
    if (owner === undefined)
      await client.query(`create database ${name} owner ${roleOf('migrate')} template template0`);
    else if (owner !== roleOf('migrate')) await client.query(`alter database ${name} owner to ${roleOf('migrate')}`);
    await client.query(`revoke all on database ${name} from public`);
    await client.query(`grant connect on database ${name} to ${LOGINS.map(roleOf).join(', ')}`);
  });
}

export function roleOf(login: Login): string {
  return `seinhuis_${login}`;
}

/** The URL of `login` on the server that `serverUrl` names. */
export function loginUrl(serverUrl: string, login: Login, password: string, database?: string): string {
  const url = new URL(serverUrl);
  url.username = roleOf(login);
  url.password = encodeURIComponent(password);
  if (database !== undefined) url.pathname = `/${encodeURIComponent(database)}`;
  return url.href;
}

/** RFC 5803 form: the server never sees the password itself, so no statement log can show it. */
function scramVerifier(password: string): string {
  // Beyond printable ASCII the standard asks for SASLprep, which is not worth having for random passwords.
  if (!/^[\x21-\x7e]{16,}$/.test(password))
    throw new RangeError('Cannot set password: at least 16 printable ASCII characters, no spaces');
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, 4096, 32, 'sha256');
  const hmac = (text: string) => createHmac('sha256', salted).update(text).digest();
  const stored = createHash('sha256').update(hmac('Client Key')).digest('base64');
  return `SCRAM-SHA-256$4096:${salt.toString('base64')}$${stored}:${hmac('Server Key').toString('base64')}`;
}

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client(connectionSettings(url, 'beheer'));
  client.on('error', () => {});
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
