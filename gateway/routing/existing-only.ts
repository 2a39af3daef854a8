/**
 * A team serves a municipality only as long as it exists (G-01, R12): the directory, with the days on which a code was not
 * valid taken away. So every way that asks the directory refuses a dissolved municipality, also where somebody forgot to
 * end the team's registration for it. A code that the list does not know stays as two administrators registered it.
 */
import type { Validity } from '../../consent/moment.ts';
import type { Directory, DirectorySnapshot, Team } from '../ports.ts';
import type { Municipalities } from './municipalities.ts';

export function existingOnly(directory: Directory, municipalities: Municipalities): Directory {
  const known = new Map<string, Validity[]>();
  for (const { gemeentecode, validity } of municipalities.gemeenten)
    known.set(gemeentecode, [...(known.get(gemeentecode) ?? []), validity]);
  const seen = new WeakMap<DirectorySnapshot, DirectorySnapshot>();

  const clippedTeam = (team: Team): Team => ({
    ...team,
    gemeenten: team.gemeenten.flatMap(served => {
      const exists = known.get(served.gemeentecode);
      return exists === undefined ? [served] : exists.flatMap(period => overlapOf(served, period));
    }),
  });

  function clipped(snapshot: DirectorySnapshot): DirectorySnapshot {
    const made = seen.get(snapshot) ?? {
      ...snapshot,
      teams: new Map([...snapshot.teams].map(([id, team]) => [id, clippedTeam(team)])),
    };
    seen.set(snapshot, made);
    return made;
  }

  return {
    current: async () => clipped(await directory.current()),
    refresh: async () => clipped(await directory.refresh()),
  };
}

/** The days that are in both periods; none when they do not meet. */
function overlapOf<T extends Validity>(served: T, exists: Validity): readonly T[] {
  const geldigVan = served.geldigVan > exists.geldigVan ? served.geldigVan : exists.geldigVan;
  const ends = [served.geldigTot, exists.geldigTot].filter(day => day !== undefined).sort();
  const [geldigTot] = ends;
  if (geldigTot === undefined) return [{ ...served, geldigVan }];
  return geldigVan <= geldigTot ? [{ ...served, geldigVan, geldigTot }] : [];
}
