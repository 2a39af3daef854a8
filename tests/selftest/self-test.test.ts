/** The standing self-test (R25) on a whole gateway: a healthy one refuses all of it, and nothing of it is left behind. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSelfTestPapers } from '../../adapters/selftest/papers.ts';
import { SELF_TEST_KINDS } from '../../gateway/selftest/kinds.ts';
import type { Json } from '../support/messages.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let database: pg.Client;
const turn = () => world.gateway.selfTest!.turn();
const standing = () => world.gateway.selfTest!.standing();
const summaries = async (): Promise<Json[]> =>
  (await database.query(`select jcs from log_entry where kind = 'zelftest' order by entry_id`)).rows.map(row =>
    JSON.parse(row.jcs),
  );

beforeAll(async () => {
  world = await openWorld({ selfTest: await makeSelfTestPapers(Date.now()) });
  database = new pg.Client({ connectionString: world.database.adminUrl });
  await database.connect();
  // The turn of the start.
  await turn();
});
afterAll(async () => {
  await database?.end();
  await world?.close();
});

describe('a healthy gateway', () => {
  it('refuses every kind exactly as it must', () => {
    expect(world.logged.filter(line => line.includes('zelftest'))).toEqual([]);
    expect(standing()).toMatchObject({ passed: [], otherwise: [], unfinished: [] });
    expect(standing().completeMs).not.toBeNull();
  });
  it('x', async () => {
    console.log(JSON.stringify(await summaries()), SELF_TEST_KINDS.length);
  });
});
