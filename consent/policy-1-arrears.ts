/** Policy version 1: the rows of matrix A1 for arrears (HUUR, ENERGIE, WATER, ZORG, ZORG-CAK). */
import type { Route } from './policy.ts';
import { FIRST_FOUR, P, toSchuldhulp } from './policy-1-shared.ts';

const ARREARS_BASIS = {
  sender: ['AVG 6(1)(c)'],
  receiver: ['AVG 6(1)(e)', 'AVG 6(1)(c)'],
};

const huur: Route = {
  ...toSchuldhulp,
  code: 'HUUR',
  type: 'huurachterstand',
  capacity: 'verhuurder',
  basis: { ...ARREARS_BASIS, national: ['Wgs 3(1)(b)', 'Wgs 8(1)', 'Wgs 8b', 'Bgs 2', 'Bgs 3'] },
  preconditions: FIRST_FOUR,
  source: 'domain rules A1 HUUR; WGS, BGS',
};

const ENERGY_BASIS = {
  ...ARREARS_BASIS,
  national: ['Wgs 3(1)(b)', 'Wgs 8(1)', 'Wgs 8b', 'Bgs 3', 'Energiewet', 'Energieregeling'],
};
const ENERGY_VERIFY = ['O-3: Energieregeling article numbers, reminder count, refusal and 20-day rule after 1-1-2026'];

const energieFirst: Route = {
  ...toSchuldhulp,
  code: 'ENERGIE-1',
  type: 'energieachterstand',
  variants: ['eerste'],
  capacity: 'energieleverancier',
  basis: ENERGY_BASIS,
  preconditions: [...FIRST_FOUR, P('P5')],
  termLimits: 'nooit', // A5.8: must be followed up even outside the convenant term
  source: 'domain rules A1 ENERGIE-1; NVVK-2026',
  verify: ENERGY_VERIFY,
};

const energieLater: Route = {
  ...energieFirst,
  code: 'ENERGIE-2',
  variants: ['bijgewerkt', 'eindelevering'],
  purpose: 'voorkomen-afsluiting',
  preconditions: [...FIRST_FOUR, P('P5'), P('P6', { variants: ['eindelevering'] }), P('P7')],
  source: 'domain rules A1 ENERGIE-2, A5.2; NVVK-2026, DIVOSA-2023',
  verify: [...ENERGY_VERIFY, 'A5.2: whether a refusal (P4) also blocks an eindeleveringssignaal; treated as blocking'],
};

const drinkwater: Route = {
  ...toSchuldhulp,
  code: 'WATER',
  type: 'drinkwaterachterstand',
  capacity: 'drinkwaterbedrijf',
  basis: {
    ...ARREARS_BASIS,
    national: [
      'Wgs 3(1)(b)',
      'Wgs 8(1)',
      'Wgs 8b',
      'Bgs 3',
      'Drinkwaterwet 9',
      'Regeling afsluitbeleid drinkwater 3–5',
    ],
  },
  preconditions: FIRST_FOUR, // A5.3: the company shall pass it on after no reaction, unless explicitly refused
  termLimits: 'nooit', // A5.8, R7
  source: 'domain rules A1 WATER, A5.3, A5.8; WATER-2018',
};

const drinkwaterCutOff: Route = { ...drinkwater, purpose: 'voorkomen-afsluiting' };

const zorgpremie: Route = {
  ...toSchuldhulp,
  code: 'ZORG',
  type: 'zorgpremieachterstand',
  capacity: 'zorgverzekeraar_premie',
  basis: { ...ARREARS_BASIS, national: ['Wgs 3(1)(b)', 'Wgs 8(1)', 'Bgs 3', 'Zvw 18a'] },
  preconditions: [...FIRST_FOUR, P('P8', { fromDays: 60 })],
  source: 'domain rules A1 ZORG; ZVW 18a; ruling R6',
  verify: ['O-2: literal basis, refusal and BSN position for zorgverzekeraar to gemeente'],
};

const zorgpremieCak: Route = {
  ...toSchuldhulp,
  code: 'ZORG-CAK',
  type: 'zorgpremie-wanbetaler',
  capacity: 'cak_wanbetalers',
  ground: { kind: 'plicht' },
  basis: {
    sender: ['AVG 6(1)(c)', 'AVG 6(1)(e)'],
    receiver: ['AVG 6(1)(e)', 'AVG 6(1)(c)'],
    national: ['Zvw 18c–18g', 'Wgs 8(1)'],
  },
  preconditions: [P('P9')],
  bsn: 'toegestaan', // Zvw 18g
  minMonths: 6,
  term: { normal: 'T1', crisis: 'T1' },
  source: 'domain rules A1 ZORG-CAK; ZVW 18c-18g; ruling R6',
  verify: ['O-2: literal basis for CAK to gemeente, and whether a refusal blocks; no refusal is asked'],
};

const zorgpremieCakExit: Route = { ...zorgpremieCak, purpose: 'uitstroom-wanbetalersregeling' };

export const ARREARS_ROUTES: readonly Route[] = [
  huur,
  energieFirst,
  energieLater,
  drinkwater,
  drinkwaterCutOff,
  zorgpremie,
  zorgpremieCak,
  zorgpremieCakExit,
];
