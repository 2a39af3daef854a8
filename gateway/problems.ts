/**
 * Every way a request can end other than well: stable code, status, and a text for outside (RFC 9457). No text has a
 * place for a value from a message.
 */
import type { TooFast } from './access/rate-limit.ts';

export const PROBLEMS = {
  ONGELDIG_BERICHT: [400, 'Het bericht klopt niet', 'Herstel de genoemde fouten en stuur het bericht opnieuw.'],
  ONGELDIG_VERZOEK: [400, 'Het verzoek klopt niet', 'Een parameter ontbreekt of heeft een onjuiste vorm.'],
  PARTIJ_ONBEKEND: [
    400,
    'Een van de partijen doet niet mee',
    'Laat de organisatie en het team eerst door beheerders vastleggen.',
  ],
  TYPE_ONBEKEND: [400, 'Onbekend soort bericht', 'Gebruik een type en versie uit de lijst.'],
  ADRES_NIET_TOEGESTAAN: [
    400,
    'Naar dit adres worden geen meldingen gestuurd',
    'Geef een openbaar https-adres, zonder wachtwoord of token in de URL.',
  ],
  CERTIFICAAT_ONTBREEKT: [401, 'Geen certificaat', 'Maak verbinding met een PKIoverheid-certificaat met OIN.'],
  CERTIFICAAT_ONGELDIG: [401, 'Het certificaat is niet geldig', 'Het certificaat van de verbinding is afgewezen.'],
  HANDTEKENING_ONGELDIG: [
    401,
    'De handtekening is niet geldig',
    'Onderteken het bericht volgens de ADR-module signing (PS256).',
  ],
  TOKEN_ONGELDIG: [
    401,
    'Het token is niet geldig',
    'Meld u opnieuw aan bij de aanmelddienst van uw organisatie en stuur het nieuwe token mee.',
  ],
  TOKEN_ONTBREEKT: [401, 'Geen token', 'Dit kan alleen een mens die zich heeft aangemeld bij de eigen organisatie.'],
  CLIENT_ONBEKEND: [403, 'Deze client is niet geregistreerd', 'Laat het certificaat registreren bij de beheerder.'],
  AFZENDER_NIET_GEREGISTREERD: [
    403,
    'Team of hoedanigheid niet geregistreerd',
    'Deze client mag niet namens dit team of in deze hoedanigheid spreken.',
  ],
  ROL_NIET_BEVOEGD: [403, 'Deze rol mag dit niet', 'Uw rol bij uw organisatie geeft hier geen toegang.'],
  GEEN_PARTIJ: [403, 'U bent geen partij', 'Een afspraak wordt ondertekend door haar afzender en haar ontvanger.'],
  ZELFDE_PERSOON: [
    403,
    'Hier zijn twee mensen voor nodig',
    'Wie voorstelt, kan niet ook de tweede zijn. Vraag een ander met deze rol.',
  ],
  GEEN_BEHEERDER: [
    403,
    'U bent geen beheerder van deze poort',
    'Alleen wie door twee beheerders als beheerder is vastgelegd, met deze aanmelddienst, beslist hierover.',
  ],
  ORGANISATIE_GESCHORST: [403, 'De organisatie is geschorst', 'Neem contact op met de beheerder.'],
  HERHALING: [
    403,
    'Dit verzoek is te oud of al gebruikt',
    'Onderteken het bericht opnieuw, met een klok die gelijk loopt.',
  ],
  GEWEIGERD: [
    403,
    'Het bericht is geweigerd',
    'De redenen staan erbij. Er is niets verstrekt en niets van de inhoud bewaard.',
  ],
  NIET_VRIJGEGEVEN: [
    403,
    'Dit bericht wordt nu niet vrijgegeven',
    'De gronden om te verstrekken gelden op dit moment niet.',
  ],
  NIET_GEVONDEN: [404, 'Niet gevonden', 'Dit bestaat niet, of niet voor u.'],
  METHODE_NIET_TOEGESTAAN: [405, 'Methode niet toegestaan', 'Gebruik een methode uit de kop Allow.'],
  NIET_AANVAARDBAAR: [406, 'Geen aanvaardbare vorm', 'Deze dienst antwoordt in application/json.'],
  ID_AL_GEBRUIKT: [409, 'Dit kenmerk is al gebruikt', 'Onder dit kenmerk is eerder iets anders gestuurd.'],
  STAND_LAAT_NIET_TOE: [
    409,
    'De stand laat dit niet toe',
    'Er is al beslist, of dit besluit hoort niet bij deze stand.',
  ],
  BELEID_PAST_NIET: [
    409,
    'Dit beleid past niet bij wat er staat',
    'De versie is er al, wordt niet meegeleverd, klopt niet of begint op een dag die voorbij is.',
  ],
  VOORSTEL_VERVALLEN: [
    409,
    'Op dit voorstel valt niet meer te beslissen',
    'Er is al op beslist, het is verlopen of wie het deed telt niet meer mee. Doe het voorstel opnieuw.',
  ],
  ANDERE_INHOUD: [
    409,
    'Het kenmerk is niet dat van dit voorstel',
    'Bekijk eerst wat er wordt voorgesteld, en noem het kenmerk daarvan.',
  ],
  WISSEN_GEWEIGERD: [
    409,
    'Dit wordt niet gewist',
    'De wet laat dit bewaren, of het is beperkt; `redenen` zegt waarom. Er is niets veranderd.',
  ],
  TOESTEMMING_VERVALLEN: [
    403,
    'De toestemming geldt niet meer',
    'Waar dit op rust, is ingetrokken of verlopen. De inhoud wordt niet meer getoond. Dat u het vroeg, is vastgelegd.',
  ],
  GROND_VERVALLEN: [
    403,
    'Er is geen grond meer',
    'Niets geeft dit team vandaag nog recht op deze inhoud. Vraag uw privacyfunctionaris. Dat u het vroeg, is vastgelegd.',
  ],
  SIGNAAL_LOSGEMAAKT: [
    409,
    'Dit signaal ging over een ander',
    'Het is losgemaakt en hoort niet meer bij het werk. Alleen voor controle of een inzageverzoek is het te lezen.',
  ],
  VERWERKING_BEPERKT: [
    409,
    'De verwerking is beperkt',
    'Zolang de betrokkene om beperking vraagt, wordt hierover niet beslist (AVG 18).',
  ],
  ABONNEMENT_BESTAAT_AL: [
    409,
    'Dit adres is al opgegeven',
    'Schakel het bestaande abonnement in, of verwijder het eerst.',
  ],
  TE_VEEL_ABONNEMENTEN: [409, 'Dit team heeft al het grootste aantal abonnementen', 'Verwijder er eerst een.'],
  KAARTVERMELDING_BESTAAT_AL: [
    409,
    'Dit team heeft al een vermelding met deze naam',
    'Wijzig de bestaande vermelding, of geef deze een andere naam.',
  ],
  TE_VEEL_KAARTVERMELDINGEN: [409, 'Dit team heeft al het grootste aantal vermeldingen', 'Verwijder er eerst een.'],
  ANDER_ZEGEL: [
    409,
    'Het zegel klopt niet',
    'Bevestig met het zegel van wat u hebt ontvangen. Het bericht blijft open staan.',
  ],
  STAP_GEWEIGERD: [
    409,
    'Deze stap kan nu niet',
    'De code zegt waarom; de uitleg staat in `redenen`. Er is niets veranderd.',
  ],
  NIET_MEER_BESCHIKBAAR: [410, 'Niet meer beschikbaar', 'Dit bericht wordt niet meer verstrekt.'],
  NUMMER_ONBEKEND: [
    410,
    'Dit nummer is hier nooit gegeven',
    'Uw kopie hoort bij een andere stand van deze poort. Begin opnieuw bij nummer 0.',
  ],
  VERSIE_VERLOPEN: [
    412,
    'Intussen is er iets veranderd',
    'Haal op hoe het er nu voor staat, kijk opnieuw en stuur de stap met die versie.',
  ],
  TE_GROOT: [
    413,
    'Het bericht is te groot',
    'Een bericht mag ten hoogste 256 KB zijn, een batch 1.000 regels en 4 MB.',
  ],
  MEDIATYPE: [415, 'Onbekende vorm', 'Stuur application/json (een batch: application/x-ndjson), zonder compressie.'],
  VERSIE_ONTBREEKT: [428, 'De versie ontbreekt', 'Stuur in de kop If-Match de ETag mee van wat u zag.'],
  TE_SNEL: [
    429,
    'Te veel in korte tijd',
    'Er is niets bewaard. Ga verder na de tijd uit de kop Retry-After, met hetzelfde kenmerk.',
  ],
  INTREKKING_ONBEKEND: [
    503,
    'Niet na te gaan of het certificaat is ingetrokken',
    'De lijst met ingetrokken certificaten is nog niet opgehaald of is verlopen. Er is niets bewaard. Probeer het later opnieuw.',
  ],
  AANMELDDIENST_ONBEREIKBAAR: [
    503,
    'De aanmelddienst van uw organisatie antwoordt niet',
    'Het token is nu niet na te gaan. Er is niets bewaard. Probeer het later opnieuw.',
  ],
  ADRESREGISTER_ONBEREIKBAAR: [
    503,
    'Het adressenregister antwoordt niet',
    'Welke gemeente bij dit adres hoort, is nu niet na te gaan. Er is niets bewaard. Probeer het later opnieuw, of geef de gemeentecode.',
  ],
  ONTVANGER_ZONDER_SLEUTEL: [
    503,
    'De ontvanger kan nu niet ontvangen',
    'De ontvanger heeft geen geldige sleutel. Er is niets bewaard.',
  ],
  NIET_BEREIKBAAR: [
    503,
    'Tijdelijk niet mogelijk',
    'Er is niets verstrekt. Probeer het later opnieuw met hetzelfde kenmerk.',
  ],
} as const satisfies Record<string, readonly [number, string, string]>;

export type ProblemCode = keyof typeof PROBLEMS;

export interface Fault {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/** A reason as a sender reads it. */
export interface OutsideReason {
  readonly code: string;
  readonly uitleg: string;
  readonly artikelen: readonly string[];
}

export interface Problem {
  readonly kind: 'problem';
  readonly code: ProblemCode;
  /** A finer code that says which check failed, such as a certificate fault. */
  readonly detailCode?: string;
  readonly faults?: readonly Fault[];
  readonly reasons?: readonly OutsideReason[];
  readonly wayOn?: string | null;
  readonly tooFast?: TooFast;
}

export function problem(code: ProblemCode, more: Omit<Problem, 'kind' | 'code'> = {}): Problem {
  return { kind: 'problem', code, ...more };
}
