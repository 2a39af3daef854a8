/**
 * Reads a document of a provider: https only (plain http on loopback in the practice region), to an address that was
 * judged, without redirects, bounded in time and size. The attack is a provider, or who took it over, that lets the
 * gateway ask inside its own network.
 */
import { Agent } from 'undici';
import { type AddressRules, endpointUrl } from '../../gateway/meldingen/address.ts';
import { judgedAddresses, only, type Resolve, systemResolve } from '../webhook/judged-address.ts';

export interface JudgedFetchOptions extends AddressRules {
  /** Trust anchors besides those of the runtime, PEM; for tests. */
  readonly ca?: readonly string[];
  /** The machine's own resolver unless told. */
  readonly resolve?: Resolve;
}

const MAX_BYTES = 256 * 1024;
const CONNECT_MS = 3_000;
const WAIT_MS = 5_000;

/** @throws TypeError when the address may not be asked, nobody answers, or the answer is too large */
export type JudgedFetch = (url: string, signal?: AbortSignal) => Promise<Response>;

export function judgedFetch(options: JudgedFetchOptions): JudgedFetch {
  const resolve = options.resolve ?? systemResolve;
  return async (text, signal = AbortSignal.timeout(WAIT_MS)) => {
    if (endpointUrl(text, options) === null) throw new TypeError('Cannot fetch: this address may not be asked');
    const { hostname, origin, pathname, search } = new URL(text);
    const addresses = await judgedAddresses(hostname, options, resolve);
    if (typeof addresses === 'string') throw new TypeError(`Cannot fetch: the name is ${addresses}`);
    const agent = new Agent({
      connect: {
        lookup: only(addresses),
        timeout: CONNECT_MS,
        minVersion: 'TLSv1.2',
        ...(options.ca === undefined ? {} : { ca: [...options.ca] }),
      },
      connections: 1,
      pipelining: 1,
      headersTimeout: WAIT_MS,
      bodyTimeout: WAIT_MS,
      maxHeaderSize: 16 * 1024,
    });
    try {
      const { statusCode, body } = await agent.request({
        origin,
        path: `${pathname}${search}`,
        method: 'GET',
        headers: { 'User-Agent': 'Seinhuis', Accept: 'application/json' },
        signal,
      });
      const chunks: Buffer[] = [];
      let size = 0;
      for await (const chunk of body) {
        size += (chunk as Buffer).length;
        if (size > MAX_BYTES) throw new TypeError('Cannot fetch: the answer is too large');
        chunks.push(chunk as Buffer);
      }
      return new Response(Buffer.concat(chunks), { status: statusCode });
    } finally {
      void agent.destroy().catch(() => undefined);
    }
  };
}
