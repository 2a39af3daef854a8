import type pg from 'pg';
import type { IdempotencyRecord, KeyedDigest, Recording, RecordOutcome } from '../../gateway/ports.ts';
import { ENTRY_COLUMNS, entryFields, hex, hexOrNull, insertEntries } from './entries.ts';

type Acceptance = Extract<Recording, { kind: 'acceptance' }>;

/**
 * The hot path, in one round trip and one transaction. `hold_directory` waits for whoever is changing the directory
 * and keeps the next one waiting until this commit; when the version is another, no row passes and nothing is written.
 * Ids are claimed in one order everywhere, so two lists cannot wait for each other.
 */
const RECORD = `
with gate as materialized (
  select hold_directory($2::bigint) as open
), input as materialized (
  select r.* from gate, json_to_recordset($1::json) as r (
    ordinal integer, client_id text, message_id uuid, request_digest text, receipt text, claimed_ms bigint,
    disclosure_id uuid, team_id text, status text, sender_oin text, message_type text, variant text,
    delivery_ms bigint, seal_kid text, protected_header text, wrapped_key bytea, iv bytea, ciphertext bytea, tag bytea,
    body_digest bytea, facts_kid text, facts bytea, pseudonym_kid text, person bytea, address bytea, customer bytea,
    consent_ids uuid[], search_kid text, search_bsn bytea, search_surname bytea, search_address bytea,
    held_codes text[], held_urgent boolean, held_remind_on date, held_due_on date,
    ${ENTRY_COLUMNS})
  where gate.open
), claim as (
  insert into idempotency (client_id, message_id, request_digest, receipt, epoch_ms)
  select client_id, message_id, request_digest, receipt, claimed_ms from input where message_id is not null
  order by client_id, message_id
  on conflict do nothing
  returning client_id, message_id
), fresh as materialized (
  select i.* from input i where i.message_id is null
  union all
  select i.* from input i join claim c using (client_id, message_id)
), ${insertEntries('fresh')}, delivered as (
  insert into delivery (disclosure_id, team_id, status, sender_oin, message_type, variant, epoch_ms, seal_kid,
    protected_header, wrapped_key, iv, ciphertext, tag, body_digest, facts_kid, facts, pseudonym_kid, person, address,
    customer, consent_ids)
  select disclosure_id, team_id, status, sender_oin, message_type, variant, delivery_ms, seal_kid,
    protected_header, wrapped_key, iv, ciphertext, tag, body_digest, facts_kid, facts, pseudonym_kid, person, address,
    customer, consent_ids
  from fresh where disclosure_id is not null
), held as (
  insert into held_message (disclosure_id, sender_oin, team_id, message_type, variant, codes, held_ms, urgent, remind_on,
    due_on)
  select disclosure_id, sender_oin, team_id, message_type, variant, held_codes, delivery_ms, held_urgent,
    held_remind_on, held_due_on
  from fresh where held_codes is not null
), relied as (
  insert into delivery_consent (consent_id, disclosure_id, team_id)
  select distinct unnest(consent_ids), disclosure_id, team_id from fresh where consent_ids <> '{}'
), keyed as (
  insert into search_key (entry_id, kid, bsn, birth_date_surname, birth_date_address)
  select entry_id, search_kid, search_bsn, search_surname, search_address from fresh where search_kid is not null
)
select gate.open, array(select ordinal from fresh) as recorded from gate`;

const KNOWN = `
select i.client_id, i.message_id, i.request_digest, i.receipt
from idempotency i join unnest($1::text[], $2::uuid[]) as asked (client_id, message_id) using (client_id, message_id)`;

export interface StoredAnswer {
  readonly requestDigest: KeyedDigest;
  readonly receipt: string;
}

/**
 * Writes `list` in one statement and one transaction.
 * @returns as `IntakeStore.record`
 */
