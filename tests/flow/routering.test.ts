/** "Which college, which team?" over the API: every answer, and that asking leaves nothing behind. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AddressAnswer, PostalAddress } from '../../gateway/routing/ports.ts';
import { validators } from '../../schemas/validate.ts';
import { huurachterstand, type Json, oinOf } from '../support/messages.ts';
import { openWorld, type World } from '../support/world.ts';

const SENDER = 'corporatie-de-vechtstroom';
const UTRECHT = 'gemeente-utrecht';
const UITVOERDER = 'kredietbank-de-waterlinie';
let world: World;
let lookedUp: PostalAddress[] = [];
let registered: AddressAnswer = { kind: 'onbekend' };
let beginsel: readonly { readonly geldigVan: string }[] = [];

beforeAll(async () => {
  world = await openWorld({
    participants: [SENDER, UTRECHT, UITVOERDER],
    settings: settings => ({
      ...settings,
      routing: {
        municipalities: {
          ...settings.routing!.municipalities!,
          get woonplaatsbeginsel() {
            return beginsel;
          },
        },
        addresses: {
          async municipalityOf(address) {
            lookedUp.push(address);
            return registered;
          },
        },
      },
    }),
  });
});
afterAll(async () => {
  await world?.close();
});

const rent = { bericht: 'huurachterstand', hoedanigheid: 'verhuurder' };
const gemeente = (gemeentecode: string) => ({ soort: 'gemeente', gemeentecode });
const adres = { soort: 'adres', postcode: '3511LN', huisnummer: 4711 };

async function ask(body: Json, as: string | null = SENDER): Promise<Json> {
  const answer = await world.call(as, 'POST', '/v1/routeringen', body);
  if (answer.status === 200) expect(validators.routeringAntwoord(answer.body)).toMatchObject({ kind: 'valid' });
  return { status: answer.status, ...answer.body };
}

async function everythingStored(): Promise<string> {
  const client = new pg.Client({ connectionString: world.database.adminUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query(
      "select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'",
    );
    const found: string[] = [];
    for (const { name } of tables)
      found.push(...(await client.query(`select t::text as row from ${name} t`)).rows.map(one => one.row));
    return found.join('\n');
  } finally {
    await client.end();
  }
}

describe('a question about where to turn', () => {
  it('gets the municipality, the rule and the teams that take this message', async () => {
    expect(await ask({ voor: 'schuldhulp', ...rent, woont: gemeente('0344') })).toMatchObject({
      uitkomst: 'gemeenten',
      gemeenten: [
        {
          ...{ gemeentecode: '0344', naam: 'Utrecht', regel: 'G-02', artikelen: ['Wgs 1'] },
          teams: [{ oin: oinOf(UTRECHT), team: 'schuldhulp', soort: 'gemeente.schuldhulp' }],
        },
      ],
    });
  });

  it('names who carries it out for the college, and nobody where nobody is connected', async () => {
    const { gemeenten } = await ask({ voor: 'schuldhulp', ...rent, woont: gemeente('0331') });
    expect(gemeenten[0].teams.map((one: Json) => one.oin)).toEqual([oinOf(UITVOERDER)]);
    expect((await ask({ voor: 'schuldhulp', ...rent, woont: gemeente('0736') })).gemeenten[0].teams).toEqual([]);
  });

  it('names no team for a message or a capacity to which no way is open', async () => {
    for (const other of [
      { bericht: 'overige-schuld', hoedanigheid: 'college' },
      { bericht: 'huurachterstand', hoedanigheid: 'energieleverancier' },
      { bericht: 'ggz-ontslag', hoedanigheid: 'zorgaanbieder_zvw' },
    ])
      expect((await ask({ voor: 'schuldhulp', ...other, woont: gemeente('0344') })).gemeenten?.[0].teams).toEqual([]);
  });

  it('names no team of an organisation that is suspended', async () => {
    const known = (await world.gateway.ports.directory.refresh()).organisations.get(oinOf(UTRECHT))!;
    await world.change({ organisations: [{ ...known, status: 'geschorst' }] });
    const { gemeenten } = await ask({ voor: 'schuldhulp', ...rent, woont: gemeente('0344') });
    expect(gemeenten[0].teams).toEqual([]);
    await world.change({ organisations: [known] });
  });

  it('is answered with the successors of a municipality that is no more', async () => {
    expect(await ask({ voor: 'schuldhulp', ...rent, woont: gemeente('0620') })).toMatchObject({
      uitkomst: 'opgeheven',
      opvolgers: [{ gemeentecode: '1961', naam: 'Vijfheerenlanden' }],
    });
  });

  it.each<[string, Json, string, string | undefined]>([
    ['nothing is known of where somebody lives', { voor: 'schuldhulp' }, 'WOONPLAATS', '/woont'],
    ['nobody has that code', { voor: 'wmo', woont: gemeente('9999') }, 'GEMEENTE_ONBEKEND', '/woont'],
    [
      'nobody has the code of where somebody stays',
      { voor: 'schuldhulp_zonder_adres', verblijft: '9999' },
      'GEMEENTE_ONBEKEND',
      '/verblijft',
    ],
    [
      'nobody is designated for people without an address',
      { voor: 'schuldhulp_zonder_adres', verblijft: '0865' },
      'CENTRUMGEMEENTE_NIET_AANGEWEZEN',
      undefined,
    ],
    ['neither origin nor destination is known', { voor: 'nazorg' }, 'HERKOMST_OF_BESTEMMING', '/gaatNaar'],
    ['nobody said where somebody turned', { voor: 'beschermd_wonen' }, 'WAAR_AANGEMELD', '/meldtZichBij'],
  ])('is answered with a question when %s', async (_, question, ontbreekt, feit) => {
    const answer = await ask({ ...rent, ...question });
    expect(answer).toMatchObject({ status: 200, uitkomst: 'niet_te_bepalen', ontbreekt });
    expect(answer.feit).toBe(feit);
  });

  it.each<[string, Json]>([
    ['a name', { voor: 'schuldhulp', ...rent, achternaam: 'Jansen' }],
    ['a number', { voor: 'nazorg', ...rent, bsn: '999990019' }],
    ['more of an address than decides', { voor: 'wmo', ...rent, woont: { ...adres, woonplaats: 'Utrecht' } }],
    ['an address where none decides', { voor: 'opvang', ...rent, meldtZichBij: adres }],
    ['both a municipality and an address', { voor: 'wmo', ...rent, woont: { ...adres, gemeentecode: '0344' } }],
    ['a purpose nobody knows', { voor: 'jansen', ...rent }],
    ['no purpose', { ...rent }],
  ])('is refused with %s, and nothing is asked of a register', async (_, body) => {
    lookedUp = [];
    expect(await ask(body)).toMatchObject({ status: 400, code: 'ONGELDIG_VERZOEK' });
    expect(lookedUp).toEqual([]);
  });

  it('is not answered to a stranger', async () => {
    expect((await ask({ voor: 'schuldhulp', ...rent }, null)).status).toBe(401);
  });
});

describe('an address', () => {
  const question = { voor: 'schuldhulp', ...rent, woont: adres };

  it('gives the municipality where the register knows it, by postcode and number alone', async () => {
    lookedUp = [];
    registered = { kind: 'gevonden', gemeentecode: '0344' };
    expect((await ask(question)).gemeenten[0].gemeentecode).toBe('0344');
    expect(lookedUp).toEqual([{ postcode: '3511LN', huisnummer: 4711 }]);
  });

  it.each<[string, AddressAnswer, Json]>([
    ['the register does not know', { kind: 'onbekend' }, { ontbreekt: 'ADRES_ONBEKEND' }],
    ['lies in two', { kind: 'meer-dan-een' }, { ontbreekt: 'ADRES_IN_MEER_GEMEENTEN' }],
    [
      'is in a municipality the list does not know',
      { kind: 'gevonden', gemeentecode: '9999' },
      { ontbreekt: 'GEMEENTE_ONBEKEND' },
    ],
    ['was in one that is no more', { kind: 'gevonden', gemeentecode: '0620' }, { uitkomst: 'opgeheven' }],
    ['cannot be looked up now', { kind: 'onbereikbaar' }, { status: 503, code: 'ADRESREGISTER_ONBEREIKBAAR' }],
  ])('that %s is never guessed', async (_, answer, expected) => {
    registered = answer;
    expect(await ask(question)).toMatchObject(expected);
  });

  it('is looked up for beschermd wonen only on days on which the domicile principle holds', async () => {
    const sheltered = { ...question, voor: 'beschermd_wonen', meldtZichBij: '0865' };
    registered = { kind: 'gevonden', gemeentecode: '0355' };
    lookedUp = [];
    expect((await ask(sheltered)).gemeenten).toMatchObject([{ gemeentecode: '0796', regel: 'G-03' }]);
    expect(lookedUp).toEqual([]);
    beginsel = [{ geldigVan: '2020-01-01' }];
    expect((await ask(sheltered)).gemeenten).toMatchObject([{ gemeentecode: '0344', regel: 'G-04' }]);
    expect(lookedUp).toHaveLength(1);
    beginsel = [];
  });

  it('stands nowhere afterwards: no table, no line of the technical log, no measurement', async () => {
    registered = { kind: 'onbereikbaar' };
    await ask(question);
    registered = { kind: 'gevonden', gemeentecode: '0344' };
    await ask(question);
    const metrics = await (await fetch(`${world.gateway.pagesUrl}/metrics`)).text();
    const left = [await everythingStored(), world.logged.join('\n'), metrics].join('\n');
    for (const value of ['3511LN', '4711']) expect(left).not.toContain(value);
  });
});

describe('a message to a municipality that is no more', () => {
  const FORMER = '0620';
  const toFormer = () => {
    const message = huurachterstand(world.now().localDate);
    message.ontvanger.gemeentecode = FORMER;
    return message;
  };

  it('is refused with the successors as the way on, also where the team was never taken off it', async () => {
    const { teams } = await world.gateway.ports.directory.refresh();
    const team = teams.get(`${oinOf(UTRECHT)}/schuldhulp`)!;
    const forever = { gemeentecode: FORMER, geldigVan: '2000-01-01' };
    for (const gemeenten of [team.gemeenten, [...team.gemeenten, forever]]) {
      await world.change({ teams: [{ ...team, gemeenten }] });
      const { status, body } = await world.call(SENDER, 'POST', '/v1/signalen', toFormer());
      expect([status, body.redenen.map((one: Json) => one.code)]).toEqual([403, ['ONTVANGER_NIET_AANGESLOTEN']]);
      expect(body.hoeDanWel).toContain('Vijfheerenlanden (1961)');
    }
    await world.change({ teams: [team] });
  });

  it('is told nothing of successors where the municipality exists', async () => {
    const message = huurachterstand(world.now().localDate);
    message.ontvanger.gemeentecode = '0355';
    const { body } = await world.call(SENDER, 'POST', '/v1/signalen', message);
    expect(body.redenen.map((one: Json) => one.code)).toEqual(['ONTVANGER_NIET_AANGESLOTEN']);
    expect(body.hoeDanWel).toBeUndefined();
  });
});
