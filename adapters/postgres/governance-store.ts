import type { Kysely, Transaction } from 'kysely';
import type { PolicyVersion } from '../../gateway/ports.ts';
import type { GovernanceRefusal, GovernanceStore } from '../../gateway/vier-ogen/ports.ts';
import { ADMINISTRATORS } from '../../gateway/vier-ogen/vier-ogen.ts';
import { writeEntries } from './entry-writer.ts';
import type { ProposedChange } from './four-eyes.ts';
import { approve, openProposals, propose, reject, standingRefused } from './proposals.ts';
import type { Database } from './tables.ts';
import type { Waker } from './waker.ts';

const KIND = 'beleid';

/** @param db connections as `seinhuis_gateway`, which writes no policy itself (migration 0009) */
export function createGovernanceStore(db: Kysely<Database>, waker: Waker): GovernanceStore {
  return {
    standing: person => standingRefused(db, person),

    async list(person, epochMs) {
      const code = await standingRefused(db, person);
      if (code !== null) return { kind: 'refused', code };
      const proposals = (await openProposals(db, null, null, epochMs)).filter(one => one.role === person.role);
      return { kind: 'listed', proposals };
    },

    async proposePolicy(person, version, proposalId, epochMs, entryFor) {
      const change: ProposedChange = { kind: KIND, directory: { policies: [version] } };
      const draft = { proposalId, kind: KIND, about: String(version.version), content: change, panel: ADMINISTRATORS };
      const done = await db.transaction().execute(async tx => {
        const made = await propose(tx, draft, person, epochMs);
        if (made.kind === 'refused') return made;
        await writeEntries(tx, [entryFor('voorgesteld', made.proposal)]);
        return { kind: 'proposed', proposal: made.proposal } as const;
      });
      if (done.kind === 'proposed') waker.wake();
      return done;
    },

    async approvePolicy(person, proposalId, digest, epochMs, entryFor, stillFits) {
      const done = await allOrNothing(db, async tx => {
        const made = await approve(tx, proposalId, person, digest, epochMs);
        if (made.kind === 'refused') return made;
        const { proposal } = made;
        if (proposal.kind !== KIND || !stillFits(versionsIn(proposal.content)))
          return { kind: 'refused', code: 'REGEL_GEBROKEN' } as const;
        await writeEntries(tx, [entryFor('toegepast', proposal)]);
        return { kind: 'applied', proposal } as const;
      });
      if (done.kind === 'applied') waker.wake();
      return done;
    },

    async reject(person, proposalId, digest, epochMs, entryFor) {
      const done = await db.transaction().execute(async tx => {
        const made = await reject(tx, proposalId, person, epochMs, digest);
        if (made.kind === 'refused') return made;
        await writeEntries(tx, [entryFor('afgewezen', made.proposal)]);
        return { kind: 'rejected', proposal: made.proposal } as const;
      });
      if (done.kind === 'rejected') waker.wake();
      return done;
    },
  };
}

function versionsIn(content: string): readonly PolicyVersion[] {
  return (JSON.parse(content) as ProposedChange).directory?.policies ?? [];
}

/** Carries a refusal out of a transaction that must not keep what it wrote so far. */
class Undone extends Error {
  readonly refusal: GovernanceRefusal;
  constructor(refusal: GovernanceRefusal) {
    super('Undone');
    this.refusal = refusal;
  }
}

async function allOrNothing<T extends { readonly kind: string }>(
  db: Kysely<Database>,
  work: (tx: Transaction<Database>) => Promise<T | GovernanceRefusal>,
): Promise<T | GovernanceRefusal> {
  try {
    return await db.transaction().execute(async tx => {
      const done = await work(tx);
      if (done.kind === 'refused') throw new Undone(done as GovernanceRefusal);
      return done;
    });
  } catch (error) {
    if (error instanceof Undone) return error.refusal;
    const code = String((error as { code?: unknown }).code);
    // Class 23: a rule of the tables, such as a version that came meanwhile. 42501: kinds that only commands apply.
    if (/^23/.test(code) || code === '42501') return { kind: 'refused', code: 'REGEL_GEBROKEN' };
    throw error;
  }
}
