/**
 * Compiles a process of the tests, and what it imports, to plain JavaScript. Through the loader a gateway takes twice
 * the work to start; a test that starts thirty of them feels that.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

/**
 * @param name of a file `tests/support/<name>.ts` with a `<name>.tsconfig.json` beside it
 * @param folder a new one of the test's own
 * @returns the path of the compiled file
 */
export async function compiled(name: string, folder: string): Promise<string> {
  mkdirSync(folder);
  const project = join(ROOT, 'tests/support', `${name}.tsconfig.json`);
  await run(join(ROOT, 'node_modules/.bin/tsc'), ['-p', project, '--outDir', folder], { cwd: ROOT });
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return join(folder, 'tests/support', `${name}.js`);
}
