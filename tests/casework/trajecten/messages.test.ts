/** E-04: a handover gives no ground. It names an accepted message, and the gateway looks whether it is that one. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBody } from '../../../adapters/partner/sealed-body.ts';
import { openPool } from '../../../adapters/postgres/database.ts';
import { plusDays } from '../../../consent/working-days.ts';
import { holdsBsn } from '../../../schemas/formats.ts';
import { type Json, toestemmingVoor, VALID_MESSAGES } from '../../support/messages.ts';
import { type Desk, leader, messageOf, openDesk, personIn, worker } from './desk.ts';

const CARE = worker('ggz-de-lindehof', 'zorg', 'behandelaar');
const WMO = worker('gemeente-utrecht', 'wmo', 'consulent');
const PRISON = worker('pi-het-sluiswachtershuis', 'casemanagement', 'casemanager');

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

const today = () => desk.world.now().localDate;
const later = (days: number) => plusDays(today(), days);

/** On consent, ready to be proposed. */
async function ready(message: Json): Promise<string> {
  const id = await desk.begin(CARE, message, { overgang: 'zvw-wmo', kader: 'toestemming', plandatum: later(30) });
  await desk.did(CARE, id, 'noteerClientondersteuning', { antwoord: 'afgewezen' });
  await desk.did(CARE, id, 'vraagToestemming');
  await desk.did(CARE, id, 'noteerToestemming', { gegeven: true });
  return id;
}

const WORDS = 'Ik wil terug naar mijn eigen buurt.';
const propose = (id: string, more: Json) => desk.step(CARE, id, 'stelVoor', { woordenClient: WORDS, ...more });

describe('a proposal names the message of its frame', () => {
  it('and is made with the one that was accepted', async () => {
    const message = messageOf('ggz-ontslag', today());
    const id = await ready(message);
    const { verstrekkingId } = await desk.send(message);
    const answer = await propose(id, { verstrekkingId });
    expect(answer.body, answer.text).toMatchObject({ status: 'voorgesteld', bericht: { type: 'ggz-ontslag' } });
  });

  it.each([
    ['without a message', async () => ({})],
    ['when nobody knows the message', async () => ({ verstrekkingId: randomUUID() })],
    [
      'when the message is about somebody else',
      async () => ({ verstrekkingId: (await desk.send(messageOf('ggz-ontslag', today()))).verstrekkingId }),
    ],
    [
      'when the message is of another type',
      async (message: Json) => ({
        verstrekkingId: (await desk.send(messageOf('wvggz-beeindiging', today(), message))).verstrekkingId,
      }),
    ],
    [
      'when the message went to another team',
      async (message: Json) => {
        const elsewhere = messageOf('ggz-ontslag', today(), message);
        elsewhere.ontvanger.team = 'toegang';
        return { verstrekkingId: (await desk.send(elsewhere)).verstrekkingId };
      },
    ],
    [
      'when the message was withdrawn since',
      async (message: Json) => {
        const { verstrekkingId, toestemmingen } = await desk.send(message);
        await desk.withdraw(message, toestemmingen[0]!);
        return { verstrekkingId };
      },
    ],
    [
      'when the message is of another sender',
      async (message: Json) => {
        const other = messageOf('bwmo-uitstroom', today(), message);
        other.ontvanger.team = 'wmo';
        return { verstrekkingId: (await desk.send(other)).verstrekkingId };
      },
    ],
  ])('is refused %s', async (_why, named) => {
    const message = messageOf('ggz-ontslag', today());
    const id = await ready(message);
    const answer = await propose(id, await named(message));
    expect([answer.status, answer.body.code], answer.text).toEqual([409, 'BERICHT_PAST_NIET']);
    expect((await desk.see(WMO, id)).status).toBe(404);
  });

  it('is refused with a message where this transition has none', async () => {
    const message = messageOf('ggz-ontslag', today());
    const answer = await desk.ask(CARE, 'POST', '/v1/overdrachten', {
      ...{ team: 'zorg', naar: { oin: message.ontvanger.oin, team: 'participatie' }, overgang: 'wmo-wlz' },
      ...{
        kader: 'toestemming',
        ankerdatum: today(),
        plandatum: later(9),
        gebieden: [],
        betrokkene: personIn(message),
      },
    });
    const id = answer.body.overdrachtId;
    await desk.did(CARE, id, 'noteerClientondersteuning', { antwoord: 'aangeboden' });
    await desk.did(CARE, id, 'vraagToestemming');
    await desk.did(CARE, id, 'noteerToestemming', { gegeven: true });
    const { verstrekkingId } = await desk.send(message);
    expect((await propose(id, { verstrekkingId })).body.code).toBe('BERICHT_PAST_NIET');
  });

  it('an area is given in such a message only, before any talk as well', async () => {
    const message = messageOf('detentie-uitstroom', today());
    const id = await desk.begin(PRISON, message, { overgang: 'detentie-thuis', kader: 'plicht', plandatum: later(60) });
    await desk.did(PRISON, id, 'noteerClientondersteuning', { antwoord: 'aangeboden' });
    const { verstrekkingId } = await desk.send(message);
    await desk.did(PRISON, id, 'stelVoor', { verstrekkingId });
    const other = (await desk.send(messageOf('detentie-uitstroom', today()))).verstrekkingId;
    const wrong = await desk.step(PRISON, id, 'noteerGegeven', { gebied: 'identiteit', verstrekkingId: other });
    expect(wrong.body.code).toBe('BERICHT_PAST_NIET');
    const neither = await desk.step(PRISON, id, 'noteerGegeven', { gebied: 'identiteit' });
    expect(neither.body.code).toBe('CONTACT_EERST');
    const given = await desk.did(PRISON, id, 'noteerGegeven', { gebied: 'identiteit', verstrekkingId });
    expect(given.inhoud.find((one: Json) => one.gebied === 'identiteit').gegeven.verstrekkingId).toBe(verstrekkingId);
  });
});

