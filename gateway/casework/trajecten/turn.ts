/** Whose turn a handover is: what somebody sees under "waits for me". */
import { REFUSED } from '../overdracht/arrows.ts';
import type { Side } from '../overdracht/steps.ts';
import type { Handover, Traject } from '../overdracht/traject.ts';

const SIDES: readonly Side[] = ['afzender', 'ontvanger'];

/** @returns no side where nothing is left to do, or nobody is waited for */
export function turnOf({ status, bevestigd, geschil }: Handover): readonly Side[] {
  if (status === 'concept' || status === 'toestemming_gevraagd') return ['afzender'];
  if (status === 'voorgesteld' || status === 'in_gesprek' || status === 'overgedragen') return ['ontvanger'];
  if (status === 'geaccepteerd') return SIDES.filter(side => !bevestigd.includes(side));
  if (!REFUSED.includes(status)) return [];
  // S44: after a refusal it is the sender who has the next move, until a dispute makes it both.
  return geschil !== null && geschil.uitkomst === null ? SIDES : ['afzender'];
}

/**
 * Which of the trajects of one person a team goes on with: the one in which it has the regie; else one in which it is
 * party to something that runs, where it will hear that the regie is elsewhere. null: a new one.
 */
export function trajectToGoOnWith(trajects: readonly Traject[], team: string): Traject | null {
  const own = trajects.filter(one => one.regie.team === team).at(-1);
  const running = trajects.find(one =>
    one.handovers.some(
      handover => turnOf(handover).length > 0 && [handover.afzender.team, handover.ontvanger.team].includes(team),
    ),
  );
  return own ?? running ?? null;
}
