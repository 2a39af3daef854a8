import type { Kysely, Transaction } from 'kysely';
import type { AgreementDraft, AgreementStore } from '../../gateway/agreements/ports.ts';
import { insertDocument, insertSignature, keptAgreements } from './agreement-rows.ts';
import { writeEntries } from './entry-writer.ts';
import type { Database } from './tables.ts';
import type { Waker } from './waker.ts';

/** @param db connections as `seinhuis_gateway` */
export function createAgreementStore(db: Kysely<Database>, waker: Waker): AgreementStore {
  const known = (tx: Transaction<Database>, { agreementId }: AgreementDraft) =>
    tx
      .selectFrom('agreement_document')
      .select(['digest', 'sender_oin', 'receiver_oin'])
      .where('agreement_id', '=', agreementId)
      .executeTakeFirst();

  return {
    async offer(draft, signature, epochMs, entry) {
      try {
        const outcome = await db.transaction().execute(async tx => {
          if (!(await insertDocument(tx, draft, epochMs))) {
            const same = (await known(tx, draft))?.digest === draft.digest;
            const [kept] = same ? await keptAgreements(tx, [draft.agreementId]) : [];
            // Offered once: the other party signs, and does not offer it back.
            return kept?.signatures.some(one => one.oin === signature.oin) === true ? 'known' : 'taken';
          }
          await insertSignature(tx, draft.agreementId, signature);
          await writeEntries(tx, [entry]);
          return 'offered';
        });
        if (outcome === 'offered') waker.wake();
        return outcome;
      } catch (error) {
        // A key to an organisation or team that is not there.
        if ((error as { code?: unknown }).code === '23503') return 'party';
        throw error;
      }
    },

    async sign(draft, signature, entry) {
      const outcome = await db.transaction().execute(async tx => {
        const row = await known(tx, draft);
        if (row === undefined || ![row.sender_oin, row.receiver_oin].includes(signature.oin)) return 'unknown';
        if (row.digest !== draft.digest) return 'other';
        if (!(await insertSignature(tx, draft.agreementId, signature))) return 'known';
        await writeEntries(tx, [entry]);
        return 'signed';
      });
      if (outcome === 'signed') waker.wake();
      return outcome;
    },

    async find(agreementId, partyOin) {
      const [kept] = await keptAgreements(db, await idsOf(db, partyOin, agreementId, null, 1));
      return kept ?? null;
    },

    async list(partyOin, after, limit) {
      return keptAgreements(db, await idsOf(db, partyOin, null, after, limit));
    },
  };
}

async function idsOf(
  db: Kysely<Database>,
  partyOin: string,
  agreementId: string | null,
  after: string | null,
  limit: number,
): Promise<readonly string[]> {
  let query = db
    .selectFrom('agreement_document')
    .select('agreement_id')
    .where(where => where.or([where('sender_oin', '=', partyOin), where('receiver_oin', '=', partyOin)]));
  if (agreementId !== null) query = query.where('agreement_id', '=', agreementId);
  if (after !== null) query = query.where('agreement_id', '>', after);
  const rows = await query.orderBy('agreement_id').limit(limit).execute();
  return rows.map(row => row.agreement_id);
}
