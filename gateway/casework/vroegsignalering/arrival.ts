/** A signal comes in: a zaak of its own or one that is there, and what the register of residents says of it (D-F4). */
import type { Moment } from '../../../consent/moment.ts';
import type { Afgevallen, Inwonertoets } from './codes.ts';
import { type Earlier, matchingOf, type Vroegsignaal } from './matching.ts';
import type { ZaakRefusal } from './refusals.ts';
import { done, type Outcome, refused, type Situation, stepRefused, type Team } from './steps.ts';
import { apply, isOpen, type SignaalStand, type Zaak, type ZaakEvent } from './zaak.ts';

/**
 * The zaak a new signal joins: the open one of the team on that address and in that period. Where there is none, or more
 * than one, or somebody split it because the match was wrong, the signal gets a zaak of its own: never a guess.
 * @source domain rules D-M1, D-M2; ruling R15
 */
export function zaakFor(signal: Vroegsignaal, team: string, gemeentecode: string, zaken: Iterable<Zaak>): Zaak | null {
  const { periode } = matchingOf(signal, []);
  const found = [...zaken].filter(
    zaak =>
      isOpen(zaak) &&
      zaak.team === team &&
      zaak.gemeentecode === gemeentecode &&
      zaak.adres === signal.adres &&
      zaak.periode.van === periode.van,
  );
  const [only] = found;
  return found.length === 1 && only !== undefined && !only.gesplitst ? only : null;
}

/** @param zaakId id of the new zaak, from outside: nothing here is random */
export function openZaak(
  signal: Vroegsignaal,
  known: readonly Earlier[],
  { zaakId, team, gemeentecode, now }: { zaakId: string; team: Team; gemeentecode: string; now: Moment },
): Outcome {
  const code = signalRefused(signal, now);
  if (code !== null) return refused(code);
  const opened: ZaakEvent = {
    zaakId,
    kind: 'geopend',
    team: team.team,
    gemeentecode,
    adres: signal.adres,
    periode: matchingOf(signal, known).periode,
    op: signal.ontvangenOp,
    gesplitst: false,
  };
  return done(opened, { zaakId, kind: 'signaal_toegevoegd', stand: standOf(signal, known) });
}

/** @param known what is known of the team's signals, in the order of arrival */
export function voegSignaalToe(situation: Situation, signal: Vroegsignaal, known: readonly Earlier[]): Outcome {
  const { zaak, now } = situation;
  const code = stepRefused('voegSignaalToe', situation) ?? signalRefused(signal, now);
  if (code !== null) return refused(code);
  if (zaak.signalen.some(({ signaal }) => signaal.signaalId === signal.signaalId)) return refused('SIGNAAL_AL_BEKEND');
  if (signal.adres !== zaak.adres || matchingOf(signal, []).periode.van !== zaak.periode.van)
    return refused('ANDER_ADRES');
  return done({ zaakId: zaak.zaakId, kind: 'signaal_toegevoegd', stand: standOf(signal, known) });
}

/** R5: a crisis date before the signal date is a fault of the input, however it came here. */
function signalRefused(signal: Vroegsignaal, now: Moment): ZaakRefusal | null {
  if (signal.crisisdatum !== null && signal.crisisdatum < signal.signaaldatum) return 'CRISISDATUM_VOOR_SIGNAALDATUM';
  return signal.signaaldatum > signal.ontvangenOp || signal.ontvangenOp > now.localDate ? 'DATUM_IN_TOEKOMST' : null;
}

function standOf(signal: Vroegsignaal, known: readonly Earlier[]): SignaalStand {
  return {
    signaal: signal,
    herhaling: matchingOf(signal, known).herhaling,
    status: 'Nog niet opgepakt',
    inwoner: 'onbekend',
    geinformeerd: null,
    verteld: null,
  };
}

/** What somebody of the team must do by hand after a check. */
export type Nazorgpunt = 'juiste_gemeente_bellen' | 'nieuw_adres_nagaan' | 'inwoner_nagaan';

interface Consequence {
  readonly status: Afgevallen | null;
  readonly taak: Nazorgpunt | null;
}

/**
 * What follows from a check. Somebody who lives elsewhere: the sender hears it, and the right municipality is told by
 * telephone or secure mail; no data are forwarded. Moved inside the municipality: still picked up. Nothing known: nothing
 * follows but that somebody looks.
 * @source domain rule D-F4
 */
export const GEVOLGEN: Readonly<Record<Inwonertoets, Consequence>> = {
  inwoner: { status: null, taak: null },
  geen_inwoner: { status: 'Persoon is geen inwoner (meer) in de gemeente', taak: 'juiste_gemeente_bellen' },
  verhuisd_binnen_gemeente: { status: null, taak: 'nieuw_adres_nagaan' },
  overleden: { status: 'Inwoner is overleden', taak: null },
  onbekend: { status: null, taak: 'inwoner_nagaan' },
};

/**
 * Enters what the register said. A signal that falls away by it does so at once; when every signal of the zaak fell away
 * for that same reason, the zaak is closed with it.
 */
export function toetsInwoner(situation: Situation, signaalId: string, uitkomst: Inwonertoets): Outcome {
  const { zaak, now } = situation;
  const code = stepRefused('toetsInwoner', situation);
  if (code !== null) return refused(code);
  const stand = zaak.signalen.find(({ signaal }) => signaal.signaalId === signaalId);
  if (stand === undefined) return refused('SIGNAAL_ONBEKEND');
  const { zaakId } = zaak;
  const op = now.localDate;
  const { status } = GEVOLGEN[uitkomst];
  const checked: ZaakEvent = { zaakId, kind: 'inwoner_getoetst', signaalId, uitkomst };
  // What a person decided about the signal stands; a check does not change it.
  if (status === null || stand.status !== 'Nog niet opgepakt') return done(checked);
  const fallen: ZaakEvent = { zaakId, kind: 'status_gezet', signaalId, status, op };
  const after = apply(zaak, fallen);
  const all = after?.signalen.every(one => one.status === status) === true;
  return all ? done(checked, fallen, { zaakId, kind: 'gesloten', resultaat: status, op }) : done(checked, fallen);
}
