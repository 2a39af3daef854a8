/**
 * Lists of values of vroegsignalering. The Dutch values of DDAS v0.9 are kept to the letter: they go to CBS as they stand.
 * @source DDAS-Vroegsignalering v0.9 (VNG, Divosa, NVVK, CBS)
 */

export const SIGNAALPARTNERS = [
  'Energie',
  'Huur',
  'Hypotheek',
  'CAK Zorgverzekeringen',
  'Zorg',
  'Water',
  'DUO',
  'Belastingdienst',
  'CAK Eigen bijdrage',
  'Overige',
  'Dienst Toeslagen',
] as const;
export type Signaalpartner = (typeof SIGNAALPARTNERS)[number];

export const CONTACTSOORTEN = [
  'Mail',
  'Brief',
  'SMS/Whatsapp',
  'Telefoon',
  'Huisbezoek',
  'Kaartje',
  'Overige',
  'Administratief',
] as const;
export type Contactsoort = (typeof CONTACTSOORTEN)[number];

export const DAGDELEN = ['Ochtend', 'Middag', 'Avond'] as const;
export type Dagdeel = (typeof DAGDELEN)[number];

/** How a signal ends without being worked on; a zaak can end with the same words. */
export const AFGEVALLEN = [
  'Niet opgepakt: onterecht signaal',
  'Inwoner is overleden',
  'Persoon is geen inwoner (meer) in de gemeente',
  'Niet opgepakt: herhaalde melding',
  'Niet opgepakt: andere reden',
] as const;
export type Afgevallen = (typeof AFGEVALLEN)[number];

export const SIGNAALSTATUSSEN = ['Nog niet opgepakt', ...AFGEVALLEN] as const;
export type Signaalstatus = (typeof SIGNAALSTATUSSEN)[number];

/** How the work on a zaak ends. The last three are help that was accepted. */
export const UITKOMSTEN = [
  'Inwoner al bekend bij schuldhulpverlening',
  'Inwoner heeft al een ander lopend traject',
  'Definitief geen contact kunnen krijgen',
  'Geen reactie na eerder contact',
  'Inwoner hoeft geen hulp vanuit vroegsignalering',
  'Inwoner heeft zelf al betaald/betalingsregeling getroffen',
  'Verwijzing zonder contact',
  '(Budget)advies en/of quick fix',
  'Vervolghulp en/of verwijzing financieel',
  'Vervolghulp en/of verwijzing niet financieel',
] as const;
export type Uitkomst = (typeof UITKOMSTEN)[number];

export const EINDRESULTATEN = [...AFGEVALLEN, ...UITKOMSTEN] as const;
export type Eindresultaat = (typeof EINDRESULTATEN)[number];

/**
 * What "andere reden" can be (D-F2). Ours, for the team alone. Some of these are criminal or otherwise sensitive by
 * themselves (D-09), so a step asks for one and no event carries it: it is sealed with the file.
 */
export const ANDERE_REDENEN = [
  'detentie',
  'geen_verblijfsrecht',
  'rechtspersoon',
  'onveilig',
  'geen_capaciteit',
  'adres_onbekend',
] as const;
export type AndereReden = (typeof ANDERE_REDENEN)[number];

/** What the check against the register of residents said; `onbekend` where it said nothing: never a guess (D-F4). */
export const INWONERTOETSEN = ['inwoner', 'geen_inwoner', 'verhuisd_binnen_gemeente', 'overleden', 'onbekend'] as const;
export type Inwonertoets = (typeof INWONERTOETSEN)[number];

export function isAfgevallen(value: Signaalstatus | Eindresultaat): value is Afgevallen {
  return (AFGEVALLEN as readonly string[]).includes(value);
}

const HELP: readonly Eindresultaat[] = UITKOMSTEN.slice(-3);

export function isHelp(result: Eindresultaat): boolean {
  return HELP.includes(result);
}
