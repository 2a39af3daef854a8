/**
 * `seinhuis start`: the gateway with a pretend region on an embedded PostgreSQL. First what is needed to serve (the
 * authority, the gateway, one sender, one receiver); the rest of the region follows in the background.
 */

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, relative, resolve } from 'node:path';
import { signedIds } from '../../adapters/postgres/agreement-rows.ts';
import { kyselyOn, openPool } from '../../adapters/postgres/database.ts';
import { changeDirectory, type DirectoryChange } from '../../adapters/postgres/directory-writer.ts';
import { launchPostgres } from '../../adapters/postgres/launch.ts';
import {
  ensureDatabase,
  ensureLogins,
  LOGINS,
  loginUrl,
  readOrCreatePasswords,
} from '../../adapters/postgres/logins.ts';
import { migrateToLatest } from '../../adapters/postgres/migrate.ts';
import { teamKeyKeeper } from '../../adapters/postgres/team-keys.ts';
import { pretendAgreementId, signedByParties } from '../../adapters/pretend/agreements.ts';
import { type CertificateAuthority, openCertificateAuthority } from '../../adapters/pretend/certificate-authority.ts';
import { fillRegion, type RegionFill } from '../../adapters/pretend/living/fill.ts';
import { practiceWalks } from '../../adapters/pretend/living/walks.ts';
import { PRETEND_MUNICIPALITIES } from '../../adapters/pretend/municipalities.ts';
import {
  type GatewayAddress,
  type KeyKeeper,
  openParticipant,
  type ParticipantRegistration,
} from '../../adapters/pretend/participant.ts';
import { type PretendProviderName, pretendProviders } from '../../adapters/pretend/people.ts';
import { PRETEND_POLICIES } from '../../adapters/pretend/policy.ts';
import {
  FIRST_RECEIVER,
  FIRST_SENDER,
  PRETEND_REGION,
  type PretendOrganisation,
  pretendAgreements,
} from '../../adapters/pretend/region.ts';
import { systemClock } from '../../adapters/system/clock.ts';
import { systemEntropy } from '../../adapters/system/entropy.ts';
import { createKeyFiles, keyRingFrom, writeSecretFile } from '../../adapters/system/key-files.ts';
import type { RunningGateway } from '../compose.ts';
import { type GatewayConfig, isLoopback } from '../config.ts';
import { jcs } from '../jcs.ts';
import type { WriteLog } from '../log.ts';
import { formatVerifierKey, verifierKey } from '../logbook/signed-note.ts';
import type { KeyRing } from '../ports.ts';
import { loadApiProcess } from './api-processes.ts';
import { folderLayout } from './folder-layout.ts';
import { serveGateway } from './serve.ts';
import { signInFile } from './token.ts';

/** Name of the practice region's own database. */
export const DATABASE = 'seinhuis';
/** Lists of the pretend authority hold 48 hours; made anew long before that. */
const RENEW_LISTS_MS = 6 * 3_600_000;
const GATEWAY_OIN = '00000099000999999000';

export interface PretendGateway extends RunningGateway {
  readonly folder: string;
  /** Settles when the whole region takes part. */
  readonly regionReady: Promise<void>;
  /** Settles when it was filled, or there was nothing to fill. */
  readonly regionFilled: Promise<void>;
}

export type StartRefusal = { readonly kind: 'refused'; readonly reason: string };

