/** What is asked of a subscriber: software that is told by a melding that something waits; data only. */
import type { Checks } from './finding.ts';

const SIGNATURES = 'Standard Webhooks 1.0.0, Verifying webhooks';

export const SUBSCRIBER_CHECKS = {
  ADRES: {
    naam: 'Het adres is een adres waar een poort heen mag',
    bron: 'CloudEvents HTTP webhook 1.0.2, 2.1; Seinhuis, docs/fouten.md (ADRES_NIET_TOEGESTAAN)',
    doe: 'Gebruik https met een naam die naar buiten leidt, zonder gebruiker, wachtwoord of token in het adres. Om te oefenen mag localhost.',
  },
  BEREIKBAAR: {
    naam: 'Er komt een verbinding tot stand en er komt een antwoord',
    bron: 'CloudEvents HTTP webhook 1.0.2, 2.1; RFC 9110, 4.3.4',
    doe: 'Kijk na of de naam bestaat, de poort open is en het certificaat geldig is (eigen wortel: NODE_EXTRA_CA_CERTS).',
  },
  OP_TIJD: {
    naam: 'Elk antwoord komt op tijd',
    bron: 'Standard Webhooks 1.0.0, Deliverability; Seinhuis, docs/beheer.md (Notifications)',
    doe: 'Bewaar de melding en antwoord meteen; haal pas daarna het postvak op.',
  },
  KORT_ANTWOORD: {
    naam: 'Het antwoord is kort',
    bron: 'Seinhuis, docs/fouten.md (ANTWOORD_TE_GROOT)',
    doe: 'Antwoord zonder inhoud. De poort leest ten hoogste 16 KB, koppen en inhoud elk.',
  },
  TOESTEMMING: {
    naam: 'De ontvanger zegt zelf dat hij meldingen wil',
    bron: 'CloudEvents HTTP webhook 1.0.2, 4.2.1',
    doe: 'Beantwoord OPTIONS met WebHook-Allowed-Origin: de naam uit WebHook-Request-Origin, of *.',
  },
  TEMPO: {
    naam: 'De ontvanger zegt hoe vaak het mag',
    bron: 'CloudEvents HTTP webhook 1.0.2, 4.2.2',
    doe: 'Zet bij WebHook-Allowed-Origin ook WebHook-Allowed-Rate: een aantal per minuut, of *.',
  },
  MELDING_AANGENOMEN: {
    naam: 'Een goede melding wordt aangenomen',
    bron: 'CloudEvents HTTP webhook 1.0.2, 2.2',
    doe: 'Antwoord met 200, 201, 202 of 204. Verwijs niet door en vraag niet om iets anders dan de handtekening.',
  },
  RUWE_BYTES: {
    naam: 'De handtekening wordt nagekeken over de bytes die binnenkwamen',
    bron: SIGNATURES,
    doe: 'Neem het lichaam zoals het binnenkwam; lees het pas als JSON nadat de handtekening klopt.',
  },
  SLEUTELWISSEL: {
    naam: 'Een van meer handtekeningen is genoeg',
    bron: 'Standard Webhooks 1.0.0, Multiple signatures',
    doe: 'Kijk elke handtekening met v1 na en sla over wat u niet kent: bij een nieuw geheim staan er twee.',
  },
  HERHALING: {
    naam: 'Een melding die nog eens komt, wordt ook aangenomen',
    bron: 'Standard Webhooks 1.0.0, Idempotency; Seinhuis, docs/adr/0014-meldingen-say-only-that-something-waits.md',
    doe: 'Onthoud webhook-id. Kent u hem al, doe dan niets en antwoord met 2xx: anders komt hij terug.',
  },
  ONBEKENDE_SOORT: {
    naam: 'Een gebeurtenis van een onbekende soort wordt aangenomen',
    bron: 'CloudEvents 1.0.2, type; RFC 9413, 4',
    doe: 'Antwoord met 2xx en doe er niets mee: een nieuwe soort mag uw abonnement niet uitschakelen.',
  },
  ONBEKEND_VELD: {
    naam: 'Een veld dat de ontvanger niet kent, is geen bezwaar',
    bron: 'CloudEvents 1.0.2, Extension Context Attributes',
    doe: 'Lees de velden die u nodig hebt en sla andere over.',
  },
  HANDTEKENING_ONTBREEKT: {
    naam: 'Een melding zonder handtekening wordt geweigerd',
    bron: SIGNATURES,
    doe: 'Antwoord met 401 als webhook-id, webhook-timestamp of webhook-signature ontbreekt.',
  },
  HANDTEKENING_VERKEERD: {
    naam: 'Een verkeerde handtekening wordt geweigerd',
    bron: SIGNATURES,
    doe: 'Antwoord met 401. Vergelijk in gelijke tijd. Geen 5xx (dan komt hij terug) en geen 410 (dan eindigt het abonnement).',
  },
  TIJDSTIP_OUD: {
    naam: 'Een oude melding wordt geweigerd, ook al klopt de handtekening',
    bron: 'Standard Webhooks 1.0.0, Verifying timestamp',
    doe: 'Weiger een webhook-timestamp van meer dan vijf minuten geleden: iemand speelt hem opnieuw af.',
  },
  TIJDSTIP_VOORUIT: {
    naam: 'Een melding uit de toekomst wordt geweigerd',
    bron: 'Standard Webhooks 1.0.0, Verifying timestamp',
    doe: 'Weiger een webhook-timestamp van meer dan vijf minuten vooruit: die bleef anders lang bruikbaar.',
  },
} as const satisfies Checks;

export type SubscriberCode = keyof typeof SUBSCRIBER_CHECKS;
