/** Optimistic locking on the wire: the version that was seen comes back in `If-Match` (RFC 9110, 13.1.1; RFC 6585, 3). */
import { type Problem, problem } from '../problems.ts';
import type { ApiContext } from './incoming.ts';

/** A strong tag that is a version: no list, no `*`, no weak tag. Those would change what nobody looked at. */
const TAG = /^"([1-9][0-9]{0,8})"$/;

/** The version a change is made on. */
export function versionSeen(c: ApiContext): number | Problem {
  const [, version] = TAG.exec(c.req.header('if-match') ?? '') ?? [];
  return version === undefined ? problem('VERSIE_ONTBREEKT') : Number(version);
}

export function versionTag(version: number): { readonly ETag: string } {
  return { ETag: `"${version}"` };
}

/** Why a step of casework was not made: its own code, and the sentence that goes with it. */
export function stepRefusal(code: string, sentence: string): Problem {
  return problem('STAP_GEWEIGERD', { detailCode: code, reasons: [{ code, uitleg: sentence, artikelen: [] }] });
}

/** @param team `<oin>/<code>` */
export function teamCode(team: string): string {
  return team.slice(team.indexOf('/') + 1);
}
