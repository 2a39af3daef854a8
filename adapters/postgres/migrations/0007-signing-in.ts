import { type Kysely, sql } from 'kysely';

/** Where the people of an organisation sign in. Part of the directory: a change raises its version. */
const providers = `
create table identity_provider (
  provider_id text primary key check (provider_id ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  oin text not null references organisation,
  issuer text not null check (issuer ~ '^https?://[^[:space:]]+$'),
  audience text not null check (audience <> ''),
  roles_claim text not null check (roles_claim <> ''),
  roles jsonb not null check (jsonb_typeof(roles) = 'object'),
  teams_claim text not null check (teams_claim <> ''),
  organisation_claim text check (organisation_claim <> ''),
  valid_from date not null,
  valid_until date check (valid_until >= valid_from)
);
create trigger directory_changes before insert or update or delete or truncate on identity_provider
  for each statement execute function directory_changes();
grant select on identity_provider to seinhuis_gateway;
`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(providers).execute(db);
}
