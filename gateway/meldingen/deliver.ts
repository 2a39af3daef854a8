/**
 * Telling receivers that something waits: asks new receivers for leave, gathers news per receiver, delivers what is due.
 * Safe in any number of gateways on one database: whoever takes work holds it for a minute, and work of a process that
 * died is taken over when that minute is over.
 */
import type { Moment } from '../../consent/moment.ts';
import type { Tally } from '../log.ts';
import type { Clock, Directory, DirectorySnapshot, Entropy, KeyRing, TeamId } from '../ports.ts';
import { EVENT_MEDIA_TYPE, newsEvent, signatureHeaders } from './event.ts';
import { allowedGapMs, permissionHeaders } from './handshake.ts';
import type {
  AttemptFault,
  DeliveryResult,
  DueEvent,
  DueHandshake,
  HandshakeResult,
  MeldingQueue,
  SwitchedOffCode,
  WebhookAnswer,
  WebhookClient,
} from './ports.ts';
import { DELIVERY_WAITS_MS, HANDSHAKE_WAITS_MS, retryAfterMs, waitAfter } from './schedule.ts';
import { openSecrets } from './subscriptions.ts';

export interface MeldingenParts {
  readonly queue: MeldingQueue;
  readonly client: WebhookClient;
  readonly directory: Directory;
  readonly keys: KeyRing;
  readonly clock: Clock;
  readonly entropy: Entropy;
  readonly tally: Tally;
  /** Who sends, in an event: `urn:nld:oin:<OIN>:systeem:seinhuis`. */
  readonly source: string;
  /** Who sends, in a handshake: a DNS name. */
  readonly origin: string;
  /** How long news is gathered: at most one event per receiver in this time. */
  readonly gatherMs: number;
  readonly report: (event: MeldingReport) => void;
}

export type MeldingReport =
  /** A receiver is not told any more; its team and the operator must know. */
  | { readonly kind: 'switched-off'; readonly subscriptionId: string; readonly team: TeamId; readonly code: string }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface Meldingen {
  /** Everything that is due at `now`, once; settles when the answers are in. */
  deliverDue(now: Moment): Promise<void>;
  /** Cuts what is under way, gives it back, and ends. */
  stop(): Promise<void>;
}

const LEASE_MS = 60_000;
/** Shorter than the lease, so that nobody takes over what is still under way. */
const ATTEMPT_MS = 15_000;
const MAX_UNDER_WAY = 32;
const LOOK_MS = 5_000;
const LOOKS_AT_ONCE = 20;
const POLL_MS = 1_000;
/** A suspended member is told nothing, and looked at again after this time. */
const SUSPENDED_MS = 5 * 60_000;
const KEPT_MS = 30 * 86_400_000;
const FORGET_EVERY_MS = 3_600_000;

export function makeMeldingen(parts: MeldingenParts): Meldingen {
  const { queue, directory, entropy } = parts;
  const underWay = new Set<Promise<void>>();
  const rounds = new Set<Promise<void>>();
  const stopped = new AbortController();
  let forgottenMs = Number.NEGATIVE_INFINITY;

  /** Runs beside the others, and is counted; a failure is reported and leaves the lease to run out. */
  function start(work: () => Promise<void>): Promise<void> {
    const running: Promise<void> = work()
      .catch((error: unknown) => parts.report({ kind: 'failed', error }))
      .finally(() => underWay.delete(running));
    underWay.add(running);
    return running;
  }

  const room = () => Math.max(0, MAX_UNDER_WAY - underWay.size);

  function deliverDue(now: Moment): Promise<void> {
    const running: Promise<void> = oneRound(now).finally(() => rounds.delete(running));
    rounds.add(running);
    return running;
  }

  async function oneRound(now: Moment): Promise<void> {
    if (stopped.signal.aborted) return;
    const members = await directory.current();
    const until = now.epochMs + LEASE_MS;
    const handshakes = await queue.takeHandshakes(now.epochMs, until, room());
    const asked = handshakes.map(due => start(() => ask(due, members, now)));

    await queue.gather(now.epochMs, parts.gatherMs, LOOK_MS, LOOKS_AT_ONCE, news =>
      takesPart(members, news.team) ? newsEvent(entropy.uuid(now.epochMs), parts.source, news, now) : null,
    );
    // What is taken now could only be given back.
    if (stopped.signal.aborted) return void (await Promise.all(asked));
    const events = await queue.takeEvents(now.epochMs, until, room());
    const sent = events.map(due => start(() => deliver(due, members, now)));

    if (now.epochMs - forgottenMs >= FORGET_EVERY_MS) {
      forgottenMs = now.epochMs;
      await queue.forget(now.epochMs - KEPT_MS);
    }
    await Promise.all([...asked, ...sent]);
  }

  async function ask(due: DueHandshake, members: DirectorySnapshot, now: Moment): Promise<void> {
    const result = takesPart(members, due.team)
      ? await handshake(parts, due, now, stopped.signal)
      : ({ kind: 'untouched', atMs: now.epochMs + SUSPENDED_MS } as const);
    if ((await queue.settleHandshake(due, result, now.epochMs)) && result.kind === 'off') switchedOff(due, result.code);
  }

  async function deliver(due: DueEvent, members: DirectorySnapshot, now: Moment): Promise<void> {
    const result = takesPart(members, due.team)
      ? await attempt(parts, due, now, stopped.signal)
      : ({ kind: 'untouched', atMs: now.epochMs + SUSPENDED_MS } as const);
    if (!(await queue.settleEvent(due, result, now.epochMs))) return;
    if (result.kind !== 'untouched') parts.tally.notified(result.kind === 'delivered' ? 'afgeleverd' : result.code);
    if (result.kind === 'off') switchedOff(due, result.code);
  }

  function switchedOff({ subscriptionId, team }: DueHandshake | DueEvent, code: SwitchedOffCode): void {
    parts.tally.alarm('ABONNEMENT_UITGESCHAKELD');
    parts.report({ kind: 'switched-off', subscriptionId, team, code });
  }

  return {
    deliverDue,
    async stop() {
      stopped.abort();
      await Promise.allSettled([...rounds, ...underWay]);
    },
  };
}

