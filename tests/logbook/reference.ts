/** The definitions of RFC 6962 written down as they stand, slow and without sharing code with the product. */
import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

export function sha256(...parts: readonly Buffer[]): Buffer {
  return createHash('sha256').update(Buffer.concat(parts)).digest();
}

export function slowLeaf(data: Buffer): Buffer {
  return sha256(Buffer.of(0), data);
}

/** MTH(D[n]): the list splits at the largest power of two smaller than n. */
export function slowRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return slowLeaf(leaves[0]!);
  const split = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return sha256(Buffer.of(1), slowRoot(leaves.slice(0, split)), slowRoot(leaves.slice(split)));
}

export function numberedEntries(count: number): Buffer[] {
  return Array.from({ length: count }, (_, index) => Buffer.from(`entry-${index}`, 'ascii'));
}

/** An Ed25519 key from its 32-byte seed. */
export function keyFromSeed(seed: Buffer): { privateKey: KeyObject; publicKey: KeyObject } {
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  const privateKey = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  return { privateKey, publicKey: createPublicKey(privateKey) };
}

/** Bytes `first`, `first + 1`, …: 32 of them. */
export function countingSeed(first: number): Buffer {
  return Buffer.from(Array.from({ length: 32 }, (_, offset) => first + offset));
}

export const logKey = { name: 'log.example.nl/verstrekkingen', ...keyFromSeed(countingSeed(0x00)) };
export const logVkey = 'log.example.nl/verstrekkingen+afff9b86+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4';
export const witnessVkey = 'witness.example.nl/w1+54f71ffe+BCmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X';

/** The checkpoint over `entry-0` to `entry-4`, signed by the log and cosigned by one witness at 1767225600. */
export const cosignedCheckpoint = `log.example.nl/verstrekkingen
5
GqaNMHSQWlgfhMu9D3U3lJBP2ARRvEwT5p2aU7xZUCw=

— log.example.nl/verstrekkingen r/+bhmoqFwgyD+NkGTd5RzwQ+dejtYtAXpElZghF6JecxPf7CX7aU/6bukzRaI635NCZb4mQRVcAYWJZrgB00iN2hwo=
— witness.example.nl/w1 VPcf/gAAAABpVbkAhG6M8vENAr3pXHaRT2BkDML9RUB8nKj4DUUj605nx7Ryl5XNla0sYIWIAKUparfpm3uOop4creh30+PjV+RDDw==
`;
