/**
 * Zaken that two officers of the organisation have erased on request (AVG 17). The gateway writes what they said; taking away
 * is the work of the login that clears. Ids and codes, nobody's name: who proposed stands with the proposal.
 */
export const erasures = `
create table zaak_erasure (
  erasure_id uuid primary key references proposal,
  organisation text not null,
  team_id text not null,
  zaak_id uuid not null,
  ground text not null
    check (ground in ('niet_meer_nodig', 'toestemming_ingetrokken', 'bezwaar_gegrond', 'onrechtmatig', 'wettelijke_plicht')),
  state text not null default 'voorgesteld'
    check (state in ('voorgesteld', 'goedgekeurd', 'afgewezen', 'gewist', 'niet_gewist')),
  code text,
  proposed_ms bigint not null,
  decided_ms bigint,
  done_ms bigint,
  check (split_part(team_id, '/', 1) = organisation),
  check ((state = 'niet_gewist') = (code is not null)),
  check ((state = 'voorgesteld') = (decided_ms is null)),
  check ((state in ('gewist', 'niet_gewist')) = (done_ms is not null))
);
create index zaak_erasure_of_organisation on zaak_erasure (organisation, erasure_id);
create index zaak_erasure_to_do on zaak_erasure (team_id, erasure_id) where state = 'goedgekeurd';

create function erasure_is_decided_by_two() returns trigger language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
begin
  if (old.state, new.state) not in (('voorgesteld', 'goedgekeurd'), ('voorgesteld', 'afgewezen'),
    ('goedgekeurd', 'gewist'), ('goedgekeurd', 'niet_gewist')) then
    raise exception 'an erasure cannot go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if new.state = 'goedgekeurd' and not exists (
    select from public.proposal p join public.proposal_outcome o using (proposal_id)
    where p.proposal_id = new.erasure_id and o.outcome = 'toegepast' and p.role = 'privacyfunctionaris'
      and p.kind = 'wissing' and p.organisation = new.organisation and p.about = new.zaak_id::text
      and (select count(*) from public.approval a where a.proposal_id = p.proposal_id) >= 2) then
    raise exception 'two officers of the organisation decide on an erasure' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger erasure_is_decided_by_two before update on zaak_erasure
  for each row execute function erasure_is_decided_by_two();
create trigger append_only before delete on zaak_erasure for each row execute function append_only();
create trigger not_truncated before truncate on zaak_erasure execute function append_only();
revoke execute on function erasure_is_decided_by_two() from public;

alter table zaak_erasure enable row level security;
alter table zaak_erasure force row level security;
create policy erasure_is_proposed on zaak_erasure for insert to seinhuis_gateway
  with check (organisation = current_setting('seinhuis.oin', true) and state = 'voorgesteld');
create policy erasure_of_organisation on zaak_erasure for select to seinhuis_gateway
  using (organisation = current_setting('seinhuis.oin', true));
create policy erasure_is_decided on zaak_erasure for update to seinhuis_gateway
  using (organisation = current_setting('seinhuis.oin', true) and state = 'voorgesteld')
  with check (organisation = current_setting('seinhuis.oin', true) and state in ('goedgekeurd', 'afgewezen'));
create policy erasure_of_team on zaak_erasure for select to seinhuis_worker
  using (team_id = current_setting('seinhuis.team', true));
create policy erasure_is_done on zaak_erasure for update to seinhuis_worker
  using (team_id = current_setting('seinhuis.team', true) and state = 'goedgekeurd')
  with check (team_id = current_setting('seinhuis.team', true) and state in ('gewist', 'niet_gewist'));
create policy erasure_is_copied on zaak_erasure for select to seinhuis_backup using (true);
grant select, insert, update (state, decided_ms) on zaak_erasure to seinhuis_gateway;
grant select, update (state, code, done_ms) on zaak_erasure to seinhuis_worker;
`;
