/** `seinhuis toestemming` and `seinhuis bezwaar`, from the command line to the answer of a whole gateway. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../gateway/cli/main.ts';
import { TEST_TEXT } from '../support/consent-text.ts';
import { ggzOntslag, oinOf, toestemming } from '../support/messages.ts';
import { paper } from '../support/paper.ts';
import { openWorld, type World } from '../support/world.ts';

const CARE = 'ggz-de-lindehof';
let world: World;
let folder: string;
beforeAll(async () => {
  world = await openWorld({ participants: [CARE, 'gemeente-utrecht'] });
  folder = mkdtempSync(join(tmpdir(), 'seinhuis-toestemming-'));
});
afterAll(async () => {
  await world?.close();
  rmSync(folder, { recursive: true, force: true });
});

const file = (name: string, content: unknown) => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const run = async (...args: string[]) => {
  const io = paper();
  const code = await main([...args, '--als', join(world.folder, 'deelnemers', CARE)], io);
  return { code, text: io.text };
};
const instant = () => new Date(world.now().epochMs).toISOString();

describe('the commands about a consent', () => {
  it('record, show, prove and withdraw it', async () => {
    const consent = toestemming(world.now().localDate, instant());
    const id = consent.toestemmingId as string;
    expect(await run('toestemming', 'vastleggen', file('toestemming.json', consent))).toMatchObject({ code: 0 });
    expect((await run('toestemming', 'tonen', id)).text).toContain('status: actief');
    expect((await run('toestemming', 'bewijs', id)).text).toMatch(/^receipt: [\w-]+\.[\w-]+\.[\w-]+$/m);
    const withdrawn = await run('toestemming', 'intrekken', id, '--vastgelegd-door', 'BH-12');
    expect(withdrawn).toMatchObject({ code: 0 });
    expect(withdrawn.text).toContain('status: ingetrokken');
    const unknown = await run('toestemming', 'tonen', '01994a3c-0000-7000-8000-000000000000');
    expect(unknown).toMatchObject({ code: 3, text: expect.stringContaining('NIET_GEVONDEN') });
  });

  it('give the name of a text', async () => {
    const { text } = await run(
      ...['toestemming', 'tekst', file('tekst.txt', TEST_TEXT.body)],
      ...['--titel', TEST_TEXT.title, '--versie', TEST_TEXT.version],
    );
    expect(text).toBe(`sha256: ${TEST_TEXT.sha256}`);
  });

  it('say what is wrong with a file before anything is sent, without a value', async () => {
    const wrong = { ...toestemming(world.now().localDate, instant()), soort: 'okergeel' };
    const { code, text } = await run('toestemming', 'vastleggen', file('fout.json', wrong));
    expect(code).toBe(2);
    expect(text).toContain('/soort: KEUZE');
    expect(text).not.toContain('okergeel');
  });
});

describe('the commands about an objection', () => {
  it('record, show and decide', async () => {
    const consents = [
      toestemming(world.now().localDate, instant()),
      toestemming(world.now().localDate, instant(), 'doorbreking_beroepsgeheim'),
    ];
    for (const one of consents) await world.call(CARE, 'POST', '/v1/toestemmingen', one);
    const ids = consents.map(one => one.toestemmingId as string);
    const sent = await world.call(CARE, 'POST', '/v1/signalen', ggzOntslag(world.now().localDate, ids));
    const bezwaarId = '01994a3c-0000-7000-8000-000000000001';
    const objection = file('bezwaar.json', {
      ...{ bezwaarId, soort: 'bezwaar', verstrekkingen: [sent.body.verstrekkingId] },
      afzender: { oin: oinOf(CARE), team: 'zorg', hoedanigheid: 'zorgaanbieder_zvw' },
      ontvanger: { oin: oinOf('gemeente-utrecht'), team: 'wmo' },
      ...{ ingediendTijdstip: instant(), wijze: 'mondeling', vastgelegdDoor: 'BH-12', doorWie: 'betrokkene' },
    });
    expect((await run('bezwaar', 'vastleggen', objection)).text).toContain('aangehouden');
    expect((await run('bezwaar', 'tonen', bezwaarId)).text).toContain('status: open');
    const decision = file('besluit.json', {
      ...{ besluit: 'ongegrond', besluitTijdstip: instant(), beslotenDoor: 'PF-1' },
      betrokkeneIngelichtTijdstip: instant(),
    });
    expect((await run('bezwaar', 'besluit', bezwaarId, decision)).text).toContain('status: ongegrond');
  });
});
