import { describe, expect, it } from 'vitest';
import { decide } from '../../consent/decide.ts';
import {
  agreement,
  around,
  ask,
  attest,
  bothKinds,
  consents,
  ENERGIE_END,
  ENERGIE_FIRST,
  ENERGIE_UPDATED,
  type Given,
  HUUR,
  message,
  on,
  POLICY,
  receiver,
  sender,
  TODAY,
  table,
  terms,
  toTeam,
  WATER,
  WATER_CUT_OFF,
  without,
  ZORG,
  ZORG_CAK,
  ZORG_CAK_EXIT,
} from './cases.ts';

function obligationsOf({ request, facts }: Given) {
  const decision = decide(request, facts, POLICY, TODAY);
  if (decision.verdict !== 'toegestaan') throw new Error(`not allowed: ${decision.verdict}`);
  return decision.obligations;
}

describe('a signal about rent arrears (Bgs 2, Wgs 8)', () => {
  table([
    ['with P1 to P4 and no reaction to the offer', HUUR, 'toegestaan'],
    ['without P1: no personal contact was sought', without(HUUR, 'P1'), 'geweigerd VOORWAARDE_ONTBREEKT:P1'],
    ['without P2: not pointed to help with debts', without(HUUR, 'P2'), 'geweigerd VOORWAARDE_ONTBREEKT:P2'],
    ['without P3: no written reminder', without(HUUR, 'P3'), 'geweigerd VOORWAARDE_ONTBREEKT:P3'],
    ['without P4: no offer to pass on contact data', without(HUUR, 'P4'), 'geweigerd VOORWAARDE_ONTBREEKT:P4'],
    ['P1 dated after the signal', attest(HUUR, 'P1', { tooLate: true }), 'geweigerd VOORWAARDE_ONTBREEKT:P1'],
    ['P2 dated after the signal', attest(HUUR, 'P2', { tooLate: true }), 'geweigerd VOORWAARDE_ONTBREEKT:P2'],
    ['P3 dated after the signal', attest(HUUR, 'P3', { tooLate: true }), 'geweigerd VOORWAARDE_ONTBREEKT:P3'],
    ['P4 dated after the signal', attest(HUUR, 'P4', { tooLate: true }), 'geweigerd VOORWAARDE_ONTBREEKT:P4'],
    [
      'an attestation that does not say when',
      attest(HUUR, 'P1', { tooLate: undefined as never }),
      'geweigerd VOORWAARDE_ONTBREEKT:P1',
    ],
    [
      'without any attestation, every one is named',
      message(HUUR, { attestations: {} }),
      'geweigerd VOORWAARDE_ONTBREEKT:P1 VOORWAARDE_ONTBREEKT:P2 VOORWAARDE_ONTBREEKT:P3 VOORWAARDE_ONTBREEKT:P4',
    ],
    ['the tenant agreed', attest(HUUR, 'P4', { reaction: 'akkoord' }), 'toegestaan'],
    ['the tenant refused', attest(HUUR, 'P4', { reaction: 'geweigerd' }), 'geweigerd KLANT_HEEFT_GEWEIGERD'],
    [
      'the tenant refused, told too late',
      attest(HUUR, 'P4', { reaction: 'geweigerd', tooLate: true }),
      'geweigerd KLANT_HEEFT_GEWEIGERD VOORWAARDE_ONTBREEKT:P4',
    ],
    ['the reaction is not stated', attest(HUUR, 'P4', { reaction: undefined }), 'geweigerd VOORWAARDE_ONTBREEKT:P4'],
    [
      'the reaction is a word nobody knows',
      attest(HUUR, 'P4', { reaction: 'misschien' as never }),
      'geweigerd VOORWAARDE_ONTBREEKT:P4',
    ],
    ['with a BSN (A4)', message(HUUR, { bsn: 'aanwezig' }), 'geweigerd BSN_NIET_TOEGESTAAN'],
    ['about a company (D-05)', message(HUUR, { naturalPerson: false }), 'geweigerd GEEN_NATUURLIJK_PERSOON'],
    [
      'with a nuisance field (D-ARR)',
      message(HUUR, { forbiddenFields: ['VELD_NIET_TOEGESTAAN'] }),
      'geweigerd VELD_NIET_TOEGESTAAN',
    ],
    [
      'with a health field (Wgs 8b)',
      message(HUUR, { forbiddenFields: ['BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN'] }),
      'geweigerd BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN',
    ],
    [
      'with a forbidden field of a kind nobody knows',
      message(HUUR, { forbiddenFields: ['constructor'] }),
      'geweigerd VELD_NIET_TOEGESTAAN',
    ],
    [
      'everything wrong at once, everything said at once',
      sender(
        message(attest(without(HUUR, 'P3'), 'P4', { reaction: 'geweigerd' }), {
          bsn: 'aanwezig',
          naturalPerson: false,
        }),
        {
          connected: false,
        },
      ),
      'geweigerd BSN_NIET_TOEGESTAAN GEEN_NATUURLIJK_PERSOON GEEN_OVEREENKOMST KLANT_HEEFT_GEWEIGERD VOORWAARDE_ONTBREEKT:P3',
    ],
  ]);

  it('rests on law and no refusal; a cited consent adds nothing to it (B-04)', () => {
    const cited = consents(HUUR, bothKinds({ receiverTeam: HUUR.request.receiverTeam, purpose: 'vroegsignalering' }));
    expect(obligationsOf(cited)).toEqual(obligationsOf(HUUR));
  });

  describe('the agreement and its term (A5.8, R6, R7)', () => {
    const noAgreement = 'geweigerd GEEN_OVEREENKOMST';
    table([
      ['no agreement', around(HUUR, { agreements: [] }), noAgreement],
      ['suspended', agreement(HUUR, { status: 'opgeschort' }), noAgreement],
      ['ended', agreement(HUUR, { status: 'beeindigd' }), noAgreement],
      ['for another type of message', agreement(HUUR, { types: ['energieachterstand'] }), noAgreement],
      ['with another team', agreement(HUUR, { receiverTeam: `${HUUR.request.receiverTeam}-noord` }), noAgreement],
      ['on its first day', HUUR, 'toegestaan', on('2026-01-01')],
      ['the day before', HUUR, noAgreement, on('2025-12-31')],
      ['on its last day', HUUR, 'toegestaan', on('2026-12-31')],
      ['the day after', HUUR, noAgreement, on('2027-01-01')],
      ['no minimum agreed, one day of arrears', message(HUUR, { arrearsDays: 1 }), 'toegestaan'],
      [
        '30 days asked, 29 given',
        terms(message(HUUR, { arrearsDays: 29 }), { minDagen: 30 }),
        'geweigerd ONDER_TERMIJN',
      ],
      ['30 days asked, 30 given', terms(message(HUUR, { arrearsDays: 30 }), { minDagen: 30 }), 'toegestaan'],
      ['at most 100 days, 100 given', terms(message(HUUR, { arrearsDays: 100 }), { maxDagen: 100 }), 'toegestaan'],
      [
        'at most 100 days, 101 given',
        terms(message(HUUR, { arrearsDays: 101 }), { maxDagen: 100 }),
        'geweigerd BOVEN_TERMIJN',
      ],
      [
        'a minimum, and days unknown',
        terms(message(HUUR, { arrearsDays: null }), { minDagen: 30 }),
        'geweigerd ONDER_TERMIJN',
      ],
      [
        'a maximum, and days unknown',
        terms(message(HUUR, { arrearsDays: null }), { maxDagen: 100 }),
        'geweigerd BOVEN_TERMIJN',
      ],
      [
        'days that are not a number',
        terms(message(HUUR, { arrearsDays: Number.NaN }), { minDagen: 30 }),
        'geweigerd ONDER_TERMIJN',
      ],
    ]);

    it('counts the limits of every standing agreement, whichever comes first', () => {
      const [made] = HUUR.facts.circumstances.agreements;
      const strict = { ...made!, agreementId: 'afspraak-2', terms: { huurachterstand: { minDagen: 60 } } };
      for (const agreements of [
        [made!, strict],
        [strict, made!],
      ]) {
        const both = around(HUUR, { agreements });
        expect(decide(both.request, both.facts, POLICY, TODAY).verdict).toBe('geweigerd');
      }
    });
  });

  describe('who takes part (G-01, R12, L-11)', () => {
    const other = message(HUUR, { gemeentecode: '0599' });
    const ended = receiver(HUUR, {
      gemeenten: [{ gemeentecode: '0344', geldigVan: '2021-01-01', geldigTot: '2026-11-20' }],
    });
    table([
      ['the sender is suspended', sender(HUUR, { connected: false }), 'geweigerd GEEN_OVEREENKOMST'],
      [
        'the capacity is not registered',
        sender(HUUR, { capacityRegistered: false }),
        'geweigerd VERKEERDE_AFZENDERROL',
      ],
      ['the receiver is suspended', receiver(HUUR, { connected: false }), 'geweigerd ONTVANGER_NIET_AANGESLOTEN'],
      ['a municipality this team does not serve', other, 'geweigerd ONTVANGER_NIET_AANGESLOTEN'],
      ['no municipality named', message(HUUR, { gemeentecode: null }), 'geweigerd ONTVANGER_NIET_AANGESLOTEN'],
      ['the mandate ends today', ended, 'toegestaan'],
      ['the mandate ended yesterday', ended, 'geweigerd ONTVANGER_NIET_AANGESLOTEN', on('2026-11-21')],
      [
        'the mandate begins tomorrow',
        receiver(HUUR, { gemeenten: [{ gemeentecode: '0344', geldigVan: '2026-11-21' }] }),
        'geweigerd ONTVANGER_NIET_AANGESLOTEN',
      ],
    ]);
  });

  describe('what the receiver is told (A6, D-07)', () => {
    it('starts T1 without a crisis date', () => {
      expect(obligationsOf(HUUR)).toEqual({ marks: [], term: 'T1', bodyDays: 30, entryYears: 5 });
    });
    it('starts T2 and is marked when an eviction date is set', () => {
      expect(obligationsOf(message(HUUR, { crisis: true }))).toMatchObject({ marks: ['crisis'], term: 'T2' });
    });
    it('is marked, never refused, below the amount the team asks for', () => {
      const threshold = receiver(HUUR, { drempelEuro: 75 });
      expect(obligationsOf(message(threshold, { amountEuro: 74 })).marks).toEqual(['onder_drempel']);
      expect(obligationsOf(message(threshold, { amountEuro: 75 })).marks).toEqual([]);
    });
  });
});

