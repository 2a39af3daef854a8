/** The words of "Mag ik dit delen?" on its pages: what is asked, what can be chosen, and what the names of laws are. */
import { CAPACITY_WORDS, PURPOSE_WORDS, STEP_WORDS, TEAM_WORDS, TYPE_WORDS } from '../../../consent/place-words.ts';
import type { Route } from '../../../consent/policy.ts';
import { questionFor } from '../../../consent/questions.ts';
import type { Hoedanigheid } from '../../../schemas/generated/types.ts';
import { CONSENT_KINDS, NO, NONE, OTHER, PRECONDITION_CODES, UNKNOWN, YES } from './answers.ts';

/** Who somebody can be, in the groups in which they are shown. */
export const CAPACITY_GROUPS: readonly { readonly title: string; readonly codes: readonly Hoedanigheid[] }[] = [
  {
    title: 'Wonen, energie en verzekering',
    codes: ['verhuurder', 'energieleverancier', 'drinkwaterbedrijf', 'zorgverzekeraar_premie', 'hypotheekverstrekker'],
  },
  {
    title: 'Gemeente',
    codes: [
      ...(['college_schuldhulp', 'college_wmo', 'college_nazorg'] as const),
      ...(['college_participatie', 'college_jeugd', 'college'] as const),
    ],
  },
  { title: 'Zorg en opvang', codes: ['zorgaanbieder_zvw', 'geneesheer_directeur', 'wmo_aanbieder'] },
  { title: 'Gevangenis en reclassering', codes: ['directeur_pi', 'reclassering'] },
  {
    title: 'Landelijke organisaties',
    codes: ['cak_wanbetalers', 'cak_eigen_bijdrage', 'duo', 'belastingdienst', 'toeslagen', 'cjib', 'cbs'],
  },
];

/** Shorter than the question the core asks back, where a form shows what can be chosen. */
const ASKED: Readonly<Record<string, string>> = {
  wie: 'Namens wie deelt u?',
  bericht: 'Waar gaat het over?',
  stap: 'Welke soort is het?',
  team: 'Naar wie gaat het?',
  doel: 'Waarvoor krijgt die de gegevens?',
  termijnAfspraak: 'Past de duur van de achterstand bij die afspraak?',
  gegevens: 'Wat wilt u delen buiten deze lijst?',
  toestemmingen: 'Welke toestemming is er?',
};

const FACT_HINTS: Readonly<Record<string, string>> = {
  afzenderAangesloten: 'Op de startpagina staat wie meedoet.',
  termijnAfspraak: 'Staat er in de afspraak geen aantal dagen? Kies dan het eerste antwoord.',
  afspraakGeldt: 'Uw privacyfunctionaris weet welke afspraken er zijn.',
};

/** A fact of the page as the core points at it. */
function pointerOf(field: string): string {
  if (['stap', 'team', 'doel'].includes(field)) return `/${field}`;
  const [, fact] = field.split('.');
  if (fact !== undefined) return `/feiten/toestemmingen/0/${fact}`;
  const isCondition = PRECONDITION_CODES.some(code => code === field);
  return isCondition ? `/feiten/voorwaarden/${field}` : `/feiten/${field}`;
}

export function questionText(field: string, route: Route | null): string {
  return ASKED[field] ?? questionFor(pointerOf(field), route);
}

/** @returns why it is asked or what it means; undefined where the question says enough */
export function hintText(field: string, route: Route | null): string | undefined {
  if (field !== 'toestemmingen') return FACT_HINTS[field];
  const needed = route?.ground.kind === 'toestemming' ? route.ground.consentKinds : [];
  if (needed.length === 0)
    return 'Voor dit bericht is geen toestemming nodig. Noemt u er toch een, dan moet die wel kloppen.';
  return `Nodig: ${needed.map(kind => CONSENT_WORDS[kind]).join(' en ')}.`;
}

