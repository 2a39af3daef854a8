import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PRETEND_PEOPLE } from '../../adapters/pretend/people.ts';
import { PAGES_WHO_MAY } from '../../gateway/access/who-may.ts';
import { openBrowser } from '../support/browser.ts';
import { openTestProvider } from '../support/identity-provider.ts';
import { oinOf } from '../support/messages.ts';
import { structureFaults } from '../support/page-structure.ts';
import {
  begin,
  bytesBeside,
  bytesOf,
  Client,
  formToken,
  newContext,
  openScreenWorld,
  personAt,
  type ScreenWorld,
  signedIn,
  signInAs,
  throughProvider,
} from '../support/screens.ts';

const ZEIST = 'gemeente-zeist';
const UTRECHT = 'gemeente-utrecht';
const COOKIE = '__Host-seinhuis';
const ATTEMPT = '__Host-aanmelden';
const TRAY = '/team/schuldhulp/lade';

let world: ScreenWorld;
let browser: Browser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openScreenWorld({ participants: [ZEIST, UTRECHT] }), openBrowser()]);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const worker = personAt(ZEIST, 'medewerker', 'schuldhulp');
const leader = personAt(ZEIST, 'teamleider');
const neighbour = personAt(UTRECHT, 'medewerker', 'schuldhulp');
const officer = personAt(ZEIST, 'privacyfunctionaris');
const opened = async (client: Client, path = TRAY) => (await client.send(path)).status;

describe('signing in', () => {
  it('goes by the provider of the own organisation, on another host name, and ends at the work', async () => {
    const context = await newContext(browser);
    const page = await signInAs(world, context, worker);
    expect(new URL(page.url()).pathname).toBe(TRAY);
    expect(new URL(world.providers.issuers.regio).hostname).not.toBe(new URL(world.gateway.pagesUrl).hostname);
    const [cookie] = (await context.cookies(world.gateway.pagesUrl)).filter(({ name }) => name === COOKIE);
    expect(cookie).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Lax', path: '/', domain: 'localhost' });
  });

  it('leads back to the page that was asked for', async () => {
    const context = await newContext(browser);
    const page = await signInAs(world, context, worker, '/team/schuldhulp/zoeken');
    expect(new URL(page.url()).pathname).toBe('/team/schuldhulp/zoeken');
  });

  it('leads to no other site, whatever is asked', async () => {
    for (const naar of [
      'https://boos.example/',
      '//boos.example',
      '/\\boos.example',
      '/%09/boos.example',
      'javascript:alert(1)',
      '/aanmelden',
    ]) {
      const client = new Client(world.gateway.pagesUrl);
      const back = await throughProvider(await begin(client, worker, naar), worker);
      const ended = await client.send(back);
      const location = ended.headers.get('location') ?? '';
      expect([naar, new URL(location, world.gateway.pagesUrl).origin]).toEqual([naar, world.gateway.pagesUrl]);
    }
  });

  it('names nobody in the database, and keeps of the secret only its hash', async () => {
    const client = await signedIn(world, worker);
    const { rows } = await admin('select * from session');
    const text = JSON.stringify(rows);
    expect(rows.length).toBeGreaterThan(0);
    for (const secret of [client.cookies.get(COOKIE)!, worker.subject, worker.naam]) expect(text).not.toContain(secret);
  });
});

async function admin(text: string) {
  const { openPool } = await import('../../adapters/postgres/database.ts');
  const pool = openPool(world.database.adminUrl, 'proef', 1);
  return pool.query(text).finally(() => pool.end());
}

