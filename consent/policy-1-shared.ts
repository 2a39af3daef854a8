/** What rows of policy 1 have in common: first day, retention, and how a precondition is written down. */
import type { Precondition, Route } from './policy.ts';

export const FROM_START = { geldigVan: '2021-01-01' };
export const ENTRY_YEARS = 5; // A7: disclosure log, general [verify]
export const BODY_DAYS = 30; // A7: a body leaves the gateway 30 days after confirmed delivery

export const P = (code: string, more: Omit<Precondition, 'code'> = {}): Precondition => ({ code, ...more });
export const FIRST_FOUR: readonly Precondition[] = [P('P1'), P('P2'), P('P3'), P('P4')];

/** A signal about arrears to municipal debt help, blocked by the customer's refusal. */
export const toSchuldhulp = {
  variants: null,
  team: 'gemeente.schuldhulp',
  purpose: 'vroegsignalering',
  ground: { kind: 'plicht_tenzij_geweigerd' },
  dataSet: 'D-ARR',
  bsn: 'verboden',
  secrecy: false,
  termLimits: 'overeenkomst',
  term: { normal: 'T1', crisis: 'T2' },
  retention: { bodyDays: BODY_DAYS, entryYears: ENTRY_YEARS },
  validity: FROM_START,
  verify: [],
} as const satisfies Partial<Route>;
