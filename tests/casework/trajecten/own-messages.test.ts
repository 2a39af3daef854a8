/** A home, a referral and a handover whose message the gateway sends for a team of which it keeps the key. */
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool } from '../../../adapters/postgres/database.ts';
import { PRETEND_REGION } from '../../../adapters/pretend/region.ts';
import { plusDays } from '../../../consent/working-days.ts';
import { type OpenedPorts, requestDuty } from '../../../gateway/compose.ts';
import { type Json, oinOf, toestemmingVoor } from '../../support/messages.ts';
import { type Desk, messageOf, openDesk, personIn, worker } from './desk.ts';

/** Here the key of the Wmo team of Zeist is kept too. */
const WMO = worker('gemeente-zeist', 'wmo', 'wmo-consulent');
const DEBTS = worker('gemeente-zeist', 'schuldhulp', 'schuldhulpverlener');
const OTHERS = worker('gemeente-utrecht', 'schuldhulp', 'hulpverlener');

const ORGANISATIONS = PRETEND_REGION.map(one =>
  one.map === 'gemeente-zeist'
    ? { ...one, teams: one.teams.map(team => (team.code === 'wmo' ? { ...team, kept: true as const } : team)) }
    : one,
);

let desk: Desk;
let opened: OpenedPorts;
let admin: pg.Pool;
/** What dies, once, between the message and its step. */
let dies: 'verzoek' | 'overdracht' | null = null;

