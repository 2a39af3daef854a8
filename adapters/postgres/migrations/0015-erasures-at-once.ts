import { type Kysely, sql } from 'kysely';

/**
 * Bodies that a statement destroyed are noted together: one at a time was half the work of a withdrawal that stops
 * thousands. No login may change a part of the table by its own name, so nobody passes the table's trigger.
 *
 * Whatever has no key after a statement is noted, not only what lost it: one that was noted before stays as it was.
 */
const erasures = `
drop trigger note_erased_body on delivery;
create or replace function note_erased_body() returns trigger language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into public.erasure (kind, id, becomes)
  select 'verstrekking', changed.disclosure_id, changed.status from changed where changed.wrapped_key is null
  on conflict do nothing;
  return null;
end $$;
create trigger note_erased_body after update on delivery referencing new table as changed
  for each statement execute function note_erased_body();
`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(erasures).execute(db);
}
