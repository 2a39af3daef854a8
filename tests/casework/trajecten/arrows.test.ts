/** Every arrow of a handover over the API, and every arrow that must not exist: from the table that the core has. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plusDays } from '../../../consent/working-days.ts';
import { ARROWS, STATUSES, STEPS, type Status, type Step } from '../../../gateway/casework/overdracht/arrows.ts';
import type { Side } from '../../../gateway/casework/overdracht/steps.ts';
import type { Json } from '../../support/messages.ts';
import { type Desk, messageOf, openDesk, personIn, worker } from './desk.ts';

const SENDER = worker('gemeente-utrecht', 'wmo', 'consulent');
const RECEIVER = worker('gemeente-zeist', 'wmo', 'indicatiesteller');
const STRANGER = worker('ggz-de-lindehof', 'zorg', 'behandelaar');
const BY = { afzender: SENDER, ontvanger: RECEIVER } as const;

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ participants: ['gemeente-utrecht', 'gemeente-zeist', 'ggz-de-lindehof'] });
});
afterAll(() => desk?.close());

const today = () => desk.world.now().localDate;
const later = (days: number) => plusDays(today(), days);
const talk = (): Json => ({ op: today(), soort: 'telefoon', clientAanwezig: true });

/** What each step needs to be allowed where an arrow is. */
const WITH: Readonly<Record<Step, () => Json>> = {
  noteerClientondersteuning: () => ({ antwoord: 'aangeboden' }),
  vraagToestemming: () => ({}),
  noteerToestemming: () => ({ gegeven: true }),
  stelVoor: () => ({ woordenClient: 'Ik wil graag dicht bij mijn zus wonen.' }),
  noemProfessional: () => ({}),
  noteerContact: () => ({ contact: talk() }),
  accepteer: () => ({ eersteAfspraak: later(10), start: later(10), contact: talk() }),
  bevestig: () => ({}),
  sluitAf: () => ({ resultaat: 'hulp_loopt' }),
  weiger: () => ({ reden: 'geen_capaciteit' }),
  verwijsDoor: () => ({ reden: 'voorliggende_voorziening', alternatief: 'gemeente.nazorg' }),
  trekIn: () => ({ wie: 'client' }),
  meldGeschil: () => ({}),
  brengVerder: () => ({}),
  beslisGeschil: () => ({ uitkomst: 'weigering_blijft' }),
  noteerGegeven: () => ({ gebied: 'identiteit', contact: 0 }),
  maakAfspraak: () => ({ gebied: 'huisvesting', eigenaar: 'ontvanger', uiterlijk: later(30) }),
  verzetDatum: () => ({ plandatum: later(40) }),
  geefDoor: () => ({ medewerker: 'collega' }),
};

/** Nothing goes through the gateway in this transition, so no message is needed. */
async function inConcept(): Promise<string> {
  const answer = await desk.ask(SENDER, 'POST', '/v1/overdrachten', {
    ...{ team: 'wmo', naar: { oin: partyOf(RECEIVER).oin, team: 'wmo' }, overgang: 'wmo-wlz', kader: 'toestemming' },
    ...{ ankerdatum: today(), plandatum: later(30), gebieden: [{ gebied: 'huisvesting', dringend: true }] },
    betrokkene: personIn(messageOf('ggz-ontslag', today())),
  });
  expect(answer.status, answer.text).toBe(201);
  return answer.body.overdrachtId;
}

function partyOf({ at, team }: typeof SENDER) {
  const oin = [...OINS].find(([map]) => map === at)![1];
  return { oin, team };
}
const OINS = new Map([
  ['gemeente-utrecht', '00000099000000344000'],
  ['gemeente-zeist', '00000099000000355000'],
]);

const TO: Readonly<Record<Exclude<Status, 'concept'>, readonly [Status, Side, Step][]>> = {
  toestemming_gevraagd: [['concept', 'afzender', 'vraagToestemming']],
  voorgesteld: [
    ['toestemming_gevraagd', 'afzender', 'noteerToestemming'],
    ['toestemming_gevraagd', 'afzender', 'stelVoor'],
  ],
  in_gesprek: [['voorgesteld', 'ontvanger', 'noemProfessional']],
  geaccepteerd: [['in_gesprek', 'ontvanger', 'accepteer']],
  overgedragen: [
    ['geaccepteerd', 'afzender', 'bevestig'],
    ['geaccepteerd', 'ontvanger', 'bevestig'],
  ],
  afgesloten: [['overgedragen', 'ontvanger', 'sluitAf']],
  geweigerd: [['in_gesprek', 'ontvanger', 'weiger']],
  doorverwezen: [['in_gesprek', 'ontvanger', 'verwijsDoor']],
  ingetrokken: [['voorgesteld', 'afzender', 'trekIn']],
};

async function inState(status: Status): Promise<string> {
  if (status === 'concept') {
    const id = await inConcept();
    await desk.did(SENDER, id, 'noteerClientondersteuning', WITH.noteerClientondersteuning());
    return id;
  }
  const steps = TO[status];
  const id = await inState(steps[0]![0]);
  if (status === 'afgesloten')
    for (const gebied of ['identiteit', 'plandatum', 'contactprofessionals', 'huisvesting', 'woorden_client'])
      await desk.did(SENDER, id, 'noteerGegeven', { gebied, contact: 0 });
  for (const [, side, step] of steps) await desk.did(BY[side], id, step, WITH[step]());
  return id;
}

const arrowsFrom = (status: Status, side: Side) =>
  ARROWS.filter(arrow => arrow.from === status && arrow.by.includes(side));
