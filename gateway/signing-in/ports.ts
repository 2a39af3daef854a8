/** What signing in to the screens needs of the world: somewhere to keep sessions, and providers to send people to. */
import type { GatewaySealed, IdentityProvider } from '../ports.ts';

/** A sign-in that was begun in one browser, and can be finished there once. */
export interface Attempt {
  readonly providerId: string;
  /** Path of ours to go to afterwards. */
  readonly wayBack: string;
  /** Only this person may finish it (a worker's name); null for anybody. */
  readonly person: string | null;
  readonly begunMs: number;
}

export interface KeptSession {
  readonly providerId: string;
  /** Opaque keyed pseudonym. */
  readonly person: string;
  /** What the provider said, sealed under the hash of the secret. */
  readonly sealed: GatewaySealed;
  /** When somebody last proved to the provider who they are. */
  readonly signedInMs: number;
  readonly begunMs: number;
  readonly seenMs: number;
}

/** Everything is found by SHA-256 of a secret that only the browser has. */
export interface SessionStore {
  /** @returns false: too many were begun and not finished */
  begin(secretHash: Buffer, attempt: Attempt): Promise<boolean>;
  /** Takes it away: of several that ask one gets it. Null when it is not there or was begun before. */
  take(secretHash: Buffer, notBeforeMs: number): Promise<Attempt | null>;
  /** @param replaces the session that ends with it; null for none */
  open(secretHash: Buffer, session: KeptSession, replaces: Buffer | null): Promise<void>;
  find(secretHash: Buffer): Promise<KeptSession | null>;
  seen(secretHash: Buffer, seenMs: number): Promise<void>;
  end(secretHash: Buffer): Promise<void>;
  /** @returns how many ended */
  endAllOf(persons: readonly string[]): Promise<number>;
  /** Removes what ended by itself. */
  clear(before: { readonly begunMs: number; readonly seenMs: number; readonly attemptMs: number }): Promise<void>;
}

export interface SignInQuestion {
  readonly redirectUri: string;
  readonly state: string;
  readonly nonce: string;
  /** RFC 7636: its S256 form goes along. */
  readonly verifier: string;
  /** Somebody must prove anew who they are, whatever the provider remembers. */
  readonly fresh: boolean;
}

export type SignInAnswer =
  | {
      readonly kind: 'signed_in';
      /** For `TokenVerifier`: the same token with which the API is called. */
      readonly accessToken: string;
      /** `sub` of the id token. */
      readonly subject: string;
      /** `auth_time`; null when the provider does not say. */
      readonly provedMs: number | null;
    }
  /** What came back is not an answer to this question. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'unreachable' };

/** The authorization code flow with PKCE (OpenID Connect Core 3.1, RFC 7636, RFC 9700). */
export interface SignInProviders {
  /** Where the browser goes; null when the provider does not answer. */
  urlFor(provider: IdentityProvider, question: SignInQuestion): Promise<string | null>;
  /** @param callback the URL on which the browser came back */
  finish(provider: IdentityProvider, callback: URL, question: SignInQuestion): Promise<SignInAnswer>;
  /** Where somebody ends the session at the provider; null when it has no such place, or does not answer. */
  endUrl(provider: IdentityProvider, backTo: string): Promise<string | null>;
}
