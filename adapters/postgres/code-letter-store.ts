import { type Kysely, sql, type Transaction } from 'kysely';
import type { Attempt, CodeLetterStore } from '../../gateway/inwoner/ports.ts';
import type { TeamId } from '../../gateway/ports.ts';
import { writeEntries } from './entry-writer.ts';
import type { Database } from './tables.ts';
import type { Waker } from './waker.ts';

interface Tried {
  readonly outcome: Attempt['kind'];
  readonly codebrief_id: string;
  readonly team_id: string;
  readonly signal_id: string;
  readonly entry_id: string | null;
}

/** @param db connections as `seinhuis_gateway`, which finds a letter through one function alone (migration 0021) */
export function createCodeLetterStore(db: Kysely<Database>, waker: Waker): CodeLetterStore {
  const forTeam = <T>(team: TeamId, work: (tx: Transaction<Database>) => Promise<T>): Promise<T> =>
    db.transaction().execute(async tx => {
      await sql`select set_config('seinhuis.team', ${team}, true)`.execute(tx);
      return work(tx);
    });

  return {
    async make(team, { letterId, signalId, kid, code, proof, madeMs, untilMs }, entry) {
      await forTeam(team, async tx => {
        await tx
          .updateTable('codebrief')
          .set({ state: 'vervangen', entry_id: null })
          .where('signal_id', '=', signalId)
          .where('state', 'in', ['open', 'opent'])
          .execute();
        await tx
          .insertInto('codebrief')
          .values({
            ...{ codebrief_id: letterId, team_id: team, signal_id: signalId, kid, code, proof, state: 'open' },
            ...{ failures: 0, made_ms: madeMs, until_ms: untilMs, entry_id: null },
          })
          .execute();
        await writeEntries(tx, [entry]);
      });
      waker.wake();
    },

    async attempt(typed, epochMs, { tries, all, sinceMs }, closed) {
      const tried = await db.transaction().execute(async (tx): Promise<Attempt> => {
        const codes = typed.map(one => one.code);
        const proofs = typed.map(one => one.proof);
        const { rows } = await sql<Tried>`select * from codebrief_try(${codes}::bytea[], ${proofs}::bytea[],
          ${epochMs}::bigint, ${sinceMs}::bigint, ${tries}::integer, ${all}::integer)`.execute(tx);
        const row = rows[0]!;
        const letter = {
          ...{ letterId: row.codebrief_id, team: row.team_id as TeamId },
          ...{ signalId: row.signal_id, entryId: row.entry_id },
        };
        if (row.outcome === 'gesloten') await writeEntries(tx, [closed(letter)]);
        return row.outcome === 'past' ? { kind: 'past', letter } : { kind: row.outcome };
      });
      if (tried.kind === 'gesloten') waker.wake();
      return tried;
    },

    async begin({ letterId, team, signalId }, entry) {
      const begun = await forTeam(team, async tx => {
        const { rows } = await sql<{ stopped: boolean }>`
          select s.restricted or s.file is null or d.hold is not null as stopped
          from zaak_signal s join delivery d on d.disclosure_id = s.signal_id
          where s.signal_id = ${signalId} for share of s, d`.execute(tx);
        if (rows[0]?.stopped !== false) return 'stopped';
        const { numUpdatedRows } = await tx
          .updateTable('codebrief')
          .set({ state: 'opent', entry_id: entry.entryId })
          .where('codebrief_id', '=', letterId)
          .where('state', '=', 'open')
          .executeTakeFirst();
        if (numUpdatedRows !== 1n) return 'taken';
        await writeEntries(tx, [entry]);
        return 'begun';
      });
      if (begun === 'begun') waker.wake();
      return begun;
    },

    finish: ({ letterId, team }, entryId) =>
      forTeam(team, async tx => {
        const { numUpdatedRows } = await tx
          .updateTable('codebrief')
          .set({ state: 'gebruikt' })
          .where('codebrief_id', '=', letterId)
          .where('state', '=', 'opent')
          .where('entry_id', '=', entryId)
          .executeTakeFirst();
        return numUpdatedRows === 1n;
      }),

    async forget(untilMs, triedMs) {
      await sql`select codebrief_forgets(${untilMs}::bigint, ${triedMs}::bigint)`.execute(db);
    },
  };
}
