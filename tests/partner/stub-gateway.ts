/** A small HTTPS server with real certificates that answers what a test tells it to, and remembers what it was asked. */
import { createServer, type Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { type Connection, connect, type PartnerClient, type RetrySettings } from '../../adapters/partner/index.ts';
import { toPem } from '../../adapters/pretend/certificate-making.ts';
import { TEST_MOMENT, TEST_SUBJECT, type TestPki, testPki } from '../support/pki.ts';

export interface AskedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  readonly hadCertificate: boolean;
}

/** `drop`: the connection is broken off when the request has been read. */
export type StubAnswer =
  | 'drop'
  | {
      readonly status: number;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    };

export interface StubGateway {
  readonly url: string;
  readonly ca: string;
  readonly pki: TestPki;
  readonly asked: AskedRequest[];
  /** Answers to come, in order; after the last one it goes on repeating that one. */
  answerWith(...answers: readonly StubAnswer[]): void;
  /** Waits the client was told to make, in milliseconds; nothing really waits. */
  readonly waits: number[];
  client(more?: Partial<Connection>): PartnerClient;
  close(): Promise<void>;
}

export async function openStubGateway(): Promise<StubGateway> {
  const pki = await testPki();
  const { epochMs } = TEST_MOMENT;
  const own = await pki.authority.issue({ profile: 'tls', subject: TEST_SUBJECT, dnsNames: ['localhost'], epochMs });
  const asked: AskedRequest[] = [];
  let answers: StubAnswer[] = [];
  const server: Server = createServer(
    { cert: own.chainPem, key: own.keyPem, requestCert: true, rejectUnauthorized: false },
    async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      asked.push({
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks),
        hadCertificate: (request.socket as TLSSocket).getPeerCertificate().raw !== undefined,
      });
      const answer = answers.length > 1 ? answers.shift()! : answers[0]!;
      if (answer === 'drop') {
        request.socket.destroy();
        return;
      }
      const text = Buffer.isBuffer(answer.body) ? answer.body : JSON.stringify(answer.body ?? {});
      response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers }).end(text);
    },
  );
  const sockets = new Set<Socket>();
  server.on('secureConnection', socket => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const url = `https://localhost:${(server.address() as AddressInfo).port}`;
  const ca = toPem('CERTIFICATE', pki.authority.anchors[0]!);
  const waits: number[] = [];
  const retry: Partial<RetrySettings> = { pause: async wait => void waits.push(wait), random: () => 0.5 };
  return {
    url,
    ca,
    pki,
    asked,
    waits,
    answerWith: (...given) => {
      answers = [...given];
    },
    client: more =>
      connect({
        gatewayUrl: url,
        ca,
        tls: { cert: pki.tls.chainPem, key: pki.tls.keyPem },
        signing: { certChain: pki.signing.chainPem, key: pki.signing.keyPem },
        retry,
        ...more,
      }),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
