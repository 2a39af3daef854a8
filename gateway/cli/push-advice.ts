/** What a sender can do about a code, in words for the people who keep the file. Dutch, level B1. */
import type { PushVerdict } from './push-report.ts';

const SEND_AGAIN = 'Stuur hetzelfde bestand later opnieuw. Wat al is aangenomen, telt niet dubbel.';
const LOOK_AT_IT = 'Verbeter de rij en stuur het bestand opnieuw.';
const TELL_OPERATOR = 'Neem contact op met de beheerder van de poort.';

const BY_CODE: ReadonlyMap<string, string> = new Map([
  ['KLANT_HEEFT_GEWEIGERD', 'Stuur voor deze klanten geen signaal. Blijf zelf contact zoeken.'],
  [
    'VOORWAARDE_ONTBREEKT:P1',
    'Zoek eerst persoonlijk contact en vul de datum in. Die datum mag niet na de signaaldatum liggen.',
  ],
  ['VOORWAARDE_ONTBREEKT:P2', 'Wijs de klant eerst op schuldhulpverlening en vul de datum in.'],
  ['VOORWAARDE_ONTBREEKT:P3', 'Stuur eerst een schriftelijke herinnering en vul de datum in.'],
  ['VOORWAARDE_ONTBREEKT:P4', 'Bied eerst aan om gegevens door te geven, en vul de datum en de reactie in.'],
  ['ONDER_TERMIJN', 'Wacht tot de termijn uit de afspraak voorbij is, en stuur dan opnieuw.'],
  ['BOVEN_TERMIJN', 'Deze achterstand is te oud voor een signaal. Neem contact op met de gemeente.'],
  ['GEEN_NATUURLIJK_PERSOON', 'Haal bedrijven en stichtingen uit het bestand.'],
  ['ONTVANGER_NIET_AANGESLOTEN', 'Stuur deze signalen op een andere weg, of wacht tot de gemeente meedoet.'],
  ['GEEN_OVEREENKOMST', 'Maak eerst een afspraak met deze gemeente.'],
  ['BSN_NIET_TOEGESTAAN', 'Haal het BSN uit het bestand of uit de mapping. In dit signaal mag het nummer niet staan.'],
  ['BSN_ONGELDIG', 'Haal het BSN uit het bestand. In dit signaal mag het nummer niet staan.'],
  ['VELD_NIET_TOEGESTAAN', 'Haal dit gegeven uit de mapping.'],
  ['BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN', 'Haal gegevens over gezondheid uit de mapping.'],
  ['STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN', 'Haal strafrechtelijke gegevens uit de mapping.'],
  ['AFZENDER_NIET_GEREGISTREERD', 'Laat de beheerder nakijken voor welk team en in welke rol u bent geregistreerd.'],
  ['ID_AL_GEBRUIKT', 'Deze rij is na de vorige keer veranderd. Geef een nieuwe signaaldatum, of laat de rij weg.'],
  ['DUBBEL_KENMERK', 'Laat één van de twee rijen staan.'],
  ['DATUM_IN_TOEKOMST', 'Kies een signaaldatum van vandaag of eerder.'],
  ['DATUM_VOOR_SIGNAALDATUM', 'Kijk de datum na. Deze datum ligt voor de signaaldatum.'],
  ['DATUM_NA_SIGNAALDATUM', 'Kijk de datum na. De achterstand begint na de signaaldatum.'],
  ['GEMEENTE_ONBEKEND', 'Vul de gemeentecode in, of zet de woonplaats in de mapping.'],
  ['RIJ_ONLEESBAAR', 'Kijk de rij na. Vaak staat er een scheidingsteken in een cel zonder aanhalingstekens.'],
  ['KEUZE_ONBEKEND', 'Zet deze waarde in de mapping, of verbeter de cel.'],
  ['VERPLICHT', 'Vul de cel in.'],
  ['AL_BEHANDELD', 'Haal dit signaal uit het bestand.'],
  ['BIJLAGE_ONTBREEKT', 'Zet dit ID in de bijlage, met de datum van elke stap.'],
  ['CRISIS_ZONDER_DATUM', 'Zet de datum die het dringend maakt in de bijlage.'],
  ['HERHALING', 'Kijk of de klok van deze computer gelijk loopt.'],
  ['HANDMATIGE_BEOORDELING', 'Wacht op het besluit van uw privacyfunctionarissen.'],
  ['ONTVANGER_ZONDER_SLEUTEL', SEND_AGAIN],
  ['NIET_BEREIKBAAR', SEND_AGAIN],
]);

const OTHERWISE: Readonly<Record<PushVerdict, string>> = {
  toegestaan: '',
  aangehouden: LOOK_AT_IT,
  geweigerd: TELL_OPERATOR,
  ongeldig: LOOK_AT_IT,
  'geen ontvanger': LOOK_AT_IT,
  'niet leesbaar': LOOK_AT_IT,
  'niet verstuurd': SEND_AGAIN,
  'bewijs klopt niet': TELL_OPERATOR,
};

export function whatToDo(code: string, verdict: PushVerdict): string {
  return BY_CODE.get(code) ?? OTHERWISE[verdict];
}