describe('an energy signal (A5.2, P5 to P7)', () => {
  table([
    ['first, after personal contact was sought', ENERGIE_FIRST, 'toegestaan'],
    ['first, without P5', without(ENERGIE_FIRST, 'P5'), 'geweigerd VOORWAARDE_ONTBREEKT:P5'],
    ['first, P5 too late', attest(ENERGIE_FIRST, 'P5', { tooLate: true }), 'geweigerd VOORWAARDE_ONTBREEKT:P5'],
    [
      'first, customer refused',
      attest(ENERGIE_FIRST, 'P4', { reaction: 'geweigerd' }),
      'geweigerd KLANT_HEEFT_GEWEIGERD',
    ],
    ['first, with a BSN', message(ENERGIE_FIRST, { bsn: 'aanwezig' }), 'geweigerd BSN_NIET_TOEGESTAAN'],
    [
      'first, for the purpose of a later step',
      ask(ENERGIE_FIRST, { purpose: 'voorkomen-afsluiting' }),
      'geweigerd GEEN_GRONDSLAG',
    ],
    [
      'a later step, for the purpose of the first',
      ask(ENERGIE_END, { purpose: 'vroegsignalering' }),
      'geweigerd GEEN_GRONDSLAG',
    ],
    ['a step that does not exist', ask(ENERGIE_FIRST, { variant: 'laatste' }), 'geweigerd GEEN_GRONDSLAG'],
    ['no step named', ask(ENERGIE_FIRST, { variant: null }), 'geweigerd GEEN_GRONDSLAG'],
    ['updated, after an attested earlier signal', ENERGIE_UPDATED, 'toegestaan'],
    [
      'updated, after a signal this gateway carried',
      around(without(ENERGIE_UPDATED, 'P7'), { earlierSignalKnown: true }),
      'toegestaan',
    ],
    ['updated, without an earlier signal', without(ENERGIE_UPDATED, 'P7'), 'geweigerd VOLGORDE_ENERGIE'],
    [
      'updated, earlier signal attested too late',
      attest(ENERGIE_UPDATED, 'P7', { tooLate: true }),
      'geweigerd VOLGORDE_ENERGIE',
    ],
    ['updated, without reminders: P6 is not asked', ENERGIE_UPDATED, 'toegestaan'],
    ['end of supply, complete', ENERGIE_END, 'toegestaan'],
    [
      'end of supply, customer refused (A5.2)',
      attest(ENERGIE_END, 'P4', { reaction: 'geweigerd' }),
      'geweigerd KLANT_HEEFT_GEWEIGERD',
    ],
    ['end of supply, without P6', without(ENERGIE_END, 'P6'), 'geweigerd VOORWAARDE_ONTBREEKT:P6'],
    [
      'end of supply, P6 incomplete',
      attest(ENERGIE_END, 'P6', { complete: false }),
      'geweigerd VOORWAARDE_ONTBREEKT:P6',
    ],
    [
      'end of supply, P6 without particulars',
      attest(ENERGIE_END, 'P6', { complete: undefined }),
      'geweigerd VOORWAARDE_ONTBREEKT:P6',
    ],
    ['end of supply, without an earlier signal', without(ENERGIE_END, 'P7'), 'geweigerd VOLGORDE_ENERGIE'],
    ['end of supply in 21 working days', message(ENERGIE_END, { workingDaysToEndOfSupply: 21 }), 'toegestaan'],
    ['end of supply in 20 working days', message(ENERGIE_END, { workingDaysToEndOfSupply: 20 }), 'toegestaan'],
    [
      'end of supply in 19 working days',
      message(ENERGIE_END, { workingDaysToEndOfSupply: 19 }),
      'aangehouden HANDMATIGE_BEOORDELING VOLGORDE_ENERGIE',
    ],
    [
      'end of supply today',
      message(ENERGIE_END, { workingDaysToEndOfSupply: 0 }),
      'aangehouden HANDMATIGE_BEOORDELING VOLGORDE_ENERGIE',
    ],
    [
      'end of supply in days that are not a number',
      message(ENERGIE_END, { workingDaysToEndOfSupply: Number.NaN }),
      'aangehouden HANDMATIGE_BEOORDELING VOLGORDE_ENERGIE',
    ],
    [
      'end of supply without a date',
      message(ENERGIE_END, { workingDaysToEndOfSupply: null }),
      'geweigerd VOLGORDE_ENERGIE',
    ],
    [
      'end of supply, days not stated',
      message(ENERGIE_END, { workingDaysToEndOfSupply: undefined as never }),
      'geweigerd VOLGORDE_ENERGIE',
    ],
    [
      'too near, and customer refused: one no beats the doubt',
      attest(message(ENERGIE_END, { workingDaysToEndOfSupply: 10 }), 'P4', { reaction: 'geweigerd' }),
      'geweigerd KLANT_HEEFT_GEWEIGERD VOLGORDE_ENERGIE',
    ],
    [
      'one day of arrears, 30 asked: never refused on term',
      terms(message(ENERGIE_FIRST, { arrearsDays: 1 }), { minDagen: 30 }),
      'toegestaan',
    ],
    [
      '400 days of arrears, 100 at most: never refused on term',
      terms(message(ENERGIE_END, { arrearsDays: 400 }), { maxDagen: 100 }),
      'toegestaan',
    ],
  ]);

  it('starts T2 for an end of supply, T1 for an updated signal without a date (R5)', () => {
    expect(obligationsOf(ENERGIE_END)).toMatchObject({ term: 'T2', marks: ['crisis'] });
    expect(obligationsOf(ENERGIE_UPDATED)).toMatchObject({ term: 'T1', marks: [] });
  });
});

