/** Which municipality an address lies in, by postcode and house number alone. */
export interface AddressRegister {
  /** @param address postcode as `3511AB`, and a house number; nothing else about anybody leaves for a register */
  municipalityOf(address: PostalAddress, localDate: string): Promise<AddressAnswer>;
}

export interface PostalAddress {
  readonly postcode: string;
  readonly huisnummer: number;
}

export type AddressAnswer =
  | { readonly kind: 'gevonden'; readonly gemeentecode: string }
  /** The register knows no such address. */
  | { readonly kind: 'onbekend' }
  /** The register names more than one municipality for it: a person has to look. */
  | { readonly kind: 'meer-dan-een' }
  /** No answer, or none that can be read; ask later. */
  | { readonly kind: 'onbereikbaar' };
