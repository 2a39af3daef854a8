/**
 * What a gateway reads from its folder (see docs/beheer.md): keys, server certificate, anchors and revocation lists. Each
 * process of a gateway reads them for itself.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { certificatesIn } from '../../adapters/pki/certificate.ts';
import { TRIAL_POLICIES } from '../../adapters/pki/role-profiles.ts';
import { LOGINS, loginUrl, readOrCreatePasswords } from '../../adapters/postgres/logins.ts';
import { keyRingFrom } from '../../adapters/system/key-files.ts';
import type { GatewaySettings } from '../compose.ts';
import { type GatewayConfig, limitsOf } from '../config.ts';
import type { WriteLog } from '../log.ts';
import { revocationLists } from './revocation-lists.ts';

export type InstalledConfig = GatewayConfig & { readonly databaseUrl: string };

/** Database addresses of every login, from the configured server and the password files. */
export function databaseUrls(databaseUrl: string, folder: string): Readonly<Record<(typeof LOGINS)[number], string>> {
  const passwords = readOrCreatePasswords(join(folder, 'sleutels', 'databank'));
  const database = new URL(databaseUrl).pathname.slice(1);
  return Object.fromEntries(
    LOGINS.map(login => [login, loginUrl(databaseUrl, login, passwords[login], database)]),
  ) as Record<(typeof LOGINS)[number], string>;
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
  const folder = resolve(config.folder);
  const read = (name: string) => readFileSync(join(folder, 'sleutels', name), 'utf8');
  const trust = (name: string) => readAll(join(folder, 'vertrouwen', name)).flatMap(certificatesIn);
  const anchors = trust('wortels');
  if (anchors.length === 0) throw new RangeError('Cannot start: no trust anchor in vertrouwen/wortels');
  const intermediates = trust('tussen');
  const lists = revocationLists({
    folder: join(folder, 'vertrouwen'),
    anchors,
    // Certificates name the port of the start at which they were made; this start may have chosen another.
    ...(pretend ? { mirror: (url: URL) => Object.assign(url, { port: String(config.pagesPort) }) } : {}),
    writeLog,
  });
  // Participants often have the same CA as the gateway itself: its list is then there before they call. The pretend
  // region publishes its lists itself, and can only be asked when it serves.
  if (!pretend) lists.know([...intermediates, ...certificatesIn(read('gateway.pem'))]);
  return {
    listsTried: () => lists.tried(),
    stop: () => lists.stop(),
    settings: {
      database: databaseUrls(config.databaseUrl, folder),
      keys: keyRingFrom(join(folder, 'sleutels'), config.logName),
      trust: {
        anchors,
        intermediates,
        crls: lists.source,
        ...(pretend ? { policies: TRIAL_POLICIES, allowTestOins: true } : {}),
      },
      checkpointPath: join(folder, 'logboek', 'laatste-checkpoint.json'),
      api: {
        host: config.apiHost,
        port: config.apiPort,
        certificatePem: read('gateway.pem'),
        keyPem: read('gateway.key'),
      },
      hostNames: config.apiNames,
      limits: limitsOf(config),
      pages: { host: config.pagesHost, port: config.pagesPort },
      pretend,
      gatherSeconds: config.gatherSeconds,
      files: new Map(),
      writeLog,
    },
  };
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .map(name => join(folder, name))
    .filter(path => statSync(path).isFile());
}

function readAll(folder: string): readonly Buffer[] {
  return filesIn(folder).map(path => readFileSync(path));
}
