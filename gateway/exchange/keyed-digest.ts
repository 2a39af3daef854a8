/** Recognises the same message again without keeping anything of it: an HMAC over its JCS form, with the id of its key. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { jcs } from '../jcs.ts';
import type { KeyedDigest, KeyRing } from '../ports.ts';

/** White space and the order of keys do not make another message. */
export function keyedDigest(keys: KeyRing, value: unknown): KeyedDigest {
  const { kid, key } = keys.secret('herhaling');
  return `${kid}:${hmac(key, value).toString('base64url')}`;
}

/** Whether `value` is what `stored` was made of, also after the key was rotated. */
export function isDigestOf(keys: KeyRing, stored: KeyedDigest, value: unknown): boolean {
  const at = stored.lastIndexOf(':');
  const { key } = keys.secret('herhaling', stored.slice(0, at));
  const known = Buffer.from(stored.slice(at + 1), 'base64url');
  const made = hmac(key, value);
  return known.length === made.length && timingSafeEqual(known, made);
}

function hmac(key: Buffer, value: unknown): Buffer {
  return createHmac('sha256', key).update(jcs(value)).digest();
}