const CONSENT_WORDS: Readonly<Record<(typeof CONSENT_KINDS)[number], string>> = {
  avg_grondslag: 'toestemming om de gegevens te delen',
  doorbreking_beroepsgeheim: 'toestemming om het beroepsgeheim te doorbreken',
  instemming_hulp: 'akkoord met de hulp zelf',
};
export const CONSENT_TITLES: Readonly<Record<string, string>> = Object.fromEntries(
  CONSENT_KINDS.map(kind => [kind, asTitle(CONSENT_WORDS[kind])]),
);

const OPTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  reactieKlant: { akkoord: 'De klant vond het goed', geen_reactie: 'Geen reactie', geweigerd: 'De klant weigerde' },
  termijnAfspraak: {
    binnen: 'Ja, of er staat geen aantal dagen in',
    te_kort: 'Nee, de achterstand is te kort',
    te_lang: 'Nee, de achterstand is te oud',
  },
  gegevens: {
    [NONE]: 'Niets anders',
    bsn: 'Het burgerservicenummer (BSN)',
    bsn_onbekend: 'Het BSN is onbekend: ik geef naam, geboortedatum en adres',
    diagnose: 'Een diagnose',
    diagnose_met_noodzaak: 'Een diagnose, met de reden waarom die nodig is',
    gezondheid: 'Iets anders over gezondheid, zorg of verslaving',
    strafrecht: 'Iets over straf, detentie of politie',
    overig: 'Iets anders, zoals inkomen, gezin of een eigen toelichting',
  },
  toestemmingen: { ...CONSENT_TITLES, [NONE]: 'Geen toestemming' },
  stand: {
    actief: 'Gegeven, en nu geldig',
    concept: 'Gevraagd, nog niet gegeven',
    nog_niet_ingegaan: 'Gegeven, maar geldt pas later',
    ingetrokken: 'Ingetrokken',
    verlopen: 'Verlopen',
    geweigerd: 'Geweigerd',
  },
  gegevenDoor: {
    betrokkene: 'De betrokkene zelf',
    ouder: 'Een ouder',
    voogd: 'Een voogd',
    curator: 'Een curator',
    mentor: 'Een mentor',
    gemachtigde: 'Iemand met een machtiging',
    bewindvoerder: 'Een bewindvoerder',
    partner: 'De partner',
    familielid: 'Een familielid',
  },
  leeftijd: {
    volwassen: '18 jaar of ouder',
    van_16_tot_18: '16 of 17 jaar',
    van_12_tot_16: '12 tot en met 15 jaar',
    onder_12: 'Jonger dan 12 jaar',
  },
};

const COUNTED: Readonly<Record<string, readonly [string, string]>> = {
  achterstandDagen: ['dagen of langer', 'Korter dan'],
  achterstandMaanden: ['maanden of langer', 'Korter dan'],
  bedragEuro: ['euro of meer', 'Minder dan'],
  werkdagenTotEindeLevering: ['werkdagen of meer', 'Minder dan'],
};

/** What a chosen code says, as it stands beside its button and in the list of answers. */
export function optionText(field: string, code: string): string {
  if (code === UNKNOWN) return 'Weet ik niet';
  if (field === 'wie') return asTitle(CAPACITY_WORDS[code as Hoedanigheid] ?? code);
  if (field === 'bericht') return asTitle(wordsIn(TYPE_WORDS, code));
  if (field === 'stap') return asTitle(wordsIn(STEP_WORDS, code));
  if (field === 'team') return code === OTHER ? 'Iemand anders' : asTitle(wordsIn(TEAM_WORDS, code));
  if (field === 'doel') return code === OTHER ? 'Iets anders' : asTitle(wordsIn(PURPOSE_WORDS, code));
  const counted = COUNTED[field];
  if (counted !== undefined) return classText(code, counted);
  const fact = field.slice(field.indexOf('.') + 1);
  return OPTIONS[fact]?.[code] ?? (code === YES ? 'Ja' : code === NO ? 'Nee' : code);
}

function classText(code: string, [orMore, lessThan]: readonly [string, string]): string {
  const [side, bound = ''] = code.split('_');
  return side === 'vanaf' ? `${bound} ${orMore}` : `${lessThan} ${bound} ${orMore.split(' ')[0]}`;
}

function wordsIn(words: Readonly<Record<string, string>>, code: string): string {
  return words[code] ?? code;
}

