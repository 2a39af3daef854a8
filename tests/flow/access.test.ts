import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certificatesIn } from '../../adapters/pki/certificate.ts';
import { huurachterstand, type Json, oinOf } from '../support/messages.ts';
import { openWorld, type World } from '../support/world.ts';

const SENDER = 'corporatie-de-vechtstroom';
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

const message = (): Json => huurachterstand(world.now().localDate);
const post = (body: Json | Buffer, as: string | null = SENDER, more = {}) =>
  world.call(as, 'POST', '/v1/signalen', body, more);

/** Every route behind a certificate. */
const GUARDED: readonly (readonly [string, string, Json?])[] = [
  ['POST', '/v1/signalen', {}],
  ['GET', '/v1/postvak?team=schuldhulp'],
  ['GET', '/v1/postvak/01920000-0000-7000-8000-000000000000?team=schuldhulp'],
  ['POST', '/v1/postvak/_ophalen', { team: 'schuldhulp', verstrekkingen: ['01920000-0000-7000-8000-000000000000'] }],
  [
    'POST',
    '/v1/postvak/_bevestigen',
    {
      team: 'schuldhulp',
      items: [{ verstrekkingId: '01920000-0000-7000-8000-000000000000', zegel: `sha-256=${'A'.repeat(43)}` }],
    },
  ],
  ['POST', '/v1/toestemmingen', {}],
  ['GET', '/v1/toestemmingen/01920000-0000-7000-8000-000000000000'],
  ['POST', '/v1/toestemmingen/01920000-0000-7000-8000-000000000000/intrekking', {}],
  ['GET', '/v1/verstrekkingen/01920000-0000-7000-8000-000000000000'],
  ['GET', '/v1/organisaties'],
];

describe('a caller without a certificate', () => {
  it.each(GUARDED)('is told so and nothing else: %s %s', async (method, path, body) => {
    const answer = await world.call(null, method, path, body);
    expect(answer.status).toBe(401);
    expect(answer.body.code).toBe('CERTIFICAAT_ONTBREEKT');
  });

  it('may read the log, its key and the API description', async () => {
    await post(message());
    for (const path of ['/logboek/vkey', '/v1/openapi.json'])
      expect((await world.call(null, 'GET', path)).status).toBe(200);
  });
});

describe('a caller with a certificate that is not registered', () => {
  it.each(GUARDED)('is a stranger: %s %s', async (method, path, body) => {
    const client = {
      id: `${oinOf('corporatie-domwonen')}-1`,
      oin: oinOf('corporatie-domwonen'),
      teams: [],
      tlsThumbprints: [],
      signingThumbprints: [],
    };
    await world.change({ clients: [{ ...client, status: 'ingetrokken' }] });
    const answer = await world.call('corporatie-domwonen', method, path, body);
    expect(answer.status).toBe(403);
    expect(answer.body.code).toBe('CLIENT_ONBEKEND');
  });
});

describe('a caller whose certificate was revoked', () => {
  it('is not let in any more from the next list on', async () => {
    const [leaf] = certificatesIn(
      readFileSync(join(world.folder, 'deelnemers', 'energie-lichtstad', 'tls.pem'), 'utf8'),
    );
    expect((await world.call('energie-lichtstad', 'GET', '/v1/organisaties')).status).toBe(200);
    await world.authority.revoke(leaf!, world.now().epochMs);
    world.lists.replace(Object.values(await world.authority.revocationLists(world.now().epochMs)));
    const answer = await world.call('energie-lichtstad', 'GET', '/v1/organisaties');
    expect(answer.status).toBe(401);
    expect(answer.body.code).toBe('INGETROKKEN');
  });

  it('is not let in when the lists have run out: fail closed', async () => {
    world.passDays(4);
    try {
      const answer = await world.call(SENDER, 'GET', '/v1/organisaties');
      expect(answer.status).toBe(401);
      expect(answer.body.code).toBe('CRL_VERLOPEN');
    } finally {
      world.passDays(-4);
    }
  });
});

describe('a signature', () => {
  it('is required', async () => {
    const answer = await post(message(), SENDER, { sign: false });
    expect(answer.status).toBe(401);
    expect(answer.body.code).toBe('HANDTEKENING_ONTBREEKT');
  });

  it('must be of the organisation that holds the connection', async () => {
    const answer = await post(message(), SENDER, { signAs: 'gemeente-utrecht' });
    expect(answer.status).toBe(403);
    expect(answer.body.code).toBe('ANDERE_ONDERTEKENAAR');
  });

  it('must cover this body', async () => {
    const answer = await post(message(), SENDER, { signedBody: Buffer.from(JSON.stringify(message())) });
    expect(answer.status).toBe(401);
    expect(answer.body.code).toBe('DIGEST_KLOPT_NIET');
  });

  it('must cover this request target', async () => {
    const answer = await post(message(), SENDER, { signedTarget: '/v1/toestemmingen' });
    expect(answer.status).toBe(401);
    expect(answer.body.code).toBe('HANDTEKENING_ONGELDIG');
  });

  it('must be made for this gateway', async () => {
    const answer = await post(message(), SENDER, { headers: { host: 'andere-poort.example' } });
    expect(answer.status).toBe(401);
    expect(answer.body.code).toBe('ANDERE_POORT');
  });

  it.each([-6, 6])('is refused %d minutes off, for an id that was not seen before', async minutes => {
    const answer = await post(message(), SENDER, { signedAtMs: world.now().epochMs + minutes * 60_000 });
    expect(answer.status).toBe(403);
    expect(answer.body.code).toBe('HERHALING');
  });

  it('may be old for a message that was accepted before: the same receipt', async () => {
    const sent = message();
    const first = await post(sent);
    const later = await post(sent, SENDER, { signedAtMs: world.now().epochMs - 3_600_000 });
    expect(later.body).toEqual(first.body);
  });

  it('is refused when another client replays it whole', async () => {
    const sent = message();
    const answer = await post(sent, 'zorgverzekeraar-zorgzeker', { signAs: SENDER });
    expect(answer.status).toBe(403);
  });
});

