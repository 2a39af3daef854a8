/**
 * A person is an organisation, a provider and a name it gives. What was approved before this migration was typed on the
 * command line, and has no provider. Where it cannot be told whether two are one, they are.
 */
export const persons = `
alter table administrator add column issuer text check (issuer ~ '^https?://[^[:space:]]+$');
alter table proposal add column proposed_issuer text not null default '';
alter table approval add column issuer text not null default '';
alter table approval drop constraint approval_pkey;
alter table approval add primary key (proposal_id, oin, subject, issuer);

create function folded(p_text text) returns text language sql immutable as $$
  select rtrim(regexp_replace(lower(normalize(p_text, NFKC)), '[[:space:]]+', '', 'g'), '/')
$$;

create or replace function proposer_counts() returns trigger language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.role = 'beheerder' and not exists (
    select from public.administrator a where a.oin = new.proposed_oin and a.subject = new.proposed_subject
      and (new.proposed_issuer = '' or a.issuer = new.proposed_issuer)) then
    raise exception 'only an administrator proposes' using errcode = 'foreign_key_violation';
  end if;
  if new.role = 'privacyfunctionaris' and new.proposed_oin <> new.organisation then
    raise exception 'somebody of the organisation proposes' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

create or replace function approval_counts() returns trigger language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
declare
  asked public.proposal;
begin
  select * into asked from public.proposal p where p.proposal_id = new.proposal_id;
  if asked.role = 'beheerder' and not exists (select from public.administrator a
    where a.oin = new.oin and a.subject = new.subject and a.status = 'actief'
      and (new.issuer = '' or a.issuer = new.issuer)) then
    raise exception 'only an administrator approves' using errcode = 'insufficient_privilege';
  end if;
  if asked.role = 'privacyfunctionaris' and (new.role <> asked.role or new.oin <> asked.organisation) then
    raise exception 'only an officer of the organisation approves' using errcode = 'insufficient_privilege';
  end if;
  if exists (select from public.proposal_outcome o where o.proposal_id = new.proposal_id)
    or new.epoch_ms >= asked.expires_ms then
    raise exception 'a proposal that is closed or expired takes no approval' using errcode = 'check_violation';
  end if;
  if exists (select from public.approval a where a.proposal_id = new.proposal_id and a.oin = new.oin
    and public.folded(a.subject) = public.folded(new.subject)
    and (a.issuer = '' or new.issuer = '' or public.folded(a.issuer) = public.folded(new.issuer))) then
    raise exception 'one person approves once' using errcode = 'unique_violation';
  end if;
  return new;
end $$;

revoke execute on function folded(text) from public;
`;
