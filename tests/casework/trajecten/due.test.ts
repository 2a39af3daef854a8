/** What falls due: reminders before a term passes, escalations after it, each told once and read over the API. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plusDays } from '../../../consent/working-days.ts';
import { plusMonths, plusWorkingDays } from '../../../gateway/casework/calendar.ts';
import { handoversFallDue } from '../../../gateway/casework/trajecten/falling-due.ts';
import type { Json } from '../../support/messages.ts';
import { type Desk, messageOf, openDesk, worker } from './desk.ts';

const PRISON = worker('pi-het-sluiswachtershuis', 'casemanagement', 'casemanager');
const AFTERCARE = worker('gemeente-utrecht', 'nazorg', 'nazorger');

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ participants: ['pi-het-sluiswachtershuis', 'gemeente-utrecht'] });
});
afterAll(() => desk?.close());

const today = () => desk.world.now().localDate;
const dayComes = async (localDate: string): Promise<number> => {
  let told = 0;
  const now = { epochMs: Date.parse(`${localDate}T09:00:00Z`), localDate };
  await handoversFallDue(desk.world.gateway.ports, now, count => {
    told += count;
  });
  return told;
};
const toldTo = async (who: typeof PRISON, id: string): Promise<readonly string[]> =>
  (await desk.see(who, id)).body.herinneringen.map((one: Json) => `${one.termijn} ${one.soort} ${one.op} ${one.rol}`);

async function proposed(type: string, more: Json): Promise<string> {
  const message = messageOf(type, today());
  const id = await desk.begin(PRISON, message, { kader: 'plicht', ...more });
  await desk.did(PRISON, id, 'noteerClientondersteuning', { antwoord: 'aangeboden' });
  const { verstrekkingId } = await desk.send(message);
  await desk.did(PRISON, id, 'stelVoor', { verstrekkingId });
  return id;
}

describe('the planned day', () => {
  it('is told three months, one month and one week before to both sides, each once, and after it to the leaders', async () => {
    const plandatum = plusMonths(today(), 5);
    const id = await proposed('detentie-uitstroom', { overgang: 'detentie-thuis', plandatum });
    await desk.did(AFTERCARE, id, 'noemProfessional');
    const days = [
      plusMonths(plandatum, -3),
      plusMonths(plandatum, -1),
      plusDays(plandatum, -7),
      plusDays(plandatum, 1),
    ];
    for (const day of days) await dayComes(day);
    expect(await dayComes(days.at(-1)!)).toBe(0);
    const wanted = [
      ...days.slice(0, 3).map(day => `overgang herinnering ${day} medewerker`),
      `overgang escalatie ${days[3]} teamleider`,
    ];
    for (const who of [PRISON, AFTERCARE])
      expect((await toldTo(who, id)).filter(one => one.startsWith('overgang'))).toEqual(wanted);
  });

  it('is told once by two gateways that look at the same moment', async () => {
    const plandatum = plusMonths(today(), 7);
    const id = await proposed('detentie-uitstroom', { overgang: 'detentie-thuis', plandatum });
    await Promise.all([dayComes(plusMonths(plandatum, -3)), dayComes(plusMonths(plandatum, -3))]);
    const told = (await toldTo(PRISON, id)).filter(one => one.startsWith('overgang'));
    expect(told).toHaveLength(1);
  });
});

describe('an answer', () => {
  it('is waited for five working days; then both leaders hear it', async () => {
    const id = await proposed('detentie-uitstroom', {
      ...{ overgang: 'detentie-thuis', plandatum: plusMonths(today(), 4) },
    });
    const end = plusWorkingDays(today(), 5);
    await dayComes(plusDays(end, 1));
    const late = `antwoord escalatie ${plusDays(end, 1)} teamleider`;
    expect(await toldTo(PRISON, id)).toContain(late);
    expect(await toldTo(AFTERCARE, id)).toContain(late);
    expect((await toldTo(AFTERCARE, id)).some(one => one.startsWith('antwoord herinnering'))).toBe(true);
  });

  it('that came is not waited for', async () => {
    const id = await proposed('detentie-uitstroom', {
      ...{ overgang: 'detentie-thuis', plandatum: plusMonths(today(), 4) },
    });
    await desk.did(AFTERCARE, id, 'weiger', { reden: 'geen_capaciteit' });
    await dayComes(plusDays(today(), 30));
    expect((await toldTo(PRISON, id)).filter(one => one.startsWith('antwoord'))).toEqual([]);
  });
});

describe('a dispute', () => {
  it('has ten working days on each rung', async () => {
    const id = await proposed('detentie-uitstroom', {
      ...{ overgang: 'detentie-thuis', plandatum: plusMonths(today(), 4) },
    });
    await desk.did(AFTERCARE, id, 'weiger', { reden: 'geen_binding_of_kans' });
    await desk.did(PRISON, id, 'meldGeschil');
    expect((await desk.see(AFTERCARE, id)).body.geschil.trede).toBe('contactpersonen');
    const end = plusWorkingDays(today(), 10);
    await dayComes(plusDays(end, 1));
    for (const who of [PRISON, AFTERCARE])
      expect(await toldTo(who, id)).toContain(`geschil escalatie ${plusDays(end, 1)} teamleider`);
  });
});

describe('S21: twenty months into an ISD measure without an agreement on a home', () => {
  it('is allowed, and both sides are warned that it is overdue', async () => {
    const id = await proposed('isd-laatste-fase', {
      ...{ overgang: 'isd-thuis', ankerdatum: plusMonths(today(), -20), plandatum: plusMonths(today(), 4) },
    });
    await dayComes(today());
    for (const who of [PRISON, AFTERCARE]) {
      const seen = (await desk.see(who, id)).body;
      expect((await toldTo(who, id)).some(one => one.startsWith('huisvesting_isd escalatie'))).toBe(true);
      expect(seen.termijnen.find((one: Json) => one.naam === 'huisvesting_isd').gehaald).toBe(false);
    }
    expect((await desk.see(PRISON, id)).body.teLaatBegonnen).toBe(true);
    expect((await desk.see(AFTERCARE, id)).body).not.toHaveProperty('teLaatBegonnen');
  });
});
