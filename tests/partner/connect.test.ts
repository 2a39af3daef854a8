import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connect, type PartnerClient } from '../../adapters/partner/index.ts';
import { readRetryAfter, waitBeforeNext } from '../../adapters/partner/retry.ts';
import { readMessageSignature, verifyMessageSignature } from '../../gateway/access/message-signature.ts';
import type { Bericht } from '../../schemas/generated/types.ts';
import { huurachterstand } from '../support/messages.ts';
import { TEST_MOMENT } from '../support/pki.ts';
import { openStubGateway, type StubGateway } from './stub-gateway.ts';

const MESSAGE = huurachterstand('2026-11-20') as Bericht;
const TAKEN = {
  besluit: 'toegestaan',
  verstrekkingId: '01938c00-0000-7000-8000-000000000001',
  ontvangstbewijs: 'a.b.c',
};
const LATER = { status: 503, body: { code: 'NIET_BEREIKBAAR', detail: 'Later.' } };

let stub: StubGateway;
let clients: PartnerClient[] = [];
const client = (...more: Parameters<StubGateway['client']>) => {
  const made = stub.client(...more);
  clients.push(made);
  return made;
};

beforeAll(async () => {
  stub = await openStubGateway();
});
beforeEach(async () => {
  stub.asked.length = 0;
  stub.waits.length = 0;
});
afterAll(async () => {
  await Promise.all(clients.map(one => one.close()));
  clients = [];
  await stub.close();
});

describe('a signal that is sent', () => {
  it('carries the certificate, and a signature over what was sent', async () => {
    stub.answerWith({ status: 201, body: TAKEN });
    const now = () => TEST_MOMENT.epochMs;
    expect(await client({ now }).send(MESSAGE)).toEqual({
      kind: 'accepted',
      verstrekkingId: TAKEN.verstrekkingId,
      receipt: 'a.b.c',
    });
    const [asked] = stub.asked;
    expect(asked).toMatchObject({ method: 'POST', path: '/v1/signalen', hadCertificate: true });
    expect(JSON.parse(asked!.body.toString())).toEqual(MESSAGE);
    const read = readMessageSignature({
      method: asked!.method,
      target: asked!.path,
      headers: asked!.headers,
      body: asked!.body,
    });
    if (read.kind === 'fault') throw new Error(read.code);
    expect(read.signedAtMs).toBe(TEST_MOMENT.epochMs);
    const signer = stub.pki.trust.validate(read.chain, 'ondertekening', TEST_MOMENT);
    if (signer.kind === 'invalid') throw new Error(signer.code);
    expect(verifyMessageSignature(read, signer.publicKey)).toEqual({ kind: 'valid' });
  });

  it('may be signed under the newer name of the header', async () => {
    stub.answerWith({ status: 201, body: TAKEN });
    await client({ header: 'nlgov-adr-message-sig' }).send(MESSAGE);
    expect(stub.asked[0]!.headers).toHaveProperty('nlgov-adr-message-sig');
    expect(stub.asked[0]!.headers).not.toHaveProperty('message-signature');
  });

  it('may be held', async () => {
    stub.answerWith({ status: 202, body: { ...TAKEN, besluit: 'aangehouden' } });
    expect(await client().send(MESSAGE)).toMatchObject({ kind: 'held' });
  });
});

