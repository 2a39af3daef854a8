/**
 * Whether a team may still read what it lawfully received. The same decision as at the door says so; of its reasons only
 * those count that take away the ground of having the data. A condition of receiving was met when it was received.
 */
import type { Decision } from './decide.ts';
import type { ReasonCode } from './reasons.ts';

export type GroundOfHaving =
  | { readonly kind: 'grond' }
  /** What it rests on was taken back, ran out, or never reached this far (AVG 7(3)). */
  | { readonly kind: 'toestemming_vervallen'; readonly redenen: readonly ReasonCode[] }
  /** No route opens it for this team today (AVG 5(1)(b), 6). */
  | { readonly kind: 'grond_vervallen'; readonly redenen: readonly ReasonCode[] };

/**
 * Said of the giving: the agreement, the sender's registration, what the sender attested and how old the arrears were. What
 * becomes of those later does not make a file unlawful that came lawfully (ADR 0032). What is not here takes the ground away.
 */
const OF_RECEIVING: ReadonlySet<string> = new Set<ReasonCode>([
  'GEEN_OVEREENKOMST',
  'VERKEERDE_AFZENDERROL',
  'ONDER_TERMIJN',
  'BOVEN_TERMIJN',
  'ONDER_DREMPEL',
  'VOLGORDE_ENERGIE',
  'BSN_VERPLICHT',
  // Says that people must look, never why: the reason beside it counts.
  'HANDMATIGE_BEOORDELING',
]);
const ATTESTED = 'VOORWAARDE_ONTBREEKT:';

const OF_CONSENT: ReadonlySet<string> = new Set<ReasonCode>([
  'TOESTEMMING_ONTBREEKT',
  'TOESTEMMING_INGETROKKEN',
  'TOESTEMMING_VERLOPEN',
  'TOESTEMMING_BUITEN_BEREIK',
  'VERTEGENWOORDIGER_ONBEVOEGD',
]);

/**
 * @param decision on the facts that were kept and the circumstances of now
 * @source AVG 5(1)(b)(e), 6, 7(3); ruling R17
 */
export function groundOfHaving(decision: Decision): GroundOfHaving {
  if (decision.verdict === 'toegestaan') return { kind: 'grond' };
  const codes = decision.reasons.map(({ code }) => code);
  // Without a route, or on one that is closed to everybody, each code speaks of the ground.
  const isClosed = decision.route === null || (decision.verdict === 'geweigerd' && decision.wayOn !== null);
  const against = isClosed ? codes : codes.filter(code => !OF_RECEIVING.has(code) && !code.startsWith(ATTESTED));
  if (against.length === 0 && !isClosed) return { kind: 'grond' };
  const isConsentAlone = against.length > 0 && against.every(code => OF_CONSENT.has(code));
  return { kind: isConsentAlone ? 'toestemming_vervallen' : 'grond_vervallen', redenen: against };
}
