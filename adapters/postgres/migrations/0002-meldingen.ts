import { type Kysely, sql } from 'kysely';

/**
 * Addresses of receivers that want to be told that something waits, and the table of attempts behind them. Neither has
 * a column for anything from a message.
 */
const TABLES = `
create table abonnement (
  abonnement_id uuid primary key,
  team_id text not null check (team_id like '%/%'),
  url text not null check (length(url) <= 2048),
  state text not null check (state in ('aangevraagd', 'actief', 'uitgeschakeld')),
  code text,
  state_ms bigint not null,
  made_ms bigint not null,
  secret_kid text not null,
  secret bytea not null,
  earlier_kid text,
  earlier_secret bytea,
  earlier_until_ms bigint,
  -- What the receiver allowed: at least this long between two requests.
  gap_ms bigint not null default 0,
  -- The handshake: attempts so far, when the next one is due, and until when somebody works on it.
  asked integer not null default 0,
  ask_ms bigint not null,
  lease_ms bigint not null default 0,
  -- News is what became visible from this transaction on; null: all that waits is news.
  seen_from text check (seen_from ~ '^[0-9]{1,20}$'),
  look_ms bigint not null,
  delivered_ms bigint,
  unique (team_id, url),
  check (num_nulls(earlier_kid, earlier_secret, earlier_until_ms) in (0, 3)),
  check ((state = 'uitgeschakeld') = (code is not null))
);
create index abonnement_ask on abonnement (ask_ms) where state = 'aangevraagd';
create index abonnement_look on abonnement (look_ms) where state = 'actief';

create table melding (
  melding_id uuid primary key,
  abonnement_id uuid not null references abonnement on delete cascade,
  team_id text not null,
  event text not null check (length(event) <= 4096),
  state text not null check (state in ('wacht', 'afgeleverd', 'onbestelbaar')),
  attempts integer not null default 0,
  next_ms bigint not null,
  lease_ms bigint not null default 0,
  code text,
  made_ms bigint not null,
  done_ms bigint,
  check ((state = 'wacht') = (done_ms is null))
);
create index melding_due on melding (next_ms) where state = 'wacht';
create index melding_order on melding (abonnement_id, melding_id) where state = 'wacht';
create index melding_done on melding (done_ms) where state <> 'wacht';
create index melding_dead on melding (abonnement_id) where state = 'onbestelbaar';
`;

/**
 * The gateway works for the team it names; the worker serves all teams here, and of a delivery it sees only that it
 * waits: id, team, state, and by which transaction that came to be.
 */
const GRANTS = `
alter table abonnement enable row level security;
alter table abonnement force row level security;
create policy abonnement_of_team on abonnement for all to seinhuis_gateway
  using (team_id = current_setting('seinhuis.team', true))
  with check (team_id = current_setting('seinhuis.team', true));
create policy abonnement_of_all on abonnement for all to seinhuis_worker using (true) with check (true);
grant select, insert, delete on abonnement to seinhuis_gateway;
grant update (state, code, state_ms, asked, ask_ms, lease_ms, seen_from, look_ms, secret_kid, secret, earlier_kid,
  earlier_secret, earlier_until_ms) on abonnement to seinhuis_gateway;
grant select on abonnement to seinhuis_worker;
grant update (state, code, state_ms, gap_ms, asked, ask_ms, lease_ms, seen_from, look_ms, delivered_ms) on abonnement
  to seinhuis_worker;

alter table melding enable row level security;
alter table melding force row level security;
create policy melding_of_team on melding for select to seinhuis_gateway
  using (team_id = current_setting('seinhuis.team', true));
create policy melding_of_all on melding for all to seinhuis_worker using (true) with check (true);
grant select (melding_id, abonnement_id, team_id, state) on melding to seinhuis_gateway;
grant select, insert, delete on melding to seinhuis_worker;
grant update (state, attempts, next_ms, lease_ms, code, done_ms) on melding to seinhuis_worker;

create policy delivery_looked_at on delivery for select to seinhuis_worker
  using (team_id = current_setting('seinhuis.team', true));
grant select (disclosure_id, team_id, status, notice_state, xmin) on delivery to seinhuis_worker;
`;

/** Runs as `seinhuis_migrate`. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [TABLES, GRANTS]) await sql.raw(part).execute(db);
}
