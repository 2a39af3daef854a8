/**
 * What the gateway encrypts for itself: facts beside an entry, consent records. AES-256-GCM, bound to the id it
 * belongs to, so that a row cannot be swapped with another.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Entropy, GatewaySealed, KeyRing } from '../ports.ts';

const IV_BYTES = 12; // SP 800-38D
const TAG_BYTES = 16;

export function sealForGateway(keys: KeyRing, entropy: Entropy, id: string, value: unknown): GatewaySealed {
  const { kid, key } = keys.secret('feiten');
  const iv = entropy.bytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(id));
  const ciphertext = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return { kid, bytes: Buffer.concat([iv, ciphertext, cipher.getAuthTag()]) };
}

/** @throws when the bytes are not what was sealed for this id: the caller treats that as a refusal */
export function openForGateway(keys: KeyRing, id: string, sealed: GatewaySealed): unknown {
  const { key } = keys.secret('feiten', sealed.kid);
  const { bytes } = sealed;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES))
    .setAAD(Buffer.from(id))
    .setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  const plain = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, bytes.length - TAG_BYTES)), decipher.final()]);
  return JSON.parse(plain.toString('utf8'));
}
