/**
 * Knowing the self-test when it comes: from this machine, and with a certificate whose key only this gateway's main
 * process has, or, where it shows none, with the secret of this start. Both, always; nobody else gets as far as `door.ts`.
 */
import { hash, timingSafeEqual, type X509Certificate } from 'node:crypto';
import { isIPv4 } from 'node:net';
import { SELF_TEST_HEADER, type SelfTestFace } from './ports.ts';

/** base64url SHA-256 of a certificate's DER, as clients are registered. @param der in base64 */
export function certificateThumbprint(der: string): string {
  return hash('sha256', Buffer.from(der, 'base64'), 'base64url');
}

/** One connection, as far as it is looked at. */
export interface Connection {
  readonly remoteAddress?: string | undefined;
  readonly localAddress?: string | undefined;
  getPeerX509Certificate?(): X509Certificate | undefined;
}

/**
 * Over loopback; or, where the API listens on one address only, from that very address: such a packet never leaves the
 * machine, and one that comes from outside with our own address as its source is dropped there.
 */
export function isFromThisMachine({ remoteAddress, localAddress }: Connection): boolean {
  if (remoteAddress === undefined) return false;
  const plain = remoteAddress.replace(/^::ffff:/, '');
  return plain === '::1' || (isIPv4(plain) && plain.startsWith('127.')) || remoteAddress === localAddress;
}

export type Recognise = (connection: Connection, headers: Readonly<Record<string, unknown>>) => boolean;

export function recogniser({ certificates, secret }: SelfTestFace): Recognise {
  const own = new Set(Object.values(certificates));
  const expected = Buffer.from(secret);
  // What a connection is does not change while it lasts; looked at once, for every caller.
  const seen = new WeakMap<Connection, 'own' | 'without' | 'other'>();
  const look = (connection: Connection) => {
    if (!isFromThisMachine(connection)) return 'other';
    const leaf = connection.getPeerX509Certificate?.();
    if (leaf === undefined) return 'without';
    return own.has(leaf.raw.toString('base64')) ? 'own' : 'other';
  };
  return (connection, headers) => {
    const known = seen.get(connection) ?? look(connection);
    seen.set(connection, known);
    if (known !== 'without') return known === 'own';
    const said = headers[SELF_TEST_HEADER];
    if (typeof said !== 'string' || said.length !== expected.length) return false;
    const bytes = Buffer.from(said);
    return bytes.length === expected.length && timingSafeEqual(bytes, expected);
  };
}
