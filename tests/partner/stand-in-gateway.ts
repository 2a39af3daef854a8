/**
 * Stands in for a gateway's batches: real HTTPS, real message signatures, real signed lists, and a memory of what was
 * accepted. A test says what becomes of a request: it may be lost before or after it was recorded.
 */
import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { toPem } from '../../adapters/pretend/certificate-making.ts';
import { readMessageSignature, verifyMessageSignature } from '../../gateway/access/message-signature.ts';
import type { ReceiptContent } from '../../gateway/exchange/receipt.ts';
import { formatVerifierKey, verifierKey } from '../../gateway/logbook/signed-note.ts';
import { PROBLEMS } from '../../gateway/problems.ts';
import type { Bericht } from '../../schemas/generated/types.ts';
import type { Json } from '../support/messages.ts';
import { TEST_MOMENT, TEST_OIN, TEST_SUBJECT, testPki } from '../support/pki.ts';

export const LOG_NAME = 'proef.example/verstrekkingen';
export const SENDER = { oin: TEST_OIN, team: 'incasso', hoedanigheid: 'verhuurder' };

/** What becomes of one line: accepted, held, or a problem with its status. */
export type LineVerdict = 'toegestaan' | 'aangehouden' | { readonly status: number; readonly probleem: Json };

/**
 * What becomes of a request as a whole. `lost`: recorded, and the connection breaks before the answer. `silent`: not
 * recorded, and no answer ever comes; `too-late`: recorded, and no answer ever comes.
 */
export type Fate =
  | 'answer'
  | 'lost'
  | 'never-came'
  | 'silent'
  | 'too-late'
  | { readonly status: number; readonly body: Json };

export interface StandIn {
  readonly url: string;
  /** Folder of a participant that sends to it. */
  readonly sender: string;
  /** Accepted messages by id. */
  readonly recorded: Map<string, Bericht>;
  /** Number of lines in each batch, in order of arrival. */
  readonly batches: number[];
  verdictOf: (message: Bericht) => LineVerdict;
  /** Asked for each request, counted from 1, with the number of its lines. */
  fateOf: (request: number, lines: number) => Fate | Promise<Fate>;
  /** Changes an answer before it leaves: what a faulty or hostile gateway might say. */
  twist: (answer: Json, resign: (content: Json, typ?: string) => string) => Json;
  /** As if nothing was ever sent. */
  forget(): void;
  close(): Promise<void>;
}

export const problemOf = (status: number, code: keyof typeof PROBLEMS, more: Json = {}): LineVerdict => ({
  status,
  probleem: { status, code, title: PROBLEMS[code][1], detail: PROBLEMS[code][2], ...more },
});

