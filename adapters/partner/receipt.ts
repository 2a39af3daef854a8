/** Checks receipts with the gateway's public key: that they are the gateway's word, and about these messages. */
import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { compactVerify } from 'jose';
import { RECEIPT_LIST_TYPE, RECEIPT_TYPE, type ReceiptContent } from '../../gateway/exchange/receipt.ts';

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

/** Ed25519, as JWK or PEM. */
export type ReceiptKey = Readonly<Record<string, unknown>> | string | KeyObject;

export type ReceiptListVerdict =
  /** A verdict for each expected receipt, in the same order. */
  | { readonly kind: 'read'; readonly verdicts: readonly ReceiptVerdict[] }
  /** Nothing in the list counts. */
  | { readonly kind: 'fault'; readonly code: ReceiptFault };

const SEAL = /^sha-256=[A-Za-z0-9_-]{43}$/;

/**
 * @param jws compact JWS as the gateway gave it
 * @param publicKey Ed25519, as JWK or PEM, from elsewhere than the answer itself
 * @param expected what was sent; every part of it must be what the receipt says
 */
export async function verifyReceipt(
  jws: string,
  publicKey: ReceiptKey,
  expected: ExpectedReceipt,
): Promise<ReceiptVerdict> {
  const opened = await openSigned(jws, publicKey, RECEIPT_TYPE);
  return opened.kind === 'fault' ? opened : judge(opened.payload, expected);
}

/**
 * Checks the one signed list that answers a batch.
 * @param expected what was sent and accepted, in the order of the lines
 */
export async function verifyReceiptList(
  jws: string,
  publicKey: ReceiptKey,
  expected: readonly ExpectedReceipt[],
): Promise<ReceiptListVerdict> {
  const opened = await openSigned(jws, publicKey, RECEIPT_LIST_TYPE);
  if (opened.kind === 'fault') return opened;
  const { versie, ontvangstbewijzen } = (opened.payload ?? {}) as { versie?: unknown; ontvangstbewijzen?: unknown };
  const isList = versie === 1 && Array.isArray(ontvangstbewijzen) && ontvangstbewijzen.length === expected.length;
  // A list that is longer or shorter is about other lines; nobody can say which receipt is whose.
  if (!isList) return fault('ONTVANGSTBEWIJS_ONLEESBAAR');
  return { kind: 'read', verdicts: expected.map((one, index) => judge(ontvangstbewijzen[index], one)) };
}

async function openSigned(
  jws: string,
  publicKey: ReceiptKey,
  type: string,
): Promise<{ readonly kind: 'opened'; readonly payload: unknown } | { kind: 'fault'; code: ReceiptFault }> {
  const key = readKey(publicKey);
  if (key === null) return fault('SLEUTEL_ONLEESBAAR');
  const verified = await compactVerify(jws, key, { algorithms: ['EdDSA'] }).catch(() => null);
  if (verified === null) return fault('HANDTEKENING_ONGELDIG');
  // One key signs single receipts and lists; the type keeps the one from passing for the other.
  if (verified.protectedHeader.typ !== type) return fault('ANDER_SOORT_BEWIJS');
  try {
    return { kind: 'opened', payload: JSON.parse(Buffer.from(verified.payload).toString('utf8')) };
  } catch {
    return fault('ONTVANGSTBEWIJS_ONLEESBAAR');
  }
}

function judge(payload: unknown, expected: ExpectedReceipt): ReceiptVerdict {
  const receipt = readContent(payload);
  if (receipt === null) return fault('ONTVANGSTBEWIJS_ONLEESBAAR');
  if (receipt.berichtId !== expected.berichtId) return fault('ANDER_BERICHT');
  if (!isSameTeam(receipt.afzender, expected.afzender)) return fault('ANDERE_AFZENDER');
  if (!isSameTeam(receipt.ontvanger, expected.ontvanger)) return fault('ANDERE_ONTVANGER');
  if (receipt.type !== expected.type) return fault('ANDER_TYPE');
  if (expected.logboek !== undefined && receipt.logboek?.naam !== expected.logboek) return fault('ANDER_LOGBOEK');
  return SEAL.test(receipt.zegel) ? { kind: 'verified', receipt } : fault('ZEGEL_ONLEESBAAR');
}

function readKey(publicKey: ReceiptKey): KeyObject | null {
  try {
    if (typeof publicKey === 'string') return createPublicKey(publicKey);
    if ('export' in publicKey) return publicKey as KeyObject;
    return createPublicKey({ key: publicKey as JsonWebKey, format: 'jwk' });
  } catch {
    return null;
  }
}

function readContent(payload: unknown): ReceiptContent | null {
  if (typeof payload !== 'object' || payload === null) return null;
  const content = payload as ReceiptContent;
  const isVerdict = content.besluit === 'toegestaan' || content.besluit === 'aangehouden';
  return content.versie === 1 && isVerdict && typeof content.zegel === 'string' ? content : null;
}

function isSameTeam(one: { oin: string; team: string } | undefined, other: { oin: string; team: string }): boolean {
  return one?.oin === other.oin && one.team === other.team;
}

function fault(code: ReceiptFault): { readonly kind: 'fault'; readonly code: ReceiptFault } {
  return { kind: 'fault', code };
}