describe('a signal about drinking water (Drinkwaterwet 9, A5.3)', () => {
  table([
    ['with P1 to P4 and no reaction to the offer', WATER, 'toegestaan'],
    ['to prevent a cut-off', WATER_CUT_OFF, 'toegestaan'],
    ['the customer agreed', attest(WATER, 'P4', { reaction: 'akkoord' }), 'toegestaan'],
    ['the customer refused', attest(WATER, 'P4', { reaction: 'geweigerd' }), 'geweigerd KLANT_HEEFT_GEWEIGERD'],
    [
      'the customer refused, cut-off set',
      attest(WATER_CUT_OFF, 'P4', { reaction: 'geweigerd' }),
      'geweigerd KLANT_HEEFT_GEWEIGERD',
    ],
    [
      'without any attestation, every one is named',
      message(WATER, { attestations: {} }),
      'geweigerd VOORWAARDE_ONTBREEKT:P1 VOORWAARDE_ONTBREEKT:P2 VOORWAARDE_ONTBREEKT:P3 VOORWAARDE_ONTBREEKT:P4',
    ],
    ['P5 and later are not asked', without(WATER, 'P5'), 'toegestaan'],
    ['about a company (D-05)', message(WATER, { naturalPerson: false }), 'geweigerd GEEN_NATUURLIJK_PERSOON'],
    ['with a BSN (A4)', message(WATER, { bsn: 'aanwezig' }), 'geweigerd BSN_NIET_TOEGESTAAN'],
    [
      'one day of arrears, 30 asked: never refused on term',
      terms(message(WATER, { arrearsDays: 1 }), { minDagen: 30 }),
      'toegestaan',
    ],
    [
      '20 days and a cut-off date, 30 asked (S48)',
      terms(message(WATER_CUT_OFF, { arrearsDays: 20 }), { minDagen: 30 }),
      'toegestaan',
    ],
    ['for any other purpose', ask(WATER, { purpose: 'uitstroom-wanbetalersregeling' }), 'geweigerd GEEN_GRONDSLAG'],
    ['from an energy supplier', ask(WATER, { capacity: 'energieleverancier' }), 'geweigerd VERKEERDE_AFZENDERROL'],
    ['to the Wmo team', toTeam(WATER, 'gemeente.wmo'), 'geweigerd VERKEERDE_ONTVANGER'],
  ]);

  it('starts T1, and T2 when a cut-off date is set', () => {
    expect(obligationsOf(WATER)).toMatchObject({ term: 'T1', marks: [] });
    expect(obligationsOf(WATER_CUT_OFF)).toMatchObject({ term: 'T2', marks: ['crisis'] });
    expect(obligationsOf(message(WATER, { crisis: true }))).toMatchObject({ term: 'T2', marks: ['crisis'] });
  });
});

