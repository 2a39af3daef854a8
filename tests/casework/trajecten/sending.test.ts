/** A request for an arrangement that the gateway sends, and the answer that comes back: once, whatever dies in between. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBody } from '../../../adapters/partner/sealed-body.ts';
import { openPool } from '../../../adapters/postgres/database.ts';
import { plusDays } from '../../../consent/working-days.ts';
import { type OpenedPorts, requestDuty } from '../../../gateway/compose.ts';
import { type Json, oinOf, toestemmingVoor, VALID_MESSAGES } from '../../support/messages.ts';
import { type Desk, openDesk, personIn, worker } from './desk.ts';

/** Its key is kept by the gateway. */
const DEBTS = worker('gemeente-zeist', 'schuldhulp', 'schuldhulpverlener');
const COLLEAGUE = worker('gemeente-zeist', 'schuldhulp', 'collega');
const CAK = worker('cak', 'wanbetalers', 'behandelaar');
const WHERE = 'maatwerkverzoeken';

let desk: Desk;
let opened: OpenedPorts;
let admin: pg.Pool;
/** What dies, once, where it stands. */
let dies: 'begin' | 'step' | null = null;

beforeAll(async () => {
  desk = await openDesk({
    participants: ['cak', 'gemeente-zeist', 'gemeente-utrecht'],
    wrap: ports => {
      const { verzoeken } = ports.ports;
      const once = (what: 'begin' | 'step') => {
        if (dies !== what) return;
        dies = null;
        throw new Error('Killed between the message and its request');
      };
      opened = {
        ...ports,
        ports: {
          ...ports.ports,
          verzoeken: {
            ...verzoeken,
            begin: async (...args) => {
              // It is tried before anything leaves; that is no beginning.
              if (args[2].once) once('begin');
              return verzoeken.begin(...args);
            },
            step: async (...args) => {
              once('step');
              return verzoeken.step(...args);
            },
          },
        },
      };
      return opened;
    },
  });
  admin = openPool(desk.world.database.adminUrl, 'proef', 1);
});
afterAll(async () => {
  await admin?.end();
  await desk?.close();
});

const today = () => desk.world.now().localDate;
const later = (days: number) => plusDays(today(), days);
const count = async (from: string) => (await admin.query(`select count(*)::int as n from ${from}`)).rows[0].n as number;
const messages = () => count(`delivery where message_type = 'maatwerkverzoek'`);
const refusals = () => count(`log_entry where kind = 'geweigerd'`);

let people = 0;

/** What to ask for somebody nobody else is, with a consent for this receiver. */
async function wanted(more: Json = {}, about: Json = {}): Promise<{ ask: Json; message: Json; toestemming: string }> {
  people += 1;
  const message = VALID_MESSAGES.maatwerkverzoek!(today());
  message.afzender = { oin: oinOf('gemeente-zeist'), team: 'schuldhulp', hoedanigheid: 'college_schuldhulp' };
  const { soort, persoon, ...rest } = message.inhoud;
  const who = { ...persoon, ...about, adres: { ...persoon.adres, huisnummer: 2000 + people } };
  message.inhoud.persoon = who;
  const given = toestemmingVoor(message, new Date(desk.world.now().epochMs - 1000).toISOString(), 'avg_grondslag');
  given.betrokkene = personIn(message);
  const noted = await desk.world.call('gemeente-zeist', 'POST', '/v1/toestemmingen', given);
  expect(noted.status, noted.text).toBe(201);
  const bericht = { ...rest, persoon: who, toestemmingen: [given.toestemmingId], ...more };
  const ask = { team: 'schuldhulp', naar: { oin: oinOf('cak'), team: 'wanbetalers' }, soort, bericht };
  return { ask, message, toestemming: given.toestemmingId };
}

const post = (ask: Json, who = DEBTS) => desk.ask(who, 'POST', `/v1/${WHERE}`, ask);

