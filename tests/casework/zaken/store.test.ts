import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool } from '../../../adapters/postgres/database.ts';
import { createReadingStore, createTeamKeyStore, createZaakStore } from '../../../adapters/postgres/zaak-store.ts';
import { pakOp } from '../../../gateway/casework/vroegsignalering/holding.ts';
import { splits } from '../../../gateway/casework/vroegsignalering/regrouping.ts';
import { DEFAULT_SETTINGS } from '../../../gateway/casework/vroegsignalering/settings.ts';
import type { Actor } from '../../../gateway/casework/vroegsignalering/steps.ts';
import type { ZaakEvent } from '../../../gateway/casework/vroegsignalering/zaak.ts';
import { changesOf } from '../../../gateway/casework/zaken/changes.ts';
import type { StoredZaak, TrayQuery, ZaakStore } from '../../../gateway/casework/zaken/ports.ts';
import { type FreshDatabase, freshDatabase } from '../../support/database.ts';
import { OTHER_TEAM, TEAM, uuid } from '../../support/records.ts';
import { addStored, anArrival, aSignal, eventsOf, momentOn, openStored, teamOf } from '../../support/zaken.ts';

let database: FreshDatabase;
let pool: pg.Pool;
let store: ZaakStore;
const NOW = momentOn('2026-03-20');
const ALL: TrayQuery = { gemeenten: null, staat: null, houder: null, lateOn: null, after: null, limit: 100 };
const worker = (person: string): Actor => ({ kind: 'persoon', role: 'medewerker', team: TEAM, person });

beforeAll(async () => {
  database = await freshDatabase();
  pool = openPool(database.urls.gateway, 'proef', 10);
  store = createZaakStore(pool, uuid);
});
afterAll(async () => {
  await pool.end();
  await database.close();
});

const situation = ({ zaak }: StoredZaak, person = 'm-1') => ({
  ...{ zaak, actor: worker(person), team: teamOf(TEAM), settings: DEFAULT_SETTINGS, now: NOW },
});

function saveEvents(stored: StoredZaak, events: readonly ZaakEvent[], person: string | null = null) {
  const changes = changesOf(events, new Map([[stored.zaak.zaakId, stored.versie]]));
  return store.save(TEAM, { epochMs: NOW.epochMs, person, changes });
}

describe('a zaak that was saved', () => {
  it('is found as it was, with a version that counts its events', async () => {
    const stored = await openStored(store, TEAM, aSignal());
    expect(stored.versie).toBe(2);
    expect(await store.find(TEAM, [stored.zaak.zaakId])).toEqual([stored]);
    const history = await store.history(TEAM, stored.zaak.zaakId);
    expect(history.map(({ nummer, event }) => [nummer, event.kind])).toEqual([
      [1, 'geopend'],
      [2, 'signaal_toegevoegd'],
    ]);
    expect(await store.history(TEAM, stored.zaak.zaakId, 1)).toEqual(history.slice(1));
  });

  it('does not exist for another team', async () => {
    const { zaak } = await openStored(store, TEAM, aSignal());
    expect(await store.find(OTHER_TEAM, [zaak.zaakId])).toEqual([]);
    expect(await store.history(OTHER_TEAM, zaak.zaakId)).toEqual([]);
    expect(await store.known(OTHER_TEAM, zaak.adres, '2020-01-01')).toEqual([]);
    expect(await store.files(OTHER_TEAM, [zaak.signalen[0]!.signaal.signaalId])).toEqual([]);
    expect((await store.tray(OTHER_TEAM, ALL)).length).toBe(0);
    const events: readonly ZaakEvent[] = [{ zaakId: zaak.zaakId, kind: 'heropend', op: '2026-03-20' }];
    const changes = changesOf(events, new Map([[zaak.zaakId, 2]]));
    expect(await store.save(OTHER_TEAM, { epochMs: 1, person: null, changes })).toEqual({ kind: 'versie_verlopen' });
  });

  it('keeps words beside the event they belong to, sealed', async () => {
    const stored = await openStored(store, TEAM, aSignal());
    const words = { kid: 'feiten-1', bytes: randomBytes(40) };
    const [change] = changesOf(eventsOf(pakOp(situation(stored))), new Map([[stored.zaak.zaakId, 2]]));
    const saving = { epochMs: NOW.epochMs, person: 'm-1', changes: [{ ...change!, words }] };
    expect((await store.save(TEAM, saving)).kind).toBe('saved');
    const [event] = await store.history(TEAM, stored.zaak.zaakId, 2);
    expect(event).toMatchObject({ nummer: 3, person: 'm-1', words });
  });
});

