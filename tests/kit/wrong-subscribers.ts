/** Subscribers with one thing wrong, and the one check that must find it. */
import type { ServerResponse } from 'node:http';
import { Webhook } from 'standardwebhooks';
import type { SubscriberCode } from '../../adapters/partner/conformance/subscriber-checks.ts';
import { EVENTS } from '../../gateway/meldingen/event.ts';
import type { Heard, Receiver } from '../meldingen/receiver.ts';
import type { Json } from '../support/messages.ts';

/** How a subscriber departs from a good one. */
export interface OddSubscriber {
  /** Headers in which it gives leave; null leaves it at a kind status. */
  readonly leave?: Readonly<Record<string, string>> | null;
  /** Answers every event so. */
  readonly always?: (response: ServerResponse) => void;
  /** What it takes the signature to be over. */
  readonly signedText?: (body: string) => string;
  readonly firstSignatureOnly?: boolean;
  /** What it lets through. */
  readonly believes?: 'what is unsigned' | 'any signature' | 'any time past' | 'any time to come';
  readonly onWrong?: number;
  readonly onRepeat?: number;
  readonly onUnknownType?: number;
  readonly onUnknownField?: number;
}

const FIVE_MINUTES = 300;
const KNOWN_FIELDS = 'specversion id source type subject time datacontenttype dataschema dataref data'.split(' ');
const LEAVE = { 'WebHook-Allowed-Origin': '*', 'WebHook-Allowed-Rate': '*', Allow: 'POST' };

/** A subscriber as somebody else might write it, with the public package, careless where it is told to be. */
export function subscriber(secret: string, odd: OddSubscriber = {}): Receiver['answer'] {
  const known = new Set<string>();
  const statusFor = ({ headers, body }: Heard): number => {
    const fault = faultOf(headers, odd.signedText?.(body) ?? body, secret, odd);
    if (fault === 'unsigned' && odd.believes !== 'what is unsigned') return 401;
    if (fault === 'wrong' && odd.believes !== 'any signature') return odd.onWrong ?? 401;
    if (fault === 'old' && odd.believes !== 'any time past') return 400;
    if (fault === 'early' && odd.believes !== 'any time to come') return 400;
    const event: Json = JSON.parse(body);
    if (known.has(event.id)) return odd.onRepeat ?? 200;
    known.add(event.id);
    if (event.type !== EVENTS['bericht-wacht'].type) return odd.onUnknownType ?? 202;
    return Object.keys(event).every(name => KNOWN_FIELDS.includes(name)) ? 204 : (odd.onUnknownField ?? 204);
  };
  return (heard, response) => {
    if (heard.method === 'OPTIONS') response.writeHead(200, odd.leave === null ? {} : (odd.leave ?? LEAVE)).end();
    else if (odd.always === undefined) response.writeHead(statusFor(heard)).end();
    else odd.always(response);
  };
}

type Fault = 'unsigned' | 'wrong' | 'old' | 'early';

function faultOf(headers: Heard['headers'], text: string, secret: string, odd: OddSubscriber): Fault | null {
  const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];
  const [id, timestamp, signatures] = names.map(name => headers[name]);
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof signatures !== 'string') return 'unsigned';
  const expected = new Webhook(secret).sign(id, new Date(Number(timestamp) * 1000), text);
  const given = signatures.split(' ');
  if (!(odd.firstSignatureOnly ? given.slice(0, 1) : given).includes(expected)) return 'wrong';
  const ageSeconds = Date.now() / 1000 - Number(timestamp);
  if (ageSeconds > FIVE_MINUTES) return 'old';
  return ageSeconds < -FIVE_MINUTES ? 'early' : null;
}

export const WRONG_SUBSCRIBERS: readonly (readonly [string, SubscriberCode, OddSubscriber])[] = [
  ['does not answer an event', 'OP_TIJD', { always: () => undefined }],
  ['answers with a page', 'KORT_ANTWOORD', { always: response => void response.end('a'.repeat(20_000)) }],
  ['breaks off the connection', 'BEREIKBAAR', { always: response => void response.destroy() }],
  ['never says that it wants to be told', 'TOESTEMMING', { leave: null }],
  ['lets another sender tell it', 'TOESTEMMING', { leave: { ...LEAVE, 'WebHook-Allowed-Origin': 'ander.example.nl' } }],
  ['does not say how often it may be told', 'TEMPO', { leave: { 'WebHook-Allowed-Origin': '*' } }],
  ['says it in words', 'TEMPO', { leave: { ...LEAVE, 'WebHook-Allowed-Rate': 'vaak' } }],
  ['takes nothing', 'MELDING_AANGENOMEN', { always: response => void response.writeHead(401).end() }],
  [
    'sends its caller elsewhere',
    'MELDING_AANGENOMEN',
    { always: response => void response.writeHead(307, { Location: '/elders' }).end() },
  ],
  ['finds the first event too soon', 'MELDING_AANGENOMEN', { always: response => void response.writeHead(429).end() }],
  ['verifies what it made of the body', 'RUWE_BYTES', { signedText: body => JSON.stringify(JSON.parse(body)) }],
  ['looks at the first signature only', 'SLEUTELWISSEL', { firstSignatureOnly: true }],
  ['calls a repeat a conflict', 'HERHALING', { onRepeat: 409 }],
  ['breaks at a repeat', 'HERHALING', { onRepeat: 500 }],
  ['refuses what it does not know', 'ONBEKENDE_SOORT', { onUnknownType: 400 }],
  ['refuses a field it does not know', 'ONBEKEND_VELD', { onUnknownField: 422 }],
  ['lets through what is not signed', 'HANDTEKENING_ONTBREEKT', { believes: 'what is unsigned' }],
  ['does not verify', 'HANDTEKENING_VERKEERD', { believes: 'any signature' }],
  ['breaks at a wrong signature', 'HANDTEKENING_VERKEERD', { onWrong: 500 }],
  ['ends its subscription at a wrong signature', 'HANDTEKENING_VERKEERD', { onWrong: 410 }],
  ['takes what was signed long ago', 'TIJDSTIP_OUD', { believes: 'any time past' }],
  ['takes what is signed ahead', 'TIJDSTIP_VOORUIT', { believes: 'any time to come' }],
];
