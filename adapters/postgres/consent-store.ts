import type pg from 'pg';
import {
  type ConsentEvent,
  type ConsentRow,
  type ConsentStore,
  type EndingEntries,
  type EntryRecord,
  type KeyedDigest,
  STOP_AT_ONCE,
  STOP_FIRST,
} from '../../gateway/ports.ts';
import { consentOf } from './consent-rows.ts';
import { inTransaction } from './database.ts';
import { ENTRY_COLUMNS, entriesStatement, entryFields, hex, hexOrNull, insertEntries } from './entries.ts';
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

/** By id, so that the planner need not guess how many of a consent's still wait. In order, as a release locks. */
const LOCK_RELIANT = `
select d.disclosure_id, d.status from delivery d
where d.disclosure_id = any ($1::uuid[]) and ${STILL_RELIES} and d.hold is distinct from 'beperking'
order by d.disclosure_id for update`;

const RELIANT = `
select disclosure_id from delivery_consent
where consent_id = $1 and ($2::uuid is null or disclosure_id > $2) order by disclosure_id`;

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

/** While one batch is written the entries of another are made. */
const BATCHES_AT_ONCE = 3;

/** @param pool connections as `seinhuis_gateway` */
export function createConsentStore(pool: pg.Pool, waker: Waker): ConsentStore {
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
        await client.query(entriesStatement([entry]));
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
        const reliant = await reliantIds(client, row, null);
        const batch = reliant.slice(0, STOP_FIRST);
        const next = reliant.length > batch.length ? batch.at(-1)! : null;
        return { kind: 'withdrawn', ...(await stopBatch(client, row, batch, entriesFor, true)), next } as const;
      });
      // With a rest to stop the log is woken after that.
      if (outcome.kind === 'withdrawn' && outcome.next === null) waker.wake();
      return outcome;
    },

    async stopRest(consentId, after, entriesFor) {
      const reliant = await inTransaction(pool, async client => {
        const row = await endedConsent(client, consentId);
        return row === undefined ? [] : reliantIds(client, row, after);
      });
      let taken = 0;
      const stopNext = async () => {
        while (taken < reliant.length) {
          const batch = reliant.slice(taken, taken + STOP_AT_ONCE);
          taken += batch.length;
          await inTransaction(pool, async client => {
            const row = await endedConsent(client, consentId);
            if (row !== undefined) await stopBatch(client, row, batch, entriesFor, false);
          });
        }
      };
      await Promise.all(Array.from({ length: BATCHES_AT_ONCE }, stopNext));
      // Only now: taking up the entries of the first batches would cost the processor that stopping the rest needs.
      waker.wake();
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

async function endedConsent(client: pg.PoolClient, consentId: string): Promise<Row<'consent'> | undefined> {
  const { rows } = await client.query<Row<'consent'>>({
    name: 'consent-ended',
    text: `select * from consent where consent_id = $1 and state in ('ingetrokken', 'onjuist_ingevoerd')`,
    values: [consentId],
  });
  return rows[0];
}

/** Whatever relied on a consent and comes after the id `after`, stopped or not, in the order of the ids. */
async function reliantIds(
  client: pg.PoolClient,
  row: Row<'consent'>,
  after: string | null,
): Promise<readonly string[]> {
  await setTeam(client, row.receiver_team);
  const { rows } = await client.query<{ disclosure_id: string }>({
    name: 'consent-reliant',
    text: RELIANT,
    values: [row.consent_id, after],
  });
  return rows.map(one => one.disclosure_id);
}

async function setTeam(client: pg.PoolClient, team: string): Promise<void> {
  await client.query(`select set_config('seinhuis.team', $1, true)`, [team]);
}

/** Stops and notifies, of these, what relied on its consent that has ended. */
async function stopBatch(
  client: pg.PoolClient,
  row: Row<'consent'>,
  disclosureIds: readonly string[],
  entriesFor: EndingEntries,
  first: boolean,
): Promise<{ stopped: readonly string[]; notified: readonly string[] }> {
  await setTeam(client, row.receiver_team);
  const reliant = await client.query<{ disclosure_id: string; status: string }>({
    name: 'consent-lock-reliant',
    text: LOCK_RELIANT,
    values: [disclosureIds],
  });
  const waits = (status: string) => status === 'wacht' || status === 'aangehouden';
  const stopped = reliant.rows.filter(one => waits(one.status)).map(one => one.disclosure_id);
  const notified = reliant.rows.filter(one => !waits(one.status)).map(one => one.disclosure_id);
  const entries = entriesFor({ consent: consentOf(row), stopped, notified, first });
  if (stopped.length > 0) await client.query(STOP, [stopped]);
  if (notified.length > 0) await client.query(NOTIFY, [notified]);
  if (entries.length > 0) await client.query(entriesStatement(entries));
  return { stopped, notified };
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
