/**
 * Sends the self-test to the API of this gateway: on this machine, over TLS, to exactly the certificate that is in the
 * folder. A connection of its own for each request, so that every process of the API gets its turn.
 */
import { type KeyObject, X509Certificate } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { PeerCertificate } from 'node:tls';
import { signMessage } from '../../gateway/access/message-signature.ts';
import type { SelfTestAnswer, SelfTestClient, SelfTestRequest } from '../../gateway/selftest/ports.ts';
import type { SelfTestPapers } from './papers.ts';

const ANSWER_MS = 10_000;
/** An answer to the self-test is a problem document, or two. */
const MOST_BYTES = 65_536;

export interface LoopbackSettings {
  readonly papers: SelfTestPapers;
  /** Where the API listens; an address that means all of them is called over loopback. */
  readonly host: string;
  readonly port: number;
  /** Of the API itself. */
  readonly certificatePem: string;
  /** A name in `Host` that means this gateway. */
  readonly hostName: string;
}

const LOOPBACK: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

export function loopbackClient({ papers, host, port, certificatePem, hostName }: LoopbackSettings): SelfTestClient {
  const { certificates } = papers.face;
  const own = new X509Certificate(certificatePem);
  const tlsKey = pemOf(papers.tlsKey);
  const breakOff = new AbortController();
  // The certificate names the outside; here it must be exactly ours, so that the secret is told to nobody else.
  const checkServerIdentity = (_name: string, { fingerprint256 }: PeerCertificate) =>
    fingerprint256 === own.fingerprint256 ? undefined : new Error('Cannot trust: another certificate than ours');

  function headersOf(wanted: SelfTestRequest, body: Buffer | undefined): Record<string, string> {
    const headers: Record<string, string> = { host: `${hostName}:${port}`, ...wanted.headers };
    if (body === undefined) return headers;
    headers['content-type'] = wanted.mediaType ?? 'application/json';
    headers['content-length'] = String(body.length);
    const { signature } = wanted;
    if (signature === undefined) return headers;
    if (signature.host !== undefined) headers.host = signature.host;
    const covered = signature.body === undefined ? body : Buffer.from(signature.body);
    const signed = signMessage({
      method: wanted.method,
      target: signature.path ?? wanted.path,
      headers,
      body: covered,
      key: papers.signingKey,
      certificateChain: [Buffer.from(certificates[signature.by], 'base64')],
      iat: Math.floor(signature.epochMs / 1_000),
    });
    return { ...headers, ...signed };
  }

  async function exchange(wanted: SelfTestRequest): Promise<SelfTestAnswer> {
    const body = wanted.body === undefined ? undefined : Buffer.from(wanted.body);
    const asked = wanted.as === null ? {} : { cert: certificateOf(certificates[wanted.as]), key: tlsKey };
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const outgoing = httpsRequest(
        {
          ...{ host: LOOPBACK[host] ?? host, port, method: wanted.method, path: wanted.path, agent: false },
          ...{ ...asked, ca: certificatePem, allowPartialTrustChain: true, checkServerIdentity },
          headers: headersOf(wanted, body),
          signal: AbortSignal.any([breakOff.signal, AbortSignal.timeout(ANSWER_MS)]),
        },
        resolve,
      );
      outgoing.once('error', reject);
      outgoing.end(body);
    });
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size <= MOST_BYTES) chunks.push(chunk);
    }
    return { kind: 'answer', status: response.statusCode ?? 0, document: documentIn(chunks) };
  }

  return {
    // Whatever went wrong on the way, nothing was learned about the gateway.
    send: wanted => exchange(wanted).catch(() => ({ kind: 'lost' as const })),
    stop: () => breakOff.abort(),
  };
}

function certificateOf(base64: string): string {
  return new X509Certificate(Buffer.from(base64, 'base64')).toString();
}

function pemOf(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }) as string;
}

function documentIn(chunks: readonly Buffer[]): unknown {
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return null;
  }
}
