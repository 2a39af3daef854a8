/**
 * A question without personal data ("mag ik dit delen?") as the facts that `decide` reads. Every fact is asked of a
 * reader the moment a rule reads it, so that what no rule reads is never asked back.
 */
import { FIELD_TITLES } from '../schemas/generated/field-titles.ts';
import type { ToetsingFeiten, ToetsingToestemming, ToetsingVraag } from '../schemas/generated/types.ts';
import type { AttestationFacts, ConsentFacts, Facts, MessageFacts, Request } from './facts.ts';
import { isValidOn, type Moment } from './moment.ts';
import type { ConsentKind, Route } from './policy.ts';

const CODES = [
  'P1',
  'P2',
  'P3',
  'P4',
  'P5',
  'P6',
  'P7',
  'P8',
  'P9',
  'P10',
  'P11',
  'P12',
  'P13',
  'P14',
  'P15',
  'P16',
] as const;
const KINDS = ['avg_grondslag', 'doorbreking_beroepsgeheim', 'instemming_hulp'] as const satisfies ConsentKind[];

/**
 * Facts that a rule may weigh together. Between blocks nothing is weighed: a rule only adds reasons (promise 1), so the
 * reasons of a whole situation are those of its blocks, each taken with all else as it should be.
 */
export const BLOCKS = [
  'afzender',
  'hoedanigheid',
  'ontvanger',
  'geheimhouding',
  'gemeente',
  'verwijzing',
  'afspraak',
  'aanwijzing',
  'bedrag',
  'maanden',
  'persoon',
  'gegevens',
  ...CODES, // P7 with the days to the end of supply, P8 with the days of arrears, P4 with the answer of the customer
  ...KINDS,
] as const;
export type Block = (typeof BLOCKS)[number];

/**
 * Gives the value of a fact: of the block that is looked at, what the question says or else each of `values` in turn;
 * of any other block the first of `values`, which is as it should be.
 * @param fact JSON Pointer into the question
 */
export type Reader = <const T>(block: Block, fact: string, known: T | undefined, values: readonly [T, ...T[]]) => T;

/** Where something goes: the part of a question that a route is found by. */
export interface Place {
  readonly team: string;
  readonly purpose: string;
  readonly variant: string | null;
}

export interface Situation {
  readonly request: Request;
  readonly facts: Facts;
}

/** Nobody's id: what is decided here is about nobody, and its permit is thrown away. */
const NOBODY = 'toetsing';
const FOREVER = { geldigVan: '0001-01-01' };
const NEVER = { geldigVan: '9999-12-31' };

/** @param route the route of this place, or null: it says what "as it should be" is for BSN, experiment and consents */
export function situationOf(
  vraag: ToetsingVraag,
  place: Place,
  route: Route | null,
  now: Moment,
  read: Reader,
): Situation {
  const known = vraag.feiten ?? {};
  const request: Request = {
    disclosureId: NOBODY,
    receiverTeam: NOBODY,
    type: vraag.bericht,
    variant: place.variant,
    purpose: place.purpose,
    capacity: vraag.hoedanigheid,
  };
  const pair = route?.experiment?.designations.find(one => isValidOn(one.validity, now.localDate));
  const gemeentecode = pair?.gemeentecode ?? null;
  const served = [{ ...FOREVER, gemeentecode: gemeentecode ?? NO_MUNICIPALITY }];
  const yesOrNo = (block: Block, fact: keyof ToetsingFeiten & string) =>
    read(block, `/feiten/${fact}`, known[fact] as boolean | undefined, [true, false]);

  return {
    request,
    facts: {
      message: messageOf(vraag, route, now, gemeentecode, read),
      circumstances: {
        sender: {
          get oin() {
            // Nobody designated is known, whatever a question says: the policy is what counts (A5.5).
            return pair !== undefined && yesOrNo('aanwijzing', 'aangewezen') ? pair.senderOin : NOBODY;
          },
          get connected() {
            return yesOrNo('afzender', 'afzenderAangesloten');
          },
          get capacityRegistered() {
            return yesOrNo('hoedanigheid', 'hoedanigheidGeregistreerd');
          },
          get gemeenten() {
            return yesOrNo('gemeente', 'zelfdeGemeente') ? served : [];
          },
        },
        receiver: {
          get connected() {
            return yesOrNo('ontvanger', 'ontvangerAangesloten');
          },
          soort: place.team,
          get geheimhoudingsplicht() {
            return yesOrNo('geheimhouding', 'geheimhoudingsplicht');
          },
          gemeenten: served,
          drempelEuro: null,
        },
        agreements: [
          {
            agreementId: NOBODY,
            senderOin: NOBODY,
            receiverTeam: NOBODY,
            types: [vraag.bericht],
            validity: FOREVER,
            get status() {
              return yesOrNo('afspraak', 'afspraakGeldt') ? ('actief' as const) : ('beeindigd' as const);
            },
            get terms() {
              const fact = '/feiten/termijnAfspraak';
              const term = read('afspraak', fact, known.termijnAfspraak, ['binnen', 'te_kort', 'te_lang']);
              return { [vraag.bericht]: TERM_LIMITS[term] };
            },
          },
        ],
        get consents() {
          return KINDS.flatMap(kind => consentsOf(kind, known.toestemmingen, place, route, read));
        },
        earlierSignalKnown: false, // P7 asks the same of the sender
        get reference() {
          return yesOrNo('verwijzing', 'verwijzingBewezen') ? route?.refersTo : undefined;
        },
      },
    },
  };
}

