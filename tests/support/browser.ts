/**
 * A real browser: the one named in CHROMIUM, else the system's, else the one that comes inside an npm package, so
 * that the test command needs nothing but npm.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import bundled from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const SYSTEM = '/usr/bin/chromium';
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const MORE = ['--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'];

export async function openBrowser(): Promise<Browser> {
  const own = process.env.CHROMIUM ?? (existsSync(SYSTEM) ? SYSTEM : undefined);
  if (own !== undefined) return chromium.launch({ executablePath: own, args: [...QUIET, ...MORE] });
  return chromium.launch({ executablePath: await unpacked(), args: [...bundled.args, ...QUIET, ...MORE] });
}

/** The package unpacks into the temporary folder; each user has one of their own there, or the second could not run it. */
async function unpacked(): Promise<string> {
  const before = process.env.TMPDIR;
  const folder = join(tmpdir(), `seinhuis-browser-${process.getuid?.() ?? 'ik'}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  process.env.TMPDIR = folder;
  try {
    return await bundled.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
