import pg from 'pg';
import type { Head, Leadership, SequencePlan, SequencerStore, TreeState, WaitingLeaf } from '../../gateway/ports.ts';
import { connectionSettings, rollBack } from './database.ts';
import { listen } from './listener.ts';

const LEADER_LOCK = 7_301_002;
const TILE_WIDTH = 256;
const HASH_BYTES = 32;
/** Positions per part of `log_leaf`, as the migration makes them. */
const LEAF_PART = 10_000_000;

const HEAD = `
select h.size, h.root, greatest(h.epoch, (select max(a.epoch) from log_head_adoption a where a.size = h.size)) as epoch
from log_head h order by h.size desc limit 1`;

/** What waits and is committed, oldest id first. Ids commit out of order, so no id is ever taken for "done up to". */
const WAITING = 'select entry_id, commitment from log_waiting order by entry_id limit $1';

const EDGE = `
select t.level, t.hashes from log_tile t
join unnest($1::smallint[], $2::bigint[]) as asked (level, index) using (level, index)`;

const SEQUENCE = `
with taken as (
  delete from log_waiting where entry_id = any ($1::uuid[]) returning 1
), leaf as (
  insert into log_leaf (entry_id, position, data) select * from unnest($1::uuid[], $2::bigint[], $3::bytea[])
), tile as (
  insert into log_tile (level, index, hashes) select * from unnest($4::smallint[], $5::bigint[], $6::bytea[])
  on conflict (level, index) do update set hashes = excluded.hashes
), head as (
  insert into log_head (size, root, epoch) values ($7, $8, $9)
)
select count(*) as taken from taken`;

const ADOPT = `
insert into log_head_adoption (size, epoch)
select h.size, $2 from (${HEAD}) h where h.size = $1 and h.epoch < $2
returning size`;

const PUBLISH = `
insert into log_checkpoint (size, note)
select h.size, $2 from log_head h
where h.size = $1 and $3 = greatest(h.epoch, (select max(a.epoch) from log_head_adoption a where a.size = h.size))
returning pg_notify('seinhuis_checkpoint', '')`;

/** @param url as `seinhuis_sequencer` */
export function createSequencerStore(url: string): SequencerStore {
  return {
    async acquire(epochMs) {
      const client = new pg.Client(connectionSettings(url, 'volgorde'));
      const connection = { lost: false };
      const lose = () => {
        connection.lost = true;
      };
      client.on('error', lose);
      client.on('end', lose);
      await client.connect();
      try {
        const lock = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [LEADER_LOCK]);
        if (lock.rows[0]!.held) return await lead(client, connection, epochMs);
      } catch (error) {
        await client.end();
        throw error;
      }
      // Not waited for: a server that went silent would never say goodbye, and the next try is soon.
      client.end().catch(() => undefined);
      return null;
    },
    async onWaiting(wake) {
      const listener = await listen(url, 'seinhuis_wacht', wake);
      return () => listener.close();
    },
  };
}

