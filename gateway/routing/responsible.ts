/**
 * Which college is to be turned to (G-01 to G-07). It names municipalities and the rule that says so; it never sends:
 * whether a message may go there is decided by the policy, as for every other. What is not known gives no municipality,
 * and then a person has to look (S43).
 */
import { isValidOn, type Validity } from '../../consent/moment.ts';
import { centreFor, codeOn, type Municipalities, type RegionalTask } from './municipalities.ts';

export type RoutingQuestion =
  /** Debt help and Wmo support at home: where somebody lives; without an address, where somebody stays (G-02, G-03). */
  | {
      readonly voor: 'schuldhulp' | 'wmo';
      readonly woongemeente: string | null;
      readonly verblijfplaats: string | null;
    }
  /** The college to which the person turns; with the domicile principle, where the person lived (G-03, G-04). */
  | {
      readonly voor: 'beschermd-wonen';
      readonly aangemeldBij: string | null;
      readonly woongemeente: string | null;
      /** The college that provided beschermd wonen before, and its last day. */
      readonly eerder: { readonly gemeentecode: string; readonly totEnMet: string } | null;
    }
  | { readonly voor: 'opvang'; readonly aangemeldBij: string | null }
  /** The college of origin or the one where somebody wants to settle: both can receive (G-06, Pbw 18a). */
  | { readonly voor: 'nazorg'; readonly herkomst: string | null; readonly bestemming: string | null }
  /** The college of residence or of the expected stay (G-06, Wvggz 8:18(3)). */
  | { readonly voor: 'wvggz'; readonly woongemeente: string | null; readonly verwachtVerblijf: string | null };

export type RoutingAnswer =
  /** One, or several of which the sender chooses; each with the rule that names it. */
  | { readonly kind: 'gemeenten'; readonly gemeenten: readonly Named[] }
  | { readonly kind: 'opgeheven'; readonly opvolgers: readonly string[] }
  | { readonly kind: 'niet-te-bepalen'; readonly ontbreekt: MissingFact };

export interface Named {
  readonly gemeentecode: string;
  readonly regel: 'G-01' | 'G-02' | 'G-03' | 'G-04' | 'G-05' | 'G-06';
}

export type MissingFact =
  | 'GEMEENTE_ONBEKEND'
  | 'WOONGEMEENTE_OF_VERBLIJFPLAATS'
  | 'WAAR_AANGEMELD'
  | 'WOONGEMEENTE'
  | 'HERKOMST_OF_BESTEMMING'
  | 'WOONGEMEENTE_OF_VERWACHT_VERBLIJF'
  | 'CENTRUMGEMEENTE_NIET_AANGEWEZEN';

export interface RoutingRules extends Municipalities {
  /** Periods in which the domicile principle for beschermd wonen holds (bill 36288, not confirmed): none unless set. */
  readonly woonplaatsbeginsel: readonly Validity[];
}

/** After beschermd wonen ended, the last providing college stays the one to turn to for less than this (G-04). */
const MONTHS_AFTER_BESCHERMD_WONEN = 12;

/** @param localDate `YYYY-MM-DD`, the day on which the person is announced */
export function responsible(question: RoutingQuestion, rules: RoutingRules, localDate: string): RoutingAnswer {
  const to = named(rules, localDate);
  switch (question.voor) {
    case 'schuldhulp':
    case 'wmo': {
      const regel = question.voor === 'wmo' ? 'G-03' : 'G-02';
      if (question.woongemeente !== null) return to([{ gemeentecode: question.woongemeente, regel }]);
      if (question.verblijfplaats === null) return missing('WOONGEMEENTE_OF_VERBLIJFPLAATS');
      return atCentre(question.verblijfplaats, 'adreslozen', 'G-02', rules, localDate);
    }
    case 'beschermd-wonen': {
      const college = collegeForBeschermdWonen(question, rules, localDate);
      if ('ontbreekt' in college) return missing(college.ontbreekt);
      return atCentre(college.gemeentecode, 'beschermd-wonen', college.regel, rules, localDate);
    }
    case 'opvang':
      if (question.aangemeldBij === null) return missing('WAAR_AANGEMELD');
      return atCentre(question.aangemeldBij, 'opvang', 'G-03', rules, localDate);
    case 'nazorg':
      return to(
        [question.bestemming, question.herkomst].flatMap(code => each(code, 'G-06')),
        'HERKOMST_OF_BESTEMMING',
      );
    case 'wvggz':
      return to(
        [question.woongemeente, question.verwachtVerblijf].flatMap(code => each(code, 'G-06')),
        'WOONGEMEENTE_OF_VERWACHT_VERBLIJF',
      );
  }
}

