/** Tokens of people at a running gateway: which provider, which key, which dates, whose organisation. */
import { generateKeyPair } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { IdentityProvider } from '../../gateway/ports.ts';
import { AUDIENCE, openTestProvider, type TestProvider, type TokenOrder } from '../support/identity-provider.ts';
import { oinOf } from '../support/messages.ts';
import { openWorld, type World } from '../support/world.ts';

const UTRECHT = 'gemeente-utrecht';
const ZEIST = 'gemeente-zeist';
const WORKER: TokenOrder = { roles: ['medewerker'], teams: ['schuldhulp'] };

let world: World;
let provider: TestProvider;
let other: TestProvider;
beforeAll(async () => {
  [world, provider, other] = await Promise.all([openWorld(), openTestProvider(), openTestProvider()]);
  await register(provider.registeredFor(oinOf(UTRECHT)));
  await register(other.registeredFor(oinOf(ZEIST)));
});
afterAll(async () => {
  await world?.close();
  await Promise.all([provider?.close(), other?.close()]);
});

const register = (one: IdentityProvider) => world.change({ identityProviders: [one] });
const list = (token: string, as: string | null = UTRECHT, team = 'schuldhulp') =>
  world.call(as, 'GET', `/v1/postvak?team=${team}`, undefined, { headers: { authorization: `Bearer ${token}` } });
const outcome = async (order: TokenOrder) => {
  const { status, body } = await list(await provider.token({ ...WORKER, ...order }));
  return `${status} ${body.code ?? ''}`.trim();
};

describe('a person', () => {
  it('is let in with a token of the own organisation’s provider, over its certificate', async () => {
    expect((await list(await provider.token(WORKER))).status).toBe(200);
  });

  it('is not let in without the certificate of an organisation', async () => {
    const answer = await list(await provider.token(WORKER), null);
    expect([answer.status, answer.body.code]).toEqual([401, 'CERTIFICAAT_ONTBREEKT']);
  });

  it('may nothing a machine alone may', async () => {
    const headers = { authorization: `Bearer ${await provider.token(WORKER)}` };
    const answer = await world.call(UTRECHT, 'POST', '/v1/postvak/_ophalen', {}, { headers });
    expect([answer.status, answer.body.code]).toEqual([403, 'ROL_NIET_BEVOEGD']);
  });

  it('is told how to come in when a token is refused', async () => {
    const answer = await list(await provider.token({ ...WORKER, expiresIn: -600 }));
    expect(answer.headers['www-authenticate']).toBe('Bearer error="invalid_token"');
  });
});

