/** The main job of a debt worker, in a real browser: by keyboard, on two sizes, with hostile texts, and raced by a colleague. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool } from '../../adapters/postgres/database.ts';
import { plusDays } from '../../consent/working-days.ts';
import { zakenFallDue } from '../../gateway/casework/zaken/falling-due.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { openBrowser } from '../support/browser.ts';
import { KEPT, KEPT_TEAM, rentSignal } from '../support/kept-team.ts';
import { CLIENT_BSN, energieachterstand, type Json, oinOf, zorgpremieWanbetaler } from '../support/messages.ts';
import { layoutFaults } from '../support/page-layout.ts';
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
const ENERGY = 'energie-lichtstad';
const CAK = 'cak';

let world: ScreenWorld;
let browser: Browser;
let desk: BrowserContext;
let page: Page;
beforeAll(async () => {
  [world, browser] = await Promise.all([openScreenWorld({ participants: [KEPT, RENT, ENERGY, CAK] }), openBrowser()]);
  const today = world.now().localDate;
  for (const number of [1, 2, 3, 4, 5]) await arrived(RENT, rentSignal(today, at(number)));
  const energy = energieachterstand(today);
  const ontvanger = { oin: oinOf(KEPT), team: 'schuldhulp', gemeentecode: '0355' };
  await arrived(ENERGY, {
    ...energy,
    ontvanger,
    inhoud: { ...energy.inhoud, persoon: { ...energy.inhoud.persoon, ...at(1).persoon } },
  });
  const cak = zorgpremieWanbetaler(today);
  await arrived(CAK, {
    ...cak,
    ontvanger,
    inhoud: { ...cak.inhoud, persoon: { ...cak.inhoud.persoon, ...at(9).persoon } },
  });
  await world.gateway.casework.turn();
  desk = await newContext(browser);
  page = await signInAs(world, desk, worker);
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const worker = personAt(KEPT, 'medewerker', 'schuldhulp');
const leader = personAt(KEPT, 'teamleider');
const TRAY = '/team/schuldhulp/lade';
const at = (huisnummer: number) => ({ persoon: { adres: { postcode: '3701ZB', huisnummer, woonplaats: 'Zeist' } } });

async function arrived(as: string, message: Json): Promise<void> {
  const sent = await world.call(as, 'POST', '/v1/signalen', message);
  expect([sent.status, sent.body.redenen]).toEqual([201, undefined]);
}

const go = (to: Page, path: string) => to.goto(`${world.gateway.pagesUrl}${path}`);
const pathOf = (one: Page) => new URL(one.url()).pathname;

async function shot(one: Page, name: string): Promise<void> {
  if (process.env.SCREENSHOTS) await one.screenshot({ path: `${process.env.SCREENSHOTS}/${name}.png`, fullPage: true });
}

/** No accessibility faults, nothing that scrolls sideways, and good for who sees it otherwise. */
async function isGood(one: Page): Promise<void> {
  expect(await accessibilityFaults(one)).toEqual([]);
  expect(await layoutFaults(one)).toEqual([]);
  expect(await one.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
}

/** Moves by Tab to what has this name, and presses it. */
async function press(one: Page, name: string, key = 'Enter'): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    await one.keyboard.press('Tab');
    const text = await one.evaluate(
      `(() => { const e = document.activeElement; return (e?.labels?.[0]?.textContent ?? e?.textContent ?? '').trim(); })()`,
    );
    if (text === name) return one.keyboard.press(key);
  }
  throw new Error('Cannot reach this by keyboard');
}

function run(text: string) {
  const pool = openPool(world.database.adminUrl, 'proef', 1);
  return pool.query(text).finally(() => pool.end());
}

async function readings(): Promise<readonly { reason: string; sensitive: boolean }[]> {
  const pool = openPool(world.database.adminUrl, 'proef', 1);
  const { rows } = await pool
    .query('select reason, sensitive from ingezien order by epoch_ms')
    .finally(() => pool.end());
  return rows;
}

