import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kyselyOn, openPool } from '../../adapters/postgres/database.ts';
import { changeDirectory } from '../../adapters/postgres/directory-writer.ts';
import { createIntakeStore } from '../../adapters/postgres/intake-store.ts';
import type { IntakeStore } from '../../gateway/ports.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { acceptance, OTHER_TEAM, refusal, SENDER, TEAM, uuid } from '../support/records.ts';

let database: FreshDatabase;
let pool: pg.Pool;
let admin: pg.Pool;
let store: IntakeStore;
let woken = 0;

beforeAll(async () => {
  database = await freshDatabase();
  pool = openPool(database.urls.gateway, 'proef', 8);
  admin = openPool(database.adminUrl, 'proef', 2);
  store = createIntakeStore(pool, { wake: () => (woken += 1), close: () => {} });
});
afterAll(async () => {
  await pool.end();
  await admin.end();
  await database.close();
});

async function version(): Promise<number> {
  return (await admin.query('select version from directory_version')).rows[0].version;
}

async function counts(): Promise<Record<string, number>> {
  const { rows } = await admin.query(`select (select count(*) from idempotency) as idempotency,
    (select count(*) from delivery) as delivery, (select count(*) from log_entry) as log_entry,
    (select count(*) from log_waiting) as log_waiting, (select count(*) from search_key) as search_key,
    (select count(*) from delivery_consent) as delivery_consent`);
  return rows[0];
}

async function written<T>(work: () => Promise<T>): Promise<{ result: T; rows: Record<string, number> }> {
  const before = await counts();
  const result = await work();
  const after = await counts();
  return { result, rows: Object.fromEntries(Object.keys(after).map(key => [key, after[key]! - before[key]!])) };
}

const NOTHING = { idempotency: 0, delivery: 0, log_entry: 0, log_waiting: 0, search_key: 0, delivery_consent: 0 };

describe('recording a signal', () => {
  it('writes claim, delivery, entry, place in the queue and search keys together', async () => {
    const signal = acceptance({ delivery: { consentIds: [uuid(), uuid()] } });
    const { result, rows } = await written(async () => store.record([signal], await version()));
    expect(result).toEqual([{ kind: 'recorded' }]);
    expect(rows).toEqual({
      idempotency: 1,
      delivery: 1,
      log_entry: 1,
      log_waiting: 1,
      search_key: 1,
      delivery_consent: 2,
    });
    const { rows: stored } = await admin.query('select * from delivery where disclosure_id = $1', [
      signal.delivery.disclosureId,
    ]);
    expect(stored[0]).toMatchObject({
      team_id: TEAM,
      status: 'wacht',
      ciphertext: signal.delivery.body.ciphertext,
      wrapped_key: signal.delivery.body.wrappedKey,
      body_digest: signal.delivery.body.digest,
      facts: signal.delivery.facts.bytes,
      person: signal.delivery.pseudonyms.person,
      customer: null,
      consent_ids: signal.delivery.consentIds,
    });
    const { rows: beside } = await admin.query('select * from log_entry where entry_id = $1', [signal.entry.entryId]);
    expect(beside[0]).toMatchObject({ jcs: signal.entry.json, salt: signal.entry.salt, parties: signal.entry.parties });
  });

  it('wakes the sequencer once per list, and not when nothing is new', async () => {
    const list = [acceptance(), acceptance(), refusal()];
    const before = woken;
    await store.record(list, await version());
    expect(woken).toBe(before + 1);
    await store.record(list.slice(0, 2), await version());
    expect(woken).toBe(before + 1);
  });

  it('writes an entry and nothing else for a refusal', async () => {
    const { rows } = await written(async () => store.record([refusal()], await version()));
    expect(rows).toEqual({ ...NOTHING, log_entry: 1, log_waiting: 1 });
  });

  it('keeps the entry text byte for byte', async () => {
    const odd = { ...refusal() };
    const json = '{"uitleg":"é \\"aan\\" \\\\ 𝄞 \\u2028 %s $1 {}"}';
    await store.record([{ ...odd, entry: { ...odd.entry, json } }], await version());
    const { rows } = await admin.query('select jcs from log_entry where entry_id = $1', [odd.entry.entryId]);
    expect(rows[0].jcs).toBe(json);
  });
});

