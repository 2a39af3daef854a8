/** What the policy papers tell about people who fall between two teams, told as it goes here. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBody } from '../../../adapters/partner/sealed-body.ts';
import { plusDays } from '../../../consent/working-days.ts';
import { feedbackDuty, type OpenedPorts } from '../../../gateway/compose.ts';
import {
  energieachterstand,
  huurachterstand,
  type Json,
  oinOf,
  zorgpremieachterstand,
} from '../../support/messages.ts';
import { type Desk, messageOf, openDesk, worker } from './desk.ts';

const PRISON = worker('pi-het-sluiswachtershuis', 'casemanagement', 'casemanager');
const AFTERCARE = worker('gemeente-utrecht', 'nazorg', 'nazorger');

let desk: Desk;
let opened: OpenedPorts;
beforeAll(async () => {
  desk = await openDesk({
    wrap: ports => {
      opened = ports;
      return ports;
    },
  });
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

describe('a family is three months behind with rent, energy and premium at one address', () => {
  const debts = worker('gemeente-zeist', 'schuldhulp', 'vroegsignaleerder');
  const home = { postcode: '3701ZZ', huisnummer: 77, woonplaats: 'Zeist' };
  const mother = { achternaam: 'Waterhoen', geboortedatum: '1984-05-06', adres: home };
  const father = { achternaam: 'Meerkoet', geboortedatum: '1982-11-30', adres: home };
  const since = () => later(-92);

  /** To the municipality, about one of the two adults, three months behind. */
  const toZeistAbout = (message: Json, adult: Json): Json => ({
    ...message,
    ontvanger: { oin: oinOf('gemeente-zeist'), team: 'schuldhulp', gemeentecode: '0355' },
    inhoud: { ...message.inhoud, persoon: { ...message.inhoud.persoon, ...adult }, ontstaansdatum: since() },
  });
  const post = (as: string, message: Json) => desk.world.call(as, 'POST', '/v1/signalen', message);
  const zaken = async (): Promise<Json[]> =>
    (await desk.ask(debts, 'GET', '/v1/zaken?team=schuldhulp&aantal=100')).body.items;

  async function heard(as: string, team: string): Promise<Json[]> {
    const { body } = await desk.world.call(as, 'GET', `/v1/postvak?team=${team}&aantal=100`);
    const key = readFileSync(join(desk.world.folder, 'deelnemers', as, 'sleutels', `${team}.key`), 'utf8');
    const views: Json[] = [];
    for (const { verstrekkingId } of body.items) {
      const fetched = await desk.world.call(as, 'GET', `/v1/postvak/${verstrekkingId}?team=${team}`);
      const read = await openBody(fetched.body.bericht, fetched.body, key);
      if (read.kind === 'opened') views.push(read.view);
    }
    return views;
  }

  it('gets one visit and not three letters: one zaak, told where it came from, and no sender learns more than its own', async () => {
    const rent = toZeistAbout(huurachterstand(today()), mother);
    // The landlord has to have tried itself first; without that nothing is sent at all.
    const tooEarly = { ...rent, berichtId: randomUUID(), voorwaarden: rent.voorwaarden.slice(1) };
    const refused = await post('corporatie-de-vechtstroom', tooEarly);
    expect([refused.status, refused.body.code]).toEqual([403, 'GEWEIGERD']);

    const sent = [
      await post('corporatie-de-vechtstroom', rent),
      await post('energie-lichtstad', toZeistAbout(energieachterstand(today()), father)),
      await post('zorgverzekeraar-zorgzeker', toZeistAbout(zorgpremieachterstand(today()), mother)),
    ];
    for (const one of sent) expect(one.status, one.text).toBe(201);
    await desk.world.gateway.casework.turn();
    await feedbackDuty(opened).run(desk.world.now());

    const [zaak, ...more] = await zaken();
    expect(more).toEqual([]);
    expect(zaak).toMatchObject({ meervoudig: true, aantal: 3, oudsteDatum: since() });
    const path = `/v1/zaken/${zaak!.zaakId}`;
    const step = async (body: Json): Promise<Json> => {
      const seen = await desk.ask(debts, 'GET', `${path}?team=schuldhulp`);
      const made = await desk.ask(
        debts,
        'POST',
        `${path}/stappen`,
        { team: 'schuldhulp', ...body },
        {
          'if-match': String(seen.headers.etag),
        },
      );
      expect(made.status, `${body.stap}: ${made.text}`).toBe(200);
      return made.body;
    };
    const taken = await step({ stap: 'pakOp' });
    expect(taken.signalen.map((one: Json) => one.partner).sort()).toEqual(['Energie', 'Huur', 'Zorg']);
    expect(JSON.stringify(taken)).not.toMatch(/Waterhoen|Meerkoet|3701ZZ/);

    // One visit, and at that visit both are told source, purpose and rights (AVG 14), for every signal.
    const tijdstip = new Date(desk.world.now().epochMs).toISOString();
    await step({ stap: 'biedAan', datum: today() });
    await step({ stap: 'noteerPoging', soort: 'Huisbezoek', bereikt: true, tijdstip });
    const told = await step({ stap: 'informeer', kanaal: 'Huisbezoek', datum: today() });
    expect(told.signalen.map((one: Json) => one.geinformeerd.datum)).toEqual([today(), today(), today()]);
    await step({ stap: 'noteerAanvaarding', datum: today() });
    await step({ stap: 'noteerGesprek', datum: today() });
    const closed = await step({ stap: 'sluit', resultaat: 'Vervolghulp en/of verwijzing financieel' });
    expect(closed.staat).toBe('gesloten');
    expect(await zaken()).toEqual([]);

    // The landlord agreed on feedback: it hears that its own signal came in and was taken up. That help was accepted is the family's.
    await feedbackDuty(opened).run(desk.world.now());
    const words = await heard('corporatie-de-vechtstroom', 'incasso');
    const signaal = sent[0]!.body.verstrekkingId;
    expect(words.map(view => view.inhoud)).toEqual([
      { signaal, woord: 'ontvangen' },
      { signaal, woord: 'opgepakt' },
    ]);
    const toOthers = ['energie-lichtstad', 'zorgverzekeraar-zorgzeker'].map(oinOf);
    const { teams } = await desk.world.gateway.ports.directory.current();
    for (const one of [...teams.values()].filter(({ oin }) => toOthers.includes(oin)))
      expect(await desk.world.gateway.ports.postbox.list(one.id, null, 10)).toEqual([]);
  });
});
