/** Registers that answer, do not answer, answer nonsense, or lead the gateway into its own network. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { brpInwoner } from '../../adapters/registers/brp-inwoner.ts';
import { brpPersonen } from '../../adapters/registers/brp-personen.ts';
import { locatieserver } from '../../adapters/registers/locatieserver.ts';
import { type JudgedFetch, judgedFetch } from '../../adapters/webhook/judged-fetch.ts';

const TODAY = '2026-11-22';
const BSN = '999990019';

interface Heard {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

let server: Server;
let origin: string;
let heard: Heard[] = [];
let reply: (response: ServerResponse) => void;
const answers = (status: number, body: string) => {
  reply = response => response.writeHead(status, { 'content-type': 'application/json' }).end(body);
};
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url!, 'http://localhost');
    const body = Buffer.concat(chunks).toString('utf8');
    heard.push({ method: request.method!, url, headers: request.headers, body });
    reply(response);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise(resolve => server.close(resolve));
});
beforeEach(() => {
  heard = [];
});

const practice = judgedFetch({ loopbackAllowed: true });
/** As `practice`, but its patience ends when the server has heard the question. */
function untilHeard(): JudgedFetch {
  const patience = new AbortController();
  reply = () => patience.abort();
  return (url, signal, sent) => {
    expect(signal, 'a question without an end').toBeDefined();
    return practice(url, patience.signal, sent);
  };
}

const addresses = (get: JudgedFetch = practice, base = `${origin}/search/v3_1`) =>
  locatieserver(base, get).municipalityOf({ postcode: '3511AB', huisnummer: 12 }, TODAY);
const residence = (get: JudgedFetch = practice, base = `${origin}/haalcentraal/api/brp`) =>
  brpPersonen({ base, get, headers: async () => ({ 'X-API-KEY': 'proef' }) }).municipalityOf(BSN);

const docs = (...codes: readonly unknown[]) =>
  JSON.stringify({
    response: { numFound: codes.length, start: 0, docs: codes.map(gemeentecode => ({ gemeentecode })) },
  });
const personen = (...list: readonly unknown[]) =>
  JSON.stringify({ type: 'RaadpleegMetBurgerservicenummer', personen: list });
const inUtrecht = { gemeenteVanInschrijving: { code: '0344', omschrijving: 'Utrecht' } };

describe('the public register of addresses', () => {
  it('is asked for a postcode and a house number, and for nothing but the municipality', async () => {
    answers(200, docs('0344', '0344'));
    expect(await addresses()).toEqual({ kind: 'gevonden', gemeentecode: '0344' });
    const [{ method, url }] = heard as [Heard];
    expect([method, url.pathname]).toEqual(['GET', '/search/v3_1/free']);
    expect(url.searchParams.getAll('fq')).toEqual(['type:adres', 'postcode:3511AB', 'huisnummer:12']);
    expect(url.searchParams.get('fl')).toBe('gemeentecode');
  });

  it.each<[string, number, string, object]>([
    ['no such address', 200, docs(), { kind: 'onbekend' }],
    ['two municipalities', 200, docs('0344', '0355'), { kind: 'meer-dan-een' }],
    ['an answer without a list', 200, '{"response":{}}', { kind: 'onbereikbaar' }],
    ['null', 200, 'null', { kind: 'onbereikbaar' }],
    ['a code that is none', 200, docs('Utrecht'), { kind: 'onbereikbaar' }],
    ['an address without a code', 200, docs(undefined), { kind: 'onbereikbaar' }],
  ])('answers %s', async (_, status, body, answer) => {
    answers(status, body);
    expect(await addresses()).toEqual(answer);
  });
});

describe('questions without end', () => {
  it('reach the public register sixteen at a time, and again when those are answered', async () => {
    let asked = 0;
    const open: (() => void)[] = [];
    const slow: JudgedFetch = () => {
      asked += 1;
      return new Promise(resolve => open.push(() => resolve(new Response(docs('0344')))));
    };
    const register = locatieserver('https://register.example.nl', slow);
    const ask = () => register.municipalityOf({ postcode: '3511AB', huisnummer: 12 }, TODAY);
    const all = Array.from({ length: 40 }, ask);
    expect(asked).toBe(16);
    for (const answer of open.splice(0)) answer();
    const kinds = (await Promise.all(all)).map(one => one.kind);
    expect(kinds.filter(kind => kind === 'gevonden')).toHaveLength(16);
    expect(kinds.filter(kind => kind === 'onbereikbaar')).toHaveLength(24);
    const again = ask();
    for (const answer of open) answer();
    expect(await again).toEqual({ kind: 'gevonden', gemeentecode: '0344' });
  });
});

describe('the register of residents', () => {
  it('is asked for one field of one number, which stands in no URL', async () => {
    answers(200, personen(inUtrecht));
    expect(await residence()).toEqual({ kind: 'gevonden', gemeentecode: '0344' });
    const [{ method, url, headers, body }] = heard as [Heard];
    expect([method, url.pathname, url.search]).toEqual(['POST', '/haalcentraal/api/brp/personen', '']);
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'x-api-key': 'proef' });
    expect(JSON.parse(body)).toEqual({
      type: 'RaadpleegMetBurgerservicenummer',
      burgerservicenummer: [BSN],
      fields: ['gemeenteVanInschrijving.code'],
    });
  });

  it.each<[string, number, string, string]>([
    ['nobody with that number', 200, personen(), 'onbekend'],
    [
      'somebody who left or died',
      200,
      personen({ ...inUtrecht, opschortingBijhouding: { reden: { code: 'E' } } }),
      'geen-ingezetene',
    ],
    ['a non-resident', 200, personen({ gemeenteVanInschrijving: { code: '1999' } }), 'geen-ingezetene'],
    [
      'a municipality in doubt',
      200,
      personen({ ...inUtrecht, inOnderzoek: { gemeenteVanInschrijving: true } }),
      'in-onderzoek',
    ],
    ['a party that may not ask', 403, '{"code":"unauthorizedField"}', 'niet-bevoegd'],
    ['a key that is not known', 401, '{}', 'niet-bevoegd'],
    ['two people for one number', 200, personen(inUtrecht, inUtrecht), 'onbereikbaar'],
    ['a person without a municipality', 200, personen({}), 'onbereikbaar'],
    ['a code that is none', 200, personen({ gemeenteVanInschrijving: { code: '344' } }), 'onbereikbaar'],
    ['no list', 200, '{}', 'onbereikbaar'],
  ])('answers %s', async (_, status, body, kind) => {
    answers(status, body);
    expect((await residence()).kind).toBe(kind);
  });
});