describe('sending the same message again', () => {
  it('gives the stored digest and receipt and writes nothing', async () => {
    const first = acceptance();
    await store.record([first], await version());
    const again = acceptance({ messageId: first.idempotency.messageId });
    const { result, rows } = await written(async () => store.record([again], await version()));
    const { requestDigest, receipt } = first.idempotency;
    expect(result).toEqual([{ kind: 'known', requestDigest, receipt }]);
    expect(rows).toEqual(NOTHING);
    expect(await store.known(first.idempotency.clientId, first.idempotency.messageId)).toEqual({
      requestDigest,
      receipt,
    });
  });

  it('is not confused by upper case in the id', async () => {
    const first = acceptance();
    await store.record([first], await version());
    const again = acceptance({ messageId: first.idempotency.messageId.toUpperCase() });
    expect(await store.record([again], await version())).toMatchObject([{ kind: 'known' }]);
    const pair = [acceptance({ messageId: uuid() })];
    pair.push(acceptance({ messageId: pair[0]!.idempotency.messageId.toUpperCase() }));
    expect(await store.record(pair, await version())).toMatchObject([{ kind: 'recorded' }, { kind: 'known' }]);
  });

  it('is a first message when another client sends it', async () => {
    const first = acceptance();
    await store.record([first], await version());
    const other = acceptance({ clientId: 'stadswonen', messageId: first.idempotency.messageId });
    expect(await store.record([other], await version())).toEqual([{ kind: 'recorded' }]);
    expect(await store.known('nobody', first.idempotency.messageId)).toBeNull();
  });

  it('enters once when it arrives on eight connections at the same moment', async () => {
    const at = await version();
    for (let round = 0; round < 25; round += 1) {
      const messageId = uuid();
      const rivals = Array.from({ length: 8 }, () => acceptance({ messageId }));
      const { result, rows } = await written(() => Promise.all(rivals.map(one => store.record([one], at))));
      const winners = rivals.filter((_, index) => (result[index] as { kind: string }[])[0]!.kind === 'recorded');
      expect(winners).toHaveLength(1);
      expect(rows).toMatchObject({ idempotency: 1, delivery: 1, log_entry: 1, log_waiting: 1 });
      const { requestDigest, receipt } = winners[0]!.idempotency;
      for (const outcome of result.flat())
        if (typeof outcome === 'object' && outcome.kind === 'known')
          expect(outcome).toMatchObject({ requestDigest, receipt });
    }
  });
});

describe('a batch', () => {
  it('answers each line in its place when some were sent before', async () => {
    const at = await version();
    const earlier = Array.from({ length: 30 }, () => acceptance());
    await store.record(earlier, at);
    const list = Array.from({ length: 100 }, (_, index) =>
      index % 10 < 3
        ? acceptance({ messageId: earlier[Math.floor(index / 10) * 3 + (index % 10)]!.idempotency.messageId })
        : index % 10 === 9
          ? refusal()
          : acceptance(),
    );
    const { result, rows } = await written(() => store.record(list, at));
    expect((result as { kind: string }[]).map(outcome => outcome.kind)).toEqual(
      list.map((_, index) => (index % 10 < 3 ? 'known' : 'recorded')),
    );
    expect(result[11]).toHaveProperty('receipt', earlier[4]!.idempotency.receipt);
    expect(rows).toMatchObject({ idempotency: 60, delivery: 60, log_entry: 70, log_waiting: 70 });
  });

  it('gives the first answer to an id that stands in it twice', async () => {
    const one = acceptance();
    const two = acceptance({ messageId: one.idempotency.messageId });
    const { result, rows } = await written(async () => store.record([one, refusal(), two], await version()));
    const { requestDigest, receipt } = one.idempotency;
    expect(result).toEqual([{ kind: 'recorded' }, { kind: 'recorded' }, { kind: 'known', requestDigest, receipt }]);
    expect(rows).toMatchObject({ idempotency: 1, delivery: 1, log_entry: 2 });
  });

  it('is written whole or not at all', async () => {
    const broken = acceptance();
    const list = [acceptance(), refusal(), { ...broken, entry: { ...broken.entry, salt: Buffer.alloc(3) } }];
    const { rows } = await written(async () =>
      expect(store.record(list, await version())).rejects.toThrow(/log_entry/),
    );
    expect(rows).toEqual(NOTHING);
  });

  it('does not lock itself against another batch with the same ids in another order', async () => {
    const at = await version();
    for (let round = 0; round < 10; round += 1) {
      const ids = Array.from({ length: 40 }, () => uuid());
      const batches = Array.from({ length: 6 }, (_, turn) =>
        (turn % 2 === 0 ? ids : ids.toReversed()).map(messageId => acceptance({ messageId })),
      );
      const { rows } = await written(() => Promise.all(batches.map(batch => store.record(batch, at))));
      expect(rows).toMatchObject({ idempotency: 40, delivery: 40, log_entry: 40 });
    }
  });

  it('may be empty', async () => {
    expect(await store.record([], await version())).toEqual([]);
  });
});

