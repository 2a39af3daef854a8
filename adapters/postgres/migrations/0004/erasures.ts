/**
 * What was destroyed, by id alone, so that it can be destroyed again after an older copy was put back (R22). Triggers
 * write it: no way of destroying can forget to. The login that makes copies reads everything and writes nothing.
 */
export const erasures = `
create table erasure (
  kind text not null check (kind in ('verstrekking', 'toestemming')),
  id uuid not null,
  becomes text not null,
  -- Ids of transactions say what an earlier reader cannot have seen; a number given in order of asking would not.
  tx bigint not null default (pg_current_xact_id()::text::bigint),
  primary key (kind, id)
);
create index erasure_tx on erasure (tx);

create function note_erased_body() returns trigger language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into public.erasure (kind, id, becomes) values ('verstrekking', new.disclosure_id, new.status)
  on conflict do nothing;
  return null;
end $$;
create trigger note_erased_body after update of wrapped_key on delivery for each row
  when (old.wrapped_key is not null and new.wrapped_key is null) execute function note_erased_body();

create function note_ended_consent() returns trigger language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into public.erasure (kind, id, becomes) values ('toestemming', new.consent_id, new.state)
  on conflict do nothing;
  return null;
end $$;
create trigger note_ended_consent after update of state on consent for each row
  when (old.state <> new.state and new.state in ('ingetrokken', 'geweigerd', 'onjuist_ingevoerd'))
  execute function note_ended_consent();

do $$
begin
  execute 'create trigger append_only before update or delete on erasure for each row execute function append_only()';
  execute 'create trigger not_truncated before truncate on erasure execute function append_only()';
end $$;

revoke execute on all functions in schema public from public;
grant usage on schema public to seinhuis_backup;
grant select on all tables in schema public to seinhuis_backup;
alter default privileges in schema public grant select on tables to seinhuis_backup;
create policy delivery_is_copied on delivery for select to seinhuis_backup using (true);
create policy reliance_is_copied on delivery_consent for select to seinhuis_backup using (true);
create policy entry_is_copied on log_entry for select to seinhuis_backup using (true);
create policy subscription_is_copied on abonnement for select to seinhuis_backup using (true);
create policy melding_is_copied on melding for select to seinhuis_backup using (true);

grant select on erasure to seinhuis_worker;
`;
