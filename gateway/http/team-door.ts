/** What routes of a team share: who asks, for which team, and a small document with its schema. */
import type { Checked } from '../../schemas/validate.ts';
import type { Caller } from '../access/authenticate.ts';
import type { TeamId } from '../ports.ts';
import type { Problem } from '../problems.ts';
import type { ApiContext } from './incoming.ts';

/** Runs `work` for a team this caller was registered for; any other team is refused before anything is read. */
export type TeamDoor = (
  c: ApiContext,
  code: string | undefined,
  work: (caller: Caller, team: TeamId) => Promise<Response | Problem>,
) => Promise<Response>;

export type ReadJson = <T>(
  c: ApiContext,
  check: (value: unknown) => Checked<T>,
) => Promise<{ readonly kind: 'read'; readonly caller: Caller; readonly value: T } | Problem>;
