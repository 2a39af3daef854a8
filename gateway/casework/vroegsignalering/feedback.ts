/**
 * What the sender of a signal may hear. Total: for every status and result there is one word, and for what it may not
 * know the word is the one it heard already. Each word is a disclosure of its own, decided on by the route
 * TERUGKOPPELING; this only says which.
 * @source domain rules D-F1 to D-F4
 */
import { type Afgevallen, type Eindresultaat, isAfgevallen, UITKOMSTEN, type Uitkomst } from './codes.ts';
import { type SignaalStand, staatOf, type Zaak, type ZaakEvent } from './zaak.ts';

export const TERUGKOPPELWOORDEN = [
  'ontvangen',
  'opgepakt',
  'onterecht_signaal',
  'herhaalde_melding',
  'geen_inwoner',
  'overleden',
  'niet_opgepakt',
] as const;
export type Terugkoppelwoord = (typeof TERUGKOPPELWOORDEN)[number];

/** A word, or a result where a consent or an agreement opens it. */
export type Terugkoppeling = Terugkoppelwoord | Uitkomst;

/**
 * What opens a result (D-F3): the resident's consent, which names the results, or an agreement on debt help between team
 * and creditor. Neither opens the reason behind "andere reden".
 */
export type Opening =
  | { readonly kind: 'geen' }
  | { readonly kind: 'toestemming'; readonly resultaten: readonly Uitkomst[] }
  | { readonly kind: 'overeenkomst'; readonly resultaten: readonly Uitkomst[] };

/** An agreement about debts can only require what is about debts: no other trajectory, and no help of another kind. */
const MOST_BY_AGREEMENT: readonly Uitkomst[] = [
  'Inwoner al bekend bij schuldhulpverlening',
  'Inwoner heeft zelf al betaald/betalingsregeling getroffen',
  '(Budget)advies en/of quick fix',
  'Vervolghulp en/of verwijzing financieel',
];

const WORD_FOR: Readonly<Record<Afgevallen, Terugkoppelwoord>> = {
  'Niet opgepakt: onterecht signaal': 'onterecht_signaal',
  'Inwoner is overleden': 'overleden',
  'Persoon is geen inwoner (meer) in de gemeente': 'geen_inwoner',
  'Niet opgepakt: herhaalde melding': 'herhaalde_melding',
  // Detention, residence, safety, capacity: the sender hears the same for each (D-F2).
  'Niet opgepakt: andere reden': 'niet_opgepakt',
};

/**
 * @param status of the signal
 * @param opgepakt whether somebody picked the zaak up
 * @param resultaat of the zaak; null while it is open
 */
export function feedbackOf(
  { status }: Pick<SignaalStand, 'status'>,
  { opgepakt, resultaat }: { readonly opgepakt: boolean; readonly resultaat: Eindresultaat | null },
  opening: Opening,
): Terugkoppeling {
  if (isAfgevallen(status)) return WORD_FOR[status];
  // A result that is a status was put on every signal; one that was not is not told from the zaak.
  if (resultaat !== null && !isAfgevallen(resultaat) && mayTell(resultaat, opening)) return resultaat;
  return opgepakt ? 'opgepakt' : 'ontvangen';
}

function mayTell(result: Uitkomst, opening: Opening): boolean {
  switch (opening.kind) {
    case 'geen':
      return false;
    case 'toestemming':
      return opening.resultaten.includes(result) && UITKOMSTEN.includes(result);
    case 'overeenkomst':
      return opening.resultaten.includes(result) && MOST_BY_AGREEMENT.includes(result);
  }
}

export interface Feedback {
  readonly signaalId: string;
  /** OIN of the one sender that may hear it: who sent this signal. */
  readonly aan: string;
  readonly woord: Terugkoppeling;
}

/**
 * What is still to be told, per signal, to its own sender only. A word that was told before is not told again: a second
 * "opgepakt" would say that something ended.
 */
export function feedbackDue(zaak: Zaak, openingFor: (signaalId: string) => Opening): readonly Feedback[] {
  if (staatOf(zaak) === 'samengevoegd') return [];
  const of = { opgepakt: zaak.opgepaktOp !== null, resultaat: zaak.resultaat };
  return zaak.signalen.flatMap(stand => {
    const { signaalId, afzender } = stand.signaal;
    const woord = feedbackOf(stand, of, openingFor(signaalId));
    return woord === stand.verteld || saysTooMuch(woord, stand.verteld) ? [] : [{ signaalId, aan: afzender, woord }];
  });
}

/**
 * Steps back that the sender has no part in: a signal on the pile again after a split, or a result that is no longer
 * open to the sender, which would tell that a consent was withdrawn.
 */
function saysTooMuch(woord: Terugkoppeling, verteld: Terugkoppeling | null): boolean {
  if (verteld === null) return false;
  return woord === 'ontvangen' || (woord === 'opgepakt' && (UITKOMSTEN as readonly string[]).includes(verteld));
}

export function noteerTerugkoppeling(zaak: Zaak, { signaalId, woord }: Feedback): ZaakEvent {
  return { zaakId: zaak.zaakId, kind: 'teruggekoppeld', signaalId, woord };
}
