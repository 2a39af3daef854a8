import { type Kysely, sql } from 'kysely';

/**
 * A delivery with its sealed body is a little larger than PostgreSQL keeps in one piece, so that body and facts each went to
 * a table of their own, with an index. Up to half a page they now stay in the row: taking one in writes once instead of three
 * times, and destroying one takes nothing away elsewhere. A larger body goes aside as before.
 */
const inRow = `
create or replace function make_part(p_parent text, p_part text, p_low text, p_high text) returns boolean
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if to_regclass('public.' || p_part) is not null then
    return false;
  end if;
  execute format('create table public.%I (like public.%I including all)', p_part, p_parent);
  if p_parent = 'delivery' then
    execute format('alter table public.%I set (toast_tuple_target = 4080)', p_part);
  end if;
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

do $$
declare part text;
begin
  for part in select inhrelid::regclass::text from pg_inherits where inhparent = 'public.delivery'::regclass loop
    execute format('alter table %s set (toast_tuple_target = 4080)', part);
  end loop;
end $$;
`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(inRow).execute(db);
}
