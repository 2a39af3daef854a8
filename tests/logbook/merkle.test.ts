import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptyRoot,
  leafHash,
  nodeHash,
  rootFromInclusion,
  subtreeRoot,
  verifyConsistency,
  verifyInclusion,
} from '../../gateway/logbook/merkle.ts';
import { emptyTree, growTree, treeRoot } from '../../gateway/logbook/tree.ts';
import { numberedEntries, sha256, slowRoot } from './reference.ts';

const hex = (text: string) => Buffer.from(text, 'hex');
const rootOf = (entries: readonly Buffer[]) => treeRoot(growTree(emptyTree, entries.map(leafHash)).tree);

const leaf2 = '049d7dcdb56bcfebd313304c9839f196a3d4b6ef3bdc0b08298f93ac8191f0a8';
const leaf3 = '27479b6ab321d2ee477452f68ba527748e863cafe8fbd1df2bf89d1570d1b697';
const leaf4 = '194bb5a2d5bd10e5d1aa6fd5d42980b356caf1da623cd9987c4bfa2f81771ed7';
const node01 = '2f27a5082c1d42afa488ac350a9fc4390c084f54f71ecdff859e98db8429b479';
const roots: Record<number, string> = {
  0: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  3: 'a64bf26e09128f6fe2fe6f8b2d8c801e166b57c047a7cd9b2b809e7a96a2f1cb',
  4: '256b9e8825e5d370a4ae005d0901ea291977e2927f5cf8e3e72660dd09519edb',
  5: '1aa68d3074905a581f84cbbd0f753794904fd80451bc4c13e69d9a53bc59502c',
};

