/** What the policy papers tell about people who fall between two teams, told as it goes here. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plusDays } from '../../../consent/working-days.ts';
import type { Json } from '../../support/messages.ts';
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
