import { describe, expect, it } from 'vitest';
import { signCheckpoint } from '../../gateway/logbook/checkpoint.ts';
import { leafHash } from '../../gateway/logbook/merkle.ts';
import { parseVerifierKey } from '../../gateway/logbook/signed-note.ts';
import { formatTlogProof, parseTlogProof, proveEntry, verifyTlogProof } from '../../gateway/logbook/tlog-proof.ts';
import { emptyTree, growTree, treeRoot } from '../../gateway/logbook/tree.ts';
import { cosignedCheckpoint, logKey, logVkey, numberedEntries, witnessVkey } from './reference.ts';
import { tileShelf } from './tile-shelf.ts';

const log = parseVerifierKey(logVkey)!;
const witness = parseVerifierKey(witnessVkey)!;
const entries = numberedEntries(5);
const published = `c2sp.org/tlog-proof@v1
index 2
J0ebarMh0u5HdFL2i6UndI6GPK/o+9HfK/idFXDRtpc=
LyelCCwdQq+kiKw1Cp/EOQwIT1T3Hs3/hZ6Y24QptHk=
GUu1otW9EOXRqm/V1CmAs1bK8dpiPNmYfEv6L4F3Htc=

${cosignedCheckpoint}`;
const fault = (code: string) => ({ kind: 'fault', code });

describe('an offline proof (tlog-proof)', () => {
  it('proves the published example, with the log key alone', () => {
    expect(verifyTlogProof(published, entries[2]!, log)).toMatchObject({
      kind: 'proven',
      index: 2,
      checkpoint: { size: 5 },
    });
  });

  it('proves it with as many witnesses as are asked for, and not with fewer', () => {
    const asked = (quorum: number) => verifyTlogProof(published, entries[2]!, log, { keys: [witness], quorum });
    expect(asked(1).kind).toBe('proven');
    expect(asked(2)).toEqual(fault('TE_WEINIG_GETUIGEN'));
  });

  it('proves nothing about another entry, place or log', () => {
    expect(verifyTlogProof(published, entries[1]!, log)).toEqual(fault('NIET_IN_LOGBOEK'));
    expect(verifyTlogProof(published.replace('index 2', 'index 3'), entries[2]!, log)).toEqual(
      fault('NIET_IN_LOGBOEK'),
    );
    expect(verifyTlogProof(published.replace('index 2', 'index 7'), entries[2]!, log)).toEqual(
      fault('NIET_IN_LOGBOEK'),
    );
    expect(verifyTlogProof(published, entries[2]!, witness)).toEqual(fault('NIET_DOOR_LOGBOEK_ONDERTEKEND'));
    expect(verifyTlogProof(published.replace('\n5\n', '\n6\n'), entries[2]!, log)).toEqual(
      fault('HANDTEKENING_ONGELDIG'),
    );
  });

  it('is read back as it was written, with and without something extra', () => {
    const parsed = parseTlogProof(published)!;
    expect(formatTlogProof(parsed)).toBe(published);
    const withExtra = formatTlogProof({ ...parsed, extra: Buffer.from('meer') });
    expect(withExtra.split('\n')[1]).toBe('extra bWVlcg==');
    expect(parseTlogProof(withExtra)!.extra!.toString()).toBe('meer');
    expect(verifyTlogProof(withExtra, entries[2]!, log).kind).toBe('proven');
  });

  it.each([
    ['another first line', published.replace('@v1', '@v2')],
    ['no index', published.replace('index 2\n', '')],
    ['an index with zeros in front', published.replace('index 2', 'index 02')],
    ['an index that a number cannot hold', published.replace('index 2', 'index 9007199254740993')],
    ['an index below zero', published.replace('index 2', 'index -1')],
    ['a hash that is short', published.replace('J0eb', '')],
    ['a hash in the other base64', published.replace('GPK/o', 'GPK_o')],
    ['extra that is no base64', published.replace('index', 'extra !\nindex')],
    ['too many hashes', published.replace('\n\n', `\n${`${Buffer.alloc(32).toString('base64')}\n`.repeat(61)}\n`)],
    ['no checkpoint', published.slice(0, published.indexOf('\n\n'))],
    ['nothing', ''],
  ])('is unreadable with %s', (_, text) => {
    expect(verifyTlogProof(text, entries[2]!, log)).toEqual(fault('BEWIJS_ONLEESBAAR'));
  });
});

describe('proving an entry from the log', () => {
  const shelf = tileShelf();
  const { tree, tiles } = growTree(emptyTree, entries.map(leafHash));
  shelf.put(tiles);
  const tile = async (level: number, index: number, width: number) => shelf.read(level, index, width);
  const note = signCheckpoint(logKey, tree.size, treeRoot(tree));

  it('gives a proof that holds against the newest checkpoint', async () => {
    for (const [position, entry] of entries.entries()) {
      const proof = await proveEntry({ checkpoint: async () => note, tile }, position);
      expect(verifyTlogProof(proof!, entry, log)).toMatchObject({ kind: 'proven', index: position });
    }
  });

  it('gives nothing while no checkpoint covers the entry', async () => {
    expect(await proveEntry({ checkpoint: async () => note, tile }, 5)).toBeNull();
    expect(await proveEntry({ checkpoint: async () => null, tile }, 0)).toBeNull();
  });
});
