/**
 * Signed notes (C2SP signed-note) and the cosignatures of witnesses (C2SP tlog-cosignature): a text, an empty line,
 * and lines `— <key name> <base64(key id ‖ signature)>`.
 */
import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** 0x01: a log's own Ed25519 signature. 0x04: the timestamped Ed25519 cosignature of a witness. */
export type SignatureType = 0x01 | 0x04;

export interface VerifierKey {
  readonly name: string;
  readonly type: SignatureType;
  /** First four bytes of SHA-256(name ‖ newline ‖ type ‖ public key). */
  readonly id: Buffer;
  readonly publicKey: KeyObject;
}

export interface NoteSigner {
  readonly name: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export interface VerifiedSignature {
  readonly key: VerifierKey;
  /** Seconds since 1970 in UTC; only a cosignature tells its time. */
  readonly timeSeconds: number | null;
}

export type NoteFault = 'NOTITIE_ONLEESBAAR' | 'HANDTEKENING_ONGELDIG' | 'GEEN_BEKENDE_HANDTEKENING';

export type OpenedNote =
  | { readonly kind: 'opened'; readonly text: string; readonly signatures: readonly VerifiedSignature[] }
  | { readonly kind: 'fault'; readonly code: NoteFault };

interface SignatureLine {
  readonly name: string;
  readonly id: Buffer;
  readonly signature: Buffer;
}

const MAX_NOTE_CHARACTERS = 1_000_000;
const MAX_SIGNATURES = 100;
const KEY_ID_BYTES = 4;
const KEY_BYTES = 32;
const TIME_BYTES = 8;
const namePattern = /^[^\s+]+$/u;
const NEWLINE = 0x0a;
const FIRST_PRINTABLE = 0x20;

/**
 * Signs a text as a note with one signature of type 0x01.
 * @throws RangeError when the text is not one that a note can hold.
 */
export function signNote(text: string, signer: NoteSigner): string {
  if (!isNoteText(text)) throw new RangeError('a note is one or more lines of text, each ending in a newline');
  const key = verifierKey(signer.name, 0x01, signer.publicKey);
  const signature = sign(null, Buffer.from(text, 'utf8'), signer.privateKey);
  return `${text}\n— ${signer.name} ${Buffer.concat([key.id, signature]).toString('base64')}\n`;
}

/**
 * Reads a note and checks every signature by a known key. Signatures by other keys are passed over; one wrong
 * signature by a known key spoils the note, and so does the absence of any by a known key.
 */
export function openNote(note: string, keys: readonly VerifierKey[]): OpenedNote {
  const parts = splitNote(note);
  if (parts === null) return { kind: 'fault', code: 'NOTITIE_ONLEESBAAR' };
  const signatures: VerifiedSignature[] = [];
  for (const line of parts.lines) {
    const key = keys.find(candidate => candidate.name === line.name && candidate.id.equals(line.id));
    if (key === undefined) continue;
    const verified = verifyLine(parts.text, line.signature, key);
    if (verified === null) return { kind: 'fault', code: 'HANDTEKENING_ONGELDIG' };
    if (!signatures.some(earlier => earlier.key === key)) signatures.push(verified);
  }
  if (signatures.length === 0) return { kind: 'fault', code: 'GEEN_BEKENDE_HANDTEKENING' };
  return { kind: 'opened', text: parts.text, signatures };
}

/**
 * @param publicKey an Ed25519 key.
 * @throws RangeError when the name holds a space or a plus sign, or is empty.
 */
export function verifierKey(name: string, type: SignatureType, publicKey: KeyObject): VerifierKey {
  if (!namePattern.test(name)) throw new RangeError('a key name has no space and no plus sign');
  return { name, type, id: keyId(name, type, rawKey(publicKey)), publicKey };
}

/** `<name>+<key id in hex>+<base64(type ‖ public key)>`: what an outsider needs to check the log. */
export function formatVerifierKey(key: VerifierKey): string {
  const encoded = Buffer.concat([Buffer.of(key.type), rawKey(key.publicKey)]).toString('base64');
  return `${key.name}+${key.id.toString('hex')}+${encoded}`;
}

/** Reads a verifier key of type 0x01 or 0x04; null for anything else, or when the key id does not belong to the key. */
export function parseVerifierKey(text: string): VerifierKey | null {
  const match = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/u.exec(text);
  const [, name, idHex, encoded] = match ?? [];
  if (name === undefined || idHex === undefined || encoded === undefined) return null;
  const bytes = decodeBase64(encoded);
  const type = bytes?.[0];
  if (bytes === null || bytes.length !== 1 + KEY_BYTES || (type !== 0x01 && type !== 0x04)) return null;
  const raw = bytes.subarray(1);
  const id = keyId(name, type, raw);
  if (id.toString('hex') !== idHex) return null;
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') };
  return { name, type, id, publicKey: createPublicKey({ key: jwk, format: 'jwk' }) };
}

/** Standard base64 with padding, written the one way it can be; null otherwise. */
export function decodeBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}

function splitNote(note: string): { text: string; lines: SignatureLine[] } | null {
  const gap = note.lastIndexOf('\n\n');
  if (note.length > MAX_NOTE_CHARACTERS || gap < 0 || !note.endsWith('\n')) return null;
  const text = note.slice(0, gap + 1);
  const lines = note
    .slice(gap + 2, -1)
    .split('\n')
    .map(parseSignatureLine);
  if (!isNoteText(text) || lines.length > MAX_SIGNATURES || lines.includes(null)) return null;
  return { text, lines: lines.filter(line => line !== null) };
}

function parseSignatureLine(line: string): SignatureLine | null {
  const [, name, encoded] = /^— ([^\s+]+) ([A-Za-z0-9+/]+=*)$/u.exec(line) ?? [];
  const bytes = encoded === undefined ? null : decodeBase64(encoded);
  if (name === undefined || bytes === null || bytes.length <= KEY_ID_BYTES) return null;
  return { name, id: bytes.subarray(0, KEY_ID_BYTES), signature: bytes.subarray(KEY_ID_BYTES) };
}

function verifyLine(text: string, signature: Buffer, key: VerifierKey): VerifiedSignature | null {
  if (key.type === 0x01) {
    return verify(null, Buffer.from(text, 'utf8'), key.publicKey, signature) ? { key, timeSeconds: null } : null;
  }
  if (signature.length <= TIME_BYTES) return null;
  const seconds = signature.readBigUInt64BE(0);
  if (seconds > BigInt(Number.MAX_SAFE_INTEGER)) return null;
  const signed = Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`, 'utf8');
  const verified = verify(null, signed, key.publicKey, signature.subarray(TIME_BYTES));
  return verified ? { key, timeSeconds: Number(seconds) } : null;
}

/** Lines of well-formed text, each ended, without control characters. */
function isNoteText(text: string): boolean {
  if (!text.endsWith('\n')) return false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < FIRST_PRINTABLE && unit !== NEWLINE) return false;
  }
  // A lone surrogate is signed as U+FFFD: two texts would share one signature.
  return Buffer.from(text, 'utf8').toString('utf8') === text;
}

function keyId(name: string, type: SignatureType, raw: Buffer): Buffer {
  return createHash('sha256')
    .update(`${name}\n`)
    .update(Buffer.of(type))
    .update(raw)
    .digest()
    .subarray(0, KEY_ID_BYTES);
}

function rawKey(publicKey: KeyObject): Buffer {
  const { crv, x } = publicKey.export({ format: 'jwk' });
  if (crv !== 'Ed25519' || x === undefined) throw new RangeError('notes are signed with Ed25519');
  return Buffer.from(x, 'base64url');
}
