/**
 * The one decision every disclosure follows from (promise 1), and the permit that only it can make.
 */
import type { Facts, Request } from './facts.ts';
import { isValidOn, type Moment } from './moment.ts';
import type { CompiledPolicy, Route } from './policy.ts';
import type { Reason, ReasonCode } from './reasons.ts';
import { CASE_RULES, type Case, type Findings, ROUTE_RULES } from './rules.ts';

/** How long a permit may be used after it was given: long enough to write and release, too short to keep. */
const PERMIT_SECONDS = 30;

/** What the permit allows: this disclosure, to this team, of this type, with these categories. */
export interface Grant {
  readonly disclosureId: string;
  readonly receiverTeam: string;
  readonly type: string;
  readonly categories: readonly string[];
  readonly expiresEpochMs: number;
}

class PermitToken {
  // A protected member makes a structural look-alike fail to compile; the registry below makes it fail at run time.
  declare protected readonly madeByDecide: true;
  toJSON(): never {
    throw new TypeError('Cannot store permit: a row carries no authority');
  }
}

/** Authority to disclose once. Made only by `decide`; cannot be constructed, cloned or stored; spent by `redeem`. */
export type Permit = PermitToken;

const grants = new WeakMap<Permit, Grant>();

export interface Obligations {
  /** Marks the receiver sees: `crisis`, `onder_drempel`. */
  readonly marks: readonly ('crisis' | 'onder_drempel')[];
  readonly term: string;
  readonly bodyDays: number;
  readonly entryYears: number;
}

interface Ruling {
  readonly route: string | null;
  readonly policyVersion: number;
  readonly policyDigest: string;
  readonly articles: readonly string[];
}

export interface Allowed extends Ruling {
  readonly verdict: 'toegestaan';
  readonly permit: Permit;
  readonly obligations: Obligations;
}
export interface Refused extends Ruling {
  readonly verdict: 'geweigerd';
  readonly reasons: readonly [Reason, ...Reason[]];
  /** A way on where the matrix names one. */
  readonly wayOn: string | null;
}
export interface Held extends Ruling {
  readonly verdict: 'aangehouden';
  readonly reasons: readonly [Reason, ...Reason[]];
  readonly obligations: Obligations;
}
export type Decision = Allowed | Refused | Held;

/**
 * Decides whether one message may go to one team.
 * @param facts  everything known at `now`, read in one snapshot by the caller
 * @param policy the version in force at `now`; undefined refuses
 * @returns `toegestaan` with a permit and obligations, `geweigerd` or `aangehouden` with every reason
 * @throws  never: an unknown situation, or a rule that fails, is a refusal
 * @source  AVG 5(1)(b)(c), 6, 9, 10; domain rules (a) and (b)
 */
export function decide(request: Request, facts: Facts, policy: CompiledPolicy | undefined, now: Moment): Decision {
  const findings: Findings = { against: [], doubt: [] };
  const { against, doubt } = findings;
  let route: Route | null = null;
  let wayOn: string | null = null;
  try {
    if (policy === undefined || !isValidOn(policy.validity, now.localDate)) against.push(NO_GROUND);
    else {
      const given: Case = { request, facts, now };
      route = routeFor(request, facts, policy, now, findings);
      for (const rule of CASE_RULES) rule(given, findings);
      if (route?.ground.kind === 'onvoldoende') wayOn = route.ground.wayOn;
      else if (route !== null) for (const rule of ROUTE_RULES) rule(given, route, findings);
      if (route !== null && against.length === 0) {
        const ruling = rulingOf(route, policy);
        const obligations = obligationsOf(route, facts);
        const open = doubt.filter(one => !isReviewed(one, facts));
        if (open.length > 0)
          return { verdict: 'aangehouden', ...ruling, reasons: sorted([BY_HAND, ...open]), obligations };
        return { verdict: 'toegestaan', ...ruling, permit: issue(request, facts, now), obligations };
      }
    }
  } catch {
    against.push(RULE_FAILED);
  }
  if (against.length === 0) against.push(NO_GROUND);
  return { verdict: 'geweigerd', ...rulingOf(route, policy), reasons: sorted([...against, ...doubt]), wayOn };
}

/** Two people look at codes; what came up after they looked is not among them (R20). */
function isReviewed({ code }: Reason, { circumstances }: Facts): boolean {
  return Array.isArray(circumstances.reviewed) && circumstances.reviewed.includes(code);
}

function rulingOf(route: Route | null, policy: CompiledPolicy | undefined): Ruling {
  return {
    route: route?.code ?? null,
    policyVersion: policy?.version ?? 0,
    policyDigest: policy?.digest ?? '',
    articles: route?.basis.national ?? [],
  };
}

