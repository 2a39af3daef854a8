/**
 * Requests for inzage of one organisation (AVG 15): when they came, when they must be answered, and who asks, sealed. What the
 * letter names is the content of a proposal, so it cannot be another than the one two officers saw.
 */
export const requests = `
create table inzage_request (
  request_id uuid primary key,
  organisation text not null,
  state text not null check (state in ('nieuw', 'voorgesteld', 'goedgekeurd')),
  received_on date not null,
  due_on date not null check (due_on >= received_on),
  made_ms bigint not null,
  decided_ms bigint,
  decision_entry_id uuid,
  proposal_id uuid references proposal,
  about_kid text,
  about bytea,
  check ((about_kid is null) = (about is null)),
  check ((state = 'nieuw') = (proposal_id is null)),
  check ((state = 'goedgekeurd') = (decided_ms is not null)),
  check ((decided_ms is null) = (decision_entry_id is null))
);
create index inzage_request_of_organisation on inzage_request (organisation, request_id);
create index inzage_request_known on inzage_request (made_ms) where about is not null;

create function inzage_is_decided_by_two() returns trigger language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
begin
  if old.about is null and new.about is not null then
    raise exception 'who asked is forgotten once' using errcode = 'check_violation';
  end if;
  if old.state = 'goedgekeurd' and (new.state, new.proposal_id, new.decision_entry_id, new.decided_ms)
    is distinct from (old.state, old.proposal_id, old.decision_entry_id, old.decided_ms) then
    raise exception 'a letter is decided once' using errcode = 'check_violation';
  end if;
  if new.state = 'goedgekeurd' and old.state <> 'goedgekeurd' and not exists (
    select from public.proposal p join public.proposal_outcome o using (proposal_id)
    where p.proposal_id = new.proposal_id and o.outcome = 'toegepast' and p.role = 'privacyfunctionaris'
      and p.kind = 'inzage' and p.organisation = new.organisation and p.about = new.request_id::text
      and (select count(*) from public.approval a where a.proposal_id = p.proposal_id) >= 2) then
    raise exception 'two officers of the organisation decide on a letter' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger inzage_is_decided_by_two before update on inzage_request
  for each row execute function inzage_is_decided_by_two();
create trigger append_only before delete on inzage_request for each row execute function append_only();
create trigger not_truncated before truncate on inzage_request execute function append_only();

alter table inzage_request enable row level security;
create policy request_is_made on inzage_request for insert to seinhuis_gateway
  with check (organisation = current_setting('seinhuis.oin', true) and state = 'nieuw');
create policy request_of_organisation on inzage_request for select to seinhuis_gateway
  using (organisation = current_setting('seinhuis.oin', true));
create policy request_is_decided on inzage_request for update to seinhuis_gateway
  using (organisation = current_setting('seinhuis.oin', true))
  with check (organisation = current_setting('seinhuis.oin', true));
create policy request_is_copied on inzage_request for select to seinhuis_backup using (true);
grant select, insert, update (state, proposal_id, decided_ms, decision_entry_id) on inzage_request to seinhuis_gateway;

-- Over all organisations, and no more than that: the owner's filter is not forced for it.
create function inzage_forgets(p_before bigint) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  update public.inzage_request set about_kid = null, about = null where about is not null and made_ms < p_before
$$;
revoke execute on function inzage_is_decided_by_two(), inzage_forgets(bigint) from public;
grant execute on function inzage_forgets(bigint) to seinhuis_gateway;
`;
