/**
 * `seinhuis serve`: a real gateway on your own PostgreSQL, from the files in one folder (docs/beheer.md). No pretend
 * participants, no test numbers.
 *
 * The API is answered by processes of their own, because answering takes a processor and one process uses only one;
 * the main process has the log's sequencer and the pages.
 */
import type { SelfTestPapers } from '../../adapters/selftest/papers.ts';
import { systemClock } from '../../adapters/system/clock.ts';
import { openPorts, type RunningGateway, runGateway } from '../compose.ts';
import type { WriteLog } from '../log.ts';
import { openApiProcesses } from './api-processes.ts';
import { keepErasureJournal } from './erasure-journal.ts';
import { folderLayout } from './folder-layout.ts';
import { type InstalledConfig, readInstallation } from './installation.ts';

export interface ServeOptions {
  readonly pretend: boolean;
  /** Extra files on the pages, by path. */
  readonly files?: ReadonlyMap<string, { readonly contentType: string; readonly bytes: () => Buffer }>;
}

/** @throws when the folder lacks what must be there, or no policy is in force */
export async function serveGateway(
  config: InstalledConfig,
  { pretend, files = new Map() }: ServeOptions,
  writeLog: WriteLog,
): Promise<RunningGateway> {
  const installation = readInstallation(config, pretend, writeLog);
  const settings = { ...installation.settings, files };
  const papers = selfTestPapers();
  const face = papers.then(made => made.face);
  const gateway = await runGateway(
    await openPorts(settings),
    settings,
    () => openApiProcesses({ count: config.apiProcesses, pretend, config, writeLog, face }),
    papers,
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

/** Made while the rest starts. What makes certificates is loaded in this process only: those of the API need none of it. */
async function selfTestPapers(): Promise<SelfTestPapers> {
  const { makeSelfTestPapers } = await import('../../adapters/selftest/papers.ts');
  return makeSelfTestPapers(systemClock.now().epochMs);
}
