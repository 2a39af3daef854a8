/** What a handover may know of accepted messages and of consents: whether they are the ones it needs, and no content. */
import { sql, type Transaction } from 'kysely';
import type { Carriers, MessageAt } from '../../gateway/casework/trajecten/ports.ts';
import type { Database, Row } from './tables.ts';

type Tx = Transaction<Database>;

export interface Sides {
  readonly traject_id: string | null;
  readonly team_id: string;
  readonly naar_team: string;
}

const STANDING = ['wacht', 'opgehaald', 'bevestigd'];

const oinOf = (team: string) => team.slice(0, team.indexOf('/'));

/**
 * A delivery is its receiver's: it is looked up as that team, and the acting team is named again afterwards.
 * @param team who acts
 * @returns null when there is no such message to the receiving team
 */
export async function messageOn(tx: Tx, team: string, sides: Sides, disclosureId: string): Promise<MessageAt | null> {
  const row = await asReceiver(tx, team, sides, () =>
    tx
      .selectFrom('delivery')
      .select(['message_type', 'variant', 'sender_oin', 'status', 'hold', 'consent_ids'])
      .select(
        sql<boolean>`exists (select from traject_person p where p.traject_id = ${sides.traject_id}
        and p.team_id = delivery.team_id and p.kid = delivery.pseudonym_kid and p.person = delivery.person)`.as(
          'known',
        ),
      )
      .where('disclosure_id', '=', disclosureId)
      // Until this commits it stays as it was read.
      .forShare()
      .executeTakeFirst(),
  );
  if (row === undefined) return null;
  return {
    type: row.message_type,
    variant: row.variant,
    ofSides: row.sender_oin === oinOf(sides.team_id),
    ofPerson: row.known,
    stands: STANDING.includes(row.status) && row.hold === null,
    isHeld: row.status === 'aangehouden',
    consentIds: row.consent_ids,
  };
}

/** Active consents of this person, recorded by the sender, for the receiving team. None named: none to doubt. */
export async function consentsStand(
  tx: Tx,
  team: string,
  sides: Row<'overdracht'>,
  consentIds: readonly string[],
): Promise<boolean> {
  if (consentIds.length === 0) return true;
  const ids = [...new Set(consentIds)];
  const found = await asReceiver(tx, team, sides, () =>
    tx
      .selectFrom('consent')
      .select('consent_id')
      .where('consent_id', 'in', ids)
      .where('state', '=', 'actief')
      .where('sender_oin', '=', oinOf(sides.team_id))
      .where('receiver_team', '=', sides.naar_team)
      .where(sql<boolean>`exists (select from traject_person p where p.traject_id = ${sides.traject_id}
        and p.team_id = consent.receiver_team and p.kid = consent.pseudonym_kid
        and p.person in (consent.person, consent.person_alternate))`)
      .forShare()
      .execute(),
  );
  return found.length === ids.length;
}

/** So many to choose from; older ones are named by their id. */
const CHOICES = 10;

/** What a sender may point at, each by the same marks by which it is judged when it is named. */
export function carriersOf(tx: Tx, team: string, sides: Row<'overdracht'>): Promise<Carriers> {
  return asReceiver(tx, team, sides, async () => {
    const messages = await tx
      .selectFrom('delivery')
      .select(['disclosure_id', 'message_type', 'variant', 'epoch_ms'])
      .where('team_id', '=', sides.naar_team)
      .where('sender_oin', '=', oinOf(sides.team_id))
      .where('status', 'in', STANDING)
      .where('hold', 'is', null)
      .where(sql<boolean>`exists (select from traject_person p where p.traject_id = ${sides.traject_id}
        and p.team_id = delivery.team_id and p.kid = delivery.pseudonym_kid and p.person = delivery.person)`)
      .orderBy('disclosure_id', 'desc')
      .limit(CHOICES)
      .execute();
    const consents = await tx
      .selectFrom('consent')
      .select(['consent_id', 'given_ms', 'valid_until'])
      .where('state', '=', 'actief')
      .where('sender_oin', '=', oinOf(sides.team_id))
      .where('receiver_team', '=', sides.naar_team)
      .where(sql<boolean>`exists (select from traject_person p where p.traject_id = ${sides.traject_id}
        and p.team_id = consent.receiver_team and p.kid = consent.pseudonym_kid
        and p.person in (consent.person, consent.person_alternate))`)
      .orderBy('given_ms', 'desc')
      .limit(CHOICES)
      .execute();
    return {
      messages: messages.map(one => ({
        ...{ disclosureId: one.disclosure_id, type: one.message_type, variant: one.variant },
        epochMs: Number(one.epoch_ms),
      })),
      consents: consents.map(one => ({
        ...{ consentId: one.consent_id, givenMs: Number(one.given_ms), validUntil: one.valid_until },
      })),
    };
  });
}

async function asReceiver<T>(tx: Tx, team: string, sides: Sides, read: () => Promise<T>): Promise<T> {
  await sql`select set_config('seinhuis.team', ${sides.naar_team}, true)`.execute(tx);
  const found = await read();
  await sql`select set_config('seinhuis.team', ${team}, true)`.execute(tx);
  return found;
}
