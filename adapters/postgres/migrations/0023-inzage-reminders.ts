import { type Kysely, sql } from 'kysely';

/**
 * Officers are reminded once of a request whose month ends (AVG 12(3)). Over all organisations, and no more of a row than
 * whose it is: the gateway's own filter is one organisation.
 */
const reminders = `
alter table inzage_request add column reminded_ms bigint;
create index inzage_request_open on inzage_request (due_on) where state <> 'goedgekeurd' and reminded_ms is null;

create function inzage_reminders(p_until date, p_now bigint) returns setof text
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  update public.inzage_request set reminded_ms = p_now
  where state <> 'goedgekeurd' and about is not null and reminded_ms is null and due_on <= p_until
  returning organisation
$$;
revoke execute on function inzage_reminders(date, bigint) from public;
grant execute on function inzage_reminders(date, bigint) to seinhuis_gateway;
`;

/** Runs as `seinhuis_migrate`. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(reminders).execute(db);
}
