import { generateKeyPairSync } from 'node:crypto';

/** A key for receipts, as a gateway has one. */
export function newReceiptKey() {
  return { kid: 'proef-1', ...generateKeyPairSync('ed25519') };
}
