/**
 * What a gateway reads from its folder (see docs/beheer.md): keys, server certificate, anchors and revocation lists. Each
 * process of a gateway reads them for itself.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { certificatesIn } from '../../adapters/pki/certificate.ts';
import type { TrustSettings } from '../../adapters/pki/certificate-path.ts';
import { crlShelf } from '../../adapters/pki/revocation.ts';
import { TRIAL_POLICIES } from '../../adapters/pki/role-profiles.ts';
import { LOGINS, loginUrl, readOrCreatePasswords } from '../../adapters/postgres/logins.ts';
import { keyRingFrom } from '../../adapters/system/key-files.ts';
import type { GatewaySettings } from '../compose.ts';
import type { GatewayConfig } from '../config.ts';
import type { WriteLog } from '../log.ts';
import { folderLayout } from './folder-layout.ts';

export type InstalledConfig = GatewayConfig & { readonly databaseUrl: string };

/** Lists may be replaced on disk at any time; they are read again this often. */
const REREAD_LISTS_MS = 60_000;

/** Database addresses of every login, from the configured server and the password files. */
export function databaseUrls(databaseUrl: string, folder: string): Readonly<Record<(typeof LOGINS)[number], string>> {
  const passwords = readOrCreatePasswords(join(folder, 'sleutels', 'databank'));
  const database = new URL(databaseUrl).pathname.slice(1);
  return Object.fromEntries(
    LOGINS.map(login => [login, loginUrl(databaseUrl, login, passwords[login], database)]),
  ) as Record<(typeof LOGINS)[number], string>;
}

/** Trust from the folder: anchors, intermediates and lists, which may be replaced on disk at any time. */
export function folderTrust(folder: string): { readonly settings: TrustSettings; readonly reread: () => void } {
  const layout = folderLayout(folder);
  const certificates = (path: string) => readAll(path).flatMap(certificatesIn);
  const { shelf, reread } = revocationLists(layout.lists);
  const settings = {
    anchors: certificates(layout.anchors),
    intermediates: certificates(layout.intermediates),
    crls: shelf.source,
  };
  return { settings, reread };
}

/**
 * @param pretend whether test numbers and trial certificates count: only in a pretend region
 * @returns the settings, and what stops the rereading of lists
 * @throws when a file that must be there is not: a gateway without anchors, lists or keys must not start
 */
export function readInstallation(
  config: InstalledConfig,
  pretend: boolean,
  writeLog: WriteLog,
): { readonly settings: GatewaySettings; stop(): void } {
  const layout = folderLayout(config.folder);
  const read = (path: string) => readFileSync(path, 'utf8');
  const trust = folderTrust(layout.root);
  const timer = setInterval(trust.reread, REREAD_LISTS_MS);
  timer.unref();
  if (trust.settings.anchors.length === 0) throw new RangeError('Cannot start: no trust anchor in vertrouwen/wortels');
  return {
    stop: () => clearInterval(timer),
    settings: {
      database: databaseUrls(config.databaseUrl, layout.root),
      keys: keyRingFrom(layout.keys, config.logName),
      trust: {
        ...trust.settings,
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
      pages: {
        host: config.pagesHost,
        port: config.pagesPort,
        // The pretend region shows its pages to this machine only.
        ...(pretend ? {} : { tls: { certificatePem: read(layout.pagesCertificate), keyPem: read(layout.pagesKey) } }),
      },
      drainMs: config.drainSeconds * 1_000,
      pretend,
      files: new Map(),
      writeLog,
    },
  };
}

/**
 * Lists from a folder, read again now and then. What cannot be read at that moment changes nothing: the lists in use
 * run out by themselves, and then nobody is let in. A file that did not change stays the same buffer, because what was
 * verified about a list is remembered by identity.
 */
function revocationLists(folder: string) {
  let known = new Map<string, Buffer>();
  const shelf = crlShelf();
  const load = () => {
    const fresh = new Map<string, Buffer>();
    for (const path of filesIn(folder)) {
      const bytes = readFileSync(path);
      const before = known.get(path);
      fresh.set(path, before?.equals(bytes) ? before : bytes);
    }
    known = fresh;
    shelf.replace([...known.values()]);
  };
  load();
  const reread = () => {
    try {
      load();
    } catch {
      // Kept as they were.
    }
  };
  return { shelf, reread };
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .map(name => join(folder, name))
    .filter(path => statSync(path).isFile());
}

function readAll(folder: string): readonly Buffer[] {
  return filesIn(folder).map(path => readFileSync(path));
}
