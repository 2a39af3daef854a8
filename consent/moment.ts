/**
 * The only shape in which time enters the domain.
 * `epochMs` is the UTC instant; `localDate` the calendar day in Europe/Amsterdam (`YYYY-MM-DD`), on which
 * Dutch terms and validity run (ruling R4: `geldigVan` and `geldigTot` are whole local days, both included).
 */
export interface Moment {
  readonly epochMs: number;
  readonly localDate: string;
}

/** A period of whole local days, both ends included; an absent end is open. */
export interface Validity {
  readonly geldigVan: string;
  readonly geldigTot?: string | undefined;
}

/** Whether `localDate` lies inside the period. ISO dates order as text. */
export function isValidOn(period: Validity, localDate: string): boolean {
  return period.geldigVan <= localDate && (period.geldigTot === undefined || localDate <= period.geldigTot);
}

/** Whether there is a day in both periods. */
export function overlap(one: Validity, other: Validity): boolean {
  return one.geldigVan <= (other.geldigTot ?? '9999-12-31') && other.geldigVan <= (one.geldigTot ?? '9999-12-31');
}
