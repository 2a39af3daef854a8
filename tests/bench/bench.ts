/**
 * `npm run bench`: how fast the gateway is on this machine, against the floor in the same run. Everything runs here:
 * gateway, PostgreSQL and the load generator. Requests are signed beforehand. With `--json` the last line is one JSON
 * object; with `--profile` it shows where the time of the gateway goes; with `--poorten` it measures one gateway against
 * two instead. Nothing is asserted: speed is measured, never tested.
 */
import { fork } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchPostgres } from '../../adapters/postgres/launch.ts';
import { momentOf } from '../../adapters/system/clock.ts';
import { huurachterstand } from '../support/messages.ts';
import { compareGateways } from './compare-gateways.ts';
import { decisionsPerSecond } from './decide-rate.ts';
import { type LoadResult, runLoad } from './load.ts';
import { processorSeconds, residentMegabytes } from './processor.ts';
import { summarise } from './profile.ts';
import { measureFetch, measureVisible } from './receiving.ts';
import { openRegion, signer } from './region.ts';

const CONNECTIONS = 16;
/** For each process that answers, so that floor and gateway are both measured when the compiler has done its work. */
const WARM_UP_EACH = 4_000;
const WARM_UP = WARM_UP_EACH * Math.min(cpus().length, 4);
/** `--aantal N`: fewer signals for a quick look. */
const SINGLES = Number(process.argv[process.argv.indexOf('--aantal') + 1] || 0) || 9_000;
const BATCH_LINES = 500;
const BATCHES = Math.ceil((SINGLES * 2) / BATCH_LINES);
const BATCH_CONNECTIONS = 4;
const SENDER = 'corporatie-de-vechtstroom';
const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const note = (line: string) => process.stderr.write(`${line}\n`);
const profileFolder = process.argv.includes('--profile') ? mkdtempSync(join(tmpdir(), 'seinhuis-profiel-')) : null;

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
  const origin = `http://127.0.0.1:${port}`;
  const result = await runLoad({ origin, connections: CONNECTIONS, warmUp: WARM_UP_EACH, requests });
  child.disconnect();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  return result;
}

if (process.argv.includes('--poorten')) {
  await compareGateways(SINGLES, process.argv.includes('--json'));
  process.exit(0);
}

/** Takes processor time and memory while `work` runs. */
async function watching<T>(pid: number, work: (mark: () => void) => Promise<T>) {
  let before = processorSeconds(pid);
  let memoryMb = 0;
  const look = () => {
    memoryMb = Math.max(memoryMb, ...residentMegabytes(pid));
  };
  const watch = setInterval(look, 500);
  const result = await work(() => {
    before = processorSeconds(pid);
  });
  clearInterval(watch);
  look();
  const after = processorSeconds(pid);
  const used = { gateway: after.gateway - before.gateway, database: after.database - before.database };
  return { result, memoryMb, used };
}

const decide = decisionsPerSecond(3);
note(`decide: ${decide} per seconde`);
const floorBefore = await measureFloor();
note(`vloer, voor: ${Math.round(floorBefore.perSecond)} per seconde`);

const region = await openRegion({ profileFolder });
const sign = signer(region);
const sending = { origin: region.origin, connect: region.connectAs(SENDER) };
note('oefenregio gereed; losse signalen');
const single = await watching(region.pid, onWarm =>
  runLoad({ ...sending, connections: CONNECTIONS, warmUp: WARM_UP, requests: sign.singles(WARM_UP + SINGLES), onWarm }),
);
const singlePerSecond = Math.round(single.result.perSecond);
note(`losse signalen: ${singlePerSecond} per seconde; batches`);
const batch = await watching(region.pid, onWarm =>
  runLoad({
    ...sending,
    connections: BATCH_CONNECTIONS,
    warmUp: BATCH_CONNECTIONS,
    requests: sign.batches(BATCHES + BATCH_CONNECTIONS, BATCH_LINES),
    expected: 200,
    onWarm,
  }),
);
const batchPerSecond = Math.round(batch.result.perSecond * BATCH_LINES);
note(`batch: ${batchPerSecond} signalen per seconde; zichtbaarheid`);
const visibleUnderLoad = await measureVisible(region, sign.singles(3_000), CONNECTIONS);
const visibleAt200 = await measureVisible(region, sign.singles(1_000), CONNECTIONS, 200);
note(`zichtbaar p95: ${visibleUnderLoad} ms onder volle last, ${visibleAt200} ms bij 200/s; ophalen`);
const fetched = await measureFetch(region, BATCH_CONNECTIONS, SINGLES * 2);
await region.stop();

