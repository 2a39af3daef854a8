/** What a resident reads instead of codes, in plain Dutch. Pure. */
import type { Ground } from '../../../consent/policy.ts';
import type { ConsentRow } from '../../ports.ts';
import { fieldWords, purposeWords, typeWords } from '../toezicht/words.ts';

/** Why it was allowed, for who does not know the law. */
export const GROUND_TEXT: Readonly<Record<Ground['kind'], string>> = {
  plicht: 'De wet zegt dat dit moet.',
  plicht_tenzij_geweigerd: 'Dit mag van de wet, als u geen nee zei.',
  toestemming: 'U zei daar ja op.',
  onvoldoende: 'Wij weten dit niet zeker. Vraag het de organisatie.',
};

export const UNKNOWN_GROUND = 'Dit staat niet meer bij ons. Vraag het de organisatie die het stuurde.';

/** Shorter and plainer than what officers read; a purpose that is not here is shown as it is. */
const PURPOSES: Readonly<Record<string, string>> = {
  vroegsignalering: 'Om u op tijd hulp aan te bieden bij een schuld',
  'voorkomen-afsluiting': 'Om te voorkomen dat u zonder stroom, gas of water komt te zitten',
  'voorkomen-ontruiming': 'Om te voorkomen dat u uw huis uit moet',
};

export function purposeText(purpose: string | null): string {
  return purpose === null ? 'Dit staat niet meer bij ons.' : (PURPOSES[purpose] ?? purposeWords(purpose));
}

const TYPES: Readonly<Record<string, string>> = {
  huurachterstand: 'Huur die niet is betaald',
  energieachterstand: 'Stroom of gas dat niet is betaald',
  drinkwaterachterstand: 'Water dat niet is betaald',
  zorgpremieachterstand: 'Zorgpremie die niet is betaald',
  'zorgpremie-wanbetaler': 'Zorgpremie die niet is betaald',
  hypotheekachterstand: 'Hypotheek die niet is betaald',
  studieschuldachterstand: 'Studieschuld die niet is betaald',
  rijksbelastingachterstand: 'Belasting die niet is betaald',
  toeslagachterstand: 'Toeslag die niet is terugbetaald',
  eigenbijdrageachterstand: 'Eigen bijdrage die niet is betaald',
};

export const typeText = (type: string) => TYPES[type] ?? typeWords(type);

/** Kinds of data, each once, without the name of what they stand in. */
export function fieldTexts(type: string, pointers: readonly string[]): readonly string[] {
  const short = fieldWords(type, pointers).map(one => one.replace(/^Persoon: (Adres: )?/, '').toLowerCase());
  return [...new Set(short)];
}

export const CONSENT_STATE_TEXT: Readonly<Record<ConsentRow['state'], string>> = {
  concept: 'Nog niet zeker',
  actief: 'U zei ja',
  ingetrokken: 'Gestopt',
  verlopen: 'Voorbij',
  geweigerd: 'U zei nee',
  onjuist_ingevoerd: 'Was een vergissing',
};
