/** The table of attempts on a real database: one sender at a time, leases that run out, nothing told twice. */
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openPool } from '../../adapters/postgres/database.ts';
import { createIntakeStore } from '../../adapters/postgres/intake-store.ts';
import { openMeldingQueue } from '../../adapters/postgres/melding-queue.ts';
import { createPostboxStore } from '../../adapters/postgres/postbox-store.ts';
import { createSubscriptionStore } from '../../adapters/postgres/subscription-store.ts';
import type { DueEvent, EventRecord, MeldingQueue, SubscriptionStore } from '../../gateway/meldingen/ports.ts';
import type { IntakeStore, TeamId } from '../../gateway/ports.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { acceptance, entry, NOON_MS, OTHER_TEAM, TEAM, uuid } from '../support/records.ts';

const LEASE_MS = 60_000;
const GATHER_MS = 60_000;
const LOOK_MS = 5_000;
const DELIVERED = { kind: 'delivered', quietUntilMs: NOON_MS } as const;
const NO_WAKER = { wake: () => {}, close: () => {} };

let database: FreshDatabase;
let pool: pg.Pool;
let admin: pg.Pool;
let intake: IntakeStore;
let subscriptions: SubscriptionStore;
/** Two gateways on one database. */
let one: MeldingQueue & { close(): Promise<void> };
let two: MeldingQueue & { close(): Promise<void> };

beforeAll(async () => {
  database = await freshDatabase();
  pool = openPool(database.urls.gateway, 'proef', 4);
  admin = openPool(database.adminUrl, 'proef', 2);
  intake = createIntakeStore(pool, NO_WAKER);
  subscriptions = createSubscriptionStore(pool);
  one = openMeldingQueue(database.urls.worker);
  two = openMeldingQueue(database.urls.worker);
});
afterAll(async () => {
  await Promise.all([one?.close(), two?.close(), pool?.end(), admin?.end()]);
  await database?.close();
});
beforeEach(async () => {
  await admin.query('delete from abonnement; delete from delivery');
});

const secret = { kid: 'feiten-1', bytes: Buffer.from('verzegeld') };

async function subscribed(team: TeamId = TEAM, url = 'https://hook.example.nl/'): Promise<string> {
  const id = uuid();
  expect(await subscriptions.add({ id, team, url, topic: 'bericht-wacht', secret, epochMs: NOON_MS }, 5)).toBe('added');
  return id;
}

/** Subscribed, and the receiver has given leave. */
async function active(team: TeamId = TEAM, url?: string, gapMs = 0): Promise<string> {
  const id = await subscribed(team, url);
  for (const due of await one.takeHandshakes(NOON_MS, NOON_MS + LEASE_MS, 10))
    await one.settleHandshake(due, { kind: 'allowed', gapMs }, NOON_MS);
  return id;
}

const arrives = async (part: Parameters<typeof acceptance>[0] = {}) => {
  const recording = acceptance(part);
  await intake.record([recording], 1);
  return recording.delivery;
};

const eventOf = (): EventRecord => ({ id: uuid(), text: '{}' });

function gather(nowMs: number, queue = one): Promise<number> {
  return queue.gather(nowMs, GATHER_MS, LOOK_MS, 100, eventOf);
}

async function stateOf(id: string): Promise<{ state: string; code: string | null; attempts: number }> {
  const { rows } = await admin.query('select state, code, attempts from melding where melding_id = $1', [id]);
  return rows[0];
}

const take = (nowMs: number, queue = one) => queue.takeEvents(nowMs, nowMs + LEASE_MS, 10);

