/** From what happened to what is published: in a database, beside another gateway, and over the API. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Difference } from '../../gateway/cijfers/monthly.ts';
import { figuresFallDue } from '../../gateway/cijfers/monthly.ts';
import type { TeamId } from '../../gateway/ports.ts';
import { huurachterstand, type Json, oinOf } from '../support/messages.ts';
import { uuid } from '../support/records.ts';
import { openWorld, type World } from '../support/world.ts';
import { aSignal, momentOn, openStored } from '../support/zaken.ts';

const UTRECHT = 'gemeente-utrecht';
const ZEIST = 'gemeente-zeist';
const SENDER = 'corporatie-de-vechtstroom';
const TEAM: TeamId = `${oinOf(ZEIST)}/schuldhulp`;

let world: World;
const told: Difference[] = [];
const publishOn = (day: string) =>
  figuresFallDue(world.gateway.ports, momentOn(day), difference => void told.push(difference));

beforeAll(async () => {
  world = await openWorld({ participants: [UTRECHT, ZEIST, SENDER] });
  const { teamKeys, zaken } = world.gateway.ports;
  expect(await teamKeys.teams()).toContain(TEAM);
  for (let made = 0; made < 6; made += 1) await openStored(zaken, TEAM, aSignal(), { gemeentecode: '0355' });
  for (let made = 0; made < 2; made += 1)
    await openStored(zaken, TEAM, aSignal({ partner: 'Water' }), { gemeentecode: '0355' });
  await handover();
});
afterAll(() => world?.close());

/** A handover from Zeist to Utrecht, proposed in March and not answered; the person was to leave detention on the 20th. */
async function handover(): Promise<void> {
  const admin = new pg.Client({ connectionString: world.database.adminUrl });
  await admin.connect();
  const [from, to] = [`${oinOf(ZEIST)}/nazorg`, `${oinOf(UTRECHT)}/wmo`];
  const [trajectId, handoverId] = [uuid(), uuid()];
  const common = { handoverId, op: '2026-03-02', door: { team: from, person: 'p' } };
  const events = [
    {
      ...{ ...common, kind: 'begonnen', overgang: 'detentie-thuis', kader: 'plicht', naar: to, ankerOp: '2026-02-01' },
      ...{ plandatum: '2026-03-20', gebieden: [] },
    },
    { ...common, kind: 'voorgesteld' },
  ];
  await admin.query(
    `insert into traject (traject_id, team_id, regie_team, regie_person, begun_ms) values ($1, $2, $2, 'p', 0)`,
    [trajectId, from],
  );
  await admin.query(
    `insert into overdracht (overdracht_id, traject_id, team_id, naar_team, status, proposed_on, afzender_person, versie,
       state) values ($1, $2, $3, $4, 'voorgesteld', '2026-03-02', 'p', 2, '{}')`,
    [handoverId, trajectId, from, to],
  );
  for (const [index, event] of events.entries())
    await admin.query(
      `insert into overdracht_event (overdracht_id, number, team_id, naar_team, shared, epoch_ms, event)
       values ($1, $2, $3, $4, true, $5, $6)`,
      [handoverId, index + 1, from, to, momentOn('2026-03-02').epochMs, JSON.stringify(event)],
    );
  await admin.end();
}

const read = (as: string, maand: string, accept?: string) =>
  world.call(as, 'GET', `/v1/cijfers?maand=${maand}`, undefined, accept === undefined ? {} : { headers: { accept } });
const blockOf = (body: Json, gebied: string, blok: string): Json => tablesOf(body, gebied, blok)[0];
const tablesOf = (body: Json, gebied: string, blok: string): Json[] =>
  (body.gebieden.find((one: Json) => one.gebied === gebied)?.blokken ?? []).filter((one: Json) => one.blok === blok);
const cellOf = (block: Json, cel: string) => block.cellen.find((one: Json) => one.cel === cel).waarde;

