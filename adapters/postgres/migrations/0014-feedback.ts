import { type Kysely, sql } from 'kysely';

/**
 * Feedback to senders: which zaken have something to tell, and the word that is being told. What happens to a zaak puts it
 * in line, in the same transaction. No name, no person: ids and codes. Runs as `seinhuis_migrate`.
 */
const feedback = `
create table zaak_feedback_due (
  zaak_id uuid primary key references zaak (zaak_id) on delete cascade,
  team_id text not null,
  version integer not null,
  not_before_ms bigint not null default 0
);
create index zaak_feedback_due_next on zaak_feedback_due (team_id, not_before_ms);

create table zaak_feedback_word (
  signal_id uuid primary key,
  zaak_id uuid not null references zaak (zaak_id) on delete cascade,
  team_id text not null,
  word text not null
);

create function zaak_may_tell() returns trigger language plpgsql as $$
begin
  insert into zaak_feedback_due (zaak_id, team_id, version)
  select zaak_id, team_id, max(number) from added
  where kind in ('geopend', 'signaal_toegevoegd', 'opgepakt', 'status_gezet', 'gesloten', 'heropend')
  group by zaak_id, team_id order by zaak_id
  on conflict (zaak_id) do update set version = excluded.version, not_before_ms = 0;
  return null;
end $$;
create trigger zaak_may_tell after insert on zaak_event referencing new table as added
  for each statement execute function zaak_may_tell();

do $$
declare
  name text;
begin
  foreach name in array array['zaak_feedback_due', 'zaak_feedback_word'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I for all to seinhuis_gateway
      using (team_id = current_setting(''seinhuis.team'', true))
      with check (team_id = current_setting(''seinhuis.team'', true))', name || '_of_team', name);
    execute format('create policy %I on %I for select to seinhuis_backup using (true)', name || '_is_copied', name);
    execute format('grant select, insert, delete on %I to seinhuis_gateway', name);
  end loop;
end $$;
grant update (version, not_before_ms) on zaak_feedback_due to seinhuis_gateway;
grant execute on function zaak_may_tell() to seinhuis_gateway;

-- Whether a consent opens a result to a sender is asked by whom it is about (D-F3).
create index consent_about on consent (receiver_team, person);
`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(feedback).execute(db);
}
