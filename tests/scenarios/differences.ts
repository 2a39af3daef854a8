/** What was found against what was expected, told so that somebody who cannot read the code can mend a scenario. */
export interface Differences {
  readonly list: readonly string[];
  /** @param answer what the gateway said, for codes beside a status that differs */
  equal(what: string, found: unknown, expected: unknown, answer?: unknown): void;
  /** Order does not matter. */
  sameSet(what: string, found: readonly string[], expected: readonly string[]): void;
}

export function differences(): Differences {
  const list: string[] = [];
  const equal: Differences['equal'] = (what, found, expected, answer) => {
    if (JSON.stringify(found) !== JSON.stringify(expected))
      list.push(`${what} is ${told(found)}, verwacht ${told(expected)}${codesIn(answer)}`);
  };
  return {
    list,
    equal,
    sameSet: (what, found, expected) => equal(what, found.toSorted(), expected.toSorted()),
  };
}

function told(value: unknown): string {
  if (value === undefined) return 'niets';
  if (Array.isArray(value)) return `[${value.map(told).join(', ')}]`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function codesIn(answer: unknown): string {
  if (typeof answer !== 'object' || answer === null || !('code' in answer)) return '';
  const faults = 'errors' in answer && Array.isArray(answer.errors) ? answer.errors : [];
  const where = faults.map(one => `${one.pointer} ${one.code}`).join(', ');
  return ` (${answer.code}${where === '' ? '' : `: ${where}`})`;
}
