import type { Kysely, Transaction } from 'kysely';
import type { Holder } from '../../gateway/casework/overdracht/steps.ts';
import type { PlannedRequest, RequestStore } from '../../gateway/casework/trajecten/ports.ts';
import type { RequestKind, StateOf } from '../../gateway/casework/trajecten/requests.ts';
import { writeEntries } from './entry-writer.ts';
import type { Database, Row } from './tables.ts';
import { messageOn } from './traject-messages.ts';
import { asTeam, knowPerson, lockTraject, makeTraject, trajectOfPerson } from './traject-rows.ts';
import type { Waker } from './waker.ts';

type Tx = Transaction<Database>;

/** @param db connections as `seinhuis_gateway` */
export function createRequestStore(db: Kysely<Database>, waker: Waker): RequestStore {
  return {
    async begin(kind, team, ask, plan) {
      const stepped = await asTeam(db, team, async tx => {
        const { traject } = ask;
        const old = traject === null ? null : await trajectOfPerson(tx, team, traject.own);
        const trajectId = traject === null ? null : (old?.trajectId ?? traject.trajectId);
        const regie = old?.regie ?? traject?.regie ?? { team, person: '' };
        if (traject !== null && trajectId !== null) {
          if (old === null) await makeTraject(tx, trajectId, traject.regie, ask.epochMs);
          await knowPerson(tx, trajectId, [
            { team, keys: traject.own },
            { team: ask.naar, keys: traject.receiver },
          ]);
        }
        const sides = { traject_id: trajectId, team_id: team, naar_team: ask.naar };
        const earlier = trajectId === null ? [] : await earlierOf(tx, kind, trajectId);
        const made = plan({ earlier, regie, message: await messageOn(tx, team, sides, ask.disclosureId) });
        // Nothing stays of what was refused, the traject made for it included.
        if (made.kind === 'refused') throw new Undone(made);
        await tx
          .insertInto('verzoek')
          .values({ verzoek_id: ask.id, soort: kind, ...sides, ...columnsOf(made), versie: made.events.length })
          .execute();
        await write(tx, { verzoek_id: ask.id, team_id: team, naar_team: ask.naar }, 0, made, ask.epochMs);
        return { kind: 'done', id: ask.id, versie: made.events.length } as const;
      }).catch((error: unknown) => {
        if (error instanceof Undone) return error.outcome as Extract<ReturnType<typeof plan>, { kind: 'refused' }>;
        throw error;
      });
      if (stepped.kind === 'done') waker.wake();
      return stepped;
    },

    async step(kind, team, id, ask, plan) {
      const stepped = await asTeam(db, team, async tx => {
        const regie = await regieOf(tx, kind, id);
        const row = await locked(tx, kind, id);
        if (row === undefined) return { kind: 'unknown' } as const;
        if (row.versie !== ask.seen) return { kind: 'outdated' } as const;
        const message = ask.disclosureId === null ? null : await messageOn(tx, team, row, ask.disclosureId);
        const made = plan({ state: row.state as StateOf[typeof kind], regie, message });
        if (made.kind === 'refused') return made;
        const versie = row.versie + made.events.length;
        await tx
          .updateTable('verzoek')
          .set({ ...columnsOf(made), versie })
          .where('verzoek_id', '=', id)
          .execute();
        await write(tx, row, row.versie, made, ask.epochMs);
        return { kind: 'done', id, versie } as const;
      });
      if (stepped.kind === 'done') waker.wake();
      return stepped;
    },

    find: (kind, team, id) =>
      asTeam(db, team, async tx => {
        const row = await tx
          .selectFrom('verzoek')
          .select(['state', 'versie'])
          .where('verzoek_id', '=', id)
          .where('soort', '=', kind)
          .executeTakeFirst();
        return row === undefined ? null : { state: row.state as StateOf[typeof kind], versie: row.versie };
      }),

    list: (kind, team, { status, after, count }) =>
      asTeam(db, team, async tx => {
        let query = tx.selectFrom('verzoek').select(['state', 'versie']).where('soort', '=', kind);
        if (status !== null) query = query.where('status', '=', status);
        if (after !== null) query = query.where('verzoek_id', '>', after);
        const rows = await query.orderBy('verzoek_id').limit(count).execute();
        return rows.map(row => ({ state: row.state as StateOf[typeof kind], versie: row.versie }));
      }),
  };
}

/** Carries a refusal out of a transaction that must leave nothing. */
class Undone extends Error {
  readonly outcome: unknown;
  constructor(outcome: unknown) {
    super('Undone: the request was refused');
    this.outcome = outcome;
  }
}

/** The regie may not move between reading it and deciding on it: the traject is locked, and before the request. */
async function regieOf(tx: Tx, kind: RequestKind, id: string): Promise<Holder | null> {
  const row = await tx
    .selectFrom('verzoek')
    .select('traject_id')
    .where('verzoek_id', '=', id)
    .where('soort', '=', kind)
    .executeTakeFirst();
  return row?.traject_id == null ? null : (await lockTraject(tx, row.traject_id)).regie;
}

function locked(tx: Tx, kind: RequestKind, id: string): Promise<Row<'verzoek'> | undefined> {
  return tx
    .selectFrom('verzoek')
    .selectAll()
    .where('verzoek_id', '=', id)
    .where('soort', '=', kind)
    .forUpdate()
    .executeTakeFirst();
}

async function earlierOf<K extends RequestKind>(tx: Tx, kind: K, trajectId: string): Promise<readonly StateOf[K][]> {
  const rows = await tx
    .selectFrom('verzoek')
    .select('state')
    .where('traject_id', '=', trajectId)
    .where('soort', '=', kind)
    .orderBy('verzoek_id')
    .execute();
  return rows.map(row => row.state as StateOf[K]);
}

async function write<K extends RequestKind>(
  tx: Tx,
  { verzoek_id, team_id, naar_team }: Pick<Row<'verzoek'>, 'verzoek_id' | 'team_id' | 'naar_team'>,
  from: number,
  { events, entries }: PlannedRequest<K>,
  epochMs: number,
): Promise<void> {
  const rows = events.map((event, index) => ({
    ...{ verzoek_id, team_id, naar_team, number: from + index + 1 },
    epoch_ms: epochMs,
    event: JSON.stringify(event),
  }));
  await tx.insertInto('verzoek_event').values(rows).execute();
  if (entries.length > 0) await writeEntries(tx, entries);
}

function columnsOf<K extends RequestKind>({ after }: PlannedRequest<K>) {
  return { status: after.status, state: JSON.stringify(after) };
}
