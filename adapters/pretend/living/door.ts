/**
 * How the practice region's organisations and people reach their gateway: over mutual TLS with their own certificates and
 * signatures, with tokens and sessions from their own provider. There is no other way in here.
 */
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Moment } from '../../../consent/moment.ts';
import { signMessage } from '../../../gateway/access/message-signature.ts';
import type { Bericht } from '../../../schemas/generated/types.ts';
import { connect, type PartnerClient, readParticipant } from '../../partner/index.ts';
import { openTransport, type Transport } from '../../partner/transport.ts';
import { certificatesIn } from '../../pki/certificate.ts';
import type { PretendPerson, PretendProviderName } from '../people.ts';
import { type Session, sessionOf, signIn } from '../sign-in.ts';

export type Document = Readonly<Record<string, unknown>>;

export interface Reply {
  /** 0: no answer. */
  readonly status: number;
  readonly body: Document;
}

export interface AskOptions {
  /** Version of what is changed, as it was seen. */
  readonly version?: number;
  readonly signed?: boolean;
}

export interface Door {
  /** Many messages of one organisation, in one request. @returns how each ended, in the same order */
  send(map: string, messages: readonly Bericht[]): Promise<readonly string[]>;
  /** As the software of an organisation, signed. */
  submit(map: string, path: string, body: unknown): Promise<Reply>;
  /** As somebody with a token. */
  ask(
    who: PretendPerson,
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    body?: unknown,
    options?: AskOptions,
  ): Promise<Reply>;
  /** As somebody behind a screen. */
  session(who: PretendPerson): Promise<Session | null>;
  close(): Promise<void>;
}

export interface DoorSettings {
  /** Folder with `deelnemers/`. */
  readonly folder: string;
  readonly issuers: Readonly<Record<PretendProviderName, string>>;
  readonly pagesUrl: string;
  readonly now: () => Moment;
}

/** Between two requests: who clicks meanwhile goes first. */
const REST_MS = 12;
/** Tokens of the region hold a quarter of an hour. */
const TOKEN_MS = 12 * 60_000;

interface Participant {
  readonly client: PartnerClient;
  readonly transport: Transport;
  readonly url: string;
  readonly key: KeyObject;
  readonly chain: readonly [Buffer, ...Buffer[]];
}

export function openDoor({ folder, issuers, pagesUrl, now }: DoorSettings): Door {
  const participants = new Map<string, Promise<Participant>>();
  const participantAt = (map: string) => {
    const known = participants.get(map) ?? openParticipantAt(join(folder, 'deelnemers', map));
    participants.set(map, known);
    return known;
  };
  const tokens = new Map<string, { readonly token: string; readonly madeMs: number }>();
  async function tokenOf({ login, provider }: PretendPerson): Promise<string | null> {
    const known = tokens.get(login);
    const { epochMs } = now();
    if (known !== undefined && epochMs - known.madeMs < TOKEN_MS) return known.token;
    const token = await signIn(issuers[provider], login);
    if (token !== null) tokens.set(login, { token, madeMs: epochMs });
    return token;
  }

  async function call(
    map: string,
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    body: unknown,
    more: Readonly<Record<string, string>>,
    signed: boolean,
  ): Promise<Reply> {
    const { transport, url, key, chain } = await participantAt(map);
    const target = new URL(path, url);
    const bytes = body === undefined ? undefined : Buffer.from(JSON.stringify(body), 'utf8');
    const headers = (nowMs: number) => {
      const plain = bytes === undefined ? {} : { 'content-type': 'application/json' };
      if (!signed || bytes === undefined) return { ...plain, ...more };
      const signature = signMessage({
        ...{ method, target: `${target.pathname}${target.search}`, body: bytes, key, certificateChain: chain },
        headers: { host: target.host, ...plain },
        iat: Math.floor(nowMs / 1000),
      });
      return { ...plain, ...more, ...signature };
    };
    const answer = await transport.call({
      method,
      url: target,
      headers,
      ...(bytes === undefined ? {} : { body: bytes }),
    });
    await pause(REST_MS);
    if (answer.kind === 'lost') return { status: 0, body: { code: answer.code } };
    return { status: answer.status, body: documentIn(answer.body) };
  }

  return {
    async send(map, messages) {
      const { client } = await participantAt(map);
      const lines = await client.sendBatch(messages);
      await pause(REST_MS);
      return lines.map(line => (line.kind === 'refused' || line.kind === 'invalid' ? line.code : line.kind));
    },
    submit: (map, path, body) => call(map, 'POST', path, body, {}, true),
    async ask(who, method, path, body, { version, signed = false } = {}) {
      const token = await tokenOf(who);
      if (token === null) return { status: 0, body: { code: 'GEEN_TOKEN' } };
      const more = {
        authorization: `Bearer ${token}`,
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      };
      return call(who.organisation.map, method, path, body, more, signed);
    },
    session: who => sessionOf(pagesUrl, who),
    async close() {
      for (const opened of participants.values()) {
        const { client, transport } = await opened;
        await client.close();
        await transport.close();
      }
    },
  };
}

async function openParticipantAt(folder: string): Promise<Participant> {
  const read = await readParticipant(folder);
  if (read.kind === 'fault') throw new TypeError('Cannot fill the region: a participant has no folder');
  const { connection, gateway } = read;
  const [leaf] = certificatesIn(connection.signing.certChain);
  if (leaf === undefined) throw new TypeError('Cannot fill the region: a participant has no certificate');
  return {
    client: connect({ ...connection, connections: 1 }),
    transport: openTransport({ ca: connection.ca, tls: connection.tls, connections: 2 }),
    url: gateway.url,
    key: createPrivateKey(connection.signing.key),
    chain: [leaf],
  };
}

function documentIn(body: Buffer): Document {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Document) : {};
  } catch {
    return {};
  }
}
