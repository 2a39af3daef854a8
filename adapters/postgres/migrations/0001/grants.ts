/**
 * What each login may do: nothing but what stands here. The team filter is forced, so that it holds for the owner too;
 * a query that forgets the team finds nothing.
 */
export const grants = `
alter default privileges revoke execute on functions from public;
revoke all on schema public from public;
revoke execute on all functions in schema public from public;
grant usage on schema public to seinhuis_gateway, seinhuis_sequencer, seinhuis_worker, seinhuis_rights, seinhuis_reader;

alter table delivery enable row level security;
alter table delivery force row level security;
alter table delivery_default enable row level security;
alter table delivery_default force row level security;
create policy delivery_arrives on delivery for insert to seinhuis_gateway with check (true);
create policy delivery_of_team on delivery for select to seinhuis_gateway
  using (team_id = current_setting('seinhuis.team', true));
create policy delivery_moves on delivery for update to seinhuis_gateway
  using (team_id = current_setting('seinhuis.team', true))
  with check (team_id = current_setting('seinhuis.team', true));

alter table delivery_consent enable row level security;
alter table delivery_consent force row level security;
create policy reliance_arrives on delivery_consent for insert to seinhuis_gateway with check (true);
create policy reliance_of_team on delivery_consent for select to seinhuis_gateway
  using (team_id = current_setting('seinhuis.team', true));

alter table log_entry enable row level security;
alter table log_entry force row level security;
create policy entry_arrives on log_entry for insert to seinhuis_gateway with check (true);
-- The owner reads through log_opening, which names the party; the reader names its own organisation.
create policy entry_of_party on log_entry for select to seinhuis_migrate, seinhuis_reader
  using (current_setting('seinhuis.oin', true) = any (parties));
-- The union over organisations exists only for the resident (R19).
create policy entry_of_resident on log_entry for select to seinhuis_rights using (true);

grant select on directory_version, organisation, team, team_municipality, sealing_key, client, client_certificate,
  client_team, agreement, policy_version to seinhuis_gateway;
grant select, insert on idempotency to seinhuis_gateway;
grant select, insert on delivery to seinhuis_gateway;
grant update (status, protected_header, wrapped_key, iv, ciphertext, tag, facts, released_entry_id, attempts, notice,
  notice_state) on delivery to seinhuis_gateway;
grant select, insert on delivery_consent to seinhuis_gateway;
grant select, insert, update (state) on consent to seinhuis_gateway;
grant insert on consent_event, log_entry, log_waiting, search_key, ingezien to seinhuis_gateway;
grant select on log_leaf, log_tile, log_checkpoint to seinhuis_gateway;
grant execute on function hold_directory(bigint), earlier_signal(text, text, text, bytea[]), log_opening(uuid, text)
  to seinhuis_gateway;

grant select, delete on log_waiting to seinhuis_sequencer;
grant select, insert on log_leaf, log_epoch, log_head, log_head_adoption, log_checkpoint to seinhuis_sequencer;
grant select, insert, update (hashes) on log_tile to seinhuis_sequencer;
grant execute on function make_leaf_parts(bigint) to seinhuis_sequencer;

grant execute on function make_months(bigint, integer) to seinhuis_worker;

grant select on log_entry, search_key, log_leaf, log_tile, log_checkpoint, organisation, team to seinhuis_rights;
grant select on log_entry, log_leaf, log_tile, log_checkpoint, organisation, team to seinhuis_reader;
`;
