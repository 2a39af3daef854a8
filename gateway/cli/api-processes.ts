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
  /** The answer to `hears`; a process does not serve before. The address is without a password. */
  | { readonly ask: 'begin'; readonly databaseUrl: string }
  /** The self-test of this gateway: handed over in memory, because it must not be written anywhere. */
  | { readonly ask: 'meet'; readonly face: SelfTestFace }
  | { readonly ask: 'stop' }
  | { readonly ask: 'metrics'; readonly question: number };
export type FromApiProcess =
  /** What is said to a process of a cluster before it listens is lost; so it says when it does. */
  | { readonly kind: 'hears' }
  | { readonly kind: 'serving'; readonly url: string }
  | { readonly kind: 'met' }
  | { readonly kind: 'metrics'; readonly question: number; readonly snapshot: MetricsSnapshot };

export interface ApiProcessSettings {
  readonly config: InstalledConfig;
  readonly writeLog: WriteLog;
  /** Already loading. */
  readonly first: LoadingProcess;
  /** The others load when the first serves and this has settled. */
  readonly settled: Promise<unknown>;
}

/** A process that loads what answering needs, and waits to be told to begin. */
export interface LoadingProcess {
  readonly worker: Worker;
  readonly hears: Promise<void>;
}

/** One that dies is replaced, but not in a hurry: what killed it may still be there. */
const REPLACE_AFTER_MS = 500;
const METRICS_WITHIN_MS = 1_000;
/** On top of what a process may take to answer what is under way. */
const STOP_WITHIN_MS = 5_000;
/** As `npm start` has it: most objects of a request live shorter than the request. */
const NODE_FLAGS = ['--max-semi-space-size=32'];

/** @param pretend whether test numbers and trial certificates count: only in a pretend region */
export function loadApiProcess(pretend: boolean): LoadingProcess {
  cluster.setupPrimary({
    exec: fileURLToPath(new URL('./api-entry.js', import.meta.url)),
    args: pretend ? ['pretend'] : [],
    // With what the main process was given: a heap limit or a profile is meant for all of them.
    execArgv: [...new Set([...NODE_FLAGS, ...process.execArgv])],
    serialization: 'advanced',
  });
  return load();
}

function load(): LoadingProcess {
  const worker = cluster.fork();
  // A start that fails must end, whatever was loading meanwhile; what waits for a process to stop counts the time itself.
  worker.process.unref();
  worker.process.channel?.unref();
  const hears = new Promise<void>(resolve => {
    worker.on('message', (message: FromApiProcess) => {
      if (message.kind === 'hears') resolve();
    });
  });
  return { worker, hears };
}

/** @throws Error when one of the first processes cannot start */
export async function openApiProcesses({ config, writeLog, first, settled }: ApiProcessSettings): Promise<ApiDoor> {
  /** Told to begin; those that serve are among them. */
  const begun = new Set<Worker>();
  const serving = new Set<Worker>();
  let stopping = false;
  let questions = 0;
  let face: SelfTestFace | null = null;

  function start({ worker, hears }: LoadingProcess): Promise<string> {
    return new Promise((resolve, reject) => {
      const gone = (code: number | null, signal: string | null) => {
        begun.delete(worker);
        serving.delete(worker);
        reject(new Error('Cannot start: a process of the API stopped before it served'));
        if (stopping) return;
        writeLog('error', { event: 'api_proces_weg', code: signal ?? String(code) });
        setTimeout(() => {
          if (!stopping) start(load()).catch(() => undefined);
        }, REPLACE_AFTER_MS).unref();
      };
      if (worker.isDead()) gone(worker.process.exitCode, worker.process.signalCode);
      else worker.once('exit', gone);
      worker.on('message', (message: FromApiProcess) => {
        if (message.kind !== 'serving') return;
        serving.add(worker);
        resolve(message.url);
      });
      void hears.then(() => {
        // Before it serves: it must not take the self-test for a stranger.
        if (face !== null) tell(worker, { ask: 'meet', face }, () => undefined);
        begun.add(worker);
        tell(worker, { ask: 'begin', databaseUrl: config.databaseUrl }, () => undefined);
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

  /** One that dies meanwhile needs to know nothing any more. */
  function introduce(worker: Worker, known: SelfTestFace): Promise<void> {
    return new Promise(resolve => {
      worker.on('message', (message: FromApiProcess) => {
        if (message.kind === 'met') resolve();
      });
      worker.once('exit', () => resolve());
      tell(worker, { ask: 'meet', face: known }, resolve);
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
    const url = await start(first);
    void settled.then(() => {
      for (let more = config.apiProcesses - 1; more > 0 && !stopping; more -= 1) start(load()).catch(() => undefined);
    });
    return {
      url,
      async meet(known) {
        face = known;
        await Promise.all([...begun].map(worker => introduce(worker, known)));
      },
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
