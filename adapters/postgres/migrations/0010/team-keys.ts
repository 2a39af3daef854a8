/**
 * Private sealing keys that the gateway keeps for a team, sealed under a key that is not in the database. Whether a team
 * has one is no secret of the team: duties ask it for all teams at once, by a function that says nothing else.
 */
export const teamKeys = `
create table team_key (
  team_id text not null check (team_id like '%/%'),
  kid text not null,
  private_kid text not null,
  private bytea not null,
  made_ms bigint not null,
  primary key (team_id, kid)
);
create trigger append_only before update or delete on team_key for each row execute function append_only();
create trigger not_truncated before truncate on team_key execute function append_only();

alter table team_key enable row level security;
alter table team_key force row level security;
create policy team_key_of_team on team_key for select to seinhuis_gateway
  using (team_id = current_setting('seinhuis.team', true));
create policy team_key_is_kept on team_key for insert to seinhuis_migrate with check (true);
create policy team_key_is_listed on team_key for select to seinhuis_migrate using (true);
create policy team_key_is_copied on team_key for select to seinhuis_backup using (true);
grant select on team_key to seinhuis_gateway;

create function kept_key_teams() returns table (team_id text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select distinct k.team_id from public.team_key k order by 1
$$;
revoke execute on function kept_key_teams() from public;
grant execute on function kept_key_teams() to seinhuis_gateway, seinhuis_worker;
`;
