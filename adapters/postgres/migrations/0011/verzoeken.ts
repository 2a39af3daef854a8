/**
 * What goes along with a traject between two teams: a referral to the regional access, a question for a home, a request
 * for an arrangement. Each is there for exactly its two teams, from the start on.
 */
export const verzoeken = `
create table verzoek (
  verzoek_id uuid primary key,
  soort text not null check (soort in ('toegang', 'woning', 'maatwerk')),
  traject_id uuid references traject,
  team_id text not null check (team_id like '%/%'),
  naar_team text not null check (naar_team like '%/%' and naar_team <> team_id),
  status text not null,
  versie integer not null check (versie > 0),
  state jsonb not null,
  unique (verzoek_id, team_id, naar_team),
  check ((soort = 'toegang') = (traject_id is not null))
);
create index verzoek_of_sender on verzoek (team_id, soort, verzoek_id);
create index verzoek_of_receiver on verzoek (naar_team, soort, verzoek_id);
create index verzoek_of_traject on verzoek (traject_id) where traject_id is not null;

create table verzoek_event (
  verzoek_id uuid not null,
  number integer not null check (number > 0),
  team_id text not null,
  naar_team text not null,
  epoch_ms bigint not null,
  event jsonb not null,
  primary key (verzoek_id, number),
  foreign key (verzoek_id, team_id, naar_team) references verzoek (verzoek_id, team_id, naar_team)
);

do $$
declare
  name text;
begin
  foreach name in array array['verzoek', 'verzoek_event'] loop
    execute format('create trigger append_only before %s on %I for each row execute function append_only()',
      case name when 'verzoek' then 'delete' else 'update or delete' end, name);
    execute format('create trigger not_truncated before truncate on %I execute function append_only()', name);
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I for select to seinhuis_backup using (true)', name || '_is_copied', name);
    execute format('create policy %I on %I for select to seinhuis_gateway
      using (current_setting(''seinhuis.team'', true) in (team_id, naar_team))', name || '_of_sides', name);
  end loop;
end $$;
create policy verzoek_begins on verzoek for insert to seinhuis_gateway
  with check (team_id = current_setting('seinhuis.team', true));
create policy verzoek_goes_on on verzoek for update to seinhuis_gateway
  using (current_setting('seinhuis.team', true) in (team_id, naar_team))
  with check (current_setting('seinhuis.team', true) in (team_id, naar_team));
create policy verzoek_event_arrives on verzoek_event for insert to seinhuis_gateway
  with check (current_setting('seinhuis.team', true) in (team_id, naar_team));

-- A traject is there for who has the regie, and for whom something in it is there.
create policy traject_of_sides on traject for select to seinhuis_gateway
  using (regie_team = current_setting('seinhuis.team', true)
    or exists (select from overdracht o where o.traject_id = traject.traject_id)
    or exists (select from verzoek v where v.traject_id = traject.traject_id));
create policy traject_begins on traject for insert to seinhuis_gateway
  with check (current_setting('seinhuis.team', true) = all (array[team_id, regie_team]));
create policy regie_moves on traject for update to seinhuis_gateway
  using (regie_team = current_setting('seinhuis.team', true)
    or exists (select from overdracht o where o.traject_id = traject.traject_id)
    or exists (select from verzoek v where v.traject_id = traject.traject_id))
  with check (true);

grant select, insert, update (status, versie, state) on verzoek to seinhuis_gateway;
grant select, insert on verzoek_event to seinhuis_gateway;
`;