export type Redemption =
  | { readonly kind: 'granted'; readonly grant: Grant }
  | { readonly kind: 'refused'; readonly code: 'ONBEKEND_OF_GEBRUIKT' | 'VERLOPEN' };

/** Spends a permit: the second time, and for anything that is not a permit, the answer is no. */
export function redeem(permit: Permit, now: Moment): Redemption {
  const grant = grants.get(permit);
  if (grant === undefined) return { kind: 'refused', code: 'ONBEKEND_OF_GEBRUIKT' };
  grants.delete(permit);
  return now.epochMs <= grant.expiresEpochMs ? { kind: 'granted', grant } : { kind: 'refused', code: 'VERLOPEN' };
}

function issue(request: Request, facts: Facts, now: Moment): Permit {
  const permit = new PermitToken();
  Object.freeze(permit);
  grants.set(permit, {
    disclosureId: request.disclosureId,
    receiverTeam: request.receiverTeam,
    type: request.type,
    categories: [...facts.message.categories],
    expiresEpochMs: now.epochMs + PERMIT_SECONDS * 1000,
  });
  return permit;
}

const NO_GROUND: Reason = { code: 'GEEN_GRONDSLAG', rule: 'B-04', articles: ['AVG 6'] };
const RULE_FAILED: Reason = { code: 'GEEN_GRONDSLAG', rule: 'promise 1', articles: ['AVG 5(2)'] };
const WRONG_CAPACITY: Reason = { code: 'VERKEERDE_AFZENDERROL', rule: 'A1', articles: ['AVG 5(1)(b)', 'AVG 6'] };
const WRONG_RECEIVER: Reason = { code: 'VERKEERDE_ONTVANGER', rule: 'A1', articles: ['AVG 5(1)(b)', 'AVG 6'] };
const BY_HAND: Reason = { code: 'HANDMATIGE_BEOORDELING', rule: 'R2', articles: ['AVG 5(2)'] };

/** The route that is in force for this request and this kind of team; null when the policy names none. */
export function findRoute(
  request: Pick<Request, 'type' | 'variant' | 'capacity' | 'purpose'>,
  team: string,
  policy: CompiledPolicy,
  now: Moment,
): Route | null {
  for (const route of policy.find(request.type, request.capacity, team, request.purpose)) {
    const fits = route.variants === null || (request.variant !== null && route.variants.includes(request.variant));
    if (fits && isValidOn(route.validity, now.localDate)) return route;
  }
  return null;
}

/** The route of this request, or the reason there is none: which part of "capacity × team × purpose" is wrong. */
function routeFor(
  request: Request,
  facts: Facts,
  policy: CompiledPolicy,
  now: Moment,
  { against }: Findings,
): Route | null {
  const team = facts.circumstances.receiver.soort;
  const route = findRoute(request, team, policy, now);
  if (route !== null) {
    if (route.ground.kind === 'onvoldoende')
      against.push({ code: route.ground.code, rule: route.code, articles: route.basis.national });
    return route;
  }
  const open = policy.routes.filter(route => route.type === request.type && route.ground.kind !== 'onvoldoende');
  const capacityKnown = open.some(route => route.capacity === request.capacity);
  const teamKnown = open.some(route => route.team === team);
  if (open.length === 0 || (capacityKnown && teamKnown)) against.push(NO_GROUND);
  else {
    if (!capacityKnown) against.push(WRONG_CAPACITY);
    if (!teamKnown) against.push(WRONG_RECEIVER);
  }
  return null;
}

function obligationsOf(route: Route, { message, circumstances }: Facts): Obligations {
  const { drempelEuro } = circumstances.receiver;
  const marks: ('crisis' | 'onder_drempel')[] = [];
  if (message.crisis) marks.push('crisis');
  if (drempelEuro !== null && message.amountEuro !== null && message.amountEuro < drempelEuro)
    marks.push('onder_drempel');
  return {
    marks,
    term: message.crisis ? route.term.crisis : route.term.normal,
    bodyDays: route.retention.bodyDays,
    entryYears: route.retention.entryYears,
  };
}

/** One reason per code, in a fixed order, so that the order of rules never shows. */
function sorted(reasons: readonly Reason[]): readonly [Reason, ...Reason[]] {
  const byCode = new Map<ReasonCode, Reason>();
  for (const one of reasons) if (!byCode.has(one.code)) byCode.set(one.code, one);
  const list = [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  return list as [Reason, ...Reason[]];
}
