/** The API's server: TLS as the rules for it ask, bounded in time, and a stop that answers what is under way. */
import type { Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { PATIENCE, type Patience, patienceOptions } from './patience.ts';

export interface ListenSettings {
  readonly host: string;
  readonly port: number;
  readonly certificatePem: string;
  readonly keyPem: string;
  readonly patience?: Patience;
}

type Fetch = Parameters<typeof serve>[0]['fetch'];

export interface Listening {
  readonly port: number;
  /** Answers what is under way, then stops. */
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

/** For answers on their way out when the server stops; what is under way was waited for before (`drain.ts`). */
const FLUSH_MS = 1_000;

/** Serves with mutual TLS. */
export async function listenMutualTls(fetch: Fetch, settings: ListenSettings): Promise<Listening> {
  const patience = settings.patience ?? PATIENCE;
  const server = serve({
    fetch,
    hostname: settings.host,
    port: settings.port,
    createServer: createTlsServer,
    serverOptions: {
      ...TLS,
      cert: settings.certificatePem,
      key: settings.keyPem,
      // Our own path validation answers with a problem document; a handshake error would tell the caller nothing.
      requestCert: true,
      rejectUnauthorized: false,
      ...patienceOptions(patience),
    },
  }) as Server;
  server.setTimeout(patience.silenceMs);
  return whenListening(server);
}

export interface PagesListenSettings {
  readonly host: string;
  readonly port: number;
  /** Absent: plain http, for pages on this machine. */
  readonly tls?: { readonly certificatePem: string; readonly keyPem: string };
}

/** Serves pages; no certificate is asked of who reads them. */
export async function listenPages(fetch: Fetch, { host, port, tls }: PagesListenSettings): Promise<Listening> {
  const secure =
    tls === undefined
      ? {}
      : { createServer: createTlsServer, serverOptions: { ...TLS, cert: tls.certificatePem, key: tls.keyPem } };
  return whenListening(serve({ fetch, hostname: host, port, ...secure }) as Server);
}

async function whenListening(server: Server): Promise<Listening> {
  if (!server.listening)
    await new Promise<void>((resolve, reject) => {
      server.once('listening', resolve);
      server.once('error', reject);
    });
  return { port: (server.address() as AddressInfo).port, stop: () => drain(server) };
}

/** Lets answers go out, then cuts what is left. */
async function drain(server: Server): Promise<void> {
  const closed = new Promise<void>(resolve => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), FLUSH_MS);
  await closed;
  clearTimeout(timer);
}
