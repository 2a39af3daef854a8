/** Consents through a whole gateway: given, stopped, told, proven (rules B-05 to B-19). */
import { randomUUID } from 'node:crypto';
import { compactVerify, importJWK } from 'jose';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool } from '../../adapters/postgres/database.ts';
import { momentOf } from '../../adapters/system/clock.ts';
import { plusDays } from '../../consent/working-days.ts';
import { finishEndings } from '../../gateway/consents/withdrawal.ts';
import { dutiesOf } from '../../gateway/duties.ts';
import { tick } from '../../gateway/tick.ts';
import { TEST_TEXT } from '../support/consent-text.ts';
import { CLIENT, CLIENT_BSN, ggzOntslag, huurachterstand, type Json, oinOf, toestemming } from '../support/messages.ts';
import { openWorld, type World } from '../support/world.ts';

const CARE = 'ggz-de-lindehof';
const CITY = 'gemeente-utrecht';
const RENT = 'corporatie-de-vechtstroom';

let world: World;
let admin: pg.Pool;
beforeAll(async () => {
  world = await openWorld({ participants: [CARE, CITY, RENT] });
  admin = openPool(world.database.adminUrl, 'proef', 1);
});
afterAll(async () => {
  await admin?.end();
  await world?.close();
});

const today = () => world.now().localDate;
const hourAgo = () => new Date(world.now().epochMs - 3_600_000).toISOString();
const instant = () => new Date(world.now().epochMs).toISOString();
const give = (consent: Json) => world.call(CARE, 'POST', '/v1/toestemmingen', consent);
const withdrawal = (doorWie = 'betrokkene') => ({
  ...{ ingetrokkenTijdstip: instant(), wijze: 'mondeling', vastgelegdDoor: 'BH-12', doorWie },
});
const withdraw = (id: string, as = CARE, body: Json = withdrawal()) =>
  world.call(as, 'POST', `/v1/toestemmingen/${id}/intrekking`, body);
const stand = (id: string, status: string, as = CARE) =>
  world.call(as, 'POST', `/v1/toestemmingen/${id}/stand`, {
    ...{ status, tijdstip: instant(), wijze: 'mondeling', vastgelegdDoor: 'BH-12', doorWie: 'betrokkene' },
  });
const read = async (id: string) => (await world.call(CARE, 'GET', `/v1/toestemmingen/${id}`)).body;
const fetch = (id: string) => world.call(CITY, 'GET', `/v1/postvak/${id}?team=wmo`);
const rowOf = async (id: string) =>
  (await admin.query('select * from delivery where disclosure_id = $1', [id])).rows[0] as Json;
const entriesOf = async (id: string): Promise<Json[]> =>
  (await admin.query('select jcs from log_entry order by entry_id')).rows
    .map(row => JSON.parse(row.jcs))
    .filter(one => one.verstrekking === id);

/** A discharge that waits for the city, on both consents it needs. */
async function waiting(): Promise<{ readonly verstrekkingId: string; readonly consents: readonly string[] }> {
  const both = [toestemming(today(), hourAgo()), toestemming(today(), hourAgo(), 'doorbreking_beroepsgeheim')];
  for (const one of both) expect((await give(one)).status).toBe(201);
  const consents = both.map(one => one.toestemmingId as string);
  const sent = await world.call(CARE, 'POST', '/v1/signalen', ggzOntslag(today(), consents));
  expect(sent.status).toBe(201);
  return { verstrekkingId: sent.body.verstrekkingId, consents };
}

