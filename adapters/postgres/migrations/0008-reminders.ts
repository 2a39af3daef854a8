import { type Kysely, sql } from 'kysely';

/** Somebody is reminded of an objection before the month of AVG 12(3) is over; nothing else follows from its end (R15). */
const objections = `
alter table bezwaar add column reminded_ms bigint;
create index bezwaar_open on bezwaar (received_ms) where state = 'open' and reminded_ms is null;
grant update (reminded_ms) on bezwaar to seinhuis_gateway;
`;

/** In pages: held messages that are restricted (AVG 18) stay due, and must not stand before all others for ever. */
const held = `
drop function held_due(date, integer);
create function held_due(p_day date, p_after_due date, p_after_id uuid, p_limit integer)
returns table (disclosure_id uuid, sender_oin text, due_on date)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select h.disclosure_id, h.sender_oin, h.due_on from public.held_message h
  where h.state = 'wacht' and (h.due_on < p_day or (h.remind_on <= p_day and h.reminded_ms is null))
    and (p_after_id is null or (h.due_on, h.disclosure_id) > (p_after_due, p_after_id))
  order by h.due_on, h.disclosure_id limit p_limit
$$;
revoke execute on function held_due(date, date, uuid, integer) from public;
grant execute on function held_due(date, date, uuid, integer) to seinhuis_gateway;
`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(objections).execute(db);
  await sql.raw(held).execute(db);
}
