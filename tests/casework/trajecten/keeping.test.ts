/** How trajects are kept: one regie whatever happens at once, no lost update, and row filters that hold by themselves. */
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool } from '../../../adapters/postgres/database.ts';
import { plusDays } from '../../../consent/working-days.ts';
import { type Json, oinOf } from '../../support/messages.ts';
import { type Desk, leader, messageOf, openDesk, personIn, worker } from './desk.ts';

const PRISON = worker('pi-het-sluiswachtershuis', 'casemanagement', 'casemanager');
const UTRECHT = worker('gemeente-utrecht', 'nazorg', 'nazorger-u');
const ZEIST = worker('gemeente-zeist', 'nazorg', 'nazorger-z');

let desk: Desk;
let gateway: pg.Pool;
let admin: pg.Pool;
beforeAll(async () => {
  desk = await openDesk();
  gateway = openPool(desk.world.database.urls.gateway, 'proef', 1);
  admin = openPool(desk.world.database.adminUrl, 'proef', 1);
});
afterAll(async () => {
  await gateway?.end();
  await admin?.end();
  await desk?.close();
});

const today = () => desk.world.now().localDate;
const later = (days: number) => plusDays(today(), days);
const DETENTION = () => ({ overgang: 'detentie-thuis', kader: 'plicht', plandatum: later(60) });
const accept = (): Json => ({
  ...{ eersteAfspraak: later(60), start: later(60) },
  contact: { op: today(), soort: 'driegesprek', clientAanwezig: true },
});

function toZeist(message: Json): Json {
  const copy = structuredClone(message);
  copy.berichtId = randomUUID();
  copy.ontvanger = { oin: oinOf('gemeente-zeist'), team: 'nazorg', gemeentecode: '0355' };
  copy.inhoud.gewensteGemeente = '0355';
  return copy;
}

async function propose(message: Json, who = PRISON): Promise<string> {
  const id = await desk.begin(who, message, DETENTION());
  await desk.did(who, id, 'noteerClientondersteuning', { antwoord: 'aangeboden' });
  const { verstrekkingId } = await desk.send(message);
  await desk.did(who, id, 'stelVoor', { verstrekkingId });
  return id;
}

/** Detention: the municipality of origin and that of destination, each its own handover (G-06, R27). */
async function talkingToBoth(): Promise<readonly [string, string, Json]> {
  const message = messageOf('detentie-uitstroom', today());
  const here = await propose(message);
  const there = await propose(toZeist(message));
  await desk.did(UTRECHT, here, 'noemProfessional');
  await desk.did(ZEIST, there, 'noemProfessional');
  return [here, there, message];
}

const taken = async (who: typeof PRISON, id: string, stap: string, more: Json, etag: string) =>
  desk.ask(who, 'POST', `/v1/overdrachten/${id}/stappen`, { team: who.team, stap, ...more }, { 'if-match': etag });

describe('the regie', () => {
  it('goes to one of two who accept at the same moment', async () => {
    const [here, there] = await talkingToBoth();
    const etags = [(await desk.see(UTRECHT, here)).headers.etag, (await desk.see(ZEIST, there)).headers.etag];
    const answers = await Promise.all([
      taken(UTRECHT, here, 'accepteer', accept(), String(etags[0])),
      taken(ZEIST, there, 'accepteer', accept(), String(etags[1])),
    ]);
    expect(answers.map(one => one.status).sort()).toEqual([200, 409]);
    expect(answers.find(one => one.status === 409)!.body.code).toBe('REGIE_ELDERS');
    const seen = await Promise.all([desk.see(PRISON, here), desk.see(PRISON, there)]);
    expect(seen.map(one => one.body.status).sort()).toEqual(['geaccepteerd', 'in_gesprek']);
    // Who did not get it sees that it is elsewhere, and not where.
    const [loser, id] = answers[0]!.status === 409 ? ([UTRECHT, here] as const) : ([ZEIST, there] as const);
    const left = await desk.see(loser, id);
    expect(left.body.regie).toBe('elders');
    expect(left.text).not.toContain(oinOf(loser === UTRECHT ? 'gemeente-zeist' : 'gemeente-utrecht'));
  });

  it('stays with the sender after a refusal, who can hand it to another (S44)', async () => {
    const [here, there] = await talkingToBoth();
    await desk.did(UTRECHT, here, 'weiger', { reden: 'geen_binding_of_kans' });
    const refused = await desk.see(PRISON, here);
    expect(refused.body).toMatchObject({ status: 'geweigerd', regie: 'afzender', aanZet: ['afzender'] });
    expect(refused.body.weigering.hoeVerder).toContain('waar het traject de meeste kans heeft');
    expect((await desk.did(ZEIST, there, 'accepteer', accept())).regie).toBe('ontvanger');
  });

  it('is handed on only by who has it, in the same traject of the same person', async () => {
    const [here, , message] = await talkingToBoth();
    await desk.did(UTRECHT, here, 'accepteer', accept());
    const back = (who: typeof PRISON, more: Json) =>
      desk.ask(who, 'POST', '/v1/overdrachten', {
        ...{
          team: who.team,
          ankerdatum: today(),
          gebieden: [],
          betrokkene: personIn(message),
          ...DETENTION(),
          ...more,
        },
      });
    const again = await back(PRISON, { naar: { oin: oinOf('gemeente-zeist'), team: 'wmo' } });
    expect([again.status, again.body.code]).toEqual([409, 'REGIE_ELDERS']);
    const on = await back(UTRECHT, {
      ...{ naar: { oin: oinOf('gemeente-utrecht'), team: 'wmo' }, overgang: 'jeugd-wmo', kader: 'toestemming' },
    });
    expect(on.status, on.text).toBe(201);
    const { rows } = await asAdmin(
      'select count(distinct traject_id) as n from overdracht where overdracht_id = any ($1)',
      [[here, on.body.overdrachtId]],
    );
    expect(Number(rows[0].n)).toBe(1);
  });
});

