/** What the checks of a gateway have in common: who asks, how a message is made and signed, and what was answered. */
import { type KeyObject, randomUUID } from 'node:crypto';
import type { Bericht } from '../../../schemas/generated/types.ts';
import { readJson } from '../answers.ts';
import type { Checks, Judgement } from './finding.ts';
import { type Departures, signLoosely } from './loose-signature.ts';
import type { Ask, RawAnswer, RawCall, RawSilence } from './raw-call.ts';

export interface GatewayPeer {
  readonly ask: Ask;
  /** As on the `Host` line: name, and port when it is not 443. */
  readonly host: string;
  readonly signing: { readonly key: KeyObject; readonly chain: readonly Buffer[] };
  /** A valid message that the sender may send to this receiver. */
  readonly message: (berichtId: string) => Bericht;
  /** Known from elsewhere than the gateway's own answers. */
  readonly receiptKey: Readonly<Record<string, unknown>>;
  readonly vkey: string;
  /** Left out: what the receiver does cannot be tried. */
  readonly receiver: { readonly team: string; readonly privateKey: string } | null;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
}

type Seen = RawAnswer | RawSilence;

export interface Trial<C extends Checks> {
  readonly peer: GatewayPeer;
  readonly seen: Judgement<keyof C & string>;
  /** Asks, and keeps the answer for the rules that hold for every answer. */
  readonly ask: (call: RawCall) => Promise<Seen>;
  /** Signs and sends, to `/v1/signalen` unless told otherwise; departs from the rules where told. */
  readonly send: (body: Buffer, more?: SendOptions) => Promise<Seen>;
}

export interface SendOptions extends Departures {
  readonly path?: string;
  readonly signedAtMs?: number;
  /** What the signature is about, where it differs from what is sent. */
  readonly signedPath?: string;
  readonly signedHost?: string;
  readonly signedBody?: Buffer;
  readonly mediaType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const SIGNALS = '/v1/signalen';

export function trialOf<C extends Checks>(
  peer: GatewayPeer,
  seen: Judgement<keyof C & string>,
  answers: { readonly call: RawCall; readonly answer: Seen }[],
): Trial<C> {
  const ask = async (call: RawCall): Promise<Seen> => {
    const answer = await peer.ask(call);
    answers.push({ call, answer });
    return answer;
  };
  return {
    peer,
    seen,
    ask,
    send: (body, more = {}) => {
      const { path = SIGNALS, signedAtMs = peer.now(), mediaType = 'application/json' } = more;
      const signed = signLoosely(
        {
          method: 'POST',
          path: more.signedPath ?? path,
          host: more.signedHost ?? peer.host,
          mediaType,
          body: more.signedBody ?? body,
          signedAtMs,
          ...peer.signing,
        },
        more,
      );
      const headers = { ...signed, ...more.headers };
      return ask({ as: 'afzender', method: 'POST', path, headers, body });
    },
  };
}

export const bytesOf = (value: unknown): Buffer => Buffer.from(JSON.stringify(value), 'utf8');

export const freshId = (): string => randomUUID();

/** Status and code: all that is ever said about an answer. */
export function sight(answer: Seen): string {
  if (answer.kind === 'silent') return `geen antwoord (${answer.code})`;
  const code = codeOf(answer);
  return code === null ? `status ${answer.status}` : `status ${answer.status}, code ${code}`;
}

/** A code is shown only when it looks like one: a stranger's answer could hold anything. */
export function codeOf(answer: Seen): string | null {
  const code = documentOf(answer)?.code;
  return typeof code === 'string' && /^[A-Z0-9_:]{1,80}$/.test(code) ? code : null;
}

export function documentOf(answer: Seen): Readonly<Record<string, unknown>> | null {
  return answer.kind === 'answer' ? readJson(answer.body) : null;
}

export function statusOf(answer: Seen): number | null {
  return answer.kind === 'answer' ? answer.status : null;
}
