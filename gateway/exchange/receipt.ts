/**
 * The signed receipt: proof for the sender that its message was accepted and is in the log. What it says is stored with
 * the acceptance; it is signed when it is given, so no signed receipt exists before the commit (promise 6). Ed25519 is
 * deterministic: the same content under the same key is the same receipt, byte for byte.
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
export const RECEIPT_LIST_TYPE = 'seinhuis-ontvangstbewijzen+jws';

/** The receipt of one message, as a compact JWS. */
export function signReceipt(keys: KeyRing, content: ReceiptContent): string {
  return signCompact(keys, RECEIPT_TYPE, content);
}

/** The receipts of a batch as one signed list, in the order of its lines. */
export function signReceiptList(keys: KeyRing, receipts: readonly ReceiptContent[]): string {
  return signCompact(keys, RECEIPT_LIST_TYPE, { versie: 1, ontvangstbewijzen: receipts });
}

/** A compact JWS with Ed25519 (RFC 7515, RFC 8037), signed in one go as `seal.ts` says why; tests verify it with jose. */
export function signCompact(keys: KeyRing, typ: string, payload: unknown): string {
  const { kid, privateKey } = keys.receiptKey;
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value), 'utf8').toString('base64url');
  const signed = `${encode({ alg: 'EdDSA', typ, kid })}.${encode(payload)}`;
  return `${signed}.${sign(null, Buffer.from(signed, 'ascii'), privateKey).toString('base64url')}`;
}

/** As it is stored with the acceptance. */
export function writeReceipt(content: ReceiptContent): string {
  return JSON.stringify(content);
}

export function readReceipt(stored: string): ReceiptContent {
  return JSON.parse(stored) as ReceiptContent;
}

export function sealText(digest: Buffer): string {
  return `sha-256=${digest.toString('base64url')}`;
}
