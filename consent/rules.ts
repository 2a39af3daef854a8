/**
 * The rules of a decision: one function each, named after what it guards. A rule only ever adds a reason against;
 * no rule can take one away, so one "no" beats every "yes" and order does not matter.
 */
import { type Competence, competenceOf } from './competence.ts';
import { isDesignated } from './experiments.ts';
import type { AttestationFacts, ConsentFacts, Facts, Request } from './facts.ts';
import { isValidOn, type Moment } from './moment.ts';
import type { ConsentKind, Route } from './policy.ts';
import type { Reason, ReasonCode } from './reasons.ts';

export interface Case {
  readonly request: Request;
  readonly facts: Facts;
  readonly now: Moment;
}

/** Collects reasons: `against` refuses, `doubt` asks two people (R20). */
export interface Findings {
  readonly against: Reason[];
  readonly doubt: Reason[];
}

type CaseRule = (given: Case, findings: Findings) => void;
type RouteRule = (given: Case, route: Route, findings: Findings) => void;

const reason = (code: ReasonCode, rule: string, ...articles: string[]): Reason =>
  Object.freeze({ code, rule, articles });

export const MIN_WORKING_DAYS_BEFORE_END_OF_SUPPLY = 20; // DIVOSA-2023, to be verified after 1-1-2026 (O-3)

// --- Rules for every message, with or without a route -----------------------------------------------------------------

const NOT_CONNECTED_SENDER = reason('GEEN_OVEREENKOMST', 'L-11', 'AVG 28');
const CAPACITY = reason('VERKEERDE_AFZENDERROL', 'A1', 'AVG 6');

const senderTakesPart: CaseRule = ({ facts }, { against }) => {
  if (!facts.circumstances.sender.connected) against.push(NOT_CONNECTED_SENDER);
  if (!facts.circumstances.sender.capacityRegistered) against.push(CAPACITY);
};

const NOT_CONNECTED = reason('ONTVANGER_NIET_AANGESLOTEN', 'G-01', 'AVG 5(1)(b)');

const receiverTakesPart: CaseRule = ({ facts, now }, { against }) => {
  const { receiver } = facts.circumstances;
  if (!receiver.connected) {
    against.push(NOT_CONNECTED);
    return;
  }
  const { gemeentecode } = facts.message;
  const municipal = receiver.soort.startsWith('gemeente.');
  if (!municipal && gemeentecode === null) return;
  const serves = receiver.gemeenten.some(one => one.gemeentecode === gemeentecode && isValidOn(one, now.localDate));
  if (!serves) against.push(NOT_CONNECTED);
};

const BSN_FORBIDDEN = reason('BSN_NIET_TOEGESTAAN', 'BSN-02', 'UAVG 46');
const FIELD_FORBIDDEN = reason('VELD_NIET_TOEGESTAAN', 'A3', 'AVG 5(1)(c)');
const FORBIDDEN: ReadonlyMap<string, Reason> = new Map(
  [
    BSN_FORBIDDEN,
    reason('BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN', 'D-02', 'Wgs 8b', 'AVG 9'),
    reason('STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN', 'A3', 'AVG 10', 'UAVG 31-33'),
  ].map(one => [one.code, one]),
);

const onlyKnownFields: CaseRule = ({ facts }, { against }) => {
  // An unknown code is still a forbidden field: it refuses as the least specific one.
  for (const code of facts.message.forbiddenFields) against.push(FORBIDDEN.get(code) ?? FIELD_FORBIDDEN);
};

const NOT_NATURAL = reason('GEEN_NATUURLIJK_PERSOON', 'D-05', 'AVG 1');

const naturalPerson: CaseRule = ({ facts }, { against }) => {
  if (!facts.message.naturalPerson) against.push(NOT_NATURAL);
};

const OUT_OF_SCOPE = reason('TOESTEMMING_BUITEN_BEREIK', 'B-18', 'AVG 5(1)(b)', 'AVG 7');