/** A phrase as a line of its own: without its article, with a capital. */
function asTitle(phrase: string): string {
  const bare = phrase.replace(/^(?:een|de|het) /, '');
  return bare.charAt(0).toUpperCase() + bare.slice(1);
}

const LAWS: Readonly<Record<string, string>> = {
  AVG: 'Algemene verordening gegevensbescherming',
  Awb: 'Algemene wet bestuursrecht',
  BW: 'Burgerlijk Wetboek',
  Bgs: 'Besluit gemeentelijke schuldhulpverlening',
  'CBS-wet': 'Wet op het Centraal bureau voor de statistiek',
  Pbw: 'Penitentiaire beginselenwet',
  UAVG: 'Uitvoeringswet AVG',
  Wahv: 'Wet administratiefrechtelijke handhaving verkeersvoorschriften',
  Wams: 'Wet aanpak meervoudige problematiek sociaal domein',
  'Wet BIG': 'Wet op de beroepen in de individuele gezondheidszorg',
  Wgs: 'Wet gemeentelijke schuldhulpverlening',
  Wjsg: 'Wet justitiële en strafvorderlijke gegevens',
  Wmo: 'Wet maatschappelijke ondersteuning 2015',
  Wvggz: 'Wet verplichte geestelijke gezondheidszorg',
  Zvw: 'Zorgverzekeringswet',
};

/** Short names of laws that stand in these articles, each with what it is short for. */
export function lawsIn(articles: readonly string[]): readonly (readonly [string, string])[] {
  return Object.entries(LAWS).filter(([short]) => articles.some(one => one === short || one.startsWith(`${short} `)));
}

/** What a step is about, at the top of its page. */
export const STEP_TITLES = {
  wie: 'Mag ik dit delen?',
  bericht: 'Waar gaat het over?',
  waar: 'Naar wie en waarvoor?',
  deelname: 'Doet iedereen mee?',
  situatie: 'Hoe is de situatie?',
  gegevens: 'Wat wilt u delen?',
  toestemming: 'Is er toestemming?',
  avg_grondslag: 'Toestemming om de gegevens te delen',
  doorbreking_beroepsgeheim: 'Toestemming om het beroepsgeheim te doorbreken',
  instemming_hulp: 'Akkoord met de hulp zelf',
} as const;

/** Where somebody is on the way to the answer; the facts are one stretch of it, however many pages they take. */
export const STRETCHES = ['Wie', 'Onderwerp', 'Naar wie', 'Feiten', 'Antwoord'] as const;

export const VERDICTS = {
  mag: { title: 'Ja, dit mag', text: 'U mag dit delen als alles klopt wat u hebt ingevuld.' },
  mag_niet: { title: 'Nee, dit mag niet', text: 'Hieronder staat waarom, en wat wel kan.' },
  mag_met_tweede_persoon: {
    title: 'Alleen als twee mensen het goed vinden',
    text: 'Twee privacyfunctionarissen van uw organisatie moeten eerst ja zeggen.',
  },
  nog_te_weten: { title: 'Dat hangt ervan af', text: 'Zoek eerst uit wat hieronder staat. Deel tot dan niets.' },
} as const;

/** Kinds of data that never go along, by the code with which a message that has them is refused. */
export const NEVER_WORDS: Readonly<Record<string, string>> = {
  BSN_NIET_TOEGESTAAN: 'Het burgerservicenummer (BSN).',
  BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN: 'Andere gegevens over gezondheid, zorg, geloof, afkomst of seksualiteit.',
  STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN: 'Andere gegevens over straf, detentie, politie of slachtoffers.',
  VELD_NIET_TOEGESTAAN: 'Andere gegevens over inkomen, gezin, werk of bankrekening. Ook geen eigen toelichting.',
};

export const FAULTS = {
  niet_beantwoord: 'Kies een antwoord. U mag ook kiezen: weet ik niet.',
  kies: 'Kies een antwoord.',
  spreekt_tegen: 'Kies "niets" of "weet ik niet" alleen, of kies iets uit de lijst.',
} as const;