/** Newest message to the collecting organisation, as it reads it. */
async function read(): Promise<{ readonly verstrekkingId: string; readonly view: Json }> {
  const { rows } = await admin.query(
    `select disclosure_id from delivery where message_type = 'maatwerkverzoek' order by epoch_ms desc, disclosure_id desc limit 1`,
  );
  const verstrekkingId: string = rows[0].disclosure_id;
  const { body, status, text } = await desk.world.call('cak', 'GET', `/v1/postvak/${verstrekkingId}?team=wanbetalers`);
  expect(status, text).toBe(200);
  const key = readFileSync(join(desk.world.folder, 'deelnemers', 'cak', 'sleutels', 'wanbetalers.key'), 'utf8');
  const opened = await openBody(body.bericht, body, key);
  if (opened.kind === 'fault') throw new Error(opened.code);
  return { verstrekkingId, view: opened.view };
}

async function answer(verzoek: string, inhoud: Json): Promise<void> {
  const made = VALID_MESSAGES.maatwerkantwoord!(today());
  const sent = await desk.world.call('cak', 'POST', '/v1/signalen', {
    ...made,
    berichtId: crypto.randomUUID(),
    ontvanger: { oin: oinOf('gemeente-zeist'), team: 'schuldhulp', gemeentecode: '0355' },
    inhoud: { verzoek, ...inhoud },
  });
  expect(sent.status, sent.text).toBe(201);
  await desk.world.gateway.casework.turn();
}

const duty = () => requestDuty(opened).run({ ...desk.world.now(), epochMs: desk.world.now().epochMs + 120_000 });

describe('asking for an arrangement', () => {
  it('sends the request as a message of its own, on the consent it names', async () => {
    const before = await messages();
    const { ask } = await wanted();
    const asked = await post(ask);
    expect(asked.status, asked.text).toBe(201);
    expect(asked.body).toMatchObject({ status: 'gevraagd', soort: 'betalingsregeling' });
    expect(await messages()).toBe(before + 1);
    const { view } = await read();
    expect(view.inhoud).toMatchObject({ vordering: ask.bericht.vordering, soort: 'betalingsregeling' });
    expect(JSON.stringify(view)).not.toMatch(/toestemmingen|bsn/);
    // What was about to be sent is gone, and the entry says who made it.
    expect(await count('verzoek_voornemen')).toBe(0);
    const { rows } = await admin.query(
      `select jcs::jsonb ->> 'door' as by from log_entry where jcs like '%maatwerkverzoek%' and kind <> 'verstrekt' order by epoch_ms desc limit 1`,
    );
    expect(rows[0].by).toBe('poort');
  });

  it('is one message and one request, however often the same is asked', async () => {
    const { ask } = await wanted();
    const before = await messages();
    const [first, second] = await Promise.all([post(ask), post(ask, COLLEAGUE)]);
    const third = await post(ask);
    expect([first!.status, second!.status, third.status]).toEqual([201, 201, 201]);
    expect(new Set([first!, second!, third].map(one => one.body.maatwerkId)).size).toBe(1);
    expect(await messages()).toBe(before + 1);
  });

  it('is refused with the reasons of the message, and nothing is kept', async () => {
    const { ask, toestemming, message } = await wanted();
    await desk.withdraw(message, toestemming);
    const [before, requests, refused] = [await messages(), await count('verzoek'), await refusals()];
    const answered = await post(ask);
    expect([answered.status, answered.body.code]).toEqual([403, 'GEWEIGERD']);
    expect(answered.body.redenen.length).toBeGreaterThan(0);
    expect([await messages(), await count('verzoek'), await refusals()]).toEqual([before, requests, refused + 1]);
    expect(await count('verzoek_voornemen')).toBe(0);
  });

  it('sends nothing for a step that is refused anyhow', async () => {
    const { ask } = await wanted({ toestemmingen: [] });
    const [before, refused] = [await messages(), await refusals()];
    expect((await post(ask)).body.code).toBe('TOESTEMMING_EERST');
    const own = { ...ask, naar: { oin: oinOf('gemeente-zeist'), team: 'schuldhulp' } };
    expect((await post(own)).body.code).toBe('ZELFDE_TEAM');
    expect([await messages(), await refusals()]).toEqual([before, refused]);
  });

  it('names a message or what to send, and not both or neither', async () => {
    const { ask } = await wanted();
    const both = { ...ask, verstrekkingId: crypto.randomUUID() };
    const { bericht: _, ...neither } = ask;
    for (const wrong of [both, neither]) expect((await post(wrong)).body.code).toBe('ONGELDIG_VERZOEK');
  });

  it('is not sent for a team that keeps its own key', async () => {
    const { ask } = await wanted();
    const other = worker('gemeente-utrecht', 'schuldhulp', 'hulpverlener');
    const answered = await post(ask, other);
    expect([answered.status, answered.body.code]).toEqual([403, 'AFZENDER_NIET_GEREGISTREERD']);
    expect(await count('verzoek_voornemen')).toBe(0);
  });

  it('that dies between message and request has both afterwards, by itself', async () => {
    const { ask } = await wanted();
    const [before, requests] = [await messages(), await count('verzoek')];
    dies = 'begin';
    expect((await post(ask)).status).toBe(500);
    expect([await messages(), await count('verzoek')]).toEqual([before + 1, requests]);
    await duty();
    await duty();
    expect([await messages(), await count('verzoek')]).toEqual([before + 1, requests + 1]);
    expect(await count('verzoek_voornemen')).toBe(0);
  });

  it('that dies there and is asked again by its worker has one of each', async () => {
    const { ask } = await wanted();
    const [before, requests] = [await messages(), await count('verzoek')];
    dies = 'begin';
    expect((await post(ask)).status).toBe(500);
    const again = await post(ask);
    expect(again.status, again.text).toBe(201);
    await duty();
    expect([await messages(), await count('verzoek')]).toEqual([before + 1, requests + 1]);
    expect(await count('verzoek_voornemen')).toBe(0);
  });

  it('that died, and of which the consent was withdrawn since, is not asked after all', async () => {
    const { ask, message, toestemming } = await wanted();
    const requests = await count('verzoek');
    dies = 'begin';
    expect((await post(ask)).status).toBe(500);
    await desk.withdraw(message, toestemming);
    await duty();
    expect([await count('verzoek'), await count('verzoek_voornemen')]).toEqual([requests, 0]);
  });

  it('leaves nothing readable of whom it is about in what is kept', async () => {
    const { ask } = await wanted();
    dies = 'begin';
    await post(ask);
    const { rows } = await admin.query(`select encode(sealed, 'escape') as text from verzoek_voornemen`);
    expect(rows.length).toBe(1);
    expect(rows[0].text).not.toContain(ask.bericht.persoon.achternaam);
    await duty();
    const kept = await admin.query(`select string_agg(event::text, '') as text from verzoek_event`);
    expect(kept.rows[0].text).not.toContain(ask.bericht.persoon.achternaam);
  });
});

