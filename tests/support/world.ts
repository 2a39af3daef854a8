/**
 * A whole gateway in the test's own process, on real parts: its own database, real certificates, real HTTPS. Time
 * runs on, and can be moved.
 */

import { createHash, createPrivateKey, type KeyObject } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { certificatesIn } from '../../adapters/pki/certificate.ts';
import { type CrlShelf, crlShelf } from '../../adapters/pki/revocation.ts';
import { TRIAL_POLICIES } from '../../adapters/pki/role-profiles.ts';
import { kyselyOn, openPool } from '../../adapters/postgres/database.ts';
import { changeDirectory, type SignedAgreement } from '../../adapters/postgres/directory-writer.ts';
import { teamKeyKeeper } from '../../adapters/postgres/team-keys.ts';
import { type CertificateAuthority, openCertificateAuthority } from '../../adapters/pretend/certificate-authority.ts';
import { PRETEND_MUNICIPALITIES } from '../../adapters/pretend/municipalities.ts';
import { openParticipant } from '../../adapters/pretend/participant.ts';
import { PRETEND_POLICIES } from '../../adapters/pretend/policy.ts';
import { PRETEND_REGION, type PretendOrganisation } from '../../adapters/pretend/region.ts';
import { municipalityFile } from '../../adapters/registers/municipality-file.ts';
import type { SelfTestPapers } from '../../adapters/selftest/papers.ts';
import { momentOf } from '../../adapters/system/clock.ts';
import { systemEntropy } from '../../adapters/system/entropy.ts';
import { createKeyFiles, keyRingFrom, writeSecretFile } from '../../adapters/system/key-files.ts';
import type { Moment } from '../../consent/moment.ts';
import { type EmittedHeader, signMessage } from '../../gateway/access/message-signature.ts';
import {
  type GatewaySettings,
  type OpenedPorts,
  openApi,
  openPorts,
  type RunningGateway,
  runGateway,
} from '../../gateway/compose.ts';
import type { Patience } from '../../gateway/http/patience.ts';
import { jcs } from '../../gateway/jcs.ts';
import { formatVerifierKey, verifierKey } from '../../gateway/logbook/signed-note.ts';
import type { KeyRing } from '../../gateway/ports.ts';
import { agreementSigner, type PlainChange } from './agreements.ts';
import { registerTestText } from './consent-text.ts';
import { type FreshDatabase, freshDatabase } from './database.ts';
import type { Json } from './messages.ts';
import { SIGNED_AGREEMENTS, TEST_PARTICIPANTS } from './region.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly body: Json;
}

export interface CallOptions {
  /** Signed unless told otherwise, when there is a body. */
  readonly sign?: boolean;
  /** Participant whose signing key signs; the caller's own unless told. */
  readonly signAs?: string;
  readonly header?: EmittedHeader;
  readonly headers?: Readonly<Record<string, string>>;
  /** When the signature says it was made. */
  readonly signedAtMs?: number;
  /** What the signature covers, where it differs from what is sent. */
  readonly signedTarget?: string;
  readonly signedBody?: Buffer;
  /** Port of another gateway on the same database; the world's own unless told. */
  readonly port?: number;
}

export interface World {
  readonly database: FreshDatabase;
  readonly gateway: RunningGateway;
  readonly keys: KeyRing;
  readonly authority: CertificateAuthority;
  readonly lists: CrlShelf;
  readonly settings: GatewaySettings;
  /** Folder as `.seinhuis` would be: pki, deelnemers, sleutels, ca.pem, vkey. */
  readonly folder: string;
  readonly vkey: string;
  now(): Moment;
  /** Moves the gateway's clock. */
  passDays(days: number): void;
  /** One HTTPS call as a participant; `null` calls without a certificate. */
  call(as: string | null, method: string, path: string, body?: Json | Buffer, options?: CallOptions): Promise<Answer>;
  /** Changes the directory; agreements are signed by their parties on the way. `unheard` leaves the gateway to find out by itself. */
  change(what: PlainChange, unheard?: 'unheard'): Promise<void>;
  /** Lines the technical log wrote. */
  readonly logged: string[];
  close(): Promise<void>;
  /** As `close`, for a world whose gateway was stopped already. */
  closeAround(): Promise<void>;
}