describe.each<[string, (get?: JudgedFetch, base?: string) => Promise<{ kind: string }>, string]>([
  ['the public register of addresses', addresses, docs('0344')],
  ['the register of residents', residence, personen(inUtrecht)],
])('%s is away', (_, ask, good) => {
  const away = { kind: 'onbereikbaar' };

  it.each<[string, number, string]>([
    ['something else than JSON', 200, '<html>'],
    ['an endless answer', 200, `"${'x'.repeat(300_000)}"`],
    ['a fault of its own', 500, good],
    ['too many questions', 429, '{}'],
  ])('when it answers %s', async (_what, status, body) => {
    answers(status, body);
    expect(await ask()).toEqual(away);
  });

  it('when it does not answer in time', async () => {
    expect(await ask(untilHeard())).toEqual(away);
    expect(heard).toHaveLength(1);
  });

  it('when nobody is there', async () => {
    expect(await ask(practice, 'http://127.0.0.1:1/search')).toEqual(away);
  });

  it('when it sends on to another address, which is not asked', async () => {
    reply = response => response.writeHead(302, { location: `${origin}/binnen` }).end();
    expect(await ask()).toEqual(away);
    expect(heard.map(one => one.url.pathname)).not.toContain('/binnen');
  });

  it('when it is an address inside, by number or by name', async () => {
    answers(200, good);
    const real = judgedFetch({ loopbackAllowed: false, resolve: async () => [{ address: '127.0.0.1', family: 4 }] });
    const { port } = new URL(origin);
    for (const base of [origin, `https://127.0.0.1:${port}`, `https://register.example.nl:${port}`, 'https://10.0.0.5'])
      expect(await ask(real, base), base).toEqual(away);
    expect(heard).toEqual([]);
  });
});

describe('whether somebody lives where a signal says', () => {
  const PERSON = {
    achternaam: 'Kwartelvogel',
    geboortedatum: '1981-04-17',
    adres: { postcode: '3701AA', huisnummer: 7 },
  };
  const one = (more: object = {}) => ({
    naam: { geslachtsnaam: 'Kwartelvogel' },
    geboorte: { datum: { datum: '1981-04-17' } },
    gemeenteVanInschrijving: { code: '0355' },
    ...more,
  });
  const check = (person: Parameters<ReturnType<typeof brpInwoner>['check']>[0] = PERSON, get: JudgedFetch = practice) =>
    brpInwoner({ base: origin, get, headers: async () => ({}) }).check(person, '0355');
  /** What is found at the address, and what by name and birth date. */
  const register = (there: readonly object[], anywhere: readonly object[] = []) => {
    reply = response => {
      const { type } = JSON.parse(heard.at(-1)!.body) as { type: string };
      const personen = type === 'ZoekMetPostcodeEnHuisnummer' ? there : anywhere;
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ type, personen }));
    };
  };

  it('is yes for who is registered at the address, however the name is written', async () => {
    register([one({ naam: { geslachtsnaam: 'kwartel-vogel' } }), one({ naam: { geslachtsnaam: 'Anders' } })]);
    expect(await check()).toBe('inwoner');
    expect(heard).toHaveLength(1);
    expect(heard[0]!.url.search).toBe('');
  });

  it.each([
    ['verhuisd_binnen_gemeente', one()],
    ['geen_inwoner', one({ gemeenteVanInschrijving: { code: '0344' } })],
    ['geen_inwoner', one({ opschortingBijhouding: { reden: { code: 'E' } } })],
    ['overleden', one({ opschortingBijhouding: { reden: { code: 'O' } } })],
    ['onbekend', one({ opschortingBijhouding: { reden: { code: 'F' } } })],
    ['onbekend', one({ inOnderzoek: { gemeenteVanInschrijving: true } })],
    ['onbekend', one({ geboorte: { datum: { datum: '1981-04-18' } } })],
  ] as const)('is %s for who is found elsewhere', async (outcome, person) => {
    register([], [person]);
    expect(await check()).toBe(outcome);
  });

  it('is never guessed: by a surname alone, between two of one name, or without a clear answer', async () => {
    register([], [one()]);
    expect(await check({ ...PERSON, geboortedatum: null })).toBe('onbekend');
    expect(heard).toHaveLength(1);
    register([], [one(), one({ gemeenteVanInschrijving: { code: '0344' } })]);
    expect(await check()).toBe('onbekend');
    for (const [status, body] of [
      [200, '{"personen":{}}'],
      [200, '{"personen":[null]}'],
      [403, '{}'],
      [500, ''],
    ] as const) {
      answers(status, body);
      expect(await check()).toBe('onbekend');
    }
    expect(await check(PERSON, untilHeard())).toBe('onbekend');
  });
});