describe('a sign-in', () => {
  it('does not take over a session id that was there before: the attack is one that somebody else fixed', async () => {
    const client = new Client(world.gateway.pagesUrl);
    const fixed = 'A'.repeat(43);
    client.cookies.set(COOKIE, fixed);
    await client.send(await throughProvider(await begin(client, worker), worker));
    expect(client.cookies.get(COOKIE)).not.toBe(fixed);
    const other = new Client(world.gateway.pagesUrl);
    other.cookies.set(COOKIE, fixed);
    expect(await opened(other)).toBe(303);
  });

  it('ends the session it follows', async () => {
    const client = await signedIn(world, worker);
    const before = client.cookies.get(COOKIE)!;
    await client.send(await throughProvider(await begin(client, worker), worker));
    const old = new Client(world.gateway.pagesUrl);
    old.cookies.set(COOKIE, before);
    expect([await opened(client), await opened(old)]).toEqual([200, 303]);
  });

  it('is finished once: the same answer does not count again', async () => {
    const client = new Client(world.gateway.pagesUrl);
    const url = await begin(client, worker);
    const attempt = client.cookies.get(ATTEMPT)!;
    const back = await throughProvider(url, worker);
    expect((await client.send(back)).status).toBe(303);
    const again = new Client(world.gateway.pagesUrl);
    again.cookies.set(ATTEMPT, attempt);
    expect((await again.send(back)).status).toBe(400);
    expect(again.cookies.has(COOKIE)).toBe(false);
  });

  it('is refused in another browser than the one it was begun in', async () => {
    const client = new Client(world.gateway.pagesUrl);
    const back = await throughProvider(await begin(client, worker), worker);
    expect((await new Client(world.gateway.pagesUrl).send(back)).status).toBe(400);
    const other = new Client(world.gateway.pagesUrl);
    await begin(other, worker);
    expect((await other.send(back)).status).toBe(400);
  });

  it('is refused when the answer is made for another state, issuer or way back', async () => {
    for (const [change, value] of [
      ['state', 'B'.repeat(43)],
      ['iss', 'https://boos.example'],
      ['code', 'verzonnen'],
    ] as const) {
      const client = new Client(world.gateway.pagesUrl);
      const url = new URL(await throughProvider(await begin(client, worker), worker), world.gateway.pagesUrl);
      url.searchParams.set(change, value);
      expect([change, (await client.send(`${url.pathname}${url.search}`)).status]).toEqual([change, 400]);
      expect(client.cookies.has(COOKIE)).toBe(false);
    }
    const client = new Client(world.gateway.pagesUrl);
    const back = await throughProvider(await begin(client, worker), worker);
    const elsewhere = back.replace(/klaar\/[0-9a-f]+/, `klaar/${'0'.repeat(16)}`);
    expect((await client.send(elsewhere)).status).toBe(400);
  });

  it('is refused for somebody of another organisation at the same provider', async () => {
    const client = new Client(world.gateway.pagesUrl);
    const ended = await client.send(await throughProvider(await begin(client, worker), neighbour));
    expect([ended.status, client.cookies.has(COOKIE)]).toEqual([403, false]);
  });

  it('does not begin at a provider at which no screens are registered, or that is not in force', async () => {
    const other = await openTestProvider();
    await world.change({
      identityProviders: [
        other.registeredFor(oinOf(UTRECHT), { id: 'zonder-schermen' }),
        other.registeredFor(oinOf(UTRECHT), {
          ...{
            id: 'voorbij',
            issuer: `${other.issuer}/oud`,
            validity: { geldigVan: '2020-01-01', geldigTot: '2020-12-31' },
          },
          screens: { clientId: 'x', scope: 'openid', resource: null },
        }),
      ],
    });
    const client = new Client(world.gateway.pagesUrl);
    for (const id of ['zonder-schermen', 'voorbij', 'bestaat-niet'])
      expect(await opened(client, `/aanmelden/${id}`)).toBe(404);
    await other.close();
  });
});

describe('a session', () => {
  it('ends when somebody signs out, also for who stole the cookie', async () => {
    const client = await signedIn(world, worker);
    const thief = new Client(world.gateway.pagesUrl);
    thief.cookies.set(COOKIE, client.cookies.get(COOKIE)!);
    expect(await opened(thief)).toBe(200);
    await client.send('/afmelden', { form: { formulier: await formToken(client, TRAY) } });
    expect([await opened(client), await opened(thief)]).toEqual([303, 303]);
  });

  it('ends everywhere when asked so, and leaves those of others', async () => {
    const [one, two, other] = await Promise.all([
      signedIn(world, worker),
      signedIn(world, worker),
      signedIn(world, leader),
    ]);
    await one.send('/afmelden', { form: { formulier: await formToken(one, TRAY), overal: 'ja' } });
    expect([await opened(one), await opened(two), await opened(other)]).toEqual([303, 303, 200]);
  });

  it('ends after half an hour without a request, and after two hours with', async () => {
    const [idle, busy] = await Promise.all([signedIn(world, worker), signedIn(world, worker)]);
    const seen: number[] = [];
    for (let quarter = 1; quarter <= 8; quarter += 1) {
      world.passDays(15 / (24 * 60));
      seen.push(await opened(busy));
      if (quarter === 2) expect(await opened(idle)).toBe(303);
    }
    world.passDays((-8 * 15) / (24 * 60));
    expect(seen).toEqual([...Array(7).fill(200), 303]);
  });

  it('ends at once when the organisation is suspended or its provider is taken away', async () => {
    const client = await signedIn(world, neighbour);
    expect(await opened(client, '/team/schuldhulp/overdrachten')).toBe(200);
    const naam = neighbour.organisation.naam;
    await world.change({ organisations: [{ oin: oinOf(UTRECHT), naam, status: 'geschorst' }] });
    expect(await opened(client, '/team/schuldhulp/overdrachten')).toBe(303);
    await world.change({ organisations: [{ oin: oinOf(UTRECHT), naam, status: 'aangesloten' }] });
    expect(await opened(client, '/team/schuldhulp/overdrachten')).toBe(200);
  });
});

