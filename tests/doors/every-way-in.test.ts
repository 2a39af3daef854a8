/**
 * What bad input gets, on every way in (docs/fouten.md): each row of the table is tried on each way it can come by, and
 * each time the tables are compared with before. Nothing may be stored but that a known sender was refused.
 */
import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { certificatesIn } from '../../adapters/pki/certificate.ts';
import { type RateLimiter, rateLimiter } from '../../gateway/access/rate-limit.ts';
import type { OpenedPorts } from '../../gateway/compose.ts';
import { API_VERSION } from '../../schemas/registry.ts';
import { ggzOntslag, huurachterstand, type Json, oinOf, toestemming } from '../support/messages.ts';
import { type Answer, type CallOptions, openWorld, type World } from '../support/world.ts';

const SENDER = 'corporatie-de-vechtstroom';
const CARE = 'ggz-de-lindehof';
const RECEIVER = 'gemeente-utrecht';
const NOBODYS = '01920000-0000-7000-8000-000000000000';
const NO_SEAL = `sha-256=${'A'.repeat(43)}`;

/** What is broken now; nothing between tests. */
const broken: { database: boolean; log: boolean; rates: RateLimiter | null } = {
  database: false,
  log: false,
  rates: null,
};

function failing<T extends object>(port: T): T {
  return new Proxy(port, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        if (broken.database) throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
        return value.apply(target, args);
      };
    },
  });
}

function breakable(opened: OpenedPorts): OpenedPorts {
  const { ports } = opened;
  return {
    ...opened,
    ports: {
      ...ports,
      intake: failing(ports.intake),
      postbox: failing(ports.postbox),
      consents: failing(ports.consents),
      directory: failing(ports.directory),
      logReader: failing(ports.logReader),
      logGate: { waitUntilCovered: async (...asked) => !broken.log && ports.logGate.waitUntilCovered(...asked) },
      rates: { ...ports.rates, spend: (...asked) => (broken.rates ?? ports.rates).spend(...asked) },
    },
  };
}

let world: World;
let database: pg.Client;
/** A signal that waits, one that was fetched, and a consent, for the ways that need one. */
let waiting: string;
let fetched: Json;
let consent: Json;
let entry: string;

const today = () => world.now().localDate;
const message = (): Json => huurachterstand(today());
const newConsent = (): Json => toestemming(today(), new Date(world.now().epochMs - 3_600_000).toISOString());
const withdrawal = (): Json => ({
  ingetrokkenTijdstip: new Date(world.now().epochMs).toISOString(),
  wijze: 'mondeling',
  vastgelegdDoor: 'BH-12',
  doorWie: 'betrokkene',
});
const entryOf = (receipt: string): string =>
  JSON.parse(Buffer.from(receipt.split('.')[1]!, 'base64url').toString()).logboek.vermelding;

beforeAll(async () => {
  world = await openWorld({ wrap: breakable });
  database = new pg.Client({ connectionString: world.database.adminUrl });
  await database.connect();
  const first = await world.call(SENDER, 'POST', '/v1/signalen', message());
  waiting = first.body.verstrekkingId;
  entry = entryOf(first.body.ontvangstbewijs);
  const second = await world.call(SENDER, 'POST', '/v1/signalen', message());
  const path = `/v1/postvak/${second.body.verstrekkingId}?team=schuldhulp`;
  fetched = (await world.call(RECEIVER, 'GET', path)).body;
  consent = newConsent();
  expect((await world.call(CARE, 'POST', '/v1/toestemmingen', consent)).status).toBe(201);
});
afterAll(async () => {
  await database?.end();
  await world?.close();
});
afterEach(() => {
  broken.database = false;
  broken.log = false;
  broken.rates = null;
});

interface Way {
  readonly name: string;
  readonly as: string;
  readonly method: 'GET' | 'POST';
  readonly path: () => string;
  /** A good body. */
  readonly body?: () => Json;
  readonly signed?: true;
  /** Whether a refusal of a known sender is entered. */
  readonly enters?: true;
}

