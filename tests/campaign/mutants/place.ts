/** By what one mutant is recognised in another round: its file, place and change. */
export interface MutantAt {
  readonly fileName: string;
  readonly location: { readonly start: Position; readonly end: Position };
  readonly mutatorName: string;
  readonly replacement?: string | undefined;
}

interface Position {
  readonly line: number;
  readonly column: number;
}

/** @param firstLine how the place counts its lines and columns: Stryker's runs from 0, its results from 1 */
export function placeOf({ fileName, location, mutatorName, replacement = '' }: MutantAt, firstLine: 0 | 1 = 0): string {
  const at = ({ line, column }: Position) => `${line - firstLine}:${column - firstLine}`;
  const file = fileName.slice(fileName.lastIndexOf('/') + 1);
  return `${file} ${at(location.start)}-${at(location.end)} ${mutatorName} ${replacement.slice(0, 40)}`;
}

/** Which mutants round 3 is about. */
export function askedAtLoading(): ReadonlySet<string> {
  return new Set(JSON.parse(process.env.MUTANTS_TABLES ?? '[]') as string[]);
}
