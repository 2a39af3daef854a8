/**
 * Which college is to be turned to (G-01 to G-07). It names municipalities and the rule that says so; it never sends:
 * whether a message may go there is decided by the policy, as for every other. What is not known gives no municipality,
 * and then a person has to look (S43).
 */
import { isValidOn, type Validity } from '../../consent/moment.ts';
import { centreFor, codeOn, type Municipalities, type RegionalTask } from './municipalities.ts';

type Code = string | undefined;

export type RoutingQuestion =
  /** Debt help and Wmo support at home: where somebody lives (G-02, G-03). */
  | { readonly voor: 'schuldhulp' | 'wmo'; readonly woont?: Code }
  /** Debt help without an address: the college designated for where somebody stays (G-02). */
  | { readonly voor: 'schuldhulp_zonder_adres'; readonly verblijft?: Code }
  /** The college to which the person turns; with the domicile principle, where the person lived (G-03, G-04). */
  | {
      readonly voor: 'beschermd_wonen';
      readonly meldtZichBij?: Code;
      readonly woont?: Code;
      /** The college that provided beschermd wonen before, and its last day. */
      readonly eerder?: { readonly gemeentecode: string; readonly geldigTot: string } | undefined;
    }
  | { readonly voor: 'opvang'; readonly meldtZichBij?: Code }
  /** The college of origin or the one where somebody wants to settle: both can receive (G-06, Pbw 18a). */
  | { readonly voor: 'nazorg'; readonly komtVan?: Code; readonly gaatNaar?: Code }
  /** The college of residence or of the expected stay (G-06, Wvggz 8:18(3)). */
  | { readonly voor: 'wvggz'; readonly woont?: Code; readonly gaatNaar?: Code }
  /** The college of the new home; the old one forwards nothing (G-07, D-F4). */
  | { readonly voor: 'verhuizing'; readonly woont?: Code };

export type RoutingAnswer =
  /** One, or two of which the sender chooses; each with the rule that names it. */
  | { readonly kind: 'gemeenten'; readonly gemeenten: readonly Named[] }
  | { readonly kind: 'opgeheven'; readonly opvolgers: readonly string[] }
  | { readonly kind: 'niet-te-bepalen'; readonly ontbreekt: MissingFact };

export interface Named {
  readonly gemeentecode: string;
  readonly regel: 'G-02' | 'G-03' | 'G-04' | 'G-06' | 'G-07';
}

export type MissingFact =
  | 'GEMEENTE_ONBEKEND'
  | 'WOONPLAATS'
  | 'VERBLIJFPLAATS'
  | 'WAAR_AANGEMELD'
  | 'HERKOMST_OF_BESTEMMING'
  | 'WOONPLAATS_OF_VERWACHT_VERBLIJF'
  | 'CENTRUMGEMEENTE_NIET_AANGEWEZEN';

export interface RoutingRules extends Municipalities {
  /** Periods in which the domicile principle for beschermd wonen holds (bill 36288, not confirmed): none unless set. */
  readonly woonplaatsbeginsel: readonly Validity[];
}

/** After beschermd wonen ended, the last providing college stays the one to turn to for less than this (G-04). */
const MONTHS_AFTER_BESCHERMD_WONEN = 12;

const LIVES_IN = { schuldhulp: 'G-02', wmo: 'G-03', verhuizing: 'G-07' } as const;

