/** Judges tokens by the keys of their provider. The library does the cryptography and the dates; what is let in is here. */
import { decodeJwt, decodeProtectedHeader, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Moment } from '../../consent/moment.ts';
import type { TokenFault } from '../../gateway/access/person.ts';
import type { TokenVerdict, TokenVerifier } from '../../gateway/access/ports.ts';
import type { IdentityProvider } from '../../gateway/ports.ts';
import type { JudgedFetch } from '../webhook/judged-fetch.ts';
import { ProviderUnreachable, providerKeys } from './provider-keys.ts';

/** Signatures by a private key only: with HS256 the provider's public key would be the secret; `none` is nobody's. */
const ALGORITHMS = ['ES256', 'ES384', 'ES512', 'PS256', 'PS384', 'PS512', 'RS256', 'EdDSA', 'Ed25519'];
/** An access token (RFC 9068), or a provider that does not say. An id token or logout token is for somebody else. */
const TYPES: readonly (string | undefined)[] = ['at+jwt', 'application/at+jwt', 'jwt', undefined];
/** Clocks of two organisations. */
const LEEWAY_SECONDS = 30;
/** A role that was taken away lives on in the tokens that were given: not longer than this. */
const MAX_AGE_SECONDS = 2 * 3_600;
const MAX_SUBJECT = 255;

/** @param nowMs for how long keys are kept; the dates of a token are judged at the moment that is given */
export function tokenVerifier(get: JudgedFetch, nowMs: () => number): TokenVerifier {
  const keysByIssuer = new Map<string, JWTVerifyGetKey>();

  function keysOf(issuer: string): JWTVerifyGetKey {
    const known = keysByIssuer.get(issuer);
    if (known !== undefined) return known;
    // Only issuers that are registered come here: the map does not grow by what callers make up.
    const made = providerKeys(issuer, get, nowMs);
    keysByIssuer.set(issuer, made);
    return made;
  }

  return {
    issuerOf(token) {
      try {
        return decodeJwt(token).iss ?? null;
      } catch {
        return null;
      }
    },
    async verify(token, provider, now) {
      const fault = headerFault(token);
      if (fault !== null) return { kind: 'invalid', code: fault };
      try {
        return judge(await verified(token, provider, keysOf(provider.issuer), now));
      } catch (error) {
        return isUnreachable(error) ? { kind: 'unreachable' } : { kind: 'invalid', code: faultOf(error) };
      }
    },
  };
}

/** Before anybody is asked for a key. */
function headerFault(token: string): TokenFault | null {
  try {
    const { alg, kid, typ } = decodeProtectedHeader(token);
    if (!ALGORITHMS.includes(alg ?? '')) return 'TOKEN_ALGORITME';
    return typeof kid === 'string' && TYPES.includes(typ?.toLowerCase()) ? null : 'TOKEN_ONLEESBAAR';
  } catch {
    return 'TOKEN_ONLEESBAAR';
  }
}

async function verified(token: string, provider: IdentityProvider, keys: JWTVerifyGetKey, now: Moment) {
  const { payload } = await jwtVerify(token, keys, {
    algorithms: ALGORITHMS,
    issuer: provider.issuer,
    audience: provider.audience,
    requiredClaims: ['sub', 'exp', 'iat'],
    clockTolerance: LEEWAY_SECONDS,
    maxTokenAge: MAX_AGE_SECONDS,
    currentDate: new Date(now.epochMs),
  });
  return payload;
}

function judge(payload: Awaited<ReturnType<typeof verified>>): TokenVerdict {
  const { sub } = payload;
  return typeof sub === 'string' && sub.length > 0 && sub.length <= MAX_SUBJECT
    ? { kind: 'valid', subject: sub, claims: payload }
    : { kind: 'invalid', code: 'TOKEN_GEGEVENS' };
}

/** Also when what came back is no key set: that is the provider's to mend, not the caller's. */
function isUnreachable(error: unknown): boolean {
  return (
    error instanceof ProviderUnreachable ||
    error instanceof errors.JWKSTimeout ||
    error instanceof errors.JWKSInvalid ||
    (error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC')
  );
}

function faultOf(error: unknown): TokenFault {
  if (error instanceof errors.JWTExpired) return error.claim === 'iat' ? 'TOKEN_TE_OUD' : 'TOKEN_VERLOPEN';
  if (error instanceof errors.JWTClaimValidationFailed)
    return error.reason === 'check_failed' ? (FAULT_OF_CLAIM[error.claim] ?? 'TOKEN_GEGEVENS') : 'TOKEN_GEGEVENS';
  if (error instanceof errors.JOSEAlgNotAllowed) return 'TOKEN_ALGORITME';
  if (
    error instanceof errors.JWSSignatureVerificationFailed ||
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys
  )
    return 'TOKEN_HANDTEKENING';
  if (error instanceof errors.JOSEError) return 'TOKEN_ONLEESBAAR';
  throw error;
}

const FAULT_OF_CLAIM: Readonly<Record<string, TokenFault>> = {
  iss: 'TOKEN_UITGEVER',
  aud: 'TOKEN_PUBLIEK',
  nbf: 'TOKEN_NOG_NIET_GELDIG',
  iat: 'TOKEN_NOG_NIET_GELDIG',
};
