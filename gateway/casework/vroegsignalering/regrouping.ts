/** Signals that were matched wrongly are split off; zaken that belong together become one. Always by a person. */
import { done, type Outcome, refused, type Situation, stepRefused } from './steps.ts';
import { isOpen, type Zaak, type ZaakEvent } from './zaak.ts';

/**
 * The signals of another zaak on the same address join this one; the other ends. Only one in which nobody was contacted
 * or told anything yet: what was said to somebody stays where it was said.
 * @param other held by nobody, or by the same person
 */
export function voegSamen(situation: Situation, other: Zaak): Outcome {
  const { zaak, now } = situation;
  const code = stepRefused('voegSamen', situation);
  if (code !== null) return refused(code);
  if (other.zaakId === zaak.zaakId) return refused('ZELFDE_ZAAK');
  if (other.team !== zaak.team) return refused('ANDER_TEAM');
  if (other.adres !== zaak.adres || other.gemeentecode !== zaak.gemeentecode) return refused('ANDER_ADRES');
  if (!isOpen(other)) return refused('STAAT_PAST_NIET');
  if (other.houder !== null && other.houder !== zaak.houder) return refused('NIET_DE_HOUDER');
  if (
    other.pogingen.length > 0 ||
    other.aangebodenOp !== null ||
    other.signalen.some(({ geinformeerd }) => geinformeerd !== null)
  )
    return refused('HEEFT_AL_CONTACT');
  const joined = other.signalen.map((stand): ZaakEvent => ({ zaakId: zaak.zaakId, kind: 'signaal_toegevoegd', stand }));
  return done(...joined, { zaakId: other.zaakId, kind: 'samengevoegd', met: zaak.zaakId, op: now.localDate });
}

/**
 * Signals that are about somebody else at the address get a zaak of their own, not yet picked up by anybody.
 * @param zaakId of the new zaak, from outside
 */
export function splits(
  situation: Situation,
  { signaalIds, zaakId }: { readonly signaalIds: readonly string[]; readonly zaakId: string },
): Outcome {
  const { zaak } = situation;
  const code = stepRefused('splits', situation);
  if (code !== null) return refused(code);
  if (zaakId === zaak.zaakId) return refused('ZELFDE_ZAAK');
  const wanted = new Set(signaalIds);
  const leaving = zaak.signalen.filter(({ signaal }) => wanted.has(signaal.signaalId));
  if (leaving.length < wanted.size) return refused('SIGNAAL_ONBEKEND');
  const [first] = leaving.map(({ signaal }) => signaal.ontvangenOp).sort();
  if (first === undefined || leaving.length === zaak.signalen.length) return refused('NIETS_OVER');
  const { team, gemeentecode, adres, periode } = zaak;
  return done(
    { zaakId, kind: 'geopend', team, gemeentecode, adres, periode, op: first, gesplitst: true },
    ...leaving.flatMap((stand): ZaakEvent[] => [
      { zaakId: zaak.zaakId, kind: 'signaal_losgemaakt', signaalId: stand.signaal.signaalId },
      { zaakId, kind: 'signaal_toegevoegd', stand },
    ]),
  );
}
