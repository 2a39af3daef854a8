/** What a newcomer can try, told around one resident: on the start page, and walked in a test by what it says there. */
import type { Practice, Walk } from '../../../gateway/pages/practice.tsx';
import type { PretendPerson } from '../people.ts';
import { personAt, ZEIST } from './filling.ts';
import { STORY_RESIDENT } from './story.ts';

const ROLES: Readonly<Partial<Record<PretendPerson['role'], string>>> = {
  medewerker: 'medewerker',
  privacyfunctionaris: 'privacyfunctionaris',
};

/** Straight to the provider of somebody's organisation, and from there to the page. */
function entrance(person: PretendPerson, page: string): Walk['as'][number] {
  const { naam, provider, organisation, role } = person;
  const href = `/aanmelden/${provider}-${organisation.oin}?${new URLSearchParams({ naar: page })}`;
  return { naam, wie: `${ROLES[role] ?? role} bij ${organisation.naam}`, href };
}

/** Who is still known at the organisation would go on as the one before. */
const SIGN_OUT = 'Meld u af met de knop bovenaan. Kies daarna: Ook bij uw organisatie afmelden.';

/** @param folder of the region, as it is typed in a command */
export function practiceWalks(folder: string): Practice['walks'] {
  const { voorletters, voornamen, achternaam, geboortedatum, adres } = STORY_RESIDENT;
  const postcode = `${adres.postcode.slice(0, 4)} ${adres.postcode.slice(4)}`;
  const geboren = geboortedatum.split('-').reverse().join('-');
  const debtWorker = personAt(ZEIST.map, 'medewerker', 'schuldhulp');
  const officers = [0, 1].map(nth => personAt(ZEIST.map, 'privacyfunctionaris', undefined, nth));
  return [
    {
      title: 'Een corporatie stuurt een signaal',
      about: `Mevrouw ${achternaam} uit Zeist betaalt haar huur niet meer. Haar corporatie zocht contact en stuurt nu een signaal aan de gemeente.`,
      as: [],
      command: `npm run -s seinhuis -- push --als ${folder}/deelnemers/corporatie-de-vechtstroom --csv docs/voorbeelden/een-huurder.csv --mapping docs/voorbeelden/huurgrootboek.mapping.json`,
      steps: [
        'Open een tweede venster in de map van dit project.',
        'Typ de opdracht hierboven.',
        'U leest dat één signaal is aangenomen.',
      ],
    },
    {
      title: 'Een schuldhulpverlener pakt het op',
      about: 'Bij de gemeente ligt het signaal nu in de lade van het team schuldhulp.',
      as: [entrance(debtWorker, '/team/schuldhulp/zoeken')],
      command: null,
      steps: [
        `Zoek op postcode ${postcode} en huisnummer ${adres.huisnummer}.`,
        'Open de zaak en kies Oppakken.',
        'Kies Gebeld, en daarna Niet bereikt.',
        SIGN_OUT,
      ],
    },
    {
      title: 'Een privacyfunctionaris beantwoordt een verzoek om inzage',
      about: `Mevrouw ${achternaam} vraagt aan de balie wat de gemeente over haar kreeg. De ene functionaris maakt de brief, de andere kijkt mee.`,
      as: [entrance(officers[0]!, '/toezicht/inzage/nieuw'), entrance(officers[1]!, '/toezicht/inzage')],
      command: null,
      steps: [
        'Meld u aan als de eerste. Kies dat de vrager aan de balie liet zien wie ze is.',
        `Vul in: achternaam ${achternaam}, geboren op ${geboren}, postcode ${postcode}, huisnummer ${adres.huisnummer}.`,
        `Zet op de brief de naam ${voorletters} ${achternaam}, straat Oefenlaan ${adres.huisnummer}, woonplaats ${adres.woonplaats}. Leg het verzoek vast.`,
        'Kies bij elke regel of die in de brief komt, en leg de brief voor aan uw collega.',
        SIGN_OUT,
        'Meld u aan als de tweede. Open het verzoek en ga akkoord. Daarna is de brief klaar.',
        SIGN_OUT,
      ],
    },
    {
      title: 'Een inwoner stopt een toestemming',
      about: `Mevrouw ${achternaam} was opgenomen en komt weer thuis. Zij vond goed dat de kliniek dat aan de gemeente vertelde. Nu wil zij dat niet meer.`,
      as: [{ naam: `${voornamen} ${achternaam}`, wie: 'inwoner', href: '/inwoner/aanmelden' }],
      command: null,
      steps: [
        `Kies Inloggen, en daarna ${voornamen} ${achternaam}.`,
        'Lees waar zij ja op zei.',
        'Kies Stop met delen. Wat nog niet bij de gemeente was, gaat niet meer weg.',
      ],
    },
  ];
}
