/** Tiles in memory, held to the rule that a stored hash never changes; and a log too large to be held at all. */
import { emptyRoot, nodeHash, rootFromPeaks } from '../../gateway/logbook/merkle.ts';
import { tileWidth } from '../../gateway/logbook/tiles.ts';
import type { SequencePlan } from '../../gateway/ports.ts';

export interface TileShelf {
  put(tiles: SequencePlan['tiles']): void;
  read(level: number, index: number, width: number): Buffer | null;
  /** For tests that play the thief. */
  readonly tiles: Map<string, Buffer>;
}

export function tileShelf(): TileShelf {
  const tiles = new Map<string, Buffer>();
  return {
    tiles,
    put(list) {
      for (const { level, index, hashes } of list) {
        const stored = tiles.get(`${level}/${index}`);
        if (stored !== undefined && !hashes.subarray(0, stored.length).equals(stored)) throw new Error('tile changed');
        if (hashes.length > 256 * 32 || hashes.length % 32 !== 0) throw new Error('not a tile');
        tiles.set(`${level}/${index}`, Buffer.from(hashes));
      }
    },
    read(level, index, width) {
      const stored = tiles.get(`${level}/${index}`);
      return stored !== undefined && stored.length >= width * 32 ? stored.subarray(0, width * 32) : null;
    },
  };
}

/** A log of `size` equal leaves: any tile and the root follow without storing anything; counts what is read. */
export function evenLog(size: number, leaf: Buffer) {
  const byHeight = [leaf];
  for (let height = 1; height <= 53; height++) byHeight.push(nodeHash(byHeight[height - 1]!, byHeight[height - 1]!));
  const log = {
    reads: 0,
    read(level: number, index: number, width: number): Buffer | null {
      log.reads += 1;
      if (width > tileWidth(level, index, size)) return null;
      return Buffer.concat(Array.from({ length: width }, () => byHeight[8 * level]!));
    },
    rootAt(count: number): Buffer {
      const peaks: Buffer[] = [];
      for (let height = 53; height >= 0; height--) {
        if (Math.floor(count / 2 ** height) % 2 === 1) peaks.push(byHeight[height]!);
      }
      return count === 0 ? emptyRoot : rootFromPeaks(peaks);
    },
  };
  return log;
}
