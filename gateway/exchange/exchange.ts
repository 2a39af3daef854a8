import type { Ports } from '../ports.ts';
import { type Pseudonymiser, pseudonymiser } from './pseudonyms.ts';

/** What the exchange works with: the ports, and the pseudonyms made from its keys. */
export interface Exchange {
  readonly ports: Ports;
  readonly pseudonyms: Pseudonymiser;
}

export function makeExchange(ports: Ports): Exchange {
  return { ports, pseudonyms: pseudonymiser(ports.keys) };
}