describe('hashing of leaves and nodes (RFC 6962)', () => {
  it.each([
    ['entry-0', '40766b2033429026f53d54502679a839706b4741f8dcaf3a8bba5f41b5ffe075'],
    ['entry-1', 'e868811a482c27d50b6d45dde79c465d6adb9b06645100477a90cf3d8518898b'],
    ['entry-2', leaf2],
    ['entry-3', leaf3],
    ['entry-4', leaf4],
    ['', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
  ])('gives the published hash of the leaf "%s"', (text, expected) => {
    expect(leafHash(Buffer.from(text)).toString('hex')).toBe(expected);
  });

  it('gives the published hash of a node', () => {
    const [zero, one] = numberedEntries(2).map(leafHash);
    expect(nodeHash(zero!, one!).toString('hex')).toBe(node01);
  });

  it('gives the published root of an empty tree', () => {
    expect(emptyRoot.toString('hex')).toBe(roots[0]);
  });

  it.each([3, 4, 5])('gives the published root of %i entries', size => {
    expect(rootOf(numberedEntries(size)).toString('hex')).toBe(roots[size]);
  });

  it('gives the published root of the eight entries of certificate transparency', () => {
    const entries = [
      '',
      '00',
      '10',
      '2021',
      '3031',
      '40414243',
      '5051525354555657',
      '606162636465666768696a6b6c6d6e6f',
    ];
    expect(rootOf(entries.map(hex)).toString('hex')).toBe(
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    );
  });

  it('never takes a node for a leaf', () => {
    const [zero, one] = numberedEntries(2).map(leafHash);
    expect(leafHash(Buffer.concat([zero!, one!])).equals(nodeHash(zero!, one!))).toBe(false);
  });

  it('is not given less than a whole subtree or hash', () => {
    const hashes = Buffer.alloc(3 * 32);
    expect(() => subtreeRoot(hashes, 0, 3)).toThrow(RangeError);
    expect(() => subtreeRoot(hashes, 0, 4)).toThrow(RangeError);
    expect(() => nodeHash(Buffer.alloc(31), Buffer.alloc(32))).toThrow(RangeError);
  });
});

describe('an inclusion proof', () => {
  const leaves = numberedEntries(9).map(leafHash);
  const published = [leaf3, node01, leaf4].map(hex);

  it('holds for the published example: index 2 of 5', () => {
    expect(verifyInclusion(2, 5, hex(leaf2), published, hex(roots[5]!))).toBe(true);
  });

  it.each([0, 1, 3, 4])('of index 2 does not hold for index %i', index => {
    expect(verifyInclusion(index, 5, hex(leaf2), published, hex(roots[5]!))).toBe(false);
  });

  it('does not hold for another leaf', () => {
    expect(verifyInclusion(2, 5, hex(leaf3), published, hex(roots[5]!))).toBe(false);
  });

  it('is refused when the index lies outside the tree, though the hashes would fit', () => {
    const [first] = leaves;
    const path = slowPath(0, numberedEntries(8));
    expect(verifyInclusion(0, 8, first!, path, slowRoot(numberedEntries(8)))).toBe(true);
    expect(rootFromInclusion(8, 8, first!, path)).toBeNull();
    expect(rootFromInclusion(0, 0, first!, [])).toBeNull();
  });

  it.each([-1, 0.5, Number.NaN, 2 ** 53])('is refused for the index %d, which is no place', index => {
    expect(rootFromInclusion(index, 2 ** 53, leaves[0]!, [])).toBeNull();
  });

  it('is refused when it is too long, too short, or holds something that is no hash', () => {
    const root = hex(roots[5]!);
    expect(rootFromInclusion(2, 5, hex(leaf2), [...published, hex(leaf4)])).toBeNull();
    expect(rootFromInclusion(2, 5, hex(leaf2), published.slice(0, 2))).toBeNull();
    expect(verifyInclusion(2, 5, hex(leaf2), [published[0]!.subarray(1), ...published.slice(1)], root)).toBe(false);
  });

  it('of a place above 2^31 does not pass for the place that its low bits name', () => {
    const size = 2 ** 33;
    const path = Array.from({ length: 33 }, (_, height) => sha256(Buffer.of(height)));
    const root = rootFromInclusion(2 ** 32 + 5, size, leaves[0]!, path);
    expect(root).not.toBeNull();
    expect(rootFromInclusion(5, size, leaves[0]!, path)!.equals(root!)).toBe(false);
  });
});

describe('a consistency proof', () => {
  it('holds for the published examples: 3 to 5 and 4 to 5', () => {
    const proof = [leaf2, leaf3, node01, leaf4].map(hex);
    expect(verifyConsistency(3, 5, hex(roots[3]!), hex(roots[5]!), proof)).toBe(true);
    expect(verifyConsistency(4, 5, hex(roots[4]!), hex(roots[5]!), [hex(leaf4)])).toBe(true);
  });

  it('holds without hashes from nothing and to itself, and only for the same root', () => {
    expect(verifyConsistency(0, 5, emptyRoot, hex(roots[5]!), [])).toBe(true);
    expect(verifyConsistency(5, 5, hex(roots[5]!), hex(roots[5]!), [])).toBe(true);
    expect(verifyConsistency(5, 5, hex(roots[4]!), hex(roots[5]!), [])).toBe(false);
    expect(verifyConsistency(0, 5, hex(roots[3]!), hex(roots[5]!), [])).toBe(false);
    expect(verifyConsistency(5, 5, hex(roots[5]!), hex(roots[5]!), [hex(leaf4)])).toBe(false);
  });

  it('is refused for a log that shrinks', () => {
    expect(verifyConsistency(5, 4, hex(roots[5]!), hex(roots[4]!), [hex(leaf4)])).toBe(false);
  });

  it('does not hold when any of its hashes, or either root, is another', () => {
    const proof: Buffer[] = [leaf2, leaf3, node01, leaf4].map(hex);
    const other = sha256(Buffer.from('other'));
    for (const place of proof.keys()) {
      expect(verifyConsistency(3, 5, hex(roots[3]!), hex(roots[5]!), proof.with(place, other))).toBe(false);
      expect(verifyConsistency(3, 5, hex(roots[3]!), hex(roots[5]!), proof.toSpliced(place, 1))).toBe(false);
    }
    expect(verifyConsistency(3, 5, other, hex(roots[5]!), proof)).toBe(false);
    expect(verifyConsistency(3, 5, hex(roots[3]!), other, proof)).toBe(false);
    expect(verifyConsistency(3, 5, hex(roots[3]!), hex(roots[5]!), [...proof, other])).toBe(false);
    expect(verifyConsistency(4, 5, hex(roots[4]!), hex(roots[5]!), [])).toBe(false);
  });
});

describe('a growing tree', () => {
  it('has the root that the definition gives, in whatever batches it grew', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 6 }), batches => {
        const total = batches.reduce((sum, batch) => sum + batch, 0);
        const entries = numberedEntries(total);
        let tree = emptyTree;
        for (const batch of batches) {
          tree = growTree(tree, entries.slice(tree.size, tree.size + batch).map(leafHash)).tree;
        }
        expect(tree.size).toBe(total);
        expect(treeRoot(tree).equals(slowRoot(entries))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it.each([255, 256, 257, 511, 512, 65_535, 65_536, 65_537])('has the right root at the tile boundary %i', size => {
    const entries = numberedEntries(size);
    expect(rootOf(entries).equals(slowRoot(entries))).toBe(true);
  });

  it('refuses an edge that does not fit its size: growing from it would be a second history', () => {
    const { tree } = growTree(emptyTree, numberedEntries(300).map(leafHash));
    const [next] = numberedEntries(1).map(leafHash);
    const edges = [
      new Map<number, Buffer>(),
      new Map<number, Buffer>([...tree.edge, [2, next!]]),
      new Map<number, Buffer>([...tree.edge, [0, Buffer.alloc(43 * 32)]]),
      new Map<number, Buffer>([...tree.edge, [0, Buffer.alloc(44 * 32 + 1)]]),
    ];
    for (const edge of edges) {
      expect(() => growTree({ size: tree.size, edge }, [next!])).toThrow(RangeError);
      expect(() => treeRoot({ size: tree.size, edge })).toThrow(RangeError);
    }
  });
});

/** PATH(m, D[n]) of RFC 6962. */
function slowPath(index: number, entries: readonly Buffer[]): Buffer[] {
  if (entries.length <= 1) return [];
  const split = 2 ** Math.floor(Math.log2(entries.length - 1));
  return index < split
    ? [...slowPath(index, entries.slice(0, split)), slowRoot(entries.slice(split))]
    : [...slowPath(index - split, entries.slice(split)), slowRoot(entries.slice(0, split))];
}
