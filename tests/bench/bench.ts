/**
 * `npm run bench`: how fast the gateway is on this machine, against the floor in the same run. Everything runs here:
 * gateway, PostgreSQL and the load generator. Requests are signed beforehand. With `--json` the last line is one JSON
 * object; with `--profile` it shows where the time of the gateway goes. Nothing is asserted: speed is measured, never tested.
 */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { certificatesIn } from '../../adapters/pki/certificate.ts';
import { launchPostgres } from '../../adapters/postgres/launch.ts';
import { momentOf } from '../../adapters/system/clock.ts';
import { signMessage } from '../../gateway/access/message-signature.ts';
import { huurachterstand } from '../support/messages.ts';
import { decisionsPerSecond } from './decide-rate.ts';
import { type LoadResult, type PreparedRequest, runLoad } from './load.ts';
import { processorSeconds, residentMegabytes } from './processor.ts';
import { summarise } from './profile.ts';

const CONNECTIONS = 16;
/** As `npm start` gives it. */
const NODE_FLAGS = '--max-semi-space-size=32';
/** As many as the floor gets, so that both are measured when the compiler has done its work. */
const WARM_UP = 4_000;
/** `--aantal N`: fewer signals for a quick look. */
const SINGLES = Number(process.argv[process.argv.indexOf('--aantal') + 1] || 0) || 9_000;
const API_PORT = '18443';
const PAGES_PORT = '18080';
const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const note = (line: string) => process.stderr.write(`${line}\n`);

const profileFolder = process.argv.includes('--profile') ? mkdtempSync(join(tmpdir(), 'seinhuis-profiel-')) : null;

async function gatewayProcess(folder: string): Promise<ChildProcess> {
  const profiling = profileFolder === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`];
  const child = spawn(process.execPath, [...profiling, NODE_FLAGS, here('../../gateway/cli/seinhuis.mjs'), 'start'], {
    env: { ...process.env, SEINHUIS_FOLDER: folder, SEINHUIS_API_PORT: API_PORT, SEINHUIS_PAGES_PORT: PAGES_PORT },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    let text = '';
    child.stdout!.on('data', chunk => {
      text += chunk;
      if (text.includes('De hele oefenregio doet mee')) resolve();
    });
    child.once('exit', code => reject(new Error(`Cannot start the gateway: exit ${code}`)));
  });
  return child;
}

function signedSignals(folder: string, count: number): PreparedRequest[] {
  const participant = join(folder, 'deelnemers', 'corporatie-de-vechtstroom');
  const key = createPrivateKey(readFileSync(join(participant, 'ondertekening.key')));
  const [leaf] = certificatesIn(readFileSync(join(participant, 'ondertekening.pem'), 'utf8'));
  const now = momentOf(Date.now());
  return Array.from({ length: count }, () => {
    const body = Buffer.from(JSON.stringify(huurachterstand(now.localDate)));
    const headers = {
      host: `localhost:${API_PORT}`,
      'content-type': 'application/json',
      'content-length': String(body.length),
    };
    const signed = signMessage({
      method: 'POST',
      target: '/v1/signalen',
      headers,
      body,
      key,
      certificateChain: [leaf!],
      iat: Math.floor(Date.now() / 1000),
    });
    return { path: '/v1/signalen', headers: { ...headers, ...signed }, body };
  });
}

async function measureFloor(): Promise<LoadResult> {
  const folder = mkdtempSync(join(tmpdir(), 'seinhuis-vloer-'));
  chmodSync(folder, 0o755);
  const server = await launchPostgres({ folder, password: 'alleen-voor-deze-meting' });
  const child = fork(here('./floor-server.ts'), {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, FLOOR_DATABASE_URL: server.url },
  });
  const { port } = await new Promise<{ port: number }>(resolve =>
    child.once('message', message => resolve(message as { port: number })),
  );
  const body = Buffer.from(JSON.stringify(huurachterstand(momentOf(Date.now()).localDate)));
  const headers = { 'content-type': 'application/json', 'content-length': String(body.length) };
  const requests = Array.from({ length: 24_000 }, () => ({ path: '/', headers, body }));
  const result = await runLoad(`http://127.0.0.1:${port}`, undefined, CONNECTIONS, 4_000, requests);
  child.disconnect();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  return result;
}

