/** The entry of a step of two people about the gateway itself: who takes part, policy, agreements. No resident is in it. */
import type { Moment } from '../../consent/moment.ts';
import { makeEntry } from '../exchange/entries.ts';
import type { Entropy, EntryRecord } from '../ports.ts';
import type { Proposal } from './vier-ogen.ts';

export type ProposalStep = 'voorgesteld' | 'toegepast' | 'afgewezen';

/** @param parties organisations it is about, beside those of the people; they may read it */
export function proposalEntry(
  entropy: Entropy,
  now: Moment,
  step: ProposalStep,
  proposal: Proposal,
  parties: readonly string[] = [],
): EntryRecord {
  return makeEntry(entropy, now, [proposal.proposer.oin, ...parties], {
    soort: 'beheer',
    voorstel: { id: proposal.proposalId, onderwerp: proposal.kind, kenmerk: proposal.digest, stap: step },
    spoor: entropy.bytes(16).toString('hex'),
    fscTransactie: null,
  });
}
