/**
 * `seinhuis serve`: a real gateway on your own PostgreSQL, from the files in one folder (docs/beheer.md). No pretend
 * participants, no test numbers.
 *
 * The API is answered by processes of their own, because answering takes a processor and one process uses only one;
 * the main process has the log's sequencer and the pages.
 */
import type { SelfTestPapers } from '../../adapters/selftest/papers.ts';
import { systemClock } from '../../adapters/system/clock.ts';
import { type GatewaySettings, openPorts, type RunningGateway, runGateway } from '../compose.ts';
import type { WriteLog } from '../log.ts';
import { type LoadingProcess, loadApiProcess, openApiProcesses } from './api-processes.ts';
import { keepErasureJournal } from './erasure-journal.ts';
import { folderLayout } from './folder-layout.ts';
import { type InstalledConfig, readInstallation } from './installation.ts';

export interface ServeOptions {
  readonly pretend: boolean;
  /** A process of the API that began to load before; one is begun unless given. */
  readonly first?: LoadingProcess;
  /** When what matters more at this start is done: only then do the other processes and the self-test begin. At once unless given. */
  readonly settled?: Promise<unknown>;
  /** Extra files on the pages, by path. */
  readonly files?: ReadonlyMap<string, { readonly contentType: string; readonly bytes: () => Buffer }>;
  /** What the start page of a pretend region shows to try. */
  readonly practice?: GatewaySettings['practice'];
}

/** @throws when the folder lacks what must be there, or no policy is in force */
export async function serveGateway(
  config: InstalledConfig,
  { pretend, first = loadApiProcess(pretend), settled = Promise.resolve(), files = new Map(), practice }: ServeOptions,
  writeLog: WriteLog,
): Promise<RunningGateway> {
  const installation = readInstallation(config, pretend, writeLog);
  const settings = { ...installation.settings, files, ...(practice === undefined ? {} : { practice }) };
  const gateway = await runGateway(
    await openPorts(settings),
    settings,
    () => openApiProcesses({ config, writeLog, first, settled }),
    () => settled.then(selfTestPapers),
  );
  const journal = keepErasureJournal(settings.database.worker, folderLayout(config.folder).erasures, writeLog);
  return {
    ...gateway,
    async stop() {
      await installation.stop();
      await gateway.stop();
      // Last of all: what was destroyed until the end belongs in it.
      await journal.stop();
    },
  };
}

/** What makes certificates is loaded in this process only: those of the API need none of it. */
async function selfTestPapers(): Promise<SelfTestPapers> {
  const { makeSelfTestPapers } = await import('../../adapters/selftest/papers.ts');
  return makeSelfTestPapers(systemClock.now().epochMs);
}
