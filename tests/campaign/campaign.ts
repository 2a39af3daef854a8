/**
 * `npm run campaign`: what takes too long for the tests. Bounded in time, never passes by doing less.
 *   --batchdag N   a file of N signals to every municipality of the practice region, interrupted on purpose (batch-day.ts)
 *   --mutanten     changes consent/ in small ways and asks the tests to notice (mutants/mutants.ts)
 *   --ddas BESTAND  compares the delivery to CBS with the schema of the makers of the model (ddas.ts)
 *   --stappen      kill -9 at each step of the way of a signal, at its first and at its second time (steps.ts)
 *   otherwise      deaths at random under load (deaths.ts)
 * Everything runs on this machine, on loopback. The last line is one JSON object.
 */
const asked = (option: string) => process.argv.includes(option);
if (asked('--batchdag')) await import('./batch-day.ts');
else if (asked('--mutanten')) await import('./mutants/mutants.ts');
else if (asked('--ddas')) await import('./ddas.ts');
else if (asked('--stappen')) await import('./steps.ts');
else await import('./deaths.ts');
