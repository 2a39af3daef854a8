/** Proposals that two people decide on, kept inside a transaction of whoever applies them. */
import { createHash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { Identity } from '../../gateway/access/identity.ts';
import { jcs } from '../../gateway/jcs.ts';
import {
  type Actor,
  approvingRefused,
  type FourEyesRefusal,
  type Panel,
  type Proposal,
  proposingRefused,
} from '../../gateway/vier-ogen/vier-ogen.ts';
import type { Database, Row } from './tables.ts';

/** In place of an issuer: the name was typed on the command line. */
const TYPED = '';

export interface Draft {
  readonly proposalId: string;
  readonly kind: string;
  readonly about: string | null;
  /** Anything that is JSON. */
  readonly content: unknown;
  readonly panel: Panel;
}

export type ProposalOutcome =
  | { readonly kind: 'proposed' | 'approved' | 'rejected'; readonly proposal: Proposal }
  | { readonly kind: 'refused'; readonly code: FourEyesRefusal };

/** Writes the proposal with the proposer's own approval. */
export async function propose(
  tx: Transaction<Database>,
  { proposalId, kind, about, content, panel }: Draft,
  person: Actor,
  epochMs: number,
): Promise<ProposalOutcome> {
  const code = proposingRefused(person, panel) ?? (await standingRefused(tx, person));
  if (code !== null) return { kind: 'refused', code };
  const text = jcs(JSON.parse(JSON.stringify(content)));
  const row = {
    proposal_id: proposalId,
    kind,
    content: text,
    digest: createHash('sha256').update(text).digest('hex'),
    proposed_oin: person.oin,
    proposed_subject: person.subject,
    proposed_issuer: person.issuer ?? TYPED,
    proposed_ms: epochMs,
    expires_ms: epochMs + panel.lastsMs,
    role: panel.role,
    organisation: panel.organisation,
    about,
  };
  await tx.insertInto('proposal').values(row).execute();
  await addApproval(tx, proposalId, person, epochMs);
  return { kind: 'proposed', proposal: proposalOf(row, null) };
}

/**
 * The second person's yes. The caller applies the content in the same transaction.
 * @param stands whether who proposed still counts, for what the tables do not know
 */
export async function approve(
  tx: Transaction<Database>,
  proposalId: string,
  person: Actor,
  digest: string | null,
  epochMs: number,
  stands: (proposer: Identity) => boolean = () => true,
): Promise<ProposalOutcome> {
  const proposal = await readProposal(tx, proposalId);
  if (proposal === null) return { kind: 'refused', code: 'VOORSTEL_ONBEKEND' };
  const code =
    approvingRefused(proposal, person, digest, epochMs) ??
    (stands(proposal.proposer) ? null : 'VOORSTELLER_VERVALLEN') ??
    (await standingRefused(tx, person)) ??
    (await standingRefused(tx, { ...proposal.proposer, role: proposal.role }));
  if (code !== null) return { kind: 'refused', code };
  await addApproval(tx, proposalId, person, epochMs);
  await close(tx, proposalId, 'toegepast', epochMs);
  return { kind: 'approved', proposal: { ...proposal, outcome: 'toegepast' } };
}

/** A no, by anybody who might have said yes; who proposed may take it back. */
export async function reject(
  tx: Transaction<Database>,
  proposalId: string,
  person: Actor,
  epochMs: number,
  digest: string | null = null,
): Promise<ProposalOutcome> {
  const proposal = await readProposal(tx, proposalId);
  if (proposal === null) return { kind: 'refused', code: 'VOORSTEL_ONBEKEND' };
  const code =
    proposingRefused(person, proposal) ??
    (digest === null || digest === proposal.digest ? null : 'ANDERE_INHOUD') ??
    (proposal.outcome === null ? null : 'VOORSTEL_GESLOTEN') ??
    (await standingRefused(tx, person));
  if (code !== null) return { kind: 'refused', code };
  await close(tx, proposalId, 'afgewezen', epochMs);
  return { kind: 'rejected', proposal: { ...proposal, outcome: 'afgewezen' } };
}

/**
 * @param kind null lists every kind
 * @param about null lists every subject
 */
export async function openProposals(
  tx: Pick<Kysely<Database>, 'selectFrom'>,
  kind: string | null,
  about: string | null,
  epochMs: number,
): Promise<readonly Proposal[]> {
  let query = tx
    .selectFrom('proposal')
    .leftJoin('proposal_outcome', 'proposal_outcome.proposal_id', 'proposal.proposal_id')
    .selectAll('proposal')
    .where('proposal_outcome.outcome', 'is', null)
    .where('proposal.expires_ms', '>', epochMs);
  if (kind !== null) query = query.where('proposal.kind', '=', kind);
  if (about !== null) query = query.where('proposal.about', '=', about);
  const rows = await query.orderBy('proposal.proposal_id').execute();
  return rows.map(row => proposalOf(row, null));
}

export async function readProposal(tx: Transaction<Database>, proposalId: string): Promise<Proposal | null> {
  // Two who answer at once both find it open; the key of the outcome lets one of them through.
  const row = await tx.selectFrom('proposal').selectAll().where('proposal_id', '=', proposalId).executeTakeFirst();
  if (row === undefined) return null;
  const closed = await tx
    .selectFrom('proposal_outcome')
    .select('outcome')
    .where('proposal_id', '=', proposalId)
    .executeTakeFirst();
  return proposalOf(row, (closed?.outcome as Proposal['outcome']) ?? null);
}

/** Officers are known by the role their provider gave them; administrators stand in a table of the gateway. */
export async function standingRefused(
  tx: Pick<Kysely<Database>, 'selectFrom'>,
  { oin, issuer, subject, role }: Actor,
): Promise<'GEEN_BEHEERDER' | null> {
  if (role !== 'beheerder') return null;
  const row = await tx
    .selectFrom('administrator')
    .select(['status', 'issuer'])
    .where('oin', '=', oin)
    .where('subject', '=', subject)
    .executeTakeFirst();
  // Another provider may give the same name to somebody else: only the one that two administrators named counts.
  const isKnownHere = issuer === null || row?.issuer === issuer;
  return row?.status === 'actief' && isKnownHere ? null : 'GEEN_BEHEERDER';
}

/** Who proposed, out of a row that has these columns. */
export const proposerOf = (
  row: Pick<Row<'proposal'>, 'proposed_oin' | 'proposed_subject' | 'proposed_issuer'>,
): Identity => ({
  oin: row.proposed_oin,
  subject: row.proposed_subject,
  issuer: row.proposed_issuer === TYPED ? null : row.proposed_issuer,
});

async function addApproval(
  tx: Transaction<Database>,
  proposalId: string,
  { oin, issuer, subject, role }: Actor,
  epochMs: number,
): Promise<void> {
  const row = { proposal_id: proposalId, oin, subject, epoch_ms: epochMs, role, issuer: issuer ?? TYPED };
  await tx.insertInto('approval').values(row).execute();
}

async function close(
  tx: Transaction<Database>,
  proposalId: string,
  outcome: 'toegepast' | 'afgewezen',
  epochMs: number,
): Promise<void> {
  await tx.insertInto('proposal_outcome').values({ proposal_id: proposalId, outcome, epoch_ms: epochMs }).execute();
}

function proposalOf(row: Row<'proposal'>, outcome: Proposal['outcome']): Proposal {
  return {
    proposalId: row.proposal_id,
    kind: row.kind,
    about: row.about,
    content: row.content,
    digest: row.digest,
    role: row.role as Proposal['role'],
    organisation: row.organisation,
    proposer: proposerOf(row),
    proposedMs: row.proposed_ms,
    expiresMs: row.expires_ms,
    outcome,
  };
}
