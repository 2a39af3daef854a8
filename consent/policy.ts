/**
 * Policy is data: which kind of message may go from which capacity to which kind of team, for which purpose, on what
 * ground and under which conditions. The decision (`decide.ts`) is code.
 */
import { type Experiment, experimentFaults } from './experiments.ts';
import { isValidOn, type Moment, type Validity } from './moment.ts';
import { isReasonCode, type ReasonCode } from './reasons.ts';

/**
 * How the law opens a route. The three are different things and never stand in for one another (B-02, B-04):
 * `plicht` rests on law alone; `plicht_tenzij_geweigerd` rests on law and is blocked by the customer's refusal (P4);
 * `toestemming` is closed until every named kind of consent is given; `onvoldoende` is closed whatever anybody consents to.
 */
export type Ground =
  | { readonly kind: 'plicht' }
  | { readonly kind: 'plicht_tenzij_geweigerd' }
  | { readonly kind: 'toestemming'; readonly consentKinds: readonly ConsentKind[]; readonly freedomCheck: boolean }
  | { readonly kind: 'onvoldoende'; readonly code: ReasonCode; readonly wayOn: string };

export type ConsentKind = 'avg_grondslag' | 'doorbreking_beroepsgeheim' | 'instemming_hulp';

export interface Precondition {
  readonly code: string;
  /** Asked only for these variants; absent asks always. */
  readonly variants?: readonly string[] | undefined;
  /** Asked only from this many days of arrears on (R6). */
  readonly fromDays?: number | undefined;
}

export interface Route {
  /** Code of the row in the matrix (A1, A1b). */
  readonly code: string;
  readonly type: string;
  /** null: every variant. */
  readonly variants: readonly string[] | null;
  /** null: every capacity (rows that are always refused). */
  readonly capacity: string | null;
  /** null: every kind of team not named by another route (rows that are always refused). */
  readonly team: string | null;
  readonly purpose: string | null;
  readonly ground: Ground;
  readonly basis: {
    readonly sender: readonly string[];
    readonly receiver: readonly string[];
    readonly national: readonly string[];
  };
  readonly preconditions: readonly Precondition[];
  readonly dataSet: string;
  readonly bsn: 'verboden' | 'toegestaan' | 'verplicht';
  /** The receiving team must be bound by secrecy (D-08). */
  readonly secrecy: boolean;
  /** Whether the days of arrears in the agreement can refuse (`overeenkomst`) or never do (A5.8). */
  readonly termLimits: 'overeenkomst' | 'nooit';
  /** By law the arrears are at least this many whole calendar months old (R6, A5.5). */
  readonly minMonths?: number | undefined;
  /** Sender and receiver both serve the municipality the message is for: data stay with one controller (B-08). */
  readonly withinMunicipality?: true | undefined;
  /** The message must refer to a disclosure that the receiving team sent to the sending team: a signal, or a request (D-F1, A1b). */
  readonly refersTo?: 'signaal' | 'verzoek' | undefined;
  /** Only on a route that asks P10: it opens for designated pairs alone. */
  readonly experiment?: Experiment | undefined;
  /** Term that starts for the receiver; with a crisis date, `crisis` instead (A6). */
  readonly term: { readonly normal: string; readonly crisis: string };
  /** Days a body waits at most, and years its entry is kept (A7). */
  readonly retention: { readonly bodyDays: number; readonly entryYears: number };
  readonly validity: Validity;
  readonly source: string;
  /** What a jurist must still confirm; shown in the docs. */
  readonly verify: readonly string[];
}

export interface PolicyDocument {
  readonly version: number;
  readonly title: string;
  readonly routes: readonly Route[];
}

export interface CompiledPolicy {
  readonly version: number;
  readonly digest: string;
  readonly validity: Validity;
  readonly routes: readonly Route[];
  find(type: string, capacity: string, team: string, purpose: string): readonly Route[];
}

export type PolicyFault = { readonly route: string; readonly fault: string };

/**
 * Checks a policy before it may decide anything: not empty, every route with a source, no two routes that open the
 * same way on different grounds on the same day, no forbidden combination.
 */