describe('a signal of CAK about a wanbetaler (Zvw 18c to 18g, R6)', () => {
  table([
    ['six months, reported, undisputed', ZORG_CAK, 'toegestaan'],
    ['to leave the wanbetalersregeling', ZORG_CAK_EXIT, 'toegestaan'],
    ['five months', message(ZORG_CAK, { arrearsMonths: 5 }), 'geweigerd ONDER_TERMIJN'],
    ['months unknown', message(ZORG_CAK, { arrearsMonths: null }), 'geweigerd ONDER_TERMIJN'],
    ['months that are no number', message(ZORG_CAK, { arrearsMonths: Number.NaN }), 'geweigerd ONDER_TERMIJN'],
    ['without P9', without(ZORG_CAK, 'P9'), 'geweigerd VOORWAARDE_ONTBREEKT:P9'],
    ['P9 too late', attest(ZORG_CAK, 'P9', { tooLate: true }), 'geweigerd VOORWAARDE_ONTBREEKT:P9'],
    ['P9 disputed', attest(ZORG_CAK, 'P9', { complete: false }), 'geweigerd VOORWAARDE_ONTBREEKT:P9'],
    ['P9 without particulars', attest(ZORG_CAK, 'P9', { complete: undefined }), 'geweigerd VOORWAARDE_ONTBREEKT:P9'],
    ['with a BSN (Zvw 18g)', message(ZORG_CAK, { bsn: 'aanwezig' }), 'toegestaan'],
    ['about a company', message(ZORG_CAK, { naturalPerson: false }), 'geweigerd GEEN_NATUURLIJK_PERSOON'],
    [
      'with care data (B-09)',
      message(ZORG_CAK, { forbiddenFields: ['BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN'] }),
      'geweigerd BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN',
    ],
    ['over the days agreed', terms(ZORG_CAK, { maxDagen: 199 }), 'geweigerd BOVEN_TERMIJN'],
    [
      'from the insurer itself',
      ask(ZORG_CAK, { capacity: 'zorgverzekeraar_premie' }),
      'geweigerd VERKEERDE_AFZENDERROL',
    ],
    [
      'from CAK for the own contribution',
      ask(ZORG_CAK, { capacity: 'cak_eigen_bijdrage' }),
      'geweigerd VERKEERDE_AFZENDERROL',
    ],
    ['CAK sends what an insurer sends', ask(ZORG, { capacity: 'cak_wanbetalers' }), 'geweigerd VERKEERDE_AFZENDERROL'],
    ['for any other purpose', ask(ZORG_CAK, { purpose: 'voorkomen-afsluiting' }), 'geweigerd GEEN_GRONDSLAG'],
  ]);

  it('starts T1', () => {
    expect(obligationsOf(ZORG_CAK)).toMatchObject({ term: 'T1', marks: [] });
  });
});