export interface WorldOptions {
  /** Changes the ports before the gateway runs on them. */
  readonly wrap?: (opened: OpenedPorts) => OpenedPorts;
  readonly participants?: readonly string[];
  /** What the participants are; as the practice region has them unless told. */
  readonly organisations?: readonly PretendOrganisation[];
  /** Folder that `makeRegion` made; the one of the run unless given. */
  readonly region?: string;
  /** Where the clock stands when everything is made; the machine's own time unless told. */
  readonly startMs?: number;
  readonly patience?: Patience;
  /** A migrated, empty database; one of the run's own unless given. Closing the world closes it. */
  readonly database?: FreshDatabase;
  /** Changes the settings before anything is opened. */
  readonly settings?: (settings: GatewaySettings) => GatewaySettings;
  /** Wide unless told. */
  readonly limits?: GatewaySettings['limits'];
  readonly gatherSeconds?: number;
  /** With the standing self-test, as a gateway that serves has it. */
  readonly selfTest?: SelfTestPapers;
  /** Answers the API with other routes, for everybody. */
  readonly routes?: Parameters<typeof openApi>[2];
}

const DAY_MS = 86_400_000;

export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'seinhuis-wereld-'));
  cpSync(options.region ?? inject('region').folder, folder, { recursive: true });
  createKeyFiles(join(folder, 'sleutels'));
  const keys = keyRingFrom(join(folder, 'sleutels'), 'proef.example/verstrekkingen');
  const vkey = formatVerifierKey(verifierKey(keys.logKey.name, 0x01, keys.logKey.publicKey));
  const epochMs = options.startMs ?? Date.now();
  const authority = await openCertificateAuthority({
    folder: join(folder, 'pki'),
    epochMs,
    crlUrl: 'http://localhost:8080/crl',
  });
  const ca = readFileSync(join(folder, 'pki', 'root.pem'), 'utf8');
  writeSecretFile(join(folder, 'ca.pem'), ca);
  writeSecretFile(join(folder, 'vkey'), `${vkey}\n`);
  const [server, all, database] = await Promise.all([
    authority.issue({
      profile: 'tls',
      subject: { organisation: 'Seinhuis (nagebootst)', commonName: 'localhost', oin: '00000099000999999000' },
      dnsNames: ['localhost'],
      epochMs,
    }),
    authority.revocationLists(epochMs),
    options.database ?? freshDatabase(),
  ]);
  const lists = crlShelf(Object.values(all));
  writeSecretFile(join(folder, 'gemeenten.json'), JSON.stringify(PRETEND_MUNICIPALITIES));
  const logged: string[] = [];
  const plain: GatewaySettings = {
    database: database.urls,
    keys,
    trust: {
      anchors: authority.anchors,
      intermediates: authority.intermediates,
      crls: lists.source,
      policies: TRIAL_POLICIES,
      allowTestOins: true,
    },
    checkpointPath: join(folder, 'logboek', 'laatste-checkpoint.json'),
    hostNames: new Set(['localhost']),
    limits: options.limits ?? {
      zenden: { perSecond: 5000, burst: 50_000 },
      lezen: { perSecond: 5000, burst: 50_000 },
    },
    ...(options.gatherSeconds === undefined ? {} : { gatherSeconds: options.gatherSeconds }),
    api: {
      ...{ host: '127.0.0.1', port: 0, certificatePem: server.chainPem, keyPem: server.keyPem },
      ...(options.patience === undefined ? {} : { patience: options.patience }),
    },
    pages: { host: '127.0.0.1', port: 0 },
    pretend: true,
    routing: { municipalities: municipalityFile(join(folder, 'gemeenten.json')), addresses: null },
    files: new Map(),
    writeLog: (level, event) => void logged.push(JSON.stringify({ level, ...event })),
  };
  const settings = options.settings?.(plain) ?? plain;

  let refresh = async (): Promise<unknown> => undefined;
  const participants = (options.organisations ?? PRETEND_REGION).filter(one =>
    (options.participants ?? TEST_PARTICIPANTS).includes(one.map),
  );
  const takesPart = (oin: string) => participants.some(one => one.oin === oin);
  const signed = (JSON.parse(readFileSync(join(folder, SIGNED_AGREEMENTS), 'utf8')) as SignedAgreement[]).filter(
    ({ draft }) => takesPart(draft.senderOin) && takesPart(draft.receiverOin),
  );
  const folderOf = (oin: string) => join(folder, 'deelnemers', PRETEND_REGION.find(one => one.oin === oin)!.map);
  const signer = agreementSigner(signed, folderOf);
  const change = async (what: PlainChange, unheard?: 'unheard') => {
    const db = kyselyOn(openPool(database.urls.migrate, 'proef', 1));
    try {
      await changeDirectory(db, await signer.change(what, Date.now()));
    } finally {
      await db.destroy();
    }
    if (unheard === undefined) await refresh();
  };
  const keyDb = kyselyOn(openPool(database.urls.migrate, 'proef', 1));
  const keeper = teamKeyKeeper(keyDb, keys, systemEntropy, epochMs);
  const registrations = await Promise.all(
    participants.map(one =>
      openParticipant(
        ...([join(folder, 'deelnemers', one.map), one, authority, { url: '', receiptKey: {}, vkey }, epochMs] as const),
        keeper,
      ),
    ),
  ).finally(() => keyDb.destroy());
  await change({
    organisations: registrations.map(one => one.organisation),
    teams: registrations.flatMap(one => one.teams),
    clients: registrations.map(one => one.client),
    policies: PRETEND_POLICIES.map(({ document }) => ({
      version: document.version,
      digest: createHash('sha256').update(jcs(document)).digest('hex'),
      document,
      validity: { geldigVan: '2021-01-01' },
    })),
  });
  const db = kyselyOn(openPool(database.urls.migrate, 'proef', 1));
  await changeDirectory(db, { agreements: signed }).finally(() => db.destroy());

  let offsetMs = options.startMs === undefined ? 0 : options.startMs - Date.now();
  const now = () => momentOf(Date.now() + offsetMs);
  const opened = await openPorts(settings);
  const onTestTime: OpenedPorts = { ...opened, ports: { ...opened.ports, clock: { now } } };
  await registerTestText(
    opened.ports.consentTexts,
    registrations.map(one => one.organisation.oin),
  );
  const { selfTest: papers, routes } = options;
  const gateway = await runGateway(
    options.wrap?.(onTestTime) ?? onTestTime,
    settings,
    (ports, known) => openApi(ports, known, routes),
    papers === undefined ? null : async () => papers,
  );
  refresh = () => gateway.ports.directory.refresh();
  const apiPort = new URL(gateway.apiUrl).port;
  // Participants' folders name the address they connect to; it is known only now.
  const address = {
    url: gateway.apiUrl,
    receiptKey: keys.receiptKey.publicKey.export({ format: 'jwk' }) as Json,
    vkey,
  };
  await Promise.all(
    participants.map(one => openParticipant(join(folder, 'deelnemers', one.map), one, authority, address, epochMs)),
  );

  const agents = new Map<string | null, Agent>();
  const agentOf = (as: string | null): Agent => {
    const known = agents.get(as);
    if (known !== undefined) return known;
    const file = (name: string) => readFileSync(join(folder, 'deelnemers', as!, name), 'utf8');
    const own = as === null ? {} : { cert: file('tls.pem'), key: file('tls.key') };
    const made = new Agent({ ca, servername: 'localhost', keepAlive: true, ...own });
    agents.set(as, made);
    return made;
  };
  const signers = new Map<string, { key: KeyObject; chain: readonly [Buffer, ...Buffer[]] }>();
  const signerOf = (as: string) => {
    const known = signers.get(as);
    if (known !== undefined) return known;
    const made = {
      key: createPrivateKey(readFileSync(join(folder, 'deelnemers', as, 'ondertekening.key'))),
      chain: certificatesIn(readFileSync(join(folder, 'deelnemers', as, 'ondertekening.pem'), 'utf8')).slice(
        0,
        1,
      ) as unknown as [Buffer],
    };
    signers.set(as, made);
    return made;
  };

  async function call(
    as: string | null,
    method: string,
    path: string,
    body?: Json | Buffer,
    more: CallOptions = {},
  ): Promise<Answer> {
    const bytes = body === undefined ? undefined : Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
    const port = String(more.port ?? apiPort);
    const headers: Record<string, string> = { host: `localhost:${port}` };
    if (bytes !== undefined)
      Object.assign(headers, { 'content-type': 'application/json', 'content-length': String(bytes.length) });
    Object.assign(headers, more.headers);
    const signer = more.signAs ?? as;
    if (bytes !== undefined && more.sign !== false && signer !== null) {
      const { key, chain } = signerOf(signer);
      const signed = signMessage({
        method,
        target: more.signedTarget ?? path,
        headers,
        body: more.signedBody ?? bytes,
        key,
        certificateChain: chain,
        iat: Math.floor((more.signedAtMs ?? now().epochMs) / 1000),
        ...(more.header === undefined ? {} : { headerName: more.header }),
      });
      Object.assign(headers, signed, more.headers);
    }
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const outgoing = request({ host: '127.0.0.1', port, method, path, headers, agent: agentOf(as) }, resolve);
      outgoing.once('error', reject);
      outgoing.end(bytes);
    });
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    let parsed: Json;
    try {
      parsed = JSON.parse(text);
    } catch {
      parsed = null;
    }
    return { status: response.statusCode ?? 0, headers: response.headers, text, body: parsed };
  }

  async function closeAround(): Promise<void> {
    for (const agent of agents.values()) agent.destroy();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }

  return {
    database,
    gateway,
    keys,
    authority,
    lists,
    settings,
    folder,
    vkey,
    now,
    logged,
    passDays: days => {
      offsetMs += days * DAY_MS;
    },
    call,
    change,
    async close() {
      await gateway.stop();
      await closeAround();
    },
    closeAround,
  };
}