/** A cited consent that speaks of another receiver, purpose or less data does not fit, whatever else opens the way. */
const citedConsentsFit: CaseRule = (given, { against }) => {
  for (const consent of given.facts.circumstances.consents)
    if (consent !== null && isOfThisCase(consent) && !covers(consent, given.request, given.facts)) {
      against.push(OUT_OF_SCOPE);
      return;
    }
};

const NO_NECESSITY = reason('VELD_NIET_TOEGESTAAN', 'R9', 'AVG 5(1)(c)', 'Wmo 5.2.5');

const diagnosisIsNeeded: CaseRule = ({ facts }, { against }) => {
  const { diagnosis } = facts.message;
  if (diagnosis !== 'afwezig' && diagnosis !== 'met_noodzaak') against.push(NO_NECESSITY);
};

export const CASE_RULES: readonly CaseRule[] = [
  senderTakesPart,
  receiverTakesPart,
  onlyKnownFields,
  naturalPerson,
  citedConsentsFit,
  diagnosisIsNeeded,
];

// --- Rules of the route ---------------------------------------------------------------------------------------------

const agreementHolds: RouteRule = ({ request, facts, now }, route, { against }) => {
  // Days that are not known are inside no limit, so the comparisons ask for the good, not for the bad.
  const days = facts.message.arrearsDays ?? Number.NaN;
  let agreed = false;
  for (const one of facts.circumstances.agreements) {
    if (one.status !== 'actief' || one.receiverTeam !== request.receiverTeam) continue;
    if (!one.types.includes(request.type) || !isValidOn(one.validity, now.localDate)) continue;
    agreed = true;
    const limits = route.termLimits === 'nooit' ? undefined : one.terms[request.type];
    if (limits?.minDagen !== undefined && !(days >= limits.minDagen)) against.push(UNDER_TERM);
    if (limits?.maxDagen !== undefined && !(days <= limits.maxDagen)) against.push(OVER_TERM);
  }
  if (!agreed) against.push(NO_AGREEMENT);
};
const NO_AGREEMENT = reason('GEEN_OVEREENKOMST', 'A5.8', 'AVG 26', 'AVG 28');
const UNDER_TERM = reason('ONDER_TERMIJN', 'R6', 'Wgs 3(1)(b)');
const OVER_TERM = reason('BOVEN_TERMIJN', 'R6', 'Wgs 3(1)(b)');

/** By law too young to signal: the report to CAK, the oldest claim of an experiment (R6, A5.5). */
const oldEnough: RouteRule = ({ facts }, { minMonths, basis }, { against }) => {
  if (minMonths === undefined) return;
  const months = facts.message.arrearsMonths ?? Number.NaN;
  if (!(months >= minMonths)) against.push(reason('ONDER_TERMIJN', 'R6', ...basis.national));
};

/**
 * P10: sender and municipality are designated together, on the signal date and now (R4), and the amount reaches the
 * threshold. A route that asks P10 without naming pairs has none.
 */
const experimentApplies: RouteRule = ({ facts, now }, { experiment, preconditions, basis }, { against }) => {
  if (experiment === undefined && !preconditions.some(asked => asked.code === 'P10')) return;
  const { signalDate, gemeentecode, amountEuro } = facts.message;
  const isPairOn = (day: string) =>
    experiment !== undefined && isDesignated(experiment, facts.circumstances.sender.oin, gemeentecode, day);
  if (!isPairOn(signalDate) || !isPairOn(now.localDate))
    against.push(reason('EXPERIMENT_NIET_AANGEWEZEN', 'P10', ...basis.national));
  const threshold = experiment?.minEuro ?? null;
  if (threshold !== null && !((amountEuro ?? Number.NaN) >= threshold))
    against.push(reason('ONDER_DREMPEL', 'A5.5', ...basis.national));
};

