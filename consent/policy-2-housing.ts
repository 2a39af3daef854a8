/** Policy version 2, added rows: outflow of beschermd wonen and opvang, and what a housing corporation may hear. */
import type { Route } from './policy.ts';
import { P } from './policy-1-shared.ts';
import { BOTH_KINDS, closed, GROUND_ONLY, handover, onConsent } from './policy-2-shared.ts';

const WMO_TEAMS = ['gemeente.wmo', 'gemeente.bwmo_toegang'];

const outflow = { ...handover, type: 'bwmo-uitstroom', dataSet: 'D-WMO', bsn: 'verplicht' } as const;

const toOwnCollege = WMO_TEAMS.map(
  (team): Route => ({
    ...outflow,
    code: 'BWMO-UITSTROOM',
    variants: ['eigen_college'],
    capacity: 'wmo_aanbieder',
    team,
    purpose: 'uitvoering-wmo',
    ground: { kind: 'plicht' },
    basis: {
      sender: ['AVG 6(1)(e)', 'AVG 9(2)(h)', 'AVG 9(2)(g)'],
      receiver: ['AVG 6(1)(e)', 'AVG 9(2)(g)'],
      national: ['Wmo 5.2.2'],
    },
    preconditions: [P('P14')],
    source: 'domain rules A1 BWMO-UITSTROOM; WMO 5.2.2, 5.2.9',
    verify: ['A1: the letter of AVG 9(2) for Wmo providers', 'A3: which data a maatwerkvoorziening needs at its end'],
  }),
);

const OUTSIDE = {
  sender: ['AVG 6(1)(a)', 'AVG 9(2)(a)'],
  receiver: ['AVG 6(1)(e)', 'AVG 9(2)(a)'],
};

/** Outside the closed list of Wmo 5.2.1 only consent opens; a provider's secrecy must be broken as well (R10). */
const toOtherCollege = WMO_TEAMS.flatMap(team =>
  (
    [
      ['wmo_aanbieder', 'uitvoering-wmo'],
      ['wmo_aanbieder', 'warme-overdracht'],
      ['college_wmo', 'warme-overdracht'],
    ] as const
  ).map(
    ([capacity, purpose]): Route => ({
      ...outflow,
      code: 'BWMO-ANDER-COLLEGE',
      variants: ['ander_college'],
      capacity,
      team,
      purpose,
      ground: onConsent(capacity === 'wmo_aanbieder' ? BOTH_KINDS : GROUND_ONLY),
      basis: { ...OUTSIDE, national: ['Wmo 5.2.1'] },
      source: 'domain rules A1 BWMO to another college, G-03; WMO 5.2.1; ruling R10',
      verify: ['G-04: the residence principle (bill 36288) is off; any college may be turned to'],
    }),
  ),
);

const toCareProvider = (['wmo_aanbieder', 'college_wmo'] as const).map(
  (capacity): Route => ({
    ...outflow,
    code: 'BWMO-ZORGAANBIEDER',
    capacity,
    team: 'ggz.zorg',
    purpose: 'warme-overdracht',
    ground: onConsent(capacity === 'wmo_aanbieder' ? BOTH_KINDS : GROUND_ONLY),
    basis: { ...OUTSIDE, national: ['Wmo 5.2.5(2)'] },
    source: 'domain rules A1 BWMO to zorgaanbieder; WMO 5.2.5(2), 5.2.9',
  }),
);

const toCorporation = ['wmo_aanbieder', 'college_wmo'].map(
  (capacity): Route => ({
    ...closed,
    code: 'BWMO-CORPORATIE',
    type: 'bwmo-uitstroom',
    capacity,
    team: 'corporatie.verhuur',
    ground: {
      kind: 'onvoldoende',
      code: 'VERKEERDE_ONTVANGER',
      wayOn:
        'Vraag een woning met een woningvraag, met toestemming: soort woning, dag en contactpersoon, zonder een woord over zorg.',
    },
    basis: { sender: ['AVG 9'], receiver: ['AVG 9'], national: ['Wmo 5.2.1'] },
    source: 'domain rules A1 BWMO to corporatie; rulings A1b WONING',
  }),
);

/** Housing: no BSN, no word about care or justice, so the landlord need not be bound by secrecy. */
const HOUSING_SENDERS = [
  { capacity: 'wmo_aanbieder', ground: onConsent(BOTH_KINDS) },
  { capacity: 'college_wmo', ground: onConsent(GROUND_ONLY) },
  { capacity: 'college_nazorg', ground: onConsent(GROUND_ONLY, true) }, // B-05
] as const;

const housing = {
  ...handover,
  team: 'corporatie.verhuur',
  bsn: 'verboden', // ruling R8
  secrecy: false,
  basis: { sender: ['AVG 6(1)(a)', 'AVG 9(2)(a)'], receiver: ['AVG 6(1)(a)'], national: ['UAVG 22(2)(a)', 'UAVG 46'] },
  verify: ['E-09: the name of the sender can tell of care or detention by itself; the consent must say so'],
} as const;

const housingRequest = HOUSING_SENDERS.map(
  (from): Route => ({
    ...housing,
    ...from,
    code: 'WONING',
    type: 'woningvraag',
    purpose: 'huisvesting',
    dataSet: 'D-WONING',
    source: 'rulings A1b WONING, R8; domain rules D-09',
  }),
);

const absence = HOUSING_SENDERS.map(
  (from): Route => ({
    ...housing,
    ...from,
    code: 'AFWEZIG',
    type: 'afwezigheid',
    purpose: 'behoud-woning',
    dataSet: 'D-AFWEZIG',
    source: 'rulings A1b AFWEZIG, R8; domain rules D-09, E-09',
  }),
);

export const HOUSING_ROUTES: readonly Route[] = [
  ...toOwnCollege,
  ...toOtherCollege,
  ...toCareProvider,
  ...toCorporation,
  ...housingRequest,
  ...absence,
];
