/** What is asked of a sender; data only. */
import type { Checks } from './finding.ts';

const MODULE = 'NLgov API Design Rules, module signing';

export const SENDER_CHECKS = {
  TLS_CERTIFICAAT: {
    naam: 'De verbinding toont een geldig clientcertificaat',
    bron: 'Digikoppeling REST-API-profiel 3.0.1; PKIoverheid',
    doe: 'Maak verbinding met het TLS-certificaat en de sleutel uit uw map, met de tussenliggende certificaten.',
  },
  VERZOEKREGEL: {
    naam: 'Berichten gaan naar POST /v1/signalen of /v1/signalen/_batch',
    bron: 'Seinhuis, openapi.json',
    doe: 'Gebruik dit pad, zonder vraagteken en zonder slash aan het eind.',
  },
  MEDIATYPE: {
    naam: 'Het mediatype klopt en er is niets ingepakt',
    bron: 'RFC 9110, 8.3 en 8.4',
    doe: 'Stuur application/json (een batch: application/x-ndjson) zonder Content-Encoding.',
  },
  HANDTEKENING_KOP: {
    naam: 'Precies één kop draagt de handtekening',
    bron: `${MODULE}: Message-Signature of nlgov-adr-message-sig`,
    doe: 'Zet de handtekening in één van deze twee koppen.',
  },
  HANDTEKENING_VORM: {
    naam: 'De handtekening is een JWS zonder inhoud, met de juiste kop',
    bron: 'RFC 7515, bijlage F; RFC 7797; ETSI TS 119 182-1, 5.2.8',
    doe: 'Maak <kop>..<handtekening>, met b64 false, iat, x5c en sigD {mId HttpHeaders, pars}.',
  },
  HANDTEKENING_ALGORITME: {
    naam: 'De handtekening is PS256',
    bron: `${MODULE}, algoritmen; RFC 7518, 3.5`,
    doe: 'Onderteken met RSASSA-PSS, SHA-256, zout van 32 bytes.',
  },
  HANDTEKENING_KRITIEK: {
    naam: 'crit noemt b64 en sigD',
    bron: 'RFC 7515, 4.1.11; RFC 7797, 6',
    doe: 'Zet "crit": ["b64", "sigD"] in de kop van de handtekening, en noem niets onbekends.',
  },
  HANDTEKENING_ONDERDELEN: {
    naam: 'Alles wat telt is ondertekend',
    bron: `${MODULE}: (request-target), host, content-type, content-length, digest`,
    doe: 'Noem al deze onderdelen in sigD.pars, en stuur ze ook mee.',
  },
  HANDTEKENING_HOST: {
    naam: 'De handtekening is voor deze poort gemaakt',
    bron: 'regel R21',
    doe: 'Stuur en onderteken de kop Host met de naam van de poort.',
  },
  HANDTEKENING_CERTIFICAAT: {
    naam: 'Het certificaat van de handtekening is geldig en van dezelfde organisatie',
    bron: 'PKIoverheid; Digikoppeling beveiligingsstandaarden PKI001',
    doe: 'Onderteken met uw ondertekencertificaat (niet met de TLS-sleutel) en zet het als eerste in x5c.',
  },
  HANDTEKENING_DIGEST: {
    naam: 'Digest is die van het bericht',
    bron: 'RFC 3230; RFC 9530',
    doe: 'Neem SHA-256 over precies de bytes die u stuurt, in gewone base64: SHA-256=…',
  },
  HANDTEKENING_GELDIG: {
    naam: 'De handtekening klopt',
    bron: `${MODULE}; RFC 7797, 3`,
    doe: 'Onderteken <kop>.<regels>: van elk onderdeel "naam: waarde", met \\n ertussen en niet aan het eind.',
  },
  HANDTEKENING_VERS: {
    naam: 'De handtekening is vers',
    bron: 'regel R21: vijf minuten',
    doe: 'Onderteken bij elke poging opnieuw, met een klok die gelijk loopt; iat is in seconden.',
  },
  JSON_STRENG: {
    naam: 'Het bericht is eenduidige JSON in UTF-8',
    bron: 'RFC 8259; RFC 7493',
    doe: 'Geen dubbele sleutels, geen te grote getallen, UTF-8 zonder BOM.',
  },
  SCHEMA: {
    naam: 'Het bericht past in het schema',
    bron: 'Seinhuis, schemas/berichten',
    doe: 'Verbeter de genoemde velden.',
  },
  VERBODEN_VELDEN: {
    naam: 'Het bericht bevat geen verboden gegevens',
    bron: 'AVG 5(1)(c); Wgs 8b; schemas/verboden-velden.json',
    doe: 'Laat deze gegevens weg. Alles wat niet nodig is, blijft bij u.',
  },
  DATUMS: {
    naam: 'De datums passen bij elkaar en bij vandaag',
    bron: 'Seinhuis, docs/fouten.md (Faults)',
    doe: 'Verbeter de genoemde datums.',
  },
  AFZENDER_OIN: {
    naam: 'De afzender is de organisatie van het certificaat',
    bron: 'Seinhuis, docs/ARCHITECTURE.md (Identity)',
    doe: 'Zet in afzender.oin het OIN van uw certificaat.',
  },
  BATCH_GRENZEN: {
    naam: 'Een batch blijft binnen de grenzen',
    bron: 'Seinhuis, openapi.json: 1.000 regels, 4 MB',
    doe: 'Knip het bestand in kleinere delen.',
  },
  HERKANSING: {
    naam: 'Na 503 komt het bericht opnieuw',
    bron: 'RFC 9110, 15.6.4',
    doe: 'Stuur hetzelfde bericht opnieuw na 503: er is niets aangenomen.',
  },
  WACHTTIJD: {
    naam: 'Retry-After wordt afgewacht',
    bron: 'RFC 9110, 10.2.3',
    doe: 'Wacht ten minste zo veel seconden als Retry-After zegt.',
  },
  VERBINDING_WEG: {
    naam: 'Na een verbroken verbinding komt het bericht opnieuw',
    bron: 'regel R21: hetzelfde bericht geeft hetzelfde ontvangstbewijs',
    doe: 'Stuur hetzelfde bericht opnieuw: u weet niet of het is aangekomen, en dubbel kan niet.',
  },
  ZELFDE_KENMERK: {
    naam: 'Opnieuw sturen houdt kenmerk en inhoud gelijk',
    bron: 'regel R21',
    doe: 'Bewaar berichtId bij het bericht; maak bij een nieuwe poging geen nieuw kenmerk.',
  },
  WEIGERING_IS_ANTWOORD: {
    naam: 'Na een weigering wordt niet opnieuw gestuurd',
    bron: 'Seinhuis, docs/fouten.md (GEWEIGERD)',
    doe: 'Laat de redenen aan een mens zien. Hetzelfde bericht krijgt hetzelfde antwoord.',
  },
} as const satisfies Checks;

export type SenderCode = keyof typeof SENDER_CHECKS;
