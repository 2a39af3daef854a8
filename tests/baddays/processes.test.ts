/**
 * A gateway as the processes it really is: one that answers the API dies, one is still starting when all must stop, and
 * whoever stops it has no patience.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { writeSecretFile } from '../../adapters/system/key-files.ts';
import { openPorts, runGateway } from '../../gateway/compose.ts';
import { childrenOf, isThere } from '../support/child-processes.ts';
import { installed } from '../support/installed.ts';
import { operatorConfig } from '../support/operator.ts';
import { openWorld, type World } from '../support/world.ts';
import { eventually, type Partners, partnersOf, pause } from './partners.ts';
import { openWire } from './wire.ts';

const ENTRY = installed('served-gateway');
const PROCESSES = 2;
/** Longer than any test here may take: what ends sooner did not wait for it. */
const DRAIN_SECONDS = 120;
const SOON_MS = 15_000;
const REST_MS = 2_000;

let world: World;
let partners: Partners;
let served: Served | undefined;
/** Whom the partners speak with. */
let current: Pick<Served, 'apiUrl' | 'pagesUrl'>;

interface Served {
  readonly main: ChildProcess;
  readonly pid: number;
  readonly apiUrl: string;
  readonly pagesUrl: string;
  readonly printed: () => string;
  /** Code or signal it ended with. */
  readonly ended: Promise<number | string>;
}

beforeAll(async () => {
  world = await openWorld();
  // The world's own gateway steps aside; its participants, keys and database stay.
  await world.gateway.stop();
  const { folder, settings, authority } = world;
  writeSecretFile(join(folder, 'sleutels', 'gateway.pem'), settings.api.certificatePem);
  writeSecretFile(join(folder, 'sleutels', 'gateway.key'), settings.api.keyPem);
  const put = (name: string, list: readonly Buffer[]) => {
    mkdirSync(join(folder, 'vertrouwen', name), { recursive: true });
    for (const [index, bytes] of list.entries()) writeFileSync(join(folder, 'vertrouwen', name, `${index}.der`), bytes);
  };
  put('wortels', authority.anchors);
  put('tussen', authority.intermediates);
  put('crl', Object.values(await authority.revocationLists(Date.now())));
  partners = partnersOf({
    ...world,
    logUrl: () => `${current.pagesUrl}/logboek`,
    port: () => Number(new URL(current.apiUrl).port),
  });
}, 60_000);
afterEach(async () => {
  if (served?.main.exitCode === null && served.main.signalCode === null) served.main.kill('SIGKILL');
  await served?.ended;
});
afterAll(async () => {
  await world?.closeAround();
});

