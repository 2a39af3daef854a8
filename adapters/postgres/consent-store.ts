import type pg from 'pg';
import {
  type ConsentEvent,
  type ConsentRow,
  type ConsentStore,
  type EndingEntries,
  type EntryRecord,
  type KeyedDigest,
  STOP_AT_ONCE,
} from '../../gateway/ports.ts';
import { consentOf } from './consent-rows.ts';
import { inTransaction } from './database.ts';
import { ENTRY_COLUMNS, entryFields, hex, hexOrNull, insertEntries } from './entries.ts';
import type { Row } from './tables.ts';
import type { Waker } from './waker.ts';

const GIVE = `
with given as materialized (
  select * from json_to_recordset($1::json) as g (consent_id uuid, sender_oin text, request_digest text, state text,
    kind text, explicit boolean, receiver_team text, purpose text, categories text[], valid_from date,
    valid_until date, given_ms bigint, pseudonym_kid text, person bytea, person_alternate bytea, facts jsonb,
    record_kid text, record bytea, ${ENTRY_COLUMNS})
), kept as (
  insert into consent (consent_id, sender_oin, request_digest, state, kind, explicit, receiver_team, purpose,
    categories, valid_from, valid_until, given_ms, pseudonym_kid, person, person_alternate, facts, record_kid, record)
  select consent_id, sender_oin, request_digest, state, kind, explicit, receiver_team, purpose, categories, valid_from,
    valid_until, given_ms, pseudonym_kid, person, person_alternate, facts, record_kid, record from given
  on conflict do nothing
  returning consent_id
), fresh as materialized (
  select given.* from given join kept using (consent_id)
), ${insertEntries('fresh')}, event as (
  insert into consent_event (consent_id, event, epoch_ms) select consent_id, 'vastgelegd', entry_ms from fresh
)
select count(*) as recorded from fresh`;

/** What relies on the consent and was not dealt with yet; what is restricted waits until it no longer is (AVG 18). */
const STILL_RELIES = `(d.status in ('wacht', 'aangehouden')
  or (d.status in ('opgehaald', 'bevestigd') and d.notice is distinct from 'toestemming_ingetrokken'))`;

/** Wait for deliveries that another transaction has hold of, or pass over them. */
type Others = 'wait' | 'pass';

const lockReliant = (others: Others) => `
select d.disclosure_id, d.status from delivery_consent r join delivery d on d.disclosure_id = r.disclosure_id
where r.consent_id = $1 and ($2::uuid is null or r.disclosure_id > $2) and ${STILL_RELIES}
  and d.hold is distinct from 'beperking'
order by r.disclosure_id limit ${STOP_AT_ONCE} for update of d ${others === 'pass' ? 'skip locked' : ''}`;

const STOP = `
update delivery set status = 'ingetrokken', protected_header = null, wrapped_key = null, iv = null,
  ciphertext = null, tag = null, facts = null, hold = null
where disclosure_id = any ($1::uuid[])`;

const NOTIFY = `
update delivery set notice = 'toestemming_ingetrokken', notice_state = 'nieuw' where disclosure_id = any ($1::uuid[])`;

const FORGET_ENDING = `
delete from consent_stop where consent_id = $1 and not exists (
  select from delivery_consent r join delivery d on d.disclosure_id = r.disclosure_id
  where r.consent_id = $1 and ${STILL_RELIES})`;

const NOTE_EVENT = `
insert into consent_event (consent_id, event, epoch_ms, channel, by_whom, record_kid, record)
values ($1, $2, $3, $4, $5, $6, $7)`;

const WRITE_ENTRIES = `
with entry as materialized (
  select * from json_to_recordset($1::json) as e (${ENTRY_COLUMNS})
), ${insertEntries('entry')}
select from entry`;