describe('news for a receiver', () => {
  it('is what waits when it begins, and nothing when nothing waits', async () => {
    await active();
    expect(await gather(NOON_MS)).toBe(0);
    await arrives();
    expect(await gather(NOON_MS + LOOK_MS)).toBe(1);
  });

  it('is gathered: a thousand signals in one gathering time are one event', async () => {
    await active();
    const seen: number[] = [];
    for (let each = 0; each < 20; each += 1) await arrives();
    await one.gather(NOON_MS, GATHER_MS, LOOK_MS, 100, ({ waiting }) => {
      seen.push(waiting);
      return eventOf();
    });
    const [due] = await take(NOON_MS);
    await one.settleEvent(due!, DELIVERED, NOON_MS);
    for (let each = 0; each < 20; each += 1) await arrives();
    expect(seen).toEqual([20]);
    for (let second = 1; second < 60; second += 1) expect(await gather(NOON_MS + second * 1_000)).toBe(0);
    expect(await gather(NOON_MS + GATHER_MS)).toBe(1);
  });

  it('is not told sooner for an earlier event that came through late', async () => {
    await active();
    await arrives();
    await gather(NOON_MS);
    const [due] = await take(NOON_MS);
    await one.settleEvent(due!, { kind: 'again', atMs: NOON_MS + 3_600_000, code: 'TE_LAAT' }, NOON_MS);
    await arrives();
    const [again] = await take(NOON_MS + 3_600_000);
    const quietUntilMs = NOON_MS + 3_600_000 + GATHER_MS;
    await one.settleEvent(again!, { kind: 'delivered', quietUntilMs }, NOON_MS + 3_600_000);
    expect(await gather(quietUntilMs - 1)).toBe(0);
    expect(await gather(quietUntilMs)).toBe(1);
  });

  it('is told once: what was told and still waits is no news', async () => {
    await active();
    await arrives();
    // While an older transaction runs anywhere on the server, what was told may be told once more.
    const older = `select bool_or(age(xmin) <= age(pg_snapshot_xmin(pg_current_snapshot())::xid)) as runs from delivery`;
    await vi.waitFor(async () => expect((await admin.query(older)).rows).toEqual([{ runs: false }]), 20_000);
    await gather(NOON_MS);
    const [due] = await take(NOON_MS);
    await one.settleEvent(due!, DELIVERED, NOON_MS);
    expect(await gather(NOON_MS + GATHER_MS)).toBe(0);
    expect(await gather(NOON_MS + 10 * GATHER_MS)).toBe(0);
  });

  it('is found when it was entered earlier and committed later', async () => {
    await active();
    const late = new pg.Client({ connectionString: database.adminUrl });
    await late.connect();
    try {
      const held = await arrives({ delivery: { status: 'aangehouden' } });
      await late.query('begin');
      await late.query('update delivery set status = $2 where disclosure_id = $1', [held.disclosureId, 'wacht']);
      await arrives();
      expect(await gather(NOON_MS)).toBe(1);
      const [due] = await take(NOON_MS);
      await one.settleEvent(due!, DELIVERED, NOON_MS);
      await late.query('commit');
      expect(await gather(NOON_MS + GATHER_MS)).toBe(1);
    } finally {
      await late.end();
    }
  });

  it('is not what is held, what was fetched, or what is another team’s', async () => {
    await active();
    await arrives({ delivery: { status: 'aangehouden' } });
    await arrives({ delivery: { team: OTHER_TEAM } });
    expect(await gather(NOON_MS)).toBe(0);
    const fetched = await arrives();
    const release = () => [{ kind: 'release' as const, disclosureId: fetched.disclosureId, entry: entry() }];
    await createPostboxStore(pool, NO_WAKER).release(TEAM, [fetched.disclosureId], 1, release);
    expect(await gather(NOON_MS + LOOK_MS)).toBe(0);
  });

  it('is a notice about something the team already has', async () => {
    await active();
    const fetched = await arrives();
    const release = () => [{ kind: 'release' as const, disclosureId: fetched.disclosureId, entry: entry() }];
    await createPostboxStore(pool, NO_WAKER).release(TEAM, [fetched.disclosureId], 1, release);
    expect(await gather(NOON_MS)).toBe(0);
    await admin.query(`update delivery set notice = 'toestemming_ingetrokken', notice_state = 'nieuw'`);
    expect(await gather(NOON_MS + LOOK_MS)).toBe(1);
  });

  it('stays news when no event was made of it', async () => {
    await active();
    await arrives();
    expect(await one.gather(NOON_MS, GATHER_MS, LOOK_MS, 100, () => null)).toBe(0);
    expect(await gather(NOON_MS + LOOK_MS)).toBe(1);
  });

  it('is no second event while one is still under way', async () => {
    await active();
    await arrives();
    expect(await gather(NOON_MS)).toBe(1);
    await arrives();
    expect(await gather(NOON_MS + 3_600_000)).toBe(0);
  });

  it('is looked for less often where a thousand wait', async () => {
    await active();
    await admin.query(
      `insert into delivery (disclosure_id, team_id, status, sender_oin, message_type, epoch_ms, seal_kid, body_digest,
         facts_kid, pseudonym_kid, person, consent_ids)
       select uuidv4(), $1, 'wacht', 's', 't', 1, 'k', sha256(''), 'f', 'p', '', '{}' from generate_series(1, 1000)`,
      [TEAM],
    );
    const counted: number[] = [];
    await one.gather(NOON_MS, GATHER_MS, LOOK_MS, 100, ({ waiting }) => {
      counted.push(waiting);
      return null;
    });
    expect(counted).toEqual([1_000]);
    expect(await gather(NOON_MS + LOOK_MS)).toBe(0);
    expect(await gather(NOON_MS + GATHER_MS)).toBe(1);
  });

  it('is made into one event by two gateways that look at once', async () => {
    await active();
    await arrives();
    const made = await Promise.all([
      gather(NOON_MS, one),
      gather(NOON_MS, two),
      gather(NOON_MS, one),
      gather(NOON_MS, two),
    ]);
    expect(made.reduce((sum, count) => sum + count)).toBe(1);
  });

  it('is all that waits for who was switched off and on again', async () => {
    const id = await active();
    await arrives();
    await gather(NOON_MS);
    const [due] = await take(NOON_MS);
    await one.settleEvent(due!, { kind: 'off', code: 'OPGEZEGD' }, NOON_MS);
    expect(await gather(NOON_MS + GATHER_MS)).toBe(0);
    expect(await subscriptions.switchOn(TEAM, id, NOON_MS + GATHER_MS)).toBe(true);
    const [asked] = await one.takeHandshakes(NOON_MS + GATHER_MS, NOON_MS + GATHER_MS + LEASE_MS, 10);
    await one.settleHandshake(asked!, { kind: 'allowed', gapMs: 0 }, NOON_MS + GATHER_MS);
    expect(await gather(NOON_MS + GATHER_MS)).toBe(1);
  });
});

