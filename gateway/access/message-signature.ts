/**
 * Signatures on HTTP messages by the NL ADR signing module: a detached JWS (PS256, unencoded payload) in a header, over
 * the request line and the headers that matter, among them the digest of the body.
 *
 * Reading and verifying are apart, because the certificate in the signature is judged between them:
 * `readMessageSignature` → `CertificateTrust.validate(signature.chain, 'ondertekening', now)` →
 * `verifyMessageSignature` with the public key of that verdict. Nothing read is believed before the last step.
 *
 * What stays with the caller: how old `signedAtMs` may be (R21), whether `host` is ours, and whose certificate it is.
 * @source NLgov API Design Rules, signing module (/signing/message, /signing/payload); RFC 7515; RFC 7797;
 *         ETSI TS 119 182-1 (sigD by HttpHeaders)
 */
import { constants, hash, type KeyObject, sign, verify } from 'node:crypto';
import { digestHeaders, digestsMatch } from './body-digest.ts';

/** Headers as Node gives them: names in lower case, repeated headers joined or as a list. */
export type MessageHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface SignedMessage {
  readonly method: string;
  /** Path and query, as on the request line. */
  readonly target: string;
  readonly headers: MessageHeaders;
  readonly body: Uint8Array;
}

export type SignatureFault =
  | 'HANDTEKENING_ONTBREEKT'
  | 'HANDTEKENING_MEERDERE'
  | 'HANDTEKENING_ONLEESBAAR'
  | 'ALGORITME_NIET_TOEGESTAAN'
  | 'CRIT_ONBEKEND'
  | 'ONDERDEEL_ONTBREEKT'
  | 'DIGEST_KLOPT_NIET'
  | 'HANDTEKENING_ONGELDIG';

/** A signature that was read and not yet verified: every value in it is the word of a stranger. */
export interface ReadSignature {
  readonly kind: 'read';
  /** Certificates of the signer (DER), leaf first; empty when none came along. */
  readonly chain: readonly Buffer[];
  readonly kid: string | null;
  /** When the signer says it signed. */
  readonly signedAtMs: number;
  readonly message: SignedMessage;
  readonly signingInput: Buffer;
  readonly signature: Buffer;
}

export type SignatureReading = ReadSignature | { readonly kind: 'fault'; readonly code: SignatureFault };
export type SignatureVerdict = { readonly kind: 'valid' } | { readonly kind: 'fault'; readonly code: SignatureFault };

/** Names of the header in use: the module's own, and the one of its newer draft. Both are read; a setting says which is sent. */
const MESSAGE_SIGNATURE_HEADERS = ['message-signature', 'nlgov-adr-message-sig'] as const;
const PAYLOAD_SIGNATURE_HEADERS = ['payload-signature', 'nlgov-adr-payload-sig'] as const;
export type EmittedHeader = 'Message-Signature' | 'nlgov-adr-message-sig';

const BY_HTTP_HEADERS = 'http://uri.etsi.org/19182/HttpHeaders';
const REQUEST_TARGET = '(request-target)';
/** Parts a message signature must cover whenever the message has them. */
const COVERED_WHEN_PRESENT = ['origin', 'content-encoding', 'content-type', 'content-length', 'digest'] as const;
/** Parts a message with a body has and covers, always. */
const COVERED_WITH_BODY = ['content-type', 'content-length', 'digest'] as const;
const UNDERSTOOD_CRITICAL: ReadonlySet<unknown> = new Set(['b64', 'sigD', 'sigT']);
const MOST_PARTS = 32;

const PS256 = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } as const;

const fault = (code: SignatureFault) => ({ kind: 'fault', code }) as const;

function headerValue(headers: MessageHeaders, name: string): string | undefined {
  // A part may be called `constructor`; only what the message itself holds counts.
  const value = Object.hasOwn(headers, name) ? headers[name] : undefined;
  if (value === undefined) return undefined;
  return typeof value === 'string' ? value.trim() : value.map(each => each.trim()).join(', ');
}

function hasBody({ method, body }: SignedMessage): boolean {
  return body.length > 0 || ['POST', 'PUT', 'PATCH'].includes(method.toUpperCase());
}

/** Value of each part in order; null when one is not in the message. */
function payloadOf(parts: readonly string[], message: SignedMessage): string | null {
  const lines: string[] = [];
  for (const part of parts) {
    const value =
      part === REQUEST_TARGET
        ? `${message.method.toLowerCase()} ${message.target}`
        : headerValue(message.headers, part);
    if (value === undefined) return null;
    lines.push(`${part}: ${value}`);
  }
  return lines.join('\n');
}

