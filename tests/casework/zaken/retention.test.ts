/** How long zaken are kept, what is left of them, and what stops the clearing: restriction (AVG 18). */
import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool } from '../../../adapters/postgres/database.ts';
import { replayErasures } from '../../../adapters/postgres/erasures.ts';
import { createIntakeStore } from '../../../adapters/postgres/intake-store.ts';
import { openZaakRetention } from '../../../adapters/postgres/zaak-retention.ts';
import { createZaakStore } from '../../../adapters/postgres/zaak-store.ts';
import type { ZaakEvent } from '../../../gateway/casework/vroegsignalering/zaak.ts';
import { zakenAreCleared, zakenFallDue } from '../../../gateway/casework/zaken/falling-due.ts';
import type { StoredZaak, ZaakRetention, ZaakStore } from '../../../gateway/casework/zaken/ports.ts';
import type { TeamId } from '../../../gateway/ports.ts';
import { type FreshDatabase, freshDatabase } from '../../support/database.ts';
import { acceptance, OTHER_TEAM, TEAM, uuid } from '../../support/records.ts';
import { addStored, aSignal, momentOn, openStored } from '../../support/zaken.ts';

let database: FreshDatabase;
let pool: pg.Pool;
let admin: pg.Pool;
let store: ZaakStore;
let retention: ZaakRetention;

beforeAll(async () => {
  database = await freshDatabase();
  pool = openPool(database.urls.gateway, 'proef', 5);
  admin = openPool(database.adminUrl, 'proef', 1);
  store = createZaakStore(pool, uuid);
  const known = openZaakRetention(database.urls.worker, uuid);
  retention = { ...known, teams: async () => [TEAM] };
});
afterAll(async () => {
  await Promise.all([pool.end(), admin.end(), retention.close()]);
  await database.close();
});

async function append(
  team: TeamId,
  { zaak, versie }: StoredZaak,
  ...events: readonly ZaakEvent[]
): Promise<StoredZaak> {
  const changes = [{ zaakId: zaak.zaakId, versie, events }];
  const saved = await store.save(team, { epochMs: momentOn('2026-03-20').epochMs, person: null, changes });
  if (saved.kind !== 'saved') throw new Error(saved.kind);
  return saved.zaken[0]!;
}

const closed = async (stored: StoredZaak, op = '2026-03-20', resultaat = 'Inwoner is overleden' as const) =>
  append(TEAM, stored, { zaakId: stored.zaak.zaakId, kind: 'gesloten', resultaat, op });
const count = async (table: string, where: string) =>
  (await admin.query(`select count(*)::int as n from ${table} where ${where}`)).rows[0].n as number;
const clearOn = async (day: string) => {
  const told: unknown[] = [];
  await zakenAreCleared(retention, momentOn(day), (...given) => told.push(given));
  return told;
};

