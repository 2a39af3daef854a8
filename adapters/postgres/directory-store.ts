import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Agreement } from '../../consent/facts.ts';
import type { Validity } from '../../consent/moment.ts';
import type { PolicyDocument } from '../../consent/policy.ts';
import { ROLES } from '../../gateway/access/roles.ts';
import type { AgreementTerms } from '../../gateway/agreements/document.ts';
import type { AgreementJudge } from '../../gateway/agreements/judge.ts';
import type {
  Client,
  Directory,
  DirectorySnapshot,
  IdentityProvider,
  Organisation,
  PolicyVersion,
  SealingKey,
  Team,
  TeamId,
} from '../../gateway/ports.ts';
import { keptAgreements } from './agreement-rows.ts';
import { listen } from './listener.ts';
import type { Database, Row } from './tables.ts';

/**
 * The directory, kept in memory and read again when the database says it changed. Staleness is harmless: what is
 * decided on an old version cannot be written (`hold_directory`).
 * @param db connections as `seinhuis_gateway`
 * @param url the same login, for the listening connection
 * @param judge which agreements count
 */
export async function openDirectory(
  db: Kysely<Database>,
  url: string,
  judge: AgreementJudge,
): Promise<Directory & { close(): Promise<void> }> {
  // Texts and signatures never change: what was found to be agreed once needs no second look.
  const agreed = new Map<string, AgreementTerms>();
  let cached: DirectorySnapshot | undefined;
  let running: Promise<DirectorySnapshot> | undefined;
  let next: Promise<DirectorySnapshot> | undefined;

  async function read(): Promise<DirectorySnapshot> {
    const snapshot = await readSnapshot(db, judge, agreed);
    // Two reads can end in the other order than they began.
    if (cached === undefined || snapshot.version >= cached.version) cached = snapshot;
    return cached;
  }

  /** A read that began before the call may have missed what the caller knows of: it waits for the one after it. */
  function refresh(): Promise<DirectorySnapshot> {
    if (running === undefined) {
      running = read().finally(() => {
        running = undefined;
      });
      return running;
    }
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return refresh();
      });
    return next;
  }

  const listener = await listen(url, 'seinhuis_directory', () => {
    if (cached !== undefined) refresh().catch(() => {});
  });
  return {
    current: async () => cached ?? (await refresh()),
    refresh,
    close: () => listener.close(),
  };
}

/**
 * Reads the whole directory once, without keeping it. Any login that may read these tables.
 * @param judge which agreements count
 * @param agreed what was judged before, added to
 */
export async function readSnapshot(
  db: Kysely<Database>,
  judge: AgreementJudge,
  agreed: Map<string, AgreementTerms> = new Map(),
): Promise<DirectorySnapshot> {
  // One snapshot for all reads: version and content belong together.
  const rows = await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async tx => {
      const agreements = await tx
        .selectFrom('agreement')
        .select(['agreement_id', 'status'])
        .orderBy('agreement_id')
        .execute();
      const unjudged = agreements.map(row => row.agreement_id).filter(id => !agreed.has(id));
      for (const kept of await keptAgreements(tx, unjudged)) {
        const terms = judge(kept);
        if (terms !== null) agreed.set(kept.agreementId, terms);
      }
      return {
        version: (await tx.selectFrom('directory_version').select('version').executeTakeFirstOrThrow()).version,
        organisations: await tx.selectFrom('organisation').selectAll().execute(),
        teams: await tx.selectFrom('team').selectAll().execute(),
        municipalities: await tx.selectFrom('team_municipality').selectAll().orderBy('valid_from').execute(),
        sealingKeys: await tx.selectFrom('sealing_key').selectAll().where('is_current', '=', true).execute(),
        clients: await tx.selectFrom('client').selectAll().execute(),
        certificates: await tx.selectFrom('client_certificate').selectAll().orderBy('thumbprint').execute(),
        clientTeams: await tx.selectFrom('client_team').selectAll().orderBy('team_id').execute(),
        providers: await tx
          .selectFrom('identity_provider as p')
          .leftJoin('screen_client as s', 's.provider_id', 'p.provider_id')
          .selectAll('p')
          .select(['s.client_id', 's.scope', 's.resource'])
          .orderBy('p.provider_id')
          .execute(),
        agreements,
        policies: await tx.selectFrom('policy_version').selectAll().orderBy('version').execute(),
      };
    });

  const clients = clientsOf(rows.clients, rows.certificates, rows.clientTeams);
  return {
    version: rows.version,
    organisations: new Map(rows.organisations.map(row => [row.oin, organisationOf(row)])),
    teams: teamsOf(rows.teams, rows.municipalities, rows.sealingKeys),
    clientsByTls: new Map(clients.flatMap(one => one.tlsThumbprints.map(thumbprint => [thumbprint, one] as const))),
    clientsBySigning: new Map(
      clients.flatMap(one => one.signingThumbprints.map(thumbprint => [thumbprint, one] as const)),
    ),
    identityProviders: groupBy(rows.providers.map(providerOf), one => one.oin),
    agreements: groupBy(
      rows.agreements.flatMap(row => agreementOf(row, agreed)),
      one => `${one.senderOin}>${one.receiverTeam}`,
    ),
    policies: rows.policies.map(policyOf),
  };
}

