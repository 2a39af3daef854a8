/**
 * Who takes part and on what terms. Every change, by whatever statement, first waits until no intake or release is
 * deciding on the old state, and then raises the directory's version: a decision on a stale directory cannot commit.
 */
export const directory = `
create table directory_version (
  only_row boolean primary key default true check (only_row),
  version bigint not null
);
insert into directory_version (version) values (1);

create table organisation (
  oin text primary key check (oin ~ '^[0-9]{20}$'),
  name text not null check (name <> ''),
  status text not null check (status in ('aangesloten', 'geschorst', 'beeindigd'))
);

create table team (
  team_id text primary key check (team_id = oin || '/' || code),
  oin text not null references organisation,
  code text not null check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  kind text not null check (kind <> ''),
  secrecy boolean not null,
  threshold_euro integer check (threshold_euro >= 0)
);

create table team_municipality (
  team_id text not null references team,
  municipality_code text not null check (municipality_code ~ '^[0-9]{4}$'),
  valid_from date not null,
  valid_until date check (valid_until >= valid_from),
  primary key (team_id, municipality_code, valid_from)
);

create table sealing_key (
  team_id text not null references team,
  kid text not null check (kid <> ''),
  algorithm text not null check (algorithm in ('RSA-OAEP-256', 'ECDH-ES+A256KW')),
  jwk jsonb not null check (not jwk ?| array['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']),
  valid_until_ms bigint not null,
  is_current boolean not null,
  primary key (team_id, kid)
);
create unique index sealing_key_current on sealing_key (team_id) where is_current;

create table client (
  client_id text primary key check (client_id <> ''),
  oin text not null references organisation,
  status text not null check (status in ('actief', 'ingetrokken'))
);

-- One thumbprint is one client's, for one use: TLS and signing never share a certificate.
create table client_certificate (
  thumbprint text primary key check (thumbprint ~ '^[A-Za-z0-9_-]{43}$'),
  client_id text not null references client,
  use text not null check (use in ('tls', 'signing'))
);

create table client_team (
  client_id text not null references client,
  team_id text not null references team,
  capacities text[] not null,
  primary key (client_id, team_id)
);

create table agreement (
  agreement_id text primary key check (agreement_id <> ''),
  sender_oin text not null references organisation,
  receiver_team text not null references team,
  types text[] not null,
  valid_from date not null,
  valid_until date check (valid_until >= valid_from),
  status text not null check (status in ('actief', 'opgeschort', 'beeindigd')),
  terms jsonb not null
);

-- The document stands in its JCS form, so that the database itself holds text and digest together.
create table policy_version (
  version integer primary key check (version > 0),
  digest text not null check (digest = encode(sha256(convert_to(document, 'UTF8')), 'hex')),
  document text not null,
  valid_from date not null,
  valid_until date check (valid_until >= valid_from)
);

create function policy_stays() returns trigger language plpgsql as $$
begin
  raise exception 'a policy version is never changed or removed' using errcode = 'insufficient_privilege';
end $$;
create trigger policy_document_stays before update of version, digest, document, valid_from on policy_version
  for each row execute function policy_stays();
create trigger policy_is_not_deleted before delete on policy_version for each row execute function policy_stays();
create trigger policy_is_not_truncated before truncate on policy_version execute function policy_stays();

-- Volatile on purpose: each query inside sees what was committed when the lock was granted, not when the caller began.
create function hold_directory(expected bigint) returns boolean language plpgsql volatile as $$
begin
  perform pg_advisory_xact_lock_shared(7301001);
  return exists (select from directory_version where version = expected);
end $$;

-- Runs before the first row is touched, so that the lock is the first a writer takes and no two can wait for each other.
create function directory_changes() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(7301001);
  update directory_version set version = version + 1;
  perform pg_notify('seinhuis_directory', '');
  return null;
end $$;
do $$
declare
  name text;
begin
  foreach name in array array['organisation', 'team', 'team_municipality', 'sealing_key', 'client', 'client_certificate',
    'client_team', 'agreement', 'policy_version'] loop
    execute format('create trigger directory_changes before insert or update or delete or truncate on %I
      for each statement execute function directory_changes()', name);
  end loop;
end $$;
`;
