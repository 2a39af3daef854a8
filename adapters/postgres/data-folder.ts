import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerUser } from './server-binaries.ts';

/** In the wanted folder: one line that names the folder where the data really lies. */
export const ELSEWHERE_FILE = 'databank-elders';
const ELSEWHERE = '/var/lib/seinhuis';
const OURS = /^\/var\/lib\/seinhuis\/[0-9a-f]{24}$/;

/**
 * The folder in which the server keeps its data (not the data folder itself, which is made inside it).
 * Usually `folder`; when the server's user cannot enter `folder`, one under /var/lib/seinhuis that belongs to this
 * `folder` alone, and a file in `folder` says so.
 */
export function locateData(folder: string, user: ServerUser): string {
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const record = join(folder, ELSEWHERE_FILE);
  if (!existsSync(record)) {
    if (canEnter(folder, user)) return folder;
    claim(record);
  }
  const elsewhere = readFileSync(record, 'utf8').trim();
  // The record is trusted only as far as it can name what this function itself would have made.
  if (!OURS.test(elsewhere)) throw new Error(`Cannot locate the data: ${ELSEWHERE_FILE} is not ours`);
  return makeElsewhere(elsewhere, user);
}

/**
 * Names a place nobody had before: a folder that was removed and made anew must not meet the data of its predecessor,
 * whose password is gone. Of two starts at once, the first to write the record wins.
 */
function claim(record: string): void {
  try {
    writeFileSync(record, `${join(ELSEWHERE, randomBytes(12).toString('hex'))}\n`, { mode: 0o644, flag: 'wx' });
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  }
}

function canEnter(folder: string, user: ServerUser): boolean {
  if (user.uid === undefined) return true;
  try {
    execFileSync('test', ['-x', folder], { ...user, cwd: '/', stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function makeElsewhere(folder: string, user: ServerUser): string {
  if (existsSync(folder)) return folder;
  mkdirSync(ELSEWHERE, { recursive: true, mode: 0o755 });
  mkdirSync(folder, { mode: 0o700 });
  if (user.uid !== undefined) {
    chmodSync(ELSEWHERE, 0o755);
    chownSync(folder, user.uid, user.gid);
  }
  return folder;
}
