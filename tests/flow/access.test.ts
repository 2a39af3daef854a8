import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { huurachterstand, type Json, oinOf } from '../support/messages.ts';
import { openWorld, type World } from '../support/world.ts';

const SENDER = 'corporatie-de-vechtstroom';
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

const message = (): Json => huurachterstand(world.now().localDate);
const post = (body: Json | Buffer, as: string | null = SENDER, more = {}) =>
  world.call(as, 'POST', '/v1/signalen', body, more);

describe('a caller whose revocation lists have run out', () => {
  it('is not let in, and told to try again: fail closed', async () => {
    world.passDays(4);
    try {
      const answer = await world.call(SENDER, 'GET', '/v1/organisaties');
      expect(answer.status).toBe(503);
      expect(answer.body.code).toBe('CRL_VERLOPEN');
    } finally {
      world.passDays(-4);
    }
  });
});

describe('a message', () => {
  it('is refused when another client replays it whole', async () => {
    const answer = await post(message(), 'zorgverzekeraar-zorgzeker', { signAs: SENDER });
    expect(answer.status).toBe(403);
  });
});

describe('a suspended organisation', () => {
  it('neither sends nor receives from that moment on', async () => {
    const sent = await post(message());
    const zeist = { oin: oinOf('gemeente-utrecht'), naam: 'Gemeente Utrecht (nagebootst)' };
    await world.change({ organisations: [{ ...zeist, status: 'geschorst' }] });
    try {
      const fetched = await world.call(
        'gemeente-utrecht',
        'GET',
        `/v1/postvak/${sent.body.verstrekkingId}?team=schuldhulp`,
      );
      expect(fetched.status).toBe(403);
      const refused = await post(message());
      expect(refused.body.redenen.map((one: Json) => one.code)).toEqual(['ONTVANGER_NIET_AANGESLOTEN']);
    } finally {
      await world.change({ organisations: [{ ...zeist, status: 'aangesloten' }] });
    }
    const again = await world.call(
      'gemeente-utrecht',
      'GET',
      `/v1/postvak/${sent.body.verstrekkingId}?team=schuldhulp`,
    );
    expect(again.status).toBe(200);
  });
});

describe('another team', () => {
  it('gets no proof of a disclosure it is no party to', async () => {
    const sent = await post(message());
    const receipt = JSON.parse(Buffer.from(sent.body.ontvangstbewijs.split('.')[1], 'base64url').toString());
    const path = `/v1/verstrekkingen/${receipt.logboek.vermelding}`;
    expect((await world.call('gemeente-zeist', 'GET', path)).status).toBe(404);
    expect((await world.call('gemeente-utrecht', 'GET', path)).status).toBe(200);
  });
});