/** Runs by itself: soon after something changed, and every second. */
export async function startMeldingen(parts: MeldingenParts): Promise<Meldingen> {
  const meldingen = makeMeldingen(parts);
  let running = false;
  let again = false;
  let broken = false;
  const round = () => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    // A slow receiver must not hold up the others: the next round starts when the work is taken, not when it is done.
    const work = meldingen.deliverDue(parts.clock.now()).then(
      () => {
        broken = false;
      },
      (error: unknown) => {
        // Said once, however long the database stays away.
        if (!broken) parts.report({ kind: 'failed', error });
        broken = true;
      },
    );
    void Promise.race([work, pause(POLL_MS)]).then(() => {
      running = false;
      if (!again) return;
      again = false;
      round();
    });
  };
  const stopListening = await parts.queue.onChange(round);
  const poll = setInterval(round, POLL_MS).unref();
  return {
    deliverDue: meldingen.deliverDue,
    async stop() {
      clearInterval(poll);
      await stopListening();
      await meldingen.stop();
    },
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds).unref());
}

/** Whether the team still takes part: a suspended member is told nothing. */
function takesPart(members: DirectorySnapshot, team: TeamId): boolean {
  const oin = members.teams.get(team)?.oin;
  return oin !== undefined && members.organisations.get(oin)?.status === 'aangesloten';
}

async function handshake(
  { client, entropy, origin }: MeldingenParts,
  due: DueHandshake,
  now: Moment,
  stopped: AbortSignal,
): Promise<HandshakeResult> {
  const signal = AbortSignal.any([stopped, AbortSignal.timeout(ATTEMPT_MS)]);
  const answer = await client.send({ method: 'OPTIONS', url: due.url, headers: permissionHeaders(origin), signal });
  if (stopped.aborted) return { kind: 'untouched', atMs: now.epochMs };
  const gapMs = answer.kind === 'answer' ? allowedGapMs(answer, origin) : null;
  if (gapMs !== null) return { kind: 'allowed', gapMs };
  const wait = waitAfter(due.attempt, HANDSHAKE_WAITS_MS, entropy);
  if (wait !== null) return { kind: 'again', atMs: now.epochMs + wait };
  return { kind: 'off', code: answer.kind === 'fault' ? answer.code : 'GEEN_TOESTEMMING' };
}

async function attempt(
  parts: MeldingenParts,
  due: DueEvent,
  now: Moment,
  stopped: AbortSignal,
): Promise<DeliveryResult> {
  const secrets = secretsOf(parts, due, now);
  const answer: WebhookAnswer =
    secrets === null
      ? { kind: 'fault', code: 'GEHEIM_ONLEESBAAR' }
      : await parts.client.send({
          method: 'POST',
          url: due.url,
          headers: {
            ...signatureHeaders(due.event, secrets, now),
            'Content-Type': EVENT_MEDIA_TYPE,
            'WebHook-Request-Origin': parts.origin,
          },
          body: due.event.text,
          signal: AbortSignal.any([stopped, AbortSignal.timeout(ATTEMPT_MS)]),
        });
  if (answer.kind === 'answer' && answer.status >= 200 && answer.status < 300)
    return { kind: 'delivered', quietUntilMs: now.epochMs + parts.gatherMs };
  if (stopped.aborted) return { kind: 'untouched', atMs: now.epochMs };
  if (answer.kind === 'answer' && answer.status === 410) return { kind: 'off', code: 'OPGEZEGD' };
  const code = answer.kind === 'fault' ? answer.code : faultOf(answer.status);
  const asked = answer.kind === 'answer' ? retryAfterMs(answer.headers['retry-after'], now.epochMs) : 0;
  const wait = waitAfter(due.attempt, DELIVERY_WAITS_MS, parts.entropy, Math.max(asked, due.gapMs));
  return wait === null ? { kind: 'off', code } : { kind: 'again', atMs: now.epochMs + wait, code };
}

/** A redirect is not followed: where it leads was not registered, and was not asked. */
function faultOf(status: number): AttemptFault {
  return status >= 300 && status < 400 ? 'OMLEIDING' : 'AFGEWEZEN';
}

function secretsOf({ keys }: MeldingenParts, due: DueEvent, now: Moment): readonly string[] | null {
  try {
    return openSecrets(keys, due.subscriptionId, due.secrets, now);
  } catch {
    return null;
  }
}
