/**
 * Policy version 1: the rows of matrix A1 for the message types this gateway carries now. Arrears and experiments stand
 * beside this file. Amounts, terms and windows that a partner may set stand in agreements, not here.
 */
import type { PolicyDocument, Route } from './policy.ts';
import { ARREARS_ROUTES } from './policy-1-arrears.ts';
import { EXPERIMENT_ROUTES } from './policy-1-experiments.ts';
import { BODY_DAYS, ENTRY_YEARS, FROM_START, P } from './policy-1-shared.ts';

const JUSTICE_ENTRY_YEARS = 5; // Wjsg 51c(4) asks at least 4; the longer general term holds

const HANDOVER_TERM = { normal: 'T4', crisis: 'T4' };
const DETENTION_TERM = { normal: 'T3', crisis: 'T3' };

const closed = {
  variants: null,
  purpose: null,
  preconditions: [],
  dataSet: '-',
  bsn: 'verboden',
  secrecy: true,
  termLimits: 'nooit',
  term: HANDOVER_TERM,
  retention: { bodyDays: 0, entryYears: ENTRY_YEARS },
  validity: FROM_START,
  verify: [],
} as const satisfies Partial<Route>;

const detentie: Route = {
  code: 'DET-UITSTROOM',
  type: 'detentie-uitstroom',
  variants: null,
  capacity: 'directeur_pi',
  team: 'gemeente.nazorg',
  purpose: 're-integratie',
  ground: { kind: 'plicht' },
  basis: {
    sender: ['AVG 6(1)(e)', 'AVG 10'],
    receiver: ['AVG 6(1)(e)', 'AVG 10'],
    national: ['Pbw 18a', 'Wjsg 51c(2)(c)', 'UAVG 33'],
  },
  preconditions: [P('P11')],
  dataSet: 'D-DET',
  bsn: 'toegestaan',
  secrecy: true,
  termLimits: 'nooit',
  term: DETENTION_TERM,
  retention: { bodyDays: BODY_DAYS, entryYears: JUSTICE_ENTRY_YEARS },
  validity: { geldigVan: '2021-07-01' },
  source: 'domain rules A1 DET-UITSTROOM, G-06, L-06; PBW, WJSG',
  verify: ['O-4, D-06: exact data set of Stb 2021, 251 was not read', 'A4: BSN by DJI towards public bodies'],
};

const detentieRisk: Route = {
  ...closed,
  code: 'DET-RISICO',
  type: 'detentie-uitstroom',
  capacity: 'directeur_pi',
  team: 'gemeente.burgemeester',
  ground: {
    kind: 'onvoldoende',
    code: 'VERKEERDE_ONTVANGER',
    wayOn: 'Risico-informatie voor de burgemeester loopt via de eigen weg (BIJ, Pbw 18b), niet via dit kanaal.',
  },
  basis: { sender: ['AVG 10'], receiver: ['AVG 10'], national: ['Pbw 18b'] },
  source: 'domain rules A1 DET-RISICO',
};

const GGZ_BASIS = {
  sender: ['AVG 9(2)(a)', 'AVG 9(2)(h)'],
  receiver: ['AVG 6(1)(e)', 'AVG 9(2)(h)'],
  national: ['BW 7:457', 'Wet BIG 88', 'Wmo 5.2.5(1)', 'Wmo 5.1.1(5)(a)'],
};

const ggzToWmo: Route = {
  code: 'GGZ-ONTSLAG',
  type: 'ggz-ontslag',
  variants: null,
  capacity: 'zorgaanbieder_zvw',
  team: 'gemeente.wmo',
  purpose: 'maatwerkvoorziening',
  ground: { kind: 'toestemming', consentKinds: ['avg_grondslag', 'doorbreking_beroepsgeheim'], freedomCheck: false },
  basis: GGZ_BASIS,
  preconditions: [P('P12')],
  dataSet: 'D-GGZ',
  bsn: 'verplicht',
  secrecy: true,
  termLimits: 'nooit',
  term: HANDOVER_TERM,
  retention: { bodyDays: BODY_DAYS, entryYears: ENTRY_YEARS },
  validity: FROM_START,
  source: 'domain rules A1 GGZ-ONTSLAG, B-02, B-06; WMO 5.2.5, BW7 457',
  verify: ['B-13: consent of 12 to 15 year olds'],
};

const ggzToAccess: Route = { ...ggzToWmo, team: 'gemeente.bwmo_toegang' };

const ggzForDebts: Route = {
  ...closed,
  code: 'GGZ-SCHULDEN',
  type: 'ggz-ontslag',
  capacity: 'zorgaanbieder_zvw',
  team: 'gemeente.schuldhulp',
  ground: {
    kind: 'onvoldoende',
    code: 'VERKEERDE_ONTVANGER',
    wayOn:
      'Vraagt de cliënt zelf om hulp bij schulden, meld dat dan met toestemming bij het Wmo-team, of help de cliënt zich zelf te melden.',
  },
  basis: { sender: ['AVG 9'], receiver: ['AVG 9'], national: ['Wgs 8b'] },
  source: 'domain rules A1 GGZ to anyone for debts, B-09; AP-WGS',
};

const wvggz: Route = {
  code: 'GGZ-ONTSLAG-WVGGZ',
  type: 'wvggz-beeindiging',
  variants: null,
  capacity: 'geneesheer_directeur',
  team: 'gemeente.wmo',
  purpose: 'deelname-samenleving',
  ground: { kind: 'plicht' },
  basis: {
    sender: ['AVG 6(1)(e)', 'AVG 6(1)(c)', 'AVG 9(2)(g)', 'AVG 9(2)(h)'],
    receiver: ['AVG 6(1)(e)', 'AVG 9(2)(g)'],
    national: ['Wvggz 8:18(11)'],
  },
  preconditions: [P('P13')],
  dataSet: 'D-WVGGZ',
  bsn: 'toegestaan', // ruling R8
  secrecy: true,
  termLimits: 'nooit',
  term: HANDOVER_TERM,
  retention: { bodyDays: BODY_DAYS, entryYears: ENTRY_YEARS },
  validity: FROM_START,
  source: 'domain rules A1 GGZ-ONTSLAG-WVGGZ; WVGGZ 8:18(11)',
  verify: ['A1: the letter of AVG 9(2)', 'D-WVGGZ is our reading of what essential conditions need'],
};

export const POLICY_1: PolicyDocument = {
  version: 1,
  title: 'Vroegsignalering, uitstroom uit detentie en ontslag uit de ggz',
  routes: [...ARREARS_ROUTES, ...EXPERIMENT_ROUTES, detentie, detentieRisk, ggzToWmo, ggzToAccess, ggzForDebts, wvggz],
};
