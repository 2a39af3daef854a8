/** The way outside against receivers that are no receivers: inside addresses, redirects, silence, floods. */

import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer as createTcpServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openCertificateAuthority } from '../../adapters/pretend/certificate-authority.ts';
import type { ResolvedAddress } from '../../adapters/webhook/judged-address.ts';
import { webhookClient } from '../../adapters/webhook/webhook-client.ts';
import { openReceiver, type Receiver } from './receiver.ts';

const NAME = 'hook.example.nl';
const folder = mkdtempSync(join(tmpdir(), 'seinhuis-melding-'));
let secure: Receiver;
let plain: Receiver;
let ca: string[];
const silent: Server[] = [];

beforeAll(async () => {
  const epochMs = Date.now();
  const authority = await openCertificateAuthority({
    folder: join(folder, 'pki'),
    epochMs,
    crlUrl: 'http://localhost:8080/crl',
  });
  const issued = await authority.issue({
    profile: 'tls',
    subject: { organisation: 'Ontvanger', commonName: NAME, oin: '00000099000000344000' },
    dnsNames: [NAME],
    epochMs,
  });
  ca = authority.anchors.map(pem);
  secure = await openReceiver({ cert: issued.chainPem, key: issued.keyPem });
  plain = await openReceiver();
});
afterAll(async () => {
  await Promise.all([secure?.close(), plain?.close()]);
  for (const server of silent) server.close();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(() => {
  for (const one of [secure, plain]) {
    one.heard.length = 0;
    one.answer = (_, response) => response.writeHead(204).end();
  }
});

const pem = (der: Buffer) =>
  `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;

const at = (...addresses: string[]): readonly ResolvedAddress[] =>
  addresses.map(address => ({ address, family: address.includes(':') ? 6 : 4 }));

interface Situation {
  readonly loopbackAllowed?: boolean;
  readonly answers?: readonly (readonly ResolvedAddress[])[];
  readonly withCa?: boolean;
}

/** A client whose resolver gives its answers one after the other, and says how often it was asked. */
function clientIn({ loopbackAllowed = true, answers = [at('127.0.0.1')], withCa = true }: Situation = {}) {
  const asked: string[] = [];
  const client = webhookClient({
    loopbackAllowed,
    ...(withCa ? { ca } : {}),
    resolve: async name => {
      asked.push(name);
      return answers[Math.min(asked.length, answers.length) - 1]!;
    },
  });
  const post = (url: string, timeoutMs = 5_000) =>
    client.send({
      method: 'POST',
      url,
      headers: { 'Content-Type': 'text/plain' },
      body: 'hallo',
      signal: AbortSignal.timeout(timeoutMs),
    });
  return { post, asked };
}

const named = () => `https://${NAME}:${secure.port}/hook?bron=1`;

describe('a request', () => {
  it('goes to the address that was judged, under the name that was registered', async () => {
    const { post, asked } = clientIn();
    expect(await post(named())).toMatchObject({ kind: 'answer', status: 204 });
    expect(asked).toEqual([NAME]);
    expect(secure.heard).toMatchObject([
      { method: 'POST', path: '/hook?bron=1', body: 'hallo', headers: { host: `${NAME}:${secure.port}` } },
    ]);
  });

  it('asks for the name anew each time, on a connection of its own', async () => {
    const { post, asked } = clientIn();
    await post(named());
    await post(named());
    expect(asked).toEqual([NAME, NAME]);
  });

  it('believes no certificate but of a known authority, for that name', async () => {
    expect(await clientIn({ withCa: false }).post(named())).toEqual({ kind: 'fault', code: 'GEEN_VERBINDING' });
    const other = `https://ander.example.nl:${secure.port}/`;
    expect(await clientIn().post(other)).toEqual({ kind: 'fault', code: 'GEEN_VERBINDING' });
    expect(secure.heard).toEqual([]);
  });

  it('takes no proxy from the environment', async () => {
    process.env.https_proxy = process.env.HTTPS_PROXY = `http://127.0.0.1:${plain.port}`;
    try {
      expect(await clientIn().post(named())).toMatchObject({ status: 204 });
      expect(plain.heard).toEqual([]);
    } finally {
      delete process.env.https_proxy;
      delete process.env.HTTPS_PROXY;
    }
  });
});

describe('a name that leads inside', () => {
  it.each(['127.0.0.1', '::ffff:127.0.0.1', '169.254.169.254', '0.0.0.0', '::', '10.0.0.7', 'fd00:ec2::254'])(
    'is not connected to: %s',
    async address => {
      const { post, asked } = clientIn({ loopbackAllowed: false, answers: [at(address)] });
      expect(await post(named())).toEqual({ kind: 'fault', code: 'ADRES_NIET_TOEGESTAAN' });
      expect(asked).toEqual([NAME]);
      expect(secure.heard).toEqual([]);
    },
  );

  it('is refused whole when one address among good ones is inside', async () => {
    const { post } = clientIn({ loopbackAllowed: false, answers: [at('93.184.215.14', '127.0.0.1')] });
    expect(await post(named())).toEqual({ kind: 'fault', code: 'ADRES_NIET_TOEGESTAAN' });
    expect(secure.heard).toEqual([]);
  });

  it('is refused at the second request when it led outside at the first (rebinding)', async () => {
    const { post } = clientIn({ answers: [at('127.0.0.1'), at('10.0.0.7')] });
    expect(await post(named())).toMatchObject({ status: 204 });
    expect(await post(named())).toEqual({ kind: 'fault', code: 'ADRES_NIET_TOEGESTAAN' });
    expect(secure.heard).toHaveLength(1);
  });

  it('cannot change between judging and connecting: the resolver is asked once', async () => {
    // Loopback stands for the public address here; a second question would lead inside and be refused.
    const { post, asked } = clientIn({ answers: [at('127.0.0.1'), at('169.254.169.254')] });
    expect(await post(named())).toMatchObject({ status: 204 });
    expect(asked).toHaveLength(1);
  });

  it('is told apart from one that leads nowhere', async () => {
    expect(await clientIn({ answers: [[]] }).post(named())).toEqual({ kind: 'fault', code: 'NAAM_ONBEKEND' });
  });
});

describe('a URL that is an address', () => {
  it.each([
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::ffff:7f00:1]/',
    'https://[::]/',
  ])('is judged without asking the resolver: %s', async url => {
    const { post, asked } = clientIn({ loopbackAllowed: false });
    expect(await post(url)).toEqual({ kind: 'fault', code: 'ADRES_NIET_TOEGESTAAN' });
    expect(asked).toEqual([]);
  });
});

describe('a redirect', () => {
  it.each([301, 302, 303, 307, 308])('is not followed, wherever it leads: %i', async status => {
    secure.answer = (_, response) =>
      response.writeHead(status, { Location: `http://127.0.0.1:${plain.port}/binnen` }).end();
    expect(await clientIn().post(named())).toMatchObject({ kind: 'answer', status });
    expect(plain.heard).toEqual([]);
  });
});

describe('a receiver that answers', () => {
  it('too slowly is not waited for', async () => {
    secure.answer = () => undefined;
    expect(await clientIn().post(named(), 300)).toEqual({ kind: 'fault', code: 'TE_LAAT' });
  });

  it('with an answer that never ends is cut off', async () => {
    secure.answer = (_, response) => {
      response.writeHead(200);
      const more = () => {
        if (!response.destroyed) response.write(Buffer.alloc(8_192, 97), more);
      };
      more();
    };
    expect(await clientIn().post(named())).toEqual({ kind: 'fault', code: 'ANTWOORD_TE_GROOT' });
  });

  it('with endless headers is cut off', async () => {
    secure.answer = (_, response) => response.writeHead(200, { veel: 'a'.repeat(64 * 1024) }).end();
    expect(await clientIn().post(named())).toEqual({ kind: 'fault', code: 'ANTWOORD_TE_GROOT' });
  });

  it('with an answer in drops is cut off when the time is over', async () => {
    secure.answer = (_, response) => {
      response.writeHead(200);
      response.write('a');
    };
    expect(await clientIn().post(named(), 300)).toEqual({ kind: 'fault', code: 'TE_LAAT' });
  });

  it('not at all on its port counts as no connection', async () => {
    const gone = await openReceiver();
    await gone.close();
    expect(await clientIn().post(`http://localhost:${gone.port}/`)).toEqual({ kind: 'fault', code: 'GEEN_VERBINDING' });
  });

  it('by something that is no TLS counts as no connection', async () => {
    const server = createTcpServer(socket => socket.end('SSH-2.0-OpenSSH\r\n'));
    silent.push(server);
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    expect(await clientIn().post(`https://${NAME}:${port}/`)).toEqual({ kind: 'fault', code: 'GEEN_VERBINDING' });
  });

  it('to a resolver that never answers is not waited for', async () => {
    const client = webhookClient({ loopbackAllowed: true, resolve: () => new Promise(() => undefined) });
    const signal = AbortSignal.timeout(200);
    expect(await client.send({ method: 'OPTIONS', url: named(), headers: {}, signal })).toEqual({
      kind: 'fault',
      code: 'TE_LAAT',
    });
  });
});
