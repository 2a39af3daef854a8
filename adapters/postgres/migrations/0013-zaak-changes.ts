import { type Kysely, sql } from 'kysely';

/**
 * What changed in the zaken of a team, numbered in the order in which it can be seen. Ids and times would leave gaps that
 * fill up later, because transactions commit out of order; here a transaction holds the counter of its team until it
 * commits, so whoever saw a number has seen all before it. Only that something happened stands here: no person, no content.
 */
const CHANGES = `
create table zaak_counter (
  team_id text primary key,
  last bigint not null check (last > 0)
);
create table zaak_change (
  team_id text not null,
  number bigint not null check (number > 0),
  zaak_id uuid not null,
  kind text not null,
  version integer not null check (version > 0),
  primary key (team_id, number)
);
create index zaak_change_zaak on zaak_change (zaak_id);

create function count_zaak_changes(p_team text, p_many bigint) returns bigint language sql
set search_path = pg_catalog, public, pg_temp as $$
  insert into public.zaak_counter as c (team_id, last) values (p_team, p_many)
  on conflict (team_id) do update set last = c.last + excluded.last
  returning c.last - p_many
$$;

create function note_zaak_events() returns trigger language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
declare
  team text;
  many bigint;
  before bigint;
begin
  for team, many in select m.team_id, count(*) from made m group by m.team_id order by m.team_id loop
    before := public.count_zaak_changes(team, many);
    insert into public.zaak_change (team_id, number, zaak_id, kind, version)
    select team, before + row_number() over (order by m.zaak_id, m.number), m.zaak_id, m.kind, m.number
    from made m where m.team_id = team;
  end loop;
  return null;
end $$;
create trigger note_zaak_events after insert on zaak_event referencing new table as made
  for each statement execute function note_zaak_events();

-- A zaak that went leaves its id, and that it went: whoever keeps a copy must take it away too.
create function note_cleared_zaken() returns trigger language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
declare
  team text;
  many bigint;
  before bigint;
begin
  delete from public.zaak_change c using gone g where c.zaak_id = g.zaak_id and c.team_id = g.team_id;
  for team, many in select g.team_id, count(*) from gone g group by g.team_id order by g.team_id loop
    before := public.count_zaak_changes(team, many);
    insert into public.zaak_change (team_id, number, zaak_id, kind, version)
    select team, before + row_number() over (order by g.zaak_id), g.zaak_id, 'opgeruimd', g.version
    from gone g where g.team_id = team;
  end loop;
  return null;
end $$;
create trigger note_cleared_zaken after delete on zaak referencing old table as gone
  for each statement execute function note_cleared_zaken();

revoke execute on function count_zaak_changes(text, bigint), note_zaak_events(), note_cleared_zaken() from public;
`;

/** The trigger's owner writes, and only for the team of the rows that moved it. */
const GRANTS = `
do $$
declare
  name text;
begin
  foreach name in array array['zaak_counter', 'zaak_change'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I for all to seinhuis_migrate using (true) with check (true)',
      name || '_is_kept', name);
    execute format('create policy %I on %I for select to seinhuis_gateway
      using (team_id = current_setting(''seinhuis.team'', true))', name || '_of_team', name);
    execute format('create policy %I on %I for select to seinhuis_backup using (true)', name || '_is_copied', name);
    execute format('grant select on %I to seinhuis_gateway', name);
  end loop;
end $$;
create policy zaak_counter_looked_at on zaak_counter for select to seinhuis_worker using (true);
grant select on zaak_counter to seinhuis_worker;
`;

/** What a subscription is about; how far its team was told of changes, where it is about those. */
const SUBSCRIPTIONS = `
alter table abonnement add column topic text not null default 'bericht-wacht'
  check (topic in ('bericht-wacht', 'zaak-gewijzigd'));
alter table abonnement add column told_of bigint not null default 0;
alter table abonnement drop constraint abonnement_team_id_url_key;
alter table abonnement add constraint abonnement_once unique (team_id, url, topic);
grant update (told_of) on abonnement to seinhuis_gateway, seinhuis_worker;
`;

/** Runs as `seinhuis_migrate`. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [CHANGES, GRANTS, SUBSCRIPTIONS]) await sql.raw(part).execute(db);
}
