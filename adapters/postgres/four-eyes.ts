import { createHash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { jcs } from '../../gateway/jcs.ts';
import { applyChange, type DirectoryChange } from './directory-writer.ts';
import type { Database } from './tables.ts';

/** Someone who may change who takes part, as the organisation's own OpenID provider names them (`sub`). */
export interface Administrator {
  readonly oin: string;
  readonly subject: string;
}

/** What two people agree on. `kind` is the word a later list shows, such as `organisatie` or `afspraak`. */
export interface ProposedChange {
  readonly kind: string;
  readonly directory?: DirectoryChange;
  readonly administrators?: readonly (Administrator & { readonly status: 'actief' | 'ingetrokken' })[];
}

export type TwoOutcome =
  | { readonly kind: 'applied'; readonly directoryVersion: number }
  /** `ZELFDE_PERSOON`: proposer and approver are one. `GEEN_BEHEERDER`: one of them is not, or no longer. */
  | {
      readonly kind: 'refused';
      readonly code: 'ZELFDE_PERSOON' | 'GEEN_BEHEERDER' | 'TE_WEINIG_BEHEERDERS' | 'REGEL_GEBROKEN';
    };

export interface TwoPeople {
  readonly proposalId: string;
  readonly proposer: Administrator;
  readonly approver: Administrator;
  readonly epochMs: number;
}

/** A proposal not yet decided lapses after this long; one made and approved at once never waits. */
const EXPIRES_MS = 14 * 86_400_000;

/**
 * Makes a proposal, approves it twice and applies it, all in one transaction: either everything stands, or nothing. The
 * tables themselves refuse an outcome `toegepast` with fewer than two approvals by administrators.
 * @param db a connection as `seinhuis_migrate`
 * @throws what the database throws when it cannot be reached
 */
export async function changeByTwo(
  db: Kysely<Database>,
  change: ProposedChange,
  people: TwoPeople,
): Promise<TwoOutcome> {
  if (isSame(people.proposer, people.approver)) return { kind: 'refused', code: 'ZELFDE_PERSOON' };
  try {
    return await db.transaction().execute(tx => changeInside(tx, change, people));
  } catch (error) {
    // Class 23: a rule of the tables, such as an organisation that is not there or a certificate of another client.
    if (/^23/.test(String((error as { code?: unknown }).code))) return { kind: 'refused', code: 'REGEL_GEBROKEN' };
    throw error;
  }
}

/** The first two, who approve the first policy. Only while there are none: afterwards two existing ones decide. */
export async function foundAdministrators(
  db: Kysely<Database>,
  change: ProposedChange,
  people: TwoPeople,
): Promise<TwoOutcome> {
  if (isSame(people.proposer, people.approver)) return { kind: 'refused', code: 'ZELFDE_PERSOON' };
  return db.transaction().execute(async tx => {
    const { count } = await tx
      .selectFrom('administrator')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    if (count > 0) return { kind: 'refused', code: 'GEEN_BEHEERDER' } as const;
    const first = [people.proposer, people.approver].map(({ oin, subject }) => ({ oin, subject, status: 'actief' }));
    await tx.insertInto('administrator').values(first).execute();
    return changeInside(tx, change, people);
  });
}

async function changeInside(
  tx: Transaction<Database>,
  change: ProposedChange,
  { proposalId, proposer, approver, epochMs }: TwoPeople,
): Promise<TwoOutcome> {
  const active = await tx.selectFrom('administrator').selectAll().where('status', '=', 'actief').forUpdate().execute();
  for (const person of [proposer, approver])
    if (!active.some(one => isSame(one, person))) return { kind: 'refused', code: 'GEEN_BEHEERDER' };
  const named = change.administrators ?? [];
  const left = [
    ...active.filter(one => !named.some(other => isSame(one, other))),
    ...named.filter(({ status }) => status === 'actief'),
  ];
  // With fewer than two nobody could ever change anything again.
  if (left.length < 2) return { kind: 'refused', code: 'TE_WEINIG_BEHEERDERS' };

  const content = jcs(JSON.parse(JSON.stringify(change)));
  await tx
    .insertInto('proposal')
    .values({
      proposal_id: proposalId,
      kind: change.kind,
      content,
      digest: createHash('sha256').update(content).digest('hex'),
      proposed_oin: proposer.oin,
      proposed_subject: proposer.subject,
      proposed_ms: epochMs,
      expires_ms: epochMs + EXPIRES_MS,
    })
    .execute();
  await tx
    .insertInto('approval')
    .values(
      [proposer, approver].map(({ oin, subject }) => ({ proposal_id: proposalId, oin, subject, epoch_ms: epochMs })),
    )
    .execute();
  await tx
    .insertInto('proposal_outcome')
    .values({ proposal_id: proposalId, outcome: 'toegepast', epoch_ms: epochMs })
    .execute();

  for (const { oin, subject, status } of named)
    await tx
      .insertInto('administrator')
      .values({ oin, subject, status })
      .onConflict(on => on.columns(['oin', 'subject']).doUpdateSet({ status }))
      .execute();
  return { kind: 'applied', directoryVersion: await applyChange(tx, change.directory ?? {}) };
}

function isSame(one: Administrator, other: Administrator): boolean {
  return one.oin === other.oin && one.subject === other.subject;
}
