/**
 * Builds what one team may see, from the allow-list of (type, kind of team) and the consent behind it.
 * Nothing is deleted from the message: what is not named here never gets in (promise 4).
 */
import type { Allowed, Held } from './decide.ts';

/** One field a kind of team may see; `categorie` when only a consent that names it opens it. */
export interface AllowedField {
  /** JSON pointer inside `inhoud`. */
  readonly pointer: string;
  readonly categorie?: string | undefined;
}

export interface Minimised {
  /** `inhoud` as this team may see it. */
  readonly content: Readonly<Record<string, unknown>>;
  /** Names of the fields that are in it, for the log: pointers, never values. */
  readonly fields: readonly string[];
}

/**
 * @param decision   only a decision that lets the message in can be minimised for
 * @param content    `inhoud` of the validated message
 * @param allowed    allow-list of (type, kind of team); empty gives an empty view
 * @param categories categories the consents behind this message name
 */
export function minimise(
  _decision: Allowed | Held,
  content: Readonly<Record<string, unknown>>,
  allowed: readonly AllowedField[],
  categories: readonly string[],
): Minimised {
  const view: Record<string, unknown> = {};
  const fields: string[] = [];
  for (const { pointer, categorie } of allowed) {
    if (categorie !== undefined && !categories.includes(categorie)) continue;
    if (copy(content, view, pointer)) fields.push(pointer);
  }
  return { content: view, fields };
}

/** Copies one value by pointer; own properties only, so nothing comes from a prototype or ends up in one. */
function copy(from: Readonly<Record<string, unknown>>, to: Record<string, unknown>, pointer: string): boolean {
  const steps = pointer.slice(1).split('/');
  if (steps.some(step => OF_EVERY_OBJECT.includes(step))) return false;
  let source: unknown = from;
  for (const step of steps) {
    if (typeof source !== 'object' || source === null || !Object.hasOwn(source, step)) return false;
    source = (source as Record<string, unknown>)[step];
  }
  let target = to;
  for (const step of steps.slice(0, -1)) {
    if (!Object.hasOwn(target, step)) target[step] = {};
    target = target[step] as Record<string, unknown>;
  }
  target[steps.at(-1)!] = plain(source);
  return true;
}

const OF_EVERY_OBJECT: readonly string[] = ['__proto__', 'constructor', 'prototype'];

/** A copy that shares nothing with the message, so that one view can never change another. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !OF_EVERY_OBJECT.includes(name))
      .map(([name, inner]) => [name, plain(inner)]),
  );
}
