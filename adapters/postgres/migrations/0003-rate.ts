import { type Kysely, sql } from 'kysely';

/**
 * Counts at the door, shared by the processes of all gateways. Neither table is the product: both are unlogged, change
 * about once a second and may be lost.
 */
const counts = `
create unlogged table client_spending (
  process_id uuid not null,
  client_id text not null,
  use text not null check (use in ('zenden', 'lezen')),
  spent bigint not null check (spent >= 0),
  added bigint not null check (added >= 0),
  epoch_ms bigint not null,
  primary key (process_id, client_id, use)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

create unlogged table stranger_tally (
  code text primary key check (code ~ '^[A-Z][A-Z0-9_]{1,39}$'),
  count bigint not null check (count > 0),
  since_ms bigint not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

grant select, insert, update (spent, added, epoch_ms), delete on client_spending to seinhuis_gateway;
grant select, insert, update (count, since_ms), delete on stranger_tally to seinhuis_gateway;
`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(counts).execute(db);
}
