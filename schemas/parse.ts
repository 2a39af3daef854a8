/**
 * Strict JSON from bytes. `JSON.parse` takes the last of two equal keys and rounds large numbers without a word;
 * another reader of the same signed bytes may do otherwise, so both are refused here (docs/fouten.md).
 */
import { isUtf8 } from 'node:buffer';
import type { Fault } from './faults.ts';
import { endOfString, findAmbiguities } from './json-ambiguities.ts';

export type Parsed =
  | { readonly kind: 'parsed'; readonly value: unknown }
  | { readonly kind: 'invalid'; readonly faults: readonly Fault[] };

/** Objects and lists inside each other; a message needs five. */
export const MAX_DEPTH = 12;

const QUOTE = 0x22;

/**
 * Reads one JSON document. Codes: `GEEN_UTF8`, `GEEN_JSON`, `TE_DIEP`, `DUBBELE_SLEUTEL`, `ONVEILIG_GETAL`; the last
 * two with a pointer to each place. A byte order mark is not JSON (RFC 8259, section 8.1).
 */
export function parseStrict(bytes: Uint8Array): Parsed {
  if (!isUtf8(bytes)) return invalid({ pointer: '', code: 'GEEN_UTF8', detail: 'Het bericht is geen geldige UTF-8.' });
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The parser's own message quotes the input; it must not travel.
    return invalid({ pointer: '', code: 'GEEN_JSON', detail: 'Het bericht is geen geldige JSON.' });
  }
  const outline = outlineOf(text);
  if (outline.depth > MAX_DEPTH)
    return invalid({ pointer: '', code: 'TE_DIEP', detail: `Het bericht is dieper genest dan ${MAX_DEPTH} niveaus.` });
  const read = { keys: 0, unsafe: false };
  count(value, read);
  if (read.keys === outline.keys && !read.unsafe && !outline.fractions) return { kind: 'parsed', value };
  const faults = findAmbiguities(text);
  return faults.length === 0 ? { kind: 'parsed', value } : invalid(...faults);
}

interface Outline {
  readonly depth: number;
  /** Keys as written: more than were read means that one was written twice. */
  readonly keys: number;
  /** A number with a fraction or an exponent occurs. */
  readonly fractions: boolean;
}

/** One pass over text that is known to be JSON: counts outside strings. */
function outlineOf(text: string): Outline {
  let [depth, deepest, keys, fractions] = [0, 0, 0, false];
  for (let index = 0; index < text.length; index += 1) {
    switch (text.charCodeAt(index)) {
      case QUOTE:
        index = endOfString(text, index);
        break;
      case 0x3a: // colon
        keys += 1;
        break;
      case 0x7b: // {
      case 0x5b: // [
        depth += 1;
        if (depth > deepest) deepest = depth;
        break;
      case 0x7d: // }
      case 0x5d: // ]
        depth -= 1;
        break;
      case 0x2e: // full stop
      case 0x45: // E
        fractions = true;
        break;
      case 0x65: // e, in a number or in true and false
        if (isDigit(text.charCodeAt(index - 1))) fractions = true;
        break;
    }
  }
  return { depth: deepest, keys, fractions };
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Depth is bounded by the outline before this is called. */
function count(value: unknown, read: { keys: number; unsafe: boolean }): void {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) && (Number.isInteger(value) || !Number.isFinite(value))) read.unsafe = true;
  } else if (Array.isArray(value)) {
    for (const item of value) count(item, read);
  } else if (typeof value === 'object' && value !== null) {
    for (const key in value) {
      read.keys += 1;
      const inner = (value as Record<string, unknown>)[key];
      if (typeof inner !== 'string') count(inner, read);
    }
  }
}

function invalid(...faults: Fault[]): Parsed {
  return { kind: 'invalid', faults };
}
