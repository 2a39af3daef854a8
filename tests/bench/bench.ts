/**
 * `npm run bench`: how fast the gateway is on this machine, against the floor in the same run. Everything runs here:
 * gateway, PostgreSQL and the load generator. Requests are signed beforehand. With `--json` the last line is one JSON
 * object; with `--profile` it shows where the time of the gateway goes; with `--poorten` it measures one gateway against
 * two instead; with `--intrekking` how soon a withdrawal has stopped everything; with `--lade` how long a page of the tray
 * takes, with `--schermen` how long the main pages take; with `--proefdraai` how long a policy takes over what was recorded. Nothing is asserted: speed is measured, never tested.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compareGateways } from './compare-gateways.ts';
import { measureDryRun } from './dry-run.ts';
import { openFloor } from './floor.ts';
import { type Load, type LoadResult, rateOf, runLoad } from './load.ts';
import { processorSeconds, residentMegabytes, untilAtRest } from './processor.ts';
import { summarise } from './profile.ts';
import { measureFetch, measureVisible } from './receiving.ts';
import { openRegion, signer } from './region.ts';
import { measureScreens } from './screens.ts';
import { measureTray } from './tray.ts';
import { measureWithdrawal } from './withdrawal.ts';

const CONNECTIONS = 16;
/**
 * Requests for each process that answers, so that floor and gateway are both measured when the compiler has done its
 * work. Counted with `--trace-opt`: TurboFan finishes 253 functions in the first 6,000 requests of each process of the
 * API, 108 in the next 6,000, 86 in the 6,000 after those and 1 later on.
 */
const WARM_UP_EACH = 12_000;
const WARM_UP = WARM_UP_EACH * Math.min(cpus().length, 4);
/** `--aantal N`: fewer signals for a quick look. */
const SINGLES = Number(process.argv[process.argv.indexOf('--aantal') + 1] || 0) || 18_000;
const BATCH_LINES = 500;
const BATCH_CONNECTIONS = 4;
const TURNS = 9;
const SINGLES_A_TURN = Math.ceil(SINGLES / TURNS);
/**
 * As long as a turn of single signals, some three seconds: in bursts of a second the floor, begun at rest, is a sixth
 * slower than at a stretch, and the gateway is still compiling again what the batches before it had undone.
 */
const FLOOR_A_TURN = SINGLES_A_TURN * 5;
const BATCHES_A_TURN = Math.ceil(SINGLES_A_TURN / BATCH_LINES / BATCH_CONNECTIONS) * BATCH_CONNECTIONS;
const SENDER = 'corporatie-de-vechtstroom';
const note = (line: string) => process.stderr.write(`${line}\n`);
const profileFolder = process.argv.includes('--profile') ? mkdtempSync(join(tmpdir(), 'seinhuis-profiel-')) : null;

if (process.argv.includes('--poorten')) {
  await compareGateways(Math.ceil(SINGLES / 2), process.argv.includes('--json'));
  process.exit(0);
}

if (process.argv.includes('--intrekking')) {
  const withdrawal = await measureWithdrawal(10_000);
  console.log(
    `van intrekking tot het laatste van ${withdrawal.waiting} wachtende berichten: ${withdrawal.lastStoppedMs} ms`,
  );
  if (process.argv.includes('--json')) console.log(JSON.stringify({ withdrawal }));
  process.exit(0);
}

if (process.argv.includes('--lade')) {
  const tray = await measureTray(Number(process.argv[process.argv.indexOf('--aantal') + 1] || 0) || 100_000, 1_000);
  console.log(`een bladzijde van de lade, met ${tray.zaken} open zaken:`);
  for (const [shape, { p50Ms, p99Ms }] of Object.entries(tray.shapes))
    console.log(`  ${shape.padEnd(44)} p50 ${p50Ms} ms   p99 ${p99Ms} ms`);
  if (process.argv.includes('--json')) console.log(JSON.stringify({ tray }));
  process.exit(0);
}

if (process.argv.includes('--schermen')) {
  const screens = await measureScreens(Number(process.argv[process.argv.indexOf('--aantal') + 1] || 0) || 100_000);
  console.log(`bladzijden over HTTP, met ${screens.zaken} open zaken in de lade:`);
  for (const [path, { p50Ms, p99Ms }] of Object.entries(screens.pages))
    console.log(`  ${path.padEnd(44)} p50 ${p50Ms} ms   p99 ${p99Ms} ms`);
  if (process.argv.includes('--json')) console.log(JSON.stringify({ screens }));
  process.exit(0);
}

if (process.argv.includes('--proefdraai')) {
  const dry = await measureDryRun(Number(process.argv[process.argv.indexOf('--aantal') + 1] || 0) || 100_000);
  console.log(`proefdraai over ${dry.decisions} vastgelegde besluiten: ${dry.wallMs} ms (${dry.told})`);
  if (process.argv.includes('--json')) console.log(JSON.stringify({ dryRun: dry }));
  process.exit(0);
}

const decideRate = fileURLToPath(new URL('./decide-rate.ts', import.meta.url));
const decide = Number(execFileSync(process.execPath, ['--import', 'tsx', decideRate], { encoding: 'utf8' }));
note(`decide: ${decide} per seconde`);
const floor = await openFloor();
const region = await openRegion({ profileFolder });
const sign = signer(region);
const sending = { origin: region.origin, connect: region.connectAs(SENDER) };

/** What the gateway used while something counted, over all turns. */
class Use {
  gateway = 0;
  database = 0;

