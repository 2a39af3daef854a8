import { type Kysely, sql, type Transaction } from 'kysely';
import type { InzageRequest, InzageRequestStore, RequestOutcome, RequestState } from '../../gateway/toezicht/ports.ts';
import { officersOf } from '../../gateway/vier-ogen/vier-ogen.ts';
import { writeEntries } from './entry-writer.ts';
import { approve, openProposals, propose, readProposal, reject } from './proposals.ts';
import type { Database, Row } from './tables.ts';
import type { Waker } from './waker.ts';

const KIND = 'inzage';

/** @param db connections as `seinhuis_gateway` */
export function createInzageRequestStore(db: Kysely<Database>, waker: Waker): InzageRequestStore {
  const forOrganisation = <T>(oin: string, work: (tx: Transaction<Database>) => Promise<T>): Promise<T> =>
    db.transaction().execute(async tx => {
      await sql`select set_config('seinhuis.oin', ${oin}, true)`.execute(tx);
      return work(tx);
    });

  const row = (tx: Transaction<Database>, oin: string, id: string) =>
    tx.selectFrom('inzage_request').selectAll().where('organisation', '=', oin).where('request_id', '=', id);
  const locked = (tx: Transaction<Database>, oin: string, id: string) =>
    row(tx, oin, id).forUpdate().executeTakeFirst();

  async function asItStands(
    tx: Transaction<Database>,
    oin: string,
    id: string,
    epochMs: number,
  ): Promise<RequestOutcome> {
    const now = await row(tx, oin, id).executeTakeFirstOrThrow();
    return { kind: 'done', request: await requestOf(tx, now, epochMs) };
  }

  const ended = async (work: Promise<RequestOutcome>): Promise<RequestOutcome> => {
    const outcome = await work;
    if (outcome.kind === 'done') waker.wake();
    return outcome;
  };

  return {
    list: (oin, limit, epochMs) =>
      forOrganisation(oin, async tx => {
        const rows = await tx
          .selectFrom('inzage_request')
          .selectAll()
          .where('organisation', '=', oin)
          .orderBy('request_id', 'desc')
          .limit(limit)
          .execute();
        const found: InzageRequest[] = [];
        for (const row of rows) found.push(await requestOf(tx, row, epochMs));
        return found;
      }),

    find: (oin, requestId, epochMs) =>
      forOrganisation(oin, async tx => {
        const found = await row(tx, oin, requestId).executeTakeFirst();
        return found === undefined ? null : requestOf(tx, found, epochMs);
      }),

    open: (oin, { requestId, receivedOn, dueOn, madeMs, about }) =>
      forOrganisation(oin, async tx => {
        await tx
          .insertInto('inzage_request')
          .values({
            ...{ request_id: requestId, organisation: oin, state: 'nieuw', received_on: receivedOn, due_on: dueOn },
            ...{ made_ms: madeMs, decided_ms: null, decision_entry_id: null, proposal_id: null },
            ...{ about_kid: about.kid, about: about.bytes, reminded_ms: null },
          })
          .execute();
      }),

    propose: (person, draft, proposalId, epochMs, entryFor) =>
      ended(
        forOrganisation(person.oin, async (tx): Promise<RequestOutcome> => {
          const found = await locked(tx, person.oin, draft.verzoek);
          if (found === undefined) return { kind: 'unknown' };
          const open = await openProposals(tx, KIND, draft.verzoek, epochMs);
          // Who asked is forgotten, somebody decides about it now, or has decided.
          if (found.about === null || found.state === 'goedgekeurd' || open.length > 0) return { kind: 'closed' };
          const panel = officersOf(person.oin);
          const made = await propose(
            tx,
            { proposalId, kind: KIND, about: draft.verzoek, content: draft, panel },
            person,
            epochMs,
          );
          if (made.kind === 'refused') return made;
          await change(tx, draft.verzoek, { state: 'voorgesteld', proposal_id: proposalId });
          await writeEntries(tx, [entryFor('voorgesteld', made.proposal)]);
          return asItStands(tx, person.oin, draft.verzoek, epochMs);
        }),
      ),

    decide: (person, requestId, { agreed, digest, stands }, epochMs, entryFor) =>
      ended(
        forOrganisation(person.oin, async (tx): Promise<RequestOutcome> => {
          const found = await locked(tx, person.oin, requestId);
          if (found === undefined) return { kind: 'unknown' };
          if (found.state !== 'voorgesteld' || found.proposal_id === null) return { kind: 'closed' };
          const made = agreed
            ? await approve(tx, found.proposal_id, person, digest, epochMs, stands)
            : await reject(tx, found.proposal_id, person, epochMs, digest);
          if (made.kind === 'refused') return made;
          const entry = entryFor(agreed ? 'toegepast' : 'afgewezen', made.proposal);
          await change(
            tx,
            requestId,
            agreed
              ? { state: 'goedgekeurd', decided_ms: epochMs, decision_entry_id: entry.entryId }
              : { state: 'nieuw', proposal_id: null },
          );
          await writeEntries(tx, [entry]);
          return asItStands(tx, person.oin, requestId, epochMs);
        }),
      ),

    async remind(until, epochMs) {
      const { rows } = await sql<{ organisation: string }>`
        select inzage_reminders(${until}::date, ${epochMs}::bigint) as organisation`.execute(db);
      return rows.map(({ organisation }) => organisation);
    },

    async forget(madeBeforeMs) {
      await sql`select inzage_forgets(${madeBeforeMs})`.execute(db);
    },
  };
}

async function change(
  tx: Transaction<Database>,
  requestId: string,
  set: Partial<Pick<Row<'inzage_request'>, 'state' | 'proposal_id' | 'decided_ms' | 'decision_entry_id'>>,
): Promise<void> {
  await tx.updateTable('inzage_request').set(set).where('request_id', '=', requestId).execute();
}

/** A proposal that nobody decided in its days is as good as none. */
async function requestOf(
  tx: Transaction<Database>,
  row: Row<'inzage_request'>,
  epochMs: number,
): Promise<InzageRequest> {
  const found = row.proposal_id === null ? null : await readProposal(tx, row.proposal_id);
  const lapsed = found !== null && found.outcome === null && epochMs >= found.expiresMs;
  return {
    requestId: row.request_id,
    state: lapsed ? 'nieuw' : (row.state as RequestState),
    receivedOn: row.received_on,
    dueOn: row.due_on,
    madeMs: row.made_ms,
    decidedMs: row.decided_ms,
    decisionEntryId: row.decision_entry_id,
    about: row.about === null || row.about_kid === null ? null : { kid: row.about_kid, bytes: row.about },
    proposal: lapsed ? null : found,
  };
}
