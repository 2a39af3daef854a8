/**
 * `npm run campaign -- --mutanten`: changes `consent/` in thousands of small ways and asks the pure tests to notice each
 * (Stryker). Fails below 90 % noticed, and when the time was too short for all of them.
 *   --delen GLOB   only these files, such as `consent/decide.ts`; more than one with commas
 *   --minuten N    at most so long (60)
 * The policy's own texts and dates are left out: their digest is fixed by a test, so that every change in them is
 * noticed by definition.
 */
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Stryker } from '@stryker-mutator/core';
import { option } from '../option.ts';
import { placeOf } from './place.ts';

type MutantResult = Awaited<ReturnType<Stryker['runMutationTest']>>[number];

const LEAST_PERCENT = 90;
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const DATA = ['!consent/policy-[0-9]*.ts', '!consent/equated-days.ts'];
const partsAt = process.argv.indexOf('--delen');
const parts = partsAt === -1 ? ['consent/*.ts'] : process.argv[partsAt + 1]!.split(',');
const beside = (name: string) => fileURLToPath(new URL(name, import.meta.url));

process.chdir(ROOT);
// Every process that Stryker starts reads the plugins, and those are TypeScript.
process.env.NODE_OPTIONS = '--import tsx';
const until = Date.now() + option('minuten', 60) * 60_000;
process.env.MUTANTS_UNTIL = String(until);

/** @param round 1 asks the cheap tests, 2 all of them, 3 is for what runs once at loading */
function judged(mutate: readonly string[], round: 1 | 2 | 3): Promise<MutantResult[]> {
  process.env.MUTANTS_ROUND = String(round);
  return new Stryker({
    mutate: [...mutate],
    testRunner: 'judge',
    plugins: [beside('judge.ts'), beside('lines.ts')],
    testRunnerNodeArgs: ['--import', beside('hooks.mjs')],
    ignorePatterns: ['dist', '.seinhuis', 'coverage', 'ontvangen', '.stryker'],
    tempDirName: '.stryker',
    // TypeScript 7 has no interface for it to rewrite a tsconfig with; none of ours has to be rewritten.
    tsconfigFile: '.stryker/tsconfig.json',
    coverageAnalysis: 'perTest',
    concurrency: 1,
    timeoutMS: 10_000,
    ignoreStatic: round !== 3,
    reporters: ['lines', 'progress-append-only'],
    allowEmpty: true,
  }).runMutationTest();
}

/** Another round over the lines of some mutants. */
async function again(some: readonly MutantResult[], round: 2 | 3): Promise<ReadonlyMap<string, MutantResult>> {
  const lines = some.map(
    ({ fileName, location: { start, end } }) => `${relative(ROOT, fileName)}:${start.line}-${end.line}`,
  );
  console.log(`Ronde ${round}: ${some.length} veranderingen.`);
  const found = some.length === 0 || Date.now() > until ? [] : await judged([...new Set(lines)], round);
  return new Map(found.map(one => [placeOf(one, 1), one]));
}

const first = await judged([...parts, ...DATA], 1);
const second = await again(of(first, 'Survived', 'NoCoverage'), 2);
const tables = of(first, 'Ignored');
process.env.MUTANTS_TABLES = JSON.stringify(tables.map(one => placeOf(one, 1)));
const third = await again(tables, 3);
const results = first.map(one => {
  const later = one.status === 'Ignored' ? third : second;
  return later.get(placeOf(one, 1)) ?? one;
});

const files = [...new Set(results.map(one => one.fileName))].map(file => ({
  file: relative(ROOT, file),
  ...counted(results.filter(one => one.fileName === file)),
}));
console.table(files);
const total = counted(results);
console.log(JSON.stringify(total));
process.exit(total.percent >= LEAST_PERCENT && total.notReached === 0 ? 0 : 1);

function of(list: readonly MutantResult[], ...statuses: readonly MutantResult['status'][]): readonly MutantResult[] {
  return list.filter(({ status }) => statuses.includes(status));
}

function counted(list: readonly MutantResult[]) {
  const noticed = of(list, 'Killed', 'Timeout').length;
  const unnoticed = of(list, 'Survived', 'NoCoverage').length;
  return {
    mutants: noticed + unnoticed,
    noticed,
    percent: Number(((noticed / Math.max(1, noticed + unnoticed)) * 100).toFixed(1)),
    notReached: of(list, 'RuntimeError', 'CompileError', 'Pending', 'Ignored').length,
  };
}
