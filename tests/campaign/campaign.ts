/**
 * `npm run campaign`: what takes too long for the tests. Bounded in time, never passes by doing less.
 *   --batchdag N   a file of N signals to every municipality of the practice region, interrupted on purpose (batch-day.ts)
 *   otherwise      deaths at random under load (deaths.ts)
 * Everything runs on this machine, on loopback. The last line is one JSON object.
 */
await (process.argv.includes('--batchdag') ? import('./batch-day.ts') : import('./deaths.ts'));
