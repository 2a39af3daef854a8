/** What goes along with a handover: the regional access, a home, an arrangement; each on its own message. */
import { randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool } from '../../../adapters/postgres/database.ts';
import { plusDays } from '../../../consent/working-days.ts';
import { MAATWERK_STEPS } from '../../../gateway/casework/overdracht/maatwerk.ts';
import { TOEGANG_STEPS } from '../../../gateway/casework/overdracht/toegang.ts';
import { WONING_STEPS } from '../../../gateway/casework/overdracht/woning.ts';
import { DOCUMENTS } from '../../../schemas/generated/documents.ts';
import { type Json, oinOf } from '../../support/messages.ts';
import { type Desk, messageOf, openDesk, personIn, worker } from './desk.ts';

const WMO = worker('gemeente-utrecht', 'wmo', 'consulent');
const ACCESS = worker('gemeente-utrecht', 'toegang', 'onderzoeker');
const PROVIDER = worker('bw-de-overstap', 'uitstroom', 'begeleider');
const LETTING = worker('corporatie-de-vechtstroom', 'verhuur', 'verhuurmedewerker');
const DEBTS = worker('gemeente-utrecht', 'schuldhulp', 'schuldhulpverlener');
const CAK = worker('cak', 'eigen-bijdrage', 'behandelaar');

let desk: Desk;
let admin: pg.Pool;
beforeAll(async () => {
  desk = await openDesk();
  admin = openPool(desk.world.database.adminUrl, 'proef', 1);
});
afterAll(async () => {
  await admin?.end();
  await desk?.close();
});

const today = () => desk.world.now().localDate;
const later = (days: number) => plusDays(today(), days);

async function begun(who: typeof WMO, where: string, body: Json): Promise<string> {
  const answer = await desk.ask(who, 'POST', `/v1/${where}`, { team: who.team, ...body });
  expect(answer.status, answer.text).toBe(201);
  return String(answer.headers.location).split('/').at(-1)!;
}

/** Steps of a kind as the core lists them and as the API takes them. */
const stepsOfSchema = (prefix: string) => {
  const document = DOCUMENTS.find(one => one.$id.endsWith('/verzoek.schema.json')) as Json;
  return document.$defs[prefix].oneOf.map(
    (one: Json) => document.$defs[one.$ref.split('/').at(-1)].properties.stap.const,
  );
};

describe('every step of the tables', () => {
  it.each([
    ['toegangStap', TOEGANG_STEPS],
    ['woningStap', WONING_STEPS],
    ['maatwerkStap', MAATWERK_STEPS],
  ] as const)('is a step of the API, and no other: %s', (prefix, steps) => {
    expect([...stepsOfSchema(prefix)].sort()).toEqual([...steps].sort());
  });
});

describe('the regional access', () => {
  const refer = async (message: Json, verstrekkingId: string) =>
    desk.ask(WMO, 'POST', '/v1/toegangen', {
      ...{ team: 'wmo', naar: { oin: message.ontvanger.oin, team: 'toegang' }, betrokkene: personIn(message) },
      ...{ clientondersteuning: 'aangeboden', verstrekkingId },
    });

  it('does one investigation that travels along, and names a regiehouder when the answer is no', async () => {
    const message = messageOf('toegang-onderzoek', today());
    const { verstrekkingId } = await desk.send(message);
    const first = await refer(message, verstrekkingId);
    expect(first.status, first.text).toBe(201);
    const id = first.body.toegangId;
    const open = await refer(message, verstrekkingId);
    expect([open.status, open.body.code]).toEqual([409, 'ONDERZOEK_LOOPT_AL']);
    await desk.did(ACCESS, id, 'neemOp', {}, 'toegangen');
    await desk.did(WMO, id, 'vulAan', { gebieden: ['huisvesting'] }, 'toegangen');
    await desk.did(ACCESS, id, 'vulAan', { gebieden: ['inkomen'] }, 'toegangen');
    const wrong = await desk.step(WMO, id, 'besluit', { uitkomst: 'toegelaten' }, 'toegangen');
    expect(wrong.body.code).toBe('ANDERE_KANT');
    const decided = await desk.did(ACCESS, id, 'besluit', { uitkomst: 'niet_toegelaten' }, 'toegangen');
    expect(decided).toMatchObject({ status: 'niet_toegelaten', regiehouder: { team: { team: 'wmo' } } });
    const again = await refer(message, verstrekkingId);
    expect(again.body.onderzoekId).toBe(first.body.onderzoekId);
  });

  it('is not asked without the message of the investigation, and nothing stays of the question', async () => {
    const message = messageOf('toegang-onderzoek', today());
    const answer = await refer(message, randomUUID());
    expect([answer.status, answer.body.code]).toEqual([409, 'BERICHT_PAST_NIET']);
    const other = (await desk.send(messageOf('toegang-onderzoek', today()))).verstrekkingId;
    expect((await refer(message, other)).body.code).toBe('BERICHT_PAST_NIET');
    const { rows } = await admin.query(
      'select count(*) as n from traject t where not exists (select from verzoek v where v.traject_id = t.traject_id)',
    );
    expect(Number(rows[0].n)).toBe(0);
  });
});

