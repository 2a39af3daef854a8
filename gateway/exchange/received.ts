/** One request as it came in: untrusted bytes, what the peer presented, and the moment it arrived. */
import type { Moment } from '../../consent/moment.ts';
import type { Person } from '../access/person.ts';

/** Design section 7: a message is at most this many bytes (256 KB), alone or as a line of a batch. */
export const MAX_MESSAGE_BYTES = 256 * 1024;

export interface Received {
  readonly method: string;
  /** Path with query, as on the request line. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  /** Certificates the peer presented in the TLS handshake, leaf first, DER; empty without one. */
  readonly peerChain: readonly Buffer[];
  /** Who signed in, on the same connection; null for software that acts by itself. */
  readonly person: Person | null;
  /** W3C trace id, 32 hex characters. */
  readonly traceId: string;
  readonly now: Moment;
}
