/** How long handovers and requests are kept, and what stops the clearing: something that runs, a month not counted, AVG 18. */
import { randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool } from '../../../adapters/postgres/database.ts';
import { openTrajectRetention } from '../../../adapters/postgres/traject-retention.ts';
import { plusDays } from '../../../consent/working-days.ts';
import { plusMonths } from '../../../gateway/casework/calendar.ts';
import { handoverEndedOn } from '../../../gateway/casework/overdracht/retention.ts';
import { KEEP_MONTHS, trajectenAreCleared } from '../../../gateway/casework/trajecten/falling-due.ts';
import type { TrajectRetention } from '../../../gateway/casework/trajecten/ports.ts';
import { type Json, oinOf } from '../../support/messages.ts';
import { type Desk, messageOf, openDesk, worker } from './desk.ts';

const CARE = worker('ggz-de-lindehof', 'zorg', 'behandelaar');
const DEBTS = worker('gemeente-utrecht', 'schuldhulp', 'schuldhulpverlener');
const CAK = worker('cak', 'eigen-bijdrage', 'behandelaar');
const WORDS = 'Ik wil graag dicht bij mijn zus wonen.';

let desk: Desk;
let admin: pg.Pool;
let retention: TrajectRetention;
beforeAll(async () => {
  desk = await openDesk({ participants: ['ggz-de-lindehof', 'gemeente-utrecht', 'cak'] });
  admin = openPool(desk.world.database.adminUrl, 'proef', 1);
  retention = openTrajectRetention(desk.world.database.urls.worker);
});
afterAll(async () => {
  await retention?.close();
  await admin?.end();
  await desk?.close();
});

const today = () => desk.world.now().localDate;
const later = (days: number) => plusDays(today(), days);
/** The last day on which something that ended then is there, and the day after. */
const lastDay = (ended: string) => plusMonths(ended, KEEP_MONTHS);
const clearOn = async (localDate: string) => {
  const told: unknown[] = [];
  const now = { epochMs: Date.parse(`${localDate}T09:00:00Z`), localDate };
  await trajectenAreCleared(retention, now, (...gone) => told.push(gone));
  return told;
};
const counted = (maand: string) =>
  admin.query('insert into cijfers_maand (maand, published_ms) values ($1, 0) on conflict do nothing', [maand]);
const rowsOf = async (table: string, column: string, id: string) =>
  (await admin.query(`select count(*)::int as n from ${table} where ${column} = $1`, [id])).rows[0].n as number;
const trajectOf = async (id: string) =>
  (await admin.query('select traject_id from overdracht where overdracht_id = $1', [id])).rows[0]?.traject_id as string;

async function proposed(message: Json = messageOf('ggz-ontslag', today()), plandatum = later(5)): Promise<string> {
  const id = await desk.begin(CARE, message, { overgang: 'zvw-wmo', kader: 'toestemming', plandatum });
  await desk.did(CARE, id, 'noteerClientondersteuning', { antwoord: 'aangenomen' });
  const { verstrekkingId, toestemmingen } = await desk.send(message);
  await desk.did(CARE, id, 'vraagToestemming');
  await desk.did(CARE, id, 'noteerToestemming', { gegeven: true, toestemmingen });
  await desk.did(CARE, id, 'stelVoor', { verstrekkingId, woordenClient: WORDS });
  return id;
}

describe('a traject in which everything ended', () => {
  it('is there on its last day, and gone on the next with all that was in it', async () => {
    const message = messageOf('ggz-ontslag', today());
    const id = await proposed(message);
    const running = await proposed();
    const traject = await trajectOf(id);
    await desk.did(CARE, id, 'trekIn', { wie: 'client' });
    const ended = later(5);
    await counted(lastDay(ended).slice(0, 7));
    expect(await clearOn(lastDay(ended))).toEqual([]);
    expect((await desk.see(CARE, id)).body.woordenClient).toBe(WORDS);
    expect(await clearOn(plusDays(lastDay(ended), 1))).toEqual([[1, 0]]);
    expect((await desk.see(CARE, id)).status).toBe(404);
    for (const table of ['event', 'words', 'message', 'consent', 'reminder'])
      expect(await rowsOf(`overdracht_${table}`, 'overdracht_id', id), table).toBe(0);
    for (const table of ['traject', 'traject_person', 'overdracht'])
      expect(await rowsOf(table, 'traject_id', traject), table).toBe(0);
    expect((await desk.see(CARE, running)).body.status).toBe('voorgesteld');
    // The same person again is a new traject.
    const again = await desk.begin(CARE, message, { overgang: 'zvw-wmo', kader: 'toestemming', plandatum: later(9) });
    expect(await trajectOf(again)).not.toBe(traject);
  });

  it('waits until its month is in the figures', async () => {
    const id = await proposed(messageOf('ggz-ontslag', today()), plusMonths(today(), 20));
    await desk.did(CARE, id, 'trekIn', { wie: 'afzender' });
    const ended = plusMonths(today(), 20);
    const day = plusDays(lastDay(ended), 1);
    expect(await clearOn(day)).toEqual([]);
    await counted(plusMonths(ended, -1).slice(0, 7));
    expect(await clearOn(day)).toEqual([]);
    await counted(ended.slice(0, 7));
    expect(await clearOn(day)).toEqual([[1, 0]]);
  });

  it('stays as long as one of its messages is restricted (AVG 18)', async () => {
    const id = await proposed();
    await desk.did(CARE, id, 'trekIn', { wie: 'afzender' });
    const hold = (to: string | null) =>
      admin.query(
        `update delivery set hold = $2 where disclosure_id in (select disclosure_id from overdracht_message
           where overdracht_id = $1)`,
        [id, to],
      );
    await hold('beperking');
    const day = plusDays(lastDay(later(5)), 1);
    expect(await clearOn(day)).toEqual([]);
    await hold(null);
    expect(await clearOn(day)).toEqual([[1, 0]]);
  });

  it('stays as long as another handover of it runs', async () => {
    const message = messageOf('ggz-ontslag', today());
    const one = await proposed(message);
    await desk.did(CARE, one, 'trekIn', { wie: 'afzender' });
    const other = await desk.begin(CARE, message, { overgang: 'zvw-wmo', kader: 'toestemming', plandatum: later(5) });
    expect(await trajectOf(other)).toBe(await trajectOf(one));
    expect(await clearOn(plusDays(lastDay(later(5)), 1))).toEqual([]);
  });
});

