/** Held messages (R20): two privacy officers of the sender, codes and facts, a term, and a second look at the door. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool } from '../../adapters/postgres/database.ts';
import { plusDays } from '../../consent/working-days.ts';
import { dutiesOf } from '../../gateway/duties.ts';
import { decideOnHeld, proposeOnHeld } from '../../gateway/held/held.ts';
import type { HeldAnswer } from '../../gateway/held/ports.ts';
import { tick } from '../../gateway/tick.ts';
import type { Actor } from '../../gateway/vier-ogen/vier-ogen.ts';
import { energieachterstand, type Json, oinOf } from '../support/messages.ts';
import { openWorld, type World } from '../support/world.ts';

const SENDER = 'energie-lichtstad';
const person = (subject: string, role: Actor['role'] = 'privacyfunctionaris', oin = oinOf(SENDER)): Actor => ({
  oin,
  issuer: null,
  subject,
  role,
});
const ANNE = person('pf-anne');
const BEN = person('pf-ben');

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 60_000);
afterAll(() => world?.close());

/** Ten working days before the end of supply: too late for a rule, early enough for people to look. */
async function hold(): Promise<string> {
  const today = world.now().localDate;
  const message = energieachterstand(today, 'eindelevering');
  message.inhoud.eindeLeveringsdatum = plusDays(today, 14);
  const answer = await world.call(SENDER, 'POST', '/v1/signalen', message);
  expect([answer.status, answer.body.besluit], answer.text).toEqual([202, 'aangehouden']);
  return answer.body.verstrekkingId;
}

const ports = () => world.gateway.ports;
const propose = (id: string, by = ANNE, answer: HeldAnswer = 'toelaten') =>
  proposeOnHeld(ports(), by, id, answer, world.now());
const second = (id: string, proposalId: string, by = BEN, agreed = true) =>
  decideOnHeld(ports(), by, id, { proposalId, agreed }, world.now());
async function proposed(id: string, answer: HeldAnswer = 'toelaten'): Promise<string> {
  const outcome = await propose(id, ANNE, answer);
  if (outcome.kind !== 'proposed') throw new Error(`Cannot propose: ${outcome.kind}`);
  return outcome.proposal.proposalId;
}
const shown = (id: string, as = SENDER) => world.call(as, 'GET', `/v1/aangehouden/${id}`);
const fetched = (id: string) => world.call('gemeente-utrecht', 'GET', `/v1/postvak/${id}?team=schuldhulp`);

async function rowsOf(sql: string, values: readonly unknown[] = []): Promise<Json[]> {
  const pool = openPool(world.database.adminUrl, 'proef', 1);
  try {
    return (await pool.query(sql, [...values])).rows;
  } finally {
    await pool.end();
  }
}
const steps = async (id: string) =>
  (await rowsOf(`select jcs from log_entry where jcs like '%' || $1 || '%' order by epoch_ms, kind`, [id])).map(row => {
    const { soort, voorstel, termijn } = JSON.parse(row.jcs);
    return [soort, voorstel?.stap ?? termijn?.stap].filter(Boolean).join(':');
  });
const ticked: string[] = [];
const passTime = () =>
  tick(
    dutiesOf(ports(), (_level, event) => void (event.event === 'aanhouding' && ticked.push(event.step))),
    world.now(),
    (_duty, error) => {
      throw error;
    },
  );

describe('a held message', () => {
  it('waits with codes and facts for its sender, and shows nothing from the message', async () => {
    const id = await hold();
    const { status, body, text } = await shown(id);
    expect(status, text).toBe(200);
    expect(body).toMatchObject({ status: 'wacht', spoed: true, redenen: ['VOLGORDE_ENERGIE'], voorstellen: [] });
    expect(body.feiten.join(' ')).toContain('De afzender meldt dat eerder een vroegsignaal is gegeven (P7).');
    expect(body.besluitNaToelaten).toBe('toegestaan');
    expect(text).not.toMatch(/Kwartelvogel|3511AB|KL-77120|415/);
    const list = await world.call(SENDER, 'GET', '/v1/aangehouden?status=wacht');
    expect(list.body.items.map((one: Json) => one.verstrekkingId)).toContain(id);
  });

  it('does not exist for anybody else, nor for its receiver', async () => {
    const id = await hold();
    for (const other of ['gemeente-utrecht', 'corporatie-de-vechtstroom'])
      expect((await shown(id, other)).status).toBe(404);
    expect((await world.call('gemeente-utrecht', 'GET', '/v1/aangehouden')).body.items).toEqual([]);
    expect((await fetched(id)).status).toBe(403);
  });

  it('is released after two officers let it through, and the door decides again with their yes as a fact', async () => {
    const id = await hold();
    expect(await second(id, await proposed(id))).toEqual({ kind: 'decided', answer: 'toelaten' });
    expect((await shown(id)).body.status).toBe('toegelaten');
    expect((await fetched(id)).body.status).toBe('verstrekt');
    expect(await steps(id)).toEqual(['aangehouden', 'beoordeling:voorgesteld', 'beoordeling:toegepast', 'verstrekt']);
  });

  it('is still refused at the door when another ground is gone by then', async () => {
    const id = await hold();
    await second(id, await proposed(id));
    const suspend = (status: 'geschorst' | 'aangesloten') =>
      world.change({ organisations: [{ oin: oinOf(SENDER), naam: 'Energie (nagebootst)', status }] });
    await suspend('geschorst');
    expect((await fetched(id)).status).toBe(403);
    await suspend('aangesloten');
    expect((await fetched(id)).status).toBe(200);
  });

  it('is destroyed after two officers refuse it', async () => {
    const id = await hold();
    expect(await second(id, await proposed(id, 'weigeren'))).toEqual({ kind: 'decided', answer: 'weigeren' });
    const [row] = await rowsOf('select status, wrapped_key, facts from delivery where disclosure_id = $1', [id]);
    expect(row).toEqual({ status: 'geweigerd', wrapped_key: null, facts: null });
    expect((await fetched(id)).status).toBe(410);
    expect(await steps(id)).toEqual([
      'aangehouden',
      'beoordeling:voorgesteld',
      'geweigerd:toegepast',
      'vernietigd:toegepast',
    ]);
  });

  it('waits on when the second does not agree', async () => {
    const id = await hold();
    const proposal = await proposed(id);
    expect(await second(id, proposal, BEN, false)).toMatchObject({ kind: 'rejected' });
    expect((await shown(id)).body).toMatchObject({ status: 'wacht', voorstellen: [] });
    expect(await second(id, proposal)).toMatchObject({ kind: 'refused' });
  });
});

