/**
 * Which addresses the gateway will go to when somebody else names them. The attack: a receiver registers an address
 * inside our network, or a name that points there later, and lets the gateway ask there (SSRF).
 */
import ipaddr from 'ipaddr.js';

export type AddressFault = 'ADRES_NIET_TOEGESTAAN';

export interface AddressRules {
  /** The practice region lives on this machine only; everywhere else loopback is as forbidden as any inside address. */
  readonly loopbackAllowed: boolean;
}

const MAX_LENGTH = 2048;
/** Global unicast (RFC 4291); all else in IPv6, such as the old IPv4-compatible form, has a meaning of its own. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** Whether one address, as a resolver gave it or as it stands in a URL, may be connected to. */
export function isAddressAllowed(address: string, { loopbackAllowed }: AddressRules): boolean {
  const spelled = oneSpelling(address);
  if (spelled === null || !ipaddr.isValid(spelled)) return false;
  // An IPv4 address inside IPv6 is the IPv4 address.
  const one = ipaddr.process(spelled);
  const range = one.range();
  if (range === 'loopback') return loopbackAllowed;
  if (range !== 'unicast') return false;
  return one.kind() === 'ipv4' || (one as ipaddr.IPv6).match(GLOBAL_IPV6);
}

/** Readers differ over IPv6 with dots in it; in hexadecimal there is one reading. */
function oneSpelling(address: string): string | null {
  if (!address.includes(':')) return address;
  const url = `http://[${address}]/`;
  return URL.canParse(url) ? new URL(url).hostname.slice(1, -1) : null;
}

/** The address in a URL's host, when the host is one and no name. Decimal, octal and hex forms are read by `URL`. */
export function literalAddress(hostname: string): string | null {
  const bare = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
  return ipaddr.isValid(bare) ? bare : null;
}

/**
 * Whether meldingen may be sent to this URL, as far as can be seen without asking for the name. What the name leads to
 * is judged at every connection.
 * @returns the URL in its one spelling, or null
 */
export function endpointUrl(text: string, rules: AddressRules): string | null {
  if (text.length > MAX_LENGTH || !URL.canParse(text)) return null;
  const url = new URL(text);
  // No passwords or tokens in a URL (NL API Design Rules, no-sensitive-uris; conflict 9).
  if (url.username !== '' || url.password !== '' || url.hash !== '' || url.searchParams.has('access_token'))
    return null;
  const literal = literalAddress(url.hostname);
  if (literal !== null && !isAddressAllowed(literal, rules)) return null;
  if (url.protocol === 'https:') return isNameAllowed(url.hostname, literal, rules) ? url.href : null;
  if (url.protocol !== 'http:' || !rules.loopbackAllowed) return null;
  return isLoopbackHost(url.hostname, literal) ? url.href : null;
}

/** A name without a dot, or under a suffix for use inside, is never out in the world. */
function isNameAllowed(hostname: string, literal: string | null, { loopbackAllowed }: AddressRules): boolean {
  if (literal !== null) return true;
  const name = hostname.toLowerCase().replace(/\.$/, '');
  if (name === 'localhost' || name.endsWith('.localhost')) return loopbackAllowed;
  return name.includes('.') && !/\.(local|internal|localdomain|home\.arpa|onion)$/.test(name);
}

function isLoopbackHost(hostname: string, literal: string | null): boolean {
  return literal === null ? hostname === 'localhost' : ipaddr.process(literal).range() === 'loopback';
}