describe('lists that are written together', () => {
  it('do not fail with the broken row of another caller', async () => {
    const at = await version();
    const broken = acceptance();
    const callers = Array.from({ length: 20 }, (_, index) =>
      index === 7 ? [{ ...broken, entry: { ...broken.entry, salt: Buffer.alloc(3) } }] : [acceptance(), refusal()],
    );
    const { result, rows } = await written(() => Promise.allSettled(callers.map(list => store.record(list, at))));
    expect(result.map(one => one.status)).toEqual(callers.map((_, index) => (index === 7 ? 'rejected' : 'fulfilled')));
    expect(rows).toMatchObject({ idempotency: 19, delivery: 19, log_entry: 38 });
  });

  it('keep to the directory each of them was decided on', async () => {
    const at = await version();
    const versions = Array.from({ length: 20 }, (_, index) => (index % 3 === 0 ? at - 1 : at));
    const { result, rows } = await written(() =>
      Promise.all(versions.map(one => store.record([acceptance(), acceptance()], one))),
    );
    const recorded = [{ kind: 'recorded' }, { kind: 'recorded' }];
    expect(result).toEqual(versions.map(one => (one === at ? recorded : 'directory-changed')));
    expect(rows).toMatchObject({ delivery: 26 });
  });

  it('each hear their own answers', async () => {
    const at = await version();
    const earlier = acceptance();
    await store.record([earlier], at);
    const callers = Array.from({ length: 30 }, (_, index) =>
      index % 2 === 0 ? [acceptance({ messageId: earlier.idempotency.messageId }), refusal()] : [acceptance()],
    );
    const { receipt } = earlier.idempotency;
    const answers = await Promise.all(callers.map(list => store.record(list, at)));
    expect(answers).toMatchObject(
      callers.map((_, index) =>
        index % 2 === 0 ? [{ kind: 'known', receipt }, { kind: 'recorded' }] : [{ kind: 'recorded' }],
      ),
    );
  });
});

describe('a directory that changed after the decision', () => {
  const organisation = { oin: SENDER, naam: 'Woonstad', status: 'aangesloten' } as const;

  it('lets nothing be written on the old version', async () => {
    const db = kyselyOn(openPool(database.urls.migrate, 'proef', 1));
    const before = await version();
    const after = await changeDirectory(db, { organisations: [organisation] });
    expect(after).toBeGreaterThan(before);
    const { result, rows } = await written(() => store.record([acceptance(), refusal()], before));
    expect(result).toBe('directory-changed');
    expect(rows).toEqual(NOTHING);
    expect(await store.record([acceptance()], after)).toEqual([{ kind: 'recorded' }]);
    await db.destroy();
  });

  it('makes a recording wait while the change is being written, and then refuses it', async () => {
    const before = await version();
    const writer = openPool(database.urls.migrate, 'proef', 1);
    const client = await writer.connect();
    await client.query('begin');
    await client.query(`update organisation set status = 'geschorst' where oin = $1`, [SENDER]);
    let settled = false;
    const recording = written(() => store.record([acceptance()], before)).finally(() => {
      settled = true;
    });
    await waitsForLock();
    expect(settled).toBe(false);
    await client.query('commit');
    const { result, rows } = await recording;
    expect(result).toBe('directory-changed');
    expect(rows).toEqual(NOTHING);
    client.release();
    await writer.end();
  });
});

describe('the energy order of signals (P7)', () => {
  const customer = Buffer.alloc(32, 7);
  const signal = (status: 'wacht' | 'aangehouden') =>
    acceptance({
      delivery: {
        status,
        messageType: 'energieachterstand',
        pseudonyms: { kid: 'pseudoniem-1', person: Buffer.alloc(32, 1), address: null, customer },
      },
    });
  const asked = (team = TEAM, sender = SENDER, type = 'energieachterstand') =>
    store.hasEarlierSignal(team, sender, type, [Buffer.alloc(32, 9), customer]);

  it('knows an earlier accepted signal of this sender to this team only', async () => {
    expect(await asked()).toBe(false);
    await store.record([signal('aangehouden')], await version());
    expect(await asked()).toBe(false);
    await store.record([signal('wacht')], await version());
    expect(await asked()).toBe(true);
    expect(await asked(OTHER_TEAM)).toBe(false);
    expect(await asked(TEAM, '00000099000000002000')).toBe(false);
    expect(await asked(TEAM, SENDER, 'huurachterstand')).toBe(false);
  });

  it('leaves no team behind on the connection', async () => {
    const single = openPool(database.urls.gateway, 'proef', 1);
    await createIntakeStore(single, { wake: () => {}, close: () => {} }).hasEarlierSignal(TEAM, SENDER, 'x', [
      customer,
    ]);
    expect((await single.query('select count(*) from delivery')).rows[0].count).toBe(0);
    await single.end();
  });
});

async function waitsForLock(): Promise<void> {
  for (;;) {
    const { rows } = await admin.query(
      `select count(*) as waiting from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock' and wait_event = 'advisory'`,
    );
    if (rows[0].waiting > 0) return;
  }
}
