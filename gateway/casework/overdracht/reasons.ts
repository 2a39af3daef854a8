/** Why a receiver refuses or refers on (E-05), and the way on for each: the sender keeps the regie and is not left alone. */
export const REFUSAL_REASONS = {
  geen_binding_of_kans:
    'Bekijk samen waar het traject de meeste kans heeft, en stel de overdracht daar voor. Bent u het niet eens: meld een geschil.',
  geen_capaciteit: 'Spreek overbrugging af, of stel de overdracht voor aan een ander team. Wacht niet zonder plan.',
  voorliggende_voorziening: 'Vraag de voorliggende voorziening aan (Zvw, Wlz of forensische titel).',
  client_wil_niet: 'Praat met de cliënt, met cliëntondersteuning als hij dat wil. Hij mag nee zeggen.',
  onvoldoende_gegevens:
    'Spreek elkaar, en geef wat ontbreekt, elk gegeven op zijn eigen grond. Stel daarna opnieuw voor.',
  veiligheid: 'Bespreek veiligheid buiten deze overdracht, in het zorg- en veiligheidshuis. Zet er hier niets over.',
} as const;

export type RefusalReason = keyof typeof REFUSAL_REASONS;

/** Rungs of a dispute about a refusal, each after the one before (G-03). */
export const RUNGS = ['contactpersonen', 'regioadviseur', 'geschillencommissie'] as const;

export type Rung = (typeof RUNGS)[number];