describe('a withdrawal', () => {
  it('destroys what waits before anybody fetches, and enters it', async () => {
    const { verstrekkingId, consents } = await waiting();
    expect((await withdraw(consents[0]!)).body.status).toBe('ingetrokken');
    expect(await rowOf(verstrekkingId)).toMatchObject({ status: 'ingetrokken', wrapped_key: null, ciphertext: null });
    expect((await entriesOf(verstrekkingId)).at(-1)).toMatchObject({ soort: 'vernietigd' });
    const listed = await world.call(CITY, 'GET', '/v1/postvak?team=wmo');
    expect(listed.text).not.toContain(verstrekkingId);
    expect((await fetch(verstrekkingId)).status).toBe(410);
  });

  it('tells who has it already, with an entry for both parties and no reason', async () => {
    const { verstrekkingId, consents } = await waiting();
    expect((await fetch(verstrekkingId)).status).toBe(200);
    await withdraw(consents[1]!);
    const listed = await world.call(CITY, 'GET', '/v1/postvak?team=wmo');
    const item = listed.body.items.find((one: Json) => one.verstrekkingId === verstrekkingId);
    expect(item.mededeling).toBe('toestemming_ingetrokken');
    const told = (await entriesOf(verstrekkingId)).at(-1);
    expect(told).toMatchObject({ soort: 'mededeling', mededeling: 'toestemming_ingetrokken' });
    expect(told).not.toHaveProperty('redenen');
  });

  it('of somebody else does not exist', async () => {
    const { consents, verstrekkingId } = await waiting();
    for (const stranger of [CITY, RENT]) expect((await withdraw(consents[0]!, stranger)).status).toBe(404);
    expect(await rowOf(verstrekkingId)).toMatchObject({ status: 'wacht' });
  });

  it('by a child below twelve needs a representative; from twelve on it does not (R11, B-15)', async () => {
    const born = (years: number) =>
      `${Number(today().slice(0, 4)) - years}${today().slice(4).replace('02-29', '02-28')}`;
    const child = async (years: number) => {
      const consent = toestemming(today(), hourAgo());
      consent.betrokkene.geboortedatum = born(years);
      consent.gegevenDoor = { hoedanigheid: 'ouder', wilsbekwaam: false };
      expect((await give(consent)).status).toBe(201);
      return consent.toestemmingId as string;
    };
    const young = await child(11);
    const refused = await withdraw(young);
    expect(refused.body.errors).toEqual([expect.objectContaining({ pointer: '/doorWie', code: 'KIND_NIET_ALLEEN' })]);
    expect((await read(young)).status).toBe('actief');
    expect((await withdraw(young, CARE, withdrawal('vertegenwoordiger'))).body.status).toBe('ingetrokken');
    expect((await withdraw(await child(12))).body.status).toBe('ingetrokken');
  });

  it('keeps who did it, sealed, beside the consent', async () => {
    const { consents } = await waiting();
    await withdraw(consents[0]!);
    const { rows } = await admin.query('select * from consent_event where consent_id = $1 order by epoch_ms', [
      consents[0],
    ]);
    expect(rows.at(-1)).toMatchObject({ event: 'ingetrokken', channel: 'mondeling', by_whom: 'betrokkene' });
    expect(rows.at(-1).record.toString('latin1')).not.toContain('BH-12');
  });

  it('that was left half done is finished by any gateway', async () => {
    const { verstrekkingId, consents } = await waiting();
    // As a gateway leaves it that dies between its first batch and the next.
    await admin.query(`update consent set state = 'ingetrokken' where consent_id = $1`, [consents[0]]);
    await admin.query(
      `insert into consent_stop select consent_id, receiver_team, 1, repeat('0', 32) from consent where consent_id = $1`,
      [consents[0]],
    );
    await Promise.all([finishEndings(world.gateway.ports), finishEndings(world.gateway.ports)]);
    expect(await rowOf(verstrekkingId)).toMatchObject({ status: 'ingetrokken', wrapped_key: null });
    expect((await entriesOf(verstrekkingId)).filter(one => one.soort === 'vernietigd')).toHaveLength(1);
    expect((await admin.query('select from consent_stop where consent_id = $1', [consents[0]])).rowCount).toBe(0);
  });
});

