/** How long the API waits for a client, so that slow and half-open ones cost a connection for a while and no more. */
export interface Patience {
  /** For the TLS handshake. */
  readonly handshakeMs: number;
  /** For the head of a request, from its first byte or from the opening of the connection. */
  readonly headersMs: number;
  /** For a whole request. */
  readonly requestMs: number;
  /** For any byte in either direction, an answer that is not read included; longer than the longest wait for an answer. */
  readonly silenceMs: number;
  /** How often all of this is looked at. */
  readonly lookEveryMs: number;
}

export const PATIENCE: Patience = {
  handshakeMs: 10_000,
  headersMs: 10_000,
  requestMs: 30_000,
  silenceMs: 70_000,
  lookEveryMs: 5_000,
};

const KEEP_ALIVE_MS = 65_000;

/** As options of Node's server. */
export function patienceOptions({ handshakeMs, headersMs, requestMs, lookEveryMs }: Patience) {
  return {
    handshakeTimeout: handshakeMs,
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: lookEveryMs,
    keepAliveTimeout: KEEP_ALIVE_MS,
  } as const;
}
