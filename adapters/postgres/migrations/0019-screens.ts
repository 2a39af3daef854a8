import { type Kysely, sql } from 'kysely';

/** As what the screens sign people in at a provider. Part of the directory: without a row nobody of it has screens. */
const registration = `
create table screen_client (
  provider_id text primary key references identity_provider,
  client_id text not null check (client_id <> ''),
  scope text not null check (scope ~ '(^| )openid( |$)'),
  resource text check (resource <> '')
);
create trigger directory_changes before insert or update or delete or truncate on screen_client
  for each statement execute function directory_changes();
grant select on screen_client to seinhuis_gateway;
`;

/**
 * Who is signed in. Unlogged on purpose: in no copy, on no standby, gone after a crash. Whoever was signed in does it again;
 * a database that was put back must not let in who had left. Of a secret only its SHA-256 stands here.
 */
const sessions = `
create unlogged table sign_in (
  secret_hash bytea primary key check (octet_length(secret_hash) = 32),
  provider_id text not null,
  way_back text not null check (way_back like '/%'),
  person text,
  begun_ms bigint not null
);
create index sign_in_begun on sign_in (begun_ms);

create unlogged table session (
  secret_hash bytea primary key check (octet_length(secret_hash) = 32),
  provider_id text not null,
  -- Keyed digest of the identity, so that all sessions of one person can be ended.
  person text not null,
  kid text not null,
  sealed bytea not null,
  signed_in_ms bigint not null,
  begun_ms bigint not null,
  seen_ms bigint not null
);
create index session_person on session (person);
create index session_seen on session (seen_ms);

grant select, insert, delete on sign_in to seinhuis_gateway;
grant select, insert, update (seen_ms), delete on session to seinhuis_gateway;
`;

/** Runs as `seinhuis_migrate`. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [registration, sessions]) await sql.raw(part).execute(db);
}
