/**
 * Addresses that others named, judged after they were resolved and before they are used: a name that answers otherwise
 * a moment later (DNS rebinding) leads nowhere.
 */
import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { type AddressRules, isAddressAllowed, literalAddress } from '../../gateway/meldingen/address.ts';

export interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}

/** Every address of a name. */
export type Resolve = (hostname: string) => Promise<readonly ResolvedAddress[]>;

/** The machine's own resolver. */
export const systemResolve: Resolve = hostname => lookup(hostname, { all: true, verbatim: true });

/** All addresses or none: one bad one among good ones is an attempt, and which is used is not ours to say. */
export async function judgedAddresses(
  hostname: string,
  rules: AddressRules,
  resolve: Resolve,
): Promise<readonly ResolvedAddress[] | 'forbidden' | 'unknown'> {
  const literal = literalAddress(hostname);
  const found =
    literal === null
      ? await resolve(hostname).catch(() => [])
      : [{ address: literal, family: literal.includes(':') ? 6 : 4 }];
  if (found.length === 0) return 'unknown';
  return found.every(one => isAddressAllowed(one.address, rules)) ? found : 'forbidden';
}

/** For a connection: no second question to the resolver, it goes to what was judged. */
export function only(addresses: readonly ResolvedAddress[]): LookupFunction {
  return (_hostname, { all }, callback) => {
    if (all) callback(null, [...addresses]);
    else callback(null, addresses[0]!.address, addresses[0]!.family);
  };
}

/** The resolver cannot be stopped, but nobody needs to wait for it. */
export function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T | 'aborted'> {
  return new Promise((settle, fail) => {
    if (signal.aborted) settle('aborted');
    signal.addEventListener('abort', () => settle('aborted'), { once: true });
    work.then(settle, fail);
  });
}
