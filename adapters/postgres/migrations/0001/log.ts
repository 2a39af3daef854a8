/**
 * The log: entries beside the tree, what waits for a position, and the tree itself. What stands here is never changed
 * or removed, by nobody: missing grants hold the logins, triggers hold the owner as well.
 */
export const log = `
create function append_only() returns trigger language plpgsql as $$
begin
  raise exception 'append only: % on %', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;

-- At the end of its term an entry goes, with what hangs on it, by the worker's hand alone; the tree stays whole.
-- Nothing grants that yet.
create function entry_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_user = 'seinhuis_worker' then
    return old;
  end if;
  raise exception 'append only: % on %', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;

create table log_entry (
  entry_id uuid primary key,
  epoch_ms bigint not null,
  kind text not null check (kind <> ''),
  parties text[] not null,
  jcs text not null,
  salt bytea not null check (length(salt) = 32)
) partition by range (entry_id);
create table log_entry_default partition of log_entry default;

-- R18: only the rights login reads this.
create table search_key (
  entry_id uuid primary key,
  kid text not null,
  bsn bytea check (length(bsn) = 32),
  birth_date_surname bytea check (length(birth_date_surname) = 32),
  birth_date_address bytea check (length(birth_date_address) = 32)
);
create index search_key_bsn on search_key (bsn) where bsn is not null;
create index search_key_surname on search_key (birth_date_surname) where birth_date_surname is not null;
create index search_key_address on search_key (birth_date_address) where birth_date_address is not null;

-- A queue: filled and emptied all day, so its dead rows are cleared early.
create table log_waiting (
  entry_id uuid primary key,
  commitment bytea not null check (length(commitment) = 32)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0,
  autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 5000);

create table log_leaf (
  position bigint not null check (position >= 0),
  entry_id uuid not null,
  data bytea not null,
  primary key (position)
) partition by range (position);
create index log_leaf_entry on log_leaf (entry_id);

create table log_tile (
  level smallint not null check (level between 0 and 7),
  index bigint not null check (index >= 0),
  hashes bytea not null check (length(hashes) between 32 and 8192 and length(hashes) % 32 = 0),
  primary key (level, index)
);
alter table log_tile alter column hashes set storage external;
create function tile_grows() returns trigger language plpgsql as $$
begin
  if new.level <> old.level or new.index <> old.index
    or substring(new.hashes from 1 for length(old.hashes)) <> old.hashes then
    raise exception 'a tile only grows' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger tile_grows before update on log_tile for each row execute function tile_grows();
create trigger append_only before delete on log_tile for each row execute function append_only();

create table log_epoch (
  epoch bigint primary key check (epoch > 0),
  epoch_ms bigint not null
);

-- The size is the key: two roots for one size cannot both stand here.
create table log_head (
  size bigint primary key check (size > 0),
  root bytea not null check (length(root) = 32),
  epoch bigint not null references log_epoch
);
create function head_grows() returns trigger language plpgsql as $$
begin
  if new.size <= (select max(size) from log_head) or new.epoch < (select max(epoch) from log_epoch) then
    raise exception 'a head only grows, in the newest epoch' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger head_grows before insert on log_head for each row execute function head_grows();

-- A head that an earlier leader committed and never published, taken over by a later one.
create table log_head_adoption (
  size bigint not null references log_head,
  epoch bigint not null references log_epoch,
  primary key (size, epoch)
);

create table log_checkpoint (
  size bigint primary key references log_head,
  note text not null
);

-- Later reading inside a team (R17): one row per page shown. Not in the tree.
create table ingezien (
  ingezien_id uuid primary key,
  epoch_ms bigint not null,
  team_id text not null,
  user_name text not null,
  reason text not null,
  disclosure_ids uuid[] not null
);

do $$
declare
  name text;
begin
  foreach name in array array['log_leaf', 'log_epoch', 'log_head', 'log_head_adoption', 'log_checkpoint'] loop
    execute format('create trigger append_only before update or delete on %I for each row
      execute function append_only()', name);
  end loop;
  foreach name in array array['log_entry', 'search_key', 'ingezien'] loop
    execute format('create trigger entry_stays before update or delete on %I for each row
      execute function entry_stays()', name);
  end loop;
  foreach name in array array['log_entry', 'log_entry_default', 'log_leaf', 'log_tile', 'log_epoch', 'log_head',
    'log_head_adoption', 'log_checkpoint', 'log_waiting', 'search_key', 'ingezien'] loop
    execute format('create trigger not_truncated before truncate on %I execute function append_only()', name);
  end loop;
end $$;

-- Entry and salt for a party to it, and for nobody else: the row filter and the query both ask.
create function log_opening(p_entry_id uuid, p_party text) returns table (jcs text, salt bytea)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform set_config('seinhuis.oin', p_party, true);
  return query select e.jcs, e.salt from public.log_entry e where e.entry_id = p_entry_id and p_party = any (e.parties);
  perform set_config('seinhuis.oin', '', true);
end $$;
`;