/** @param pool connections as `seinhuis_gateway` */
export function createConsentStore(pool: pg.Pool, waker: Waker): ConsentStore {
  async function stopOfEnded(consentId: string, after: string | null, entriesFor: EndingEntries, others: Others) {
    return inTransaction(pool, async client => {
      const { rows } = await client.query<Row<'consent'>>(
        `select * from consent where consent_id = $1 and state in ('ingetrokken', 'onjuist_ingevoerd')`,
        [consentId],
      );
      const row = rows[0];
      if (row === undefined) return { found: false, next: null };
      const { stopped, notified, next: following } = await stopBatch(client, row, after, entriesFor, false, others);
      return { found: stopped.length + notified.length > 0, next: following };
    });
  }

  return {
    async give(row, requestDigest, entry) {
      const { rows } = await pool.query<{ recorded: number }>({
        name: 'consent-give',
        text: GIVE,
        values: [JSON.stringify([givenFields(row, requestDigest, entry)])],
      });
      if (rows[0]!.recorded === 1) {
        waker.wake();
        return { kind: 'recorded' };
      }
      const earlier = await pool.query<{ sender_oin: string; request_digest: KeyedDigest }>({
        name: 'consent-given-before',
        text: 'select sender_oin, request_digest from consent where consent_id = $1',
        values: [row.consentId],
      });
      const { sender_oin, request_digest } = earlier.rows[0]!;
      return { kind: 'taken', senderOin: sender_oin, requestDigest: request_digest };
    },

    async about(senderOin, receiverTeam, purpose, persons) {
      const { rows } = await pool.query<Row<'consent'>>({
        name: 'consent-about',
        text: `select * from consent where sender_oin = $1 and receiver_team = $2 and purpose = $3
          and (person = any ($4::bytea[]) or person_alternate = any ($4::bytea[])) order by consent_id`,
        values: [senderOin, receiverTeam, purpose, persons],
      });
      return rows.map(consentOf);
    },

    async find(ids) {
      if (ids.length === 0) return new Map();
      const { rows } = await pool.query<Row<'consent'>>({
        name: 'consent-find',
        text: 'select * from consent where consent_id = any ($1::uuid[])',
        values: [ids],
      });
      const found = new Map(rows.map(row => [row.consent_id, consentOf(row)]));
      // Under the id as it was asked: the database does not mind upper case, a map does.
      return new Map(
        ids.flatMap(id => {
          const row = found.get(id.toLowerCase());
          return row === undefined ? [] : [[id, row] as const];
        }),
      );
    },

    async settleConcept(consentId, senderOin, { becomes, givenEpochMs, facts }, event, entry) {
      const outcome = await inTransaction(pool, async client => {
        const row = await lockConsent(client, consentId, senderOin);
        if (row === undefined) return 'unknown' as const;
        if (row.state !== 'concept') return 'wrong-state' as const;
        await client.query('update consent set state = $2, given_ms = $3, facts = $4 where consent_id = $1', [
          consentId,
          becomes,
          givenEpochMs,
          JSON.stringify(facts),
        ]);
        await noteEvent(client, consentId, becomes === 'actief' ? 'gegeven' : 'geweigerd', event);
        await client.query(WRITE_ENTRIES, [JSON.stringify([entryFields(entry)])]);
        return 'settled' as const;
      });
      if (outcome === 'settled') waker.wake();
      return outcome;
    },

    async withdraw(consentId, senderOin, event, entriesFor) {
      const outcome = await inTransaction(pool, async client => {
        // Before any delivery: a release that relies on this consent has committed by now, or will see it withdrawn.
        const row = await lockConsent(client, consentId, senderOin);
        if (row === undefined) return { kind: 'unknown' } as const;
        if (!['concept', 'actief', 'verlopen'].includes(row.state)) return { kind: 'already' } as const;
        await client.query('update consent set state = $2 where consent_id = $1', [consentId, event.becomes]);
        await noteEvent(client, consentId, event.becomes, event);
        await client.query('insert into consent_stop (consent_id, team_id, epoch_ms, trace) values ($1, $2, $3, $4)', [
          consentId,
          row.receiver_team,
          event.epochMs,
          event.traceId,
        ]);
        return { kind: 'withdrawn', ...(await stopBatch(client, row, null, entriesFor, true, 'wait')) } as const;
      });
      if (outcome.kind === 'withdrawn') waker.wake();
      return outcome;
    },

    async stopMore(consentId, after, entriesFor) {
      const { next } = await stopOfEnded(consentId, after, entriesFor, 'wait');
      waker.wake();
      return next;
    },

    async stopFree(consentId, entriesFor) {
      // The log is not woken: taking the entries up now would cost the processor that stopping the rest needs.
      return (await stopOfEnded(consentId, null, entriesFor, 'pass')).found;
    },

    async ending() {
      const { rows } = await pool.query<Row<'consent_stop'>>({
        name: 'consent-ending',
        text: `select consent_id, epoch_ms, trace from consent_stop order by epoch_ms limit 100`,
      });
      return rows.map(row => ({ consentId: row.consent_id, epochMs: row.epoch_ms, traceId: row.trace }));
    },

    async ended(consentId) {
      await inTransaction(pool, async client => {
        await client.query(
          `select set_config('seinhuis.team', team_id, true) from consent_stop where consent_id = $1`,
          [consentId],
        );
        await client.query(FORGET_ENDING, [consentId]);
      });
    },
  };
}

