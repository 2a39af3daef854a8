import type pg from 'pg';
import type {
  DueEvent,
  DueHandshake,
  MeldingQueue,
  SealedSecrets,
  Topic,
  UndeliverableEvent,
} from '../../gateway/meldingen/ports.ts';
import type { TeamId } from '../../gateway/ports.ts';
import { inTransaction, openPool } from './database.ts';
import { listen } from './listener.ts';
import { IN_POSTBOX } from './postbox-store.ts';
import { WAKE_MELDINGEN } from './subscription-store.ts';
import type { Row } from './tables.ts';

const CONNECTIONS = 3;

/** What waits is counted so far. */
const COUNTED = 1_000;

const TAKE_HANDSHAKES = `
update abonnement a set asked = a.asked + 1, lease_ms = $2
from (
  select abonnement_id from abonnement
  where state = 'aangevraagd' and ask_ms <= $1 and lease_ms <= $1
  order by ask_ms limit $3 for update skip locked
) due
where a.abonnement_id = due.abonnement_id
returning a.abonnement_id, a.team_id, a.url, a.asked`;

/** The attempt says whose result this is: after a lease that ran out another may have counted on. */
const OWN_HANDSHAKE = `abonnement_id = $1 and asked = $2 and state = 'aangevraagd' and lease_ms > 0`;

const LOOK_AT = `
select a.abonnement_id, a.team_id, a.topic, a.seen_from, a.told_of, a.gap_ms from abonnement a
where a.state = 'actief' and a.look_ms <= $1
  and not exists (select from melding m where m.abonnement_id = a.abonnement_id and m.state = 'wacht')
order by a.look_ms limit $2 for update skip locked`;

/**
 * What became visible since the last look. Ids and times do not tell: rows commit out of order, and what was held keeps
 * its id when it is let through. The transaction that wrote the row does. `age` compares transaction numbers that go
 * round; a mark from before a restore into another cluster lies ahead of every number, and then all is news.
 */
const NEWS = `
select pg_snapshot_xmin(pg_current_snapshot())::text as horizon,
  coalesce((
    select true from delivery where team_id = $1 and ${IN_POSTBOX} and (status = 'wacht' or notice_state = 'nieuw')
      and ($2::text is null or $2::text::xid8 > pg_snapshot_xmin(pg_current_snapshot())
        or age(xmin) <= age($2::text::xid8::xid))
    order by disclosure_id desc limit 1), false) as news,
  (select count(*) from (
    select from delivery where team_id = $1 and ${IN_POSTBOX} and (status = 'wacht' or notice_state = 'nieuw')
    limit ${COUNTED}) waits) as waiting`;

/** Changes in zaken have numbers of their own, in the order in which they can be seen. */
const CHANGES = `
select coalesce(max(last), 0) as last from zaak_counter where team_id = $1`;

const KEEP_EVENT = `
insert into melding (melding_id, abonnement_id, team_id, event, state, next_ms, made_ms)
values ($1, $2, $3, $4, 'wacht', $5, $5)`;

const LOOKED = 'update abonnement set look_ms = $2, seen_from = $3, told_of = $4 where abonnement_id = $1';

/** One at a time per receiver and the oldest first: what waits behind another is not taken, nor is anything beside it. */
const TAKE_EVENTS = `
with due as (
  select m.melding_id from melding m join abonnement a on a.abonnement_id = m.abonnement_id
  where m.state = 'wacht' and m.next_ms <= $1 and m.lease_ms <= $1 and a.state = 'actief'
    and not exists (
      select from melding o where o.abonnement_id = m.abonnement_id and o.state = 'wacht'
        and (o.melding_id < m.melding_id or (o.melding_id > m.melding_id and o.lease_ms > $1)))
  order by m.next_ms limit $3 for update of m skip locked
)
update melding m set attempts = m.attempts + 1, lease_ms = $2
from due, abonnement a
where m.melding_id = due.melding_id and a.abonnement_id = m.abonnement_id
returning m.melding_id, m.event, m.attempts, a.abonnement_id, a.team_id, a.url, a.gap_ms, a.secret_kid, a.secret,
  a.earlier_kid, a.earlier_secret, a.earlier_until_ms`;

const OWN_EVENT = `melding_id = $1 and attempts = $2 and state = 'wacht' and lease_ms > 0`;

