import type pg from 'pg';
import type {
  ConsentRow,
  EntryRecord,
  LockedDelivery,
  PostboxItem,
  PostboxStore,
  ReceivedMessage,
  ReleaseStep,
  TeamId,
} from '../../gateway/ports.ts';
import { consentOf } from './consent-rows.ts';
import { inTransaction } from './database.ts';
import { ENTRY_COLUMNS, entryFields, insertEntries } from './entries.ts';
import type { Row } from './tables.ts';
import type { Waker } from './waker.ts';

/** The condition of the index `delivery_postbox`, in its own words, or the planner would not see that it fits. */
export const IN_POSTBOX = `(status in ('wacht', 'opgehaald') or notice_state in ('nieuw', 'getoond'))`;

const LIST = `
select disclosure_id, sender_oin, message_type, epoch_ms, status,
  case when notice_state in ('nieuw', 'getoond') then notice end as notice
from delivery
where team_id = $1 and ${IN_POSTBOX} and ($2::uuid is null or disclosure_id > $2)
order by disclosure_id limit $3`;

const SHOW_NOTICES = `
update delivery set notice_state = 'getoond'
where disclosure_id = any ($1::uuid[]) and notice_state = 'nieuw'`;

/** Consents first, deliveries after: the order of a withdrawal too, so that neither waits for the other for ever. */
const LOCK_CONSENTS = `
select * from consent
where consent_id in (select unnest(consent_ids) from delivery where disclosure_id = any ($1::uuid[]))
order by consent_id for share`;

const LOCK_DELIVERIES = `
select disclosure_id, team_id, status, sender_oin, message_type, seal_kid, protected_header, wrapped_key, iv,
  ciphertext, tag, body_digest, facts_kid, facts, pseudonym_kid, person, address, customer, consent_ids,
  released_entry_id, hold, (select h.codes from held_message h
    where h.disclosure_id = delivery.disclosure_id and h.state = 'toegelaten') as reviewed
from delivery where disclosure_id = any ($1::uuid[]) order by disclosure_id for update`;

const RECEIVED = `
select message_type, status, facts_kid, facts, consent_ids, hold, (select h.codes from held_message h
    where h.disclosure_id = delivery.disclosure_id and h.state = 'toegelaten') as reviewed
from delivery where disclosure_id = $1`;

const LOCK_TO_CONFIRM = `
select disclosure_id, sender_oin, message_type, status, body_digest, notice_state
from delivery where disclosure_id = any ($1::uuid[]) order by disclosure_id for update`;

/** Every step says the state it was decided on; one that fits no longer is missing from the count. */
const TAKE_STEPS = `
with step as materialized (
  select * from json_to_recordset($1::json) as s (disclosure_id uuid, step text, becomes text, ${ENTRY_COLUMNS})
), ${insertEntries('step')}, sent as (
  update delivery d set attempts = d.attempts + 1, status = case step when 'release' then 'opgehaald' else d.status end,
    released_entry_id = case step when 'release' then s.entry_id else d.released_entry_id end
  from step s where d.disclosure_id = s.disclosure_id
    and ((s.step = 'release' and d.status = 'wacht') or (s.step = 'repeat' and d.released_entry_id is not null))
  returning 1
), stopped as (
  update delivery d set status = s.becomes, protected_header = null, wrapped_key = null, iv = null, ciphertext = null,
    tag = null, facts = null
  from step s where d.disclosure_id = s.disclosure_id and s.step = 'stop'
  returning 1
)
select (select count(*) from sent) + (select count(*) from stopped) as done`;

const CONFIRM = `
with step as materialized (
  select * from json_to_recordset($1::json) as s (disclosure_id uuid, ${ENTRY_COLUMNS})
), ${insertEntries('step')}
update delivery d set status = 'bevestigd' from step s where d.disclosure_id = s.disclosure_id and d.status = 'opgehaald'`;

const READ_NOTICES = `
update delivery set notice_state = 'gelezen' where disclosure_id = any ($1::uuid[]) and notice_state = 'getoond'`;