describe('an event that is due', () => {
  const waiting = async (): Promise<DueEvent> => {
    await active();
    await arrives();
    await gather(NOON_MS);
    const [due] = await take(NOON_MS);
    return due!;
  };

  it('is never held by two gateways while the lease holds', async () => {
    await active();
    await arrives();
    await gather(NOON_MS);
    const taken = await Promise.all([take(NOON_MS, one), take(NOON_MS, two), take(NOON_MS, one), take(NOON_MS, two)]);
    expect(taken.flat()).toHaveLength(1);
    expect(await take(NOON_MS + LEASE_MS - 1, two)).toEqual([]);
  });

  it('is taken over when the lease of a killed gateway has run out', async () => {
    const lost = await waiting();
    const [taken] = await take(NOON_MS + LEASE_MS, two);
    expect(taken!.event.id).toBe(lost.event.id);
    expect(taken!.attempt).toBe(2);
  });

  it('is settled by who holds it last: a result that comes too late changes nothing', async () => {
    const lost = await waiting();
    const [taken] = await take(NOON_MS + LEASE_MS, two);
    expect(await one.settleEvent(lost, { kind: 'off', code: 'AFGEWEZEN' }, NOON_MS + LEASE_MS)).toBe(false);
    expect(await stateOf(lost.event.id)).toMatchObject({ state: 'wacht', attempts: 2 });
    expect(await two.settleEvent(taken!, DELIVERED, NOON_MS + LEASE_MS)).toBe(true);
    expect(await stateOf(lost.event.id)).toMatchObject({ state: 'afgeleverd' });
    expect(await one.settleEvent(lost, DELIVERED, NOON_MS + LEASE_MS)).toBe(false);
  });

  it('comes back at its time and not before', async () => {
    const due = await waiting();
    await one.settleEvent(due, { kind: 'again', atMs: NOON_MS + 5_000, code: 'AFGEWEZEN' }, NOON_MS);
    expect(await take(NOON_MS + 4_999)).toEqual([]);
    expect(await take(NOON_MS + 5_000)).toMatchObject([{ attempt: 2, event: due.event }]);
  });

  it('is as if never taken when it was not tried', async () => {
    const due = await waiting();
    await one.settleEvent(due, { kind: 'untouched', atMs: NOON_MS }, NOON_MS);
    expect(await take(NOON_MS)).toMatchObject([{ attempt: 1, event: due.event }]);
  });

  it('switches its subscription off when it is given up', async () => {
    const due = await waiting();
    await one.settleEvent(due, { kind: 'off', code: 'TE_LAAT' }, NOON_MS + 7);
    expect(await stateOf(due.event.id)).toMatchObject({ state: 'onbestelbaar', code: 'TE_LAAT' });
    expect(await subscriptions.list(TEAM)).toMatchObject([
      { state: 'uitgeschakeld', code: 'TE_LAAT', stateMs: NOON_MS + 7, undeliverable: 1 },
    ]);
    expect(await one.undeliverable()).toMatchObject([{ eventId: due.event.id, team: TEAM, code: 'TE_LAAT' }]);
  });

  it('waits behind the older one of the same receiver, and not behind that of another', async () => {
    const id = await active(TEAM, 'https://een.example.nl/');
    const other = await active(OTHER_TEAM, 'https://twee.example.nl/');
    const insert = (subscription: string, team: string, event: string) =>
      admin.query(
        `insert into melding (melding_id, abonnement_id, team_id, event, state, next_ms, made_ms)
         values ($3, $1, $2, '{}', 'wacht', $4, $4)`,
        [subscription, team, event, NOON_MS],
      );
    const [older, newer, elsewhere] = [uuid(NOON_MS - 2), uuid(NOON_MS - 1), uuid(NOON_MS)];
    await insert(id, TEAM, newer);
    await insert(id, TEAM, older);
    await insert(other, OTHER_TEAM, elsewhere);
    const first = await take(NOON_MS);
    expect(first.map(due => due.event.id).sort()).toEqual([older, elsewhere].sort());
    expect(await take(NOON_MS, two)).toEqual([]);
    const due = first.find(one => one.event.id === older)!;
    await one.settleEvent(due, { kind: 'again', atMs: NOON_MS + 5_000, code: 'AFGEWEZEN' }, NOON_MS);
    // Order holds while the older one waits for its next attempt, too.
    expect(await take(NOON_MS + 1)).toEqual([]);
    const [again] = await take(NOON_MS + 5_000);
    await one.settleEvent(again!, DELIVERED, NOON_MS + 5_000);
    expect((await take(NOON_MS + 5_000)).map(next => next.event.id)).toEqual([newer]);
  });

  it('goes with its subscription when that is removed', async () => {
    const due = await waiting();
    expect(await subscriptions.remove(TEAM, due.subscriptionId)).toBe(true);
    expect(await one.settleEvent(due, DELIVERED, NOON_MS)).toBe(false);
    expect(await take(NOON_MS + LEASE_MS)).toEqual([]);
  });
});

