/** What the policy papers tell about people who fall between two teams, told as it goes here. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plusDays } from '../../../consent/working-days.ts';
import { type Json, oinOf } from '../../support/messages.ts';
import { type Desk, messageOf, openDesk, worker } from './desk.ts';

const PRISON = worker('pi-het-sluiswachtershuis', 'casemanagement', 'casemanager');
const AFTERCARE = worker('gemeente-utrecht', 'nazorg', 'nazorger');

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

const today = () => desk.world.now().localDate;
const later = (days: number) => plusDays(today(), days);
const talk = (clientAanwezig = true): Json => ({ op: today(), soort: 'driegesprek', clientAanwezig });

describe('somebody leaves a prison with debts and no home', () => {
  it('has a regiehouder at each moment, and the municipality has accepted before the gate opens', async () => {
    const message = messageOf('detentie-uitstroom', today());
    const id = await desk.begin(PRISON, message, {
      ...{ overgang: 'detentie-thuis', kader: 'plicht', plandatum: later(60) },
      gebieden: [
        { gebied: 'huisvesting', dringend: true },
        { gebied: 'schulden', dringend: false },
      ],
    });
    // For the municipality there is nothing yet.
    expect((await desk.see(AFTERCARE, id)).status).toBe(404);
    const early = await desk.step(PRISON, id, 'stelVoor');
    expect([early.status, early.body.code]).toEqual([409, 'CLIENTONDERSTEUNING_EERST']);
    await desk.did(PRISON, id, 'noteerClientondersteuning', { antwoord: 'aangeboden' });

    const { verstrekkingId } = await desk.send(message);
    const proposed = await desk.did(PRISON, id, 'stelVoor', { verstrekkingId });
    expect(proposed).toMatchObject({ status: 'voorgesteld', regie: 'afzender', aanZet: ['ontvanger'] });

    const seen = await desk.see(AFTERCARE, id);
    expect(seen.body).toMatchObject({ kant: 'ontvanger', status: 'voorgesteld', overgang: 'detentie-thuis' });
    expect(seen.text).not.toMatch(/Waterhoentje|99997|ookBerichten/);
    await desk.did(AFTERCARE, id, 'noemProfessional');
    const cold = await desk.step(AFTERCARE, id, 'accepteer', { eersteAfspraak: later(60), start: later(60) });
    expect(cold.body.code).toBe('CONTACT_EERST');

    const accepted = await desk.did(AFTERCARE, id, 'accepteer', {
      ...{ eersteAfspraak: later(60), start: later(60), contact: talk() },
    });
    expect(accepted).toMatchObject({ status: 'geaccepteerd', regie: 'ontvanger' });
    await desk.did(AFTERCARE, id, 'maakAfspraak', {
      ...{ gebied: 'schulden', eigenaar: 'ontvanger', uiterlijk: later(90) },
    });
    for (const gebied of ['identiteit', 'plandatum', 'contactprofessionals', 'huisvesting'])
      await desk.did(PRISON, id, 'noteerGegeven', { gebied, verstrekkingId });
    await desk.did(PRISON, id, 'noteerGegeven', { gebied: 'schulden', contact: 0 });
    await desk.did(PRISON, id, 'bevestig');
    const done = await desk.did(AFTERCARE, id, 'bevestig');
    expect(done.status).toBe('overgedragen');
    const closed = await desk.did(AFTERCARE, id, 'sluitAf', { resultaat: 'hulp_loopt' });
    expect(closed).toMatchObject({ status: 'afgesloten', resultaat: 'hulp_loopt', aanZet: [] });
    expect((await desk.see(PRISON, id)).body).not.toHaveProperty('resultaat');
  });
});

const CARE = worker('ggz-de-lindehof', 'zorg', 'behandelaar');
const UTRECHT_WMO = worker('gemeente-utrecht', 'wmo', 'consulent');
const ZEIST_WMO = worker('gemeente-zeist', 'wmo', 'consulent-zeist');

const toZeist = (message: Json): Json => {
  const copy = structuredClone(message);
  copy.berichtId = randomUUID();
  copy.ontvanger = { oin: oinOf('gemeente-zeist'), team: message.ontvanger.team, gemeentecode: '0355' };
  return copy;
};

async function proposedOnConsent(who: typeof CARE, message: Json, overgang: string): Promise<string> {
  const id = await desk.begin(who, message, { overgang, kader: 'toestemming', plandatum: later(30) });
  await desk.did(who, id, 'noteerClientondersteuning', { antwoord: 'aangenomen' });
  await desk.did(who, id, 'vraagToestemming');
  await desk.did(who, id, 'noteerToestemming', { gegeven: true });
  const { verstrekkingId } = await desk.send(message);
  await desk.did(who, id, 'stelVoor', { verstrekkingId, woordenClient: 'Ik wil opnieuw beginnen.' });
  return id;
}

describe('somebody is discharged from a clinic and wants to go back to another region', () => {
  it('is refused where the clinic stands, disputed, and taken up where the chances are best; the clinic has the regie meanwhile', async () => {
    const message = messageOf('ggz-ontslag', today());
    const here = await proposedOnConsent(CARE, message, 'zvw-wmo');
    const refused = await desk.did(UTRECHT_WMO, here, 'verwijsDoor', {
      ...{ reden: 'geen_binding_of_kans', alternatief: 'gemeente.bwmo_toegang' },
    });
    expect(refused).toMatchObject({ status: 'doorverwezen', regie: 'afzender' });
    await desk.did(CARE, here, 'meldGeschil');
    await desk.did(UTRECHT_WMO, here, 'brengVerder');
    await desk.did(CARE, here, 'beslisGeschil', { uitkomst: 'weigering_blijft' });

    const there = await proposedOnConsent(CARE, toZeist(message), 'zvw-wmo');
    await desk.did(ZEIST_WMO, there, 'noemProfessional');
    const accepted = await desk.did(ZEIST_WMO, there, 'accepteer', {
      ...{ eersteAfspraak: later(28), start: later(30), contact: talk() },
    });
    expect(accepted.regie).toBe('ontvanger');
    // Utrecht sees that it is elsewhere, and not where.
    const left = await desk.see(UTRECHT_WMO, here);
    expect(left.body.regie).toBe('elders');
    expect(left.text).not.toContain(oinOf('gemeente-zeist'));
  });
});

describe('a young person turns eighteen', () => {
  it('goes over to the Wmo team on consent, in a talk where he is present himself', async () => {
    const debts = worker('gemeente-utrecht', 'schuldhulp', 'jeugdconsulent');
    const message = messageOf('hergebruik-wmo', today());
    const id = await proposedOnConsent(debts, message, 'jeugd-wmo');
    await desk.did(UTRECHT_WMO, id, 'noemProfessional');
    const without = await desk.step(UTRECHT_WMO, id, 'noteerContact', { contact: talk(false) });
    expect(without.body.code).toBe('CLIENT_NIET_AANWEZIG');
    await desk.did(debts, id, 'noteerContact', { contact: talk() });
    const accepted = await desk.did(UTRECHT_WMO, id, 'accepteer', { eersteAfspraak: later(30), start: later(30) });
    expect(accepted.contacten).toHaveLength(1);
    const told = await desk.did(debts, id, 'noteerGegeven', { gebied: 'woorden_client', contact: 0 });
    expect(told.inhoud.find((one: Json) => one.gebied === 'woorden_client').gegeven).toEqual({
      hoe: 'gesprek',
      contact: 0,
    });
  });
});

describe('a tenant lies in hospital and the landlord must wait', () => {
  it('is told until when and whom to call, on consent of its own, and nothing of the handover', async () => {
    const message = messageOf('ggz-ontslag', today());
    const id = await proposedOnConsent(CARE, message, 'zvw-wmo');
    const [landlord, benefits] = (await desk.see(CARE, id)).body.ookBerichten;
    expect(landlord).toEqual({
      aan: 'verhuurder',
      type: 'afwezigheid',
      velden: ['persoon', 'afwezigTot', 'contactpersoon'],
    });
    expect(benefits.type).toBe('opname');
    const absence = messageOf('afwezigheid', today(), message);
    absence.afzender = { oin: oinOf('gemeente-utrecht'), team: 'wmo', hoedanigheid: 'college_wmo' };
    expect(Object.keys(absence.inhoud).sort()).toEqual([...landlord.velden].sort());
    const { verstrekkingId } = await desk.send(absence);
    expect(verstrekkingId).toBeTruthy();
    const letting = worker('corporatie-de-vechtstroom', 'verhuur', 'verhuurmedewerker');
    expect((await desk.see(letting, id)).status).toBe(404);
    expect((await desk.ask(letting, 'GET', '/v1/overdrachten?team=verhuur')).body.items).toEqual([]);
  });
});

describe('somebody moves to another municipality', () => {
  it('is handed over by the one to the other, with one regiehouder throughout (G-07)', async () => {
    const zeist = worker('gemeente-zeist', 'schuldhulp', 'schuldhulp-zeist');
    const utrecht = worker('gemeente-utrecht', 'schuldhulp', 'schuldhulp-utrecht');
    const message = messageOf('verhuizing', today());
    const id = await proposedOnConsent(zeist, message, 'gemeente-gemeente');
    await desk.did(utrecht, id, 'noemProfessional');
    const accepted = await desk.did(utrecht, id, 'accepteer', {
      ...{ eersteAfspraak: later(9), start: later(10), contact: talk() },
    });
    expect(accepted.regie).toBe('ontvanger');
    const history = (await desk.see(utrecht, id)).body.geschiedenis.map((one: Json) => one.wat);
    expect(history).toEqual(['voorgesteld', 'professional_genoemd', 'contact', 'geaccepteerd']);
    const all = (await desk.see(zeist, id)).body.geschiedenis.map((one: Json) => one.wat);
    expect(all.slice(0, 4)).toEqual(['begonnen', 'clientondersteuning', 'toestemming_gevraagd', 'toestemming_gegeven']);
  });
});
