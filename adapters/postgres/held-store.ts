import { type Kysely, sql, type Transaction } from 'kysely';
import { isSamePerson } from '../../gateway/access/identity.ts';
import type { HeldAnswer, HeldMessage, HeldOutcome, HeldState, HeldStore } from '../../gateway/held/ports.ts';
import type { TeamId } from '../../gateway/ports.ts';
import { officersOf, type Proposal } from '../../gateway/vier-ogen/vier-ogen.ts';
import { writeEntries } from './entry-writer.ts';
import { approve, openProposals, propose, reject } from './proposals.ts';
import type { Database, Row } from './tables.ts';
import type { Waker } from './waker.ts';

const KIND = 'aanhouding';

const GONE = {
  protected_header: null,
  wrapped_key: null,
  iv: null,
  ciphertext: null,
  tag: null,
  facts: null,
} as const;

/** @param db connections as `seinhuis_gateway` */
export function createHeldStore(db: Kysely<Database>, waker: Waker): HeldStore {
  /** Everything for one sender: the row filter shows no other's. */
  const forSender = <T>(senderOin: string, work: (tx: Transaction<Database>) => Promise<T>): Promise<T> =>
    db.transaction().execute(async tx => {
      await sql`select set_config('seinhuis.oin', ${senderOin}, true)`.execute(tx);
      return work(tx);
    });

  const withEntries = async <T extends { readonly wrote: boolean }>(work: Promise<T>): Promise<T> => {
    const done = await work;
    if (done.wrote) waker.wake();
    return done;
  };

  return {
    list: (senderOin, state, after, limit) =>
      forSender(senderOin, async tx => {
        let query = tx.selectFrom('held_message').selectAll().where('sender_oin', '=', senderOin);
        if (state !== null) query = query.where('state', '=', state);
        if (after !== null) query = query.where('disclosure_id', '>', after);
        const rows = await query.orderBy('disclosure_id').limit(limit).execute();
        return rows.map(row => heldOf(row, []));
      }),

    find: (senderOin, disclosureId, epochMs) =>
      forSender(senderOin, async tx => {
        const row = await tx
          .selectFrom('held_message')
          .selectAll()
          .where('disclosure_id', '=', disclosureId)
          .where('sender_oin', '=', senderOin)
          .executeTakeFirst();
        if (row === undefined) return null;
        await actFor(tx, row.team_id);
        const kept = await tx
          .selectFrom('delivery')
          .select(['facts_kid', 'facts'])
          .where('disclosure_id', '=', disclosureId)
          .executeTakeFirst();
        const facts = kept?.facts == null ? null : { kid: kept.facts_kid, bytes: kept.facts };
        return { ...heldOf(row, await openProposals(tx, KIND, disclosureId, epochMs)), facts };
      }),

    async propose(senderOin, disclosureId, { answer, proposalId, person, localDate }, epochMs, entriesFor) {
      const { outcome } = await withEntries(
        forSender(senderOin, async tx => {
          const row = await lockHeld(tx, senderOin, disclosureId);
          const shut = closedOutcome(row, localDate);
          if (shut !== null) return { outcome: shut, wrote: false };
          const open = await openProposals(tx, KIND, disclosureId, epochMs);
          const earlier = open.find(one => isSamePerson(one.proposer, person) && answerOf(one) === answer);
          if (earlier !== undefined) return { outcome: { kind: 'proposed', proposal: earlier } as const, wrote: false };
          const draft = {
            proposalId,
            kind: KIND,
            about: disclosureId,
            content: { verstrekking: disclosureId, besluit: answer, codes: row!.codes },
            panel: officersOf(senderOin),
          };
          const made = await propose(tx, draft, person, epochMs);
          if (made.kind === 'refused') return { outcome: made, wrote: false };
          const step = { kind: 'voorgesteld', proposal: made.proposal, answer } as const;
          await writeEntries(tx, entriesFor(heldOf(row!, []), step));
          return { outcome: { kind: 'proposed', proposal: made.proposal } as const, wrote: true };
        }),
      );
      return outcome;
    },

    async decide(
      senderOin,
      disclosureId,
      { proposalId, agreed, digest, person, stands, localDate },
      epochMs,
      entriesFor,
    ) {
      const { outcome } = await withEntries(
        forSender(senderOin, async (tx): Promise<{ outcome: HeldOutcome; wrote: boolean }> => {
          const row = await lockHeld(tx, senderOin, disclosureId);
          const shut = closedOutcome(row, localDate);
          if (shut !== null) return { outcome: shut, wrote: false };
          if (agreed && (await isRestricted(tx, row!))) return { outcome: { kind: 'restricted' }, wrote: false };
          const open = await openProposals(tx, KIND, disclosureId, epochMs);
          if (!open.some(one => one.proposalId === proposalId))
            return { outcome: { kind: 'refused', code: 'VOORSTEL_ONBEKEND' }, wrote: false };
          const made = agreed
            ? await approve(tx, proposalId, person, digest, epochMs, stands)
            : await reject(tx, proposalId, person, epochMs);
          if (made.kind === 'refused') return { outcome: made, wrote: false };
          const { proposal } = made;
          const answer = answerOf(proposal);
          const held = heldOf(row!, []);
          if (made.kind === 'rejected') {
            await writeEntries(tx, entriesFor(held, { kind: 'afgewezen', proposal, answer }));
            return { outcome: { kind: 'rejected', proposal }, wrote: true };
          }
          const state = answer === 'toelaten' ? 'toegelaten' : 'geweigerd';
          await close(tx, row!, { state, decided_ms: epochMs, proposal_id: proposalId });
          await writeEntries(tx, entriesFor(held, { kind: 'toegepast', proposal, answer }));
          return { outcome: { kind: 'decided', answer }, wrote: true };
        }),
      );
      return outcome;
    },

    async due(localDate, after, limit) {
      const { rows } = await sql<Pick<Row<'held_message'>, 'disclosure_id' | 'sender_oin' | 'due_on'>>`
        select disclosure_id, sender_oin, due_on from held_due(
          ${localDate}::date, ${after?.dueOn ?? null}::date, ${after?.disclosureId ?? null}::uuid, ${limit}::integer
        )`.execute(db);
      return rows.map(row => ({ senderOin: row.sender_oin, disclosureId: row.disclosure_id, dueOn: row.due_on }));
    },

    async fallDue(senderOin, disclosureId, localDate, epochMs, entriesFor) {
      const { done } = await withEntries(
        forSender(senderOin, async (tx): Promise<{ done: 'herinnerd' | 'verlopen' | null; wrote: boolean }> => {
          // Another gateway that is at it already does it; a person who decides at this moment comes first.
          const row = await tx
            .selectFrom('held_message')
            .selectAll()
            .where('disclosure_id', '=', disclosureId)
            .where('state', '=', 'wacht')
            .forUpdate()
            .skipLocked()
            .executeTakeFirst();
          if (row === undefined) return { done: null, wrote: false };
          if (row.due_on < localDate) {
            if (await isRestricted(tx, row)) return { done: null, wrote: false };
            await close(tx, row, { state: 'verlopen', decided_ms: epochMs });
            await writeEntries(tx, entriesFor(heldOf(row, []), { kind: 'verlopen' }));
            return { done: 'verlopen', wrote: true };
          }
          if (row.reminded_ms !== null || row.remind_on > localDate) return { done: null, wrote: false };
          await tx
            .updateTable('held_message')
            .set({ reminded_ms: epochMs })
            .where('disclosure_id', '=', disclosureId)
            .execute();
          await writeEntries(tx, entriesFor(heldOf(row, []), { kind: 'herinnerd' }));
          return { done: 'herinnerd', wrote: true };
        }),
      );
      return done;
    },
  };
}

