import { randomUUID } from 'node:crypto';
import { compactVerify, importJWK } from 'jose';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Recording } from '../../gateway/ports.ts';
import { validators } from '../../schemas/validate.ts';
import { DEBTOR, energieachterstand, huurachterstand, type Json, oinOf } from '../support/messages.ts';
import { receiptIn, receiptsIn } from '../support/receipts.ts';
import { type CallOptions, openWorld, type World } from '../support/world.ts';

const SENDER = 'corporatie-de-vechtstroom';
const SUPPLIER = 'energie-lichtstad';

let world: World;
/** Called before each list is written; a test puts its mishap here. */
let beforeRecord: (list: readonly Recording[]) => Promise<void> = async () => undefined;
beforeAll(async () => {
  world = await openWorld({
    wrap: opened => ({
      ...opened,
      ports: {
        ...opened.ports,
        intake: {
          ...opened.ports.intake,
          async record(list, version) {
            await beforeRecord(list);
            return opened.ports.intake.record(list, version);
          },
        },
      },
    }),
  });
});
afterAll(() => world?.close());

const message = () => huurachterstand(world.now().localDate);
/** Something else under an id that is taken. */
const otherUnder = (berichtId: string) => {
  const other = message();
  other.berichtId = berichtId;
  other.inhoud.bedragEuro += 1;
  return other;
};
const messages = (count: number) => Array.from({ length: count }, message);
const linesOf = (list: readonly (Json | string)[]) =>
  Buffer.from(list.map(one => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n'));
const post = (body: Buffer, as: string | null = SENDER, options: CallOptions = {}) =>
  world.call(as, 'POST', '/v1/signalen/_batch', body, {
    ...options,
    headers: { 'content-type': 'application/x-ndjson', ...options.headers },
  });
const statuses = (answer: { body: Json }) => answer.body.regels.map((line: Json) => line.status);

async function count(table: 'delivery' | 'log_entry', where = 'true', values: unknown[] = []): Promise<number> {
  const client = new pg.Client({ connectionString: world.database.adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query(`select count(*)::int as n from ${table} where ${where}`, values);
    return rows[0].n;
  } finally {
    await client.end();
  }
}

describe('a batch', () => {
  it('gets an answer per line in order, and one signed list of receipts', async () => {
    const list = messages(230);
    const answer = await post(linesOf(list));
    expect(answer.status, answer.text).toBe(200);
    expect(validators.batchantwoord(answer.body).kind).toBe('valid');
    expect(answer.body.regels.map((line: Json) => [line.regel, line.berichtId, line.status])).toEqual(
      list.map((one, index) => [index + 1, one.berichtId, 201]),
    );

    const publicKey = await importJWK(world.keys.receiptKey.publicKey.export({ format: 'jwk' }) as Json, 'EdDSA');
    const { payload, protectedHeader } = await compactVerify(answer.body.ontvangstbewijs, publicKey);
    expect(protectedHeader).toMatchObject({ alg: 'EdDSA', typ: 'seinhuis-ontvangstbewijzen+jws' });
    const { ontvangstbewijzen } = JSON.parse(Buffer.from(payload).toString('utf8'));
    expect(ontvangstbewijzen.map((one: Json) => [one.berichtId, one.verstrekkingId])).toEqual(
      answer.body.regels.map((line: Json) => [line.berichtId, line.verstrekkingId]),
    );
    expect(
      await count('delivery', 'disclosure_id = any($1)', [list.map((_, i) => answer.body.regels[i].verstrekkingId)]),
    ).toBe(230);
  });

  it('sent again gets the same answer, byte for byte, and nothing is entered twice', async () => {
    const body = linesOf(messages(12));
    const first = await post(body);
    const entries = await count('log_entry');
    const again = await post(body);
    expect(again.body).toEqual(first.body);
    expect(await count('log_entry')).toBe(entries);
  });

  it('holds the same receipts as its messages sent one by one', async () => {
    const list = messages(3);
    const first = await world.call(SENDER, 'POST', '/v1/signalen', list[1]!);
    const batch = await post(linesOf(list));
    expect(receiptsIn(batch.body.ontvangstbewijs)[1]).toEqual(receiptIn(first.body.ontvangstbewijs));
    const single = await world.call(SENDER, 'POST', '/v1/signalen', list[0]!);
    expect(receiptIn(single.body.ontvangstbewijs)).toEqual(receiptsIn(batch.body.ontvangstbewijs)[0]);
  });

  it('answers each line on its own: a bad one does not hold the others', async () => {
    const forbidden = message();
    forbidden.inhoud.persoon.bsn = '999990019';
    const refused = message();
    refused.voorwaarden = refused.voorwaarden.filter((one: Json) => one.code !== 'P3');
    const foreign = message();
    foreign.afzender.oin = oinOf(SUPPLIER);
    const taken = message();
    await world.call(SENDER, 'POST', '/v1/signalen', taken);
    const other = otherUnder(taken.berichtId);
    const before = await count('log_entry', `kind = 'geweigerd'`);

    const answer = await post(
      linesOf([
        message(),
        '{"berichtId":',
        '',
        forbidden,
        refused,
        foreign,
        other,
        { ...message(), type: 'onbekend' },
        message(),
      ]),
    );
    expect(statuses(answer), answer.text).toEqual([201, 400, 400, 403, 403, 403, 409, 400, 201]);
    expect(answer.body.regels[4].probleem.redenen.length).toBeGreaterThan(0);
    expect(answer.body.regels[7].probleem.code).toBe('TYPE_ONBEKEND');
    expect(receiptsIn(answer.body.ontvangstbewijs)).toHaveLength(2);
    expect(await count('log_entry', `kind = 'geweigerd'`)).toBe(before + 6);
    for (const value of [DEBTOR.achternaam, DEBTOR.geboortedatum, '999990019'])
      expect(answer.text).not.toContain(value);
  });

  it('without one accepted line carries no receipt', async () => {
    const answer = await post(linesOf(['{}']));
    expect(answer.body.ontvangstbewijs).toBeNull();
  });

  it('takes the same message twice as once, and other content under its id as a conflict', async () => {
    const one = message();
    const answer = await post(linesOf([one, one, otherUnder(one.berichtId)]));
    expect(statuses(answer)).toEqual([201, 201, 409]);
    expect(answer.body.regels[1].verstrekkingId).toBe(answer.body.regels[0].verstrekkingId);
    expect(await count('delivery', 'disclosure_id = $1', [answer.body.regels[0].verstrekkingId])).toBe(1);
  });

  it('lets a later line rely on an earlier one about the same customer (P7)', async () => {
    const klantnummer = `KL-${randomUUID().slice(0, 8)}`;
    const [first, later] = [
      energieachterstand(world.now().localDate),
      energieachterstand(world.now().localDate, 'eindelevering'),
    ];
    first.inhoud.klantnummer = klantnummer;
    later.inhoud.klantnummer = klantnummer;
    // Not attested: the gateway must know the first by itself.
    later.voorwaarden = later.voorwaarden.filter((one: Json) => one.code !== 'P7');
    const wrongOrder = await post(linesOf([later]), SUPPLIER);
    expect(statuses(wrongOrder)).toEqual([403]);
    const answer = await post(linesOf([first, { ...later, berichtId: randomUUID() }]), SUPPLIER);
    expect(statuses(answer), answer.text).toEqual([201, 201]);
  });
});

describe('a batch that breaks off', () => {
  it('keeps the lines that were written; sent again it hears the same of them and goes on', async () => {
    const list = messages(250);
    const deliveries = await count('delivery');
    let written = 0;
    beforeRecord = async () => {
      written += 1;
      if (written === 2) throw Object.assign(new Error('gone'), { code: '57P01' });
    };
    const broken = await post(linesOf(list));
    beforeRecord = async () => undefined;
    expect(broken.status).toBe(503);
    expect(broken.headers['retry-after']).toBeDefined();
    expect(await count('delivery')).toBe(deliveries + 100);

    const again = await post(linesOf(list));
    expect(statuses(again)).toEqual(list.map(() => 201));
    expect(await count('delivery')).toBe(deliveries + 250);
  });

  it('is decided anew when the directory changes under it', async () => {
    let changed = false;
    beforeRecord = async () => {
      if (changed) return;
      changed = true;
      const oin = oinOf('gemeente-utrecht');
      await world.change(
        { organisations: [{ oin, naam: 'Gemeente Utrecht (nagebootst)', status: 'geschorst' }] },
        'unheard',
      );
    };
    const answer = await post(linesOf(messages(3)));
    beforeRecord = async () => undefined;
    await world.change({
      organisations: [{ oin: oinOf('gemeente-utrecht'), naam: 'Gemeente Utrecht (nagebootst)', status: 'aangesloten' }],
    });
    expect(statuses(answer)).toEqual([403, 403, 403]);
  });
});

describe('a batch is refused whole', () => {
  it('with more than 1,000 lines', async () => {
    expect((await post(Buffer.from('{}\n'.repeat(1_001)))).status).toBe(413);
    expect((await post(Buffer.from('{}\n'.repeat(1_000)))).status).toBe(200);
  });

  it('above 4 MB, and a line above 256 KB on its own', async () => {
    expect((await post(Buffer.alloc(4 * 1024 * 1024 + 1, 0x20))).status).toBe(413);
    const answer = await post(linesOf([JSON.stringify({ vulling: 'x'.repeat(256 * 1024) }), message()]));
    expect(statuses(answer)).toEqual([413, 201]);
  });

  it('in another form, or without a line', async () => {
    const body = linesOf([message()]);
    expect((await post(body, SENDER, { headers: { 'content-type': 'application/json' } })).status).toBe(415);
    expect((await post(body, SENDER, { headers: { 'content-encoding': 'gzip' } })).status).toBe(415);
    expect((await post(Buffer.alloc(0))).status).toBe(400);
  });

  it('without a signature over exactly these lines', async () => {
    const body = linesOf([message()]);
    expect((await post(body, SENDER, { sign: false })).status).toBe(401);
    expect((await post(body, SENDER, { signedBody: linesOf([message()]) })).status).toBe(401);
    expect((await post(body, null)).status).toBe(401);
    expect((await post(body, SENDER, { signAs: SUPPLIER })).status).toBe(403);
  });

  it('replayed later: known lines hear their answer, new ones are too old', async () => {
    const known = message();
    const first = await post(linesOf([known]));
    const late = await post(linesOf([known, message()]), SENDER, { signedAtMs: world.now().epochMs - 3_600_000 });
    expect(statuses(late)).toEqual([201, 403]);
    expect(late.body.regels[0]).toEqual(first.body.regels[0]);
    expect(late.body.regels[1].probleem.code).toBe('HERHALING');
  });
});
