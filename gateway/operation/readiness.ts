/** Whether everything a disclosure needs works now. Each part that does not has a name an operator can look up. */
import type { Moment } from '../../consent/moment.ts';

/** Probes; one that throws counts as not working. */
export interface ReadinessProbes {
  /** Reads the directory afresh: whether a policy is in force. */
  policyInForce(): Promise<boolean>;
  /** Writes and undoes; tells the oldest entry that waits for a position, in ms since 1970, or null. */
  writePath(): Promise<{ readonly oldestWaitingMs: number | null }>;
  sequencerIsHealthy(): boolean;
  /** Ends of the newest revocation list of each issuer; null where there is none. */
  listEnds(now: Moment): readonly (number | null)[];
  freeBytes(): number;
  isStopping(): boolean;
}

export type NotReady = 'stopt' | 'databank' | 'beleid' | 'logboek' | 'intrekkingslijsten' | 'schijf';

/** Who asks waits no longer than this: a part that has not answered by then does not work. */
const ANSWER_MS = 4_000;
/** An entry that waits longer than this means that nobody leads the log. */
const STUCK_MS = 30_000;
const LEAST_FREE_BYTES = 50_000_000;

export interface Readiness {
  /** Names of what does not work; empty when all does. */
  readonly missing: readonly NotReady[];
  /** Age of the oldest entry that waits for a position; 0 when none does, or when it cannot be known. */
  readonly waitingMs: number;
  /** End of the revocation list that ends first, in ms since 1970; null when there is none. */
  readonly firstListEndMs: number | null;
}

export async function readinessOf(probes: ReadinessProbes, now: Moment): Promise<Readiness> {
  const missing: NotReady[] = [];
  if (probes.isStopping()) missing.push('stopt');
  // One after the other, on one connection: asking must not itself need more of what may be short.
  const late = inTime(ANSWER_MS);
  const policy = await Promise.race([probes.policyInForce().catch(() => null), late]);
  const write = policy === null ? null : await Promise.race([probes.writePath().catch(() => null), late]);
  if (policy === null || write === null) missing.push('databank');
  if (policy === false) missing.push('beleid');
  const waitingSince = write?.oldestWaitingMs ?? null;
  const waitingMs = waitingSince === null ? 0 : Math.max(0, now.epochMs - waitingSince);
  if (!probes.sequencerIsHealthy() || waitingMs > STUCK_MS) missing.push('logboek');
  // With one list run out some are refused; taking the gateway away would refuse everybody. doctor names the one.
  const ends = probes.listEnds(now);
  if (!ends.some(end => end !== null && end > now.epochMs)) missing.push('intrekkingslijsten');
  if (!hasRoom(probes)) missing.push('schijf');
  const known = ends.filter(end => end !== null);
  return { missing, waitingMs, firstListEndMs: known.length === 0 ? null : Math.min(...known) };
}

/** null, after so long. */
function inTime(milliseconds: number): Promise<null> {
  return new Promise(resolve => setTimeout(resolve, milliseconds, null).unref());
}

function hasRoom(probes: ReadinessProbes): boolean {
  try {
    return probes.freeBytes() >= LEAST_FREE_BYTES;
  } catch {
    return false;
  }
}