describe('a zaak without help', () => {
  it('is there on its last day and gone on the next, with file, events and keys', async () => {
    const key = { kid: 'pseudoniem-1', value: randomBytes(32) };
    const number = { kid: 'pseudoniem-1', value: randomBytes(32) };
    const signal = aSignal();
    const numbers = [{ number: signal.adres, underEveryKey: [number] }];
    const { zaak } = await closed(await openStored(store, TEAM, signal, { arrival: { searchKeys: [key], numbers } }));
    expect(await clearOn('2026-09-20')).toEqual([]);
    expect(await store.find(TEAM, [zaak.zaakId])).toHaveLength(1);
    expect(await clearOn('2026-09-21')).toEqual([[TEAM, 1, 0]]);
    expect(await store.find(TEAM, [zaak.zaakId])).toEqual([]);
    expect(await store.search(TEAM, [key.value], 5)).toEqual([]);
    for (const [table, where] of [
      ['zaak_event', `zaak_id = '${zaak.zaakId}'`],
      ['zaak_signal', `zaak_id = '${zaak.zaakId}'`],
      ['zaak_pseudonym', `stands_for = '${signal.adres}'`],
      ['zaak_stub', `address = '${signal.adres}'`],
    ] as const)
      expect(await count(table, where), table).toBe(0);
    expect(await count('erasure', `id = '${signal.signaalId}' and becomes = 'opgeruimd'`)).toBe(1);
    expect(await clearOn('2026-09-21')).toEqual([]);
  });

  it('takes with it the sealed body that still stood in the postbox', async () => {
    const { delivery } = acceptance();
    await createIntakeStore(pool, { wake: () => {}, close: () => {} }).record([acceptance({ delivery })], 1);
    await admin.query(`update delivery set status = 'opgehaald', released_entry_id = $2 where disclosure_id = $1`, [
      delivery.disclosureId,
      uuid(),
    ]);
    await closed(await openStored(store, TEAM, aSignal({ signaalId: delivery.disclosureId })));
    expect(await clearOn('2026-09-21')).toEqual([[TEAM, 1, 0]]);
    expect(
      await count('delivery', `disclosure_id = '${delivery.disclosureId}' and wrapped_key is null and facts is null`),
    ).toBe(1);
  });

  it('goes with what was joined into it, and not before', async () => {
    const adres = aSignal().adres;
    const kept = await openStored(store, TEAM, aSignal({ adres }));
    const joined = await openStored(store, TEAM, aSignal({ adres, signaaldatum: '2026-02-02' }));
    const [stand] = joined.zaak.signalen;
    const changes = [
      {
        zaakId: kept.zaak.zaakId,
        versie: 2,
        events: [{ zaakId: kept.zaak.zaakId, kind: 'signaal_toegevoegd', stand: stand! }],
      },
      {
        zaakId: joined.zaak.zaakId,
        versie: 2,
        events: [{ zaakId: joined.zaak.zaakId, kind: 'samengevoegd', met: kept.zaak.zaakId, op: '2026-03-20' }],
      },
    ] as const;
    const saved = await store.save(TEAM, { epochMs: 1, person: null, changes });
    expect(saved.kind).toBe('saved');
    expect(await clearOn('2030-01-01')).toEqual([]);
    await closed(saved.kind === 'saved' ? saved.zaken[0]! : kept);
    expect(await clearOn('2026-09-21')).toEqual([[TEAM, 2, 0]]);
    expect(await store.find(TEAM, [kept.zaak.zaakId, joined.zaak.zaakId])).toEqual([]);
  });
});

describe('a zaak that went to the dossier', () => {
  it('leaves stubs for the look-back until their day', async () => {
    const signal = aSignal({ signaaldatum: '2026-03-02' });
    const stored = await openStored(store, TEAM, signal);
    const { zaakId } = stored.zaak;
    await append(
      TEAM,
      stored,
      { zaakId, kind: 'gesloten', resultaat: 'Vervolghulp en/of verwijzing financieel', op: '2026-03-20' },
      { zaakId, kind: 'naar_dossier', op: '2026-03-20' },
    );
    expect(await clearOn('2026-04-20')).toEqual([[TEAM, 1, 0]]);
    expect(await store.known(TEAM, signal.adres, '2025-01-01')).toEqual([
      { kind: 'stub', adres: signal.adres, partner: 'Huur', signaaldatum: '2026-03-02', bedragEuro: 400 },
    ]);
    expect(await count('zaak_stub', `stub_id = '${signal.signaalId}'`)).toBe(0);
    expect(await clearOn('2026-09-02')).toEqual([]);
    expect(await clearOn('2026-09-03')).toEqual([[TEAM, 0, 1]]);
    expect(await store.known(TEAM, signal.adres, '2025-01-01')).toEqual([]);
  });
});

describe('what is restricted (AVG 18)', () => {
  const restricted = async () => {
    const stored = await openStored(store, TEAM, aSignal());
    const { signaalId } = stored.zaak.signalen[0]!.signaal;
    const note = { zaakId: stored.zaak.zaakId, kind: 'aangetekend', signaalId, op: '2026-03-20' } as const;
    return { signaalId, stored: await append(TEAM, stored, { ...note, aantekening: 'verwerking_beperkt' }), note };
  };

  it('outlives its term, and goes once that is lifted', async () => {
    const { stored, note } = await restricted();
    const done = await closed(stored);
    expect(await clearOn('2027-01-01')).toEqual([]);
    expect(await retention.erase(TEAM, stored.zaak.zaakId)).toBe('beperkt');
    await append(TEAM, done, { ...note, aantekening: 'beperking_opgeheven' });
    expect(await clearOn('2027-01-01')).toEqual([[TEAM, 1, 0]]);
  });

  it('is not destroyed by a statement either', async () => {
    const { signaalId } = await restricted();
    await expect(admin.query('delete from zaak_signal where signal_id = $1', [signaalId])).rejects.toThrow(
      'restricted',
    );
    await expect(admin.query('update zaak_signal set file = null where signal_id = $1', [signaalId])).rejects.toThrow(
      'restricted',
    );
  });
});