describe('a token is refused', () => {
  it('of a provider nobody registered, and that provider is not asked anything', async () => {
    const stranger = await openTestProvider();
    try {
      const answer = await list(await stranger.token(WORKER));
      expect([answer.status, answer.body.code]).toEqual([401, 'TOKEN_UITGEVER']);
      expect(stranger.asked).toEqual([]);
    } finally {
      await stranger.close();
    }
  });

  it('of another organisation’s provider, whatever it says about itself', async () => {
    const foreign = await other.token(WORKER);
    expect((await list(foreign)).body.code).toBe('TOKEN_UITGEVER');
    const forged = await other.token({ ...WORKER, claims: { iss: provider.issuer } });
    expect((await list(forged)).body.code).toBe('TOKEN_HANDTEKENING');
  });

  it('on another organisation’s connection', async () => {
    expect((await list(await provider.token(WORKER), ZEIST)).body.code).toBe('TOKEN_UITGEVER');
  });

  it('when it is meant for somebody else', async () => {
    expect(await outcome({ claims: { aud: 'https://elders.example' } })).toBe('401 TOKEN_PUBLIEK');
  });

  it('when it is over, not yet begun, from the future, or lives too long', async () => {
    const inAnHour = Math.floor(world.now().epochMs / 1000) + 3600;
    expect(await outcome({ expiresIn: -60 })).toBe('401 TOKEN_VERLOPEN');
    expect(await outcome({ expiresIn: 7200, claims: { nbf: inAnHour } })).toBe('401 TOKEN_NOG_NIET_GELDIG');
    expect(await outcome({ expiresIn: 7200, issuedAgo: -3600 })).toBe('401 TOKEN_NOG_NIET_GELDIG');
    expect(await outcome({ expiresIn: 86_400, issuedAgo: 3 * 3600 })).toBe('401 TOKEN_TE_OUD');
  });

  it('without signature, or signed with the public key as a secret', async () => {
    const [, payload] = (await provider.token(WORKER)).split('.');
    const unsigned = Buffer.from(JSON.stringify({ alg: 'none', kid: 'sleutel-1' })).toString('base64url');
    expect((await list(`${unsigned}.${payload}.`)).body.code).toBe('TOKEN_ONLEESBAAR');
    expect((await list(`${unsigned}.${payload}.AAAA`)).body.code).toBe('TOKEN_ALGORITME');
    const secret = new TextEncoder().encode(JSON.stringify(await provider.publicJwk()));
    expect(await outcome({ header: { alg: 'HS256' }, key: secret })).toBe('401 TOKEN_ALGORITME');
  });

  it('signed with a key of one’s own under a known key id, or with a key it brings along', async () => {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    expect(await outcome({ key: privateKey })).toBe('401 TOKEN_HANDTEKENING');
    const jwk = await provider.publicJwk();
    expect(await outcome({ key: privateKey, header: { jwk, jku: other.issuer } })).toBe('401 TOKEN_HANDTEKENING');
  });

  it('without sub, dates or key id, or of another kind', async () => {
    expect(await outcome({ subject: null })).toBe('401 TOKEN_GEGEVENS');
    expect(await outcome({ subject: '' })).toBe('401 TOKEN_GEGEVENS');
    expect(await outcome({ claims: { exp: undefined } as never })).toBe('401 TOKEN_GEGEVENS');
    expect(await outcome({ claims: { iat: undefined } as never })).toBe('401 TOKEN_GEGEVENS');
    expect(await outcome({ header: { kid: undefined } })).toBe('401 TOKEN_ONLEESBAAR');
    expect(await outcome({ header: { typ: 'logout+jwt' } })).toBe('401 TOKEN_ONLEESBAAR');
  });

  it.each(['Basic bTox', 'Bearer', 'Bearer a.b', 'Bearer a.b.c', `Bearer ${'a'.repeat(9000)}.b.c`, 'bearer  x.y.z'])(
    'in a form that is none (%#)',
    async authorization => {
      const answer = await world.call(UTRECHT, 'GET', '/v1/organisaties', undefined, { headers: { authorization } });
      expect([answer.status, answer.body.code === 'TOKEN_ONLEESBAAR' || answer.body.code === 'TOKEN_UITGEVER']).toEqual(
        [401, true],
      );
    },
  );

  it('that is bound to another certificate, or to something else', async () => {
    expect(await outcome({ claims: { cnf: { 'x5t#S256': 'A'.repeat(43) } } })).toBe('401 TOKEN_GEBONDEN');
    expect(await outcome({ claims: { cnf: { jkt: 'A'.repeat(43) } } })).toBe('401 TOKEN_GEBONDEN');
    const own = (await world.gateway.ports.directory.current()).clientsByTls;
    const [thumbprint] = [...own].find(([, client]) => client.oin === oinOf(UTRECHT))!;
    expect(await outcome({ claims: { cnf: { 'x5t#S256': thumbprint } } })).toBe('200');
  });
});