describe('a claim', () => {
  it.each([
    ['another organisation', { oin: '00000099000910002000' }],
    ['a team that is not registered', { team: 'wijkbeheer' }],
    ['a capacity that is not registered', { hoedanigheid: 'directeur_pi' }],
  ])('of %s is refused', async (_, claim) => {
    const sent = message();
    sent.afzender = { ...sent.afzender, ...claim };
    const answer = await post(sent);
    expect(answer.status).toBe(403);
    expect(answer.body.code).toBe('AFZENDER_NIET_GEREGISTREERD');
  });

  it('of a postbox of another team or organisation is refused', async () => {
    expect((await world.call('gemeente-utrecht', 'GET', '/v1/postvak?team=burgemeester')).status).toBe(403);
    expect((await world.call(SENDER, 'GET', '/v1/postvak?team=schuldhulp')).status).toBe(403);
  });
});

describe('a suspended organisation', () => {
  it('neither sends nor receives from that moment on', async () => {
    const sent = await post(message());
    const zeist = { oin: oinOf('gemeente-utrecht'), naam: 'Gemeente Utrecht (nagebootst)' };
    await world.change({ organisations: [{ ...zeist, status: 'geschorst' }] });
    try {
      const fetched = await world.call(
        'gemeente-utrecht',
        'GET',
        `/v1/postvak/${sent.body.verstrekkingId}?team=schuldhulp`,
      );
      expect(fetched.status).toBe(403);
      const refused = await post(message());
      expect(refused.body.redenen.map((one: Json) => one.code)).toEqual(['ONTVANGER_NIET_AANGESLOTEN']);
    } finally {
      await world.change({ organisations: [{ ...zeist, status: 'aangesloten' }] });
    }
    const again = await world.call(
      'gemeente-utrecht',
      'GET',
      `/v1/postvak/${sent.body.verstrekkingId}?team=schuldhulp`,
    );
    expect(again.status).toBe(200);
  });
});

describe('another team', () => {
  it('does not learn that a message exists: a foreign id and an unknown id answer alike', async () => {
    const sent = await post(message());
    const foreign = await world.call(
      'gemeente-zeist',
      'GET',
      `/v1/postvak/${sent.body.verstrekkingId}?team=schuldhulp`,
    );
    const ownOther = await world.call('gemeente-utrecht', 'GET', `/v1/postvak/${sent.body.verstrekkingId}?team=wmo`);
    const unknown = await world.call(
      'gemeente-zeist',
      'GET',
      '/v1/postvak/01920000-0000-7000-8000-000000000000?team=schuldhulp',
    );
    const plain = (answer: { body: Json }) => ({ ...answer.body, traceId: '' });
    expect([foreign.status, ownOther.status, unknown.status]).toEqual([404, 404, 404]);
    expect(plain(foreign)).toEqual(plain(unknown));
    const bulk = await world.call('gemeente-zeist', 'POST', '/v1/postvak/_ophalen', {
      team: 'schuldhulp',
      verstrekkingen: [sent.body.verstrekkingId],
    });
    expect(bulk.body.items).toEqual([{ verstrekkingId: sent.body.verstrekkingId, status: 'niet_gevonden' }]);
    const confirmed = await world.call('gemeente-zeist', 'POST', '/v1/postvak/_bevestigen', {
      team: 'schuldhulp',
      items: [{ verstrekkingId: sent.body.verstrekkingId, zegel: `sha-256=${'A'.repeat(43)}` }],
    });
    expect(confirmed.status).toBe(404);
  });

  it('gets no proof of a disclosure it is no party to', async () => {
    const sent = await post(message());
    const receipt = JSON.parse(Buffer.from(sent.body.ontvangstbewijs.split('.')[1], 'base64url').toString());
    const path = `/v1/verstrekkingen/${receipt.logboek.vermelding}`;
    expect((await world.call('gemeente-zeist', 'GET', path)).status).toBe(404);
    expect((await world.call('gemeente-utrecht', 'GET', path)).status).toBe(200);
  });
});

