/**
 * Policy version 1: the rows of matrix A1 for experiments (Wgs 10). Thresholds are the law's; nobody is designated here,
 * so every row is closed until the policy of an installation names who may send to whom, and when (A5.5, P10).
 */
import type { Designation } from './experiments.ts';
import type { PolicyDocument, Route } from './policy.ts';
import { FIRST_FOUR, P, toSchuldhulp } from './policy-1-shared.ts';

const TEMPORARY_RULES = 'Tijdelijke regeling signaal betalingsachterstanden';

const experiment = {
  ...toSchuldhulp,
  preconditions: [...FIRST_FOUR, P('P10')],
  term: { normal: 'T1', crisis: 'T1' },
  verify: ['A5.5: designated pairs and their days, and the text in force, were not read in full'],
} as const satisfies Partial<Route>;

const experimentBasis = (article: string): Route['basis'] => ({
  sender: ['AVG 6(1)(c)', 'AVG 6(1)(e)'],
  receiver: ['AVG 6(1)(e)', 'AVG 6(1)(c)'],
  national: ['Wgs 10', `${TEMPORARY_RULES} ${article}`],
});

const hypotheek: Route = {
  ...experiment,
  code: 'EXP-HYPOTHEEK',
  type: 'hypotheekachterstand',
  capacity: 'hypotheekverstrekker',
  basis: experimentBasis('2.2'),
  experiment: { minEuro: null, designations: [] },
  source: 'domain rules A1 EXP-HYPOTHEEK, A5.5; TIJD 2.2',
};

const studieschuld: Route = {
  ...experiment,
  code: 'EXP-DUO',
  type: 'studieschuldachterstand',
  capacity: 'duo',
  basis: experimentBasis('2.3'),
  experiment: { minEuro: 270, designations: [] },
  source: 'domain rules A1 EXP-DUO, A5.5, D-04; TIJD 2.3',
};

const eigenBijdrage: Route = {
  ...experiment,
  code: 'EXP-CAK-EB',
  type: 'eigenbijdrageachterstand',
  capacity: 'cak_eigen_bijdrage',
  basis: experimentBasis('2.4'),
  bsn: 'verboden', // ruling R8
  minMonths: 5,
  experiment: { minEuro: 100, designations: [] },
  source: 'domain rules A1 EXP-CAK-EB, A5.5; TIJD 2.4; ruling R8',
};

const rijksbelasting: Route = {
  ...experiment,
  code: 'EXP-BD',
  type: 'rijksbelastingachterstand',
  capacity: 'belastingdienst',
  basis: experimentBasis('2.5'),
  experiment: { minEuro: 600, designations: [] },
  source: 'domain rules A1 EXP-BD, A5.5; TIJD 2.5',
};

const toeslag: Route = {
  ...experiment,
  code: 'EXP-TOESLAGEN',
  type: 'toeslagachterstand',
  capacity: 'toeslagen',
  basis: experimentBasis('2.5'),
  experiment: { minEuro: null, designations: [] },
  source: 'domain rules A1 EXP-TOESLAGEN, A5.5; TIJD 2.5',
};

export const EXPERIMENT_ROUTES: readonly Route[] = [hypotheek, studieschuld, eigenBijdrage, rijksbelasting, toeslag];

/**
 * The same policy with pairs designated for its experiments, by code of the route.
 * @throws RangeError when a code is not that of an experiment: a pair must not get lost in silence
 */
export function withDesignations(
  document: PolicyDocument,
  pairs: Readonly<Record<string, readonly Designation[]>>,
): PolicyDocument {
  const known = document.routes.filter(route => route.experiment !== undefined).map(route => route.code);
  const unknown = Object.keys(pairs).filter(code => !known.includes(code));
  if (unknown.length > 0) throw new RangeError(`Cannot designate for ${unknown.join(', ')}: no such experiment`);
  return {
    ...document,
    routes: document.routes.map(route =>
      route.experiment === undefined || !Object.hasOwn(pairs, route.code)
        ? route
        : { ...route, experiment: { ...route.experiment, designations: pairs[route.code]! } },
    ),
  };
}
