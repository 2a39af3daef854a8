/** What is asked of a receiver; data only. */
import type { Checks } from './finding.ts';

export const RECEIVER_CHECKS = {
  TLS_CERTIFICAAT: {
    naam: 'De verbinding toont een geldig clientcertificaat',
    bron: 'Digikoppeling REST-API-profiel 3.0.1; PKIoverheid',
    doe: 'Maak verbinding met het TLS-certificaat en de sleutel uit uw map, met de tussenliggende certificaten.',
  },
  POSTVAK_LIJST: {
    naam: 'Het postvak van het eigen team wordt gevraagd',
    bron: 'Seinhuis, GET /v1/postvak',
    doe: 'Geef team, en desgewenst na (een kenmerk) en aantal (1 tot en met 500). Stuur geen lichaam mee.',
  },
  VOLGENDE_BLADZIJDE: {
    naam: 'De hele lijst wordt gelezen',
    bron: 'Seinhuis, schemas/postvak.schema.json (volgende)',
    doe: 'Staat er volgende in het antwoord, vraag dan verder met na.',
  },
  OPHALEN_VORM: {
    naam: 'Er wordt opgehaald wat er in de lijst stond',
    bron: 'Seinhuis, POST /v1/postvak/_ophalen; schemas/postvak.schema.json',
    doe: 'Stuur team en verstrekkingen, ten hoogste 500, met kenmerken uit de lijst.',
  },
  HERKANSING: {
    naam: 'Na 503 wordt het opnieuw geprobeerd',
    bron: 'RFC 9110, 15.6.4',
    doe: 'Doe hetzelfde verzoek opnieuw na 503: het bericht staat er nog.',
  },
  WACHTTIJD: {
    naam: 'Retry-After wordt afgewacht',
    bron: 'RFC 9110, 10.2.3',
    doe: 'Wacht ten minste zo veel seconden als Retry-After zegt.',
  },
  BEVESTIGING_VORM: {
    naam: 'De bevestiging heeft de juiste vorm',
    bron: 'Seinhuis, POST /v1/postvak/_bevestigen; schemas/postvak.schema.json',
    doe: 'Stuur team en items met verstrekkingId en zegel (sha-256=…, base64url).',
  },
  EERST_OPHALEN: {
    naam: 'Alleen wat is opgehaald, wordt bevestigd',
    bron: 'Seinhuis, docs/ARCHITECTURE.md (The steps)',
    doe: 'Bevestig pas als het bericht is opgehaald, geopend en bewaard.',
  },
  BEVESTIGEN: {
    naam: 'Een goed bericht wordt bevestigd',
    bron: 'Seinhuis, POST /v1/postvak/_bevestigen',
    doe: 'Bevestig wat u hebt bewaard; anders blijft het in het postvak staan.',
  },
  ZEGEL: {
    naam: 'De bevestiging noemt het zegel van wat is opgehaald',
    bron: 'Seinhuis, docs/fouten.md (ANDER_ZEGEL)',
    doe: 'Neem SHA-256 over de hele JWE als tekst, in base64url: sha-256=….',
  },
  ZEGEL_NAKIJKEN: {
    naam: 'Een bericht met een ander zegel wordt niet bevestigd',
    bron: 'Seinhuis, docs/partner/README.md (Receive)',
    doe: 'Reken het zegel zelf na over wat u kreeg en vergelijk het met het aangekondigde zegel.',
  },
  ONTSLEUTELEN: {
    naam: 'Een bericht dat niet te openen is, wordt niet bevestigd',
    bron: 'RFC 7516, 5.2',
    doe: 'Open het bericht voordat u bevestigt.',
  },
  KENMERK_NAKIJKEN: {
    naam: 'Een bericht dat bij een ander kenmerk hoort, wordt niet bevestigd',
    bron: 'Seinhuis, docs/partner/README.md (Receive)',
    doe: 'Vergelijk verstrekkingId in het bericht met het kenmerk waaronder u het ophaalde.',
  },
  NIET_BESCHIKBAAR: {
    naam: 'Wat niet meer beschikbaar is, wordt niet bevestigd',
    bron: 'Seinhuis, docs/fouten.md (NIET_MEER_BESCHIKBAAR)',
    doe: 'Sla items over waarvan de status niet verstrekt is. Dat is een antwoord, geen fout.',
  },
} as const satisfies Checks;

export type ReceiverCode = keyof typeof RECEIVER_CHECKS;
