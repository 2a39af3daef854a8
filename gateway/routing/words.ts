/** What an answer about routing says in words, and which kinds of team a purpose is about. Nothing here has a value in it. */
import type {
  RouteringNietTeBepalen,
  RouteringOntbrekend,
  RouteringVraag,
  Teamsoort,
} from '../../schemas/generated/types.ts';

type Purpose = RouteringVraag['voor'];

export const TEAM_KINDS: Readonly<Record<Purpose, readonly Teamsoort[]>> = {
  schuldhulp: ['gemeente.schuldhulp'],
  schuldhulp_zonder_adres: ['gemeente.schuldhulp'],
  wmo: ['gemeente.wmo'],
  beschermd_wonen: ['gemeente.bwmo_toegang', 'gemeente.wmo'],
  opvang: ['gemeente.bwmo_toegang', 'gemeente.wmo'],
  nazorg: ['gemeente.nazorg', 'gemeente.wmo'],
  wvggz: ['gemeente.wmo'],
  verhuizing: ['gemeente.schuldhulp', 'gemeente.wmo', 'gemeente.participatie'],
};

/** Empty where practice, and no article, says so. */
export const ARTICLES: Readonly<Record<Purpose, readonly string[]>> = {
  schuldhulp: ['Wgs 1'],
  schuldhulp_zonder_adres: ['Participatiewet 40'],
  wmo: ['Wmo 1.2.1'],
  beschermd_wonen: ['Wmo 1.2.1'],
  opvang: ['Wmo 1.2.1'],
  nazorg: ['Pbw 18a'],
  wvggz: ['Wvggz 8:18(3)'],
  verhuizing: [],
};

export const EXPLANATIONS: Readonly<Record<Purpose, string>> = {
  schuldhulp: 'Schuldhulp is voor wie in de gemeente is ingeschreven.',
  schuldhulp_zonder_adres:
    'Wie geen adres heeft, krijgt schuldhulp van het college dat daarvoor in de regio is aangewezen.',
  wmo: 'Ondersteuning thuis komt van de eigen gemeente.',
  beschermd_wonen:
    'Beschermd wonen is landelijk toegankelijk: het college waar de inwoner zich meldt, of de centrumgemeente van die regio, bekijkt samen met hem waar een traject de beste kans heeft.',
  opvang: 'Opvang is landelijk toegankelijk: de centrumgemeente van de regio waar de inwoner zich meldt.',
  nazorg:
    'De gemeente waar iemand wil gaan wonen en die van herkomst kunnen het bericht allebei ontvangen; bij twee gemeenten kiest de afzender.',
  wvggz:
    'De gemeente waar iemand ingezetene is en die van het verwachte verblijf kunnen het bericht allebei ontvangen; bij twee gemeenten kiest de afzender.',
  verhuizing:
    'Uitkering en schuldhulp stoppen bij een verhuizing en moeten opnieuw worden aangevraagd. De oude gemeente stuurt niets vanzelf door: gegevens gaan alleen mee met uitdrukkelijke toestemming.',
};

/** Where in the question the municipality stands that is missing or wrong. */
const PLACE: Readonly<Record<Purpose, string>> = {
  schuldhulp: '/woont',
  schuldhulp_zonder_adres: '/verblijft',
  wmo: '/woont',
  beschermd_wonen: '/meldtZichBij',
  opvang: '/meldtZichBij',
  nazorg: '/gaatNaar',
  wvggz: '/woont',
  verhuizing: '/woont',
};

const QUESTIONS: Readonly<
  Record<RouteringOntbrekend, { readonly vraag: string; readonly feit: 'place' | string | null }>
> = {
  GEMEENTE_ONBEKEND: { vraag: 'Deze gemeentecode bestaat vandaag niet. Welke gemeente is het?', feit: 'place' },
  WOONPLAATS: { vraag: 'In welke gemeente woont de inwoner, of op welk adres?', feit: '/woont' },
  VERBLIJFPLAATS: { vraag: 'In welke gemeente verblijft de inwoner?', feit: '/verblijft' },
  WAAR_AANGEMELD: { vraag: 'Bij welke gemeente meldt de inwoner zich?', feit: '/meldtZichBij' },
  HERKOMST_OF_BESTEMMING: {
    vraag: 'In welke gemeente wil de inwoner gaan wonen, of uit welke gemeente komt hij?',
    feit: '/gaatNaar',
  },
  WOONPLAATS_OF_VERWACHT_VERBLIJF: {
    vraag: 'In welke gemeente woont de inwoner, of waar gaat hij naar verwachting verblijven?',
    feit: '/woont',
  },
  CENTRUMGEMEENTE_NIET_AANGEWEZEN: {
    vraag: 'Voor deze regio is hier geen college aangewezen. Vraag de gemeente zelf welk college het is.',
    feit: null,
  },
  ADRES_ONBEKEND: { vraag: 'Het register kent dit adres niet. Welke gemeente is het?', feit: '/woont' },
  ADRES_IN_MEER_GEMEENTEN: {
    vraag: 'Het register noemt voor dit adres meer dan één gemeente. Welke is het?',
    feit: '/woont',
  },
  GEEN_ADRESREGISTER: {
    vraag: 'Deze poort vraagt geen adressenregister. Geef de gemeentecode in plaats van het adres.',
    feit: '/woont',
  },
  GEEN_GEMEENTELIJST: {
    vraag: 'Deze poort heeft geen lijst van gemeenten. Vraag de gemeente zelf welk college het is.',
    feit: null,
  },
};

/** A question back, never a guess. */
export function questionBack({ voor }: RouteringVraag, ontbreekt: RouteringOntbrekend): RouteringNietTeBepalen {
  const { vraag, feit } = QUESTIONS[ontbreekt];
  const pointer = feit === 'place' ? PLACE[voor] : feit;
  return { uitkomst: 'niet_te_bepalen', ontbreekt, ...(pointer === null ? {} : { feit: pointer }), vraag };
}
