/** What rows that policy 2 adds have in common; on top of what rows of policy 1 share. */
import type { ConsentKind, Ground, Route } from './policy.ts';
import { BODY_DAYS, ENTRY_YEARS, FROM_START } from './policy-1-shared.ts';

/** A handover or announcement: no days of arrears, a team bound by secrecy, the target term for an answer. */
export const handover = {
  variants: null,
  preconditions: [],
  bsn: 'toegestaan',
  secrecy: true,
  termLimits: 'nooit',
  term: { normal: 'T4', crisis: 'T4' },
  retention: { bodyDays: BODY_DAYS, entryYears: ENTRY_YEARS },
  validity: FROM_START,
  verify: [],
} as const satisfies Partial<Route>;

/** A row that stays closed, whoever asks, to whichever team. */
export const closed = {
  ...handover,
  capacity: null,
  team: null,
  purpose: null,
  dataSet: '-',
  bsn: 'verboden',
  retention: { bodyDays: 0, entryYears: ENTRY_YEARS },
} as const satisfies Partial<Route>;

export const onConsent = (consentKinds: readonly ConsentKind[], freedomCheck = false): Ground => ({
  kind: 'toestemming',
  consentKinds,
  freedomCheck,
});

/** R10: who is bound by professional secrecy needs that broken as well; a college does not. */
export const BOTH_KINDS: readonly ConsentKind[] = ['avg_grondslag', 'doorbreking_beroepsgeheim'];
export const GROUND_ONLY: readonly ConsentKind[] = ['avg_grondslag'];
