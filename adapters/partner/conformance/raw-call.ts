/** Requests exactly as written, good or bad, with the whole answer: for trying what a gateway does with them. */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';

export interface RawCall {
  /** Whose certificate the connection shows. */
  readonly as: 'afzender' | 'ontvanger' | 'niemand';
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

export interface RawAnswer {
  readonly kind: 'answer';
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** No answer: the connection was refused or broken off. */
export interface RawSilence {
  readonly kind: 'silent';
  /** Code of the error, such as `ECONNRESET`. */
  readonly code: string;
}

export type Ask = (call: RawCall) => Promise<RawAnswer | RawSilence>;

interface OwnCertificate {
  readonly cert: string;
  readonly key: string;
}

export interface RawSettings {
  readonly url: URL;
  /** Anchors (PEM) for the gateway's certificate. */
  readonly ca: string;
  readonly afzender: OwnCertificate;
  readonly ontvanger: OwnCertificate | null;
}

const ANSWER_MS = 30_000;
const MOST_BYTES = 64 * 1024 * 1024;

export function openRawCalls({ url, ca, afzender, ontvanger }: RawSettings): { ask: Ask; close(): void } {
  const agents = {
    afzender: new Agent({ ca, keepAlive: true, ...afzender }),
    ontvanger: new Agent({ ca, keepAlive: true, ...ontvanger }),
    niemand: new Agent({ ca, keepAlive: true }),
  };

  async function ask({ as, method, path, headers = {}, body }: RawCall): Promise<RawAnswer | RawSilence> {
    try {
      const response = await new Promise<IncomingMessage>((resolve, reject) => {
        const outgoing = request(
          {
            host: url.hostname,
            port: url.port || 443,
            servername: url.hostname,
            method,
            path,
            agent: agents[as],
            timeout: ANSWER_MS,
            headers: {
              host: url.host,
              ...(body === undefined ? {} : { 'content-length': String(body.length) }),
              ...headers,
            },
          },
          resolve,
        );
        outgoing.once('timeout', () => outgoing.destroy(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })));
        outgoing.once('error', reject);
        outgoing.end(body);
      });
      const chunks: Buffer[] = [];
      let size = 0;
      for await (const chunk of response) {
        size += (chunk as Buffer).length;
        if (size > MOST_BYTES) throw Object.assign(new Error('too much'), { code: 'ANTWOORD_TE_GROOT' });
        chunks.push(chunk as Buffer);
      }
      return {
        kind: 'answer',
        status: response.statusCode ?? 0,
        headers: response.headers,
        body: Buffer.concat(chunks),
      };
    } catch (error) {
      const code = (error as { code?: unknown }).code;
      return { kind: 'silent', code: typeof code === 'string' ? code : 'GEEN_ANTWOORD' };
    }
  }

  return {
    ask,
    close: () => {
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}
