import { describe, expect, it } from 'vitest';
import { signCheckpoint } from '../../gateway/logbook/checkpoint.ts';
import { leafData } from '../../gateway/logbook/entry.ts';
import { leafHash } from '../../gateway/logbook/merkle.ts';
import { formatBundle, parseBundle } from '../../gateway/logbook/tiles.ts';
import { emptyTree, growTree, treeRoot } from '../../gateway/logbook/tree.ts';
import { type LogSource, verifyLog } from '../../gateway/logbook/verify-log.ts';
import { countingSeed, keyFromSeed, logKey, logVkey, sha256 } from './reference.ts';
import { tileShelf } from './tile-shelf.ts';

const leavesOf = (count: number, word = 'leaf') =>
  Array.from({ length: count }, (_, index) => leafData(sha256(Buffer.from(`${word}-${index}`))));

/** A log as published: signed over whatever leaves it is given, honest or not. */
function publishedLog(leaves: readonly Buffer[], key = logKey) {
  const shelf = tileShelf();
  const { tree, tiles } = growTree(emptyTree, leaves.map(leafHash));
  shelf.put(tiles);
  const note = signCheckpoint(key, tree.size, treeRoot(tree));
  const source: LogSource = {
    fetchCheckpoint: async () => note,
    fetchTile: async (level, index, width) => shelf.read(level, index, width),
    fetchEntries: async (index, width) => {
      const list = leaves.slice(index * 256, index * 256 + width);
      return list.length < width ? null : formatBundle(list);
    },
  };
  return { source, note, shelf };
}

const leaves = leavesOf(700);
const honest = publishedLog(leaves);
const fault = (code: string, more: object = {}) => ({ kind: 'fault', code, ...more });

/** The honest log, with one bundle as somebody else would have it. */
function withBundle(index: number, change: (entries: Buffer[]) => Buffer[]): LogSource {
  return {
    ...honest.source,
    fetchEntries: async (at, width) => {
      const bundle = await honest.source.fetchEntries(at, width);
      return at === index && bundle !== null ? formatBundle(change(parseBundle(bundle)!)) : bundle;
    },
  };
}

function withTile(level: number, index: number, change: (tile: Buffer) => Buffer | null): LogSource {
  return {
    ...honest.source,
    fetchTile: async (l, i, width) => {
      const tile = await honest.source.fetchTile(l, i, width);
      return l === level && i === index && tile !== null ? change(Buffer.from(tile)) : tile;
    },
  };
}

