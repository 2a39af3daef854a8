/** All checks on what was lived through, and a table of them. */
import {
  type Check,
  deliveriesAreWhole,
  everyDisclosureIsLogged,
  nobodyComplained,
  noTermMissed,
  nothingIsMissing,
  retentionDidItsWork,
} from './checks.ts';
import { numbersAddUp } from './figures.ts';
import type { SimulationStage } from './stage.ts';
import { volumesAreTrue } from './volumes.ts';
import type { Year } from './year.ts';

export async function checkAll(stage: SimulationStage, year: Year): Promise<readonly Check[]> {
  return [
    volumesAreTrue(year),
    nothingIsMissing(year),
    numbersAddUp(year),
    noTermMissed(year),
    await everyDisclosureIsLogged(stage, year),
    await retentionDidItsWork(stage, year),
    deliveriesAreWhole(year),
    nobodyComplained(stage, year),
  ];
}

const MOST_FAULTS = 5;

export function tableOf(checks: readonly Check[]): string {
  const width = Math.max(...checks.map(({ name }) => name.length));
  return checks
    .flatMap(({ name, counted, faults }) => [
      `${faults.length === 0 ? 'goed' : 'FOUT'}  ${name.padEnd(width)}  ${Object.entries(counted)
        .map(([what, count]) => `${what} ${count}`)
        .join(', ')}`,
      ...faults.slice(0, MOST_FAULTS).map(fault => `        ${fault}`),
      ...(faults.length > MOST_FAULTS ? [`        en nog ${faults.length - MOST_FAULTS}`] : []),
    ])
    .join('\n');
}
