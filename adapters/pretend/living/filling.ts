/** What every part of the filling works with, and how it says that something did not go as it should. */
import type { Moment } from '../../../consent/moment.ts';
import type { Role } from '../../../gateway/access/roles.ts';
import type { Chance } from '../chance.ts';
import { PRETEND_PEOPLE, type PretendPerson } from '../people.ts';
import { PRETEND_REGION } from '../region.ts';
import type { Document, Door, Reply } from './door.ts';
import type { Place, Resident } from './residents.ts';

export interface Filling {
  readonly door: Door;
  readonly chance: Chance;
  /** Local day on which this region began to be filled: what is dated, is dated from it. */
  readonly day: string;
  readonly now: () => Moment;
  /** When what is said to have been said was said: the day before, so that what is sent again is the same. */
  readonly saidAt: string;
  /** Always the same id for the same words, so that what is sent again is the same. */
  readonly id: (words: string) => string;
  readonly resident: (place: Place) => Resident;
}

/** One thing to do. Its key is written down when it is done. */
export interface Task {
  readonly key: string;
  readonly run: () => Promise<void>;
  /** What it counts for in the progress; 1 unless told. */
  readonly size?: number;
}

/** The gateway did not do what it does for everybody: the filling notes it and goes on with the next. */
export function must(reply: Reply, status: number, what: string): Document {
  if (reply.status === status) return reply.body;
  throw new RangeError(`Cannot fill ${what}: ${reply.status} ${String(reply.body.code ?? '')}`);
}

export function organisationAt(map: string) {
  const found = PRETEND_REGION.find(one => one.map === map);
  if (found === undefined) throw new RangeError(`Cannot find organisation ${map}`);
  return found;
}

/** @param nth there are two officers everywhere */
export function personAt(map: string, role: Role, team?: string, nth = 0): PretendPerson {
  const found = PRETEND_PEOPLE.filter(
    one => one.organisation.map === map && one.role === role && (team === undefined || one.teams.includes(team)),
  )[nth];
  if (found === undefined) throw new RangeError(`Cannot find ${role} at ${map}`);
  return found;
}

/** Team of an organisation as a sender in its first capacity. */
export function sendingTeam(map: string, code: string) {
  const { oin, teams } = organisationAt(map);
  const team = teams.find(one => one.code === code);
  if (team === undefined) throw new RangeError(`Cannot find team ${code} at ${map}`);
  return { map, oin, team: code, hoedanigheid: team.hoedanigheden[0]! };
}

/** The one with casework at the gateway, and its neighbour with software of its own. */
export const ZEIST: Place & { readonly map: string } = {
  map: 'gemeente-zeist',
  ...{ gemeentecode: '0355', naam: 'Zeist', wijk: 3701 },
};
export const UTRECHT: Place & { readonly map: string } = {
  map: 'gemeente-utrecht',
  ...{ gemeentecode: '0344', naam: 'Utrecht', wijk: 3511 },
};
