/**
 * Two people for each change of who takes part and on what rules. Who they are is the subject their own organisation's
 * OpenID provider gives them: an opaque name. What was proposed and approved is never changed or removed.
 */
export const fourEyes = `
create table administrator (
  oin text not null check (oin ~ '^[0-9A-Z]{20}$'),
  subject text not null check (length(subject) between 1 and 255),
  status text not null check (status in ('actief', 'ingetrokken')),
  primary key (oin, subject)
);

create table proposal (
  proposal_id uuid primary key,
  kind text not null check (kind <> ''),
  content text not null,
  digest text not null check (digest = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  proposed_oin text not null,
  proposed_subject text not null,
  proposed_ms bigint not null,
  expires_ms bigint not null check (expires_ms > proposed_ms),
  foreign key (proposed_oin, proposed_subject) references administrator
);

create table approval (
  proposal_id uuid not null references proposal,
  oin text not null,
  subject text not null,
  epoch_ms bigint not null,
  primary key (proposal_id, oin, subject),
  foreign key (oin, subject) references administrator
);

create table proposal_outcome (
  proposal_id uuid primary key references proposal,
  outcome text not null check (outcome in ('toegepast', 'afgewezen', 'verlopen')),
  epoch_ms bigint not null
);

create function approval_counts() returns trigger language plpgsql as $$
begin
  if not exists (select from administrator a where a.oin = new.oin and a.subject = new.subject and a.status = 'actief') then
    raise exception 'only an administrator approves' using errcode = 'insufficient_privilege';
  end if;
  if exists (select from proposal_outcome o where o.proposal_id = new.proposal_id)
    or new.epoch_ms >= (select p.expires_ms from proposal p where p.proposal_id = new.proposal_id) then
    raise exception 'a proposal that is closed or expired takes no approval' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger approval_counts before insert on approval for each row execute function approval_counts();

create function two_approved() returns trigger language plpgsql as $$
begin
  if new.outcome = 'toegepast'
    and (select count(*) from approval a where a.proposal_id = new.proposal_id) < 2 then
    raise exception 'two people approve before a proposal applies' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger two_approved before insert on proposal_outcome for each row execute function two_approved();

do $$
declare
  name text;
begin
  foreach name in array array['proposal', 'approval', 'proposal_outcome'] loop
    execute format('create trigger append_only before update or delete on %I for each row
      execute function append_only()', name);
    execute format('create trigger not_truncated before truncate on %I execute function append_only()', name);
  end loop;
end $$;
`;
