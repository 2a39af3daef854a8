/** The tests that judge a mutant of `consent/`: those that need neither database nor network. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('../../..', import.meta.url)),
  test: {
    include: ['tests/consent/**/*.test.ts', 'tests/scenarios/edges-core.test.ts'],
    pool: 'forks',
    isolate: false,
    testTimeout: 60_000,
  },
});
