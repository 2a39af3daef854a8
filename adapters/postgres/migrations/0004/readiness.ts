/** What a gateway asks to know whether it is ready. */
export const readiness = `
-- The oldest entry without a position; its UUIDv7 says since when. The gateway's login cannot read the queue itself.
create function log_oldest_waiting() returns uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select entry_id from public.log_waiting order by entry_id limit 1
$$;
revoke execute on function log_oldest_waiting() from public;
grant execute on function log_oldest_waiting() to seinhuis_gateway;
`;