describe('roles and teams', () => {
  it('that nobody gave a meaning are nobody', async () => {
    expect(await outcome({ roles: [] })).toBe('403 ROL_NIET_BEVOEGD');
    expect(await outcome({ roles: ['directeur'] })).toBe('403 ROL_NIET_BEVOEGD');
    expect(await outcome({ roles: ['constructor', '__proto__', 'toString'] })).toBe('403 ROL_NIET_BEVOEGD');
    expect(await outcome({ roles: { medewerker: true } })).toBe('401 TOKEN_GEGEVENS');
  });

  it('of the own organisation only, or the whole token is doubted', async () => {
    expect(await outcome({ teams: ['schuldhulp', 'incasso'] })).toBe('401 TOKEN_GEGEVENS');
    expect(await outcome({ teams: [`../${oinOf(ZEIST)}/schuldhulp`] })).toBe('401 TOKEN_GEGEVENS');
    expect(await outcome({ teams: ['wmo'] })).toBe('403 AFZENDER_NIET_GEREGISTREERD');
  });

  it('end as soon as the organisation’s registration no longer gives them', async () => {
    const token = await provider.token(WORKER);
    await register(provider.registeredFor(oinOf(UTRECHT), { roles: { fg: 'fg' } }));
    expect((await list(token)).body.code).toBe('ROL_NIET_BEVOEGD');
    await register(provider.registeredFor(oinOf(UTRECHT)));
    expect((await list(token)).status).toBe(200);
  });
});

describe('a registration', () => {
  it('counts from its first day to its last', async () => {
    const token = await provider.token(WORKER);
    const tried = async (validity: IdentityProvider['validity']) => {
      await register(provider.registeredFor(oinOf(UTRECHT), { validity }));
      return (await list(token)).status;
    };
    const today = world.now().localDate;
    expect(await tried({ geldigVan: '2020-01-01', geldigTot: '2020-12-31' })).toBe(401);
    expect(await tried({ geldigVan: '2999-01-01' })).toBe(401);
    expect(await tried({ geldigVan: today, geldigTot: today })).toBe(200);
    expect(await tried({ geldigVan: '2020-01-01' })).toBe(200);
  });

  it('of one provider for two organisations lets nobody in who does not say which', async () => {
    const shared = (more: Partial<IdentityProvider>) =>
      register(provider.registeredFor(oinOf(ZEIST), { id: 'gedeeld', ...more }));
    const token = await provider.token(WORKER);
    await shared({});
    try {
      expect((await list(token)).body.code).toBe('TOKEN_ORGANISATIE');
      expect((await list(token, ZEIST)).body.code).toBe('TOKEN_ORGANISATIE');
      await shared({ organisationClaim: 'oin' });
      const ofZeist = await provider.token({ ...WORKER, claims: { oin: oinOf(ZEIST) } });
      expect((await list(ofZeist, ZEIST)).status).toBe(200);
      const ofUtrecht = await provider.token({ ...WORKER, claims: { oin: oinOf(UTRECHT) } });
      expect((await list(ofUtrecht, ZEIST)).body.code).toBe('TOKEN_ORGANISATIE');
    } finally {
      await shared({ issuer: other.issuer });
    }
    expect((await list(token)).status).toBe(200);
  });

  it('of a second provider stands beside the first', async () => {
    const second = await openTestProvider();
    try {
      await register(second.registeredFor(oinOf(UTRECHT), { id: 'tweede', audience: `${AUDIENCE}/twee` }));
      expect((await list(await second.token(WORKER))).body.code).toBe('TOKEN_PUBLIEK');
      const token = await second.token({ ...WORKER, claims: { aud: `${AUDIENCE}/twee` } });
      expect((await list(token)).status).toBe(200);
      expect((await list(await provider.token(WORKER))).status).toBe(200);
    } finally {
      await register(second.registeredFor(oinOf(UTRECHT), { id: 'tweede', validity: PAST }));
      await second.close();
    }
  });

  it('is worth nothing while the organisation is suspended', async () => {
    const token = await provider.token(WORKER);
    const utrecht = { oin: oinOf(UTRECHT), naam: 'Gemeente Utrecht (nagebootst)' };
    await world.change({ organisations: [{ ...utrecht, status: 'geschorst' }] });
    expect((await list(token)).body.code).toBe('ORGANISATIE_GESCHORST');
    await world.change({ organisations: [{ ...utrecht, status: 'aangesloten' }] });
    expect((await list(token)).status).toBe(200);
  });
});

