import { type Kysely, sql } from 'kysely';

/** What teams say of themselves. Everybody who takes part reads it; a team writes its own and no other's. */
const kaart = `
create table kaart_vermelding (
  vermelding_id uuid primary key,
  team_id text not null references team,
  versie integer not null check (versie >= 1),
  naam text not null,
  gemeenten text[] not null check (cardinality(gemeenten) > 0),
  hulpvragen text[] not null check (cardinality(hulpvragen) > 0),
  opgave jsonb not null,
  bevestigd_op date not null,
  -- Day on which the team was reminded that this confirmation grew old.
  herinnerd_op date,
  unique (team_id, naam)
);
create index kaart_vermelding_gemeente on kaart_vermelding using gin (gemeenten);
create index kaart_vermelding_bevestigd on kaart_vermelding (bevestigd_op) where herinnerd_op is null;

create function kaart_moves() returns trigger language plpgsql as $$
begin
  if new.vermelding_id <> old.vermelding_id or new.team_id <> old.team_id then
    raise exception 'an entry stays with its team' using errcode = 'insufficient_privilege';
  end if;
  if new.versie <> old.versie + 1 and (new.opgave, new.bevestigd_op) is distinct from (old.opgave, old.bevestigd_op) then
    raise exception 'every change has a version of its own' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger kaart_moves before update on kaart_vermelding for each row execute function kaart_moves();

-- Who changed what, and when; what stood there is not kept.
create table kaart_wijziging (
  vermelding_id uuid not null,
  versie integer not null,
  team_id text not null,
  soort text not null check (soort in ('gemaakt', 'gewijzigd', 'bevestigd', 'verwijderd')),
  epoch_ms bigint not null,
  door text not null,
  primary key (vermelding_id, versie)
);
create trigger append_only before update or delete on kaart_wijziging for each row execute function append_only();

alter table kaart_vermelding enable row level security;
alter table kaart_vermelding force row level security;
create policy kaart_is_read on kaart_vermelding for select to seinhuis_gateway, seinhuis_backup using (true);
create policy kaart_of_team on kaart_vermelding for insert to seinhuis_gateway
  with check (team_id = current_setting('seinhuis.team', true));
create policy kaart_by_team on kaart_vermelding for update to seinhuis_gateway
  using (team_id = current_setting('seinhuis.team', true))
  with check (team_id = current_setting('seinhuis.team', true));
create policy kaart_goes_by_team on kaart_vermelding for delete to seinhuis_gateway
  using (team_id = current_setting('seinhuis.team', true));

alter table kaart_wijziging enable row level security;
alter table kaart_wijziging force row level security;
create policy kaart_change_of_team on kaart_wijziging for all to seinhuis_gateway
  using (team_id = current_setting('seinhuis.team', true))
  with check (team_id = current_setting('seinhuis.team', true));
create policy kaart_change_is_copied on kaart_wijziging for select to seinhuis_backup using (true);

grant select, insert, delete on kaart_vermelding to seinhuis_gateway;
grant update (versie, naam, gemeenten, hulpvragen, opgave, bevestigd_op, herinnerd_op) on kaart_vermelding
  to seinhuis_gateway;
grant select, insert on kaart_wijziging to seinhuis_gateway;

revoke execute on function kaart_moves() from public;
`;

/** Figures as they were published: rounded, once, and never changed. The true counts are nowhere. */
const cijfers = `
create table cijfers_maand (
  maand text primary key check (maand ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  published_ms bigint not null
);
create table cijfers (
  maand text not null references cijfers_maand,
  soort text not null check (soort in ('gemeente', 'regio')),
  gebied text not null,
  blokken jsonb not null,
  primary key (maand, soort, gebied)
);
create trigger append_only before update or delete on cijfers_maand for each row execute function append_only();
create trigger not_truncated before truncate on cijfers_maand execute function append_only();
create trigger append_only before update or delete on cijfers for each row execute function append_only();
create trigger not_truncated before truncate on cijfers execute function append_only();
grant select, insert on cijfers_maand, cijfers to seinhuis_gateway;

-- How many of these entries are a release to which this party was party: a number, and nothing of what they say.
create function releases_among(p_entry_ids uuid[], p_party text) returns bigint
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  found bigint;
begin
  perform set_config('seinhuis.oin', p_party, true);
  select count(*) into found from public.log_entry e
  where e.entry_id = any (p_entry_ids) and e.kind = 'verstrekt' and p_party = any (e.parties);
  perform set_config('seinhuis.oin', '', true);
  return found;
end $$;
revoke execute on function releases_among(uuid[], text) from public;
grant execute on function releases_among(uuid[], text) to seinhuis_gateway;
`;

/** Deliveries to CBS: one for a team, a municipality and a month. */
const leveringen = `
create table ddas_levering (
  team_id text not null check (team_id like '%/%'),
  municipality_code text not null,
  maand text not null check (maand ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  -- What the delivery says it was made at: the same when it is made again.
  made_ms bigint not null,
  taken_ms bigint not null,
  disclosure_id uuid,
  code text,
  primary key (team_id, municipality_code, maand),
  check (disclosure_id is null or code is null)
);
create trigger append_only before delete on ddas_levering for each row execute function append_only();
alter table ddas_levering enable row level security;
alter table ddas_levering force row level security;
create policy levering_of_team on ddas_levering for all to seinhuis_gateway
  using (team_id = current_setting('seinhuis.team', true))
  with check (team_id = current_setting('seinhuis.team', true));
create policy levering_is_copied on ddas_levering for select to seinhuis_backup using (true);
grant select, insert, update (taken_ms, disclosure_id, code) on ddas_levering to seinhuis_gateway;
`;

/** Runs as `seinhuis_migrate`. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [kaart, cijfers, leveringen]) await sql.raw(part).execute(db);
}
