#!/usr/bin/env node
// Loads the TypeScript sources through tsx, so that there is one way to run them (docs/adr/0002).
import { register } from 'tsx/esm/api';

register();
const { main } = await import('./main.ts');
process.exitCode = await main(process.argv.slice(2));