describe('a request of which two people look at the message first', () => {
  const officer = async (subject: string, path: string, body: Json) => {
    const claims = { oin: oinOf('gemeente-zeist') };
    const token = await desk.provider.token({ subject, roles: ['privacyfunctionaris'], claims });
    const headers = { authorization: `Bearer ${token}` };
    return desk.world.call('gemeente-zeist', 'POST', `/v1/aangehouden/${path}`, body, { headers });
  };

  it('is asked when they say yes, by itself, and once', async () => {
    // Between twelve and sixteen both the young person and a parent decide (B-13).
    const { ask } = await wanted({}, { geboortedatum: plusDays(today(), -14 * 365) });
    const [before, requests] = [await messages(), await count('verzoek')];
    const held = await post(ask);
    expect([held.status, held.body.code]).toEqual([409, 'BERICHT_AANGEHOUDEN']);
    await duty();
    expect([await messages(), await count('verzoek'), await count('verzoek_voornemen')]).toEqual([
      ...[before + 1, requests, 1],
    ]);
    const { rows } = await admin.query(`select disclosure_id from delivery where status = 'aangehouden'`);
    const id: string = rows[0].disclosure_id;
    const proposed = await officer('pf-anne', `${id}/voorstellen`, { besluit: 'toelaten' });
    expect(proposed.status, proposed.text).toBe(201);
    const { voorstelId, kenmerk } = proposed.body;
    const judged = await officer('pf-ben', `${id}/voorstellen/${voorstelId}/oordeel`, { oordeel: 'akkoord', kenmerk });
    expect(judged.status, judged.text).toBe(200);
    await duty();
    await duty();
    expect([await messages(), await count('verzoek'), await count('verzoek_voornemen')]).toEqual([
      ...[before + 1, requests + 1, 0],
    ]);
  });
});