async function lockConsent(
  client: pg.PoolClient,
  consentId: string,
  senderOin: string,
): Promise<Row<'consent'> | undefined> {
  const { rows } = await client.query<Row<'consent'>>(
    'select * from consent where consent_id = $1 and sender_oin = $2 for update',
    [consentId, senderOin],
  );
  return rows[0];
}

async function noteEvent(client: pg.PoolClient, consentId: string, name: string, event: ConsentEvent): Promise<void> {
  const { epochMs, channel, byWhom, record } = event;
  await client.query(NOTE_EVENT, [
    consentId,
    name,
    epochMs,
    channel,
    byWhom ?? null,
    record?.kid ?? null,
    record?.bytes ?? null,
  ]);
}

/** Stops and notifies what comes after the id `after`, by its consent that has ended. */
async function stopBatch(
  client: pg.PoolClient,
  row: Row<'consent'>,
  after: string | null,
  entriesFor: EndingEntries,
  first: boolean,
  others: Others,
): Promise<{ stopped: readonly string[]; notified: readonly string[]; next: string | null }> {
  await client.query(`select set_config('seinhuis.team', $1, true)`, [row.receiver_team]);
  const reliant = await client.query<{ disclosure_id: string; status: string }>({
    name: `consent-lock-reliant-${others}`,
    text: lockReliant(others),
    values: [row.consent_id, after],
  });
  const waits = (status: string) => status === 'wacht' || status === 'aangehouden';
  const stopped = reliant.rows.filter(one => waits(one.status)).map(one => one.disclosure_id);
  const notified = reliant.rows.filter(one => !waits(one.status)).map(one => one.disclosure_id);
  const entries = entriesFor({ consent: consentOf(row), stopped, notified, first });
  if (stopped.length > 0) await client.query(STOP, [stopped]);
  if (notified.length > 0) await client.query(NOTIFY, [notified]);
  if (entries.length > 0) await client.query(WRITE_ENTRIES, [JSON.stringify(entries.map(entryFields))]);
  return { stopped, notified, next: reliant.rows.length < STOP_AT_ONCE ? null : reliant.rows.at(-1)!.disclosure_id };
}

function givenFields(
  row: ConsentRow,
  requestDigest: KeyedDigest,
  entry: EntryRecord,
): Readonly<Record<string, unknown>> {
  return {
    consent_id: row.consentId,
    sender_oin: row.senderOin,
    request_digest: requestDigest,
    state: row.state,
    kind: row.kind,
    explicit: row.explicit,
    receiver_team: row.receiverTeam,
    purpose: row.purpose,
    categories: row.categories,
    valid_from: row.validity.geldigVan,
    valid_until: row.validity.geldigTot ?? null,
    given_ms: row.givenEpochMs,
    pseudonym_kid: row.pseudonyms.kid,
    person: hex(row.pseudonyms.person),
    person_alternate: hexOrNull(row.pseudonyms.personAlternate),
    facts: row.facts,
    record_kid: row.record.kid,
    record: hex(row.record.bytes),
    ...entryFields(entry),
  };
}
