import type pg from 'pg';
import type { Erasure, JournalParts } from '../../gateway/operation/erasures.ts';

/**
 * Reads what was destroyed since `horizon`. A transaction that is still under way holds the horizon back, so that what
 * commits late is not missed.
 * @param pool connections as `seinhuis_worker`
 */
export function erasureReader(pool: Pick<pg.Pool, 'query'>): JournalParts['read'] {
  return async horizon => {
    const { rows } = await pool.query<{ horizon: number; kind: Erasure['kind'] | null; id: string; becomes: string }>({
      name: 'erasures',
      text: `select b.horizon, e.kind, e.id, e.becomes
        from (select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as horizon) b
        left join erasure e on e.tx >= $1 and e.tx < b.horizon order by e.tx, e.id`,
      values: [horizon],
    });
    return {
      horizon: rows[0]!.horizon,
      found: rows.flatMap(({ kind, id, becomes }) => (kind === null ? [] : [{ kind, id, becomes }])),
    };
  };
}

export interface Replayed {
  /** Bodies that came back with the copy and are gone again. */
  readonly bodies: number;
  /** Consents that were given in the copy and have ended again. */
  readonly consents: number;
}

const STATES = ['ingetrokken', 'geweigerd', 'onjuist_ingevoerd'];
const DESTROY = 'protected_header = null, wrapped_key = null, iv = null, ciphertext = null, tag = null, facts = null';

/** A destruction of a body for another reason than a stop leaves the state as it is. */
const END_BODIES = `
update delivery d set ${DESTROY},
  status = case when e.becomes in ('ingetrokken', 'geweigerd') then e.becomes else d.status end
from json_to_recordset($1::json) as e (kind text, id uuid, becomes text)
where e.kind = 'verstrekking' and d.disclosure_id = e.id and d.wrapped_key is not null`;

const END_CONSENTS = `
update consent c set state = e.becomes from json_to_recordset($1::json) as e (kind text, id uuid, becomes text)
where e.kind = 'toestemming' and c.consent_id = e.id and e.becomes = any ($2::text[]) and c.state <> all ($2::text[])
returning c.consent_id`;

const NOTE_EVENTS = `
insert into consent_event (consent_id, event, epoch_ms)
select e.id, 'ingetrokken', e.epoch_ms from json_to_recordset($1::json) as e (kind text, id uuid, becomes text, epoch_ms bigint)
join consent c on c.consent_id = e.id
where e.kind = 'toestemming' and e.becomes = 'ingetrokken' on conflict do nothing`;

/** As a withdrawal does: what still waits is stopped, who has it already is told (AVG 19). */
const STOP_RELIANT = `
update delivery d set ${DESTROY}, status = 'ingetrokken' from delivery_consent r
where r.disclosure_id = d.disclosure_id and r.consent_id = any ($1::uuid[]) and d.status in ('wacht', 'aangehouden')`;
const NOTIFY_RELIANT = `
update delivery d set notice = 'toestemming_ingetrokken', notice_state = 'nieuw' from delivery_consent r
where r.disclosure_id = d.disclosure_id and r.consent_id = any ($1::uuid[]) and d.status in ('opgehaald', 'bevestigd')
  and d.notice is null`;

/** A file has the id of the disclosure it came by; a zaak of which no signal is left goes whole. */
const CLEAR_ZAKEN = `
with gone as (
  delete from zaak_signal s using json_to_recordset($1::json) as e (kind text, id uuid)
  where e.kind = 'verstrekking' and s.signal_id = e.id returning s.signal_id, s.zaak_id
), keys as (
  delete from zaak_search_key k using gone where k.signal_id = gone.signal_id
), empty as (
  select distinct g.zaak_id from gone g where not exists (select from zaak_signal s
    where s.zaak_id = g.zaak_id and s.signal_id not in (select signal_id from gone))
), reminders as (
  delete from zaak_reminder r using empty where r.zaak_id = empty.zaak_id
), events as (
  delete from zaak_event e using empty where e.zaak_id = empty.zaak_id
)
delete from zaak z using empty where z.zaak_id = empty.zaak_id`;

const NOTE_ERASURES = `
insert into erasure (kind, id, becomes, tx) select kind, id, becomes, 0
from json_to_recordset($1::json) as e (kind text, id uuid, becomes text) on conflict do nothing`;

const AT_ONCE = 2_000;

/**
 * Destroys again what the journal names. Part of putting back a copy: the guards of the tables rest.
 * @param client in a transaction, as the owner
 */
export async function replayErasures(client: pg.ClientBase, erasures: readonly Erasure[]): Promise<Replayed> {
  let bodies = 0;
  let consents = 0;
  // Numbers of transactions of the database that was copied say nothing here.
  await client.query('update erasure set tx = 0');
  for (let at = 0; at < erasures.length; at += AT_ONCE) {
    const list = JSON.stringify(
      erasures
        .slice(at, at + AT_ONCE)
        .map(({ kind, id, becomes, epochMs }) => ({ kind, id, becomes, epoch_ms: epochMs })),
    );
    bodies += (await client.query(END_BODIES, [list])).rowCount ?? 0;
    await client.query(CLEAR_ZAKEN, [list]);
    const ended = (await client.query<{ consent_id: string }>(END_CONSENTS, [list, STATES])).rows;
    consents += ended.length;
    const ids = ended.map(row => row.consent_id);
    await client.query(NOTE_EVENTS, [list]);
    bodies += (await client.query(STOP_RELIANT, [ids])).rowCount ?? 0;
    await client.query(NOTIFY_RELIANT, [ids]);
    await client.query(NOTE_ERASURES, [list]);
  }
  return { bodies, consents };
}
