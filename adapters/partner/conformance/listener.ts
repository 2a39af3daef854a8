/** A local HTTPS server with mutual TLS that hands every request, as it came, to whoever judges it. */
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';

export interface HeardRequest {
  readonly method: string;
  /** Path and query, as on the request line. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  /** Certificates shown in the handshake (DER), leaf first; empty without one. */
  readonly peerChain: readonly Buffer[];
}

/** `drop`: the connection is broken off after the request was read. */
export type Reply = Response | 'drop';

export interface Listener {
  readonly port: number;
  close(): Promise<void>;
}

export interface ListenerSettings {
  /** PEM, with chain. */
  readonly cert: string;
  readonly key: string;
  readonly host: string;
  /** 0: chosen by the system. */
  readonly port: number;
  readonly handle: (heard: HeardRequest) => Promise<Reply>;
}

const MOST_BYTES = 8 * 1024 * 1024;

/** @throws when the port is taken */
export async function openListener({ cert, key, host, port, handle }: ListenerSettings): Promise<Listener> {
  const server = createServer(
    { cert, key, minVersion: 'TLSv1.2', requestCert: true, rejectUnauthorized: false },
    async (request, response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      for await (const chunk of request) {
        size += (chunk as Buffer).length;
        if (size > MOST_BYTES) return void request.socket.destroy();
        chunks.push(chunk as Buffer);
      }
      const reply = await handle({
        method: request.method ?? '',
        target: request.url ?? '/',
        headers: request.headers,
        body: Buffer.concat(chunks),
        peerChain: chainOf(request.socket as TLSSocket),
      });
      if (reply === 'drop') return void request.socket.destroy();
      response.writeHead(reply.status, Object.fromEntries(reply.headers)).end(Buffer.from(await reply.arrayBuffer()));
    },
  );
  const sockets = new Set<Socket>();
  server.on('secureConnection', socket => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

function chainOf(socket: TLSSocket): readonly Buffer[] {
  const chain: Buffer[] = [];
  let certificate: ReturnType<TLSSocket['getPeerCertificate']> | undefined = socket.getPeerCertificate(true);
  while (certificate?.raw !== undefined && !chain.some(one => one.equals(certificate!.raw))) {
    chain.push(certificate.raw);
    certificate = (certificate as { issuerCertificate?: typeof certificate }).issuerCertificate;
  }
  return chain;
}
