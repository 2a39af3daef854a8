/**
 * The composition root: the only file of the gateway that knows which adapter stands behind which port.
 */
import type { Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { certificateTrust, type TrustSettings } from '../adapters/pki/certificate-path.ts';
import { makeMonths } from '../adapters/postgres/months.ts';
import { openStores, type StoreUrls } from '../adapters/postgres/stores.ts';
import { systemClock } from '../adapters/system/clock.ts';
import { systemEntropy } from '../adapters/system/entropy.ts';
import { checkpointFile } from '../adapters/system/key-files.ts';
import { type Metrics, metrics } from '../adapters/system/metrics.ts';
import { OPENAPI_DOCUMENT } from '../schemas/generated/openapi-document.ts';
import { policyInForce } from './exchange/circumstances.ts';
import { makeExchange } from './exchange/signal-flow.ts';
import { apiRoutes } from './http/api.ts';
import type { WriteLog } from './log.ts';
import { startSequencer } from './logbook/sequencer.ts';
import { type PublicPagesParts, publicPages } from './pages/public-pages.tsx';
import type { KeyRing, Ports, SequencerStore } from './ports.ts';

export interface GatewaySettings {
  readonly database: StoreUrls & { readonly worker: string };
  readonly keys: KeyRing;
  readonly trust: TrustSettings;
  /** Where the last published checkpoint is remembered. */
  readonly checkpointPath: string;
  readonly api: {
    readonly host: string;
    readonly port: number;
    readonly certificatePem: string;
    readonly keyPem: string;
  };
  readonly pages: { readonly host: string; readonly port: number };
  /** Names in `Host` that mean this gateway. */
  readonly hostNames: ReadonlySet<string>;
  readonly pretend: boolean;
  readonly files: PublicPagesParts['files'];
  readonly writeLog: WriteLog;
}

/** Every port on its real part, before anything runs on them. */
export interface OpenedPorts {
  readonly ports: Ports;
  readonly sequencerStore: SequencerStore;
  readonly measured: Metrics;
  close(): Promise<void>;
}

export interface RunningGateway {
  readonly ports: Ports;
  readonly apiUrl: string;
  readonly pagesUrl: string;
  /** What does not work now; empty when all does. */
  readiness(): Promise<readonly string[]>;
  /** Answers what is under way, then stops everything. */
  stop(): Promise<void>;
}

/** NCSC 2025-05: hybrid key exchange where the runtime has it, else classic ECDHE (conflict 6, an explain). */
const TLS = {
  minVersion: 'TLSv1.2',
  ciphers: [
    'TLS_AES_256_GCM_SHA384',
    'TLS_CHACHA20_POLY1305_SHA256',
    'TLS_AES_128_GCM_SHA256',
    'ECDHE-ECDSA-AES256-GCM-SHA384',
    'ECDHE-RSA-AES256-GCM-SHA384',
    'ECDHE-ECDSA-CHACHA20-POLY1305',
    'ECDHE-RSA-CHACHA20-POLY1305',
  ].join(':'),
  ecdhCurve: 'X25519:P-256:P-384',
  honorCipherOrder: true,
} as const;

/** Slow and half-open clients: a request has this long to arrive whole. */
const REQUEST_MS = 30_000;
const HEADERS_MS = 10_000;
const KEEP_ALIVE_MS = 65_000;

export async function openPorts(
  settings: Pick<GatewaySettings, 'database' | 'keys' | 'trust' | 'hostNames'>,
): Promise<OpenedPorts> {
  const stores = await openStores(settings.database);
  const measured = metrics();
  const ports: Ports = {
    clock: systemClock,
    entropy: systemEntropy,
    directory: stores.directory,
    intake: stores.intake,
    postbox: stores.postbox,
    consents: stores.consents,
    logReader: stores.logReader,
    logGate: stores.logGate,
    keys: settings.keys,
    trust: certificateTrust(settings.trust),
    hostNames: settings.hostNames,
    tally: measured.tally,
  };
  const stopMonths = await keepMonthsReady(settings.database.worker);
  return {
    ports,
    sequencerStore: stores.sequencer,
    measured,
    async close() {
      stopMonths();
      await stores.close();
    },
  };
}

const MONTHS_AHEAD = 3;
const MONTHS_EVERY_MS = 12 * 3_600_000;

/** Tables that grow by month have their months before they begin; a month that is late lands in the default part. */
async function keepMonthsReady(workerUrl: string): Promise<() => void> {
  const make = () => makeMonths(workerUrl, systemClock.now().epochMs, MONTHS_AHEAD);
  await make();
  const timer = setInterval(() => void make().catch(() => undefined), MONTHS_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

export async function composeGateway(settings: GatewaySettings): Promise<RunningGateway> {
  return runGateway(await openPorts(settings), settings);
}

/** @throws RangeError when no policy is in force: an empty policy stops the start (promise 10) */
export async function runGateway(opened: OpenedPorts, settings: GatewaySettings): Promise<RunningGateway> {
  const { ports, measured } = opened;
  const { keys, writeLog } = settings;
  const directory = await ports.directory.current();
  const policy = policyInForce(directory, ports.clock.now());
  if (policy === undefined) {
    await opened.close();
    throw new RangeError('Cannot start: no policy is in force, and without policy nothing may be disclosed');
  }

  const sequencer = startSequencer({
    store: opened.sequencerStore,
    logKey: keys.logKey,
    memory: checkpointFile(settings.checkpointPath),
    clock: ports.clock,
    readTile: (level, index, width) => ports.logReader.tile(level, index, width),
    report: event => {
      if (event.kind === 'published') measured.tally.sequenced(event.added, event.size);
      if (event.kind === 'leading') writeLog('info', { event: 'volgordelijk_leider', epoch: event.epoch });
      if (event.kind === 'refused') writeLog('error', { event: 'logboek_weigert', code: event.refusal.code });
      if (event.kind === 'failed')
        writeLog('warn', { event: 'fout', where: 'logboek', code: 'VOLGORDE_STOKT', traceId: null });
    },
  });

  const readiness = async (): Promise<readonly string[]> => {
    const missing: string[] = [];
    const current = await ports.directory.refresh().catch(() => null);
    if (current === null) missing.push('databank');
    else if (policyInForce(current, ports.clock.now()) === undefined) missing.push('beleid');
    if (!sequencer.isHealthy()) missing.push('logboek');
    return missing;
  };

  const openapi = OPENAPI_DOCUMENT;
  const exchange = makeExchange(ports);
  const api = apiRoutes({
    exchange,
    openapi,
    onBroken: (where, error, traceId) => {
      const unavailable = isOutage(error);
      writeLog('error', { event: 'fout', where, code: unavailable ? 'NIET_BEREIKBAAR' : nameOf(error), traceId });
      return { unavailable };
    },
  });
  const apiServer = serve({
    fetch: api.fetch,
    hostname: settings.api.host,
    port: settings.api.port,
    createServer: createTlsServer,
    serverOptions: {
      ...TLS,
      cert: settings.api.certificatePem,
      key: settings.api.keyPem,
      // Our own path validation answers with a problem document; a handshake error would tell the caller nothing.
      requestCert: true,
      rejectUnauthorized: false,
      requestTimeout: REQUEST_MS,
      headersTimeout: HEADERS_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
    },
  }) as Server;
  const apiPort = await portOf(apiServer);
  const apiUrl = `https://localhost:${apiPort}`;

  const pages = publicPages({
    ports,
    apiUrl,
    openapi,
    pretend: settings.pretend,
    readiness,
    metrics: measured,
    files: settings.files,
  });
  const pagesServer = serve({ fetch: pages.fetch, hostname: settings.pages.host, port: settings.pages.port }) as Server;
  const pagesUrl = `http://localhost:${await portOf(pagesServer)}`;

  writeLog('info', { event: 'gestart', address: apiUrl, policyVersion: policy.version, policyDigest: policy.digest });
  return {
    ports,
    apiUrl,
    pagesUrl,
    readiness,
    async stop() {
      await Promise.all([close(apiServer), close(pagesServer)]);
      await sequencer.stop();
      await opened.close();
      writeLog('info', { event: 'gestopt' });
    },
  };
}

/** A connection or resource that is not there now; the same request may succeed later. */
function isOutage(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== 'string') return /timeout|terminated|ended/i.test(error instanceof Error ? error.message : '');
  // PostgreSQL classes: 08 connection, 53 resources, 55 lock or state, 57 operator, 58 system (disk).
  return /^(08|53|55|57|58)/.test(code) || code.startsWith('E');
}

/** The name of an error class says what broke; its message could say about whom. */
function nameOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^[A-Z0-9_]{2,40}$/.test(code)
    ? code
    : error instanceof Error
      ? error.name
      : 'ONBEKEND';
}

async function portOf(server: Server): Promise<number> {
  if (!server.listening)
    await new Promise<void>((resolve, reject) => {
      server.once('listening', resolve);
      server.once('error', reject);
    });
  return (server.address() as AddressInfo).port;
}

/** Lets requests under way finish for a while, then cuts idle connections. */
const DRAIN_MS = 5_000;

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>(resolve => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await closed;
  clearTimeout(timer);
}
