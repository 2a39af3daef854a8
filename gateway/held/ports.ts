/** Messages that two privacy officers of the sender decide on (R20), as contracts. */

import type { Identity } from '../access/identity.ts';
import type { EntryRecord, GatewaySealed, TeamId } from '../ports.ts';
import type { Actor, FourEyesRefusal, Proposal } from '../vier-ogen/vier-ogen.ts';

/** Working days that two people have, the day of holding not counted. */
export interface HeldTerms {
  readonly workingDays: number;
  /** When the message is about a set date of eviction, end of supply or end of insurance. */
  readonly urgentWorkingDays: number;
}

/** What is kept about holding a message: codes and days, never a body. */
export interface Holding {
  /** Codes of the doubts, without `HANDMATIGE_BEOORDELING` itself. */
  readonly codes: readonly string[];
  readonly urgent: boolean;
  /** `YYYY-MM-DD`; from this day on somebody is reminded. */
  readonly remindOn: string;
  /** `YYYY-MM-DD`; the last day on which two people may decide. */
  readonly dueOn: string;
}

export type HeldState = 'wacht' | 'toegelaten' | 'geweigerd' | 'verlopen' | 'vervallen';
export type HeldAnswer = 'toelaten' | 'weigeren';

export interface HeldMessage extends Holding {
  readonly disclosureId: string;
  readonly senderOin: string;
  readonly team: TeamId;
  readonly messageType: string;
  readonly variant: string | null;
  readonly heldMs: number;
  readonly state: HeldState;
  readonly reminded: boolean;
  /** Open proposals about it. */
  readonly proposals: readonly (Proposal & { readonly answer: HeldAnswer })[];
}

export type HeldOutcome =
  | { readonly kind: 'proposed' | 'rejected'; readonly proposal: Proposal }
  | { readonly kind: 'decided'; readonly answer: HeldAnswer }
  /** Not a message of this sender, or nothing is left to decide about it. */
  | { readonly kind: 'unknown' | 'closed' }
  /** The data are restricted (AVG 18): nothing is decided about them until the sender lifts it. */
  | { readonly kind: 'restricted' }
  | { readonly kind: 'refused'; readonly code: FourEyesRefusal };

export type HeldDue = Pick<HeldMessage, 'senderOin' | 'disclosureId' | 'dueOn'>;

/** What the log gets about one step. */
export type HeldEntries = (
  held: Pick<HeldMessage, 'disclosureId' | 'senderOin' | 'team' | 'messageType' | 'variant' | 'codes' | 'dueOn'>,
  step:
    | {
        readonly kind: 'voorgesteld' | 'afgewezen' | 'toegepast';
        readonly proposal: Proposal;
        readonly answer: HeldAnswer;
      }
    | { readonly kind: 'herinnerd' | 'verlopen' },
) => readonly EntryRecord[];

export interface HeldStore {
  /** Of one sender, oldest first, after the id `after`; `state` null lists all. */
  list(
    senderOin: string,
    state: HeldState | null,
    after: string | null,
    limit: number,
  ): Promise<readonly HeldMessage[]>;
  /** With the sealed facts, as long as they are there. */
  find(
    senderOin: string,
    disclosureId: string,
    epochMs: number,
  ): Promise<(HeldMessage & { readonly facts: GatewaySealed | null }) | null>;
  /** The first person. What waits, waits on. The same proposal by the same person again is the one there is. */
  propose(
    senderOin: string,
    disclosureId: string,
    asked: {
      readonly answer: HeldAnswer;
      readonly proposalId: string;
      readonly person: Actor;
      readonly localDate: string;
    },
    epochMs: number,
    entriesFor: HeldEntries,
  ): Promise<HeldOutcome>;
  /**
   * The second person. In one transaction: the approval, the outcome, the entries, and either the delivery goes to its
   * team's postbox (where it is decided again), or its data key and body are destroyed.
   */
  decide(
    senderOin: string,
    disclosureId: string,
    asked: {
      readonly proposalId: string;
      readonly agreed: boolean;
      /** Digest of the proposal that this person saw; null where the same command shows and decides. */
      readonly digest: string | null;
      readonly person: Actor;
      /** Whether who proposed is still one of the organisation's people, as far as the directory can tell. */
      readonly stands: (proposer: Identity) => boolean;
      readonly localDate: string;
    },
    epochMs: number,
    entriesFor: HeldEntries,
  ): Promise<HeldOutcome>;
  /** What needs a reminder on this day, or had its last day before it, by last day; a page after `after`. */
  due(localDate: string, after: HeldDue | null, limit: number): Promise<readonly HeldDue[]>;
  /**
   * Reminds, or refuses what nobody decided in time and destroys its body. Whoever comes second finds nothing to do.
   * @returns what was done, or null
   */
  fallDue(
    senderOin: string,
    disclosureId: string,
    localDate: string,
    epochMs: number,
    entriesFor: HeldEntries,
  ): Promise<'herinnerd' | 'verlopen' | null>;
}
