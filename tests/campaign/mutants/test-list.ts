/**
 * What the pure tests use of Vitest, as a list of functions: a process that has them loaded asks a mutant in
 * milliseconds, where a run of Vitest takes seconds. Assertions are those of Vitest.
 */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

export { expect };

export interface Test {
  readonly name: string;
  readonly run: () => unknown;
}

type Body = (...args: never[]) => unknown;

let collected: Test[] = [];
let path: readonly string[] = [];
/** The file whose tests are collected, or whose test runs: its snapshots lie beside it. */
let current: URL | undefined;

/** Loads one file of tests and gives its tests in order. */
export async function testsIn(file: URL): Promise<readonly Test[]> {
  collected = [];
  current = file;
  await import(file.href);
  return collected;
}

function add(name: string, body: () => unknown): void {
  const file = current;
  collected.push({
    name: [...path, name].join(' > '),
    run: () => {
      current = file;
      return body();
    },
  });
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
/** A process judges many mutants with the same tests; what they made is cleared away when it ends. */
export const afterAll = (clear: () => void) => process.once('exit', clear);

expect.extend({
  toMatchFileSnapshot(received: string, name: string) {
    const same = readFileSync(new URL(name, current), 'utf8') === received;
    return { pass: same, message: () => `reads otherwise than ${name}` };
  },
});
