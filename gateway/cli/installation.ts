/**
 * What a gateway reads from its folder (see docs/beheer.md): keys, server certificate, anchors and revocation lists. Each
 * process of a gateway reads them for itself.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { certificatesIn } from '../../adapters/pki/certificate.ts';
import type { TrustSettings } from '../../adapters/pki/certificate-path.ts';
import { crlShelf } from '../../adapters/pki/revocation.ts';
import { TRIAL_POLICIES } from '../../adapters/pki/role-profiles.ts';
import { LOGINS, loginUrl, readOrCreatePasswords } from '../../adapters/postgres/logins.ts';
import { keyRingFrom } from '../../adapters/system/key-files.ts';
import type { GatewaySettings } from '../compose.ts';
import { type GatewayConfig, limitsOf } from '../config.ts';
import type { WriteLog } from '../log.ts';
import { folderLayout } from './folder-layout.ts';
import { revocationLists } from './revocation-lists.ts';
import { readRegionRules, readRouting } from './routing-sources.ts';

export type InstalledConfig = GatewayConfig & { readonly databaseUrl: string };

/** Database addresses of every login, from the configured server and the password files. */
export function databaseUrls(databaseUrl: string, folder: string): Readonly<Record<(typeof LOGINS)[number], string>> {
  const passwords = readOrCreatePasswords(join(folder, 'sleutels', 'databank'));
  const database = new URL(databaseUrl).pathname.slice(1);
  return Object.fromEntries(
    LOGINS.map(login => [login, loginUrl(databaseUrl, login, passwords[login], database)]),
  ) as Record<(typeof LOGINS)[number], string>;
}

/** Trust as it lies in the folder now, for commands that look once: anchors, intermediates, and lists of both kinds. */
export function folderTrust(folder: string): TrustSettings {
  const layout = folderLayout(folder);
  return {
    anchors: certificatesBelow(layout.anchors),
    intermediates: certificatesBelow(layout.intermediates),
    crls: crlShelf([...filesBelow(layout.lists), ...filesBelow(layout.fetchedLists)]).source,
  };
}

/**
 * @param pretend whether test numbers and trial certificates count: only in a pretend region
 * @returns the settings; when the revocation lists that are known of were tried once; and what stops fetching them
 * @throws when a file that must be there is not: a gateway without anchors, lists or keys must not start
 */
export function readInstallation(
  config: InstalledConfig,
  pretend: boolean,
  writeLog: WriteLog,
): { readonly settings: GatewaySettings; listsTried(): Promise<void>; stop(): Promise<void> } {
  const layout = folderLayout(config.folder);
  const read = (path: string) => readFileSync(path, 'utf8');
  const routing = readRouting(config, pretend);
  const anchors = certificatesBelow(layout.anchors);
  if (anchors.length === 0) throw new RangeError('Cannot start: no trust anchor in vertrouwen/wortels');
  const intermediates = certificatesBelow(layout.intermediates);
  const lists = revocationLists({
    folder: layout.trust,
    anchors,
    // Certificates name the port of the start at which they were made; this start may have chosen another.
    ...(pretend ? { mirror: (url: URL) => Object.assign(url, { port: String(config.pagesPort) }) } : {}),
    writeLog,
  });
  // Participants often have the same CA as the gateway itself: its list is then there before they call. The pretend
  // region publishes its lists itself, and can only be asked when it serves.
  if (!pretend) lists.know([...intermediates, ...certificatesIn(read(layout.apiCertificate))]);
  return {
    listsTried: () => lists.tried(),
    stop: () => lists.stop(),
    settings: {
      database: databaseUrls(config.databaseUrl, layout.root),
      keys: keyRingFrom(layout.keys, config.logName),
      trust: {
        anchors,
        intermediates,
        crls: lists.source,
        ...(pretend ? { policies: TRIAL_POLICIES, allowTestOins: true } : {}),
      },
      checkpointPath: layout.checkpoint,
      api: {
        host: config.apiHost,
        port: config.apiPort,
        certificatePem: read(layout.apiCertificate),
        keyPem: read(layout.apiKey),
      },
      hostNames: config.apiNames,
      limits: limitsOf(config),
      pages: {
        host: config.pagesHost,
        port: config.pagesPort,
        // The pretend region shows its pages to this machine only.
        ...(pretend ? {} : { tls: { certificatePem: read(layout.pagesCertificate), keyPem: read(layout.pagesKey) } }),
      },
      ...(config.pagesUrl === null ? {} : { pagesOrigin: config.pagesUrl }),
      sessionLimits: {
        idleMs: config.sessionIdleMinutes * 60_000,
        wholeMs: config.sessionMinutes * 60_000,
        freshMs: config.sessionFreshMinutes * 60_000,
      },
      drainMs: config.drainSeconds * 1_000,
      pretend,
      gatherSeconds: config.gatherSeconds,
      routing,
      regionRules: readRegionRules(config, routing),
      trajectMonths: config.trajectMonths,
      letterDays: config.letterDays,
      residentBroker: residentBroker(config),
      heldTerms: { workingDays: config.heldDays, urgentWorkingDays: config.heldDaysUrgent },
      files: new Map(),
      writeLog,
    },
  };
}

function residentBroker(config: GatewayConfig): NonNullable<GatewaySettings['residentBroker']> | null {
  const { residentIssuer: issuer } = config;
  if (issuer === null) return null;
  return {
    ...{ issuer, audience: config.residentAudience, clientId: config.residentClient, scope: config.residentScope },
    ...{ resource: null, bsnClaim: config.residentBsnClaim },
  };
}

function certificatesBelow(folder: string): readonly Buffer[] {
  return filesBelow(folder).flatMap(certificatesIn);
}

/** Files of a folder; none when it is not there. */
function filesBelow(folder: string): readonly Buffer[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map(name => join(folder, name))
    .filter(path => statSync(path).isFile())
    .map(path => readFileSync(path));
}
