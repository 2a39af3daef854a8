// Loaded before anything else in the process that judges mutants: there `vitest` is the short version of it (test-list.ts).
import { register } from 'node:module';

register('./resolve.mjs', import.meta.url);