async function serve({ database = world.database.urls, drainSeconds = DRAIN_SECONDS } = {}): Promise<Served> {
  const { databaseUrl } = operatorConfig(world.folder, { urls: database });
  let printed = '';
  const main = fork(ENTRY, [String(REST_MS)], {
    execArgv: [],
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      SEINHUIS_FOLDER: world.folder,
      SEINHUIS_LOG_NAME: world.keys.logKey.name,
      // One port for all of this gateway's life: with none chosen, the last process that goes takes it along.
      SEINHUIS_API_PORT: await freePort(),
      SEINHUIS_PAGES_PORT: '0',
      SEINHUIS_API_PROCESSES: String(PROCESSES),
      SEINHUIS_DRAIN_SECONDS: String(drainSeconds),
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const hear = (chunk: Buffer) => {
    printed += chunk.toString();
  };
  main.stdout!.on('data', hear);
  main.stderr!.on('data', hear);
  const ended = once(main, 'exit').then(([code, signal]) => (code ?? signal) as number | string);
  const started = await Promise.race([once(main, 'message').then(([urls]) => urls), ended]);
  if (typeof started !== 'object') throw new Error(`The gateway ended with ${started}: ${printed}`);
  current = started as { apiUrl: string; pagesUrl: string };
  return { main, pid: main.pid!, ...current, printed: () => printed, ended };
}

const apiProcesses = () => childrenOf(served!.pid, 'node');
const soon = <T>(promise: Promise<T>): Promise<T | 'not soon'> =>
  Promise.race([promise, pause(SOON_MS).then(() => 'not soon' as const)]);

/** One more process of the API than `before`, not serving yet. */
async function nextProcess(before: readonly number[]): Promise<number> {
  for (;;) {
    const fresh = apiProcesses().find(pid => !before.includes(pid));
    // A moment later, so that it is a program of its own: halted sooner it would hold up who starts it.
    if (fresh !== undefined) return pause(50).then(() => fresh);
    await pause(2);
  }
}

describe('a process of the API that dies', () => {
  it('is replaced and nothing is lost; the main process does not fall over it, nor wait for it when all must stop', async () => {
    served = await serve();
    await eventually(() => apiProcesses().length).toBe(PROCESSES);
    let watching = true;
    // Whoever asks the others at that very moment what they counted must not fall over the dead one.
    const watch = (async () => {
      while (watching) {
        const { status } = await fetch(`${served!.pagesUrl}/metrics`);
        if (status !== 200) return status;
        await pause(5);
      }
      return 200;
    })().catch(() => 'not there');
    await partners.busyDuring(async heard => {
      for (let death = 0; death < 3; death += 1) {
        const before = heard.done;
        await eventually(() => heard.done).toBeGreaterThan(before + 5);
        const pids = apiProcesses();
        const dead = pids[death % pids.length]!;
        process.kill(dead, 'SIGKILL');
        await eventually(() => apiProcesses().filter(pid => pid !== dead).length).toBe(PROCESSES);
      }
    });
    watching = false;
    expect(await watch).toBe(200);
    expect(served.printed().match(/api_proces_weg/g)).toHaveLength(3);
    await partners.expectBooksToMatch();

    // And now all must stop, while one more starts for ever.
    const before = apiProcesses();
    process.kill(before[0]!, 'SIGKILL');
    const starting = await nextProcess(before);
    process.kill(starting, 'SIGSTOP');
    served.main.kill('SIGTERM');
    const end = await soon(served.ended);
    if (end === 'not soon') process.kill(starting, 'SIGKILL');
    expect(end).toBe(0);
    expect(isThere(starting)).toBe(false);
  }, 60_000);
});

describe('a gateway that serves', () => {
  it('tries itself at its own processes, and finds that it refuses', async () => {
    served = await serve();
    const standing = async () =>
      ((await (await fetch(`${served!.pagesUrl}/health/ready`)).json()) as { zelftest: Record<string, unknown> })
        .zelftest;
    const round = async () => (await standing()).laatsteRonde;
    await expect.poll(round, { timeout: 150_000, interval: 500 }).not.toBeNull();
    expect(await standing()).toMatchObject({ alarm: false, doorgelaten: [], anders: [], nietAfgerond: [] });
    const metrics = await (await fetch(`${served.pagesUrl}/metrics`)).text();
    expect(metrics).toMatch(/^seinhuis_zelftest_alarm 0$/m);
    // Neither at the main process nor at those that answered is anything counted as a stranger or a refusal.
    expect(metrics).not.toMatch(/^seinhuis_(onbekenden|besluiten|alarmen)_total\{/m);
    served.main.kill('SIGTERM');
    expect(await soon(served.ended)).toBe(0);
    // What got no answer on a machine that is too busy is tried again a minute later.
  }, 180_000);
});

describe('a gateway that is told to stop', () => {
  it('ends though its database went silent', async () => {
    const wire = await openWire(Number(new URL(world.database.adminUrl).port));
    try {
      const { urls } = world.database;
      served = await serve({ database: { ...urls, gateway: wire.through(urls.gateway) }, drainSeconds: 0 });
      wire.hold();
      served.main.kill('SIGTERM');
      expect(await soon(served.ended)).toBe(1);
    } finally {
      await wire.close();
    }
  }, 60_000);

  it('ends at once when it is told again, though something is under way', async () => {
    served = await serve();
    await eventually(() => apiProcesses().length).toBe(PROCESSES);
    const pids = apiProcesses();
    const admin = new pg.Client({ connectionString: world.database.adminUrl });
    await admin.connect();
    try {
      await admin.query('begin');
      await admin.query('lock table idempotency in access exclusive mode');
      const sent = partners.send();
      await eventually(
        async () =>
          (
            await admin.query(
              `select 1 from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())`,
            )
          ).rowCount,
      ).toBeGreaterThan(0);
      served.main.kill('SIGTERM');
      await eventually(
        async () =>
          ((await (await fetch(`${served!.pagesUrl}/health/ready`)).json()) as { ontbreekt: string[] }).ontbreekt,
      ).toContain('stopt');
      expect(served.main.exitCode).toBeNull();
      served.main.kill('SIGTERM');
      expect(await soon(served.ended)).toBe(1);
      expect(await soon(sent)).toBe('cut');
      await eventually(() => pids.filter(isThere)).toEqual([]);
    } finally {
      await admin.query('rollback');
      await admin.end();
    }
    // What was under way is asked again, at a gateway that runs, and is there once.
    const running = await runGateway(await openPorts(world.settings), world.settings);
    current = running;
    try {
      await partners.expectBooksToMatch();
    } finally {
      await running.stop();
    }
  }, 60_000);
});

async function freePort(): Promise<string> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return String(port);
}
