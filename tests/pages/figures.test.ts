/** Figures as a policy maker reads them: charts with their tables, small numbers that stay small, and nobody else's. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GRID } from '../../gateway/cijfers/grid.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { openBrowser } from '../support/browser.ts';
import { publishMonths, withoutPublishing } from '../support/figures.ts';
import { layoutFaults } from '../support/page-layout.ts';
import { structureFaults } from '../support/page-structure.ts';
import {
  bytesBeside,
  bytesOf,
  type Client,
  DESKTOP,
  newContext,
  openScreenWorld,
  PHONE,
  personAt,
  type ScreenWorld,
  signedIn,
  signInAs,
} from '../support/screens.ts';

const ZEIST = 'gemeente-zeist';
const UTRECHT = 'gemeente-utrecht';
const RENT = 'corporatie-de-vechtstroom';
const U16 = { naam: 'U16', gemeenten: ['0344', '0355', '0310'], withCasework: ['0355', '0310'] };
const LAST = '2026-03';

let world: ScreenWorld;
let browser: Browser;
let maker: Page;
let client: Client;
beforeAll(async () => {
  [world, browser] = await Promise.all([
    openScreenWorld({ participants: [ZEIST, UTRECHT, RENT], wrap: withoutPublishing }),
    openBrowser(),
  ]);
  client = await signedIn(world, policyMaker(ZEIST));
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

/** Works for the municipality and in none of its teams. */
const policyMaker = (map: string) => personAt(map, 'medewerker', null);
const textOf = async (path: string, as = client) => (await as.send(path)).text();
const go = (path: string) => maker.goto(`${world.gateway.pagesUrl}${path}`);

async function isGood(name: string): Promise<void> {
  for (const [word, size] of [
    ['telefoon', PHONE],
    ['bureau', DESKTOP],
  ] as const) {
    await maker.setViewportSize(size);
    if (process.env.SCREENSHOTS)
      await maker.screenshot({
        path: `${process.env.SCREENSHOTS}/cijfers-${name}-${word}.png`,
        fullPage: true,
        clip: { x: 0, y: 0, ...size, height: 1800 },
      });
  }
  expect(await accessibilityFaults(maker)).toEqual([]);
  expect(await layoutFaults(maker)).toEqual([]);
}

describe('before a month is published', () => {
  it('says when there will be one, and to who works for no municipality that there will be none', async () => {
    expect(await textOf('/cijfers')).toContain('Er is nog geen maand gepubliceerd.');
    const corporation = await signedIn(world, personAt(RENT, 'medewerker', 'incasso'));
    expect(await textOf('/cijfers', corporation)).toContain('werkt voor geen enkele gemeente');
    expect(structureFaults(await textOf('/cijfers'))).toEqual([]);
  });
});

describe('a policy maker', () => {
  beforeAll(async () => {
    await publishMonths(world.gateway.ports.cijfers, U16, LAST, 14);
    maker = await signInAs(world, await newContext(browser), policyMaker(ZEIST));
  }, 60_000);

  it('comes at the figures of the own municipality at once, each block drawn and in a table', async () => {
    expect(new URL(maker.url()).pathname).toBe('/cijfers');
    expect(await maker.getByRole('heading', { level: 1 }).innerText()).toBe('Cijfers van Zeist, maart 2026');
    const blocks = Object.keys(GRID).length;
    expect(await maker.getByRole('table').count()).toBe(blocks);
    expect(await maker.getByRole('img').count()).toBe(blocks);
    await isGood('maand');
  });

  it('sees below five and not shown as what they are: with a pattern, and never as nothing', async () => {
    const small = maker.locator('.sh-klein').first();
    expect(await small.getAttribute('fill')).toBe('url(#streep)');
    expect((await small.boundingBox())!.width).toBeGreaterThan(1);
    expect(await maker.getByRole('main').innerText()).toContain('Gestreept met <5: 1, 2, 3 of 4.');
  });

  it('prints a chart with its table on one page', async () => {
    await maker.emulateMedia({ media: 'print' });
    const heights = (await maker.evaluate(
      `[...document.querySelectorAll('.sh-figuur')].map(one => [getComputedStyle(one).breakInside, one.offsetHeight])`,
    )) as readonly (readonly [string, number])[];
    // A4 at 96 dpi is 1123 high; margins take some.
    for (const [inside, height] of heights) expect([inside, height < 1000]).toEqual(['avoid', true]);
    if (process.env.SCREENSHOTS) await maker.pdf({ path: `${process.env.SCREENSHOTS}/cijfers.pdf`, format: 'A4' });
    await maker.emulateMedia({ media: 'screen' });
  });

  it('follows a number over months', async () => {
    await maker.getByRole('link', { name: 'Verloop van: signalen die binnenkwamen' }).click();
    expect(await maker.getByRole('heading', { level: 2 }).first().innerText()).toBe(
      'Signalen die binnenkwamen: Totaal',
    );
    expect(await maker.getByRole('row').count()).toBe(14);
    await maker.getByRole('link', { name: 'Huur', exact: true }).click();
    expect(await maker.locator('.sh-punt, .sh-klein').count()).toBeGreaterThan(5);
    await maker.getByText('Alle getallen van dit onderwerp').click();
    expect(await maker.getByRole('columnheader').count()).toBe(2 + 14);
    await isGood('verloop');
  });

  it('puts the own municipality beside its region', async () => {
    await go('/cijfers/gebieden?blok=meldingen');
    expect(await maker.getByRole('rowheader').allInnerTexts()).toEqual(['Zeist', 'Regio U16']);
    await isGood('gebieden');
  });

  it('hears what is wrong with an address at the field and on top', async () => {
    await go('/cijfers/verloop?blok=meldingen&soort=detentie-thuis&gebied=0310');
    expect(await maker.title()).toMatch(/^Fout: /);
    expect(await maker.getByRole('alert').getByRole('link').allInnerTexts()).toEqual([
      'Kies een gebied uit de lijst.',
      'Dit onderwerp is niet verdeeld naar deze soort. Kies een andere soort of een ander onderwerp.',
    ]);
    await isGood('fout');
  });

  it('reads why there is <5, and what nobody can compute', async () => {
    await go('/cijfers');
    await maker.getByRole('link', { name: 'Waarom staat hier <5?' }).click();
    expect(await maker.getByRole('main').innerText()).toContain('Een nul blijft een nul.');
    await isGood('uitleg');
  });
});