describe('a signal about health insurance premiums (Zvw 18a, R6)', () => {
  table([
    ['70 days, payment plan offered', ZORG, 'toegestaan'],
    ['60 days without P8', without(message(ZORG, { arrearsDays: 60 }), 'P8'), 'geweigerd VOORWAARDE_ONTBREEKT:P8'],
    ['59 days without P8: not asked yet', without(message(ZORG, { arrearsDays: 59 }), 'P8'), 'toegestaan'],
    [
      'days unknown, without P8',
      without(message(ZORG, { arrearsDays: null }), 'P8'),
      'geweigerd VOORWAARDE_ONTBREEKT:P8',
    ],
    ['P8 incomplete', attest(ZORG, 'P8', { complete: false }), 'geweigerd VOORWAARDE_ONTBREEKT:P8'],
    ['P8 without particulars', attest(ZORG, 'P8', { complete: undefined }), 'geweigerd VOORWAARDE_ONTBREEKT:P8'],
    ['with a BSN: no basis found (O-2)', message(ZORG, { bsn: 'aanwezig' }), 'geweigerd BSN_NIET_TOEGESTAAN'],
    [
      '30 to 100 days agreed, 29 given',
      terms(message(ZORG, { arrearsDays: 29 }), { minDagen: 30, maxDagen: 100 }),
      'geweigerd ONDER_TERMIJN',
    ],
    [
      '30 to 100 days agreed, 100 given',
      terms(message(ZORG, { arrearsDays: 100 }), { minDagen: 30, maxDagen: 100 }),
      'toegestaan',
    ],
    [
      '30 to 100 days agreed, 101 given',
      terms(message(ZORG, { arrearsDays: 101 }), { minDagen: 30, maxDagen: 100 }),
      'geweigerd BOVEN_TERMIJN',
    ],
    ['the customer refused', attest(ZORG, 'P4', { reaction: 'geweigerd' }), 'geweigerd KLANT_HEEFT_GEWEIGERD'],
    ['not pointed to debt help', without(ZORG, 'P2'), 'geweigerd VOORWAARDE_ONTBREEKT:P2'],
    ['about a company', message(ZORG, { naturalPerson: false }), 'geweigerd GEEN_NATUURLIJK_PERSOON'],
    [
      'with care data (B-09)',
      message(ZORG, { forbiddenFields: ['BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN'] }),
      'geweigerd BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN',
    ],
  ]);
});

