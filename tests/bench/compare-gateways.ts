/**
 * `npm run bench -- --poorten`: one gateway against two on one PostgreSQL. Both are whole gateways, each with a main
 * process and processes of the API; with two, the connections are spread over both. One is measured before and after two
 * and the mean counts, because the speed of a shared machine drifts.
 */
import { cpus } from 'node:os';
import { readConfig } from '../../gateway/config.ts';
import { rateOf, runLoad } from './load.ts';
import { processorSeconds } from './processor.ts';
import { measureFetch } from './receiving.ts';
import { type BenchRegion, openRegion, signer } from './region.ts';
import { openSecondGateway, type SecondGateway } from './second-gateway.ts';

const CONNECTIONS = 16;
const BATCH_CONNECTIONS = 4;
const BATCH_LINES = 500;
/** For each process that answers, so that the second gateway has run as long as the first when counting begins. */
const WARM_UP_EACH = 4_000;
const SENDER = 'corporatie-de-vechtstroom';
const note = (line: string) => process.stderr.write(`${line}\n`);

interface Measured {
  readonly single: { readonly perSecond: number; readonly p50Ms: number; readonly p99Ms: number };
  readonly batch: { readonly signalsPerSecond: number; readonly p99Ms: number };
  readonly bulkFetch: { readonly perSecond: number };
  /** Milliseconds of processor per single signal, of all gateways together and of the database. */
  readonly processor: { readonly gatewaysMs: number; readonly databaseMs: number };
  /** Answers other than the expected, by status. */
  readonly others: Readonly<Record<string, number>>;
}

/** @param singles how many single signals are counted; batches and fetching take twice as many */
export async function compareGateways(singles: number, asJson: boolean): Promise<void> {
  const config = readConfig(process.env);
  const apiProcesses = config.kind === 'config' ? config.config.apiProcesses : 0;
  const warmUp = Math.min(WARM_UP_EACH * apiProcesses, singles);
  const region = await openRegion({ profileFolder: null });
  try {
    const before = await measure(region, null, { singles, warmUp });
    tell('een poort, voor', before);
    const second = await openSecondGateway(region);
    let two: Measured;
    try {
      two = await measure(region, second, { singles, warmUp });
    } finally {
      await second.stop();
    }
    tell('twee poorten', two);
    const after = await measure(region, null, { singles, warmUp });
    tell('een poort, na', after);
    const one = meanOf(before, after);
    for (const line of table(one, two, apiProcesses)) console.log(line);
    const ratio = {
      single: ratioOf(two.single.perSecond, one.single.perSecond),
      batch: ratioOf(two.batch.signalsPerSecond, one.batch.signalsPerSecond),
      bulkFetch: ratioOf(two.bulkFetch.perSecond, one.bulkFetch.perSecond),
    };
    if (asJson) console.log(JSON.stringify({ gateways: { apiProcesses, one, two, ratio } }));
  } finally {
    await region.stop();
  }
}

function tell(what: string, { single, batch, bulkFetch }: Measured): void {
  note(`${what}: los ${single.perSecond}, batch ${batch.signalsPerSecond}, ophalen ${bulkFetch.perSecond} per seconde`);
}

/** How many signals; the warm-up is for each gateway. */
interface Amounts {
  readonly singles: number;
  readonly warmUp: number;
}

