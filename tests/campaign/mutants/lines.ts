/** Tells of every mutant that nobody noticed as soon as that is known, so that a run that was cut short has said what it saw. */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { askedAtLoading, type MutantAt, placeOf } from './place.ts';

interface Result extends MutantAt {
  readonly status: string;
}

const SAID: Readonly<Record<string, string>> = {
  Survived: 'overleefd',
  NoCoverage: 'niet geraakt',
  RuntimeError: 'niet beoordeeld',
};

class Lines {
  onMutantTested(result: Result): void {
    const { fileName, location, mutatorName, replacement = '', status } = result;
    const said = SAID[status];
    const ofThisRound = process.env.MUTANTS_ROUND !== '3' || askedAtLoading().has(placeOf(result, 1));
    if (said === undefined || !ofThisRound) return;
    const { start } = location;
    const was = readFileSync(fileName, 'utf8').split('\n')[start.line - 1]?.trim() ?? '';
    const place = `${relative(process.cwd(), fileName)}:${start.line}:${start.column}`;
    const becomes = replacement.replaceAll(/\s+/g, ' ').slice(0, 80);
    console.log(`${said}  ${place}  ${mutatorName}: ${becomes}\n    ${was}`);
  }
}

export const strykerPlugins = [{ kind: 'Reporter', name: 'lines', injectableClass: Lines }];
