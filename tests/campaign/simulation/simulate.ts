/**
 * `npm run simulate`: months of a pretend region through a real gateway, on a clock that is moved day by day; afterwards
 * everything is counted again (docs/simulatie.md).
 *   --months N     how many months (default 12, at most 12)
 *   --zaad N       seed of all choices; printed
 *   --gemeenten N  how many municipalities (default 23)
 *   --schaal X     share of the population that takes part (default 0.02); printed
 *   --minuten N    at most so long (default 30); fewer months than asked for is a failure, never a pass
 */
import { randomInt } from 'node:crypto';
import { openOwnServer } from '../../support/own-server.ts';
import { option } from '../option.ts';
import { onBreakingOff, openRunFolder } from './breaking-off.ts';
import { municipalities } from './population.ts';
import { checkAll, tableOf } from './report.ts';
import { openSimulation } from './stage.ts';
import { firstOfThisMonth, liveThrough } from './year.ts';

const seed = option('zaad', randomInt(1, 2 ** 31));
const [months, count, schaal, minutes] = [
  option('months', 12),
  option('gemeenten', 23),
  option('schaal', 0.02),
  option('minuten', 30),
];
if (!(Number.isInteger(seed) && months >= 1 && months <= 12 && count >= 1 && count <= 23 && schaal > 0 && minutes > 0))
  throw new RangeError('Cannot start: an option is no number, or out of range');
const note = (text: string) => process.stderr.write(text);
const startedAt = performance.now();
const seconds = () => Math.round((performance.now() - startedAt) / 1000);
const folder = openRunFolder();
const opening = openOwnServer();
onBreakingOff(folder, async () => (await opening).stopHard());
note(`zaad ${seed}, ${months} maanden, ${count} gemeenten, schaal ${schaal}, ten hoogste ${minutes} minuten\n`);
const server = await opening;
const places = municipalities(count);
const stage = await openSimulation(places, firstOfThisMonth(), server.database);
const WIDTH = 40;
try {
  const year = await liveThrough(stage, {
    ...{ seed, months, schaal, places },
    onDay(done, days) {
      const full = Math.round((done / days) * WIDTH);
      note(`\r[${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}] dag ${done} van ${days}, ${seconds()} s `);
      return seconds() <= minutes * 60;
    },
  });
  const checks = await checkAll(stage, year);
  note('\n');
  console.log(tableOf(checks));
  const faults = checks.reduce((sum, one) => sum + one.faults.length, 0);
  const counted = Object.fromEntries(checks.map(one => [one.name, one.counted]));
  const { done, days } = year;
  if (done < days)
    console.log(`NIET AF  ${done} van ${days} dagen in ${minutes} minuten; wat is nagegaan is de laatste regel`);
  console.log(
    JSON.stringify({
      seed,
      months,
      gemeenten: count,
      schaal,
      seconds: seconds(),
      days: done,
      of: days,
      faults,
      counted,
    }),
  );
  process.exitCode = faults === 0 && done === days ? 0 : 1;
} finally {
  // Whatever fails in closing, the server goes and its folder with it.
  await stage.close().catch(() => undefined);
  await server.close().catch(() => undefined);
  folder.remove();
}