const SIGNAL: Way = {
  ...{ name: 'send a signal', as: SENDER, method: 'POST', path: () => '/v1/signalen' },
  ...{ body: () => message(), signed: true, enters: true },
};
const BATCH: Way = {
  ...{ name: 'send a batch', as: SENDER, method: 'POST', path: () => '/v1/signalen/_batch' },
  ...{ body: () => [message(), message()], signed: true },
};
const GIVE: Way = {
  ...{ name: 'give a consent', as: CARE, method: 'POST', path: () => '/v1/toestemmingen' },
  ...{ body: () => newConsent(), signed: true },
};
const WITHDRAW: Way = {
  ...{ name: 'withdraw a consent', as: CARE, method: 'POST', signed: true },
  path: () => `/v1/toestemmingen/${consent.toestemmingId}/intrekking`,
  body: () => withdrawal(),
};
const FETCH_MANY: Way = {
  ...{ name: 'fetch many', as: RECEIVER, method: 'POST', path: () => '/v1/postvak/_ophalen' },
  body: () => ({ team: 'schuldhulp', verstrekkingen: [waiting] }),
};
const CONFIRM: Way = {
  ...{ name: 'confirm', as: RECEIVER, method: 'POST', path: () => '/v1/postvak/_bevestigen' },
  body: () => ({ team: 'schuldhulp', items: [{ verstrekkingId: waiting, zegel: NO_SEAL }] }),
};
const ASK: Way = {
  ...{ name: 'ask what may be shared', as: SENDER, method: 'POST', path: () => '/v1/toetsingen' },
  body: () => ({ bericht: 'huurachterstand', hoedanigheid: 'verhuurder' }),
};
const LIST: Way = { name: 'list', as: RECEIVER, method: 'GET', path: () => '/v1/postvak?team=schuldhulp' };
const FETCH: Way = {
  ...{ name: 'fetch one', as: RECEIVER, method: 'GET' },
  path: () => `/v1/postvak/${waiting}?team=schuldhulp`,
};
const READ_CONSENT: Way = {
  ...{ name: 'read a consent', as: CARE, method: 'GET' },
  path: () => `/v1/toestemmingen/${consent.toestemmingId}`,
};
const PROOF: Way = { name: 'ask a proof', as: SENDER, method: 'GET', path: () => `/v1/verstrekkingen/${entry}` };
const MEMBERS: Way = { name: 'list members', as: SENDER, method: 'GET', path: () => '/v1/organisaties' };

/** Ways whose body is one document. */
const DOCUMENTS = [SIGNAL, GIVE, WITHDRAW, FETCH_MANY, CONFIRM, ASK];
const SIGNED = [SIGNAL, BATCH, GIVE, WITHDRAW];
const WITH_BODY = [BATCH, ...DOCUMENTS];
const EVERY = [...WITH_BODY, LIST, FETCH, READ_CONSENT, PROOF, MEMBERS];

/** A batch as lines; anything else as JSON. */
const bytesOf = (way: Way, body: Json | Buffer | undefined) =>
  way === BATCH && Array.isArray(body) ? Buffer.from(body.map(line => JSON.stringify(line)).join('\n')) : body;

const call = (
  way: Way,
  body: Json | Buffer | undefined = way.body?.(),
  more: CallOptions = {},
  as: string | null = way.as,
) => {
  const headers = way === BATCH ? { 'content-type': 'application/x-ndjson', ...more.headers } : more.headers;
  return world.call(
    as,
    way.method,
    way.path(),
    bytesOf(way, body),
    headers === undefined ? more : { ...more, headers },
  );
};

/** Everything stored but the log of refusals and the counts at the door. */
async function stored(): Promise<Json> {
  const { rows } = await database.query(`select
    (select count(*)::int from delivery) as deliveries, (select count(*)::int from idempotency) as ids,
    (select md5(string_agg(d::text, '' order by disclosure_id)) from delivery d) as delivery_rows,
    (select md5(string_agg(c::text, '' order by consent_id)) from consent c) as consents,
    (select count(*)::int from consent_event) as events,
    (select count(*)::int from log_entry where kind not in ('geweigerd', 'onbekenden')) as entries,
    (select count(*)::int from log_entry where kind = 'geweigerd') as refusals,
    (select count(*)::int from search_key) as keys`);
  return rows[0];
}