async function measure(
  region: BenchRegion,
  second: SecondGateway | null,
  { singles, warmUp }: Amounts,
): Promise<Measured> {
  const origin = second === null ? [region.origin] : [region.origin, second.origin];
  const sign = signer(region);
  const sending = { origin, connect: region.connectAs(SENDER) };
  const used = () => {
    const first = processorSeconds(region.pid);
    const other = second === null ? 0 : processorSeconds(second.pid).gateway;
    return { gateways: first.gateway + other, database: first.database };
  };

  // Apart from what counts: on a slow machine a signature made for all of it at once would no longer be fresh.
  await runLoad({ ...sending, connections: CONNECTIONS, requests: sign.singles(warmUp * origin.length) });
  let before = used();
  const singleTurn = await runLoad({
    ...sending,
    connections: CONNECTIONS,
    warmUp: CONNECTIONS,
    requests: sign.singles(CONNECTIONS + singles),
    onWarm: () => {
      before = used();
    },
  });
  const after = used();
  const single = rateOf(singleTurn);
  const eachMs = (seconds: number) => Number(((seconds * 1000) / single.answered).toFixed(2));

  const warmBatches = BATCH_CONNECTIONS * origin.length;
  const batches = Math.ceil((singles * 2) / BATCH_LINES);
  const batchTurn = await runLoad({
    ...sending,
    connections: BATCH_CONNECTIONS,
    warmUp: warmBatches,
    requests: sign.batches(warmBatches + batches, BATCH_LINES),
    expected: 200,
  });
  const batch = rateOf(batchTurn);
  const fetched = await measureFetch(region, BATCH_CONNECTIONS, singles * 2, origin);
  return {
    single: { perSecond: Math.round(single.perSecond), p50Ms: single.p50Ms, p99Ms: single.p99Ms },
    batch: { signalsPerSecond: Math.round(batch.perSecond * BATCH_LINES), p99Ms: batch.p99Ms },
    bulkFetch: { perSecond: fetched.perSecond },
    processor: {
      gatewaysMs: eachMs(after.gateways - before.gateways),
      databaseMs: eachMs(after.database - before.database),
    },
    others: { ...single.others, ...batch.others },
  };
}

function meanOf(a: Measured, b: Measured): Measured {
  const mean = (of: (one: Measured) => number, digits = 0) => Number(((of(a) + of(b)) / 2).toFixed(digits));
  return {
    single: {
      perSecond: mean(one => one.single.perSecond),
      p50Ms: mean(one => one.single.p50Ms, 2),
      p99Ms: mean(one => one.single.p99Ms, 2),
    },
    batch: {
      signalsPerSecond: mean(one => one.batch.signalsPerSecond),
      p99Ms: mean(one => one.batch.p99Ms, 2),
    },
    bulkFetch: { perSecond: mean(one => one.bulkFetch.perSecond) },
    processor: {
      gatewaysMs: mean(one => one.processor.gatewaysMs, 2),
      databaseMs: mean(one => one.processor.databaseMs, 2),
    },
    others: { ...a.others, ...b.others },
  };
}

function ratioOf(two: number, one: number): number {
  return Number((two / one).toFixed(2));
}

function table(one: Measured, two: Measured, apiProcesses: number): readonly string[] {
  const row = (what: string, of: (measured: Measured) => number) => {
    const cells = [of(one), of(two), ratioOf(of(two), of(one))];
    return `  ${what.padEnd(52)}${cells.map(value => String(value).padStart(14)).join('')}`;
  };
  return [
    '',
    `Machine: ${cpus().length} kernen, Node ${process.version}; poorten, databank en belasting op dezelfde machine.`,
    `Elke poort: een hoofdproces en ${apiProcesses} processen van de API. ${CONNECTIONS} verbindingen (batch en ophalen:`,
    `${BATCH_CONNECTIONS}), bij twee poorten over beide verdeeld. Een poort is voor en na gemeten; het gemiddelde telt.`,
    '',
    `  ${'wat'.padEnd(52)}${['een poort', 'twee poorten', 'verhouding'].map(name => name.padStart(14)).join('')}`,
    row('losse signalen per seconde', ({ single }) => single.perSecond),
    row('  p50 in ms', ({ single }) => single.p50Ms),
    row('  p99 in ms', ({ single }) => single.p99Ms),
    row(`signalen per seconde in batches van ${BATCH_LINES}`, ({ batch }) => batch.signalsPerSecond),
    row('opgehaald per seconde, 500 tegelijk', ({ bulkFetch }) => bulkFetch.perSecond),
    row('processortijd per los signaal in ms, poorten', ({ processor }) => processor.gatewaysMs),
    row('processortijd per los signaal in ms, databank', ({ processor }) => processor.databaseMs),
    '',
    `  andere antwoorden dan verwacht: een ${JSON.stringify(one.others)}, twee ${JSON.stringify(two.others)}`,
    '',
  ];
}
