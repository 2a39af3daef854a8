/** Lists of casework: the tray and the feed while others write, settings, search, reminders; and what they never hold. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool } from '../../../adapters/postgres/database.ts';
import { settingFaults } from '../../../gateway/casework/vroegsignalering/settings.ts';
import type { TeamId } from '../../../gateway/ports.ts';
import { validators } from '../../../schemas/validate.ts';
import { openTestProvider, type TestProvider } from '../../support/identity-provider.ts';
import { type Json, oinOf } from '../../support/messages.ts';
import { type Worker, waitingZaak, workerOf } from '../../support/workers.ts';
import { type Answer, openWorld, type World } from '../../support/world.ts';
import { aSignal, openStored } from '../../support/zaken.ts';

const UTRECHT = 'gemeente-utrecht';
const TEAM: TeamId = `${oinOf(UTRECHT)}/schuldhulp`;
const OTHER_TEAM: TeamId = `${oinOf(UTRECHT)}/wmo`;

let world: World;
let provider: TestProvider;
let anna: Worker;
let leader: Worker;
beforeAll(async () => {
  [world, provider] = await Promise.all([openWorld({ participants: [UTRECHT] }), openTestProvider()]);
  await world.change({ identityProviders: [provider.registeredFor(oinOf(UTRECHT), { organisationClaim: 'oin' })] });
  const at = { participant: UTRECHT, team: 'schuldhulp' };
  [anna, leader] = await Promise.all([
    workerOf(world, provider, { ...at, subject: 'anna' }),
    workerOf(world, provider, { ...at, subject: 'carla', role: 'teamleider' }),
  ]);
});
afterAll(async () => {
  await world?.close();
  await provider?.close();
});

const asMachine = (path: string): Promise<Answer> => world.call(UTRECHT, 'GET', path);
const changes = async (after: number, count = 500) =>
  (await asMachine(`/v1/zaken/wijzigingen?team=schuldhulp&na=${after}&aantal=${count}`)).body;

async function everyPage(path: string, between: () => Promise<unknown> = async () => undefined): Promise<Json[]> {
  const items: Json[] = [];
  for (let after = ''; ; ) {
    const { status, body } = await asMachine(`${path}${after}`);
    expect(status).toBe(200);
    items.push(...body.items);
    if (body.volgende === undefined) return items;
    after = `&na=${encodeURIComponent(body.volgende)}`;
    await between();
  }
}

describe('the tray', () => {
  it('shows what was there from the first page on exactly once, whatever comes in meanwhile', async () => {
    const there = await Promise.all(
      [300, 700, 500, 900, 100].map(bedragEuro => waitingZaak(world, TEAM, { bedragEuro })),
    );
    const items = await everyPage('/v1/zaken?team=schuldhulp&aantal=2', async () => {
      // One before and one after the place where the reader is.
      await Promise.all([2_000, 60].map(bedragEuro => waitingZaak(world, TEAM, { bedragEuro })));
    });
    expect(validators.zaakLade({ items })).toMatchObject({ kind: 'valid' });
    const seen = items.map(one => one.zaakId);
    expect(new Set(seen).size).toBe(seen.length);
    for (const { zaak } of there) expect(seen).toContain(zaak.zaakId);
    const amounts = items.map(one => one.bedragEuro);
    expect(amounts).toEqual(amounts.toSorted((one, other) => other - one));
  });

  it('can be asked by municipality, state, who has it, and what is late', async () => {
    const mine = (await waitingZaak(world, TEAM)).zaak.zaakId;
    const elsewhere = (await waitingZaak(world, TEAM, {}, '0310')).zaak.zaakId;
    const late = (await waitingZaak(world, TEAM, { signaaldatum: '2026-03-02', ontvangenOp: '2026-03-02' })).zaak
      .zaakId;
    await anna.step(mine, { stap: 'pakOp' });
    const ids = async (who: Worker, filter: string) => {
      const { status, body } = await who.call('GET', `/v1/zaken?team=schuldhulp&aantal=500${filter}`);
      expect(status, filter).toBe(200);
      return body.items.map((one: Json) => one.zaakId);
    };
    expect(await ids(anna, '&houder=mij')).toEqual([mine]);
    expect(await ids(leader, '&houder=mij')).toEqual([]);
    expect(await ids(anna, '&houder=niemand')).not.toContain(mine);
    expect(await ids(anna, '&gemeentecode=0310')).toEqual([elsewhere]);
    expect(await ids(anna, '&gemeentecode=0310&gemeentecode=0344')).toContain(mine);
    expect(await ids(anna, '&staat=opgepakt')).toEqual([mine]);
    expect(await ids(anna, '&teLaat=true')).toEqual([late]);
  });

  it('refuses what cannot be asked', async () => {
    for (const wrong of [
      'aantal=0',
      'aantal=501',
      'aantal=x',
      'na=/../',
      'staat=weg',
      'houder=bram',
      'gemeentecode=1',
      'teLaat=ja',
    ]) {
      const answer = await anna.call('GET', `/v1/zaken?team=schuldhulp&${wrong}`);
      expect([answer.status, answer.body.code], wrong).toEqual([400, 'ONGELDIG_VERZOEK']);
    }
    // Software has no zaken of its own, and no team is everybody's.
    expect((await asMachine('/v1/zaken?team=schuldhulp&houder=mij')).status).toBe(400);
    expect((await asMachine('/v1/zaken')).status).toBe(400);
  });

  it('names who has a zaak by a word that is no name, and knows when it is you', async () => {
    const { zaakId } = (await waitingZaak(world, TEAM)).zaak;
    const { body } = await anna.step(zaakId, { stap: 'pakOp' });
    expect(body.houder.medewerker).not.toContain('anna');
    const again = await workerOf(world, provider, { participant: UTRECHT, team: 'schuldhulp', subject: 'anna' });
    expect((await again.zaak(zaakId)).body.houder).toEqual({ ...body.houder, bentUZelf: true });
  });
});

describe('the feed of changes', () => {
  it('tells every event of every zaak once, in order, with the version after it, and of no other team', async () => {
    const before = (await changes(0, 1000)).tot;
    const { zaakId } = (await waitingZaak(world, TEAM)).zaak;
    await waitingZaak(world, OTHER_TEAM);
    await anna.step(zaakId, { stap: 'pakOp' });
    await anna.step(zaakId, { stap: 'biedAan', datum: world.now().localDate });
    const body = await changes(before);
    expect(validators.zaakWijzigingen(body)).toMatchObject({ kind: 'valid' });
    expect(body.items).toEqual(
      ['geopend', 'signaal_toegevoegd', 'opgepakt', 'aangeboden'].map((soort, index) => ({
        ...{ nummer: before + index + 1, zaakId, soort, versie: index + 1 },
      })),
    );
    expect(body).toMatchObject({ tot: before + 4, meer: false });
  });

  it('has no gap that fills up later, while many write at once and one is slow to commit', async () => {
    const start = (await changes(0, 1000)).tot;
    const pool = openPool(world.database.adminUrl, 'proef', 2);
    const slow = await pool.connect();
    const { zaakId } = (await waitingZaak(world, TEAM)).zaak;
    const from = (await changes(start)).tot;
    await slow.query('begin');
    await slow.query(
      `insert into zaak_event (zaak_id, number, team_id, kind, epoch_ms, event) values ($1, 99, $2, 'herinnerd', 0, '{}')`,
      [zaakId, TEAM],
    );
    // Whoever comes after the slow one waits for it; a reader sees neither until it has committed.
    const writing = Promise.all([1, 2, 3].map(() => waitingZaak(world, TEAM)));
    const early = await changes(from);
    await slow.query('commit');
    await writing;
    const late = await changes(early.tot);
    const numbers = [...early.items, ...late.items].map((one: Json) => one.nummer);
    expect(numbers).toEqual(numbers.map((_, index) => from + index + 1));
    expect([...early.items, ...late.items].filter((one: Json) => one.versie === 99)).toHaveLength(1);
    slow.release();
    await pool.end();
  });

  it('goes in pages, and a rolled back change leaves no number behind', async () => {
    const { tot } = await changes(0, 1000);
    const { zaakId } = (await waitingZaak(world, TEAM)).zaak;
    const lost = await Promise.all([1, 2, 3].map(() => anna.step(zaakId, { stap: 'pakOp' }, 2)));
    expect(lost.filter(one => one.status === 200)).toHaveLength(1);
    const pages: Json[] = [];
    for (let after = tot, more = true; more; ) {
      const page = await changes(after, 1);
      pages.push(...page.items);
      [after, more] = [page.tot, page.meer];
    }
    expect(pages.map(one => one.soort)).toEqual(['geopend', 'signaal_toegevoegd', 'opgepakt']);
    expect(pages.map(one => one.nummer)).toEqual([1, 2, 3].map(step => tot + step));
  });

  it('tells that a zaak was cleared away, and nothing of it any more', async () => {
    const { zaakId } = (await waitingZaak(world, TEAM)).zaak;
    const { tot } = await changes(0, 1000);
    const pool = openPool(world.database.adminUrl, 'proef', 1);
    await pool.query('set session_replication_role = origin');
    await pool.query('delete from zaak where zaak_id = $1', [zaakId]);
    await pool.end();
    expect((await changes(tot)).items).toEqual([{ nummer: tot + 1, zaakId, soort: 'opgeruimd', versie: 2 }]);
    const { items } = await changes(0, 1000);
    expect(items.filter((one: Json) => one.zaakId === zaakId)).toHaveLength(1);
    expect((await anna.zaak(zaakId)).status).toBe(404);
  });

  it('says so when a number was never given: the copy must begin again', async () => {
    const answer = await asMachine('/v1/zaken/wijzigingen?team=schuldhulp&na=999999');
    expect([answer.status, answer.body.code]).toEqual([410, 'NUMMER_ONBEKEND']);
    for (const wrong of ['-1', '1.5', 'x', '99999999999999999999'])
      expect((await asMachine(`/v1/zaken/wijzigingen?team=schuldhulp&na=${wrong}`)).status, wrong).toBe(400);
  });
});

describe('the settings of a team', () => {
  const PATH = '/v1/teams/schuldhulp/instellingen';

  it('are read by all of the team, and changed by who leads it on the version that was seen', async () => {
    const first = await anna.call('GET', PATH);
    expect([first.status, first.headers.etag]).toEqual([200, '"1"']);
    expect(validators.zaakInstellingenStand(first.body)).toMatchObject({ kind: 'valid' });
    const wanted = { ...first.body.instellingen, aanbodWerkdagen: 5, prioriteit: ['wachttijd'] };
    expect((await anna.call('PUT', PATH, wanted, { 'if-match': '"1"' })).body.code).toBe('ROL_NIET_BEVOEGD');
    expect((await leader.call('PUT', PATH, wanted)).status).toBe(428);
    const changed = await leader.call('PUT', PATH, wanted, { 'if-match': '"1"' });
    expect([changed.status, changed.headers.etag]).toEqual([200, '"2"']);
    expect((await leader.call('PUT', PATH, wanted, { 'if-match': '"1"' })).status).toBe(412);
    expect((await anna.call('GET', PATH)).body).toEqual({ versie: 2, instellingen: wanted });
  });

  it('take nothing that the rules refuse, such as an order of work by who somebody is', async () => {
    const { body } = await leader.call('GET', PATH);
    const wrong = async (change: Json) =>
      (await leader.call('PUT', PATH, { ...body.instellingen, ...change }, { 'if-match': `"${body.versie}"` })).status;
    for (const change of [
      { prioriteit: ['leeftijd'] },
      { prioriteit: [] },
      { prioriteit: ['crisis', 'crisis'] },
      { bewaarMaanden: 3 },
      { aanbodWerkdagen: 21 },
      { anker: 'later' },
      { herinnerWerkdagen: body.instellingen.herinnerWerkdagen.map((one: Json) => ({ ...one, termijn: 'T1' })) },
      { herinnerWerkdagen: body.instellingen.herinnerWerkdagen.slice(1) },
      { herkomst: 'x' },
    ])
      expect(await wrong(change), JSON.stringify(change)).toBe(400);
    const stored = await world.gateway.ports.zaken.settings(TEAM);
    expect(settingFaults(stored.settings)).toEqual([]);
  });
});

describe('reading and searching', () => {
  const readings = async () => {
    const pool = openPool(world.database.adminUrl, 'proef', 1);
    const { rows } = await pool.query(
      'select person, reason, zaak_id, disclosure_ids, team_id from ingezien order by ingezien_id',
    );
    await pool.end();
    return rows;
  };

  it('finds the zaken of an address or a person by exact keys, and notes that somebody searched, also in vain', async () => {
    const { pseudonyms } = { pseudonyms: await import('../../../gateway/exchange/pseudonyms.ts') };
    const make = pseudonyms.pseudonymiser(world.keys);
    const address = { postcode: '3512AB', huisnummer: 17 };
    const person = { geboortedatum: '1981-04-17', achternaam: 'Ó Brien-Jansen' };
    const searchKeys = [...make.searchByAddress(TEAM, address), ...make.searchByPerson(TEAM, person)];
    const today = world.now().localDate;
    const signal = aSignal({ signaaldatum: today, ontvangenOp: today });
    const { zaak } = await openStored(world.gateway.ports.zaken, TEAM, signal, { arrival: { searchKeys } });
    const search = (what: Json) =>
      anna.call('POST', '/v1/zaken/_zoeken', { team: 'schuldhulp', reden: 'behandeling', ...what });
    const before = (await readings()).length;
    for (const [what, found] of [
      [{ op: 'adres', ...address }, [zaak.zaakId]],
      [{ op: 'persoon', ...person }, [zaak.zaakId]],
      [{ op: 'persoon', ...person, achternaam: "O'Brien Jansen" }, [zaak.zaakId]],
      [{ op: 'adres', postcode: '3512AB', huisnummer: 18 }, []],
      [{ op: 'persoon', ...person, geboortedatum: '1981-04-18' }, []],
    ] as const) {
      const answer = await search(what);
      expect([answer.status, answer.body.items.map((one: Json) => one.zaakId)]).toEqual([200, found]);
      expect(validators.zaakGevonden(answer.body)).toMatchObject({ kind: 'valid' });
    }
    const noted = (await readings()).slice(before);
    expect(noted).toHaveLength(5);
    for (const row of noted) expect(row).toMatchObject({ reason: 'behandeling', team_id: TEAM, zaak_id: null });
    expect(JSON.stringify(noted)).not.toContain('anna');
    for (const wrong of [
      { op: 'naam' },
      { op: 'adres', postcode: '3512AB' },
      { op: 'adres', ...address, reden: 'nieuwsgierig' },
    ])
      expect((await search(wrong)).status).toBe(400);
  });

  it('opens no file without a reason from the list, and says no more of one that is not there', async () => {
    const { zaak } = await waitingZaak(world, TEAM);
    const { signaalId } = zaak.signalen[0]!.signaal;
    const path = (signal: string, reason: string) =>
      `/v1/zaken/${zaak.zaakId}/signalen/${signal}/inhoud?team=schuldhulp&reden=${reason}`;
    expect((await anna.call('GET', path(signaalId, 'nieuwsgierig'))).status).toBe(400);
    expect((await anna.call('GET', path(signaalId, 'levering'))).status).toBe(400);
    expect((await anna.call('GET', path(zaak.zaakId, 'controle'))).status).toBe(404);
    const other = (await waitingZaak(world, TEAM)).zaak.signalen[0]!.signaal.signaalId;
    expect((await anna.call('GET', path(other, 'controle'))).status).toBe(404);
  });
});

describe('what the API of casework shows', () => {
  it('has no place in path or query for anything that names somebody', async () => {
    const { body } = await world.call(null, 'GET', '/v1/openapi.json');
    const parameters = Object.entries<Json>(body.paths)
      .filter(([path]) => path.startsWith('/zaken') || path.startsWith('/teams'))
      .flatMap(([, item]) => Object.values<Json>(item).flatMap(one => one.parameters ?? []))
      .filter(one => one.in !== 'header')
      .map(one => one.name);
    expect([...new Set(parameters)].sort()).toEqual([
      ...[
        'aantal',
        'gemeentecode',
        'gevoelig',
        'houder',
        'na',
        'reden',
        'signaalId',
        'staat',
        'teLaat',
        'team',
        'zaakId',
      ],
    ]);
  });

  it('answers a machine with no person in it', async () => {
    const { zaakId } = (await waitingZaak(world, TEAM)).zaak;
    await anna.step(zaakId, { stap: 'pakOp' });
    const { text } = await asMachine(`/v1/zaken/${zaakId}?team=schuldhulp`);
    expect(text).not.toMatch(/anna|bsn|achternaam|postcode/i);
    const feed = await asMachine('/v1/zaken/wijzigingen?team=schuldhulp&aantal=1000');
    expect(Object.keys(feed.body.items[0]).sort()).toEqual(['nummer', 'soort', 'versie', 'zaakId']);
    expect(world.logged.join('\n')).not.toContain(zaakId);
  });

  it('lists reminders of the team, page by page', async () => {
    const items = await everyPage('/v1/zaken/herinneringen?team=schuldhulp&aantal=2');
    expect(validators.zaakHerinneringen({ items })).toMatchObject({ kind: 'valid' });
    expect((await asMachine('/v1/zaken/herinneringen?team=schuldhulp&na=x')).status).toBe(400);
  });
});
