/**
 * One table of proposals for everything that two people decide. Which people is part of the proposal: administrators of
 * the gateway, or officers of one organisation. The tables hold both rules, whatever the code above them does.
 */
export const proposals = `
alter table proposal drop constraint proposal_proposed_oin_proposed_subject_fkey;
alter table approval drop constraint approval_oin_subject_fkey;
alter table proposal
  add column role text not null default 'beheerder' check (role in ('beheerder', 'privacyfunctionaris')),
  add column organisation text,
  add column about text,
  add check ((role = 'privacyfunctionaris') = (organisation is not null));
alter table approval
  add column role text not null default 'beheerder' check (role in ('beheerder', 'privacyfunctionaris'));
create index proposal_about on proposal (about) where about is not null;

-- Not a key any more, because officers are not administrators; the rule is the same.
create function proposer_counts() returns trigger language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.role = 'beheerder' and not exists (
    select from public.administrator a where a.oin = new.proposed_oin and a.subject = new.proposed_subject) then
    raise exception 'only an administrator proposes' using errcode = 'foreign_key_violation';
  end if;
  if new.role = 'privacyfunctionaris' and new.proposed_oin <> new.organisation then
    raise exception 'somebody of the organisation proposes' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger proposer_counts before insert on proposal for each row execute function proposer_counts();

create or replace function approval_counts() returns trigger language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
declare
  asked public.proposal;
begin
  select * into asked from public.proposal p where p.proposal_id = new.proposal_id;
  if asked.role = 'beheerder' and not exists (select from public.administrator a
    where a.oin = new.oin and a.subject = new.subject and a.status = 'actief') then
    raise exception 'only an administrator approves' using errcode = 'insufficient_privilege';
  end if;
  if asked.role = 'privacyfunctionaris' and (new.role <> asked.role or new.oin <> asked.organisation) then
    raise exception 'only an officer of the organisation approves' using errcode = 'insufficient_privilege';
  end if;
  if exists (select from public.proposal_outcome o where o.proposal_id = new.proposal_id)
    or new.epoch_ms >= asked.expires_ms then
    raise exception 'a proposal that is closed or expired takes no approval' using errcode = 'check_violation';
  end if;
  return new;
end $$;

alter table proposal enable row level security;
alter table approval enable row level security;
alter table proposal_outcome enable row level security;
create policy proposal_of_organisation on proposal for all to seinhuis_gateway
  using (role = 'privacyfunctionaris' and organisation = current_setting('seinhuis.oin', true))
  with check (role = 'privacyfunctionaris' and organisation = current_setting('seinhuis.oin', true));
create policy approval_of_organisation on approval for all to seinhuis_gateway
  using (exists (select from proposal p where p.proposal_id = approval.proposal_id))
  with check (exists (select from proposal p where p.proposal_id = approval.proposal_id));
create policy outcome_of_organisation on proposal_outcome for all to seinhuis_gateway
  using (exists (select from proposal p where p.proposal_id = proposal_outcome.proposal_id))
  with check (exists (select from proposal p where p.proposal_id = proposal_outcome.proposal_id));
create policy proposal_is_copied on proposal for select to seinhuis_backup using (true);
create policy approval_is_copied on approval for select to seinhuis_backup using (true);
create policy outcome_is_copied on proposal_outcome for select to seinhuis_backup using (true);
grant select, insert on proposal, approval, proposal_outcome to seinhuis_gateway;

-- What two people decided about the gateway itself is in the log too; only the owner writes it.
create policy governance_entry_arrives on log_entry for insert to seinhuis_migrate with check (kind = 'beheer');
`;