const preconditionsMet: RouteRule = (given, route, findings) => {
  const { request, facts } = given;
  for (const { code, variants, fromDays } of route.preconditions) {
    if (variants !== undefined && (request.variant === null || !variants.includes(request.variant))) continue;
    if (fromDays !== undefined && (facts.message.arrearsDays ?? Number.POSITIVE_INFINITY) < fromDays) continue;
    (PRECONDITIONS.get(code) ?? attested)(given, code, findings);
  }
};

type PreconditionRule = (given: Case, code: string, findings: Findings) => void;

type Precondition = ReasonCode extends infer C ? (C extends `VOORWAARDE_ONTBREEKT:${infer P}` ? P : never) : never;

const PRECONDITION_SOURCE: Readonly<Record<Precondition, string>> = {
  P1: 'Bgs 2(a)',
  P2: 'Bgs 2(b)',
  P3: 'Bgs 2(c)',
  P4: 'Bgs 2(d)',
  P5: 'Energieregeling',
  P6: 'Energieregeling',
  P8: 'Zvw 18a',
  P9: 'Zvw 18c',
  P10: 'Wgs 10',
  P11: 'Pbw 18a',
  P12: 'Wmo 5.2.5(1)',
  P13: 'Wvggz 8:18(11)',
  P14: 'Wmo 5.2.2',
  P15: 'Wgs 8d',
  P16: 'Wgs 3(1)',
};

const MISSING: ReadonlyMap<string, Reason> = new Map(
  (Object.keys(PRECONDITION_SOURCE) as Precondition[]).map(code => [
    code,
    reason(`VOORWAARDE_ONTBREEKT:${code}`, code, PRECONDITION_SOURCE[code]),
  ]),
);

/** An unknown precondition code in a policy refuses: a rule that fails means no (promise 1). */
function missingReason(code: string): Reason {
  return MISSING.get(code) ?? reason('GEEN_GRONDSLAG', code);
}

/** Codes whose particulars must reach what the rule asks; silence about them does not. */
const WITH_PARTICULARS: readonly string[] = ['P6', 'P8', 'P9', 'P10'];

/** Own properties only: a code such as `constructor` in a policy must not find something on every object. */
function attestationOf({ facts }: Case, code: string): AttestationFacts | undefined {
  const { attestations } = facts.message;
  return Object.hasOwn(attestations, code) ? attestations[code] : undefined;
}

const attested: PreconditionRule = (given, code, { against }) => {
  const attestation = attestationOf(given, code);
  const inTime = attestation?.tooLate === false;
  const complete =
    attestation?.complete === true || (attestation?.complete === undefined && !WITH_PARTICULARS.includes(code));
  if (!inTime || !complete) against.push(missingReason(code));
};

const CUSTOMER_REFUSED = reason('KLANT_HEEFT_GEWEIGERD', 'P4', 'Bgs 2(d)');

const customerDidNotRefuse: PreconditionRule = (given, code, findings) => {
  const reaction = attestationOf(given, code)?.reaction;
  if (reaction === 'geweigerd') findings.against.push(CUSTOMER_REFUSED);
  else if (reaction !== 'geen_reactie' && reaction !== 'akkoord') findings.against.push(missingReason(code));
  attested(given, code, findings);
};

const OUT_OF_ORDER = reason('VOLGORDE_ENERGIE', 'P7', 'Energieregeling');

/** P7: after an earlier signal, and early enough for help to be in time; too late is for people to judge (S09). */
const afterEarlierSignal: PreconditionRule = (given, code, { against, doubt }) => {
  const { request, facts } = given;
  const earlier = facts.circumstances.earlierSignalKnown === true || attestationOf(given, code)?.tooLate === false;
  if (!earlier) against.push(OUT_OF_ORDER);
  if (request.variant !== 'eindelevering') return;
  const days = facts.message.workingDaysToEndOfSupply;
  if (typeof days !== 'number') against.push(OUT_OF_ORDER);
  else if (!(days >= MIN_WORKING_DAYS_BEFORE_END_OF_SUPPLY)) doubt.push(OUT_OF_ORDER);
};

