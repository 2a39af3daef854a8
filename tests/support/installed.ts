/** Global setup: compiles the gateway, for tests that run it as installed, in processes of their own. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export default async function compileGateway(): Promise<void> {
  await promisify(execFile)(join(ROOT, 'node_modules/.bin/tsc'), ['-p', 'gateway/tsconfig.json'], { cwd: ROOT });
}
