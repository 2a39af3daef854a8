/**
 * Reading inside a team (R17). The person is an opaque keyed pseudonym, so the column says so; a row is written by the
 * team that reads, about that team.
 */
export const readings = `
alter table ingezien rename column user_name to person;
alter table ingezien add column zaak_id uuid;
create index ingezien_zaak on ingezien (team_id, zaak_id);
alter table ingezien enable row level security;
alter table ingezien force row level security;
create policy reading_of_team on ingezien for insert to seinhuis_gateway
  with check (team_id = current_setting('seinhuis.team', true));
create policy reading_is_copied on ingezien for select to seinhuis_backup using (true);
`;
