import type pg from 'pg';
import type {
  Subscription,
  SubscriptionState,
  SubscriptionStore,
  SwitchedOffCode,
  Topic,
} from '../../gateway/meldingen/ports.ts';
import type { TeamId } from '../../gateway/ports.ts';
import { inTransaction } from './database.ts';
import type { Row } from './tables.ts';

const ADD = `
insert into abonnement (abonnement_id, team_id, url, topic, state, state_ms, made_ms, secret_kid, secret, ask_ms, look_ms)
select $1, $2, $3, $7, 'aangevraagd', $6, $6, $4, $5, $6, $6
on conflict (team_id, url, topic) do nothing`;

const LIST = `
select a.abonnement_id, a.team_id, a.url, a.topic, a.state, a.code, a.state_ms, a.delivered_ms,
  (select count(*) from melding m where m.abonnement_id = a.abonnement_id and m.state = 'onbestelbaar') as undeliverable
from abonnement a where a.team_id = $1 order by a.abonnement_id`;

const SWITCH_ON = `
update abonnement set state = 'aangevraagd', code = null, state_ms = $2, asked = 0, ask_ms = $2, lease_ms = 0,
  seen_from = null, told_of = 0, look_ms = $2
where abonnement_id = $1`;

const RENEW_SECRET = `
update abonnement set earlier_kid = secret_kid, earlier_secret = secret, earlier_until_ms = $4,
  secret_kid = $2, secret = $3
where abonnement_id = $1`;

/** Wakes the sending side after the commit: a receiver is asked at once. */
export const WAKE_MELDINGEN = `select pg_notify('seinhuis_melding', '')`;

/** @param pool connections as `seinhuis_gateway` */
export function createSubscriptionStore(pool: pg.Pool): SubscriptionStore {
  /** Row-level security sees to it that a subscription of another team is not there. */
  const forTeam = <T>(team: TeamId, work: (client: pg.PoolClient) => Promise<T>): Promise<T> =>
    inTransaction(pool, async client => {
      await client.query(`select set_config('seinhuis.team', $1, true)`, [team]);
      return work(client);
    });
  const change = async (team: TeamId, text: string, values: readonly unknown[], wake: boolean): Promise<boolean> =>
    forTeam(team, async client => {
      const changed = (await client.query(text, [...values])).rowCount === 1;
      if (changed && wake) await client.query(WAKE_MELDINGEN);
      return changed;
    });

  return {
    add: ({ id, team, url, topic, secret, epochMs }, limit) =>
      forTeam(team, async client => {
        // Two requests at once must not both find room for one more.
        await client.query('select pg_advisory_xact_lock(7301004, hashtext($1))', [team]);
        const { rows } = await client.query<Pick<Row<'abonnement'>, 'url' | 'topic'>>(
          'select url, topic from abonnement where team_id = $1',
          [team],
        );
        if (rows.some(row => row.url === url && row.topic === topic)) return 'taken';
        if (rows.length >= limit) return 'too-many';
        await client.query(ADD, [id, team, url, secret.kid, secret.bytes, epochMs, topic]);
        await client.query(WAKE_MELDINGEN);
        return 'added';
      }),
    list: team =>
      forTeam(team, async client => {
        const { rows } = await client.query<Row<'abonnement'> & { undeliverable: number }>(LIST, [team]);
        return rows.map(subscriptionOf);
      }),
    remove: (team, id) => change(team, 'delete from abonnement where abonnement_id = $1', [id], false),
    switchOn: (team, id, epochMs) => change(team, SWITCH_ON, [id, epochMs], true),
    renewSecret: (team, id, secret, untilMs) =>
      change(team, RENEW_SECRET, [id, secret.kid, secret.bytes, untilMs], false),
  };
}

function subscriptionOf(row: Row<'abonnement'> & { undeliverable: number }): Subscription {
  return {
    id: row.abonnement_id,
    team: row.team_id as TeamId,
    url: row.url,
    topic: row.topic as Topic,
    state: row.state as SubscriptionState,
    code: row.code as SwitchedOffCode | null,
    stateMs: row.state_ms,
    deliveredMs: row.delivered_ms,
    undeliverable: row.undeliverable,
  };
}
