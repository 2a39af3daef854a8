/**
 * The standing self-test (R25) as contracts: who sends it, what the processes of the API know about that, and what it
 * needs from the world.
 */

/** Certificates of the self-test. All but `vreemd` are under an authority that only this start of this gateway knows. */
export const SELF_TEST_CERTIFICATES = [
  'client',
  'onbekend',
  'geschorst',
  'verlopen',
  'ingetrokken',
  'vreemd',
  'ondertekening',
  'andere_ondertekening',
] as const;
export type SelfTestCertificate = (typeof SELF_TEST_CERTIFICATES)[number];

/**
 * What a process of the API is told of its own gateway's self-test, so that it knows it again. Made anew at each start and
 * kept in memory only. DER in base64.
 */
export interface SelfTestFace {
  readonly anchor: string;
  readonly revocationList: string;
  readonly certificates: Readonly<Record<SelfTestCertificate, string>>;
  /** Said by a connection without a certificate, which has nothing else to be known by; base64url of 32 bytes. */
  readonly secret: string;
  /** Public key whose private half was thrown away: what is sealed to it nobody reads. */
  readonly sealingKey: Readonly<Record<string, unknown>>;
}

export interface SelfTestRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** Certificate of the connection; null connects without one. */
  readonly as: Exclude<SelfTestCertificate, 'ondertekening' | 'andere_ondertekening'> | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly mediaType?: string;
  /** How it is signed; absent: not at all. */
  readonly signature?: {
    readonly by: 'ondertekening' | 'andere_ondertekening';
    readonly epochMs: number;
    /** What the signature covers, where that is not what is sent. */
    readonly body?: string;
    readonly path?: string;
    readonly host?: string;
  };
}

export type SelfTestAnswer =
  | { readonly kind: 'answer'; readonly status: number; readonly document: unknown }
  /** No answer in time, or no connection. */
  | { readonly kind: 'lost' };

/** Sends to the API of this gateway, over TLS, from this machine. Never throws. */
export interface SelfTestClient {
  send(request: SelfTestRequest): Promise<SelfTestAnswer>;
  /** Breaks off what is under way; nothing is sent after it. */
  stop(): void;
}

/** Header of a connection without a certificate (`SelfTestFace.secret`). It opens nothing: see `door.ts`. */
export const SELF_TEST_HEADER = 'seinhuis-zelftest';

/** Organisations of the self-test, in the test series that no participant of a real gateway can have. */
export const SELF_TEST_SENDER = '00000099999999501000';
export const SELF_TEST_RECEIVER = '00000099999999502000';
export const SELF_TEST_SUSPENDED = '00000099999999503000';

/** Teams: one the client speaks for, and one of the same organisation that it does not speak for. */
export const SELF_TEST_TEAM = 'zelftest';
export const SELF_TEST_OTHER_TEAM = 'ander-team';
