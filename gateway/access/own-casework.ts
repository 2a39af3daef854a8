/**
 * The casework of a team whose key the gateway keeps, as a receiver: it asks for that team's own messages and for nothing
 * else, through the same decision as a team with software of its own. Made where signals are taken in, and nowhere else
 * (an architecture test holds that).
 */
import type { TeamId } from '../ports.ts';

class OwnCaseworkToken {
  declare protected readonly madeForTheTeamItself: true;
  readonly kind = 'eigen_casework';
  readonly oin: string;
  readonly team: TeamId;
  constructor(team: TeamId) {
    this.team = team;
    this.oin = team.slice(0, team.indexOf('/'));
  }
}

export type OwnCasework = OwnCaseworkToken;

export function ownCasework(team: TeamId): OwnCasework {
  return new OwnCaseworkToken(team);
}
