/**
 * Which person is calling: a token of a provider that is registered for exactly the organisation of the connection.
 * The certificate says which organisation, the token which person there; neither counts without the other (ADR 0021).
 */
import type { Moment } from '../../consent/moment.ts';
import type { DirectorySnapshot, IdentityProvider, Ports, TeamId } from '../ports.ts';
import { type Problem, problem } from '../problems.ts';
import type { Caller } from './authenticate.ts';
import type { Identity } from './identity.ts';
import type { Reach, Role } from './roles.ts';
import { type Callers, reachOf } from './who-may.ts';

export interface Person extends Identity {
  readonly issuer: string;
  readonly roles: readonly Role[];
  /** Teams of the own organisation, as its provider says. */
  readonly teams: readonly TeamId[];
  /** On the route that is called. */
  readonly reach: Reach;
}

/** What a header `Authorization` can be refused for before anybody is asked. Opaque to the caller: all are 401. */
export type TokenFault =
  | 'TOKEN_ONLEESBAAR'
  | 'TOKEN_UITGEVER'
  | 'TOKEN_ALGORITME'
  | 'TOKEN_HANDTEKENING'
  | 'TOKEN_PUBLIEK'
  | 'TOKEN_VERLOPEN'
  | 'TOKEN_NOG_NIET_GELDIG'
  | 'TOKEN_TE_OUD'
  | 'TOKEN_GEGEVENS'
  | 'TOKEN_ORGANISATIE'
  | 'TOKEN_GEBONDEN';

/** RFC 6750: `Bearer` and one token; RFC 7519 tokens are three parts. */
const BEARER = /^Bearer ([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/i;
const MAX_TOKEN_CHARACTERS = 8_192;

/**
 * @param authorization the header as it came
 * @param callers the row of the route that is called
 */
export async function identifyPerson(
  ports: Pick<Ports, 'directory' | 'tokens' | 'tally'>,
  caller: Caller,
  authorization: string,
  callers: Callers,
  now: Moment,
): Promise<Person | Problem> {
  const [, token] = (authorization.length <= MAX_TOKEN_CHARACTERS && BEARER.exec(authorization)) || [];
  if (token === undefined) return refused(ports, 'TOKEN_ONLEESBAAR');
  const directory = await ports.directory.current();
  const issuer = ports.tokens.issuerOf(token);
  const provider = directory.identityProviders
    .get(caller.oin)
    ?.find(one => one.issuer === issuer && isInForce(one, now));
  // Nobody is asked anything on behalf of a token whose issuer this organisation did not register.
  if (provider === undefined) return refused(ports, 'TOKEN_UITGEVER');
  const verdict = await ports.tokens.verify(token, provider, now);
  if (verdict.kind === 'unreachable') return problem('AANMELDDIENST_ONBEREIKBAAR');
  if (verdict.kind === 'invalid') return refused(ports, verdict.code);

  if (!isBoundTo(verdict.claims.cnf, caller.tlsThumbprint)) return refused(ports, 'TOKEN_GEBONDEN');
  const known = knownPerson(directory, provider, verdict.subject, verdict.claims);
  if (typeof known === 'string') return refused(ports, known);
  const reach = reachOf(callers, known.roles);
  if (reach === null) return problem('ROL_NIET_BEVOEGD');
  return { ...known, reach };
}

/** Who somebody is by what their provider says of them: the one place where claims become roles and teams. */
export function knownPerson(
  directory: DirectorySnapshot,
  provider: IdentityProvider,
  subject: string,
  claims: Readonly<Record<string, unknown>>,
): Omit<Person, 'reach'> | TokenFault {
  if (!isOfOrganisation(directory, provider, claims)) return 'TOKEN_ORGANISATIE';
  const roles = rolesOf(provider, claims);
  const teams = teamsOf(directory, provider, claims);
  if (roles === null || teams === null) return 'TOKEN_GEGEVENS';
  return { oin: provider.oin, issuer: provider.issuer, subject, roles, teams };
}

/** Whether a person may see or do something of this team; a machine may what its client is registered for. */
export function reachesTeam(caller: Pick<Caller, 'person'>, team: TeamId): boolean {
  return reachesOneOf(caller, [team]);
}

/** The same for what several teams are party to; what no team is party to is the whole organisation's. */
export function reachesOneOf({ person }: Pick<Caller, 'person'>, teams: readonly TeamId[]): boolean {
  return person === null || person.reach === 'organisatie' || teams.some(team => person.teams.includes(team));
}

/** Whether the provider that named somebody is still one of the organisation's; a name typed on the command line has none. */
export function stillSignsIn(
  { identityProviders }: Pick<DirectorySnapshot, 'identityProviders'>,
  { oin, issuer }: Identity,
  now: Moment,
): boolean {
  return (
    issuer === null || (identityProviders.get(oin) ?? []).some(one => one.issuer === issuer && isInForce(one, now))
  );
}

/** Whether people of this provider are let in on this day. */
export function isInForce({ validity }: IdentityProvider, { localDate }: Moment): boolean {
  return validity.geldigVan <= localDate && (validity.geldigTot === undefined || localDate <= validity.geldigTot);
}

/**
 * One provider may serve several organisations; then its tokens must say which one, in a claim. Without it a person of
 * one organisation could be a person of another, so without it nobody is.
 */
function isOfOrganisation(
  { identityProviders }: DirectorySnapshot,
  provider: IdentityProvider,
  claims: Readonly<Record<string, unknown>>,
): boolean {
  if (provider.organisationClaim !== null) return claims[provider.organisationClaim] === provider.oin;
  return ![...identityProviders].some(
    ([oin, list]) => oin !== provider.oin && list.some(one => one.issuer === provider.issuer),
  );
}

/** RFC 8705: a token bound to a certificate is worth nothing on another connection. Other bindings are not known here. */
function isBoundTo(cnf: unknown, tlsThumbprint: string): boolean {
  if (cnf === undefined) return true;
  if (typeof cnf !== 'object' || cnf === null || Object.keys(cnf).length !== 1) return false;
  return (cnf as Record<string, unknown>)['x5t#S256'] === tlsThumbprint;
}

/** Values the organisation did not give a role mean nothing: an unknown role is nobody. */
function rolesOf(provider: IdentityProvider, claims: Readonly<Record<string, unknown>>): readonly Role[] | null {
  const values = textsOf(claims[provider.rolesClaim]);
  if (values === null) return null;
  return [...new Set(values.flatMap(value => (Object.hasOwn(provider.roles, value) ? provider.roles[value]! : [])))];
}

/** One team that is not the organisation's makes the whole token doubtful: nobody is let in on the rest of it. */
function teamsOf(
  { teams }: DirectorySnapshot,
  provider: IdentityProvider,
  claims: Readonly<Record<string, unknown>>,
): readonly TeamId[] | null {
  const values = textsOf(claims[provider.teamsClaim]);
  if (values === null) return null;
  const ids = values.map((code): TeamId => `${provider.oin}/${code}`);
  return ids.every(id => teams.get(id)?.oin === provider.oin) ? ids : null;
}

/** A claim that is absent holds nothing; one word is a list of one. */
function textsOf(claim: unknown): readonly string[] | null {
  const list: readonly unknown[] = claim === undefined ? [] : Array.isArray(claim) ? claim : [claim];
  return list.every(one => typeof one === 'string') ? list : null;
}

/** Counted like every caller who could not be let in. */
function refused(ports: Pick<Ports, 'tally'>, code: TokenFault): Problem {
  ports.tally.stranger(code);
  return problem('TOKEN_ONGELDIG', { detailCode: code });
}
