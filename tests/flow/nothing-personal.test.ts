/** Promise 5: a stolen database tells nothing. Everything is done once, then every table is read for traces. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEPT_TEAM, rentSignal } from '../support/kept-team.ts';
import {
  ADDRESS,
  CLIENT,
  DEBTOR,
  ggzOntslag,
  type Json,
  oinOf,
  toestemming,
  toestemmingVoor,
  VALID_MESSAGES,
} from '../support/messages.ts';
import { CONSENTS_OF } from '../support/transition-messages.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
const answers: string[] = [];
/** What no table, log line, error or metric may hold. Two-letter values would turn up by chance and are left out. */
const TRACES = [
  ...[DEBTOR.achternaam, DEBTOR.geboortedatum, DEBTOR.telefoon, DEBTOR.email],
  ...[ADDRESS.postcode, CLIENT.adres.postcode, CLIENT.bsn, CLIENT.achternaam, CLIENT.voornamen, CLIENT.geboortedatum],
  ...['999993653', 'C. Manager', '0301234567', 'Handelaar', '0307654321', 'gd@lindehof.example'],
];

const RECEIVERS = ['gemeente-utrecht', 'corporatie-de-vechtstroom', 'cak', 'cbs'];
const SENDERS: Readonly<Record<string, string>> = {
  huurachterstand: 'corporatie-de-vechtstroom',
  energieachterstand: 'energie-lichtstad',
  drinkwaterachterstand: 'water-kromme-rijn',
  zorgpremieachterstand: 'zorgverzekeraar-zorgzeker',
  'zorgpremie-wanbetaler': 'cak',
  hypotheekachterstand: 'hypotheekbank-de-sluiswaard',
  studieschuldachterstand: 'duo',
  eigenbijdrageachterstand: 'cak',
  rijksbelastingachterstand: 'belastingdienst',
  toeslagachterstand: 'dienst-toeslagen',
  'detentie-uitstroom': 'pi-het-sluiswachtershuis',
  'ggz-ontslag': 'ggz-de-lindehof',
  'wvggz-beeindiging': 'ggz-de-lindehof',
  'isd-laatste-fase': 'pi-het-sluiswachtershuis',
  'reclassering-overdracht': 'reclassering-midden',
  'bwmo-uitstroom': 'bw-de-overstap',
  woningvraag: 'bw-de-overstap',
  afwezigheid: 'bw-de-overstap',
  'hergebruik-wmo': 'gemeente-utrecht',
  'hergebruik-schuldhulp': 'gemeente-utrecht',
  'toegang-onderzoek': 'gemeente-utrecht',
  verhuizing: 'gemeente-zeist',
  opname: 'ggz-de-lindehof',
  terugkoppeling: 'gemeente-utrecht',
  maatwerkverzoek: 'gemeente-utrecht',
  maatwerkantwoord: 'cak',
  'ddas-levering': 'gemeente-utrecht',
};
/** What an answer is about: the field that names it, and the type of what it names. */
const REFERS: Readonly<Record<string, readonly [string, string]>> = {
  terugkoppeling: ['signaal', 'huurachterstand'],
  maatwerkantwoord: ['verzoek', 'maatwerkverzoek'],
};

