/** What a professional in a handover reads instead of codes. Pure; every list is complete or does not compile. */
import type { SocialeKaartHulpvraag, Teamsoort } from '../../../schemas/generated/types.ts';
import type { Status } from '../../casework/overdracht/arrows.ts';
import type { Area, LifeArea } from '../../casework/overdracht/content.ts';
import type { RefusalReason, Rung } from '../../casework/overdracht/reasons.ts';
import type { Side } from '../../casework/overdracht/steps.ts';
import type { TermName } from '../../casework/overdracht/terms.ts';
import type { Clientondersteuning, ContactKind, Event, Result } from '../../casework/overdracht/traject.ts';
import type { Kader, StartsAt, TransitionCode } from '../../casework/overdracht/transitions.ts';
import type { TagLook } from '../components.tsx';

export const TRANSITION_WORDS: Readonly<Record<TransitionCode, string>> = {
  'detentie-thuis': 'Van detentie naar huis',
  'isd-thuis': 'Van een ISD-maatregel naar huis',
  'forensisch-wmo': 'Van forensische zorg naar de Wmo',
  'zvw-wmo': 'Van de ggz (Zvw) naar de Wmo',
  'jeugd-wmo': 'Van jeugdhulp naar de Wmo',
  'wmo-wlz': 'Van de Wmo naar de Wlz',
  'bw-thuis': 'Van beschermd wonen naar huis',
  'gemeente-gemeente': 'Van de ene gemeente naar de andere',
  'lokaal-regionaal': 'Van de eigen gemeente naar de regionale toegang',
};

export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  concept: 'In voorbereiding',
  toestemming_gevraagd: 'Toestemming gevraagd',
  voorgesteld: 'Voorgesteld',
  in_gesprek: 'In gesprek',
  geaccepteerd: 'Geaccepteerd',
  overgedragen: 'Overgedragen',
  afgesloten: 'Afgesloten',
  geweigerd: 'Niet overgenomen',
  doorverwezen: 'Doorverwezen',
  ingetrokken: 'Gestopt',
};

export const STATUS_LOOKS: Readonly<Partial<Record<Status, TagLook>>> = {
  geaccepteerd: 'groen',
  overgedragen: 'groen',
  afgesloten: 'groen',
  geweigerd: 'rood',
  doorverwezen: 'rood',
  ingetrokken: 'rood',
};

export const AREA_WORDS: Readonly<Record<Area, string>> = {
  identiteit: 'Wie de cliënt is',
  plandatum: 'De dag van de overgang',
  contactprofessionals: 'Wie de professionals zijn',
  huisvesting: 'Wonen',
  inkomen: 'Inkomen',
  schulden: 'Schulden',
  id_bewijs: 'Identiteitsbewijs',
  verzekering: 'Zorgverzekering',
  zorgafspraken: 'Afspraken over zorg',
  woorden_client: 'Wat de cliënt zelf wil',
};

/** The same, as the client reads it who is asked. */
export const AREAS_TO_CLIENT: Readonly<Record<Area, string>> = {
  ...AREA_WORDS,
  identiteit: 'Wie u bent',
  plandatum: 'Op welke dag er iets verandert',
  contactprofessionals: 'Met wie van ons zij kunnen praten',
  huisvesting: 'Of u ergens kunt wonen',
  inkomen: 'Of u inkomen hebt',
  schulden: 'Of u hulp krijgt bij schulden, en van wie',
  id_bewijs: 'Of u een geldig identiteitsbewijs hebt',
  verzekering: 'Of u een zorgverzekering hebt',
  zorgafspraken: 'Welke afspraken u hebt over zorg',
  woorden_client: 'Wat u zelf wilt',
};

/** What changes, as the client reads it. */
export const TRANSITIONS_TO_CLIENT: Readonly<Record<TransitionCode, string>> = {
  'detentie-thuis': 'U komt vrij',
  'isd-thuis': 'Uw maatregel gaat naar buiten',
  'forensisch-wmo': 'Uw zorg van justitie stopt, en de gemeente gaat helpen',
  'zvw-wmo': 'U gaat weg bij de ggz, en de gemeente gaat helpen',
  'jeugd-wmo': 'U wordt achttien, en krijgt hulp voor volwassenen',
  'wmo-wlz': 'U krijgt zorg uit een andere wet',
  'bw-thuis': 'U gaat weg bij beschermd wonen',
  'gemeente-gemeente': 'U verhuist naar een andere gemeente',
  'lokaal-regionaal': 'Een team van de regio gaat met u kijken wat past',
};

/** What the other hears about an area, and no more. */
export const AREA_HINTS: Readonly<Record<LifeArea, string>> = {
  huisvesting: 'Waar de cliënt kan wonen, of dat er nog niets is.',
  inkomen: 'Of er inkomen of een uitkering is.',
  schulden: 'Alleen dat er hulp loopt, en van wie. Geen bedragen.',
  id_bewijs: 'Of er een geldig identiteitsbewijs is.',
  verzekering: 'Of er een zorgverzekering is.',
  zorgafspraken: 'Alleen als de cliënt het goed vindt.',
};

export const CONTACT_WORDS: Readonly<Record<ContactKind, string>> = {
  driegesprek: 'Gesprek met z’n drieën',
  telefoon: 'Telefoon',
  videogesprek: 'Videogesprek',
  bezoek: 'Bezoek',
};