const PRECONDITIONS: ReadonlyMap<string, PreconditionRule> = new Map([
  ['P4', customerDidNotRefuse],
  ['P7', afterEarlierSignal],
]);

const BSN_REQUIRED = reason('BSN_VERPLICHT', 'BSN-03', 'Wmo 5.2.9');

const bsnFits: RouteRule = ({ facts }, route, { against }) => {
  const { bsn } = facts.message;
  const replaced = bsn === 'onbekend_met_vervangende_gegevens';
  if (route.bsn === 'verboden' && bsn !== 'afwezig' && !replaced) against.push(BSN_FORBIDDEN);
  if (route.bsn === 'verplicht' && bsn !== 'aanwezig' && !replaced) against.push(BSN_REQUIRED);
};

const OTHER_MUNICIPALITY = reason('VERKEERDE_ONTVANGER', 'B-08', 'Wgs 3a', 'AVG 5(1)(b)');

/** What a law opens inside one municipality, it does not open between two: the sender serves the same one (B-08, A5.9). */
const sameMunicipality: RouteRule = ({ facts, now }, { withinMunicipality }, { against }) => {
  if (withinMunicipality === undefined) return;
  const { gemeentecode } = facts.message;
  const serves = (facts.circumstances.sender.gemeenten ?? []).some(
    one => one.gemeentecode === gemeentecode && isValidOn(one, now.localDate),
  );
  if (!serves) against.push(OTHER_MUNICIPALITY);
};

const REFERENCE_NOT_PROVEN = {
  signaal: reason('VERKEERDE_ONTVANGER', 'D-F1', 'AVG 5(1)(b)'),
  verzoek: reason('TOESTEMMING_ONTBREEKT', 'A1b', 'AVG 6(1)(a)'),
} as const;

/** Feedback goes to who sent that very signal, an answer to who asked: proven by our own records, never claimed. */
const refersRightly: RouteRule = ({ facts }, { refersTo }, { against }) => {
  if (refersTo !== undefined && facts.circumstances.reference !== refersTo)
    against.push(REFERENCE_NOT_PROVEN[refersTo]);
};

const NO_SECRECY = reason('VERKEERDE_ONTVANGER', 'D-08', 'UAVG 30(4)');

const receiverIsBoundBySecrecy: RouteRule = ({ facts }, route, { against }) => {
  if (route.secrecy && !facts.circumstances.receiver.geheimhoudingsplicht) against.push(NO_SECRECY);
};

const WORDS_ON_DUTY = reason('VELD_NIET_TOEGESTAAN', 'R24', 'AVG 5(1)(c)');

/** The client's own words are the client's to give: no duty asks for free text, and no sender adds it to one. */
const wordsOnConsent: RouteRule = ({ facts }, { ground }, { against }) => {
  if (ground.kind !== 'toestemming' && facts.message.categories.includes('woorden_client')) against.push(WORDS_ON_DUTY);
};

const NO_CONSENT = reason('TOESTEMMING_ONTBREEKT', 'B-06', 'BW 7:457', 'Wmo 5.2.5', 'AVG 9(2)(a)');
const WITHDRAWN = reason('TOESTEMMING_INGETROKKEN', 'B-17', 'AVG 7(3)');
const EXPIRED = reason('TOESTEMMING_VERLOPEN', 'B-18', 'AVG 7');
const NOT_COMPETENT = reason('VERTEGENWOORDIGER_ONBEVOEGD', 'B-12', 'UAVG 5', 'BW 7:465');
const BOTH_NEEDED = reason('TOESTEMMING_ONTBREEKT', 'B-13', 'BW 7:450');
const OTHER_PARENT_REFUSES = reason('TOESTEMMING_ONTBREEKT', 'R11', 'BW 7:465(1)');

/** Every kind of consent the route names is there, in force, in reach, and given by somebody who may give it. */
const consentsOpen: RouteRule = (given, route, findings) => {
  if (route.ground.kind !== 'toestemming') return;
  for (const kind of route.ground.consentKinds) consentOfKind(given, kind, route.ground.freedomCheck, findings);
};