const DELIVERED = `
with one as (
  update melding set state = 'afgeleverd', code = null, done_ms = $3, lease_ms = 0 where ${OWN_EVENT}
  returning abonnement_id
)
update abonnement a set delivered_ms = $3, look_ms = greatest(a.look_ms, $4) from one
where a.abonnement_id = one.abonnement_id`;

const GIVEN_UP = `
with one as (
  update melding set state = 'onbestelbaar', code = $4, done_ms = $3, lease_ms = 0 where ${OWN_EVENT}
  returning abonnement_id
)
update abonnement a set state = 'uitgeschakeld', code = $4, state_ms = $3 from one
where a.abonnement_id = one.abonnement_id`;

const REPLAY = `
with again as (
  update melding set state = 'wacht', attempts = 0, next_ms = $2, lease_ms = 0, code = null, done_ms = null
  where state = 'onbestelbaar' and ($1::uuid[] is null or melding_id = any ($1))
  returning abonnement_id
), asked as (
  update abonnement set state = 'aangevraagd', code = null, state_ms = $2, asked = 0, ask_ms = $2, lease_ms = 0,
    seen_from = null, told_of = 0
  where state = 'uitgeschakeld' and abonnement_id in (select abonnement_id from again)
)
select count(*) as replayed from again`;

/**
 * The sending side on connections of its own.
 * @param url as `seinhuis_worker`
 */
export function openMeldingQueue(url: string): MeldingQueue & { close(): Promise<void> } {
  const pool = openPool(url, 'meldingen', CONNECTIONS);
  let ended: Promise<void> | undefined;
  const changed = async (text: string, values: readonly unknown[]) =>
    (await pool.query(text, [...values])).rowCount === 1;

  return {
    async takeHandshakes(nowMs, leaseUntilMs, limit) {
      const { rows } = await pool.query<Row<'abonnement'>>({
        name: 'melding-take-handshakes',
        text: TAKE_HANDSHAKES,
        values: [nowMs, leaseUntilMs, limit],
      });
      return rows.map(
        (row): DueHandshake => ({
          subscriptionId: row.abonnement_id,
          team: row.team_id as TeamId,
          url: row.url,
          attempt: row.asked,
        }),
      );
    },

    settleHandshake({ subscriptionId, attempt }, result, nowMs) {
      const own = [subscriptionId, attempt];
      switch (result.kind) {
        case 'allowed':
          return changed(
            `update abonnement set state = 'actief', state_ms = $3, gap_ms = $4, look_ms = $3, lease_ms = 0
             where ${OWN_HANDSHAKE}`,
            [...own, nowMs, result.gapMs],
          );
        case 'again':
          return changed(`update abonnement set ask_ms = $3, lease_ms = 0 where ${OWN_HANDSHAKE}`, [
            ...own,
            result.atMs,
          ]);
        case 'untouched':
          return changed(`update abonnement set asked = asked - 1, ask_ms = $3, lease_ms = 0 where ${OWN_HANDSHAKE}`, [
            ...own,
            result.atMs,
          ]);
        case 'off':
          return changed(
            `update abonnement set state = 'uitgeschakeld', code = $4, state_ms = $3, lease_ms = 0
             where ${OWN_HANDSHAKE}`,
            [...own, nowMs, result.code],
          );
      }
    },

    async gather(nowMs, gatherMs, lookMs, limit, eventFor) {
      return inTransaction(pool, async client => {
        const { rows } = await client.query<Row<'abonnement'>>({
          name: 'melding-look-at',
          text: LOOK_AT,
          values: [nowMs, limit],
        });
        let made = 0;
        for (const row of rows) {
          const team = row.team_id as TeamId;
          await client.query(`select set_config('seinhuis.team', $1, true)`, [team]);
          const topic = row.topic as Topic;
          const { news, waiting, seen, told } = await (topic === 'zaak-gewijzigd' ? changesFor : newsFor)(client, row);
          const event = news ? eventFor({ subscriptionId: row.abonnement_id, team, topic, waiting }) : null;
          if (event !== null) {
            made += 1;
            await client.query(KEEP_EVENT, [event.id, row.abonnement_id, team, event.text, nowMs]);
          }
          // News that was not told stays news.
          const untold = news && event === null;
          // A look costs more the more waits, and who was told that this much waits is in no hurry to hear of one more.
          const soon = waiting < COUNTED ? lookMs : Math.max(lookMs, gatherMs);
          const wait = event === null ? soon : Math.max(gatherMs, row.gap_ms);
          await client.query(LOOKED, [
            row.abonnement_id,
            nowMs + wait,
            untold ? row.seen_from : seen,
            untold ? row.told_of : told,
          ]);
        }
        return made;
      });
    },

    async takeEvents(nowMs, leaseUntilMs, limit) {
      const { rows } = await pool.query<Row<'melding'> & Row<'abonnement'>>({
        name: 'melding-take-events',
        text: TAKE_EVENTS,
        values: [nowMs, leaseUntilMs, limit],
      });
      return rows.map(
        (row): DueEvent => ({
          event: { id: row.melding_id, text: row.event },
          subscriptionId: row.abonnement_id,
          team: row.team_id as TeamId,
          url: row.url,
          gapMs: row.gap_ms,
          secrets: secretsOf(row),
          attempt: row.attempts,
        }),
      );
    },

    settleEvent({ event, attempt }, result, nowMs) {
      const own = [event.id, attempt];
      switch (result.kind) {
        case 'delivered':
          return changed(DELIVERED, [...own, nowMs, result.quietUntilMs]);
        case 'off':
          return changed(GIVEN_UP, [...own, nowMs, result.code]);
        case 'again':
          return changed(`update melding set next_ms = $3, code = $4, lease_ms = 0 where ${OWN_EVENT}`, [
            ...own,
            result.atMs,
            result.code,
          ]);
        case 'untouched':
          return changed(`update melding set attempts = attempts - 1, next_ms = $3, lease_ms = 0 where ${OWN_EVENT}`, [
            ...own,
            result.atMs,
          ]);
      }
    },

    async forget(beforeMs) {
      await pool.query(`delete from melding where state <> 'wacht' and done_ms < $1`, [beforeMs]);
    },

    async undeliverable() {
      const { rows } = await pool.query<Row<'melding'>>(
        `select * from melding where state = 'onbestelbaar' order by done_ms, melding_id`,
      );
      return rows.map(
        (row): UndeliverableEvent => ({
          eventId: row.melding_id,
          subscriptionId: row.abonnement_id,
          team: row.team_id as TeamId,
          code: row.code ?? '',
          attempts: row.attempts,
          doneMs: row.done_ms ?? 0,
        }),
      );
    },

    async replay(ids, nowMs) {
      const { rows } = await pool.query<{ replayed: number }>(REPLAY, [ids, nowMs]);
      if (rows[0]!.replayed > 0) await pool.query(WAKE_MELDINGEN);
      return rows[0]!.replayed;
    },

    async onChange(wake) {
      const listener = await listen(url, 'seinhuis_melding', wake);
      return () => listener.close();
    },

    close() {
      ended ??= pool.end();
      return ended;
    },
  };
}

