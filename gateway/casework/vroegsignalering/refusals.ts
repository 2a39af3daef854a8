/** Why a step is not made. Codes are stable; the sentence is for whoever asked, and holds nothing of the zaak. */

export const ZAAK_REFUSALS = {
  ANDER_TEAM: 'Deze zaak is van een ander team.',
  ROL_NIET_BEVOEGD: 'Met deze rol kan deze stap niet.',
  GEEN_MANDAAT: 'Dit team werkt vandaag niet voor deze gemeente.',
  STAAT_PAST_NIET: 'Zoals de zaak er nu voor staat, kan deze stap niet.',
  NIET_OPGEPAKT: 'Niemand heeft deze zaak. Pak haar eerst op.',
  AL_OPGEPAKT: 'Een collega heeft deze zaak. Neem haar over of kies een andere.',
  NIET_DE_HOUDER: 'Een collega heeft deze zaak. Neem haar eerst over.',
  ANDERE_HOUDER: 'De zaak is intussen bij iemand anders. Kijk opnieuw.',
  SIGNAAL_ONBEKEND: 'Dit signaal hoort niet bij deze zaak.',
  SIGNAAL_AL_BEKEND: 'Dit signaal hoort al bij deze zaak.',
  ANDER_ADRES: 'Dit hoort bij een ander adres, een andere gemeente of een andere periode.',
  DATUM_IN_TOEKOMST: 'De datum ligt in de toekomst.',
  DATUM_TE_VROEG: 'De datum ligt voor iets wat eerst moest gebeuren.',
  CRISISDATUM_VOOR_SIGNAALDATUM: 'De crisisdatum ligt voor de signaaldatum.',
  GEEN_AANBOD: 'Leg eerst vast dat hulp is aangeboden.',
  AL_GEDAAN: 'Dit is al vastgelegd.',
  STATUS_PAST_NIET: 'Deze status kan niet op de huidige volgen.',
  GEEN_HERHALING: 'Dit signaal herhaalt geen eerder signaal.',
  HOGER_DAN_EERST: 'Het bedrag is hoger dan de vorige keer of er is een nieuwe crisisdatum: pak het signaal op.',
  REDEN_ONTBREEKT: 'Kies de reden. Alleen het team ziet die.',
  RESULTAAT_PAST_NIET: 'Dit eindresultaat past niet bij wat er in de zaak is gebeurd.',
  TE_WEINIG_POGINGEN: 'Er is nog niet vaak genoeg contact gezocht voor dit eindresultaat.',
  ZELFDE_ZAAK: 'Kies twee verschillende zaken.',
  HEEFT_AL_CONTACT: 'In deze zaak is al contact gezocht of informatie gegeven. Houd de zaken apart.',
  NIETS_OVER: 'In elke zaak moet een signaal overblijven.',
  SIGNAAL_LOSGEMAAKT: 'Dit signaal is losgemaakt en hoort niet meer bij het werk.',
  ONTSTAAN_NA_SIGNAAL: 'De achterstand kan niet na het signaal zijn ontstaan.',
  GEEN_HULP: 'Alleen een zaak die met hulp eindigt, gaat naar het dossier.',
} as const;

export type ZaakRefusal = keyof typeof ZAAK_REFUSALS;
