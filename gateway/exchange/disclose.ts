/**
 * The only door out. A body leaves here and nowhere else, for a permit that is spent in passing and an entry that a
 * signed checkpoint covers (promises 1 and 2). An architecture test holds that nobody else makes a compact JWE.
 */
import { type Permit, redeem } from '../../consent/decide.ts';
import type { Moment } from '../../consent/moment.ts';
import type { LogGate, SealedBody, TeamId } from '../ports.ts';
import { compactJwe } from './seal.ts';

/** How long a release waits for the checkpoint before it says "later": well inside the life of a permit. */
const CHECKPOINT_WAIT_MS = 10_000;

class CoveredToken {
  declare protected readonly madeByWaiting: true;
  readonly #entryIds: ReadonlySet<string>;
  constructor(entryIds: readonly string[]) {
    this.#entryIds = new Set(entryIds);
  }
  covers(entryId: string): boolean {
    return this.#entryIds.has(entryId);
  }
}

/** Proof that a signed checkpoint covers entries; made only by waiting for it. */
export type Covered = CoveredToken;

/** @returns null when no checkpoint came in time: then nothing may leave (rule L-02, scenario S46) */
export async function waitUntilCovered(gate: LogGate, entryIds: readonly string[]): Promise<Covered | null> {
  if (entryIds.length === 0) return new CoveredToken([]);
  return (await gate.waitUntilCovered(entryIds, CHECKPOINT_WAIT_MS)) ? new CoveredToken(entryIds) : null;
}

export interface ReadyToLeave {
  readonly disclosureId: string;
  readonly team: TeamId;
  readonly entryId: string;
  readonly body: SealedBody;
}

export type Disclosed =
  | { readonly kind: 'disclosed'; readonly jwe: string }
  | { readonly kind: 'kept'; readonly code: 'GEEN_VERGUNNING' | 'NIET_IN_LOGBOEK' };

/** Hands one sealed body to the team it was sealed for. */
export function disclose(permit: Permit, covered: Covered, ready: ReadyToLeave, now: Moment): Disclosed {
  if (!covered.covers(ready.entryId)) return { kind: 'kept', code: 'NIET_IN_LOGBOEK' };
  const redeemed = redeem(permit, now);
  if (redeemed.kind === 'refused') return { kind: 'kept', code: 'GEEN_VERGUNNING' };
  const { grant } = redeemed;
  if (grant.disclosureId !== ready.disclosureId || grant.receiverTeam !== ready.team)
    return { kind: 'kept', code: 'GEEN_VERGUNNING' };
  return { kind: 'disclosed', jwe: compactJwe(ready.body) };
}
