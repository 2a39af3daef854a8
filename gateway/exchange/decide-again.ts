/**
 * The decision on what was kept at intake and on the circumstances of now: taken at the door (promise 3) and at every
 * reading after it (R17). There is no other; an architecture test names who may ask for it.
 */
import { type Decision, decide } from '../../consent/decide.ts';
import type { Moment } from '../../consent/moment.ts';
import type { ConsentRow, DirectorySnapshot, GatewaySealed, KeyRing } from '../ports.ts';
import { circumstancesOf, type KeptFacts, policyInForce } from './circumstances.ts';
import { openForGateway } from './gateway-seal.ts';

export interface KeptDisclosure {
  readonly disclosureId: string;
  readonly facts: GatewaySealed;
  /** Codes that two people of the sender let pass. */
  readonly reviewed: readonly string[];
}

export interface DecidedAgain {
  readonly kept: KeptFacts;
  readonly decision: Decision;
}

/** @param consents those that were cited, as they stand now; one that is missing counts as unknown */
export function decideAgain(
  keys: KeyRing,
  { disclosureId, facts, reviewed }: KeptDisclosure,
  directory: DirectorySnapshot,
  consents: ReadonlyMap<string, ConsentRow>,
  now: Moment,
): DecidedAgain {
  const kept = openForGateway(keys, disclosureId, facts) as KeptFacts;
  const circumstances = circumstancesOf(kept, directory, consents, reviewed);
  const decision = decide(kept.request, { message: kept.message, circumstances }, policyInForce(directory, now), now);
  return { kept, decision };
}
