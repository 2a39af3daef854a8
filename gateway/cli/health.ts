/** `seinhuis gezond`: asks the gateway on this machine whether it is ready; for a container or a service manager. */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import type { PeerCertificate } from 'node:tls';
import type { GatewayConfig } from '../config.ts';
import type { CommandIo } from './command-io.ts';
import { folderLayout } from './folder-layout.ts';

const TIMEOUT_MS = 5_000;

/** @returns 0 when the gateway is ready */
export async function runHealth(config: GatewayConfig, io: CommandIo): Promise<number> {
  const answer = await askHealth(config);
  if (answer === null) {
    io.err('De poort geeft geen antwoord.');
    return 1;
  }
  io.out(answer.text);
  return answer.status === 200 ? 0 : 1;
}

/** What the gateway on this machine says of its health; null when it says nothing, or is another than ours. */
export async function askHealth(
  config: GatewayConfig,
): Promise<{ readonly status: number; readonly text: string } | null> {
  const host = /^(0\.0\.0\.0|::)$/.test(config.pagesHost) ? 'localhost' : config.pagesHost;
  try {
    const own = new X509Certificate(readFileSync(folderLayout(config.folder).pagesCertificate));
    // The certificate names the outside; here it must be exactly the one in our folder, and no name counts.
    const checkServerIdentity = (_name: string, { fingerprint256 }: PeerCertificate) =>
      fingerprint256 === own.fingerprint256 ? undefined : new Error('Cannot trust: another certificate than ours');
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const options = {
        ...{ host, port: config.pagesPort, path: '/health/ready', timeout: TIMEOUT_MS },
        ...{ ca: own.toString(), allowPartialTrustChain: true, checkServerIdentity },
      };
      const asked = request(options, resolve);
      asked.once('error', reject);
      asked.once('timeout', () => asked.destroy(new Error('Cannot ask: no answer')));
      asked.end();
    });
    const chunks: Buffer[] = [];
    for await (const chunk of answer) chunks.push(chunk as Buffer);
    return { status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') };
  } catch {
    return null;
  }
}
