import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { leafHash, nodeHash, verifyConsistency, verifyInclusion } from '../../gateway/logbook/merkle.ts';
import { consistencyProof, inclusionProof } from '../../gateway/logbook/proofs.ts';
import { emptyTree, growTree } from '../../gateway/logbook/tree.ts';
import { numberedEntries, slowRoot } from './reference.ts';
import { evenLog, tileShelf } from './tile-shelf.ts';

const LARGEST = 1500;
const entries = numberedEntries(LARGEST);
const leaves = entries.map(leafHash);
const shelf = tileShelf();
const roots = new Map<number, Buffer>();
const rootAt = (size: number) => {
  const root = roots.get(size) ?? slowRoot(entries.slice(0, size));
  roots.set(size, root);
  return root;
};

beforeAll(() => {
  shelf.put(growTree(emptyTree, leaves).tiles);
});

describe('an inclusion proof from tiles', () => {
  it('is the published one for index 2 of 5', async () => {
    const proof = await inclusionProof(2, 5, shelf.read);
    expect(proof!.map(hash => hash.toString('base64'))).toEqual([
      'J0ebarMh0u5HdFL2i6UndI6GPK/o+9HfK/idFXDRtpc=',
      'LyelCCwdQq+kiKw1Cp/EOQwIT1T3Hs3/hZ6Y24QptHk=',
      'GUu1otW9EOXRqm/V1CmAs1bK8dpiPNmYfEv6L4F3Htc=',
    ]);
  });

  it('holds for every entry of every small log, and for no other place or leaf', async () => {
    for (let size = 1; size <= 40; size++) {
      for (let index = 0; index < size; index++) {
        const proof = (await inclusionProof(index, size, shelf.read))!;
        for (let other = 0; other <= size; other++) {
          expect(verifyInclusion(other, size, leaves[index]!, proof, rootAt(size))).toBe(other === index);
          expect(verifyInclusion(index, size, leaves[other]!, proof, rootAt(size))).toBe(other === index);
        }
      }
    }
  });

  it('holds across tiles and levels', async () => {
    const place = fc.integer({ min: 1, max: LARGEST }).chain(size => fc.tuple(fc.nat(size - 1), fc.constant(size)));
    await fc.assert(
      fc.asyncProperty(place, async ([index, size]) => {
        const proof = (await inclusionProof(index, size, shelf.read))!;
        expect(verifyInclusion(index, size, leaves[index]!, proof, rootAt(size))).toBe(true);
      }),
    );
  });

  it.each([10_000_000, 2 ** 31 + 12_345, 2 ** 40 + 7])('takes few tiles in a log of %i entries', async size => {
    const [leaf] = leaves;
    for (const index of [0, 1, 255, 256, Math.floor(size / 3), size - 257, size - 1]) {
      const log = evenLog(size, leaf!);
      const proof = (await inclusionProof(index, size, log.read))!;
      expect(log.reads).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(size) / 8));
      expect(verifyInclusion(index, size, leaf!, proof, log.rootAt(size))).toBe(true);
    }
  });

  it('is not made for a place outside the log', async () => {
    await expect(inclusionProof(5, 5, shelf.read)).rejects.toThrow(RangeError);
    await expect(inclusionProof(-1, 5, shelf.read)).rejects.toThrow(RangeError);
    await expect(inclusionProof(0, 0, shelf.read)).rejects.toThrow(RangeError);
  });

  it('is not made up when a tile is missing or short', async () => {
    expect(await inclusionProof(0, LARGEST + 1, shelf.read)).toBeNull();
    expect(await inclusionProof(2, 5, () => null)).toBeNull();
    expect(await inclusionProof(2, 5, () => Buffer.alloc(32))).toBeNull();
  });
});

describe('a consistency proof from tiles', () => {
  it('is the published one from 3 to 5 and from 4 to 5', async () => {
    const proof = (await consistencyProof(3, 5, shelf.read))!;
    expect(proof).toEqual([leaves[2], leaves[3], nodeHash(leaves[0]!, leaves[1]!), leaves[4]]);
    expect(await consistencyProof(4, 5, shelf.read)).toEqual([leaves[4]]);
  });

  it('holds from every size to every larger one up to 70, and not from another root', async () => {
    for (let size = 0; size <= 70; size++) {
      for (let old = 0; old <= size; old++) {
        const proof = (await consistencyProof(old, size, shelf.read))!;
        expect(verifyConsistency(old, size, rootAt(old), rootAt(size), proof)).toBe(true);
        expect(verifyConsistency(old, size, rootAt(old + 1), rootAt(size), proof)).toBe(false);
        expect(verifyConsistency(old, size, rootAt(old), rootAt(size + 1), proof)).toBe(old === 0 && size > 0);
      }
    }
  });

  it('holds across tiles and levels', async () => {
    const sizes = fc.integer({ min: 0, max: LARGEST }).chain(size => fc.tuple(fc.nat(size), fc.constant(size)));
    await fc.assert(
      fc.asyncProperty(sizes, async ([old, size]) => {
        const proof = (await consistencyProof(old, size, shelf.read))!;
        expect(verifyConsistency(old, size, rootAt(old), rootAt(size), proof)).toBe(true);
      }),
    );
  });

  it.each([10_000_000, 2 ** 40 + 7])('takes few tiles in a log of %i entries', async size => {
    for (const old of [1, 255, 256, 65_537, Math.floor(size / 3), size - 1]) {
      const log = evenLog(size, leaves[0]!);
      const proof = (await consistencyProof(old, size, log.read))!;
      expect(log.reads).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(size) / 8));
      expect(verifyConsistency(old, size, log.rootAt(old), log.rootAt(size), proof)).toBe(true);
    }
  });

  it('is not made for a log that shrinks, nor when a tile is missing', async () => {
    await expect(consistencyProof(6, 5, shelf.read)).rejects.toThrow(RangeError);
    expect(await consistencyProof(3, 5, () => null)).toBeNull();
  });
});
