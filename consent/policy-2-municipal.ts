/**
 * Policy version 2, added rows: data that a municipality uses again in another field of its own, between local team and
 * regional access, between municipalities at a move, and from a care provider to participatie.
 */
import type { Route } from './policy.ts';
import { P } from './policy-1-shared.ts';
import { BOTH_KINDS, GROUND_ONLY, handover, onConsent } from './policy-2-shared.ts';

const PUBLIC_TASK = { sender: ['AVG 6(1)(e)'], receiver: ['AVG 6(1)(e)'] };
/** R8: no basis is configured for the BSN from participatie and jeugd. */
const bsnFrom = (capacity: string) =>
  capacity === 'college_participatie' || capacity === 'college_jeugd' ? 'verboden' : 'toegestaan';

/** B-08: to debt help without consent where necessary; the same team, whoever carries it out (A5.9). */
const toSchuldhulp = ['college_wmo', 'college_participatie', 'college_jeugd'].map(
  (capacity): Route => ({
    ...handover,
    code: 'HERGEBRUIK-WGS',
    type: 'hergebruik-schuldhulp',
    capacity,
    team: 'gemeente.schuldhulp',
    purpose: 'schuldhulpverlening',
    ground: { kind: 'plicht' },
    basis: { ...PUBLIC_TASK, national: ['Wgs 8d'] },
    preconditions: [P('P15')],
    dataSet: 'D-WGS',
    bsn: bsnFrom(capacity),
    secrecy: false,
    withinMunicipality: true,
    term: { normal: 'geen', crisis: 'geen' },
    source: 'domain rules A1 WMO/PW/Jeugd to WGS, B-08; WGS 8d; ruling R8',
    verify: ['R8: BSN from participatie and jeugd to schuldhulp'],
  }),
);

/** B-08: the other way round only with explicit consent. */
const toWmo = ['college_schuldhulp', 'college_participatie', 'college_jeugd'].map(
  (capacity): Route => ({
    ...handover,
    code: 'HERGEBRUIK-WMO',
    type: 'hergebruik-wmo',
    capacity,
    team: 'gemeente.wmo',
    purpose: 'maatwerkvoorziening',
    ground: onConsent(GROUND_ONLY),
    basis: { ...PUBLIC_TASK, national: ['Wmo 5.1.1(4)'] },
    dataSet: 'D-WMO',
    bsn: bsnFrom(capacity),
    withinMunicipality: true,
    source: 'domain rules A1 WGS to WMO, B-08; WMO 5.1.1(4); ruling R8',
    verify: ['B-08: consent is a safeguard here, beside the public task'],
  }),
);

const access = {
  ...handover,
  type: 'toegang-onderzoek',
  capacity: 'college_wmo',
  team: 'gemeente.bwmo_toegang',
  purpose: 'maatwerkvoorziening',
  dataSet: 'D-WMO',
} as const;

const ACCESS_ROUTES: readonly Route[] = [
  {
    ...access,
    code: 'TOEGANG-MANDAAT',
    variants: ['mandaat'],
    ground: { kind: 'plicht' },
    basis: { ...PUBLIC_TASK, national: ['Awb 10:1', 'Wmo 5.1.1'] },
    withinMunicipality: true,
    source: 'rulings A1b TOEGANG; domain rules G-05',
    verify: ['A1b: the article of the mandate, and whether each region has one'],
  },
  {
    ...access,
    code: 'TOEGANG',
    variants: ['toestemming'],
    ground: onConsent(GROUND_ONLY),
    basis: { sender: ['AVG 6(1)(a)', 'AVG 9(2)(a)'], receiver: ['AVG 6(1)(e)'], national: ['Wmo 5.2.1'] },
    source: 'rulings A1b TOEGANG; domain rules G-05',
    verify: ['A1b: the whole row is ours and to be confirmed'],
  },
];

const MOVES = [
  ['college_schuldhulp', 'gemeente.schuldhulp'],
  ['college_wmo', 'gemeente.wmo'],
  ['college_participatie', 'gemeente.participatie'],
] as const;

const moving = MOVES.map(
  ([capacity, team]): Route => ({
    ...handover,
    code: 'VERHUIZING',
    type: 'verhuizing',
    capacity,
    team,
    purpose: 'voortzetting-hulp',
    ground: onConsent(GROUND_ONLY),
    basis: { sender: ['AVG 6(1)(a)'], receiver: ['AVG 6(1)(e)'], national: ['Wmo 5.2.1', 'Wgs 3'] },
    dataSet: 'D-VERHUIZING',
    bsn: bsnFrom(capacity),
    secrecy: false,
    source: 'rulings A1b VERHUIZING, R8; domain rules G-07',
    verify: ['A1b: the whole row is ours and to be confirmed'],
  }),
);

const admission = ['zorgaanbieder_zvw', 'wmo_aanbieder'].map(
  (capacity): Route => ({
    ...handover,
    code: 'OPNAME',
    type: 'opname',
    capacity,
    team: 'gemeente.participatie',
    purpose: 'uitkering',
    ground: onConsent(BOTH_KINDS),
    basis: {
      sender: ['AVG 6(1)(a)', 'AVG 9(2)(a)'],
      receiver: ['AVG 6(1)(e)', 'AVG 9(2)(a)'],
      national: ['BW 7:457', 'UAVG 22(2)(a)'],
    },
    dataSet: 'D-OPNAME',
    bsn: 'verboden', // ruling R8
    source: 'rulings A1b OPNAME, R8; domain rules E-09',
    verify: ['A1b: the whole row is ours and to be confirmed'],
  }),
);

export const MUNICIPAL_ROUTES: readonly Route[] = [
  ...toSchuldhulp,
  ...toWmo,
  ...ACCESS_ROUTES,
  ...moving,
  ...admission,
];
