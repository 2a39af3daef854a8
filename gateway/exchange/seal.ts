/**
 * Seals a body to the receiving team: a JWE with a data key of its own, wrapped by the team's public key. The
 * wrapped data key is kept apart so that destroying it destroys the body.
 *
 * RSA keys are used through node:crypto in one go: on the way of each signal a hop to another thread per operation
 * costs more than the operation (docs/snelheid.md). Elliptic keys go through jose, which derives the key per message.
 * Tests open both with jose.
 */
import {
  constants,
  createCipheriv,
  createPublicKey,
  hash,
  type JsonWebKey,
  type KeyObject,
  publicEncrypt,
} from 'node:crypto';
import { FlattenedEncrypt, importJWK } from 'jose';
import type { Entropy, SealedBody, SealingKey } from '../ports.ts';

const DATA_KEY_BYTES = 32; // A256GCM
const IV_BYTES = 12; // RFC 7518, section 5.3

interface JweParts {
  readonly protectedHeader: string;
  readonly wrappedKey: Buffer;
  readonly iv: Buffer;
  readonly ciphertext: Buffer;
  readonly tag: Buffer;
}

/** @param body UTF-8 JSON as the receiver will read it */
export async function sealTo(key: SealingKey, body: string, entropy: Entropy): Promise<SealedBody> {
  const header = { alg: key.algorithm, enc: 'A256GCM', typ: 'JWE', cty: 'application/json', kid: key.kid };
  const parts =
    key.algorithm === 'RSA-OAEP-256' ? sealByRsa(key, header, body, entropy) : await sealByCurve(key, header, body);
  return { kid: key.kid, ...parts, digest: hash('sha256', compact(parts), 'buffer') };
}

/** The sealed body as the compact JWE the receiver opens (RFC 7516, section 7.1). */
export function compactJwe(body: SealedBody): string {
  return compact(body);
}

function compact({ protectedHeader, wrappedKey, iv, ciphertext, tag }: JweParts): string {
  return [protectedHeader, ...[wrappedKey, iv, ciphertext, tag].map(part => part.toString('base64url'))].join('.');
}

const rsaKeys = new WeakMap<SealingKey, KeyObject>();

function sealByRsa(key: SealingKey, header: object, body: string, entropy: Entropy): JweParts {
  const known = rsaKeys.get(key);
  const publicKey = known ?? createPublicKey({ key: key.jwk as JsonWebKey, format: 'jwk' });
  if (known === undefined) rsaKeys.set(key, publicKey);
  const protectedHeader = Buffer.from(JSON.stringify(header)).toString('base64url');
  const dataKey = entropy.bytes(DATA_KEY_BYTES);
  const iv = entropy.bytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', dataKey, iv).setAAD(Buffer.from(protectedHeader, 'ascii'));
  const ciphertext = Buffer.concat([cipher.update(body, 'utf8'), cipher.final()]);
  const padding = constants.RSA_PKCS1_OAEP_PADDING;
  const wrappedKey = publicEncrypt({ key: publicKey, padding, oaepHash: 'sha256' }, dataKey);
  dataKey.fill(0);
  return { protectedHeader, wrappedKey, iv, ciphertext, tag: cipher.getAuthTag() };
}

type CurveKey = Awaited<ReturnType<typeof importJWK>>;
const curveKeys = new WeakMap<SealingKey, CurveKey>();

async function sealByCurve(
  key: SealingKey,
  header: { readonly alg: string; readonly enc: string; readonly typ: string },
  body: string,
): Promise<JweParts> {
  const publicKey = curveKeys.get(key) ?? (await importJWK(key.jwk, key.algorithm));
  curveKeys.set(key, publicKey);
  const jwe = await new FlattenedEncrypt(Buffer.from(body, 'utf8')).setProtectedHeader(header).encrypt(publicKey);
  const bytes = (text: string | undefined) => Buffer.from(text ?? '', 'base64url');
  return {
    protectedHeader: jwe.protected!,
    wrappedKey: bytes(jwe.encrypted_key),
    iv: bytes(jwe.iv),
    ciphertext: bytes(jwe.ciphertext),
    tag: bytes(jwe.tag),
  };
}
