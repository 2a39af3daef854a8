import type pg from 'pg';
import type { FeedbackStore } from '../../gateway/casework/feedback/ports.ts';
import type { Terugkoppeling } from '../../gateway/casework/vroegsignalering/feedback.ts';
import type { TeamId } from '../../gateway/ports.ts';
import { inTransaction } from './database.ts';
import { actFor } from './zaak-rows.ts';

const DUE = `
select zaak_id, version from zaak_feedback_due where team_id = $1 and not_before_ms <= $2
order by not_before_ms, zaak_id limit $3`;

/** The word that was begun stands; `do update` of nothing, so that it comes back either way. */
const INTEND = `
with made as (
  insert into zaak_feedback_word (signal_id, zaak_id, team_id, word) values ($3, $2, $1, $4)
  on conflict (signal_id) do nothing returning word
) select word from made union all select word from zaak_feedback_word where signal_id = $3 limit 1`;

/** @param pool connections as `seinhuis_gateway` */
export function createFeedbackStore(pool: pg.Pool): FeedbackStore {
  const rowsFor = <R extends pg.QueryResultRow>(team: TeamId, text: string, values: readonly unknown[]) =>
    inTransaction(pool, async client => {
      await actFor(client, team);
      return (await client.query<R>(text, [...values])).rows;
    });

  return {
    async due(team, nowMs, limit) {
      const rows = await rowsFor<{ zaak_id: string; version: number }>(team, DUE, [team, nowMs, limit]);
      return rows.map(row => ({ zaakId: row.zaak_id, versie: row.version }));
    },

    async intend(team, zaakId, signaalId, woord) {
      const values = [team, zaakId, signaalId, woord];
      const [row] = await rowsFor<{ word: string }>(team, INTEND, values);
      // Begun by another gateway at this very moment: not in sight of the statement that lost.
      const [standing = row] = row === undefined ? await rowsFor<{ word: string }>(team, INTEND, values) : [row];
      return standing!.word as Terugkoppeling;
    },

    async forget(team, signaalId) {
      await rowsFor(team, 'delete from zaak_feedback_word where signal_id = $1', [signaalId]);
    },

    async settle(team, { zaakId, versie }) {
      await rowsFor(team, 'delete from zaak_feedback_due where zaak_id = $1 and version <= $2', [zaakId, versie]);
    },

    async postpone(team, zaakId, untilMs) {
      await rowsFor(team, 'update zaak_feedback_due set not_before_ms = $2 where zaak_id = $1', [zaakId, untilMs]);
    },
  };
}
