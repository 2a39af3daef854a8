/** From nothing to a running gateway, with the commands an operator types. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:https';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { certificateTrust } from '../../adapters/pki/certificate-path.ts';
import { TRIAL_POLICIES } from '../../adapters/pki/role-profiles.ts';
import { kyselyOn, openPool } from '../../adapters/postgres/database.ts';
import { changeDirectory } from '../../adapters/postgres/directory-writer.ts';
import { agreementIdOf, signedByParties } from '../../adapters/pretend/agreements.ts';
import { type CertificateAuthority, openCertificateAuthority } from '../../adapters/pretend/certificate-authority.ts';
import { writeSecretFile } from '../../adapters/system/key-files.ts';
import { NEWEST_POLICY } from '../../consent/policies.ts';
import { runAgreement } from '../../gateway/cli/agreements.ts';
import { runDoctor } from '../../gateway/cli/doctor.ts';
import { runHealth } from '../../gateway/cli/health.ts';
import { runInit } from '../../gateway/cli/init.ts';
import { folderTrust, readInstallation } from '../../gateway/cli/installation.ts';
import { runAdministrator, runClient, runMemberList, runOrganisation, runTeam } from '../../gateway/cli/members.ts';
import { digestOf } from '../../gateway/cli/policy-file.ts';
import { openPorts, runGateway } from '../../gateway/compose.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { type Json, oinOf } from '../support/messages.ts';
import { listeningIo, operatorConfig } from '../support/operator.ts';

const area = mkdtempSync(join(tmpdir(), 'seinhuis-inrichten-'));
const folder = join(area, 'poort');
const FIRST = '00000003123456780000:a1f3';
const SECOND = '00000003123456780000:9c2e';
const BOTH = { voorstel: FIRST, akkoord: SECOND };
const SENDER = oinOf('corporatie-de-vechtstroom');
const RECEIVER = oinOf('gemeente-utrecht');
let database: FreshDatabase;
let authority: CertificateAuthority;
let given: {
  readonly wortel: string[];
  readonly tussen: string[];
  readonly crl: string[];
  readonly beheerder: string[];
};

const config = (more: Readonly<Record<string, string>> = {}) =>
  operatorConfig(folder, database, { SEINHUIS_API_PORT: '0', SEINHUIS_PAGES_PORT: '0', ...more });
const participant = (map: string, file: string) => join(inject('region').folder, 'deelnemers', map, file);

async function rowsOf(sql: string): Promise<Json[]> {
  const pool = openPool(database.adminUrl, 'proef', 1);
  try {
    return (await pool.query(sql)).rows;
  } finally {
    await pool.end();
  }
}

async function doctor(): Promise<{ readonly code: number; readonly findings: Json[] }> {
  const io = listeningIo();
  const code = await runDoctor({ kind: 'config', config: config() }, { json: true }, io);
  return { code, findings: JSON.parse(io.said.join('')).bevindingen };
}

beforeAll(async () => {
  database = await freshDatabase();
  const epochMs = Date.now();
  const pki = join(inject('region').folder, 'pki');
  authority = await openCertificateAuthority({ folder: pki, epochMs, crlUrl: 'http://localhost:8080/crl' });
  const lists = await authority.revocationLists(epochMs);
  const crl = Object.entries(lists).map(([level, bytes]) => {
    const path = join(area, `${level}.crl`);
    writeFileSync(path, bytes);
    return path;
  });
  given = {
    wortel: [join(pki, 'root.pem')],
    tussen: [join(pki, 'tussen.pem'), join(pki, 'tsp.pem')],
    crl,
    beheerder: [FIRST, SECOND],
  };
});
afterAll(async () => {
  await database?.close();
  rmSync(area, { recursive: true, force: true });
});

describe('init', () => {
  it('tells all faults at once, and makes nothing', async () => {
    const io = listeningIo();
    const asked = {
      wortel: [given.tussen[0]!, join(area, 'geen.pem')],
      beheerder: [FIRST, FIRST],
      beleid: '0',
      beleidVanaf: 'morgen',
    };
    expect(await runInit(config(), asked, io)).toBe(1);
    for (const text of [
      'twee mensen',
      '--beleid is een van: 1 (',
      'jjjj-mm-dd',
      'geen wortel',
      'geen.pem: is er niet',
      'niets gedaan',
    ])
      expect(io.text()).toContain(text);
    expect(existsSync(join(folder, 'vertrouwen'))).toBe(false);
  });

  it('goes on where an earlier run was broken off', async () => {
    // The server did not answer then: the folder is there, the keys are not.
    const away = { ...config(), databaseUrl: 'postgres://127.0.0.1:1/weg' };
    await expect(runInit(away, given, listeningIo())).rejects.toThrow();
    expect(existsSync(join(folder, 'vertrouwen', 'wortels'))).toBe(true);
    const io = listeningIo();
    expect(await runInit(config(), given, io), io.text()).toBe(0);
    expect(io.text()).toContain('proef.example/verstrekkingen+');
    expect(io.text()).toContain(digestOf(NEWEST_POLICY));
    expect(io.text()).toContain('gateway.pem');
  });

  it('makes keys and folders for the owner only', () => {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (name.startsWith('sleutels/databank')) continue;
      expect(statSync(join(folder, name)).mode & 0o077, name).toBe(0);
    }
  });

  it('records the newest policy as proposed by one administrator and approved by both', async () => {
    const proposals = await rowsOf('select kind, proposed_subject from proposal');
    expect(proposals).toEqual([{ kind: 'beleid', proposed_subject: 'a1f3' }]);
    const approvals = await rowsOf('select subject from approval order by 1');
    expect(approvals.map(one => one.subject)).toEqual(['9c2e', 'a1f3']);
    const recorded = [{ version: NEWEST_POLICY.version, digest: digestOf(NEWEST_POLICY) }];
    expect(await rowsOf('select version, digest from policy_version')).toEqual(recorded);
  });

  it('refuses what is installed already, and changes nothing', async () => {
    const before = readFileSync(join(folder, 'sleutels', 'feiten.json'), 'utf8');
    const io = listeningIo();
    expect(await runInit(config(), given, io)).toBe(1);
    expect(io.text()).toContain('al een ingerichte poort');
    expect(readFileSync(join(folder, 'sleutels', 'feiten.json'), 'utf8')).toBe(before);
  });

  it('does not make new keys for data that were sealed with others', async () => {
    const elsewhere = operatorConfig(join(area, 'nieuw'), database);
    const io = listeningIo();
    expect(await runInit(elsewhere, given, io)).toBe(1);
    expect(io.text()).toContain('sleutels ontbreken');
    expect(existsSync(join(area, 'nieuw', 'sleutels', 'feiten.json'))).toBe(false);
  });

  it('makes the database too, for who gives an administrator of it', async () => {
    const { adminUrl } = inject('postgres');
    const name = `proef_init_${process.pid}`;
    const url = new URL(adminUrl);
    url.pathname = `/${name}`;
    const other = operatorConfig(join(area, 'alles'), { urls: { ...database.urls, gateway: url.href } });
    const file = join(area, 'beheer-url');
    writeFileSync(file, `${adminUrl}\n`, { mode: 0o600 });
    const admin = openPool(adminUrl, 'proef', 1);
    try {
      // The address in the settings has no user and no password.
      const config = { ...other, databaseUrl: `postgres://${url.host}/${name}` };
      const io = listeningIo();
      expect(await runInit(config, { ...given, beheer: file }, io), io.text()).toBe(0);
    } finally {
      await admin.query(`drop database if exists ${name} with (force)`);
      await admin.end();
    }
  });

  it('never overwrites an anchor', async () => {
    const empty = await freshDatabase();
    try {
      const other = operatorConfig(join(area, 'anders'), empty);
      writeSecretFile(join(area, 'anders', 'vertrouwen', 'wortels', 'root.pem'), 'iets anders');
      const io = listeningIo();
      expect(await runInit(other, given, io)).toBe(1);
      expect(io.text()).toContain('niets overschreven');
    } finally {
      await empty.close();
    }
  });
});

describe('doctor after init', () => {
  it('names what is still missing, and what to do', async () => {
    const { code, findings } = await doctor();
    expect(code).toBe(1);
    const missing = findings.filter(one => one.code === 'BESTAND_ONTBREEKT').map(one => one.waarover);
    expect(missing.sort()).toEqual(
      ['gateway.key', 'gateway.pem', 'paginas.key', 'paginas.pem'].map(one => `sleutels/${one}`),
    );
    expect(findings.filter(one => one.ernst === 'fout').every(one => one.watTeDoen !== undefined)).toBe(true);
    expect(findings.map(one => one.code)).toContain('GEEN_DEELNEMERS');
  });

  it('sees a key that others can read, and one that does not fit its certificate', async () => {
    for (const name of ['gateway', 'paginas']) {
      const issued = await authority.issue({
        profile: 'tls',
        subject: { organisation: 'Poort', commonName: 'localhost', oin: '00000099000000999000' },
        dnsNames: ['localhost'],
        epochMs: Date.now(),
      });
      writeSecretFile(join(folder, 'sleutels', `${name}.pem`), issued.chainPem);
      writeFileSync(join(folder, 'sleutels', `${name}.key`), issued.keyPem, {
        mode: name === 'gateway' ? 0o600 : 0o644,
      });
    }
    const key = readFileSync(join(folder, 'sleutels', 'gateway.key'));
    writeFileSync(join(folder, 'sleutels', 'gateway.key'), readFileSync(join(folder, 'sleutels', 'paginas.key')));
    const { findings } = await doctor();
    const about = (code: string) => findings.filter(one => one.code === code).map(one => one.waarover);
    expect(about('BESTAND_OPEN')).toContain('sleutels/paginas.key');
    expect(about('BESTAND_ONBRUIKBAAR')).toEqual(['sleutels/gateway.key']);
    writeFileSync(join(folder, 'sleutels', 'gateway.key'), key);
    writeSecretFile(join(folder, 'sleutels', 'paginas.key'), readFileSync(join(folder, 'sleutels', 'paginas.key')));
  });
});

describe('members and agreements', () => {
  const trust = () => certificateTrust({ ...folderTrust(folder), policies: TRIAL_POLICIES, allowTestOins: true });
  const ends = async (work: (io: ReturnType<typeof listeningIo>) => Promise<number>) => {
    const io = listeningIo();
    return { code: await work(io), text: io.text() };
  };

  it('change by two administrators, and by nobody else', async () => {
    const organisation = { oin: SENDER, naam: 'De Vechtstroom' };
    const attempts = [
      [{ voorstel: FIRST, akkoord: FIRST }, 'twee mensen'],
      [{ voorstel: FIRST, akkoord: '00000003123456780000:wie' }, 'geen beheerder'],
      [{ voorstel: FIRST, akkoord: 'wie' }, '<OIN>:<subject>'],
    ] as const;
    for (const [names, told] of attempts) {
      const { code, text } = await ends(io => runOrganisation(config(), { ...organisation, ...names }, io));
      expect([code, text]).toEqual([1, expect.stringContaining(told)]);
    }
    expect(await rowsOf('select from organisation')).toEqual([]);
    expect((await ends(io => runOrganisation(config(), { ...organisation, ...BOTH }, io))).code).toBe(0);
  });

  it('cannot be applied in the database with one approval', async () => {
    const id = '01920000-0000-7000-8000-000000000001';
    await rowsOf(
      `insert into proposal values ('${id}', 'x', '{}', encode(sha256('{}'), 'hex'), '00000003123456780000', 'a1f3', 1, 2)`,
    );
    const approve = (subject: string) =>
      rowsOf(`insert into approval values ('${id}', '00000003123456780000', '${subject}', 1)`);
    await approve('a1f3');
    await expect(rowsOf(`insert into proposal_outcome values ('${id}', 'toegepast', 1)`)).rejects.toThrow(/two people/);
    await expect(approve('a1f3')).rejects.toThrow(/approves once/);
    await expect(approve('wie')).rejects.toThrow(/administrator|foreign key/);
    await expect(rowsOf(`update approval set subject = '9c2e'`)).rejects.toThrow(/append only/);
  });

  it('take a client from its certificates, of its own organisation only', async () => {
    const client = { oin: SENDER, id: `${SENDER}-1`, namens: ['incasso=verhuurder'], ...BOTH };
    const tls = [participant('corporatie-de-vechtstroom', 'tls.pem')];
    const ondertekening = [participant('corporatie-de-vechtstroom', 'ondertekening.pem')];
    const run = (more: object) => ends(io => runClient(config(), { ...client, ...more }, io, trust()));
    expect(
      (await ends(io => runTeam(config(), { oin: SENDER, code: 'incasso', soort: 'corporatie.incasso', ...BOTH }, io)))
        .code,
    ).toBe(0);
    expect((await run({ tls: [participant('gemeente-utrecht', 'tls.pem')], ondertekening })).text).toContain(
      'andere organisatie',
    );
    expect((await run({ tls: ondertekening, ondertekening })).text).toMatch(/UITGEBREID_SLEUTELGEBRUIK|BELEID/);
    expect((await run({ tls, ondertekening })).code).toBe(0);
    const production = certificateTrust(folderTrust(folder));
    const real = await ends(io => runClient(config(), { ...client, tls }, io, production));
    expect([real.code, real.text]).toEqual([1, expect.stringMatching(/BELEID|OIN_ONGELDIG/)]);
  });

  it('take the public half of a sealing key, never the private one', async () => {
    await ends(io => runOrganisation(config(), { oin: RECEIVER, naam: 'Utrecht', ...BOTH }, io));
    const secret = participant('gemeente-utrecht', join('sleutels', 'schuldhulp.key'));
    const team = { oin: RECEIVER, code: 'schuldhulp', soort: 'gemeente.schuldhulp', gemeente: ['0344'], ...BOTH };
    const refused = await ends(io =>
      runTeam(config(), { ...team, zegelsleutel: secret, zegelsleutelTot: '2099-01-01' }, io),
    );
    expect(refused.text).toContain('geheime sleutel');
    const { createPublicKey } = await import('node:crypto');
    const open = join(area, 'schuldhulp.pem');
    writeFileSync(open, createPublicKey(readFileSync(secret)).export({ type: 'spki', format: 'pem' }));
    expect((await ends(io => runTeam(config(), { ...team, zegelsleutel: open }, io))).text).toContain(
      '--zegelsleutel-tot',
    );
    const kept = await ends(io =>
      runTeam(config(), { ...team, zegelsleutel: open, zegelsleutelTot: '2099-01-01' }, io),
    );
    expect(kept.code, kept.text).toBe(0);
    // Or the gateway keeps the key: then nothing of it is readable in the database.
    const both = { ...team, bewaarSleutel: true, zegelsleutel: open, zegelsleutelTot: '2099-01-01' };
    expect((await ends(io => runTeam(config(), both, io))).code).toBe(1);
    expect(await rowsOf('select from team_key')).toEqual([]);
    const bewaard = await ends(io => runTeam(config(), { ...team, bewaarSleutel: true }, io));
    expect(bewaard.code, bewaard.text).toBe(0);
    const [row] = await rowsOf(
      'select t.team_id, t.private from team_key t join sealing_key s on s.kid = t.kid where s.is_current',
    );
    expect(row).toMatchObject({ team_id: `${RECEIVER}/schuldhulp` });
    expect(String((row as { private: Buffer }).private)).not.toContain('kty');
    await ends(io => runTeam(config(), { ...team, zegelsleutel: open, zegelsleutelTot: '2099-01-01' }, io));
    // What is not named stays.
    await ends(io => runTeam(config(), { oin: RECEIVER, code: 'schuldhulp', drempel: '50', ...BOTH }, io));
    const keys = await rowsOf('select is_current from sealing_key order by is_current');
    expect(keys).toEqual([{ is_current: false }, { is_current: true }]);
    expect(await rowsOf('select threshold_euro from team where threshold_euro is not null')).toEqual([
      { threshold_euro: 50 },
    ]);
  });

  it('never make an agreement: its parties do, and two administrators change its state', async () => {
    const agreed = {
      agreementId: agreementIdOf('huur-utrecht'),
      senderOin: SENDER,
      receiverTeam: `${RECEIVER}/schuldhulp`,
      types: ['huurachterstand'],
      validity: { geldigVan: '2026-01-01' },
      terms: { huurachterstand: { minDagen: 30, maxDagen: 180 } },
    };
    const run = (wordt: string) => ends(io => runAgreement(config(), { id: agreed.agreementId, wordt, ...BOTH }, io));
    expect((await run('actief')).text).toContain('niet door beide partijen ondertekend');
    const folderOf = (oin: string) =>
      dirname(participant(oin === SENDER ? 'corporatie-de-vechtstroom' : 'gemeente-utrecht', 'tls.pem'));
    const db = kyselyOn(openPool(database.urls.migrate, 'proef', 1));
    const signed = await signedByParties([agreed], folderOf, Date.now());
    await changeDirectory(db, { agreements: signed }).finally(() => db.destroy());
    expect((await run('weg')).text).toContain('opgeschort');
    expect((await run('opgeschort')).code).toBe(0);
    expect(await rowsOf('select status, terms from agreement')).toEqual([
      { status: 'opgeschort', terms: { huurachterstand: { minDagen: 30, maxDagen: 180 } } },
    ]);
    expect((await run('actief')).code).toBe(0);
  });

  it('keep two administrators', async () => {
    const end = await ends(io => runAdministrator(config(), { wie: SECOND, intrekken: true, ...BOTH }, io));
    expect(end.text).toContain('minder dan twee');
    const third = '00000003123456780000:77aa';
    expect((await ends(io => runAdministrator(config(), { wie: third, ...BOTH }, io))).code).toBe(0);
    expect((await ends(io => runAdministrator(config(), { wie: SECOND, intrekken: true, ...BOTH }, io))).code).toBe(0);
    const gone = await ends(io => runOrganisation(config(), { oin: SENDER, wordt: 'geschorst', ...BOTH }, io));
    expect(gone.text).toContain('geen beheerder');
  });

  it('are listed', async () => {
    const { text } = await ends(io => runMemberList(config(), io));
    expect(text).toContain('De Vechtstroom  aangesloten');
    expect(text).toContain('team schuldhulp  gemeente.schuldhulp  0344  zegelsleutel tot 2099-01-01');
  });
});

describe('the installed gateway', () => {
  it('serves its pages over https with their own certificate, and says that it is healthy', async () => {
    const installation = readInstallation(config(), false, () => undefined);
    const gateway = await runGateway(await openPorts(installation.settings), installation.settings);
    try {
      expect(gateway.pagesUrl).toMatch(/^https:/);
      // The log has a leader a moment after the start.
      await expect.poll(() => gateway.readiness(), { timeout: 20_000 }).toEqual([]);
      const port = new URL(gateway.pagesUrl).port;
      const io = listeningIo();
      expect(await runHealth(config({ SEINHUIS_PAGES_PORT: port }), io), io.text()).toBe(0);
      await expect(fetch(`http://localhost:${port}/health/live`)).rejects.toThrow();
      const page = await new Promise<number>((resolve, reject) => {
        const agent = new Agent({ ca: readFileSync(given.wortel[0]!) });
        get(`${gateway.pagesUrl}/`, { agent }, answer => resolve(answer.resume().statusCode!)).once('error', reject);
      });
      expect(page).toBe(200);
      const wrong = await runHealth(config({ SEINHUIS_PAGES_PORT: new URL(gateway.apiUrl).port }), listeningIo());
      expect(wrong).toBe(1);
      const { code, findings } = await doctor();
      expect([code, findings.filter(one => one.ernst === 'fout')]).toEqual([0, []]);
    } finally {
      installation.stop();
      await gateway.stop();
    }
    expect(existsSync(join(folder, 'logboek'))).toBe(true);
  });

  it('does not start without a certificate for its pages', async () => {
    const path = join(folder, 'sleutels', 'paginas.pem');
    const kept = readFileSync(path);
    rmSync(path);
    expect(() => readInstallation(config(), false, () => undefined)).toThrow(/paginas\.pem/);
    writeSecretFile(path, kept);
  });
});
