import { type Kysely, sql } from 'kysely';

/** A delivery to CBS in parts: where each ends is kept before the first is sent, so that an attempt later divides alike. */
const delen = `
-- Id of the last zaak of each part, in order.
alter table ddas_levering add column delen uuid[] check (cardinality(delen) > 0);
-- Numbers of the parts that were delivered: their files are not opened again.
alter table ddas_levering add column geleverd integer[] not null default '{}';
grant update (delen, geleverd) on ddas_levering to seinhuis_gateway;
`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(delen).execute(db);
}
