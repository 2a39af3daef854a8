/** Tells of every mutant that nobody noticed as soon as that is known, so that a run that was cut short has said what it saw. */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

interface Result {
  readonly fileName: string;
  readonly location: { readonly start: { readonly line: number; readonly column: number } };
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly status: string;
}

const SAID: Readonly<Record<string, string>> = {
  Survived: 'overleefd',
  NoCoverage: 'niet geraakt',
  RuntimeError: 'niet beoordeeld',
};

class Lines {
  onMutantTested({ fileName, location: { start }, mutatorName, replacement = '', status }: Result): void {
    const said = SAID[status];
    if (said === undefined) return;
    const was = readFileSync(fileName, 'utf8').split('\n')[start.line - 1]?.trim() ?? '';
    const place = `${relative(process.cwd(), fileName)}:${start.line}:${start.column}`;
    const becomes = replacement.replaceAll(/\s+/g, ' ').slice(0, 80);
    console.log(`${said}  ${place}  ${mutatorName}: ${becomes}\n    ${was}`);
  }
}

export const strykerPlugins = [{ kind: 'Reporter', name: 'lines', injectableClass: Lines }];
