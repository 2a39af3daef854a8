/** What a signed receipt says, read without judging its signature. */
import type { ReceiptContent } from '../../gateway/exchange/receipt.ts';

export function receiptIn(jws: string): ReceiptContent {
  return payloadOf(jws) as ReceiptContent;
}

export function receiptsIn(jws: string): readonly ReceiptContent[] {
  return (payloadOf(jws) as { ontvangstbewijzen: readonly ReceiptContent[] }).ontvangstbewijzen;
}

function payloadOf(jws: string): unknown {
  return JSON.parse(Buffer.from(jws.split('.')[1]!, 'base64url').toString('utf8'));
}
