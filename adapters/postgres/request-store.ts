import { type Kysely, sql, type Transaction } from 'kysely';
import type { Holder } from '../../gateway/casework/overdracht/steps.ts';
import type { PlannedRequest, RequestStore } from '../../gateway/casework/trajecten/ports.ts';
import { REQUESTS, type RequestKind, type StateOf } from '../../gateway/casework/trajecten/requests.ts';
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
        const there = ask.once ? await begunOnce(tx, team, ask.disclosureId) : null;
        if (there !== null) return { kind: 'done', ...there } as const;
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
          .values({ verzoek_id: ask.id, soort: kind, ...sides, ...columnsOf(kind, made), versie: made.events.length })
          .execute();
        const row = { verzoek_id: ask.id, team_id: team, naar_team: ask.naar };
        await write(tx, row, 0, made, ask.epochMs);
        if (ask.once) await noteMessage(tx, row, 1, ask.disclosureId);
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
        if (ask.answerId !== null && (await isNoted(tx, ask.answerId)))
          return { kind: 'done', id, versie: row.versie } as const;
        if (ask.seen !== null && row.versie !== ask.seen) return { kind: 'outdated' } as const;
        const message = ask.disclosureId === null ? null : await messageOn(tx, team, row, ask.disclosureId);
        const made = plan({ state: row.state as StateOf[typeof kind], regie, message });
        if (made.kind === 'refused') return made;
        const versie = row.versie + made.events.length;
        await tx
          .updateTable('verzoek')
          .set({ ...columnsOf(kind, made), versie })
          .where('verzoek_id', '=', id)
          .execute();
        await write(tx, row, row.versie, made, ask.epochMs);
        for (const named of [ask.disclosureId, ask.answerId])
          if (named !== null) await noteMessage(tx, row, row.versie + 1, named);
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

    ofMessage: (kind, team, disclosureId) =>
      asTeam(db, team, async tx => {
        const row = await tx
          .selectFrom('verzoek_bericht')
          .innerJoin('verzoek', 'verzoek.verzoek_id', 'verzoek_bericht.verzoek_id')
          .select(['verzoek.verzoek_id', 'verzoek.state', 'verzoek.versie'])
          .where('verzoek_bericht.disclosure_id', '=', disclosureId)
          .where('verzoek.soort', '=', kind)
          .executeTakeFirst();
        if (row === undefined) return null;
        return { id: row.verzoek_id, state: row.state as StateOf[typeof kind], versie: row.versie };
      }),

    intend: (team, { intentId, sealed, epochMs }) =>
      asTeam(db, team, async tx => {
        const row = { voornemen_id: intentId, team_id: team, kid: sealed.kid, sealed: sealed.bytes, epoch_ms: epochMs };
        await tx.insertInto('verzoek_voornemen').values(row).execute();
      }),

    intents: (team, beforeMs, limit) =>
      asTeam(db, team, async tx => {
        const rows = await tx
          .selectFrom('verzoek_voornemen')
          .selectAll()
          .where('epoch_ms', '<', beforeMs)
          .orderBy('epoch_ms')
          .orderBy('voornemen_id')
          .limit(limit)
          .execute();
        return rows.map(row => ({
          ...{ intentId: row.voornemen_id, sealed: { kid: row.kid, bytes: row.sealed }, epochMs: row.epoch_ms },
        }));
      }),

    forget: (team, intentId) =>
      asTeam(db, team, async tx => {
        await tx.deleteFrom('verzoek_voornemen').where('voornemen_id', '=', intentId).execute();
      }),
  };
}

/** What this message began before; whoever begins with it at this moment waits for the other. */
async function begunOnce(
  tx: Tx,
  team: string,
  disclosureId: string,
): Promise<{ readonly id: string; readonly versie: number } | null> {
  await sql`select pg_advisory_xact_lock(7301012, hashtext(${disclosureId}))`.execute(tx);
  const row = await tx
    .selectFrom('verzoek_bericht')
    .innerJoin('verzoek', 'verzoek.verzoek_id', 'verzoek_bericht.verzoek_id')
    .select(['verzoek.verzoek_id', 'verzoek.versie'])
    .where('verzoek_bericht.disclosure_id', '=', disclosureId)
    .where('verzoek.team_id', '=', team)
    .executeTakeFirst();
  return row === undefined ? null : { id: row.verzoek_id, versie: row.versie };
}

async function isNoted(tx: Tx, disclosureId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('verzoek_bericht')
    .select('verzoek_id')
    .where('disclosure_id', '=', disclosureId)
    .executeTakeFirst();
  return row !== undefined;
}

async function noteMessage(
  tx: Tx,
  { verzoek_id, team_id, naar_team }: Pick<Row<'verzoek'>, 'verzoek_id' | 'team_id' | 'naar_team'>,
  number: number,
  disclosure_id: string,
): Promise<void> {
  await tx
    .insertInto('verzoek_bericht')
    .values({ disclosure_id, verzoek_id, number, team_id, naar_team })
    .onConflict(on => on.doNothing())
    .execute();
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

function columnsOf<K extends RequestKind>(kind: K, { after, events }: PlannedRequest<K>) {
  const ended = REQUESTS[kind].endedOn(after, events.at(-1)!.op);
  return { status: after.status, state: JSON.stringify(after), ended_on: ended };
}
