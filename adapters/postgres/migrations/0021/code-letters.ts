/**
 * Letters with a code that is used once (R24). Of code and birth date only keyed digests stand here. Whoever types a code has no
 * team yet: one function finds the letter, counts what was tried, and says which team it is of. A letter goes with its signal.
 */
export const codeLetters = `
create table codebrief (
  codebrief_id uuid primary key,
  team_id text not null check (team_id like '%/%'),
  signal_id uuid not null references zaak_signal on delete cascade,
  kid text not null,
  code bytea not null unique check (length(code) = 32),
  -- Over code and birth date together: without the code no birth date can be tried.
  proof bytea not null check (length(proof) = 32),
  state text not null check (state in ('open', 'opent', 'gebruikt', 'vervangen', 'gesloten')),
  failures integer not null default 0 check (failures >= 0),
  made_ms bigint not null,
  until_ms bigint not null check (until_ms > made_ms),
  entry_id uuid,
  check ((state in ('opent', 'gebruikt')) = (entry_id is not null))
);
create index codebrief_signal on codebrief (signal_id);
create unique index codebrief_one_open on codebrief (signal_id) where state in ('open', 'opent');

create function codebrief_moves() returns trigger language plpgsql as $$
begin
  if old.state <> new.state and (old.state, new.state) not in (('open', 'opent'), ('opent', 'gebruikt'),
    ('open', 'vervangen'), ('opent', 'vervangen'), ('open', 'gesloten'), ('opent', 'gesloten')) then
    raise exception 'a letter cannot go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if new.failures < old.failures then
    raise exception 'what was tried is not forgotten' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger codebrief_moves before update on codebrief for each row execute function codebrief_moves();
create trigger not_truncated before truncate on codebrief execute function append_only();

alter table codebrief enable row level security;
alter table codebrief force row level security;
create policy codebrief_of_team on codebrief for all to seinhuis_gateway
  using (team_id = current_setting('seinhuis.team', true))
  with check (team_id = current_setting('seinhuis.team', true));
create policy codebrief_is_tried on codebrief for all to seinhuis_migrate using (true) with check (true);
create policy codebrief_is_copied on codebrief for select to seinhuis_backup using (true);
grant select, insert, update (state, entry_id) on codebrief to seinhuis_gateway;

-- When somebody typed what did not fit, and nothing else. Of a few minutes: in no copy, gone after a crash.
create unlogged table codebrief_poging (tried_ms bigint not null);
create index codebrief_poging_tried on codebrief_poging (tried_ms);

create function codebrief_try(p_codes bytea[], p_proofs bytea[], p_now bigint, p_since bigint, p_tries integer, p_all integer)
returns table (outcome text, codebrief_id uuid, team_id text, signal_id uuid, entry_id uuid)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  letter public.codebrief%rowtype;
  tried integer;
begin
  -- One after the other: what several gateways count is one number.
  lock table public.codebrief_poging in exclusive mode;
  if (select count(*) from public.codebrief_poging p where p.tried_ms > p_since) >= p_all then
    return query select 'te_vaak', null::uuid, null::text, null::uuid, null::uuid;
    return;
  end if;
  select * into letter from public.codebrief b
    where b.code = any (p_codes) and b.state in ('open', 'opent') and b.until_ms > p_now for update;
  if found and letter.proof = any (p_proofs) then
    return query select 'past', letter.codebrief_id, letter.team_id, letter.signal_id, letter.entry_id;
    return;
  end if;
  insert into public.codebrief_poging values (p_now);
  if letter.codebrief_id is null then
    return query select 'onbekend', null::uuid, null::text, null::uuid, null::uuid;
    return;
  end if;
  tried := letter.failures + 1;
  update public.codebrief b set failures = tried,
    state = case when tried >= p_tries then 'gesloten' else b.state end,
    entry_id = case when tried >= p_tries then null else b.entry_id end
    where b.codebrief_id = letter.codebrief_id;
  if tried >= p_tries then
    return query select 'gesloten', letter.codebrief_id, letter.team_id, letter.signal_id, null::uuid;
  else
    return query select 'onbekend', null::uuid, null::text, null::uuid, null::uuid;
  end if;
end $$;

-- Over all teams, and no more than that.
create function codebrief_forgets(p_until bigint, p_tried bigint) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  delete from public.codebrief where until_ms < p_until;
  delete from public.codebrief_poging where tried_ms < p_tried;
$$;
revoke execute on function codebrief_moves(), codebrief_forgets(bigint, bigint),
  codebrief_try(bytea[], bytea[], bigint, bigint, integer, integer) from public;
grant execute on function codebrief_forgets(bigint, bigint),
  codebrief_try(bytea[], bytea[], bigint, bigint, integer, integer) to seinhuis_gateway;
`;
