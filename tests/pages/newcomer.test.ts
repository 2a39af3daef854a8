/**
 * Somebody who sees the practice region for the first time: it fills itself, and the first page alone leads through four
 * walks. Everything that is typed and pressed here is read from that page.
 */
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool } from '../../adapters/postgres/database.ts';
import { type FillReport, fillRegion, type RegionFill } from '../../adapters/pretend/living/fill.ts';
import { STORY_RESIDENT } from '../../adapters/pretend/living/story.ts';
import { practiceWalks } from '../../adapters/pretend/living/walks.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { openBrowser } from '../support/browser.ts';
import { newContext, openScreenWorld, type ScreenWorld } from '../support/screens.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PARTICIPANTS = [
  ...['gemeente-zeist', 'gemeente-utrecht', 'corporatie-de-vechtstroom', 'corporatie-domwonen', 'energie-lichtstad'],
  ...['energie-stadswarmte', 'water-kromme-rijn', 'zorgverzekeraar-zorgzeker', 'cak', 'ggz-de-lindehof'],
  ...['pi-het-sluiswachtershuis', 'bw-de-overstap'],
];

let world: ScreenWorld;
let browser: Browser;
let filling: RegionFill | null = null;
let settings: Parameters<typeof fillRegion>[0];
let report: FillReport;
beforeAll(async () => {
  const shown = { standing: () => filling?.standing() ?? null };
  [world, browser] = await Promise.all([
    openScreenWorld({
      ...{ participants: PARTICIPANTS, signInResidents: true },
      settings: usual => {
        const folder = dirname(dirname(usual.checkpointPath));
        return { ...usual, practice: { ...shown, walks: practiceWalks(folder) } };
      },
    }),
    openBrowser(),
  ]);
  const oins = new Set((await world.gateway.ports.directory.current()).organisations.keys());
  settings = {
    ...{ folder: world.folder, issuers: world.providers.issuers, pagesUrl: world.gateway.pagesUrl },
    ...{ signals: 40, takesPart: oin => oins.has(oin), now: world.now },
  };
}, 120_000);
afterAll(async () => {
  await filling?.stop();
  await browser?.close();
  await world?.close();
});

async function rows(text: string): Promise<readonly Record<string, unknown>[]> {
  const pool = openPool(world.database.adminUrl, 'proef', 1);
  return (await pool.query(text).finally(() => pool.end())).rows;
}

describe('the practice region', () => {
  beforeAll(async () => {
    filling = fillRegion(settings);
    report = await filling.finished;
  }, 180_000);

  it('says on the first page how far it is, and nothing of it once it is full', async () => {
    expect(filling?.standing()).toBeNull();
    expect(await (await fetch(world.gateway.pagesUrl)).text()).not.toContain('wordt gevuld');
    const before = filling;
    filling = { ...before!, standing: () => ({ made: 120, of: 300 }) };
    expect(await (await fetch(world.gateway.pagesUrl)).text()).toContain('wordt gevuld: 120 van 300');
    filling = before;
  });

  it('does all it planned, and every step of it was accepted as from anybody', () => {
    expect(report.faults).toEqual([]);
    expect(report.made).toBeGreaterThan(60);
  });

  it('has handovers in every state but the last, and both answers to a request for consent', async () => {
    const found = await rows(`select distinct status from overdracht`);
    expect(found.map(({ status }) => status)).toEqual(
      expect.arrayContaining(['concept', 'toestemming_gevraagd', 'voorgesteld', 'in_gesprek', 'geaccepteerd']),
    );
    expect(found.map(({ status }) => status)).toEqual(
      expect.arrayContaining(['overgedragen', 'geweigerd', 'doorverwezen', 'ingetrokken']),
    );
  });

  it('went the way of every signal: each disclosure, refusal and held message is in the log', async () => {
    const kinds = (await rows(`select distinct kind from log_entry`)).map(({ kind }) => kind);
    expect(kinds).toEqual(
      expect.arrayContaining(['besloten', 'verstrekt', 'bevestigd', 'geweigerd', 'aangehouden', 'toestemming']),
    );
  });

  it('is filled once: a second start finds it done and sends nothing', async () => {
    const count = async () => (await rows('select count(*) as n from log_entry'))[0]!.n;
    const before = await count();
    const again = await fillRegion(settings).finished;
    expect([again.made, await count()]).toEqual([0, before]);
  });

  it('goes on after it was broken off, and sends nothing twice', async () => {
    const path = join(world.folder, 'gevuld.txt');
    const journal = readFileSync(path, 'utf8');
    // Broken off after something was done and before that was written down.
    const cut = journal
      .split('\n')
      .filter(line => !/^(alles|signalen|aangehouden|bezwaar|toestemming geweigerd)/.test(line));
    writeFileSync(path, cut.join('\n'));
    const sent = async () => (await rows('select count(*) as n from idempotency'))[0]!.n;
    const before = await sent();
    const again = await fillRegion(settings).finished;
    expect(again.faults).toEqual([]);
    expect(await sent()).toBe(before);
  });
});

