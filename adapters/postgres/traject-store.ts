import { type Kysely, sql, type Transaction } from 'kysely';
import { handoverEndedOn } from '../../gateway/casework/overdracht/retention.ts';
import type { Event, Handover, Traject } from '../../gateway/casework/overdracht/traject.ts';
import type {
  LockedTraject,
  Planned,
  SeenHandover,
  StepAsk,
  Stepped,
  TrajectStore,
} from '../../gateway/casework/trajecten/ports.ts';
import { turnOf } from '../../gateway/casework/trajecten/turn.ts';
import type { TeamId } from '../../gateway/ports.ts';
import { writeEntries } from './entry-writer.ts';
import type { Database, Row } from './tables.ts';
import { carriersOf, consentsStand, messageOn } from './traject-messages.ts';
import { asTeam, knowPerson, lockTraject, makeTraject, readTraject, trajectOfPerson } from './traject-rows.ts';
import type { Waker } from './waker.ts';

type Tx = Transaction<Database>;

const FINAL = ['afgesloten', 'ingetrokken'];
const ENDED = ['ingetrokken', 'onjuist_ingevoerd'];

/** @param db connections as `seinhuis_gateway` */
export function createTrajectStore(db: Kysely<Database>, waker: Waker): TrajectStore {
  return {
    async begin(team, ask, plan) {
      const stepped = await asTeam(db, team, async tx => {
        const old = await trajectOfPerson(tx, team, ask.own);
        const traject = old ?? { trajectId: ask.trajectId, regie: ask.regie, handovers: [] };
        const made = plan(traject);
        if (made.kind === 'refused') return made;
        if (old === null) await makeTraject(tx, traject.trajectId, ask.regie, ask.epochMs);
        await knowPerson(tx, traject.trajectId, [{ team, keys: ask.own }, ask.receiver]);
        const handover = handoverIn(made.after, ask.overdrachtId);
        await tx
          .insertInto('overdracht')
          .values({
            overdracht_id: ask.overdrachtId,
            traject_id: traject.trajectId,
            team_id: team,
            naar_team: handover.ontvanger.team,
            ...columnsOf(handover, made),
            versie: made.events.length,
          })
          .execute();
        await writeEvents(tx, ask.overdrachtId, 0, null, handover, made, ask.epochMs);
        return { kind: 'done', overdrachtId: ask.overdrachtId, versie: made.events.length } as const;
      });
      if (stepped.kind === 'done') waker.wake();
      return stepped;
    },

    async step<Refusal extends { readonly kind: 'refused' }>(
      team: TeamId,
      overdrachtId: string,
      ask: StepAsk,
      epochMs: number,
      plan: (locked: LockedTraject) => Planned | Refusal,
    ): Promise<Stepped<Refusal>> {
      const stepped = await asTeam(db, team, async (tx): Promise<Stepped<Refusal>> => {
        const traject = await lockTrajectOf(tx, overdrachtId);
        const row = traject === null ? undefined : await rowOf(tx, overdrachtId);
        if (traject === null || row === undefined) return { kind: 'unknown' };
        if (ask.seen !== null && ask.seen !== row.versie) return { kind: 'outdated' };
        const before = handoverIn(traject, overdrachtId);
        const locked: LockedTraject = {
          traject,
          versie: row.versie,
          consentEnded: await hasEnded(tx, row),
          message: ask.disclosureId === null ? null : await messageOn(tx, team, row, ask.disclosureId),
          consentsStand: await consentsStand(tx, team, row, ask.consentIds),
        };
        const made = plan(locked);
        if (made.kind === 'refused') return made;
        const handover = handoverIn(made.after, overdrachtId);
        const versie = row.versie + made.events.length;
        await tx
          .updateTable('overdracht')
          .set({ ...columnsOf(handover, made), versie, looked_on: null })
          .where('overdracht_id', '=', overdrachtId)
          .execute();
        await writeEvents(tx, overdrachtId, row.versie, before, handover, made, epochMs);
        const { regie } = made.after;
        if (regie.team !== traject.regie.team || regie.person !== traject.regie.person)
          await tx
            .updateTable('traject')
            .set({ regie_team: regie.team, regie_person: regie.person })
            .where('traject_id', '=', traject.trajectId)
            .execute();
        return { kind: 'done', overdrachtId, versie };
      });
      if (stepped.kind === 'done') waker.wake();
      return stepped;
    },

    find: (team, overdrachtId) =>
      asTeam(db, team, async (tx): Promise<SeenHandover | null> => {
        const row = await rowOf(tx, overdrachtId);
        if (row === undefined) return null;
        const events = await tx
          .selectFrom('overdracht_event')
          .select(['number', 'event', 'shared'])
          .where('overdracht_id', '=', overdrachtId)
          .orderBy('number')
          .execute();
        const reminders = await tx
          .selectFrom('overdracht_reminder')
          .selectAll()
          .where('overdracht_id', '=', overdrachtId)
          .where('team_id', '=', team)
          .orderBy('due_on')
          .orderBy('name')
          .execute();
        const words = await tx
          .selectFrom('overdracht_words')
          .selectAll()
          .where('overdracht_id', '=', overdrachtId)
          .orderBy('number', 'desc')
          .executeTakeFirst();
        return {
          traject: await readTraject(tx, row.traject_id),
          overdrachtId,
          versie: row.versie,
          consentEnded: await hasEnded(tx, row),
          events: events.map(one => ({ ...one, event: one.event as Event })),
          reminders: reminders.map(one => ({
            name: one.name,
            kind: one.kind as 'herinnering' | 'escalatie',
            term: one.term,
            role: one.role as 'medewerker' | 'teamleider',
            on: one.due_on,
          })),
          words: words === undefined ? null : { number: words.number, sealed: { kid: words.kid, bytes: words.words } },
        };
      }),

    carriers: (team, overdrachtId) =>
      asTeam(db, team, async tx => {
        const row = await rowOf(tx, overdrachtId);
        return row === undefined || row.team_id !== team ? { messages: [], consents: [] } : carriersOf(tx, team, row);
      }),

    list: (team, { status, kant, waiting, persons, after, count }) =>
      asTeam(db, team, async tx => {
        let query = tx
          .selectFrom('overdracht')
          .innerJoin('traject', 'traject.traject_id', 'overdracht.traject_id')
          .selectAll('overdracht')
          .select(['traject.regie_team', 'traject.regie_person']);
        if (status !== null) query = query.where('status', '=', status);
        if (after !== null) query = query.where('overdracht_id', '>', after);
        if (kant === 'afzender') query = query.where('overdracht.team_id', '=', team);
        if (kant === 'ontvanger') query = query.where('naar_team', '=', team);
        const ownSide = sql<string>`case when overdracht.team_id = ${team} then 'afzender' else 'ontvanger' end`;
        const ownPerson = sql<
          string | null
        >`case when overdracht.team_id = ${team} then afzender_person else ontvanger_person end`;
        if (waiting) query = query.where(sql<boolean>`aan_zet in ('beide', ${ownSide})`);
        if (persons !== null)
          query = query.where(where => where.or([where(ownPerson, 'is', null), where(ownPerson, 'in', [...persons])]));
        const rows = await query.orderBy('overdracht_id').limit(count).execute();
        return rows.map(row => ({
          traject: {
            trajectId: row.traject_id,
            regie: { team: row.regie_team, person: row.regie_person },
            handovers: [row.state as Handover],
          },
          overdrachtId: row.overdracht_id,
          versie: row.versie,
        }));
      }),

    async turns(localDate, after, limit) {
      const { rows } = await sql<{ overdracht_id: string; team_id: string }>`
        select overdracht_id, team_id from overdracht_turns(${localDate}::date, ${after}::uuid, ${limit}::integer)
      `.execute(db);
      return rows.map(row => ({ overdrachtId: row.overdracht_id, team: row.team_id as TeamId }));
    },

    look: (team, overdrachtId, localDate, epochMs, due) =>
      asTeam(db, team, async tx => {
        const row = await tx
          .selectFrom('overdracht')
          .selectAll()
          .where('overdracht_id', '=', overdrachtId)
          .forUpdate()
          .skipLocked()
          .executeTakeFirst();
        if (row === undefined) return null;
        const traject = await readTraject(tx, row.traject_id);
        const found = due(traject).filter(one => one.handoverId === overdrachtId);
        let told = 0;
        for (const one of found) {
          const { numInsertedOrUpdatedRows } = await tx
            .insertInto('overdracht_reminder')
            .values({
              overdracht_id: overdrachtId,
              team_id: one.team,
              name: one.name,
              kind: one.kind,
              term: one.term,
              role: one.role,
              due_on: one.on,
              told_ms: epochMs,
            })
            .onConflict(on => on.doNothing())
            .executeTakeFirst();
          told += Number(numInsertedOrUpdatedRows ?? 0);
        }
        await tx
          .updateTable('overdracht')
          .set({ looked_on: localDate })
          .where('overdracht_id', '=', overdrachtId)
          .execute();
        return told;
      }),
  };
}

