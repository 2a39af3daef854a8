import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    globalSetup: ['tests/support/installed.ts', 'tests/support/cluster.ts', 'tests/support/region.ts'],
    pool: 'forks',
    // A file finds the modules of the product loaded and warm: they keep no state but caches by identity, and a world
    // is opened per file. Loading the gateway anew for every file cost a quarter of the whole run.
    isolate: false,
    // Half of the longest files waits for other processes; one worker per core of a small machine keeps both busy.
    maxWorkers: 2,
    // Against a test that hangs; nothing is said about speed.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
