/** Officers of the organisation: restricting (AVG 18), erasing by two (AVG 17) and inzage (AVG 15), over the API. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openZaakRetention } from '../../../adapters/postgres/zaak-retention.ts';
import { wissingenFallDue } from '../../../gateway/casework/rechten/wissing.ts';
import { validators } from '../../../schemas/validate.ts';
import { openTestProvider, type TestProvider } from '../../support/identity-provider.ts';
import { forKeptTeam, KEPT, KEPT_TEAM, rentSignal } from '../../support/kept-team.ts';
import { type Json, oinOf, zorgpremieWanbetaler } from '../../support/messages.ts';
import { uuid } from '../../support/records.ts';
import { type Worker, workerOf } from '../../support/workers.ts';
import { type Answer, openWorld, type World } from '../../support/world.ts';

const RENT = 'corporatie-de-vechtstroom';
const UTRECHT = 'gemeente-utrecht';

let world: World;
let provider: TestProvider;
let admin: pg.Client;
let retention: ReturnType<typeof openZaakRetention>;
let anna: Worker;
beforeAll(async () => {
  [world, provider] = await Promise.all([
    openWorld({ participants: [RENT, 'cak', KEPT, UTRECHT] }),
    openTestProvider(),
  ]);
  await world.change({
    identityProviders: [KEPT, UTRECHT, RENT].map(one =>
      provider.registeredFor(oinOf(one), { organisationClaim: 'oin' }),
    ),
  });
  anna = await workerOf(world, provider, { participant: KEPT, team: 'schuldhulp', subject: 'anna' });
  retention = openZaakRetention(world.database.urls.worker, uuid);
  admin = new pg.Client({ connectionString: world.database.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin?.end();
  await retention?.close();
  await world?.close();
  await provider?.close();
});

async function officer(subject: string, participant = KEPT, role = 'privacyfunctionaris') {
  const token = await provider.token({ subject, roles: [role], teams: [], claims: { oin: oinOf(participant) } });
  const headers = { authorization: `Bearer ${token}` };
  return (method: string, path: string, body?: Json): Promise<Answer> =>
    world.call(participant, method, path, body, { headers });
}

let number = 0;
async function arrived(change: Json = {}): Promise<{ readonly zaakId: string; readonly signaalId: string }> {
  number += 1;
  const adres = { postcode: '3701ZC', huisnummer: number, woonplaats: 'Zeist' };
  const { persoon, ...rest } = change;
  const message = rentSignal(world.now().localDate, { ...rest, persoon: { adres, ...persoon } });
  const sent = await world.call(RENT, 'POST', '/v1/signalen', message);
  expect(sent.status, sent.text).toBe(201);
  return entered(sent.body.verstrekkingId);
}

async function entered(signaalId: string) {
  await world.gateway.casework.turn();
  const [file] = await world.gateway.ports.zaken.files(KEPT_TEAM, [signaalId]);
  return { zaakId: file!.zaakId, signaalId };
}

const read = ({ zaakId, signaalId }: { zaakId: string; signaalId: string }, reden = 'behandeling') =>
  anna.call('GET', `/v1/zaken/${zaakId}/signalen/${signaalId}/inhoud?team=schuldhulp&reden=${reden}`);
const rows = async (text: string, ...values: unknown[]): Promise<Json[]> => (await admin.query(text, values)).rows;
const clear = () => wissingenFallDue(retention, world.now(), () => undefined);
const told = () => new Date(world.now().epochMs - 1000).toISOString();

describe('a zaak that the organisation restricts (AVG 18)', () => {
  it('is not shown and not erased until an officer lifts it, and the person was told', async () => {
    const signal = await arrived();
    const pf = await officer('pf-1');
    const restrict = (body: Json) =>
      pf('POST', `/v1/zaken/${signal.zaakId}/beperking`, { team: 'schuldhulp', ...body });
    expect((await restrict({ besluit: 'beperken' })).body).toMatchObject({ beperkt: true, versie: 3 });
    expect((await restrict({ besluit: 'beperken' })).body.versie).toBe(3);
    expect((await read(signal)).body.code).toBe('VERWERKING_BEPERKT');
    const erase = { team: 'schuldhulp', zaakId: signal.zaakId, grond: 'onrechtmatig' };
    const refused = await pf('POST', '/v1/wissingen', erase);
    expect([refused.status, refused.body.code]).toEqual([409, 'WISSEN_GEWEIGERD']);
    expect(refused.body.redenen[0].code).toBe('VERWERKING_BEPERKT');
    expect((await restrict({ besluit: 'opheffen' })).status).toBe(400);
    const lifted = await restrict({ besluit: 'opheffen', betrokkeneIngelichtTijdstip: told() });
    expect(lifted.body).toMatchObject({ beperkt: false });
    expect((await read(signal)).status).toBe(200);
  });

  it('is unknown to an officer of another organisation', async () => {
    const { zaakId } = await arrived();
    const other = await officer('pf-u', UTRECHT);
    const answer = await other('POST', `/v1/zaken/${zaakId}/beperking`, { team: 'schuldhulp', besluit: 'beperken' });
    expect(answer.body.code).toBe('NIET_GEVONDEN');
  });
});

describe('erasing a zaak on request (AVG 17)', () => {
  const agree = ({ body }: Answer) => ({ oordeel: 'akkoord', kenmerk: body.kenmerk });
  const propose = (call: Awaited<ReturnType<typeof officer>>, zaakId: string, grond = 'onrechtmatig') =>
    call('POST', '/v1/wissingen', { team: 'schuldhulp', zaakId, grond });

  it('takes two officers, and then takes it away with its file, stubs and keys, which the feed tells', async () => {
    const signal = await arrived();
    const [one, two] = [await officer('pf-1'), await officer('pf-2')];
    const proposed = await propose(one, signal.zaakId);
    expect(proposed.status, proposed.text).toBe(201);
    expect(validators.rechtenWissing(proposed.body)).toMatchObject({ kind: 'valid' });
    const path = `/v1/wissingen/${proposed.body.wissingId}/oordeel`;
    expect((await one('POST', path, agree(proposed))).body.code).toBe('ZELFDE_PERSOON');
    expect((await two('POST', path, { oordeel: 'akkoord', kenmerk: 'a'.repeat(64) })).body.code).toBe('ANDERE_INHOUD');
    await clear();
    expect((await read(signal)).status).toBe(200);

    const agreed = await two('POST', path, agree(proposed));
    expect(agreed.body).toMatchObject({ status: 'goedgekeurd' });
    expect((await two('POST', path, agree(proposed))).status).toBe(409);
    await clear();
    await clear();
    for (const table of ['zaak', 'zaak_event', 'zaak_signal'])
      expect(await rows(`select 1 from ${table} where zaak_id = $1`, signal.zaakId), table).toEqual([]);
    expect(await rows('select 1 from zaak_search_key where signal_id = $1', signal.signaalId)).toEqual([]);
    expect(await rows('select facts, wrapped_key from delivery where disclosure_id = $1', signal.signaalId)).toEqual([
      { facts: null, wrapped_key: null },
    ]);
    expect(await rows('select kind from erasure where id = $1', signal.signaalId)).toHaveLength(1);
    expect((await read(signal)).body.code).toBe('NIET_GEVONDEN');
    const feed = await anna.call('GET', '/v1/zaken/wijzigingen?team=schuldhulp&aantal=1000');
    const kinds = feed.body.items.filter((item: Json) => item.zaakId === signal.zaakId).map((item: Json) => item.soort);
    expect(kinds).toEqual(['opgeruimd']);
    const listed = (await one('GET', '/v1/wissingen?aantal=500')).body.items;
    expect(listed.find((item: Json) => item.wissingId === proposed.body.wissingId).status).toBe('gewist');
    const entries = await rows(`select jcs from log_entry where kind = 'beoordeling' order by entry_id`);
    expect(entries.map(({ jcs }) => JSON.parse(jcs).voorstel.stap)).toEqual(['voorgesteld', 'toegepast']);
    expect(JSON.stringify(entries)).not.toContain('pf-1');
  });

  it('is refused while the team works on it because the law asks so, and named when it is kept for help that was given', async () => {
    const { zaakId } = await arrived();
    const pf = await officer('pf-1');
    const open = await propose(pf, zaakId, 'niet_meer_nodig');
    expect(open.body.redenen[0].code).toBe('TAAK_LOOPT');
    await anna.step(zaakId, { stap: 'pakOp' });
    const attempt = { stap: 'noteerPoging', soort: 'Telefoon', bereikt: true, tijdstip: told() };
    expect((await anna.step(zaakId, attempt)).status).toBe(200);
    expect((await anna.step(zaakId, { stap: 'sluit', resultaat: '(Budget)advies en/of quick fix' })).status).toBe(200);
    const kept = await propose(pf, zaakId, 'niet_meer_nodig');
    expect(kept.body.redenen[0].code).toBe('BEWAARPLICHT');
    expect(kept.body.redenen[0].uitleg).toMatch(/Bewaard tot en met \d{4}-\d{2}-\d{2}/);
    expect((await propose(pf, zaakId, 'onrechtmatig')).status).toBe(201);
  });

  it('does not touch what became restricted after two people agreed, and says so', async () => {
    const { zaakId } = await arrived();
    const [one, two] = [await officer('pf-1'), await officer('pf-2')];
    const proposed = await propose(one, zaakId);
    await two('POST', `/v1/wissingen/${proposed.body.wissingId}/oordeel`, agree(proposed));
    await one('POST', `/v1/zaken/${zaakId}/beperking`, { team: 'schuldhulp', besluit: 'beperken' });
    await clear();
    expect(await rows('select 1 from zaak where zaak_id = $1', zaakId)).toHaveLength(1);
    const [done] = await rows('select state, code from zaak_erasure where zaak_id = $1', zaakId);
    expect(done).toEqual({ state: 'niet_gewist', code: 'VERWERKING_BEPERKT' });
  });

  it('is nothing for another organisation, a single officer in the tables, or the fg', async () => {
    const { zaakId } = await arrived();
    const [one, other, fg] = [await officer('pf-1'), await officer('pf-u', UTRECHT), await officer('f', KEPT, 'fg')];
    expect((await propose(other, zaakId)).body.code).toBe('NIET_GEVONDEN');
    expect((await propose(fg, zaakId)).body.code).toBe('ROL_NIET_BEVOEGD');
    const proposed = await propose(one, zaakId);
    const path = `/v1/wissingen/${proposed.body.wissingId}/oordeel`;
    expect((await other('POST', path, agree(proposed))).body.code).toBe('NIET_GEVONDEN');
    await expect(
      rows(`update zaak_erasure set state = 'goedgekeurd', decided_ms = 1 where zaak_id = $1`, zaakId),
    ).rejects.toThrow(/two officers/);
    expect((await fg('GET', '/v1/wissingen?aantal=500')).body.items.length).toBeGreaterThan(0);
    expect((await other('GET', '/v1/wissingen?aantal=500')).body.items).toEqual([]);
  });
});

describe('inzage over all teams of an organisation (AVG 15)', () => {
  const ask = (call: Awaited<ReturnType<typeof officer>>, persoon: Json) =>
    call('POST', '/v1/inzageverzoeken/_zoeken', { reden: 'inzageverzoek', persoon });

  it('gives who, when, what for, on what ground and which fields, and the zaken, without a name', async () => {
    const persoon = { achternaam: 'Wulpsnavel', geboortedatum: '1972-03-09' };
    const signal = await arrived({ persoon });
    const found = await ask(await officer('pf-1'), persoon);
    expect(found.status, found.text).toBe(200);
    expect(validators.rechtenInzage(found.body)).toMatchObject({ kind: 'valid' });
    expect(found.body.verstrekkingen).toHaveLength(1);
    expect(found.body.verstrekkingen[0]).toMatchObject({
      ...{ verstrekkingId: signal.signaalId, type: 'huurachterstand', verstrekt: true, bewaard: true },
      ...{ afzender: { oin: oinOf(RENT) }, ontvanger: { oin: oinOf(KEPT), team: 'schuldhulp' } },
      gevondenOp: ['geboortedatum_achternaam'],
    });
    const [line] = found.body.verstrekkingen;
    expect(line.velden).toContain('/persoon/achternaam');
    expect(line.grondslag.length).toBeGreaterThan(0);
    expect(line.doel).toBeTruthy();
    expect(found.body.zaken).toMatchObject([
      { zaakId: signal.zaakId, team: 'schuldhulp', gevondenOp: ['verstrekking', 'geboortedatum_achternaam'] },
    ]);
    expect(found.text).not.toMatch(/Wulpsnavel|1972-03-09|3701ZC/);
  });

  it('finds by a BSN what was sent with it, and by an address what has no birth date', async () => {
    const message = forKeptTeam(zorgpremieWanbetaler(world.now().localDate));
    const sent = await world.call('cak', 'POST', '/v1/signalen', message);
    const { zaakId } = await entered(sent.body.verstrekkingId);
    const pf = await officer('pf-1');
    const byNumber = await ask(pf, { achternaam: 'Iemand', bsn: message.inhoud.persoon.bsn });
    expect(byNumber.body.zaken.map((one: Json) => [one.zaakId, one.gevondenOp])).toEqual([[zaakId, ['verstrekking']]]);
    const adres = { postcode: '3701ZC', huisnummer: 99_999, woonplaats: 'Zeist' };
    const { geboortedatum: _, ...without } = rentSignal(world.now().localDate).inhoud.persoon;
    const nameless = rentSignal(world.now().localDate);
    nameless.inhoud.persoon = { ...without, adres };
    const plain = await world.call(RENT, 'POST', '/v1/signalen', nameless);
    const zaak = await entered(plain.body.verstrekkingId);
    const byAddress = await ask(pf, { achternaam: 'Iemand', adres });
    expect(byAddress.body.verstrekkingen).toEqual([]);
    expect(byAddress.body.zaken).toMatchObject([{ zaakId: zaak.zaakId, gevondenOp: ['adres'] }]);
  });

  it('shows lines of the own organisation alone (R19), and nothing that waits for it', async () => {
    const persoon = { achternaam: 'Grutterij', geboortedatum: '1966-06-06' };
    const { signaalId } = await arrived({ persoon });
    const ids = ({ body }: Answer) => body.verstrekkingen.map((one: Json) => one.verstrekkingId);
    expect(ids(await ask(await officer('pf-r', RENT), persoon))).toEqual([signaalId]);
    expect(ids(await ask(await officer('pf-u', UTRECHT), persoon))).toEqual([]);
    const waits = { ...rentSignal(world.now().localDate, { persoon }) };
    waits.ontvanger = { oin: oinOf(UTRECHT), team: 'schuldhulp', gemeentecode: '0344' };
    const sent = await world.call(RENT, 'POST', '/v1/signalen', waits);
    expect(sent.status, sent.text).toBe(201);
    expect(ids(await ask(await officer('pf-u', UTRECHT), persoon))).toEqual([]);
    expect(ids(await ask(await officer('pf-r', RENT), persoon))).toEqual([signaalId, sent.body.verstrekkingId]);
  });

  it('is noted for every team before it is given, and keeps nothing of the question', async () => {
    const before = (await rows('select count(*)::int as n from ingezien'))[0]!.n;
    const persoon = { achternaam: 'Scholeksterman', geboortedatum: '1950-05-05' };
    await ask(await officer('pf-1'), persoon);
    const after = await rows('select * from ingezien order by epoch_ms desc');
    expect(after.length).toBeGreaterThan(before);
    expect(after[0]).toMatchObject({ reason: 'inzageverzoek', outcome: 'gezocht', disclosure_ids: [] });
    expect(JSON.stringify(after)).not.toMatch(/Scholeksterman|1950-05-05/);
    expect(world.logged.join('\n')).not.toMatch(/Scholeksterman|1950-05-05/);
  });
});

describe('what was wrong (AVG 16)', () => {
  it('is put right on the version that was seen; the content shows what is right, and what came to who checks', async () => {
    const signal = await arrived();
    const step = { stap: 'corrigeer', signaalId: signal.signaalId, reden: 'verklaring_van_inwoner', bedragEuro: 78 };
    expect((await anna.step(signal.zaakId, step, 1)).status).toBe(412);
    const corrected = await anna.step(signal.zaakId, step);
    expect(corrected.status, corrected.text).toBe(200);
    expect(validators.zaakZaak(corrected.body)).toMatchObject({ kind: 'valid' });
    expect(corrected.body.signalen[0]).toMatchObject({ bedragEuro: 78, correcties: [{ reden: step.reden }] });
    const { items } = (await anna.call('GET', '/v1/zaken?team=schuldhulp&aantal=500')).body;
    expect(items.find((one: Json) => one.zaakId === signal.zaakId).bedragEuro).toBe(78);
    const content = await read(signal);
    expect(validators.zaakInhoud(content.body)).toMatchObject({ kind: 'valid' });
    expect([content.body.inhoud.bedragEuro, content.body.gecorrigeerd]).toEqual([78, ['/bedragEuro']]);
    expect((await read(signal, 'controle')).body.inhoud.bedragEuro).toBe(780);
    const feed = (await anna.call('GET', '/v1/zaken/wijzigingen?team=schuldhulp&aantal=1000')).body.items;
    expect(feed.filter((one: Json) => one.zaakId === signal.zaakId).at(-1)).toMatchObject({ soort: 'gecorrigeerd' });
  });

  it('leaves the zaak when it is about somebody else, is not read to work with, and is cleared like any other', async () => {
    const signal = await arrived();
    const step = { stap: 'maakLos', signaalId: signal.signaalId, reden: 'andere_persoon' };
    const done = await anna.step(signal.zaakId, step);
    expect(done.status, done.text).toBe(200);
    expect(done.body).toMatchObject({ resultaat: 'Niet opgepakt: onterecht signaal', staat: 'gesloten' });
    expect(done.body.signalen[0]).toMatchObject({ losgemaakt: 'andere_persoon' });
    expect((await read(signal)).body.code).toBe('SIGNAAL_LOSGEMAAKT');
    expect((await read(signal, 'inzageverzoek')).status).toBe(200);
    expect((await retention.clear(KEPT_TEAM, '2099-01-01', 500)).zaken).toBeGreaterThan(0);
    expect(await rows('select 1 from zaak where zaak_id = $1', signal.zaakId)).toEqual([]);
    const feed = (await anna.call('GET', '/v1/zaken/wijzigingen?team=schuldhulp&aantal=1000')).body.items;
    expect(feed.filter((one: Json) => one.zaakId === signal.zaakId).map((one: Json) => one.soort)).toEqual([
      'opgeruimd',
    ]);
  });

  it('keeps its right value in what is left for the look-back, and leaves nothing of what was detached', async () => {
    const right = await arrived({ bedragEuro: 5_000 });
    const wrong = await arrived();
    const correct = { stap: 'corrigeer', signaalId: right.signaalId, reden: 'vastgesteld_door_team', bedragEuro: 321 };
    await anna.step(right.zaakId, correct);
    await anna.step(right.zaakId, { stap: 'pakOp' });
    await anna.step(right.zaakId, { stap: 'sluit', resultaat: 'Inwoner is overleden' });
    await anna.step(wrong.zaakId, { stap: 'maakLos', signaalId: wrong.signaalId, reden: 'ander_adres' });
    const addresses = await rows('select zaak_id, address from zaak where zaak_id = any ($1::uuid[])', [
      right.zaakId,
      wrong.zaakId,
    ]);
    const addressOf = (id: string) => addresses.find(row => row.zaak_id === id)!.address;
    // As if their term were over, while their signals are still within the look-back.
    await rows(`update zaak set keep_until = '2000-01-01' where zaak_id = any ($1::uuid[])`, [
      right.zaakId,
      wrong.zaakId,
    ]);
    await retention.clear(KEPT_TEAM, world.now().localDate, 500);
    const stubs = (id: string) => rows('select amount_euro from zaak_stub where address = $1', addressOf(id));
    expect(await stubs(right.zaakId)).toEqual([{ amount_euro: 321 }]);
    expect(await stubs(wrong.zaakId)).toEqual([]);
  });
});
