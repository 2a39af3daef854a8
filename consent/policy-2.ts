/**
 * Policy version 2: every row of version 1 as it was, and the rest of matrix A1 and A1b that needs no casework. Version 1
 * stays as it is: a policy version is never edited (ADR 0018).
 */
import type { PolicyDocument } from './policy.ts';
import { POLICY_1 } from './policy-1.ts';
import { CLOSED_ROUTES } from './policy-2-closed.ts';
import { HOUSING_ROUTES } from './policy-2-housing.ts';
import { JUSTICE_ROUTES } from './policy-2-justice.ts';
import { MUNICIPAL_ROUTES } from './policy-2-municipal.ts';

export const POLICY_2: PolicyDocument = {
  version: 2,
  title: 'Beleid 1, met reclassering, beschermd wonen en opvang, huisvesting en hergebruik binnen de gemeente',
  routes: [...POLICY_1.routes, ...JUSTICE_ROUTES, ...HOUSING_ROUTES, ...MUNICIPAL_ROUTES, ...CLOSED_ROUTES],
};
