/** Runs all tests (or those whose path holds an argument) and ends with one line a machine can read. */
import { fileURLToPath } from 'node:url';
import { startVitest } from 'vitest/node';

const config = fileURLToPath(new URL('./vitest.config.ts', import.meta.url));
const vitest = await startVitest('test', process.argv.slice(2), { run: true, watch: false, config });
const files = vitest.state.getFiles();
const tests = vitest.state.getTestModules().flatMap(module => [...module.children.allTests()]);
const count = (state: string) => tests.filter(test => test.result().state === state).length;
// A file that fails to load has no tests in it and must count all the same; so must an error outside any test.
const brokenFiles = files.filter(file => file.result?.state === 'fail' && file.tasks.length === 0).length;
const failed = count('failed') + brokenFiles + vitest.state.getUnhandledErrors().length;
const skipped = count('skipped');
await vitest.close();
console.log(`${count('passed')} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(failed > 0 || count('passed') === 0 ? 1 : 0);