describe("the client's own words", () => {
  it('are refused with a number that could be a BSN, and the answer does not repeat it', async () => {
    const message = messageOf('ggz-ontslag', today());
    const id = await ready(message);
    const { verstrekkingId } = await desk.send(message);
    const answer = await propose(id, { verstrekkingId, woordenClient: 'Mijn nummer is 9999.90.019, bel mij.' });
    expect([answer.status, answer.body.errors[0].code]).toEqual([400, 'BSN_NIET_TOEGESTAAN']);
    expect(answer.text).not.toMatch(/9999|bel mij/);
  });

  it('find a BSN however it is written, and let other numbers be', () => {
    for (const text of [
      '999990019',
      '9999 90 019',
      '9999-90-019',
      'x999.990.019y',
      '９９９９９００１９',
      '9999  9001\n9',
      '999_990_019',
      '9999\u200b90019',
    ])
      expect(holdsBsn(text), text).toBe(true);
    for (const text of ['0612345678', '3511 AB 12', '12-03-2026', '999990018', '1999990019'])
      expect(holdsBsn(text), text).toBe(false);
  });

  it('are read by the sender, and by nobody at the receiver', async () => {
    const message = messageOf('ggz-ontslag', today());
    const id = await ready(message);
    const { verstrekkingId } = await desk.send(message);
    await propose(id, { verstrekkingId });
    expect((await desk.see(CARE, id)).body.woordenClient).toBe(WORDS);
    for (const who of [WMO, leader(WMO)]) expect((await desk.see(who, id)).text).not.toContain('eigen buurt');
  });

  it('stand nowhere in the clear, nor does anybody they are about or who works on it', async () => {
    const admin = openPool(desk.world.database.adminUrl, 'proef', 1);
    const tables = [
      'traject',
      'traject_person',
      'overdracht',
      'overdracht_event',
      'overdracht_words',
      'overdracht_reminder',
    ];
    for (const table of [...tables, 'log_entry']) {
      const { rows } = await admin.query(`select t::text as row from ${table} t`);
      const all = rows.map(one => one.row).join('\n');
      const hidden = [Buffer.from('Waterhoentje'), Buffer.from('eigen buurt'), Buffer.from('99997')];
      expect(all, table).not.toMatch(
        /Waterhoentje|eigen buurt|behandelaar|consulent|1974-11-02|3521CD|(?<!\d)99997\d{4}(?!\d)/,
      );
      for (const one of hidden) expect(all, table).not.toContain(one.toString('hex'));
    }
    await admin.end();
  });
});

