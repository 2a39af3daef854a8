/**
 * Where JSON text can be read in two ways: a key written twice, or a number that does not survive the trip through a
 * 64-bit float. Runs only when a cheap count says that there may be something to find.
 */
import { type Fault, MAX_FAULTS } from './faults.ts';
import { isPlainFieldName } from './field-name.ts';

/** Fifteen significant decimal digits always survive (IEEE 754). */
const SAFE_DIGITS = 15;
const NUMBER = /-?[0-9][0-9.eE+-]*/y;
const BACKSLASH = 0x5c;

interface Level {
  readonly pointer: string;
  /** null for a list. */
  readonly keys: Set<string> | null;
  index: number;
  key: string | null;
}

/** @param text valid JSON of bounded depth */
export function findAmbiguities(text: string): Fault[] {
  const faults: Fault[] = [];
  const levels: Level[] = [];
  for (let index = 0; index < text.length && faults.length < MAX_FAULTS; index += 1) {
    const level = levels.at(-1);
    const character = text[index]!;
    if (character === '{' || character === '[') {
      levels.push({ pointer: placeIn(level), keys: character === '{' ? new Set() : null, index: 0, key: null });
    } else if (character === '}' || character === ']') {
      levels.pop();
    } else if (character === ',') {
      level!.index += 1;
      level!.key = null;
    } else if (character === '"') {
      const end = endOfString(text, index);
      if (level?.keys && level.key === null) {
        level.key = JSON.parse(text.slice(index, end + 1)) as string;
        if (level.keys.has(level.key))
          faults.push({ pointer: placeIn(level), code: 'DUBBELE_SLEUTEL', detail: 'Dit veld staat er meer dan eens.' });
        level.keys.add(level.key);
      }
      index = end;
    } else if (character === '-' || (character >= '0' && character <= '9')) {
      NUMBER.lastIndex = index;
      const token = NUMBER.exec(text)![0];
      if (!survives(token))
        faults.push({
          pointer: placeIn(level),
          code: 'ONVEILIG_GETAL',
          detail: 'Dit getal is te groot of te precies om veilig te lezen.',
        });
      index += token.length - 1;
    }
  }
  return faults;
}

/** @returns the index of the closing quote of the string that opens at `start`; `text` is valid JSON */
export function endOfString(text: string, start: number): number {
  let end = start;
  do {
    end = text.indexOf('"', end + 1);
  } while (isEscaped(text, end));
  return end;
}

function isEscaped(text: string, index: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(index - 1 - backslashes) === BACKSLASH) backslashes += 1;
  return backslashes % 2 === 1;
}

function placeIn(level: Level | undefined): string {
  if (level === undefined) return '';
  if (level.keys === null) return `${level.pointer}/${level.index}`;
  return level.key !== null && isPlainFieldName(level.key) ? `${level.pointer}/${level.key}` : level.pointer;
}

function survives(token: string): boolean {
  const value = Number(token);
  if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) return false;
  const [mantissa = ''] = token.toLowerCase().split('e');
  if (mantissa === token && !token.includes('.')) return true;
  const digits = mantissa.replace(/[-.]/g, '').replace(/^0+|0+$/g, '');
  // A number that is not zero but reads as zero has vanished.
  return digits.length <= SAFE_DIGITS && (value !== 0 || digits === '');
}
