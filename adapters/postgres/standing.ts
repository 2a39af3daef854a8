import type pg from 'pg';
import { agreementAsKept } from '../../gateway/agreements/judge.ts';
import type { OperationFacts } from '../../gateway/operation/doctor.ts';
import type { DirectorySnapshot } from '../../gateway/ports.ts';
import { kyselyOn, openPool } from './database.ts';
import { readSnapshot } from './directory-store.ts';
import { migrationStanding } from './migrate.ts';
import { timeOf } from './write-probe.ts';

type DatabaseFacts = NonNullable<OperationFacts['database']>;

export interface DatabaseStanding {
  readonly facts: Omit<DatabaseFacts, 'policyInForce' | 'log'> & {
    readonly log: Omit<DatabaseFacts['log'], 'rememberedSize'>;
  };
  /** null while the tables are not those of this release. */
  readonly directory: DirectorySnapshot | null;
}

/** Nothing to say about tables that may not be there. */
const NOT_READ = {
  readOnly: false,
  monthsReady: Number.POSITIVE_INFINITY,
  rowsOutsideMonths: false,
  administrators: 2,
  log: { headSize: 0, publishedSize: 0, oldestWaitingMs: null },
  organisations: [],
  receivers: [],
  agreements: 0,
} as const;

const STATE = `
select pg_is_in_recovery() or current_setting('default_transaction_read_only') = 'on' as read_only,
  (select count(*) from administrator where status = 'actief') as administrators,
  coalesce((select max(size) from log_head), 0) as head_size,
  coalesce((select max(size) from log_checkpoint), 0) as published_size,
  (select entry_id from log_waiting order by entry_id limit 1) as oldest_waiting,
  exists (select from delivery_default) or exists (select from log_entry_default) as outside_months`;

const MONTHS = `
select relname from pg_class where relispartition and relname ~ '^log_entry_[0-9]{4}_[0-9]{2}$' order by 1`;

/** The server says its time in the answer to any statement that asks; only doctor asks, and only to compare. */
const SERVER_TIME = `select extract(epoch from backend_start) * 1000 as started_ms from pg_stat_activity where pid = pg_backend_pid()`;

/**
 * What the database says about itself and who takes part.
 * @param url as `seinhuis_backup`, which may read all and change nothing
 * @returns null when there is no connection, or no installation in it
 */
export async function databaseStanding(url: string, nowMs: () => number): Promise<DatabaseStanding | null> {
  const pool = openPool(url, 'dokter', 1);
  const db = kyselyOn(pool);
  try {
    const beforeMs = nowMs();
    const started = await pool.query<{ started_ms: string }>(SERVER_TIME);
    const skewMs = skewOf(Number(started.rows[0]!.started_ms), beforeMs, nowMs());
    const migrations = await migrationStanding(pool);
    if (migrations.pendingMigrations.length + migrations.unknownMigrations.length > 0)
      return { directory: null, facts: { ...NOT_READ, ...migrations, skewMs } };
    const directory = await readSnapshot(db, agreementAsKept);
    const state = (await pool.query<StateRow>(STATE)).rows[0]!;
    return {
      directory,
      facts: { ...(await factsOf(pool, state, nowMs())), ...migrations, skewMs, ...membersOf(directory) },
    };
  } catch {
    return null;
  } finally {
    await db.destroy();
  }
}

interface StateRow {
  readonly read_only: boolean;
  readonly administrators: number;
  readonly head_size: number;
  readonly published_size: number;
  readonly oldest_waiting: string | null;
  readonly outside_months: boolean;
}

/** The session began between our two looks at the clock; only what falls outside counts. */
function skewOf(serverMs: number, beforeMs: number, afterMs: number): number {
  if (serverMs < beforeMs) return Math.round(serverMs - beforeMs);
  return serverMs > afterMs ? Math.round(serverMs - afterMs) : 0;
}

async function factsOf(pool: pg.Pool, state: StateRow, nowMs: number) {
  const { rows } = await pool.query<{ relname: string }>(MONTHS);
  const there = new Set(rows.map(row => row.relname.slice(-7)));
  let monthsReady = 0;
  for (const at = new Date(nowMs); there.has(monthName(at)); at.setUTCMonth(at.getUTCMonth() + 1, 1)) monthsReady += 1;
  return {
    readOnly: state.read_only,
    monthsReady,
    rowsOutsideMonths: state.outside_months,
    administrators: state.administrators,
    log: {
      headSize: state.head_size,
      publishedSize: state.published_size,
      oldestWaitingMs: state.oldest_waiting === null ? null : nowMs - timeOf(state.oldest_waiting),
    },
  };
}

function monthName(at: Date): string {
  return at.toISOString().slice(0, 7).replace('-', '_');
}

function membersOf(directory: DirectorySnapshot) {
  const agreements = [...directory.agreements.values()].flat().filter(one => one.status === 'actief');
  const withClient = new Set(
    [...directory.clientsByTls.values()].filter(one => one.status === 'actief').map(one => one.oin),
  );
  const receiving = new Set(agreements.map(one => one.receiverTeam));
  return {
    organisations: [...directory.organisations.values()].map(({ oin, status }) => ({
      oin,
      status,
      hasClient: withClient.has(oin),
    })),
    receivers: [...directory.teams.values()]
      .filter(team => receiving.has(team.id))
      .map(team => ({ team: team.id, keyUntilMs: team.sealingKey?.validUntilMs ?? null })),
    agreements: agreements.length,
  };
}