describe('the states of a consent (B-16)', () => {
  it('begin as a concept that opens nothing, until it is given', async () => {
    const both = [toestemming(today(), hourAgo()), toestemming(today(), hourAgo(), 'doorbreking_beroepsgeheim')];
    for (const one of both) expect((await give({ ...one, status: 'concept' })).body.status).toBe('concept');
    const ids = both.map(one => one.toestemmingId as string);
    const send = () => world.call(CARE, 'POST', '/v1/signalen', ggzOntslag(today(), ids));
    expect((await send()).body.redenen.map((one: Json) => one.code)).toContain('TOESTEMMING_ONTBREEKT');
    for (const id of ids) expect((await stand(id, 'actief')).body.status).toBe('actief');
    expect((await send()).status).toBe(201);
    expect((await stand(ids[0]!, 'geweigerd')).body).toMatchObject({ status: 409, code: 'STAND_LAAT_NIET_TOE' });
  });

  it('keep a refusal, which never becomes a yes (B-19)', async () => {
    const no = { ...toestemming(today(), hourAgo()), status: 'geweigerd' };
    expect((await give(no)).body.status).toBe('geweigerd');
    expect((await stand(no.toestemmingId, 'actief')).status).toBe(409);
    expect((await read(no.toestemmingId)).status).toBe('geweigerd');
  });

  it('end in verlopen by the calendar, on the day after the last', async () => {
    const consent = { ...toestemming(today(), hourAgo()), geldigTot: today() };
    await give(consent);
    expect((await read(consent.toestemmingId)).status).toBe('actief');
    world.passDays(1);
    const freshLists = async () =>
      world.lists.replace(Object.values(await world.authority.revocationLists(world.now().epochMs)));
    try {
      await freshLists();
      expect((await read(consent.toestemmingId)).status).toBe('verlopen');
    } finally {
      world.passDays(-1);
      await freshLists();
    }
  });

  it('know what was entered in error: it stops what waits as a withdrawal does', async () => {
    const { verstrekkingId, consents } = await waiting();
    expect((await stand(consents[0]!, 'onjuist_ingevoerd', RENT)).status).toBe(404);
    expect((await stand(consents[0]!, 'onjuist_ingevoerd')).body.status).toBe('onjuist_ingevoerd');
    expect(await rowOf(verstrekkingId)).toMatchObject({ status: 'ingetrokken', wrapped_key: null });
    expect((await withdraw(consents[0]!)).body.status).toBe('onjuist_ingevoerd');
  });
});

describe('a text that people are shown', () => {
  const text = (more: Json = {}) => ({
    ...{ titel: 'Delen met de Wmo', versie: '2026-1', taal: 'nl', tekst: 'Mogen wij dit delen met de gemeente?' },
    ...more,
  });
  const register = (body: Json, as = CARE) => world.call(as, 'POST', '/v1/toestemmingsteksten', body);

  it('must be registered by the organisation itself before a consent can name it', async () => {
    const other = text({ titel: 'Van de corporatie', tekst: 'Mogen wij dit doorgeven aan de gemeente?' });
    const made = (await register(other, RENT)).body;
    const consent = { ...toestemming(today(), hourAgo()), tekstversie: { sha256: made.sha256 } };
    const refused = await give(consent);
    expect(refused.body.errors).toEqual([
      expect.objectContaining({ pointer: '/tekstversie/sha256', code: 'TEKST_ONBEKEND' }),
    ]);
    expect((await world.call(CARE, 'GET', `/v1/toestemmingen/${consent.toestemmingId}`)).status).toBe(404);
    await register(other);
    expect((await give(consent)).status).toBe(201);
  });

  it('never changes: the same again is the same, another under its name is refused', async () => {
    const first = await register(text());
    expect(first.status).toBe(201);
    expect((await register(text())).body).toEqual(first.body);
    expect((await register(text({ tekst: 'Mogen wij alles delen met iedereen?' }))).body.code).toBe('ID_AL_GEBRUIKT');
    await expect(admin.query(`update consent_text set body = 'anders'`)).rejects.toThrow(/append only/);
  });

  it('is listed for its own organisation only', async () => {
    const shaOf = async (as: string) =>
      (await world.call(as, 'GET', '/v1/toestemmingsteksten')).body.items.map((one: Json) => one.titel);
    expect(await shaOf(CARE)).toContain('Delen met de Wmo');
    expect(await shaOf(CITY)).toEqual([TEST_TEXT.title]);
    const one = (await register(text())).headers.location as string;
    expect((await world.call(CARE, 'GET', one)).body.titel).toBe('Delen met de Wmo');
    expect((await world.call(CITY, 'GET', one)).status).toBe(404);
  });
});