const decide = decisionsPerSecond(3);
note(`decide: ${decide} per seconde`);
const floorBefore = await measureFloor();
note(`vloer, voor: ${floorBefore.perSecond} per seconde`);

const folder = mkdtempSync(join(tmpdir(), 'seinhuis-meting-'));
chmodSync(folder, 0o755);
const gateway = await gatewayProcess(folder);
note('oefenregio gereed; berichten worden ondertekend');
const prepared = signedSignals(folder, WARM_UP + SINGLES);
const file = (name: string) => readFileSync(join(folder, name), 'utf8');
const connect = {
  ca: file('ca.pem'),
  cert: file('deelnemers/corporatie-de-vechtstroom/tls.pem'),
  key: file('deelnemers/corporatie-de-vechtstroom/tls.key'),
  servername: 'localhost',
};
let memoryMb = 0;
const measureMemory = () => {
  memoryMb = Math.max(memoryMb, ...residentMegabytes(gateway.pid!));
};
const watch = setInterval(measureMemory, 500);
let processorBefore = processorSeconds(gateway.pid!);
const single = await runLoad(`https://localhost:${API_PORT}`, connect, CONNECTIONS, WARM_UP, prepared, () => {
  processorBefore = processorSeconds(gateway.pid!);
});
const processorAfter = processorSeconds(gateway.pid!);
const perSignalMs = (who: 'gateway' | 'database') =>
  Number((((processorAfter[who] - processorBefore[who]) * 1000) / single.answered).toFixed(2));
clearInterval(watch);
measureMemory();
gateway.kill('SIGTERM');
await new Promise(resolve => gateway.once('exit', resolve));
rmSync(folder, { recursive: true, force: true });

// The speed of a shared machine drifts: the floor is taken before and after, and the mean counts.
const floorAfter = await measureFloor();
note(`vloer, na: ${floorAfter.perSecond} per seconde`);
const floor = { ...floorBefore, perSecond: Math.round((floorBefore.perSecond + floorAfter.perSecond) / 2) };
const ratioToFloor = Number((single.perSecond / floor.perSecond).toFixed(3));
console.log(`
Machine: ${cpus().length} kernen, Node ${process.version}; poort, databank en belasting op dezelfde machine.
Berichten zijn vooraf ondertekend; ${CONNECTIONS} verbindingen met wederzijds TLS.

  wat                              per seconde    p50 ms    p99 ms
  vloer (node:http, 1 INSERT)      ${String(floor.perSecond).padStart(11)} ${String(floor.p50Ms).padStart(9)} ${String(floor.p99Ms).padStart(9)}
  losse signalen, tot ontvangst    ${String(single.perSecond).padStart(11)} ${String(single.p50Ms).padStart(9)} ${String(single.p99Ms).padStart(9)}
  besluiten (decide), een kern     ${String(decide).padStart(11)}

  losse signalen ten opzichte van de vloer: ${ratioToFloor}
  grootste proces van de poort onder belasting: ${memoryMb} MB
  processortijd per signaal: poort ${perSignalMs('gateway')} ms, databank ${perSignalMs('database')} ms
  andere antwoorden dan 201: ${JSON.stringify(single.others)}
`);
if (profileFolder !== null) {
  console.log('  waar de tijd van de poort heen gaat (profiel van V8, eigen tijd):');
  for (const line of summarise(profileFolder)) console.log(`  ${line}`);
  rmSync(profileFolder, { recursive: true, force: true });
}
if (process.argv.includes('--json'))
  console.log(
    JSON.stringify({
      single: { perSecond: single.perSecond, p50Ms: single.p50Ms, p99Ms: single.p99Ms, ratioToFloor },
      floor: { perSecond: floor.perSecond },
      decide: { perSecond: decide },
      memoryMb,
    }),
  );
