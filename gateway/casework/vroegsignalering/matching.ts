/**
 * Which signals belong together: per address, on keyed pseudonyms, with a look-back of six months. Signals that were
 * refused were never received, so they have no form here and count for nothing (R13).
 * @source domain rules D-M1 to D-M4; rulings R4 (edges), R15 (same period)
 */
import { monthOf, plusMonths } from '../calendar.ts';
import type { Signaalpartner } from './codes.ts';

/** What the rules need of a signal. Who it is about stays sealed in the file. */
export interface Vroegsignaal {
  readonly kind: 'signaal';
  readonly signaalId: string;
  /** Keyed pseudonym of postcode, number and addition, all under one key. */
  readonly adres: string;
  /** OIN of the sender. */
  readonly afzender: string;
  readonly partner: Signaalpartner;
  /** Keyed pseudonym of the sender's own reference to the arrears. */
  readonly achterstand: string;
  /** Whole euros. */
  readonly bedragEuro: number;
  readonly ontstaansdatum: string;
  readonly signaaldatum: string;
  /** Local day on which the team received it. */
  readonly ontvangenOp: string;
  /** Eviction, end of supply or end of insurance; null where none is set. */
  readonly crisisdatum: string | null;
  /** The sender is in contact already and asks to take that over. */
  readonly warmeOverdracht: boolean;
  /** It turned out to be about somebody else, or about another address (AVG 16); absent otherwise. */
  readonly teltNiet?: 'andere_persoon' | 'ander_adres';
}

/** What is left of a signal when its body is gone, for the look-back only. */
export interface Stub {
  readonly kind: 'stub';
  readonly adres: string;
  readonly partner: Signaalpartner;
  readonly signaaldatum: string;
  readonly bedragEuro: number;
}

export type Earlier = Vroegsignaal | Stub;

export const LOOK_BACK_MONTHS = 6;

/**
 * What a signal repeats: nothing; the same arrears at no higher amount; the same arrears but higher, or with a crisis
 * date that was not told before. Only `gelijk` may end as herhaalde melding (D-M4; Wgs 4(2)).
 */
export type Herhaling = 'geen' | 'gelijk' | 'hoger' | 'nieuwe_crisis';

export interface Matching {
  /** Calendar month of the signal date. */
  readonly periode: { readonly van: string; readonly tot: string };
  /** More than one signal on the address in the period, this one included. */
  readonly meervoudig: boolean;
  /** Another signal on the address before the period, at most six months before the signal date. */
  readonly opeenvolgend: boolean;
  readonly herhaling: Herhaling;
}

/** @param known what is known of the team's signals, this one or not, in the order of arrival */
export function matchingOf(signal: Vroegsignaal, known: readonly Earlier[]): Matching {
  const periode = monthOf(signal.signaaldatum);
  const from = plusMonths(signal.signaaldatum, -LOOK_BACK_MONTHS);
  const others = known.filter(one => counts(one) && one.adres === signal.adres && !isSame(one, signal));
  return {
    periode,
    meervoudig: others.some(one => periode.van <= one.signaaldatum && one.signaaldatum <= periode.tot),
    opeenvolgend: others.some(one => from <= one.signaaldatum && one.signaaldatum < periode.van),
    herhaling: repetitionOf(signal, others, from),
  };
}

/** What was detached matches nothing: it was never about this address, or not about who lives there. */
const counts = (one: Earlier) => one.kind === 'stub' || (one.kind === 'signaal' && one.teltNiet === undefined);
const isSame = (one: Earlier, signal: Vroegsignaal) => one.kind === 'signaal' && one.signaalId === signal.signaalId;

/** The same sender about the same arrears. A stub names no sender, so it never makes a repetition: that one is looked at. */
export function sameArrears(one: Vroegsignaal, other: Vroegsignaal): boolean {
  return one.afzender === other.afzender && one.partner === other.partner && one.achterstand === other.achterstand;
}

function repetitionOf(signal: Vroegsignaal, others: readonly Earlier[], from: string): Herhaling {
  const last = others
    .filter(one => one.kind === 'signaal')
    .filter(one => sameArrears(one, signal) && from <= one.signaaldatum && one.signaaldatum <= signal.signaaldatum)
    // The latest by date; of one day the one that came last.
    .reduce<Vroegsignaal | null>((at, one) => (at === null || at.signaaldatum <= one.signaaldatum ? one : at), null);
  if (last === null) return 'geen';
  if (signal.crisisdatum !== null && signal.crisisdatum !== last.crisisdatum) return 'nieuwe_crisis';
  return signal.bedragEuro > last.bedragEuro ? 'hoger' : 'gelijk';
}
