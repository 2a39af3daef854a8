/** One process that answers the API for a main process (see api-processes.ts). It stops when the main process goes. */
import cluster from 'node:cluster';
import { type ApiDoor, openApi, openPorts } from '../compose.ts';
import { type GatewayConfig, isLoopback } from '../config.ts';
import type { WriteLog } from '../log.ts';
import type { SelfTestFace } from '../selftest/ports.ts';
import type { FromApiProcess, ToApiProcess } from './api-processes.ts';
import { readInstallation } from './installation.ts';

/** @throws RangeError when not started by a main process, or a pretend region would listen beyond this machine */
export async function answerApi(config: GatewayConfig, pretend: boolean, writeLog: WriteLog): Promise<void> {
  if (!cluster.isWorker) throw new RangeError('Cannot start: only the main process starts this one');
  if (pretend && !isLoopback(config.apiHost)) throw new RangeError('Cannot start: a pretend region stays on loopback');
  const tell = (message: FromApiProcess) => void process.send!(message);
  // Ctrl-C reaches every process of the terminal; the main one decides how the others stop.
  process.on('SIGINT', () => undefined);

  let door: ApiDoor | null = null;
  let met: SelfTestFace | null = null;
  const beginning = new Promise<string>(resolve => {
    process.on('message', (message: ToApiProcess) => {
      if (message.ask === 'begin') resolve(message.databaseUrl);
      if (message.ask !== 'meet') return;
      met = message.face;
      void (door?.meet(met) ?? Promise.resolve()).then(() => tell({ kind: 'met' }));
    });
  });
  tell({ kind: 'hears' });
  const databaseUrl = await beginning;

  const installation = readInstallation({ ...config, databaseUrl }, pretend, writeLog);
  const opened = await openPorts(installation.settings);
  await installation.listsTried();
  door = await openApi(opened, installation.settings);
  if (met !== null) await door.meet(met);
  const stopped = new Promise<void>(resolve => {
    process.once('SIGTERM', resolve);
    process.on('message', (message: ToApiProcess) => {
      if (message.ask === 'stop') resolve();
      else if (message.ask === 'metrics')
        void opened.measured
          .snapshot()
          .then(snapshot => tell({ kind: 'metrics', question: message.question, snapshot }));
    });
  });
  tell({ kind: 'serving', url: door.url });
  await stopped;
  await installation.stop();
  await door.stop();
  await opened.close();
  process.disconnect();
}
