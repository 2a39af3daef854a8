/** Keys rotate without a stop: a new current key, the old one still known by its `kid`. */

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyRingFrom, writeSecretFile } from '../../adapters/system/key-files.ts';
import { openPorts, type RunningGateway, runGateway } from '../../gateway/compose.ts';
import { energieachterstand, ggzOntslag, huurachterstand, type Json, toestemming } from '../support/messages.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let after: RunningGateway;
let port: number;
let sent: { readonly message: Json; readonly body: Json };
let waiting: Json;
let consents: Json[];

beforeAll(async () => {
  world = await openWorld();
  const today = world.now().localDate;
  const message = huurachterstand(today);
  sent = { message, body: (await world.call('corporatie-de-vechtstroom', 'POST', '/v1/signalen', message)).body };
  waiting = (await world.call('energie-lichtstad', 'POST', '/v1/signalen', energieachterstand(today))).body;
  const at = new Date(world.now().epochMs - 3_600_000).toISOString();
  consents = [toestemming(today, at), toestemming(today, at, 'doorbreking_beroepsgeheim')];
  for (const consent of consents) await world.call('ggz-de-lindehof', 'POST', '/v1/toestemmingen', consent);
  await world.gateway.stop();

  const folder = join(world.folder, 'sleutels');
  for (const use of ['pseudoniem', 'feiten', 'herhaling', 'inzage']) {
    const path = join(folder, `${use}.json`);
    const { keys } = JSON.parse(readFileSync(path, 'utf8')) as { keys: Json[] };
    keys.push({ kid: `${use}-2`, key: randomBytes(32).toString('base64') });
    writeSecretFile(path, JSON.stringify({ keys }));
  }
  const settings = { ...world.settings, keys: keyRingFrom(folder, 'proef.example/verstrekkingen') };
  after = await runGateway(await openPorts(settings), settings);
  port = Number(new URL(after.apiUrl).port);
}, 60_000);
afterAll(async () => {
  await after?.stop();
  await world?.closeAround();
});

describe('after a new key for pseudonyms, facts, search and repetition', () => {
  const call = (as: string, method: string, path: string, body?: Json) => world.call(as, method, path, body, { port });

  it('the same message still gives the same receipt, and other content a conflict', async () => {
    expect((await call('corporatie-de-vechtstroom', 'POST', '/v1/signalen', sent.message)).body).toEqual(sent.body);
    const other = structuredClone(sent.message);
    other.inhoud.bedragEuro += 1;
    expect((await call('corporatie-de-vechtstroom', 'POST', '/v1/signalen', other)).status).toBe(409);
  });

  it('a consent given before is recognised, and given again it is the same', async () => {
    const accepted = await call(
      'ggz-de-lindehof',
      'POST',
      '/v1/signalen',
      ggzOntslag(
        world.now().localDate,
        consents.map(one => one.toestemmingId),
      ),
    );
    expect(accepted.status, accepted.text).toBe(201);
    expect((await call('ggz-de-lindehof', 'POST', '/v1/toestemmingen', consents[0])).status).toBe(201);
  });

  it('an earlier energy signal is recognised for the order of signals (P7)', async () => {
    const later = energieachterstand(world.now().localDate, 'eindelevering');
    later.voorwaarden = later.voorwaarden.filter((one: Json) => one.code !== 'P7');
    const accepted = await call('energie-lichtstad', 'POST', '/v1/signalen', later);
    expect(accepted.status, accepted.text).toBe(201);
  });

  it('what waited is still decided on and released', async () => {
    expect(
      (await call('gemeente-utrecht', 'GET', `/v1/postvak/${waiting.verstrekkingId}?team=schuldhulp`)).status,
    ).toBe(200);
  });
});
