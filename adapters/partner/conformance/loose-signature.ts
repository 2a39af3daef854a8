/**
 * A message signature that departs from the rules where it is told to: to try whether somebody else's gateway refuses
 * it. Without departures it is a good one. The good way to sign is `gateway/access/message-signature.ts`.
 */
import { constants, createHash, type KeyObject, sign } from 'node:crypto';
import { digestHeaders } from '../../../gateway/access/body-digest.ts';

export interface LooseMessage {
  readonly method: string;
  readonly path: string;
  readonly host: string;
  readonly mediaType: string;
  readonly body: Buffer;
  /** Milliseconds since 1970. */
  readonly signedAtMs: number;
  readonly key: KeyObject;
  /** DER, leaf first. */
  readonly chain: readonly Buffer[];
}

export interface Departures {
  readonly headerName?: string;
  /** Laid over the protected header; `undefined` takes a member out. */
  readonly header?: Readonly<Record<string, unknown>>;
  readonly parts?: readonly string[];
  /** Changes the text that is signed. */
  readonly payload?: (text: string) => string;
  readonly digest?: string;
  readonly sign?: (input: Buffer, key: KeyObject) => Buffer;
}

const PARTS = ['(request-target)', 'host', 'content-type', 'content-length', 'digest'];

const signPs256 = (input: Buffer, key: KeyObject): Buffer =>
  sign('sha256', input, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 });

/** The older scheme, which the signing module leaves out. */
export const signRs256 = (input: Buffer, key: KeyObject): Buffer => sign('sha256', input, key);

/** @returns the headers of the request but for `Host` */
export function signLoosely(message: LooseMessage, departures: Departures = {}): Record<string, string> {
  const { method, path, host, mediaType, body, signedAtMs, key, chain } = message;
  const digest = departures.digest ?? digestHeaders(body).Digest;
  const values: Readonly<Record<string, string>> = {
    '(request-target)': `${method.toLowerCase()} ${path}`,
    host,
    'content-type': mediaType,
    'content-length': String(body.length),
    digest,
  };
  const parts = departures.parts ?? PARTS;
  const text = parts.map(part => `${part}: ${values[part] ?? ''}`).join('\n');
  const leaf = createHash('sha256')
    .update(chain[0] ?? Buffer.alloc(0))
    .digest('base64url');
  const header = {
    alg: 'PS256',
    b64: false,
    crit: ['b64', 'sigD'],
    iat: Math.floor(signedAtMs / 1000),
    kid: leaf,
    'x5t#S256': leaf,
    x5c: chain.map(der => der.toString('base64')),
    sigD: { mId: 'http://uri.etsi.org/19182/HttpHeaders', pars: parts },
    ...departures.header,
  };
  const encoded = Buffer.from(JSON.stringify(header)).toString('base64url');
  const input = Buffer.from(`${encoded}.${departures.payload?.(text) ?? text}`, 'latin1');
  const signature = (departures.sign ?? signPs256)(input, key).toString('base64url');
  return {
    'content-type': mediaType,
    digest,
    [departures.headerName ?? 'Message-Signature']: `${encoded}..${signature}`,
  };
}
