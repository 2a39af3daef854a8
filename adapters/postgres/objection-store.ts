import type pg from 'pg';
import type {
  Objection,
  ObjectionEffect,
  ObjectionKind,
  ObjectionPlan,
  ObjectionStanding,
  ObjectionStore,
} from '../../gateway/consents/ports.ts';
import type { KeyedDigest, Notice, TeamId } from '../../gateway/ports.ts';
import { inTransaction } from './database.ts';
import { entriesStatement } from './entries.ts';
import type { Row } from './tables.ts';
import type { Waker } from './waker.ts';

const LOCK_DELIVERIES = `
select disclosure_id, status, notice from delivery
where disclosure_id = any ($1::uuid[]) and sender_oin = $2 order by disclosure_id for update`;

/** Every objection that the deliveries have, and what two people (R20) decided meanwhile. */
const OBJECTIONS = `
select v.disclosure_id, v.was, b.soort, b.state, b.bezwaar_id, h.state as held from bezwaar_verstrekking v
join bezwaar b on b.bezwaar_id = v.bezwaar_id
left join held_message h on h.disclosure_id = v.disclosure_id
where v.disclosure_id = any ($1::uuid[])`;

const KEEP = `
insert into bezwaar (bezwaar_id, soort, sender_oin, receiver_team, request_digest, state, received_ms, channel,
  record_kid, record)
values ($1, $2, $3, $4, $5, 'open', $6, $7, $8, $9) on conflict do nothing`;

const KEEP_DELIVERIES = `
insert into bezwaar_verstrekking (bezwaar_id, disclosure_id, team_id, was)
select $1, d.disclosure_id, d.team_id, d.status from delivery d where d.disclosure_id = any ($2::uuid[])`;

/** Only what waits can be held, let through or refused; what was released keeps its state and may get a notice. */
const TAKE_EFFECTS = `
with effect as (
  select * from json_to_recordset($1::json) as e (disclosure_id uuid, becomes text, hold text, notice text)
)
update delivery d set hold = e.hold,
  status = coalesce(e.becomes, d.status),
  protected_header = case when e.becomes = 'geweigerd' then null else d.protected_header end,
  wrapped_key = case when e.becomes = 'geweigerd' then null else d.wrapped_key end,
  iv = case when e.becomes = 'geweigerd' then null else d.iv end,
  ciphertext = case when e.becomes = 'geweigerd' then null else d.ciphertext end,
  tag = case when e.becomes = 'geweigerd' then null else d.tag end,
  facts = case when e.becomes = 'geweigerd' then null else d.facts end,
  notice = coalesce(e.notice, d.notice),
  notice_state = case when e.notice is null then d.notice_state else 'nieuw' end
from effect e where d.disclosure_id = e.disclosure_id`;

/** @param pool connections as `seinhuis_gateway` */
export function createObjectionStore(pool: pg.Pool, waker: Waker): ObjectionStore {
  return {
    async object(objection, requestDigest, disclosureIds, plan) {
      const { objectionId, kind, senderOin, receiverTeam, receivedMs, channel, record } = objection;
      const outcome = await inTransaction(pool, async client => {
        await actFor(client, receiverTeam);
        const locked = await lockDeliveries(client, disclosureIds, senderOin);
        if (locked.length !== disclosureIds.length) return 'unknown' as const;
        const kept = await client.query(KEEP, [
          ...[objectionId, kind, senderOin, receiverTeam, requestDigest],
          ...[receivedMs, channel, record.kid, record.bytes],
        ]);
        if (kept.rowCount !== 1) return 'taken' as const;
        await client.query(KEEP_DELIVERIES, [objectionId, disclosureIds]);
        await takePlan(client, plan, await standingOf(client, locked, objectionId));
        return 'recorded' as const;
      });
      if (outcome === 'recorded') waker.wake();
      if (outcome !== 'taken') return { kind: outcome };
      const earlier = await pool.query<{ sender_oin: string; request_digest: KeyedDigest }>(
        'select sender_oin, request_digest from bezwaar where bezwaar_id = $1',
        [objectionId],
      );
      const { sender_oin, request_digest } = earlier.rows[0]!;
      return { kind: 'taken', senderOin: sender_oin, requestDigest: request_digest };
    },

    async decide(objectionId, senderOin, { state, epochMs, record }, planFor) {
      const outcome = await inTransaction(pool, async client => {
        const { rows } = await client.query<Row<'bezwaar'>>(
          'select * from bezwaar where bezwaar_id = $1 and sender_oin = $2 for update',
          [objectionId, senderOin],
        );
        const row = rows[0];
        if (row === undefined) return 'unknown' as const;
        if (row.state !== 'open') return 'wrong-state' as const;
        await actFor(client, row.receiver_team);
        const ids = await disclosuresOf(client, objectionId);
        const locked = await lockDeliveries(client, ids, senderOin);
        // After the lock: what another decision about the same deliveries committed meanwhile is seen.
        const standing = await standingOf(client, locked, objectionId);
        await client.query(
          `update bezwaar set state = $2, decided_ms = $3, decision_kid = $4, decision = $5 where bezwaar_id = $1`,
          [objectionId, state, epochMs, record.kid, record.bytes],
        );
        await takePlan(client, planFor(objectionOf(row)), standing);
        return 'decided' as const;
      });
      if (outcome === 'decided') waker.wake();
      return outcome;
    },

    find: (objectionId, senderOin) =>
      inTransaction(pool, async client => {
        const { rows } = await client.query<Row<'bezwaar'>>(
          'select * from bezwaar where bezwaar_id = $1 and sender_oin = $2',
          [objectionId, senderOin],
        );
        const row = rows[0];
        if (row === undefined) return null;
        await actFor(client, row.receiver_team);
        const found = await client.query<Pick<Row<'delivery'>, 'disclosure_id' | 'status'>>(
          `select disclosure_id, status from delivery where disclosure_id = any ($1::uuid[]) order by disclosure_id`,
          [await disclosuresOf(client, objectionId)],
        );
        return {
          objection: objectionOf(row),
          deliveries: found.rows.map(one => ({
            disclosureId: one.disclosure_id,
            status: one.status as ObjectionStanding['status'],
          })),
        };
      }),

    async list(senderOin, state, after, limit) {
      const { rows } = await pool.query<Row<'bezwaar'>>(
        `select * from bezwaar where sender_oin = $1 and ($2::text is null or state = $2)
          and ($3::uuid is null or bezwaar_id > $3) order by bezwaar_id limit $4`,
        [senderOin, state, after, limit],
      );
      return rows.map(objectionOf);
    },

    async unreminded(receivedBeforeMs, after, limit) {
      const { rows } = await pool.query<Row<'bezwaar'>>(
        `select * from bezwaar where soort = 'bezwaar' and state = 'open' and reminded_ms is null and received_ms <= $1
          and ($2::uuid is null or bezwaar_id > $2) order by bezwaar_id limit $3`,
        [receivedBeforeMs, after, limit],
      );
      return rows.map(objectionOf);
    },

    async remind(objectionId, epochMs, entry) {
      const reminded = await inTransaction(pool, async client => {
        const { rowCount } = await client.query(
          `update bezwaar set reminded_ms = $2 where bezwaar_id = $1 and state = 'open' and reminded_ms is null`,
          [objectionId, epochMs],
        );
        if (rowCount === 1) await client.query(entriesStatement([entry]));
        return rowCount === 1;
      });
      if (reminded) waker.wake();
      return reminded;
    },
  };
}

