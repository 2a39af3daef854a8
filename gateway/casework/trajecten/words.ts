/** The client's own words (R24): the one free text there is, so it is looked through for a number nobody should type. */
import { isBsn } from '../../../schemas/formats.ts';

/** Nine digits, however they are spaced; eight with their leading zero left out count too (BSN-01). */
const NUMBERS = /(?<!\d)(?:\d[ .\-/\u00a0]?){7,8}\d(?!\d)/g;

export function holdsBsn(text: string): boolean {
  const found = text.normalize('NFKC').match(NUMBERS) ?? [];
  return found.some(one => isBsn(one.replace(/\D/g, '').padStart(9, '0')));
}