describe('nobody else decides on a held message', () => {
  it.each<[string, Actor, string]>([
    ['the one who proposed', ANNE, 'ZELFDE_PERSOON'],
    ['an fg, who only advises', person('fg-carla', 'fg'), 'ROL_NIET_BEVOEGD'],
    ['a colleague of another role', person('mw-dirk', 'medewerker'), 'ROL_NIET_BEVOEGD'],
    ['an administrator', person('bh-els', 'beheerder'), 'ROL_NIET_BEVOEGD'],
  ])('not %s', async (_who, by, code) => {
    const id = await hold();
    expect(await second(id, await proposed(id), by)).toEqual({ kind: 'refused', code });
    expect((await shown(id)).body.status).toBe('wacht');
  });

  it('not an officer of the receiver, for whom it does not exist', async () => {
    const id = await hold();
    const other = person('pf-utrecht', 'privacyfunctionaris', oinOf('gemeente-utrecht'));
    expect(await second(id, await proposed(id), other)).toEqual({ kind: 'unknown' });
    expect(await propose(id, other)).toEqual({ kind: 'unknown' });
  });

  it('not two who answer at the same time: it is decided once', async () => {
    const id = await hold();
    const [one, two] = [await proposed(id), await proposed(id, 'weigeren')];
    const ends = await Promise.all([second(id, one), second(id, two)]);
    expect(ends.map(end => end.kind).toSorted()).toEqual(['closed', 'decided']);
  });

  it('not the database itself, as the gateway or as the owner', async () => {
    const id = await hold();
    const proposal = await proposed(id);
    const attempt = async (login: 'gateway' | 'migrate', sql: string) => {
      const pool = openPool(world.database.urls[login], 'proef', 1);
      try {
        await pool.query(
          `begin; select set_config('seinhuis.oin', '${oinOf(SENDER)}', true),
             set_config('seinhuis.team', '${oinOf('gemeente-utrecht')}/schuldhulp', true); ${sql}; rollback`,
        );
      } finally {
        await pool.end();
      }
    };
    const let_ = `update held_message set state = 'toegelaten', proposal_id = '${proposal}', decided_ms = 1
      where disclosure_id = '${id}'`;
    const once = `insert into approval values ('${proposal}', '${oinOf(SENDER)}', 'pf-anne', 1, 'privacyfunctionaris')`;
    const stranger = `insert into approval values ('${proposal}', '${oinOf('gemeente-utrecht')}', 'x', 1, 'privacyfunctionaris')`;
    const close = `insert into proposal_outcome values ('${proposal}', 'toegepast', 1)`;
    for (const login of ['gateway', 'migrate'] as const) {
      await expect(attempt(login, let_)).rejects.toThrow(/two officers/);
      await expect(attempt(login, once)).rejects.toThrow(/approves once/);
      await expect(attempt(login, stranger)).rejects.toThrow(/only an officer/);
      await expect(attempt(login, close)).rejects.toThrow(/two people/);
    }
    await expect(
      attempt('gateway', `update delivery set status = 'wacht' where disclosure_id = '${id}'`),
    ).rejects.toThrow(/waits for two people/);
  });
});

describe('the term of a held message', () => {
  it('is reminded of once, and ends in a refusal that destroys the body when nobody decides', async () => {
    const id = await hold();
    const { uiterlijk } = (await shown(id)).body;
    await passTime();
    await passTime();
    expect((await shown(id)).body).toMatchObject({ status: 'wacht', herinnerd: true });
    expect(await steps(id)).toEqual(['aangehouden', 'beoordeling:herinnerd']);

    let days = 0;
    while (world.now().localDate <= uiterlijk) {
      world.passDays(1);
      days += 1;
    }
    // Whether or not somebody wrote it down yet, it is too late.
    expect(await propose(id)).toEqual({ kind: 'closed' });
    await Promise.all([passTime(), passTime()]);
    // Not over HTTP: on that day the revocation lists of the test have ended too.
    const found = await ports().held.find(oinOf(SENDER), id, world.now().epochMs);
    expect(found).toMatchObject({ state: 'verlopen', facts: null });
    const [row] = await rowsOf('select status, wrapped_key, facts from delivery where disclosure_id = $1', [id]);
    expect(row).toEqual({ status: 'geweigerd', wrapped_key: null, facts: null });
    expect((await steps(id)).slice(2)).toEqual(['geweigerd:verlopen', 'vernietigd:verlopen']);
    expect(ticked.filter(step => step === 'verlopen').length).toBeGreaterThan(0);
    world.passDays(-days);
  });
});
