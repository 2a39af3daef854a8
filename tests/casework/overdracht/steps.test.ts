/** What each step asks before it is taken. */
import { describe, expect, it } from 'vitest';
import { REFUSAL_REASONS, RUNGS } from '../../../gateway/casework/overdracht/reasons.ts';
import { begin, noteerGegeven, stelVoor, verzetDatum } from '../../../gateway/casework/overdracht/steps-afzender.ts';
import { maakAfspraak, noteerContact } from '../../../gateway/casework/overdracht/steps-beide.ts';
import { accepteer } from '../../../gateway/casework/overdracht/steps-ontvanger.ts';
import { apply, type Contact } from '../../../gateway/casework/overdracht/traject.ts';
import {
  ATTEMPTS,
  accepted,
  applied,
  BEGIN,
  begun,
  CONTACT,
  codeOf,
  EMPTY,
  H,
  handedOver,
  handoverOf,
  leaderOf,
  on,
  proposed,
  RECEIVER,
  SENDER,
  TODAY,
  talking,
  took,
} from './cases.ts';

const beginCode = (change: Partial<typeof BEGIN>) => codeOf(begin(EMPTY, { ...BEGIN, ...change }, SENDER, TODAY));

describe('a handover', () => {
  it('begins with a team that exists for it, a frame, dates and areas that can be', () => {
    expect(beginCode({})).toBe('done');
    expect(beginCode({ naar: SENDER.team })).toBe('ZELFDE_TEAM');
    expect(beginCode({ overgang: 'gemeente-gemeente', kader: 'plicht' })).toBe('KADER_BESTAAT_NIET');
    expect(beginCode({ overgang: 'detentie-thuis', kader: 'toestemming' })).toBe('KADER_BESTAAT_NIET');
    expect(beginCode({ ankerOp: '2026-03-03' })).toBe('DATUM_ONJUIST');
    expect(beginCode({ plandatum: '2026-02-30' })).toBe('DATUM_ONJUIST');
    expect(beginCode({ gebieden: [BEGIN.gebieden[0]!, BEGIN.gebieden[0]!] })).toBe('GEBIED_DUBBEL');
  });

  it('has care appointments on consent only (E-11)', () => {
    const gebieden = [{ area: 'zorgafspraken', urgent: false }] as const;
    expect(beginCode({ gebieden })).toBe('done');
    expect(beginCode({ gebieden, kader: 'plicht' })).toBe('GEBIED_VRAAGT_TOESTEMMING');
  });

  it('is begun by who has the regie, or the leader of that team', () => {
    expect(codeOf(begin(EMPTY, BEGIN, { ...SENDER, person: 'p-other' }, TODAY))).toBe('ZAAK_VAN_COLLEGA');
    expect(codeOf(begin(EMPTY, BEGIN, leaderOf(SENDER), TODAY))).toBe('done');
    expect(codeOf(begin(EMPTY, BEGIN, { ...SENDER, role: 'privacyfunctionaris' }, TODAY))).toBe('ROL_NIET_BEVOEGD');
  });

  it('offers independent support before anything is asked or proposed', () => {
    expect(codeOf(ATTEMPTS.vraagToestemming[0]!(begun(), H, SENDER, TODAY))).toBe('CLIENTONDERSTEUNING_EERST');
    expect(codeOf(stelVoor(begun({ kader: 'plicht' }), H, false, SENDER, TODAY))).toBe('CLIENTONDERSTEUNING_EERST');
  });

  it('is worked on by who has it, the regiehouder or the leader; a colleague is told whose it is', () => {
    const other = { ...SENDER, person: 'p-other' };
    expect(codeOf(ATTEMPTS.noteerClientondersteuning[0]!(begun(), H, other, TODAY))).toBe('ZAAK_VAN_COLLEGA');
    const passed = took(begun(), 'geefDoor', leaderOf(SENDER));
    expect(handoverOf(passed).afzender.person).toBe(leaderOf(SENDER).person);
    expect(codeOf(ATTEMPTS.noteerClientondersteuning[0]!(passed, H, SENDER, TODAY))).toBe('done');
    expect(codeOf(ATTEMPTS.noteerContact[0]!(talking(), H, { ...RECEIVER, person: 'p-other' }, TODAY))).toBe(
      'ZAAK_VAN_COLLEGA',
    );
    expect(codeOf(ATTEMPTS.noteerContact[0]!(talking(), H, leaderOf(RECEIVER), TODAY))).toBe('done');
  });

  it('can be taken up by anybody of the receiving team while nobody is named', () => {
    expect(codeOf(ATTEMPTS.noemProfessional[0]!(proposed(), H, { ...RECEIVER, person: 'p-other' }, TODAY))).toBe(
      'done',
    );
  });
});