async function actFor(client: pg.PoolClient, team: string): Promise<void> {
  await client.query(`select set_config('seinhuis.team', $1, true)`, [team]);
}

type LockedRow = Pick<Row<'delivery'>, 'disclosure_id' | 'status' | 'notice'>;

async function lockDeliveries(
  client: pg.PoolClient,
  ids: readonly string[],
  senderOin: string,
): Promise<readonly LockedRow[]> {
  return (await client.query<LockedRow>(LOCK_DELIVERIES, [ids, senderOin])).rows;
}

async function disclosuresOf(client: pg.PoolClient, objectionId: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ disclosure_id: string }>(
    'select disclosure_id from bezwaar_verstrekking where bezwaar_id = $1',
    [objectionId],
  );
  return rows.map(row => row.disclosure_id);
}

async function standingOf(
  client: pg.PoolClient,
  locked: readonly LockedRow[],
  objectionId: string,
): Promise<readonly ObjectionStanding[]> {
  const { rows } = await client.query<{
    disclosure_id: string;
    was: string;
    soort: ObjectionKind;
    state: Objection['state'];
    bezwaar_id: string;
    held: string | null;
  }>(OBJECTIONS, [locked.map(row => row.disclosure_id)]);
  return locked.map(({ disclosure_id, status, notice }) => {
    const own = rows.filter(row => row.disclosure_id === disclosure_id);
    const others = own.filter(row => row.bezwaar_id !== objectionId);
    return {
      disclosureId: disclosure_id,
      status: status as ObjectionStanding['status'],
      notice: notice as Notice | null,
      open: others.filter(row => row.state === 'open').map(row => row.soort),
      upheld: others.some(row => row.state === 'gegrond'),
      waited: own.some(row => row.was === 'wacht' || row.held === 'toegelaten'),
    };
  });
}

async function takePlan(
  client: pg.PoolClient,
  plan: ObjectionPlan,
  standing: readonly ObjectionStanding[],
): Promise<void> {
  const { effects, entries } = plan(standing);
  await client.query(TAKE_EFFECTS, [JSON.stringify(effects.map(effectFields))]);
  await client.query(entriesStatement(entries));
}

function effectFields({ disclosureId, becomes, hold, notice }: ObjectionEffect): Readonly<Record<string, unknown>> {
  return { disclosure_id: disclosureId, becomes, hold, notice };
}

function objectionOf(row: Row<'bezwaar'>): Objection {
  return {
    objectionId: row.bezwaar_id,
    kind: row.soort as ObjectionKind,
    senderOin: row.sender_oin,
    receiverTeam: row.receiver_team as TeamId,
    state: row.state as Objection['state'],
    receivedMs: row.received_ms,
    remindedMs: row.reminded_ms,
    channel: row.channel,
    record: { kid: row.record_kid, bytes: row.record },
  };
}
