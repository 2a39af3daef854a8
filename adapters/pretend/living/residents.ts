/**
 * Residents of the practice region: names that could be somebody's and are nobody's, on addresses that do not exist,
 * with numbers of the series for tests.
 */
import { isBsn } from '../../../schemas/formats.ts';
import type { Chance } from '../chance.ts';

export interface Resident {
  readonly voorletters: string;
  readonly voornamen: string;
  readonly achternaam: string;
  readonly geboortedatum: string;
  readonly bsn: string;
  readonly adres: { readonly postcode: string; readonly huisnummer: number; readonly woonplaats: string };
}

/** A municipality in which somebody may live. */
export interface Place {
  readonly gemeentecode: string;
  readonly naam: string;
  /** First digits of a postcode there. */
  readonly wijk: number;
}

const FIRST_NAMES = [
  ...['Alie', 'Bas', 'Chantal', 'Driss', 'Esmee', 'Farid', 'Gerda', 'Hamza', 'Ilse', 'Jurre', 'Kim', 'Latifa', 'Menno'],
  ...[
    'Nadia',
    'Otto',
    'Petra',
    'Quinten',
    'Rachida',
    'Sven',
    'Truus',
    'Umut',
    'Vera',
    'Wim',
    'Xandra',
    'Yvonne',
    'Zeki',
  ],
];
/** Things in and around a house with an ending of a family name; none is in the list of family names. */
const SURNAMES = [
  ...['Lantaarnveld', 'Dakpanstra', 'Regentonsma', 'Klinkerman', 'Tuinslanger', 'Brievenbusch', 'Schemerlampe'],
  ...['Deurmattema', 'Vensterbanker', 'Kapstokhof', 'Theedoekstra', 'Broodplankema', 'Sleutelhanger', 'Zolderraam'],
  ...['Waslijnstra', 'Boekenplankx', 'Stoofpotter', 'Gieterveld', 'Hekwerkers', 'Paraplustra', 'Trapleuningh'],
  ...['Kastdeurman', 'Vloerkleed-Franje', 'Fietsbelstra', 'Gordijnroede', 'Heggenschaer', 'Koekblikker'],
];
/** Letters that postcodes hardly use. */
const RARE = 'FIOQUY';
/** Of the series for tests; those below are the story's and the tests'. */
const FIRST_NUMBER = 999_971_000;
const NUMBERS = Array.from({ length: 20_000 }, (_, at) => String(FIRST_NUMBER + at)).filter(isBsn);

const two = (number: number) => String(number).padStart(2, '0');

/** One after another, each somebody else. */
export function residents(chance: Chance): (place: Place) => Resident {
  let made = 0;
  return ({ naam, wijk }) => {
    const voornamen = chance.pick(FIRST_NAMES);
    const bsn = NUMBERS[made % NUMBERS.length]!;
    made += 1;
    const letters = `${chance.pick([...RARE])}${chance.pick([...RARE])}`;
    return {
      voorletters: `${voornamen[0]}.`,
      voornamen,
      achternaam: chance.pick(SURNAMES),
      geboortedatum: `${chance.between(1946, 2004)}-${two(chance.between(1, 12))}-${two(chance.between(1, 28))}`,
      bsn,
      adres: { postcode: `${wijk}${letters}`, huisnummer: chance.between(1, 240), woonplaats: naam },
    };
  };
}
