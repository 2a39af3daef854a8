/** The sociale kaart at a running gateway: kept by teams, read by everybody who takes part, shown at every referral. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plusDays } from '../../consent/working-days.ts';
import { plusMonths } from '../../gateway/casework/calendar.ts';
import { dutiesOf } from '../../gateway/duties.ts';
import { tick } from '../../gateway/tick.ts';
import { openTestProvider, type TestProvider } from '../support/identity-provider.ts';
import { type Json, oinOf } from '../support/messages.ts';
import { type Answer, openWorld, type World } from '../support/world.ts';

const UTRECHT = 'gemeente-utrecht';
const ZEIST = 'gemeente-zeist';
const SENDER = 'corporatie-de-vechtstroom';

let world: World;
let provider: TestProvider;
beforeAll(async () => {
  [world, provider] = await Promise.all([openWorld({ participants: [UTRECHT, ZEIST, SENDER] }), openTestProvider()]);
  await world.change({
    identityProviders: [UTRECHT, ZEIST, SENDER].map(one =>
      provider.registeredFor(oinOf(one), { organisationClaim: 'oin' }),
    ),
  });
});
afterAll(async () => {
  await world?.close();
  await provider?.close();
});

const always = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'].map(dag => ({
  dag,
  van: '00:00',
  tot: '24:00',
}));
let number = 0;
const letters = () => String.fromCharCode(65 + (number++ % 26), 65 + Math.floor(number / 26));
const newOpgave = (more: Json = {}): Json => ({
  team: 'schuldhulp',
  naam: `Team ${letters()}`,
  functie: 'Dienstdoende medewerker',
  hulpvragen: ['schuldhulp'],
  gemeenten: ['0344'],
  telefoon: '0301234567',
  openingstijden: always,
  feestdagen: 'open',
  afwezigheden: [],
  ...more,
});

interface AsWho {
  readonly home?: string;
  readonly team?: string;
  readonly role?: string;
  readonly subject?: string;
  readonly ifMatch?: string;
}
async function call(
  method: string,
  path: string,
  body?: Json,
  { home = UTRECHT, team = 'schuldhulp', role = 'teamleider', subject = 'm-1', ifMatch }: AsWho = {},
): Promise<Answer> {
  const token = await provider.token({ subject, roles: [role], teams: [team], claims: { oin: oinOf(home) } });
  const headers = { authorization: `Bearer ${token}`, ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }) };
  return world.call(home, method, path, body, { sign: false, headers });
}
const made = async (more: Json = {}, who: AsWho = {}): Promise<Answer> => {
  const answer = await call('POST', '/v1/sociale-kaart', newOpgave(more), who);
  expect(answer.status, answer.text).toBe(201);
  return answer;
};
const pathOf = ({ body }: Answer) => `/v1/sociale-kaart/${body.kaartvermeldingId}`;
const found = async (query: string, as = SENDER): Promise<string[]> =>
  (await world.call(as, 'GET', `/v1/sociale-kaart?aantal=500&${query}`)).body.items.map(
    (one: Json) => one.kaartvermeldingId,
  );

describe('an entry', () => {
  it('is read by whoever takes part, as the team wrote it, with what it means now', async () => {
    const opgave = newOpgave({ adres: { postcode: '3511LN', huisnummer: 1, woonplaats: 'Utrecht' } });
    const { body, headers } = await call('POST', '/v1/sociale-kaart', opgave);
    expect(headers.etag).toBe('"1"');
    const read = await world.call(SENDER, 'GET', `/v1/sociale-kaart/${body.kaartvermeldingId}`);
    expect(read.status).toBe(200);
    expect(read.headers.etag).toBe('"1"');
    expect(read.body).toMatchObject({
      ...{ versie: 1, oin: oinOf(UTRECHT), soort: 'gemeente.schuldhulp', opgave, waarschuwingen: [] },
      bevestigdOp: world.now().localDate,
      vandaag: { datum: world.now().localDate, open: true },
    });
    expect(headers.location).toBe(`/v1/sociale-kaart/${body.kaartvermeldingId}`);
  });

  it('is found by municipality and question, and by nothing it is not for', async () => {
    const one = (await made()).body.kaartvermeldingId;
    expect(await found('gemeentecode=0344&hulpvraag=schuldhulp')).toContain(one);
    expect(await found(`team=${encodeURIComponent(`${oinOf(UTRECHT)}/schuldhulp`)}`)).toContain(one);
    expect(await found('gemeentecode=0355')).not.toContain(one);
    expect(await found('hulpvraag=wmo')).not.toContain(one);
    expect((await world.call(SENDER, 'GET', '/v1/sociale-kaart?gemeentecode=Utrecht')).body.code).toBe(
      'ONGELDIG_VERZOEK',
    );
  });

  it('is refused with every fault at once, and never with a name or number of a person in a free text', async () => {
    const answer = await call('POST', '/v1/sociale-kaart', newOpgave({ naam: 'Team 999970003', toelichting: 'x' }));
    expect([answer.status, answer.body.code]).toEqual([400, 'ONGELDIG_VERZOEK']);
    expect(answer.body.errors.map((one: Json) => one.pointer).sort()).toEqual(['/naam', '/toelichting']);
    expect(answer.text).not.toContain('999970003');
    const unreachable = newOpgave();
    delete unreachable.telefoon;
    expect((await call('POST', '/v1/sociale-kaart', unreachable)).status).toBe(400);
  });

  it('is refused for a municipality the team does not work for', async () => {
    const answer = await call('POST', '/v1/sociale-kaart', newOpgave({ gemeenten: ['0344', '0355'] }));
    expect(answer.body.errors).toEqual([expect.objectContaining({ pointer: '/gemeenten/1', code: 'KEUZE' })]);
  });

  it('is not made twice by sending it twice', async () => {
    const opgave = newOpgave();
    expect((await call('POST', '/v1/sociale-kaart', opgave)).status).toBe(201);
    const again = await call('POST', '/v1/sociale-kaart', opgave);
    expect([again.status, again.body.code]).toEqual([409, 'KAARTVERMELDING_BESTAAT_AL']);
  });

  it('is changed only by who read the newest version', async () => {
    const entry = await made();
    const opgave = newOpgave();
    expect((await call('PUT', pathOf(entry), opgave)).body.code).toBe('VERSIE_ONTBREEKT');
    const changes = await Promise.all(
      ['een', 'twee'].map(subject => call('PUT', pathOf(entry), opgave, { subject, ifMatch: '"1"' })),
    );
    expect(changes.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await call('PUT', pathOf(entry), opgave, { ifMatch: '"1"' })).body.code).toBe('VERSIE_VERLOPEN');
    for (const ifMatch of ['*', 'W/"2"', '"1", "2"', '2'])
      expect((await call('PUT', pathOf(entry), opgave, { ifMatch })).status, ifMatch).toBe(428);
    expect((await call('PUT', pathOf(entry), opgave, { ifMatch: '"2"' })).headers.etag).toBe('"3"');
  });

  it('cannot take the name of another entry of the team', async () => {
    const [one, other] = [await made(), await made()];
    const answer = await call('PUT', pathOf(one), newOpgave({ naam: other.body.opgave.naam }), { ifMatch: '"1"' });
    expect(answer.body.code).toBe('KAARTVERMELDING_BESTAAT_AL');
  });

  it('is gone for everybody once it is removed, and does not come back', async () => {
    const entry = await made();
    const path = `${pathOf(entry)}?team=schuldhulp`;
    expect((await call('DELETE', path)).status).toBe(428);
    expect((await call('DELETE', path, undefined, { ifMatch: '"2"' })).status).toBe(412);
    expect((await call('DELETE', path, undefined, { ifMatch: '"1"' })).status).toBe(204);
    expect((await world.call(SENDER, 'GET', pathOf(entry))).status).toBe(404);
    expect((await call('PUT', pathOf(entry), newOpgave(), { ifMatch: '"1"' })).status).toBe(404);
  });
});

describe('who writes', () => {
  it('is a team leader of that very team: another team and another organisation find nothing to change', async () => {
    const entry = await made();
    const tries: readonly AsWho[] = [{ team: 'wmo' }, { home: ZEIST }];
    for (const who of tries) {
      const team = who.team ?? 'schuldhulp';
      const gemeenten = who.home === ZEIST ? ['0355'] : ['0344'];
      const opgave = newOpgave({ team, gemeenten });
      const on = { ...who, ifMatch: '"1"' };
      expect((await call('PUT', pathOf(entry), opgave, on)).status).toBe(404);
      expect((await call('POST', `${pathOf(entry)}/bevestiging`, { team }, on)).status).toBe(404);
      expect((await call('DELETE', `${pathOf(entry)}?team=${team}`, undefined, on)).status).toBe(404);
    }
    expect((await call('PUT', pathOf(entry), newOpgave(), { team: 'wmo', ifMatch: '"1"' })).body.code).toBe(
      'AFZENDER_NIET_GEREGISTREERD',
    );
    expect((await world.call(SENDER, 'GET', pathOf(entry))).headers.etag).toBe('"1"');
  });

  it('is held by the database too, when the code forgets whose it is', async () => {
    const entry = await made();
    const client = new pg.Client({ connectionString: world.database.urls.gateway });
    await client.connect();
    const as = (team: string, text: string) =>
      client
        .query('begin')
        .then(() => client.query(`select set_config('seinhuis.team', $1, true)`, [team]))
        .then(() => client.query(text, [entry.body.kaartvermeldingId]))
        .finally(() => client.query('rollback'));
    const [own, other] = [`${oinOf(UTRECHT)}/schuldhulp`, `${oinOf(ZEIST)}/schuldhulp`];
    const change = `update kaart_vermelding set versie = versie + 1, bevestigd_op = '2020-01-01' where vermelding_id = $1`;
    expect((await as(own, change)).rowCount).toBe(1);
    expect((await as(other, change)).rowCount).toBe(0);
    expect((await as(other, 'delete from kaart_vermelding where vermelding_id = $1')).rowCount).toBe(0);
    expect((await as(other, 'select 1 from kaart_wijziging where vermelding_id = $1')).rowCount).toBe(0);
    await expect(
      as(own, `update kaart_vermelding set bevestigd_op = '2020-01-01' where vermelding_id = $1`),
    ).rejects.toThrow(/version of its own/);
    await expect(as(own, 'delete from kaart_wijziging where vermelding_id = $1')).rejects.toThrow(/permission denied/);
    await client.end();
  });

  it('is written down without a name', async () => {
    const entry = await made({}, { subject: 'jansen-van-der-meer' });
    const admin = new pg.Client({ connectionString: world.database.adminUrl });
    await admin.connect();
    const { rows } = await admin.query('select versie, soort, door from kaart_wijziging where vermelding_id = $1', [
      entry.body.kaartvermeldingId,
    ]);
    await admin.end();
    expect(rows).toEqual([{ versie: 1, soort: 'gemaakt', door: expect.stringMatching(/^pseudoniem-1\.[\w-]{43}$/) }]);
  });
});

describe('a referral', () => {
  const ask = (voor: string, gemeentecode: string) =>
    world.call(SENDER, 'POST', '/v1/routeringen', {
      voor,
      bericht: 'huurachterstand',
      hoedanigheid: 'verhuurder',
      woont: { soort: 'gemeente', gemeentecode },
    });

  it('shows how to reach the team today, for that municipality and that question alone', async () => {
    const waarneming = { functie: 'Achterwacht', telefoon: '0307654321' };
    const today = world.now().localDate;
    const away = await made({ afwezigheden: [{ van: today, totEnMet: plusDays(today, 3), waarneming }] });
    const other = await made({ hulpvragen: ['inkomen'] });
    const { body } = await ask('schuldhulp', '0344');
    const shown = new Map(body.gemeenten[0].kaart.map((one: Json) => [one.kaartvermeldingId, one]));
    expect(shown.get(away.body.kaartvermeldingId)).toMatchObject({
      vandaag: { open: false, gesloten: 'afwezig', waarneming },
    });
    expect(shown.has(other.body.kaartvermeldingId)).toBe(false);
    expect((await ask('schuldhulp', '0355')).body.gemeenten[0].kaart).toEqual([]);
  });

  it('never leads to a team that no longer takes part, or no longer works there', async () => {
    const entry = await made();
    const isThere = async () =>
      (await ask('schuldhulp', '0344')).body.gemeenten[0].kaart.some(
        (one: Json) => one.kaartvermeldingId === entry.body.kaartvermeldingId,
      );
    expect(await isThere()).toBe(true);
    const directory = await world.gateway.ports.directory.current();
    const organisation = directory.organisations.get(oinOf(UTRECHT))!;
    await world.change({ organisations: [{ ...organisation, status: 'geschorst' }] });
    const meanwhile = [await isThere(), (await world.call(SENDER, 'GET', pathOf(entry))).status];
    await world.change({ organisations: [{ ...organisation, status: 'aangesloten' }] });
    expect(meanwhile).toEqual([false, 404]);
    expect(await isThere()).toBe(true);
  });
});

/** As if the team had last said so on that day. */
async function confirmedOn({ body }: Answer, day: string): Promise<void> {
  const admin = new pg.Client({ connectionString: world.database.adminUrl });
  await admin.connect();
  await admin.query('update kaart_vermelding set versie = versie + 1, bevestigd_op = $2 where vermelding_id = $1', [
    body.kaartvermeldingId,
    day,
  ]);
  await admin.end();
}

