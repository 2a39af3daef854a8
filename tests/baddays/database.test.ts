/**
 * Bad days of the database, each on its own: restarted, away, silent, full, with no connection to give or a lock in the
 * way. Each time: whoever calls hears 503 or the end of the connection, readiness says so, and afterwards all goes on by
 * itself with nothing lost, twice or unrecorded.
 */
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectionSettings } from '../../adapters/postgres/database.ts';
import type { Json } from '../support/messages.ts';
import { type OwnServer, openOwnServer } from '../support/own-server.ts';
import { openWorld, type World } from '../support/world.ts';
import { eventually, type Partners, partnersOf, pause, RECEIVER, TEAM } from './partners.ts';
import { openWire, type Wire } from './wire.ts';

/** As in the product, but shorter: what takes a minute there takes seconds here. */
const TIMES = { lock_timeout: '1500', statement_timeout: '2000', query_timeout: '2500' };
let checkpointWaitMs = 1_500;
/** Questions about the postbox that came as far as the database. */
let listing = 0;
/** Longer than each of them. */
const LONG_MS = 3_000;

let server: OwnServer;
let wire: Wire;
let world: World;
let partners: Partners;
let admin: pg.Client;
const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);

beforeAll(async () => {
  server = await openOwnServer();
  wire = await openWire(server.port);
  const { database } = server;
  const over = (url: string) => `${wire.through(url)}?${new URLSearchParams(TIMES)}`;
  world = await openWorld({
    database,
    settings: settings => ({
      ...settings,
      database: {
        gateway: over(database.urls.gateway),
        sequencer: over(database.urls.sequencer),
        worker: over(database.urls.worker),
      },
    }),
    wrap: opened => ({
      ...opened,
      ports: {
        ...opened.ports,
        postbox: {
          ...opened.ports.postbox,
          list(...asked) {
            listing += 1;
            return opened.ports.postbox.list(...asked);
          },
        },
        logGate: { waitUntilCovered: ids => opened.ports.logGate.waitUntilCovered(ids, checkpointWaitMs) },
      },
    }),
  });
  partners = partnersOf({ ...world, logUrl: () => `${world.gateway.pagesUrl}/logboek` });
}, 60_000);
afterAll(async () => {
  await world?.closeAround();
  await wire?.close();
  await server?.close();
});

beforeEach(async () => {
  admin = new pg.Client({ connectionString: server.database.adminUrl });
  admin.on('error', () => undefined);
  await admin.connect();
});
afterEach(async () => {
  // A day that went wrong must not spoil the next.
  wire.mend();
  await server.start();
  await admin.end().catch(() => undefined);
  const lines = said.mock.calls.splice(0);
  // Nothing goes to the terminal but what the closed list of events has.
  expect(lines).toEqual([]);
});

const health = async (): Promise<Json> => (await fetch(`${world.gateway.pagesUrl}/health/ready`)).json();
const isReady = () => eventually(() => world.gateway.readiness()).toEqual([]);
const isNotReady = (part: string) => eventually(() => world.gateway.readiness()).toContain(part);

/** All is well again, by itself. */
async function recovers(): Promise<void> {
  await isReady();
  const before = world.logged.length;
  const ending = await partners.send();
  expect(ending, world.logged.slice(before).join('\n')).toBe('done');
  await partners.expectBooksToMatch();
}

describe('a database that is restarted', () => {
  it('while signals go in and out costs the callers a while, and nothing else', async () => {
    await partners.busyDuring(async heard => {
      await eventually(() => heard.done).toBeGreaterThan(20);
      await server.stopHard();
      await eventually(() => heard.later + heard.cut).toBeGreaterThan(3);
      await server.start();
      const before = heard.done;
      await eventually(() => heard.done).toBeGreaterThan(before + 10);
    });
    await recovers();
  }, 60_000);
});