describe('replay', () => {
  it('starts an undeliverable event anew, after the receiver has given leave again', async () => {
    await active();
    await arrives();
    await gather(NOON_MS);
    const [due] = await take(NOON_MS);
    await one.settleEvent(due!, { kind: 'off', code: 'TE_LAAT' }, NOON_MS);
    expect(await one.replay([uuid()], NOON_MS + 1)).toBe(0);
    expect(await one.replay([due!.event.id], NOON_MS + 1)).toBe(1);
    expect(await take(NOON_MS + 1)).toEqual([]);
    const [asked] = await one.takeHandshakes(NOON_MS + 1, NOON_MS + LEASE_MS, 10);
    await one.settleHandshake(asked!, { kind: 'allowed', gapMs: 0 }, NOON_MS + 1);
    expect(await take(NOON_MS + 1)).toMatchObject([{ attempt: 1, event: due!.event }]);
    expect(await one.replay(null, NOON_MS + 2)).toBe(0);
  });

  it('forgets what was done with long ago, and nothing that waits', async () => {
    await active();
    await arrives();
    await gather(NOON_MS);
    const [due] = await take(NOON_MS);
    await one.forget(NOON_MS + 1);
    expect(await stateOf(due!.event.id)).toMatchObject({ state: 'wacht' });
    await one.settleEvent(due!, DELIVERED, NOON_MS);
    await one.forget(NOON_MS);
    expect(await stateOf(due!.event.id)).toMatchObject({ state: 'afgeleverd' });
    await one.forget(NOON_MS + 1);
    expect(await stateOf(due!.event.id)).toBeUndefined();
  });
});