export async function recordList(
  pool: pg.Pool,
  list: readonly Recording[],
  directoryVersion: number,
): Promise<readonly RecordOutcome[] | 'directory-changed'> {
  const { written, repeats } = withoutRepeats(list);
  const { rows } = await pool.query<{ open: boolean; recorded: number[] }>({
    name: 'intake-record',
    text: RECORD,
    values: [JSON.stringify(written.map(({ recording, ordinal }) => rowOf(recording, ordinal))), directoryVersion],
  });
  const { open, recorded } = rows[0]!;
  if (!open) return 'directory-changed';
  const outcomes: RecordOutcome[] = list.map(() => ({ kind: 'recorded' }));
  if (recorded.length === list.length) return outcomes;

  const done = new Set(recorded);
  const taken = written.filter(({ ordinal }) => !done.has(ordinal)).map(({ ordinal }) => ordinal);
  const others = [...taken, ...repeats].map(ordinal => ({ ordinal, ...(list[ordinal] as Acceptance).idempotency }));
  const answers = await findAnswers(pool, others);
  for (const { ordinal, clientId, messageId } of others) {
    const answer = answers.get(keyOf(clientId, messageId));
    if (answer === undefined) throw new Error('Cannot record: a claimed message id has no stored answer');
    outcomes[ordinal] = { kind: 'known', ...answer };
  }
  return outcomes;
}

/** The stored answers to messages that came before, by `keyOf`. */
export async function findAnswers(
  pool: pg.Pool,
  asked: readonly { readonly clientId: string; readonly messageId: string }[],
): Promise<ReadonlyMap<string, StoredAnswer>> {
  const { rows } = await pool.query<{
    client_id: string;
    message_id: string;
    request_digest: KeyedDigest;
    receipt: string;
  }>({
    name: 'intake-known',
    text: KNOWN,
    values: [asked.map(one => one.clientId), asked.map(one => one.messageId)],
  });
  return new Map(
    rows.map(row => [
      keyOf(row.client_id, row.message_id),
      { requestDigest: row.request_digest, receipt: row.receipt },
    ]),
  );
}

/** The same id twice in one list: the first is offered, the others hear its answer. */
function withoutRepeats(list: readonly Recording[]) {
  const seen = new Set<string>();
  const written: { recording: Recording; ordinal: number }[] = [];
  const repeats: number[] = [];
  list.forEach((recording, ordinal) => {
    const key = recording.kind === 'acceptance' ? idempotencyKey(recording.idempotency) : null;
    if (key !== null && seen.has(key)) {
      repeats.push(ordinal);
      return;
    }
    if (key !== null) seen.add(key);
    written.push({ recording, ordinal });
  });
  return { written, repeats };
}

function idempotencyKey(record: IdempotencyRecord): string {
  return keyOf(record.clientId, record.messageId);
}

/** UUIDs compare without regard to case, here as in the database. */
export function keyOf(clientId: string, messageId: string): string {
  return `${clientId} ${messageId.toLowerCase()}`;
}

function rowOf(recording: Recording, ordinal: number): Readonly<Record<string, unknown>> {
  if (recording.kind === 'refusal') return { ordinal, ...entryFields(recording.entry) };
  const { entry, idempotency, delivery, searchKeys } = recording;
  const { body, facts, pseudonyms, held } = delivery;
  return {
    ordinal,
    ...entryFields(entry),
    client_id: idempotency.clientId,
    message_id: idempotency.messageId,
    request_digest: idempotency.requestDigest,
    receipt: idempotency.receipt,
    claimed_ms: idempotency.epochMs,
    disclosure_id: delivery.disclosureId,
    team_id: delivery.team,
    status: delivery.status,
    sender_oin: delivery.senderOin,
    message_type: delivery.messageType,
    variant: delivery.variant,
    delivery_ms: delivery.epochMs,
    seal_kid: body.kid,
    protected_header: body.protectedHeader,
    wrapped_key: hex(body.wrappedKey),
    iv: hex(body.iv),
    ciphertext: hex(body.ciphertext),
    tag: hex(body.tag),
    body_digest: hex(body.digest),
    facts_kid: facts.kid,
    facts: hex(facts.bytes),
    pseudonym_kid: pseudonyms.kid,
    person: hex(pseudonyms.person),
    address: hexOrNull(pseudonyms.address),
    customer: hexOrNull(pseudonyms.customer),
    consent_ids: delivery.consentIds,
    search_kid: searchKeys?.kid ?? null,
    search_bsn: hexOrNull(searchKeys?.bsn ?? null),
    search_surname: hexOrNull(searchKeys?.birthDateAndSurname ?? null),
    search_address: hexOrNull(searchKeys?.birthDateAndAddress ?? null),
    ...(held === null
      ? {}
      : {
          held_codes: held.codes,
          held_urgent: held.urgent,
          held_remind_on: held.remindOn,
          held_due_on: held.dueOn,
        }),
  };
}
