/**
 * The secret of a session or a sign-in: 32 random bytes that only the browser has. We keep its hash, and make from the
 * secret itself whatever else both sides must know, so that the database has nothing to steal.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Entropy } from '../ports.ts';

const BYTES = 32;
const FORM = /^[A-Za-z0-9_-]{43}$/;

export function newSecret(entropy: Entropy): string {
  return entropy.bytes(BYTES).toString('base64url');
}

/** What a cookie says, when it can be a secret of ours. */
export function secretIn(cookie: string | undefined): string | null {
  return cookie !== undefined && FORM.test(cookie) ? cookie : null;
}

export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** 43 characters of base64url; a label never gives what another gives. */
export function derived(secret: string, label: 'staat' | 'eenmalig' | 'bewijs' | 'formulier'): string {
  return createHmac('sha256', secret).update(label).digest('base64url');
}

/** In constant time. */
export function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
