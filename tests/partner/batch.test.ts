import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BATCH_PATIENCE } from '../../adapters/partner/batch.ts';
import { connect, type Participant, type PartnerClient, readParticipant } from '../../adapters/partner/index.ts';
import { PATIENCE } from '../../gateway/http/patience.ts';
import type { Bericht } from '../../schemas/generated/types.ts';
import { huurachterstand } from '../support/messages.ts';
import { openStandIn, problemOf, type StandIn } from './stand-in-gateway.ts';

let folder: string;
let standIn: StandIn;
let participant: Participant;
let client: PartnerClient;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'seinhuis-batch-'));
  standIn = await openStandIn(folder, ['0344']);
  participant = (await readParticipant(standIn.sender)) as Participant;
  client = open();
});
beforeEach(() => {
  Object.assign(standIn, { verdictOf: () => 'toegestaan', fateOf: () => 'answer', twist: (answer: unknown) => answer });
  standIn.forget();
});
afterAll(async () => {
  await client.close();
  await standIn.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = () => connect({ ...participant.connection, retry: { pause: async () => undefined, attempts: 3 } });
const messages = (count: number) => Array.from({ length: count }, () => huurachterstand('2026-11-20') as Bericht);
const kinds = async (sent: readonly Bericht[]) => (await client.sendBatch(sent)).map(line => line.kind);

describe('a batch', () => {
  it('goes under one signature and has an answer for each line, in order', async () => {
    const [good, held, refused, faulty, used, away] = messages(6);
    const verdicts = new Map([
      [held!.berichtId, 'aangehouden' as const],
      [refused!.berichtId, problemOf(403, 'GEWEIGERD', { redenen: [{ code: 'ONDER_TERMIJN', uitleg: 'Te kort.' }] })],
      [
        faulty!.berichtId,
        problemOf(400, 'ONGELDIG_BERICHT', { errors: [{ pointer: '/doel', code: 'KEUZE', detail: 'x' }] }),
      ],
      [used!.berichtId, problemOf(409, 'ID_AL_GEBRUIKT')],
      [away!.berichtId, problemOf(503, 'ONTVANGER_ZONDER_SLEUTEL')],
    ]);
    standIn.verdictOf = ({ berichtId }) => verdicts.get(berichtId) ?? 'toegestaan';
    const lines = await client.sendBatch([good!, held!, refused!, faulty!, used!, away!]);
    expect(lines).toMatchObject([
      { kind: 'accepted', receipt: { berichtId: good!.berichtId } },
      { kind: 'held', receipt: { berichtId: held!.berichtId } },
      { kind: 'refused', code: 'GEWEIGERD', reasons: [{ code: 'ONDER_TERMIJN' }] },
      { kind: 'invalid', faults: [{ pointer: '/doel', code: 'KEUZE' }] },
      { kind: 'conflict', code: 'ID_AL_GEBRUIKT' },
      { kind: 'unavailable', code: 'ONTVANGER_ZONDER_SLEUTEL' },
    ]);
    expect(standIn.batches).toEqual([6]);
  });

  it('gives the same receipts when its answer was lost and it goes again', async () => {
    const sent = messages(3);
    let first = true;
    standIn.fateOf = () => {
      const fate = first ? 'lost' : 'answer';
      first = false;
      return fate;
    };
    const lines = await client.sendBatch(sent);
    const again = await client.sendBatch(sent);
    expect(lines.every(line => line.kind === 'accepted')).toBe(true);
    expect(again.map(line => 'receipt' in line && line.receipt)).toEqual(
      lines.map(line => 'receipt' in line && line.receipt),
    );
    expect(standIn.batches).toEqual([3, 3, 3]);
  });

  it('is halved until it fits when the gateway says it is too large', async () => {
    const before = standIn.recorded.size;
    let refusals = 0;
    standIn.fateOf = () => {
      refusals += 1;
      return refusals <= 3 ? { status: 413, body: { status: 413, code: 'TE_GROOT' } } : 'answer';
    };
    expect(await kinds(messages(8))).toEqual(Array(8).fill('accepted'));
    expect(standIn.recorded.size - before).toBe(8);
    expect(Math.max(...standIn.batches)).toBe(4);
  });

  it('goes in more than one request when it has more than a thousand lines', async () => {
    expect(new Set(await kinds(messages(1001)))).toEqual(new Set(['accepted']));
    expect(standIn.batches).toEqual([1000, 1]);
  });

  it('says of every line that nothing is known when the request as a whole was refused or lost', async () => {
    standIn.fateOf = () => ({ status: 403, body: { status: 403, code: 'ORGANISATIE_GESCHORST' } });
    expect(await client.sendBatch(messages(2))).toMatchObject(
      Array(2).fill({ kind: 'unanswered', rejection: { kind: 'refused', code: 'ORGANISATIE_GESCHORST' } }),
    );
    standIn.fateOf = () => ({ status: 503, body: { status: 503, code: 'NIET_BEREIKBAAR' } });
    expect(await client.sendBatch(messages(1))).toMatchObject([
      { kind: 'unanswered', rejection: { kind: 'unavailable', code: 'NIET_BEREIKBAAR', attempts: 3 } },
    ]);
  });

  it('is nothing without messages', async () => expect(await client.sendBatch([])).toEqual([]));
});

describe('a batch without an answer in time', () => {
  let asked: number[];
  let hasty: PartnerClient;
  beforeEach(() => {
    asked = [];
    const retry = { pause: async () => undefined, attempts: 3 };
    hasty = connect({ ...participant.connection, retry, batchPatience: { baseMs: 250, perLineMs: 0 } });
  });
  afterEach(() => hasty.close());
  const silentAbove = (most: number) => {
    standIn.fateOf = (_request, lines) => {
      asked.push(lines);
      return lines > most ? 'silent' : 'answer';
    };
  };

  it('goes again as two halves, and its lines come back in order', async () => {
    silentAbove(2);
    const sent = messages(7);
    const lines = await hasty.sendBatch(sent);
    expect(lines.map(line => 'receipt' in line && line.receipt.berichtId)).toEqual(sent.map(one => one.berichtId));
    expect(asked.slice(0, 3)).toEqual([7, 3, 1]);
    expect(standIn.recorded.size).toBe(7);
  });

  it('is not asked for again at that size, and a single message no more often than always', async () => {
    silentAbove(0);
    expect(await hasty.sendBatch(messages(2))).toMatchObject(
      Array(2).fill({ kind: 'unanswered', rejection: { kind: 'unavailable', code: 'GEEN_ANTWOORD' } }),
    );
    expect(asked).toEqual([2, 1]);
    expect(await hasty.sendBatch(messages(1))).toMatchObject([{ rejection: { attempts: 3 } }]);
    expect(asked).toEqual([2, 1, 1, 1, 1]);
  });

  it.each([408, 504])('is halved also when a server before the gateway says so (%s)', async status => {
    standIn.fateOf = (_request, lines) => (lines > 1 ? { status, body: { status } } : 'answer');
    expect((await hasty.sendBatch(messages(3))).map(line => line.kind)).toEqual(Array(3).fill('accepted'));
  });

  it('gives the lines of each request as they come, and asks no more of who stops listening', async () => {
    silentAbove(2);
    for await (const lines of hasty.sendInParts(messages(4))) {
      expect(lines.map(line => line.kind)).toEqual(['accepted', 'accepted']);
      break;
    }
    expect(asked).toEqual([4, 2]);
  });

  it('is waited for no longer than the gateway keeps a silent connection open', () => {
    const { baseMs, perLineMs } = BATCH_PATIENCE;
    expect(baseMs + 1000 * perLineMs).toBeLessThan(PATIENCE.silenceMs);
  });
});

describe('what a gateway cannot prove', () => {
  it.each([
    ['there is no list', { ontvangstbewijs: null }, 'HANDTEKENING_ONGELDIG'],
    ['the list is signed by another', { ontvangstbewijs: 'eyJhbGciOiJFZERTQSJ9.e30.AAAA' }, 'HANDTEKENING_ONGELDIG'],
  ])('counts as unproven when %s', async (_why, change, code) => {
    standIn.twist = answer => ({ ...answer, ...change });
    expect(await client.sendBatch(messages(2))).toEqual(Array(2).fill({ kind: 'unproven', code }));
  });

  const contentOf = (jws: string) => JSON.parse(Buffer.from(jws.split('.')[1]!, 'base64url').toString());

  it.each([
    ['leaves one out', (list: unknown[]) => list.slice(1), 'ONTVANGSTBEWIJS_ONLEESBAAR'],
    ['has them in another order', (list: unknown[]) => [...list].reverse(), 'ANDER_BERICHT'],
    ['gives one to two lines', (list: unknown[]) => [list[0], list[0]], 'ANDER_BERICHT'],
  ])('counts as unproven when the list %s', async (_why, change, code) => {
    standIn.twist = (answer, resign) => {
      const content = contentOf(answer.ontvangstbewijs);
      return {
        ...answer,
        ontvangstbewijs: resign({ ...content, ontvangstbewijzen: change(content.ontvangstbewijzen) }),
      };
    };
    const lines = await client.sendBatch(messages(2));
    expect(lines).toContainEqual({ kind: 'unproven', code });
  });

  it('counts as unproven when a single receipt stands in for the list', async () => {
    standIn.twist = (answer, resign) => ({
      ...answer,
      ontvangstbewijs: resign(contentOf(answer.ontvangstbewijs), 'seinhuis-ontvangstbewijs+jws'),
    });
    expect(await client.sendBatch(messages(1))).toEqual([{ kind: 'unproven', code: 'ANDER_SOORT_BEWIJS' }]);
  });

  it('counts as unproven when the receipt is for another receiver or another log', async () => {
    for (const [change, code] of [
      [{ ontvanger: { oin: '00000099000000355000', team: 'schuldhulp' } }, 'ANDERE_ONTVANGER'],
      [{ logboek: { naam: 'elders.example', vermelding: 'v', blad: 'b' } }, 'ANDER_LOGBOEK'],
    ] as const) {
      standIn.twist = (answer, resign) => {
        const [first] = contentOf(answer.ontvangstbewijs).ontvangstbewijzen;
        return { ...answer, ontvangstbewijs: resign({ versie: 1, ontvangstbewijzen: [{ ...first, ...change }] }) };
      };
      expect(await client.sendBatch(messages(1))).toEqual([{ kind: 'unproven', code }]);
    }
  });

  it('counts as unproven when the line says otherwise than the receipt', async () => {
    standIn.twist = answer => ({ ...answer, regels: [{ ...answer.regels[0], status: 202, besluit: 'aangehouden' }] });
    expect(await client.sendBatch(messages(1))).toEqual([{ kind: 'unproven', code: 'ANTWOORD_WIJKT_AF' }]);
  });

  it('counts for nothing when the lines are not those that were sent', async () => {
    const unreadable = [{ kind: 'unanswered', rejection: { kind: 'unavailable', code: 'ANTWOORD_ONLEESBAAR' } }];
    standIn.twist = answer => ({ ...answer, regels: [] });
    expect(await client.sendBatch(messages(1))).toMatchObject(unreadable);
    standIn.twist = answer => ({ ...answer, regels: [{ ...answer.regels[0], berichtId: 'een-ander' }] });
    expect(await client.sendBatch(messages(1))).toMatchObject(unreadable);
    standIn.twist = answer => ({ ...answer, regels: [{ ...answer.regels[0], regel: 2 }] });
    expect(await client.sendBatch(messages(1))).toMatchObject(unreadable);
  });

  it('counts as unproven for a client that was not told the key of the gateway', async () => {
    const { receiptKey: _, ...withoutKey } = participant.connection;
    const blind = connect(withoutKey);
    expect(await blind.sendBatch(messages(1))).toEqual([{ kind: 'unproven', code: 'SLEUTEL_ONLEESBAAR' }]);
    await blind.close();
  });
});
