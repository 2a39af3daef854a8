/**
 * Seals a body to the receiving team: a JWE with a data key of its own, wrapped by the team's public key. The
 * wrapped data key is kept apart so that destroying it destroys the body.
 */
import { createHash } from 'node:crypto';
import { FlattenedEncrypt, importJWK } from 'jose';
import type { SealedBody, SealingKey } from '../ports.ts';

type PublicKey = Awaited<ReturnType<typeof importJWK>>;

const imported = new WeakMap<SealingKey, PublicKey>();

async function publicKeyOf(key: SealingKey): Promise<PublicKey> {
  const known = imported.get(key);
  if (known !== undefined) return known;
  const made = await importJWK(key.jwk, key.algorithm);
  imported.set(key, made);
  return made;
}

/** @param body UTF-8 JSON as the receiver will read it */
export async function sealTo(key: SealingKey, body: string): Promise<SealedBody> {
  const jwe = await new FlattenedEncrypt(Buffer.from(body, 'utf8'))
    .setProtectedHeader({ alg: key.algorithm, enc: 'A256GCM', typ: 'JWE', cty: 'application/json', kid: key.kid })
    .encrypt(await publicKeyOf(key));
  const parts = [jwe.protected!, jwe.encrypted_key!, jwe.iv!, jwe.ciphertext, jwe.tag!] as const;
  const bytes = (text: string) => Buffer.from(text, 'base64url');
  return {
    kid: key.kid,
    protectedHeader: parts[0],
    wrappedKey: bytes(parts[1]),
    iv: bytes(parts[2]),
    ciphertext: bytes(parts[3]),
    tag: bytes(parts[4]),
    digest: createHash('sha256').update(parts.join('.')).digest(),
  };
}

/** The sealed body as the compact JWE the receiver opens (RFC 7516, section 7.1). */
export function compactJwe(body: SealedBody): string {
  const encoded = [body.wrappedKey, body.iv, body.ciphertext, body.tag].map(part => part.toString('base64url'));
  return [body.protectedHeader, ...encoded].join('.');
}