describe('a debt worker', () => {
  it('finds in the tray what must be done first, with the time that is left in words', async () => {
    await go(page, TRAY);
    expect(await page.getByRole('row').count()).toBe(7);
    const first = page.getByRole('row').nth(1);
    expect(await first.textContent()).toContain('meer signalen');
    expect(await first.textContent()).toMatch(/nog \d+ werkdagen/);
    await isGood(page);
    await shot(page, 'lade-desktop');
  });

  it('does the main job by keyboard alone: next case, pick up, an attempt, and the next case', async () => {
    await go(page, TRAY);
    await press(page, 'Volgende zaak');
    await page.waitForURL(/zaken/);
    const zaak = pathOf(page);
    expect(await page.getByText('3701 ZB nummer').count()).toBe(0);
    await shot(page, 'zaak-nieuw-desktop');
    await isGood(page);
    await press(page, 'Oppakken');
    await page.getByText('Vastgelegd.', { exact: true }).waitFor();
    expect(await page.getByText('3701 ZB nummer').first().isVisible()).toBe(true);
    await isGood(page);
    await shot(page, 'zaak-opgepakt-desktop');
    await press(page, 'Gebeld', 'Space');
    await press(page, 'Niet bereikt');
    await page.getByText('Gebeld: niet bereikt').waitFor();
    await press(page, 'Volgende zaak');
    await page.waitForURL(url => url.pathname !== zaak && url.pathname.includes('zaken'));
  });

  it('keeps filters in the address', async () => {
    await go(page, TRAY);
    await page.getByLabel('Bij wie').selectOption('mij');
    await page.getByRole('button', { name: 'Filter' }).click();
    expect(new URL(page.url()).search).toContain('houder=mij');
    expect(await page.getByRole('row').count()).toBe(2);
  });

  it('says at the field and on top what a form lacks, and keeps what was filled in', async () => {
    await go(page, `${TRAY}?houder=mij`);
    await page.getByRole('row').nth(1).getByRole('link').click();
    await page.getByRole('button', { name: 'Bereikt', exact: true }).click();
    await page.getByRole('heading', { name: 'Dit klopt nog niet' }).waitFor();
    expect(await page.getByText('Kies hoe u contact zocht.').count()).toBe(2);
    await isGood(page);
    await shot(page, 'zaak-fout-desktop');
  });

  it('hears that a colleague was first, and sees the case as it is now', async () => {
    const other = await signInAs(world, await newContext(browser), leader, '/team/schuldhulp/volgende');
    const path = pathOf(other);
    await go(page, path);
    await other.getByRole('button', { name: 'Oppakken' }).click();
    await other.getByText('Vastgelegd.', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Oppakken' }).click();
    await page.getByText('Iemand anders heeft deze zaak gewijzigd.').waitFor();
    expect(await page.getByRole('button', { name: 'Overnemen van uw collega' }).isVisible()).toBe(true);
    await isGood(page);
    await shot(page, 'zaak-gewijzigd-desktop');
    await go(other, '/team/schuldhulp/overzicht');
    await isGood(other);
    await shot(other, 'overzicht-desktop');
  });

  it('says why before reading a case of somebody else, and that is written down', async () => {
    const before = (await readings()).length;
    await page.getByLabel('Ik controleer het werk').check();
    await page.getByRole('button', { name: 'Lezen' }).click();
    await page.getByText('3701 ZB nummer').first().waitFor();
    const after = await readings();
    expect(after.slice(before).map(({ reason }) => reason)).toEqual(['controle']);
  });

  it('takes a sheet along on a home visit that prints without menu and buttons', async () => {
    await go(page, `${TRAY}?houder=mij`);
    await page.getByRole('row').nth(1).getByRole('link').click();
    await page.getByRole('button', { name: 'Blad voor huisbezoek' }).click();
    await page.getByRole('heading', { name: 'Huisbezoek' }).waitFor();
    await isGood(page);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: 'Afmelden' }).isVisible()).toBe(false);
    expect(await page.getByText('3701 ZB nummer').first().isVisible()).toBe(true);
    await shot(page, 'huisbezoek-druk');
    await page.emulateMedia({ media: 'screen' });
  });

  it('searches by postcode and number without either in an address', async () => {
    await go(page, '/team/schuldhulp/zoeken');
    await page.getByLabel('Postcode').fill('3701 zb');
    await page.getByLabel('Huisnummer').fill('1');
    await page.getByRole('button', { name: 'Zoeken op adres' }).click();
    await page.getByRole('heading', { name: 'Gevonden' }).waitFor();
    expect(page.url()).not.toContain('3701');
    await isGood(page);
    await page.getByLabel('Huisnummer').fill('<script>');
    await page.getByRole('button', { name: 'Zoeken op adres' }).click();
    await page.getByRole('heading', { name: 'Dit klopt nog niet' }).waitFor();
    await isGood(page);
    await shot(page, 'zoeken-fout-desktop');
  });

  it('ends a case and goes on with the next', async () => {
    await go(page, `${TRAY}?houder=mij`);
    await page.getByRole('row').nth(1).getByRole('link').click();
    const zaak = pathOf(page);
    await page.getByLabel('Hoe eindigt deze zaak?').selectOption('Inwoner al bekend bij schuldhulpverlening');
    await page.getByRole('button', { name: 'Sluiten en volgende zaak' }).click();
    await page.waitForURL(url => url.pathname !== zaak && url.pathname.includes('/zaken/'));
    await go(page, zaak);
    expect(await page.getByText('Gesloten', { exact: true }).first().isVisible()).toBe(true);
  });

  it('can do it all without script', async () => {
    const context = await newContext(browser, DESKTOP, { javaScriptEnabled: false });
    const plain = await signInAs(world, context, worker, '/team/schuldhulp/volgende');
    await plain.getByRole('button', { name: 'Oppakken' }).click();
    await plain.getByLabel('Langs geweest').check();
    await plain.getByRole('button', { name: 'Bereikt', exact: true }).click();
    expect(await plain.getByText('Langs geweest: bereikt').isVisible()).toBe(true);
  });
});

