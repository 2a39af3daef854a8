/** More waits on one consent than one transaction stops: what the door does meanwhile, and that none is left. */
import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createConsentStore } from '../../adapters/postgres/consent-store.ts';
import { openPool } from '../../adapters/postgres/database.ts';
import { createIntakeStore } from '../../adapters/postgres/intake-store.ts';
import { createPostboxStore } from '../../adapters/postgres/postbox-store.ts';
import { systemEntropy } from '../../adapters/system/entropy.ts';
import { finishEndings } from '../../gateway/consents/withdrawal.ts';
import { type ConsentStore, type EndingEntries, STOP_AT_ONCE, STOP_FIRST } from '../../gateway/ports.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { acceptance, consent, entry, NOON_MS, SENDER, TEAM, uuid } from '../support/records.ts';

let database: FreshDatabase;
let pool: pg.Pool;
const quiet = { wake: () => {}, close: () => {} };
beforeAll(async () => {
  database = await freshDatabase();
  pool = openPool(database.urls.gateway, 'proef', 4);
});
afterAll(async () => {
  await pool?.end();
  await database?.close();
});

it('stops all of them, and the door knows before the last one is stopped', async () => {
  const given = consent();
  const consents = createConsentStore(pool, quiet);
  const intake = createIntakeStore(pool, quiet);
  const postbox = createPostboxStore(pool, quiet);
  await consents.give(given, 'herhaling-1:digest', entry());
  const waiting = Array.from({ length: STOP_FIRST + STOP_AT_ONCE + 5 }, (_, at) =>
    acceptance({ delivery: { disclosureId: uuid(NOON_MS + at), consentIds: [given.consentId] } }),
  );
  for (let at = 0; at < waiting.length; at += 500) await intake.record(waiting.slice(at, at + 500), 1);

  const entriesFor: EndingEntries = ({ stopped }) => stopped.map(() => entry({ kind: 'vernietigd' }));
  const event = { epochMs: NOON_MS, channel: 'mondeling', traceId: '0'.repeat(32), becomes: 'ingetrokken' } as const;
  const first = await consents.withdraw(given.consentId, SENDER, event, entriesFor);
  expect(first).toMatchObject({ kind: 'withdrawn', next: waiting[STOP_FIRST - 1]!.delivery.disclosureId });

  const last = waiting.at(-1)!.delivery.disclosureId;
  const seen: unknown[] = [];
  await postbox.release(TEAM, [last], 1, (locked, known) => {
    seen.push(locked[0]!.status, known.get(given.consentId)!.state);
    return [];
  });
  expect(seen).toEqual(['wacht', 'ingetrokken']);

  await consents.ended(given.consentId);
  expect((await consents.ending()).map(one => one.consentId)).toEqual([given.consentId]);
  const cursor = first.kind === 'withdrawn' ? first.next : null;
  // Two gateways at once: each message is stopped by one of them.
  const stopped: string[] = [];
  const counting: EndingEntries = hit => {
    stopped.push(...hit.stopped);
    return entriesFor(hit);
  };
  await Promise.all([1, 2].map(() => consents.stopRest(given.consentId, cursor, counting)));
  expect(new Set(stopped).size).toBe(STOP_AT_ONCE + 5);
  expect(stopped).toHaveLength(STOP_AT_ONCE + 5);
  expect(await postbox.list(TEAM, null, 10)).toEqual([]);
  await consents.ended(given.consentId);
  expect(await consents.ending()).toEqual([]);
});

it('waits for what somebody has hold of, while another batch is stopped', async () => {
  const given = consent();
  const consents = createConsentStore(pool, quiet);
  await consents.give(given, 'herhaling-1:digest', entry());
  const waiting = Array.from({ length: STOP_AT_ONCE + 1 }, (_, at) =>
    acceptance({ delivery: { disclosureId: uuid(NOON_MS + 60_000 + at), consentIds: [given.consentId] } }),
  );
  await createIntakeStore(pool, quiet).record(waiting, 1);
  const held = waiting[0]!.delivery.disclosureId;
  const last = waiting.at(-1)!.delivery.disclosureId;
  const stopped: string[] = [];
  let lastStopped = () => {};
  const lastIsStopped = new Promise<void>(resolve => {
    lastStopped = resolve;
  });
  const counting: EndingEntries = hit => {
    stopped.push(...hit.stopped);
    if (hit.stopped.includes(last)) lastStopped();
    return hit.stopped.map(() => entry({ kind: 'vernietigd' }));
  };

  await pool.query(`update consent set state = $2 where consent_id = $1`, [given.consentId, 'ingetrokken']);
  const client = await pool.connect();
  let underway: Promise<void> | null = null;
  try {
    await client.query('begin');
    await client.query(`select set_config('seinhuis.team', $1, true)`, [TEAM]);
    await client.query('select from delivery where disclosure_id = $1 for update', [held]);
    underway = consents.stopRest(given.consentId, null, counting);
    await lastIsStopped;
    expect(stopped).toEqual([last]);
    await client.query('rollback');
  } finally {
    client.release();
  }
  await underway;
  expect(stopped).toHaveLength(waiting.length);
  expect(new Set(stopped).size).toBe(waiting.length);
});

it('is finished by another only when whoever ended the consent had the time to', async () => {
  const touched: string[] = [];
  const now = { epochMs: NOON_MS, localDate: '2026-11-20' } as const;
  const endedAgo = (consentId: string, ms: number) => ({ consentId, epochMs: NOON_MS - ms, traceId: '0'.repeat(32) });
  const consents = {
    ending: async () => [endedAgo('just', 1_000), endedAgo('before', 5_000)],
    find: async () => new Map(),
    stopRest: async (consentId: string) => void touched.push(consentId),
    ended: async () => undefined,
  } as unknown as ConsentStore;
  const ports = { consents, clock: { now: () => now }, entropy: systemEntropy };
  await finishEndings(ports, 5_000);
  expect(touched).toEqual(['before']);
  await finishEndings(ports);
  expect(touched).toEqual(['before', 'just', 'before']);
});
