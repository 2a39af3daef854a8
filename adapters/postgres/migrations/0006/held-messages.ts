/**
 * Messages that two officers of the sender decide on (R20): codes and days, never a body. A body leaves the state of
 * being held only when two different people of the sender said so, or towards destruction.
 */
export const heldMessages = `
create table held_message (
  disclosure_id uuid primary key,
  sender_oin text not null,
  team_id text not null check (team_id like '%/%'),
  message_type text not null,
  variant text,
  codes text[] not null check (cardinality(codes) > 0),
  held_ms bigint not null,
  urgent boolean not null,
  remind_on date not null,
  due_on date not null check (due_on >= remind_on),
  state text not null default 'wacht'
    check (state in ('wacht', 'toegelaten', 'geweigerd', 'verlopen', 'vervallen')),
  reminded_ms bigint,
  decided_ms bigint,
  proposal_id uuid references proposal,
  check ((state in ('toegelaten', 'geweigerd')) = (proposal_id is not null))
);
create index held_message_due on held_message (remind_on) where state = 'wacht';
create index held_message_of_sender on held_message (sender_oin, disclosure_id);

create function held_is_decided_by_two() returns trigger language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
begin
  if old.state <> new.state and old.state <> 'wacht' then
    raise exception 'a held message is decided once' using errcode = 'check_violation';
  end if;
  if new.state in ('toegelaten', 'geweigerd') and old.state = 'wacht' and not exists (
    select from public.proposal p join public.proposal_outcome o using (proposal_id)
    where p.proposal_id = new.proposal_id and o.outcome = 'toegepast' and p.role = 'privacyfunctionaris'
      and p.organisation = new.sender_oin and p.about = new.disclosure_id::text and p.kind = 'aanhouding'
      and p.content::jsonb ->> 'besluit' = case new.state when 'toegelaten' then 'toelaten' else 'weigeren' end
      and (select count(*) from public.approval a where a.proposal_id = p.proposal_id) >= 2) then
    raise exception 'two officers of the sender decide on a held message' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger held_is_decided_by_two before update on held_message
  for each row execute function held_is_decided_by_two();
create trigger append_only before delete on held_message for each row execute function append_only();

create function held_waits_for_two() returns trigger language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.status = 'wacht' and exists (
    select from public.held_message h where h.disclosure_id = new.disclosure_id and h.state <> 'toegelaten') then
    raise exception 'a held message waits for two people' using errcode = 'insufficient_privilege';
  end if;
  -- Stopped for another reason, such as a withdrawal: nothing is left to decide.
  if new.status in ('ingetrokken', 'geweigerd') then
    update public.held_message h set state = 'vervallen' where h.disclosure_id = new.disclosure_id and h.state = 'wacht';
  end if;
  return new;
end $$;
create trigger held_waits_for_two before update of status on delivery for each row
  when (old.status = 'aangehouden' and new.status <> 'aangehouden') execute function held_waits_for_two();

-- Whose turn it is, over all senders, and no more than that: what is done about it is done for one sender at a time.
create function held_due(p_day date, p_limit integer) returns table (disclosure_id uuid, sender_oin text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select h.disclosure_id, h.sender_oin from public.held_message h
  where h.state = 'wacht' and (h.due_on < p_day or (h.remind_on <= p_day and h.reminded_ms is null))
  order by h.due_on limit p_limit
$$;

revoke execute on function held_due(date, integer), proposer_counts(), approval_counts(), held_is_decided_by_two(), held_waits_for_two()
  from public;

-- The owner's functions above see every row, so this filter is not forced on it.
alter table held_message enable row level security;
create policy held_arrives on held_message for insert to seinhuis_gateway with check (state = 'wacht');
create policy held_of_party on held_message for select to seinhuis_gateway
  using (sender_oin = current_setting('seinhuis.oin', true) or team_id = current_setting('seinhuis.team', true));
create policy held_is_decided on held_message for update to seinhuis_gateway
  using (sender_oin = current_setting('seinhuis.oin', true))
  with check (sender_oin = current_setting('seinhuis.oin', true));
create policy held_is_copied on held_message for select to seinhuis_backup using (true);
grant select, insert, update (state, reminded_ms, decided_ms, proposal_id) on held_message to seinhuis_gateway;
grant execute on function held_due(date, integer) to seinhuis_gateway;
`;