export const SUPPORT_WORDS: Readonly<Record<Clientondersteuning, string>> = {
  aangeboden: 'Aangeboden, nog geen antwoord',
  aangenomen: 'De cliënt wil dat',
  afgewezen: 'De cliënt wil dat niet',
};

export const REASON_WORDS: Readonly<Record<RefusalReason, string>> = {
  geen_binding_of_kans: 'De cliënt heeft hier geen binding, of elders meer kans',
  geen_capaciteit: 'Wij hebben nu geen plaats of tijd',
  voorliggende_voorziening: 'Een andere wet gaat voor',
  client_wil_niet: 'De cliënt wil niet',
  onvoldoende_gegevens: 'Wij weten te weinig',
  veiligheid: 'Veiligheid',
};

export const RUNG_WORDS: Readonly<Record<Rung, string>> = {
  contactpersonen: 'de contactpersonen',
  regioadviseur: 'de regioadviseur',
  geschillencommissie: 'de geschillencommissie',
};

export const RESULT_WORDS: Readonly<Record<Result, string>> = {
  hulp_loopt: 'De hulp loopt',
  hulp_afgerond: 'De hulp is afgerond',
  niet_van_de_grond: 'De hulp kwam niet van de grond',
};

export const TERM_WORDS: Readonly<Record<TermName, string>> = {
  beginnen: 'Beginnen met overdragen',
  verblijfsplan: 'Verblijfsplan maken',
  huisvesting_isd: 'Afspraak over wonen',
  evaluatie_isd: 'Evaluatie van de maatregel',
  antwoord: 'Antwoord op het voorstel',
  overgang: 'Dag van de overgang',
  eerste_afspraak: 'Eerste afspraak van de cliënt',
  geschil: 'Antwoord op het geschil',
};

export const KADER_WORDS: Readonly<Record<Kader, string>> = {
  plicht: 'De wet verplicht ons om dit te delen',
  toestemming: 'De cliënt geeft toestemming',
};

export const START_WORDS: Readonly<Record<StartsAt, string>> = {
  begin_maatregel: 'Wanneer begon de maatregel?',
  dr_plan: 'Sinds wanneer ligt het D&R-plan er?',
  planning: 'Sinds wanneer is de overgang gepland?',
};

const EVENT_WORDS: Readonly<Record<Event['kind'], string>> = {
  begonnen: 'Begonnen met overdragen',
  clientondersteuning: 'Cliëntondersteuning aangeboden',
  toestemming_gevraagd: 'Toestemming gevraagd',
  toestemming_gegeven: 'De cliënt zei ja',
  toestemming_geweigerd: 'De cliënt zei nee',
  voorgesteld: 'Voorgesteld aan de ander',
  professional_genoemd: 'Professional van de ontvanger doet mee',
  contact: 'Gesproken met elkaar',
  geaccepteerd: 'Geaccepteerd: de regie ging over',
  bevestigd: 'Bevestigd dat de cliënt gezien is',
  afgesloten: 'Afgesloten',
  geweigerd: 'Niet overgenomen',
  doorverwezen: 'Niet overgenomen, met een ander soort team erbij',
  ingetrokken: 'Gestopt',
  geschil: 'Geschil gemeld of verder gebracht',
  geschil_beslist: 'Geschil beslist',
  gebied_gegeven: 'Iets gegeven wat nodig was',
  afspraak: 'Afspraak gemaakt',
  datum_verzet: 'Dag van de overgang verzet',
  doorgegeven: 'Aan een collega doorgegeven',
  regiehouder_gewisseld: 'Andere regiehouder in hetzelfde team',
};

export const eventWords = (kind: Event['kind']) => EVENT_WORDS[kind];

/** A side, as the reader stands to it. */
export const sideWords = (side: Side, own: Side) => (side === own ? 'ons team' : 'het andere team');

/** For which question one turns to a kind of team; null where the sociale kaart has no such question. */
export const KIND_WORDS = {
  'gemeente.wmo': { text: 'Wmo-team van een gemeente', hulpvraag: 'wmo' },
  'gemeente.bwmo_toegang': { text: 'Regionale toegang tot beschermd wonen', hulpvraag: 'beschermd_wonen' },
  'gemeente.nazorg': { text: 'Nazorg van een gemeente', hulpvraag: 'nazorg' },
  'gemeente.schuldhulp': { text: 'Schuldhulp van een gemeente', hulpvraag: 'schuldhulp' },
  'gemeente.participatie': { text: 'Werk en inkomen van een gemeente', hulpvraag: 'inkomen' },
  'gemeente.jeugd': { text: 'Jeugdhulp van een gemeente', hulpvraag: 'jeugd' },
  'ggz.zorg': { text: 'Ggz-aanbieder', hulpvraag: 'zorg' },
  'wmo.aanbieder': { text: 'Aanbieder van beschermd wonen', hulpvraag: 'beschermd_wonen' },
  'reclassering.toezicht': { text: 'Reclassering', hulpvraag: null },
} as const satisfies Partial<Record<Teamsoort, { text: string; hulpvraag: SocialeKaartHulpvraag | null }>>;

/** The type of a message as people call it: the code, with spaces. */
export const typeWords = (type: string) => type.replace(/-/g, ' ');
