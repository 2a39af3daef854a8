#!/usr/bin/env node
// Runs the compiled gateway (docs/adr/0002). `npm ci` and `npm start` compile it.
import { existsSync } from 'node:fs';

const compiled = new URL('../../dist/run/main.js', import.meta.url);
if (existsSync(compiled)) {
  const { main } = await import(compiled.href);
  process.exitCode = await main(process.argv.slice(2));
} else {
  process.stderr.write('Seinhuis is nog niet gebouwd. Typ eerst: npm run build\n');
  process.exitCode = 1;
}
