/**
 * What the door needs from the world: so that the processes of all gateways on one database count together, and to
 * judge the token of a person.
 */
import type { Moment } from '../../consent/moment.ts';
import type { IdentityProvider } from '../ports.ts';
import type { TokenFault } from './person.ts';
import type { Spending } from './rate-limit.ts';

export interface OthersSpending extends Spending {
  readonly processId: string;
}

export interface SpendingStore {
  /**
   * Writes what this process tells and gives what each other process told in the last minute. The clocks of machines
   * that share a database may differ by less than that.
   */
  exchange(processId: string, told: readonly Spending[], epochMs: number): Promise<readonly OthersSpending[]>;
}

export interface StrangerCounts {
  /** How many, by code. */
  readonly counts: ReadonlyMap<string, number>;
  /** When the first of them was counted, in milliseconds since 1970. */
  readonly sinceMs: number;
}

export interface StrangerStore {
  add(counts: ReadonlyMap<string, number>, sinceMs: number): Promise<void>;
  /** Takes away all that was added; null when there is nothing. Of several takers each stranger reaches one. */
  take(): Promise<StrangerCounts | null>;
}

export type TokenVerdict =
  | { readonly kind: 'valid'; readonly subject: string; readonly claims: Readonly<Record<string, unknown>> }
  | { readonly kind: 'invalid'; readonly code: TokenFault }
  /** The provider's keys are not known now; nobody is let in on a token nobody can check. */
  | { readonly kind: 'unreachable' };

export interface TokenVerifier {
  /** `iss` as the token itself says it, not believed yet; null when it cannot be read. */
  issuerOf(token: string): string | null;
  /** Signature by a key of this provider, `iss`, `aud`, dates and `sub`. What the claims mean is for the caller. */
  verify(token: string, provider: IdentityProvider, now: Moment): Promise<TokenVerdict>;
}