function readParts(value: unknown): readonly string[] | null {
  if (!Array.isArray(value) || value.length === 0 || value.length > MOST_PARTS) return null;
  const isName = (part: unknown): boolean => part === REQUEST_TARGET || /^[a-z0-9-]+$/.test(String(part));
  const names = value.filter((part): part is string => typeof part === 'string' && isName(part));
  return names.length === value.length && new Set(names).size === names.length ? names : null;
}

const MOST_DECODED = 1024;
const decodings = new Map<string, Buffer>();

/** A sender sends the same certificate with each message: decoded once, and bounded, because strangers send too. */
function decoded(base64: string): Buffer | null {
  const known = decodings.get(base64);
  if (known !== undefined) return known;
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return null;
  const der = Buffer.from(base64, 'base64');
  if (decodings.size >= MOST_DECODED) decodings.clear();
  decodings.set(base64, der);
  return der;
}

function readChain(value: unknown): readonly Buffer[] | null {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length === 0) return null;
  const chain: Buffer[] = [];
  for (const item of value) {
    const certificate = typeof item === 'string' ? decoded(item) : null;
    if (certificate === null) return null;
    chain.push(certificate);
  }
  return chain;
}

/** JAdES knows two forms of the time of signing: `iat` in seconds, `sigT` as text. */
function readSigningTime(header: Readonly<Record<string, unknown>>): number | null {
  const { iat, sigT } = header;
  if (typeof iat === 'number') return Number.isSafeInteger(iat * 1000) && iat > 0 ? iat * 1000 : null;
  if (iat !== undefined || typeof sigT !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(sigT)) return null;
  const epochMs = Date.parse(sigT);
  return Number.isNaN(epochMs) ? null : epochMs;
}

function readHeader(encoded: string): Readonly<Record<string, unknown>> | null {
  try {
    const header: unknown = JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8'));
    return typeof header === 'object' && header !== null && !Array.isArray(header) ? { ...header } : null;
  } catch {
    return null;
  }
}

/** RFC 7515 4.1.11: what is named must be understood and present; these signatures always name `b64` and `sigD`. */
function isCriticalUnderstood(header: Readonly<Record<string, unknown>>): boolean {
  const { crit } = header;
  if (!Array.isArray(crit) || new Set(crit).size !== crit.length) return false;
  if (!crit.includes('b64') || !crit.includes('sigD')) return false;
  return crit.every(name => UNDERSTOOD_CRITICAL.has(name) && header[name] !== undefined);
}

type CoverageRule = (parts: readonly string[], message: SignedMessage) => boolean;

const coversMessage: CoverageRule = (parts, message) => {
  const needed = [REQUEST_TARGET, 'host', ...(hasBody(message) ? COVERED_WITH_BODY : [])];
  const present = COVERED_WHEN_PRESENT.filter(name => message.headers[name] !== undefined);
  return [...needed, ...present].every(name => parts.includes(name));
};

const coversPayload: CoverageRule = parts => parts.length === 1 && parts[0] === 'digest';

function readSignature(message: SignedMessage, names: readonly string[], covers: CoverageRule): SignatureReading {
  const values = names.flatMap(name => message.headers[name] ?? []);
  const compact = values[0];
  if (compact === undefined) return fault('HANDTEKENING_ONTBREEKT');
  // Node joins a repeated header with a comma, which no compact JWS contains.
  if (values.length > 1 || compact.includes(',')) return fault('HANDTEKENING_MEERDERE');
  const [, encoded, encodedSignature] = /^([A-Za-z0-9_-]+)\.\.([A-Za-z0-9_-]*)$/.exec(compact.trim()) ?? [];
  if (encoded === undefined || encodedSignature === undefined) return fault('HANDTEKENING_ONLEESBAAR');
  const header = readHeader(encoded);
  if (header === null) return fault('HANDTEKENING_ONLEESBAAR');
  if (header.alg !== 'PS256') return fault('ALGORITME_NIET_TOEGESTAAN');
  if (!isCriticalUnderstood(header)) return fault('CRIT_ONBEKEND');
  return readClaims(header, message, covers, encoded, Buffer.from(encodedSignature, 'base64url'));
}

