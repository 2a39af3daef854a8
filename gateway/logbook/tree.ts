/**
 * The tree that only grows: from its size and right edge, new leaves give new tiles, a new size and a new root.
 * Earlier leaves are never needed again.
 */
import type { SequencePlan, TreeState } from '../ports.ts';
import { HASH_BYTES, rootFromPeaks, subtreeRoot } from './merkle.ts';
import { type ReadTile, TILE_WIDTH } from './tiles.ts';

/** A tree without leaves. */
export const emptyTree: TreeState = { size: 0, edge: new Map() };

const TILE_BYTES = TILE_WIDTH * HASH_BYTES;
const NO_HASHES = Buffer.alloc(0);

/**
 * Appends leaves.
 * @param leafHashes in the order of their positions, the first being `tree.size`.
 * @returns the grown tree, and every tile that is new or longer than before, whole or partial, lower levels first.
 * @throws RangeError when the edge of `tree` does not fit its size.
 */
export function growTree(
  tree: TreeState,
  leafHashes: readonly Buffer[],
): { readonly tree: TreeState; readonly tiles: SequencePlan['tiles'] } {
  const tiles: { level: number; index: number; hashes: Buffer }[] = [];
  const edge = new Map(edgesOf(tree));
  let incoming = Buffer.concat(leafHashes);
  for (let level = 0; incoming.length > 0; level++) {
    const hashesBefore = Math.floor(tree.size / TILE_WIDTH ** level);
    const firstTile = Math.floor(hashesBefore / TILE_WIDTH);
    const hashes = Buffer.concat([edge.get(level) ?? NO_HASHES, incoming]);
    const parents: Buffer[] = [];
    for (let at = 0; at < hashes.length; at += TILE_BYTES) {
      const tile = hashes.subarray(at, at + TILE_BYTES);
      tiles.push({ level, index: firstTile + at / TILE_BYTES, hashes: tile });
      if (tile.length === TILE_BYTES) parents.push(subtreeRoot(tile, 0, TILE_WIDTH));
    }
    const rest = hashes.subarray(parents.length * TILE_BYTES);
    if (rest.length > 0) edge.set(level, rest);
    else edge.delete(level);
    incoming = Buffer.concat(parents);
  }
  return { tree: { size: tree.size + leafHashes.length, edge }, tiles };
}

/**
 * The root of a tree, from its edge alone.
 * @throws RangeError when the edge does not fit the size.
 */
export function treeRoot(tree: TreeState): Buffer {
  const peaks: Buffer[] = [];
  for (const [level, hashes] of [...edgesOf(tree)].sort(([one], [other]) => other - one)) {
    const width = edgeWidth(tree.size, level);
    let first = 0;
    for (let count = TILE_WIDTH / 2; count >= 1; count /= 2) {
      if (Math.floor(width / count) % 2 === 0) continue;
      peaks.push(subtreeRoot(hashes, first, count));
      first += count;
    }
  }
  return rootFromPeaks(peaks);
}

/**
 * The tree as it was at `size`, from stored tiles: one read per level.
 * @returns null when a tile is missing or short.
 */
export async function readTree(size: number, readTile: ReadTile): Promise<TreeState | null> {
  const edge = new Map<number, Buffer>();
  for (const { level, width } of partialLevels(size)) {
    const index = Math.floor(size / TILE_WIDTH ** (level + 1));
    const hashes = await readTile(level, index, width);
    if (hashes === null || hashes.length !== width * HASH_BYTES) return null;
    edge.set(level, hashes);
  }
  return { size, edge };
}

/** The edge without empty levels. Growing from an edge that does not fit the size would store a second history. */
function edgesOf(tree: TreeState): Map<number, Buffer> {
  const edge = new Map([...tree.edge].filter(([, hashes]) => hashes.length > 0));
  const expected = partialLevels(tree.size);
  const fits = expected.every(({ level, width }) => edge.get(level)?.length === width * HASH_BYTES);
  if (!fits || edge.size !== expected.length) throw new RangeError('the edge of the tree does not fit its size');
  return edge;
}

function partialLevels(size: number): { level: number; width: number }[] {
  const levels: { level: number; width: number }[] = [];
  for (let level = 0; size >= TILE_WIDTH ** level; level++) {
    const width = edgeWidth(size, level);
    if (width > 0) levels.push({ level, width });
  }
  return levels;
}

function edgeWidth(size: number, level: number): number {
  return Math.floor(size / TILE_WIDTH ** level) % TILE_WIDTH;
}