describe('erasing (AVG 17)', () => {
  it('takes one zaak away at once, open or not, and leaves nothing for the look-back', async () => {
    const { zaak } = await openStored(store, TEAM, aSignal());
    expect(await retention.erase(OTHER_TEAM, zaak.zaakId)).toBe('onbekend');
    expect(await retention.erase(TEAM, zaak.zaakId)).toBe('gewist');
    expect(await retention.erase(TEAM, zaak.zaakId)).toBe('onbekend');
    expect(await store.known(TEAM, zaak.adres, '2020-01-01')).toEqual([]);
  });
});

describe('an older copy that is put back', () => {
  /** As `copyIn` does: the guards of the tables rest meanwhile. */
  async function replay(...ids: readonly string[]): Promise<void> {
    const client = await admin.connect();
    try {
      await client.query(`set session_replication_role = 'replica'`);
      const gone = ids.map(id => ({ kind: 'verstrekking' as const, id, becomes: 'opgeruimd', epochMs: 1 }));
      await replayErasures(client, gone);
    } finally {
      await client.query(`set session_replication_role = 'origin'`);
      client.release();
    }
  }

  it('loses again what was cleared after it was made: a file, and a zaak of which none is left (R22)', async () => {
    const first = aSignal();
    const second = aSignal({ adres: first.adres, partner: 'Water' });
    const { zaak } = await addStored(store, TEAM, await openStored(store, TEAM, first), second);
    await replay(second.signaalId);
    expect(await store.files(TEAM, [second.signaalId])).toEqual([]);
    expect(await store.find(TEAM, [zaak.zaakId])).toHaveLength(1);
    await replay(first.signaalId, second.signaalId);
    expect(await store.find(TEAM, [zaak.zaakId])).toEqual([]);
    expect(await count('zaak_event', `zaak_id = '${zaak.zaakId}'`)).toBe(0);
  });
});

describe('reminders', () => {
  it('are given once, to who must know, also by several gateways at once', async () => {
    const ports = { zaken: store, teamKeys: { teams: async () => [TEAM], find: async () => null } };
    const { zaak } = await openStored(store, TEAM, aSignal({ crisisdatum: '2026-04-01' }));
    const heard: unknown[] = [];
    const tick = (day: string) => zakenFallDue(ports, momentOn(day), (...given) => heard.push(given));
    await Promise.all([tick('2026-03-03'), tick('2026-03-03'), tick('2026-03-03')]);
    await tick('2026-03-03');
    const given = (await store.reminders(TEAM, null, 500)).filter(({ zaakId }) => zaakId === zaak.zaakId);
    expect(given.map(({ term, fase, voor }) => [term, fase, voor])).toEqual([['POGING', 'herinnering', 'team']]);
    await tick('2026-03-04');
    await tick('2026-03-04');
    const after = (await store.reminders(TEAM, null, 500)).filter(({ zaakId }) => zaakId === zaak.zaakId);
    expect(after.map(({ term, fase, voor }) => [term, fase, voor])).toEqual([
      ['POGING', 'herinnering', 'team'],
      ['POGING', 'verstreken', 'teamleider'],
    ]);
    expect((await store.find(TEAM, [zaak.zaakId]))[0]!.zaak.gemeld).toHaveLength(2);
    expect(await store.reminders(OTHER_TEAM, null, 500)).toEqual([]);
  });

  it('are told after years of silence for what counts then, and no more', async () => {
    const { zaak } = await openStored(store, TEAM, aSignal());
    const ports = { zaken: store, teamKeys: { teams: async () => [TEAM], find: async () => null } };
    const tick = () => zakenFallDue(ports, momentOn('2028-01-03'), () => {});
    await tick();
    const given = (await store.reminders(TEAM, null, 500)).filter(({ zaakId }) => zaakId === zaak.zaakId);
    expect(given.map(({ term, fase }) => `${term} ${fase}`).toSorted()).toEqual([
      'AANBOD verstreken',
      'AVG14 wettelijk_verstreken',
    ]);
    expect(await store.remindable(TEAM, '2100-01-01', 500)).toEqual([]);
  });
});
