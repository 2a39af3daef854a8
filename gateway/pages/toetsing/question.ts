/**
 * From chosen codes to the question that the decision core answers, the same one as `POST /v1/toetsingen` takes.
 * What was not answered, or with "I do not know", is left out: it is unknown.
 */

import { PURPOSE_WORDS, TEAM_WORDS } from '../../../consent/place-words.ts';
import type { CompiledPolicy, Route } from '../../../consent/policy.ts';
import { MIN_WORKING_DAYS_BEFORE_END_OF_SUPPLY } from '../../../consent/rules.ts';
import type { ToetsingFeiten, ToetsingToestemming, ToetsingVraag } from '../../../schemas/generated/types.ts';
import {
  type Answers,
  CONSENT_KINDS,
  codeOf,
  contradicts,
  NONE,
  OTHER,
  PRECONDITION_CODES,
  UNKNOWN,
  YES,
} from './answers.ts';

/** What the routes of one subject tell apart. */
export interface Place {
  readonly stap: readonly string[];
  readonly team: readonly string[];
  readonly doel: readonly string[];
}

export function placesOf(bericht: string, policy: CompiledPolicy | undefined): Place {
  const routes = (policy?.routes ?? []).filter(route => route.type === bericht);
  const distinct = (of: (route: Route) => readonly (string | null)[]) =>
    [...new Set(routes.flatMap(of))].filter(one => one !== null);
  return {
    stap: distinct(route => route.variants ?? []),
    team: distinct(route => [route.team]),
    doel: distinct(route => [route.purpose]),
  };
}

/** Facts that are yes or no in the question as on the page. */
const YES_OR_NO = [
  'afzenderAangesloten',
  'hoedanigheidGeregistreerd',
  'ontvangerAangesloten',
  'geheimhoudingsplicht',
  'zelfdeGemeente',
  'verwijzingBewezen',
  'afspraakGeldt',
  'aangewezen',
  'natuurlijkPersoon',
] as const satisfies (keyof ToetsingFeiten)[];
const NUMBERS = ['achterstandDagen', 'achterstandMaanden', 'bedragEuro', 'werkdagenTotEindeLevering'] as const;
const CONSENT_YES_OR_NO = [
  ...(['eigen', 'dekt', 'uitdrukkelijk', 'begrepen', 'vrijheidGetoetst', 'wilsbekwaam', 'bewijs'] as const),
];

/** @returns null while who shares, or what it is about, is not answered: without those there is no question */
export function questionOf(answers: Answers, policy: CompiledPolicy | undefined): ToetsingVraag | null {
  const hoedanigheid = known(answers, 'wie') as ToetsingVraag['hoedanigheid'] | undefined;
  const bericht = known(answers, 'bericht') as ToetsingVraag['bericht'] | undefined;
  if (hoedanigheid === undefined || bericht === undefined) return null;
  const place = placesOf(bericht, policy);
  const stap = known(answers, 'stap') as ToetsingVraag['stap'];
  const team = named(known(answers, 'team'), place.team, TEAM_WORDS) as ToetsingVraag['team'];
  const doel = named(known(answers, 'doel'), place.doel, PURPOSE_WORDS) as ToetsingVraag['doel'];
  return {
    bericht,
    hoedanigheid,
    ...(stap === undefined ? {} : { stap }),
    ...(team === undefined ? {} : { team }),
    ...(doel === undefined ? {} : { doel }),
    feiten: factsOf(answers),
  };
}

/** Something else is any code that no route of this subject names: the decision treats them all alike. */
function named(code: string | undefined, routed: readonly string[], all: object): string | undefined {
  return code === OTHER ? Object.keys(all).find(one => !routed.includes(one)) : code;
}

function known(answers: Answers, name: string): string | undefined {
  const code = codeOf(answers, name);
  return code === UNKNOWN ? undefined : code;
}