describe('a handover', () => {
  const refused = { status: 'geweigerd', geschil: null, plandatum: '2026-03-10' } as const;
  const ended = (more: object, op = '2026-03-02') =>
    handoverEndedOn({ ...refused, ...more } as Parameters<typeof handoverEndedOn>[0], op);

  it.each(['concept', 'toestemming_gevraagd', 'voorgesteld', 'in_gesprek', 'geaccepteerd', 'overgedragen'] as const)(
    'has not ended in %s',
    status => {
      expect(ended({ status })).toBeNull();
    },
  );

  it('ended on its planned day, or later on the day of its last step', () => {
    for (const status of ['afgesloten', 'ingetrokken', 'geweigerd', 'doorverwezen']) {
      expect(ended({ status })).toBe('2026-03-10');
      expect(ended({ status }, '2026-03-11')).toBe('2026-03-11');
    }
  });

  it('that was refused runs on while the refusal is disputed', () => {
    expect(ended({ geschil: { trede: 'contactpersonen', sinds: '2026-03-02', uitkomst: null } })).toBeNull();
    expect(ended({ geschil: { trede: 'contactpersonen', sinds: '2026-03-02', uitkomst: 'afzender' } })).toBe(
      '2026-03-10',
    );
  });
});

describe('a request that stands by itself', () => {
  it('is kept from the last day of what was granted', async () => {
    const disclosure = randomUUID();
    await admin.query(
      `insert into delivery (disclosure_id, team_id, status, sender_oin, message_type, epoch_ms, seal_kid, body_digest,
         facts_kid, pseudonym_kid, person, consent_ids)
       values ($1, $2, 'wacht', $3, 'maatwerkverzoek', $4, 'k', $5, 'k', 'k', $5, $6)`,
      [
        ...[disclosure, `${oinOf('cak')}/eigen-bijdrage`, oinOf('gemeente-utrecht'), desk.world.now().epochMs],
        ...[randomBytes(32), [randomUUID()]],
      ],
    );
    const asked = await desk.ask(DEBTS, 'POST', '/v1/maatwerkverzoeken', {
      ...{ team: 'schuldhulp', naar: { oin: oinOf('cak'), team: 'eigen-bijdrage' }, soort: 'pauze' },
      verstrekkingId: disclosure,
    });
    const id: string = asked.body.maatwerkId;
    expect(await clearOn(plusMonths(today(), 100))).not.toContainEqual([0, 1]);
    await desk.did(CAK, id, 'kenToe', { van: today(), tot: later(90) }, 'maatwerkverzoeken');
    expect(await clearOn(lastDay(later(90)))).toEqual([]);
    expect(await clearOn(plusDays(lastDay(later(90)), 1))).toContainEqual([expect.any(Number), 1]);
    for (const table of ['verzoek', 'verzoek_event', 'verzoek_bericht'])
      expect(await rowsOf(table, 'verzoek_id', id), table).toBe(0);
  });
});

describe('what happened', () => {
  const as = async (login: 'gateway' | 'worker', beurt: string, text: string) => {
    const pool = openPool(desk.world.database.urls[login], 'proef', 1);
    const client = await pool.connect();
    try {
      await client.query('begin');
      await client.query(`select set_config('seinhuis.beurt', $1, true), set_config('seinhuis.team', $2, true)`, [
        beurt,
        `${oinOf('ggz-de-lindehof')}/zorg`,
      ]);
      return (await client.query(text)).rowCount;
    } catch (error) {
      return (error as { code?: string }).code;
    } finally {
      await client.query('rollback');
      client.release();
      await pool.end();
    }
  };

  it.each(['overdracht_event', 'overdracht', 'traject', 'verzoek_event', 'verzoek', 'overdracht_words'])(
    'is taken away by nobody but who clears: %s',
    async table => {
      expect(await as('gateway', 'opruimen', `delete from ${table}`)).toBe('42501');
      expect(await as('worker', '', `delete from ${table}`)).toBe(0);
    },
  );

  it('is changed by nobody, the one who clears included', async () => {
    expect(await as('worker', 'opruimen', `update overdracht_event set event = '{}'`)).toBe('42501');
    expect(await as('worker', 'opruimen', `update overdracht set ended_on = '2020-01-01'`)).toBe('42501');
    expect(await as('worker', 'opruimen', `update traject set regie_person = 'x'`)).toBe('42501');
  });
});
