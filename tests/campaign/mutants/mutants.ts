/**
 * `npm run campaign -- --mutanten`: changes `consent/` in thousands of small ways and asks the pure tests to notice each
 * (Stryker). Fails below 90 % noticed. The policy's own texts and dates are left out: their digest is fixed by a test,
 * so that every change in them is noticed by definition.
 *   --delen GLOB   only these files, such as `consent/decide.ts`
 */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Stryker } from '@stryker-mutator/core';

type MutantResult = Awaited<ReturnType<Stryker['runMutationTest']>>[number];

const LEAST_PERCENT = 90;
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const DATA = ['!consent/policy-[0-9]*.ts', '!consent/equated-days.ts', '!consent/facts.ts', '!consent/moment.ts'];
const partsAt = process.argv.indexOf('--delen');
const parts = partsAt === -1 ? 'consent/*.ts' : process.argv[partsAt + 1]!;

process.chdir(ROOT);
const results = await new Stryker({
  mutate: [parts, ...DATA],
  testRunner: 'vitest',
  vitest: { configFile: 'tests/campaign/mutants/vitest.config.ts', related: false },
  plugins: ['@stryker-mutator/vitest-runner'],
  ignorePatterns: ['dist', '.seinhuis', 'coverage', 'ontvangen', '.stryker'],
  tempDirName: '.stryker',
  // TypeScript 7 has no interface for it to rewrite a tsconfig with; none of ours has to be rewritten.
  tsconfigFile: '.stryker/tsconfig.json',
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 20_000,
  // A mutant in what runs once at loading would need a process of its own for each; those places are data and tables.
  ignoreStatic: true,
  reporters: ['progress-append-only'],
  allowEmpty: false,
}).runMutationTest();

const of = (...statuses: readonly MutantResult['status'][]) =>
  results.filter(({ status }) => statuses.includes(status));
const noticed = of('Killed', 'Timeout').length;
const unnoticed = of('Survived', 'NoCoverage');
const percent = (noticed / (noticed + unnoticed.length)) * 100;
for (const one of unnoticed) console.log(describe(one));
console.log(
  JSON.stringify({
    mutants: noticed + unnoticed.length,
    noticed,
    percent: Number(percent.toFixed(1)),
    leftOut: results.length - noticed - unnoticed.length,
  }),
);
process.exit(percent >= LEAST_PERCENT ? 0 : 1);

function describe({ fileName, location, mutatorName, replacement, status }: MutantResult): string {
  const was = readFileSync(fileName, 'utf8').split('\n')[location.start.line]?.trim() ?? '';
  const place = `${relative(ROOT, fileName)}:${location.start.line + 1}`;
  return `${status === 'NoCoverage' ? 'niet geraakt' : 'overleefd'}  ${place}  ${mutatorName}: ${replacement?.replaceAll('\n', ' ').slice(0, 80)}\n    ${was}`;
}