describe('checking a whole log from outside', () => {
  it.each([1, 2, 255, 256, 257, 512, 700, 65_536 + 300])('finds an honest log of %i entries intact', async size => {
    const { source } = publishedLog(leavesOf(size));
    expect(await verifyLog(source, logVkey)).toMatchObject({ kind: 'intact', checkpoint: { size } });
  });

  it('finds an empty log intact', async () => {
    expect(await verifyLog(publishedLog([]).source, logVkey)).toMatchObject({ kind: 'intact' });
  });

  it('finds an honest log a continuation of each checkpoint it had before', async () => {
    for (const size of [0, 1, 255, 256, 257, 512, 699, 700]) {
      const { note } = publishedLog(leaves.slice(0, size));
      expect(await verifyLog(honest.source, logVkey, note)).toMatchObject({ kind: 'intact' });
    }
  });

  it('tells how far it is', async () => {
    const progress: (readonly [number, number])[] = [];
    await verifyLog(honest.source, logVkey, undefined, (checked, size) => progress.push([checked, size]));
    expect(progress).toEqual([
      [256, 700],
      [512, 700],
      [700, 700],
    ]);
  });

  it('takes the whole tile or bundle where the partial one is gone', async () => {
    const longer = publishedLog(leavesOf(768));
    const source: LogSource = {
      fetchCheckpoint: honest.source.fetchCheckpoint,
      fetchTile: async (level, index, width) =>
        level === 0 && width < 256 ? null : longer.source.fetchTile(level, index, width),
      fetchEntries: async (index, width) => (width < 256 ? null : longer.source.fetchEntries(index, width)),
    };
    expect(await verifyLog(source, logVkey)).toMatchObject({ kind: 'intact' });
  });

  it('finds a changed leaf', async () => {
    const source = withBundle(1, entries => entries.with(3, leavesOf(1, 'other')[0]!));
    expect(await verifyLog(source, logVkey)).toEqual(fault('TEGEL_WIJKT_AF', { level: 0, at: 1 }));
  });

  it('finds two leaves that changed places', async () => {
    const source = withBundle(0, entries => entries.with(0, entries[1]!).with(1, entries[0]!));
    expect(await verifyLog(source, logVkey)).toEqual(fault('TEGEL_WIJKT_AF', { level: 0, at: 0 }));
  });

  it('finds a dropped leaf, whether or not another took its place', async () => {
    const dropped = withBundle(0, entries => entries.toSpliced(9, 1));
    expect(await verifyLog(dropped, logVkey)).toEqual(fault('BUNDEL_ONLEESBAAR', { at: 0 }));
    const filled = withBundle(0, entries => [...entries.toSpliced(9, 1), leaves[256]!]);
    expect(await verifyLog(filled, logVkey)).toEqual(fault('TEGEL_WIJKT_AF', { level: 0, at: 0 }));
  });

  it('finds a bundle that is missing or broken', async () => {
    const missing: LogSource = { ...honest.source, fetchEntries: async () => null };
    expect(await verifyLog(missing, logVkey)).toEqual(fault('BUNDEL_ONTBREEKT', { at: 0 }));
    const broken: LogSource = { ...honest.source, fetchEntries: async () => Buffer.of(0, 9, 1) };
    expect(await verifyLog(broken, logVkey)).toEqual(fault('BUNDEL_ONLEESBAAR', { at: 0 }));
  });

  it('finds a changed, swapped or missing tile at every level', async () => {
    const flip = (tile: Buffer) => {
      tile[40] = tile[40]! ^ 1;
      return tile;
    };
    expect(await verifyLog(withTile(0, 2, flip), logVkey)).toEqual(fault('TEGEL_WIJKT_AF', { level: 0, at: 2 }));
    expect(await verifyLog(withTile(1, 0, flip), logVkey)).toEqual(fault('TEGEL_WIJKT_AF', { level: 1, at: 0 }));
    const swapped = withTile(0, 0, () => honest.shelf.read(0, 1, 256));
    expect(await verifyLog(swapped, logVkey)).toEqual(fault('TEGEL_WIJKT_AF', { level: 0, at: 0 }));
    expect(
      await verifyLog(
        withTile(1, 0, () => null),
        logVkey,
      ),
    ).toEqual(fault('TEGEL_ONTBREEKT', { level: 1, at: 0 }));
    expect(
      await verifyLog(
        withTile(0, 1, tile => tile.subarray(32)),
        logVkey,
      ),
    ).toEqual(fault('TEGEL_WIJKT_AF', { level: 0, at: 1 }));
  });

  it('finds a log whose leaves and tiles agree with each other, but not with the signature', async () => {
    const other = publishedLog(leavesOf(700, 'other'));
    const source: LogSource = { ...other.source, fetchCheckpoint: honest.source.fetchCheckpoint };
    expect(await verifyLog(source, logVkey)).toEqual(fault('WORTEL_WIJKT_AF'));
  });

  it('finds a forged checkpoint', async () => {
    const note = (text: string): LogSource => ({ ...honest.source, fetchCheckpoint: async () => text });
    const stranger = publishedLog(leaves, { name: logKey.name, ...keyFromSeed(countingSeed(0x40)) });
    expect(await verifyLog(stranger.source, logVkey)).toEqual(fault('GEEN_BEKENDE_HANDTEKENING'));
    expect(await verifyLog(note(honest.note.replace('\n700\n', '\n699\n')), logVkey)).toEqual(
      fault('HANDTEKENING_ONGELDIG'),
    );
    expect(await verifyLog(note('geen checkpoint'), logVkey)).toEqual(fault('NOTITIE_ONLEESBAAR'));
    expect(await verifyLog({ ...honest.source, fetchCheckpoint: async () => null }, logVkey)).toEqual(
      fault('CHECKPOINT_ONTBREEKT'),
    );
    expect(await verifyLog(honest.source, 'geen sleutel')).toEqual(fault('SLEUTEL_ONLEESBAAR'));
  });

  it('finds a log that was put back', async () => {
    const { source } = publishedLog(leaves.slice(0, 600));
    expect(await verifyLog(source, logVkey, honest.note)).toEqual(fault('LOGBOEK_TERUGGEZET'));
  });

  it.each([1, 256, 300, 512, 700])('finds a log that was rewritten after its checkpoint of %i entries', async size => {
    const { note } = publishedLog(leavesOf(size, 'other'));
    expect(await verifyLog(honest.source, logVkey, note)).toEqual(fault('LOGBOEK_GESPLITST'));
  });

  it('does not take an earlier checkpoint by another key for an earlier state', async () => {
    const { note } = publishedLog(leaves, { name: logKey.name, ...keyFromSeed(countingSeed(0x40)) });
    expect(await verifyLog(honest.source, logVkey, note)).toEqual(fault('GEEN_BEKENDE_HANDTEKENING'));
  });

  it.each([
    ['a field more', '{"v":1,"c":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","oin":"0"}'],
    ['no commitment', '{"v":1}'],
    ['spare bits in use', '{"v":1,"c":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB"}'],
  ])('finds a leaf with %s, though the log itself signed it', async (_, text) => {
    const { source } = publishedLog(leaves.with(300, Buffer.from(text)));
    expect(await verifyLog(source, logVkey)).toEqual(fault('BLAD_ONGELDIG', { at: 300 }));
  });

  it('fails as its source fails', async () => {
    const failing: LogSource = { ...honest.source, fetchEntries: () => Promise.reject(new Error('no line')) };
    await expect(verifyLog(failing, logVkey)).rejects.toThrow('no line');
  });
});
