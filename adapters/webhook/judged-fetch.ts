/**
 * Asks a service that somebody named (a provider of tokens, a register): https only (plain http on loopback in the
 * practice region), at an address that was judged, without redirects, bounded in time and size. The attack is a service,
 * or who took it over, that lets the gateway ask inside its own network.
 */
import { type AddressRules, endpointUrl } from '../../gateway/meldingen/address.ts';
import { abortable, judgedAddresses, type Resolve, systemResolve } from './judged-address.ts';
import { judgedAgent } from './judged-agent.ts';

export interface JudgedFetchOptions extends AddressRules {
  /** Trust anchors besides those of the runtime, PEM; for tests. */
  readonly ca?: readonly string[];
  /** The machine's own resolver unless told. */
  readonly resolve?: Resolve;
}

const MAX_BYTES = 256 * 1024;
const CONNECT_MS = 3_000;
const WAIT_MS = 5_000;

/** What goes along with a question that is more than its URL. */
export interface Sent {
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON unless `headers` say otherwise; makes the question a POST. */
  readonly body?: string;
}

/** @throws TypeError when the address may not be asked, nobody answers, or the answer is too large */
export type JudgedFetch = (url: string, signal?: AbortSignal, sent?: Sent) => Promise<Response>;

export function judgedFetch(options: JudgedFetchOptions): JudgedFetch {
  const resolve = options.resolve ?? systemResolve;
  return async (text, signal = AbortSignal.timeout(WAIT_MS), { headers = {}, body: sent } = {}) => {
    if (endpointUrl(text, options) === null) throw new TypeError('Cannot fetch: this address may not be asked');
    const { hostname, origin, pathname, search } = new URL(text);
    const addresses = await abortable(judgedAddresses(hostname, options, resolve), signal);
    if (typeof addresses === 'string') throw new TypeError(`Cannot fetch: the name is ${addresses}`);
    const sentHeaders = new Headers({ 'User-Agent': 'Seinhuis', Accept: 'application/json' });
    if (sent !== undefined) sentHeaders.set('Content-Type', 'application/json');
    // By name, in whatever letters it was written: two of one name would both be sent.
    for (const [name, value] of Object.entries(headers)) sentHeaders.set(name, value);
    const agent = judgedAgent(addresses, {
      connectMs: CONNECT_MS,
      waitMs: WAIT_MS,
      maxHeaderBytes: 16 * 1024,
      ca: options.ca,
    });
    try {
      const {
        statusCode,
        headers: answered,
        body,
      } = await agent.request({
        origin,
        path: `${pathname}${search}`,
        method: sent === undefined ? 'GET' : 'POST',
        headers: Object.fromEntries(sentHeaders),
        body: sent ?? null,
        signal,
      });
      const chunks: Buffer[] = [];
      let size = 0;
      for await (const chunk of body) {
        size += (chunk as Buffer).length;
        if (size > MAX_BYTES) throw new TypeError('Cannot fetch: the answer is too large');
        chunks.push(chunk as Buffer);
      }
      const type = answered['content-type'];
      return new Response(Buffer.concat(chunks), {
        status: statusCode,
        ...(typeof type === 'string' ? { headers: { 'Content-Type': type } } : {}),
      });
    } finally {
      void agent.destroy().catch(() => undefined);
    }
  };
}
