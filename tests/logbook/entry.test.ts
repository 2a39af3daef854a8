import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commit, leafData, openEntry, parseLeaf } from '../../gateway/logbook/entry.ts';
import { sha256 } from './reference.ts';

const salt = Buffer.alloc(32, 7);
const json = '{"soort":"geweigerd","versie":1}';

describe('a leaf of the log', () => {
  it('says its version and a commitment, and nothing else', () => {
    const commitment = commit(salt, json);
    expect(commitment.equals(sha256(salt, Buffer.from(json)))).toBe(true);
    expect(leafData(commitment).toString()).toBe(`{"v":1,"c":"${commitment.toString('base64url')}"}`);
    expect(Object.keys(JSON.parse(leafData(commitment).toString()))).toEqual(['v', 'c']);
  });

  it('is read back to the commitment it was made of', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), bytes => {
        expect(parseLeaf(leafData(Buffer.from(bytes)))!.equals(bytes)).toBe(true);
      }),
    );
  });

  it('is made of 32 bytes, under a salt of 32 bytes', () => {
    expect(() => leafData(Buffer.alloc(31))).toThrow(RangeError);
    expect(() => commit(Buffer.alloc(16), json)).toThrow(RangeError);
  });

  it.each([
    ['a field more', '{"v":1,"c":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","t":1}'],
    ['another order', '{"c":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","v":1}'],
    ['a space', '{"v":1, "c":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}'],
    ['another version', '{"v":2,"c":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}'],
    ['a word in the spare bits', '{"v":1,"c":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB"}'],
    ['the other alphabet', '{"v":1,"c":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+A"}'],
    ['padding', '{"v":1,"c":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}'],
    ['a shorter commitment', '{"v":1,"c":"AAAA"}'],
    ['another end', '{"v":1,"c":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"]'],
    ['nothing', ''],
  ])('is refused with %s', (_, text) => {
    expect(parseLeaf(Buffer.from(text))).toBeNull();
  });
});

describe('opening an entry', () => {
  const leaf = leafData(commit(salt, json));

  it('shows that the entry is the one in the log', () => {
    expect(openEntry({ json, salt }, leaf)).toEqual({ kind: 'opened' });
  });

  it('fails for another entry, another salt, a salt of another length, and a leaf that is none', () => {
    const fault = (code: string) => ({ kind: 'fault', code });
    expect(openEntry({ json: `${json} `, salt }, leaf)).toEqual(fault('VERMELDING_WIJKT_AF'));
    expect(openEntry({ json, salt: Buffer.alloc(32, 8) }, leaf)).toEqual(fault('VERMELDING_WIJKT_AF'));
    expect(openEntry({ json, salt: Buffer.alloc(0) }, leaf)).toEqual(fault('ZOUT_ONGELDIG'));
    expect(openEntry({ json, salt }, Buffer.from('{}'))).toEqual(fault('BLAD_ONGELDIG'));
  });

  it('does not let bytes move between salt and entry', () => {
    const moved = { salt: Buffer.concat([salt.subarray(1), Buffer.from('{')]), json: json.slice(1) };
    expect(openEntry(moved, leaf).kind).toBe('fault');
  });
});