function factsOf(answers: Answers): ToetsingFeiten {
  const facts: { -readonly [K in keyof ToetsingFeiten]: ToetsingFeiten[K] } = {};
  for (const name of YES_OR_NO) {
    const code = known(answers, name);
    if (code !== undefined) facts[name] = code === YES;
  }
  for (const name of NUMBERS) {
    const number = numberOf(known(answers, name));
    if (number !== undefined) facts[name] = number;
  }
  const term = known(answers, 'termijnAfspraak') as ToetsingFeiten['termijnAfspraak'];
  if (term !== undefined) facts.termijnAfspraak = term;
  const reaction = known(answers, 'reactieKlant') as ToetsingFeiten['reactieKlant'];
  if (reaction !== undefined) facts.reactieKlant = reaction;
  const conditions = PRECONDITION_CODES.flatMap(code => {
    const said = known(answers, code);
    return said === undefined ? [] : [{ code, voldaan: said === YES }];
  });
  if (conditions.length > 0) facts.voorwaarden = conditions;
  const data = listOf(answers, 'gegevens');
  if (data !== undefined) facts.gegevens = data as NonNullable<ToetsingFeiten['gegevens']>;
  const consents = citedConsents(answers);
  if (consents !== undefined) facts.toestemmingen = consents.map(kind => consentOf(kind, answers));
  return facts;
}

/** A class stands for its lowest number; below a bound, the highest under it. Rules only ask for "at least". */
function numberOf(code: string | undefined): number | undefined {
  if (code === undefined) return undefined;
  const bound = Number(code.slice(code.indexOf('_') + 1));
  return code.startsWith('vanaf_') ? bound : bound - 1;
}

/** undefined where it is unknown, or where the choices contradict each other; no choice of these is guessed. */
function listOf(answers: Answers, name: string): readonly string[] | undefined {
  const codes = answers.get(name);
  if (codes === undefined || codes.includes(UNKNOWN) || contradicts(name, codes)) return undefined;
  return codes.filter(code => code !== NONE);
}

/** Kinds of consent that the message would name, in the order in which the question lists them. */
export function citedConsents(answers: Answers): readonly ToetsingToestemming['soort'][] | undefined {
  const codes = listOf(answers, 'toestemmingen');
  return codes === undefined ? undefined : CONSENT_KINDS.filter(kind => codes.includes(kind));
}

function consentOf(soort: ToetsingToestemming['soort'], answers: Answers): ToetsingToestemming {
  const said = (name: string) => known(answers, `${soort}.${name}`);
  const consent: { -readonly [K in keyof ToetsingToestemming]: ToetsingToestemming[K] } = { soort };
  for (const name of CONSENT_YES_OR_NO) {
    const code = said(name);
    if (code !== undefined) consent[name] = code === YES;
  }
  const [stand, gegevenDoor, leeftijd] = [said('stand'), said('gegevenDoor'), said('leeftijd')];
  if (stand !== undefined) consent.stand = stand as NonNullable<ToetsingToestemming['stand']>;
  if (gegevenDoor !== undefined) consent.gegevenDoor = gegevenDoor as NonNullable<ToetsingToestemming['gegevenDoor']>;
  if (leeftijd !== undefined) consent.leeftijd = leeftijd as NonNullable<ToetsingToestemming['leeftijd']>;
  return consent;
}

/** The numbers at which a route changes its mind about a fact, lowest first; empty where it never asks. */
export function boundsOf(fact: string, route: Route | null): readonly number[] {
  if (route === null) return [];
  const bounds: readonly (number | null | undefined)[] =
    fact === 'achterstandDagen'
      ? route.preconditions.map(one => one.fromDays)
      : fact === 'achterstandMaanden'
        ? [route.minMonths]
        : fact === 'bedragEuro'
          ? [route.experiment?.minEuro]
          : [MIN_WORKING_DAYS_BEFORE_END_OF_SUPPLY];
  return [...new Set(bounds.filter(one => typeof one === 'number'))].sort((a, b) => a - b);
}

/** The field of the page that answers a fact the core asks back, given as a JSON Pointer into the question. */
export function fieldOf(pointer: string, answers: Answers): string {
  const [, first = '', second = '', third, fourth] = pointer.split('/');
  if (first !== 'feiten') return first;
  if (second === 'voorwaarden' && third !== undefined) return third;
  if (second === 'toestemmingen' && third !== undefined && fourth !== undefined)
    return `${citedConsents(answers)?.[Number(third)] ?? ''}.${fourth}`;
  return second;
}
