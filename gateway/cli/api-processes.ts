/**
 * The main process's side of the processes that answer the API: starts them on one shared port, replaces one that
 * dies, adds up what they counted and stops them. What they share is the database; a message between processes never
 * carries anything of a request.
 */
import cluster, { type Worker } from 'node:cluster';
import { fileURLToPath } from 'node:url';
import type { MetricsSnapshot } from '../../adapters/system/metrics.ts';
import type { ApiDoor } from '../compose.ts';
import type { WriteLog } from '../log.ts';
import type { SelfTestFace } from '../selftest/ports.ts';
import type { InstalledConfig } from './installation.ts';

export type ToApiProcess =
  /** The answer to `hears`; a process does not serve before. */
  | { readonly ask: 'begin'; readonly face: SelfTestFace }
  | { readonly ask: 'stop' }
  | { readonly ask: 'metrics'; readonly question: number };
export type FromApiProcess =
  /** What is said to a process of a cluster before it listens is lost; so it says when it does. */
  | { readonly kind: 'hears' }
  | { readonly kind: 'serving'; readonly url: string }
  | { readonly kind: 'metrics'; readonly question: number; readonly snapshot: MetricsSnapshot };

export interface ApiProcessSettings {
  readonly count: number;
  readonly pretend: boolean;
  readonly config: InstalledConfig;
  readonly writeLog: WriteLog;
  /** Of the self-test of this gateway: handed over in memory, because it must not be written anywhere. */
  readonly face: Promise<SelfTestFace>;
}

/** One that dies is replaced, but not in a hurry: what killed it may still be there. */
const REPLACE_AFTER_MS = 500;
const METRICS_WITHIN_MS = 1_000;
/** On top of what a process may take to answer what is under way. */
const STOP_WITHIN_MS = 5_000;
/** As `npm start` has it: most objects of a request live shorter than the request. */
const NODE_FLAGS = ['--max-semi-space-size=32'];

/** @throws Error when one of the first processes cannot start */
export async function openApiProcesses({
  count,
  pretend,
  config,
  writeLog,
  face,
}: ApiProcessSettings): Promise<ApiDoor> {
  const serving = new Set<Worker>();
  let stopping = false;
  let questions = 0;
  cluster.setupPrimary({
    exec: fileURLToPath(new URL('./api-entry.js', import.meta.url)),
    args: pretend ? ['pretend'] : [],
    // With what the main process was given: a heap limit or a profile is meant for all of them.
    execArgv: [...new Set([...NODE_FLAGS, ...process.execArgv])],
    serialization: 'advanced',
  });

  function start(): Promise<string> {
    const worker = cluster.fork({ DATABASE_URL: config.databaseUrl });
    return new Promise((resolve, reject) => {
      worker.on('message', (message: FromApiProcess) => {
        if (message.kind === 'hears')
          face.then(known => tell(worker, { ask: 'begin', face: known }, () => undefined), reject);
        if (message.kind !== 'serving') return;
        serving.add(worker);
        resolve(message.url);
      });
      worker.once('exit', (code, signal) => {
        serving.delete(worker);
        reject(new Error('Cannot start: a process of the API stopped before it served'));
        if (stopping) return;
        writeLog('error', { event: 'api_proces_weg', code: signal ?? String(code) });
        setTimeout(() => {
          if (!stopping) start().catch(() => undefined);
        }, REPLACE_AFTER_MS).unref();
      });
    });
  }

  function ask(worker: Worker): Promise<MetricsSnapshot | null> {
    questions += 1;
    const question = questions;
    return new Promise(resolve => {
      const done = (snapshot: MetricsSnapshot | null) => {
        clearTimeout(timer);
        worker.off('message', hear);
        resolve(snapshot);
      };
      const hear = (message: FromApiProcess) => {
        if (message.kind === 'metrics' && message.question === question) done(message.snapshot);
      };
      // A process that does not answer in time is left out: the others must still be seen.
      const timer = setTimeout(() => done(null), METRICS_WITHIN_MS);
      worker.on('message', hear);
      tell(worker, { ask: 'metrics', question }, () => done(null));
    });
  }

  async function stop(): Promise<void> {
    stopping = true;
    const alive = Object.values(cluster.workers ?? {}).filter(worker => !worker!.isDead());
    await Promise.all(
      alive.map(worker => {
        const gone = new Promise<void>(resolve => worker!.once('exit', () => resolve()));
        // One that has not begun to serve has nothing under way, and might begin only when all the others are gone.
        if (serving.has(worker!)) tell(worker!, { ask: 'stop' }, () => undefined);
        else worker!.process.kill('SIGKILL');
        const timer = setTimeout(() => worker!.process.kill('SIGKILL'), config.drainSeconds * 1_000 + STOP_WITHIN_MS);
        return gone.finally(() => clearTimeout(timer));
      }),
    );
  }

  try {
    // The first serves before the others are begun: a start on a small machine is not held up by all of them at once.
    const url = await start();
    const others = Promise.all(Array.from({ length: count - 1 }, start));
    others.catch(() => undefined);
    return {
      url,
      snapshots: async () => (await Promise.all([...serving].map(ask))).filter(one => one !== null),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A process may be dead before anybody heard of it; what is said to it then is no reason to fall over. */
function tell(worker: Worker, message: ToApiProcess, onLost: () => void): void {
  worker.send(message, error => {
    if (error !== null) onLost();
  });
}
