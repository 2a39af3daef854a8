/**
 * A real browser: the one named in CHROMIUM, else the system's, else the one that comes inside an npm package, so
 * that the test command needs nothing but npm.
 */
import { existsSync } from 'node:fs';
import bundled from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const SYSTEM = '/usr/bin/chromium';
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const MORE = ['--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'];

export async function openBrowser(): Promise<Browser> {
  const own = process.env.CHROMIUM ?? (existsSync(SYSTEM) ? SYSTEM : undefined);
  if (own !== undefined) return chromium.launch({ executablePath: own, args: [...QUIET, ...MORE] });
  return chromium.launch({
    executablePath: await bundled.executablePath(),
    args: [...bundled.args, ...QUIET, ...MORE],
  });
}
