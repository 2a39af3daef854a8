/** Trajects as the acting team may see them, locked for whoever changes something in one. */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Holder } from '../../gateway/casework/overdracht/steps.ts';
import type { Handover, Traject } from '../../gateway/casework/overdracht/traject.ts';
import type { PersonKeys } from '../../gateway/casework/trajecten/ports.ts';
import { trajectToGoOnWith } from '../../gateway/casework/trajecten/turn.ts';
import type { Database } from './tables.ts';

type Tx = Transaction<Database>;

/** Everything as one team: the row filters show nothing of others. */
export function asTeam<T>(db: Kysely<Database>, team: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async tx => {
    await actAs(tx, team);
    return work(tx);
  });
}

/**
 * The traject of a person that this team goes on with, locked; null when there is none. Two of a team who begin for the
 * same person at once come one after the other.
 */
export async function trajectOfPerson(tx: Tx, team: string, own: PersonKeys): Promise<Traject | null> {
  const known = own.map(one => one.person);
  const [first] = [...known].sort(Buffer.compare);
  await sql`select pg_advisory_xact_lock(7301011, hashtext(${team} || encode(${first}::bytea, 'hex')))`.execute(tx);
  const found = await tx
    .selectFrom('traject_person')
    .innerJoin('traject', 'traject.traject_id', 'traject_person.traject_id')
    .select('traject.traject_id')
    .where('traject_person.team_id', '=', team)
    .where('traject_person.person', 'in', known)
    .distinct()
    .orderBy('traject.traject_id')
    .execute();
  const trajects: Traject[] = [];
  for (const { traject_id } of found) {
    const locked = await tx
      .selectFrom('traject')
      .select('traject_id')
      .where('traject_id', '=', traject_id)
      .forUpdate()
      .execute();
    // Its term was over, and it went while this waited.
    if (locked.length > 0) trajects.push(await readTraject(tx, traject_id));
  }
  return trajectToGoOnWith(trajects, team);
}

export async function makeTraject(tx: Tx, trajectId: string, regie: Holder, epochMs: number): Promise<void> {
  await tx
    .insertInto('traject')
    .values({
      traject_id: trajectId,
      team_id: regie.team,
      regie_team: regie.team,
      regie_person: regie.person,
      begun_ms: epochMs,
    })
    .execute();
}

export async function knowPerson(
  tx: Tx,
  trajectId: string,
  persons: readonly { readonly team: string; readonly keys: PersonKeys }[],
): Promise<void> {
  const rows = persons.flatMap(({ team, keys }) => keys.map(one => ({ traject_id: trajectId, team_id: team, ...one })));
  await tx
    .insertInto('traject_person')
    .values(rows)
    .onConflict(on => on.doNothing())
    .execute();
}

async function actAs(tx: Tx, team: string): Promise<void> {
  await sql`select set_config('seinhuis.team', ${team}, true)`.execute(tx);
}

export async function lockTraject(tx: Tx, trajectId: string): Promise<Traject> {
  await tx.selectFrom('traject').select('traject_id').where('traject_id', '=', trajectId).forUpdate().execute();
  return readTraject(tx, trajectId);
}

/** With the handovers that the acting team may see, and no other. */
export async function readTraject(tx: Tx, trajectId: string): Promise<Traject> {
  const row = await tx.selectFrom('traject').selectAll().where('traject_id', '=', trajectId).executeTakeFirstOrThrow();
  const handovers = await tx
    .selectFrom('overdracht')
    .select('state')
    .where('traject_id', '=', trajectId)
    .orderBy('overdracht_id')
    .execute();
  return {
    trajectId,
    regie: { team: row.regie_team, person: row.regie_person },
    handovers: handovers.map(one => one.state as Handover),
  };
}
