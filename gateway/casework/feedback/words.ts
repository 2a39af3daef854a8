/** The word of the core as it stands in a message: results have a short code there, and a category that a consent names. */

import { UITKOMSTEN, type Uitkomst } from '../vroegsignalering/codes.ts';
import type { Terugkoppeling } from '../vroegsignalering/feedback.ts';

const CODES: Readonly<Record<Uitkomst, string>> = {
  'Inwoner al bekend bij schuldhulpverlening': 'bekend_bij_schuldhulp',
  'Inwoner heeft al een ander lopend traject': 'ander_traject',
  'Definitief geen contact kunnen krijgen': 'geen_contact',
  'Geen reactie na eerder contact': 'geen_reactie',
  'Inwoner hoeft geen hulp vanuit vroegsignalering': 'geen_hulp_nodig',
  'Inwoner heeft zelf al betaald/betalingsregeling getroffen': 'zelf_betaald',
  'Verwijzing zonder contact': 'verwijzing_zonder_contact',
  '(Budget)advies en/of quick fix': 'advies',
  'Vervolghulp en/of verwijzing financieel': 'hulp_financieel',
  'Vervolghulp en/of verwijzing niet financieel': 'hulp_niet_financieel',
};

export function isResult(word: Terugkoppeling): word is Uitkomst {
  return (UITKOMSTEN as readonly string[]).includes(word);
}

export function messageWord(word: Terugkoppeling): string {
  return isResult(word) ? CODES[word] : word;
}

/** The category of a consent that names this result (D-F3). */
export function categoryOf(result: Uitkomst): string {
  return `resultaat_${CODES[result]}`;
}