describe('consent', () => {
  it('is asked where the frame is consent, and nowhere else (B-04)', () => {
    const onDuty = took(begun({ kader: 'plicht' }), 'noteerClientondersteuning', SENDER);
    expect(codeOf(ATTEMPTS.vraagToestemming[0]!(onDuty, H, SENDER, TODAY))).toBe('TOESTEMMING_NIET_NODIG');
    expect(codeOf(stelVoor(onDuty, H, false, SENDER, TODAY))).toBe('done');
    const onConsent = took(begun(), 'noteerClientondersteuning', SENDER);
    expect(codeOf(stelVoor(onConsent, H, true, SENDER, TODAY))).toBe('TOESTEMMING_EERST');
    const asked = took(onConsent, 'vraagToestemming', SENDER);
    expect(codeOf(stelVoor(asked, H, true, SENDER, TODAY))).toBe('TOESTEMMING_EERST');
  });

  it("brings the client's own words, which go nowhere without it (R24)", () => {
    const given = took(
      took(took(begun(), 'noteerClientondersteuning', SENDER), 'vraagToestemming', SENDER),
      'noteerToestemming',
      SENDER,
    );
    expect(codeOf(stelVoor(given, H, false, SENDER, TODAY))).toBe('WOORDEN_ONTBREKEN');
    const onDuty = took(begun({ kader: 'plicht' }), 'noteerClientondersteuning', SENDER);
    expect(codeOf(stelVoor(onDuty, H, true, SENDER, TODAY))).toBe('WOORDEN_ALLEEN_OP_TOESTEMMING');
  });

  it('that is refused ends the handover before the receiver knew of it', () => {
    const asked = took(took(begun(), 'noteerClientondersteuning', SENDER), 'vraagToestemming', SENDER);
    const refusedBy = took(asked, 'noteerToestemming', SENDER, TODAY, 1);
    expect(handoverOf(refusedBy)).toMatchObject({ status: 'ingetrokken', toestemming: 'geweigerd' });
    expect(codeOf(ATTEMPTS.noemProfessional[0]!(refusedBy, H, RECEIVER, TODAY))).toBe('ZAAK_ONBEKEND');
  });
});

const ACCEPT = { regiehouder: 'p-receiver', eersteAfspraak: '2026-03-09', start: '2026-03-09' };

describe('an acceptance', () => {
  it('asks a contact first, which may come along with it (R14)', () => {
    expect(codeOf(accepteer(talking(), H, ACCEPT, RECEIVER, TODAY))).toBe('CONTACT_EERST');
    const one = accepteer(talking(), H, { ...ACCEPT, contact: CONTACT }, RECEIVER, TODAY);
    expect(one.kind === 'done' && one.events.map(event => event.kind)).toEqual(['contact', 'geaccepteerd']);
    expect(codeOf(accepteer(took(talking(), 'noteerContact', SENDER), H, ACCEPT, RECEIVER, TODAY))).toBe('done');
  });

  it('names a regiehouder of the receiver, a first appointment and a start', () => {
    const taken = applied(
      talking(),
      accepteer(talking(), H, { ...ACCEPT, contact: CONTACT, regiehouder: 'p-7' }, RECEIVER, TODAY),
    );
    expect(taken.regie).toEqual({ team: RECEIVER.team, person: 'p-7' });
    for (const eersteAfspraak of ['2026-03-01', '2026-13-01', ''])
      expect(codeOf(accepteer(talking(), H, { ...ACCEPT, contact: CONTACT, eersteAfspraak }, RECEIVER, TODAY))).toBe(
        'DATUM_ONJUIST',
      );
    expect(codeOf(accepteer(talking(), H, { ...ACCEPT, contact: CONTACT, start: 'soon' }, RECEIVER, TODAY))).toBe(
      'DATUM_ONJUIST',
    );
  });

  it('with a contact that cannot have been is refused whole', () => {
    const contact: Contact = { ...CONTACT, on: '2026-03-03' };
    expect(codeOf(accepteer(talking(), H, { ...ACCEPT, contact }, RECEIVER, TODAY))).toBe('DATUM_ONJUIST');
  });
});

describe('a contact', () => {
  it.each([
    ['2026-03-01', 'DATUM_ONJUIST'],
    ['2026-03-02', 'done'],
    ['2026-03-05', 'done'],
    ['2026-03-06', 'DATUM_ONJUIST'],
    ['2026-02-29', 'DATUM_ONJUIST'],
  ])('lies between the start and today: %s', (day, code) => {
    const outcome = noteerContact(talking(), H, { ...CONTACT, on: day }, SENDER, on('2026-03-05'));
    expect(codeOf(outcome)).toBe(code);
  });

  it('of three is one with the client; a call may be without', () => {
    const without = { ...CONTACT, clientAanwezig: false };
    expect(codeOf(noteerContact(talking(), H, without, SENDER, TODAY))).toBe('CLIENT_NIET_AANWEZIG');
    expect(codeOf(noteerContact(talking(), H, { ...without, soort: 'telefoon' }, SENDER, TODAY))).toBe('done');
  });
});

