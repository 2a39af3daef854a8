/** Policy version 3: every row of version 2 as it was, and what leaves the casework of a municipality (ADR 0018, 0030). */
import type { PolicyDocument } from './policy.ts';
import { POLICY_2 } from './policy-2.ts';
import { CASEWORK_ROUTES } from './policy-3-casework.ts';

export const POLICY_3: PolicyDocument = {
  version: 3,
  title: 'Beleid 2, met terugkoppeling, maatwerk en de levering aan het CBS',
  routes: [...POLICY_2.routes, ...CASEWORK_ROUTES],
};
