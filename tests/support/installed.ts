/** Global setup: builds the gateway, and puts the processes that tests start together as the installed ones are. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDER = 'dist/run-tests';
const run = promisify(execFile);

/** A process of the tests as it is started. */
export type InstalledProcess = 'mortal-gateway' | 'run-command' | 'served-gateway' | 'simulate';

/** @returns the path to start it by */
export function installed(name: InstalledProcess): string {
  return `${ROOT}${FOLDER}/${name}.js`;
}

const SOURCES = [
  'tests/support/mortal-gateway.ts',
  'tests/support/run-command.mjs',
  'tests/support/served-gateway.mjs',
  'tests/campaign/simulation/simulate.ts',
  'dist/gateway/cli/api-entry.js',
];

export default async function buildGateway(): Promise<void> {
  await run('npm', ['run', '-s', 'build'], { cwd: ROOT });
  await run(process.execPath, ['gateway/bundle.mjs', FOLDER, ...SOURCES], { cwd: ROOT });
}
