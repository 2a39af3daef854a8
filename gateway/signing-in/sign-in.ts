/**
 * Signing in at the provider of one's organisation, from the first click to a session. The attacks it is made against: a
 * session id that somebody else fixed, an answer meant for another sign-in or another provider (mix-up, RFC 9700), an answer
 * sent twice, and a way back that leads elsewhere.
 */
import { createHash } from 'node:crypto';
import type { Moment } from '../../consent/moment.ts';
import { knownPerson } from '../access/person.ts';
import { workerNames } from '../casework/worker.ts';
import { sealForGateway } from '../exchange/gateway-seal.ts';
import type { IdentityProvider, Ports } from '../ports.ts';
import type { SessionStore, SignInProviders, SignInQuestion } from './ports.ts';
import { derived, hashOf, isSame, newSecret } from './secret.ts';
import { providerById, type SealedIdentity, type Session, type SessionLimits, sealName } from './session.ts';

export interface SignInParts {
  readonly ports: Pick<Ports, 'directory' | 'tokens' | 'keys' | 'entropy'>;
  readonly sessions: SessionStore;
  readonly providers: SignInProviders;
  readonly limits: SessionLimits;
  /** Where browsers reach the pages, without a slash at the end. Never what a request says of it. */
  readonly origin: () => string;
}

export const ATTEMPT_MS = 10 * 60_000;
/** Providers count whole seconds, by their own clock. */
const CLOCKS_MS = 30_000;
export const CALLBACK = '/aanmelden/klaar/';

/** Each provider has a way back of its own, so that an answer of one cannot pass for an answer of another. */
export function callbackPath({ issuer, screens }: Pick<IdentityProvider, 'issuer' | 'screens'>): string {
  const mark = createHash('sha256')
    .update(JSON.stringify([issuer, screens?.clientId ?? '']))
    .digest('hex');
  return `${CALLBACK}${mark.slice(0, 16)}`;
}

/** A path of ours, or the beginning: never an address elsewhere. */
export function safeWayBack(text: string | undefined): string {
  if (text === undefined || text.length > 500 || !/^\/(?![/\\])[A-Za-z0-9/_.?=&%~-]*$/.test(text)) return '/werk';
  return text.startsWith('/aanmelden') || text.startsWith('/afmelden') ? '/werk' : text;
}

export type Begun =
  | { readonly kind: 'begun'; readonly url: string; readonly secret: string }
  | { readonly kind: 'unknown' | 'unreachable' | 'busy' };

/** @param again the session of who must prove anew who they are; null for a first time */
export async function beginSignIn(
  parts: SignInParts,
  {
    providerId,
    wayBack,
    again,
  }: { readonly providerId: string; readonly wayBack: string; readonly again: Session | null },
  now: Moment,
): Promise<Begun> {
  const { ports, sessions, providers } = parts;
  const provider = providerById(await ports.directory.current(), providerId, now);
  if (provider === null || (again !== null && again.provider.id !== providerId)) return { kind: 'unknown' };
  const secret = newSecret(ports.entropy);
  const url = await providers.urlFor(provider, questionOf(parts, provider, secret, again !== null));
  if (url === null) return { kind: 'unreachable' };
  const person = again?.kept.person ?? null;
  const begun = await sessions.begin(hashOf(secret), { providerId, wayBack, person, begunMs: now.epochMs });
  return begun ? { kind: 'begun', url, secret } : { kind: 'busy' };
}

function questionOf(
  { origin }: SignInParts,
  provider: IdentityProvider,
  secret: string,
  fresh: boolean,
): SignInQuestion {
  return {
    redirectUri: `${origin()}${callbackPath(provider)}`,
    state: derived(secret, 'staat'),
    nonce: derived(secret, 'eenmalig'),
    verifier: derived(secret, 'bewijs'),
    fresh,
  };
}

export type Finished =
  | { readonly kind: 'signed_in'; readonly secret: string; readonly providerId: string; readonly wayBack: string }
  | { readonly kind: 'refused' | 'unreachable' | 'nobody' };

/**
 * @param attempt secret of the sign-in, from its cookie
 * @param current secret of the session there was, from its cookie; it ends
 * @param path path and query on which the browser came back
 */
export async function finishSignIn(
  parts: SignInParts,
  {
    attempt,
    current,
    path,
  }: { readonly attempt: string | null; readonly current: string | null; readonly path: string },
  now: Moment,
): Promise<Finished> {
  const { ports, sessions, providers, origin } = parts;
  if (attempt === null) return { kind: 'refused' };
  const callback = new URL(path, origin());
  // Before it is taken: an answer with another state must not spend the sign-in that is under way in this browser.
  if (!isSame(callback.searchParams.get('state') ?? '', derived(attempt, 'staat'))) return { kind: 'refused' };
  const begun = await sessions.take(hashOf(attempt), now.epochMs - ATTEMPT_MS);
  if (begun === null) return { kind: 'refused' };
  const directory = await ports.directory.current();
  const provider = providerById(directory, begun.providerId, now);
  if (provider === null || callback.pathname !== callbackPath(provider)) return { kind: 'refused' };

  const fresh = begun.person !== null;
  const answer = await providers.finish(provider, callback, questionOf(parts, provider, attempt, fresh));
  if (answer.kind !== 'signed_in') return answer;
  const verdict = await ports.tokens.verify(answer.accessToken, provider, now);
  if (verdict.kind === 'unreachable') return verdict;
  // One person in both tokens, or somebody's access token came along with another's sign-in.
  if (verdict.kind === 'invalid' || verdict.subject !== answer.subject || verdict.claims.cnf !== undefined)
    return { kind: 'refused' };
  const person = knownPerson(directory, provider, verdict.subject, verdict.claims);
  if (typeof person === 'string') return { kind: 'nobody' };
  if (person.roles.length === 0) return { kind: 'nobody' };

  const names = workerNames(ports.keys, person);
  const signedInMs = Math.min(answer.provedMs ?? 0, now.epochMs);
  // Who must prove anew who they are is the same person, and did it just now.
  if (begun.person !== null && (!names.some(name => name === begun.person) || signedInMs < begun.begunMs - CLOCKS_MS))
    return { kind: 'refused' };
  const secret = newSecret(ports.entropy);
  const hash = hashOf(secret);
  const identity: SealedIdentity = { subject: verdict.subject, claims: claimsHere(provider, verdict.claims) };
  await sessions.open(
    hash,
    {
      providerId: provider.id,
      person: names.at(-1)!,
      sealed: sealForGateway(ports.keys, ports.entropy, sealName(hash), identity),
      ...{ signedInMs, begunMs: now.epochMs, seenMs: now.epochMs },
    },
    current === null ? null : hashOf(current),
  );
  return { kind: 'signed_in', secret, providerId: provider.id, wayBack: begun.wayBack };
}

/** Of everything a token says, what says who somebody is here. */
function claimsHere(
  { rolesClaim, teamsClaim, organisationClaim }: IdentityProvider,
  claims: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const names = [rolesClaim, teamsClaim, ...(organisationClaim === null ? [] : [organisationClaim])];
  return Object.fromEntries(names.flatMap(name => (claims[name] === undefined ? [] : [[name, claims[name]]])));
}

/** Ends this session, or all of this person's. @returns how many ended */
export async function signOut(
  { ports, sessions }: Pick<SignInParts, 'ports' | 'sessions'>,
  session: Session,
  everywhere: boolean,
): Promise<number> {
  if (everywhere) return sessions.endAllOf(workerNames(ports.keys, session.person));
  await sessions.end(hashOf(session.secret));
  return 1;
}
