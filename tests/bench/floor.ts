/** The floor under measurement: a database and a bare server of its own, asked in turns with the gateway. */
import { fork } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchPostgres } from '../../adapters/postgres/launch.ts';
import { momentOf } from '../../adapters/system/clock.ts';
import { huurachterstand } from '../support/messages.ts';
import { type LoadResult, runLoad } from './load.ts';

export interface Floor {
  /** @param count requests that count, after one on each connection that does not */
  measure(count: number, connections: number): Promise<LoadResult>;
  stop(): Promise<void>;
}

export async function openFloor(): Promise<Floor> {
  const folder = mkdtempSync(join(tmpdir(), 'seinhuis-vloer-'));
  chmodSync(folder, 0o755);
  const database = await launchPostgres({ folder, password: 'alleen-voor-deze-meting' });
  const server = fork(fileURLToPath(new URL('./floor-server.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, FLOOR_DATABASE_URL: database.url },
  });
  const { port } = await new Promise<{ port: number }>(resolve =>
    server.once('message', message => resolve(message as { port: number })),
  );
  const body = Buffer.from(JSON.stringify(huurachterstand(momentOf(Date.now()).localDate)));
  const headers = { 'content-type': 'application/json', 'content-length': String(body.length) };
  const request = { path: '/', headers, body };
  return {
    measure: (count, connections) =>
      runLoad({
        origin: `http://127.0.0.1:${port}`,
        connections,
        warmUp: connections,
        requests: Array.from({ length: connections + count }, () => request),
      }),
    async stop() {
      server.disconnect();
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
