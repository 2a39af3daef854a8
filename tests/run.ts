/** Runs all tests (or those whose path holds an argument) and ends with one line a machine can read. */
import { fileURLToPath } from 'node:url';
import { startVitest } from 'vitest/node';

const config = fileURLToPath(new URL('./vitest.config.ts', import.meta.url));
const vitest = await startVitest('test', process.argv.slice(2), { run: true, watch: false, config });
const modules = vitest.state.getTestModules();
const tests = modules.flatMap(module => [...module.children.allTests()]);
const count = (state: string) => tests.filter(test => test.result().state === state).length;
// A file that does not load, or whose preparation fails, has no failed test in it and must count all the same; so must
// an error outside any test.
const hasFailedTest = (module: (typeof modules)[number]) =>
  [...module.children.allTests()].some(test => test.result().state === 'failed');
const brokenFiles = modules.filter(module => module.state() === 'failed' && !hasFailedTest(module)).length;
const failed = count('failed') + brokenFiles + vitest.state.getUnhandledErrors().length;
const skipped = count('skipped');
await vitest.close();
console.log(`${count('passed')} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(failed > 0 || count('passed') === 0 ? 1 : 0);
