/** Checks a receipt with the gateway's public key: that it is the gateway's word, and about this message. */
import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { compactVerify } from 'jose';
import { RECEIPT_TYPE, type ReceiptContent } from '../../gateway/exchange/receipt.ts';

export interface ExpectedReceipt {
  readonly berichtId: string;
  readonly afzender: { readonly oin: string; readonly team: string };
  readonly ontvanger: { readonly oin: string; readonly team: string };
  readonly type: string;
  /** Name of the log, when it is known. */
  readonly logboek?: string;
}

export type ReceiptFault =
  | 'ONTVANGSTBEWIJS_ONLEESBAAR'
  | 'SLEUTEL_ONLEESBAAR'
  | 'ANDER_SOORT_BEWIJS'
  | 'HANDTEKENING_ONGELDIG'
  | 'ANDER_BERICHT'
  | 'ANDERE_AFZENDER'
  | 'ANDERE_ONTVANGER'
  | 'ANDER_TYPE'
  | 'ANDER_LOGBOEK'
  | 'ZEGEL_ONLEESBAAR';

export type ReceiptVerdict =
  | { readonly kind: 'verified'; readonly receipt: ReceiptContent }
  | { readonly kind: 'fault'; readonly code: ReceiptFault };

const SEAL = /^sha-256=[A-Za-z0-9_-]{43}$/;

/**
 * @param jws compact JWS as the gateway gave it
 * @param publicKey Ed25519, as JWK or PEM, from elsewhere than the answer itself
 * @param expected what was sent; every part of it must be what the receipt says
 */
export async function verifyReceipt(
  jws: string,
  publicKey: Readonly<Record<string, unknown>> | string | KeyObject,
  expected: ExpectedReceipt,
): Promise<ReceiptVerdict> {
  const key = readKey(publicKey);
  if (key === null) return fault('SLEUTEL_ONLEESBAAR');
  const verified = await compactVerify(jws, key, { algorithms: ['EdDSA'] }).catch(() => null);
  if (verified === null) return fault('HANDTEKENING_ONGELDIG');
  // The same key signs nothing else today; the type keeps it so that no other paper of the gateway passes for this one.
  if (verified.protectedHeader.typ !== RECEIPT_TYPE) return fault('ANDER_SOORT_BEWIJS');
  const receipt = readContent(verified.payload);
  if (receipt === null) return fault('ONTVANGSTBEWIJS_ONLEESBAAR');
  if (receipt.berichtId !== expected.berichtId) return fault('ANDER_BERICHT');
  if (!isSameTeam(receipt.afzender, expected.afzender)) return fault('ANDERE_AFZENDER');
  if (!isSameTeam(receipt.ontvanger, expected.ontvanger)) return fault('ANDERE_ONTVANGER');
  if (receipt.type !== expected.type) return fault('ANDER_TYPE');
  if (expected.logboek !== undefined && receipt.logboek?.naam !== expected.logboek) return fault('ANDER_LOGBOEK');
  return SEAL.test(receipt.zegel) ? { kind: 'verified', receipt } : fault('ZEGEL_ONLEESBAAR');
}

function readKey(publicKey: Readonly<Record<string, unknown>> | string | KeyObject): KeyObject | null {
  try {
    if (typeof publicKey === 'string') return createPublicKey(publicKey);
    if ('export' in publicKey) return publicKey as KeyObject;
    return createPublicKey({ key: publicKey as JsonWebKey, format: 'jwk' });
  } catch {
    return null;
  }
}

function readContent(payload: Uint8Array): ReceiptContent | null {
  try {
    const content = JSON.parse(Buffer.from(payload).toString('utf8')) as ReceiptContent;
    const isVerdict = content.besluit === 'toegestaan' || content.besluit === 'aangehouden';
    return content.versie === 1 && isVerdict && typeof content.zegel === 'string' ? content : null;
  } catch {
    return null;
  }
}

function isSameTeam(one: { oin: string; team: string } | undefined, other: { oin: string; team: string }): boolean {
  return one?.oin === other.oin && one.team === other.team;
}

function fault(code: ReceiptFault): ReceiptVerdict {
  return { kind: 'fault', code };
}
