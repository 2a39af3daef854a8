/**
 * What the pure tests use of Vitest, as a list of functions: a process that has them loaded asks a mutant in
 * milliseconds, where a run of Vitest takes seconds. Assertions are those of Vitest.
 */
export { expect } from 'vitest';

export interface Test {
  readonly name: string;
  readonly run: () => unknown;
}

type Body = (...args: never[]) => unknown;

let collected: Test[] = [];
let path: readonly string[] = [];

/** Loads one file of tests and gives its tests in order. */
export async function testsIn(file: URL): Promise<readonly Test[]> {
  collected = [];
  await import(file.href);
  return collected;
}

function add(name: string, run: () => unknown): void {
  collected.push({ name: [...path, name].join(' > '), run });
}

function group(name: string, body: () => unknown): void {
  const outer = path;
  path = [...outer, name];
  body();
  path = outer;
}

function each(make: (name: string, body: () => unknown) => void) {
  return (cases: readonly unknown[]) => (name: string, body: Body) => {
    const spread = cases.every(one => Array.isArray(one));
    for (const [at, one] of cases.entries())
      make(`${name} [${at}]`, () => body(...((spread ? one : [one]) as never[])));
  };
}

export const it = Object.assign(add, { each: each(add) });
export const describe = Object.assign(group, { each: each(group) });