beforeAll(async () => {
  desk = await openDesk({
    participants: ['corporatie-de-vechtstroom', 'gemeente-zeist', 'gemeente-utrecht'],
    organisations: ORGANISATIONS,
    wrap: ports => {
      const { verzoeken, trajecten } = ports.ports;
      const once = (what: typeof dies) => {
        if (dies !== what) return;
        dies = null;
        throw new Error('Killed between the message and its step');
      };
      opened = {
        ...ports,
        ports: {
          ...ports.ports,
          verzoeken: {
            ...verzoeken,
            async begin(kind, team, ask, plan) {
              // The look before it is no beginning.
              if (ask.once) once('verzoek');
              return verzoeken.begin(kind, team, ask, plan);
            },
          },
          trajecten: {
            ...trajecten,
            async step(team, id, ask, epochMs, plan) {
              if (ask.disclosureId !== null) once('overdracht');
              return trajecten.step(team, id, ask, epochMs, plan);
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
const sentOf = (type: string) => count(`delivery where message_type = '${type}'`);
const duty = () => requestDuty(opened).run({ ...desk.world.now(), epochMs: desk.world.now().epochMs + 120_000 });

/** What has been written, and with what consent; from the message as the team's own software would send it. */
async function written(
  type: string,
  from: typeof WMO,
  to: { readonly map: string; readonly team: string },
  more: Json = {},
): Promise<{ message: Json; bericht: Json; naar: Json; toestemming: string }> {
  const message = messageOf(type, today());
  message.afzender = { oin: oinOf(from.at), team: from.team, hoedanigheid: `college_${from.team}` };
  message.ontvanger = { ...message.ontvanger, oin: oinOf(to.map), team: to.team };
  Object.assign(message.inhoud, more.inhoud);
  Object.assign(message.inhoud.persoon, more.persoon);
  const given = toestemmingVoor(message, new Date(desk.world.now().epochMs - 1000).toISOString(), 'avg_grondslag');
  given.betrokkene = personIn(message);
  const noted = await desk.world.call(from.at, 'POST', '/v1/toestemmingen', given);
  expect(noted.status, noted.text).toBe(201);
  const toestemming: string = given.toestemmingId;
  const bericht = { type, ...message.inhoud, toestemmingen: [toestemming] };
  return { message, bericht, naar: { oin: message.ontvanger.oin, team: to.team }, toestemming };
}

describe('a home that the gateway asks for', () => {
  const letting = { map: 'corporatie-de-vechtstroom', team: 'verhuur' };
  async function wanted() {
    const { bericht, naar, ...rest } = await written('woningvraag', WMO, letting);
    return { ask: { team: 'wmo', naar, gewenstOp: bericht.gewensteDatum, bericht }, ...rest };
  }
  const post = (ask: Json, who = WMO) => desk.ask(who, 'POST', '/v1/woningvragen', ask);

  it('is one message and one request, however often the same is asked', async () => {
    const { ask } = await wanted();
    const [before, requests] = [await sentOf('woningvraag'), await count('verzoek')];
    const made = await Promise.all([post(ask), post(ask)]);
    expect(
      made.map(one => one.status),
      made[0]!.text,
    ).toEqual([201, 201]);
    expect((await post(ask)).body.woningId).toBe(made[0]!.body.woningId);
    expect([await sentOf('woningvraag'), await count('verzoek'), await count('verzoek_voornemen')]).toEqual([
      ...[before + 1, requests + 1, 0],
    ]);
  });

  it('is refused with the reasons of the message, and nothing is kept, once the consent was withdrawn', async () => {
    const { ask, message, toestemming } = await wanted();
    await desk.withdraw(message, toestemming);
    const before = [await sentOf('woningvraag'), await count('verzoek')];
    const answered = await post(ask);
    expect([answered.status, answered.body.code]).toEqual([403, 'GEWEIGERD']);
    expect(answered.body.redenen.length).toBeGreaterThan(0);
    expect([await sentOf('woningvraag'), await count('verzoek')]).toEqual(before);
    expect(await count('verzoek_voornemen')).toBe(0);
  });

  it('is not sent for a step that is refused anyhow', async () => {
    const { ask } = await wanted();
    const before = [await sentOf('woningvraag'), await count(`log_entry where kind = 'geweigerd'`)];
    const wrong: readonly (readonly [Json, string])[] = [
      [{ ...ask, gewenstOp: later(31) }, 'DATUM_ONJUIST'],
      [{ ...ask, bericht: { ...ask.bericht, toestemmingen: [] } }, 'TOESTEMMING_EERST'],
      [{ ...ask, verstrekkingId: crypto.randomUUID() }, 'ONGELDIG_VERZOEK'],
      [{ ...ask, bericht: undefined }, 'ONGELDIG_VERZOEK'],
      [
        { ...ask, bericht: { ...ask.bericht, persoon: { ...ask.bericht.persoon, bsn: '999990019' } } },
        'ONGELDIG_VERZOEK',
      ],
    ];
    for (const [one, code] of wrong) expect((await post(one)).body.code).toBe(code);
    expect([await sentOf('woningvraag'), await count(`log_entry where kind = 'geweigerd'`)]).toEqual(before);
  });

  it('that dies between message and request has both afterwards, by itself and once', async () => {
    const { ask } = await wanted();
    const [before, requests] = [await sentOf('woningvraag'), await count('verzoek')];
    dies = 'verzoek';
    expect((await post(ask)).status).toBe(500);
    expect([await sentOf('woningvraag'), await count('verzoek')]).toEqual([before + 1, requests]);
    await duty();
    await duty();
    expect([await sentOf('woningvraag'), await count('verzoek'), await count('verzoek_voornemen')]).toEqual([
      ...[before + 1, requests + 1, 0],
    ]);
  });
});

describe('a referral that the gateway sends', () => {
  const access = { map: 'gemeente-utrecht', team: 'toegang' };
  async function wanted() {
    const { bericht, naar, message, ...rest } = await written('toegang-onderzoek', WMO, access, {
      inhoud: { kader: 'toestemming' },
    });
    const betrokkene = personIn(message);
    return { ask: { team: 'wmo', naar, betrokkene, clientondersteuning: 'aangeboden', bericht }, message, ...rest };
  }
  const post = (ask: Json) => desk.ask(WMO, 'POST', '/v1/toegangen', ask);

  it('carries the investigation, and begins with it', async () => {
    const { ask } = await wanted();
    const before = await sentOf('toegang-onderzoek');
    const made = await post(ask);
    expect(made.status, made.text).toBe(201);
    expect((await post(ask)).body.code).toBe('ONDERZOEK_LOOPT_AL');
    expect(await sentOf('toegang-onderzoek')).toBe(before + 1);
  });

  it('about another than the message names sends nothing', async () => {
    const [{ ask }, other] = [await wanted(), await wanted()];
    const before = await sentOf('toegang-onderzoek');
    const answered = await post({ ...ask, betrokkene: other.ask.betrokkene });
    expect([answered.status, answered.body.code]).toEqual([409, 'BERICHT_PAST_NIET']);
    expect(await sentOf('toegang-onderzoek')).toBe(before);
  });

  it('has no ground in a mandate between two municipalities, and is refused with the message', async () => {
    const { ask } = await wanted();
    const before = [await sentOf('toegang-onderzoek'), await count('verzoek'), await count('traject')];
    const answered = await post({ ...ask, bericht: { ...ask.bericht, kader: 'mandaat', toestemmingen: [] } });
    expect([answered.status, answered.body.code]).toEqual([403, 'GEWEIGERD']);
    expect([await sentOf('toegang-onderzoek'), await count('verzoek'), await count('traject')]).toEqual(before);
  });
});

describe('a handover whose message the gateway sends', () => {
  const next = { map: 'gemeente-utrecht', team: 'schuldhulp' };

  async function ready(more: Json = {}, who = DEBTS, to = next) {
    const made = await written('verhuizing', who, to, more);
    const id = await desk.begin(who, made.message, {
      ...{ overgang: 'gemeente-gemeente', kader: 'toestemming', plandatum: later(60) },
    });
    await desk.did(who, id, 'noteerClientondersteuning', { antwoord: 'aangeboden' });
    await desk.did(who, id, 'vraagToestemming');
    await desk.did(who, id, 'noteerToestemming', { gegeven: true });
    return { id, ...made };
  }
  const propose = (id: string, bericht: Json, more: Json = {}) =>
    desk.step(DEBTS, id, 'stelVoor', { bericht, woordenClient: 'Ik wil graag rustig wonen.', ...more });
  const status = async (id: string) => (await desk.see(DEBTS, id)).body.status;

  it('is proposed with it, and stops when its consent is withdrawn', async () => {
    const { id, bericht, message, toestemming } = await ready();
    const before = await sentOf('verhuizing');
    const made = await propose(id, bericht);
    expect(made.status, made.text).toBe(200);
    expect(made.body).toMatchObject({ status: 'voorgesteld', woordenClient: 'Ik wil graag rustig wonen.' });
    expect([await sentOf('verhuizing'), await count('verzoek_voornemen')]).toEqual([before + 1, 0]);
    expect((await desk.see(OTHERS, id)).body.status).toBe('voorgesteld');
    await desk.withdraw(message, toestemming);
    expect(await status(id)).toBe('ingetrokken');
  });

  it('is refused with the reasons of the message, and stays where it was', async () => {
    const { id, bericht, message, toestemming } = await ready();
    await desk.withdraw(message, toestemming);
    const before = await sentOf('verhuizing');
    const answered = await propose(id, bericht);
    expect([answered.status, answered.body.code]).toEqual([403, 'GEWEIGERD']);
    expect([await sentOf('verhuizing'), await count('verzoek_voornemen')]).toEqual([before, 0]);
    expect(await status(id)).toBe('toestemming_gevraagd');
  });

  it('is sent for no step that is refused anyhow', async () => {
    const [one, other] = [await ready(), await ready()];
    const before = [await sentOf('verhuizing'), await count(`log_entry where kind = 'geweigerd'`)];
    const bsn = { woordenClient: 'Mijn nummer is 999990019.' };
    expect((await propose(one.id, other.bericht)).body.code).toBe('BERICHT_PAST_NIET');
    const { verhuisdatum: _, ...rest } = one.bericht;
    expect((await propose(one.id, { ...rest, type: 'hergebruik-wmo' })).body.code).toBe('BERICHT_PAST_NIET');
    expect((await propose(one.id, one.bericht, { verstrekkingId: crypto.randomUUID() })).body.code).toBe(
      'ONGELDIG_VERZOEK',
    );
    expect((await propose(one.id, one.bericht, bsn)).body.code).toBe('ONGELDIG_VERZOEK');
    const { body } = await desk.ask(
      DEBTS,
      'POST',
      `/v1/overdrachten/${one.id}/stappen`,
      { team: 'schuldhulp', stap: 'stelVoor', bericht: one.bericht },
      { 'if-match': '"1"' },
    );
    expect(body.code).toBe('VERSIE_VERLOPEN');
    const foreign = { team: 'schuldhulp', stap: 'stelVoor', bericht: one.bericht };
    const unseen = await desk.ask(OTHERS, 'POST', `/v1/overdrachten/${one.id}/stappen`, foreign, { 'if-match': '"4"' });
    expect(unseen.status).toBe(404);
    expect([await sentOf('verhuizing'), await count(`log_entry where kind = 'geweigerd'`)]).toEqual(before);
  });

  it('is not sent for a team that keeps its own key', async () => {
    const { id, bericht } = await ready({}, OTHERS, { map: 'gemeente-zeist', team: 'schuldhulp' });
    const answered = await desk.step(OTHERS, id, 'stelVoor', { bericht, woordenClient: 'Rust.' });
    expect([answered.status, answered.body.code]).toEqual([403, 'AFZENDER_NIET_GEREGISTREERD']);
    expect(await count('verzoek_voornemen')).toBe(0);
  });

  it('that dies between message and step has both afterwards, once, and nothing readable in between', async () => {
    const { id, bericht } = await ready();
    const before = await sentOf('verhuizing');
    dies = 'overdracht';
    expect((await propose(id, bericht)).status).toBe(500);
    expect([await sentOf('verhuizing'), await status(id)]).toEqual([before + 1, 'toestemming_gevraagd']);
    const { rows } = await admin.query(`select encode(sealed, 'escape') as text from verzoek_voornemen`);
    expect(rows[0].text).not.toContain(bericht.persoon.achternaam);
    await duty();
    await duty();
    expect([await sentOf('verhuizing'), await status(id), await count('verzoek_voornemen')]).toEqual([
      ...[before + 1, 'voorgesteld', 0],
    ]);
  });

  it('that died, and of which the consent was withdrawn since, is not proposed after all', async () => {
    const { id, bericht, message, toestemming } = await ready();
    dies = 'overdracht';
    expect((await propose(id, bericht)).status).toBe(500);
    await desk.withdraw(message, toestemming);
    await duty();
    expect([await status(id), await count('verzoek_voornemen')]).toEqual(['toestemming_gevraagd', 0]);
  });

  it('waits for two people where the message does', async () => {
    // Between twelve and sixteen both the young person and a parent decide (B-13).
    const { id, bericht } = await ready({ persoon: { geboortedatum: plusDays(today(), -14 * 365) } });
    const held = await propose(id, bericht);
    expect([held.status, held.body.code]).toEqual([409, 'BERICHT_AANGEHOUDEN']);
    await duty();
    expect([await status(id), await count('verzoek_voornemen')]).toEqual(['toestemming_gevraagd', 1]);
  });
});
