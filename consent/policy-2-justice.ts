/** Policy version 2, added rows: ISD, reclassering, and detention to a landlord, which stays closed. */
import type { Route } from './policy.ts';
import { P } from './policy-1-shared.ts';
import { closed, GROUND_ONLY, handover, onConsent } from './policy-2-shared.ts';

const JUSTICE_RETENTION = { bodyDays: 30, entryYears: 5 }; // Wjsg 51c(4) asks at least 4; the general term holds

const isd: Route = {
  ...handover,
  code: 'ISD-LAATSTE-FASE',
  type: 'isd-laatste-fase',
  capacity: 'directeur_pi',
  team: 'gemeente.nazorg',
  purpose: 'laatste-fase',
  ground: { kind: 'plicht' },
  basis: {
    sender: ['AVG 6(1)(e)', 'AVG 6(1)(c)', 'AVG 10'],
    receiver: ['AVG 6(1)(e)', 'AVG 10'],
    national: ['Pbw 18c', 'Penitentiaire maatregel 44e–44q'],
  },
  preconditions: [P('P11')],
  dataSet: 'D-DET',
  term: { normal: 'T3', crisis: 'T3' },
  retention: JUSTICE_RETENTION,
  source: 'domain rules A1 ISD-LAATSTE-FASE, E-06; PBW 18c, PM 44e–44q',
  verify: ['O-4, E-06: which parts of the verblijfsplan may travel'],
};

const reclassering = {
  ...handover,
  type: 'reclassering-overdracht',
  capacity: 'reclassering',
  purpose: 're-integratie',
  dataSet: 'D-DET-MIN',
  retention: JUSTICE_RETENTION,
} as const satisfies Partial<Route>;

const RECLASSERING_TEAMS = ['gemeente.nazorg', 'gemeente.wmo'];

const reclasseringOnConsent = RECLASSERING_TEAMS.map(
  (team): Route => ({
    ...reclassering,
    code: 'RECLASSERING',
    variants: ['toestemming'],
    team,
    ground: onConsent(GROUND_ONLY, true), // B-05: freedom under supervision is doubtful
    basis: {
      sender: ['AVG 6(1)(a)', 'AVG 10'],
      receiver: ['AVG 6(1)(e)', 'AVG 10'],
      national: ['UAVG 32(a)'],
    },
    bsn: 'verboden', // ruling R8
    source: 'domain rules A1 RECLASSERING, B-05; UAVG 32(a); ruling R8',
    verify: ['O-4: own statutory basis of reclassering outside the D&R plan'],
  }),
);

const reclasseringInPlan = RECLASSERING_TEAMS.map(
  (team): Route => ({
    ...reclassering,
    code: 'RECLASSERING-DR',
    variants: ['dr_plan'],
    team,
    ground: { kind: 'plicht' },
    basis: { sender: ['AVG 6(1)(e)', 'AVG 10'], receiver: ['AVG 6(1)(e)', 'AVG 10'], national: ['Pbw 18a', 'UAVG 33'] },
    preconditions: [P('P11')],
    source: 'domain rules A1 RECLASSERING; PBW 18a; ruling R8',
    verify: ['A1: whether Pbw 18a also opens the way from reclassering to the Wmo team'],
  }),
);

const detentionToLandlord = ['corporatie.incasso', 'corporatie.verhuur'].map(
  (team): Route => ({
    ...closed,
    code: 'DET-VERHUURDER',
    type: 'detentie-uitstroom',
    capacity: 'directeur_pi',
    team,
    ground: {
      kind: 'onvoldoende',
      code: 'VERKEERDE_ONTVANGER',
      wayOn:
        'De gemeente (nazorg) regelt de woning. Met toestemming kan de verhuurder een bericht van afwezigheid krijgen: afwezig tot, en een contactpersoon.',
    },
    basis: { sender: ['AVG 10'], receiver: ['AVG 10'], national: ['Pbw 18a'] },
    source: 'domain rules S19, D-09, E-09; PBW 18a names the college',
  }),
);

export const JUSTICE_ROUTES: readonly Route[] = [
  isd,
  ...reclasseringOnConsent,
  ...reclasseringInPlan,
  ...detentionToLandlord,
];
