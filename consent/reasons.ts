/**
 * Refusal codes (domain rules A8, rulings R6) and what each means, in words for the sender.
 * The texts hold no placeholders: nothing from a message can end up in them.
 */
export const REASONS = {
  GEEN_GRONDSLAG:
    'Voor deze verstrekking kent het beleid geen wettelijke grondslag. Wat niet is toegestaan, gaat niet door.',
  VERKEERDE_AFZENDERROL: 'In deze hoedanigheid mag de afzender dit soort bericht niet sturen.',
  VERKEERDE_ONTVANGER: 'Dit soort bericht mag niet naar dit team.',
  ONTVANGER_NIET_AANGESLOTEN: 'De ontvanger is niet aangesloten, of werkt op deze dag niet voor deze gemeente.',
  GEEN_OVEREENKOMST: 'Tussen afzender en ontvanger geldt op deze dag geen afspraak voor dit soort bericht.',
  KLANT_HEEFT_GEWEIGERD:
    'De klant heeft het aanbod om gegevens door te geven geweigerd. Dan mag het signaal niet worden gestuurd.',
  VOLGORDE_ENERGIE:
    'Een bijgewerkt signaal of eindeleveringssignaal volgt op een eerder vroegsignaal, ten minste twintig werkdagen voor het einde van de levering.',
  ONDER_TERMIJN: 'De achterstand bestaat korter dan de termijn die in de afspraak of in de wet staat.',
  BOVEN_TERMIJN: 'De achterstand bestaat langer dan de termijn die in de afspraak staat.',
  ONDER_DREMPEL: 'Het bedrag ligt onder de wettelijke drempel van dit experiment.',
  BSN_NIET_TOEGESTAAN:
    'Het burgerservicenummer mag op deze route niet worden gebruikt. Het hele bericht is geweigerd; het nummer is niet bewaard.',
  BSN_VERPLICHT:
    'Op deze route hoort het burgerservicenummer in het bericht. Is het onbekend, geef dan achternaam, voornamen, geboortedatum, postcode en huisnummer.',
  BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN: 'Het bericht bevat gegevens over gezondheid die hier niet mogen worden gedeeld.',
  STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN:
    'Het bericht bevat strafrechtelijke gegevens die hier niet mogen worden gedeeld.',
  VELD_NIET_TOEGESTAAN: 'Het bericht bevat een gegeven dat voor dit doel niet nodig is.',
  TOESTEMMING_ONTBREEKT: 'Er is geen geldige toestemming van de betrokkene voor deze verstrekking.',
  TOESTEMMING_BUITEN_BEREIK: 'De toestemming gaat niet over deze ontvanger, dit doel of al deze gegevens.',
  TOESTEMMING_INGETROKKEN: 'De toestemming is ingetrokken.',
  TOESTEMMING_VERLOPEN: 'De toestemming is verlopen.',
  VERTEGENWOORDIGER_ONBEVOEGD: 'Wie de toestemming gaf, mag dat niet voor de betrokkene doen.',
  EXPERIMENT_NIET_AANGEWEZEN:
    'Afzender en gemeente zijn niet samen aangewezen voor dit experiment, op de signaaldatum en vandaag.',
  GEEN_NATUURLIJK_PERSOON: 'Signalen gaan alleen over natuurlijke personen.',
  HANDMATIGE_BEOORDELING:
    'Twee privacyfunctionarissen van de afzender beslissen over dit bericht. Tot dan wordt niets verstrekt.',
  'VOORWAARDE_ONTBREEKT:P1': 'Er is niet gemeld dat persoonlijk contact is gezocht.',
  'VOORWAARDE_ONTBREEKT:P2': 'Er is niet gemeld dat de klant op schuldhulpverlening is gewezen.',
  'VOORWAARDE_ONTBREEKT:P3': 'Er is niet gemeld dat ten minste één schriftelijke herinnering is gestuurd.',
  'VOORWAARDE_ONTBREEKT:P4': 'Er is niet gemeld dat is aangeboden om contactgegevens door te geven.',
  'VOORWAARDE_ONTBREEKT:P5': 'Er is niet gemeld dat vóór het eerste energiesignaal persoonlijk contact is gezocht.',
  'VOORWAARDE_ONTBREEKT:P6':
    'Niet gemeld: drie herinneringen met elk veertien dagen, inspanning via meer kanalen en een redelijke betalingsregeling.',
  'VOORWAARDE_ONTBREEKT:P8':
    'Er is niet gemeld dat de zorgverzekeraar na twee maandpremies een betalingsregeling met vier weken bedenktijd heeft aangeboden.',
  'VOORWAARDE_ONTBREEKT:P9':
    'Niet gemeld: dat de zorgverzekeraar aanmeldde bij het CAK, zonder betwisting of stabilisatieovereenkomst, en met een adres dat klopt met de BRP.',
  'VOORWAARDE_ONTBREEKT:P10':
    'Niet gemeld: dat aan de voorwaarden van het experiment is voldaan. Bij rijksbelasting en toeslagen hoort daar een aanmaning bij, en geen uitstel.',
  'VOORWAARDE_ONTBREEKT:P11':
    'Er is niet gemeld dat de gegevens nodig zijn voor een basisvoorwaarde en dat de directeur handelt.',
  'VOORWAARDE_ONTBREEKT:P12':
    'Er is niet gemeld dat de betrokkene zorg krijgt of kreeg en een maatwerkvoorziening nodig kan hebben.',
  'VOORWAARDE_ONTBREEKT:P13':
    'Er is niet gemeld dat de verplichte zorg eindigt, dat essentiële voorwaarden ontbreken en dat informeren nodig is.',
  'VOORWAARDE_ONTBREEKT:P14': 'De verwijzing naar contract of beschikking ontbreekt.',
  'VOORWAARDE_ONTBREEKT:P15': 'De noodzaak voor hergebruik is niet gemeld.',
  'VOORWAARDE_ONTBREEKT:P16': 'De overeenkomst met de schuldeiser die dit resultaat vraagt, is niet gemeld.',
} as const;

export type ReasonCode = keyof typeof REASONS;

/** One reason: a stable code and the rule and sources it follows from. */
export interface Reason {
  readonly code: ReasonCode;
  /** Rule id in the domain rules or rulings. */
  readonly rule: string;
  readonly articles: readonly string[];
}

export function isReasonCode(text: string): text is ReasonCode {
  return Object.hasOwn(REASONS, text);
}
