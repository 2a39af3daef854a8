/**
 * Objections (AVG 21) and restrictions (AVG 18). What one holds cannot leave, and what is restricted cannot be destroyed
 * either: the database refuses it, whoever asks.
 */
export const objections = `
alter table delivery add column hold text check (hold in ('bezwaar', 'beperking'));
alter table delivery drop constraint delivery_notice_check;
alter table delivery add constraint delivery_notice_check check (notice in
  ('toestemming_ingetrokken', 'verwerking_beperkt', 'beperking_opgeheven', 'bezwaar_gemaakt'));

create or replace function delivery_moves() returns trigger language plpgsql as $$
begin
  if old.status <> new.status and (old.status, new.status) not in (
    ('wacht', 'opgehaald'), ('wacht', 'ingetrokken'), ('wacht', 'geweigerd'), ('wacht', 'aangehouden'),
    ('aangehouden', 'wacht'), ('aangehouden', 'ingetrokken'), ('aangehouden', 'geweigerd'),
    ('opgehaald', 'bevestigd'), ('opgehaald', 'ingetrokken'), ('opgehaald', 'geweigerd'),
    ('bevestigd', 'ingetrokken'), ('bevestigd', 'geweigerd')) then
    raise exception 'a delivery cannot go from % to %', old.status, new.status using errcode = 'check_violation';
  end if;
  if old.status = 'wacht' and new.status = 'aangehouden' and new.hold is null then
    raise exception 'a delivery that waits is held by an objection only' using errcode = 'check_violation';
  end if;
  if new.hold is not null and old.status <> new.status and new.status in ('wacht', 'opgehaald') then
    raise exception 'a delivery under an open objection does not move on' using errcode = 'check_violation';
  end if;
  if new.hold = 'beperking' and old.wrapped_key is not null and new.wrapped_key is null then
    raise exception 'a restricted delivery is not destroyed' using errcode = 'check_violation';
  end if;
  if old.released_entry_id is not null and new.released_entry_id is distinct from old.released_entry_id then
    raise exception 'a delivery is released once' using errcode = 'check_violation';
  end if;
  if (old.wrapped_key is null and new.wrapped_key is not null) or (old.facts is null and new.facts is not null) then
    raise exception 'a destroyed body does not come back' using errcode = 'check_violation';
  end if;
  return new;
end $$;

create table bezwaar (
  bezwaar_id uuid primary key,
  soort text not null check (soort in ('bezwaar', 'beperking')),
  sender_oin text not null,
  receiver_team text not null check (receiver_team like '%/%'),
  request_digest text not null,
  state text not null check (state in ('open', 'gegrond', 'ongegrond', 'opgeheven')),
  received_ms bigint not null,
  channel text not null,
  record_kid text not null,
  record bytea not null,
  decided_ms bigint,
  decision_kid text,
  decision bytea,
  check (num_nulls(decided_ms, decision_kid, decision) in (0, 3)),
  check ((state = 'open') = (decided_ms is null)),
  check (state = 'open' or (soort = 'beperking') = (state = 'opgeheven'))
);

-- Decided by the sender alone, and once.
create function bezwaar_moves() returns trigger language plpgsql as $$
begin
  if old.state <> 'open' then
    raise exception 'an objection is decided once' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger bezwaar_moves before update on bezwaar for each row execute function bezwaar_moves();
create trigger append_only before delete on bezwaar for each row execute function append_only();

create table bezwaar_verstrekking (
  bezwaar_id uuid not null,
  disclosure_id uuid not null,
  team_id text not null,
  -- State of the delivery when the objection came.
  was text not null,
  primary key (bezwaar_id, disclosure_id)
);
create index bezwaar_verstrekking_delivery on bezwaar_verstrekking (disclosure_id);
create trigger append_only before update or delete on bezwaar_verstrekking for each row execute function append_only();

alter table bezwaar_verstrekking enable row level security;
alter table bezwaar_verstrekking force row level security;
create policy objected_arrives on bezwaar_verstrekking for insert to seinhuis_gateway
  with check (team_id = current_setting('seinhuis.team', true));
create policy objected_of_team on bezwaar_verstrekking for select to seinhuis_gateway
  using (team_id = current_setting('seinhuis.team', true));
create policy objected_is_copied on bezwaar_verstrekking for select to seinhuis_backup using (true);

grant update (hold) on delivery to seinhuis_gateway;
grant select, insert on bezwaar, bezwaar_verstrekking to seinhuis_gateway;
grant update (state, decided_ms, decision_kid, decision) on bezwaar to seinhuis_gateway;
`;
