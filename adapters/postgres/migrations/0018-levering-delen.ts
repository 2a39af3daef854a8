import { type Kysely, sql } from 'kysely';

/** A delivery to CBS in parts: where each ends is kept before the first is sent, so that an attempt later divides alike. */
const delen = `
-- Id of the last zaak of each part, in order.
alter table ddas_levering add column delen uuid[] check (cardinality(delen) > 0);
grant update (delen) on ddas_levering to seinhuis_gateway;
`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(delen).execute(db);
}
