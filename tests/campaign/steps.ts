/** The test of kill -9 at each step, with all of its deaths. Bounded by the test's own limit. */
import { spawnSync } from 'node:child_process';

const startedAt = performance.now();
const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'tests/run.ts', 'tests/flow/killed.test.ts'], {
  stdio: 'inherit',
  env: { ...process.env, SEINHUIS_STAPPEN: 'alle' },
});
console.log(
  JSON.stringify({
    stappen: 'alle',
    geslaagd: status === 0,
    seconden: Math.round((performance.now() - startedAt) / 1000),
  }),
);
process.exitCode = status ?? 1;
