/** What waits for the receiving teams, what makes a resend harmless, and the consents that deliveries rely on. */
export const delivery = `
create table idempotency (
  client_id text not null,
  message_id uuid not null,
  request_digest text not null,
  receipt text not null,
  epoch_ms bigint not null,
  primary key (client_id, message_id)
);

create table delivery (
  disclosure_id uuid primary key,
  team_id text not null check (team_id like '%/%'),
  status text not null
    check (status in ('wacht', 'aangehouden', 'opgehaald', 'bevestigd', 'ingetrokken', 'geweigerd')),
  sender_oin text not null,
  message_type text not null,
  variant text,
  epoch_ms bigint not null,
  seal_kid text not null,
  protected_header text,
  wrapped_key bytea,
  iv bytea,
  ciphertext bytea,
  tag bytea,
  body_digest bytea not null check (length(body_digest) = 32),
  facts_kid text not null,
  facts bytea,
  pseudonym_kid text not null,
  person bytea not null,
  address bytea,
  customer bytea,
  consent_ids uuid[] not null,
  released_entry_id uuid,
  attempts integer not null default 0,
  notice text check (notice in ('toestemming_ingetrokken')),
  notice_state text check (notice_state in ('nieuw', 'getoond', 'gelezen')),
  check ((notice is null) = (notice_state is null)),
  -- The parts of a sealed body stand or go together.
  check (num_nulls(protected_header, wrapped_key, iv, ciphertext, tag) in (0, 5)),
  -- What was stopped keeps neither key, body nor facts.
  check (status not in ('ingetrokken', 'geweigerd') or (wrapped_key is null and facts is null)),
  check (status not in ('opgehaald', 'bevestigd') or released_entry_id is not null),
  check (status not in ('wacht', 'aangehouden') or released_entry_id is null)
) partition by range (disclosure_id);
-- Ciphertext does not compress: trying would only cost time.
alter table delivery alter column ciphertext set storage external, alter column facts set storage external;
create table delivery_default partition of delivery default;
create index delivery_postbox on delivery (team_id, disclosure_id)
  where status in ('wacht', 'opgehaald') or notice_state in ('nieuw', 'getoond');
create index delivery_customer on delivery (team_id, sender_oin, message_type, customer) where customer is not null;

create function delivery_moves() returns trigger language plpgsql as $$
begin
  if old.status <> new.status and (old.status, new.status) not in (
    ('wacht', 'opgehaald'), ('wacht', 'ingetrokken'), ('wacht', 'geweigerd'),
    ('aangehouden', 'wacht'), ('aangehouden', 'ingetrokken'), ('aangehouden', 'geweigerd'),
    ('opgehaald', 'bevestigd'), ('opgehaald', 'ingetrokken'), ('opgehaald', 'geweigerd'),
    ('bevestigd', 'ingetrokken'), ('bevestigd', 'geweigerd')) then
    raise exception 'a delivery cannot go from % to %', old.status, new.status using errcode = 'check_violation';
  end if;
  if old.released_entry_id is not null and new.released_entry_id is distinct from old.released_entry_id then
    raise exception 'a delivery is released once' using errcode = 'check_violation';
  end if;
  if (old.wrapped_key is null and new.wrapped_key is not null) or (old.facts is null and new.facts is not null) then
    raise exception 'a destroyed body does not come back' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger delivery_moves before update of status, released_entry_id, wrapped_key, facts on delivery
  for each row execute function delivery_moves();

-- The way from a consent to what relies on it: its own small table, because a row filter on the team lets the
-- planner use an index on plain equality and not one on arrays.
create table delivery_consent (
  consent_id uuid not null,
  disclosure_id uuid not null,
  team_id text not null,
  primary key (consent_id, disclosure_id)
);

create table consent (
  consent_id uuid primary key,
  sender_oin text not null,
  request_digest text not null,
  state text not null
    check (state in ('concept', 'actief', 'ingetrokken', 'verlopen', 'geweigerd', 'onjuist_ingevoerd')),
  kind text not null check (kind in ('avg_grondslag', 'doorbreking_beroepsgeheim', 'instemming_hulp')),
  explicit boolean not null,
  receiver_team text not null check (receiver_team like '%/%'),
  purpose text not null,
  categories text[] not null,
  valid_from date not null,
  valid_until date check (valid_until >= valid_from),
  given_ms bigint not null,
  pseudonym_kid text not null,
  person bytea not null,
  person_alternate bytea,
  facts jsonb not null,
  record_kid text not null,
  record bytea not null
);
create function consent_moves() returns trigger language plpgsql as $$
begin
  if old.state <> new.state and (new.state = 'concept' or (new.state = 'actief' and old.state <> 'concept')
    or old.state in ('ingetrokken', 'geweigerd', 'onjuist_ingevoerd')) then
    raise exception 'a consent cannot go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger consent_moves before update on consent for each row execute function consent_moves();

create table consent_event (
  consent_id uuid not null references consent,
  event text not null check (event in ('vastgelegd', 'ingetrokken')),
  epoch_ms bigint not null,
  channel text,
  primary key (consent_id, event)
);
create trigger append_only before update or delete on consent_event for each row execute function append_only();
create trigger not_truncated before truncate on consent_event execute function append_only();

-- One round trip that cannot leave the team behind on the connection: the setting ends with the statement.
create function earlier_signal(p_team text, p_sender text, p_type text, p_customers bytea[]) returns boolean
language plpgsql volatile as $$
begin
  perform set_config('seinhuis.team', p_team, true);
  return exists (
    select from delivery
    where team_id = p_team and sender_oin = p_sender and message_type = p_type and customer = any (p_customers)
      and customer is not null and status in ('wacht', 'opgehaald', 'bevestigd'));
end $$;
`;
