/** A simulation that is broken off: what it leaves on the machine is nothing. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installed } from '../../support/installed.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seinhuis-afbreken-'));
  chmodSync(folder, 0o755);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** @param until what it says when it is time to break it off */
async function broken(signal: 'SIGINT' | 'SIGTERM', until: string): Promise<number | null> {
  const child = spawn(
    process.execPath,
    [installed('simulate'), '--months', '1', '--gemeenten', '1', '--zaad', '7', '--minuten', '5'],
    { env: { ...process.env, TMPDIR: folder }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  child.stderr.on('data', chunk => {
    const before = said;
    said += String(chunk);
    if (!before.includes(until) && said.includes(until)) child.kill(signal);
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  expect(said).toContain('Afgebroken');
  return code;
}

/** Servers with their data below this folder. */
function servers(): readonly string[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .filter(pid => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder);
      } catch {
        return false;
      }
    });
}

describe('a simulation that is broken off', () => {
  it.each([
    ['SIGINT', 'while it starts', 'ten hoogste'],
    ['SIGTERM', 'in the midst of a day', 'dag 2 van'],
  ] as const)(
    'by %s %s stops its database and leaves no folder',
    async (signal, _when, until) => {
      expect(await broken(signal, until)).toBe(128 + constants.signals[signal]);
      expect(servers()).toEqual([]);
      expect(readdirSync(folder)).toEqual([]);
    },
    180_000,
  );
});
