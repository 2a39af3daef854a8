/**
 * Trajects and their handovers. A handover is there for the team that sends it, and for the receiving team from the
 * proposal on; the row filters hold that, whatever a query forgets. The regie moves to who accepts, and in no other way.
 * Nothing here names a person: ids, codes, dates and keyed digests; a client's own words are sealed, for the sender only.
 */
export const trajecten = `
create table traject (
  traject_id uuid primary key,
  team_id text not null check (team_id like '%/%'),
  regie_team text not null check (regie_team like '%/%'),
  regie_person text not null,
  begun_ms bigint not null
);
create index traject_regie on traject (regie_team);

-- Whom a traject is about, under the key of each team that may have to know: one row per way to know somebody again.
create table traject_person (
  traject_id uuid not null references traject,
  team_id text not null check (team_id like '%/%'),
  kid text not null,
  person bytea not null check (length(person) = 32),
  primary key (team_id, person, traject_id)
);
create index traject_person_of on traject_person (traject_id);

create table overdracht (
  overdracht_id uuid primary key,
  traject_id uuid not null references traject,
  team_id text not null check (team_id like '%/%'),
  naar_team text not null check (naar_team like '%/%' and naar_team <> team_id),
  status text not null check (status in ('concept', 'toestemming_gevraagd', 'voorgesteld', 'in_gesprek', 'geaccepteerd',
    'overgedragen', 'afgesloten', 'geweigerd', 'doorverwezen', 'ingetrokken')),
  proposed_on date,
  aan_zet text check (aan_zet in ('afzender', 'ontvanger', 'beide')),
  afzender_person text not null,
  ontvanger_person text,
  versie integer not null check (versie > 0),
  state jsonb not null,
  looked_on date,
  unique (overdracht_id, team_id, naar_team),
  check (proposed_on is not null or status in ('concept', 'toestemming_gevraagd', 'ingetrokken'))
);
create index overdracht_of_traject on overdracht (traject_id);
create index overdracht_of_sender on overdracht (team_id, overdracht_id);
create index overdracht_of_receiver on overdracht (naar_team, overdracht_id) where proposed_on is not null;
create index overdracht_runs on overdracht (overdracht_id) where status not in ('afgesloten', 'ingetrokken');

create table overdracht_event (
  overdracht_id uuid not null,
  number integer not null check (number > 0),
  team_id text not null,
  naar_team text not null,
  shared boolean not null,
  epoch_ms bigint not null,
  event jsonb not null,
  primary key (overdracht_id, number),
  foreign key (overdracht_id, team_id, naar_team) references overdracht (overdracht_id, team_id, naar_team)
);

create table overdracht_words (
  overdracht_id uuid not null references overdracht,
  number integer not null,
  team_id text not null,
  kid text not null,
  words bytea not null,
  primary key (overdracht_id, number)
);

-- The accepted message that a step named (E-04).
create table overdracht_message (
  overdracht_id uuid not null references overdracht,
  number integer not null,
  disclosure_id uuid not null,
  primary key (overdracht_id, number)
);

-- Consents a handover relies on, by the messages that carry it or by name.
create table overdracht_consent (
  overdracht_id uuid not null references overdracht,
  consent_id uuid not null references consent,
  primary key (overdracht_id, consent_id)
);
create index overdracht_consent_of on overdracht_consent (consent_id);

create table overdracht_reminder (
  overdracht_id uuid not null references overdracht,
  team_id text not null check (team_id like '%/%'),
  name text not null,
  kind text not null check (kind in ('herinnering', 'escalatie')),
  term text not null,
  role text not null check (role in ('medewerker', 'teamleider')),
  due_on date not null,
  told_ms bigint not null,
  primary key (team_id, name)
);
create index overdracht_reminder_of on overdracht_reminder (overdracht_id);

create function overdracht_moves() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if old.status in ('afgesloten', 'ingetrokken') and new.status <> old.status then
    raise exception 'a handover that ended stays ended' using errcode = 'check_violation';
  end if;
  if new.versie < old.versie or (old.proposed_on is not null and new.proposed_on is null) then
    raise exception 'a handover does not go back' using errcode = 'check_violation';
  end if;
  if new.status = 'geaccepteerd' and old.status <> 'geaccepteerd'
    and (old.status <> 'in_gesprek' or old.naar_team <> current_setting('seinhuis.team', true)) then
    raise exception 'the receiver accepts, and from a conversation' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger overdracht_moves before update on overdracht for each row execute function overdracht_moves();

-- Looked up by the login that writes, under its own row filter: it must see the acceptance itself.
create function regie_moves() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.regie_team <> old.regie_team and (new.regie_team <> current_setting('seinhuis.team', true) or not exists (
    select from public.overdracht o where o.traject_id = new.traject_id and o.status = 'geaccepteerd'
      and o.team_id = old.regie_team and o.naar_team = new.regie_team)) then
    raise exception 'the regie moves to who accepts' using errcode = 'insufficient_privilege';
  end if;
  if new.regie_team = old.regie_team and new.regie_person <> old.regie_person
    and old.regie_team <> current_setting('seinhuis.team', true) then
    raise exception 'who has the regie names its person' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger regie_moves before update on traject for each row execute function regie_moves();

do $$
declare
  name text;
begin
  foreach name in array array['overdracht_event', 'overdracht_words', 'overdracht_message', 'overdracht_consent',
    'overdracht_reminder', 'traject_person'] loop
    execute format('create trigger append_only before update or delete on %I for each row
      execute function append_only()', name);
    execute format('create trigger not_truncated before truncate on %I execute function append_only()', name);
  end loop;
  foreach name in array array['traject', 'overdracht'] loop
    execute format('create trigger append_only before delete on %I for each row execute function append_only()', name);
    execute format('create trigger not_truncated before truncate on %I execute function append_only()', name);
  end loop;
  foreach name in array array['traject', 'traject_person', 'overdracht', 'overdracht_event', 'overdracht_words',
    'overdracht_message', 'overdracht_consent', 'overdracht_reminder'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I for select to seinhuis_backup using (true)', name || '_is_copied', name);
  end loop;
end $$;

create policy overdracht_of_sides on overdracht for select to seinhuis_gateway
  using (team_id = current_setting('seinhuis.team', true)
    or (naar_team = current_setting('seinhuis.team', true) and proposed_on is not null));
create policy overdracht_begins on overdracht for insert to seinhuis_gateway
  with check (team_id = current_setting('seinhuis.team', true) and status = 'concept');
create policy overdracht_goes_on on overdracht for update to seinhuis_gateway
  using (team_id = current_setting('seinhuis.team', true)
    or (naar_team = current_setting('seinhuis.team', true) and proposed_on is not null))
  with check (team_id = current_setting('seinhuis.team', true)
    or (naar_team = current_setting('seinhuis.team', true) and proposed_on is not null));

create policy event_of_sides on overdracht_event for select to seinhuis_gateway
  using (team_id = current_setting('seinhuis.team', true)
    or (naar_team = current_setting('seinhuis.team', true) and shared));
create policy event_arrives on overdracht_event for insert to seinhuis_gateway
  with check (team_id = current_setting('seinhuis.team', true)
    or (naar_team = current_setting('seinhuis.team', true) and shared));

create policy words_of_sender on overdracht_words for select to seinhuis_gateway
  using (team_id = current_setting('seinhuis.team', true));
create policy words_arrive on overdracht_words for insert to seinhuis_gateway
  with check (team_id = current_setting('seinhuis.team', true));

-- The row filter of the handover itself holds inside these.
create policy consent_of_sides on overdracht_consent for select to seinhuis_gateway
  using (exists (select from overdracht o where o.overdracht_id = overdracht_consent.overdracht_id));
create policy consent_is_named on overdracht_consent for insert to seinhuis_gateway
  with check (exists (select from overdracht o where o.overdracht_id = overdracht_consent.overdracht_id));
create policy message_of_sides on overdracht_message for select to seinhuis_gateway
  using (exists (select from overdracht o where o.overdracht_id = overdracht_message.overdracht_id));
create policy message_is_named on overdracht_message for insert to seinhuis_gateway
  with check (exists (select from overdracht o where o.overdracht_id = overdracht_message.overdracht_id));
create policy reminder_of_team on overdracht_reminder for select to seinhuis_gateway
  using (team_id = current_setting('seinhuis.team', true));
create policy reminder_is_told on overdracht_reminder for insert to seinhuis_gateway
  with check (exists (select from overdracht o where o.overdracht_id = overdracht_reminder.overdracht_id
    and overdracht_reminder.team_id in (o.team_id, o.naar_team)));

create policy person_of_team on traject_person for select to seinhuis_gateway
  using (team_id = current_setting('seinhuis.team', true));
create policy person_arrives on traject_person for insert to seinhuis_gateway with check (true);

-- Whose turn it is, over all teams, and no more than that: what is done about it is done for one team at a time.
create policy overdracht_has_its_turn on overdracht for select to seinhuis_migrate
  using (current_setting('seinhuis.beurt', true) = 'overdracht');
create policy consent_has_its_turn on overdracht_consent for select to seinhuis_migrate
  using (current_setting('seinhuis.beurt', true) = 'overdracht');
create function overdracht_turns(p_day date, p_after uuid, p_limit integer)
returns table (overdracht_id uuid, team_id text)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform set_config('seinhuis.beurt', 'overdracht', true);
  return query select o.overdracht_id, o.team_id from public.overdracht o
    where o.status not in ('afgesloten', 'ingetrokken') and (p_after is null or o.overdracht_id > p_after)
      and (o.looked_on is distinct from p_day or exists (
        select from public.overdracht_consent r join public.consent c on c.consent_id = r.consent_id
        where r.overdracht_id = o.overdracht_id and c.state in ('ingetrokken', 'onjuist_ingevoerd')))
    order by o.overdracht_id limit p_limit;
  perform set_config('seinhuis.beurt', '', true);
end $$;
revoke execute on function overdracht_turns(date, uuid, integer), overdracht_moves(), regie_moves() from public;

grant select, insert, update (regie_team, regie_person) on traject to seinhuis_gateway;
grant select, insert on traject_person, overdracht_event, overdracht_words, overdracht_message, overdracht_consent,
  overdracht_reminder to seinhuis_gateway;
grant select, insert, update (status, proposed_on, aan_zet, afzender_person, ontvanger_person, versie, state, looked_on)
  on overdracht to seinhuis_gateway;
grant execute on function overdracht_turns(date, uuid, integer) to seinhuis_gateway;
`;
