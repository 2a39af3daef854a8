/**
 * Experiments (Wgs 10): a route that opens only for designated pairs of one creditor and one municipality, from day to
 * day. Who is designated is data of the policy; no pair stands in code.
 */
import { isValidOn, type Validity } from './moment.ts';

/** One creditor and one municipality that take part in an experiment together. */
export interface Designation {
  readonly senderOin: string;
  readonly gemeentecode: string;
  /** Always with an end: an experiment lasts at most five years (Wgs 10). */
  readonly validity: Validity;
  /** Where the designation was made known. */
  readonly source: string;
}

export interface Experiment {
  /** Legal threshold in whole euros, below which there is no signal; null where the law sets none (A5.5). */
  readonly minEuro: number | null;
  /** Nobody designated is the safe default: then the route is closed. */
  readonly designations: readonly Designation[];
}

/**
 * Whether sender and municipality are designated together on a day. Both days of a period count (R4).
 * @returns false for whatever is not known: no municipality, no day, a pair nobody designated
 */
export function isDesignated(
  { designations }: Experiment,
  senderOin: string,
  gemeentecode: string | null,
  localDate: string,
): boolean {
  return designations.some(
    one =>
      one.senderOin === senderOin &&
      one.gemeentecode === gemeentecode &&
      one.validity.geldigTot !== undefined &&
      isValidOn(one.validity, localDate),
  );
}

const MAX_YEARS = 5; // Wgs 10

/** What keeps an experiment from being loaded; each in words. */
export function experimentFaults({ minEuro, designations }: Experiment): readonly string[] {
  const faults: string[] = [];
  if (minEuro !== null && !(Number.isInteger(minEuro) && minEuro > 0)) faults.push('de drempel is geen bedrag');
  for (const { senderOin, gemeentecode, validity, source } of designations) {
    if (!/^[0-9]{20}$/.test(senderOin) || !/^[0-9]{4}$/.test(gemeentecode))
      faults.push('een aanwijzing noemt geen afzender en gemeente');
    if (source === '') faults.push('een aanwijzing heeft geen bron');
    if (validity.geldigTot === undefined) faults.push('een aanwijzing zonder einde');
    else if (validity.geldigTot < validity.geldigVan) faults.push('een aanwijzing eindigt voor zij begint');
    else if (validity.geldigTot >= yearsLater(validity.geldigVan, MAX_YEARS))
      faults.push('een aanwijzing duurt langer dan vijf jaar');
  }
  return faults;
}

function yearsLater(date: string, years: number): string {
  return `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;
}