describe('the receipt of a consent', () => {
  const receiptOf = (id: string, as = CARE) => world.call(as, 'GET', `/v1/toestemmingen/${id}/ontvangstbewijs`);

  it('is verified with the published key by a library that is not ours, and has the fields of Kantara', async () => {
    const consent = toestemming(today(), hourAgo());
    await give(consent);
    const { body } = await receiptOf(consent.toestemmingId);
    const jwk = world.keys.receiptKey.publicKey.export({ format: 'jwk' });
    const { payload, protectedHeader } = await compactVerify(body.ontvangstbewijs, await importJWK(jwk, 'EdDSA'));
    expect(protectedHeader).toMatchObject({ typ: 'seinhuis-toestemming+jws', kid: world.keys.receiptKey.kid });
    const receipt = JSON.parse(Buffer.from(payload).toString('utf8'));
    expect(receipt).toMatchObject({
      ...{ version: 'KI-CR-v1.1.0', jurisdiction: 'NL', consentReceiptID: consent.toestemmingId },
      ...{ collectionMethod: 'schriftelijk', language: 'nl', status: 'actief' },
      tekst: { sha256: TEST_TEXT.sha256, titel: 'Proeftekst', versie: '1' },
    });
    expect(receipt.piiControllers.map((one: Json) => one.oin)).toEqual([oinOf(CARE), oinOf(CITY)]);
    expect(receipt.services[0].purposes[0]).toMatchObject({
      ...{ purpose: 'maatwerkvoorziening', consentType: 'EXPLICIT', piiCategory: ['woonsituatie', 'begeleiding'] },
      ...{ termination: consent.geldigTot, thirdPartyDisclosure: true },
    });
    // Nothing that a finder of the paper, or the resident, should not see.
    const text = Buffer.from(payload).toString('utf8');
    for (const secret of [CLIENT_BSN, CLIENT.achternaam, CLIENT.geboortedatum, CLIENT.adres.postcode, 'BH-12'])
      expect(text).not.toContain(secret);
  });

  it('of another organisation, or of nothing, does not exist', async () => {
    const consent = toestemming(today(), hourAgo());
    await give(consent);
    for (const as of [CITY, RENT]) expect((await receiptOf(consent.toestemmingId, as)).status).toBe(404);
    expect((await receiptOf(randomUUID())).status).toBe(404);
  });
});