const isParty = (status: Status, side: Side) =>
  side === 'afzender' || !['concept', 'toestemming_gevraagd'].includes(status);

describe.each(STATUSES)('from %s', status => {
  it('no step is made that has no arrow, from neither side, and nothing changes', async () => {
    const id = await inState(status);
    const before = (await desk.see(SENDER, id)).headers.etag;
    for (const side of ['afzender', 'ontvanger'] as const)
      for (const step of STEPS) {
        if (isParty(status, side) && arrowsFrom(status, side).some(arrow => arrow.step === step)) continue;
        const answer = await desk.ask(
          BY[side],
          'POST',
          `/v1/overdrachten/${id}/stappen`,
          { team: 'wmo', stap: step, ...WITH[step]() },
          { 'if-match': String(before) },
        );
        const wanted = isParty(status, side) ? [409, /^(ANDERE_KANT|STAP_KAN_NU_NIET)$/] : [404, /^NIET_GEVONDEN$/];
        expect(answer.status, `${side} ${step}`).toBe(wanted[0]);
        expect(answer.body.code, `${side} ${step}`).toMatch(wanted[1] as RegExp);
      }
    expect((await desk.see(SENDER, id)).headers.etag).toBe(before);
    expect((await desk.see(STRANGER, id)).status).toBe(404);
  });
});

/** One handover per arrow to another state; a message is needed for the one about a given area before any talk. */
const MOVING = ARROWS.filter(
  ({ step, from, to }) => from !== to && !['noteerToestemming', 'beslisGeschil'].includes(step) && to !== 'ingetrokken',
);
const STAYING = ARROWS.filter(
  ({ step, from, to }) =>
    from === to &&
    !['bevestig', 'noteerToestemming'].includes(step) &&
    !(step === 'noteerGegeven' && from === 'voorgesteld'),
);

describe('the arrows there are', () => {
  it.each(MOVING.map(({ step, from, to, by }) => [step, from, to, by[0]!] as const))(
    '%s leads from %s to %s',
    async (step, from, to, side) => {
      const id = await inState(from);
      if (step === 'stelVoor' && from === 'concept') {
        // On consent a proposal asks for it first; the duty that needs none is in the life stories.
        expect((await desk.step(SENDER, id, 'stelVoor', WITH.stelVoor())).body.code).toBe('TOESTEMMING_EERST');
        return;
      }
      if (step === 'stelVoor') await desk.did(SENDER, id, 'noteerToestemming', { gegeven: true });
      if (step === 'bevestig') await desk.did(RECEIVER, id, 'bevestig');
      if (step === 'sluitAf')
        for (const gebied of ['identiteit', 'plandatum', 'contactprofessionals', 'huisvesting', 'woorden_client'])
          await desk.did(SENDER, id, 'noteerGegeven', { gebied, contact: 0 });
      expect((await desk.did(BY[side], id, step, WITH[step]())).status).toBe(to);
    },
  );

  it.each(STATUSES.filter(status => STAYING.some(arrow => arrow.from === status)))(
    'that stay in %s are made one after another',
    async status => {
      const id = await inState(status);
      if (status === 'in_gesprek') await desk.did(SENDER, id, 'noteerContact', WITH.noteerContact());
      const order: readonly Step[] = ['meldGeschil', 'brengVerder', 'beslisGeschil'];
      const ofDispute = STAYING.filter(arrow => arrow.from === status && order.includes(arrow.step));
      const others = STAYING.filter(arrow => arrow.from === status && !order.includes(arrow.step));
      const sorted = [...ofDispute].sort((a, b) => order.indexOf(a.step) - order.indexOf(b.step));
      for (const { step, by } of [...sorted, ...others.filter(one => one.step !== 'geefDoor')]) {
        const sides = step === 'brengVerder' || step === 'beslisGeschil' ? by.slice(0, 1) : by;
        for (const side of sides.filter(one => isParty(status, one)))
          expect((await desk.did(BY[side], id, step, WITH[step]())).status, `${side} ${step}`).toBe(status);
      }
      // Last, because then a colleague has it.
      if (others.some(one => one.step === 'geefDoor')) {
        await desk.did(SENDER, id, 'geefDoor', { medewerker: 'collega' });
        expect((await desk.see({ ...SENDER, name: 'collega' }, id)).body.afzender.persoon).toBe(
          (await desk.see({ ...SENDER, name: 'collega' }, id)).body.ikBen,
        );
      }
    },
  );

  it.each(ARROWS.filter(({ step }) => step === 'trekIn').map(({ from }) => from))(
    'trekIn by the client stops it in %s, from both sides where both are party',
    async from => {
      for (const side of ['afzender', 'ontvanger'] as const) {
        if (!isParty(from, side)) continue;
        const id = await inState(from);
        expect((await desk.did(BY[side], id, 'trekIn', { wie: 'client' })).status).toBe('ingetrokken');
      }
    },
  );

  it('noteerToestemming with a no ends it, and beslisGeschil may put it back', async () => {
    const no = await inState('toestemming_gevraagd');
    expect((await desk.did(SENDER, no, 'noteerToestemming', { gegeven: false })).status).toBe('ingetrokken');
    for (const from of ['geweigerd', 'doorverwezen'] as const) {
      const id = await inState(from);
      await desk.did(SENDER, id, 'meldGeschil');
      const back = await desk.did(RECEIVER, id, 'beslisGeschil', { uitkomst: 'ontvanger_neemt_op' });
      expect(back).toMatchObject({ status: 'voorgesteld', aanZet: ['ontvanger'] });
    }
  });
});
