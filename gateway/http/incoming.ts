/** From an HTTP request to `Received`: limits and media type first, then the bytes; nothing is believed yet. */
import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Caller } from '../access/authenticate.ts';
import { MAX_MESSAGE_BYTES, type Received } from '../exchange/received.ts';
import type { Ports } from '../ports.ts';
import { type Problem, problem } from '../problems.ts';
import { readTraceparent, traceResponse } from './trace.ts';

/** What a body may be. */
export interface BodyForm {
  readonly mediaType: string;
  readonly maxBytes: number;
}

export const ONE_MESSAGE: BodyForm = { mediaType: 'application/json', maxBytes: MAX_MESSAGE_BYTES };
/** Design section 7: a batch is at most 4 MB. */
export const BATCH: BodyForm = { mediaType: 'application/x-ndjson', maxBytes: 4 * 1024 * 1024 };

export type ApiEnvironment = { Bindings: HttpBindings; Variables: { traceId: string; caller?: Caller } };
export type ApiContext = Context<ApiEnvironment>;

const chains = new WeakMap<TLSSocket, readonly Buffer[]>();

/** Certificates the peer presented on this connection, leaf first; read once per connection. */
export function peerChainOf(c: ApiContext): readonly Buffer[] {
  const socket = c.env.incoming.socket as TLSSocket;
  if (typeof socket.getPeerCertificate !== 'function') return [];
  const known = chains.get(socket);
  if (known !== undefined) return known;
  const chain: Buffer[] = [];
  let certificate: ReturnType<TLSSocket['getPeerCertificate']> | undefined = socket.getPeerCertificate(true);
  while (certificate?.raw !== undefined && !chain.some(one => one.equals(certificate!.raw))) {
    chain.push(certificate.raw);
    certificate = (certificate as { issuerCertificate?: typeof certificate }).issuerCertificate;
  }
  chains.set(socket, chain);
  return chain;
}

/** Reads a request whole, within the limit; a compressed or other body is refused before it is read. */
export async function receive(
  c: ApiContext,
  ports: Ports,
  { mediaType: expected, maxBytes }: BodyForm = ONE_MESSAGE,
): Promise<Received | Problem> {
  const { headers } = c.env.incoming;
  const mediaType = (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
  if (mediaType !== expected || headers['content-encoding'] !== undefined) return problem('MEDIATYPE');
  if (Number(headers['content-length'] ?? 0) > maxBytes) return problem('TE_GROOT');
  const body = await bodyOf(c.env.incoming, maxBytes);
  if (body === 'too-large') return problem('TE_GROOT');
  // Gone midway, or too slow. Nobody hears the answer, and it is no fault of ours to write down.
  if (body === 'gone') return problem('ONGELDIG_VERZOEK');
  return {
    method: c.req.method,
    target: c.env.incoming.url ?? '/',
    headers,
    body,
    peerChain: peerChainOf(c),
    person: c.get('caller')?.person ?? null,
    traceId: c.get('traceId'),
    now: ports.clock.now(),
  };
}

/** By events: an iterator over the stream costs several times as much, for every message. */
function bodyOf(incoming: IncomingMessage, maxBytes: number): Promise<Buffer | 'too-large' | 'gone'> {
  return new Promise(resolve => {
    const chunks: Buffer[] = [];
    let size = 0;
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBytes) {
        chunks.push(chunk);
        return;
      }
      incoming.off('data', take).pause();
      resolve('too-large');
    };
    incoming
      .on('data', take)
      .once('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, size)))
      .once('error', () => resolve('gone'))
      .once('close', () => resolve('gone'));
    if (incoming.destroyed) resolve('gone');
  });
}

/** The trace of this request; its answer will name it. */
export function readTrace(c: ApiContext, ports: Ports): string {
  const trace = readTraceparent(c.req.header('traceparent'), () => ports.entropy.bytes(16).toString('hex'));
  // On the outgoing message itself: a header set on the response would make a copy of it.
  c.env.outgoing.setHeader('traceresponse', traceResponse(trace, ports.entropy.bytes(8).toString('hex')));
  return trace.traceId;
}