/** Runs `work` and expects that it stored nothing but `refusals` entries of a refusal. */
async function storesNothing(work: () => Promise<void>, refusals = 0): Promise<void> {
  const before = await stored();
  await work();
  expect(await stored()).toEqual({ ...before, refusals: before.refusals + refusals });
}

/** Every combination of a row and a way, for `it.each`. */
const on = <Row extends readonly unknown[]>(ways: readonly Way[], rows: readonly Row[]) =>
  rows.flatMap(row => ways.map(way => [way.name, row[0] as string, way, row] as const));
const names = (ways: readonly Way[]) => ways.map(way => [way.name, way] as const);

function expectProblem(answer: Answer, status: number, code: string): void {
  expect(answer.headers['content-type']).toBe('application/problem+json');
  expect(answer.body).toMatchObject({ status, code });
  expect(answer.status).toBe(status);
}

describe('a body that cannot be read', () => {
  const rows = [
    ['not JSON', Buffer.from('{"a":'), 'GEEN_JSON'],
    ['with duplicate keys', Buffer.from('{"a":"oker","a":2}'), 'DUBBELE_SLEUTEL'],
    ['not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 'GEEN_UTF8'],
    ['with an unsafe number', Buffer.from('{"a":9007199254740993}'), 'ONVEILIG_GETAL'],
    ['too deep', Buffer.from(`${'['.repeat(100)}${']'.repeat(100)}`), 'TE_DIEP'],
  ] as const;

  it.each(on(DOCUMENTS, rows))('to %s: %s', async (_way, _row, way, [, bytes, code]) => {
    await storesNothing(
      async () => {
        const answer = await call(way, bytes);
        expect(answer.status).toBe(400);
        expect(answer.body.errors).toContainEqual(expect.objectContaining({ code }));
        expect(answer.text).not.toContain('oker');
      },
      way.enters ? 1 : 0,
    );
  });
});

describe('a line of a batch', () => {
  const rows = [
    ['that is not JSON', () => '{"a":', 'GEEN_JSON'],
    ['with duplicate keys', () => '{"a":"oker","a":2}', 'DUBBELE_SLEUTEL'],
    ['with an unsafe number', () => '{"a":9007199254740993}', 'ONVEILIG_GETAL'],
    ['that is too deep', () => `${'['.repeat(100)}${']'.repeat(100)}`, 'TE_DIEP'],
    ['that is empty', () => '', 'GEEN_JSON'],
    ['with an unknown field', () => JSON.stringify({ ...message(), lievelingskleur: 'oker' }), 'VELD_NIET_TOEGESTAAN'],
    ['of an unknown type', () => JSON.stringify({ ...message(), type: 'parkeerboete' }), 'TYPE_ONBEKEND'],
  ] as const;

  it.each(rows)('%s is 400 with every fault, and stands in the way of no other', async (_name, make, code) => {
    const before = await stored();
    const lines = [JSON.stringify(message()), make(), JSON.stringify(message())];
    const answer = await call(BATCH, Buffer.from(lines.join('\n')));
    expect(answer.body.regels.map((line: Json) => line.status)).toEqual([201, 400, 201]);
    expect(answer.body.regels[1].probleem.errors).toContainEqual(expect.objectContaining({ code }));
    expect(answer.text).not.toContain('oker');
    const after = await stored();
    expect([after.deliveries - before.deliveries, after.refusals - before.refusals]).toEqual([2, 1]);
  });
});

describe('a body that does not follow its schema', () => {
  const rows = [
    ['an unknown field', (good: Json) => ({ ...good, lievelingskleur: 'oker-met-stippen' }), '/lievelingskleur'],
    ['a wrong type', (good: Json) => ({ ...good, [Object.keys(good)[0]!]: { oker: 1 } }), null],
    ['a missing field', (good: Json) => Object.fromEntries(Object.entries(good).slice(1)), null],
  ] as const;

  it.each(on(DOCUMENTS, rows))('to %s: %s', async (_way, _row, way, [, change, pointer]) => {
    await storesNothing(
      async () => {
        const answer = await call(way, change(way.body!()));
        expect(answer.status).toBe(400);
        expect(answer.body.errors.length).toBeGreaterThan(0);
        if (pointer !== null) expect(answer.body.errors).toContainEqual(expect.objectContaining({ pointer }));
        expect(answer.text).not.toContain('oker');
      },
      way.enters ? 1 : 0,
    );
  });

  it('to send a signal: every fault at once, by pointer', async () => {
    const sent = message();
    sent.inhoud.lievelingskleur = 'oker';
    sent.inhoud.bedragEuro = 'veel';
    delete sent.doel;
    const { errors } = (await call(SIGNAL, sent)).body;
    expect(errors.map((one: Json) => one.pointer)).toEqual(
      expect.arrayContaining(['/inhoud/lievelingskleur', '/inhoud/bedragEuro', '/doel']),
    );
  });

  it.each([
    ['type', { type: 'parkeerboete' }],
    ['version', { versie: 99 }],
  ])('to send a signal: an unknown %s gets the list that is known', async (_, change) => {
    await storesNothing(async () => {
      const answer = await call(SIGNAL, { ...message(), ...change });
      expectProblem(answer, 400, 'TYPE_ONBEKEND');
      expect(JSON.stringify(answer.body.errors)).toContain('huurachterstand');
    }, 1);
  });

  it('to send a signal: dates that contradict each other', async () => {
    const sent = message();
    sent.inhoud.ontruimingsdatum = '2026-01-01';
    expect((await call(SIGNAL, sent)).body.errors).toContainEqual(
      expect.objectContaining({ pointer: '/inhoud/ontruimingsdatum' }),
    );
  });
});

describe('a body of another form than asked', () => {
  const rows: readonly (readonly [string, (way: Way) => [Json | Buffer, CallOptions]])[] = [
    ['compressed', () => [gzipSync('{}'), { headers: { 'content-encoding': 'gzip' } }]],
    ['another media type', way => [way.body!(), { headers: { 'content-type': 'text/plain' } }]],
    ['no media type that exists', way => [way.body!(), { headers: { 'content-type': 'json' } }]],
  ];

  it.each(on(WITH_BODY, rows))('to %s: %s', async (_way, _row, way, [, make]) => {
    await storesNothing(async () => expectProblem(await call(way, ...make(way)), 415, 'MEDIATYPE'));
  });
});

describe('a body above 256 KB, or 4 MB for a batch', () => {
  const tooLarge = (way: Way) => Buffer.alloc((way === BATCH ? 4096 : 256) * 1024 + 1, 0x20);

  it('is not the only end of a batch: more than a thousand lines are refused whole', async () => {
    const lines = Buffer.from(`${JSON.stringify(message())}\n`.repeat(1001));
    await storesNothing(async () => expectProblem(await call(BATCH, lines), 413, 'TE_GROOT'));
  });

  it.each(names(WITH_BODY))('to %s is refused', async (_name, way) => {
    await storesNothing(async () => expectProblem(await call(way, tooLarge(way)), 413, 'TE_GROOT'));
  });

  it.each(names(WITH_BODY))('to %s is refused when its length is not said beforehand', async (_name, way) => {
    await storesNothing(async () => {
      const { port } = new URL(world.gateway.apiUrl);
      const file = (name: string) => readFileSync(join(world.folder, 'deelnemers', way.as, name), 'utf8');
      const status = await new Promise<number | undefined>((resolve, reject) => {
        const outgoing = request(
          {
            ...{ host: '127.0.0.1', port, servername: 'localhost', method: way.method, path: way.path(), agent: false },
            ...{ ca: readFileSync(join(world.folder, 'ca.pem')), cert: file('tls.pem'), key: file('tls.key') },
            headers: {
              host: `localhost:${port}`,
              'content-type': way === BATCH ? 'application/x-ndjson' : 'application/json',
              'transfer-encoding': 'chunked',
            },
          },
          response => {
            resolve(response.statusCode);
            outgoing.destroy();
          },
        );
        outgoing.once('error', reject);
        outgoing.write(tooLarge(way));
        // The end never comes: the answer must not wait for it.
      });
      expect(status).toBe(413);
    });
  });
});

describe('a caller without a certificate', () => {
  it.each(names(EVERY))('cannot %s', async (_name, way) => {
    await storesNothing(async () =>
      expectProblem(await call(way, way.body?.(), {}, null), 401, 'CERTIFICAAT_ONTBREEKT'),
    );
  });

  it.each(names(WITH_BODY))('does not learn what a document to %s should look like', async (_name, way) => {
    const answer = await call(way, {}, {}, null);
    expect(answer.status).toBe(401);
    expect(answer.body.errors).toBeUndefined();
  });

  it('may read the log, its key and the API description', async () => {
    for (const path of ['/logboek/vkey', '/v1/openapi.json'])
      expect((await world.call(null, 'GET', path)).status).toBe(200);
  });
});

describe('a caller whose certificate is not registered', () => {
  const stranger = 'corporatie-domwonen';
  const client = { id: `${oinOf(stranger)}-1`, oin: oinOf(stranger), teams: [] };
  beforeAll(() =>
    world.change({ clients: [{ ...client, tlsThumbprints: [], signingThumbprints: [], status: 'ingetrokken' }] }),
  );

  it.each(names(EVERY))('cannot %s', async (_name, way) => {
    await storesNothing(async () => expectProblem(await call(way, way.body?.(), {}, stranger), 403, 'CLIENT_ONBEKEND'));
  });
});

describe('a caller whose organisation is suspended', () => {
  const suspended = 'gemeente-zeist';
  beforeAll(() =>
    world.change({
      organisations: [{ oin: oinOf(suspended), naam: 'Gemeente Zeist (nagebootst)', status: 'geschorst' }],
    }),
  );
  afterAll(() =>
    world.change({
      organisations: [{ oin: oinOf(suspended), naam: 'Gemeente Zeist (nagebootst)', status: 'aangesloten' }],
    }),
  );

  it.each(names(EVERY))('cannot %s', async (_name, way) => {
    await storesNothing(async () =>
      expectProblem(await call(way, way.body?.(), {}, suspended), 403, 'ORGANISATIE_GESCHORST'),
    );
  });
});

describe('a caller whose certificate was revoked', () => {
  const revoked = 'energie-lichtstad';
  beforeAll(async () => {
    expect((await world.call(revoked, 'GET', '/v1/organisaties')).status).toBe(200);
    const pem = readFileSync(join(world.folder, 'deelnemers', revoked, 'tls.pem'), 'utf8');
    await world.authority.revoke(certificatesIn(pem)[0]!, world.now().epochMs);
    world.lists.replace(Object.values(await world.authority.revocationLists(world.now().epochMs)));
  });

  // On the connection that was good a moment ago.
  it.each(names(EVERY))('cannot %s from the next list on', async (_name, way) => {
    await storesNothing(async () => expectProblem(await call(way, way.body?.(), {}, revoked), 401, 'INGETROKKEN'));
  });
});

describe('while it is not known whether certificates are revoked', () => {
  const lists = async () => Object.values(await world.authority.revocationLists(world.now().epochMs));
  afterEach(async () => world.lists.replace(await lists()));

  it.each(names(EVERY))('nobody can %s, and is told to try again', async (_name, way) => {
    await storesNothing(async () => {
      world.lists.replace((await lists()).slice(0, 2));
      const answer = await call(way);
      expectProblem(answer, 503, 'CRL_ONTBREEKT');
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    });
  });
});

describe('a signature', () => {
  const rows: readonly (readonly [string, number, string, (way: Way) => CallOptions])[] = [
    ['is required', 401, 'HANDTEKENING_ONTBREEKT', () => ({ sign: false })],
    ['must be of who holds the connection', 403, 'ANDERE_ONDERTEKENAAR', () => ({ signAs: RECEIVER })],
    ['must cover this body', 401, 'DIGEST_KLOPT_NIET', () => ({ signedBody: Buffer.from('{}') })],
    ['must cover this target', 401, 'HANDTEKENING_ONGELDIG', () => ({ signedTarget: '/v1/iets-anders' })],
    ['must be for this gateway', 401, 'ANDERE_POORT', () => ({ headers: { host: 'andere-poort.example' } })],
    ['of an hour ago is a replay', 403, 'HERHALING', () => ({ signedAtMs: world.now().epochMs - 3_600_000 })],
    ['of six minutes ahead is a replay', 403, 'HERHALING', () => ({ signedAtMs: world.now().epochMs + 360_000 })],
  ];

  it.each(on(SIGNED, rows))('to %s %s', async (_way, _row, way, [, status, code, options]) => {
    await storesNothing(async () => {
      const answer = await call(way, way.body!(), options(way));
      // Lines that were answered before still are, however late; so each line is told by itself.
      if (way === BATCH && code === 'HERHALING')
        for (const line of answer.body.regels) expect(line).toMatchObject({ status, probleem: { code } });
      else expectProblem(answer, status, code);
    });
  });
});

describe('a claim', () => {
  it.each([
    ['another organisation', { oin: '00000099000910002000' }],
    ['a team that is not registered', { team: 'wijkbeheer' }],
    ['a capacity that is not registered', { hoedanigheid: 'directeur_pi' }],
  ])('to %s is refused on every way that has one', async (_, claim) => {
    for (const way of [SIGNAL, GIVE])
      await storesNothing(
        async () => {
          const body = way.body!();
          expectProblem(
            await call(way, { ...body, afzender: { ...body.afzender, ...claim } }),
            403,
            'AFZENDER_NIET_GEREGISTREERD',
          );
        },
        way.enters ? 1 : 0,
      );
  });

  it.each([
    ['list', (team: string) => world.call(RECEIVER, 'GET', `/v1/postvak?team=${team}`)],
    ['fetch one', (team: string) => world.call(RECEIVER, 'GET', `/v1/postvak/${waiting}?team=${team}`)],
    ['fetch many', (team: string) => call(FETCH_MANY, { ...FETCH_MANY.body!(), team })],
    ['confirm', (team: string) => call(CONFIRM, { ...CONFIRM.body!(), team })],
  ])('of a postbox to %s is refused for a team that is not registered', async (_name, ask) => {
    await storesNothing(async () => expectProblem(await ask('burgemeester'), 403, 'AFZENDER_NIET_GEREGISTREERD'));
  });
});

describe('an id', () => {
  const other = 'gemeente-zeist';
  const ask: Readonly<Record<string, (as: string, id: string) => Promise<Answer>>> = {
    'fetch one': (as, id) => world.call(as, 'GET', `/v1/postvak/${id}?team=schuldhulp`),
    confirm: (as, id) =>
      world.call(as, 'POST', '/v1/postvak/_bevestigen', {
        team: 'schuldhulp',
        items: [{ verstrekkingId: id, zegel: fetched.zegel }],
      }),
    'read a consent': (as, id) => world.call(as, 'GET', `/v1/toestemmingen/${id}`),
    'withdraw a consent': (as, id) => world.call(as, 'POST', `/v1/toestemmingen/${id}/intrekking`, withdrawal()),
    'ask a proof': (as, id) => world.call(as, 'GET', `/v1/verstrekkingen/${id}`),
  };
  const foreign: Readonly<Record<string, () => string>> = {
    'fetch one': () => waiting,
    confirm: () => fetched.verstrekkingId,
    'read a consent': () => consent.toestemmingId,
    'withdraw a consent': () => consent.toestemmingId,
    'ask a proof': () => entry,
  };

  it.each(Object.keys(ask))('of another to %s is answered as one that does not exist', async name => {
    await storesNothing(async () => {
      const answers = [await ask[name]!(other, foreign[name]!()), await ask[name]!(other, NOBODYS)];
      for (const answer of answers) expectProblem(answer, 404, 'NIET_GEVONDEN');
      const [first, second] = answers.map(answer => ({ ...answer.body, traceId: '' }));
      expect(first).toEqual(second);
    });
  });

  it('of another among many to fetch is not found, and the rest is fetched', async () => {
    const answer = await world.call(other, 'POST', '/v1/postvak/_ophalen', {
      team: 'schuldhulp',
      verstrekkingen: [waiting, NOBODYS],
    });
    expect(answer.body.items).toEqual(
      [waiting, NOBODYS].map(verstrekkingId => ({ verstrekkingId, status: 'niet_gevonden' })),
    );
  });

  it('of another team of the same organisation does not exist for this one', async () => {
    expectProblem(await world.call(RECEIVER, 'GET', `/v1/postvak/${waiting}?team=wmo`), 404, 'NIET_GEVONDEN');
  });
});

describe('a message', () => {
  it('that a rule forbids is 403 with every reason, and leaves that it was refused', async () => {
    await storesNothing(async () => {
      const sent = message();
      sent.inhoud.overlast = 'verward gedrag';
      sent.voorwaarden = sent.voorwaarden.filter((one: Json) => one.code !== 'P1');
      const answer = await call(SIGNAL, sent);
      expectProblem(answer, 403, 'GEWEIGERD');
      expect(answer.body.redenen.map((one: Json) => one.code)).toEqual([
        'VELD_NIET_TOEGESTAAN',
        'VOORWAARDE_ONTBREEKT:P1',
      ]);
      expect(answer.text).not.toContain('verward');
    }, 1);
  });

  it('sent again gives the same receipt, and other content under its id 409', async () => {
    const sent = message();
    const first = await call(SIGNAL, sent);
    expect(first.status).toBe(201);
    await storesNothing(async () => {
      expect((await call(SIGNAL, sent)).body).toEqual(first.body);
      expect((await call(SIGNAL, sent, { signedAtMs: world.now().epochMs - 3_600_000 })).body).toEqual(first.body);
      expectProblem(
        await call(SIGNAL, { ...sent, inhoud: { ...sent.inhoud, bedragEuro: 781 } }),
        409,
        'ID_AL_GEBRUIKT',
      );
    });
  });

  it('to a team without a valid key is 503, and nothing of it is kept', async () => {
    const original = world.gateway.ports.directory.current;
    const team = `${oinOf(RECEIVER)}/schuldhulp`;
    const directory = await original();
    const teams = new Map(directory.teams);
    const known = teams.get(team)!;
    for (const sealingKey of [null, { ...known.sealingKey!, validUntilMs: world.now().epochMs }]) {
      teams.set(team, { ...known, sealingKey });
      Object.assign(world.gateway.ports.directory, { current: async () => ({ ...directory, teams }) });
      try {
        await storesNothing(async () => {
          const answer = await call(SIGNAL);
          expectProblem(answer, 503, 'ONTVANGER_ZONDER_SLEUTEL');
          expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
        });
      } finally {
        Object.assign(world.gateway.ports.directory, { current: original });
      }
    }
  });
});

describe('a consent', () => {
  it('given again is the same, and other content under its id 409', async () => {
    await storesNothing(async () => {
      const again = await call(GIVE, consent);
      expect(again.body).toMatchObject({ toestemmingId: consent.toestemmingId, status: 'actief' });
      expectProblem(await call(GIVE, { ...consent, vastgelegdDoor: 'BH-13' }), 409, 'ID_AL_GEBRUIKT');
    });
  });

  it('withdrawn stops what waits: 410 without a reason on every way out', async () => {
    const given = ['avg_grondslag', 'doorbreking_beroepsgeheim'] as const;
    const consents = given.map(soort => ({ ...newConsent(), soort }));
    for (const one of consents) expect((await call(GIVE, one)).status).toBe(201);
    const ids = consents.map(one => one.toestemmingId as string);
    const sent = await world.call(CARE, 'POST', '/v1/signalen', ggzOntslag(today(), ids));
    expect(sent.status).toBe(201);
    await world.call(CARE, 'POST', `/v1/toestemmingen/${ids[0]}/intrekking`, withdrawal());
    const { verstrekkingId } = sent.body;
    const one = await world.call(RECEIVER, 'GET', `/v1/postvak/${verstrekkingId}?team=wmo`);
    expectProblem(one, 410, 'NIET_MEER_BESCHIKBAAR');
    expect(one.text).not.toContain('INGETROKKEN');
    const many = await call(FETCH_MANY, { team: 'wmo', verstrekkingen: [verstrekkingId] });
    expect(many.body.items).toEqual([{ verstrekkingId, status: 'niet_meer_beschikbaar' }]);
  });
});

describe('a confirmation', () => {
  const confirm = (zegel: string) =>
    call(CONFIRM, { team: 'schuldhulp', items: [{ verstrekkingId: fetched.verstrekkingId, zegel }] });

  it('with another seal is 409, and the message stays open; with the right one twice the same', async () => {
    await storesNothing(async () => expectProblem(await confirm(NO_SEAL), 409, 'ANDER_ZEGEL'));
    const first = await confirm(fetched.zegel);
    expect(first.body.items[0].status).toBe('bevestigd');
    expect((await confirm(fetched.zegel)).body).toEqual(first.body);
  });

  it('of what was not fetched is not accepted', async () => {
    await storesNothing(async () => {
      expect((await call(CONFIRM)).body.items[0].status).toBe('niet_opgehaald');
    });
  });
});

describe('while the database is away', () => {
  it.each(names(EVERY))('to %s is 503 with a time to try again, and nothing is stored', async (_name, way) => {
    await storesNothing(async () => {
      broken.database = true;
      const answer = await call(way);
      expectProblem(answer, 503, 'NIET_BEREIKBAAR');
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    });
  });
});

describe('while no checkpoint can be signed', () => {
  it('nothing is released: 503 with a time to try again', async () => {
    const sent = await call(SIGNAL);
    broken.log = true;
    const path = `/v1/postvak/${sent.body.verstrekkingId}?team=schuldhulp`;
    const body = { team: 'schuldhulp', verstrekkingen: [sent.body.verstrekkingId] };
    for (const answer of [await world.call(RECEIVER, 'GET', path), await call(FETCH_MANY, body)]) {
      expectProblem(answer, 503, 'NIET_BEREIKBAAR');
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    }
  });
});

describe('a client that goes too fast', () => {
  it.each(names(EVERY))('to %s is 429 with a time to go on, and nothing is stored', async (_name, way) => {
    const tight = { perSecond: 0.001, burst: 1 };
    broken.rates = rateLimiter({ zenden: tight, lezen: tight });
    await call(way, way.signed ? {} : way.body?.());
    await storesNothing(async () => {
      const answer = await call(way);
      expectProblem(answer, 429, 'TE_SNEL');
      const wait = Number(answer.headers['retry-after']);
      expect(wait).toBeGreaterThan(900);
      const use = way.signed ? 'zenden' : 'lezen';
      expect(answer.headers['ratelimit-policy']).toBe(`"${use}";q=1;w=1000`);
      expect(answer.headers.ratelimit).toBe(`"${use}";r=0;t=${wait}`);
    });
  });

  it('does not slow another, nor its own reading', async () => {
    const tight = { perSecond: 0.001, burst: 1 };
    broken.rates = rateLimiter({ zenden: tight, lezen: { perSecond: 100, burst: 100 } });
    await call(SIGNAL);
    expect((await call(SIGNAL)).status).toBe(429);
    expect((await call(MEMBERS)).status).toBe(200);
    expect((await call(GIVE)).status).toBe(201);
  });
});

describe('a request that no route answers', () => {
  it('from a caller that cannot read JSON is 406', async () => {
    expect((await call(SIGNAL, message(), { headers: { accept: 'image/png' } })).status).toBe(406);
    const some = { headers: { accept: 'text/html, application/json;q=0.5' } };
    expect((await call(SIGNAL, message(), some)).status).toBe(201);
  });

  it.each([['GET'], ['PUT'], ['DELETE']])('with method %s says which methods there are', async method => {
    const answer = await world.call(SENDER, method, '/v1/signalen');
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe('POST');
  });

  it('with a trailing slash or an unknown path is not found, as a problem document with the API version', async () => {
    for (const path of ['/v1/signalen/', '/v1/bestaat-niet', '/']) {
      const answer = await world.call(SENDER, 'GET', path);
      expectProblem(answer, 404, 'NIET_GEVONDEN');
      expect(answer.headers['api-version']).toBe(API_VERSION);
    }
  });
});
