/**
 * Zaken, what happened to them, their signals and files, what is left of signals for the look-back, settings and reminders.
 * Every row is one team's. Nothing here is a name, an address, a birth date or a BSN: an address and the sender's reference
 * are numbers that stand for keyed pseudonyms, a file is the message as it was sealed to the team, words are sealed.
 */
export const zaken = `
-- A pseudonym under any key and the number it stands for, so that a new key changes nothing that was matched.
create table zaak_pseudonym (
  team_id text not null,
  pseudonym bytea not null check (length(pseudonym) = 32),
  kid text not null,
  stands_for uuid not null,
  primary key (team_id, pseudonym)
);
create index zaak_pseudonym_number on zaak_pseudonym (team_id, stands_for);

create table zaak (
  zaak_id uuid primary key,
  team_id text not null check (team_id like '%/%'),
  municipality_code text not null,
  address uuid not null,
  state text not null
    check (state in ('nieuw', 'opgepakt', 'bereikt', 'aanvaard', 'gesproken', 'gesloten', 'samengevoegd')),
  holder text,
  version integer not null check (version > 0),
  snapshot jsonb not null,
  -- Place in the tray; only what is open has one.
  place bytea,
  -- Last day to work by of the first running term, and the next day on which somebody is to be reminded.
  work_by date,
  remind_on date,
  -- Last day on which it is kept; null while it is open or follows another.
  keep_until date,
  joined uuid,
  -- A signal of it is restricted (AVG 18): not shown, and not destroyed.
  restricted boolean not null default false,
  settings_version integer not null,
  changed_ms bigint not null,
  check ((state in ('gesloten', 'samengevoegd')) = (place is null)),
  check ((state = 'samengevoegd') = (joined is not null))
);
-- All a tray asks for stands in the index: of 100,000 open zaken it reads no row but those it shows.
create index zaak_tray on zaak (team_id, place) include (municipality_code, state, holder, work_by, zaak_id)
  where place is not null;
create index zaak_tray_municipality on zaak (team_id, municipality_code, place)
  include (state, holder, work_by, zaak_id) where place is not null;
create index zaak_tray_holder on zaak (team_id, holder, place) include (municipality_code, state, work_by, zaak_id)
  where place is not null and holder is not null;
create index zaak_address on zaak (team_id, address);
create index zaak_remind on zaak (team_id, remind_on) where remind_on is not null;
create index zaak_keep on zaak (team_id, keep_until) where keep_until is not null;
create index zaak_joined on zaak (joined) where joined is not null;
create index zaak_weighed on zaak (team_id, settings_version);

create table zaak_event (
  zaak_id uuid not null,
  number integer not null check (number > 0),
  team_id text not null,
  kind text not null,
  epoch_ms bigint not null,
  -- Opaque keyed pseudonym of who did it; null for the gateway itself.
  person text,
  event jsonb not null,
  words_kid text,
  words bytea,
  primary key (zaak_id, number),
  check ((words is null) = (words_kid is null))
);
create trigger entry_stays before update or delete on zaak_event for each row execute function entry_stays();
create trigger not_truncated before truncate on zaak_event execute function append_only();

create table zaak_signal (
  signal_id uuid primary key,
  team_id text not null,
  zaak_id uuid not null,
  address uuid not null,
  -- The sender's own reference to the arrears, as a number.
  arrears uuid not null,
  signal_date date not null,
  received_ms bigint not null,
  -- What the rules need of it; who it is about is in the file.
  signal jsonb not null,
  -- The message exactly as it was disclosed: a compact JWE, sealed to the team's key.
  file text,
  seal bytea not null check (length(seal) = 32),
  restricted boolean not null default false
);
alter table zaak_signal alter column file set storage external;
create index zaak_signal_zaak on zaak_signal (zaak_id);
create index zaak_signal_arrears on zaak_signal (team_id, arrears);
create index zaak_signal_address on zaak_signal (team_id, address, signal_date);

create table zaak_search_key (
  team_id text not null,
  signal_id uuid not null,
  kid text not null,
  key bytea not null check (length(key) = 32),
  primary key (signal_id, key)
);
create index zaak_search_key_found on zaak_search_key (team_id, key);

create table zaak_stub (
  stub_id uuid primary key,
  team_id text not null,
  address uuid not null,
  signal_date date not null,
  partner text not null,
  amount_euro integer not null,
  keep_until date not null
);
create index zaak_stub_address on zaak_stub (team_id, address, signal_date);
create index zaak_stub_keep on zaak_stub (team_id, keep_until);

create table zaak_reminder (
  reminder_id uuid primary key,
  team_id text not null,
  zaak_id uuid not null,
  name text not null unique,
  term text not null,
  signal_id uuid,
  phase text not null check (phase in ('herinnering', 'verstreken', 'wettelijk_verstreken')),
  addressee text not null check (addressee in ('houder', 'team', 'teamleider')),
  work_by date not null,
  made_ms bigint not null
);
create index zaak_reminder_of_team on zaak_reminder (team_id, reminder_id);
create index zaak_reminder_zaak on zaak_reminder (zaak_id);

create table zaak_settings (
  team_id text not null,
  version integer not null check (version > 0),
  settings jsonb not null,
  person text,
  epoch_ms bigint not null,
  primary key (team_id, version)
);
create trigger append_only before update or delete on zaak_settings for each row execute function append_only();
create trigger not_truncated before truncate on zaak_settings execute function append_only();

-- A file goes and never comes back, and not while it is restricted (AVG 18).
create function zaak_signal_moves() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.restricted then
      raise exception 'a restricted signal is not destroyed' using errcode = 'check_violation';
    end if;
    return old;
  end if;
  if new.team_id <> old.team_id or (old.file is null and new.file is not null)
    or (old.file is not null and new.file is not null and old.file <> new.file) then
    raise exception 'a file is not changed' using errcode = 'check_violation';
  end if;
  if old.file is not null and new.file is null and new.restricted then
    raise exception 'a restricted signal is not destroyed' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger zaak_signal_moves before update or delete on zaak_signal for each row execute function zaak_signal_moves();

-- The journal of what was destroyed (R22): a file has the id of the disclosure it came by, and goes with it.
create function note_destroyed_file() returns trigger language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into public.erasure (kind, id, becomes) values ('verstrekking', old.signal_id, 'opgeruimd')
  on conflict do nothing;
  return null;
end $$;
create trigger note_destroyed_file after delete on zaak_signal for each row when (old.file is not null)
  execute function note_destroyed_file();
create trigger note_destroyed_file_only after update of file on zaak_signal for each row
  when (old.file is not null and new.file is null) execute function note_destroyed_file();

do $$
declare
  name text;
begin
  foreach name in array array['zaak_pseudonym', 'zaak', 'zaak_event', 'zaak_signal', 'zaak_search_key', 'zaak_stub',
    'zaak_reminder', 'zaak_settings'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I for all to seinhuis_gateway, seinhuis_worker
      using (team_id = current_setting(''seinhuis.team'', true))
      with check (team_id = current_setting(''seinhuis.team'', true))', name || '_of_team', name);
    execute format('create policy %I on %I for select to seinhuis_backup using (true)', name || '_is_copied', name);
    execute format('grant select, insert on %I to seinhuis_gateway', name);
  end loop;
  foreach name in array array['zaak_pseudonym', 'zaak', 'zaak_event', 'zaak_signal', 'zaak_search_key', 'zaak_stub',
    'zaak_reminder'] loop
    execute format('grant select, delete on %I to seinhuis_worker', name);
  end loop;
end $$;
grant update (state, holder, version, snapshot, place, work_by, remind_on, keep_until, joined, restricted,
  settings_version, changed_ms) on zaak to seinhuis_gateway;
grant update (zaak_id, signal, restricted) on zaak_signal to seinhuis_gateway;
-- The end of a term is the worker's work alone: it takes away, leaves stubs, and puts what is left in its place.
grant select on zaak_settings to seinhuis_worker;
grant insert on zaak_stub to seinhuis_worker;
grant update (place, work_by, remind_on, keep_until, restricted, settings_version) on zaak to seinhuis_worker;

create policy delivery_cleared on delivery for update to seinhuis_worker
  using (team_id = current_setting('seinhuis.team', true))
  with check (team_id = current_setting('seinhuis.team', true));
grant select (hold) on delivery to seinhuis_worker;
grant update (protected_header, wrapped_key, iv, ciphertext, tag, facts) on delivery to seinhuis_worker;
`;
