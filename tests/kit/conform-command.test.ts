/** `seinhuis conform` as it is typed: against a gateway, and as one. */
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleMessage } from '../../adapters/partner/conformance/sample-message.ts';
import { connect, readParticipant } from '../../adapters/partner/index.ts';
import { type ConformOptions, runConform } from '../../gateway/cli/conform.ts';
import { runPull } from '../../gateway/cli/pull.ts';
import { readConfig } from '../../gateway/config.ts';
import type { Json } from '../support/messages.ts';
import { openWorld, type World } from '../support/world.ts';
import { paper } from './paper.ts';

const ROLE = { rol: 'poort', poort: 0, seconden: 60 } as const;
let world: World;
beforeAll(async () => {
  world = await openWorld();
  const server = await world.authority.issue({
    profile: 'tls',
    subject: { organisation: 'Seinhuis (nagebootst)', commonName: 'localhost', oin: '00000099000999999000' },
    dnsNames: ['localhost'],
    epochMs: world.now().epochMs,
  });
  writeFileSync(join(world.folder, 'sleutels', 'gateway.pem'), server.chainPem);
  writeFileSync(join(world.folder, 'sleutels', 'gateway.key'), server.keyPem);
});
afterAll(() => world.close());

const folder = (name: string) => join(world.folder, 'deelnemers', name);
const never = () => new Promise<void>(() => undefined);

function conform(options: Partial<ConformOptions>, io: ReturnType<typeof paper>, stopped = never) {
  const reading = readConfig({ SEINHUIS_FOLDER: world.folder });
  if (reading.kind === 'faults') throw new Error('Cannot read the configuration');
  return runConform({ ...ROLE, ...options }, reading.config, io, stopped);
}

/** Waits until the listener has told where it is. */
async function listening(io: ReturnType<typeof paper>): Promise<string> {
  for (;;) {
    const [, url] = /Luistert op (https:\/\/localhost:\d+)/.exec(io.text) ?? [];
    if (url !== undefined) return url;
    await new Promise(resolve => setImmediate(resolve));
  }
}

describe('conform at a gateway', () => {
  it('prints every check and ends well', async () => {
    const io = paper();
    const als = folder('energie-lichtstad');
    expect(await conform({ url: world.gateway.apiUrl, als }, io), io.text).toBe(0);
    expect(io.text).toMatch(/^goed +API_VERSIE/m);
    // Without a receiver the postbox is not tried, and that is said.
    expect(io.text).toMatch(/^- +POSTVAK_OPHALEN[\s\S]*geef --ontvanger/m);
    expect(io.lines.at(-1)).toMatch(/^\d+ goed, 0 fout, 6 niet getoetst\.$/);
  });

  it('says in JSON what is wrong, with source and remedy, and ends badly', async () => {
    const io = paper();
    const als = folder('corporatie-de-vechtstroom');
    const other = JSON.stringify({ ...sample(), ontvanger: { oin: '00000099000009999000', team: 'schuldhulp' } });
    writeFileSync(join(world.folder, 'onbekend.json'), other);
    const bericht = join(world.folder, 'onbekend.json');
    expect(await conform({ url: world.gateway.apiUrl, als, bericht, json: true }, io)).toBe(1);
    const { fout, bevindingen } = JSON.parse(io.lines.join('\n'));
    expect(fout).toBeGreaterThan(0);
    const refused = bevindingen.find((one: Json) => one.code === 'BERICHT_AANGENOMEN');
    expect(refused).toMatchObject({ uitkomst: 'fout', gezien: expect.stringContaining('status 403, code GEWEIGERD') });
    expect(refused.bron).not.toBe('');
    expect(refused.doe).not.toBe('');
  });

  it('explains what it needs', async () => {
    const io = paper();
    expect(await conform({}, io)).toBe(1);
    expect(await conform({ url: 'http://localhost:1', als: folder('gemeente-utrecht') }, io)).toBe(1);
    expect(await conform({ url: 'https://localhost:1', als: folder('corporatie-domwonen') }, io)).toBe(1);
    expect(await conform({ url: world.gateway.apiUrl, als: world.folder }, io)).toBe(1);
    expect(await conform({ url: world.gateway.apiUrl, als: folder('ggz-de-lindehof') }, io)).toBe(1);
    expect(await conform({ rol: 'ontvanger', luister: true }, io)).toBe(1);
    expect(io.troubles).toHaveLength(6);
    expect(io.troubles[4]).toContain('--bericht');
  });
});

function sample(): Json {
  const afzender = { oin: '00000099000910001000', team: 'incasso', hoedanigheid: 'verhuurder' };
  const ontvanger = { oin: '00000099000000344000', team: 'schuldhulp', gemeentecode: '0344' };
  return sampleMessage({ afzender, ontvanger }, world.now().localDate, randomUUID());
}

describe('conform as a gateway', () => {
  it('judges a sender that is a participant of the region, with receipts it can check', async () => {
    const io = paper();
    const done = conform({ rol: 'verzender', luister: true }, io);
    const url = await listening(io);
    const participant = await readParticipant(folder('corporatie-de-vechtstroom'));
    if (participant.kind === 'fault') throw new Error(participant.code);
    const client = connect({ ...participant.connection, gatewayUrl: url });
    for (let count = 0; count < 4; count += 1) {
      const message = sample();
      await client.send({ ...message, inhoud: { ...message.inhoud, bedragEuro: 500 + count } });
    }
    await client.close();
    expect(await done, io.text).toBe(0);
    expect(io.text).toMatch(/^goed +HERKANSING/m);
  });

  it('judges a receiver by its own key', async () => {
    const io = paper();
    const als = folder('gemeente-utrecht');
    const done = conform({ rol: 'ontvanger', luister: true, als }, io);
    const url = await listening(io);
    const about = JSON.parse(readFileSync(join(als, 'deelnemer.json'), 'utf8'));
    about.gateway.url = url;
    writeFileSync(join(als, 'deelnemer.json'), JSON.stringify(about));
    await runPull({ als, team: 'schuldhulp', map: join(world.folder, 'ontvangen') }, paper());
    expect(await done, io.text).toBe(0);
    expect(io.lines.at(-1)).toBe('14 goed, 0 fout, 0 niet getoetst.');
  });

  it('ends badly when nobody called', async () => {
    const io = paper();
    expect(await conform({ rol: 'verzender', luister: true, json: true }, io, () => Promise.resolve())).toBe(1);
    expect(io.troubles.join(' ')).toContain('Luistert op');
    expect(JSON.parse(io.lines.join('\n')).goed).toBe(0);
  });
});