describe('an objection or a restriction', () => {
  const object = (verstrekkingen: readonly string[], more: Json = {}, as = CARE) =>
    world.call(as, 'POST', '/v1/bezwaren', {
      bezwaarId: randomUUID(),
      soort: 'bezwaar',
      afzender: { oin: oinOf(as), team: 'zorg', hoedanigheid: 'zorgaanbieder_zvw' },
      ontvanger: { oin: oinOf(CITY), team: 'wmo' },
      verstrekkingen,
      ...{ ingediendTijdstip: hourAgo(), wijze: 'schriftelijk', vastgelegdDoor: 'BH-12', doorWie: 'betrokkene' },
      ...more,
    });
  const decide = (id: string, besluit: string, as = CARE) =>
    world.call(as, 'POST', `/v1/bezwaren/${id}/besluit`, {
      ...{ besluit, besluitTijdstip: instant(), beslotenDoor: 'PF-1', betrokkeneIngelichtTijdstip: instant() },
    });
  const standingOf = (answer: Json) => answer.body.verstrekkingen.map((one: Json) => one.stand);

  it('holds what waits, from the list and at the door, until the sender decides (R15)', async () => {
    const { verstrekkingId } = await waiting();
    const made = await object([verstrekkingId]);
    expect(made.status).toBe(201);
    expect(made.body.status).toBe('open');
    expect(standingOf(made)).toEqual(['aangehouden']);
    expect((await world.call(CITY, 'GET', '/v1/postvak?team=wmo')).text).not.toContain(verstrekkingId);
    expect((await fetch(verstrekkingId)).status).toBe(403);
    // Time alone lifts nothing.
    await finishEndings(world.gateway.ports);
    expect((await fetch(verstrekkingId)).status).toBe(403);
    const rejected = await decide(made.body.bezwaarId, 'ongegrond');
    expect(rejected.body).toMatchObject({ status: 'ongegrond' });
    expect((await fetch(verstrekkingId)).status).toBe(200);
  });

  it('is reminded of once, a week before its month is over, and is in the list of its sender alone (R15, AVG 12(3))', async () => {
    const { verstrekkingId } = await waiting();
    const { body } = await object([verstrekkingId]);
    const restriction = await object([(await waiting()).verstrekkingId], { soort: 'beperking' });
    const listed = async (as = CARE, query = '') =>
      (await world.call(as, 'GET', `/v1/bezwaren?aantal=500${query}`)).body.items.filter((one: Json) =>
        [body.bezwaarId, restriction.body.bezwaarId].includes(one.bezwaarId),
      );
    const heard: string[] = [];
    const duties = dutiesOf(world.gateway.ports, (_level, event) => {
      if (event.event === 'bezwaartermijn') heard.push(event.organisation);
    });
    const on = (date: string) =>
      tick(duties, momentOf(Date.parse(`${date}T12:00:00Z`)), (_duty, error) => {
        throw error;
      });
    const remembered = async () => {
      const { rows } = await admin.query(`select jcs from log_entry where kind = 'bezwaar' and jcs like $1`, [
        `%${body.bezwaarId}%`,
      ]);
      return rows.flatMap(row => JSON.parse(row.jcs).termijn ?? []);
    };

    const lastDay = body.beslisUiterlijk;
    await on(plusDays(lastDay, -8));
    expect(await remembered()).toEqual([]);
    await on(plusDays(lastDay, -7));
    await on(plusDays(lastDay, -7));
    expect(await remembered()).toEqual([{ uiterlijk: lastDay, stap: 'herinnerd' }]);
    expect(heard.filter(one => one === oinOf(CARE)).length).toBeGreaterThan(0);
    await on(plusDays(lastDay, 60));
    expect(await remembered()).toHaveLength(1);
    expect((await listed()).map((one: Json) => [one.soort, one.status, one.herinnerd]).sort()).toEqual([
      ['beperking', 'open', false],
      ['bezwaar', 'open', true],
    ]);
    expect((await fetch(verstrekkingId)).status).toBe(403);

    await decide(body.bezwaarId, 'ongegrond');
    expect((await listed(CARE, '&status=open')).map((one: Json) => one.soort)).toEqual(['beperking']);
    expect(await listed(CITY)).toEqual([]);
    expect((await world.call(CARE, 'GET', '/v1/bezwaren?status=anders')).status).toBe(400);
  });

  it('that is right destroys what was held', async () => {
    const { verstrekkingId } = await waiting();
    const made = await object([verstrekkingId]);
    expect(standingOf(await decide(made.body.bezwaarId, 'gegrond'))).toEqual(['gestopt']);
    expect(await rowOf(verstrekkingId)).toMatchObject({ status: 'geweigerd', wrapped_key: null, facts: null });
    expect((await entriesOf(verstrekkingId)).map(one => one.soort).sort()).toEqual([
      ...['besloten', 'bezwaar', 'bezwaar', 'vernietigd'],
    ]);
    expect((await decide(made.body.bezwaarId, 'ongegrond')).body.code).toBe('STAND_LAAT_NIET_TOE');
  });

  it('cannot be got round by whoever lets a held message through', async () => {
    const { verstrekkingId } = await waiting();
    await object([verstrekkingId]);
    await expect(
      admin.query(`update delivery set status = 'wacht' where disclosure_id = $1`, [verstrekkingId]),
    ).rejects.toThrow(/under an open objection/);
  });

  it('against another organisation’s disclosure, or another team’s, does not exist', async () => {
    const { verstrekkingId } = await waiting();
    const rent = { oin: oinOf(RENT), team: 'incasso', hoedanigheid: 'verhuurder' };
    expect((await object([verstrekkingId], { afzender: rent }, RENT)).status).toBe(404);
    expect((await object([verstrekkingId], { ontvanger: { oin: oinOf(CITY), team: 'schuldhulp' } })).status).toBe(404);
    expect((await object([verstrekkingId, randomUUID()])).status).toBe(404);
    const foreign = { oin: oinOf(CARE), team: 'zorg', hoedanigheid: 'zorgaanbieder_zvw' };
    expect((await object([verstrekkingId], { afzender: foreign }, RENT)).status).toBe(403);
    const other = { oin: oinOf(CARE), team: 'ander-team', hoedanigheid: 'zorgaanbieder_zvw' };
    expect((await object([verstrekkingId], { afzender: other })).status).toBe(403);
    expect(await rowOf(verstrekkingId)).toMatchObject({ status: 'wacht', hold: null });
    const made = await object([verstrekkingId]);
    for (const as of [RENT, CITY]) {
      expect((await world.call(as, 'GET', `/v1/bezwaren/${made.body.bezwaarId}`)).status).toBe(404);
      expect((await decide(made.body.bezwaarId, 'ongegrond', as)).status).toBe(404);
    }
    expect((await fetch(verstrekkingId)).status).toBe(403);
  });

  it('that comes after the release is told to the receiver, which decides', async () => {
    const { verstrekkingId } = await waiting();
    expect((await fetch(verstrekkingId)).status).toBe(200);
    const made = await object([verstrekkingId]);
    expect(standingOf(made)).toEqual(['al_verstrekt']);
    const listed = await world.call(CITY, 'GET', '/v1/postvak?team=wmo');
    const item = listed.body.items.find((one: Json) => one.verstrekkingId === verstrekkingId);
    expect(item.mededeling).toBe('bezwaar_gemaakt');
    expect((await entriesOf(verstrekkingId)).map(one => one.soort)).toContain('mededeling');
    expect((await fetch(verstrekkingId)).status).toBe(200);
  });

  it('is the same when it is sent again, and another under its id is refused', async () => {
    const { verstrekkingId } = await waiting();
    const bezwaarId = randomUUID();
    const ingediendTijdstip = hourAgo();
    const first = await object([verstrekkingId], { bezwaarId, ingediendTijdstip });
    expect((await object([verstrekkingId], { bezwaarId, ingediendTijdstip })).body).toEqual(first.body);
    const other = await object([verstrekkingId], { bezwaarId, ingediendTijdstip, wijze: 'digitaal' });
    expect(other.body.code).toBe('ID_AL_GEBRUIKT');
  });

  it('restricts: nothing leaves and nothing is destroyed, also when consent is withdrawn meanwhile (AVG 18)', async () => {
    const { verstrekkingId, consents } = await waiting();
    const made = await object([verstrekkingId], { soort: 'beperking' });
    expect((await decide(made.body.bezwaarId, 'ongegrond')).status).toBe(409);
    await withdraw(consents[0]!);
    expect((await fetch(verstrekkingId)).status).toBe(403);
    const frozen = await rowOf(verstrekkingId);
    expect(frozen).toMatchObject({ status: 'aangehouden', hold: 'beperking' });
    expect(frozen.wrapped_key).not.toBeNull();
    await finishEndings(world.gateway.ports);
    expect((await rowOf(verstrekkingId)).wrapped_key).not.toBeNull();
    await expect(
      admin.query(
        `update delivery set protected_header = null, wrapped_key = null, iv = null, ciphertext = null, tag = null,
           facts = null, status = 'ingetrokken' where disclosure_id = $1`,
        [verstrekkingId],
      ),
    ).rejects.toThrow(/restricted/);
    await decide(made.body.bezwaarId, 'opgeheven');
    await finishEndings(world.gateway.ports);
    expect(await rowOf(verstrekkingId)).toMatchObject({ status: 'ingetrokken', wrapped_key: null });
    expect((await fetch(verstrekkingId)).status).toBe(410);
  });

  it('restricts what was released too, and its receiver hears when that begins and ends (AVG 19)', async () => {
    const { verstrekkingId } = await waiting();
    await fetch(verstrekkingId);
    const notice = async () =>
      (await world.call(CITY, 'GET', '/v1/postvak?team=wmo')).body.items.find(
        (one: Json) => one.verstrekkingId === verstrekkingId,
      ).mededeling;
    const made = await object([verstrekkingId], { soort: 'beperking' });
    expect(await notice()).toBe('verwerking_beperkt');
    expect((await fetch(verstrekkingId)).status).toBe(403);
    await decide(made.body.bezwaarId, 'opgeheven');
    expect(await notice()).toBe('beperking_opgeheven');
    expect((await fetch(verstrekkingId)).status).toBe(200);
  });

  it('waits for the other one: two objections end when both are decided', async () => {
    const { verstrekkingId } = await waiting();
    const one = await object([verstrekkingId]);
    const two = await object([verstrekkingId], { soort: 'beperking' });
    await decide(one.body.bezwaarId, 'gegrond');
    expect(await rowOf(verstrekkingId)).toMatchObject({ status: 'aangehouden', hold: 'beperking' });
    await decide(two.body.bezwaarId, 'opgeheven');
    expect(await rowOf(verstrekkingId)).toMatchObject({ status: 'geweigerd', wrapped_key: null });
  });

  it('reaches arrears signals, that rest on no consent', async () => {
    const sent = await world.call(RENT, 'POST', '/v1/signalen', huurachterstand(today()));
    const { verstrekkingId } = sent.body;
    const afzender = { oin: oinOf(RENT), team: 'incasso', hoedanigheid: 'verhuurder' };
    const ontvanger = { oin: oinOf(CITY), team: 'schuldhulp' };
    expect((await object([verstrekkingId], { afzender, ontvanger }, RENT)).status).toBe(201);
    const fetched = await world.call(CITY, 'GET', `/v1/postvak/${verstrekkingId}?team=schuldhulp`);
    expect(fetched.status).toBe(403);
  });

  it('keeps nothing readable of who objected', async () => {
    const { rows } = await admin.query('select b::text as row from bezwaar b');
    expect(rows.length).toBeGreaterThan(0);
    for (const { row } of rows) expect(row).not.toContain(Buffer.from('BH-12').toString('hex'));
  });
});
