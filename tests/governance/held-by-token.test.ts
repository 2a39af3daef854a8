/** Held messages decided through the API: two privacy officers of the sender, each with a token (R20, ADR 0021). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool } from '../../adapters/postgres/database.ts';
import { plusDays } from '../../consent/working-days.ts';
import { openTestProvider, type TestProvider } from '../support/identity-provider.ts';
import { energieachterstand, type Json, oinOf } from '../support/messages.ts';
import { type Answer, openWorld, type World } from '../support/world.ts';

const SENDER = 'energie-lichtstad';
const UTRECHT = 'gemeente-utrecht';

let world: World;
let provider: TestProvider;
let second: TestProvider;
beforeAll(async () => {
  [world, provider, second] = await Promise.all([
    openWorld({ participants: [SENDER, UTRECHT] }),
    openTestProvider(),
    openTestProvider(),
  ]);
  await world.change({
    identityProviders: [
      provider.registeredFor(oinOf(SENDER), { organisationClaim: 'oin' }),
      provider.registeredFor(oinOf(UTRECHT), { organisationClaim: 'oin' }),
      second.registeredFor(oinOf(SENDER), { id: 'tweede' }),
    ],
  });
}, 60_000);
afterAll(async () => {
  await world?.close();
  await provider?.close();
  await second?.close();
});

async function hold(): Promise<string> {
  const today = world.now().localDate;
  const message = energieachterstand(today, 'eindelevering');
  message.inhoud.eindeLeveringsdatum = plusDays(today, 14);
  const answer = await world.call(SENDER, 'POST', '/v1/signalen', message);
  expect(answer.status, answer.text).toBe(202);
  return answer.body.verstrekkingId;
}

async function rowsOf(sql: string, values: readonly unknown[]): Promise<Json[]> {
  const pool = openPool(world.database.adminUrl, 'proef', 1);
  try {
    return (await pool.query(sql, [...values])).rows;
  } finally {
    await pool.end();
  }
}

interface Who {
  readonly subject: string;
  readonly at?: TestProvider;
  readonly roles?: readonly string[];
  readonly of?: string;
}
const ANNE: Who = { subject: 'pf-anne' };
const BEN: Who = { subject: 'pf-ben' };

async function post(who: Who, path: string, body: Json): Promise<Answer> {
  const { subject, at = provider, roles = ['privacyfunctionaris'], of = SENDER } = who;
  const token = await at.token({ subject, roles, claims: { oin: oinOf(of) } });
  return world.call(of, 'POST', path, body, { headers: { authorization: `Bearer ${token}` } });
}
const propose = (id: string, who = ANNE, besluit = 'toelaten') =>
  post(who, `/v1/aangehouden/${id}/voorstellen`, { besluit });
const judge = (id: string, { voorstelId, kenmerk }: Json, who = BEN, oordeel = 'akkoord') =>
  post(who, `/v1/aangehouden/${id}/voorstellen/${voorstelId}/oordeel`, { oordeel, kenmerk });
const state = async (id: string) => (await world.call(SENDER, 'GET', `/v1/aangehouden/${id}`)).body.status;

describe('a held message, by token', () => {
  it('goes to the postbox after one officer proposed and another agreed', async () => {
    const id = await hold();
    const proposed = await propose(id);
    expect(proposed.status, proposed.text).toBe(201);
    expect((await world.call(SENDER, 'GET', `/v1/aangehouden/${id}`)).body.voorstellen).toEqual([proposed.body]);
    const judged = await judge(id, proposed.body);
    expect([judged.status, judged.body.status], judged.text).toEqual([200, 'toegelaten']);
    const fetched = await world.call(UTRECHT, 'GET', `/v1/postvak/${id}?team=schuldhulp`);
    expect(fetched.body.status).toBe('verstrekt');
  });

  it('waits on when the other does not agree', async () => {
    const id = await hold();
    const judged = await judge(id, (await propose(id)).body, BEN, 'niet_akkoord');
    expect([judged.status, judged.body.status]).toEqual([200, 'wacht']);
  });

  it('is proposed about once by one person, however often it is sent', async () => {
    const id = await hold();
    const [one, two] = [await propose(id), await propose(id)];
    expect(two.body).toEqual(one.body);
  });

  it('takes the same name at another provider for somebody else', async () => {
    const id = await hold();
    const judged = await judge(id, (await propose(id)).body, { subject: 'pf-anne', at: second });
    expect([judged.status, judged.body.status], judged.text).toEqual([200, 'toegelaten']);
    const rows = await rowsOf(
      `select a.oin, a.subject, count(distinct issuer)::integer as providers from approval a join proposal p
       using (proposal_id) where p.about = $1 group by 1, 2`,
      [id],
    );
    expect(rows).toEqual([{ oin: oinOf(SENDER), subject: 'pf-anne', providers: 2 }]);
  });

  it.each<[string, Who, number, string]>([
    ['who proposed', ANNE, 403, 'ZELFDE_PERSOON'],
    ['who proposed, in other letters', { subject: 'PF-Anne' }, 403, 'ZELFDE_PERSOON'],
    ['who proposed, with a space', { subject: 'pf-anne ' }, 403, 'ZELFDE_PERSOON'],
    ['a colleague without the role', { ...BEN, roles: ['medewerker'] }, 403, 'ROL_NIET_BEVOEGD'],
    ['an officer who is fg too', { ...BEN, roles: ['privacyfunctionaris', 'fg'] }, 403, 'ROL_NIET_BEVOEGD'],
    ['an officer of the receiver', { ...BEN, of: UTRECHT }, 404, 'NIET_GEVONDEN'],
  ])('is not decided by %s', async (_who, who, status, code) => {
    const id = await hold();
    const judged = await judge(id, (await propose(id)).body, who);
    expect([judged.status, judged.body.code], judged.text).toEqual([status, code]);
    expect(await state(id)).toBe('wacht');
  });

  it('is not decided by software, nor with a token that nothing was signed for', async () => {
    const id = await hold();
    const { body } = await propose(id);
    const path = `/v1/aangehouden/${id}/voorstellen/${body.voorstelId}/oordeel`;
    const said = { oordeel: 'akkoord', kenmerk: body.kenmerk };
    expect((await world.call(SENDER, 'POST', path, said)).body.code).toBe('TOKEN_ONTBREEKT');
    const token = await provider.token({ ...BEN, roles: ['privacyfunctionaris'], claims: { oin: oinOf(SENDER) } });
    const headers = { authorization: `Bearer ${token}` };
    expect((await world.call(SENDER, 'POST', path, said, { headers, sign: false })).status).toBe(401);
    const late = { headers, signedAtMs: world.now().epochMs - 600_000 };
    expect((await world.call(SENDER, 'POST', path, said, late)).body.code).toBe('HERHALING');
    expect(await state(id)).toBe('wacht');
  });

  it('is not decided on other content than was read, nor on a proposal about another message', async () => {
    const [id, other] = [await hold(), await hold()];
    const { body } = await propose(id);
    expect((await judge(id, { ...body, kenmerk: '0'.repeat(64) })).body.code).toBe('ANDERE_INHOUD');
    expect((await judge(other, body)).body.code).toBe('NIET_GEVONDEN');
    expect([await state(id), await state(other)]).toEqual(['wacht', 'wacht']);
  });

  it('is decided once: the same decision again changes nothing', async () => {
    const id = await hold();
    const { body } = await propose(id);
    await judge(id, body);
    const again = await judge(id, body);
    expect([again.status, again.body.code]).toEqual([409, 'STAND_LAAT_NIET_TOE']);
  });

  it('is not decided on a proposal of somebody whose provider ended since', async () => {
    const id = await hold();
    const { body } = await propose(id, { subject: 'pf-cor', at: second });
    const yesterday = plusDays(world.now().localDate, -1);
    const ends = (geldigTot?: string) =>
      world.change({
        identityProviders: [
          second.registeredFor(oinOf(SENDER), {
            id: 'tweede',
            validity: { geldigVan: '2020-01-01', ...(geldigTot === undefined ? {} : { geldigTot }) },
          }),
        ],
      });
    await ends(yesterday);
    expect((await judge(id, body)).body.code).toBe('VOORSTEL_VERVALLEN');
    await ends();
    expect((await judge(id, body)).status).toBe(200);
  });

  it('takes a name that was typed for the person who signs in by it', async () => {
    const id = await hold();
    const { body } = await propose(id);
    const row = (issuer: string) =>
      rowsOf(`insert into approval values ('${body.voorstelId}', $1, 'PF-anne', 1, 'privacyfunctionaris', $2)`, [
        oinOf(SENDER),
        issuer,
      ]);
    await expect(row('')).rejects.toThrow(/approves once/);
    await expect(row(provider.issuer)).rejects.toThrow(/approves once/);
  });
});
