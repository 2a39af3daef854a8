/** A receiver of meldingen: a real server that keeps what it hears and answers as told. */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

export interface Heard {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The request as bytes: line, headers and body. */
  readonly raw: string;
}

export interface Receiver {
  readonly url: string;
  readonly port: number;
  readonly heard: Heard[];
  /** Events heard so far. */
  posts(): readonly Heard[];
  /** How the next requests are answered; OPTIONS gives leave unless told otherwise. */
  answer: (request: Heard, response: ServerResponse) => void;
  close(): Promise<void>;
}

export const giveLeave = (response: ServerResponse): void => {
  response.writeHead(200, { 'WebHook-Allowed-Origin': '*', 'WebHook-Allowed-Rate': '120', Allow: 'POST' }).end();
};

export const accept = ({ method }: Heard, response: ServerResponse): void => {
  if (method === 'OPTIONS') giveLeave(response);
  else response.writeHead(204).end();
};

/** Gives leave, and answers events with `status`. */
export const refuseWith =
  (status: number, headers: Record<string, string> = {}): Receiver['answer'] =>
  (request, response) => {
    if (request.method === 'OPTIONS') giveLeave(response);
    else response.writeHead(status, headers).end();
  };

export async function openReceiver(tls?: { readonly cert: string; readonly key: string }): Promise<Receiver> {
  const heard: Heard[] = [];
  const listener = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    const { method = '', url: path = '', headers, rawHeaders } = request;
    const one = { method, path, headers, body, raw: [method, path, ...rawHeaders, body].join('\n') };
    heard.push(one);
    receiver.answer(one, response);
  };
  const server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener);
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const receiver: Receiver = {
    url: `${tls === undefined ? 'http' : 'https'}://localhost:${port}/hook`,
    port,
    heard,
    posts: () => heard.filter(one => one.method === 'POST'),
    answer: accept,
    async close() {
      server.closeAllConnections();
      await new Promise<void>(done => server.close(() => done()));
    },
  };
  return receiver;
}