const NO_MUNICIPALITY = '0000';
/** Limits that no number of days, or any, falls inside of. */
const TERM_LIMITS = { binnen: {}, te_kort: { minDagen: Number.POSITIVE_INFINITY }, te_lang: { maxDagen: -1 } };
/** Rules ask for "at least": the two ends say everything. */
const LONG_AGO_DAYS = 36_500;
const LONG_AGO_MONTHS = 1200;
const FAR_AHEAD_DAYS = 400;
const VERY_MUCH_EURO = 1_000_000;

function messageOf(
  vraag: ToetsingVraag,
  route: Route | null,
  now: Moment,
  gemeentecode: string | null,
  read: Reader,
): MessageFacts {
  const known = vraag.feiten ?? {};
  const data = () => read('gegevens', '/feiten/gegevens', known.gegevens, dataToTry(route));
  const hasDiagnosis = (FIELD_TITLES[vraag.bericht] ?? []).some(one => one.pointer.startsWith('/diagnose/'));
  return {
    attestations: attestationsOf(known, read),
    get naturalPerson() {
      return read('persoon', '/feiten/natuurlijkPersoon', known.natuurlijkPersoon, [true, false]);
    },
    get bsn() {
      if (data().includes('bsn')) return 'aanwezig';
      return data().includes('bsn_onbekend') ? 'onbekend_met_vervangende_gegevens' : 'afwezig';
    },
    categories: [], // a question says of each consent whether it covers the message
    get diagnosis() {
      if (!hasDiagnosis) return 'afwezig';
      if (data().includes('diagnose')) return 'zonder_noodzaak';
      return data().includes('diagnose_met_noodzaak') ? 'met_noodzaak' : 'afwezig';
    },
    get forbiddenFields() {
      return data().flatMap(one => {
        if (one.startsWith('diagnose') && !hasDiagnosis) return ['BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN'];
        return FORBIDDEN[one] ?? [];
      });
    },
    get arrearsDays() {
      return read('P8', '/feiten/achterstandDagen', known.achterstandDagen, [LONG_AGO_DAYS, 0]);
    },
    get arrearsMonths() {
      return read('maanden', '/feiten/achterstandMaanden', known.achterstandMaanden, [LONG_AGO_MONTHS, 0]);
    },
    get amountEuro() {
      return read('bedrag', '/feiten/bedragEuro', known.bedragEuro, [VERY_MUCH_EURO, 1]);
    },
    crisis: false, // it names a term and a mark, and decides nothing
    get workingDaysToEndOfSupply() {
      const fact = '/feiten/werkdagenTotEindeLevering';
      return read('P7', fact, known.werkdagenTotEindeLevering, [FAR_AHEAD_DAYS, 0]);
    },
    gemeentecode: gemeentecode ?? NO_MUNICIPALITY,
    signalDate: now.localDate,
  };
}

type Datum = NonNullable<ToetsingFeiten['gegevens']>[number];

const FORBIDDEN: Readonly<Partial<Record<Datum, readonly string[]>>> = {
  gezondheid: ['BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN'],
  strafrecht: ['STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN'],
  overig: ['VELD_NIET_TOEGESTAAN'],
};

/** As it should be on this route, and something that is on no list: what else there can be opens and closes no more. */
function dataToTry(route: Route | null): readonly [readonly Datum[], ...(readonly Datum[])[]] {
  return [route?.bsn === 'verplicht' ? ['bsn'] : [], ['overig']];
}