describe('a confirmation', () => {
  it('is believed for half a year to the day; then every answer warns, and the team is reminded once', async () => {
    const entry = await made();
    const warnings = async () => (await world.call(SENDER, 'GET', pathOf(entry))).body.waarschuwingen;
    const reminded = () => world.logged.filter(line => line.includes('kaart_niet_bevestigd')).length;
    const fallDue = () =>
      tick(
        dutiesOf(world.gateway.ports, (level, event) => void world.logged.push(JSON.stringify({ level, ...event }))),
        world.now(),
        (_duty, error) => {
          throw error;
        },
      );
    const today = world.now().localDate;
    await confirmedOn(entry, plusMonths(today, -6));
    expect(await warnings()).toEqual([]);
    await fallDue();
    expect(reminded()).toBe(0);
    await confirmedOn(entry, plusDays(plusMonths(today, -6), -1));
    expect(await warnings()).toEqual(['NIET_BEVESTIGD']);
    await Promise.all([fallDue(), fallDue()]);
    expect(reminded()).toBe(1);
    await fallDue();
    expect(reminded()).toBe(1);
    expect(world.logged.filter(line => line.includes('kaart_niet_bevestigd')).join()).not.toContain('0301234567');

    const path = `${pathOf(entry)}/bevestiging`;
    const team = { team: 'schuldhulp' };
    expect((await call('POST', path, team, { role: 'medewerker', ifMatch: '"3"' })).status).toBe(403);
    const confirmed = await call('POST', path, team, { ifMatch: '"3"' });
    expect(confirmed.body).toMatchObject({ versie: 4, bevestigdOp: today, waarschuwingen: [] });
    await fallDue();
    expect(reminded()).toBe(1);
  });
});
