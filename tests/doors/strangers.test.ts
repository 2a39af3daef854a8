/** Strangers are counted: one entry a minute whatever they send, none when nobody came. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { summariseStrangers } from '../../gateway/access/stranger-summary.ts';
import { type OpenedPorts, openPorts } from '../../gateway/compose.ts';
import { huurachterstand, type Json } from '../support/messages.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let opened: OpenedPorts;
let database: pg.Client;
beforeAll(async () => {
  world = await openWorld({
    wrap: ports => {
      opened = ports;
      return ports;
    },
  });
  database = new pg.Client({ connectionString: world.database.adminUrl });
  await database.connect();
});
afterAll(async () => {
  await database?.end();
  await world?.close();
});

const entries = async (): Promise<Json[]> =>
  (await database.query(`select kind, parties, jcs from log_entry order by entry_id`)).rows;
const comeIn = async (count: number) => {
  for (let each = 0; each < count; each += 1) {
    await world.call(null, 'GET', '/v1/organisaties');
    await world.call('corporatie-de-vechtstroom', 'POST', '/v1/signalen', {}, { sign: false });
  }
  await opened.shareCounts();
};
const summarise = () => summariseStrangers(world.gateway.ports, opened.strangers);

describe('strangers', () => {
  it('leave no entry while they come, and one for all of them after', async () => {
    await comeIn(7);
    expect(await entries()).toEqual([]);
    expect(await summarise()).toBe(true);
    const [entry, ...more] = await entries();
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ kind: 'onbekenden', parties: [] });
    expect(JSON.parse(entry.jcs)).toMatchObject({
      soort: 'onbekenden',
      onbekenden: {
        sinds: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        aantallen: { CERTIFICAAT_ONTBREEKT: 7, HANDTEKENING_ONTBREEKT: 7 },
      },
    });
  });

  it('that did not come leave no entry', async () => {
    const before = (await entries()).length;
    expect(await summarise()).toBe(false);
    expect(await entries()).toHaveLength(before);
  });

  it('are counted for the next entry when this one cannot be written', async () => {
    await comeIn(2);
    const { ports } = world.gateway;
    const broken = { ...ports, intake: { ...ports.intake, record: () => Promise.reject(new Error('weg')) } };
    await expect(summariseStrangers(broken, opened.strangers)).rejects.toThrow('weg');
    await comeIn(1);
    expect(await summarise()).toBe(true);
    const last = (await entries()).at(-1)!;
    expect(JSON.parse(last.jcs).onbekenden.aantallen).toEqual({ CERTIFICAAT_ONTBREEKT: 3, HANDTEKENING_ONTBREEKT: 3 });
  });

  it('reach one entry when several gateways write at once', async () => {
    await comeIn(1);
    const wrote = await Promise.all([summarise(), summarise(), summarise()]);
    expect(wrote.filter(Boolean)).toHaveLength(1);
  });

  it('of whom members are none: a member’s refusal is an entry of its own', async () => {
    const bad = { ...huurachterstand(world.now().localDate), oker: 1 };
    await world.call('corporatie-de-vechtstroom', 'POST', '/v1/signalen', bad);
    await opened.shareCounts();
    expect(await summarise()).toBe(false);
    expect((await entries()).at(-1)).toMatchObject({ kind: 'geweigerd' });
  });
});

describe('a second gateway on the same database', () => {
  it('shares limits and strangers with the first', async () => {
    const second = await openPorts(world.settings);
    try {
      const now = world.now();
      expect(world.gateway.ports.rates.spend('proef', 'zenden', 50_000, now)).toBeNull();
      second.ports.tally.stranger('VERLOPEN');
      for (const one of [opened, second, opened]) await one.shareCounts();
      expect(second.ports.rates.spend('proef', 'zenden', 50_000, now)).not.toBeNull();
      expect(await summarise()).toBe(true);
      expect(JSON.parse((await entries()).at(-1)!.jcs).onbekenden.aantallen).toEqual({ VERLOPEN: 1 });
    } finally {
      await second.close();
    }
  });
});