describe('one person', () => {
  it('is one traject for a team, also when two of them begin at once', async () => {
    const message = messageOf('detentie-uitstroom', today());
    const begin = (naar: string) =>
      desk.ask(PRISON, 'POST', '/v1/overdrachten', {
        ...{ team: PRISON.team, naar: { oin: oinOf(naar), team: 'nazorg' }, ankerdatum: today(), gebieden: [] },
        ...{ betrokkene: personIn(message), ...DETENTION() },
      });
    const answers = await Promise.all([begin('gemeente-utrecht'), begin('gemeente-zeist')]);
    expect(answers.map(one => one.status)).toEqual([201, 201]);
    const { rows } = await asAdmin('select distinct traject_id from overdracht where overdracht_id = any ($1)', [
      answers.map(one => one.body.overdrachtId),
    ]);
    expect(rows).toHaveLength(1);
    const again = await begin('gemeente-zeist');
    expect([again.status, again.body.code]).toEqual([409, 'AL_GAANDE']);
  });
});

describe('two who saw the same', () => {
  it('cannot both change it', async () => {
    const message = messageOf('detentie-uitstroom', today());
    const id = await desk.begin(PRISON, message, DETENTION());
    const steps = [
      taken(PRISON, id, 'noteerClientondersteuning', { antwoord: 'aangeboden' }, '"1"'),
      taken(leader(PRISON), id, 'verzetDatum', { plandatum: later(70) }, '"1"'),
    ];
    expect((await Promise.all(steps)).map(one => one.status).sort()).toEqual([200, 412]);
    // Sent once more it is not done twice.
    const repeated = await taken(PRISON, id, 'noteerClientondersteuning', { antwoord: 'aangeboden' }, '"1"');
    expect([repeated.status, repeated.body.code]).toEqual([412, 'VERSIE_VERLOPEN']);
    const blind = await desk.ask(PRISON, 'POST', `/v1/overdrachten/${id}/stappen`, {
      team: PRISON.team,
      stap: 'bevestig',
    });
    expect([blind.status, blind.body.code]).toEqual([428, 'VERSIE_ONTBREEKT']);
  });

  it('a colleague does not take a step on what another has, and a leader may', async () => {
    const message = messageOf('detentie-uitstroom', today());
    const id = await desk.begin(PRISON, message, DETENTION());
    const colleague = { ...PRISON, name: 'collega' };
    const answer = await desk.step(colleague, id, 'verzetDatum', { plandatum: later(70) });
    expect([answer.status, answer.body.code]).toEqual([409, 'ZAAK_VAN_COLLEGA']);
    await desk.did(leader(PRISON), id, 'wisselRegiehouder', { medewerker: 'collega' });
    await desk.did(colleague, id, 'verzetDatum', { plandatum: later(70) });
  });
});