describe('the answer that arrives', () => {
  async function asked(): Promise<{ id: string; verstrekkingId: string; ask: Json }> {
    const { ask } = await wanted();
    const made = await post(ask);
    expect(made.status, made.text).toBe(201);
    return { id: made.body.maatwerkId, verstrekkingId: (await read()).verstrekkingId, ask };
  }
  const seen = async (id: string) => (await desk.see(DEBTS, id, WHERE)).body;

  it('grants from day to day', async () => {
    const { id, verstrekkingId } = await asked();
    await answer(verstrekkingId, { antwoord: 'toegekend', van: today(), tot: later(90) });
    expect(await seen(id)).toMatchObject({ status: 'toegekend', toegekend: { van: today(), tot: later(90) } });
    const { body } = await desk.world.call('gemeente-zeist', 'GET', '/v1/postvak?team=schuldhulp&aantal=100');
    expect(body.items).toEqual([]);
  });

  it('refuses with its reason', async () => {
    const { id, verstrekkingId } = await asked();
    await answer(verstrekkingId, { antwoord: 'afgewezen', reden: 'al_een_regeling' });
    expect(await seen(id)).toMatchObject({ status: 'afgewezen', reden: 'al_een_regeling' });
  });

  it('asks for more, is added to on a consent of its own, and takes the request from nobody', async () => {
    const { id, verstrekkingId, ask } = await asked();
    await answer(verstrekkingId, { antwoord: 'meer_nodig' });
    const open = await seen(id);
    expect(open).toMatchObject({ status: 'meer_nodig', versie: 2 });
    expect(open.ontvanger).not.toHaveProperty('persoon');
    const before = await messages();
    const add = (bericht: Json, who = DEBTS) =>
      desk.ask(
        who,
        'POST',
        `/v1/${WHERE}/${id}/stappen`,
        { team: 'schuldhulp', stap: 'vulAan', bericht },
        { 'if-match': '"2"' },
      );
    expect((await add({ ...ask.bericht, toestemmingen: [] })).body.code).toBe('TOESTEMMING_EERST');
    dies = 'step';
    expect((await add({ ...ask.bericht, maandbedragEuro: 30 })).status).toBe(500);
    const added = await add({ ...ask.bericht, maandbedragEuro: 30 });
    expect(added.status, added.text).toBe(200);
    expect(added.body).toMatchObject({ status: 'gevraagd', versie: 3 });
    expect((await add({ ...ask.bericht, maandbedragEuro: 35 })).status).toBe(412);
    await duty();
    expect([await messages(), await count('verzoek_voornemen')]).toEqual([before + 1, 0]);
    expect((await seen(id)).versie).toBe(3);
  });

  it('moves nothing twice, also when it is taken in again', async () => {
    const { id, verstrekkingId, ask } = await asked();
    dies = 'step';
    await answer(verstrekkingId, { antwoord: 'meer_nodig' });
    await desk.world.gateway.casework.turn();
    expect((await seen(id)).versie).toBe(2);
    const { rows } = await admin.query(
      'select disclosure_id from verzoek_bericht where verzoek_id = $1 and number = 2',
      [id],
    );
    await desk.did(DEBTS, id, 'vulAan', { bericht: { ...ask.bericht, maandbedragEuro: 40 } }, WHERE);
    // As if the confirmation of the first had been lost: it comes up again.
    await admin.query(`alter table delivery disable trigger all`);
    await admin.query(`update delivery set status = 'opgehaald' where disclosure_id = $1`, [rows[0].disclosure_id]);
    await admin.query(`alter table delivery enable trigger all`);
    await desk.world.gateway.casework.turn();
    expect(await seen(id)).toMatchObject({ status: 'gevraagd', versie: 3 });
  });

  it('comes too late for what was withdrawn, and changes nothing', async () => {
    const { id, verstrekkingId } = await asked();
    await desk.did(DEBTS, id, 'trekIn', {}, WHERE);
    await answer(verstrekkingId, { antwoord: 'toegekend', van: today(), tot: later(9) });
    expect((await seen(id)).status).toBe('ingetrokken');
  });

  it('that grants no days stays in the postbox for a person', async () => {
    const { id, verstrekkingId } = await asked();
    await answer(verstrekkingId, { antwoord: 'toegekend' });
    expect((await seen(id)).status).toBe('gevraagd');
    expect(desk.world.logged.join('\n')).toMatch(/BERICHT_ONLEESBAAR/);
    await desk.did(CAK, id, 'kenToe', { van: today(), tot: later(9) }, WHERE);
  });
});
