import { codeOn, type Municipalities, nameOn } from './municipalities.ts';

/**
 * The way on for a message to a municipality that was dissolved: who goes on with it, by name and code. Nothing is
 * forwarded (R12).
 * @returns null when the code is not known to be dissolved
 */
export function wayToSuccessors(
  municipalities: Municipalities | null,
  gemeentecode: string | undefined,
  localDate: string,
): string | null {
  if (municipalities === null || gemeentecode === undefined) return null;
  const state = codeOn(municipalities, gemeentecode, localDate);
  if (state.kind !== 'opgeheven' || state.opvolgers.length === 0) return null;
  const heirs = state.opvolgers.map(code => `${nameOn(municipalities, code, localDate)} (${code})`);
  return `Deze gemeente is opgeheven en gaat verder als ${heirs.join(' of ')}. Ga na welke gemeente het is en stuur het bericht daarheen; de poort stuurt niets door.`;
}
