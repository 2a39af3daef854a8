/** The main jobs of a privacy officer and of who watches along, in a real browser: what was shared and why, held messages, inzage. */
import { generateKeyPairSync } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool } from '../../adapters/postgres/database.ts';
import { plusDays } from '../../consent/working-days.ts';
import { peekCheckpoint, signCheckpoint } from '../../gateway/logbook/checkpoint.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { openBrowser } from '../support/browser.ts';
import { KEPT, rentSignal } from '../support/kept-team.ts';
import { DEBTOR, energieachterstand, type Json, oinOf, zorgpremieWanbetaler } from '../support/messages.ts';
import { layoutFaults } from '../support/page-layout.ts';
import {
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

const RENT = 'corporatie-de-vechtstroom';
const ENERGY = 'energie-lichtstad';
const CAK = 'cak';
const TO_KEPT = { oin: oinOf(KEPT), team: 'schuldhulp', gemeentecode: '0355' };

let world: ScreenWorld;
let browser: Browser;
/** Two officers of the corporation, who watches along there, and an officer of the receiver. */
let anne: Page;
let ben: Page;
let sent: { readonly allowed: string; readonly held: string };
beforeAll(async () => {
  [world, browser] = await Promise.all([openScreenWorld({ participants: [KEPT, RENT, ENERGY, CAK] }), openBrowser()]);
  const today = world.now().localDate;
  const allowed = await send(RENT, rentSignal(today), 201);
  await send(RENT, { ...rentSignal(today), voorwaarden: [] }, 403);
  const end = energieachterstand(today, 'eindelevering');
  end.inhoud.eindeLeveringsdatum = plusDays(today, 14);
  const held = await send(ENERGY, { ...end, ontvanger: TO_KEPT }, 202);
  await send(CAK, { ...zorgpremieWanbetaler(today), ontvanger: TO_KEPT }, 201);
  await world.gateway.casework.turn();
  sent = { allowed: allowed.verstrekkingId, held: held.verstrekkingId };
  anne = await pageOf(RENT, 0);
  ben = await pageOf(RENT, 1);
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

async function send(as: string, message: Json, status: number): Promise<Json> {
  const answer = await world.call(as, 'POST', '/v1/signalen', message);
  expect(answer.status, answer.text).toBe(status);
  return answer.body;
}

async function pageOf(
  map: string,
  nth = 0,
  role: 'privacyfunctionaris' | 'fg' = 'privacyfunctionaris',
  size = DESKTOP,
) {
  return signInAs(world, await newContext(browser, size), personAt(map, role, undefined, nth));
}

const go = (to: Page, path: string) => to.goto(`${world.gateway.pagesUrl}${path}`);
const pathOf = (one: Page) => new URL(one.url()).pathname;
const main = (one: Page) => one.getByRole('main').innerText();

/** No accessibility faults, and nothing that scrolls sideways; a picture where they are asked for. */
async function isGood(one: Page, name: string): Promise<void> {
  for (const [word, size] of [
    ['telefoon', PHONE],
    ['bureau', DESKTOP],
  ] as const) {
    await one.setViewportSize(size);
    if (process.env.SCREENSHOTS)
      await one.screenshot({ path: `${process.env.SCREENSHOTS}/toezicht-${name}-${word}.png`, fullPage: true });
    expect(await one.evaluate('document.documentElement.scrollWidth <= window.innerWidth'), word).toBe(true);
  }
  expect(await accessibilityFaults(one)).toEqual([]);
  expect(await layoutFaults(one)).toEqual([]);
}

/** Moves by Tab to what has this name, and presses it. */
async function press(one: Page, name: string, key = 'Enter'): Promise<void> {
  for (let step = 0; step < 120; step += 1) {
    await one.keyboard.press('Tab');
    const text = await one.evaluate(
      `(() => { const e = document.activeElement; return (e?.labels?.[0]?.textContent ?? e?.textContent ?? '').trim(); })()`,
    );
    if (text === name) return one.keyboard.press(key);
  }
  throw new Error('Cannot reach this by keyboard');
}

async function rows(text: string): Promise<readonly Json[]> {
  const pool = openPool(world.database.adminUrl, 'proef', 1);
  return (await pool.query(text).finally(() => pool.end())).rows;
}

describe('a privacy officer', () => {
  it('comes at every disclosure and refusal of the organisation, without a name of anybody', async () => {
    expect(pathOf(anne)).toBe('/toezicht');
    const text = await main(anne);
    expect(text).toContain('Verstrekt');
    expect(text).toContain('Geweigerd');
    expect(text).toContain('En nog 3 redenen.');
    expect(text).not.toContain(DEBTOR.achternaam);
    await isGood(anne, 'verstrekkingen');
  });

  it('filters by what, who, type, ground and time, in the address', async () => {
    const count = async (query: string) => {
      await go(anne, `/toezicht?${query}`);
      return Math.max(0, (await anne.getByRole('row').count()) - 1);
    };
    expect(await count('')).toBe(2);
    expect(await count('wat=besluiten')).toBe(2);
    expect(await count('wat=alles')).toBeGreaterThan(3);
    expect(await count(`met=${oinOf(KEPT)}`)).toBe(2);
    expect(await count(`met=${oinOf(CAK)}`)).toBe(0);
    expect(await count('type=huurachterstand')).toBe(2);
    expect(await count('type=ggz-ontslag')).toBe(0);
    expect(await count('grond=plicht_tenzij_geweigerd')).toBe(2);
    expect(await count('grond=toestemming')).toBe(0);
    expect(await count('van=2025-01-01&tot=2025-02-01')).toBe(0);
    expect(await main(anne)).toContain('Niets gevonden');
    await go(anne, '/toezicht?van=2026-02-01&tot=2026-01-01');
    expect(await anne.getByRole('alert').innerText()).toContain('De laatste dag ligt voor de eerste.');
    await isGood(anne, 'verstrekkingen-fout');
  });

  it('reads why a message was refused, in words with articles, and what would help', async () => {
    await go(anne, '/toezicht');
    await anne
      .getByRole('row', { name: /Geweigerd/ })
      .getByRole('link')
      .click();
    const text = await main(anne);
    expect(text).toContain('Er is niet gemeld dat persoonlijk contact is gezocht.');
    expect(text).toContain('De verstrekking rust op de wet en niet op toestemming.');
    expect(text).toContain('de melding dat persoonlijk contact is gezocht (P1)');
    await isGood(anne, 'geweigerd');
  });

  it('sees of a disclosure which fields went, how it stands, and keeps a proof of it', async () => {
    await go(anne, '/toezicht?wat=besluiten');
    await anne
      .getByRole('row', { name: /Toegestaan/ })
      .getByRole('link')
      .click();
    const text = await main(anne);
    expect(text).toContain('Persoon: Achternaam');
    expect(text).toContain('Ontvangst bevestigd');
    await isGood(anne, 'vermelding');
    const [download] = await Promise.all([
      anne.waitForEvent('download'),
      anne.getByRole('link', { name: 'Bewijs opslaan' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^bewijs-[0-9a-f-]{36}\.json$/);
  });

  it('reads how the log stands, what was agreed with whom, and the register made from the policy', async () => {
    await go(anne, '/toezicht/logboek');
    expect(await main(anne)).toContain('log verify');
    await isGood(anne, 'logboek');
    await go(anne, '/toezicht/afspraken');
    expect(await main(anne)).toContain('Geldt');
    await isGood(anne, 'afspraken');
    await go(anne, '/toezicht/register');
    expect(await main(anne)).toMatch(/Huurachterstand verstrekken/i);
    await isGood(anne, 'register');
  });
});

describe('the check of the log in the browser', () => {
  const check = async () => {
    await go(anne, '/toezicht/logboek');
    await press(anne, 'Het logboek nakijken');
    await anne.getByText(/^(Klaar|Gestopt)\.$/).waitFor();
    return main(anne);
  };
  /** What comes from the gateway is changed on the way to the browser. */
  const changed = async (path: string, change: (body: Buffer) => Buffer) => {
    await anne.route(path, async route => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: change(await answer.body()) });
    });
    const text = await check();
    await anne.unroute(path);
    return text;
  };

  it('finds the log whole, and sees the next time that it only grew', async () => {
    expect(await check()).toMatch(/Het logboek is heel: \d+ vermeldingen nagerekend\.\s+Dit was de eerste keer/);
    expect(await check()).toContain('Het begint nog precies zo als de vorige keer');
    await isGood(anne, 'logboek-heel');
  });

  it('says no to an entry that was changed on the way, and where', async () => {
    const swapped = await changed('**/logboek/tile/entries/**', body => {
      // The first letter of the first commitment: it still is a leaf, and another one.
      body.write(body.toString('latin1', 14, 15) === 'A' ? 'B' : 'A', 14, 'latin1');
      return body;
    });
    expect(swapped).toContain('TEGEL_WIJKT_AF (niveau 0, plaats 0)');
    expect(swapped).not.toContain('Het logboek is heel');
    await isGood(anne, 'logboek-fout');
  });

  it('says no to a checkpoint that was forged: by another key, or with another size', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const name = world.gateway.ports.keys.logKey.name;
    const forged = await changed('**/logboek/checkpoint', body => {
      const stand = peekCheckpoint(body.toString());
      return Buffer.from(signCheckpoint({ name, privateKey, publicKey }, stand?.size ?? 0, stand?.root ?? body));
    });
    expect(forged).toContain('GEEN_BEKENDE_HANDTEKENING');
    const shrunk = await changed('**/logboek/checkpoint', body =>
      Buffer.from(String(body).replace(/\n\d+\n/, '\n1\n')),
    );
    expect(shrunk).toContain('HANDTEKENING_ONGELDIG');
  });

  it('is the only script that any page may run', async () => {
    const officer = await signedIn(world, personAt(RENT, 'privacyfunctionaris'));
    const policyOf = async (path: string) => (await officer.send(path)).headers.get('content-security-policy');
    expect(await policyOf('/toezicht/logboek')).toContain("script-src 'self'; connect-src 'self'");
    for (const path of ['/', '/toezicht', '/toezicht/zoeken', '/toezicht/logboek/'])
      expect(await policyOf(path)).not.toMatch(/script-src|connect-src/);
    const script = await officer.send('/nakijken.js');
    const again = await officer.send('/nakijken.js', {
      headers: { 'if-none-match': script.headers.get('etag') ?? '' },
    });
    expect([script.status, again.status]).toEqual([200, 304]);
  });
});

describe('another policy', () => {
  it('is tried on what the own organisation sent, in counts', async () => {
    await go(anne, '/toezicht/proef');
    await anne.getByRole('button', { name: 'Proberen' }).click();
    expect(await anne.getByRole('alert').innerText()).toContain('Kies een beleid.');
    const choices = await anne.getByLabel('Beleid').locator('option').allInnerTexts();
    expect(choices.length).toBeGreaterThan(3);
    await anne.getByLabel('Beleid').selectOption({ index: 1 });
    await anne.getByRole('button', { name: 'Proberen' }).click();
    expect(await main(anne)).toContain('Elk bericht was hetzelfde afgelopen.');
    expect(await anne.getByRole('row').nth(1).innerText()).toMatch(/Huurachterstand/);
    await isGood(anne, 'proef');
  });
});

describe('what an officer of another organisation sees', () => {
  it('is not what the sender alone knows: no refusal, no reason, nothing that waits', async () => {
    const officer = await signedIn(world, personAt(KEPT, 'privacyfunctionaris'));
    const list = await (await officer.send('/toezicht?wat=alles')).text();
    expect(list).toContain('Verstrekt');
    const kinds = await rows(`select entry_id from log_entry where kind in ('geweigerd', 'besloten', 'aangehouden')
      and jcs::jsonb -> 'afzender' ->> 'oin' <> '${oinOf(KEPT)}'`);
    for (const { entry_id } of kinds) expect(list).not.toContain(entry_id);
    expect(kinds.length).toBeGreaterThanOrEqual(4);
    for (const { entry_id } of kinds)
      for (const path of [`/toezicht/vermeldingen/${entry_id}`, `/toezicht/vermeldingen/${entry_id}/bewijs`])
        expect((await officer.send(path)).status).toBe(404);
  });

  it('is nothing of a message it has no part in, nor of a held one of another sender', async () => {
    const officer = await signedIn(world, personAt(CAK, 'privacyfunctionaris'));
    const foreign = await rows(`select entry_id from log_entry where not '${oinOf(CAK)}' = any (parties)`);
    expect(foreign.length).toBeGreaterThan(3);
    for (const { entry_id } of foreign)
      expect((await officer.send(`/toezicht/vermeldingen/${entry_id}`)).status).toBe(404);
    expect((await officer.send(`/toezicht/aangehouden/${sent.held}`)).status).toBe(404);
    const formulier = await formToken(officer, '/toezicht/zoeken');
    const proposed = { form: { formulier, besluit: 'weigeren' } };
    expect((await officer.send(`/toezicht/aangehouden/${sent.held}/voorstel`, proposed)).status).toBe(404);
  });
});

describe('a held message', () => {
  it('is let through by two officers, by keyboard, on facts and never on the body', async () => {
    const first = await pageOf(ENERGY, 0);
    const second = await pageOf(ENERGY, 1);
    await go(first, '/toezicht/aangehouden');
    await isGood(first, 'aangehouden');
    await press(first, await first.getByRole('row').nth(1).getByRole('link').innerText());
    await first.waitForURL(/aangehouden\/.+/);
    const text = await main(first);
    expect(text).toContain('Tot het einde van de levering');
    expect(text).not.toContain(DEBTOR.achternaam);
    await isGood(first, 'aangehouden-bericht');
    await first.getByRole('button', { name: 'Voorstel doen aan een collega' }).click();
    expect(await first.getByRole('alert').innerText()).toContain('Kies wat u voorstelt.');
    await press(first, 'Toelaten', 'Space');
    await press(first, 'Voorstel doen aan een collega');
    await first.getByText('U stelde voor:').waitFor();
    expect(await first.getByRole('button', { name: /Akkoord/ }).count()).toBe(0);
    await go(second, `/toezicht/aangehouden/${sent.held}`);
    await isGood(second, 'aangehouden-oordeel');
    await second.getByRole('button', { name: 'Akkoord: toelaten' }).click();
    expect(await main(second)).toContain('Toegelaten');
    await go(second, '/toezicht/aangehouden');
    expect(await main(second)).toContain('Er wacht niets op een besluit.');
  }, 180_000);

  it('cannot be decided by the one who proposed, nor by who watches along', async () => {
    const today = world.now().localDate;
    const end = energieachterstand(today, 'eindelevering');
    end.inhoud.eindeLeveringsdatum = plusDays(today, 14);
    const { verstrekkingId } = await send(ENERGY, { ...end, ontvanger: TO_KEPT }, 202);
    const officer = await signedIn(world, personAt(ENERGY, 'privacyfunctionaris'));
    const path = `/toezicht/aangehouden/${verstrekkingId}`;
    const formulier = await formToken(officer, path);
    await officer.send(`${path}/voorstel`, { form: { formulier, besluit: 'toelaten' } });
    const shown = await (await officer.send(path)).text();
    const field = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(shown)?.[1] ?? '';
    const yes = { oordeel: 'akkoord', voorstel: field('voorstel'), kenmerk: field('kenmerk') };
    const own = await officer.send(`${path}/oordeel`, { form: { formulier, ...yes } });
    expect(own.status).toBe(409);
    expect(await own.text()).toContain('moeten twee mensen zijn');
    const fg = await signedIn(world, personAt(ENERGY, 'fg'));
    const token = await formToken(fg, '/toezicht/zoeken');
    expect((await fg.send(`${path}/oordeel`, { form: { formulier: token, ...yes } })).status).toBe(403);
    expect(await (await fg.send(path)).text()).toContain('U leest mee en adviseert.');
  });
});

describe('rights of a resident in the casework of the own teams', () => {
  let kees: Page;
  let lies: Page;
  let path = '';

  it('begin with looking up whose zaak it is, which is noted', async () => {
    kees = await pageOf(KEPT, 0);
    lies = await pageOf(KEPT, 1);
    await go(kees, '/toezicht/rechten');
    await kees.getByRole('button', { name: 'Zoeken' }).click();
    expect(await kees.getByRole('alert').innerText()).toContain('Vul de achternaam in.');
    await isGood(kees, 'rechten-fout');
    await kees.getByLabel('Achternaam').fill(DEBTOR.achternaam);
    await kees.getByLabel('Geboortedatum').fill(DEBTOR.geboortedatum);
    await kees.getByRole('button', { name: 'Zoeken' }).click();
    expect(kees.url()).not.toContain(DEBTOR.achternaam);
    const [noted] = await rows('select reason, outcome from ingezien order by epoch_ms desc limit 1');
    expect(noted).toEqual({ reason: 'inzageverzoek', outcome: 'gezocht' });
    await isGood(kees, 'rechten-gevonden');
    const found = kees.getByRole('table', { name: /zaa?k/ }).getByRole('link').first();
    await found.click();
    path = pathOf(kees);
    expect(path).toMatch(/^\/toezicht\/rechten\/schuldhulp\/[0-9a-f-]{36}$/);
    expect(await main(kees)).not.toContain(DEBTOR.achternaam);
    await isGood(kees, 'rechten-zaak');
  });

  it('are restricted by one at once, and lifted only after the resident was told', async () => {
    await kees.getByRole('button', { name: 'Gebruik beperken' }).click();
    expect(await main(kees)).toContain('Verwerking beperkt');
    await isGood(kees, 'rechten-beperkt');
    await kees.getByRole('button', { name: 'Beperking opheffen' }).click();
    expect(await kees.getByRole('alert').innerText()).toContain('Kies de dag waarop u het de inwoner vertelde.');
    await kees.getByLabel('Aan de inwoner verteld op').fill(world.now().localDate);
    await kees.getByRole('button', { name: 'Beperking opheffen' }).click();
    expect(await main(kees)).not.toContain('Verwerking beperkt');
  });

  it('are nobody else’s: not another organisation’s, and who watches along reads only', async () => {
    const [foreign, fg] = await Promise.all([
      signedIn(world, personAt(RENT, 'privacyfunctionaris')),
      signedIn(world, personAt(KEPT, 'fg')),
    ]);
    const token = await formToken(foreign, '/toezicht/zoeken');
    expect((await foreign.send(path)).status).toBe(404);
    for (const [step, fields] of [
      ['beperking', { besluit: 'beperken' }],
      ['wissing', { grond: 'onrechtmatig' }],
    ] as const)
      expect((await foreign.send(`${path}/${step}`, { form: { formulier: token, ...fields } })).status).toBe(404);
    const reading = await (await fg.send(path)).text();
    expect(reading).toContain('U leest mee en adviseert.');
    expect(reading).not.toContain('Gebruik beperken');
    const own = await formToken(fg, '/toezicht/zoeken');
    const restrict = { form: { formulier: own, besluit: 'beperken' } };
    expect((await fg.send(`${path}/beperking`, restrict)).status).toBe(403);
  });

  it('are erased by two, on a ground that stands above the task; what the law keeps is not offered', async () => {
    await kees.getByRole('button', { name: 'Wissen voorstellen aan een collega' }).click();
    expect(await kees.getByRole('alert').innerText()).toContain('Kies waarom dit gewist moet worden.');
    expect(await kees.getByLabel('De gegevens zijn niet meer nodig').count()).toBe(0);
    await kees.getByLabel('Wij hadden dit niet mogen hebben').check();
    await kees.getByRole('button', { name: 'Wissen voorstellen aan een collega' }).click();
    expect(await main(kees)).toContain('U stelde voor om te wissen');
    expect(await kees.getByRole('button', { name: 'Akkoord: wissen' }).count()).toBe(0);
    await go(lies, '/toezicht/rechten');
    expect(await main(lies)).toContain('Wacht op een collega');
    await go(lies, path);
    await isGood(lies, 'rechten-oordeel');
    await lies.getByRole('button', { name: 'Akkoord: wissen' }).click();
    expect(await main(lies)).toContain('Twee privacyfunctionarissen gingen akkoord.');
    await isGood(lies, 'rechten-akkoord');
  }, 180_000);
});

describe('a request whose month is nearly over', () => {
  it('stands on the first page, and only there where it is', async () => {
    const officer = await signedIn(world, personAt(ENERGY, 'privacyfunctionaris'));
    const formulier = await formToken(officer, '/toezicht/inzage/nieuw');
    const asker = {
      ...{ achternaam: 'Proefstra', geboortedatum: '1980-01-01', postcode: '3511AB', huisnummer: '12' },
      ...{ naam: 'P. Proefstra', straat: 'Kadelaan 12', woonplaats: 'Utrecht', vastgesteld: 'balie' },
    };
    const came = async (days: number) => {
      const form = { formulier, ...asker, ontvangen: plusDays(world.now().localDate, -days) };
      expect((await officer.send('/toezicht/inzage/nieuw', { form })).status).toBe(303);
      return (await officer.send('/toezicht')).text();
    };
    expect(await came(2)).not.toContain('de maand is bijna om');
    expect(await came(26)).toContain('de maand is bijna om');
    const other = await signedIn(world, personAt(CAK, 'privacyfunctionaris'));
    expect(await (await other.send('/toezicht')).text()).not.toContain('de maand is bijna om');
  });
});

describe('an inzage', () => {
  const whom = { achternaam: DEBTOR.achternaam, geboortedatum: DEBTOR.geboortedatum };

  it('begins with a search that asks why, and is written down', async () => {
    await go(anne, '/toezicht/zoeken');
    await anne.getByRole('button', { name: 'Zoeken' }).click();
    expect(await anne.getByRole('alert').innerText()).toContain('Kies waarom u zoekt.');
    await isGood(anne, 'zoeken-fout');
    await anne.getByLabel('Ik controleer').check();
    await anne.getByLabel('Achternaam').fill(whom.achternaam);
    await anne.getByLabel('Geboortedatum').fill(whom.geboortedatum);
    await anne.getByRole('button', { name: 'Zoeken' }).click();
    expect(await main(anne)).toContain('geboortedatum en achternaam');
    expect(anne.url()).not.toContain(whom.achternaam);
    const [noted] = await rows('select reason, outcome from ingezien order by epoch_ms desc limit 1');
    expect(noted).toEqual({ reason: 'controle', outcome: 'gezocht' });
    await isGood(anne, 'zoeken');
  });

  it('goes from intake to letter: one chooses the lines, another agrees, and then it can be printed', async () => {
    await go(anne, '/toezicht/inzage/nieuw');
    await anne.getByRole('button', { name: 'Verzoek vastleggen en zoeken' }).click();
    expect(await anne.getByRole('alert').innerText()).toContain('Kies hoe u weet wie er vraagt.');
    await isGood(anne, 'inzage-nieuw');
    await anne.getByLabel('Aan de balie').check();
    await anne.getByLabel('Achternaam').fill(whom.achternaam);
    await anne.getByLabel('Geboortedatum').fill(whom.geboortedatum);
    await anne.getByLabel('Postcode').fill('3511 ab');
    await anne.getByLabel('Huisnummer', { exact: true }).fill('12');
    await anne.getByLabel('Naam op de brief').fill('Q.Z. <b>Kwartelvogel</b>');
    await anne.getByLabel('Straat en huisnummer').fill('Kadelaan 12');
    await anne.getByLabel('Woonplaats').fill('Utrecht');
    await anne.getByRole('button', { name: 'Verzoek vastleggen en zoeken' }).click();
    await anne.waitForURL(/inzage\/[0-9a-f-]{36}$/);
    const path = pathOf(anne);
    expect((await anne.request.get(`${anne.url()}/brief`)).status()).toBe(404);
    await anne.getByRole('button', { name: 'Voorleggen aan een collega' }).click();
    expect(await anne.getByRole('alert').innerText()).toMatch(/Kies of de regel van .* in de brief komt\./);
    await isGood(anne, 'inzage-regels');
    await anne.getByLabel(/^In de brief/).selectOption('in');
    await anne.getByRole('button', { name: 'Voorleggen aan een collega' }).click();
    expect(await main(anne)).toContain('U legde dit voor.');
    expect(await anne.getByRole('button', { name: 'Akkoord met deze brief' }).count()).toBe(0);

    await go(ben, path);
    await isGood(ben, 'inzage-oordeel');
    await ben.getByRole('button', { name: 'Akkoord met deze brief' }).click();
    await ben.getByRole('link', { name: 'Brief bekijken en afdrukken' }).click();
    const letter = await main(ben);
    expect(letter).toContain('Q.Z. <b>Kwartelvogel</b>');
    expect(letter).toContain('Gemeente Zeist');
    expect(letter).toContain('Voorletters; Achternaam; Geboortedatum; Postcode');
    expect(letter).toContain('Autoriteit Persoonsgegevens');
    await isGood(ben, 'brief');
    await ben.emulateMedia({ media: 'print' });
    if (process.env.SCREENSHOTS) await ben.pdf({ path: `${process.env.SCREENSHOTS}/brief.pdf` }).catch(() => undefined);
    expect(await ben.getByText('Druk deze brief af').isVisible()).toBe(false);
    await ben.emulateMedia({ media: null });
    await go(anne, '/toezicht/inzage');
    expect(await main(anne)).toContain('Brief klaar');
    await isGood(anne, 'inzage');
    const foreign = await signedIn(world, personAt(KEPT, 'privacyfunctionaris'));
    expect([(await foreign.send(path)).status, (await foreign.send(`${path}/brief`)).status]).toEqual([404, 404]);
  }, 180_000);

  it('keeps nothing of who asked in the clear, and forgets it in time', async () => {
    const dump = JSON.stringify(await rows('select row_to_json(r) from inzage_request r'));
    expect(dump).not.toContain('Kwartelvogel');
    const at = world.now().epochMs;
    await world.gateway.ports.directory.current();
    await rows(`select inzage_forgets(${at + 1})`);
    await go(anne, '/toezicht/inzage');
    await anne.getByRole('row').nth(1).getByRole('link').click();
    expect(await main(anne)).toContain('Niet meer bewaard');
    await isGood(anne, 'inzage-vergeten');
  });

  it('is of a letter that the tables let nobody agree on alone', async () => {
    const pool = openPool(world.database.urls.gateway, 'proef', 1);
    const client = await pool.connect();
    try {
      await client.query('begin');
      await client.query(`select set_config('seinhuis.oin', '${oinOf(RENT)}', true)`);
      await client.query(`insert into inzage_request (request_id, organisation, state, received_on, due_on, made_ms)
        values ('00000000-0000-7000-8000-00000000000a', '${oinOf(RENT)}', 'nieuw', '2026-01-01', '2026-02-01', 1)`);
      await expect(
        client.query(`update inzage_request set state = 'goedgekeurd', decided_ms = 1,
          decision_entry_id = '00000000-0000-7000-8000-00000000000b',
          proposal_id = '00000000-0000-7000-8000-00000000000c'
          where request_id = '00000000-0000-7000-8000-00000000000a'`),
      ).rejects.toThrow('two officers of the organisation decide on a letter');
    } finally {
      await client.query('rollback');
      client.release();
      await pool.end();
    }
  });
});

describe('erasing a zaak', () => {
  it('cannot be agreed on by the one who proposed, whatever the form says', async () => {
    // An address of its own: at the other, a zaak is being erased meanwhile.
    const adres = { postcode: '3701ZB', huisnummer: 44, woonplaats: 'Zeist' };
    const persoon = { achternaam: 'Proefstra', geboortedatum: '1975-05-05', adres };
    const { verstrekkingId } = await send(RENT, rentSignal(world.now().localDate, { persoon }), 201);
    await world.gateway.casework.turn();
    const inZaak = () => rows(`select zaak_id from zaak_signal where signal_id = '${verstrekkingId}'`);
    await expect.poll(async () => (await inZaak()).length, { timeout: 20_000 }).toBe(1);
    const zaak = `/toezicht/rechten/schuldhulp/${(await inZaak())[0]?.zaak_id}`;
    const officer = await signedIn(world, personAt(KEPT, 'privacyfunctionaris'));
    const formulier = await formToken(officer, '/toezicht/zoeken');
    await officer.send(`${zaak}/wissing`, { form: { formulier, grond: 'onrechtmatig' } });
    const shown = await (await officer.send(zaak)).text();
    const field = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(shown)?.[1] ?? '';
    const yes = { oordeel: 'akkoord', voorstel: field('voorstel'), kenmerk: field('kenmerk') };
    const own = await officer.send(`${zaak}/oordeel`, { form: { formulier, ...yes } });
    expect(own.status).toBe(409);
    expect(await own.text()).toContain('moeten twee mensen zijn');
  });
});