export async function startPretendGateway(
  config: GatewayConfig,
  writeLog: WriteLog,
  say: (line: string) => void,
): Promise<PretendGateway | StartRefusal> {
  if (!isLoopback(config.apiHost) || !isLoopback(config.pagesHost))
    return {
      kind: 'refused',
      reason:
        'De oefenregio luistert alleen op deze machine (127.0.0.1). Gebruik `seinhuis serve` voor een echte poort.',
    };
  if (config.databaseUrl !== null)
    return {
      kind: 'refused',
      reason: 'De oefenregio gebruikt haar eigen databank. Gebruik `seinhuis serve` met DATABASE_URL.',
    };

  // Before anything is touched: a second start must not take over, and then stop, the database of the first.
  for (const [host, port] of [
    [config.apiHost, config.apiPort],
    [config.pagesHost, config.pagesPort],
  ] as const)
    if (!(await isFree(host, port)))
      return {
        kind: 'refused',
        reason: `Poort ${port} is in gebruik. Draait Seinhuis al? Kies anders andere poorten met SEINHUIS_API_PORT en SEINHUIS_PAGES_PORT.`,
      };

  const running: Stop[] = [];
  // The last one begun stops first.
  const stop = async () => {
    for (const end of running.splice(0).reverse()) await end();
  };
  try {
    return { ...(await startRegion(config, writeLog, say, end => running.push(end))), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Stop = () => unknown;

/** @param begun told of everything that must be stopped again, whether the rest succeeds or not */
async function startRegion(
  config: GatewayConfig,
  writeLog: WriteLog,
  say: (line: string) => void,
  begun: (stop: Stop) => void,
): Promise<Omit<PretendGateway, 'stop'>> {
  const folder = resolve(config.folder);
  // Others may pass through (the database server has a user of its own) but see nothing; what is secret lies in 0700.
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const keysFolder = join(folder, 'sleutels');
  createKeyFiles(keysFolder);
  const keys = keyRingFrom(keysFolder, config.logName);
  const { epochMs } = systemClock.now();

  const address: GatewayAddress = {
    url: `https://localhost:${config.apiPort}`,
    receiptKey: keys.receiptKey.publicKey.export({ format: 'jwk' }) as Readonly<Record<string, unknown>>,
    vkey: vkeyOf(keys),
  };
  const first = PRETEND_REGION.filter(one => [FIRST_SENDER, FIRST_RECEIVER].includes(one.map));
  const api = loadApiProcess(true);
  begun(() => api.worker.process.kill('SIGKILL'));
  const starting = openEmbeddedDatabase(folder);
  begun(() => starting.then(database => database.stop()).catch(() => undefined));
  const opening = openCertificateAuthority({
    folder: join(folder, 'pki'),
    epochMs,
    crlUrl: `http://localhost:${config.pagesPort}/crl`,
  });
  // Keys take most of the first start, and a processor that the database leaves alone.
  const keeper: KeyKeeper = async team => {
    const { urls } = await starting;
    const db = kyselyOn(openPool(urls.migrate, 'oefenregio', 1));
    return teamKeyKeeper(db, keys, systemEntropy, epochMs)(team).finally(() => db.destroy());
  };
  const firstPapers = opening.then(authority => papersOf(first, folder, authority, address, keeper));
  firstPapers.catch(() => undefined);
  const [authority, database] = await Promise.all([opening, starting]);
  writeSecretFile(join(folder, 'ca.pem'), readFileSync(join(folder, 'pki', 'root.pem'), 'utf8'));
  writeSecretFile(join(folder, 'vkey'), `${vkeyOf(keys)}\n`);

  const register = regionRegistrar(folder, database.urls.migrate);
  await register.policy();
  await serverCertificate(folder, authority, epochMs);
  writeTrust(folder, authority);
  writeSecretFile(folderLayout(folder).municipalities, `${JSON.stringify(PRETEND_MUNICIPALITIES, null, 2)}\n`);
  const lists = await revocation(folder, authority);
  begun(lists.stop);
  let settle = () => {};
  const settled = new Promise<void>(resolve => {
    settle = resolve;
  });
  let filling: RegionFill | null = null;
  const practice = { walks: practiceWalks(shownFrom(folder)), standing: () => filling?.standing() ?? null };
  const gateway = await serveGateway(
    { ...config, databaseUrl: database.url },
    { pretend: true, first: api, settled, files: lists.files, practice },
    writeLog,
  );
  begun(gateway.stop);

  // Only when the gateway serves: it does not need them, and loading them takes a while.
  const signIn = await openSignIn(folder, gateway.pagesUrl);
  begun(signIn.stop);
  register.signInAt(signIn.issuers);
  gateway.residentsSignInAt(signIn.residents);
  // The next steps are told when both are there.
  await register.participants(first, await firstPapers);
  settle();

  let stopping = false;
  const regionReady = (async () => {
    const rest = PRETEND_REGION.filter(one => !first.includes(one));
    // A few at a time: making keys takes the machine, and the gateway serves meanwhile.
    for (let index = 0; index < rest.length && !stopping; index += 4) {
      const some = rest.slice(index, index + 4);
      await register.participants(some, await papersOf(some, folder, authority, address, keeper));
    }
    if (!stopping) say(`De hele oefenregio doet mee: ${PRETEND_REGION.length} organisaties.`);
  })();
  // When everybody takes part and the gateway serves: nobody waits for it.
  const regionFilled = regionReady.then(async () => {
    if (stopping || config.practiceSignals === 0) return;
    const { issuers } = signIn;
    const { pagesUrl } = gateway;
    filling = fillRegion({ folder, issuers, pagesUrl, signals: config.practiceSignals, now: () => systemClock.now() });
    const { made, faults } = await filling.finished;
    if (stopping || made === 0) return;
    say(
      faults.length === 0
        ? `De oefenregio is gevuld. Kijk op ${pagesUrl}`
        : `De oefenregio is voor een deel gevuld: ${faults.length} stappen lukten niet. Bij de volgende start gaat het verder.`,
    );
  });
  begun(() => {
    stopping = true;
    return Promise.all([regionFilled.catch(() => undefined), filling?.stop()]);
  });
  return { ...gateway, folder, regionReady, regionFilled };
}

/** The folder as it is typed in a command. */
const shownFrom = (folder: string) => relative(process.cwd(), folder) || '.';

/** Providers for the people of the region, and where `seinhuis token` finds them. */
async function openSignIn(folder: string, pagesOrigin: string) {
  const { openPretendBroker, openPretendProviders } = await import('../../adapters/pretend/identity-provider.ts');
  const [providers, { broker, stop }] = await Promise.all([
    openPretendProviders(pagesOrigin),
    openPretendBroker(pagesOrigin),
  ]);
  writeSecretFile(signInFile(folder), `${JSON.stringify(providers.issuers)}\n`);
  return {
    issuers: providers.issuers,
    residents: broker,
    stop: async () => {
      await Promise.all([providers.stop(), stop()]);
    },
  };
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise(answer => {
    const probe = createServer();
    probe.once('error', () => answer(false));
    probe.listen(port, host, () => probe.close(() => answer(true)));
  });
}

async function openEmbeddedDatabase(folder: string) {
  const passwords = readOrCreatePasswords(join(folder, 'sleutels', 'databank'));
  const server = await launchPostgres({ folder, password: passwords.beheer });
  await ensureLogins(server.url, passwords);
  await ensureDatabase(server.url, DATABASE);
  const urls = Object.fromEntries(
    LOGINS.map(login => [login, loginUrl(server.url, login, passwords[login], DATABASE)]),
  ) as Record<(typeof LOGINS)[number], string>;
  const outcome = await migrateToLatest(urls.migrate);
  if (outcome.kind === 'newer') {
    await server.stop();
    throw new RangeError('Cannot start: the data in this folder belong to a newer version');
  }
  const url = new URL(server.url);
  return { urls, url: `postgres://${url.host}/${DATABASE}`, stop: () => server.stop() };
}

function vkeyOf(keys: KeyRing): string {
  return formatVerifierKey(verifierKey(keys.logKey.name, 0x01, keys.logKey.publicKey));
}

async function serverCertificate(folder: string, authority: CertificateAuthority, epochMs: number): Promise<void> {
  const certificatePath = join(folder, 'sleutels', 'gateway.pem');
  const keyPath = join(folder, 'sleutels', 'gateway.key');
  if (!existsSync(certificatePath)) {
    const issued = await authority.issue({
      profile: 'tls',
      subject: { organisation: 'Seinhuis (nagebootst)', commonName: 'localhost', oin: GATEWAY_OIN },
      dnsNames: ['localhost'],
      epochMs,
    });
    writeSecretFile(keyPath, issued.keyPem);
    writeSecretFile(certificatePath, issued.chainPem);
  }
}

/** The pretend authority's certificates where every process of a gateway reads its trust from. */
function writeTrust(folder: string, authority: CertificateAuthority): void {
  const write = (name: string, certificates: readonly Buffer[]) =>
    certificates.forEach((der, index) => {
      writeSecretFile(join(folder, 'vertrouwen', name, `${index + 1}.pem`), pemOf(der));
    });
  write('wortels', authority.anchors);
  write('tussen', authority.intermediates);
}

function pemOf(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

/** Certificates and keys of participants in their folders, and how they are registered. */
function papersOf(
  organisations: readonly PretendOrganisation[],
  folder: string,
  authority: CertificateAuthority,
  address: GatewayAddress,
  keeper: KeyKeeper,
): Promise<readonly ParticipantRegistration[]> {
  const { epochMs } = systemClock.now();
  return Promise.all(
    organisations.map(one =>
      openParticipant(join(folder, 'deelnemers', one.map), one, authority, address, epochMs, keeper),
    ),
  );
}

function regionRegistrar(folder: string, databaseUrl: string) {
  const change = async (what: DirectoryChange) => {
    const db = kyselyOn(openPool(databaseUrl, 'oefenregio', 1));
    try {
      await changeDirectory(db, what);
    } finally {
      await db.destroy();
    }
  };
  const joined: PretendOrganisation[] = [];
  let issuers: Readonly<Record<PretendProviderName, string>> | undefined;
  return {
    /** Where people sign in from now on: at other addresses than the last time. */
    signInAt(now: Readonly<Record<PretendProviderName, string>>) {
      issuers = now;
    },
    policy: () =>
      change({
        policies: PRETEND_POLICIES.map(({ document, geldigVan }) => ({
          version: document.version,
          digest: createHash('sha256').update(jcs(document)).digest('hex'),
          document,
          validity: { geldigVan },
        })),
      }),
    async participants(
      organisations: readonly PretendOrganisation[],
      registrations: readonly ParticipantRegistration[],
    ): Promise<void> {
      const { epochMs } = systemClock.now();
      joined.push(...organisations);
      const isNew = (oin: string) => organisations.some(one => one.oin === oin);
      const agreed = pretendAgreements(joined)
        .filter(one => isNew(one.senderOin) || isNew(one.receiverTeam.slice(0, 20)))
        .map(one => ({ ...one, validity: { geldigVan: '2026-01-01' } }))
        .map(one => ({ agreementId: pretendAgreementId(one), ...one }));
      await change({
        organisations: registrations.map(one => one.organisation),
        teams: registrations.flatMap(one => one.teams),
        clients: registrations.map(one => one.client),
        identityProviders: issuers === undefined ? [] : pretendProviders(organisations, issuers),
      });
      // Signed once: a second start finds them there.
      const known = await agreementIds(databaseUrl);
      const folderOf = (oin: string) => join(folder, 'deelnemers', joined.find(one => one.oin === oin)!.map);
      const unsigned = agreed.filter(one => !known.has(one.agreementId));
      await change({ agreements: await signedByParties(unsigned, folderOf, epochMs) });
    },
  };
}

async function agreementIds(databaseUrl: string): Promise<ReadonlySet<string>> {
  const db = kyselyOn(openPool(databaseUrl, 'oefenregio', 1));
  try {
    return await signedIds(db);
  } finally {
    await db.destroy();
  }
}

/** Fresh revocation lists at start and every few hours, in the folder and where the certificates say they are. */
async function revocation(folder: string, authority: CertificateAuthority) {
  const levels = ['root', 'tussen', 'tsp'] as const;
  const renew = async () => {
    const fresh = await authority.revocationLists(systemClock.now().epochMs);
    for (const level of levels) writeSecretFile(join(folder, 'vertrouwen', 'crl', `${level}.crl`), fresh[level]);
    return fresh;
  };
  let lists = await renew();
  const timer = setInterval(() => {
    renew().then(
      fresh => {
        lists = fresh;
      },
      // The lists in use run out by themselves, and then nobody is let in: fail closed.
      () => undefined,
    );
  }, RENEW_LISTS_MS);
  timer.unref();
  const files = new Map(
    levels.map(
      level => [`/crl/${level}.crl`, { contentType: 'application/pkix-crl', bytes: () => lists[level] }] as const,
    ),
  );
  return { files, stop: () => clearInterval(timer) };
}

/** What to type next, with the paths of this folder. */
export function nextSteps(folder: string, apiUrl: string, pagesUrl: string): readonly string[] {
  const at = (name: string) => join(shownFrom(folder), name);
  const command = 'npm run -s seinhuis --';
  return [
    '',
    `De poort werkt.  API: ${apiUrl} (wederzijds TLS)   Startpagina: ${pagesUrl}`,
    '',
    'De andere organisaties van de oefenregio sluiten nu aan; wie nog niet meedoet, kan niets ontvangen. Wacht tot hier staat',
    'dat de hele regio meedoet (een minuut of minder), en probeer dan dit in een ander venster:',
    '',
    '  # een corporatie stuurt haar huurgrootboek (200 regels; een deel wordt met reden geweigerd)',
    `  ${command} push --als ${at('deelnemers/corporatie-de-vechtstroom')} --csv docs/voorbeelden/huurgrootboek.csv --mapping docs/voorbeelden/huurgrootboek.mapping.json`,
    '',
    '  # de gemeente haalt op, ontsleutelt en bevestigt',
    `  ${command} pull --als ${at('deelnemers/gemeente-utrecht')} --team schuldhulp --map ontvangen`,
    '',
    '  # wie werkt er bij de gemeente, en mag met een eigen token de API vragen (docs/wie-mag-wat.md)',
    `  ${command} token --bij gemeente-utrecht`,
    '',
    `  # of begin in de browser: daar staat wat u kunt proberen, en als wie`,
    `  ${pagesUrl}`,
    '',
    '  # of werk in de browser: meld u aan als medewerker van Gemeente Zeist (Safari kan dit alleen over https)',
    `  ${pagesUrl}/aanmelden`,
    '',
    '  # iedereen controleert het logboek',
    `  ${command} log verify --url ${pagesUrl}/logboek --vkey ${at('vkey')}`,
    '',
    'Stoppen: Ctrl-C. De gegevens blijven bewaard.',
    '',
  ];
}
