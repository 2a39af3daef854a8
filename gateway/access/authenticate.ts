/**
 * Who is calling: certificate path, registration, signature, in that order. Identity is proven by certificate and
 * signature only, never by a header; what a caller may speak for is what was registered (docs/ARCHITECTURE.md, identity).
 */
import type { Moment } from '../../consent/moment.ts';
import type { Received } from '../exchange/received.ts';
import type { CertificateFault, Client, DirectorySnapshot, Ports, TeamId } from '../ports.ts';
import { type Problem, type ProblemCode, problem } from '../problems.ts';
import { readMessageSignature, verifyMessageSignature } from './message-signature.ts';
import type { OwnCasework } from './own-casework.ts';
import { type Person, reachesTeam } from './person.ts';
import type { RateUse } from './rate-limit.ts';

/** R21: a request is fresh for five minutes around its signing time. */
const FRESH_MS = 5 * 60_000;

/** A registered client behind a valid certificate. */
export interface Caller {
  readonly kind: 'caller';
  readonly id: string;
  readonly oin: string;
  readonly client: Client;
  /** Thumbprint of the key of the TLS certificate; the signing key must be another one (PKIoverheid: one key, one use). */
  readonly tlsKeyThumbprint: string;
  /** Thumbprint of the TLS certificate itself. */
  readonly tlsThumbprint: string;
  /** Who is behind it; null for software that acts by itself. A person may at most what the client may. */
  readonly person: Person | null;
}

/** A caller whose signature covers this very request. */
export interface Authenticated {
  readonly kind: 'authenticated';
  readonly caller: Caller;
  readonly received: Received;
  readonly signedAtMs: number;
}

/** What a request costs the client's bucket. */
interface Cost {
  readonly use: RateUse;
  readonly amount: number;
}

const ONE_READ: Cost = { use: 'lezen', amount: 1 };

/** Who holds the connection: for reading, where nothing is signed. Whoever is known then pays; strangers have no bucket. */
export async function identify(
  ports: Ports,
  peerChain: readonly Buffer[],
  now: Moment,
  cost = ONE_READ,
): Promise<Caller | Problem> {
  if (peerChain.length === 0) return stranger(ports, problem('CERTIFICAAT_ONTBREEKT'));
  const verdict = ports.trust.validate(peerChain, 'tls-client', now);
  if (verdict.kind === 'invalid') return stranger(ports, notTrusted('CERTIFICAAT_ONGELDIG', verdict.code));
  const directory = await ports.directory.current();
  const client = directory.clientsByTls.get(verdict.thumbprint);
  if (client === undefined || client.status !== 'actief' || client.oin !== verdict.oin)
    return stranger(ports, problem('CLIENT_ONBEKEND'));
  if (directory.organisations.get(client.oin)?.status !== 'aangesloten') return problem('ORGANISATIE_GESCHORST');
  const tooFast = ports.rates.spend(client.id, cost.use, cost.amount, now);
  if (tooFast !== null) return problem('TE_SNEL', { tooFast });
  return {
    kind: 'caller',
    id: client.id,
    oin: client.oin,
    client,
    tlsKeyThumbprint: verdict.keyThumbprint,
    tlsThumbprint: verdict.thumbprint,
    person: null,
  };
}

/**
 * Who sent this message: the connection and the signature must both be the same client's.
 * @param messages how many messages one signature covers: a batch costs its number of lines
 */
export async function authenticate(ports: Ports, received: Received, messages = 1): Promise<Authenticated | Problem> {
  const client = await identify(ports, received.peerChain, received.now, { use: 'zenden', amount: messages });
  if (client.kind === 'problem') return client;
  const caller: Caller = { ...client, person: received.person };
  const unsigned = (code: string) => stranger(ports, problem('HANDTEKENING_ONGELDIG', { detailCode: code }));

  const read = readMessageSignature(received);
  if (read.kind === 'fault') return unsigned(read.code);
  if (!isForUs(ports, received)) return unsigned('ANDERE_POORT');
  const signer = ports.trust.validate(read.chain, 'ondertekening', received.now);
  if (signer.kind === 'invalid') return stranger(ports, notTrusted('HANDTEKENING_ONGELDIG', signer.code));
  if (signer.keyThumbprint === caller.tlsKeyThumbprint) return unsigned('SLEUTEL_GEDEELD');
  if (signer.oin !== caller.oin || !caller.client.signingThumbprints.includes(signer.thumbprint))
    return stranger(ports, problem('CLIENT_ONBEKEND', { detailCode: 'ANDERE_ONDERTEKENAAR' }));
  const verified = verifyMessageSignature(read, signer.publicKey);
  if (verified.kind === 'fault') return unsigned(verified.code);
  return { kind: 'authenticated', caller, received, signedAtMs: read.signedAtMs };
}

/**
 * Whether a certificate was revoked must be known; a list that is not there yet, or that ended, is nobody's fault who
 * calls. Fail closed, in the form that a caller simply tries again: the missing list is being fetched meanwhile.
 */
function notTrusted(code: ProblemCode, fault: CertificateFault): Problem {
  const mayPass = fault === 'CRL_ONTBREEKT' || fault === 'CRL_VERLOPEN';
  return problem(mayPass ? 'INTREKKING_ONBEKEND' : code, { detailCode: fault });
}

/** The signed `host` names this gateway: a message signed for another one cannot be replayed here. */
function isForUs({ hostNames }: Ports, { headers }: Received): boolean {
  return typeof headers.host === 'string' && hostNames.has(headers.host.replace(/:\d{1,5}$/, '').toLowerCase());
}

/** Whether the signature is young enough for an id that was not seen before (R21). */
export function isFresh({ received, signedAtMs }: Authenticated): boolean {
  return Math.abs(received.now.epochMs - signedAtMs) <= FRESH_MS;
}

/** Whether this client was registered for the team and capacity a message claims, and its person is of that team. */
export function maySpeakFor(
  caller: Caller,
  claimed: { readonly oin: string; readonly team: string; readonly hoedanigheid: string },
): boolean {
  return (
    claimed.oin === caller.oin &&
    reachesTeam(caller, `${claimed.oin}/${claimed.team}`) &&
    caller.client.teams.some(
      one => one.team === `${claimed.oin}/${claimed.team}` && one.hoedanigheden.includes(claimed.hoedanigheid),
    )
  );
}

/** The team a fetch claims, when this client was registered for it and its person reaches it. */
export function claimedTeam(caller: Caller, code: string): TeamId | null {
  const team: TeamId = `${caller.oin}/${code}`;
  return caller.client.teams.some(one => one.team === team) && reachesTeam(caller, team) ? team : null;
}

/** Who receives: a registered client, or the casework that the gateway does for a team. */
export type Receiver = Caller | OwnCasework;

/** Whether the caller is still who it was when it was identified, in this very snapshot of the directory. */
export function isStillRegistered(directory: DirectorySnapshot, caller: Receiver, team: TeamId): boolean {
  const organisation = directory.organisations.get(caller.oin);
  if (caller.kind === 'eigen_casework')
    return organisation?.status === 'aangesloten' && caller.team === team && directory.teams.has(team);
  const client = [...caller.client.tlsThumbprints]
    .map(print => directory.clientsByTls.get(print))
    .find(one => one?.id === caller.id);
  return (
    organisation?.status === 'aangesloten' && client?.status === 'actief' && client.teams.some(one => one.team === team)
  );
}

/** Strangers are counted; they cannot grow the log (docs/fouten.md). */
function stranger(ports: Ports, fault: Problem): Problem {
  ports.tally.stranger(fault.detailCode ?? fault.code);
  return fault;
}