type DeliveryToLock = Omit<Row<'delivery'>, 'variant' | 'epoch_ms' | 'attempts' | 'notice' | 'notice_state'> & {
  readonly reviewed: readonly string[] | null;
};
type ReceivedRow = Pick<
  DeliveryToLock,
  'message_type' | 'status' | 'facts_kid' | 'facts' | 'consent_ids' | 'hold' | 'reviewed'
>;
type Confirmation = Awaited<ReturnType<PostboxStore['confirm']>>[number];

/** @param pool connections as `seinhuis_gateway` */
export function createPostboxStore(pool: pg.Pool, waker: Waker): PostboxStore {
  return {
    list: (team, after, limit) =>
      inTransaction(pool, async client => {
        await actFor(client, team);
        const { rows } = await client.query<Row<'delivery'>>({
          name: 'postbox-list',
          text: LIST,
          values: [team, after, limit],
        });
        const withNotice = rows.filter(row => row.notice !== null).map(row => row.disclosure_id);
        if (withNotice.length > 0) await client.query(SHOW_NOTICES, [withNotice]);
        return rows.map(itemOf);
      }),

    async release(team, ids, directoryVersion, decideAll) {
      const outcome = await inTransaction(pool, async client => {
        const { rows } = await client.query<{ open: boolean }>({
          name: 'postbox-open',
          text: `select hold_directory($2::bigint) as open, set_config('seinhuis.team', $1, true)`,
          values: [team, directoryVersion],
        });
        if (!rows[0]!.open) return null;
        const consents = await client.query<Row<'consent'>>({
          name: 'postbox-lock-consents',
          text: LOCK_CONSENTS,
          values: [ids],
        });
        const deliveries = await client.query<DeliveryToLock>({
          name: 'postbox-lock-deliveries',
          text: LOCK_DELIVERIES,
          values: [ids],
        });
        const locked = deliveries.rows.map(lockedOf);
        const steps = decideAll(locked, consentsById(consents.rows));
        await takeSteps(client, locked, steps);
        return { locked, wrote: steps.some(step => 'entry' in step) };
      });
      if (outcome === null) return 'directory-changed';
      if (outcome.wrote) waker.wake();
      return outcome.locked;
    },

    received: (team, disclosureId) =>
      inTransaction(pool, async client => {
        await actFor(client, team);
        const { rows } = await client.query<ReceivedRow>({
          name: 'postbox-received',
          text: RECEIVED,
          values: [disclosureId],
        });
        return rows[0] === undefined ? null : receivedOf(rows[0]);
      }),

    async confirm(team, list, entryFor) {
      const { answers, wrote } = await inTransaction(pool, async client => {
        await actFor(client, team);
        const { rows } = await client.query<Row<'delivery'>>({
          name: 'postbox-lock-to-confirm',
          text: LOCK_TO_CONFIRM,
          values: [list.map(one => one.disclosureId)],
        });
        const found = new Map(rows.map(row => [row.disclosure_id, row]));
        const now = new Map<string, EntryRecord>();
        const again: string[] = [];
        const given = list.map(({ disclosureId, digest }): Confirmation => {
          const row = found.get(disclosureId.toLowerCase());
          const answer = confirmationOf(row, digest, now);
          if (row !== undefined && answer === 'bevestigd') now.set(row.disclosure_id, entryFor(subjectOf(row)));
          if (row !== undefined && answer === 'al_bevestigd' && row.status === 'bevestigd')
            again.push(row.disclosure_id);
          return answer;
        });
        if (now.size > 0) await client.query({ name: 'postbox-confirm', text: CONFIRM, values: [stepsJson(now)] });
        if (again.length > 0) await client.query(READ_NOTICES, [again]);
        return { answers: given, wrote: now.size > 0 };
      });
      if (wrote) waker.wake();
      return answers;
    },
  };
}

async function actFor(client: pg.PoolClient, team: TeamId): Promise<void> {
  await client.query({ name: 'act-for-team', text: `select set_config('seinhuis.team', $1, true)`, values: [team] });
}

