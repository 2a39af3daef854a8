/**
 * The signed receipt: proof for the sender that its message was accepted and is in the log. Signed before the
 * commit, given only after it (promise 6).
 */
import { sign } from 'node:crypto';
import type { KeyRing } from '../ports.ts';

export interface ReceiptContent {
  readonly versie: 1;
  readonly berichtId: string;
  readonly besluit: 'toegestaan' | 'aangehouden';
  readonly verstrekkingId: string;
  readonly ontvangenTijdstip: string;
  readonly afzender: { readonly oin: string; readonly team: string };
  readonly ontvanger: { readonly oin: string; readonly team: string };
  readonly type: string;
  /** `sha-256=<base64url>` of the sealed body. */
  readonly zegel: string;
  readonly route: string;
  readonly beleid: { readonly versie: number; readonly digest: string };
  /** Log name, entry id and the commitment its leaf will hold. */
  readonly logboek: { readonly naam: string; readonly vermelding: string; readonly blad: string };
}

export const RECEIPT_TYPE = 'seinhuis-ontvangstbewijs+jws';

/** A compact JWS with Ed25519 (RFC 7515, RFC 8037), signed in one go as `seal.ts` says why; tests verify it with jose. */
export function signReceipt(keys: KeyRing, content: ReceiptContent): string {
  const { kid, privateKey } = keys.receiptKey;
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value), 'utf8').toString('base64url');
  const signed = `${encode({ alg: 'EdDSA', typ: RECEIPT_TYPE, kid })}.${encode(content)}`;
  return `${signed}.${sign(null, Buffer.from(signed, 'ascii'), privateKey).toString('base64url')}`;
}

/** Reads back what a stored receipt says; the signature is ours, made before it was stored. */
export function contentOf(receipt: string): ReceiptContent {
  return JSON.parse(Buffer.from(receipt.split('.')[1]!, 'base64url').toString('utf8'));
}

export function sealText(digest: Buffer): string {
  return `sha-256=${digest.toString('base64url')}`;
}