beforeAll(async () => {
  world = await openWorld();
  const today = world.now().localDate;
  const at = new Date(world.now().epochMs - 3_600_000).toISOString();
  const post = async (as: string, path: string, body: Json): Promise<Json> => {
    const answer = await world.call(as, 'POST', path, body);
    answers.push(answer.text);
    return answer.body;
  };
  const consents = [toestemming(today, at), toestemming(today, at, 'doorbreking_beroepsgeheim')];
  for (const consent of consents) await post('ggz-de-lindehof', '/v1/toestemmingen', consent);
  const ids = consents.map(consent => consent.toestemmingId);
  const disclosed: Record<string, string> = {};
  for (const [type, valid] of Object.entries(VALID_MESSAGES)) {
    const make = (datum: string): Json => {
      const made = valid(datum);
      const [field, about] = REFERS[type] ?? [];
      return field === undefined ? made : { ...made, inhoud: { ...made.inhoud, [field]: disclosed[about!] } };
    };
    const message = type === 'ggz-ontslag' ? ggzOntslag(today, ids) : make(today);
    for (const soort of type === 'ggz-ontslag' ? [] : (CONSENTS_OF[type] ?? [])) {
      const consent = toestemmingVoor(message, at, soort);
      await post(SENDERS[type]!, '/v1/toestemmingen', consent);
      message.toestemmingen = [...(message.toestemmingen ?? []), consent.toestemmingId];
    }
    const sent = await post(SENDERS[type]!, '/v1/signalen', message);
    expect(sent.besluit, `${type}: ${JSON.stringify(sent.redenen ?? sent.errors)}`).toBe('toegestaan');
    const path = `/v1/postvak/${sent.verstrekkingId}?team=${message.ontvanger.team}`;
    const receiver = RECEIVERS.find(map => oinOf(map) === message.ontvanger.oin)!;
    const fetched = await world.call(receiver, 'GET', path);
    expect(fetched.status, `${type}: ${fetched.text}`).toBe(200);
    disclosed[type] = sent.verstrekkingId;
    const seal = [{ verstrekkingId: sent.verstrekkingId, zegel: fetched.body.zegel }];
    const confirmed = await post(receiver, '/v1/postvak/_bevestigen', { team: message.ontvanger.team, items: seal });
    expect(confirmed.items, type).toMatchObject([{ status: 'bevestigd' }]);

    const refused = make(today);
    refused.inhoud.persoon = { ...refused.inhoud.persoon, bsn: '999993653' };
    refused.voorwaarden = [];
    answers.push((await world.call(SENDERS[type]!, 'POST', '/v1/signalen', refused)).text);
    const unreadable = { ...make(today), extra: { achternaam: DEBTOR.achternaam } };
    answers.push((await world.call(SENDERS[type]!, 'POST', '/v1/signalen', unreadable)).text);
  }
  // Casework of a team whose key is kept here.
  const kept = await post('corporatie-de-vechtstroom', '/v1/signalen', rentSignal(today));
  expect(kept.besluit).toBe('toegestaan');
  await world.gateway.casework.turn();
  expect(await world.gateway.ports.zaken.files(KEPT_TEAM, [kept.verstrekkingId])).toHaveLength(1);
  await post('ggz-de-lindehof', `/v1/toestemmingen/${ids[0]}/intrekking`, {
    ingetrokkenTijdstip: new Date(world.now().epochMs).toISOString(),
    wijze: 'mondeling',
    vastgelegdDoor: 'BH-12',
    doorWie: 'betrokkene',
  });
});
afterAll(() => world?.close());

/** A row as text, with what is binary also read as bytes, and what is base64 also decoded. */
function readings(row: Readonly<Record<string, unknown>>): string {
  const texts = Object.values(row).map(value => {
    if (Buffer.isBuffer(value)) return `${value.toString('latin1')} ${value.toString('utf16le')}`;
    const text = typeof value === 'string' ? value : JSON.stringify(value ?? '');
    const decoded =
      text.match(/[A-Za-z0-9_-]{16,}/g)?.map(part => Buffer.from(part, 'base64url').toString('latin1')) ?? [];
    return [text, ...decoded].join(' ');
  });
  return texts.join(' ').toLowerCase();
}

describe('a dump of every table after a busy run', () => {
  it('holds no name, address, birth date or BSN', async () => {
    const client = new pg.Client({ connectionString: world.database.adminUrl });
    await client.connect();
    try {
      const { rows: tables } = await client.query(
        `select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
      );
      let read = 0;
      for (const { table_name: table } of tables) {
        const { rows } = await client.query(`select * from ${client.escapeIdentifier(table)}`);
        read += rows.length;
        for (const row of rows) {
          const text = readings(row);
          for (const trace of TRACES) expect(text.includes(trace.toLowerCase()), `${table} holds a trace`).toBe(false);
        }
      }
      expect(read).toBeGreaterThan(100);
    } finally {
      await client.end();
    }
  });

  it('finds what it looks for when it is there', () => {
    expect(readings({ a: Buffer.from(`x${DEBTOR.achternaam}`) })).toContain(DEBTOR.achternaam.toLowerCase());
    expect(readings({ a: Buffer.from(`{"n":"${CLIENT.bsn}"}`).toString('base64url') })).toContain(CLIENT.bsn);
  });
});

describe('what the gateway says', () => {
  it('names nobody in answers, log lines or metrics', async () => {
    const metrics = await (await fetch(`${world.gateway.pagesUrl}/metrics`)).text();
    const said = [...answers, ...world.logged, metrics].join('\n').toLowerCase();
    expect(answers.length).toBeGreaterThan(12);
    for (const trace of TRACES) expect(said.includes(trace.toLowerCase()), 'a trace was said').toBe(false);
  });
});
