/** Proposals of administrators who signed in, as contracts. */
import type { EntryRecord, PolicyVersion } from '../ports.ts';
import type { ProposalStep } from './proposal-entry.ts';
import type { Actor, FourEyesRefusal, Proposal } from './vier-ogen.ts';

/** What the log gets about one step. */
export type ProposalEntry = (step: ProposalStep, proposal: Proposal) => EntryRecord;

export type GovernanceRefusal = {
  readonly kind: 'refused';
  /** `REGEL_GEBROKEN`: it does not go together with what stands by now. */
  readonly code: FourEyesRefusal | 'REGEL_GEBROKEN';
};

/** Everything here asks first whether the person is an administrator of this gateway, with this provider. */
export interface GovernanceStore {
  /** Why this person is no administrator of this gateway; null for one who is. */
  standing(person: Actor): Promise<FourEyesRefusal | null>;
  /** All open proposals of administrators, oldest first. */
  list(
    person: Actor,
    epochMs: number,
  ): Promise<{ readonly kind: 'listed'; readonly proposals: readonly Proposal[] } | GovernanceRefusal>;
  /** The first person. Nothing decides differently yet. */
  proposePolicy(
    person: Actor,
    version: PolicyVersion,
    proposalId: string,
    epochMs: number,
    entryFor: ProposalEntry,
  ): Promise<{ readonly kind: 'proposed'; readonly proposal: Proposal } | GovernanceRefusal>;
  /**
   * The second person. The tables apply the version in the same transaction.
   * @param stillFits what must hold on the day of the second yes, of the versions proposed
   */
  approvePolicy(
    person: Actor,
    proposalId: string,
    digest: string,
    epochMs: number,
    entryFor: ProposalEntry,
    stillFits: (versions: readonly PolicyVersion[]) => boolean,
  ): Promise<{ readonly kind: 'applied'; readonly proposal: Proposal } | GovernanceRefusal>;
  /** A no; who proposed may take it back. */
  reject(
    person: Actor,
    proposalId: string,
    digest: string,
    epochMs: number,
    entryFor: ProposalEntry,
  ): Promise<{ readonly kind: 'rejected'; readonly proposal: Proposal } | GovernanceRefusal>;
}
