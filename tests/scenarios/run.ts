/**
 * `npm run scenarios -- MAP`: plays every scenario and table of a folder (docs/scenarios.md), tells of each whether it
 * holds or what differs, and ends with one line a machine can read. A folder without any is a failure.
 */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startVitest, type TestCase } from 'vitest/node';
import { readFolder } from './format.ts';

const [given, ...more] = process.argv.slice(2);
if (given === undefined || more.length > 0) stop('Zeg in welke map de scenario’s staan: npm run scenarios -- MAP');
// npm runs a script in the folder of the package, whatever folder the command was given in.
const folder = resolve(process.env.INIT_CWD ?? '.', given);
if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) stop(`Er is geen map ${given}`);
if (readFolder(folder).length === 0) stop(`In ${given} staat geen scenario`);

function stop(why: string): never {
  console.error(why);
  console.log('0 passed, 1 failed');
  process.exit(1);
}

let passed = 0;
let failed = 0;

function tell(test: TestCase): void {
  const result = test.result();
  if (result.state === 'passed') {
    passed += 1;
    console.log(`ok    ${test.name}`);
    return;
  }
  failed += 1;
  const why = (result.errors ?? []).flatMap(error => error.message.split('\n'));
  console.log(`FOUT  ${test.name}${why.map(line => `\n        ${line}`).join('')}`);
}

const vitest = await startVitest('test', [], {
  ...{ run: true, watch: false, config: fileURLToPath(new URL('../vitest.config.ts', import.meta.url)) },
  include: ['tests/scenarios/folder.ts'],
  provide: { scenarios: folder },
  reporters: [{ onTestCaseResult: tell }],
});
const broken = [
  ...vitest.state.getTestModules().flatMap(module => module.errors().map(error => error.message)),
  ...vitest.state.getUnhandledErrors().map(error => (error instanceof Error ? error.message : String(error))),
];
await vitest.close();
for (const why of broken) console.log(`FOUT  ${why}`);
failed += broken.length;
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
