/**
 * Sends people to the provider of their organisation and takes what comes back. The library keeps the protocol; every
 * request of it goes over the same guard as the keys of providers.
 */
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  None,
} from 'openid-client';
import type { IdentityProvider } from '../../gateway/ports.ts';
import type { SignInAnswer, SignInProviders } from '../../gateway/signing-in/ports.ts';
import type { JudgedFetch } from '../webhook/judged-fetch.ts';

/** How long holds what a provider said of itself. */
const KNOWN_MS = 10 * 60_000;
const SECONDS = 5;

/**
 * @param loopbackAllowed plain http on this machine counts, for the practice region
 * @param nowMs for how long what is known is kept
 */
export function signInProviders(get: JudgedFetch, loopbackAllowed: boolean, nowMs: () => number): SignInProviders {
  const known = new Map<string, { readonly sinceMs: number; readonly found: Promise<Configuration> }>();

  function configurationOf({ issuer, screens }: IdentityProvider): Promise<Configuration> {
    if (screens === undefined) throw new TypeError('Cannot sign in: no screens are registered at this provider');
    const name = JSON.stringify([issuer, screens.clientId]);
    const before = known.get(name);
    if (before !== undefined && nowMs() - before.sinceMs < KNOWN_MS) return before.found;
    const found = discovery(new URL(issuer), screens.clientId, undefined, None(), {
      timeout: SECONDS,
      execute: [enableNonRepudiationChecks, ...(loopbackAllowed ? [allowInsecureRequests] : [])],
      [customFetch]: (url, { method, headers, body, signal }) =>
        get(url, signal ?? undefined, { headers, ...(method === 'POST' ? { body: textOf(body) } : {}) }),
    });
    known.set(name, { sinceMs: nowMs(), found });
    found.catch(() => known.delete(name));
    return found;
  }

  return {
    async urlFor(provider, { redirectUri, state, nonce, verifier, fresh }) {
      try {
        const url = buildAuthorizationUrl(await configurationOf(provider), {
          redirect_uri: redirectUri,
          scope: provider.screens!.scope,
          ...resourceOf(provider),
          ...{
            state,
            nonce,
            code_challenge: await calculatePKCECodeChallenge(verifier),
            code_challenge_method: 'S256',
          },
          // Both: some providers keep to the one, some to the other. Whether it was done, `auth_time` says.
          ...(fresh ? { prompt: 'login', max_age: '0' } : {}),
        });
        return url.href;
      } catch {
        return null;
      }
    },
    async finish(provider, callback, { state, nonce, verifier }): Promise<SignInAnswer> {
      const configuration = await configurationOf(provider).catch(() => null);
      if (configuration === null) return { kind: 'unreachable' };
      try {
        const checks = {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        };
        const tokens = await authorizationCodeGrant(configuration, callback, checks, resourceOf(provider));
        const claims = tokens.claims();
        if (claims === undefined) return { kind: 'refused' };
        const provedMs = claims.auth_time === undefined ? null : claims.auth_time * 1_000;
        return { kind: 'signed_in', accessToken: tokens.access_token, subject: claims.sub, provedMs };
      } catch (error) {
        return isUnreachable(error) ? { kind: 'unreachable' } : { kind: 'refused' };
      }
    },
    async endUrl(provider, backTo) {
      try {
        const configuration = await configurationOf(provider);
        if (configuration.serverMetadata().end_session_endpoint === undefined) return null;
        return buildEndSessionUrl(configuration, { post_logout_redirect_uri: backTo }).href;
      } catch {
        return null;
      }
    },
  };
}

/** RFC 8707, where the provider keeps to it. */
function resourceOf({ screens }: IdentityProvider): Record<string, string> {
  return screens?.resource == null ? {} : { resource: screens.resource };
}

function textOf(body: unknown): string {
  if (typeof body === 'string' || body instanceof URLSearchParams) return body.toString();
  throw new TypeError('Cannot send this: not a form');
}

/** The guard throws TypeError where nobody answers. */
function isUnreachable(error: unknown): boolean {
  const cause = (error as { cause?: unknown } | null)?.cause;
  return error instanceof TypeError || cause instanceof TypeError;
}
