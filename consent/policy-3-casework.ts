/** Policy version 3, added rows: what leaves casework: feedback, a request for maatwerk and its answer, the delivery to CBS. */
import type { Route } from './policy.ts';
import { P } from './policy-1-shared.ts';
import { GROUND_ONLY, handover, onConsent } from './policy-2-shared.ts';

/** None of these starts a term, and no team behind them needs to be bound by secrecy: no health data travel here. */
const casework = { ...handover, secrecy: false, term: { normal: 'geen', crisis: 'geen' } } as const;

const OURS = 'A1b: the whole row is ours and to be confirmed';

/** Every kind of team that sends signals about arrears. */
const SIGNAL_SENDERS = [
  'corporatie.incasso',
  'energie.incasso',
  'water.incasso',
  'zorgverzekeraar.premie',
  'cak.wanbetalers',
  'cak.eigen_bijdrage',
  'hypotheek.incasso',
  'duo.inning',
  'belastingdienst.inning',
  'toeslagen.inning',
] as const;

const feedback = {
  ...casework,
  type: 'terugkoppeling',
  capacity: 'college_schuldhulp',
  purpose: 'terugkoppeling',
  dataSet: 'D-TERUG',
  bsn: 'verboden',
  refersTo: 'signaal',
} as const;

const feedbackTo = (team: string): readonly Route[] => [
  {
    ...feedback,
    team,
    code: 'TERUGKOPPELING',
    variants: ['woord'],
    ground: { kind: 'plicht' },
    basis: { sender: ['AVG 6(1)(e)'], receiver: ['AVG 6(1)(c)', 'AVG 6(1)(f)'], national: ['Wgs 3(1)(b)'] },
    source: 'rulings A1b TERUGKOPPELING; domain rules D-F1, D-F2, D-F4',
    verify: ['O-5: which words the supervisor thinks necessary for the sender of a signal', OURS],
  },
  {
    ...feedback,
    team,
    code: 'TERUGKOPPELING-RESULTAAT',
    variants: ['resultaat_toestemming'],
    ground: onConsent(GROUND_ONLY),
    basis: { sender: ['AVG 6(1)(a)'], receiver: ['AVG 6(1)(a)'], national: ['Wgs 3(1)(b)'] },
    source: 'rulings A1b TERUGKOPPELING; domain rules D-F3',
    verify: [OURS],
  },
  {
    ...feedback,
    team,
    code: 'TERUGKOPPELING-OVEREENKOMST',
    variants: ['resultaat_overeenkomst'],
    ground: { kind: 'plicht' },
    basis: { sender: ['AVG 6(1)(e)'], receiver: ['AVG 6(1)(b)', 'AVG 6(1)(f)'], national: ['Wgs 3(1)'] },
    preconditions: [P('P16')],
    source: 'rulings A1b TERUGKOPPELING; domain rules D-F3',
    verify: ['D-F3: which agreements on debt help require that the creditor hears a result', OURS],
  },
];

/** Who collects, by kind of team, and the capacity in which it answers. */
const COLLECTORS = [
  ['cak.wanbetalers', 'cak_wanbetalers', 'Zvw 18c'],
  ['cak.eigen_bijdrage', 'cak_eigen_bijdrage', 'Wmo 2.1.4'],
  ['cjib.inning', 'cjib', 'Wahv'],
  ['belastingdienst.inning', 'belastingdienst', 'Invorderingswet 1990'],
] as const;

const maatwerk = {
  ...casework,
  purpose: 'betalingsmaatwerk',
  bsn: 'verboden', // ruling R8
  ground: onConsent(GROUND_ONLY),
  verify: [OURS],
} as const;

const requests = COLLECTORS.map(
  ([team, _, law]): Route => ({
    ...maatwerk,
    code: 'MAATWERK',
    type: 'maatwerkverzoek',
    capacity: 'college_schuldhulp',
    team,
    basis: { sender: ['AVG 6(1)(a)'], receiver: ['AVG 6(1)(e)'], national: ['Wgs 3(1)', law] },
    dataSet: 'D-MAATWERK',
    source: 'rulings A1b MAATWERK, R8',
  }),
);

/** An answer rests on the consent of the request: whoever withdraws stops both. */
const answers = COLLECTORS.map(
  ([_, capacity, law]): Route => ({
    ...maatwerk,
    code: 'MAATWERK-ANTWOORD',
    type: 'maatwerkantwoord',
    capacity,
    team: 'gemeente.schuldhulp',
    basis: { sender: ['AVG 6(1)(a)', 'AVG 6(1)(e)'], receiver: ['AVG 6(1)(e)'], national: [law, 'Wgs 3(1)'] },
    dataSet: 'D-MAATWERK',
    refersTo: 'verzoek',
    source: 'rulings A1b MAATWERK, R8',
  }),
);

const statistics: Route = {
  ...casework,
  code: 'CBS-DDAS',
  type: 'ddas-levering',
  capacity: 'college_schuldhulp',
  team: 'cbs.statistiek',
  purpose: 'statistiek',
  ground: { kind: 'plicht' },
  basis: { sender: ['AVG 6(1)(e)', 'AVG 89'], receiver: ['AVG 6(1)(e)', 'AVG 89'], national: ['CBS-wet 33'] },
  dataSet: 'D-DDAS',
  bsn: 'toegestaan', // ruling R8
  source: 'rulings A1b CBS-DDAS, R8; DDAS v0.9',
  verify: ['A1b: the article of the CBS-wet that asks municipalities for vroegsignalering', OURS],
};

export const CASEWORK_ROUTES: readonly Route[] = [
  ...SIGNAL_SENDERS.flatMap(feedbackTo),
  ...requests,
  ...answers,
  statistics,
];