describe('two who change a zaak at once', () => {
  it('never both succeed', async () => {
    const stored = await openStored(store, TEAM, aSignal());
    const people = Array.from({ length: 6 }, (_, index) => `m-${index}`);
    const outcomes = await Promise.all(
      people.map(person => saveEvents(stored, eventsOf(pakOp(situation(stored, person))), person)),
    );
    expect(outcomes.filter(({ kind }) => kind === 'saved')).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === 'versie_verlopen')).toHaveLength(5);
    const [after] = await store.find(TEAM, [stored.zaak.zaakId]);
    expect(after!.versie).toBe(3);
    expect(await store.history(TEAM, stored.zaak.zaakId)).toHaveLength(3);
  });

  it('make one zaak of one signal', async () => {
    const signal = aSignal();
    const opening = await Promise.allSettled([1, 2, 3].map(() => openStored(store, TEAM, signal)));
    expect(opening.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await store.openAt(TEAM, signal.adres)).toHaveLength(1);
    expect(await store.known(TEAM, signal.adres, '2020-01-01')).toHaveLength(1);
  });

  it('see nothing of what another did not finish', async () => {
    const stored = await openStored(store, TEAM, aSignal());
    const stray = anArrival(aSignal({ adres: stored.zaak.adres }));
    const changes = changesOf(eventsOf(pakOp(situation(stored))), new Map([[stored.zaak.zaakId, stored.versie]]));
    await expect(store.save(TEAM, { epochMs: NOW.epochMs, person: null, changes, arrivals: [stray] })).rejects.toThrow(
      'arrives in none',
    );
    expect(await store.find(TEAM, [stored.zaak.zaakId])).toEqual([stored]);
  });
});

describe('what is known of an address', () => {
  it('comes in order of arrival, from the day that is asked', async () => {
    const adres = aSignal().adres;
    const days = ['2026-01-15', '2025-06-01', '2026-03-02'];
    for (const [index, signaaldatum] of days.entries())
      await openStored(store, TEAM, aSignal({ adres, signaaldatum }), { arrival: { receivedMs: index } });
    const known = await store.known(TEAM, adres, '2025-09-02');
    expect(known.map(one => one.signaaldatum)).toEqual(['2026-01-15', '2026-03-02']);
  });

  it('stands under one number, whatever key a pseudonym was made with', async () => {
    const [older, newer] = [1, 2].map(version => ({ kid: `pseudoniem-${version}`, value: randomBytes(32) }));
    const first = uuid();
    expect(await store.numberOf(TEAM, [older!], first)).toBe(first);
    expect(await store.numberOf(TEAM, [older!, newer!], uuid())).toBe(first);
    expect(await store.numberOf(TEAM, [newer!], uuid())).toBe(first);
    expect(await store.numberOf(OTHER_TEAM, [newer!], uuid())).not.toBe(first);
  });

  it('gets one number when several ask for it at once', async () => {
    const keys = [1, 2].map(version => ({ kid: `pseudoniem-${version}`, value: randomBytes(32) }));
    const given = await Promise.all(Array.from({ length: 8 }, () => store.numberOf(TEAM, keys, uuid())));
    expect(new Set(given).size).toBe(1);
  });
});

describe('the tray', () => {
  const TRAY_TEAM = '00000099000000344000/lade' as const;
  const rows = (query: Partial<TrayQuery> = {}) => store.tray(TRAY_TEAM, { ...ALL, ...query });
  let crisis: StoredZaak;
  let small: StoredZaak;
  let large: StoredZaak;
  const ids = async (query: Partial<TrayQuery> = {}) => (await rows(query)).map(({ zaak }) => zaak.zaakId);

  beforeAll(async () => {
    small = await openStored(store, TRAY_TEAM, aSignal({ bedragEuro: 100 }));
    large = await openStored(store, TRAY_TEAM, aSignal({ bedragEuro: 900 }), { gemeentecode: '0355' });
    crisis = await openStored(store, TRAY_TEAM, aSignal({ crisisdatum: '2026-04-01' }));
  });

  it('has the weightiest first', async () => {
    expect(await ids()).toEqual([crisis, large, small].map(({ zaak }) => zaak.zaakId));
  });

  it('can be asked by municipality, state, who has it and what is late', async () => {
    expect(await ids({ gemeenten: ['0355'] })).toEqual([large.zaak.zaakId]);
    expect(await ids({ gemeenten: ['0355', '0344'] })).toHaveLength(3);
    expect(await ids({ gemeenten: [] })).toEqual([]);
    expect(await ids({ staat: 'nieuw' })).toHaveLength(3);
    expect(await ids({ staat: 'opgepakt' })).toEqual([]);
    expect(await ids({ houder: 'niemand' })).toHaveLength(3);
    expect(await ids({ houder: ['m-1'] })).toEqual([]);
    expect(await ids({ lateOn: '2026-03-04' })).toEqual([crisis.zaak.zaakId]);
  });

  it('goes on after a row, whatever came in before it', async () => {
    const [first] = await rows({ limit: 1 });
    const urgent = aSignal({ crisisdatum: '2026-03-25', bedragEuro: 5_000 });
    await openStored(store, TRAY_TEAM, urgent);
    expect(await ids({ after: first!.cursor })).toEqual([large, small].map(({ zaak }) => zaak.zaakId));
  });

  it('moves a zaak up when its neighbour makes it opeenvolgend', async () => {
    const earlier = aSignal({ adres: small.zaak.adres, signaaldatum: '2025-12-01', bedragEuro: 1 });
    await openStored(store, TRAY_TEAM, earlier);
    const order = await ids();
    expect(order.indexOf(small.zaak.zaakId)).toBeLessThan(order.indexOf(large.zaak.zaakId));
  });

  it('is put in another order when the team sets one', async () => {
    const settings = { ...DEFAULT_SETTINGS, prioriteit: ['bedrag' as const] };
    const by = { person: 't-1', epochMs: NOW.epochMs };
    expect(await store.setSettings(TRAY_TEAM, 0, settings, by)).toBe('saved');
    expect(await store.setSettings(TRAY_TEAM, 0, settings, by)).toBe('versie_verlopen');
    expect(await store.settings(TRAY_TEAM)).toEqual({ versie: 1, settings });
    while ((await store.reorder(TRAY_TEAM, 2)) > 0);
    const amounts = (await rows()).map(({ zaak }) => zaak.signalen[0]!.signaal.bedragEuro);
    expect(amounts).toEqual([5_000, 900, 400, 100, 1]);
  });
});