describe('what waits', () => {
  it('for a team and for one person of it is a question of its own', async () => {
    const message = messageOf('detentie-uitstroom', today());
    const id = await propose(message);
    const listed = async (who: typeof PRISON, query: string) =>
      (await desk.ask(who, 'GET', `/v1/overdrachten?team=${who.team}&aantal=500${query}`)).body.items.map(
        (one: Json) => one.overdrachtId,
      );
    expect(await listed(UTRECHT, '&wachtOp=team')).toContain(id);
    expect(await listed(UTRECHT, '&wachtOp=mij')).toContain(id);
    expect(await listed(PRISON, '&wachtOp=team')).not.toContain(id);
    await desk.did(UTRECHT, id, 'noemProfessional');
    expect(await listed({ ...UTRECHT, name: 'ander' }, '&wachtOp=mij')).not.toContain(id);
    expect(await listed(UTRECHT, '&wachtOp=mij&kant=ontvanger&status=in_gesprek')).toContain(id);
    expect(await listed(UTRECHT, '&kant=afzender')).not.toContain(id);
    const page = await desk.ask(UTRECHT, 'GET', '/v1/overdrachten?team=nazorg&aantal=1');
    expect(page.body.items).toHaveLength(1);
    expect(page.body.volgende).toBe(page.body.items[0].overdrachtId);
    expect((await desk.ask(UTRECHT, 'GET', '/v1/overdrachten?team=nazorg&wachtOp=iedereen')).status).toBe(400);
  });
});

describe('the row filters', () => {
  const TABLES = [
    ...['traject', 'traject_person', 'overdracht', 'overdracht_event', 'overdracht_words', 'overdracht_message'],
    ...['overdracht_consent', 'overdracht_reminder', 'verzoek', 'verzoek_event'],
  ];

  it.each(TABLES)(
    'show nothing of %s to a query that forgets the team, nor to a team that is no party',
    async table => {
      expect((await asTeam('', `select * from ${table}`)).rowCount).toBe(0);
      expect((await asTeam('00000099000000999000/wmo', `select * from ${table}`)).rowCount).toBe(0);
    },
  );

  it('show a receiver neither a handover before the proposal, nor what happened before it', async () => {
    const message = messageOf('detentie-uitstroom', today());
    const id = await desk.begin(PRISON, message, DETENTION());
    const receiver = `${oinOf('gemeente-utrecht')}/nazorg`;
    const count = async (table: string) =>
      (await asTeam(receiver, `select * from ${table} where overdracht_id = '${id}'`)).rowCount;
    expect([await count('overdracht'), await count('overdracht_event')]).toEqual([0, 0]);
    await desk.did(PRISON, id, 'noteerClientondersteuning', { antwoord: 'aangeboden' });
    const { verstrekkingId } = await desk.send(message);
    await desk.did(PRISON, id, 'stelVoor', { verstrekkingId });
    expect([await count('overdracht'), await count('overdracht_event')]).toEqual([1, 1]);
  });

  it('let nobody take the regie but by an acceptance, nor accept for another, nor rewrite what happened', async () => {
    const message = messageOf('detentie-uitstroom', today());
    const id = await propose(message);
    const receiver = `${oinOf('gemeente-utrecht')}/nazorg`;
    const sender = `${oinOf('pi-het-sluiswachtershuis')}/casemanagement`;
    const own = `(select traject_id from overdracht where overdracht_id = '${id}')`;
    const attempts: readonly (readonly [string, string])[] = [
      [receiver, `update traject set regie_team = '${receiver}', regie_person = 'x' where traject_id = ${own}`],
      [sender, `update traject set regie_team = '${receiver}', regie_person = 'x' where traject_id = ${own}`],
      [receiver, `update traject set regie_person = 'x' where traject_id = ${own}`],
      [receiver, `update overdracht set status = 'geaccepteerd' where overdracht_id = '${id}'`],
      [sender, `update overdracht set status = 'geaccepteerd' where overdracht_id = '${id}'`],
      [sender, `update overdracht set proposed_on = null where overdracht_id = '${id}'`],
      [sender, `update overdracht_event set event = '{}' where overdracht_id = '${id}'`],
      [sender, `delete from overdracht_event where overdracht_id = '${id}'`],
      [sender, `delete from overdracht where overdracht_id = '${id}'`],
      [sender, `update overdracht set naar_team = 'a/b' where overdracht_id = '${id}'`],
      [
        '00000099000000999000/wmo',
        `insert into overdracht_event select overdracht_id, 99, team_id, naar_team, true, 0, '{}'::jsonb
        from overdracht_event where overdracht_id = '${id}' union all
        select '${id}', 99, '${sender}', '${receiver}', true, 0, '{}'::jsonb`,
      ],
    ];
    for (const [team, statement] of attempts)
      await expect(asTeam(team, statement), statement).rejects.toThrow(
        /permission denied|who accepts|names its person|from a conversation|does not go back|row-level security|append only/,
      );
  });
});

async function asTeam(team: string, statement: string): Promise<pg.QueryResult> {
  const client = await gateway.connect();
  try {
    await client.query('begin');
    await client.query(`select set_config('seinhuis.team', $1, true)`, [team]);
    return await client.query(statement);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const asAdmin = (statement: string, values: readonly unknown[]): Promise<pg.QueryResult> =>
  admin.query(statement, [...values]);