  async of(load: Omit<Load, 'origin' | 'connect' | 'onWarm'>): Promise<LoadResult> {
    let before = processorSeconds(region.pid);
    const onWarm = () => {
      before = processorSeconds(region.pid);
    };
    const result = await runLoad({ ...sending, ...load, onWarm });
    const after = processorSeconds(region.pid);
    this.gateway += after.gateway - before.gateway;
    this.database += after.database - before.database;
    return result;
  }
}

let memoryMb = 0;
const watch = setInterval(() => {
  memoryMb = Math.max(memoryMb, ...residentMegabytes(region.pid));
}, 500);

note('oefenregio gereed; warmlopen');
await floor.measure(WARM_UP_EACH, CONNECTIONS);
// In pieces: a signature made for all of it at once would no longer be fresh on a slow machine.
for (let left = WARM_UP; left > 0; left -= WARM_UP_EACH)
  await runLoad({ ...sending, connections: CONNECTIONS, requests: sign.singles(WARM_UP_EACH) });

// The speed of a shared machine drifts by the second: floor, singles and batches take turns, and the middle turn counts.
const turns: Record<'floor' | 'single' | 'batch', LoadResult[]> = { floor: [], single: [], batch: [] };
const singleUse = new Use();
const batchUse = new Use();
for (let turn = 1; turn <= TURNS; turn += 1) {
  await untilAtRest(region.pid);
  turns.floor.push(await floor.measure(FLOOR_A_TURN, CONNECTIONS));
  const requests = sign.singles(CONNECTIONS + SINGLES_A_TURN);
  turns.single.push(await singleUse.of({ connections: CONNECTIONS, warmUp: CONNECTIONS, requests }));
  const batches = sign.batches(BATCH_CONNECTIONS + BATCHES_A_TURN, BATCH_LINES);
  await untilAtRest(region.pid);
  turns.batch.push(
    await batchUse.of({
      connections: BATCH_CONNECTIONS,
      warmUp: BATCH_CONNECTIONS,
      requests: batches,
      expected: 200,
    }),
  );
  const perSecond = (what: LoadResult, times = 1) => Math.round(rateOf(what).perSecond * times);
  note(
    `beurt ${turn}: vloer ${perSecond(turns.floor.at(-1)!)}, los ${perSecond(turns.single.at(-1)!)}, batch ${perSecond(turns.batch.at(-1)!, BATCH_LINES)} per seconde`,
  );
}
clearInterval(watch);
await floor.stop();
const floorRate = rateOf(...turns.floor);
const single = rateOf(...turns.single);
const batch = rateOf(...turns.batch);
const floorPerSecond = Math.round(floorRate.perSecond);
const singlePerSecond = Math.round(single.perSecond);
const batchPerSecond = Math.round(batch.perSecond * BATCH_LINES);

const visibleUnderLoad = await measureVisible(region, sign.singles(3_000), CONNECTIONS);
const visibleAt200 = await measureVisible(region, sign.singles(1_000), CONNECTIONS, 200);
note(`zichtbaar p95: ${visibleUnderLoad} ms onder volle last, ${visibleAt200} ms bij 200/s; ophalen`);
const fetched = await measureFetch(region, BATCH_CONNECTIONS, SINGLES);
await region.stop();

const toFloor = (perSecond: number) => Number((perSecond / floorPerSecond).toFixed(3));
const each = (seconds: number, signals: number) => ((seconds * 1000) / signals).toFixed(2);
const cell = (value: number) => String(value).padStart(10);
console.log(`
Machine: ${cpus().length} kernen, Node ${process.version}; poort, databank en belasting op dezelfde machine.
Verzoeken zijn vooraf ondertekend; ${CONNECTIONS} verbindingen met wederzijds TLS (batch en ophalen: ${BATCH_CONNECTIONS}).

  wat                                per seconde    p50 ms    p99 ms
  vloer (node:http, 1 INSERT)         ${cell(floorPerSecond)}${cell(floorRate.p50Ms)}${cell(floorRate.p99Ms)}
  losse signalen, tot ontvangst       ${cell(singlePerSecond)}${cell(single.p50Ms)}${cell(single.p99Ms)}
  signalen in batches van ${BATCH_LINES}         ${cell(batchPerSecond)}${cell(batch.p50Ms)}${cell(batch.p99Ms)}
  ophalen, 500 tegelijk               ${cell(fetched.perSecond)}${''.padStart(10)}${cell(fetched.p99Ms)}
  besluiten (decide), een kern        ${cell(decide)}

  ten opzichte van de vloer: los ${toFloor(singlePerSecond)}, batch ${toFloor(batchPerSecond)}
  van ontvangst tot zichtbaar in het postvak, p95: ${visibleUnderLoad} ms onder volle last, ${visibleAt200} ms bij 200/s
  processortijd per los signaal: poort ${each(singleUse.gateway, single.answered)} ms, databank ${each(singleUse.database, single.answered)} ms
  processortijd per signaal in een batch: poort ${each(batchUse.gateway, batch.answered * BATCH_LINES)} ms, databank ${each(batchUse.database, batch.answered * BATCH_LINES)} ms
  grootste proces van de poort onder belasting: ${memoryMb} MB
  andere antwoorden dan verwacht: ${JSON.stringify({ ...single.others, ...batch.others })}; opgehaald ${fetched.released}
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
        p50Ms: single.p50Ms,
        p99Ms: single.p99Ms,
        ratioToFloor: toFloor(singlePerSecond),
      },
      batch: { signalsPerSecond: batchPerSecond, ratioToFloor: toFloor(batchPerSecond) },
      bulkFetch: { perSecond: fetched.perSecond },
      visible: { p95Ms: visibleUnderLoad, p95MsAt200: visibleAt200 },
      floor: { perSecond: floorPerSecond },
      decide: { perSecond: decide },
      memoryMb,
    }),
  );