function collegeForBeschermdWonen(
  { aangemeldBij, woongemeente, eerder }: Extract<RoutingQuestion, { voor: 'beschermd-wonen' }>,
  { woonplaatsbeginsel }: RoutingRules,
  localDate: string,
): Named | { readonly ontbreekt: MissingFact } {
  if (!woonplaatsbeginsel.some(period => isValidOn(period, localDate)))
    return aangemeldBij === null ? { ontbreekt: 'WAAR_AANGEMELD' } : { gemeentecode: aangemeldBij, regel: 'G-03' };
  if (eerder !== null && localDate < monthsLater(eerder.totEnMet, MONTHS_AFTER_BESCHERMD_WONEN))
    return { gemeentecode: eerder.gemeentecode, regel: 'G-04' };
  return woongemeente === null ? { ontbreekt: 'WOONGEMEENTE' } : { gemeentecode: woongemeente, regel: 'G-04' };
}

/** The centre of the region: for people without an address it is designated, for the rest it does the task (G-05). */
function atCentre(
  gemeentecode: string,
  task: RegionalTask,
  regel: Named['regel'],
  rules: RoutingRules,
  localDate: string,
): RoutingAnswer {
  const known = named(rules, localDate)([{ gemeentecode, regel }]);
  if (known.kind !== 'gemeenten') return known;
  const centre = centreFor(rules, gemeentecode, task, localDate);
  return centre === null
    ? missing('CENTRUMGEMEENTE_NIET_AANGEWEZEN')
    : named(rules, localDate)([{ gemeentecode: centre, regel }]);
}

const missing = (ontbreekt: MissingFact): RoutingAnswer => ({ kind: 'niet-te-bepalen', ontbreekt });

const each = (code: string | null, regel: Named['regel']): readonly Named[] =>
  code === null ? [] : [{ gemeentecode: code, regel }];

/** Codes that do not exist on the day are never answered; of a dissolved one alone the successors are named (G-01, R12). */
function named(rules: RoutingRules, localDate: string) {
  return (candidates: readonly Named[], otherwise: MissingFact = 'GEMEENTE_ONBEKEND'): RoutingAnswer => {
    const unique = candidates.filter(
      (one, index) => candidates.findIndex(other => other.gemeentecode === one.gemeentecode) === index,
    );
    const states = unique.map(one => ({ one, state: codeOn(rules, one.gemeentecode, localDate) }));
    const valid = states.filter(({ state }) => state.kind === 'geldig').map(({ one }) => one);
    if (valid.length > 0) return { kind: 'gemeenten', gemeenten: valid };
    const successors = states.flatMap(({ state }) => (state.kind === 'opgeheven' ? state.opvolgers : []));
    if (successors.length > 0) return { kind: 'opgeheven', opvolgers: [...new Set(successors)] };
    return missing(unique.length === 0 ? otherwise : 'GEMEENTE_ONBEKEND');
  };
}

/** The same day so many months later; a day that month lacks becomes its last. */
function monthsLater(localDate: string, months: number): string {
  const [year, month, day] = localDate.split('-').map(Number) as [number, number, number];
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}