type Looked = Pick<Row<'abonnement'>, 'team_id' | 'seen_from' | 'told_of'>;

interface Found {
  readonly news: boolean;
  readonly waiting: number;
  /** Where the next look begins, for either topic. */
  readonly seen: string | null;
  readonly told: number;
}

async function newsFor(client: pg.PoolClient, { team_id, seen_from, told_of }: Looked): Promise<Found> {
  const { rows } = await client.query<{ horizon: string; news: boolean; waiting: number }>({
    name: 'melding-news',
    text: NEWS,
    values: [team_id, seen_from],
  });
  const { horizon, news, waiting } = rows[0]!;
  return { news, waiting, seen: horizon, told: told_of };
}

async function changesFor(client: pg.PoolClient, { team_id, seen_from, told_of }: Looked): Promise<Found> {
  const { rows } = await client.query<{ last: number }>({ name: 'melding-changes', text: CHANGES, values: [team_id] });
  const { last } = rows[0]!;
  // A copy that was put back may have counted less far: then all of it is news again.
  const waiting = Math.min(COUNTED, last < told_of ? last : last - told_of);
  return { news: last !== told_of && last > 0, waiting, seen: seen_from, told: last };
}

function secretsOf(row: Row<'abonnement'>): SealedSecrets {
  const { secret_kid, secret, earlier_kid, earlier_secret, earlier_until_ms } = row;
  return {
    current: { kid: secret_kid, bytes: secret },
    earlier:
      earlier_kid === null || earlier_secret === null || earlier_until_ms === null
        ? null
        : { sealed: { kid: earlier_kid, bytes: earlier_secret }, untilMs: earlier_until_ms },
  };
}
