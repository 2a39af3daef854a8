/**
 * A month of a large municipality in parts: a message may be 256 KB (design 7), and thousands of zaken are more. The exchange
 * model lets a file hold any number of zaken, so each part is a whole document of its own; which part it is and of how many
 * stands beside it, in the message.
 */
import { MAX_MESSAGE_BYTES } from '../../exchange/received.ts';
import { ddasSignal, ddasZaak } from '../vroegsignalering/ddas.ts';
import type { Zaak } from '../vroegsignalering/zaak.ts';

/** For the envelope, and the head of the document. */
const FOR_THE_REST = 8 * 1024;
/** A client at its longest is some 400 characters and 200 of names; a letter may take two bytes. */
const MOST_OF_A_CLIENT = 1024;

/**
 * Where parts end, computed from the zaken alone: it is known before any file is opened, and does not shift when one is
 * gone by the next attempt. A zaak stays with its signals; one that is too large for a part is a part of its own.
 * @returns the id of the last zaak of each part, in order; at least one part
 */
export function endsOfParts(zaken: readonly Zaak[], mostBytes = MAX_MESSAGE_BYTES - FOR_THE_REST): readonly string[] {
  const ends: string[] = [];
  let bytes = 0;
  for (const [index, zaak] of zaken.entries()) {
    const own = bytesOf(zaak);
    if (bytes > 0 && bytes + own > mostBytes) {
      ends.push(zaken[index - 1]!.zaakId);
      bytes = 0;
    }
    bytes += own;
  }
  const last = zaken.at(-1);
  return last === undefined ? ends : [...ends, last.zaakId];
}

function bytesOf(zaak: Zaak): number {
  const parts: readonly unknown[] = [ddasZaak(zaak), ...zaak.signalen.map(stand => ddasSignal(stand, {}))];
  const written = parts.reduce((sum: number, part) => sum + Buffer.byteLength(JSON.stringify(part)) + 1, 0);
  return written + zaak.signalen.length * MOST_OF_A_CLIENT;
}

/** The zaken of each part. Ids are in order; what has none any more leaves its part smaller, and the others as they were. */
export function partsOf(zaken: readonly Zaak[], ends: readonly string[]): readonly (readonly Zaak[])[] {
  return ends.map((end, index) => {
    const isLast = index === ends.length - 1;
    const before = ends[index - 1];
    return zaken.filter(({ zaakId }) => (before === undefined || zaakId > before) && (isLast || zaakId <= end));
  });
}