describe('a home', () => {
  it('is promised ahead, and the contract turns over; the corporation reads no word of care or detention (S52)', async () => {
    const message = messageOf('woningvraag', today());
    const { verstrekkingId } = await desk.send(message);
    const id = await begun(PROVIDER, 'woningvragen', {
      ...{ naar: { oin: message.ontvanger.oin, team: 'verhuur' }, gewenstOp: later(300), verstrekkingId },
    });
    const seen = await desk.see(LETTING, id, 'woningvragen');
    expect(seen.body).toMatchObject({ kant: 'ontvanger', status: 'gevraagd', gewenstOp: later(300) });
    expect(seen.text).not.toMatch(/detentie|justitie|zorg|ggz|beschermd|opvang|Waterhoentje/i);
    await desk.did(LETTING, id, 'zegToe', { vanaf: later(290), geldigTot: later(330) }, 'woningvragen');
    const days = { ingang: later(300), evaluatie: later(480), omklap: later(665) };
    await desk.did(LETTING, id, 'tekenOmklap', { dagen: days }, 'woningvragen');
    const done = await desk.did(LETTING, id, 'klapOm', {}, 'woningvragen');
    expect(done).toMatchObject({ status: 'eigen_contract', omklap: days });
    expect((await desk.step(PROVIDER, id, 'trekIn', {}, 'woningvragen')).body.code).toBe('STAP_KAN_NU_NIET');
    expect((await desk.see(WMO, id, 'woningvragen')).status).toBe(404);
  });

  it('is not asked without the message, or further ahead than two years', async () => {
    const message = messageOf('woningvraag', today());
    const { verstrekkingId } = await desk.send(message);
    const ask = (gewenstOp: string, id: string) =>
      desk.ask(PROVIDER, 'POST', '/v1/woningvragen', {
        ...{ team: 'uitstroom', naar: { oin: message.ontvanger.oin, team: 'verhuur' }, gewenstOp, verstrekkingId: id },
      });
    expect((await ask(later(30), randomUUID())).body.code).toBe('TOESTEMMING_EERST');
    expect((await ask(later(800), verstrekkingId)).body.code).toBe('DATUM_ONJUIST');
  });

  it('is refused with a reason from the list', async () => {
    const message = messageOf('woningvraag', today());
    const { verstrekkingId } = await desk.send(message);
    const id = await begun(PROVIDER, 'woningvragen', {
      ...{ naar: { oin: message.ontvanger.oin, team: 'verhuur' }, gewenstOp: later(30), verstrekkingId },
    });
    const refused = await desk.did(LETTING, id, 'wijsAf', { reden: 'geen_passende_woning' }, 'woningvragen');
    expect(refused).toMatchObject({ status: 'afgewezen', reden: 'geen_passende_woning' });
    const list = await desk.ask(PROVIDER, 'GET', '/v1/woningvragen?team=uitstroom&status=afgewezen');
    expect(list.body.items.map((one: Json) => one.woningId)).toContain(id);
  });
});

describe('an arrangement', () => {
  /** An accepted message of this type, as the exchange would have kept it. */
  async function accepted(consents: readonly string[]): Promise<string> {
    const id = randomUUID();
    await admin.query(
      `insert into delivery (disclosure_id, team_id, status, sender_oin, message_type, epoch_ms, seal_kid, body_digest,
         facts_kid, pseudonym_kid, person, consent_ids)
       values ($1, $2, 'wacht', $3, 'maatwerkverzoek', $4, 'k', $5, 'k', 'k', $5, $6)`,
      [
        id,
        `${oinOf('cak')}/eigen-bijdrage`,
        oinOf('gemeente-utrecht'),
        desk.world.now().epochMs,
        randomBytes(32),
        consents,
      ],
    );
    return id;
  }
  const ask = async (verstrekkingId: string) =>
    desk.ask(DEBTS, 'POST', '/v1/maatwerkverzoeken', {
      ...{ team: 'schuldhulp', naar: { oin: oinOf('cak'), team: 'eigen-bijdrage' }, soort: 'pauze', verstrekkingId },
    });

  it('is asked on a message with consent, added to on another, granted from day to day', async () => {
    const answer = await ask(await accepted([randomUUID()]));
    expect(answer.status, answer.text).toBe(201);
    const id = answer.body.maatwerkId;
    await desk.did(CAK, id, 'vraagMeer', {}, 'maatwerkverzoeken');
    const bare = await desk.step(DEBTS, id, 'vulAan', { verstrekkingId: await accepted([]) }, 'maatwerkverzoeken');
    expect(bare.body.code).toBe('TOESTEMMING_EERST');
    await desk.did(DEBTS, id, 'vulAan', { verstrekkingId: await accepted([randomUUID()]) }, 'maatwerkverzoeken');
    const granted = await desk.did(CAK, id, 'kenToe', { van: today(), tot: later(90) }, 'maatwerkverzoeken');
    expect(granted).toMatchObject({ status: 'toegekend', loopt: true });
    expect((await desk.did(DEBTS, id, 'trekIn', {}, 'maatwerkverzoeken')).status).toBe('ingetrokken');
  });

  it('is not asked without consent', async () => {
    expect((await ask(await accepted([]))).body.code).toBe('TOESTEMMING_EERST');
  });

  it('is changed by one of two who saw the same', async () => {
    const id = (await ask(await accepted([randomUUID()]))).body.maatwerkId;
    const step = (stap: string, more: Json) =>
      desk.ask(
        CAK,
        'POST',
        `/v1/maatwerkverzoeken/${id}/stappen`,
        { team: CAK.team, stap, ...more },
        { 'if-match': '"1"' },
      );
    const answers = await Promise.all([
      step('wijsAf', { reden: 'voldoet_niet' }),
      step('kenToe', { van: today(), tot: later(9) }),
    ]);
    expect(answers.map(one => one.status).sort()).toEqual([200, 412]);
  });
});