describe('signals that are split off', () => {
  it('go with their files to the new zaak', async () => {
    const first = aSignal();
    const opened = await openStored(store, TEAM, first);
    const second = aSignal({ adres: first.adres, partner: 'Water' });
    const two = await addStored(store, TEAM, opened, second);
    const taken = await saveEvents(two, eventsOf(pakOp(situation(two))), 'm-1');
    const zaak = taken.kind === 'saved' ? taken.zaken[0]! : two;
    const zaakId = uuid();
    const done = await saveEvents(zaak, eventsOf(splits(situation(zaak), { signaalIds: [second.signaalId], zaakId })));
    expect(done.kind).toBe('saved');
    expect((await store.files(TEAM, [second.signaalId]))[0]!.zaakId).toBe(zaakId);
    expect((await store.files(TEAM, [first.signaalId]))[0]!.zaakId).toBe(zaak.zaak.zaakId);
  });
});

describe('searching', () => {
  it('finds by an exact key, within the team', async () => {
    const key = { kid: 'pseudoniem-1', value: randomBytes(32) };
    const { zaak } = await openStored(store, TEAM, aSignal(), { arrival: { searchKeys: [key] } });
    expect((await store.search(TEAM, [randomBytes(32), key.value], 10)).map(one => one.zaak.zaakId)).toEqual([
      zaak.zaakId,
    ]);
    expect(await store.search(OTHER_TEAM, [key.value], 10)).toEqual([]);
    expect(await store.search(TEAM, [randomBytes(32)], 10)).toEqual([]);
  });
});

describe('the tables', () => {
  beforeAll(() => store.setSettings(TEAM, 0, DEFAULT_SETTINGS, { person: null, epochMs: 1 }));

  const attempt = async (statement: string, team: string = TEAM) => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      await client.query(`select set_config('seinhuis.team', $1, true)`, [team]);
      return await client.query(statement);
    } finally {
      await client.query('rollback');
      client.release();
    }
  };

  it.each(['zaak', 'zaak_event', 'zaak_signal', 'zaak_search_key', 'zaak_pseudonym', 'zaak_settings'])(
    'show nothing of %s to a query that forgets the team or names another',
    async table => {
      expect((await attempt(`select from ${table}`)).rowCount).toBeGreaterThan(0);
      expect((await attempt(`select from ${table}`, '')).rowCount).toBe(0);
      expect((await attempt(`select from ${table} where team_id = '${TEAM}'`, OTHER_TEAM)).rowCount).toBe(0);
    },
  );

  it.each([
    'update zaak_event set person = null',
    'delete from zaak_event',
    'delete from zaak',
    'delete from zaak_signal',
    'update zaak_signal set file = null',
    'update zaak set team_id = team_id',
    'update zaak_settings set version = 9',
    'delete from zaak_search_key',
    `insert into team_key values ('${TEAM}', 'k', 'k', '', 1)`,
    'select * from ingezien',
  ])('do not let the gateway: %s', async statement => {
    await expect(attempt(statement)).rejects.toThrow(/permission denied/);
  });

  it('take a reading, and of the own team only', async () => {
    const reading = {
      ...{ readingId: uuid(), epochMs: 1, team: TEAM, person: 'p', reason: 'behandeling' as const },
      ...{ zaakId: uuid(), signaalIds: [uuid()], uitkomst: 'geopend' as const, gevoelig: false },
    };
    expect(await createReadingStore(pool).note([reading], null)).toBe('noted');
    await expect(
      attempt(`insert into ingezien values ('${uuid()}', 1, '${OTHER_TEAM}', 'p', 'r', '{}', null, 'geopend', false)`),
    ).rejects.toThrow(/row-level security/);
  });

  it('name no kept key where none is kept', async () => {
    const keys = createTeamKeyStore(pool);
    expect(await keys.teams()).toEqual([]);
    expect(await keys.find(TEAM, 'k')).toBeNull();
  });
});