/** @param localDate `YYYY-MM-DD`, the day on which the person is announced */
export function responsible(question: RoutingQuestion, rules: RoutingRules, localDate: string): RoutingAnswer {
  const to = (codes: readonly Code[], regel: Named['regel'], otherwise: MissingFact) =>
    existing(
      codes.flatMap(code => (code === undefined ? [] : [{ gemeentecode: code, regel }])),
      otherwise,
      rules,
      localDate,
    );
  switch (question.voor) {
    case 'schuldhulp':
    case 'wmo':
    case 'verhuizing':
      return to([question.woont], LIVES_IN[question.voor], 'WOONPLAATS');
    case 'schuldhulp_zonder_adres':
      if (question.verblijft === undefined) return missing('VERBLIJFPLAATS');
      return atCentre({ gemeentecode: question.verblijft, regel: 'G-02' }, 'adreslozen', rules, localDate);
    case 'beschermd_wonen': {
      const college = collegeForBeschermdWonen(question, rules, localDate);
      return 'ontbreekt' in college
        ? missing(college.ontbreekt)
        : atCentre(college, 'beschermd_wonen', rules, localDate);
    }
    case 'opvang':
      if (question.meldtZichBij === undefined) return missing('WAAR_AANGEMELD');
      return atCentre({ gemeentecode: question.meldtZichBij, regel: 'G-03' }, 'opvang', rules, localDate);
    case 'nazorg':
      return to([question.gaatNaar, question.komtVan], 'G-06', 'HERKOMST_OF_BESTEMMING');
    case 'wvggz':
      return to([question.woont, question.gaatNaar], 'G-06', 'WOONPLAATS_OF_VERWACHT_VERBLIJF');
  }
}

/** Whether the domicile principle for beschermd wonen holds on this day: never, unless the operator's list says so. */
export function hasDomicilePrinciple({ woonplaatsbeginsel }: RoutingRules, localDate: string): boolean {
  return woonplaatsbeginsel.some(period => isValidOn(period, localDate));
}

function collegeForBeschermdWonen(
  { meldtZichBij, woont, eerder }: Extract<RoutingQuestion, { voor: 'beschermd_wonen' }>,
  rules: RoutingRules,
  localDate: string,
): Named | { readonly ontbreekt: MissingFact } {
  if (!hasDomicilePrinciple(rules, localDate))
    return meldtZichBij === undefined ? { ontbreekt: 'WAAR_AANGEMELD' } : { gemeentecode: meldtZichBij, regel: 'G-03' };
  if (eerder !== undefined && localDate < monthsLater(eerder.geldigTot, MONTHS_AFTER_BESCHERMD_WONEN))
    return { gemeentecode: eerder.gemeentecode, regel: 'G-04' };
  return woont === undefined ? { ontbreekt: 'WOONPLAATS' } : { gemeentecode: woont, regel: 'G-04' };
}

/** The centre of the region: for people without an address it is designated, for the rest it does the task (G-05). */
function atCentre(asked: Named, task: RegionalTask, rules: RoutingRules, localDate: string): RoutingAnswer {
  const known = existing([asked], 'GEMEENTE_ONBEKEND', rules, localDate);
  if (known.kind !== 'gemeenten') return known;
  const centrum = centreFor(rules, asked.gemeentecode, task, localDate);
  if (centrum === null) return missing('CENTRUMGEMEENTE_NIET_AANGEWEZEN');
  return existing([{ ...asked, gemeentecode: centrum }], 'GEMEENTE_ONBEKEND', rules, localDate);
}

const missing = (ontbreekt: MissingFact): RoutingAnswer => ({ kind: 'niet-te-bepalen', ontbreekt });

/** Codes that do not exist on the day are never answered; of a dissolved one alone the successors are named (G-01, R12). */
function existing(
  candidates: readonly Named[],
  otherwise: MissingFact,
  rules: RoutingRules,
  localDate: string,
): RoutingAnswer {
  const unique = candidates.filter(
    (one, index) => candidates.findIndex(other => other.gemeentecode === one.gemeentecode) === index,
  );
  const states = unique.map(one => ({ one, state: codeOn(rules, one.gemeentecode, localDate) }));
  const valid = states.filter(({ state }) => state.kind === 'geldig').map(({ one }) => one);
  if (valid.length > 0) return { kind: 'gemeenten', gemeenten: valid };
  const successors = states.flatMap(({ state }) => (state.kind === 'opgeheven' ? state.opvolgers : []));
  if (successors.length > 0) return { kind: 'opgeheven', opvolgers: [...new Set(successors)] };
  return missing(unique.length === 0 ? otherwise : 'GEMEENTE_ONBEKEND');
}

/** The same day so many months later; a day that month lacks becomes its last. */
function monthsLater(localDate: string, months: number): string {
  const [year, month, day] = localDate.split('-').map(Number) as [number, number, number];
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}
