/** Senders with one thing wrong, and the one check that must find it. */
import { constants, sign } from 'node:crypto';
import type { Departures } from '../../adapters/partner/conformance/loose-signature.ts';
import { signRs256 } from '../../adapters/partner/conformance/loose-signature.ts';
import type { SenderCode } from '../../adapters/partner/conformance/sender-checks.ts';
import { plusDays } from '../../consent/working-days.ts';
import type { Json } from '../support/messages.ts';

/** How one request departs from a good one. */
export interface OddRequest extends Departures {
  readonly path?: string;
  readonly mediaType?: string;
  readonly host?: string;
  readonly body?: (message: Json) => Buffer;
  readonly message?: (message: Json) => Json;
  readonly headers?: (all: Record<string, string>) => Record<string, string>;
  readonly withoutCertificate?: boolean;
  /** Seconds between signing and sending. */
  readonly signedAgo?: number;
  /** Certificates to put beside the signature. */
  readonly signer?: 'tls' | 'other organisation';
  readonly seen?: RegExp;
}

/** What a sender does with an answer that is no acceptance. */
export interface OddHabits {
  readonly unavailable?: 'at once' | 'never' | 'new id' | 'other content';
  readonly lost?: 'never';
  readonly refused?: 'again';
}

const salt = (saltLength: number) => (input: Buffer, key: Parameters<typeof signRs256>[1]) =>
  sign('sha256', input, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength });
const SIGNATURE = 'Message-Signature';
const without = (name: string) => (all: Record<string, string>) => {
  const { [name]: _, ...rest } = all;
  return rest;
};

export const WRONG_REQUESTS: readonly (readonly [string, SenderCode, OddRequest])[] = [
  ['shows no certificate', 'TLS_CERTIFICAAT', { withoutCertificate: true }],
  ['sends to another path', 'VERZOEKREGEL', { path: '/v1/signalen?proef=1' }],
  ['calls its message something else', 'MEDIATYPE', { mediaType: 'text/json' }],
  ['packs its message', 'MEDIATYPE', { headers: all => ({ ...all, 'content-encoding': 'gzip' }) }],
  ['does not sign', 'HANDTEKENING_KOP', { headers: without(SIGNATURE) }],
  [
    'signs under both names',
    'HANDTEKENING_KOP',
    { headers: all => ({ ...all, 'nlgov-adr-message-sig': all[SIGNATURE]! }) },
  ],
  ['signs the usual way, encoded', 'HANDTEKENING_VORM', { header: { b64: true } }],
  ['does not say when it signed', 'HANDTEKENING_VORM', { header: { iat: undefined } }],
  [
    'puts the content into the signature',
    'HANDTEKENING_VORM',
    { headers: all => ({ ...all, [SIGNATURE]: all[SIGNATURE]!.replace('..', '.aW5ob3Vk.') }) },
  ],
  ['names no certificate', 'HANDTEKENING_CERTIFICAAT', { header: { x5c: undefined } }],
  ['signs with RS256', 'HANDTEKENING_ALGORITME', { header: { alg: 'RS256' }, sign: signRs256 }],
  ['leaves sigD out of crit', 'HANDTEKENING_KRITIEK', { header: { crit: ['b64'] } }],
  [
    'does not sign the host',
    'HANDTEKENING_ONDERDELEN',
    { parts: ['(request-target)', 'content-type', 'content-length', 'digest'] },
  ],
  ['signs for another gateway', 'HANDTEKENING_HOST', { host: 'andere-poort.example' }],
  ['signs with its TLS certificate', 'HANDTEKENING_CERTIFICAAT', { signer: 'tls' }],
  ['signs as another organisation', 'HANDTEKENING_CERTIFICAAT', { signer: 'other organisation' }],
  [
    'takes the digest of something else',
    'HANDTEKENING_DIGEST',
    { digest: `SHA-256=${Buffer.alloc(32).toString('base64')}` },
  ],
  ['ends the lines with a newline', 'HANDTEKENING_GELDIG', { payload: text => `${text}\n`, seen: /regeleinde/ }],
  [
    'parts the lines as Windows does',
    'HANDTEKENING_GELDIG',
    { payload: text => text.replaceAll('\n', '\r\n'), seen: /\\r\\n/ },
  ],
  [
    'encodes the lines',
    'HANDTEKENING_GELDIG',
    { payload: text => Buffer.from(text).toString('base64url'), seen: /b64/ },
  ],
  [
    'writes the method in capitals',
    'HANDTEKENING_GELDIG',
    { payload: text => text.replace(': post', ': POST'), seen: /hoofdletters/ },
  ],
  [
    'leaves out the names of the parts',
    'HANDTEKENING_GELDIG',
    { payload: text => text.replaceAll(/^[^:]+: /gm, ''), seen: /naam van het onderdeel/ },
  ],
  ['uses a longer salt', 'HANDTEKENING_GELDIG', { sign: salt(64), seen: /zout/ }],
  ['calls PKCS#1 PS256', 'HANDTEKENING_GELDIG', { sign: signRs256, seen: /PKCS#1/ }],
  ['signs nonsense', 'HANDTEKENING_GELDIG', { payload: () => 'niets', seen: /hoort niet bij/ }],
  ['signs long before it sends', 'HANDTEKENING_VERS', { signedAgo: 600 }],
  ['counts milliseconds', 'HANDTEKENING_VERS', { header: { iat: Date.UTC(2026, 10, 20) } }],
  [
    'writes a key twice',
    'JSON_STRENG',
    { body: message => Buffer.from(JSON.stringify(message).replace('{', '{"versie":1,')) },
  ],
  ['adds a field of its own', 'SCHEMA', { message: message => ({ ...message, proefveld: 1 }) }],
  [
    'sends a citizen service number it may not send',
    'VERBODEN_VELDEN',
    {
      message: message => ({
        ...message,
        inhoud: { ...message.inhoud, persoon: { ...message.inhoud.persoon, bsn: '999990019' } },
      }),
    },
  ],
  [
    'dates the arrears after the signal',
    'DATUMS',
    {
      message: message => ({
        ...message,
        inhoud: { ...message.inhoud, ontstaansdatum: plusDays(message.signaaldatum, 1) },
      }),
    },
  ],
  [
    'speaks for another organisation',
    'AFZENDER_OIN',
    { message: message => ({ ...message, afzender: { ...message.afzender, oin: '00000099999999920000' } }) },
  ],
  [
    'sends more than a batch may hold',
    'BATCH_GRENZEN',
    {
      path: '/v1/signalen/_batch',
      mediaType: 'application/x-ndjson',
      body: message => Buffer.from(`${JSON.stringify(message)}\n`.repeat(1001)),
    },
  ],
];

export const WRONG_HABITS: readonly (readonly [string, SenderCode, OddHabits])[] = [
  ['gives up on 503', 'HERKANSING', { unavailable: 'never' }],
  ['does not wait', 'WACHTTIJD', { unavailable: 'at once' }],
  ['gives up when the connection breaks', 'VERBINDING_WEG', { lost: 'never' }],
  ['makes a new id for a second attempt', 'ZELFDE_KENMERK', { unavailable: 'new id' }],
  ['changes the message before a second attempt', 'ZELFDE_KENMERK', { unavailable: 'other content' }],
  ['goes on about a refusal', 'WEIGERING_IS_ANTWOORD', { refused: 'again' }],
];
