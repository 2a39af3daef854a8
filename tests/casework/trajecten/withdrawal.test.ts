/** A consent that is withdrawn while a handover runs: it stops, in whichever state, and nobody falls between two teams. */
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool } from '../../../adapters/postgres/database.ts';
import { plusDays } from '../../../consent/working-days.ts';
import { AFTER_WITHDRAWAL } from '../../../gateway/casework/overdracht/withdrawal.ts';
import { dutiesOf } from '../../../gateway/duties.ts';
import { tick } from '../../../gateway/tick.ts';
import type { Json } from '../../support/messages.ts';
import { type Desk, messageOf, openDesk, worker } from './desk.ts';

const CARE = worker('ggz-de-lindehof', 'zorg', 'behandelaar');
const WMO = worker('gemeente-utrecht', 'wmo', 'consulent');

let desk: Desk;
let admin: pg.Pool;
beforeAll(async () => {
  desk = await openDesk();
  admin = openPool(desk.world.database.adminUrl, 'proef', 1);
});
afterAll(async () => {
  await admin?.end();
  await desk?.close();
});

const today = () => desk.world.now().localDate;
const later = (days: number) => plusDays(today(), days);
const accept = (): Json => ({
  ...{ eersteAfspraak: later(30), start: later(30) },
  contact: { op: today(), soort: 'telefoon', clientAanwezig: true },
});

interface Running {
  readonly id: string;
  readonly message: Json;
  readonly toestemmingen: readonly string[];
}

async function proposed(): Promise<Running> {
  const message = messageOf('ggz-ontslag', today());
  const id = await desk.begin(CARE, message, { overgang: 'zvw-wmo', kader: 'toestemming', plandatum: later(30) });
  await desk.did(CARE, id, 'noteerClientondersteuning', { antwoord: 'afgewezen' });
  await desk.did(CARE, id, 'vraagToestemming');
  await desk.did(CARE, id, 'noteerToestemming', { gegeven: true });
  const { verstrekkingId, toestemmingen } = await desk.send(message);
  await desk.did(CARE, id, 'stelVoor', { verstrekkingId, woordenClient: 'Liever vandaag dan morgen.' });
  return { id, message, toestemmingen };
}

const MORE: Readonly<Record<string, (id: string) => Promise<unknown>>> = {
  voorgesteld: async () => undefined,
  in_gesprek: id => desk.did(WMO, id, 'noemProfessional'),
  geaccepteerd: async id => {
    await desk.did(WMO, id, 'noemProfessional');
    await desk.did(WMO, id, 'accepteer', accept());
  },
  overgedragen: async id => {
    await MORE.geaccepteerd!(id);
    await desk.did(WMO, id, 'bevestig');
    await desk.did(CARE, id, 'bevestig');
  },
  geweigerd: id => desk.did(WMO, id, 'weiger', { reden: 'geen_capaciteit' }),
  doorverwezen: id =>
    desk.did(WMO, id, 'verwijsDoor', { reden: 'geen_capaciteit', alternatief: 'gemeente.bwmo_toegang' }),
};

const passTime = () =>
  tick(
    dutiesOf(desk.world.gateway.ports, () => undefined),
    desk.world.now(),
    (_duty, error) => {
      throw error;
    },
  );

describe.each(Object.keys(MORE))('withdrawn while it is %s', status => {
  it('it stops for both sides, and the regie stays where it was', async () => {
    const { id, message, toestemmingen } = await proposed();
    await MORE[status]!(id);
    expect((await desk.see(CARE, id)).body.status).toBe(status);
    await desk.withdraw(message, toestemmingen[0]!);
    const after = AFTER_WITHDRAWAL[status as keyof typeof AFTER_WITHDRAWAL]!;
    // Whoever looks first, the receiver too: it is stopped before it is shown.
    const there = (await desk.see(WMO, id)).body;
    const here = (await desk.see(CARE, id)).body;
    expect([there.status, here.status]).toEqual(['ingetrokken', 'ingetrokken']);
    expect([there.regie, here.regie]).toEqual([after.regie, after.regie]);
    expect(here.ingetrokken).toEqual({ door: 'client', genoteerdDoor: 'afzender' });
    expect(there).not.toHaveProperty('ingetrokken');
    expect(there).not.toHaveProperty('weigering');
    expect(there.termijnen).toEqual([]);
    // Before acceptance there is nothing left to know for a receiver but that it stopped.
    expect(Object.hasOwn(there, 'overgang')).toBe(after.regie === 'ontvanger');
    expect((await entriesOf(id)).at(-1)).toBe('trekIn');
  });
});

describe('a withdrawn consent', () => {
  it('stops a handover that nobody looks at, within a minute, once', async () => {
    const { id, message, toestemmingen } = await proposed();
    await desk.withdraw(message, toestemmingen[1]!);
    await Promise.all([passTime(), passTime()]);
    const list = await desk.ask(CARE, 'GET', '/v1/overdrachten?team=zorg&status=ingetrokken&aantal=500');
    expect(list.body.items.map((one: Json) => one.overdrachtId)).toContain(id);
    expect((await entriesOf(id)).filter(step => step === 'trekIn')).toHaveLength(1);
  });

  it('comes before a step that was made on what was seen before', async () => {
    const { id, message, toestemmingen } = await proposed();
    const seen = String((await desk.see(WMO, id)).headers.etag);
    await desk.withdraw(message, toestemmingen[0]!);
    const body = { team: 'wmo', stap: 'noemProfessional' };
    const answer = await desk.ask(WMO, 'POST', `/v1/overdrachten/${id}/stappen`, body, { 'if-match': seen });
    expect([answer.status, answer.body.code]).toEqual([412, 'VERSIE_VERLOPEN']);
    expect((await desk.see(WMO, id)).body.status).toBe('ingetrokken');
  });

  it('that was named when the client said yes stops it too, before any message went', async () => {
    const message = messageOf('ggz-ontslag', today());
    const id = await desk.begin(CARE, message, { overgang: 'zvw-wmo', kader: 'toestemming', plandatum: later(30) });
    await desk.did(CARE, id, 'noteerClientondersteuning', { antwoord: 'aangenomen' });
    await desk.did(CARE, id, 'vraagToestemming');
    const { toestemmingen } = await desk.send(message);
    const other = await desk.send(messageOf('ggz-ontslag', today()));
    const foreign = await desk.step(CARE, id, 'noteerToestemming', {
      ...{ gegeven: true, toestemmingen: other.toestemmingen },
    });
    expect(foreign.body.code).toBe('TOESTEMMING_EERST');
    await desk.did(CARE, id, 'noteerToestemming', { gegeven: true, toestemmingen });
    await desk.withdraw(message, toestemmingen[0]!);
    expect((await desk.see(CARE, id)).body.status).toBe('ingetrokken');
    // The municipality was never party to it: there is nothing for it, and no entry.
    expect((await desk.see(WMO, id)).status).toBe(404);
    expect(await entriesOf(id)).toEqual([]);
  });
});

async function entriesOf(id: string): Promise<readonly string[]> {
  const { rows } = await admin.query(
    `select jcs from log_entry where kind = 'overdracht' and jcs like '%' || $1 || '%' order by epoch_ms, entry_id`,
    [id],
  );
  return rows.map(row => JSON.parse(row.jcs).overdracht.stap);
}
