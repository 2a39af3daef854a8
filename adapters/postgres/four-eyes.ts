/** Changes of the directory by two administrators: proposed, approved, and applied in the transaction of the second. */
import type { Kysely, Transaction } from 'kysely';
import { type Identity, isSamePerson } from '../../gateway/access/identity.ts';
import type { EntryRecord } from '../../gateway/ports.ts';
import { type Actor, ADMINISTRATORS, type FourEyesRefusal, type Proposal } from '../../gateway/vier-ogen/vier-ogen.ts';
import { applyChange, type DirectoryChange } from './directory-writer.ts';
import { writeEntries } from './entry-writer.ts';
import { approve, propose, reject, standingRefused } from './proposals.ts';
import type { Database } from './tables.ts';

/** Someone who may change who takes part, as the organisation's own OpenID provider names them (`sub`). */
export type Administrator = Pick<Identity, 'oin' | 'subject'>;

/** What two people agree on. `kind` is the word a later list shows, such as `organisatie` or `afspraak`. */
export interface ProposedChange {
  readonly kind: string;
  readonly directory?: DirectoryChange;
  readonly administrators?: readonly (Administrator & {
    readonly status: 'actief' | 'ingetrokken';
    /** Provider where this administrator signs in; what is not named stays. */
    readonly issuer?: string;
  })[];
}

export type TwoOutcome =
  | { readonly kind: 'applied'; readonly directoryVersion: number }
  | {
      readonly kind: 'refused';
      readonly code: FourEyesRefusal | 'TE_WEINIG_BEHEERDERS' | 'REGEL_GEBROKEN';
    };

export type ProposedOutcome =
  | { readonly kind: 'proposed'; readonly proposal: Proposal }
  | { readonly kind: 'refused'; readonly code: FourEyesRefusal };

/** When it happens, and the entry the log gets about it. */
export interface Recorded {
  readonly epochMs: number;
  readonly entryFor: (step: 'voorgesteld' | 'toegepast' | 'afgewezen', proposal: Proposal) => EntryRecord;
}

export interface TwoPeople extends Recorded {
  readonly proposalId: string;
  readonly proposer: Administrator;
  readonly approver: Administrator;
}

/**
 * Makes a proposal, approves it twice and applies it, all in one transaction: either everything stands, or nothing. The
 * tables themselves refuse an outcome `toegepast` with fewer than two approvals by administrators.
 * @param db a connection as `seinhuis_migrate`
 * @throws what the database throws when it cannot be reached
 */
export function changeByTwo(db: Kysely<Database>, change: ProposedChange, people: TwoPeople): Promise<TwoOutcome> {
  return allOrNothing(db, tx => changeInside(tx, change, people));
}

/** The first person's half: what stands is not changed. */
export function proposeChange(
  db: Kysely<Database>,
  change: ProposedChange,
  about: string | null,
  person: Administrator,
  proposalId: string,
  { epochMs, entryFor }: Recorded,
): Promise<ProposedOutcome> {
  return db.transaction().execute(async tx => {
    const draft = { proposalId, kind: change.kind, about, content: change, panel: ADMINISTRATORS };
    const outcome = await propose(tx, draft, asAdministrator(person), epochMs);
    if (outcome.kind === 'refused') return outcome;
    await writeEntries(tx, [entryFor('voorgesteld', outcome.proposal)]);
    return { kind: 'proposed', proposal: outcome.proposal };
  });
}

/**
 * The second person's half: applies what was proposed.
 * @param digest what this person looked at
 * @param stillFits what must hold on the day of the second yes; false undoes everything
 */
export function approveChange(
  db: Kysely<Database>,
  proposalId: string,
  person: Administrator,
  digest: string,
  recorded: Recorded,
  stillFits: (change: ProposedChange) => boolean,
): Promise<TwoOutcome> {
  return allOrNothing(db, async tx => {
    const outcome = await approve(tx, proposalId, asAdministrator(person), digest, recorded.epochMs);
    if (outcome.kind === 'refused') return outcome;
    const change = JSON.parse(outcome.proposal.content) as ProposedChange;
    if (!stillFits(change)) return { kind: 'refused', code: 'REGEL_GEBROKEN' };
    return applyInside(tx, change, outcome.proposal, recorded);
  });
}

export function rejectChange(
  db: Kysely<Database>,
  proposalId: string,
  person: Administrator,
  { epochMs, entryFor }: Recorded,
): Promise<{ readonly kind: 'rejected' } | { readonly kind: 'refused'; readonly code: FourEyesRefusal }> {
  return db.transaction().execute(async tx => {
    const outcome = await reject(tx, proposalId, asAdministrator(person), epochMs);
    if (outcome.kind === 'refused') return outcome;
    await writeEntries(tx, [entryFor('afgewezen', outcome.proposal)]);
    return { kind: 'rejected' };
  });
}

