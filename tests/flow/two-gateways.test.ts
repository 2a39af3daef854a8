/** Two gateways side by side on one PostgreSQL: the promises hold over both together. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyLogOverHttp } from '../../adapters/partner/index.ts';
import { huurachterstand, type Json, oinOf } from '../support/messages.ts';
import { openSecondGateway, type SecondGateway } from '../support/second-gateway.ts';
import { type Answer, openWorld, type World } from '../support/world.ts';

const SENDER = 'corporatie-de-vechtstroom';

let world: World;
let other: SecondGateway['gateway'];
let otherPort: number;
let firstStopped = false;

beforeAll(async () => {
  world = await openWorld();
  ({ gateway: other, port: otherPort } = await openSecondGateway(world));
}, 60_000);
afterAll(async () => {
  await other?.stop();
  await (firstStopped ? world?.closeAround() : world?.close());
});

const message = () => huurachterstand(world.now().localDate);
const atFirst = (body: Json): Promise<Answer> => world.call(SENDER, 'POST', '/v1/signalen', body);
const atOther = (body: Json): Promise<Answer> => world.call(SENDER, 'POST', '/v1/signalen', body, { port: otherPort });
const readAt = (port: number, path: string): Promise<Answer> =>
  world.call('gemeente-utrecht', 'GET', path, undefined, { port });
const inPostbox = async (port: number): Promise<readonly string[]> =>
  (await readAt(port, '/v1/postvak?team=schuldhulp&aantal=500')).body.items.map((item: Json) => item.verstrekkingId);

describe('two gateways on one database', () => {
  it('give the same receipt for the same message, and a conflict for other content under its id', async () => {
    const sent = message();
    const first = await atFirst(sent);
    const again = await atOther(sent);
    expect([again.status, again.body]).toEqual([201, first.body]);
    const changed = structuredClone(sent);
    changed.inhoud.bedragEuro += 1;
    expect((await atOther(changed)).status).toBe(409);
  });

  it('enter a message once that is sent to both at the same time', async () => {
    const list = Array.from({ length: 15 }, message);
    const before = (await inPostbox(otherPort)).length;
    const answers = await Promise.all(list.flatMap(one => [atFirst(one), atOther(one), atFirst(one), atOther(one)]));
    for (let index = 0; index < answers.length; index += 4)
      expect(new Set(answers.slice(index, index + 4).map(answer => answer.text)).size).toBe(1);
    expect((await inPostbox(otherPort)).length).toBe(before + list.length);
  });

  it('both hear of a suspension at once, whichever was told', async () => {
    const suspend = (status: 'geschorst' | 'aangesloten') =>
      world.change(
        { organisations: [{ oin: oinOf('gemeente-utrecht'), naam: 'Gemeente Utrecht (nagebootst)', status }] },
        'unheard',
      );
    await suspend('geschorst');
    expect((await atOther(message())).status).toBe(403);
    expect((await atFirst(message())).status).toBe(403);
    await suspend('aangesloten');
    await expect.poll(async () => (await atOther(message())).status).toBe(201);
    await expect.poll(async () => (await atFirst(message())).status).toBe(201);
  });

  it('hand out what the other took in, and one disclosure is one entry', async () => {
    const { verstrekkingId } = (await atFirst(message())).body;
    const path = `/v1/postvak/${verstrekkingId}?team=schuldhulp`;
    const [one, two] = await Promise.all([readAt(otherPort, path), world.call('gemeente-utrecht', 'GET', path)]);
    expect([one.status, two.status]).toEqual([200, 200]);
    expect(one.body).toEqual(two.body);
  });

  it('keep one log: when the leader goes the other leads on, and the log only grew', async () => {
    const verify = (previousNote?: string) =>
      verifyLogOverHttp(`${other.pagesUrl}/logboek`, world.vkey, previousNote === undefined ? {} : { previousNote });
    await expect.poll(async () => (await verify()).kind).toBe('intact');
    const before = await verify();
    const note = before.kind === 'intact' ? before.note : '';
    await world.gateway.stop();
    firstStopped = true;

    const { verstrekkingId } = (await atOther(message())).body;
    const fetched = await readAt(otherPort, `/v1/postvak/${verstrekkingId}?team=schuldhulp`);
    expect(fetched.status, fetched.text).toBe(200);
    const after = await verify(note);
    expect(after).toMatchObject({ kind: 'intact' });
    expect(after.kind === 'intact' && before.kind === 'intact' && after.checkpoint.size > before.checkpoint.size).toBe(
      true,
    );
  });
});