describe('an answer that says later', () => {
  it('is followed by the same bytes under the same id, signed anew', async () => {
    let seconds = 0;
    const now = () => TEST_MOMENT.epochMs + 1000 * seconds++;
    stub.answerWith(LATER, 'drop', { status: 429 }, { status: 201, body: TAKEN });
    expect(await client({ now }).send(MESSAGE)).toMatchObject({ kind: 'accepted' });
    expect(stub.asked).toHaveLength(4);
    expect(new Set(stub.asked.map(one => one.body.toString('base64'))).size).toBe(1);
    const signedAt = stub.asked.map(({ method, path, headers, body }) => {
      const read = readMessageSignature({ method, target: path, headers, body });
      return read.kind === 'read' ? read.signedAtMs : null;
    });
    expect(new Set(signedAt).size).toBe(4);
    expect(signedAt).not.toContain(null);
  });

  it('is waited for at least as long as it asks', async () => {
    stub.answerWith({ ...LATER, headers: { 'retry-after': '7' } }, { status: 201, body: TAKEN });
    await client().send(MESSAGE);
    expect(stub.waits).toHaveLength(1);
    expect(stub.waits[0]).toBeGreaterThanOrEqual(7000);
  });

  it('ends as unavailable after so many attempts, with waits that grow', async () => {
    stub.answerWith(LATER);
    const sent = await client({
      retry: { pause: async wait => void stub.waits.push(wait), random: () => 1, attempts: 4 },
    }).send(MESSAGE);
    expect(sent).toMatchObject({ kind: 'unavailable', code: 'NIET_BEREIKBAAR', attempts: 4 });
    expect(stub.asked).toHaveLength(4);
    expect(stub.waits).toEqual([250, 500, 1000]);
  });

  it('is not waited for when the gateway asks for longer than we stay', async () => {
    stub.answerWith({ ...LATER, headers: { 'retry-after': '3600' } });
    expect(await client().send(MESSAGE)).toMatchObject({ kind: 'unavailable', attempts: 1 });
  });

  it('is final when the receiver has no key: that does not mend in seconds', async () => {
    stub.answerWith({ status: 503, body: { code: 'ONTVANGER_ZONDER_SLEUTEL' } });
    expect(await client().send(MESSAGE)).toMatchObject({
      kind: 'unavailable',
      code: 'ONTVANGER_ZONDER_SLEUTEL',
      attempts: 1,
    });
  });
});

describe('an answer that says no', () => {
  it.each([
    [403, 'refused'],
    [401, 'refused'],
    [404, 'refused'],
    [400, 'invalid'],
    [413, 'invalid'],
    [415, 'invalid'],
    [409, 'conflict'],
    [500, 'unavailable'],
  ])('with status %i is %s, and is never asked again', async (status, kind) => {
    stub.answerWith({ status, body: { code: 'EEN_CODE', detail: 'Tekst.' } });
    expect(await client().send(MESSAGE)).toMatchObject({ kind, code: 'EEN_CODE' });
    expect(stub.asked).toHaveLength(1);
    expect(stub.waits).toEqual([]);
  });

  it('brings every reason and every fault along', async () => {
    const reason = { code: 'ONDER_TERMIJN', uitleg: 'Te kort.', artikelen: ['Wgs 3(1)(b)'] };
    stub.answerWith({
      status: 403,
      body: { code: 'GEWEIGERD', redenen: [reason], hoeDanWel: 'Anders.', traceId: 'f'.repeat(32) },
    });
    expect(await client().send(MESSAGE)).toMatchObject({
      reasons: [reason],
      wayOn: 'Anders.',
      traceId: 'f'.repeat(32),
    });
    const fault = { pointer: '/inhoud/bedragEuro', code: 'BEREIK', detail: 'Te laag.' };
    stub.answerWith({ status: 400, body: { code: 'ONGELDIG_BERICHT', errors: [fault] } });
    expect(await client().send(MESSAGE)).toMatchObject({ faults: [fault] });
  });

  it.each([
    ['no JSON', Buffer.from('<html>')],
    ['a list', []],
    ['another verdict', { ...TAKEN, besluit: 'misschien' }],
    ['no receipt', { besluit: 'toegestaan', verstrekkingId: 'x' }],
  ])('or agrees with %s is no acceptance', async (_what, body) => {
    stub.answerWith({ status: 201, body });
    expect(await client().send(MESSAGE)).toMatchObject({ kind: 'unavailable', code: 'ANTWOORD_ONLEESBAAR' });
  });
});

