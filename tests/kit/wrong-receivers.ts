/** Receivers with one thing wrong, and the one check that must find it. */
import type { ReceiverCode } from '../../adapters/partner/conformance/receiver-checks.ts';

/** How a receiver departs from a good one. */
export interface OddReceiver {
  readonly withoutCertificate?: boolean;
  readonly listTeam?: string;
  readonly firstPageOnly?: boolean;
  readonly fetchUnknown?: boolean;
  readonly unavailable?: 'at once' | 'never';
  readonly confirmWithoutTeam?: boolean;
  readonly confirmFirst?: boolean;
  readonly confirm?: 'nothing' | 'another seal';
  /** What it does not look at before it confirms. */
  readonly careless?: 'seal' | 'content' | 'id' | 'status';
}

export const WRONG_RECEIVERS: readonly (readonly [string, ReceiverCode, OddReceiver])[] = [
  ['shows no certificate', 'TLS_CERTIFICAAT', { withoutCertificate: true }],
  ['asks the postbox of another team', 'POSTVAK_LIJST', { listTeam: 'een-ander-team' }],
  ['reads the first page only', 'VOLGENDE_BLADZIJDE', { firstPageOnly: true }],
  ['fetches what was not listed', 'OPHALEN_VORM', { fetchUnknown: true }],
  ['gives up on 503', 'HERKANSING', { unavailable: 'never' }],
  ['does not wait', 'WACHTTIJD', { unavailable: 'at once' }],
  ['confirms in a form of its own', 'BEVESTIGING_VORM', { confirmWithoutTeam: true }],
  ['confirms before it fetches', 'EERST_OPHALEN', { confirmFirst: true }],
  ['never confirms', 'BEVESTIGEN', { confirm: 'nothing' }],
  ['confirms with another seal', 'ZEGEL', { confirm: 'another seal' }],
  ['believes the seal it is told', 'ZEGEL_NAKIJKEN', { careless: 'seal' }],
  ['confirms what it could not open', 'ONTSLEUTELEN', { careless: 'content' }],
  ['does not look at the id inside', 'KENMERK_NAKIJKEN', { careless: 'id' }],
  ['confirms what is no longer there', 'NIET_BESCHIKBAAR', { careless: 'status' }],
];
