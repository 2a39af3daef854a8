/** Terms and desks of a region, over the API and in what falls due; both sides see the same. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plusDays } from '../../../consent/working-days.ts';
import { plusMonths, plusWorkingDays } from '../../../gateway/casework/calendar.ts';
import type { RegionRule } from '../../../gateway/casework/overdracht/region.ts';
import { handoversFallDue } from '../../../gateway/casework/trajecten/falling-due.ts';
import { type Json, oinOf } from '../../support/messages.ts';
import { type Desk, messageOf, openDesk, worker } from './desk.ts';

const PRISON = worker('pi-het-sluiswachtershuis', 'casemanagement', 'casemanager');
const UTRECHT = worker('gemeente-utrecht', 'nazorg', 'nazorger');
const ADVISER = { naam: 'Regioadviseur', email: 'regioadviseur@utrecht.example' };
const CONTACT = { naam: 'Contactpunt overdracht', telefoon: '0302861000' };
const HELP = { naam: 'Stichting Meepraten', telefoon: '0301234567' };

/** Put in place below; the gateway holds the same list. */
const rules: RegionRule[] = [];

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({
    participants: ['pi-het-sluiswachtershuis', 'gemeente-utrecht', 'gemeente-zeist'],
    settings: plain => ({ ...plain, regionRules: rules }),
  });
  const today = desk.world.now().localDate;
  rules.push(
    {
      ...{ naam: 'Utrecht', bron: 'Convenant warme overdracht', gemeenten: ['0344'] },
      validity: { geldigVan: '2020-01-01', geldigTot: today },
      settings: {
        ...{ antwoordWerkdagen: 2, geschilWerkdagenPerTrede: 3, herinnerMaandenVooraf: [2], herinnerDagenVooraf: [] },
        beginPerOvergang: [{ overgang: 'isd-thuis', werkdagen: 0 }],
        ...{ clientondersteuning: HELP, geschil: { contactpersonen: CONTACT, regioadviseur: ADVISER } },
      },
    },
    {
      ...{ naam: 'Utrecht later', bron: 'Convenant, tweede versie', gemeenten: ['0344'] },
      validity: { geldigVan: plusDays(today, 1) },
      settings: { antwoordWerkdagen: 9, clientondersteuning: { ...HELP, naam: 'Stichting Verder' } },
    },
  );
});
afterAll(() => desk?.close());

const today = () => desk.world.now().localDate;

async function proposed(to: string, more: Json = {}): Promise<string> {
  const isd = more.overgang === 'isd-thuis';
  const message = messageOf(isd ? 'isd-laatste-fase' : 'detentie-uitstroom', today());
  if (to === 'gemeente-zeist') message.ontvanger = { ...message.ontvanger, ...zeist() };
  const plandatum = plusMonths(today(), 4);
  const id = await desk.begin(PRISON, message, { kader: 'plicht', overgang: 'detentie-thuis', plandatum, ...more });
  await desk.did(PRISON, id, 'noteerClientondersteuning', { antwoord: 'aangeboden' });
  const { verstrekkingId } = await desk.send(message);
  await desk.did(PRISON, id, 'stelVoor', { verstrekkingId });
  return id;
}

const zeist = () => ({ ...oinAndTeam('gemeente-zeist', 'nazorg'), gemeentecode: '0355' });
const oinAndTeam = (map: string, team: string) => ({ oin: oinOf(map), team });
const term = (seen: Json, naam: string) => seen.termijnen.find((one: Json) => one.naam === naam);

describe('a handover into a region that agreed on terms', () => {
  it('has the terms of that region, on both sides, with its source', async () => {
    const id = await proposed('gemeente-utrecht');
    for (const who of [PRISON, UTRECHT]) {
      const { body } = await desk.see(who, id);
      expect(term(body, 'antwoord').werkNaar).toBe(plusWorkingDays(today(), 2));
      expect(body.regio).toEqual({
        ...{ naam: 'Utrecht', bron: 'Convenant warme overdracht', geldigVan: '2020-01-01', geldigTot: today() },
        ...{ clientondersteuning: HELP, geschil: CONTACT },
      });
    }
  });

  it('keeps them when the region agrees on others, and finds who helps at the new desk', async () => {
    const id = await proposed('gemeente-utrecht');
    desk.world.passDays(1);
    try {
      const { body } = await desk.see(UTRECHT, id);
      expect(term(body, 'antwoord').werkNaar).toBe(plusWorkingDays(plusDays(today(), -1), 2));
      expect(body.regio).toMatchObject({ naam: 'Utrecht', clientondersteuning: { naam: 'Stichting Verder' } });
    } finally {
      desk.world.passDays(-1);
    }
  });

  it('is reminded and escalated when that region said, and not when nobody set anything', async () => {
    const id = await proposed('gemeente-utrecht');
    const plandatum = plusMonths(today(), 4);
    const days = [plusDays(plusWorkingDays(today(), 2), 1), plusMonths(plandatum, -3), plusMonths(plandatum, -2)];
    for (const localDate of days)
      await handoversFallDue(
        desk.world.gateway.ports,
        { epochMs: Date.parse(`${localDate}T09:00:00Z`), localDate },
        () => undefined,
      );
    const told = (await desk.see(PRISON, id)).body.herinneringen.map((one: Json) => `${one.termijn} ${one.op}`);
    expect(told).toContain(`antwoord ${days[0]}`);
    expect(told).toContain(`overgang ${days[2]}`);
    expect(told).not.toContain(`overgang ${days[1]}`);
  });

  it('is started late by what was agreed for its kind', async () => {
    const ankerdatum = plusDays(today(), -1);
    const isd = await proposed('gemeente-utrecht', { overgang: 'isd-thuis', ankerdatum });
    const other = await proposed('gemeente-utrecht', { ankerdatum });
    expect((await desk.see(PRISON, isd)).body.teLaatBegonnen).toBe(true);
    expect((await desk.see(PRISON, other)).body.teLaatBegonnen).toBe(false);
  });

  it('says whom to turn to on the rung of the dispute', async () => {
    const id = await proposed('gemeente-utrecht');
    await desk.did(UTRECHT, id, 'weiger', { reden: 'geen_binding_of_kans' });
    await desk.did(PRISON, id, 'meldGeschil');
    expect((await desk.see(PRISON, id)).body.regio.geschil).toEqual(CONTACT);
    await desk.did(UTRECHT, id, 'brengVerder');
    const { body } = await desk.see(PRISON, id);
    expect(body.regio.geschil).toEqual(ADVISER);
    expect(term(body, 'geschil').werkNaar).toBe(plusWorkingDays(today(), 3));
  });
});

describe('a handover into a region that agreed on nothing', () => {
  it('has the defaults, and names no region', async () => {
    const id = await proposed('gemeente-zeist');
    const { body } = await desk.see(PRISON, id);
    expect(term(body, 'antwoord').werkNaar).toBe(plusWorkingDays(today(), 5));
    expect(body).not.toHaveProperty('regio');
  });
});
