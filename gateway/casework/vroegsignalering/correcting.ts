/**
 * What came in turns out to be wrong (AVG 16): another amount or day, or it is about somebody else. What was wrong stays in the
 * history of the zaak, and counts for nothing from then on. For a whole zaak that is restricted (AVG 18), see `restrictZaak`.
 */
import { isAfgevallen } from './codes.ts';
import { type Earlier, type Herhaling, matchingOf, type Vroegsignaal } from './matching.ts';
import { done, type Outcome, refused, type Situation, stepRefused } from './steps.ts';
import { isOpen, type SignaalStand, type Zaak, type ZaakEvent } from './zaak.ts';

/** Who said that it is wrong. */
export const CORRECTIEREDENEN = ['bericht_van_afzender', 'verklaring_van_inwoner', 'vastgesteld_door_team'] as const;
export type Correctiereden = (typeof CORRECTIEREDENEN)[number];

/** Why a signal is no part of the work: it counts for no match, no amount and no look-back. */
export const LOSMAAKREDENEN = ['andere_persoon', 'ander_adres'] as const;
export type Losmaakreden = (typeof LOSMAAKREDENEN)[number];

/** What can be put right; absent stays as it is. */
export interface Correctie {
  readonly bedragEuro?: number | undefined;
  readonly ontstaansdatum?: string | undefined;
  /** null: nothing threatens after all. */
  readonly crisisdatum?: string | null | undefined;
}

/**
 * Puts values of one signal right. What it repeats, and what repeats it, is looked at again.
 * @param known what is known of the address, in the order of arrival
 */
export function corrigeer(
  situation: Situation,
  {
    signaalId,
    reden,
    correctie,
  }: { readonly signaalId: string; readonly reden: Correctiereden; readonly correctie: Correctie },
  known: readonly Earlier[],
): Outcome {
  const { zaak, now } = situation;
  const code = stepRefused('corrigeer', situation);
  if (code !== null) return refused(code);
  const stand = zaak.signalen.find(({ signaal }) => signaal.signaalId === signaalId);
  if (stand === undefined) return refused('SIGNAAL_ONBEKEND');
  if (stand.signaal.teltNiet !== undefined) return refused('SIGNAAL_LOSGEMAAKT');
  const signaal = correctedBy(stand.signaal, correctie);
  if (isSame(signaal, stand.signaal)) return refused('AL_GEDAAN');
  if (signaal.ontstaansdatum > signaal.signaaldatum) return refused('ONTSTAAN_NA_SIGNAAL');
  if (signaal.crisisdatum !== null && signaal.crisisdatum < signaal.signaaldatum)
    return refused('CRISISDATUM_VOOR_SIGNAALDATUM');
  const { bedragEuro, ontstaansdatum, crisisdatum } = signaal;
  return done({
    ...{ zaakId: zaak.zaakId, kind: 'gecorrigeerd', signaalId, reden, op: now.localDate },
    waarden: { bedragEuro, ontstaansdatum, crisisdatum },
    herhalingen: repetitionsOf(zaak, signaal, known),
  });
}

function correctedBy(signaal: Vroegsignaal, { bedragEuro, ontstaansdatum, crisisdatum }: Correctie): Vroegsignaal {
  return {
    ...signaal,
    bedragEuro: bedragEuro ?? signaal.bedragEuro,
    ontstaansdatum: ontstaansdatum ?? signaal.ontstaansdatum,
    crisisdatum: crisisdatum === undefined ? signaal.crisisdatum : crisisdatum,
  };
}

const isSame = (one: Vroegsignaal, other: Vroegsignaal) =>
  one.bedragEuro === other.bedragEuro &&
  one.ontstaansdatum === other.ontstaansdatum &&
  one.crisisdatum === other.crisisdatum;

/** Of every signal of the zaak that repeats something else now than it did; against what had come before it. */
function repetitionsOf(zaak: Zaak, corrected: Vroegsignaal, known: readonly Earlier[]) {
  const isCorrected = (one: Earlier) => one.kind === 'signaal' && one.signaalId === corrected.signaalId;
  const now = known.map(one => (isCorrected(one) ? corrected : one));
  return zaak.signalen.flatMap(({ signaal: { signaalId }, herhaling: before }) => {
    const at = now.findIndex(one => one.kind === 'signaal' && one.signaalId === signaalId);
    const own = now[at];
    if (own === undefined || own.kind !== 'signaal') return [];
    const { herhaling } = matchingOf(own, now.slice(0, at));
    return herhaling === before ? [] : [{ signaalId, herhaling } satisfies { signaalId: string; herhaling: Herhaling }];
  });
}

/**
 * The signal is about somebody else, or about another address: it leaves the work, as an unjustified signal, which its sender
 * hears. Where the zaak has other signals it gets a zaak of its own, which is closed; else the zaak is.
 * @param freshId of that zaak
 */
export function maakLos(
  situation: Situation,
  { signaalId, reden, freshId }: { readonly signaalId: string; readonly reden: Losmaakreden; readonly freshId: string },
): Outcome {
  const { zaak, now } = situation;
  const code = stepRefused('maakLos', situation);
  if (code !== null) return refused(code);
  const stand = zaak.signalen.find(({ signaal }) => signaal.signaalId === signaalId);
  if (stand === undefined) return refused('SIGNAAL_ONBEKEND');
  if (stand.signaal.teltNiet !== undefined) return refused('AL_GEDAAN');
  const op = now.localDate;
  const { team, gemeentecode, adres, periode } = zaak;
  const alone = zaak.signalen.length === 1;
  const zaakId = alone ? zaak.zaakId : freshId;
  const moved: readonly ZaakEvent[] = alone
    ? []
    : [
        { zaakId: zaak.zaakId, kind: 'signaal_losgemaakt', signaalId },
        { zaakId, kind: 'geopend', team, gemeentecode, adres, periode, op: stand.signaal.ontvangenOp, gesplitst: true },
        { zaakId, kind: 'signaal_toegevoegd', stand },
      ];
  const status = 'Niet opgepakt: onterecht signaal';
  return done(
    ...moved,
    { zaakId, kind: 'signaal_vervallen', signaalId, reden, op },
    ...(isAfgevallen(stand.status) ? [] : [{ zaakId, kind: 'status_gezet', signaalId, status, op } as const]),
    ...(alone && !isOpen(zaak) ? [] : [{ zaakId, kind: 'gesloten', resultaat: status, op } as const]),
  );
}

/** Every signal of the zaak is restricted by the organisation itself, or that is lifted (AVG 18); not a step of the team. */
export function restrictZaak(
  zaak: Zaak,
  besluit: 'beperken' | 'opheffen',
  now: Situation['now'],
): readonly ZaakEvent[] {
  const isOwn = ({ aantekeningen = [] }: SignaalStand) => aantekeningen.includes('eigen_beperking');
  const aantekening = besluit === 'beperken' ? 'eigen_beperking' : 'eigen_beperking_opgeheven';
  return zaak.signalen
    .filter(stand => isOwn(stand) !== (besluit === 'beperken'))
    .map(({ signaal: { signaalId } }) => ({
      ...{ zaakId: zaak.zaakId, kind: 'aangetekend', signaalId, aantekening, op: now.localDate },
    }));
}
