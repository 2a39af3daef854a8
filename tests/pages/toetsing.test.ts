/** "Mag ik dit delen?" in a real browser, as a professional in a hurry goes through it: on two widths, by keyboard, on paper. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults } from '../support/accessibility.ts';
import { openBrowser } from '../support/browser.ts';
import { layoutFaults } from '../support/page-layout.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let browser: Browser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const PATH = '/mag-ik-dit-delen';
const HUUR = 'wie=verhuurder&bericht=huurachterstand&team=gemeente.schuldhulp&doel=vroegsignalering';
const TAKES_PART =
  'afzenderAangesloten=ja&hoedanigheidGeregistreerd=ja&ontvangerAangesloten=ja&afspraakGeldt=ja&termijnAfspraak=binnen';
const CARED = 'natuurlijkPersoon=ja&P1=ja&P2=ja&P3=ja&P4=ja&reactieKlant=geen_reactie';
const YES = `${HUUR}&${TAKES_PART}&${CARED}&gegevens=geen&toestemmingen=geen`;
const GGZ = 'wie=zorgaanbieder_zvw&bericht=ggz-ontslag&team=gemeente.wmo&doel=maatwerkvoorziening';
const CONSENTS = 'toestemmingen=avg_grondslag&toestemmingen=doorbreking_beroepsgeheim';
const PAGES: readonly (readonly [string, string, string])[] = [
  ['1-wie', '', 'Mag ik dit delen?'],
  ['2-onderwerp', 'wie=verhuurder', 'Waar gaat het over?'],
  ['3-waar', 'wie=energieleverancier&bericht=energieachterstand', 'Naar wie en waarvoor?'],
  ['4-deelname', HUUR, 'Doet iedereen mee?'],
  ['5-situatie', `${HUUR}&${TAKES_PART}`, 'Hoe is de situatie?'],
  ['6-gegevens', `${HUUR}&${TAKES_PART}&${CARED}`, 'Wat wilt u delen?'],
  ['7-toestemming', `${GGZ}&wijzig=toestemming&${CONSENTS}`, 'Is er toestemming?'],
  ['8-avg', `${GGZ}&wijzig=avg_grondslag&${CONSENTS}`, 'Toestemming om de gegevens te delen'],
  ['9-fout', `${HUUR}&vanaf=deelname&afspraakGeldt=ja`, 'Doet iedereen mee?'],
  ['antwoord-ja', YES, 'Ja, dit mag'],
  ['antwoord-nee', `${YES.replace('P3=ja', 'P3=nee').replace('geen_reactie', 'geweigerd')}`, 'Nee, dit mag niet'],
  ['antwoord-nee-rol', 'wie=verhuurder&bericht=ggz-ontslag', 'Nee, dit mag niet'],
  ['antwoord-nog', `${GGZ}&toon=antwoord`, 'Dat hangt ervan af'],
  ['geen-vraag', 'wie=iemand', 'Deze vraag kennen wij niet'],
];

const SIZES = [
  ['desktop', { width: 1280, height: 900 }],
  ['phone', { width: 360, height: 740 }],
] as const;

const pages = new Map<string, Promise<Page>>();

/** One page for each kind of browser, used again: the packaged browser ends when a context of it is closed. */
async function open(query: string, options: BrowserContextOptions = {}): Promise<Page> {
  const key = JSON.stringify(options);
  const made = async () => {
    const context = await browser.newContext({ locale: 'nl-NL', timezoneId: 'Europe/Amsterdam', ...options });
    return context.newPage();
  };
  const page = await (pages.get(key) ?? pages.set(key, made()).get(key)!);
  await page.goto(`${world.gateway.pagesUrl}${PATH}${query === '' ? '' : `?${query}`}`);
  return page;
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent();

/** Rules of axe do not change with the width, but for targets and what is hidden: on a phone a few pages are tried. */
const ON_A_PHONE = ['1-wie', '5-situatie', '9-fout', 'antwoord-nog'];

describe.each(SIZES)('on a %s', (size, viewport) => {
  it.each(PAGES)('%s says what it is, and fits', async (name, query, title) => {
    const page = await open(query, { viewport });
    expect(await heading(page)).toBe(title);
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    if (process.env.SCREENSHOTS)
      await page.screenshot({ path: `${process.env.SCREENSHOTS}/toets-${name}-${size}.png`, fullPage: true });
  });

  it.each(PAGES.filter(([name]) => size === 'desktop' || ON_A_PHONE.includes(name)))(
    '%s has no accessibility faults',
    async (_name, query) => {
      const page = await open(query, { viewport });
      expect(await accessibilityFaults(page)).toEqual([]);
    },
    120_000,
  );
});

describe('the whole way', () => {
  it('goes by keyboard alone, without script, and the answer is that of the API', async () => {
    const page = await open('', { javaScriptEnabled: false });
    const choose = async (...codes: readonly string[]) => {
      for (const code of codes) await tabTo(page, code);
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    };
    await choose('wie=verhuurder');
    await choose('bericht=huurachterstand');
    await choose('team=gemeente.schuldhulp', 'doel=vroegsignalering');
    await choose(...TAKES_PART.split('&'));
    await choose(...CARED.replace('P2=ja', 'P2=weet_niet').split('&'));
    await choose('gegevens=geen');
    await choose('toestemmingen=geen');
    expect(await heading(page)).toBe('Dat hangt ervan af');
    expect(await page.getByText('Hebt u de klant gewezen op schuldhulpverlening?').count()).toBeGreaterThan(0);

    await page.getByRole('link', { name: /^Beantwoord.*gewezen op schuldhulpverlening/ }).click();
    expect(await page.locator('input[name=P1][value=ja]').isChecked()).toBe(true);
    await page.locator('input[name=P2][value=ja]').check();
    await page.getByRole('button', { name: 'Verder' }).click();
    expect(await heading(page)).toBe('Ja, dit mag');
    expect(new URL(page.url()).search.slice(1).split('&').sort()).toEqual(YES.split('&').sort());

    const feiten = {
      ...{ afzenderAangesloten: true, hoedanigheidGeregistreerd: true, ontvangerAangesloten: true },
      ...{ afspraakGeldt: true, termijnAfspraak: 'binnen', natuurlijkPersoon: true, reactieKlant: 'geen_reactie' },
      voorwaarden: ['P1', 'P2', 'P3', 'P4'].map(code => ({ code, voldaan: true })),
      ...{ gegevens: [], toestemmingen: [] },
    };
    const vraag = { bericht: 'huurachterstand', hoedanigheid: 'verhuurder', team: 'gemeente.schuldhulp' };
    const answer = await world.call('corporatie-de-vechtstroom', 'POST', '/v1/toetsingen', {
      ...{ ...vraag, doel: 'vroegsignalering', feiten },
    });
    expect(answer.body).toMatchObject({ oordeel: 'mag' });
    for (const article of (answer.body as { artikelen: string[] }).artikelen)
      expect(await page.getByText(article).count(), article).toBeGreaterThan(0);
  });

  it('goes back with the browser, and a choice can be changed', async () => {
    const page = await open(YES);
    await page.getByRole('link', { name: /^Wijzig.*Naar wie gaat het/ }).click();
    await page.locator('input[name=team][value=anders]').check();
    await page.getByRole('button', { name: 'Verder' }).click();
    expect(await heading(page)).toBe('Nee, dit mag niet');
    await page.goBack();
    await page.goBack();
    expect(await heading(page)).toBe('Ja, dit mag');
  });

  it('tells at the field and on top what was left open, and keeps the rest', async () => {
    const page = await open(HUUR);
    await page.locator('input[name=afspraakGeldt][value=nee]').check();
    await page.getByRole('button', { name: 'Verder' }).click();
    const summary = page.getByRole('alert');
    expect(await summary.getByRole('link').count()).toBe(4);
    expect(await page.title()).toMatch(/^Fout: /);
    await summary.getByRole('link').first().click();
    expect(await page.evaluate('document.activeElement?.name')).toBe('afzenderAangesloten');
    expect(await page.locator('input[name=afspraakGeldt][value=nee]').isChecked()).toBe(true);
  });
});

describe('what is asked and kept', () => {
  it('holds no field to write in, sets no cookie and asks nothing of another host', async () => {
    const page = await open('');
    const outside: string[] = [];
    page.on('request', request => {
      if (!request.url().startsWith(world.gateway.pagesUrl)) outside.push(request.url());
    });
    for (const [, query] of PAGES) {
      await page.goto(`${world.gateway.pagesUrl}${PATH}?${query}`);
      expect(
        await page.locator('textarea, input:not([type=radio]):not([type=checkbox]):not([type=hidden])').count(),
      ).toBe(0);
    }
    expect(await page.context().cookies()).toEqual([]);
    expect(outside).toEqual([]);
  });

  it('never comes back on a page when somebody writes it into the address', async () => {
    for (const query of [
      'wie=%3Cscript%3Ealert(1)%3C/script%3E',
      'naam=Jan+de+Vries',
      'wijzig=Jan',
      'vanaf=999970008',
    ]) {
      const answer = await fetch(`${world.gateway.pagesUrl}${PATH}?${query}`);
      expect(answer.status).toBe(400);
      expect(await answer.text()).not.toMatch(/alert\(1\)|Jan|999970008/);
    }
  });

  it('gives strangers a share of its time and no more', async () => {
    const statuses = new Set<number>();
    for (let at = 0; at < 200 && !statuses.has(503); at += 1) {
      const answer = await fetch(`${world.gateway.pagesUrl}${PATH}?wie=verhuurder`);
      statuses.add(answer.status);
      if (answer.status === 503) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      await answer.text();
    }
    expect(statuses).toEqual(new Set([200, 503]));
  });
});

describe('on paper and on small screens', () => {
  it('prints the answer without menu, buttons and links to change it', async () => {
    const page = await open(YES, { colorScheme: 'light' });
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
    for (const hidden of [page.getByRole('navigation').first(), page.getByText('Stel een nieuwe vraag')])
      expect(await hidden.isVisible()).toBe(false);
    if (process.env.SCREENSHOTS)
      await page.pdf({ path: `${process.env.SCREENSHOTS}/toets-antwoord.pdf`, format: 'A4' });
  });

  it.each(PAGES)('%s is good four times as large, in colours of the reader and on paper', async (_name, query) => {
    const page = await open(query, { viewport: { width: 1280, height: 900 } });
    expect(await layoutFaults(page)).toEqual([]);
  });
});

/** Goes with Tab and arrows to one choice, as somebody without a mouse does. */
async function tabTo(page: Page, choice: string): Promise<void> {
  const [name = '', code = ''] = choice.split('=');
  const at = () => page.evaluate('[document.activeElement?.name, document.activeElement?.value].join("=")');
  for (let press = 0; press < 80 && !String(await at()).startsWith(`${name}=`); press += 1)
    await page.keyboard.press('Tab');
  const isCheckbox = (await page.locator(`input[name="${name}"]`).first().getAttribute('type')) === 'checkbox';
  for (let press = 0; press < 40 && (await at()) !== `${name}=${code}`; press += 1)
    await page.keyboard.press(isCheckbox ? 'Tab' : 'ArrowDown');
  expect(await at()).toBe(choice);
  if (!(await page.locator(`input[name="${name}"][value="${code}"]`).isChecked())) await page.keyboard.press('Space');
}
