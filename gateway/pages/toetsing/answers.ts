/**
 * The answers of "Mag ik dit delen?" as they stand in an address: names and codes from closed lists, never a text or a
 * number of somebody's own. What is not on the lists is not read, so nothing about a person fits in.
 */
import { CAPACITY_WORDS, PURPOSE_WORDS, STEP_WORDS, TEAM_WORDS, TYPE_WORDS } from '../../../consent/place-words.ts';

/** Chosen codes by field, in the order of `FIELDS`; a field that is not there was not answered. */
export type Answers = ReadonlyMap<string, readonly string[]>;

/** "I do not know": the fact stays unknown, and is not asked again by itself. */
export const UNKNOWN = 'weet_niet';
/** A team or purpose that no route of this subject names. */
export const OTHER = 'anders';
export const NONE = 'geen';
export const YES = 'ja';
export const NO = 'nee';

export const PRECONDITION_CODES = [
  ...(['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8'] as const),
  ...(['P9', 'P10', 'P11', 'P12', 'P13', 'P14', 'P15', 'P16'] as const),
];
export const CONSENT_KINDS = ['avg_grondslag', 'doorbreking_beroepsgeheim', 'instemming_hulp'] as const;
const STATES = ['actief', 'concept', 'nog_niet_ingegaan', 'ingetrokken', 'verlopen', 'geweigerd'] as const;
const GIVERS = [
  ...(['betrokkene', 'ouder', 'voogd', 'curator', 'mentor'] as const),
  ...(['bewindvoerder', 'gemachtigde', 'partner', 'familielid'] as const),
];
const AGES = ['volwassen', 'van_16_tot_18', 'van_12_tot_16', 'onder_12'] as const;

const THREE = [YES, NO, UNKNOWN];
/** A number as a class: from this bound on, or below it. Which bounds count follows from the route. */
const CLASS = /^(?:vanaf|onder)_[1-9]\d{0,4}$/;

interface Field {
  readonly codes: readonly string[] | RegExp;
  /** Whether more than one may be chosen; `alone` may only stand by themselves. */
  readonly several?: { readonly alone: readonly string[] };
}

const CONSENT_FIELDS: Readonly<Record<string, Field>> = {
  stand: { codes: [...STATES, UNKNOWN] },
  eigen: { codes: THREE },
  dekt: { codes: THREE },
  uitdrukkelijk: { codes: THREE },
  begrepen: { codes: THREE },
  vrijheidGetoetst: { codes: THREE },
  gegevenDoor: { codes: [...GIVERS, UNKNOWN] },
  leeftijd: { codes: [...AGES, UNKNOWN] },
  wilsbekwaam: { codes: THREE },
  bewijs: { codes: THREE },
};

/** Every field there is, in the order in which an address names them. */
export const FIELDS: Readonly<Record<string, Field>> = {
  wie: { codes: Object.keys(CAPACITY_WORDS) },
  bericht: { codes: Object.keys(TYPE_WORDS) },
  stap: { codes: [...Object.keys(STEP_WORDS), UNKNOWN] },
  team: { codes: [...Object.keys(TEAM_WORDS), OTHER, UNKNOWN] },
  doel: { codes: [...Object.keys(PURPOSE_WORDS), OTHER, UNKNOWN] },
  afzenderAangesloten: { codes: THREE },
  hoedanigheidGeregistreerd: { codes: THREE },
  ontvangerAangesloten: { codes: THREE },
  geheimhoudingsplicht: { codes: THREE },
  zelfdeGemeente: { codes: THREE },
  verwijzingBewezen: { codes: THREE },
  afspraakGeldt: { codes: THREE },
  termijnAfspraak: { codes: ['binnen', 'te_kort', 'te_lang', UNKNOWN] },
  aangewezen: { codes: THREE },
  natuurlijkPersoon: { codes: THREE },
  achterstandDagen: { codes: CLASS },
  achterstandMaanden: { codes: CLASS },
  bedragEuro: { codes: CLASS },
  werkdagenTotEindeLevering: { codes: CLASS },
  ...Object.fromEntries(PRECONDITION_CODES.map(code => [code, { codes: THREE }])),
  reactieKlant: { codes: ['akkoord', 'geen_reactie', 'geweigerd', UNKNOWN] },
  gegevens: {
    codes: [
      'bsn',
      'bsn_onbekend',
      'diagnose',
      'diagnose_met_noodzaak',
      'gezondheid',
      'strafrecht',
      'overig',
      NONE,
      UNKNOWN,
    ],
    several: { alone: [NONE, UNKNOWN] },
  },
  toestemmingen: { codes: [...CONSENT_KINDS, NONE, UNKNOWN], several: { alone: [NONE, UNKNOWN] } },
  ...Object.fromEntries(
    CONSENT_KINDS.flatMap(kind => Object.entries(CONSENT_FIELDS).map(([name, field]) => [`${kind}.${name}`, field])),
  ),
};

const isCode = ({ codes }: Field, code: string) =>
  codes instanceof RegExp ? code === UNKNOWN || codes.test(code) : codes.includes(code);

export type ReadAnswers =
  | { readonly kind: 'read'; readonly answers: Answers }
  /** A name or code that is on no list, or a field answered twice. What it was is not told and not kept. */
  | { readonly kind: 'not_a_question' };

/** @param query what stands behind the question mark of the address; empty values are fields left open */
export function readAnswers(query: URLSearchParams): ReadAnswers {
  const said = new Map<string, string[]>();
  for (const [name, code] of query) {
    const field = Object.hasOwn(FIELDS, name) ? FIELDS[name]! : undefined;
    if (field === undefined || (code !== '' && !isCode(field, code))) return { kind: 'not_a_question' };
    const earlier = said.get(name) ?? [];
    if (code === '' || earlier.includes(code)) continue;
    if (earlier.length > 0 && field.several === undefined) return { kind: 'not_a_question' };
    said.set(name, [...earlier, code]);
  }
  return { kind: 'read', answers: inOrder(said) };
}

/** Codes that may only be chosen alone, chosen together with another: a slip of the hand, told at the field. */
export function contradicts(name: string, codes: readonly string[]): boolean {
  const alone = FIELDS[name]?.several?.alone ?? [];
  return codes.length > 1 && codes.some(code => alone.includes(code));
}

function inOrder(said: ReadonlyMap<string, readonly string[]>): Answers {
  return new Map(Object.keys(FIELDS).flatMap(name => (said.has(name) ? [[name, said.get(name)!] as const] : [])));
}

/** @returns what stands behind the question mark; the same for the same answers, whatever their order */
export function queryOf(answers: Answers): string {
  return [...inOrder(answers)].flatMap(([name, codes]) => [...codes].sort().map(code => `${name}=${code}`)).join('&');
}

/** These answers but for some fields. */
export function without(answers: Answers, names: readonly string[]): Answers {
  return new Map([...answers].filter(([name]) => !names.includes(name)));
}

/** The one code of a field; undefined where it was not answered. */
export function codeOf(answers: Answers, name: string): string | undefined {
  return answers.get(name)?.[0];
}