describe('a gateway that is not ours', () => {
  it('gets nothing: its certificate must lead to our anchor', async () => {
    // A leaf that our authority issued is itself no anchor.
    const other = client({ ca: stub.pki.tls.chainPem.split(/(?<=-----END CERTIFICATE-----)/)[0]! });
    expect(await other.send(MESSAGE)).toMatchObject({
      kind: 'unavailable',
      code: 'SERVER_NIET_VERTROUWD',
      attempts: 1,
    });
    expect(stub.asked).toEqual([]);
  });

  it('gets nothing under another name than its certificate has', async () => {
    const named = client({ gatewayUrl: stub.url.replace('localhost', '127.0.0.1') });
    expect(await named.send(MESSAGE)).toMatchObject({ kind: 'unavailable', code: 'SERVER_NIET_VERTROUWD' });
    expect(stub.asked).toEqual([]);
  });

  it('is asked again when nobody listens there, and then given up', async () => {
    const nobody = client({ gatewayUrl: 'https://localhost:1' });
    expect(await nobody.send(MESSAGE)).toMatchObject({
      kind: 'unavailable',
      code: 'VERBINDING_VERBROKEN',
      attempts: 5,
    });
  });
});

describe('the other calls', () => {
  it('sign what changes something, and only identify for reading', async () => {
    const me = client();
    stub.answerWith({ status: 201, body: { toestemmingId: 't', status: 'actief', geldigVan: '2026-01-01' } });
    expect(await me.withdrawConsent('t', {} as never)).toMatchObject({ kind: 'consent', geldigTot: null });
    expect(stub.asked[0]).toMatchObject({
      path: '/v1/toestemmingen/t/intrekking',
      headers: { 'message-signature': expect.any(String) },
    });
    stub.answerWith({ status: 200, body: { items: [] } });
    expect(await me.organisations()).toEqual({ kind: 'organisations', items: [] });
    expect(await me.listPostbox('schuldhulp', { na: 'x', aantal: 5 })).toMatchObject({
      kind: 'listed',
      volgende: null,
    });
    expect(await me.fetchMany('schuldhulp', ['a'])).toMatchObject({ kind: 'fetched' });
    expect(await me.confirm('schuldhulp', [])).toMatchObject({ kind: 'confirmed' });
    expect(stub.asked.slice(1).map(one => `${one.method} ${one.path}`)).toEqual([
      'GET /v1/organisaties',
      'GET /v1/postvak?team=schuldhulp&aantal=5&na=x',
      'POST /v1/postvak/_ophalen',
      'POST /v1/postvak/_bevestigen',
    ]);
    for (const one of stub.asked.slice(1)) expect(one.headers).not.toHaveProperty('message-signature');
  });

  it('gives a proof as it is, and none while it is not there', async () => {
    stub.answerWith({ status: 200, body: { vermelding: '{}', zout: 'A', blad: 'x', logboek: 'y' } });
    expect(await client().proof('v')).toEqual({ kind: 'proof', vermelding: '{}', zout: 'A' });
  });

  it('cannot be made without a signing certificate', () => {
    expect(() =>
      connect({
        gatewayUrl: stub.url,
        ca: stub.ca,
        tls: { cert: stub.pki.tls.chainPem, key: stub.pki.tls.keyPem },
        signing: { certChain: 'geen', key: stub.pki.signing.keyPem },
      }),
    ).toThrow(TypeError);
  });
});

describe('the wait before another attempt', () => {
  const settings = {
    attempts: 10,
    baseMs: 100,
    capMs: 1000,
    longestRetryAfterMs: 60_000,
    pause: async () => {},
    random: () => 1,
  };

  it('doubles up to its limit', () => {
    expect([1, 2, 3, 4, 5, 6].map(made => waitBeforeNext(made, null, settings))).toEqual([
      100, 200, 400, 800, 1000, 1000,
    ]);
  });
  it('is spread, so that senders do not come back together', () => {
    expect(waitBeforeNext(3, null, { ...settings, random: () => 0.25 })).toBe(100);
  });
  it('ends', () => expect(waitBeforeNext(10, null, settings)).toBeNull());
  it('follows Retry-After in seconds or as a date', () => {
    expect(readRetryAfter('5', 0)).toBe(5000);
    expect(readRetryAfter('Fri, 20 Nov 2026 09:00:10 GMT', TEST_MOMENT.epochMs)).toBe(10_000);
    expect(readRetryAfter('Fri, 20 Nov 2026 08:00:00 GMT', TEST_MOMENT.epochMs)).toBe(0);
    for (const value of [undefined, 'straks', '-5', '1e3']) expect(readRetryAfter(value, 0)).toBeNull();
  });
});