export function policyFaults(document: PolicyDocument): readonly PolicyFault[] {
  const faults: PolicyFault[] = [];
  const fault = (route: string, text: string) => faults.push({ route, fault: text });
  if (document.routes.length === 0) fault('-', 'het beleid is leeg');
  if (!document.routes.some(route => route.ground.kind !== 'onvoldoende')) fault('-', 'geen enkele route is open');
  for (const route of document.routes) {
    if (route.source === '' || route.basis.national.length === 0) fault(route.code, 'geen bron of grondslag');
    if (
      route.ground.kind !== 'onvoldoende' &&
      (route.capacity === null || route.team === null || route.purpose === null)
    )
      fault(route.code, 'een open route noemt hoedanigheid, team en doel');
    if (route.ground.kind !== 'onvoldoende' && route.basis.national.some(isNotInForce))
      fault(route.code, 'een open route rust op een wet die niet geldt');
    if (route.ground.kind === 'onvoldoende' && !isReasonCode(route.ground.code)) fault(route.code, 'onbekende code');
    if (!GROUNDS.includes(route.ground.kind)) fault(route.code, 'onbekende soort grond');
    if (!BSN_RULES.includes(route.bsn)) fault(route.code, 'onbekende regel voor het BSN');
    if (!TERM_LIMITS.includes(route.termLimits)) fault(route.code, 'onbekende regel voor de termijn');
    if (route.ground.kind === 'toestemming' && route.ground.consentKinds.length === 0)
      fault(route.code, 'een toestemmingsroute noemt de soorten toestemming');
    if (route.ground.kind === 'toestemming' && !route.ground.consentKinds.every(kind => CONSENT_KINDS.includes(kind)))
      fault(route.code, 'onbekende soort toestemming');
    if (route.ground.kind === 'plicht_tenzij_geweigerd' && !route.preconditions.some(asksAlways('P4')))
      fault(route.code, 'zonder P4 kan de weigering van de klant niet blokkeren');
    if (!route.preconditions.every(({ code }) => code === 'P7' || isReasonCode(`VOORWAARDE_ONTBREEKT:${code}`)))
      fault(route.code, 'onbekende voorwaarde');
    if (route.minMonths !== undefined && !(Number.isInteger(route.minMonths) && route.minMonths > 0))
      fault(route.code, 'de kortste duur is geen aantal maanden');
    if (route.preconditions.some(({ code }) => code === 'P10') !== (route.experiment !== undefined))
      fault(route.code, 'een experiment heeft aanwijzingen en vraagt P10, een andere route geen van beide');
    if (route.experiment !== undefined) {
      if (!route.preconditions.some(asksAlways('P10'))) fault(route.code, 'een experiment vraagt altijd P10');
      for (const text of experimentFaults(route.experiment)) fault(route.code, text);
    }
    if (route.refersTo !== undefined && !REFERENCES.includes(route.refersTo)) fault(route.code, 'onbekende verwijzing');
    if (HEALTH_DATA.includes(route.dataSet) && route.secrecy !== true)
      fault(route.code, 'gezondheidsgegevens alleen naar een team met geheimhoudingsplicht');
    if (route.validity.geldigTot !== undefined && route.validity.geldigTot < route.validity.geldigVan)
      fault(route.code, 'eindigt voor het begint');
  }
  document.routes.forEach((one, index) => {
    for (const other of document.routes.slice(index + 1))
      if (overlap(one, other)) fault(one.code, `spreekt ${other.code} tegen`);
  });
  return faults;
}

const GROUNDS: readonly string[] = ['plicht', 'plicht_tenzij_geweigerd', 'toestemming', 'onvoldoende'];
const CONSENT_KINDS: readonly string[] = ['avg_grondslag', 'doorbreking_beroepsgeheim', 'instemming_hulp'];
const BSN_RULES: readonly string[] = ['verboden', 'toegestaan', 'verplicht'];
const TERM_LIMITS: readonly string[] = ['overeenkomst', 'nooit'];
const REFERENCES: readonly string[] = ['signaal', 'verzoek'];
const HEALTH_DATA: readonly string[] = ['D-GGZ', 'D-WVGGZ', 'D-WMO', 'D-OPNAME']; // D-08, R10, UAVG 30(4)
/** Bills that a route may name only while it is closed; Wams is not in force (O-6). */
const isNotInForce = (article: string) => /^Wams\b/i.test(article);

const asksAlways = (code: string) => (asked: Precondition) =>
  asked.code === code && asked.variants === undefined && asked.fromDays === undefined;

function overlap(one: Route, other: Route): boolean {
  // A row for every purpose says the same about each of them: open beside closed for one team is a contradiction.
  const samePurpose = one.purpose === null || other.purpose === null || one.purpose === other.purpose;
  const sameWay = one.type === other.type && one.capacity === other.capacity && one.team === other.team && samePurpose;
  const sameVariant =
    one.variants === null || other.variants === null || one.variants.some(variant => other.variants!.includes(variant));
  const apart =
    (one.validity.geldigTot ?? '9999') < other.validity.geldigVan ||
    (other.validity.geldigTot ?? '9999') < one.validity.geldigVan;
  return sameWay && sameVariant && !apart;
}

/**
 * Indexes a policy for deciding.
 * @param digest hex SHA-256 of the JCS form of `document`
 * @throws RangeError when the policy has faults: an empty or contradictory policy stops the start (promise 10)
 */
export function compilePolicy(document: PolicyDocument, digest: string, validity: Validity): CompiledPolicy {
  const faults = policyFaults(document);
  if (faults.length > 0)
    throw new RangeError(`Cannot load policy: ${faults.map(f => `${f.route}: ${f.fault}`).join('; ')}`);
  const index = new Map<string, Route[]>();
  for (const route of document.routes) {
    const key = keyOf(route.type, route.capacity ?? '*', route.team ?? '*', route.purpose ?? '*');
    index.set(key, [...(index.get(key) ?? []), route]);
  }
  const none: readonly Route[] = [];
  return {
    version: document.version,
    digest,
    validity,
    routes: document.routes,
    find: (type, capacity, team, purpose) =>
      index.get(keyOf(type, capacity, team, purpose)) ??
      index.get(keyOf(type, capacity, team, '*')) ??
      index.get(keyOf(type, capacity, '*', '*')) ??
      index.get(keyOf(type, '*', '*', '*')) ??
      none,
  };
}

function keyOf(type: string, capacity: string, team: string, purpose: string): string {
  return `${type}|${capacity}|${team}|${purpose}`;
}

/** The newest policy in force on the day of `now`; undefined when none is, and then nothing may be disclosed. */
export function policyAt(policies: readonly CompiledPolicy[], now: Moment): CompiledPolicy | undefined {
  return policies
    .filter(policy => isValidOn(policy.validity, now.localDate))
    .reduce<CompiledPolicy | undefined>(
      (newest, one) => (newest && newest.version > one.version ? newest : one),
      undefined,
    );
}
