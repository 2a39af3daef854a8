/** Health tells what does not work, each part by its name. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openPool } from '../../adapters/postgres/database.ts';
import { probeWritePath } from '../../adapters/postgres/write-probe.ts';
import { type ReadinessProbes, readinessOf } from '../../gateway/operation/readiness.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { uuid } from '../support/records.ts';

const NOW = { epochMs: 1_800_000_000_000, localDate: '2027-01-15' };
const well: ReadinessProbes = {
  policyInForce: async () => true,
  writePath: async () => ({ oldestWaitingMs: null }),
  sequencerIsHealthy: () => true,
  listEnds: () => [NOW.epochMs + 1],
  freeBytes: () => 1e12,
  isStopping: () => false,
};
const notReady = async (probes: ReadinessProbes, now: typeof NOW) => (await readinessOf(probes, now)).missing;
const fails = async () => {
  throw new Error('Cannot reach');
};

describe('a gateway', () => {
  it('is ready when every part works', async () => {
    expect(await notReady(well, NOW)).toEqual([]);
    expect(await notReady({ ...well, writePath: async () => ({ oldestWaitingMs: NOW.epochMs - 1_000 }) }, NOW)).toEqual(
      [],
    );
  });

  it.each<[string, Partial<ReadinessProbes>, string]>([
    ['the directory cannot be read', { policyInForce: fails }, 'databank'],
    ['nothing can be written', { writePath: fails }, 'databank'],
    ['no policy is in force', { policyInForce: async () => false }, 'beleid'],
    ['the sequencer refuses or keeps failing', { sequencerIsHealthy: () => false }, 'logboek'],
    [
      'an entry waits for half a minute',
      { writePath: async () => ({ oldestWaitingMs: NOW.epochMs - 31_000 }) },
      'logboek',
    ],
    ['every list has run out', { listEnds: () => [NOW.epochMs, null] }, 'intrekkingslijsten'],
    ['there is no list at all', { listEnds: () => [] }, 'intrekkingslijsten'],
    ['the disk is full', { freeBytes: () => 1_000 }, 'schijf'],
    [
      'nobody can say how full the disk is',
      {
        freeBytes: () => {
          throw new Error('Cannot reach');
        },
      },
      'schijf',
    ],
    ['it is stopping', { isStopping: () => true }, 'stopt'],
  ])('is not ready when %s', async (_what, part, name) => {
    expect(await notReady({ ...well, ...part }, NOW)).toEqual([name]);
  });

  it.each<[string, Partial<ReadinessProbes>]>([
    ['reading', { policyInForce: () => new Promise(() => undefined) }],
    ['writing', { writePath: () => new Promise(() => undefined) }],
  ])('says within seconds that it is not ready when %s has no end', async (_what, part) => {
    vi.useFakeTimers();
    try {
      const asked = notReady({ ...well, ...part }, NOW);
      await vi.advanceTimersByTimeAsync(4_000);
      expect(await Promise.race([asked, 'still asking'])).toEqual(['databank']);
    } finally {
      vi.useRealTimers();
    }
  });

  it('stays ready for the others when one issuer’s list has run out', async () => {
    expect(await notReady({ ...well, listEnds: () => [null, NOW.epochMs, NOW.epochMs + 1] }, NOW)).toEqual([]);
  });
});

describe('the probe of the write path', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database?.close());

  it('writes nothing that stays, and knows the oldest entry that waits', async () => {
    const pool = openPool(database.urls.gateway, 'proef', 1);
    const admin = openPool(database.adminUrl, 'proef', 1);
    try {
      expect(await probeWritePath(pool)).toEqual({ oldestWaitingMs: null });
      await admin.query('insert into log_waiting select $1::uuid, sha256($2)', [uuid(NOW.epochMs), Buffer.from('x')]);
      await admin.query('insert into log_waiting select $1::uuid, sha256($2)', [
        uuid(NOW.epochMs + 5),
        Buffer.from('y'),
      ]);
      expect(await probeWritePath(pool)).toEqual({ oldestWaitingMs: NOW.epochMs });
      expect((await admin.query('select from idempotency')).rowCount).toBe(0);
    } finally {
      await pool.end();
      await admin.end();
    }
  });

  it('fails on a database that takes nothing', async () => {
    const pool = openPool(database.urls.gateway, 'proef', 1);
    pool.on('connect', client => void client.query('set default_transaction_read_only = on'));
    await expect(probeWritePath(pool)).rejects.toThrow(/read-only/);
    await pool.end();
  });
});
