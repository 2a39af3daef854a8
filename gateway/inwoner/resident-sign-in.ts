/**
 * Signing in as a resident, at the broker of the operator (DigiD behind OpenID Connect). It shares the protocol and the table of
 * sessions with the screens of organisations, and nothing else: its own cookie, its own seal, its own way back. A session
 * of the one is none of the other.
 */
import type { Moment } from '../../consent/moment.ts';
import { isBsn } from '../../schemas/formats.ts';
import { openForGateway, sealForGateway } from '../exchange/gateway-seal.ts';
import type { Pseudonymiser } from '../exchange/pseudonyms.ts';
import type { IdentityProvider, Ports } from '../ports.ts';
import type { SessionStore, SignInProviders, SignInQuestion } from '../signing-in/ports.ts';
import { derived, hashOf, isSame, newSecret } from '../signing-in/secret.ts';
import { ATTEMPT_MS } from '../signing-in/sign-in.ts';
import { type KeptResident, keptResident, type Resident, residentIn, residentOf } from './resident.ts';

/** The broker, as the operator set it up. */
export interface ResidentBroker {
  readonly issuer: string;
  readonly audience: string;
  readonly clientId: string;
  readonly scope: string;
  readonly resource: string | null;
  /** Claim of the access token with the BSN. */
  readonly bsnClaim: string;
}

export interface ResidentSignInParts {
  readonly ports: Pick<Ports, 'directory' | 'tokens' | 'keys' | 'entropy'>;
  readonly pseudonyms: Pseudonymiser;
  readonly sessions: SessionStore;
  readonly providers: SignInProviders;
  /** null: residents cannot sign in here. Asked each time: the practice region opens its broker after it serves. */
  readonly broker: () => ResidentBroker | null;
  readonly origin: () => string;
}

export const RESIDENT_CALLBACK = '/inwoner/aanmelden/klaar';
/** Not an id that a provider of the directory can have. */
const PROVIDER = '~inwoner';
/** Shorter than for staff: this is a library's computer as often as one's own. */
const IDLE_MS = 15 * 60_000;
const WHOLE_MS = 60 * 60_000;
const NOTED_EVERY_MS = 60_000;
const sealName = (hash: Buffer) => `inwoner-sessie ${hash.toString('base64url')}`;

/** The broker in the form that the protocol asks for; it gives nobody a role or a team. */
function providerOf({ issuer, audience, clientId, scope, resource }: ResidentBroker): IdentityProvider {
  return {
    ...{ id: PROVIDER, oin: '', issuer, audience, rolesClaim: '', roles: {}, teamsClaim: '', organisationClaim: null },
    screens: { clientId, scope, resource },
    validity: { geldigVan: '0001-01-01' },
  };
}

function questionOf({ origin }: ResidentSignInParts, secret: string): SignInQuestion {
  return {
    redirectUri: `${origin()}${RESIDENT_CALLBACK}`,
    state: derived(secret, 'staat'),
    nonce: derived(secret, 'eenmalig'),
    verifier: derived(secret, 'bewijs'),
    // Whoever used this computer before must not be who is signed in now.
    fresh: true,
  };
}

export type ResidentBegun =
  | { readonly kind: 'begun'; readonly url: string; readonly secret: string }
  | { readonly kind: 'closed' }
  | { readonly kind: 'unreachable' };

export async function beginResident(parts: ResidentSignInParts, now: Moment): Promise<ResidentBegun> {
  const broker = parts.broker();
  if (broker === null) return { kind: 'closed' };
  const secret = newSecret(parts.ports.entropy);
  const url = await parts.providers.urlFor(providerOf(broker), questionOf(parts, secret));
  if (url === null) return { kind: 'unreachable' };
  const attempt = { providerId: PROVIDER, wayBack: '/inwoner', person: null, begunMs: now.epochMs };
  return (await parts.sessions.begin(hashOf(secret), attempt))
    ? { kind: 'begun', url, secret }
    : { kind: 'unreachable' };
}

export type ResidentFinished =
  | { readonly kind: 'signed_in'; readonly secret: string }
  | { readonly kind: 'refused' }
  | { readonly kind: 'unreachable' };

/** @param attempt secret of the sign-in, from its cookie @param current of the session there was; it ends */
export async function finishResident(
  parts: ResidentSignInParts,
  {
    attempt,
    current,
    path,
  }: { readonly attempt: string | null; readonly current: string | null; readonly path: string },
  now: Moment,
): Promise<ResidentFinished> {
  const { ports, sessions, providers, origin } = parts;
  const broker = parts.broker();
  if (attempt === null || broker === null) return { kind: 'refused' };
  const callback = new URL(path, origin());
  if (!isSame(callback.searchParams.get('state') ?? '', derived(attempt, 'staat'))) return { kind: 'refused' };
  const begun = await sessions.take(hashOf(attempt), now.epochMs - ATTEMPT_MS);
  if (begun?.providerId !== PROVIDER) return { kind: 'refused' };

  const provider = providerOf(broker);
  const answer = await providers.finish(provider, callback, questionOf(parts, attempt));
  if (answer.kind !== 'signed_in') return answer;
  const verdict = await ports.tokens.verify(answer.accessToken, provider, now);
  if (verdict.kind === 'unreachable') return verdict;
  if (verdict.kind === 'invalid' || verdict.subject !== answer.subject || verdict.claims.cnf !== undefined)
    return { kind: 'refused' };
  const bsn = verdict.claims[broker.bsnClaim];
  // Who acts for another (RFC 8693) is let in by a person, after looking at the mandate.
  if (typeof bsn !== 'string' || !isBsn(bsn) || verdict.claims.act !== undefined) return { kind: 'refused' };

  const resident = residentOf({ keys: ports.keys, pseudonyms: parts.pseudonyms }, await ports.directory.current(), bsn);
  const secret = newSecret(ports.entropy);
  const hash = hashOf(secret);
  await sessions.open(
    hash,
    {
      providerId: PROVIDER,
      person: resident.name,
      sealed: sealForGateway(ports.keys, ports.entropy, sealName(hash), keptResident(resident)),
      ...{ signedInMs: now.epochMs, begunMs: now.epochMs, seenMs: now.epochMs },
    },
    current === null ? null : hashOf(current),
  );
  return { kind: 'signed_in', secret };
}

export interface ResidentSession {
  readonly secret: string;
  readonly resident: Resident;
}

/** @param secret from the cookie @returns null: nobody is signed in (any more), or the broker is gone */
export async function residentSessionOf(
  { ports, sessions, broker }: ResidentSignInParts,
  secret: string,
  now: Moment,
): Promise<ResidentSession | null> {
  const hash = hashOf(secret);
  const kept = broker() === null ? null : await sessions.find(hash);
  if (kept?.providerId !== PROVIDER) return null;
  if (now.epochMs - kept.begunMs >= WHOLE_MS || now.epochMs - kept.seenMs >= IDLE_MS) return null;
  if (now.epochMs - kept.seenMs >= NOTED_EVERY_MS) await sessions.seen(hash, now.epochMs);
  return { secret, resident: residentIn(openForGateway(ports.keys, sealName(hash), kept.sealed) as KeptResident) };
}

/** @returns where the session at the broker ends; null when there is no such place */
export async function endResident(parts: ResidentSignInParts, secret: string): Promise<string | null> {
  await parts.sessions.end(hashOf(secret));
  const broker = parts.broker();
  return broker === null ? null : parts.providers.endUrl(providerOf(broker), `${parts.origin()}/inwoner/aanmelden`);
}