/** @param municipalities codes with a team `schuldhulp` */
export async function openStandIn(folder: string, municipalities: readonly string[]): Promise<StandIn> {
  const pki = await testPki();
  const own = await pki.authority.issue({
    profile: 'tls',
    subject: TEST_SUBJECT,
    dnsNames: ['localhost'],
    epochMs: TEST_MOMENT.epochMs,
  });
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const encode = (value: Json) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const jws = (content: Json, typ = 'seinhuis-ontvangstbewijzen+jws') => {
    const signed = `${encode({ alg: 'EdDSA', typ, kid: 'proef' })}.${encode(content)}`;
    return `${signed}.${sign(null, Buffer.from(signed), privateKey).toString('base64url')}`;
  };
  const receipts = new Map<string, { readonly content: string; readonly receipt: ReceiptContent }>();
  let requests = 0;

  const organisations = municipalities.map(gemeentecode => ({
    oin: `00000099000000${gemeentecode}00`,
    naam: `Gemeente ${gemeentecode}`,
    teams: [
      { team: 'schuldhulp', soort: 'gemeente.schuldhulp', gemeenten: [{ gemeentecode, geldigVan: '2020-01-01' }] },
    ],
  }));

  function take(line: string, index: number): { readonly regel: Json; readonly receipt: ReceiptContent | null } {
    const message = JSON.parse(line) as Bericht;
    const { berichtId } = message;
    const at = { regel: index + 1, berichtId };
    const content = createHash('sha256').update(line).digest('hex');
    const known = receipts.get(berichtId);
    if (known !== undefined && known.content !== content) {
      const conflict = problemOf(409, 'ID_AL_GEBRUIKT') as { status: number; probleem: Json };
      return { regel: { ...at, ...conflict }, receipt: null };
    }
    const verdict = known?.receipt.besluit ?? standIn.verdictOf(message);
    if (typeof verdict !== 'string') return { regel: { ...at, ...verdict }, receipt: null };
    const receipt: ReceiptContent = known?.receipt ?? {
      versie: 1,
      berichtId,
      besluit: verdict,
      verstrekkingId: randomUUID(),
      ontvangenTijdstip: new Date(TEST_MOMENT.epochMs).toISOString(),
      afzender: { oin: message.afzender.oin, team: message.afzender.team },
      ontvanger: { oin: message.ontvanger.oin, team: message.ontvanger.team },
      type: message.type,
      zegel: `sha-256=${'A'.repeat(43)}`,
      route: 'HUUR',
      beleid: { versie: 1, digest: '00' },
      logboek: { naam: LOG_NAME, vermelding: randomUUID(), blad: 'blad' },
    };
    receipts.set(berichtId, { content, receipt });
    standIn.recorded.set(berichtId, message);
    const { besluit, verstrekkingId } = receipt;
    return { regel: { ...at, status: besluit === 'toegestaan' ? 201 : 202, besluit, verstrekkingId }, receipt };
  }

  const server = createServer(
    { cert: own.chainPem, key: own.keyPem, requestCert: true, rejectUnauthorized: false },
    async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks);
      const answer = (status: number, value: Json) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
      if (request.url === '/v1/organisaties') return answer(200, { items: organisations });
      const { method = '', url = '', headers } = request;
      const read = readMessageSignature({ method, target: url, headers, body });
      const signer = read.kind === 'fault' ? null : pki.trust.validate(read.chain, 'ondertekening', TEST_MOMENT);
      const isSigned =
        read.kind !== 'fault' &&
        signer?.kind === 'valid' &&
        verifyMessageSignature(read, signer.publicKey).kind === 'valid';
      if (!isSigned || headers['content-type'] !== 'application/x-ndjson')
        return answer(401, { status: 401, code: 'HANDTEKENING_ONGELDIG' });
      requests += 1;
      const lines = body.toString('utf8').replace(/\n$/, '').split('\n');
      const fate = await standIn.fateOf(requests, lines.length);
      if (fate === 'silent') return;
      if (fate === 'never-came') return request.socket.destroy();
      if (typeof fate === 'object') return answer(fate.status, fate.body);
      const taken = lines.map(take);
      standIn.batches.push(taken.length);
      if (fate === 'too-late') return;
      if (fate === 'lost') return request.socket.destroy();
      const ontvangstbewijzen = taken.flatMap(one => (one.receipt === null ? [] : [one.receipt]));
      const whole = {
        regels: taken.map(one => one.regel),
        ontvangstbewijs: ontvangstbewijzen.length === 0 ? null : jws({ versie: 1, ontvangstbewijzen }),
      };
      return answer(200, standIn.twist(whole, jws));
    },
  );
  const sockets = new Set<Duplex>();
  server.on('connection', socket => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const url = `https://localhost:${(server.address() as AddressInfo).port}`;

  const sender = join(folder, 'afzender');
  mkdirSync(sender, { recursive: true, mode: 0o700 });
  const about = {
    ...SENDER,
    naam: TEST_SUBJECT.organisation,
    gateway: {
      url,
      ca: 'ca.pem',
      receiptKey: publicKey.export({ format: 'jwk' }),
      vkey: formatVerifierKey(verifierKey(LOG_NAME, 0x01, publicKey)),
    },
  };
  const files = {
    'deelnemer.json': JSON.stringify(about),
    'ca.pem': toPem('CERTIFICATE', pki.authority.anchors[0]!),
    'tls.pem': pki.tls.chainPem,
    'tls.key': pki.tls.keyPem,
    'ondertekening.pem': pki.signing.chainPem,
    'ondertekening.key': pki.signing.keyPem,
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(sender, name), content);

  const standIn: StandIn = {
    url,
    sender,
    recorded: new Map(),
    batches: [],
    verdictOf: () => 'toegestaan',
    fateOf: () => 'answer',
    twist: answer => answer,
    forget() {
      receipts.clear();
      standIn.recorded.clear();
      standIn.batches.length = 0;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise(resolve => server.close(resolve));
    },
  };
  return standIn;
}
