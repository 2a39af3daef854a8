/**
 * The keys of one provider: found by OpenID Connect Discovery, kept for ten minutes, asked again at most twice a minute
 * for a key id that is not known. A provider that does not answer is not asked again at once, and nobody is let in on
 * its tokens after the keys ran out.
 */
import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose';
import type { JudgedFetch } from '../webhook/judged-fetch.ts';

/** How long keys hold that were fetched; a key that a provider withdrew works that much longer at most. */
const KEYS_HOLD_MS = 10 * 60_000;
/** Between two requests for keys because of a key id that is not known: whoever makes ids up asks for nothing. */
const BETWEEN_ASKING_MS = 30_000;
/** After a request that failed. */
const BETWEEN_FAILURES_MS = 5_000;

/** The provider could not be asked, or did not answer as a provider does. */
export class ProviderUnreachable extends Error {}

/**
 * @param issuer as registered; what discovery says must be the same to the letter
 * @param nowMs the clock of the gateway, for what this file keeps itself
 */
export function providerKeys(issuer: string, get: JudgedFetch, nowMs: () => number): JWTVerifyGetKey {
  let keys: ReturnType<typeof createRemoteJWKSet> | undefined;
  let discovering: Promise<ReturnType<typeof createRemoteJWKSet>> | undefined;
  let failedMs = Number.NEGATIVE_INFINITY;

  /** Every request of this file and of the library goes through here. */
  async function ask(url: string, signal?: AbortSignal): Promise<Response> {
    if (nowMs() - failedMs < BETWEEN_FAILURES_MS) throw new ProviderUnreachable();
    try {
      const response = await get(url, signal);
      if (response.status !== 200) throw new TypeError(`Cannot use the answer: status ${response.status}`);
      return response;
    } catch (cause) {
      failedMs = nowMs();
      throw new ProviderUnreachable('Cannot reach the provider', { cause });
    }
  }

  function useless(what: string, cause?: unknown): ProviderUnreachable {
    failedMs = nowMs();
    return new ProviderUnreachable(`Cannot use the provider's ${what}`, { cause });
  }

  async function discover() {
    const response = await ask(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
    const about = (await response.json().catch(() => null)) as { issuer?: unknown; jwks_uri?: unknown } | null;
    // OpenID Connect Discovery 4.3: another issuer's document must not speak for this one (mix-up).
    if (about?.issuer !== issuer || typeof about.jwks_uri !== 'string' || !URL.canParse(about.jwks_uri))
      throw useless('discovery document');
    const found = createRemoteJWKSet(new URL(about.jwks_uri), {
      cacheMaxAge: KEYS_HOLD_MS,
      cooldownDuration: BETWEEN_ASKING_MS,
      [customFetch]: (url, { signal }) => ask(url, signal ?? undefined),
    });
    await found.reload().catch(cause => {
      throw useless('keys', cause);
    });
    return found;
  }

  return async (header, token) => {
    // Keys that ran out are found anew from the beginning: a provider may have moved them.
    if (keys?.fresh !== true) {
      discovering ??= discover().finally(() => {
        discovering = undefined;
      });
      keys = await discovering;
    }
    return keys(header, token);
  };
}
