/** A policy version proposed and approved by administrators who signed in (ADR 0024), on the gateway's own login. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool } from '../../adapters/postgres/database.ts';
import { openTestProvider, type TestProvider } from '../support/identity-provider.ts';
import { type Json, oinOf } from '../support/messages.ts';
import { type Answer, openWorld, type World } from '../support/world.ts';

const HOME = 'gemeente-utrecht';

let world: World;
let provider: TestProvider;
let other: TestProvider;
beforeAll(async () => {
  [world, provider, other] = await Promise.all([
    openWorld({ participants: [HOME, 'corporatie-de-vechtstroom'] }),
    openTestProvider(),
    openTestProvider(),
  ]);
  await world.change({
    identityProviders: [provider.registeredFor(oinOf(HOME)), other.registeredFor(oinOf(HOME), { id: 'andere' })],
  });
  await query(
    'owner',
    `insert into administrator (oin, subject, status, issuer)
     select $1, name, 'actief', $2 from unnest(array['ada', 'bo', 'cas']) name`,
    [oinOf(HOME), provider.issuer],
  );
  // As before the later versions were there.
  await query('owner', `set session_replication_role = replica; delete from policy_version where version > 1`);
  await world.change({ agreementStates: [] });
}, 60_000);
afterAll(async () => {
  await world?.close();
  await provider?.close();
  await other?.close();
});

async function query(login: 'owner' | 'gateway', sql: string, values?: readonly unknown[]): Promise<Json[]> {
  const pool = openPool(login === 'owner' ? world.database.adminUrl : world.database.urls.gateway, 'proef', 1);
  try {
    const done = await (values === undefined ? pool.query(sql) : pool.query(sql, [...values]));
    return done.rows;
  } finally {
    await pool.end();
  }
}

async function as(subject: string, path: string, body?: Json, at = provider, roles = ['beheerder']): Promise<Answer> {
  const token = await at.token({ subject, roles });
  const headers = { authorization: `Bearer ${token}` };
  return world.call(HOME, body === undefined ? 'GET' : 'POST', path, body, { headers });
}
const today = () => world.now().localDate;
const propose = (subject = 'ada') =>
  as(subject, '/v1/voorstellen', { onderwerp: 'beleid', versie: 2, geldigVan: today() });
const approve = ({ voorstelId, kenmerk }: Json, subject = 'bo', at = provider, roles = ['beheerder']) =>
  as(subject, `/v1/voorstellen/${voorstelId}/goedkeuring`, { kenmerk }, at, roles);
const versions = () => query('owner', 'select version from policy_version order by version');

describe('a policy version, by token', () => {
  it('is not there for somebody who is no administrator, or is one by another provider', async () => {
    for (const [subject, at] of [
      ['dirk', provider],
      ['ada', other],
    ] as const) {
      expect((await as(subject, '/v1/voorstellen', undefined, at)).body.code).toBe('GEEN_BEHEERDER');
      const body = { onderwerp: 'beleid', versie: 2, geldigVan: today() };
      expect((await as(subject, '/v1/voorstellen', body, at)).body.code).toBe('GEEN_BEHEERDER');
    }
  });

  it('is not approved by who proposed, by another role, nor on other content than was read', async () => {
    const proposed = await propose();
    expect(proposed.status, proposed.text).toBe(201);
    expect((await approve(proposed.body, 'ada')).body.code).toBe('ZELFDE_PERSOON');
    expect((await approve(proposed.body, 'bo', other)).body.code).toBe('GEEN_BEHEERDER');
    expect((await approve(proposed.body, 'bo', provider, ['medewerker'])).body.code).toBe('ROL_NIET_BEVOEGD');
    expect((await approve({ ...proposed.body, kenmerk: '0'.repeat(64) })).body.code).toBe('ANDERE_INHOUD');
    expect(await versions()).toEqual([{ version: 1 }]);
    const path = `/v1/voorstellen/${proposed.body.voorstelId}/afwijzing`;
    const rejected = await as('ada', path, { kenmerk: proposed.body.kenmerk });
    expect([rejected.status, rejected.body.status]).toEqual([200, 'afgewezen']);
    expect((await approve(proposed.body)).body.code).toBe('VOORSTEL_VERVALLEN');
  });

  it('is not written by the login of the gateway itself, nor with names that were typed', async () => {
    const { body } = await propose();
    const approval = (issuer: string) =>
      query('gateway', `insert into approval values ($1, $2, 'bo', 1, 'beheerder', $3)`, [
        body.voorstelId,
        oinOf(HOME),
        issuer,
      ]);
    await expect(approval('')).rejects.toThrow(/row-level security/);
    await expect(approval(other.issuer)).rejects.toThrow(/only an administrator/);
    const close = `insert into proposal_outcome values ($1, 'toegepast', 1)`;
    await expect(query('gateway', close, [body.voorstelId])).rejects.toThrow(/two people/);
    await expect(query('gateway', `insert into policy_version select * from policy_version`)).rejects.toThrow(/denied/);
    await as('ada', `/v1/voorstellen/${body.voorstelId}/afwijzing`, { kenmerk: body.kenmerk });
  });

  it('decides from its first day on, after one proposed and another approved', async () => {
    const proposed = await propose();
    const listed = (await as('bo', '/v1/voorstellen')).body.items;
    expect(listed.map((one: Json) => one.voorstelId)).toEqual([proposed.body.voorstelId]);
    expect(listed[0].beleid[0].wijzigingen.length).toBeGreaterThan(0);
    expect(listed[0].voorgesteldDoor).toEqual({ oin: oinOf(HOME), wijze: 'aangemeld' });
    const approved = await approve(proposed.body);
    expect([approved.status, approved.body.status], approved.text).toEqual([200, 'toegepast']);
    expect(await versions()).toEqual([{ version: 1 }, { version: 2 }]);
    const { policies } = await world.gateway.ports.directory.current();
    expect(policies.at(-1)).toMatchObject({ version: 2, digest: proposed.body.beleid[0].kenmerk });
    expect((await propose('cas')).body.code).toBe('BELEID_PAST_NIET');
    const steps = await query(
      'owner',
      `select jcs::jsonb -> 'voorstel' ->> 'stap' as step from log_entry where jcs like '%' || $1 || '%' order by epoch_ms`,
      [proposed.body.voorstelId],
    );
    expect(steps.map(one => one.step)).toEqual(['voorgesteld', 'toegepast']);
  });
});
