/** Two gateways side by side on one PostgreSQL: a client has one limit, whichever of them it calls; strangers are counted once. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { summariseStrangers } from '../../gateway/access/stranger-summary.ts';
import type { OpenedPorts } from '../../gateway/compose.ts';
import type { Json } from '../support/messages.ts';
import { openSecondGateway, type SecondGateway } from '../support/second-gateway.ts';
import { type Answer, openWorld, type World } from '../support/world.ts';

const SENDS = 1_000;
const READS = 20;
/** What comes back in the time of a test does not count. */
const LIMITS = { zenden: { perSecond: 0.01, burst: SENDS }, lezen: { perSecond: 0.01, burst: READS } };

let world: World;
let opened: OpenedPorts;
let other: SecondGateway;
let otherStopped = false;

beforeAll(async () => {
  world = await openWorld({
    limits: LIMITS,
    wrap: ports => {
      opened = ports;
      return ports;
    },
  });
  other = await openSecondGateway(world);
}, 60_000);
afterAll(async () => {
  if (!otherStopped) await other?.gateway.stop();
  await world?.close();
});

const firstPort = () => Number(new URL(world.gateway.apiUrl).port);
const read = (as: string | null, port: number): Promise<Answer> =>
  world.call(as, 'GET', '/v1/organisaties', undefined, { port });
const readMany = (as: string, port: number, count: number) =>
  Promise.all(Array.from({ length: count }, () => read(as, port)));
const passed = (answers: readonly Answer[]) => answers.filter(({ status }) => status === 200).length;

/** What both do each second by themselves, now: the second round tells what was spent while the first went on. */
async function exchange(): Promise<void> {
  for (const { shareCounts } of [opened, other.opened, opened, other.opened]) await shareCounts();
}

/** Asks once at each: of a client never heard of before only the last part counts, as its sum could be of days. */
async function becomeKnown(as: string): Promise<void> {
  for (const port of [firstPort(), other.port]) expect((await read(as, port)).status).toBe(200);
  await exchange();
}

describe('a client that calls two gateways', () => {
  it('has one bucket between them: what one let through the other does not let through again', async () => {
    await becomeKnown('gemeente-utrecht');
    expect(passed(await readMany('gemeente-utrecht', firstPort(), 12))).toBe(12);
    await exchange();
    const atOther = await readMany('gemeente-utrecht', other.port, READS);
    expect(passed(atOther)).toBe(READS - 2 - 12);
    const refused = atOther.find(({ status }) => status === 429);
    expect(refused?.body.code).toBe('TE_SNEL');
    expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0);
    await exchange();
    expect((await read('gemeente-utrecht', firstPort())).status).toBe(429);
    // It is this client that was fast.
    for (const port of [firstPort(), other.port]) expect((await read('energie-lichtstad', port)).status).toBe(200);
  });

  it('is refused at the other within seconds when it sent a whole bucket at one, without anybody asking', async () => {
    const send = (port: number, path: string, body: Buffer, mediaType: string) =>
      world.call('corporatie-domwonen', 'POST', path, body, { port, headers: { 'content-type': mediaType } });
    const batch = Buffer.from(Array.from({ length: SENDS }, () => '{}').join('\n'));
    const answer = await send(firstPort(), '/v1/signalen/_batch', batch, 'application/x-ndjson');
    expect(answer.status).toBe(200);
    // Alone the other would let a thousand of these pass.
    const one = () => send(other.port, '/v1/signalen', Buffer.from('{}'), 'application/json');
    await expect.poll(async () => (await one()).status, { timeout: 20_000, interval: 100 }).toBe(429);
    expect((await send(firstPort(), '/v1/signalen', Buffer.from('{}'), 'application/json')).status).toBe(429);
  });

  it('never gets more than a bucket at each, however many it asks at once, and then nothing from either', async () => {
    const counts = await Promise.all(
      [firstPort(), other.port].map(async port => passed(await readMany('gemeente-zeist', port, READS + 5))),
    );
    const sum = counts.reduce((total, count) => total + count, 0);
    expect(sum).toBeGreaterThanOrEqual(READS);
    expect(sum).toBeLessThanOrEqual(2 * READS);
    await exchange();
    for (const port of [firstPort(), other.port]) expect((await read('gemeente-zeist', port)).status).toBe(429);
  });
});

describe('strangers who call two gateways', () => {
  it('are all counted, each in one entry', async () => {
    await Promise.all([firstPort(), firstPort(), firstPort(), other.port, other.port].map(port => read(null, port)));
    await exchange();
    await Promise.all([
      summariseStrangers(world.gateway.ports, opened.strangers),
      summariseStrangers(other.gateway.ports, other.opened.strangers),
    ]);
    const database = new pg.Client({ connectionString: world.database.adminUrl });
    await database.connect();
    const { rows } = await database.query(`select jcs from log_entry where kind = 'onbekenden'`);
    await database.end();
    const counts: Json[] = rows.map(({ jcs }) => JSON.parse(jcs).onbekenden.aantallen.CERTIFICAAT_ONTBREEKT ?? 0);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(5);
  });
});

describe('a gateway that stops', () => {
  it('leaves behind what it let through: the other does not let it through again', async () => {
    await becomeKnown('water-kromme-rijn');
    expect(passed(await readMany('water-kromme-rijn', other.port, READS))).toBe(READS - 2);
    otherStopped = true;
    await other.gateway.stop();
    await opened.shareCounts();
    await opened.shareCounts();
    expect((await read('water-kromme-rijn', firstPort())).status).toBe(429);
  });
});
