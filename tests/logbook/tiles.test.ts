import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leafHash, subtreeRoot } from '../../gateway/logbook/merkle.ts';
import { formatBundle, parseBundle, tilePath, tilePathToRequest, tileWidth } from '../../gateway/logbook/tiles.ts';
import { emptyTree, growTree, readTree, treeRoot } from '../../gateway/logbook/tree.ts';
import { numberedEntries, sha256, slowRoot } from './reference.ts';
import { tileShelf } from './tile-shelf.ts';

describe('paths of tiles (tlog-tiles)', () => {
  it.each([
    [0, 0, 256, 'tile/0/000'],
    [0, 7, 256, 'tile/0/007'],
    [0, 999, 256, 'tile/0/999'],
    [1, 1000, 256, 'tile/1/x001/000'],
    [63, 1_234_067, 256, 'tile/63/x001/x234/067'],
    [0, 1234, 5, 'tile/0/x001/234.p/5'],
    ['entries', 0, 255, 'tile/entries/000.p/255'],
  ] as const)('of level %s, number %i, width %i is written %4$s', (level, index, width, path) => {
    expect(tilePath(level, index, width)).toBe(path);
  });

  it('are read back as they were written', () => {
    const level = fc.oneof(fc.constant('entries' as const), fc.integer({ min: 0, max: 63 }));
    fc.assert(
      fc.property(level, fc.maxSafeNat(), fc.integer({ min: 1, max: 256 }), (at, number, width) => {
        const index = Math.floor(number / 256);
        const expected =
          at === 'entries' ? { kind: 'entries', index, width } : { kind: 'tile', level: at, index, width };
        expect(tilePathToRequest(tilePath(at, index, width))).toEqual(expected);
      }),
    );
  });

  it('include the checkpoint', () => {
    expect(tilePathToRequest('checkpoint')).toEqual({ kind: 'checkpoint' });
  });

  it.each([
    '',
    '/checkpoint',
    'checkpoint/',
    'tile/0',
    'tile/0/',
    'tile/00/000',
    'tile/01/000',
    'tile/64/000',
    'tile/-1/000',
    'tile/x/000',
    'tile/entries',
    'tile/Entries/000',
    'tile/0/0',
    'tile/0/00',
    'tile/0/0000',
    'tile/0/1000',
    'tile/0/x000/000',
    'tile/0/001/000',
    'tile/0/x001',
    'tile/0/x1/000',
    'tile/0/x001/x000',
    'tile/0/x000/x001/000',
    'tile/0/000.p',
    'tile/0/000.p/',
    'tile/0/000.p/0',
    'tile/0/000.p/01',
    'tile/0/000.p/256',
    'tile/0/000.p/999',
    'tile/0/000.p/-1',
    'tile/0/000/../000',
    'tile/0/000?x=1',
    'tile/0/000\n',
    'tile/0/%30%30%30',
    'tile/0/٠٠٠',
    ' tile/0/000',
    `tile/0/${'x999/'.repeat(5)}999`,
    `tile/0/${'x999/'.repeat(5000)}999`,
  ])('are refused when written otherwise: %j', path => {
    expect(tilePathToRequest(path)).toBeNull();
  });
});

describe('width of a tile', () => {
  it.each([
    [0, 0, 5, 5],
    [0, 0, 256, 256],
    [0, 1, 256, 0],
    [0, 1, 300, 44],
    [1, 0, 300, 1],
    [1, 0, 65_536, 256],
    [2, 0, 65_535, 0],
    [0, 2 ** 35, 2 ** 43 + 9, 9],
  ])('of level %i, number %i, in a log of %i is %i', (level, index, size, width) => {
    expect(tileWidth(level, index, size)).toBe(width);
  });
});

describe('entry bundles', () => {
  it('are laid out as published', () => {
    expect(formatBundle(numberedEntries(2)).toString('hex')).toBe('0007656e7472792d300007656e7472792d31');
  });

  it('are read back, and nothing but a whole bundle is', () => {
    const entries = fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 256 });
    fc.assert(
      fc.property(entries, fc.nat(), (list, cut) => {
        const bundle = formatBundle(list.map(entry => Buffer.from(entry)));
        expect(parseBundle(bundle)).toEqual(list.map(entry => Buffer.from(entry)));
        const shortened = parseBundle(bundle.subarray(0, cut % (bundle.length + 1)));
        expect(shortened === null || shortened.length <= list.length).toBe(true);
        expect(parseBundle(Buffer.concat([bundle, Buffer.of(0)]))).toBeNull();
      }),
    );
  });

  it('hold at most 256 entries of at most 65535 bytes', () => {
    const tooMany = Array.from({ length: 257 }, () => Buffer.alloc(1));
    expect(() => formatBundle(tooMany)).toThrow(RangeError);
    expect(() => formatBundle([Buffer.alloc(65_536)])).toThrow(RangeError);
    expect(parseBundle(Buffer.alloc(2 * 257))).toBeNull();
  });
});

describe('tiles of a growing tree', () => {
  it('are the published tile for five entries', () => {
    const { tiles } = growTree(emptyTree, numberedEntries(5).map(leafHash));
    expect(tiles.map(({ level, index }) => [level, index])).toEqual([[0, 0]]);
    expect(sha256(tiles[0]!.hashes).toString('hex')).toBe(
      '989366cfb10f5dd2da8b8bbc2edde16e26bab99ce76da96f93e2cc246fe2f758',
    );
  });

  it('only ever grow, and each hash is the root of the 256 below it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 8 }), batches => {
        // The shelf itself throws when a tile shrinks or changes what it held.
        const shelf = tileShelf();
        let tree = emptyTree;
        for (const batch of batches) {
          const hashes = Array.from({ length: batch }, (_, at) => leafHash(Buffer.from(`entry-${tree.size + at}`)));
          const grown = growTree(tree, hashes);
          shelf.put(grown.tiles);
          tree = grown.tree;
        }
        for (let index = 0; index < Math.floor(tree.size / 256); index++) {
          const parent = shelf.read(1, Math.floor(index / 256), tileWidth(1, Math.floor(index / 256), tree.size));
          const at = (index % 256) * 32;
          expect(parent?.subarray(at, at + 32).equals(subtreeRoot(shelf.read(0, index, 256)!, 0, 256))).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('give back the tree of every earlier size', async () => {
    const entries = numberedEntries(600);
    const shelf = tileShelf();
    shelf.put(growTree(emptyTree, entries.map(leafHash)).tiles);
    for (const size of [0, 1, 5, 255, 256, 257, 511, 512, 513, 600]) {
      const tree = await readTree(size, shelf.read);
      expect(tree!.size).toBe(size);
      expect(treeRoot(tree!).equals(slowRoot(entries.slice(0, size)))).toBe(true);
    }
    expect(await readTree(601, shelf.read)).toBeNull();
  });
});
