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

type MutantResult = Awaited<ReturnType<Stryker['runMutationTest']>>[number];

const LEAST_PERCENT = 90;
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const DATA = ['!consent/policy-[0-9]*.ts', '!consent/equated-days.ts'];
const partsAt = process.argv.indexOf('--delen');
const parts = partsAt === -1 ? ['consent/*.ts'] : process.argv[partsAt + 1]!.split(',');
const beside = (name: string) => fileURLToPath(new URL(name, import.meta.url));

process.chdir(ROOT);
process.env.MUTANTS_UNTIL = String(Date.now() + option('minuten', 60) * 60_000);
const results = await new Stryker({
  mutate: [...parts, ...DATA],
  testRunner: 'judge',
  plugins: [beside('judge.ts'), beside('lines.ts')],
  testRunnerNodeArgs: ['--import', 'tsx', '--import', beside('hooks.mjs')],
  ignorePatterns: ['dist', '.seinhuis', 'coverage', 'ontvangen', '.stryker'],
  tempDirName: '.stryker',
  // TypeScript 7 has no interface for it to rewrite a tsconfig with; none of ours has to be rewritten.
  tsconfigFile: '.stryker/tsconfig.json',
  coverageAnalysis: 'perTest',
  concurrency: 1,
  timeoutMS: 10_000,
  // A mutant in what runs once at loading would need a process of its own for each; those places are data and tables.
  ignoreStatic: true,
  reporters: ['lines', 'progress-append-only'],
  allowEmpty: false,
}).runMutationTest();

const of = (list: readonly MutantResult[], ...statuses: readonly MutantResult['status'][]) =>
  list.filter(({ status }) => statuses.includes(status));
const files = [...new Set(results.map(one => one.fileName))].map(file => ({
  file: relative(ROOT, file),
  ...counted(results.filter(one => one.fileName === file)),
}));
console.table(files);
const total = counted(results);
console.log(JSON.stringify(total));
process.exit(total.percent >= LEAST_PERCENT && total.notReached === 0 ? 0 : 1);

function counted(list: readonly MutantResult[]) {
  const noticed = of(list, 'Killed', 'Timeout').length;
  const unnoticed = of(list, 'Survived', 'NoCoverage').length;
  return {
    mutants: noticed + unnoticed,
    noticed,
    percent: Number(((noticed / Math.max(1, noticed + unnoticed)) * 100).toFixed(1)),
    tables: of(list, 'Ignored').length,
    notReached: of(list, 'RuntimeError', 'CompileError', 'Pending').length,
  };
}