describe('handed over', () => {
  it('is what both sides say, each once', () => {
    const one = took(accepted(), 'bevestig', RECEIVER);
    expect(handoverOf(one).status).toBe('geaccepteerd');
    expect(codeOf(ATTEMPTS.bevestig[0]!(one, H, RECEIVER, TODAY))).toBe('AL_BEVESTIGD');
    expect(handoverOf(took(one, 'bevestig', SENDER)).status).toBe('overgedragen');
  });

  it('is closed only when all that is needed was given', () => {
    expect(codeOf(ATTEMPTS.sluitAf[0]!(handedOver(), H, RECEIVER, TODAY))).toBe('INHOUD_ONVOLLEDIG');
  });
});

const bericht = (type: string) => ({ kind: 'bericht', type, verstrekkingId: 'v-1' }) as const;

describe('what is given', () => {
  it('goes by the type of message of its own transition and frame, and grants nothing (E-04)', () => {
    expect(codeOf(noteerGegeven(proposed(), H, 'identiteit', bericht('bwmo-uitstroom'), SENDER, TODAY))).toBe('done');
    expect(codeOf(noteerGegeven(proposed(), H, 'identiteit', bericht('ggz-ontslag'), SENDER, TODAY))).toBe(
      'BERICHT_PAST_NIET',
    );
  });

  it('goes by no message where no route exists, but can be told with the client there', () => {
    const wlz = { overgang: 'wmo-wlz', kader: 'toestemming' } as const;
    expect(codeOf(noteerGegeven(proposed(wlz), H, 'identiteit', bericht('bwmo-uitstroom'), SENDER, TODAY))).toBe(
      'BERICHT_PAST_NIET',
    );
    const spoken = took(talking(wlz), 'noteerContact', SENDER);
    expect(codeOf(noteerGegeven(spoken, H, 'identiteit', { kind: 'gesprek', contact: 0 }, SENDER, TODAY))).toBe('done');
    expect(codeOf(noteerGegeven(spoken, H, 'identiteit', { kind: 'gesprek', contact: 1 }, SENDER, TODAY))).toBe(
      'CONTACT_EERST',
    );
  });

  it('is not told in a call at which the client was not', () => {
    const call = { ...CONTACT, soort: 'telefoon', clientAanwezig: false } as const;
    const spoken = applied(talking(), noteerContact(talking(), H, call, SENDER, TODAY));
    expect(codeOf(noteerGegeven(spoken, H, 'identiteit', { kind: 'gesprek', contact: 0 }, SENDER, TODAY))).toBe(
      'CLIENT_NIET_AANWEZIG',
    );
  });

  it('before acceptance is the least: identity, date, contact and what is urgent', () => {
    const codes = (traject: ReturnType<typeof proposed>) =>
      (
        [
          'identiteit',
          'plandatum',
          'contactprofessionals',
          'huisvesting',
          'inkomen',
          'woorden_client',
          'schulden',
        ] as const
      ).map(area => codeOf(noteerGegeven(traject, H, area, bericht('bwmo-uitstroom'), SENDER, TODAY)));
    expect(codes(proposed())).toEqual([
      'done',
      'done',
      'done',
      'done',
      'NOG_NIET_VRIJ',
      'NOG_NIET_VRIJ',
      'GEBIED_NIET_NODIG',
    ]);
    expect(codes(accepted())).toEqual(['done', 'done', 'done', 'done', 'done', 'done', 'GEBIED_NIET_NODIG']);
  });
});

describe('an agreement', () => {
  const afspraak = { gebied: 'huisvesting', eigenaar: 'client', uiterlijk: '2026-05-01' } as const;

  it('is about an area of this handover, with an owner and a day to come', () => {
    expect(codeOf(maakAfspraak(talking(), H, afspraak, RECEIVER, TODAY))).toBe('done');
    expect(codeOf(maakAfspraak(talking(), H, { ...afspraak, gebied: 'schulden' }, RECEIVER, TODAY))).toBe(
      'GEBIED_NIET_NODIG',
    );
    expect(codeOf(maakAfspraak(talking(), H, { ...afspraak, uiterlijk: '2026-03-01' }, RECEIVER, TODAY))).toBe(
      'DATUM_ONJUIST',
    );
  });

  it('takes the place of an earlier one on the same area', () => {
    const first = applied(talking(), maakAfspraak(talking(), H, afspraak, RECEIVER, TODAY));
    const second = applied(first, maakAfspraak(first, H, { ...afspraak, eigenaar: 'afzender' }, SENDER, TODAY));
    expect(handoverOf(second).afspraken.map(one => one.eigenaar)).toEqual(['afzender']);
  });
});