describe('a month', () => {
  it('is not there before it is over', async () => {
    expect((await read(ZEIST, '2026-03')).status).toBe(404);
    expect((await read(ZEIST, 'maart')).status).toBe(400);
  });

  it('is published once, by whichever gateway is first, from zaken and handovers', async () => {
    await Promise.all([publishOn('2026-04-01'), publishOn('2026-04-01')]);
    const { body } = await read(ZEIST, '2026-03');
    const signals = blockOf(body, '0355', 'signalen');
    expect([signals.totaal, cellOf(signals, 'Huur'), cellOf(signals, 'Water')]).toEqual([10, 5, '<5']);
    expect(cellOf(blockOf(body, '0355', 'meldingen'), 'enkelvoudig')).toBe(10);
    // Each table is also there per soort, all together first.
    const kinds = tablesOf(body, '0355', 'meldingen').map(one => [one.soort, cellOf(one, 'enkelvoudig')] as const);
    expect(kinds[0]).toEqual(['alle', 10]);
    expect(kinds.slice(1).filter(([, shown]) => shown !== 0)).toEqual([
      ['Huur', 5],
      ['Water', '<5'],
    ]);
    // The handover counts where it goes to.
    const { body: utrecht } = await read(UTRECHT, '2026-03');
    expect(cellOf(blockOf(utrecht, '0344', 'overdrachten'), 'voorgesteld')).toBe('<5');
    expect(cellOf(blockOf(utrecht, '0344', 'vertrek_zonder_overdracht'), 'detentie')).toBe('<5');
    const ways = tablesOf(utrecht, '0344', 'overdrachten').filter(one => cellOf(one, 'voorgesteld') !== 0);
    expect(ways.map(one => one.soort)).toEqual(['alle', 'detentie-thuis']);
    expect(blockOf(utrecht, '0344', 'signalen')).toBeUndefined();
    expect(await world.gateway.ports.cijfers.last()).toBe('2026-03');
  });

  it('does not change when something is noted of it later, so that no two editions can be subtracted', async () => {
    const before = (await read(ZEIST, '2026-03')).text;
    await openStored(world.gateway.ports.zaken, TEAM, aSignal(), { gemeentecode: '0355' });
    await publishOn('2026-04-02');
    expect(await world.gateway.ports.cijfers.publish('2026-03', 0, [])).toBe(false);
    expect((await read(ZEIST, '2026-03')).text).toBe(before);
    const client = new pg.Client({ connectionString: world.database.urls.gateway });
    await client.connect();
    await expect(client.query(`update cijfers set blokken = '[]'`)).rejects.toThrow(/permission denied/);
    await client.end();
  });

  it('is read by who works for the municipality, and its numbers by nobody else', async () => {
    const areas = async (as: string) =>
      ((await read(as, '2026-03')).body.gebieden ?? []).filter((one: Json) => one.soort === 'gemeente');
    expect((await areas(ZEIST)).map((one: Json) => one.gebied)).toEqual(['0355']);
    expect((await areas(UTRECHT)).map((one: Json) => one.gebied)).toEqual(['0344']);
    expect((await read(SENDER, '2026-03')).status).toBe(404);
  });

  it('can be had as CSV, and only figures can', async () => {
    const csv = await read(ZEIST, '2026-03', 'text/csv');
    expect([csv.status, csv.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8; header=present']);
    expect(csv.text).toContain('"2026-03";"gemeente";"0355";"signalen";"Water";"<5";"alle"');
    expect(csv.text).toContain('"2026-03";"gemeente";"0355";"meldingen";"enkelvoudig";"<5";"Water"');
    expect((await read(ZEIST, '2026-03', 'application/json, text/csv')).body.maand).toBe('2026-03');
    const other = await world.call(ZEIST, 'GET', '/v1/organisaties', undefined, { headers: { accept: 'text/csv' } });
    expect(other.status).toBe(406);
  });
});

describe('figures and the log', () => {
  it('are compared: what was counted and never disclosed is told, with numbers only', () => {
    expect(told).toContainEqual({ team: TEAM, maand: '2026-03', zonderVermelding: 8 });
  });

  it('agree on what came by a disclosure', async () => {
    const message = huurachterstand(world.now().localDate);
    message.ontvanger = { oin: oinOf(ZEIST), team: 'schuldhulp', gemeentecode: '0355' };
    const sent = await world.call(SENDER, 'POST', '/v1/signalen', message);
    expect(sent.status, sent.text).toBe(201);
    const { cijfers } = world.gateway.ports;
    const id = sent.body.verstrekkingId as string;
    expect(await cijfers.entered(TEAM, [id])).toBe(0);
    await world.call(ZEIST, 'GET', `/v1/postvak/${id}?team=schuldhulp`);
    expect(await cijfers.entered(TEAM, [id, uuid()])).toBe(1);
    expect(await cijfers.entered(`${oinOf(UTRECHT)}/schuldhulp`, [id])).toBe(0);
  });
});
