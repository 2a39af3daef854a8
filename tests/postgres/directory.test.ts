import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kyselyOn, openPool } from '../../adapters/postgres/database.ts';
import { openDirectory } from '../../adapters/postgres/directory-store.ts';
import { changeDirectory, type SignedAgreement } from '../../adapters/postgres/directory-writer.ts';
import type { Agreement } from '../../consent/facts.ts';
import type { PolicyDocument } from '../../consent/policy.ts';
import { draftOf, offerOf } from '../../gateway/agreements/document.ts';
import { agreementAsKept } from '../../gateway/agreements/judge.ts';
import { jcs } from '../../gateway/jcs.ts';
import type { Client, IdentityProvider, Organisation, PolicyVersion, Team, TeamId } from '../../gateway/ports.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { RECEIVER, SENDER, TEAM } from '../support/records.ts';

let database: FreshDatabase;
let writer: ReturnType<typeof kyselyOn>;
let reading: ReturnType<typeof kyselyOn>;
let directory: Awaited<ReturnType<typeof openDirectory>>;

beforeAll(async () => {
  database = await freshDatabase();
  writer = kyselyOn(openPool(database.urls.migrate, 'proef', 2));
  reading = kyselyOn(openPool(database.urls.gateway, 'proef', 4));
  directory = await openDirectory(reading, database.urls.gateway, agreementAsKept);
});
afterAll(async () => {
  await directory.close();
  await writer.destroy();
  await reading.destroy();
  await database.close();
});

const thumbprint = (text: string) => createHash('sha256').update(text).digest('base64url');
const corporatie: Organisation = { oin: SENDER, naam: 'Woonstad', status: 'aangesloten' };
const gemeente: Organisation = { oin: RECEIVER, naam: 'Utrecht', status: 'aangesloten' };
const incasso: Team = {
  id: `${SENDER}/incasso`,
  oin: SENDER,
  code: 'incasso',
  soort: 'corporatie.incasso',
  geheimhoudingsplicht: false,
  drempelEuro: null,
  sealingKey: null,
  gemeenten: [],
};
const schuldhulp: Team = {
  id: TEAM,
  oin: RECEIVER,
  code: 'schuldhulp',
  soort: 'gemeente.schuldhulp',
  geheimhoudingsplicht: true,
  drempelEuro: 150,
  sealingKey: {
    kid: 'k1',
    algorithm: 'ECDH-ES+A256KW',
    jwk: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' },
    validUntilMs: 2e12,
  },
  gemeenten: [
    { gemeentecode: '0344', geldigVan: '2020-01-01' },
    { gemeentecode: '0310', geldigVan: '2021-01-01', geldigTot: '2025-12-31' },
  ],
};
const client: Client = {
  id: 'woonstad',
  oin: SENDER,
  status: 'actief',
  tlsThumbprints: [thumbprint('tls')],
  signingThumbprints: [thumbprint('a'), thumbprint('b')].toSorted(),
  teams: [{ team: incasso.id as TeamId, hoedanigheden: ['verhuurder'] }],
};
const agreement: Agreement = {
  agreementId: '0f8fad5b-d9cb-469f-a165-70867728950e',
  senderOin: SENDER,
  receiverTeam: TEAM,
  types: ['huurachterstand'],
  validity: { geldigVan: '2026-01-01' },
  status: 'actief',
  terms: { huurachterstand: { minDagen: 30 } },
};
const document = { version: 1, title: 'Beleid é', routes: [] } as PolicyDocument;
const policy: PolicyVersion = {
  version: 1,
  digest: createHash('sha256').update(jcs(document)).digest('hex'),
  document,
  validity: { geldigVan: '2026-01-01', geldigTot: '2026-12-31' },
};
const provider: IdentityProvider = {
  id: 'aanmelddienst-1',
  oin: SENDER,
  issuer: 'https://aanmelden.example/sender',
  audience: 'https://seinhuis.example/v1',
  rolesClaim: 'groepen',
  roles: { 'g-1': 'medewerker', 'g-2': 'fg' },
  teamsClaim: 'teams',
  organisationClaim: null,
  validity: { geldigVan: '2026-01-01' },
};
/** Signatures that are there; whether they hold is not for the tables to say. */
const signed = (agreed: Agreement): SignedAgreement => ({
  draft: draftOf(offerOf(agreed)),
  signatures: [SENDER, RECEIVER].map(oin => ({ oin, thumbprint: thumbprint(oin), signedMs: 1, evidence: '{}' })),
  epochMs: 1,
});
const all = {
  organisations: [corporatie, gemeente],
  teams: [incasso, schuldhulp],
  clients: [client],
  identityProviders: [provider],
  agreements: [signed(agreement)],
  policies: [policy],
};