function consentOfKind(given: Case, kind: ConsentKind, freedomCheck: boolean, { against, doubt }: Findings): void {
  const cited = given.facts.circumstances.consents.filter(
    (consent): consent is ConsentFacts => consent !== null && consent.kind === kind && isOfThisCase(consent),
  );
  const standing = cited.map(consent => standingOf(consent, given, freedomCheck));
  if (standing.includes('geldig')) {
    const otherRefuses = cited.some(one => one.state === 'geweigerd' && isGivenByParent(one));
    if (otherRefuses && cited.every((one, index) => standing[index] !== 'geldig' || isGivenByParent(one)))
      doubt.push(OTHER_PARENT_REFUSES);
    return;
  }
  const halves = cited.filter((_, index) => standing[index] === 'beiden_nodig');
  if (halves.some(one => one.givenBy === 'betrokkene') && halves.some(isGivenByParent)) return;
  if (halves.length > 0) {
    doubt.push(BOTH_NEEDED);
    if (standing.includes('ingetrokken')) against.push(WITHDRAWN); // who took it back is not asked again by two others
  } else if (standing.length === 0) against.push(NO_CONSENT);
  else for (const one of new Set(standing)) against.push(STANDING_REASON[one] ?? NO_CONSENT);
}

type Standing = 'geldig' | 'beiden_nodig' | 'ontbreekt' | 'ingetrokken' | 'verlopen' | 'buiten_bereik' | 'onbevoegd';

const STANDING_REASON: Readonly<Partial<Record<Standing, Reason>>> = {
  ontbreekt: NO_CONSENT,
  ingetrokken: WITHDRAWN,
  verlopen: EXPIRED,
  buiten_bereik: OUT_OF_SCOPE,
  onbevoegd: NOT_COMPETENT,
};

function standingOf(consent: ConsentFacts, { request, facts, now }: Case, freedomCheck: boolean): Standing {
  if (consent.state === 'ingetrokken') return 'ingetrokken';
  if (consent.state === 'verlopen') return 'verlopen';
  if (consent.state !== 'actief' || !consent.explicit || !consent.understood) return 'ontbreekt';
  if (freedomCheck && !consent.freedomChecked) return 'ontbreekt'; // B-05
  if (now.localDate < consent.validity.geldigVan) return 'ontbreekt';
  if (!isValidOn(consent.validity, now.localDate)) return 'verlopen';
  if (!covers(consent, request, facts)) return 'buiten_bereik';
  return STANDING_OF_COMPETENCE[competenceOf(consent)];
}

const STANDING_OF_COMPETENCE: Readonly<Record<Competence, Standing>> = {
  bevoegd: 'geldig',
  beiden_nodig: 'beiden_nodig', // twelve to fifteen: the young person and a parent or guardian (B-13)
  niet_wilsbekwaam: 'ontbreekt',
  onbevoegd: 'onbevoegd',
};

function isGivenByParent(consent: ConsentFacts): boolean {
  return consent.givenBy === 'ouder' || consent.givenBy === 'voogd';
}

/** Somebody else's consent record, or one about another person, counts as unknown and tells the sender nothing (R16). */
function isOfThisCase(consent: ConsentFacts): boolean {
  return consent.bySameSender && consent.samePerson;
}

function covers(consent: ConsentFacts, request: Request, facts: Facts): boolean {
  return (
    consent.receiverTeam === request.receiverTeam &&
    consent.purpose === request.purpose &&
    facts.message.categories.every(category => consent.categories.includes(category))
  );
}

export const ROUTE_RULES: readonly RouteRule[] = [
  agreementHolds,
  oldEnough,
  experimentApplies,
  preconditionsMet,
  bsnFits,
  sameMunicipality,
  refersRightly,
  receiverIsBoundBySecrecy,
  wordsOnConsent,
  consentsOpen,
];
