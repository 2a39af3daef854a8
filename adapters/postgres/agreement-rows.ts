/** Agreements and their signatures as rows: read the same way for the directory and for the parties. */
import type { Kysely, Transaction } from 'kysely';
import type { AgreementDraft, AgreementSignature, KeptAgreement } from '../../gateway/agreements/ports.ts';
import type { Database } from './tables.ts';

type Reading = Pick<Kysely<Database>, 'selectFrom'>;

/** @param ids agreements to read; their signatures come along, those of the sender first */
export async function keptAgreements(tx: Reading, ids: readonly string[]): Promise<readonly KeptAgreement[]> {
  if (ids.length === 0) return [];
  const documents = await tx
    .selectFrom('agreement_document as d')
    .leftJoin('agreement as a', 'a.agreement_id', 'd.agreement_id')
    .select(['d.agreement_id', 'd.document', 'd.digest', 'a.status'])
    .where('d.agreement_id', 'in', [...ids])
    .orderBy('d.agreement_id')
    .execute();
  const signatures = await tx
    .selectFrom('agreement_signature')
    .selectAll()
    .where('agreement_id', 'in', [...ids])
    .orderBy('signed_ms')
    .execute();
  const byId = new Map<string, typeof signatures>();
  for (const row of signatures) byId.set(row.agreement_id, [...(byId.get(row.agreement_id) ?? []), row]);
  return documents.map(row => ({
    agreementId: row.agreement_id,
    document: row.document,
    digest: row.digest,
    status: (row.status ?? 'aangeboden') as KeptAgreement['status'],
    signatures: (byId.get(row.agreement_id) ?? []).map(one => ({
      oin: one.oin,
      thumbprint: one.thumbprint,
      signedMs: one.signed_ms,
      evidence: one.evidence,
    })),
  }));
}

/** Ids of all agreements that their parties signed. */
export async function signedIds(db: Reading): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('agreement').select('agreement_id').execute();
  return new Set(rows.map(row => row.agreement_id));
}

/** @returns whether it is new; what stands under the id stays */
export async function insertDocument(tx: Transaction<Database>, draft: AgreementDraft, epochMs: number) {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('agreement_document')
    .values({
      agreement_id: draft.agreementId,
      document: draft.document,
      digest: draft.digest,
      sender_oin: draft.senderOin,
      receiver_oin: draft.receiverOin,
      receiver_team: draft.receiverTeam,
      offered_ms: epochMs,
    })
    .onConflict(on => on.column('agreement_id').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** @returns whether it is new; the first signature of a party stays */
export async function insertSignature(
  tx: Transaction<Database>,
  agreementId: string,
  { oin, thumbprint, signedMs, evidence }: AgreementSignature,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('agreement_signature')
    .values({ agreement_id: agreementId, oin, thumbprint, signed_ms: signedMs, evidence })
    .onConflict(on => on.columns(['agreement_id', 'oin']).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}
