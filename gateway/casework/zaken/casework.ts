/** Casework at work: every few seconds what came in for teams whose key is kept here, in the main process of each gateway. */
import type { Exchange } from '../../exchange/exchange.ts';
import type { TeamId } from '../../ports.ts';
import { type NotAdmitted, type Passed, takeArrivals } from './arrivals.ts';
import type { ResidentRegister } from './residents.ts';

const EVERY_MS = 2_000;
const REORDER_AT_ONCE = 200;

export interface Casework {
  /** Takes in what waits now; for tests, and for a stop that loses nothing. One turn at a time. */
  turn(): Promise<void>;
  /** After the turn under way. */
  stop(): Promise<void>;
}

export interface CaseworkParts {
  readonly exchange: Exchange;
  readonly notAdmitted: NotAdmitted;
  readonly residents: ResidentRegister | null;
  /** Hears of a team whose turn failed; it is tried again, and the others go on. */
  readonly onBroken: (error: unknown) => void;
}

export function startCasework(parts: CaseworkParts): Casework {
  const passed: Passed = new Set();
  let underway: Promise<void> = Promise.resolve();
  let waits = false;
  const turn = () => {
    waits = true;
    underway = underway.then(() => {
      waits = false;
      return allTeams(parts, passed);
    });
    return underway;
  };
  const timer = setInterval(() => void (waits || turn()), EVERY_MS);
  timer.unref();
  return {
    turn,
    async stop() {
      clearInterval(timer);
      await underway;
    },
  };
}

async function allTeams(parts: CaseworkParts, passed: Passed): Promise<void> {
  const { exchange, onBroken } = parts;
  const teams = await exchange.ports.teamKeys.teams().catch((error: unknown): readonly TeamId[] => {
    onBroken(error);
    return [];
  });
  for (const team of teams) await oneTeam(parts, team, passed).catch(onBroken);
}

async function oneTeam(parts: CaseworkParts, team: TeamId, passed: Passed): Promise<void> {
  const { exchange, notAdmitted, residents } = parts;
  const { clock, entropy, zaken } = exchange.ports;
  const traceId = entropy.bytes(16).toString('hex');
  await takeArrivals(exchange, team, { now: clock.now(), traceId, passed, notAdmitted, residents });
  // Settings of the team that changed: every zaak gets its place by them, a few at a time.
  while ((await zaken.reorder(team, REORDER_AT_ONCE)) === REORDER_AT_ONCE);
}
