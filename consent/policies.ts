/** The policies that this software brings, oldest first. Which of them an installation takes, its administrators approve. */
import type { PolicyDocument } from './policy.ts';
import { POLICY_1 } from './policy-1.ts';
import { POLICY_2 } from './policy-2.ts';
import { POLICY_3 } from './policy-3.ts';

export const NEWEST_POLICY: PolicyDocument = POLICY_3;
export const POLICIES: readonly PolicyDocument[] = [POLICY_1, POLICY_2, NEWEST_POLICY];
