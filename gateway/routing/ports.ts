import type { RoutingRules } from './responsible.ts';

/** What routing knows of the country; null where the operator gave nothing. */
export interface Routing {
  readonly municipalities: RoutingRules | null;
  readonly addresses: AddressRegister | null;
}

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

/**
 * In which municipality somebody is registered. Whoever asks must have a ground of its own for asking, and permission
 * of the BRP: no route of the gateway asks (docs/routering.md).
 */
export interface ResidenceRegister {
  /** @param bsn travels in the body of one question, never in a URL; it is not kept */
  municipalityOf(bsn: string): Promise<ResidenceAnswer>;
}

export type ResidenceAnswer =
  | { readonly kind: 'gevonden'; readonly gemeentecode: string }
  | { readonly kind: 'onbekend' }
  /** Died, emigrated or registered as a non-resident; which of these is not asked and not told on. */
  | { readonly kind: 'geen-ingezetene' }
  /** The municipality itself doubts it: a person has to look. */
  | { readonly kind: 'in-onderzoek' }
  /** The register does not let this party ask this. */
  | { readonly kind: 'niet-bevoegd' }
  | { readonly kind: 'onbereikbaar' };
