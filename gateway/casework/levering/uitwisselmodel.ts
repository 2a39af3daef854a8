/** A month of one municipality's zaken in the exchange model DDAS v0.9. Names of properties are those of the model. */

import { type DdasClient, type DdasVroegsignaal, ddasSignal, ddasZaak } from '../vroegsignalering/ddas.ts';
import { isRestricted, type SignaalStand, type Zaak } from '../vroegsignalering/zaak.ts';
import type { OpenedMessage } from '../zaken/team-keys.ts';

export interface LeveringHead {
  /** First and last local day of the month. */
  readonly van: string;
  readonly totEnMet: string;
  readonly madeMs: number;
  /** OIN of whoever runs the casework: the municipality, or who works for it. */
  readonly oin: string;
  readonly organisatie: string;
  readonly gemeentecode: string;
}

/** Signals of which a delivery is made: what is restricted is not processed (AVG 18). */
export function deliveredSignals(
  zaken: readonly Zaak[],
): readonly { readonly zaakId: string; readonly stand: SignaalStand }[] {
  return zaken.flatMap(({ zaakId, signalen }) =>
    signalen.filter(stand => !isRestricted(stand)).map(stand => ({ zaakId, stand })),
  );
}

/** @param clients who each signal is about, from its file; empty where the file is gone */
export function uitwisselmodel(head: LeveringHead, zaken: readonly Zaak[], clients: ReadonlyMap<string, DdasClient>) {
  const signals = deliveredSignals(zaken).map(
    ({ stand }): DdasVroegsignaal => ddasSignal(stand, clients.get(stand.signaal.signaalId) ?? {}),
  );
  const delivered = new Set(signals.map(({ ID }) => ID));
  const of = (zaak: Zaak) =>
    ddasZaak({ ...zaak, signalen: zaak.signalen.filter(({ signaal }) => delivered.has(signaal.signaalId)) });
  return {
    startdatumLevering: head.van,
    einddatumLevering: head.totEnMet,
    aanleverdatumEnTijd: new Date(head.madeMs).toISOString(),
    codeGegevensleverancier: head.oin,
    leveringen: [
      {
        teller: 1,
        gemeentecode: head.gemeentecode,
        aanleverende_organisatie: { naam: head.organisatie },
        vroegsignalen: signals,
        vroegsignaalzaken: zaken.map(of).filter(zaak => zaak !== null),
      },
    ],
  };
}

/** Who a signal is about, as its file says; what it does not say is absent. */
export function clientOf({ inhoud }: Pick<OpenedMessage, 'inhoud'>): DdasClient {
  const persoon = recordOf(inhoud.persoon);
  const adres = recordOf(persoon.adres);
  const toevoeging = [adres.huisletter, adres.huisnummertoevoeging].map(textOf).join('');
  return present({
    Burgerservicenummer: textOf(persoon.bsn),
    Voorletters: textOf(persoon.voorletters),
    Voorvoegsel: textOf(persoon.voorvoegsel),
    Achternaam: textOf(persoon.achternaam),
    Geboortedatum: textOf(persoon.geboortedatum),
    Postcode: textOf(adres.postcode),
    Huisnummer: textOf(adres.huisnummer),
    Huisnummertoevoeging: toevoeging,
    Plaatsnaam: textOf(adres.woonplaats),
  });
}

function present(client: Readonly<Record<string, string>>): DdasClient {
  return Object.fromEntries(Object.entries(client).filter(([, value]) => value !== ''));
}

const textOf = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
