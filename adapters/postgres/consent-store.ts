import type pg from 'pg';
import type { ConsentRow, ConsentStore, EntryRecord, KeyedDigest } from '../../gateway/ports.ts';
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

const LOCK_RELIANT = `
select disclosure_id, status from delivery
where disclosure_id in (select disclosure_id from delivery_consent where consent_id = $1)
  and status in ('wacht', 'aangehouden', 'opgehaald', 'bevestigd')
order by disclosure_id for update`;

const STOP = `
update delivery set status = 'ingetrokken', protected_header = null, wrapped_key = null, iv = null,
  ciphertext = null, tag = null, facts = null
where disclosure_id = any ($1::uuid[])`;

const NOTIFY = `
update delivery set notice = 'toestemming_ingetrokken', notice_state = 'nieuw' where disclosure_id = any ($1::uuid[])`;

const WRITE_ENTRIES = `
with entry as materialized (
  select * from json_to_recordset($1::json) as e (${ENTRY_COLUMNS})
), ${insertEntries('entry')}
select from entry`;

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

    async withdraw(consentId, senderOin, event, entriesFor) {
      const outcome = await inTransaction(pool, async client => {
        // Before any delivery: a release that relies on this consent has committed by now, or will see it withdrawn.
        const { rows } = await client.query<Row<'consent'>>(
          'select * from consent where consent_id = $1 and sender_oin = $2 for update',
          [consentId, senderOin],
        );
        const row = rows[0];
        if (row === undefined) return { kind: 'unknown' } as const;
        if (!['concept', 'actief', 'verlopen'].includes(row.state)) return { kind: 'already' } as const;

        await client.query(`select set_config('seinhuis.team', $1, true)`, [row.receiver_team]);
        const reliant = await client.query<{ disclosure_id: string; status: string }>(LOCK_RELIANT, [consentId]);
        const waits = (status: string) => status === 'wacht' || status === 'aangehouden';
        const stopped = reliant.rows.filter(one => waits(one.status)).map(one => one.disclosure_id);
        const notified = reliant.rows.filter(one => !waits(one.status)).map(one => one.disclosure_id);
        const entries = entriesFor({ consent: consentOf(row), stopped, notified });

        await client.query(`update consent set state = 'ingetrokken' where consent_id = $1`, [consentId]);
        await client.query(
          `insert into consent_event (consent_id, event, epoch_ms, channel) values ($1, 'ingetrokken', $2, $3)`,
          [consentId, event.epochMs, event.channel],
        );
        if (stopped.length > 0) await client.query(STOP, [stopped]);
        if (notified.length > 0) await client.query(NOTIFY, [notified]);
        await client.query(WRITE_ENTRIES, [JSON.stringify(entries.map(entryFields))]);
        return { kind: 'withdrawn', stopped, notified } as const;
      });
      if (outcome.kind === 'withdrawn') waker.wake();
      return outcome;
    },
  };
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