/** The lock lives and dies with the connection, so everything a leader does goes over that one connection. */
async function lead(client: pg.Client, connection: { lost: boolean }, epochMs: number): Promise<Leadership> {
  const begun = await client.query<{ epoch: number }>(
    'insert into log_epoch (epoch, epoch_ms) select coalesce(max(epoch), 0) + 1, $1::bigint from log_epoch returning epoch',
    [epochMs],
  );
  const { epoch } = begun.rows[0]!;
  let preparedUpTo = 0;
  let last: Promise<unknown> = Promise.resolve();

  /** One thing at a time: another statement between `begin` and `commit` would be part of that transaction. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last
      .catch(() => {})
      .then(() => {
        if (connection.lost) throw new Error('Cannot lead the log: the connection that held the lock is gone');
        return work();
      });
    last = turn;
    return turn;
  }

  async function readHead(): Promise<Head | null> {
    const { rows } = await client.query<Head>({ name: 'head', text: HEAD });
    return rows[0] ?? null;
  }

  async function prepareParts(upTo: number): Promise<void> {
    if (upTo < preparedUpTo) return;
    await client.query('select make_leaf_parts($1)', [upTo]);
    preparedUpTo = (Math.floor(upTo / LEAF_PART) + 1) * LEAF_PART;
  }

  async function sequenceOnce(
    limit: number,
    plan: (waiting: readonly WaitingLeaf[], tree: TreeState) => SequencePlan,
  ): Promise<Head | null> {
    const head = await readHead();
    const size = head?.size ?? 0;
    const { rows } = await client.query<{ entry_id: string; commitment: Buffer }>({
      name: 'waiting',
      text: WAITING,
      values: [limit],
    });
    if (rows.length === 0) return null;
    const waiting = rows.map(row => ({ entryId: row.entry_id, commitment: row.commitment }));
    const planned = plan(waiting, { size, edge: await readEdge(client, size) });
    checkPlan(planned, waiting, size);
    const { leaves, tiles } = planned;
    const written = await client.query<{ taken: number }>({
      name: 'sequence',
      text: SEQUENCE,
      values: [
        leaves.map(leaf => leaf.entryId),
        leaves.map(leaf => leaf.position),
        leaves.map(leaf => leaf.data),
        tiles.map(tile => tile.level),
        tiles.map(tile => tile.index),
        tiles.map(tile => tile.hashes),
        planned.size,
        planned.root,
        epoch,
      ],
    });
    if (written.rows[0]!.taken !== leaves.length) throw new Error('Cannot sequence: an entry no longer waits');
    return { size: planned.size, root: planned.root, epoch };
  }

  return {
    epoch,
    head: () => inTurn(readHead),
    published: () =>
      inTurn(async () => {
        const { rows } = await client.query<{ size: number; note: string }>(
          'select size, note from log_checkpoint order by size desc limit 1',
        );
        return rows[0] ?? null;
      }),
    sequence: (limit, _epochMs, plan) =>
      inTurn(async () => {
        await prepareParts(((await readHead())?.size ?? 0) + limit);
        await client.query('begin');
        try {
          const head = await sequenceOnce(limit, plan);
          await client.query('commit');
          return head;
        } catch (error) {
          await rollBack(client).catch(() => client.end());
          throw error;
        }
      }),
    adopt: size =>
      inTurn(async () => {
        const { rowCount } = await client.query(ADOPT, [size, epoch]);
        return rowCount === 1 ? readHead() : null;
      }),
    publish: (size, note) =>
      inTurn(async () => {
        const { rowCount } = await client.query({ name: 'publish', text: PUBLISH, values: [size, note, epoch] });
        if (rowCount !== 1) throw new Error('Cannot publish: no head of this size and epoch is committed');
      }),
    // Ending the session frees the lock; nothing is left to do on a connection that is gone already.
    release: async () => {
      await last.catch(() => {});
      if (!connection.lost) await client.end();
    },
  };
}

/** The last tile of each level that is not full, cut to what the tree of `size` has of it. */
async function readEdge(client: pg.Client, size: number): Promise<ReadonlyMap<number, Buffer>> {
  const widths = new Map<number, number>();
  const indexes: number[] = [];
  const levels: number[] = [];
  for (let level = 0, nodes = size; nodes > 0; level += 1, nodes = Math.floor(nodes / TILE_WIDTH)) {
    if (nodes % TILE_WIDTH === 0) continue;
    widths.set(level, nodes % TILE_WIDTH);
    levels.push(level);
    indexes.push(Math.floor(nodes / TILE_WIDTH));
  }
  const { rows } = await client.query<{ level: number; hashes: Buffer }>({
    name: 'edge',
    text: EDGE,
    values: [levels, indexes],
  });
  return new Map(
    rows.map(({ level, hashes }) => {
      const bytes = widths.get(level)! * HASH_BYTES;
      if (hashes.length < bytes) throw new Error('Cannot sequence: a tile is narrower than the tree');
      return [level, hashes.subarray(0, bytes)];
    }),
  );
}

/** The plan comes from pure code; what would break the log for good is checked all the same. */
function checkPlan(plan: SequencePlan, waiting: readonly WaitingLeaf[], size: number): void {
  const asked = new Set(waiting.map(leaf => leaf.entryId));
  const fits =
    plan.leaves.length > 0 &&
    plan.size === size + plan.leaves.length &&
    plan.leaves.every((leaf, offset) => leaf.position === size + offset && asked.delete(leaf.entryId));
  if (!fits) throw new RangeError('Cannot sequence: the plan does not follow on the tree');
}
