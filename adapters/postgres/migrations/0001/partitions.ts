/** Tables grow by parts: entries and deliveries by the month in their UUIDv7, leaves by ten million positions. */
export const partitions = `
create function uuid_floor(p_month timestamp) returns uuid language sql immutable as $$
  select (lpad(to_hex((extract(epoch from p_month) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
$$;

-- A part is made aside and then attached: the parent stays open to writers.
create function make_part(p_parent text, p_part text, p_low text, p_high text) returns boolean
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if to_regclass('public.' || p_part) is not null then
    return false;
  end if;
  execute format('create table public.%I (like public.%I including all)', p_part, p_parent);
  execute format('alter table public.%I attach partition public.%I for values from (%L) to (%L)',
    p_parent, p_part, p_low, p_high);
  if p_parent = 'delivery' then
    execute format('alter table public.%I enable row level security', p_part);
    execute format('alter table public.%I force row level security', p_part);
  else
    execute format('create trigger not_truncated before truncate on public.%I execute function append_only()', p_part);
  end if;
  return true;
exception
  -- Rows of this month already stand in the default part: they stay there, and so does the rest of the month.
  when check_violation then return false;
end $$;

-- Makes the parts of p_months months, from the month of p_epoch_ms on. Returns how many were new.
create function make_months(p_epoch_ms bigint, p_months integer) returns integer
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  first timestamp := date_trunc('month', to_timestamp(p_epoch_ms / 1000.0) at time zone 'UTC');
  month timestamp;
  parent text;
  made integer := 0;
begin
  perform pg_advisory_xact_lock(7301003);
  for offset_months in 0 .. p_months - 1 loop
    month := first + make_interval(months => offset_months);
    foreach parent in array array['delivery', 'log_entry'] loop
      if make_part(parent, parent || to_char(month, '_YYYY_MM'), uuid_floor(month)::text,
        uuid_floor(month + interval '1 month')::text) then
        made := made + 1;
      end if;
    end loop;
  end loop;
  return made;
end $$;

-- Makes the part in which p_position falls, and the next one.
create function make_leaf_parts(p_position bigint) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  first bigint := p_position / 10000000;
begin
  perform pg_advisory_xact_lock(7301003);
  for part in first .. first + 1 loop
    perform make_part('log_leaf', 'log_leaf_' || part, (part * 10000000)::text, ((part + 1) * 10000000)::text);
  end loop;
end $$;
select make_leaf_parts(0);
`;