// The speed of a shared machine drifts: the floor is taken before and after, and the mean counts.
const floorAfter = await measureFloor();
note(`vloer, na: ${Math.round(floorAfter.perSecond)} per seconde`);
const floor = { ...floorBefore, perSecond: Math.round((floorBefore.perSecond + floorAfter.perSecond) / 2) };
const toFloor = (perSecond: number) => Number((perSecond / floor.perSecond).toFixed(3));
const each = (seconds: number, signals: number) => ((seconds * 1000) / signals).toFixed(2);
const memoryMb = Math.max(single.memoryMb, batch.memoryMb);
const cell = (value: number) => String(value).padStart(10);
console.log(`
Machine: ${cpus().length} kernen, Node ${process.version}; poort, databank en belasting op dezelfde machine.
Verzoeken zijn vooraf ondertekend; ${CONNECTIONS} verbindingen met wederzijds TLS (batch en ophalen: ${BATCH_CONNECTIONS}).

  wat                                per seconde    p50 ms    p99 ms
  vloer (node:http, 1 INSERT)         ${cell(floor.perSecond)}${cell(floor.p50Ms)}${cell(floor.p99Ms)}
  losse signalen, tot ontvangst       ${cell(singlePerSecond)}${cell(single.result.p50Ms)}${cell(single.result.p99Ms)}
  signalen in batches van ${BATCH_LINES}         ${cell(batchPerSecond)}${cell(batch.result.p50Ms)}${cell(batch.result.p99Ms)}
  ophalen, 500 tegelijk               ${cell(fetched.perSecond)}${''.padStart(10)}${cell(fetched.p99Ms)}
  besluiten (decide), een kern        ${cell(decide)}

  ten opzichte van de vloer: los ${toFloor(singlePerSecond)}, batch ${toFloor(batchPerSecond)}
  van ontvangst tot zichtbaar in het postvak, p95: ${visibleUnderLoad} ms onder volle last, ${visibleAt200} ms bij 200/s
  processortijd per los signaal: poort ${each(single.used.gateway, single.result.answered)} ms, databank ${each(single.used.database, single.result.answered)} ms
  processortijd per signaal in een batch: poort ${each(batch.used.gateway, batch.result.answered * BATCH_LINES)} ms, databank ${each(batch.used.database, batch.result.answered * BATCH_LINES)} ms
  grootste proces van de poort onder belasting: ${memoryMb} MB
  andere antwoorden dan verwacht: ${JSON.stringify({ ...single.result.others, ...batch.result.others })}; opgehaald ${fetched.released}
`);
if (profileFolder !== null) {
  console.log('  waar de tijd van de poort heen gaat (profiel van V8, eigen tijd):');
  for (const line of summarise(profileFolder)) console.log(`  ${line}`);
  rmSync(profileFolder, { recursive: true, force: true });
}
if (process.argv.includes('--json'))
  console.log(
    JSON.stringify({
      single: {
        perSecond: singlePerSecond,
        p50Ms: single.result.p50Ms,
        p99Ms: single.result.p99Ms,
        ratioToFloor: toFloor(singlePerSecond),
      },
      batch: { signalsPerSecond: batchPerSecond, ratioToFloor: toFloor(batchPerSecond) },
      bulkFetch: { perSecond: fetched.perSecond },
      visible: { p95Ms: visibleUnderLoad, p95MsAt200: visibleAt200 },
      floor: { perSecond: floor.perSecond },
      decide: { perSecond: decide },
      memoryMb,
    }),
  );
