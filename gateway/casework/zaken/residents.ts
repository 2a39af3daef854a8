import type { Inwonertoets } from '../vroegsignalering/codes.ts';

/** Who a signal is about, as far as a register of residents is asked. */
export interface AskedResident {
  readonly achternaam: string;
  readonly geboortedatum: string | null;
  readonly adres: { readonly postcode: string; readonly huisnummer: number };
}

/**
 * Whether somebody lives where a signal says (D-F4). Asked on behalf of the team, which must have permission of the BRP.
 * Nobody to ask, no answer or no clear one is `onbekend`, and then somebody of the team looks.
 */
export interface ResidentRegister {
  /** Never throws, and answers within some seconds. */
  check(person: AskedResident, gemeentecode: string): Promise<Inwonertoets>;
}
