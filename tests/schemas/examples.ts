/** Reads the example messages that stand beside the schemas. */
import { readdirSync, readFileSync } from 'node:fs';
import { MESSAGE_TYPES } from '../../schemas/registry.ts';

export type JsonObject = { [key: string]: unknown };

export interface Example {
  readonly type: string;
  readonly name: string;
  readonly text: string;
  readonly message: JsonObject;
}

export interface FaultyExample extends Example {
  readonly expected: readonly { readonly pointer: string; readonly code: string }[];
}

export const VALID: readonly Example[] = read('geldig').map(({ type, name, text }) => ({
  type,
  name,
  text,
  message: JSON.parse(text),
}));
export const INVALID: readonly FaultyExample[] = read('ongeldig').map(wrapped);
export const FORBIDDEN: readonly FaultyExample[] = read('verboden').map(wrapped);

interface File {
  readonly type: string;
  readonly name: string;
  readonly text: string;
}

function read(kind: string): File[] {
  return MESSAGE_TYPES.flatMap(({ type }) => {
    const folder = new URL(`../../schemas/berichten/${type}/examples/`, import.meta.url);
    return readdirSync(folder)
      .filter(name => name.startsWith(`${kind}-`))
      .map(name => ({ type, name: name.replace('.json', ''), text: readFileSync(new URL(name, folder), 'utf8') }));
  });
}

function wrapped({ type, name, text }: File): FaultyExample {
  const { verwacht, bericht } = JSON.parse(text) as { verwacht: FaultyExample['expected']; bericht: JsonObject };
  return { type, name, text, message: bericht, expected: verwacht };
}

/** Pointers to every object inside a value, the value itself first. */
export function objectsIn(value: unknown, pointer = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => objectsIn(item, `${pointer}/${index}`));
  if (!isObject(value)) return [];
  return [pointer, ...Object.entries(value).flatMap(([name, inner]) => objectsIn(inner, `${pointer}/${name}`))];
}

/** Pointers to every value that is not an object or a list. */
export function leavesIn(value: unknown, pointer = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => leavesIn(item, `${pointer}/${index}`));
  if (!isObject(value)) return [pointer];
  return Object.entries(value).flatMap(([name, inner]) => leavesIn(inner, `${pointer}/${name}`));
}

/** A copy of `message` with `value` at `pointer`. */
export function withValue(message: unknown, pointer: string, value: unknown): JsonObject {
  const copy = structuredClone(message) as JsonObject;
  const steps = pointer.slice(1).split('/');
  let at = copy;
  for (const step of steps.slice(0, -1)) at = at[step] as JsonObject;
  at[steps.at(-1)!] = value;
  return copy;
}

/** A copy of `message` without what stands at `pointer`. */
export function withoutValue(message: unknown, pointer: string): JsonObject {
  const copy = withValue(message, pointer, null);
  const steps = pointer.slice(1).split('/');
  let at = copy;
  for (const step of steps.slice(0, -1)) at = at[step] as JsonObject;
  delete at[steps.at(-1)!];
  return copy;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
