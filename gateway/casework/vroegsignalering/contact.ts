/** Contact with the resident: attempts, what they were told, the offer, its acceptance and the first conversation. */
import type { Moment } from '../../../consent/moment.ts';
import { localHour } from '../calendar.ts';
import type { Contactsoort, Dagdeel } from './codes.ts';
import { dateRefused, done, holdingRefused, type Outcome, refused, type Situation, stepRefused } from './steps.ts';
import type { Kanaal } from './zaak.ts';

/** Morning until twelve, afternoon until six, evening from then on, on the clock of the Netherlands (DDAS). */
export function dagdeelOf(at: Moment): Dagdeel {
  const hour = localHour(at.epochMs);
  if (hour < 12) return 'Ochtend';
  return hour < 18 ? 'Middag' : 'Avond';
}

/** @param at when it was tried; may be some days back, when somebody writes it down later */
export function noteerPoging(
  situation: Situation,
  { soort, bereikt, at }: { readonly soort: Contactsoort; readonly bereikt: boolean; readonly at: Moment },
): Outcome {
  const { zaak, actor, now } = situation;
  const code = stepRefused('noteerPoging', situation) ?? dateRefused(at.localDate, zaak.geopendOp, now);
  if (code !== null) return refused(code);
  if (at.epochMs > now.epochMs) return refused('DATUM_IN_TOEKOMST');
  // Work on paper reaches nobody.
  if (soort === 'Administratief' && bereikt) return refused('RESULTAAT_PAST_NIET');
  return done({
    zaakId: zaak.zaakId,
    kind: 'contact_gezocht',
    poging: { soort, bereikt, datum: at.localDate, dagdeel: dagdeelOf(at) },
    medewerker: actor.kind === 'persoon' ? actor.person : '',
  });
}

/**
 * The resident was told source, purpose and rights, for every signal of the zaak that is there and not yet told of. Still
 * possible after closing, by anybody of the team: the duty does not end with the work.
 * @source AVG 14(1)–(3)
 */
export function informeer(
  situation: Situation,
  { op, kanaal }: { readonly op: string; readonly kanaal: Kanaal },
): Outcome {
  const { zaak, actor, now } = situation;
  const code =
    stepRefused('informeer', situation) ??
    (zaak.resultaat === null ? holdingRefused(zaak, actor) : null) ??
    dateRefused(op, zaak.geopendOp, now);
  if (code !== null) return refused(code);
  // Telling on a day before a signal came cannot have been about that signal.
  const signaalIds = zaak.signalen
    .filter(({ geinformeerd, signaal }) => geinformeerd === null && signaal.ontvangenOp <= op)
    .filter(({ signaal }) => signaal.teltNiet === undefined)
    .map(({ signaal }) => signaal.signaalId);
  if (signaalIds.length === 0) return refused('AL_GEDAAN');
  return done({ zaakId: zaak.zaakId, kind: 'geinformeerd', signaalIds, kanaal, op });
}

/** Help was offered, in whatever way. */
export function biedAan(situation: Situation, op: string): Outcome {
  const { zaak, now } = situation;
  const code = stepRefused('biedAan', situation) ?? dateRefused(op, zaak.geopendOp, now);
  if (code !== null) return refused(code);
  if (zaak.aangebodenOp !== null) return refused('AL_GEDAAN');
  return done({ zaakId: zaak.zaakId, kind: 'aangeboden', op });
}

/** The resident accepted the offer: the statutory terms of the first conversation run from here (T1, T2). */
export function noteerAanvaarding(situation: Situation, op: string): Outcome {
  const { zaak, now } = situation;
  const code = stepRefused('noteerAanvaarding', situation);
  if (code !== null) return refused(code);
  if (zaak.aangebodenOp === null) return refused('GEEN_AANBOD');
  const wrong = dateRefused(op, zaak.aangebodenOp, now);
  return wrong === null ? done({ zaakId: zaak.zaakId, kind: 'aanvaard', op }) : refused(wrong);
}

/** The first conversation was held; who the resident is was seen from a document (Wgs 7), which the file says. */
export function noteerGesprek(situation: Situation, op: string): Outcome {
  const { zaak, now } = situation;
  const code = stepRefused('noteerGesprek', situation) ?? dateRefused(op, zaak.aanvaardOp ?? zaak.geopendOp, now);
  return code === null ? done({ zaakId: zaak.zaakId, kind: 'gesproken', op }) : refused(code);
}
