/** Agreements: one administrator stops one at once, two let it go on. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool } from '../../adapters/postgres/database.ts';
import { runAgreement, runAgreementSuspend } from '../../gateway/cli/agreements.ts';
import { huurachterstand, type Json, oinOf } from '../support/messages.ts';
import { listeningIo, operatorConfig } from '../support/operator.ts';
import { openWorld, type World } from '../support/world.ts';

const ADA = '00000003123456780000:a1f3';
const BO = '00000003123456780000:9c2e';
const SENDER = 'corporatie-de-vechtstroom';

let world: World;
let id: string;
beforeAll(async () => {
  world = await openWorld();
  await rowsOf(`insert into administrator values ('00000003123456780000', 'a1f3', 'actief'),
    ('00000003123456780000', '9c2e', 'actief')`);
  const [row] = await rowsOf(
    `select agreement_id from agreement where sender_oin = '${oinOf(SENDER)}'
       and receiver_team = '${oinOf('gemeente-utrecht')}/schuldhulp' and 'huurachterstand' = any (types)`,
  );
  id = row.agreement_id;
}, 60_000);
afterAll(() => world?.close());

async function rowsOf(sql: string): Promise<Json[]> {
  const pool = openPool(world.database.adminUrl, 'proef', 1);
  try {
    return (await pool.query(sql)).rows;
  } finally {
    await pool.end();
  }
}

const send = () => world.call(SENDER, 'POST', '/v1/signalen', huurachterstand(world.now().localDate));
const config = () => operatorConfig(world.folder, world.database);
async function suspend(door = ADA, agreementId = id): Promise<readonly [number, string]> {
  const io = listeningIo();
  return [await runAgreementSuspend(config(), { id: agreementId, door }, io), io.text()];
}
async function resume(voorstel: string, akkoord: string): Promise<readonly [number, string]> {
  const io = listeningIo();
  return [await runAgreement(config(), { id, wordt: 'actief', voorstel, akkoord }, io), io.text()];
}

describe('an agreement', () => {
  it('that is stopped by one administrator stops what is sent, and what waits in the postbox, at once', async () => {
    const sent = await send();
    expect(sent.status, sent.text).toBe(201);
    const path = `/v1/postvak/${sent.body.verstrekkingId}?team=schuldhulp`;
    expect((await suspend())[0]).toBe(0);
    expect((await send()).body.redenen.map((one: Json) => one.code)).toEqual(['GEEN_OVEREENKOMST']);
    expect((await world.call('gemeente-utrecht', 'GET', path)).status).toBe(403);

    expect(await resume(ADA, ADA)).toEqual([1, expect.stringContaining('twee mensen')]);
    expect((await world.call('gemeente-utrecht', 'GET', path)).status).toBe(403);
    expect((await resume(ADA, BO))[0]).toBe(0);
    expect((await world.call('gemeente-utrecht', 'GET', path)).status).toBe(200);
  });

  it('is not stopped by somebody who is no administrator, nor twice, nor when it is not there', async () => {
    expect(await suspend('00000003123456780000:wie')).toEqual([1, expect.stringContaining('geen beheerder')]);
    expect(await suspend(ADA, 'geen')).toEqual([1, expect.stringContaining('er niet')]);
    expect((await suspend(BO))[0]).toBe(0);
    expect(await suspend(BO)).toEqual([1, expect.stringContaining('niet actief')]);
    expect((await resume(ADA, BO))[0]).toBe(0);
  });

  it('says in the log that it was stopped, to both sides', async () => {
    const rows = await rowsOf(`select jcs, parties from log_entry where kind = 'beheer' order by epoch_ms`);
    const stopped = rows.find(row => JSON.parse(row.jcs).afspraak !== undefined);
    expect(JSON.parse(stopped.jcs).afspraak).toEqual({ id, status: 'opgeschort' });
    expect(new Set(stopped.parties)).toEqual(new Set([oinOf(SENDER), oinOf('gemeente-utrecht')]));
  });
});