function rowOf(tx: Tx, overdrachtId: string): Promise<Row<'overdracht'> | undefined> {
  return tx.selectFrom('overdracht').selectAll().where('overdracht_id', '=', overdrachtId).executeTakeFirst();
}

/** The traject first, for whoever changes anything in it: so there is one order, and one acceptance. */
async function lockTrajectOf(tx: Tx, overdrachtId: string): Promise<Traject | null> {
  const row = await rowOf(tx, overdrachtId);
  return row === undefined ? null : lockTraject(tx, row.traject_id);
}

async function hasEnded(tx: Tx, row: Row<'overdracht'>): Promise<boolean> {
  if (FINAL.includes(row.status)) return false;
  const ended = await tx
    .selectFrom('overdracht_consent')
    .innerJoin('consent', 'consent.consent_id', 'overdracht_consent.consent_id')
    .select('consent.consent_id')
    .where('overdracht_consent.overdracht_id', '=', row.overdracht_id)
    .where('consent.state', 'in', ENDED)
    .executeTakeFirst();
  return ended !== undefined;
}

async function writeEvents(
  tx: Tx,
  overdrachtId: string,
  from: number,
  before: Handover | null,
  after: Handover,
  { events, entries, words, consentIds, disclosureId }: Planned,
  epochMs: number,
): Promise<void> {
  const sides = { team_id: after.afzender.team, naar_team: after.ontvanger.team };
  const wasShared = before !== null && before.voorgesteldOp !== null;
  await tx
    .insertInto('overdracht_event')
    .values(
      events.map((event, index) => ({
        overdracht_id: overdrachtId,
        number: from + index + 1,
        ...sides,
        shared: wasShared || event.kind === 'voorgesteld',
        epoch_ms: epochMs,
        event: JSON.stringify(event),
      })),
    )
    .execute();
  const about = { overdracht_id: overdrachtId, number: from + 1 };
  if (words !== null)
    await tx
      .insertInto('overdracht_words')
      .values({ ...about, team_id: after.afzender.team, kid: words.kid, words: words.bytes })
      .execute();
  if (disclosureId !== null)
    await tx
      .insertInto('overdracht_message')
      .values({ ...about, disclosure_id: disclosureId })
      .execute();
  if (consentIds.length > 0)
    await tx
      .insertInto('overdracht_consent')
      .values([...new Set(consentIds)].map(consent_id => ({ overdracht_id: overdrachtId, consent_id })))
      .onConflict(on => on.doNothing())
      .execute();
  if (entries.length > 0) await writeEntries(tx, entries);
}

const handoverIn = (traject: Traject, overdrachtId: string): Handover =>
  traject.handovers.find(one => one.handoverId === overdrachtId)!;

/** What the columns say beside the state, so that it can be found and filtered. */
function columnsOf(handover: Handover, { events }: Planned) {
  const turn = turnOf(handover);
  return {
    status: handover.status,
    proposed_on: handover.voorgesteldOp,
    aan_zet: turn.length === 2 ? 'beide' : (turn[0] ?? null),
    afzender_person: handover.afzender.person,
    ontvanger_person: handover.ontvanger.person,
    state: JSON.stringify(handover),
    ended_on: handoverEndedOn(handover, events.at(-1)!.op),
  };
}