function readClaims(
  header: Readonly<Record<string, unknown>>,
  message: SignedMessage,
  covers: CoverageRule,
  encoded: string,
  signature: Buffer,
): SignatureReading {
  const sigD = header.sigD as { mId?: unknown; pars?: unknown } | null;
  const parts = sigD?.mId === BY_HTTP_HEADERS ? readParts(sigD.pars) : null;
  const chain = readChain(header.x5c);
  const signedAtMs = readSigningTime(header);
  if (header.b64 !== false || parts === null || chain === null || signedAtMs === null) {
    return fault('HANDTEKENING_ONLEESBAAR');
  }
  // The certificate that is judged must be the one the signer names, if it names one.
  const thumbprint = header['x5t#S256'];
  if (thumbprint !== undefined && chain[0] !== undefined && thumbprint !== thumbprintOf(chain[0])) {
    return fault('HANDTEKENING_ONLEESBAAR');
  }
  const payload = covers(parts, message) ? payloadOf(parts, message) : null;
  if (payload === null) return fault('ONDERDEEL_ONTBREEKT');
  const kid = typeof header.kid === 'string' ? header.kid : null;
  const signingInput = Buffer.from(`${encoded}.${payload}`, 'latin1');
  return { kind: 'read', chain, kid, signedAtMs, message, signingInput, signature };
}

const thumbprintOf = (der: Buffer): string => hash('sha256', der, 'base64url');

/** Reads the one message signature on a request. Believes nothing: see the steps at the head of this file. */
export function readMessageSignature(message: SignedMessage): SignatureReading {
  return readSignature(message, MESSAGE_SIGNATURE_HEADERS, coversMessage);
}

/** Reads the one payload signature; it covers the digest alone, so it says nothing about who is asked for what. */
export function readPayloadSignature(message: SignedMessage): SignatureReading {
  return readSignature(message, PAYLOAD_SIGNATURE_HEADERS, coversPayload);
}

/**
 * Verifies body digests and signature, in that order.
 * @param publicKey of a certificate that `CertificateTrust` found valid for `ondertekening`
 */
export function verifyMessageSignature(read: ReadSignature, publicKey: KeyObject): SignatureVerdict {
  if (!digestsMatch(read.message.headers, read.message.body)) return fault('DIGEST_KLOPT_NIET');
  if (publicKey.asymmetricKeyType !== 'rsa') return fault('HANDTEKENING_ONGELDIG');
  const isValid = verify('sha256', read.signingInput, { key: publicKey, ...PS256 }, read.signature);
  return isValid ? { kind: 'valid' } : fault('HANDTEKENING_ONGELDIG');
}

export interface SigningRequest extends SignedMessage {
  readonly key: KeyObject;
  /** DER, leaf first. The leaf is enough where the receiver knows the intermediates, and keeps the header small. */
  readonly certificateChain: readonly [Buffer, ...Buffer[]];
  /** Seconds since 1970. */
  readonly iat: number;
  readonly headerName?: EmittedHeader;
}

/**
 * Signs a request.
 * @param request `headers` must hold `host`, and `content-type` when there is a body; `content-length` is that of `body`
 * @returns the headers to add: `Digest`, `Content-Digest` and the signature
 * @throws  TypeError when a header that must be signed is not given
 */
export function signMessage(request: SigningRequest): Readonly<Record<string, string>> {
  const digests = digestHeaders(request.body);
  const length = hasBody(request) ? { 'content-length': String(request.body.length) } : {};
  const given = Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]);
  const headers: MessageHeaders = { ...length, ...Object.fromEntries(given), digest: digests.Digest };
  const message: SignedMessage = { ...request, headers };
  const present = COVERED_WHEN_PRESENT.filter(name => headers[name] !== undefined);
  const parts = [...new Set([REQUEST_TARGET, 'host', ...(hasBody(message) ? COVERED_WITH_BODY : []), ...present])];
  const payload = payloadOf(parts, message);
  if (payload === null) throw new TypeError('Cannot sign message: host or content-type is not given');
  const thumbprint = thumbprintOf(request.certificateChain[0]);
  const header = {
    alg: 'PS256',
    b64: false,
    crit: ['b64', 'sigD'],
    iat: request.iat,
    kid: thumbprint,
    'x5t#S256': thumbprint,
    x5c: request.certificateChain.map(der => der.toString('base64')),
    sigD: { mId: BY_HTTP_HEADERS, pars: parts },
  };
  const encoded = Buffer.from(JSON.stringify(header)).toString('base64url');
  const signingInput = Buffer.from(`${encoded}.${payload}`, 'latin1');
  const signature = sign('sha256', signingInput, { key: request.key, ...PS256 }).toString('base64url');
  return { ...digests, [request.headerName ?? 'Message-Signature']: `${encoded}..${signature}` };
}
