import { type Kysely, type SelectQueryBuilder, sql, type Transaction } from 'kysely';
import { isSamePerson } from '../../gateway/access/identity.ts';
import type {
  Wisgrond,
  Wissing,
  WissingOutcome,
  WissingStore,
  Wisstatus,
} from '../../gateway/casework/rechten/ports.ts';
import type { TeamId } from '../../gateway/ports.ts';
import { officersOf } from '../../gateway/vier-ogen/vier-ogen.ts';
import { writeEntries } from './entry-writer.ts';
import { approve, openProposals, propose, proposerOf, reject } from './proposals.ts';
import type { Database, Row } from './tables.ts';
import type { Waker } from './waker.ts';

const KIND = 'wissing';

type WithProposal = Row<'zaak_erasure'> &
  Pick<Row<'proposal'>, 'digest' | 'expires_ms' | 'proposed_oin' | 'proposed_subject' | 'proposed_issuer'>;

/** @param db connections as `seinhuis_gateway`, which takes nothing away itself */
export function createWissingStore(db: Kysely<Database>, waker: Waker): WissingStore {
  const forOrganisation = <T>(oin: string, work: (tx: Transaction<Database>) => Promise<T>): Promise<T> =>
    db.transaction().execute(async tx => {
      await sql`select set_config('seinhuis.oin', ${oin}, true)`.execute(tx);
      return work(tx);
    });

  const rows = (tx: Transaction<Database>, oin: string) =>
    tx
      .selectFrom('zaak_erasure')
      .innerJoin('proposal', 'proposal.proposal_id', 'zaak_erasure.erasure_id')
      .selectAll('zaak_erasure')
      .select(['proposal.digest', 'proposal.expires_ms', 'proposal.proposed_oin'])
      .select(['proposal.proposed_subject', 'proposal.proposed_issuer'])
      .where('zaak_erasure.organisation', '=', oin) as unknown as SelectQueryBuilder<
      Database,
      'zaak_erasure' | 'proposal',
      WithProposal
    >;

  async function one(tx: Transaction<Database>, oin: string, id: string, epochMs: number): Promise<Wissing | null> {
    const row = await rows(tx, oin).where('zaak_erasure.erasure_id', '=', id).executeTakeFirst();
    return row === undefined ? null : wissingOf(row, epochMs);
  }

  const ended = async (work: Promise<WissingOutcome>): Promise<WissingOutcome> => {
    const outcome = await work;
    if (outcome.kind === 'done') waker.wake();
    return outcome;
  };

  return {
    list: (oin, after, limit, epochMs) =>
      forOrganisation(oin, async tx => {
        const query = rows(tx, oin);
        const from = after === null ? query : query.where('zaak_erasure.erasure_id', '>', after);
        const found = await from.orderBy('zaak_erasure.erasure_id').limit(limit).execute();
        return found.map(row => wissingOf(row, epochMs));
      }),

    find: (oin, wissingId, epochMs) => forOrganisation(oin, tx => one(tx, oin, wissingId, epochMs)),

    propose: (person, { wissingId, team, zaakId, grond }, epochMs, entryFor) =>
      ended(
        forOrganisation(person.oin, async (tx): Promise<WissingOutcome> => {
          // The same question by the same person again is the one there is.
          const open = await openProposals(tx, KIND, zaakId, epochMs);
          const earlier = open.find(proposal => isSamePerson(proposal.proposer, person));
          const before = earlier === undefined ? null : await one(tx, person.oin, earlier.proposalId, epochMs);
          if (before !== null && before.grond === grond) return { kind: 'done', wissing: before };
          const content = { zaak: zaakId, team, grond };
          const draft = { proposalId: wissingId, kind: KIND, about: zaakId, content, panel: officersOf(person.oin) };
          const made = await propose(tx, draft, person, epochMs);
          if (made.kind === 'refused') return made;
          await tx
            .insertInto('zaak_erasure')
            .values({
              ...{ erasure_id: wissingId, organisation: person.oin, team_id: team, zaak_id: zaakId, ground: grond },
              ...{ state: 'voorgesteld', code: null, proposed_ms: epochMs, decided_ms: null, done_ms: null },
            })
            .execute();
          await writeEntries(tx, [entryFor('voorgesteld', made.proposal)]);
          return { kind: 'done', wissing: (await one(tx, person.oin, wissingId, epochMs))! };
        }),
      ),

    decide: (person, wissingId, { agreed, digest, stands }, epochMs, entryFor) =>
      ended(
        forOrganisation(person.oin, async (tx): Promise<WissingOutcome> => {
          if ((await one(tx, person.oin, wissingId, epochMs)) === null)
            return { kind: 'refused', code: 'VOORSTEL_ONBEKEND' };
          const made = agreed
            ? await approve(tx, wissingId, person, digest, epochMs, stands)
            : await reject(tx, wissingId, person, epochMs, digest);
          if (made.kind === 'refused') return made;
          await tx
            .updateTable('zaak_erasure')
            .set({ state: agreed ? 'goedgekeurd' : 'afgewezen', decided_ms: epochMs })
            .where('erasure_id', '=', wissingId)
            .execute();
          await writeEntries(tx, [entryFor(agreed ? 'toegepast' : 'afgewezen', made.proposal)]);
          return { kind: 'done', wissing: (await one(tx, person.oin, wissingId, epochMs))! };
        }),
      ),
  };
}

function wissingOf(row: WithProposal, epochMs: number): Wissing {
  const lapsed = row.state === 'voorgesteld' && epochMs >= row.expires_ms;
  return {
    wissingId: row.erasure_id,
    team: row.team_id as TeamId,
    zaakId: row.zaak_id,
    grond: row.ground as Wisgrond,
    status: lapsed ? 'verlopen' : (row.state as Wisstatus),
    kenmerk: row.digest,
    voorsteller: proposerOf(row),
    voorgesteldMs: row.proposed_ms,
    beslotenMs: row.decided_ms,
    gedaanMs: row.done_ms,
    code: row.code,
  };
}
