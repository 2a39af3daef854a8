/** The receiving side under measurement: how soon an accepted signal is visible, and how fast bodies are fetched. */
import { Client } from 'undici';
import { type PreparedRequest, rateOf, runLoad, share } from './load.ts';
import type { BenchRegion } from './region.ts';

const RECEIVER = 'gemeente-utrecht';
const TEAM = 'schuldhulp';
const SENDER = 'corporatie-de-vechtstroom';
/** One in so many accepted signals is looked for in the postbox. */
const SAMPLE = 20;

/**
 * From the answer to the sender until the postbox of the receiver lists it.
 * @param perSecond how fast is sent; full speed unless given
 * @returns 95th percentile in milliseconds
 */
export async function measureVisible(
  region: BenchRegion,
  requests: readonly PreparedRequest[],
  connections: number,
  perSecond?: number,
): Promise<number> {
  const client = new Client(region.origin, { pipelining: 1, connect: region.connectAs(RECEIVER) });
  const waits: number[] = [];
  const looking: Promise<void>[] = [];
  let accepted = 0;
  const lookFor = async (id: string, since: number) => {
    // The list begins after an id; the one just before ours makes ours the first.
    const before = `${id.slice(0, -1)}${id.endsWith('0') ? '0' : (Number.parseInt(id.slice(-1), 16) - 1).toString(16)}`;
    for (;;) {
      const path = `/v1/postvak?team=${TEAM}&na=${before}&aantal=2`;
      const response = await client.request({ method: 'GET', path });
      const { items } = (await response.body.json()) as { items: { verstrekkingId: string }[] };
      if (items.some(item => item.verstrekkingId === id)) break;
    }
    waits.push(performance.now() - since);
  };
  await runLoad({
    origin: region.origin,
    connect: region.connectAs(SENDER),
    connections,
    requests,
    ...(perSecond === undefined ? {} : { perSecond }),
    onAnswer(text, atMs) {
      accepted += 1;
      const { verstrekkingId } = JSON.parse(text) as { verstrekkingId: string };
      // An id that ends in 0 has no neighbour of the same form; the next sample serves.
      if (accepted % SAMPLE === 0 && !verstrekkingId.endsWith('0')) looking.push(lookFor(verstrekkingId, atMs));
    },
  });
  await Promise.all(looking);
  await client.close();
  return share(waits, 0.95);
}

/**
 * Fetches everything that waits, 500 at a time.
 * @param origin where bodies are fetched; the region's own gateway unless told
 */
export async function measureFetch(
  region: BenchRegion,
  connections: number,
  most: number,
  origin: string | readonly string[] = region.origin,
) {
  const client = new Client(region.origin, { pipelining: 1, connect: region.connectAs(RECEIVER) });
  const ids: string[] = [];
  for (let after = ''; ids.length < most; ) {
    const path = `/v1/postvak?team=${TEAM}&aantal=500${after === '' ? '' : `&na=${after}`}`;
    const response = await client.request({ method: 'GET', path });
    const page = (await response.body.json()) as {
      items: { verstrekkingId: string; status: string }[];
      volgende?: string;
    };
    ids.push(...page.items.filter(item => item.status === 'wacht').map(item => item.verstrekkingId));
    if (page.volgende === undefined) break;
    after = page.volgende;
  }
  await client.close();
  const requests: PreparedRequest[] = [];
  for (let from = 0; from < Math.min(ids.length, most); from += 500) {
    const body = Buffer.from(JSON.stringify({ team: TEAM, verstrekkingen: ids.slice(from, from + 500) }));
    requests.push({ path: '/v1/postvak/_ophalen', headers: { 'content-type': 'application/json' }, body });
  }
  let released = 0;
  const turn = await runLoad({
    origin,
    connect: region.connectAs(RECEIVER),
    connections,
    requests,
    warmUp: Math.min(4, requests.length - 1),
    expected: 200,
    onAnswer: text => {
      released += text.split('"status":"verstrekt"').length - 1;
    },
  });
  const result = rateOf(turn);
  return { perSecond: Math.round(result.perSecond * 500), p99Ms: result.p99Ms, released };
}
