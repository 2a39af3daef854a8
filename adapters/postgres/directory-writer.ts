import type { Kysely, Transaction } from 'kysely';
import type { Agreement } from '../../consent/facts.ts';
import type { AgreementDraft, AgreementSignature } from '../../gateway/agreements/ports.ts';
import { jcs } from '../../gateway/jcs.ts';
import type { Client, IdentityProvider, Organisation, PolicyVersion, Team } from '../../gateway/ports.ts';
import { insertDocument, insertSignature } from './agreement-rows.ts';
import type { Database } from './tables.ts';

/** An agreement with the signatures it came with. */
export interface SignedAgreement {
  readonly draft: AgreementDraft;
  readonly signatures: readonly AgreementSignature[];
  /** When it was offered. */
  readonly epochMs: number;
}

/** What is given is added or replaced whole; what is not named stays as it is. */
export interface DirectoryChange {
  readonly organisations?: readonly Organisation[];
  readonly teams?: readonly Team[];
  readonly clients?: readonly Client[];
  readonly identityProviders?: readonly IdentityProvider[];
  /** Signed by their parties: the tables take no other. */
  readonly agreements?: readonly SignedAgreement[];
  readonly agreementStates?: readonly Pick<Agreement, 'agreementId' | 'status'>[];
  /** A known version with another document is refused; only its end may change. */
  readonly policies?: readonly PolicyVersion[];
}

/**
 * Applies a change in one transaction: others see all of it or nothing.
 * @param db a connection as `seinhuis_migrate`, the only login that may change who takes part
 * @returns the directory's version after it
 * @throws when a rule of the tables is broken, such as one certificate for two clients or a policy that was altered
 */
export async function changeDirectory(db: Kysely<Database>, change: DirectoryChange): Promise<number> {
  return db.transaction().execute(tx => applyChange(tx, change));
}

/** The same inside a transaction of the caller, with what must stand or fall together with it. */
export async function applyChange(tx: Tx, change: DirectoryChange): Promise<number> {
  for (const organisation of change.organisations ?? []) await putOrganisation(tx, organisation);
  for (const team of change.teams ?? []) await putTeam(tx, team);
  for (const client of change.clients ?? []) await putClient(tx, client);
  for (const provider of change.identityProviders ?? []) await putIdentityProvider(tx, provider);
  for (const agreement of change.agreements ?? []) await putAgreement(tx, agreement);
  for (const state of change.agreementStates ?? []) await putAgreementState(tx, state);
  for (const policy of change.policies ?? []) await putPolicy(tx, policy);
  return (await tx.selectFrom('directory_version').select('version').executeTakeFirstOrThrow()).version;
}

type Tx = Transaction<Database>;

async function putOrganisation(tx: Tx, { oin, naam, status }: Organisation): Promise<void> {
  await tx
    .insertInto('organisation')
    .values({ oin, name: naam, status })
    .onConflict(on => on.column('oin').doUpdateSet({ name: naam, status }))
    .execute();
}

async function putTeam(tx: Tx, team: Team): Promise<void> {
  const rest = { kind: team.soort, secrecy: team.geheimhoudingsplicht, threshold_euro: team.drempelEuro };
  await tx
    .insertInto('team')
    .values({ team_id: team.id, oin: team.oin, code: team.code, ...rest })
    .onConflict(on => on.column('team_id').doUpdateSet(rest))
    .execute();

  await tx.deleteFrom('team_municipality').where('team_id', '=', team.id).execute();
  if (team.gemeenten.length > 0)
    await tx
      .insertInto('team_municipality')
      .values(
        team.gemeenten.map(one => ({
          team_id: team.id,
          municipality_code: one.gemeentecode,
          valid_from: one.geldigVan,
          valid_until: one.geldigTot ?? null,
        })),
      )
      .execute();

  // Earlier keys stay: what was sealed with them names them.
  await tx.updateTable('sealing_key').set({ is_current: false }).where('team_id', '=', team.id).execute();
  if (team.sealingKey === null) return;
  const { kid, algorithm, jwk, validUntilMs } = team.sealingKey;
  const key = { algorithm, jwk: JSON.stringify(jwk), valid_until_ms: validUntilMs, is_current: true };
  await tx
    .insertInto('sealing_key')
    .values({ team_id: team.id, kid, ...key })
    .onConflict(on => on.columns(['team_id', 'kid']).doUpdateSet(key))
    .execute();
}

