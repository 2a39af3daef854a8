/** From which day on nobody works on a handover any more: the term for keeping it runs from there. */
import { FINAL, REFUSED } from './arrows.ts';
import type { Handover } from './traject.ts';

/**
 * The planned day counts too: until then the person is still to leave, and the figures of that month count it.
 * @param op day of the last event
 * @returns null while somebody works on it, or disputes a refusal
 */
export function handoverEndedOn({ status, geschil, plandatum }: Handover, op: string): string | null {
  const isDisputed = geschil !== null && geschil.uitkomst === null;
  if (!FINAL.includes(status) && (!REFUSED.includes(status) || isDisputed)) return null;
  return plandatum > op ? plandatum : op;
}
