import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { verifyDisclosureProof, verifyLogOverHttp } from '../../adapters/partner/index.ts';
import { signCheckpoint } from '../../gateway/logbook/checkpoint.ts';
import { commit, leafData } from '../../gateway/logbook/entry.ts';
import { leafHash } from '../../gateway/logbook/merkle.ts';
import { formatBundle, tilePathToRequest } from '../../gateway/logbook/tiles.ts';
import { proveEntry } from '../../gateway/logbook/tlog-proof.ts';
import { emptyTree, growTree, treeRoot } from '../../gateway/logbook/tree.ts';
import { logKey, logVkey, sha256 } from '../logbook/reference.ts';
import { tileShelf } from '../logbook/tile-shelf.ts';

const SALT = sha256(Buffer.from('zout'));
const ENTRY = '{"soort":"besloten"}';
const PLACE = 300;

function logOf(size: number) {
  const leaves = Array.from({ length: size }, (_, index) =>
    leafData(index === PLACE ? commit(SALT, ENTRY) : sha256(Buffer.from(`blad-${index}`))),
  );
  const shelf = tileShelf();
  const { tree, tiles } = growTree(emptyTree, leaves.map(leafHash));
  shelf.put(tiles);
  return { leaves, shelf, note: signCheckpoint(logKey, tree.size, treeRoot(tree)) };
}

const small = logOf(400);
const large = logOf(700);
let served = large;
let asked: string[] = [];
let failing = 0;
let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = (request.url ?? '').replace(/^\/logboek\//, '');
    asked.push(path);
    if (failing > 0) {
      failing -= 1;
      response.writeHead(503).end();
      return;
    }
    const wanted = tilePathToRequest(path);
    const bytes =
      wanted?.kind === 'checkpoint'
        ? Buffer.from(served.note)
        : wanted?.kind === 'tile'
          ? served.shelf.read(wanted.level, wanted.index, wanted.width)
          : wanted?.kind === 'entries'
            ? formatBundle(served.leaves.slice(wanted.index * 256, wanted.index * 256 + wanted.width))
            : null;
    if (bytes === null) response.writeHead(404).end();
    else response.writeHead(200).end(bytes);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/logboek`;
});
beforeEach(() => {
  served = large;
  asked = [];
  failing = 0;
});
afterAll(() => new Promise(resolve => server.close(resolve)));

const retry = { pause: async () => {} };

describe('the log over HTTP', () => {
  it('is whole, and gives the checkpoint to keep for the next time', async () => {
    const progress: number[] = [];
    const checked = await verifyLogOverHttp(url, `${logVkey}\n`, { retry, onProgress: done => progress.push(done) });
    expect(checked).toMatchObject({ kind: 'intact', note: large.note, checkpoint: { size: 700 } });
    expect(progress.at(-1)).toBe(700);
  });

  it('is whole and only grew since an earlier checkpoint', async () => {
    expect(await verifyLogOverHttp(`${url}/`, logVkey, { retry, previousNote: small.note })).toMatchObject({
      kind: 'intact',
    });
  });

  it('is found out when it was set back', async () => {
    served = small;
    expect(await verifyLogOverHttp(url, logVkey, { retry, previousNote: large.note })).toMatchObject({
      kind: 'fault',
      code: 'LOGBOEK_TERUGGEZET',
    });
  });

  it('is found out when an entry was changed', async () => {
    const leaves = [...large.leaves];
    leaves[5] = leafData(sha256(Buffer.from('anders')));
    served = { ...large, leaves };
    expect((await verifyLogOverHttp(url, logVkey, { retry })).kind).toBe('fault');
  });

  it('is asked again when it says later, and is no fault of the log when it stays away', async () => {
    failing = 2;
    expect((await verifyLogOverHttp(url, logVkey, { retry })).kind).toBe('intact');
    failing = 1000;
    expect(await verifyLogOverHttp(url, logVkey, { retry })).toEqual({ kind: 'fault', code: 'LOGBOEK_ONBEREIKBAAR' });
  });

  it('is asked for each whole tile once', async () => {
    await verifyLogOverHttp(url, logVkey, { retry });
    const whole = asked.filter(path => path.startsWith('tile/') && !path.includes('.p/'));
    expect(new Set(whole).size).toBe(whole.length);
  });
});

describe('the proof of one disclosure', () => {
  const proofOf = async () => {
    const reader = {
      checkpoint: async () => large.note,
      tile: async (...at: [number, number, number]) => large.shelf.read(...at),
    };
    return { vermelding: ENTRY, zout: SALT.toString('base64url'), bewijs: (await proveEntry(reader, PLACE))! };
  };

  it('holds with the log key and nothing else', async () => {
    expect(verifyDisclosureProof(await proofOf(), logVkey)).toMatchObject({
      kind: 'proven',
      index: PLACE,
      entry: { soort: 'besloten' },
      checkpoint: { size: 700 },
    });
  });

  it('is tied to the receipt that was given for it', async () => {
    const proof = await proofOf();
    expect(verifyDisclosureProof(proof, logVkey, commit(SALT, ENTRY).toString('base64url')).kind).toBe('proven');
    expect(verifyDisclosureProof(proof, logVkey, commit(SALT, '{}').toString('base64url'))).toEqual({
      kind: 'fault',
      code: 'VERMELDING_WIJKT_AF',
    });
  });

  it('does not hold for another entry, another salt or another key', async () => {
    const proof = await proofOf();
    const fault = (code: string) => ({ kind: 'fault', code });
    expect(verifyDisclosureProof({ ...proof, vermelding: '{"soort":"verstrekt"}' }, logVkey)).toEqual(
      fault('NIET_IN_LOGBOEK'),
    );
    const otherSalt = sha256(Buffer.from('ander')).toString('base64url');
    expect(verifyDisclosureProof({ ...proof, zout: otherSalt }, logVkey)).toEqual(fault('NIET_IN_LOGBOEK'));
    expect(verifyDisclosureProof({ ...proof, zout: 'kort' }, logVkey)).toEqual(fault('ZOUT_ONGELDIG'));
    expect(verifyDisclosureProof(proof, 'geen+sleutel')).toEqual(fault('SLEUTEL_ONLEESBAAR'));
    const { bewijs: _, ...without } = proof;
    expect(verifyDisclosureProof(without, logVkey)).toEqual(fault('BEWIJS_ONTBREEKT'));
  });
});
