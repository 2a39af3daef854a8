/** Who works on a zaak: one person at a time, and never somebody who does not know it. */
import { done, holdingRefused, type Outcome, refused, type Situation, stepRefused } from './steps.ts';

export function pakOp(situation: Situation): Outcome {
  const code = stepRefused('pakOp', situation);
  if (code !== null) return refused(code);
  return done({ ...whoAndWhen(situation), kind: 'opgepakt' });
}

/**
 * @param from whom the actor saw as the one who has it: two who take over at once cannot both think they have it
 */
export function neemOver(situation: Situation, from: string): Outcome {
  const { zaak, actor } = situation;
  const code = stepRefused('neemOver', situation);
  if (code !== null) return refused(code);
  if (zaak.houder === null) return refused('NIET_OPGEPAKT');
  if (zaak.houder !== from) return refused('ANDERE_HOUDER');
  if (holdingRefused(zaak, actor) === null) return refused('AL_GEDAAN');
  return done({ ...whoAndWhen(situation), kind: 'overgenomen' });
}

/** By who has it, or by a team leader when that person is away. The zaak keeps its state and waits for the next one. */
export function geefTerug(situation: Situation): Outcome {
  const { zaak, actor } = situation;
  const code = stepRefused('geefTerug', situation);
  if (code !== null) return refused(code);
  if (zaak.houder === null) return refused('NIET_OPGEPAKT');
  const leads = actor.kind === 'persoon' && actor.role === 'teamleider';
  const held = holdingRefused(zaak, actor);
  if (held !== null && !leads) return refused(held);
  return done({ ...whoAndWhen(situation), kind: 'teruggegeven' });
}

function whoAndWhen({ zaak, actor, now }: Situation) {
  return { zaakId: zaak.zaakId, medewerker: actor.kind === 'persoon' ? actor.person : '', op: now.localDate };
}