type HeldRow = Row<'held_message'>;

function lockHeld(tx: Transaction<Database>, senderOin: string, disclosureId: string): Promise<HeldRow | undefined> {
  return tx
    .selectFrom('held_message')
    .selectAll()
    .where('disclosure_id', '=', disclosureId)
    .where('sender_oin', '=', senderOin)
    .forUpdate()
    .executeTakeFirst();
}

/** The last day counts; after it there is nothing left to decide, whether or not that was written down yet. */
function closedOutcome(row: HeldRow | undefined, localDate: string): HeldOutcome | null {
  if (row === undefined) return { kind: 'unknown' };
  return row.state !== 'wacht' || row.due_on < localDate ? { kind: 'closed' } : null;
}

/** AVG 18: as long as somebody's data are restricted they are only kept, and nobody's term runs out over them. */
async function isRestricted(tx: Transaction<Database>, row: HeldRow): Promise<boolean> {
  await actFor(tx, row.team_id);
  const delivery = await tx
    .selectFrom('delivery')
    .select('hold')
    .where('disclosure_id', '=', row.disclosure_id)
    .forUpdate()
    .executeTakeFirst();
  return delivery?.hold === 'beperking';
}

/**
 * First what two people (or the calendar) decided, then what follows for the delivery: the tables ask for that order.
 * What is let through while somebody objects (R15) follows when the objection ends.
 */
async function close(
  tx: Transaction<Database>,
  row: HeldRow,
  set: { readonly state: HeldState; readonly decided_ms: number; readonly proposal_id?: string },
): Promise<void> {
  await tx.updateTable('held_message').set(set).where('disclosure_id', '=', row.disclosure_id).execute();
  await actFor(tx, row.team_id);
  const isLetThrough = set.state === 'toegelaten';
  const waiting = tx
    .updateTable('delivery')
    .set(isLetThrough ? { status: 'wacht' } : { status: 'geweigerd', ...GONE })
    .where('disclosure_id', '=', row.disclosure_id)
    .where('status', '=', 'aangehouden');
  await (isLetThrough ? waiting.where('hold', 'is', null) : waiting).execute();
}

async function actFor(tx: Transaction<Database>, team: string): Promise<void> {
  await sql`select set_config('seinhuis.team', ${team}, true)`.execute(tx);
}

function answerOf(proposal: Proposal): HeldAnswer {
  return (JSON.parse(proposal.content) as { besluit: HeldAnswer }).besluit;
}

function heldOf(row: HeldRow, proposals: readonly Proposal[]): HeldMessage {
  return {
    disclosureId: row.disclosure_id,
    senderOin: row.sender_oin,
    team: row.team_id as TeamId,
    messageType: row.message_type,
    variant: row.variant,
    codes: row.codes,
    heldMs: row.held_ms,
    urgent: row.urgent,
    remindOn: row.remind_on,
    dueOn: row.due_on,
    state: row.state as HeldState,
    reminded: row.reminded_ms !== null,
    proposals: proposals.map(one => ({ ...one, answer: answerOf(one) })),
  };
}
