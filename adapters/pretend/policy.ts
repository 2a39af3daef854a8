/**
 * The policies of the practice region: those that are shipped, with made-up pairs designated for the experiments. Who really is
 * designated stands in the Tijdelijke regeling signaal betalingsachterstanden; none of it is copied here.
 */
import type { Designation } from '../../consent/experiments.ts';
import type { PolicyDocument } from '../../consent/policy.ts';
import { POLICY_1 } from '../../consent/policy-1.ts';
import { withDesignations } from '../../consent/policy-1-experiments.ts';
import { POLICY_2 } from '../../consent/policy-2.ts';
import { POLICY_3 } from '../../consent/policy-3.ts';
import { PRETEND_REGION } from './region.ts';

/** One after the other, none longer than five years (Wgs 10), so that practice does not end with one of them. */
const PERIODS = [2025, 2030, 2035, 2040, 2045].map(year => ({
  geldigVan: `${year}-01-01`,
  geldigTot: `${year + 4}-12-31`,
}));

const designated = (map: string, ...gemeentecodes: readonly string[]): readonly Designation[] => {
  const creditor = PRETEND_REGION.find(one => one.map === map);
  if (creditor === undefined) throw new RangeError(`Cannot designate ${map}: no such organisation`);
  return gemeentecodes.flatMap(gemeentecode =>
    PERIODS.map(validity => ({ senderOin: creditor.oin, gemeentecode, validity, source: 'oefenregio, verzonnen' })),
  );
};

const UTRECHT = '0344';
const S_HERTOGENBOSCH = '0796';

const PAIRS: Readonly<Record<string, readonly Designation[]>> = {
  'EXP-HYPOTHEEK': designated('hypotheekbank-de-sluiswaard', UTRECHT, S_HERTOGENBOSCH),
  'EXP-DUO': designated('duo', UTRECHT),
  'EXP-CAK-EB': designated('cak', UTRECHT),
  'EXP-BD': designated('belastingdienst', UTRECHT),
  'EXP-TOESLAGEN': designated('dienst-toeslagen', UTRECHT),
};

export const PRETEND_POLICY: PolicyDocument = withDesignations(POLICY_1, PAIRS);

/** Each version with its first day; a region that already runs gets the next beside what it has (ADR 0018). */
export const PRETEND_POLICIES: readonly { readonly document: PolicyDocument; readonly geldigVan: string }[] = [
  { document: PRETEND_POLICY, geldigVan: '2021-01-01' },
  { document: withDesignations(POLICY_2, PAIRS), geldigVan: '2026-01-01' },
  { document: withDesignations(POLICY_3, PAIRS), geldigVan: '2026-07-01' },
];