async function takeSteps(
  client: pg.PoolClient,
  locked: readonly LockedDelivery[],
  steps: readonly ReleaseStep[],
): Promise<void> {
  const known = new Set(locked.map(delivery => delivery.disclosureId));
  // Each delivery has one step; a second one would update the same row twice, of which only one would count.
  for (const { disclosureId } of steps)
    if (!known.delete(disclosureId)) throw new RangeError('Cannot release: a step for a delivery that is not locked');
  const written = steps.filter(step => step.kind !== 'leave');
  if (written.length === 0) return;
  const { rows } = await client.query<{ done: number }>({
    name: 'postbox-take-steps',
    text: TAKE_STEPS,
    values: [
      JSON.stringify(
        written.map(step => ({
          disclosure_id: step.disclosureId,
          step: step.kind,
          becomes: step.kind === 'stop' ? step.becomes : null,
          ...('entry' in step ? entryFields(step.entry) : {}),
        })),
      ),
    ],
  });
  if (rows[0]!.done !== written.filter(step => step.kind !== 'refuse').length)
    throw new RangeError('Cannot release: a step does not fit the state of its delivery');
}

/** A held or stopped delivery does not exist for its receiver. */
function confirmationOf(
  row: Row<'delivery'> | undefined,
  digest: Buffer,
  confirmedNow: ReadonlyMap<string, unknown>,
): Confirmation {
  if (row === undefined || !['wacht', 'opgehaald', 'bevestigd'].includes(row.status)) return 'onbekend';
  if (row.status === 'wacht') return 'niet_opgehaald';
  if (!row.body_digest.equals(digest)) return 'ander_zegel';
  return row.status === 'bevestigd' || confirmedNow.has(row.disclosure_id) ? 'al_bevestigd' : 'bevestigd';
}

function stepsJson(entries: ReadonlyMap<string, EntryRecord>): string {
  return JSON.stringify([...entries].map(([id, entry]) => ({ disclosure_id: id, ...entryFields(entry) })));
}

function subjectOf(row: Row<'delivery'>): { disclosureId: string; senderOin: string; messageType: string } {
  return { disclosureId: row.disclosure_id, senderOin: row.sender_oin, messageType: row.message_type };
}

function consentsById(rows: readonly Row<'consent'>[]): ReadonlyMap<string, ConsentRow> {
  return new Map(rows.map(row => [row.consent_id, consentOf(row)]));
}

function itemOf(row: Row<'delivery'>): PostboxItem {
  return {
    disclosureId: row.disclosure_id,
    senderOin: row.sender_oin,
    messageType: row.message_type,
    epochMs: row.epoch_ms,
    status: row.status === 'wacht' ? 'wacht' : 'opgehaald',
    notice: row.notice as PostboxItem['notice'],
  };
}

function receivedOf(row: ReceivedRow): ReceivedMessage {
  return {
    messageType: row.message_type,
    status: row.status as ReceivedMessage['status'],
    facts: row.facts === null ? null : { kid: row.facts_kid, bytes: row.facts },
    consentIds: row.consent_ids,
    isHeld: row.hold !== null,
    reviewed: row.reviewed ?? [],
  };
}

function lockedOf(row: DeliveryToLock): LockedDelivery {
  const { protected_header, wrapped_key, iv, ciphertext, tag } = row;
  const whole = protected_header !== null && wrapped_key !== null && iv !== null && ciphertext !== null && tag !== null;
  return {
    disclosureId: row.disclosure_id,
    team: row.team_id as TeamId,
    status: row.status as LockedDelivery['status'],
    senderOin: row.sender_oin,
    messageType: row.message_type,
    body: whole
      ? {
          kid: row.seal_kid,
          protectedHeader: protected_header,
          wrappedKey: wrapped_key,
          iv,
          ciphertext,
          tag,
          digest: row.body_digest,
        }
      : null,
    facts: row.facts === null ? null : { kid: row.facts_kid, bytes: row.facts },
    pseudonyms: { kid: row.pseudonym_kid, person: row.person, address: row.address, customer: row.customer },
    consentIds: row.consent_ids,
    releasedEntryId: row.released_entry_id,
    reviewed: row.reviewed ?? [],
    restricted: row.hold === 'beperking',
  };
}