describe('a form', () => {
  const path = '/team/schuldhulp/zoeken';
  const fields = { postcode: '3701AA', huisnummer: '1' };

  it('is refused without the token of this session, with that of another, and from another site', async () => {
    const [client, other] = await Promise.all([signedIn(world, worker), signedIn(world, leader)]);
    const [own, foreign] = await Promise.all([formToken(client, path), formToken(other, path)]);
    expect(own).not.toBe(foreign);
    const statuses = [
      await client.send(path, { form: fields }),
      await client.send(path, { form: { ...fields, formulier: foreign } }),
      await client.send(path, { form: { ...fields, formulier: own }, headers: { origin: 'https://boos.example' } }),
      await client.send(path, { form: { ...fields, formulier: own }, headers: { origin: 'null' } }),
      await client.send(path, { form: { ...fields, formulier: own } }),
    ].map(({ status }) => status);
    expect(statuses).toEqual([403, 403, 403, 403, 200]);
  });
});

describe('what does not work', () => {
  it('has a page that says so and a way on: not there, not in this way, too large', async () => {
    const client = await signedIn(world, worker);
    const formulier = await formToken(client, '/team/schuldhulp/zoeken');
    const long = { form: { formulier, postcode: 'x'.repeat(20_000) } };
    const answers = [
      await client.send('/bestaat-niet'),
      await client.send('/toegankelijkheid', { form: {} }),
      await client.send('/cijfers', { method: 'DELETE' }),
      await client.send('/team/schuldhulp/zoeken', long),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 405, 405, 413]);
    expect(answers.slice(1, 3).map(({ headers }) => headers.get('allow'))).toEqual(['GET', 'GET']);
    for (const answer of answers) expect(structureFaults(await answer.text())).toEqual([]);
  });
});