export type SuspendOutcome =
  | { readonly kind: 'suspended'; readonly directoryVersion: number }
  | { readonly kind: 'refused'; readonly code: 'GEEN_BEHEERDER' }
  /** Not there, or not in force. */
  | { readonly kind: 'unknown' };

/** Stops an agreement at once. One person is enough to stop; two are needed to let anything through again. */
export function suspendAgreement(
  db: Kysely<Database>,
  agreementId: string,
  person: Administrator,
  entry: EntryRecord,
): Promise<SuspendOutcome> {
  return db.transaction().execute(async (tx): Promise<SuspendOutcome> => {
    const code = await standingRefused(tx, asAdministrator(person));
    if (code !== null) return { kind: 'refused', code };
    const { numUpdatedRows } = await tx
      .updateTable('agreement')
      .set({ status: 'opgeschort' })
      .where('agreement_id', '=', agreementId)
      .where('status', '=', 'actief')
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return { kind: 'unknown' };
    await writeEntries(tx, [entry]);
    return { kind: 'suspended', directoryVersion: await applyChange(tx, {}) };
  });
}

/** The first two, who approve the first policy. Only while there are none: afterwards two existing ones decide. */
export function foundAdministrators(
  db: Kysely<Database>,
  change: ProposedChange,
  people: TwoPeople,
): Promise<TwoOutcome> {
  return allOrNothing(db, async tx => {
    if (isSamePerson(asAdministrator(people.proposer), asAdministrator(people.approver)))
      return { kind: 'refused', code: 'ZELFDE_PERSOON' };
    const { count } = await tx
      .selectFrom('administrator')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    if (count > 0) return { kind: 'refused', code: 'GEEN_BEHEERDER' };
    const first = [people.proposer, people.approver].map(({ oin, subject }) => ({
      oin,
      subject,
      status: 'actief',
      issuer: null,
    }));
    await tx.insertInto('administrator').values(first).execute();
    return changeInside(tx, change, people);
  });
}

async function changeInside(
  tx: Transaction<Database>,
  change: ProposedChange,
  { proposalId, proposer, approver, ...recorded }: TwoPeople,
): Promise<TwoOutcome> {
  const draft = { proposalId, kind: change.kind, about: null, content: change, panel: ADMINISTRATORS };
  const proposed = await propose(tx, draft, asAdministrator(proposer), recorded.epochMs);
  if (proposed.kind === 'refused') return proposed;
  const approved = await approve(tx, proposalId, asAdministrator(approver), null, recorded.epochMs);
  if (approved.kind === 'refused') return approved;
  return applyInside(tx, change, approved.proposal, recorded);
}

async function applyInside(
  tx: Transaction<Database>,
  change: ProposedChange,
  proposal: Proposal,
  { entryFor }: Recorded,
): Promise<TwoOutcome> {
  const active = await tx.selectFrom('administrator').selectAll().where('status', '=', 'actief').forUpdate().execute();
  const named = change.administrators ?? [];
  const left = [
    ...active.filter(one => !named.some(other => isSameName(one, other))),
    ...named.filter(({ status }) => status === 'actief'),
  ];
  // With fewer than two nobody could ever change anything again.
  if (left.length < 2) return { kind: 'refused', code: 'TE_WEINIG_BEHEERDERS' };
  for (const { oin, subject, status, issuer } of named) {
    const set = { status, ...(issuer === undefined ? {} : { issuer }) };
    await tx
      .insertInto('administrator')
      .values({ oin, subject, issuer: null, ...set })
      .onConflict(on => on.columns(['oin', 'subject']).doUpdateSet(set))
      .execute();
  }
  const directoryVersion = await applyChange(tx, change.directory ?? {});
  await writeEntries(tx, [entryFor('toegepast', proposal)]);
  return { kind: 'applied', directoryVersion };
}

/** Carries a refusal out of a transaction that must not keep what it wrote so far. */
class Undone extends Error {
  readonly outcome: TwoOutcome;
  constructor(outcome: TwoOutcome) {
    super('Undone');
    this.outcome = outcome;
  }
}

async function allOrNothing(
  db: Kysely<Database>,
  work: (tx: Transaction<Database>) => Promise<TwoOutcome>,
): Promise<TwoOutcome> {
  try {
    return await db.transaction().execute(async tx => {
      const outcome = await work(tx);
      if (outcome.kind === 'refused') throw new Undone(outcome);
      return outcome;
    });
  } catch (error) {
    if (error instanceof Undone) return error.outcome;
    // Class 23: a rule of the tables, such as an organisation that is not there or a certificate of another client.
    if (/^23/.test(String((error as { code?: unknown }).code))) return { kind: 'refused', code: 'REGEL_GEBROKEN' };
    throw error;
  }
}

/** Named on the command line: whoever types this has the keys of the gateway. */
const asAdministrator = ({ oin, subject }: Administrator): Actor => ({ oin, issuer: null, subject, role: 'beheerder' });

/** One row of the table: a name stands there once, whichever provider gives it. */
const isSameName = (one: Administrator, other: Administrator) => one.oin === other.oin && one.subject === other.subject;
