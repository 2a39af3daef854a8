/**
 * The code on a letter: 60 random bits, in letters and digits that nobody confuses. Kept as keyed digests; the birth date only
 * together with the code, so that who has the database and guesses the key's holder still has 60 bits to guess first.
 */
import { createHmac } from 'node:crypto';
import type { Entropy, KeyRing } from '../ports.ts';
import type { TypedCode } from './ports.ts';

/** Crockford's base32: no I, L, O or U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 12;

/** As it is printed: three groups of four. */
export function newCode(entropy: Entropy): string {
  // 256 is eight times 32: the low five bits of a byte are even.
  const letters = [...entropy.bytes(LENGTH)].map(byte => ALPHABET[byte & 31]!).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

/** What somebody typed, as a code; null when it cannot be one. */
export function readCode(text: string): string | null {
  const plain = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return plain.length === LENGTH && [...plain].every(one => ALPHABET.includes(one)) ? plain : null;
}

/**
 * @param code as `readCode` gives it
 * @param birthDate `YYYY-MM-DD`
 * @param asOf `kid` of the key
 */
export function typedCode(keys: KeyRing, code: string, birthDate: string, asOf?: string): TypedCode {
  const { kid, key } = keys.secret('inzage', asOf);
  const hmac = (...parts: readonly string[]) => createHmac('sha256', key).update(parts.join('\u0000')).digest();
  return { kid, code: hmac('codebrief', code), proof: hmac('codebrief-bewijs', code, birthDate) };
}

/** The same under every key still known: a letter outlives a new key. */
export function typedUnderEveryKey(keys: KeyRing, code: string, birthDate: string): readonly TypedCode[] {
  return keys.kids('inzage').map(kid => typedCode(keys, code, birthDate, kid));
}
