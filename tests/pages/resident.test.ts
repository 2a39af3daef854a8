/** The main job of a resident, in a real browser: a letter with a code, and stopping a consent; on two sizes and by keyboard. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PRETEND_RESIDENTS } from '../../adapters/pretend/residents.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { openBrowser } from '../support/browser.ts';
import { KEPT, rentSignal } from '../support/kept-team.ts';
import { DEBTOR, oinOf, toestemming } from '../support/messages.ts';
import {
  DESKTOP,
  newContext,
  openScreenWorld,
  PHONE,
  personAt,
  type ScreenWorld,
  signInAs,
} from '../support/screens.ts';

const RENT = 'corporatie-de-vechtstroom';
const CARE = 'ggz-de-lindehof';
const [resident] = PRETEND_RESIDENTS as unknown as [(typeof PRETEND_RESIDENTS)[number]];

let world: ScreenWorld;
let browser: Browser;
let own: BrowserContext;
beforeAll(async () => {
  [world, browser] = await Promise.all([
    openScreenWorld({ participants: [KEPT, RENT, CARE], signInResidents: true }),
    openBrowser(),
  ]);
  const { localDate, epochMs } = world.now();
  const hostile = { voorletters: 'Q.', achternaam: DEBTOR.achternaam };
  const signal = rentSignal(localDate, { persoon: hostile, eigenKenmerk: '<script>alert(1)</script>' });
  const sent = await world.call(RENT, 'POST', '/v1/signalen', signal);
  expect(sent.status, sent.text).toBe(201);
  await world.gateway.casework.turn();
  const consent = toestemming(localDate, new Date(epochMs - 60_000).toISOString());
  consent.ontvanger = { oin: oinOf(KEPT), team: 'wmo' };
  expect((await world.call(CARE, 'POST', '/v1/toestemmingen', consent)).status).toBe(201);
  own = await newContext(browser, PHONE);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

async function shot(page: Page, name: string): Promise<void> {
  if (process.env.SCREENSHOTS)
    await page.screenshot({ path: `${process.env.SCREENSHOTS}/${name}.png`, fullPage: true });
}

async function isGood(page: Page): Promise<void> {
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
}

describe('a resident without DigiD', () => {
  let code = '';

  it('gets a letter that the debt team prints from the zaak', async () => {
    const worker = personAt(KEPT, 'medewerker', 'schuldhulp');
    const page = await signInAs(world, await newContext(browser, DESKTOP), worker, '/team/schuldhulp/volgende');
    await page.getByRole('button', { name: 'Oppakken' }).click();
    await page.getByRole('button', { name: 'Maak een brief met een code' }).click();
    await page.getByText('Vul deze code in').waitFor();
    code = (await page.locator('.sh-code').textContent()) ?? '';
    await isGood(page);
    await shot(page, 'codebrief-desktop');
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByText('Druk deze brief nu af').isVisible()).toBe(false);
    expect(await page.getByText(`${world.gateway.pagesUrl}/brief`).isVisible()).toBe(true);
    await shot(page, 'codebrief-druk');
  });

  it('types the code and a birth date by keyboard, and reads what was shared; once', async () => {
    const page = await own.newPage();
    await page.goto(`${world.gateway.pagesUrl}/brief`);
    await isGood(page);
    await shot(page, 'brief-telefoon');
    await page.getByLabel('Code uit de brief').fill('ABCD EFGH JKMN');
    await page.getByLabel('Uw geboortedatum').fill(DEBTOR.geboortedatum);
    await page.keyboard.press('Enter');
    await page.getByText('passen niet bij elkaar').waitFor();
    await isGood(page);
    await shot(page, 'brief-fout-telefoon');
    await page.getByLabel('Code uit de brief').fill(code);
    await page.getByLabel('Uw geboortedatum').fill(DEBTOR.geboortedatum);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Dit is over u gedeeld' }).waitFor();
    expect(await page.getByText('Huur die niet is betaald').isVisible()).toBe(true);
    expect(page.url()).toBe(`${world.gateway.pagesUrl}/brief`);
    await isGood(page);
    await shot(page, 'brief-geopend-telefoon');
  });
});

describe('a resident who signs in', () => {
  it('sees what they agreed to, and stops it', async () => {
    const page = await own.newPage();
    await page.goto(`${world.gateway.pagesUrl}/inwoner`);
    await isGood(page);
    await shot(page, 'inwoner-aanmelden-telefoon');
    await page.getByRole('link', { name: 'Inloggen' }).click();
    await page.getByLabel('Wie bent u?').selectOption(resident.login);
    await page.getByRole('button', { name: 'Aanmelden' }).click();
    await page.getByRole('heading', { name: 'Waar ik ja op heb gezegd' }).waitFor();
    await isGood(page);
    await shot(page, 'inwoner-telefoon');
    await page.getByRole('button', { name: 'Stop met delen' }).click();
    await page.getByText('U hebt uw ja ingetrokken').waitFor();
    await isGood(page);
    await shot(page, 'inwoner-gestopt-telefoon');
    await page.getByRole('link', { name: 'Terug naar het overzicht' }).click();
    await page.getByText('Gestopt', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Stop met delen' }).count()).toBe(0);
  });

  it('asks for everything, hears at each field what is missing, and signs out', async () => {
    const page = await own.newPage();
    await page.goto(`${world.gateway.pagesUrl}/inwoner/inzage`);
    await page.getByRole('button', { name: 'Vraag om inzage' }).click();
    await page.getByRole('heading', { name: 'Dit klopt nog niet' }).waitFor();
    await isGood(page);
    await shot(page, 'inwoner-inzage-fout-telefoon');
    await page.setViewportSize(DESKTOP);
    await shot(page, 'inwoner-inzage-desktop');
    await page.getByRole('button', { name: 'Uitloggen' }).click();
    await page.getByRole('heading', { name: 'U bent uitgelogd' }).waitFor();
    await isGood(page);
    await page.goto(`${world.gateway.pagesUrl}/inwoner`);
    expect(new URL(page.url()).pathname).toBe('/inwoner/aanmelden');
    await shot(page, 'inwoner-aanmelden-desktop');
  });
});
