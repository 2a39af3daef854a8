/**
 * What a leaf says, and how an entry is tied to it. A leaf is `{"v":1,"c":"<commitment>"}` and nothing else: no time,
 * no organisation, no type (promise 8). The entry and its salt stand beside the tree and can be destroyed
 * there; without the 32-byte salt the commitment cannot be guessed back, and the tree stays whole.
 */
import { createHash } from 'node:crypto';
import { HASH_BYTES } from './merkle.ts';

const SALT_BYTES = 32;
const LEAF_START = '{"v":1,"c":"';
const LEAF_END = '"}';
/**
 * The base64url of 32 bytes has 43 characters, and the last of them two spare bits, which are zero here: in bits that
 * decoding skips, a leaf could carry more than its commitment.
 */
const leafPattern = /^\{"v":1,"c":"[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]"\}$/;
const LEAF_BYTES = LEAF_START.length + 43 + LEAF_END.length;

export type OpeningFault = 'ZOUT_ONGELDIG' | 'BLAD_ONGELDIG' | 'VERMELDING_WIJKT_AF';

/** SHA-256(salt ‖ entry), with the entry as the bytes of its JCS form. */
export function commit(salt: Buffer, json: string): Buffer {
  if (salt.length !== SALT_BYTES) throw new RangeError('a salt is 32 bytes');
  return createHash('sha256').update(salt).update(json, 'utf8').digest();
}

/** The bytes of the leaf for a 32-byte commitment. */
export function leafData(commitment: Buffer): Buffer {
  if (commitment.length !== HASH_BYTES) throw new RangeError('a commitment is 32 bytes');
  return Buffer.from(`${LEAF_START}${commitment.toString('base64url')}${LEAF_END}`, 'ascii');
}

/** Whether the bytes are a leaf: its version and a commitment, and not one bit more or otherwise. */
export function isLeaf(data: Buffer): boolean {
  return leafPattern.test(data.toString('latin1'));
}

/** The commitment a leaf holds, or null when it is no leaf. */
export function parseLeaf(data: Buffer): Buffer | null {
  if (!isLeaf(data)) return null;
  return Buffer.from(data.toString('latin1', LEAF_START.length, LEAF_BYTES - LEAF_END.length), 'base64url');
}

/** Whether an entry with its salt is the one that a leaf stands for. */
export function openEntry(
  entry: { readonly json: string; readonly salt: Buffer },
  leaf: Buffer,
): { readonly kind: 'opened' } | { readonly kind: 'fault'; readonly code: OpeningFault } {
  if (entry.salt.length !== SALT_BYTES) return { kind: 'fault', code: 'ZOUT_ONGELDIG' };
  const commitment = parseLeaf(leaf);
  if (commitment === null) return { kind: 'fault', code: 'BLAD_ONGELDIG' };
  if (!commitment.equals(commit(entry.salt, entry.json))) return { kind: 'fault', code: 'VERMELDING_WIJKT_AF' };
  return { kind: 'opened' };
}