function attestationsOf(known: ToetsingFeiten, read: Reader): Readonly<Record<string, AttestationFacts>> {
  const made: Record<string, AttestationFacts> = {};
  for (const code of CODES) {
    const said = (known.voorwaarden ?? []).filter(one => one.code === code);
    // Said twice: the worst of both, as for a message.
    const met = said.length === 0 ? undefined : said.every(one => one.voldaan);
    made[code] = {
      get tooLate() {
        return !read(code, `/feiten/voorwaarden/${code}`, met, [true, false]);
      },
      complete: true,
      get reaction() {
        if (code !== 'P4') return undefined;
        return read('P4', '/feiten/reactieKlant', known.reactieKlant, ['akkoord', 'geen_reactie', 'geweigerd']);
      },
    };
  }
  return made;
}

const AGE_YEARS = { onder_12: 8, van_12_tot_16: 14, van_16_tot_18: 17, volwassen: 44 } as const;

/** Consents of one kind: those of the question, or, when it does not say, one of each sort that makes a difference. */
function consentsOf(
  kind: ConsentKind,
  said: readonly ToetsingToestemming[] | undefined,
  place: Place,
  route: Route | null,
  read: Reader,
): readonly ConsentFacts[] {
  const asked = route?.ground.kind === 'toestemming' && route.ground.consentKinds.includes(kind);
  const fitting: readonly ToetsingToestemming[] = [{ ...GOOD, soort: kind }];
  const lists = read<readonly ToetsingToestemming[]>(
    kind,
    '/feiten/toestemmingen',
    said?.filter(one => one.soort === kind),
    [
      asked ? fitting : [],
      asked ? [] : fitting,
      [{ ...GOOD, soort: kind, dekt: false }],
      [{ ...GOOD, soort: kind, leeftijd: 'van_12_tot_16' }],
    ],
  );
  return lists.map(one => consentOf(one, said?.indexOf(one) ?? -1, place, read));
}

const GOOD: Omit<Required<ToetsingToestemming>, 'soort'> = {
  stand: 'actief',
  eigen: true,
  dekt: true,
  uitdrukkelijk: true,
  begrepen: true,
  vrijheidGetoetst: true,
  gegevenDoor: 'betrokkene',
  leeftijd: 'volwassen',
  wilsbekwaam: true,
  bewijs: true,
};

const STATES = ['actief', 'geweigerd', 'ingetrokken', 'verlopen', 'concept'] as const;
/** One of each that the law treats alike (`competence.ts`). */
const GIVERS = ['betrokkene', 'ouder', 'mentor', 'partner', 'bewindvoerder'] as const;
const AGES = ['volwassen', 'onder_12', 'van_12_tot_16', 'van_16_tot_18'] as const;

function consentOf(said: ToetsingToestemming, index: number, place: Place, read: Reader): ConsentFacts {
  const ask = <K extends keyof ToetsingToestemming>(
    fact: K,
    values: readonly [Required<ToetsingToestemming>[K], ...Required<ToetsingToestemming>[K][]],
  ): Required<ToetsingToestemming>[K] =>
    read(
      said.soort,
      `/feiten/toestemmingen/${index}/${fact}`,
      said[fact] as Required<ToetsingToestemming>[K] | undefined,
      values,
    );
  const state = () => ask('stand', STATES);
  return {
    kind: said.soort,
    get state() {
      return state() === 'nog_niet_ingegaan' ? 'actief' : (state() as ConsentFacts['state']);
    },
    get validity() {
      return state() === 'nog_niet_ingegaan' ? NEVER : FOREVER;
    },
    get explicit() {
      return ask('uitdrukkelijk', [true, false]);
    },
    get bySameSender() {
      return ask('eigen', [true, false]);
    },
    samePerson: true,
    get receiverTeam() {
      return ask('dekt', [true, false]) ? NOBODY : '';
    },
    purpose: place.purpose,
    categories: [],
    get freedomChecked() {
      return ask('vrijheidGetoetst', [true, false]);
    },
    get understood() {
      return ask('begrepen', [true, false]);
    },
    get givenBy() {
      return ask('gegevenDoor', GIVERS);
    },
    get ageAtGiving() {
      return AGE_YEARS[ask('leeftijd', AGES)];
    },
    get personCompetent() {
      return ask('wilsbekwaam', [true, false]);
    },
    get proofReferred() {
      return ask('bewijs', [true, false]);
    },
  };
}
