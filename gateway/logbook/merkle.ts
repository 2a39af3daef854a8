/**
 * Merkle tree hashing and proof checking (RFC 6962 section 2.1, RFC 9162 section 2.1). Nothing here knows what a leaf
 * says or where hashes are kept. Positions and sizes are plain numbers up to 2^53 − 1: halving is by division, for the
 * shift operators cut off above 2^31.
 */
import { hash } from 'node:crypto';

/** Bytes in one hash. */
export const HASH_BYTES = 32;

// Asking for a latin1 string and copying it is two to four times as fast here as asking for a Buffer of its own.
function sha256(bytes: Buffer): string {
  return hash('sha256', bytes, 'binary');
}

const pairBytes = Buffer.alloc(1 + 2 * HASH_BYTES, 0x01);
const levelBytes = Buffer.alloc(256 * HASH_BYTES);

/** Root of a tree without leaves: SHA-256 of nothing. */
export const emptyRoot: Buffer = Buffer.from(sha256(Buffer.alloc(0)), 'latin1');

/** SHA-256(0x00 ‖ data). The prefix keeps a leaf from passing for a node. */
export function leafHash(data: Buffer): Buffer {
  const bytes = Buffer.allocUnsafe(1 + data.length);
  bytes[0] = 0x00;
  data.copy(bytes, 1);
  return Buffer.from(sha256(bytes), 'latin1');
}

/** SHA-256(0x01 ‖ left ‖ right), of two 32-byte hashes. */
export function nodeHash(left: Buffer, right: Buffer): Buffer {
  if (left.length !== HASH_BYTES || right.length !== HASH_BYTES) throw new RangeError('a node is made of two hashes');
  left.copy(pairBytes, 1);
  right.copy(pairBytes, 1 + HASH_BYTES);
  return Buffer.from(sha256(pairBytes), 'latin1');
}

/**
 * Root of the complete subtree over `count` hashes that stand side by side in `hashes` from hash number `first`.
 * @param count a power of two, at most 256.
 */
export function subtreeRoot(hashes: Buffer, first: number, count: number): Buffer {
  const start = first * HASH_BYTES;
  const end = start + count * HASH_BYTES;
  if (count < 1 || count > 256 || 256 % count !== 0) throw new RangeError('a complete subtree holds 2^k hashes');
  if (end > hashes.length) throw new RangeError('hashes of the subtree are missing');
  hashes.copy(levelBytes, 0, start, end);
  for (let width = count; width > 1; width /= 2) {
    for (let pair = 0; pair < width / 2; pair++) {
      levelBytes.copy(pairBytes, 1, 2 * pair * HASH_BYTES, 2 * (pair + 1) * HASH_BYTES);
      levelBytes.write(sha256(pairBytes), pair * HASH_BYTES, HASH_BYTES, 'latin1');
    }
  }
  return Buffer.from(levelBytes.subarray(0, HASH_BYTES));
}

/** Root from a compact range: the complete subtrees a tree is made of, largest (leftmost) first. */
export function rootFromPeaks(peaks: readonly Buffer[]): Buffer {
  return peaks.length === 0 ? emptyRoot : peaks.reduceRight((right, left) => nodeHash(left, right));
}

/** The largest power of two smaller than `size` (which is above 1): where a tree splits. */
export function splitPoint(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/**
 * The root that an inclusion proof leads to, or null when the proof cannot be one for this place in this size.
 * An index outside the tree is refused first: without that, a proof of index 0 passes for index 8 of 8.
 */
export function rootFromInclusion(index: number, size: number, leaf: Buffer, proof: readonly Buffer[]): Buffer | null {
  if (!isCount(index) || !isCount(size) || index >= size) return null;
  if (leaf.length !== HASH_BYTES || !areHashes(proof)) return null;
  let at = index;
  let last = size - 1;
  let root = leaf;
  for (const sibling of proof) {
    if (last === 0) return null;
    if (at % 2 === 1 || at === last) {
      root = nodeHash(sibling, root);
      while (at % 2 === 0 && at !== 0) {
        at /= 2;
        last = half(last);
      }
    } else {
      root = nodeHash(root, sibling);
    }
    at = half(at);
    last = half(last);
  }
  return last === 0 ? root : null;
}

/** Whether `leaf` stands at `index` of the tree with `size` leaves and `root`. */
export function verifyInclusion(
  index: number,
  size: number,
  leaf: Buffer,
  proof: readonly Buffer[],
  root: Buffer,
): boolean {
  return rootFromInclusion(index, size, leaf, proof)?.equals(root) ?? false;
}

/**
 * Whether the tree of `size` leaves with `root` starts with all leaves, in order, of the tree of `oldSize` with
 * `oldRoot`. From nothing and to itself, a tree grows with an empty proof.
 */
export function verifyConsistency(
  oldSize: number,
  size: number,
  oldRoot: Buffer,
  root: Buffer,
  proof: readonly Buffer[],
): boolean {
  if (!isCount(oldSize) || !isCount(size) || oldSize > size || !areHashes([oldRoot, root, ...proof])) return false;
  if (oldSize === size) return proof.length === 0 && oldRoot.equals(root);
  if (oldSize === 0) return proof.length === 0 && oldRoot.equals(emptyRoot);

  let at = oldSize - 1;
  let last = size - 1;
  while (at % 2 === 1) {
    at = half(at);
    last = half(last);
  }
  // A whole old tree is itself the first node of the path; the proof leaves it out.
  const path = at === 0 ? [oldRoot, ...proof] : proof;
  const [start, ...steps] = path;
  if (start === undefined) return false;
  let before = start;
  let after = start;
  for (const step of steps) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      before = nodeHash(step, before);
      after = nodeHash(step, after);
      while (at % 2 === 0 && at !== 0) {
        at /= 2;
        last = half(last);
      }
    } else {
      after = nodeHash(after, step);
    }
    at = half(at);
    last = half(last);
  }
  return last === 0 && before.equals(oldRoot) && after.equals(root);
}

/** Whether a number can be a size or position: whole, not negative, exact. */
export function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function half(value: number): number {
  return Math.floor(value / 2);
}

function areHashes(list: readonly Buffer[]): boolean {
  return list.every(item => item.length === HASH_BYTES);
}
