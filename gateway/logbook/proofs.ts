/**
 * Proofs out of tiles (RFC 6962 sections 2.1.1 and 2.1.2). Which hashes a proof needs follows from the sizes alone, so
 * all tiles are asked for at once: two per level at most, six at ten million entries.
 */
import { HASH_BYTES, isCount, rootFromPeaks, splitPoint, subtreeRoot } from './merkle.ts';
import { type ReadTile, TILE_WIDTH, tileWidth } from './tiles.ts';

/** Leaves from `start` up to and without `end`. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** A complete subtree as it lies in a tile: `count` hashes from hash number `first`. */
interface Peak {
  readonly level: number;
  readonly tile: number;
  readonly first: number;
  readonly count: number;
}

/**
 * The hashes beside the path from leaf `index` to the root of the tree of `size` leaves, lowest first.
 * @returns null when a tile is missing or short.
 * @throws RangeError when `index` lies outside the tree.
 */
export async function inclusionProof(index: number, size: number, readTile: ReadTile): Promise<Buffer[] | null> {
  if (!isCount(index) || !isCount(size) || index >= size) throw new RangeError('index outside the tree');
  const siblings: Span[] = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const middle = start + splitPoint(end - start);
    if (index < middle) {
      siblings.unshift({ start: middle, end });
      end = middle;
    } else {
      siblings.unshift({ start, end: middle });
      start = middle;
    }
  }
  return hashesOf(siblings, size, readTile);
}

/**
 * The hashes that show that the tree of `size` leaves starts with the tree of `oldSize` leaves.
 * @returns null when a tile is missing or short; an empty list when `oldSize` is 0 or equal to `size`.
 * @throws RangeError when `oldSize` is the larger.
 */
export async function consistencyProof(oldSize: number, size: number, readTile: ReadTile): Promise<Buffer[] | null> {
  if (!isCount(oldSize) || !isCount(size) || oldSize > size) throw new RangeError('a log does not shrink');
  if (oldSize === 0 || oldSize === size) return [];
  const spans: Span[] = [];
  let start = 0;
  let end = size;
  while (oldSize < end) {
    const middle = start + splitPoint(end - start);
    if (oldSize <= middle) {
      spans.unshift({ start: middle, end });
      end = middle;
    } else {
      spans.unshift({ start, end: middle });
      start = middle;
    }
  }
  // An old tree that is itself a node of the new one needs no hash for it: the checker has its root.
  if (start > 0) spans.unshift({ start, end });
  return hashesOf(spans, size, readTile);
}

async function hashesOf(spans: readonly Span[], size: number, readTile: ReadTile): Promise<Buffer[] | null> {
  const peakLists = spans.map(peaksOf);
  const wanted = new Map(peakLists.flat().map(peak => [`${peak.level}/${peak.tile}`, peak]));
  const tiles = new Map<string, Buffer>();
  const reads = [...wanted].map(async ([name, peak]) => {
    const width = tileWidth(peak.level, peak.tile, size);
    const hashes = await readTile(peak.level, peak.tile, width);
    if (hashes !== null && hashes.length === width * HASH_BYTES) tiles.set(name, hashes);
  });
  await Promise.all(reads);
  if (tiles.size < wanted.size) return null;
  return peakLists.map(peaks =>
    rootFromPeaks(peaks.map(peak => subtreeRoot(tiles.get(`${peak.level}/${peak.tile}`)!, peak.first, peak.count))),
  );
}

/** A span as the complete subtrees it is made of, largest first. */
function peaksOf(span: Span): Peak[] {
  const peaks: Peak[] = [];
  let start = span.start;
  while (start < span.end) {
    const left = span.end - start;
    let leaves = 1;
    let level = 0;
    let count = 1;
    while (leaves * 2 <= left) {
      leaves *= 2;
      count *= 2;
      if (count === TILE_WIDTH) {
        level += 1;
        count = 1;
      }
    }
    const firstHash = start / TILE_WIDTH ** level;
    peaks.push({ level, tile: Math.floor(firstHash / TILE_WIDTH), first: firstHash % TILE_WIDTH, count });
    start += leaves;
  }
  return peaks;
}
