/** A closed loop of connections that each send the next prepared request as soon as the answer to the last is in. */
import { type buildConnector, Client } from 'undici';

export interface PreparedRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface LoadResult {
  readonly seconds: number;
  /** From sending until the whole answer was in, of each request that counted. */
  readonly latenciesMs: readonly number[];
  /** Answers other than the expected, by status. */
  readonly others: Readonly<Record<string, number>>;
}

export interface Load {
  /** Where requests go; over several, connections are spread evenly. */
  readonly origin: string | readonly string[];
  readonly connect?: buildConnector.BuildOptions;
  readonly connections: number;
  readonly requests: readonly PreparedRequest[];
  /** Requests before counting begins. */
  readonly warmUp?: number;
  readonly expected?: number;
  /** At most so many a second; as fast as answers come unless given. */
  readonly perSecond?: number;
  readonly onWarm?: () => void;
  /** Hears each answer that was expected. */
  readonly onAnswer?: (text: string, atMs: number) => void;
}

export async function runLoad(load: Load): Promise<LoadResult> {
  const { origin, connect, connections, requests, warmUp = 0, expected = 201, onAnswer } = load;
  const origins = typeof origin === 'string' ? [origin] : origin;
  const clients = Array.from(
    { length: connections },
    (_, index) => new Client(origins[index % origins.length]!, { pipelining: 1, ...(connect ? { connect } : {}) }),
  );
  const latencies: number[] = [];
  const others: Record<string, number> = {};
  const begunAt = performance.now();
  let next = 0;
  let startedAt = begunAt;
  const worker = async (client: Client) => {
    while (next < requests.length) {
      const index = next;
      next += 1;
      if (index === warmUp) {
        load.onWarm?.();
        startedAt = performance.now();
      }
      if (load.perSecond !== undefined) await until(begunAt + (index / load.perSecond) * 1000);
      const { path, headers, body } = requests[index]!;
      const before = performance.now();
      const response = await client.request({ method: 'POST', path, headers, body });
      const fits = response.statusCode === expected;
      if (fits && onAnswer !== undefined) onAnswer(await response.body.text(), performance.now());
      else await response.body.dump();
      if (index >= warmUp) latencies.push(performance.now() - before);
      if (!fits) others[response.statusCode] = (others[response.statusCode] ?? 0) + 1;
    }
  };
  await Promise.all(clients.map(worker));
  const seconds = (performance.now() - startedAt) / 1000;
  await Promise.all(clients.map(client => client.close()));
  return { seconds, latenciesMs: latencies, others };
}

/** What one run, or several turns together, come to: the rate of the middle turn, the spread of all of them. */
export interface Rate {
  readonly answered: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly others: Readonly<Record<string, number>>;
}

export function rateOf(...turns: readonly LoadResult[]): Rate {
  const latencies = turns.flatMap(turn => turn.latenciesMs);
  const others: Record<string, number> = {};
  for (const turn of turns)
    for (const [status, count] of Object.entries(turn.others)) others[status] = (others[status] ?? 0) + count;
  return {
    answered: latencies.length,
    perSecond: share(
      turns.map(({ seconds, latenciesMs }) => latenciesMs.length / seconds),
      0.5,
    ),
    p50Ms: share(latencies, 0.5),
    p99Ms: share(latencies, 0.99),
    others,
  };
}

/** The value below which `part` of all lie, to two decimals. */
export function share(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(2));
}

async function until(atMs: number): Promise<void> {
  const wait = atMs - performance.now();
  if (wait > 0) await new Promise(resolve => setTimeout(resolve, wait));
}