describe('what is sensitive', () => {
  it('is hidden until somebody asks, asks for a fresh proof after a while, and the asking is noted', async () => {
    await go(page, '/team/schuldhulp/zoeken');
    await page.getByLabel('Postcode').fill('3701ZB');
    await page.getByLabel('Huisnummer').fill('9');
    await page.getByRole('button', { name: 'Zoeken op adres' }).click();
    await page.getByRole('row').nth(1).getByRole('link').click();
    await page.getByRole('button', { name: 'Overnemen van uw collega' }).click();
    await page.getByText('Alles wat de afzender schreef').click();
    expect(await page.getByText('Niet getoond: Persoon: Burgerservicenummer.').isVisible()).toBe(true);
    expect(await page.content()).not.toContain(CLIENT_BSN);
    await run(`update session set signed_in_ms = signed_in_ms - 11 * 60000`);
    await page.getByRole('button', { name: 'Toon gevoelige gegevens' }).click();
    await page.getByRole('heading', { name: 'Laat nog eens zien wie u bent' }).waitFor();
    expect(await page.content()).not.toContain(CLIENT_BSN);
    await isGood(page);
    await page.getByRole('link', { name: 'Opnieuw aanmelden' }).click();
    await page.getByLabel('Wie bent u?').selectOption(worker.login);
    await page.getByRole('button', { name: 'Aanmelden' }).click();
    await page.getByRole('button', { name: 'Toon gevoelige gegevens' }).click();
    await page.getByText('Alles wat de afzender schreef').click();
    expect(await page.getByText(CLIENT_BSN).isVisible()).toBe(true);
    const noted = await readings();
    expect(noted.filter(({ sensitive }) => sensitive).length).toBe(1);
    await shot(page, 'zaak-gevoelig-desktop');
  });
});