it('a premium signal starts T1, and T2 when the insurance ends (Wgs 4(2))', () => {
  expect(obligationsOf(ZORG)).toMatchObject({ term: 'T1', marks: [] });
  expect(obligationsOf(message(ZORG, { crisis: true }))).toMatchObject({ term: 'T2', marks: ['crisis'] });
});

describe('the wrong capacity, team or purpose for arrears (A1)', () => {
  table([
    [
      'an energy supplier sends premium arrears',
      ask(ZORG, { capacity: 'energieleverancier' }),
      'geweigerd VERKEERDE_AFZENDERROL',
    ],
    ['a municipality sends rent arrears', ask(HUUR, { capacity: 'college' }), 'geweigerd VERKEERDE_AFZENDERROL'],
    ['rent arrears to the Wmo team', toTeam(HUUR, 'gemeente.wmo'), 'geweigerd VERKEERDE_ONTVANGER'],
    [
      'rent arrears to another landlord',
      message(toTeam(HUUR, 'corporatie.incasso'), { gemeentecode: null }),
      'geweigerd VERKEERDE_ONTVANGER',
    ],
    [
      'wrong on both sides',
      ask(toTeam(HUUR, 'gemeente.wmo'), { capacity: 'college' }),
      'geweigerd VERKEERDE_AFZENDERROL VERKEERDE_ONTVANGER',
    ],
    ['for another purpose', ask(HUUR, { purpose: 'maatwerkvoorziening' }), 'geweigerd GEEN_GRONDSLAG'],
    ['municipal taxes: no type for it (A5.6)', ask(HUUR, { type: 'belastingachterstand' }), 'geweigerd GEEN_GRONDSLAG'],
  ]);
});