describe('a database that is away for longer than anything waits', () => {
  it('is told to callers, health and the public log, once each, and the gateway goes on when it is back', async () => {
    expect(await partners.send()).toBe('done');
    const [last] = partners.acknowledged().slice(-1);
    await server.stopHard();
    const until = performance.now() + LONG_MS;
    while (performance.now() < until) {
      const endings = await Promise.all([...Array.from({ length: 5 }, () => partners.send()), partners.fetch(last!)]);
      expect(endings).toEqual(endings.map(() => 'later'));
      await pause();
    }
    await isNotReady('databank');
    expect((await health()).ontbreekt).toContain('databank');
    expect((await fetch(`${world.gateway.pagesUrl}/health/live`)).status).toBe(200);
    for (const url of [`${world.gateway.pagesUrl}/logboek/checkpoint`, `${world.gateway.pagesUrl}/`]) {
      const page = await fetch(url);
      expect([page.status, page.headers.get('retry-after')], url).toEqual([503, '5']);
    }
    const seen = await fetch(world.gateway.pagesUrl, { headers: { accept: 'text/html' } });
    expect([seen.status, seen.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await seen.text()).toContain('Seinhuis is even niet bereikbaar');
    await server.start();
    await recovers();
  }, 60_000);
});

describe('a database that takes what is said and answers nothing', () => {
  it('keeps nobody waiting without end, and what it did meanwhile is not done twice', async () => {
    expect(await partners.send()).toBe('done');
    const [last] = partners.acknowledged().slice(-1);
    wire.hold();
    const endings = await Promise.all([...Array.from({ length: 20 }, () => partners.send()), partners.fetch(last!)]);
    expect(endings).toEqual(endings.map(() => 'later'));
    const missing = (await health()).ontbreekt;
    expect(missing).toContain('databank');
    await isNotReady('logboek');
    wire.mend();
    await recovers();
  }, 60_000);
});

describe('a database without a connection to give', () => {
  it('is told to callers, and the gateway connects again when there are', async () => {
    expect(await partners.send()).toBe('done');
    const [last] = partners.acknowledged().slice(-1);
    const limit = (count: number) =>
      admin.query(
        ['gateway', 'sequencer', 'worker']
          .map(login => `alter role seinhuis_${login} connection limit ${count}`)
          .join(';'),
      );
    await limit(0);
    try {
      await admin.query(`select pg_terminate_backend(pid, 2000) from pg_stat_activity where usename like 'seinhuis_%'`);
      const endings = await Promise.all([...Array.from({ length: 10 }, () => partners.send()), partners.fetch(last!)]);
      expect(endings).toEqual(endings.map(() => 'later'));
      await isNotReady('databank');
      await isNotReady('logboek');
    } finally {
      await limit(-1);
    }
    await recovers();
  }, 60_000);
});

describe('a lock in the way', () => {
  /** Keeps everybody else from a table until `work` is done. */
  async function lockedDuring<T>(statement: string, work: () => Promise<T>): Promise<T> {
    await admin.query('begin');
    await admin.query(statement);
    try {
      return await work();
    } finally {
      await admin.query('rollback');
    }
  }

  it('of all taking in is told to everybody who waits for it', async () => {
    const many = Array.from({ length: 40 }, () => 0);
    await lockedDuring('lock table idempotency in access exclusive mode', async () => {
      const endings = await Promise.all(many.map(() => partners.send()));
      expect(endings).toEqual(many.map(() => 'later'));
    });
    await recovers();
  }, 60_000);

  it('that takes every connection of the pool holds up neither the log nor a release that waits for it', async () => {
    expect(await partners.send()).toBe('done');
    const [last] = partners.acknowledged().slice(-1);
    const list = () => world.call(RECEIVER, 'GET', `/v1/postvak?team=${TEAM}`);
    // The connections to the API are there before: all questions then come at once.
    const many = Array.from({ length: 60 }, () => 0);
    await Promise.all(many.map(list));
    const other = new pg.Client({ connectionString: server.database.adminUrl });
    await other.connect();
    const shortly = checkpointWaitMs;
    checkpointWaitMs = 10_000;
    try {
      // The release is written, and waits for a checkpoint that cannot be published yet.
      await other.query('begin');
      await other.query('lock table log_checkpoint in exclusive mode');
      const released = partners.fetch(last!);
      await eventually(
        async () =>
          (
            await admin.query(
              `select 1 from log_entry where kind = 'verstrekt' and jcs::jsonb ->> 'verstrekking' = $1`,
              [last],
            )
          ).rowCount,
      ).toBe(1);
      await lockedDuring('lock table delivery in access exclusive mode', async () => {
        let answered = 0;
        const before = listing;
        const asked = Promise.all(
          many.map(async () => {
            const { status } = await list();
            answered += 1;
            return status;
          }),
        );
        await eventually(() => listing).toBe(before + many.length);
        await other.query('rollback');
        expect(await released).toBe('done');
        // Long before the connections came free again.
        expect(answered).toBeLessThan(many.length / 2);
        expect(new Set(await asked)).toEqual(new Set([503]));
      });
    } finally {
      checkpointWaitMs = shortly;
      await other.end();
    }
    await recovers();
  }, 60_000);
});

describe('a disk that is full', () => {
  /** What PostgreSQL says when it finds no room, at the tables where it would. */
  async function fullDuring(tables: readonly string[], work: () => Promise<void>): Promise<void> {
    await admin.query(`create or replace function no_room() returns trigger language plpgsql as
      $$ begin raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$`);
    for (const table of tables)
      await admin.query(
        `create trigger no_room before insert on ${table} for each statement execute function no_room()`,
      );
    try {
      await work();
    } finally {
      for (const table of tables) await admin.query(`drop trigger no_room on ${table}`);
    }
  }

  it('takes nothing in and lets nothing out', async () => {
    expect(await partners.send()).toBe('done');
    const [last] = partners.acknowledged().slice(-1);
    await fullDuring(['idempotency', 'log_entry'], async () => {
      const endings = await Promise.all([...Array.from({ length: 10 }, () => partners.send()), partners.fetch(last!)]);
      expect(endings).toEqual(endings.map(() => 'later'));
      await isNotReady('databank');
    });
    await recovers();
  }, 60_000);

  it.each(['log_leaf', 'log_checkpoint'])(
    'where the log grows (%s) still takes in, and lets nothing out',
    async table => {
      await fullDuring([table], async () => {
        expect(await partners.send()).toBe('done');
        const [last] = partners.acknowledged().slice(-1);
        expect(await partners.fetch(last!)).toBe('later');
        await isNotReady('logboek');
      });
      await recovers();
    },
    60_000,
  );
});

describe('a database that became read-only', () => {
  it('is an outage as any other: 503, and on again when it takes writes', async () => {
    expect(await partners.send()).toBe('done');
    const [last] = partners.acknowledged().slice(-1);
    const readOnly = async (value: 'on' | 'off') => {
      await admin.query(`alter system set default_transaction_read_only = ${value}`);
      await admin.query('select pg_reload_conf()');
    };
    await readOnly('on');
    try {
      await isNotReady('databank');
      expect([await partners.send(), await partners.fetch(last!)]).toEqual(['later', 'later']);
    } finally {
      await readOnly('off');
    }
    await recovers();
  }, 60_000);
});

describe('every wait for the database', () => {
  it.each(Object.keys(TIMES))('has an end in the product as it has here (%s)', key => {
    const settings = connectionSettings('postgres://localhost', 'proef') as Readonly<Record<string, unknown>>;
    expect(settings[key]).toBeGreaterThan(0);
    expect(settings[key]).toBeLessThanOrEqual(20_000);
  });
});

describe('a gateway whose database is away', () => {
  it('stops all the same', async () => {
    await server.stopHard();
    await world.gateway.stop();
    expect(world.logged.at(-1)).toContain('gestopt');
  }, 60_000);
});