describe("the client's own words in the message itself", () => {
  const withWords = (woordenClient: string): Json => {
    const message = messageOf('ggz-ontslag', today());
    message.inhoud.woordenClient = woordenClient;
    return message;
  };
  /** Consents of both kinds, for what is in the message and these categories. */
  async function consented(message: Json, ...categories: readonly string[]): Promise<Json> {
    const at = new Date(desk.world.now().epochMs - 1000).toISOString();
    const toestemmingen: string[] = [];
    for (const soort of ['avg_grondslag', 'doorbreking_beroepsgeheim'] as const) {
      const given = toestemmingVoor(message, at, soort);
      given.betrokkene = personIn(message);
      given.categorieen = [...given.categorieen, ...categories];
      const noted = await desk.world.call('ggz-de-lindehof', 'POST', '/v1/toestemmingen', given);
      expect(noted.status, noted.text).toBe(201);
      toestemmingen.push(given.toestemmingId);
    }
    return { ...message, toestemmingen };
  }
  const post = (message: Json, as = 'ggz-de-lindehof') => desk.world.call(as, 'POST', '/v1/signalen', message);

  it('reach the receiver where the consent names them', async () => {
    const sent = await post(await consented(withWords(WORDS), 'woorden_client'));
    expect(sent.status, sent.text).toBe(201);
    const { body } = await desk.world.call(
      'gemeente-utrecht',
      'GET',
      `/v1/postvak/${sent.body.verstrekkingId}?team=wmo`,
    );
    const key = readFileSync(join(desk.world.folder, 'deelnemers', 'gemeente-utrecht', 'sleutels', 'wmo.key'), 'utf8');
    const read = await openBody(body.bericht, body, key);
    expect(read.kind === 'opened' && (read.view.inhoud as Json).woordenClient).toBe(WORDS);
  });

  it('stop the message where the consent does not name them', async () => {
    const answer = await post(await consented(withWords(WORDS)));
    expect([answer.status, answer.body.code]).toEqual([403, 'GEWEIGERD']);
    expect(answer.body.redenen.map((one: Json) => one.code)).toContain('TOESTEMMING_BUITEN_BEREIK');
    expect(answer.text).not.toContain(WORDS);
  });

  it.each(['999990019', '9999.90.019', '9999 90 019', '9999  9001\n9'])(
    'are refused with a BSN in it, however it is written, and the answer does not repeat it',
    async bsn => {
      const answer = await post(withWords(`Mijn nummer is ${bsn}.`));
      const fault = { pointer: '/inhoud/woordenClient', code: 'BSN_NIET_TOEGESTAAN' };
      expect([answer.status, answer.body.errors]).toMatchObject([400, [fault]]);
      expect(answer.text).not.toMatch(/Mijn nummer|9999/);
    },
  );

  it('are at most a thousand signs', async () => {
    const answer = await post(withWords('a'.repeat(1001)));
    expect(answer.body.errors).toMatchObject([{ pointer: '/inhoud/woordenClient', code: 'LENGTE' }]);
  });

  it('are no part of a message that rests on a duty', async () => {
    const message = VALID_MESSAGES['detentie-uitstroom']!(today());
    message.inhoud.woordenClient = WORDS;
    const answer = await post(message, 'pi-het-sluiswachtershuis');
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toMatchObject([{ pointer: '/inhoud/woordenClient', code: 'VELD_NIET_TOEGESTAAN' }]);
    expect(answer.text).not.toContain(WORDS);
  });
});
