/** A closed loop of connections that each send the next prepared request as soon as the answer to the last is in. */
import { Client, type Dispatcher } from 'undici';

export interface PreparedRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface LoadResult {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly answered: number;
  /** Answers other than 201, by status. */
  readonly others: Readonly<Record<string, number>>;
}

export async function runLoad(
  origin: string,
  connect: Client.Options['connect'],
  connections: number,
  warmUp: number,
  requests: readonly PreparedRequest[],
  /** Called when warming up is over. */
  onWarm: () => void = () => undefined,
): Promise<LoadResult> {
  const clients = Array.from(
    { length: connections },
    () => new Client(origin, { pipelining: 1, ...(connect ? { connect } : {}) }),
  );
  const latencies: number[] = [];
  const others: Record<string, number> = {};
  let next = 0;
  let startedAt = 0;
  const worker = async (client: Client) => {
    while (next < requests.length) {
      const index = next;
      next += 1;
      if (index === warmUp) {
        onWarm();
        startedAt = performance.now();
      }
      const { path, headers, body } = requests[index]!;
      const before = performance.now();
      const response: Dispatcher.ResponseData = await client.request({ method: 'POST', path, headers, body });
      await response.body.dump();
      if (index >= warmUp) latencies.push(performance.now() - before);
      if (response.statusCode !== 201) others[response.statusCode] = (others[response.statusCode] ?? 0) + 1;
    }
  };
  await Promise.all(clients.map(worker));
  const seconds = (performance.now() - startedAt) / 1000;
  await Promise.all(clients.map(client => client.close()));
  latencies.sort((a, b) => a - b);
  const at = (share: number) =>
    Number((latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0).toFixed(2));
  return {
    perSecond: Math.round(latencies.length / seconds),
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    answered: latencies.length,
    others,
  };
}