describe('who may see a page', () => {
  const PATHS: Readonly<Record<string, string>> = {
    'GET /werk': '/werk',
    'GET /sociale-kaart': '/sociale-kaart',
    'GET /team/:team/lade': TRAY,
    'GET /team/:team/volgende': '/team/schuldhulp/volgende',
    'GET /team/:team/zoeken': '/team/schuldhulp/zoeken',
    'GET /team/:team/herinneringen': '/team/schuldhulp/herinneringen',
    'GET /team/:team/overzicht': '/team/schuldhulp/overzicht',
    'GET /team/:team/zaken/:zaakId': '/team/schuldhulp/zaken/00000000-0000-7000-8000-000000000000',
    'GET /team/:team/overdrachten': '/team/schuldhulp/overdrachten',
    'GET /team/:team/overdrachten/nieuw': '/team/schuldhulp/overdrachten/nieuw',
    'GET /team/:team/overdrachten/:overdrachtId': '/team/schuldhulp/overdrachten/00000000-0000-7000-8000-000000000000',
    'GET /team/:team/verzoeken': '/team/schuldhulp/verzoeken',
    'GET /team/:team/sociale-kaart': '/team/schuldhulp/sociale-kaart',
    'GET /toezicht': '/toezicht',
    'GET /toezicht/vermeldingen/:vermelding': '/toezicht/vermeldingen/00000000-0000-7000-8000-000000000000',
    'GET /toezicht/vermeldingen/:vermelding/bewijs':
      '/toezicht/vermeldingen/00000000-0000-7000-8000-000000000000/bewijs',
    'GET /toezicht/zoeken': '/toezicht/zoeken',
    'GET /toezicht/aangehouden': '/toezicht/aangehouden',
    'GET /toezicht/aangehouden/:verstrekking': '/toezicht/aangehouden/00000000-0000-7000-8000-000000000000',
    'GET /toezicht/inzage': '/toezicht/inzage',
    'GET /toezicht/inzage/nieuw': '/toezicht/inzage/nieuw',
    'GET /toezicht/inzage/:verzoek': '/toezicht/inzage/00000000-0000-7000-8000-000000000000',
    'GET /toezicht/inzage/:verzoek/brief': '/toezicht/inzage/00000000-0000-7000-8000-000000000000/brief',
    'GET /toezicht/rechten': '/toezicht/rechten',
    'GET /toezicht/rechten/:team/:zaakId': '/toezicht/rechten/schuldhulp/00000000-0000-7000-8000-000000000000',
    'GET /toezicht/logboek': '/toezicht/logboek',
    'GET /toezicht/afspraken': '/toezicht/afspraken',
    'GET /toezicht/register': '/toezicht/register',
    'GET /toezicht/proef': '/toezicht/proef',
    'GET /cijfers': '/cijfers',
    'GET /cijfers/verloop': '/cijfers/verloop',
    'GET /cijfers/gebieden': '/cijfers/gebieden',
    'GET /cijfers/bestand': '/cijfers/bestand?maand=2026-01',
    'GET /cijfers/uitleg': '/cijfers/uitleg',
  };
  const FOR_ANYBODY = ['/', '/toegankelijkheid', '/mag-ik-dit-delen', '/aanmelden', '/afgemeld'];

  it('is on every page the same in what it owes to who cannot see it, and in what a first visit costs', async () => {
    const [lead, watch] = await Promise.all([signedIn(world, leader), signedIn(world, officer)]);
    const beside = await bytesBeside(lead);
    for (const path of [...FOR_ANYBODY, ...Object.values(PATHS)]) {
      const client = path.startsWith('/toezicht') ? watch : lead;
      const response = await client.send(path);
      if (response.status === 303) continue;
      expect([path, structureFaults(await response.text())]).toEqual([path, []]);
      expect((await bytesOf(client, path)) + beside, path).toBeLessThan(100_000);
    }
  }, 120_000);

  it('is what the table says, for every role; nobody sees a page of another team', async () => {
    for (const role of ['medewerker', 'teamleider', 'privacyfunctionaris', 'fg', 'beheerder'] as const) {
      const person = role === 'medewerker' ? worker : personAt(ZEIST, role);
      const client = await signedIn(world, person);
      for (const [row, path] of Object.entries(PATHS)) {
        const callers = PAGES_WHO_MAY.get(row);
        const may = callers?.kind === 'registered' && callers.persons[role] !== undefined;
        expect([role, row, (await opened(client, path)) !== 403]).toEqual([role, row, may]);
      }
    }
    const elsewhere = await signedIn(world, neighbour);
    const wmo = await signedIn(world, personAt(ZEIST, 'medewerker', 'wmo'));
    expect([await opened(elsewhere), await opened(wmo)]).toEqual([404, 404]);
  });

  it('is nobody when nobody is signed in: every page leads to signing in, every form is refused', async () => {
    const client = new Client(world.gateway.pagesUrl);
    for (const [row, callers] of PAGES_WHO_MAY) {
      if (callers.kind === 'everybody') continue;
      const [method, path = ''] = row.split(' ');
      const real = path.replace(':team', 'schuldhulp').replace(':zaakId', '00000000-0000-7000-8000-000000000000');
      const answer = method === 'GET' ? await client.send(real) : await client.send(real, { form: {} });
      expect([row, answer.status]).toEqual([row, method === 'GET' ? 303 : 403]);
    }
  });

  it('ends when no client of the organisation may speak for the team any more', async () => {
    const client = await signedIn(world, worker);
    expect(await opened(client)).toBe(200);
    const { clientsByTls } = await world.gateway.ports.directory.current();
    const own = [...clientsByTls.values()].find(one => one.oin === oinOf(ZEIST))!;
    await world.change({ clients: [{ ...own, teams: own.teams.filter(({ team }) => !team.endsWith('/schuldhulp')) }] });
    expect(await opened(client)).toBe(404);
    await world.change({ clients: [own] });
    expect(await opened(client)).toBe(200);
  });
});

describe('proving anew who one is', () => {
  it('is asked of the provider, and of the same person', async () => {
    const client = await signedIn(world, officer);
    const path = `/aanmelden/${officer.provider}-${officer.organisation.oin}?opnieuw=ja&naar=/werk`;
    const url = (await client.send(path)).headers.get('location')!;
    expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({ prompt: 'login', max_age: '0' });
    const before = client.cookies.get(COOKIE)!;
    const colleague = PRETEND_PEOPLE.find(
      one => one.organisation === officer.organisation && one.provider === officer.provider && one !== officer,
    )!;
    expect((await client.send(await throughProvider(url, colleague))).status).toBe(400);
    expect(client.cookies.get(COOKIE)).toBe(before);
    const again = (await client.send(path)).headers.get('location')!;
    expect((await client.send(await throughProvider(again, officer))).headers.get('location')).toBe('/werk');
    expect(client.cookies.get(COOKIE)).not.toBe(before);
  });
});