describe('figures on a page', () => {
  it('are those of the API, number by number, and its file is the same', async () => {
    const api = await world.call(ZEIST, 'GET', `/v1/cijfers?maand=${LAST}`, undefined, {
      headers: { accept: 'text/csv' },
    });
    const file = await client.send(`/cijfers/bestand?maand=${LAST}`);
    expect(file.headers.get('content-disposition')).toBe(`attachment; filename="cijfers-${LAST}.csv"`);
    expect(await file.text()).toBe(api.text);
    const rows = [...(await textOf('/cijfers?gebied=0355')).matchAll(/<td>([^<]*)</g)];
    const told = api.text.split('\r\n').filter(line => line.includes('"gemeente";"0355"') && line.endsWith('"alle"'));
    const numbers = (texts: readonly string[]) => [...texts].sort();
    expect(numbers(rows.map(([, shown]) => shown!.replace('&lt;', '<').replace('.', '')))).toEqual(
      numbers(told.map(line => line.split(';')[5]!.replaceAll('"', ''))),
    );
  });

  it('of another municipality are nobody’s: not by area, not by file, not beside each other', async () => {
    const foreign = await client.send('/cijfers?gebied=0344');
    expect(foreign.status).toBe(400);
    expect(await foreign.text()).toContain('<h1 class="nl-heading nl-heading--level-1">Cijfers van Zeist');
    expect(await textOf('/cijfers/gebieden')).not.toContain('Utrecht<');
    expect(await textOf(`/cijfers/bestand?maand=${LAST}`)).not.toContain('"0344"');
    const rent = await signedIn(world, personAt(RENT, 'fg'));
    expect((await rent.send(`/cijfers/bestand?maand=${LAST}`)).status).toBe(404);
  });

  it('say of a municipality without casework here that nothing is known, which is not zero', async () => {
    const utrecht = await signedIn(world, policyMaker(UTRECHT));
    const text = await textOf('/cijfers?gebied=0344', utrecht);
    expect(text).toContain('Dat is niet hetzelfde als nul.');
    expect(text).not.toContain('signalen-kop');
    expect(await textOf('/cijfers/verloop?blok=signalen', utrecht)).toContain('geen cijfers');
  });

  it('come in no more than 100 KB with style and letters, and hold nothing that was written into the address', async () => {
    const beside = await bytesBeside(client);
    for (const path of ['/cijfers', '/cijfers/verloop?blok=resultaten', '/cijfers/gebieden?blok=resultaten'])
      expect((await bytesOf(client, path)) + beside, path).toBeLessThan(100_000);
    const hostile = await textOf(`/cijfers?soort=${encodeURIComponent('"><script>alert(1)</script>')}&cel=<b>`);
    expect(structureFaults(hostile)).toEqual([]);
  });
});
