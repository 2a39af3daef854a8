import { type Kysely, sql } from 'kysely';

/**
 * Which message carries a request and which one answered it, each once; what is about to be sent for a team, so that nobody
 * who dies in between leaves a message without its request. Runs as `seinhuis_migrate`.
 */
const messages = `
create table verzoek_bericht (
  disclosure_id uuid primary key,
  verzoek_id uuid not null,
  number integer not null check (number > 0),
  team_id text not null,
  naar_team text not null,
  foreign key (verzoek_id, team_id, naar_team) references verzoek (verzoek_id, team_id, naar_team)
);
create index verzoek_bericht_of on verzoek_bericht (verzoek_id);

-- Sealed by the gateway for itself, and gone as soon as it is known what became of it.
create table verzoek_voornemen (
  voornemen_id uuid primary key,
  team_id text not null check (team_id like '%/%'),
  kid text not null,
  sealed bytea not null,
  epoch_ms bigint not null
);
create index verzoek_voornemen_of_team on verzoek_voornemen (team_id, epoch_ms);

create trigger append_only before update on verzoek_voornemen for each row execute function append_only();
create trigger not_truncated before truncate on verzoek_voornemen execute function append_only();
create trigger not_truncated before truncate on verzoek_bericht execute function append_only();

alter table verzoek_bericht enable row level security;
alter table verzoek_bericht force row level security;
create policy verzoek_bericht_is_copied on verzoek_bericht for select to seinhuis_backup using (true);
create policy verzoek_bericht_of_sides on verzoek_bericht for select to seinhuis_gateway
  using (current_setting('seinhuis.team', true) in (team_id, naar_team));
create policy verzoek_bericht_arrives on verzoek_bericht for insert to seinhuis_gateway
  with check (current_setting('seinhuis.team', true) in (team_id, naar_team));
grant select, insert on verzoek_bericht to seinhuis_gateway;

alter table verzoek_voornemen enable row level security;
alter table verzoek_voornemen force row level security;
create policy verzoek_voornemen_is_copied on verzoek_voornemen for select to seinhuis_backup using (true);
create policy verzoek_voornemen_of_team on verzoek_voornemen for all to seinhuis_gateway
  using (team_id = current_setting('seinhuis.team', true)) with check (team_id = current_setting('seinhuis.team', true));
grant select, insert, delete on verzoek_voornemen to seinhuis_gateway;
`;

/**
 * Trajects and requests end: the worker takes away what is over, whole, and nobody else takes away anything. A row that was
 * there before gets the day of its last event.
 */
const retention = `
alter table overdracht add column ended_on date;
alter table verzoek add column ended_on date;

alter table overdracht no force row level security;
alter table overdracht_event no force row level security;
alter table verzoek no force row level security;
alter table verzoek_event no force row level security;
update overdracht o set ended_on = greatest((state ->> 'plandatum')::date,
    (select max((e.event ->> 'op')::date) from overdracht_event e where e.overdracht_id = o.overdracht_id))
  where status in ('afgesloten', 'ingetrokken') or (status in ('geweigerd', 'doorverwezen')
    and (state -> 'geschil' = 'null' or state -> 'geschil' ->> 'uitkomst' is not null));
update verzoek v set ended_on = greatest((state -> 'toegekend' ->> 'tot')::date,
    (select max((e.event ->> 'op')::date) from verzoek_event e where e.verzoek_id = v.verzoek_id))
  where status not in ('aangemeld', 'in_onderzoek', 'gevraagd', 'meer_nodig', 'toegezegd', 'omklap');
alter table overdracht force row level security;
alter table overdracht_event force row level security;
alter table verzoek force row level security;
alter table verzoek_event force row level security;

create index overdracht_ended on overdracht (ended_on) where ended_on is not null;
create index verzoek_ended on verzoek (ended_on) where ended_on is not null;
grant update (ended_on) on overdracht, verzoek to seinhuis_gateway;

create function only_cleared() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_op = 'DELETE' and current_user = 'seinhuis_worker' then
    return old;
  end if;
  raise exception 'what happened stays, until its term is over' using errcode = 'insufficient_privilege';
end $$;
revoke execute on function only_cleared() from public;

do $$
declare
  name text;
begin
  foreach name in array array['overdracht_event', 'overdracht_words', 'overdracht_message', 'overdracht_consent',
    'overdracht_reminder', 'traject_person', 'verzoek_event', 'traject', 'overdracht', 'verzoek'] loop
    execute format('drop trigger append_only on %I', name);
  end loop;
  foreach name in array array['overdracht_event', 'overdracht_words', 'overdracht_message', 'overdracht_consent',
    'overdracht_reminder', 'traject_person', 'verzoek_event', 'verzoek_bericht'] loop
    execute format('create trigger append_only before update or delete on %I for each row
      execute function only_cleared()', name);
  end loop;
  foreach name in array array['traject', 'overdracht', 'verzoek'] loop
    execute format('create trigger append_only before delete on %I for each row execute function only_cleared()', name);
  end loop;
  foreach name in array array['traject', 'traject_person', 'overdracht', 'overdracht_event', 'overdracht_words',
    'overdracht_message', 'overdracht_consent', 'overdracht_reminder', 'verzoek', 'verzoek_event', 'verzoek_bericht'] loop
    execute format('create policy %I on %I for all to seinhuis_worker
      using (current_setting(''seinhuis.beurt'', true) = ''opruimen'') with check (false)', name || '_is_cleared', name);
    execute format('grant select, delete on %I to seinhuis_worker', name);
  end loop;
end $$;
-- Locked before it is judged: who works on one meanwhile was first, or finds it gone.
grant update (regie_person) on traject to seinhuis_worker;
grant update (ended_on) on verzoek to seinhuis_worker;
grant select on cijfers_maand to seinhuis_worker;
`;

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [messages, retention]) await sql.raw(part).execute(db);
}
