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
// Every process that Stryker starts reads the plugins, and those are TypeScript.
process.env.NODE_OPTIONS = '--import tsx';
process.env.MUTANTS_UNTIL = String(Date.now() + option('minuten', 60) * 60_000);

/** @param round 1 asks the cheap tests, 2 all of them */
function judged(mutate: readonly string[], round: 1 | 2): Promise<MutantResult[]> {
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
    // A mutant in what runs once at loading would need a process of its own for each; those places are data and tables.
    ignoreStatic: true,
    reporters: ['lines', 'progress-append-only'],
    allowEmpty: true,
  }).runMutationTest();
}

const placeOf = ({ fileName, location: { start, end }, mutatorName, replacement }: MutantResult) =>
  JSON.stringify([relative(ROOT, fileName), start, end, mutatorName, replacement]);

const first = await judged([...parts, ...DATA], 1);
const missed = of(first, 'Survived', 'NoCoverage').map(
  one => `${relative(ROOT, one.fileName)}:${one.location.start.line}-${one.location.end.line}`,
);
console.log(`Ronde 2: ${missed.length} veranderingen die de korte tests niet zagen.`);
const second = new Map(
  (missed.length === 0 ? [] : await judged([...new Set(missed)], 2)).map(one => [placeOf(one), one]),
);
const results = first.map(one => second.get(placeOf(one)) ?? one);

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
    tables: of(list, 'Ignored').length,
    notReached: of(list, 'RuntimeError', 'CompileError', 'Pending').length,
  };
}