async function putClient(tx: Tx, client: Client): Promise<void> {
  await tx
    .insertInto('client')
    .values({ client_id: client.id, oin: client.oin, status: client.status })
    .onConflict(on => on.column('client_id').doUpdateSet({ oin: client.oin, status: client.status }))
    .execute();

  await tx.deleteFrom('client_certificate').where('client_id', '=', client.id).execute();
  const certificates = [
    ...client.tlsThumbprints.map(thumbprint => ({ thumbprint, client_id: client.id, use: 'tls' })),
    ...client.signingThumbprints.map(thumbprint => ({ thumbprint, client_id: client.id, use: 'signing' })),
  ];
  if (certificates.length > 0) await tx.insertInto('client_certificate').values(certificates).execute();

  await tx.deleteFrom('client_team').where('client_id', '=', client.id).execute();
  if (client.teams.length > 0)
    await tx
      .insertInto('client_team')
      .values(
        client.teams.map(one => ({ client_id: client.id, team_id: one.team, capacities: [...one.hoedanigheden] })),
      )
      .execute();
}

async function putIdentityProvider(tx: Tx, provider: IdentityProvider): Promise<void> {
  const rest = {
    oin: provider.oin,
    issuer: provider.issuer,
    audience: provider.audience,
    roles_claim: provider.rolesClaim,
    roles: JSON.stringify(provider.roles),
    teams_claim: provider.teamsClaim,
    organisation_claim: provider.organisationClaim,
    valid_from: provider.validity.geldigVan,
    valid_until: provider.validity.geldigTot ?? null,
  };
  await tx
    .insertInto('identity_provider')
    .values({ provider_id: provider.id, ...rest })
    .onConflict(on => on.column('provider_id').doUpdateSet(rest))
    .execute();
  await tx.deleteFrom('screen_client').where('provider_id', '=', provider.id).execute();
  if (provider.screens === undefined) return;
  const { clientId, scope, resource } = provider.screens;
  await tx
    .insertInto('screen_client')
    .values({ provider_id: provider.id, client_id: clientId, scope, resource })
    .execute();
}

async function putAgreement(tx: Tx, { draft, signatures, epochMs }: SignedAgreement): Promise<void> {
  if (!(await insertDocument(tx, draft, epochMs))) {
    const stored = await tx
      .selectFrom('agreement_document')
      .select('digest')
      .where('agreement_id', '=', draft.agreementId)
      .executeTakeFirst();
    if (stored?.digest !== draft.digest)
      throw new RangeError('Cannot store agreement: another text stands under its id already');
  }
  for (const signature of signatures) await insertSignature(tx, draft.agreementId, signature);
}

async function putAgreementState(tx: Tx, { agreementId, status }: Pick<Agreement, 'agreementId' | 'status'>) {
  await tx.updateTable('agreement').set({ status }).where('agreement_id', '=', agreementId).execute();
}

async function putPolicy(tx: Tx, policy: PolicyVersion): Promise<void> {
  const document = jcs(policy.document);
  await tx
    .insertInto('policy_version')
    .values({
      version: policy.version,
      digest: policy.digest,
      document,
      valid_from: policy.validity.geldigVan,
      valid_until: policy.validity.geldigTot ?? null,
    })
    .onConflict(on => on.column('version').doUpdateSet({ valid_until: policy.validity.geldigTot ?? null }))
    .execute();
  const stored = await tx
    .selectFrom('policy_version')
    .select(['digest', 'valid_from'])
    .where('version', '=', policy.version)
    .executeTakeFirstOrThrow();
  if (stored.digest !== policy.digest || stored.valid_from !== policy.validity.geldigVan)
    throw new RangeError(`Cannot store policy: version ${policy.version} is there already with another content`);
}
