/** Where to go after a no: whoever was refused or sent on reads in the same answer who can be reached, and how sure that is. */
import { randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool } from '../../../adapters/postgres/database.ts';
import { plusDays } from '../../../consent/working-days.ts';
import { plusMonths } from '../../../gateway/casework/calendar.ts';
import { type Json, oinOf } from '../../support/messages.ts';
import { type Desk, leader, messageOf, openDesk, worker } from './desk.ts';

const CARE = worker('ggz-de-lindehof', 'zorg', 'behandelaar');
const WMO = worker('gemeente-utrecht', 'wmo', 'consulent');
const DEBTS = worker('gemeente-utrecht', 'schuldhulp', 'schuldhulpverlener');
const ZEIST_DEBTS = worker('gemeente-zeist', 'schuldhulp', 'schuldhulp-zeist');

let desk: Desk;
let admin: pg.Pool;
beforeAll(async () => {
  desk = await openDesk({ participants: ['ggz-de-lindehof', 'gemeente-utrecht', 'gemeente-zeist', 'cak'] });
  admin = openPool(desk.world.database.adminUrl, 'proef', 1);
});
afterAll(async () => {
  await admin?.end();
  await desk?.close();
});

const today = () => desk.world.now().localDate;
const DAYS = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'];

/** What a team says of itself. */
async function entry(who: typeof CARE, hulpvraag: string, gemeente: string, naam: string): Promise<string> {
  const opgave = {
    ...{ team: who.team, naam, functie: 'Dienstdoende medewerker', hulpvragen: [hulpvraag], gemeenten: [gemeente] },
    ...{ telefoon: '0301234567', feestdagen: 'open', afwezigheden: [] },
    openingstijden: DAYS.map(dag => ({ dag, van: '00:00', tot: '24:00' })),
  };
  const made = await desk.ask(leader(who), 'POST', '/v1/sociale-kaart', opgave);
  expect(made.status, made.text).toBe(201);
  return made.body.kaartvermeldingId;
}

async function proposed(): Promise<string> {
  const message = messageOf('ggz-ontslag', today());
  const id = await desk.begin(CARE, message, {
    ...{ overgang: 'zvw-wmo', kader: 'toestemming', plandatum: plusDays(today(), 30) },
  });
  await desk.did(CARE, id, 'noteerClientondersteuning', { antwoord: 'aangenomen' });
  const { verstrekkingId, toestemmingen } = await desk.send(message);
  await desk.did(CARE, id, 'vraagToestemming');
  await desk.did(CARE, id, 'noteerToestemming', { gegeven: true, toestemmingen });
  await desk.did(CARE, id, 'stelVoor', { verstrekkingId, woordenClient: 'Ik wil opnieuw beginnen.' });
  return id;
}

const kaartOf = (stand: Json): Json[] => stand.weigering.kaart ?? [];

describe('a refusal', () => {
  it('shows how to reach the kind of team that refused, in its own municipality', async () => {
    const wmo = await entry(WMO, 'wmo', '0344', 'Sociaal team Oost');
    await entry(DEBTS, 'schuldhulp', '0344', 'Schuldhulp Oost');
    const id = await proposed();
    await desk.did(WMO, id, 'weiger', { reden: 'geen_capaciteit' });
    const { weigering } = (await desk.see(CARE, id)).body;
    expect(weigering.kaart.map((one: Json) => one.kaartvermeldingId)).toEqual([wmo]);
    expect(weigering.kaart[0]).toMatchObject({ vandaag: { open: true }, waarschuwingen: [] });
  });

  it('that sends on shows the kind of team that fits better, in the answer to the step itself', async () => {
    const debts = await entry(DEBTS, 'schuldhulp', '0344', 'Schuldhulp West');
    await entry(ZEIST_DEBTS, 'schuldhulp', '0355', 'Schuldhulp Zeist');
    const id = await proposed();
    const sent = await desk.did(WMO, id, 'verwijsDoor', {
      ...{ reden: 'voorliggende_voorziening', alternatief: 'gemeente.schuldhulp' },
    });
    const shown = kaartOf(sent).map(one => one.kaartvermeldingId);
    expect(shown).toContain(debts);
    // Zeist is the municipality of neither side.
    expect(kaartOf(sent).every(one => one.opgave.gemeenten.includes('0344'))).toBe(true);
    expect(kaartOf((await desk.see(CARE, id)).body).map(one => one.kaartvermeldingId)).toEqual(shown);
  });

  it('warns when nobody confirmed the entry for half a year', async () => {
    const id = await proposed();
    await desk.did(WMO, id, 'weiger', { reden: 'geen_capaciteit' });
    await admin.query('update kaart_vermelding set versie = versie + 1, bevestigd_op = $1', [plusMonths(today(), -7)]);
    const [first] = kaartOf((await desk.see(CARE, id)).body);
    expect(first!.waarschuwingen).toEqual(['NIET_BEVESTIGD']);
  });
});

describe('a request that was refused', () => {
  it('shows who can be reached on both sides, and nothing before the answer', async () => {
    const disclosure = randomUUID();
    await admin.query(
      `insert into delivery (disclosure_id, team_id, status, sender_oin, message_type, epoch_ms, seal_kid, body_digest,
         facts_kid, pseudonym_kid, person, consent_ids)
       values ($1, $2, 'wacht', $3, 'maatwerkverzoek', $4, 'k', $5, 'k', 'k', $5, $6)`,
      [
        ...[disclosure, `${oinOf('gemeente-zeist')}/schuldhulp`, oinOf('gemeente-utrecht'), desk.world.now().epochMs],
        ...[randomBytes(32), [randomUUID()]],
      ],
    );
    const asked = await desk.ask(DEBTS, 'POST', '/v1/maatwerkverzoeken', {
      ...{ team: 'schuldhulp', naar: { oin: oinOf('gemeente-zeist'), team: 'schuldhulp' }, soort: 'pauze' },
      verstrekkingId: disclosure,
    });
    expect(asked.status, asked.text).toBe(201);
    expect(asked.body).not.toHaveProperty('kaart');
    const id: string = asked.body.maatwerkId;
    await desk.did(ZEIST_DEBTS, id, 'wijsAf', { reden: 'voldoet_niet' }, 'maatwerkverzoeken');
    const { kaart } = (await desk.see(DEBTS, id, 'maatwerkverzoeken')).body;
    expect(new Set(kaart.flatMap((one: Json) => one.opgave.gemeenten))).toEqual(new Set(['0344', '0355']));
  });
});
