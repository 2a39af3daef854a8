/** A professional hands somebody over, another takes over: their whole way in a real browser, on what each may see. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plusDays } from '../../consent/working-days.ts';
import { beginRequest } from '../../gateway/casework/trajecten/asking.ts';
import type { Asker } from '../../gateway/casework/trajecten/taking.ts';
import { workerNames } from '../../gateway/casework/worker.ts';
import { makeExchange } from '../../gateway/exchange/exchange.ts';
import { changeKaart } from '../../gateway/kaart/kaart.ts';
import { messageOf, personIn } from '../casework/trajecten/desk.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { openBrowser } from '../support/browser.ts';
import { type Json, oinOf, toestemmingVoor } from '../support/messages.ts';
import { layoutFaults } from '../support/page-layout.ts';
import {
  type Client,
  DESKTOP,
  formToken,
  newContext,
  openScreenWorld,
  PHONE,
  personAt,
  type ScreenWorld,
  signedIn,
  signInAs,
} from '../support/screens.ts';
import { CONSENTS_OF } from '../support/transition-messages.ts';

const GGZ = 'ggz-de-lindehof';
const PRISON = 'pi-het-sluiswachtershuis';
const UTRECHT = 'gemeente-utrecht';
const HOME = 'bw-de-overstap';
const LANDLORD = 'corporatie-de-vechtstroom';

let world: ScreenWorld;
let browser: Browser;
beforeAll(async () => {
  [world, browser] = await Promise.all([
    openScreenWorld({ participants: [GGZ, PRISON, UTRECHT, 'gemeente-zeist', HOME, LANDLORD] }),
    openBrowser(),
  ]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const today = () => world.now().localDate;
const later = (days: number) => plusDays(today(), days);

/** What every page must be, wherever somebody is. */
async function judged(page: Page, name: string): Promise<void> {
  expect(await accessibilityFaults(page), name).toEqual([]);
  expect(await layoutFaults(page), name).toEqual([]);
  const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  expect(overflow, `${name}: wider than the window`).toBe(0);
  if (process.env.SCREENSHOTS !== undefined)
    await page.screenshot({ path: `${process.env.SCREENSHOTS}/${name}.png`, fullPage: true });
}

/** As the software of the sender does it. @returns ids of the consents and of the disclosure */
async function sent(map: string, message: Json): Promise<{ consents: string[]; disclosure: () => Promise<string> }> {
  const consents: string[] = [];
  for (const soort of CONSENTS_OF[message.type] ?? []) {
    const given = toestemmingVoor(message, new Date(world.now().epochMs - 1000).toISOString(), soort);
    given.betrokkene = personIn(message);
    const noted = await world.call(map, 'POST', '/v1/toestemmingen', given);
    expect(noted.status, noted.text).toBe(201);
    consents.push(given.toestemmingId);
  }
  return {
    consents,
    async disclosure() {
      const more = consents.length === 0 ? {} : { toestemmingen: consents };
      const answer = await world.call(map, 'POST', '/v1/signalen', { ...message, ...more });
      expect(answer.status, answer.text).toBe(201);
      return answer.body.verstrekkingId;
    },
  };
}