const PAST = { geldigVan: '2020-01-01', geldigTot: '2020-12-31' };

/** A provider of its own for each: what a gateway remembers of one must not help another. */
describe('the keys of a provider', () => {
  let fresh: TestProvider;
  beforeEach(async () => {
    fresh = await openTestProvider();
    await register(fresh.registeredFor(oinOf(UTRECHT), { id: 'vers' }));
    return async () => {
      vi.useRealTimers();
      await fresh.close();
    };
  });
  const codeOf = async (token: string) => {
    const { status, body } = await list(token);
    return body.code ?? status;
  };
  /** Only the date is moved: sockets and the database go on as they do. */
  const pass = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);
  const moving = () => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });

  it('are asked once, and again once for a key that is new', async () => {
    moving();
    expect(await codeOf(await fresh.token(WORKER))).toBe(200);
    expect(await codeOf(await fresh.token(WORKER))).toBe(200);
    expect(fresh.asked).toEqual(['/.well-known/openid-configuration', '/jwks']);
    await fresh.rotate();
    pass(31);
    expect(await codeOf(await fresh.token(WORKER))).toBe(200);
    expect(fresh.asked.length).toBe(3);
  });

  it('are not asked for every key id somebody makes up', async () => {
    moving();
    expect(await codeOf(await fresh.token(WORKER))).toBe(200);
    pass(31);
    for (let index = 0; index < 5; index += 1)
      expect(await codeOf(await fresh.token({ ...WORKER, header: { kid: `verzonnen-${index}` } }))).toBe(
        'TOKEN_HANDTEKENING',
      );
    expect(fresh.asked.length).toBe(3);
  });

  it('hold their time when the provider is away, and then nobody is let in', async () => {
    moving();
    expect(await codeOf(await fresh.token(WORKER))).toBe(200);
    fresh.fail(500);
    pass(9 * 60);
    expect(await codeOf(await fresh.token(WORKER))).toBe(200);
    pass(2 * 60);
    const { status, body, headers } = await list(await fresh.token(WORKER));
    expect([status, body.code, headers['retry-after']]).toEqual([503, 'AANMELDDIENST_ONBEREIKBAAR', '5']);
    fresh.fail(null);
    pass(6);
    expect(await codeOf(await fresh.token(WORKER))).toBe(200);
  });

  it('that were withdrawn open nothing once the others are known', async () => {
    moving();
    const old = await fresh.token({ ...WORKER, expiresIn: 3600 });
    expect(await codeOf(old)).toBe(200);
    await fresh.rotate();
    pass(11 * 60);
    expect(await codeOf(old)).toBe('TOKEN_HANDTEKENING');
  });

  it('are not taken from a document that speaks for another, or from inside the network', async () => {
    moving();
    fresh.say({ issuer: provider.issuer, jwks_uri: `${provider.issuer}/jwks` });
    expect(await codeOf(await fresh.token(WORKER))).toBe('AANMELDDIENST_ONBEREIKBAAR');
    pass(6);
    for (const jwks_uri of ['http://10.0.0.1/jwks', 'http://169.254.169.254/jwks', 'file:///etc/hosts', 'jwks']) {
      fresh.say({ issuer: fresh.issuer, jwks_uri });
      expect(await codeOf(await fresh.token(WORKER))).toBe('AANMELDDIENST_ONBEREIKBAAR');
      pass(6);
    }
  });

  it('are not asked over and over of a provider that does not answer', async () => {
    moving();
    fresh.fail(500);
    for (let index = 0; index < 5; index += 1)
      expect(await codeOf(await fresh.token(WORKER))).toBe('AANMELDDIENST_ONBEREIKBAAR');
    expect(fresh.asked.length).toBe(1);
  });
});