describe('the directory', () => {
  it('gives back what was written, at one version', async () => {
    const version = await changeDirectory(writer, all);
    const snapshot = await directory.refresh();
    expect(snapshot).toEqual({
      version,
      organisations: new Map([
        [SENDER, corporatie],
        [RECEIVER, gemeente],
      ]),
      teams: new Map([
        [incasso.id, incasso],
        [TEAM, schuldhulp],
      ]),
      clientsByTls: new Map([[thumbprint('tls'), client]]),
      clientsBySigning: new Map(client.signingThumbprints.map(one => [one, client])),
      identityProviders: new Map([[SENDER, [provider]]]),
      agreements: new Map([[`${SENDER}>${TEAM}`, [agreement]]]),
      policies: [policy],
    });
    expect(await directory.current()).toBe(snapshot);
  });

  it('replaces a team or client whole, and keeps one current sealing key', async () => {
    const moved: Team = {
      ...schuldhulp,
      drempelEuro: null,
      gemeenten: [{ gemeentecode: '0363', geldigVan: '2026-01-01' }],
      sealingKey: { ...schuldhulp.sealingKey!, kid: 'k2' },
    };
    const fewer: Client = { ...client, signingThumbprints: [thumbprint('c')], teams: [] };
    await changeDirectory(writer, { teams: [moved], clients: [fewer] });
    const snapshot = await directory.refresh();
    expect(snapshot.teams.get(TEAM)).toEqual(moved);
    expect([...snapshot.clientsBySigning.keys()]).toEqual([thumbprint('c')]);
    await changeDirectory(writer, all);
    expect((await directory.refresh()).teams.get(TEAM)!.sealingKey!.kid).toBe('k1');
  });

  it('is read again by itself after a change', async () => {
    await directory.current();
    const version = await changeDirectory(writer, { organisations: [{ ...corporatie, status: 'geschorst' }] });
    await expect.poll(async () => (await directory.current()).version, { timeout: 5000 }).toBe(version);
    expect((await directory.current()).organisations.get(SENDER)!.status).toBe('geschorst');
  });

  it('never mixes two versions, however many read while it changes', async () => {
    await changeDirectory(writer, { organisations: [corporatie, gemeente] });
    let done = false;
    const writing = (async () => {
      for (let round = 0; round < 30; round += 1) {
        const status = round % 2 === 0 ? 'aangesloten' : 'geschorst';
        await changeDirectory(writer, {
          organisations: [
            { ...corporatie, status },
            { ...gemeente, status },
          ],
        });
      }
      done = true;
    })();
    while (!done) {
      const reads = await Promise.all([directory.refresh(), directory.refresh(), directory.refresh()]);
      for (const { organisations } of reads)
        expect(organisations.get(SENDER)!.status).toBe(organisations.get(RECEIVER)!.status);
    }
    await writing;
  });

  it('shows a refresh all that was committed before it was asked for', async () => {
    for (let round = 0; round < 20; round += 1) {
      const pending = directory.refresh();
      const version = await changeDirectory(writer, { organisations: [corporatie] });
      expect((await directory.refresh()).version).toBeGreaterThanOrEqual(version);
      await pending;
    }
  });

  it('raises its version for any change by any statement, also one that goes round the writer', async () => {
    const tables = [
      'organisation',
      'team',
      'team_municipality',
      'sealing_key',
      'client',
      'client_certificate',
      'client_team',
      'agreement',
    ];
    const pool = openPool(database.urls.migrate, 'proef', 1);
    for (const table of tables) {
      const before = (await pool.query('select version from directory_version')).rows[0].version;
      await pool.query(
        `update ${table} set ${(await pool.query(`select * from ${table} limit 0`)).fields.slice(-1)[0]!.name} = default where false`,
      );
      expect((await pool.query('select version from directory_version')).rows[0].version).toBeGreaterThan(before);
    }
    await pool.end();
  });
});

describe('what the tables refuse', () => {
  it('is one certificate for two clients, or for two uses', async () => {
    const stolen: Client = { ...client, id: 'dief', signingThumbprints: [], tlsThumbprints: client.tlsThumbprints };
    await expect(changeDirectory(writer, { clients: [stolen] })).rejects.toThrow(/client_certificate/);
    const mixed: Client = { ...client, signingThumbprints: client.tlsThumbprints };
    await expect(changeDirectory(writer, { clients: [mixed] })).rejects.toThrow(/client_certificate/);
  });

  it('is a private sealing key', async () => {
    const leaked = {
      ...schuldhulp,
      sealingKey: { ...schuldhulp.sealingKey!, kid: 'k9', jwk: { kty: 'EC', d: 'secret' } },
    };
    await expect(changeDirectory(writer, { teams: [leaked] })).rejects.toThrow(/sealing_key/);
  });

  it('is a policy version with another content, or a digest that does not fit', async () => {
    const other = { ...document, title: 'anders' };
    const digest = createHash('sha256').update(jcs(other)).digest('hex');
    await expect(changeDirectory(writer, { policies: [{ ...policy, document: other, digest }] })).rejects.toThrow(
      RangeError,
    );
    await expect(changeDirectory(writer, { policies: [{ ...policy, version: 2, document: other }] })).rejects.toThrow(
      /policy_version/,
    );
    const pool = openPool(database.urls.migrate, 'proef', 1);
    await expect(pool.query(`update policy_version set document = '{}'`)).rejects.toThrow(/never changed/);
    await expect(pool.query('delete from policy_version')).rejects.toThrow(/never changed/);
    await pool.end();
    await changeDirectory(writer, { policies: [{ ...policy, validity: { geldigVan: '2026-01-01' } }] });
    expect((await directory.refresh()).policies[0]!.validity).toEqual({ geldigVan: '2026-01-01' });
  });

  it('is a change of which one part is wrong: nothing of it stays', async () => {
    const before = await directory.refresh();
    const broken = {
      organisations: [{ ...gemeente, naam: 'Anders' }],
      clients: [{ ...client, oin: '00000099000000005555' }],
    };
    await expect(changeDirectory(writer, broken)).rejects.toThrow(/foreign key/);
    expect(await directory.refresh()).toEqual(before);
  });

  it('is any change by the gateway', async () => {
    await expect(changeDirectory(reading, { organisations: [corporatie] })).rejects.toThrow(/permission denied/);
  });
});