describe('a newcomer, led by the first page alone', () => {
  let page: Page;
  /** A walk as the page shows it. */
  interface Shown {
    readonly title: string;
    readonly command: string;
    readonly links: readonly { readonly name: string; readonly href: string }[];
    readonly text: string;
  }
  let shown: readonly Shown[];

  beforeAll(async () => {
    page = await (await newContext(browser)).newPage();
    await page.goto(world.gateway.pagesUrl);
    shown = await page.locator('.sh-wandelingen > li').evaluateAll(list =>
      list.map(one => {
        const item = one as unknown as {
          querySelector(of: string): { textContent: string } | null;
          querySelectorAll(of: string): Iterable<{ textContent: string; getAttribute(name: string): string }>;
          textContent: string;
        };
        return {
          title: item.querySelector('h3')?.textContent ?? '',
          command: item.querySelector('code')?.textContent ?? '',
          links: [...item.querySelectorAll('a')].map(link => ({
            name: link.textContent.replace('Aanmelden als ', ''),
            href: link.getAttribute('href'),
          })),
          text: item.textContent,
        };
      }),
    );
  });

  const walk = (about: RegExp) => shown.find(({ title }) => about.test(title))!;
  /** What follows a word in a step, up to the end of its part. */
  const said = (one: Shown, pattern: RegExp) => pattern.exec(one.text)?.[1] ?? '';
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

  async function choose(name: string): Promise<void> {
    const choice = page.getByLabel('Wie bent u?');
    const option = await choice.locator('option', { hasText: `${name},` }).getAttribute('value');
    await choice.selectOption(option!);
    await press('Aanmelden');
  }

  async function signIn({ name, href }: Shown['links'][number]): Promise<void> {
    await page.goto(`${world.gateway.pagesUrl}${href}`);
    await choose(name);
    await page.waitForURL(url => url.origin === world.gateway.pagesUrl);
  }

  /** As the walks say: here, and at the organisation, or the next would go on as the one before. */
  async function signOut(): Promise<void> {
    await press('Afmelden');
    await page.getByRole('link', { name: 'Ook bij uw organisatie afmelden' }).click();
    await press('Afmelden');
    await page.waitForURL(url => url.origin === world.gateway.pagesUrl);
  }

  it('reads a page without faults, on a desk and on the narrowest phone', async () => {
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(shown.length).toBe(4);
  });

  it('pushes a signal as a corporation, with the command that stands there', async () => {
    const { command } = walk(/corporatie/);
    const { stdout } = await promisify(execFile)('bash', ['-c', command], { cwd: ROOT }).catch(
      (failed: { stdout: string }) => failed,
    );
    expect(stdout).toContain('1 aangenomen');
    await world.gateway.casework.turn();
  }, 180_000);

  it('handles it as a debt worker', async () => {
    const one = walk(/schuldhulpverlener/);
    await signIn(one.links[0]!);
    await page.getByLabel('Postcode').fill(said(one, /postcode (\d{4} [A-Z]{2})/));
    await page.getByLabel('Huisnummer').fill(said(one, /huisnummer (\d+)/));
    await press('Zoeken op adres');
    await page.getByRole('row').nth(1).getByRole('link').click();
    await press('Oppakken');
    await page.getByLabel('Gebeld').check();
    await press('Niet bereikt');
    await page.getByText('Gebeld: niet bereikt').waitFor();
    await signOut();
  });

  it('answers an inzage as two privacy officers', async () => {
    const one = walk(/inzage/);
    await signIn(one.links[0]!);
    await page.getByLabel('Aan de balie').check();
    await page.getByLabel('Achternaam').fill(said(one, /achternaam (\S+),/));
    const [day, month, year] = said(one, /geboren op (\d\d-\d\d-\d{4})/).split('-');
    await page.getByLabel('Geboortedatum').fill(`${year}-${month}-${day}`);
    await page.getByLabel('Postcode').fill(said(one, /postcode (\d{4} [A-Z]{2})/));
    await page.getByLabel('Huisnummer', { exact: true }).fill(said(one, /huisnummer (\d+)/));
    await page.getByLabel('Naam op de brief').fill(said(one, /de naam ([^,]+),/));
    await page.getByLabel('Straat en huisnummer').fill(said(one, /straat ([^,]+),/));
    await page.getByLabel('Woonplaats').fill(said(one, /woonplaats (\w+)\./));
    await press('Verzoek vastleggen en zoeken');
    await page.waitForURL(/inzage\/[0-9a-f-]{36}$/);
    const path = new URL(page.url()).pathname;
    for (const choice of await page.getByLabel(/^In de brief/).all()) await choice.selectOption('in');
    await press('Voorleggen aan een collega');
    await signOut();
    await signIn(one.links[1]!);
    await page.locator(`a[href="${path}"]`).click();
    await press('Akkoord met deze brief');
    await page.getByRole('link', { name: 'Brief bekijken en afdrukken' }).click();
    expect(await page.getByRole('main').innerText()).toContain('Woningcorporatie De Vechtstroom');
    await signOut();
  });

  it('stops a consent as the resident', async () => {
    const [entrance] = walk(/inwoner/).links;
    await page.goto(`${world.gateway.pagesUrl}${entrance!.href}`);
    await page.getByRole('link', { name: 'Inloggen' }).click();
    await choose(entrance!.name);
    await page.getByRole('button', { name: 'Stop met delen' }).first().click();
    await page.getByText('U hebt uw ja ingetrokken').waitFor();
  });
});

it('has a resident whose example row and walks are the same', () => {
  const { achternaam, adres } = STORY_RESIDENT;
  const row = readFileSync(join(ROOT, 'docs/voorbeelden/een-huurder.csv'), 'utf8').split('\n')[1]!;
  for (const value of [achternaam, adres.postcode, String(adres.huisnummer)]) expect(row.split(';')).toContain(value);
});
