/** What files with routes share: who is calling for which team, and a body that was read and checked. */
import type { Caller } from '../access/authenticate.ts';
import type { TeamId } from '../ports.ts';
import type { Problem } from '../problems.ts';
import type { ApiContext } from './incoming.ts';

type Check<T> = (value: unknown) => { kind: 'valid'; value: T } | { kind: 'invalid'; faults: Problem['faults'] };
type ForTeam = (caller: Caller, team: TeamId) => Promise<Response | Problem>;

export interface SharedRoutes {
  readonly answer: (c: ApiContext, result: Problem | Response) => Response;
  /** Runs the work for a team the caller may speak for; any other team is refused before anything is read. */
  readonly forTeam: (c: ApiContext, code: string | undefined, work: ForTeam) => Promise<Response>;
  readonly asTeam: (c: ApiContext, caller: Caller, code: string, work: ForTeam) => Promise<Response>;
  readonly readJson: <T>(
    c: ApiContext,
    check: Check<T>,
  ) => Promise<{ kind: 'read'; caller: Caller; value: T } | Problem>;
}