describe('bad input', () => {
  it('with a compressed body or another media type is refused unread', async () => {
    const zipped = gzipSync(JSON.stringify(message()));
    expect((await post(zipped, SENDER, { headers: { 'content-encoding': 'gzip' } })).status).toBe(415);
    expect((await post(message(), SENDER, { headers: { 'content-type': 'text/plain' } })).status).toBe(415);
  });

  it('from a caller that cannot read JSON is refused', async () => {
    expect((await post(message(), SENDER, { headers: { accept: 'image/png' } })).status).toBe(406);
    expect((await post(message(), SENDER, { headers: { accept: 'text/html, application/json;q=0.5' } })).status).toBe(
      201,
    );
  });

  it('above 256 KB is refused', async () => {
    expect((await post(Buffer.alloc(256 * 1024 + 1, 0x20))).status).toBe(413);
  });

  it.each([
    ['not JSON', '{"a":'],
    ['duplicate keys', '{"a":1,"a":2}'],
    ['not UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['too deep', `${'['.repeat(100)}${']'.repeat(100)}`],
  ])('that is %s gets every fault and stores nothing', async (_, body) => {
    const answer = await post(Buffer.from(body as string));
    expect(answer.status).toBe(400);
    expect(answer.body.errors.length).toBeGreaterThan(0);
  });

  it('of an unknown type gets the list that is known', async () => {
    const answer = await post({ ...message(), type: 'parkeerboete' });
    expect(answer.status).toBe(400);
    expect(answer.body.type).toContain('type-onbekend');
    expect(JSON.stringify(answer.body.errors)).toContain('huurachterstand');
  });

  it('with a field the schema does not know is 400 with its pointer, and its value is nowhere', async () => {
    const sent = message();
    sent.inhoud.lievelingskleur = 'oker-met-stippen';
    const answer = await post(sent);
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toContainEqual(
      expect.objectContaining({ pointer: '/inhoud/lievelingskleur', code: 'VELD_NIET_TOEGESTAAN' }),
    );
    expect(answer.text).not.toContain('oker');
  });

  it('with a field the domain forbids here is 403 together with all other reasons', async () => {
    const sent = message();
    sent.inhoud.overlast = 'verward gedrag';
    sent.voorwaarden = sent.voorwaarden.filter((one: Json) => one.code !== 'P1');
    const answer = await post(sent);
    expect(answer.status).toBe(403);
    expect(answer.body.redenen.map((one: Json) => one.code)).toEqual([
      'VELD_NIET_TOEGESTAAN',
      'VOORWAARDE_ONTBREEKT:P1',
    ]);
    expect(answer.text).not.toContain('verward');
  });

  it('with dates that contradict each other is 400', async () => {
    const sent = message();
    sent.inhoud.ontruimingsdatum = '2026-01-01';
    expect((await post(sent)).body.errors).toContainEqual(
      expect.objectContaining({ pointer: '/inhoud/ontruimingsdatum' }),
    );
  });

  it.each([['GET'], ['PUT'], ['DELETE']])('with method %s on a route that has none says which are', async method => {
    const answer = await world.call(SENDER, method, '/v1/signalen');
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe('POST');
  });

  it('with a trailing slash or an unknown path is not found, as a problem document with the API version', async () => {
    for (const path of ['/v1/signalen/', '/v1/bestaat-niet', '/']) {
      const answer = await world.call(SENDER, 'GET', path);
      expect(answer.status).toBe(404);
      expect(answer.headers['api-version']).toBe('1.0.0');
      expect(answer.headers['content-type']).toBe('application/problem+json');
    }
  });
});

describe('a confirmation', () => {
  const fetched = async () => {
    const sent = await post(message());
    const path = `/v1/postvak/${sent.body.verstrekkingId}?team=schuldhulp`;
    return (await world.call('gemeente-utrecht', 'GET', path)).body;
  };
  const confirm = (verstrekkingId: string, zegel: string) =>
    world.call('gemeente-utrecht', 'POST', '/v1/postvak/_bevestigen', {
      team: 'schuldhulp',
      items: [{ verstrekkingId, zegel }],
    });

  it('with the wrong seal is refused, and the message stays open', async () => {
    const item = await fetched();
    const wrong = await confirm(item.verstrekkingId, `sha-256=${'A'.repeat(43)}`);
    expect(wrong.status).toBe(409);
    expect((await confirm(item.verstrekkingId, item.zegel)).body.items[0].status).toBe('bevestigd');
  });

  it('twice gives the same answer', async () => {
    const item = await fetched();
    const first = await confirm(item.verstrekkingId, item.zegel);
    expect((await confirm(item.verstrekkingId, item.zegel)).body).toEqual(first.body);
  });

  it('before fetching is not accepted', async () => {
    const sent = await post(message());
    const receipt = JSON.parse(Buffer.from(sent.body.ontvangstbewijs.split('.')[1], 'base64url').toString());
    const answer = await confirm(receipt.verstrekkingId, receipt.zegel);
    expect(answer.body.items[0].status).toBe('niet_opgehaald');
  });
});