describe('a subscription', () => {
  it('is its team’s alone', async () => {
    const id = await subscribed();
    expect(await subscriptions.list(OTHER_TEAM)).toEqual([]);
    expect(await subscriptions.remove(OTHER_TEAM, id)).toBe(false);
    expect(await subscriptions.switchOn(OTHER_TEAM, id, NOON_MS)).toBe(false);
    expect(await subscriptions.renewSecret(OTHER_TEAM, id, secret, NOON_MS)).toBe(false);
    expect(await subscriptions.list(TEAM)).toHaveLength(1);
  });

  it('is given once per address, and not without end', async () => {
    const add = (url: string) =>
      subscriptions.add({ id: uuid(), team: TEAM, url, topic: 'bericht-wacht', secret, epochMs: NOON_MS }, 2);
    expect(await add('https://a.example.nl/')).toBe('added');
    expect(await add('https://a.example.nl/')).toBe('taken');
    expect(await Promise.all([add('https://b.example.nl/'), add('https://c.example.nl/')])).toContain('too-many');
    expect(await subscriptions.list(TEAM)).toHaveLength(2);
  });

  it('is asked for leave by one gateway at a time', async () => {
    await subscribed();
    const ask = (queue: MeldingQueue) => queue.takeHandshakes(NOON_MS, NOON_MS + LEASE_MS, 10);
    expect((await Promise.all([ask(one), ask(two), ask(one), ask(two)])).flat()).toHaveLength(1);
    const taken = await two.takeHandshakes(NOON_MS + LEASE_MS, NOON_MS + 2 * LEASE_MS, 10);
    expect(taken).toMatchObject([{ attempt: 2 }]);
  });
});

describe('the worker', () => {
  const asWorker = async (...statements: string[]) => {
    const client = new pg.Client({ connectionString: database.urls.worker });
    await client.connect();
    try {
      await client.query('begin');
      let result: pg.QueryResult | undefined;
      for (const statement of statements) result = await client.query(statement);
      return result!;
    } finally {
      await client.end();
    }
  };
  const actFor = `select set_config('seinhuis.team', '${TEAM}', true)`;

  it('sees of a delivery that it waits, for the team it names, and no more', async () => {
    await arrives();
    expect((await asWorker('select disclosure_id, status from delivery')).rowCount).toBe(0);
    expect((await asWorker(actFor, 'select disclosure_id, status from delivery')).rowCount).toBe(1);
    for (const column of ['ciphertext', 'wrapped_key', 'facts', 'person', 'sender_oin', 'message_type'])
      await expect(asWorker(actFor, `select ${column} from delivery`)).rejects.toThrow(/permission denied/);
    await expect(asWorker(actFor, `update delivery set status = 'wacht'`)).rejects.toThrow(/permission denied/);
  });

  it('changes neither address nor secret of a subscription', async () => {
    for (const change of [`url = 'https://elders.example.nl/'`, `secret = ''`, `team_id = 'a/b'`])
      await expect(asWorker(`update abonnement set ${change}`)).rejects.toThrow(/permission denied/);
    await expect(asWorker('delete from abonnement')).rejects.toThrow(/permission denied/);
    await expect(asWorker(`update melding set event = '{}'`)).rejects.toThrow(/permission denied/);
  });
});