describe('putting a zaak right', () => {
  const forms = (partner: string) => page.locator('details', { hasText: `Iets vastleggen bij: ${partner}` });
  const regroup = () => page.locator('details', { hasText: 'Splitsen of samenvoegen' });

  it('begins with finding whose it is, by name and day of birth, which is noted', async () => {
    const who = { achternaam: 'Proefstra', geboortedatum: '1975-05-05', ...at(20).persoon };
    const today = world.now().localDate;
    const energy = energieachterstand(today);
    await arrived(RENT, rentSignal(today, { persoon: who }));
    await arrived(ENERGY, {
      ...energy,
      ontvanger: { oin: oinOf(KEPT), team: 'schuldhulp', gemeentecode: '0355' },
      inhoud: { ...energy.inhoud, persoon: { ...energy.inhoud.persoon, ...who } },
    });
    await world.gateway.casework.turn();
    await go(page, '/team/schuldhulp/zoeken');
    await page.getByRole('button', { name: 'Zoeken op persoon' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('Vul de achternaam in');
    const before = (await readings()).length;
    await page.getByLabel('Achternaam').fill(who.achternaam);
    await page.getByLabel('Geboortedatum').fill(who.geboortedatum);
    await page.getByRole('button', { name: 'Zoeken op persoon' }).click();
    await page.getByRole('heading', { name: 'Gevonden' }).waitFor();
    expect((await readings()).length).toBe(before + 1);
    await shot(page, 'zoeken-persoon');
    await page.getByRole('row').nth(1).getByRole('link').click();
    await page.getByRole('button', { name: 'Oppakken' }).click();
    expect(await page.getByRole('main').innerText()).toContain('2 signalen');
  });

  it('keeps what was wrong in the history, and says at the field what does not fit', async () => {
    await forms('Huur').locator('summary').click();
    await forms('Huur').getByLabel('Juiste bedrag in euro').fill('1.200,50');
    await forms('Huur').getByLabel('Hoe weet u dat?').selectOption('verklaring_van_inwoner');
    await shot(page, 'zaak-verbeteren');
    await forms('Huur').getByRole('button', { name: 'Signaal verbeteren' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('Schrijf het bedrag in hele euro’s');
    await isGood(page);
    await forms('Huur').getByLabel('Juiste bedrag in euro').fill('1200');
    await forms('Huur').getByRole('button', { name: 'Signaal verbeteren' }).click();
    expect(await page.getByRole('heading', { name: 'Huur' }).innerText()).toMatch(/1\.200/);
  });

  it('splits off a signal, joins it again, and takes one out of the work', async () => {
    await regroup().locator('summary').click();
    await regroup().getByRole('button', { name: 'Een eigen zaak geven' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('Kies welke signalen een eigen zaak krijgen.');
    await regroup()
      .getByLabel(/^Energie/)
      .check();
    await shot(page, 'zaak-splitsen');
    await isGood(page);
    await regroup().getByRole('button', { name: 'Een eigen zaak geven' }).click();
    expect(await page.getByRole('main').innerText()).toContain('1 signaal');
    await regroup().locator('summary').click();
    await regroup().getByLabel('Welke zaak op dit adres hoort hierbij?').selectOption({ index: 1 });
    await regroup().getByRole('button', { name: 'Bij deze zaak voegen' }).click();
    expect(await page.getByRole('main').innerText()).toContain('2 signalen');
    await forms('Energie').locator('summary').click();
    await forms('Energie').getByLabel('Hoort dit signaal hier niet?').selectOption('andere_persoon');
    await forms('Energie').getByRole('button', { name: 'Signaal uit het werk halen' }).click();
    expect(await page.getByRole('main').innerText()).toContain('1 signaal');
  });

  it('and what the team was reminded of stands on a page of its own', async () => {
    await go(page, '/team/schuldhulp/herinneringen');
    expect(await page.getByRole('main').innerText()).toContain('De laatste maand was er geen herinnering.');
    await isGood(page);
    const { epochMs, localDate } = world.now();
    const { teamKeys, zaken } = world.gateway.ports;
    const later = { epochMs, localDate: plusDays(localDate, 40) };
    await zakenFallDue({ zaken, teamKeys }, later, () => undefined);
    await go(page, '/team/schuldhulp/herinneringen');
    expect(await page.getByRole('row').nth(1).innerText()).toMatch(/voorbij/);
    await isGood(page);
    await shot(page, 'herinneringen');
  });
});

describe('hostile text', () => {
  it('in a message is text on every page that shows it', async () => {
    const { rows } = await run(`select zaak_id from zaak_signal order by zaak_id desc limit 1`);
    expect(rows.length).toBe(1);
    await go(page, `/team/schuldhulp/zaken/${rows[0].zaak_id}?gedaan=<script>alert(1)</script>`);
    await go(
      page,
      `/aanmelden?organisatie=${encodeURIComponent('"><script>alert(1)</script>')}&naar=javascript:alert(1)`,
    );
    expect(await page.locator('script').count()).toBe(0);
    await isGood(page);
  });
});

describe('on a phone', () => {
  it('every page fits, without faults', async () => {
    const context = await newContext(browser, PHONE);
    const phone = await signInAs(world, context, worker);
    await isGood(phone);
    await shot(phone, 'lade-phone');
    await phone.getByRole('row').nth(1).getByRole('link').click();
    await isGood(phone);
    await shot(phone, 'zaak-phone');
    await go(phone, '/aanmelden');
    await isGood(phone);
    await shot(phone, 'aanmelden-phone');
  });
});

describe('a first visit', () => {
  it('costs less than 100 KB with style and letters, and nothing moves', async () => {
    const context = await newContext(browser);
    const [cookie] = (await desk.cookies(world.gateway.pagesUrl)).filter(({ name }) => name === '__Host-seinhuis');
    await context.addCookies([cookie!]);
    const first = await context.newPage();
    const client = await context.newCDPSession(first);
    await client.send('Network.enable');
    await client.send('Network.setCacheDisabled', { cacheDisabled: true });
    let bytes = 0;
    client.on('Network.loadingFinished', event => {
      bytes += event.encodedDataLength;
    });
    await first.addInitScript(
      'window.shift = 0; new PerformanceObserver(list => { for (const one of list.getEntries()) window.shift += one.value; }).observe({ type: "layout-shift", buffered: true })',
    );
    await go(first, TRAY);
    await first.waitForLoadState('networkidle');
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThan(100_000);
    expect(await first.evaluate('window.shift')).toBeLessThan(0.1);
  });
});

it('belongs to the team with a kept key', () => {
  expect(KEPT_TEAM).toBe(`${oinOf(KEPT)}/schuldhulp`);
});
