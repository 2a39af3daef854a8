/**
 * A zaak and its signals in the exchange model DDAS v0.9. Names of properties are those of the model, the odd ones too.
 * Who the signal is about comes from the sealed file; delivering is a disclosure of its own, which is not done here.
 */
import type { Contactsoort, Dagdeel, Eindresultaat, Signaalpartner, Signaalstatus } from './codes.ts';
import type { SignaalStand, Zaak } from './zaak.ts';

/** As DDAS names a client; every part may be absent. */
export interface DdasClient {
  readonly Burgerservicenummer?: string;
  readonly Voorletters?: string;
  readonly Voorvoegsel?: string;
  readonly Achternaam?: string;
  readonly Geboortedatum?: string;
  readonly Straatnaam?: string;
  readonly Postcode?: string;
  readonly Huisnummer?: string;
  readonly Huisnummertoevoeging?: string;
  readonly Plaatsnaam?: string;
}

export interface DdasVroegsignaal {
  readonly ID: string;
  readonly crisissignaal: boolean;
  readonly warmeOverdracht: boolean;
  readonly bedrag: number;
  readonly ontstaansdatum: string;
  readonly signaaldatum: string;
  readonly status: Signaalstatus;
  readonly signaalpartner: { readonly type: Signaalpartner };
  readonly client: DdasClient;
}

export interface DdasVroegsignaalzaak {
  readonly resultaat?: Eindresultaat;
  readonly matchingsdatum: string;
  readonly startdatum_matchtingperiode: string;
  readonly einddatum_matchingperiode: string;
  readonly datum_opgepakt?: string;
  readonly vroegsignalen: readonly { readonly ID: string }[];
  readonly contactpogingen: readonly {
    readonly soort: Contactsoort;
    readonly bereikt: boolean;
    readonly datum: string;
    readonly dagdeel: Dagdeel;
  }[];
}

export function ddasSignal({ signaal, status }: SignaalStand, client: DdasClient): DdasVroegsignaal {
  return {
    ID: signaal.signaalId,
    crisissignaal: signaal.crisisdatum !== null,
    warmeOverdracht: signaal.warmeOverdracht,
    bedrag: signaal.bedragEuro,
    ontstaansdatum: signaal.ontstaansdatum,
    signaaldatum: signaal.signaaldatum,
    status,
    signaalpartner: { type: signaal.partner },
    client,
  };
}

/** @returns null where no signal is left: the model asks for at least one, and a zaak that was joined has none */
export function ddasZaak(zaak: Zaak): DdasVroegsignaalzaak | null {
  if (zaak.signalen.length === 0) return null;
  return {
    ...(zaak.resultaat === null ? {} : { resultaat: zaak.resultaat }),
    matchingsdatum: zaak.geopendOp,
    startdatum_matchtingperiode: zaak.periode.van,
    einddatum_matchingperiode: zaak.periode.tot,
    ...(zaak.opgepaktOp === null ? {} : { datum_opgepakt: zaak.opgepaktOp }),
    vroegsignalen: zaak.signalen.map(({ signaal }) => ({ ID: signaal.signaalId })),
    contactpogingen: zaak.pogingen.map(({ soort, bereikt, datum, dagdeel }) => ({ soort, bereikt, datum, dagdeel })),
  };
}