describe('a planned day', () => {
  it('moves to a day to come', () => {
    expect(codeOf(verzetDatum(proposed(), H, '2026-03-02', SENDER, TODAY))).toBe('done');
    expect(codeOf(verzetDatum(proposed(), H, '2026-03-01', SENDER, TODAY))).toBe('DATUM_ONJUIST');
  });
});

describe('a refusal', () => {
  it('has a coded reason, each with a way on (E-05)', () => {
    expect(Object.keys(REFUSAL_REASONS)).toEqual([
      'geen_binding_of_kans',
      'geen_capaciteit',
      'voorliggende_voorziening',
      'client_wil_niet',
      'onvoldoende_gegevens',
      'veiligheid',
    ]);
    for (const wayOn of Object.values(REFUSAL_REASONS)) expect(wayOn.length).toBeGreaterThan(20);
  });

  it('can be disputed by the sender, up the ladder and no further (G-03)', () => {
    const turnedDown = took(talking(), 'weiger', RECEIVER);
    expect(codeOf(ATTEMPTS.brengVerder[0]!(turnedDown, H, SENDER, TODAY))).toBe('GEEN_GESCHIL');
    let traject = took(turnedDown, 'meldGeschil', SENDER);
    expect(codeOf(ATTEMPTS.meldGeschil[0]!(traject, H, SENDER, TODAY))).toBe('GESCHIL_LOOPT_AL');
    expect(handoverOf(traject).geschil?.trede).toBe(RUNGS[0]);
    traject = took(traject, 'brengVerder', RECEIVER);
    expect(handoverOf(traject).geschil?.trede).toBe(RUNGS[1]);
    traject = took(traject, 'brengVerder', SENDER);
    expect(handoverOf(traject).geschil?.trede).toBe(RUNGS[2]);
    expect(codeOf(ATTEMPTS.brengVerder[0]!(traject, H, SENDER, TODAY))).toBe('HOOGSTE_TREDE');
  });

  it('is given up by each side itself below the commission', () => {
    const open = took(took(talking(), 'weiger', RECEIVER), 'meldGeschil', SENDER);
    expect(codeOf(ATTEMPTS.beslisGeschil[0]!(open, H, SENDER, TODAY))).toBe('ANDERE_KANT');
    expect(codeOf(ATTEMPTS.beslisGeschil[1]!(open, H, RECEIVER, TODAY))).toBe('ANDERE_KANT');
    const again = took(open, 'beslisGeschil', RECEIVER);
    expect(handoverOf(again)).toMatchObject({ status: 'voorgesteld', weigering: null });
    expect(again.regie.team).toBe(SENDER.team);
    expect(codeOf(ATTEMPTS.weiger[0]!(again, H, RECEIVER, TODAY))).toBe('done');
  });

  it('is not repeated against the advice of the commission', () => {
    let traject = took(took(talking(), 'weiger', RECEIVER), 'meldGeschil', SENDER);
    traject = took(took(traject, 'brengVerder', SENDER), 'brengVerder', SENDER);
    const advised = took(traject, 'beslisGeschil', SENDER);
    expect(codeOf(ATTEMPTS.weiger[0]!(advised, H, RECEIVER, TODAY))).toBe('ADVIES_WORDT_GEVOLGD');
    expect(codeOf(ATTEMPTS.verwijsDoor[0]!(advised, H, RECEIVER, TODAY))).toBe('ADVIES_WORDT_GEVOLGD');
    const other = took(traject, 'beslisGeschil', SENDER, TODAY, 1);
    expect(handoverOf(other).status).toBe('geweigerd');
    expect(codeOf(ATTEMPTS.beslisGeschil[0]!(other, H, RECEIVER, TODAY))).toBe('GEEN_GESCHIL');
  });

  it('that is disputed again begins at the first rung', () => {
    const open = took(took(talking(), 'weiger', RECEIVER), 'meldGeschil', SENDER);
    const again = took(took(open, 'beslisGeschil', RECEIVER), 'weiger', RECEIVER);
    expect(handoverOf(took(again, 'meldGeschil', SENDER)).geschil).toEqual({
      trede: 'contactpersonen',
      sinds: TODAY.localDate,
      uitkomst: null,
    });
  });
});

describe('an event', () => {
  it('about a handover that is not here, or that begins one again, changes nothing', () => {
    const traject = talking();
    const door = { team: SENDER.team, person: SENDER.person };
    expect(apply(traject, { kind: 'voorgesteld', handoverId: 'h-9', op: '2026-03-02', door })).toBe(traject);
    expect(apply(traject, { kind: 'begonnen', ...BEGIN, op: '2026-03-02', door })).toBe(traject);
  });
});
