/** A practice region under measurement: the gateway as `npm start` runs it, and requests signed beforehand. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { buildConnector } from 'undici';
import { certificatesIn } from '../../adapters/pki/certificate.ts';
import { momentOf } from '../../adapters/system/clock.ts';
import { signMessage } from '../../gateway/access/message-signature.ts';
import { huurachterstand } from '../support/messages.ts';
import type { PreparedRequest } from './load.ts';

const API_PORT = 18_443;
const PAGES_PORT = 18_080;
/** As `npm start` gives it. */
export const NODE_FLAGS = '--max-semi-space-size=32';
const LAUNCHER = fileURLToPath(new URL('../../gateway/cli/seinhuis.mjs', import.meta.url));

export interface BenchRegion {
  readonly folder: string;
  readonly pid: number;
  readonly origin: string;
  readonly pagesUrl: string;
  /** TLS settings of a participant. */
  connectAs(participant: string): buildConnector.BuildOptions;
  stop(): Promise<void>;
}

export interface RegionOptions {
  /** Folder for profiles of V8, when they are asked for. */
  readonly profileFolder: string | null;
  readonly environment?: Readonly<Record<string, string>>;
}

export async function openRegion({ profileFolder, environment = {} }: RegionOptions): Promise<BenchRegion> {
  const folder = mkdtempSync(join(tmpdir(), 'seinhuis-meting-'));
  chmodSync(folder, 0o755);
  const profiling = profileFolder === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`];
  const child = spawn(process.execPath, [NODE_FLAGS, ...profiling, LAUNCHER, 'start'], {
    env: {
      ...process.env,
      SEINHUIS_FOLDER: folder,
      SEINHUIS_API_PORT: String(API_PORT),
      SEINHUIS_PAGES_PORT: String(PAGES_PORT),
      SEINHUIS_PRACTICE_SIGNALS: '0',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await untilReady(child);
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  return {
    folder,
    pid: child.pid!,
    origin: `https://localhost:${API_PORT}`,
    pagesUrl: `http://localhost:${PAGES_PORT}`,
    connectAs: participant => ({
      ca: read('ca.pem'),
      cert: read(`deelnemers/${participant}/tls.pem`),
      key: read(`deelnemers/${participant}/tls.key`),
      servername: 'localhost',
    }),
    async stop() {
      child.kill('SIGTERM');
      await new Promise(resolve => child.once('exit', resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout!.on('data', chunk => {
      text += chunk;
      if (text.includes('De hele oefenregio doet mee')) resolve();
    });
    child.once('exit', code => reject(new Error(`Cannot start the gateway: exit ${code}`)));
  });
}

const SENDER = 'corporatie-de-vechtstroom';

export function signer({ folder }: BenchRegion) {
  const participant = join(folder, 'deelnemers', SENDER);
  const key = createPrivateKey(readFileSync(join(participant, 'ondertekening.key')));
  const [leaf] = certificatesIn(readFileSync(join(participant, 'ondertekening.pem'), 'utf8'));
  const message = () => JSON.stringify(huurachterstand(momentOf(Date.now()).localDate));
  const signed = (target: string, mediaType: string, text: string): PreparedRequest => {
    const body = Buffer.from(text);
    const headers = {
      host: `localhost:${API_PORT}`,
      'content-type': mediaType,
      'content-length': String(body.length),
    };
    const iat = Math.floor(Date.now() / 1000);
    const certificateChain = [leaf!] as const;
    const signature = signMessage({ method: 'POST', target, headers, body, key, certificateChain, iat });
    return { path: target, headers: { ...headers, ...signature }, body };
  };
  return {
    singles: (count: number) =>
      Array.from({ length: count }, () => signed('/v1/signalen', 'application/json', message())),
    batches: (count: number, lines: number) =>
      Array.from({ length: count }, () =>
        signed('/v1/signalen/_batch', 'application/x-ndjson', Array.from({ length: lines }, message).join('\n')),
      ),
  };
}
