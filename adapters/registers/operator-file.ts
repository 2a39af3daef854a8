import { readFileSync } from 'node:fs';
import { parseStrict } from '../../schemas/parse.ts';
import type { Checked } from '../../schemas/validate.ts';

const MOST_TOLD = 10;

/**
 * A file of the operator, read strictly and judged whole.
 * @param what the file is, for who has to mend it
 * @param faultsIn what is wrong beyond its form
 * @throws RangeError with what is wrong: a gateway that would go by half a file must not start
 */
export function operatorFile<Form, Meaning>(
  path: string,
  what: string,
  check: (value: unknown) => Checked<Form>,
  meaningOf: (form: Form) => Meaning,
  faultsIn: (meaning: Meaning) => readonly string[],
): Meaning {
  const unusable = (faults: readonly string[]) =>
    new RangeError(`Cannot use ${what}: ${faults.slice(0, MOST_TOLD).join(' ')}`);
  const parsed = parseStrict(readFileSync(path));
  const read = parsed.kind === 'invalid' ? parsed : check(parsed.value);
  if (read.kind === 'invalid') throw unusable(read.faults.map(one => `${one.pointer}: ${one.detail}`));
  const meaning = meaningOf(read.value as Form);
  const faults = faultsIn(meaning);
  if (faults.length > 0) throw unusable(faults);
  return meaning;
}

/** @returns the period without what else stands beside it */
export function validityOf({ geldigVan, geldigTot }: Period): Period {
  return geldigTot === undefined ? { geldigVan } : { geldigVan, geldigTot };
}

interface Period {
  readonly geldigVan: string;
  readonly geldigTot?: string;
}
