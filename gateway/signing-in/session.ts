/**
 * Who is behind a session, asked at every request: the directory as it is now, and what the provider said, read by the
 * same function that reads a token. A person on the screens may at most what a client of the own organisation may (ADR 0035).
 */
import type { Moment } from '../../consent/moment.ts';
import type { Caller } from '../access/authenticate.ts';
import { isInForce, knownPerson, type Person } from '../access/person.ts';
import { type Callers, reachOf } from '../access/who-may.ts';
import { openForGateway } from '../exchange/gateway-seal.ts';
import type { Client, DirectorySnapshot, IdentityProvider, Organisation, Ports } from '../ports.ts';
import type { KeptSession, SessionStore } from './ports.ts';
import { hashOf } from './secret.ts';

export interface SessionLimits {
  /** Without a request. */
  readonly idleMs: number;
  /** Since signing in; not longer than a token would be believed (`adapters/oidc/token-verifier.ts`). */
  readonly wholeMs: number;
  /** How long a proof of who somebody is counts for what is sensitive. */
  readonly freshMs: number;
}

export const SESSION_LIMITS: SessionLimits = { idleMs: 30 * 60_000, wholeMs: 120 * 60_000, freshMs: 10 * 60_000 };
/** The last look is written down no more often than this. */
const NOTED_EVERY_MS = 60_000;

/** What the provider said: only the claims that say who somebody is here. */
export interface SealedIdentity {
  readonly subject: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

export interface Session {
  readonly secret: string;
  readonly kept: KeptSession;
  readonly provider: IdentityProvider;
  readonly organisation: Organisation;
  readonly person: Omit<Person, 'reach'>;
}

/** @param secret from the cookie @returns null: nobody is signed in (any more) */
export async function sessionOf(
  {
    ports,
    sessions,
    limits,
  }: {
    readonly ports: Pick<Ports, 'directory' | 'keys'>;
    readonly sessions: SessionStore;
    readonly limits: SessionLimits;
  },
  secret: string,
  now: Moment,
): Promise<Session | null> {
  const hash = hashOf(secret);
  const kept = await sessions.find(hash);
  if (kept === null || isOver(kept, limits, now)) return null;
  const directory = await ports.directory.current();
  const provider = providerById(directory, kept.providerId, now);
  const organisation = provider === null ? undefined : directory.organisations.get(provider.oin);
  if (provider === null || organisation?.status !== 'aangesloten') return null;
  const { subject, claims } = openForGateway(ports.keys, sealName(hash), kept.sealed) as SealedIdentity;
  const person = knownPerson(directory, provider, subject, claims);
  if (typeof person === 'string') return null;
  if (now.epochMs - kept.seenMs >= NOTED_EVERY_MS) await sessions.seen(hash, now.epochMs);
  return { secret, kept, provider, organisation, person };
}

/** What a kept identity is bound to, so that it cannot be put under another session. */
export const sealName = (hash: Buffer) => `sessie ${hash.toString('base64url')}`;

function isOver({ begunMs, seenMs }: KeptSession, { idleMs, wholeMs }: SessionLimits, { epochMs }: Moment): boolean {
  return epochMs - begunMs >= wholeMs || epochMs - seenMs >= idleMs;
}

/** Whether somebody proved not long ago who they are. */
export function isFresh({ kept }: Session, { freshMs }: SessionLimits, { epochMs }: Moment): boolean {
  return epochMs - kept.signedInMs < freshMs;
}

/** A provider at which the screens are registered, and that is in force today. */
export function providerById(
  { identityProviders }: DirectorySnapshot,
  id: string,
  now: Moment,
): IdentityProvider | null {
  const found = [...identityProviders.values()].flat().find(one => one.id === id);
  return found?.screens !== undefined && isInForce(found, now) ? found : null;
}

/**
 * The person as a caller, for the functions that the API calls. The place of the client takes what the clients of the
 * organisation may together: where they may nothing, nor may people. It has no certificate, so it cannot send or fetch.
 * @returns null: no role of this person is in the row
 */
export function screenCaller(
  directory: DirectorySnapshot,
  { person }: Session,
  callers: Callers,
): (Caller & { readonly person: Person }) | null {
  const reach = reachOf(callers, person.roles);
  if (reach === null) return null;
  const clients = [...directory.clientsByTls.values()].filter(one => one.oin === person.oin && one.status === 'actief');
  const teams = new Map<string, Client['teams'][number]>();
  for (const { team } of clients.flatMap(one => one.teams)) teams.set(team, { team, hoedanigheden: [] });
  const id = `schermen ${person.oin}`;
  const client: Client = {
    ...{ id, oin: person.oin, status: 'actief', tlsThumbprints: [], signingThumbprints: [] },
    teams: [...teams.values()],
  };
  return {
    ...{ kind: 'caller', id, oin: person.oin, client, tlsKeyThumbprint: '', tlsThumbprint: '' },
    person: { ...person, reach },
  };
}
