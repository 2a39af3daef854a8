/** The policies that this software brings, oldest first. Which of them an installation takes, its administrators approve. */
import type { PolicyDocument } from './policy.ts';
import { POLICY_1 } from './policy-1.ts';
import { POLICY_2 } from './policy-2.ts';

export const NEWEST_POLICY: PolicyDocument = POLICY_2;
export const POLICIES: readonly PolicyDocument[] = [POLICY_1, NEWEST_POLICY];