function organisationOf(row: Row<'organisation'>): Organisation {
  return { oin: row.oin, naam: row.name, status: row.status as Organisation['status'] };
}

function teamsOf(
  teams: readonly Row<'team'>[],
  municipalities: readonly Row<'team_municipality'>[],
  sealingKeys: readonly Row<'sealing_key'>[],
): ReadonlyMap<string, Team> {
  const served = groupBy(municipalities, row => row.team_id);
  const keys = new Map(sealingKeys.map(row => [row.team_id, row]));
  return new Map(
    teams.map(row => [
      row.team_id,
      {
        id: row.team_id as TeamId,
        oin: row.oin,
        code: row.code,
        soort: row.kind,
        geheimhoudingsplicht: row.secrecy,
        drempelEuro: row.threshold_euro,
        sealingKey: sealingKeyOf(keys.get(row.team_id)),
        gemeenten: (served.get(row.team_id) ?? []).map(one => ({
          gemeentecode: one.municipality_code,
          ...validityOf(one),
        })),
      },
    ]),
  );
}

function sealingKeyOf(row: Row<'sealing_key'> | undefined): SealingKey | null {
  if (row === undefined) return null;
  return {
    kid: row.kid,
    algorithm: row.algorithm as SealingKey['algorithm'],
    jwk: row.jwk as SealingKey['jwk'],
    validUntilMs: row.valid_until_ms,
  };
}

function clientsOf(
  clients: readonly Row<'client'>[],
  certificates: readonly Row<'client_certificate'>[],
  clientTeams: readonly Row<'client_team'>[],
): readonly Client[] {
  const byClient = groupBy(certificates, row => row.client_id);
  const teamsByClient = groupBy(clientTeams, row => row.client_id);
  return clients.map(row => {
    const own = byClient.get(row.client_id) ?? [];
    const thumbprints = (use: string) => own.filter(one => one.use === use).map(one => one.thumbprint);
    return {
      id: row.client_id,
      oin: row.oin,
      status: row.status as Client['status'],
      tlsThumbprints: thumbprints('tls'),
      signingThumbprints: thumbprints('signing'),
      teams: (teamsByClient.get(row.client_id) ?? []).map(one => ({
        team: one.team_id as TeamId,
        hoedanigheden: one.capacities,
      })),
    };
  });
}

/** A role this release does not know is no role. */
function providerOf(
  row: Row<'identity_provider'> & { client_id: string | null; scope: string | null; resource: string | null },
): IdentityProvider {
  const named = Object.entries(row.roles as Readonly<Record<string, string>>);
  return {
    id: row.provider_id,
    oin: row.oin,
    issuer: row.issuer,
    audience: row.audience,
    rolesClaim: row.roles_claim,
    roles: Object.fromEntries(
      named.flatMap(([value, name]) => {
        const role = ROLES.find(one => one === name);
        return role === undefined ? [] : [[value, role]];
      }),
    ),
    teamsClaim: row.teams_claim,
    organisationClaim: row.organisation_claim,
    ...(row.client_id === null || row.scope === null
      ? {}
      : { screens: { clientId: row.client_id, scope: row.scope, resource: row.resource } }),
    validity: validityOf(row),
  };
}

/** What was agreed is the text that was signed; of the row only its state counts. */
function agreementOf(
  { agreement_id, status }: Pick<Row<'agreement'>, 'agreement_id' | 'status'>,
  agreed: ReadonlyMap<string, AgreementTerms>,
): readonly Agreement[] {
  const terms = agreed.get(agreement_id);
  return terms === undefined ? [] : [{ ...terms, status: status as Agreement['status'] }];
}

function policyOf(row: Row<'policy_version'>): PolicyVersion {
  // The check constraint says the same; a table restored or altered without it must not decide anything.
  if (createHash('sha256').update(row.document, 'utf8').digest('hex') !== row.digest)
    throw new Error(`Cannot read policy version ${row.version}: document and digest differ`);
  return {
    version: row.version,
    digest: row.digest,
    document: JSON.parse(row.document) as PolicyDocument,
    validity: validityOf(row),
  };
}

function validityOf(row: { readonly valid_from: string; readonly valid_until: string | null }): Validity {
  return row.valid_until === null
    ? { geldigVan: row.valid_from }
    : { geldigVan: row.valid_from, geldigTot: row.valid_until };
}

function groupBy<T>(list: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