async function fillStart(page: Page, message: Json, overgang: string, team: string): Promise<void> {
  await page.getByRole('link', { name: 'Iemand overdragen' }).click();
  await page.getByLabel(overgang).check();
  await page.getByLabel('Welke organisatie neemt het over?').fill('Utrecht');
  await page.getByRole('button', { name: 'Verder' }).click();
  await page
    .getByLabel('Welk team neemt het over?')
    .selectOption({ label: `Gemeente Utrecht (nagebootst), team ${team}` });
  await page.getByLabel('Op welke dag is de overgang?').fill(later(30));
  await page.getByLabel(/Sinds wanneer/).fill(today());
  await page.getByLabel('Wonen').selectOption('dringend');
  const { bsn, achternaam, geboortedatum, postcode, huisnummer } = personIn(message);
  await page.getByLabel('Achternaam').fill(achternaam);
  await page.getByLabel('Geboortedatum').fill(geboortedatum);
  await page.getByLabel('Postcode').fill(`${postcode.slice(0, 4)} ${postcode.slice(4).toLowerCase()}`);
  await page.getByLabel('Huisnummer').fill(String(huisnummer));
  if (bsn !== undefined) await page.getByLabel(/Burgerservicenummer/).fill(bsn);
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
const tagged = (page: Page, text: string) => page.locator('.nl-data-badge', { hasText: text }).first();

describe('handing over on consent', () => {
  let sender: Page;
  let receiver: Page;
  let path: string;
  const message = () => (made ??= messageOf('ggz-ontslag', today()));
  let made: Json | undefined;

  beforeAll(async () => {
    const [care, wmo] = await Promise.all([newContext(browser), newContext(browser, PHONE)]);
    sender = await signInAs(world, care, personAt(GGZ, 'medewerker'));
    receiver = await signInAs(world, wmo, personAt(UTRECHT, 'medewerker', 'wmo'));
  }, 120_000);

  it('begins with a form that says why each thing is asked, and what is wrong where it is', async () => {
    expect(new URL(sender.url()).pathname).toBe('/team/zorg/overdrachten');
    await judged(sender, 'overdrachten-leeg');
    await fillStart(sender, message(), 'Van de ggz (Zvw) naar de Wmo', 'wmo');
    await judged(sender, 'overdracht-beginnen');
    await sender.evaluate(`for (const form of document.forms) form.noValidate = true`);
    await sender.getByLabel('Geboortedatum').fill('');
    await press(sender, 'Begin de overdracht');
    await judged(sender, 'overdracht-beginnen-fout');
    await expect(sender.getByRole('alert').getByRole('link').allTextContents()).resolves.toEqual([
      'Kies waarop het delen rust.',
      'Vul de geboortedatum in.',
    ]);
    await sender.getByLabel('De cliënt geeft toestemming').check();
    await sender.getByLabel('Geboortedatum').fill(personIn(message()).geboortedatum);
    await press(sender, 'Begin de overdracht');
    await sender.getByText('Vastgelegd.').waitFor();
    path = new URL(sender.url()).pathname;
    await judged(sender, 'overdracht-nieuw');
    // Whom it is about is nowhere: not on the page, and not in its address.
    expect(`${sender.url()} ${await sender.content()}`).not.toContain(personIn(message()).achternaam);
  });

  it('offers support first, asks in words for people, and proposes with the message that was sent', async () => {
    await press(sender, 'Nee, de cliënt wil dat niet');
    await press(sender, 'Toestemming gaan vragen');
    await sender.getByRole('link', { name: 'De vraag laten zien of afdrukken' }).click();
    await judged(sender, 'toestemming-vragen');
    await sender.emulateMedia({ media: 'print' });
    expect(await sender.getByText('Handtekening').isVisible()).toBe(true);
    expect(await sender.getByRole('navigation').first().isVisible()).toBe(false);
    await sender.emulateMedia({ media: 'screen' });
    const { disclosure, consents } = await sent(GGZ, message());
    await sender.getByRole('link', { name: 'Het antwoord vastleggen' }).click();
    expect(await sender.getByRole('checkbox').count()).toBe(consents.length);
    await press(sender, 'De cliënt zegt ja');
    expect(await sender.getByText('Er is nog geen bericht over deze cliënt').isVisible()).toBe(true);
    await disclosure();
    // For the other team there is nothing yet.
    await receiver.reload();
    expect(await receiver.getByText('Er wacht nu niets op u.').isVisible()).toBe(true);

    await sender.reload();
    await judged(sender, 'overdracht-voorstellen');
    await sender.getByLabel('Wat wil de cliënt zelf?').fill('<img src=x onerror=alert(1)> Bel 999990019');
    await press(sender, 'Voorstellen aan het andere team');
    await judged(sender, 'overdracht-bsn');
    await expect(sender.getByRole('alert').getByRole('link').allTextContents()).resolves.toEqual([
      'Hier staat een burgerservicenummer in. Haal het weg.',
    ]);
    await sender.getByLabel('Wat wil de cliënt zelf?').fill('<script>alert(1)</script> Ik wil naar huis.');
    await press(sender, 'Voorstellen aan het andere team');
    await tagged(sender, 'Voorgesteld').waitFor();
    expect(await sender.getByText('U wacht nu op het andere team.').isVisible()).toBe(true);
  });

  it('is taken over by somebody on a phone, after a conversation', async () => {
    await receiver.reload();
    await judged(receiver, 'wacht-op-mij');
    expect(await receiver.getByText('nog 5 werkdagen').isVisible()).toBe(true);
    await receiver.getByRole('row').getByRole('link').first().click();
    await judged(receiver, 'overdracht-ontvanger');
    expect(await receiver.content()).not.toMatch(/Ik wil naar huis|zei ja/);
    await press(receiver, 'Meedoen');
    await judged(receiver, 'overdracht-accepteren');
    await receiver.setViewportSize({ width: 320, height: 640 });
    expect(await receiver.evaluate('document.documentElement.scrollWidth')).toBe(320);
    await receiver.setViewportSize(PHONE);
    await receiver.getByLabel('Gesprek met z’n drieën').first().check();
    await receiver.getByLabel('Ja', { exact: true }).first().check();
    await receiver.getByLabel('Eerste afspraak met de cliënt').fill(later(20));
    await receiver.getByLabel('De hulp begint op').fill(later(30));
    await press(receiver, 'Accepteren en regiehouder worden');
    await tagged(receiver, 'Geaccepteerd').waitFor();
    expect(await tagged(receiver, 'Regie bij ons team').isVisible()).toBe(true);
    await press(receiver, 'De cliënt is gezien');

    await sender.reload();
    expect(await tagged(sender, 'Regie bij het andere team').isVisible()).toBe(true);
    await press(sender, 'De cliënt is gezien');
    await tagged(sender, 'Overgedragen').waitFor();
    await judged(sender, 'overdracht-geven');
    await judged(receiver, 'overdracht-bevestigd');
  });

  it('tells who acts on what somebody else changed meanwhile, and does nothing', async () => {
    // The page of the receiver is older than what the sender did since.
    await receiver.getByText('Aan een collega doorgeven').click();
    const form = receiver.locator('form', { hasText: 'Doorgeven' });
    await form.getByRole('textbox').fill('iemand');
    await form.getByRole('button').click();
    expect(await receiver.getByText('Intussen is deze overdracht veranderd.').isVisible()).toBe(true);
    await judged(receiver, 'overdracht-ingehaald');
  });

  it('is closed when all that was needed was given, in one go', async () => {
    expect(await receiver.getByText('Nog niet alles wat nodig is, is gegeven.').isVisible()).toBe(true);
    await sender.getByLabel('Hoe?').selectOption({ index: 1 });
    await press(sender, 'Vastleggen dat het gegeven is');
    await sender.getByText('U wacht nu op het andere team.').waitFor();
    expect(await sender.getByText('nog niet gegeven').count()).toBe(0);
    await receiver.goto(receiver.url().replace('/stappen', ''));
    await receiver.getByLabel('De hulp loopt').check();
    await press(receiver, 'Afsluiten');
    await tagged(receiver, 'Afgesloten').waitFor();
    await sender.reload();
    // The sender hears that it is closed, and not how it went on.
    expect(await sender.content()).not.toContain('De hulp loopt');
    await judged(sender, 'overdracht-afgesloten');
  });

  it.each([
    ['another team of the same organisation', () => personAt(UTRECHT, 'medewerker', 'nazorg'), 'nazorg', 404],
    ['somebody who names a team of others', () => personAt(UTRECHT, 'medewerker', 'nazorg'), 'wmo', 404],
    ['the same team of another organisation', () => personAt('gemeente-zeist', 'medewerker', 'wmo'), 'wmo', 404],
    ['a privacy officer of the organisation', () => personAt(UTRECHT, 'privacyfunctionaris'), 'wmo', 403],
  ])('is not there for %s', async (_who, person, team, status) => {
    const client = await signedIn(world, person());
    const own = path.replace('/team/zorg/', `/team/${team}/`);
    expect((await client.send(own)).status).toBe(status);
    const form = { stap: 'trekIn', versie: '1', 'trekIn-wie': 'client', formulier: await formToken(client, own) };
    // Where no form was shown there is no token: it is refused before anything is looked at.
    expect([403, 404]).toContain((await client.send(`${own}/stappen`, { form })).status);
  });
});

describe('a team that does not take over', () => {
  it('says why from a list, and the sender reads how to go on', async () => {
    const [prison, aftercare] = await Promise.all([newContext(browser), newContext(browser, DESKTOP)]);
    const sender = await signInAs(world, prison, personAt(PRISON, 'medewerker', 'casemanagement'));
    const message = messageOf('detentie-uitstroom', today());
    await fillStart(sender, message, 'Van detentie naar huis', 'nazorg');
    await press(sender, 'Begin de overdracht');
    await press(sender, 'Aangeboden');
    const { disclosure } = await sent(PRISON, message);
    await disclosure();
    await sender.reload();
    await press(sender, 'Voorstellen aan het andere team');
    await tagged(sender, 'Voorgesteld').waitFor();

    const receiver = await signInAs(world, aftercare, personAt(UTRECHT, 'medewerker', 'nazorg'));
    await receiver.getByRole('row').getByRole('link').first().click();
    // By keyboard only: open it, choose, say no.
    const summary = receiver.locator('summary', { hasText: 'Niet overnemen' });
    await summary.focus();
    await receiver.keyboard.press('Enter');
    await receiver.getByLabel('Wij hebben nu geen plaats of tijd').focus();
    await receiver.keyboard.press('Space');
    await receiver.keyboard.press('Tab');
    await receiver.keyboard.type('Regionale');
    await receiver.keyboard.press('Tab');
    await receiver.keyboard.press('Enter');
    await tagged(receiver, 'Doorverwezen').waitFor();
    await judged(receiver, 'overdracht-geweigerd-ontvanger');

    await sender.reload();
    await judged(sender, 'overdracht-geweigerd');
    expect(await sender.getByText('Wacht niet zonder plan.').isVisible()).toBe(true);
    const way = sender.getByRole('link', { name: 'Zoek een ander team in de sociale kaart' });
    expect(await way.getAttribute('href')).toContain('hulpvraag=beschermd_wonen');
    await sender.getByText('Niet mee eens').click();
    expect(await sender.getByRole('button', { name: 'Geschil melden' }).isVisible()).toBe(true);
  });
});

describe('what somebody types', () => {
  it('is shown as text, never as part of the page', async () => {
    const client: Client = await signedIn(world, personAt(GGZ, 'medewerker'));
    const name = '"><script>alert(1)</script>';
    const query = new URLSearchParams({ overgang: 'zvw-wmo', organisatie: name });
    const text = await (await client.send(`/team/zorg/overdrachten/nieuw?${query}`)).text();
    expect(text).toContain('Geen team gevonden');
    expect(text).not.toContain('<script');
  });
});

describe('a request between two teams', () => {
  let page: Page;

  it('is there for who it was asked of, with the time that is left, and for no other team', async () => {
    const message = messageOf('woningvraag', today());
    const { disclosure } = await sent(HOME, message);
    const { ports } = world.gateway;
    const asker: Asker = {
      ...{ team: `${oinOf(HOME)}/uitstroom`, role: 'medewerker', colleague: null },
      names: workerNames(ports.keys, { oin: oinOf(HOME), issuer: null, subject: 'begeleider' }),
    };
    const begun = await beginRequest(
      ports,
      makeExchange(ports).pseudonyms,
      'woning',
      {
        ...{ team: 'uitstroom', gewenstOp: later(60), verstrekkingId: await disclosure() },
        naar: { oin: oinOf(LANDLORD), team: 'verhuur' },
      },
      asker,
      { now: world.now(), traceId: '0'.repeat(32) },
    );
    expect(begun.kind).toBe('done');

    page = await signInAs(world, await newContext(browser, PHONE), personAt(LANDLORD, 'medewerker', 'verhuur'));
    await page.getByRole('link', { name: 'Verzoeken' }).click();
    await judged(page, 'verzoeken');
    expect(await page.getByText('nog 10 werkdagen').isVisible()).toBe(true);
    await page.getByRole('row').getByRole('link').first().click();
    await page.getByText('Aan uw team gevraagd').waitFor();
    const other = await signedIn(world, personAt(UTRECHT, 'medewerker', 'wmo'));
    const path = new URL(page.url()).pathname.replace('/team/verhuur/', '/team/wmo/');
    expect((await other.send(path)).status).toBe(404);
  });

  it('is answered on a page that says at each field what is missing', async () => {
    await page.evaluate(`for (const form of document.forms) form.noValidate = true`);
    await page.getByLabel('Vanaf welke dag?').fill(later(50));
    await press(page, 'Woning toezeggen');
    await judged(page, 'woningvraag-fout');
    await expect(page.getByRole('alert').getByRole('link').allTextContents()).resolves.toEqual([
      'Vul een dag in bij “Toezegging geldt tot en met”.',
    ]);
    await page.getByLabel('Toezegging geldt tot en met').fill(later(90));
    await press(page, 'Woning toezeggen');
    await tagged(page, 'Toegezegd').waitFor();
    await judged(page, 'woning-toegezegd');
  });
});

describe('the sociale kaart', () => {
  it('says how to reach a team today, and its leader says that this is still right', async () => {
    const { ports } = world.gateway;
    const team = `${oinOf(UTRECHT)}/wmo` as const;
    const leader = { oin: oinOf(UTRECHT), issuer: null, subject: 'leider' };
    const opgave = {
      ...{ team: 'wmo', naam: 'Wmo-team West', functie: 'consulent van dienst', telefoon: '0302861234' },
      ...{ hulpvragen: ['wmo' as const], gemeenten: ['0344'], openingstijden: [], afwezigheden: [] },
    };
    const made = await changeKaart(ports, leader, team, { kind: 'gemaakt', opgave }, world.now());
    expect(made.kind).toBe('changed');

    const page = await signInAs(
      world,
      await newContext(browser),
      personAt(UTRECHT, 'teamleider'),
      '/team/wmo/sociale-kaart',
    );
    await page.getByLabel('Waarvoor?').selectOption('wmo');
    await page.getByLabel('Welke gemeente?').selectOption({ label: 'Utrecht' });
    await press(page, 'Zoeken');
    await judged(page, 'sociale-kaart');
    expect(await page.getByRole('link', { name: '0302861234' }).first().getAttribute('href')).toBe('tel:0302861234');
    await press(page, 'Dit klopt nog: Wmo-team West');
    await page.getByText('Bevestigd.').waitFor();
    // A member of the team reads it, and cannot say so.
    const member = await signedIn(world, personAt(UTRECHT, 'medewerker', 'wmo'));
    const text = await (await member.send('/team/wmo/sociale-kaart')).text();
    expect(text).toContain('Zeg het uw teamleider');
    const form = { formulier: /name="formulier" value="([^"]+)"/.exec(text)?.[1] ?? '', versie: '2' };
    const id = 'kaartvermeldingId' in made ? made.kaartvermeldingId : '';
    expect((await member.send(`/team/wmo/sociale-kaart/${id}/bevestiging`, { form })).status).toBe(403);
  });
});
