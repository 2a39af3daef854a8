/** What a debt worker reads instead of codes and dates. Pure; every list is complete or does not compile. */
import { workingDaysAfter } from '../../../consent/working-days.ts';
import type { Role } from '../../access/roles.ts';
import type { AndereReden, Contactsoort, Inwonertoets, Signaalpartner } from '../../casework/vroegsignalering/codes.ts';
import type { TermName } from '../../casework/vroegsignalering/settings.ts';
import type { Term } from '../../casework/vroegsignalering/terms.ts';
import type { Aantekening, Staat, ZaakEvent } from '../../casework/vroegsignalering/zaak.ts';
import type { FileReading } from '../../casework/zaken/file.ts';
import type { TagLook } from '../components.tsx';

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  medewerker: 'medewerker',
  teamleider: 'teamleider',
  privacyfunctionaris: 'privacyfunctionaris',
  fg: 'functionaris gegevensbescherming',
  beheerder: 'beheerder',
};

export const STAAT_WORDS: Readonly<Record<Staat, string>> = {
  nieuw: 'Nieuw',
  opgepakt: 'Opgepakt',
  bereikt: 'Bereikt',
  aanvaard: 'Wil hulp',
  gesproken: 'Gesproken',
  gesloten: 'Gesloten',
  samengevoegd: 'Samengevoegd',
};

export const PARTNER_WORDS: Readonly<Record<Signaalpartner, string>> = {
  Energie: 'Energie',
  Huur: 'Huur',
  Hypotheek: 'Hypotheek',
  'CAK Zorgverzekeringen': 'Zorgpremie (CAK)',
  Zorg: 'Zorgpremie',
  Water: 'Water',
  DUO: 'Studieschuld',
  Belastingdienst: 'Belasting',
  'CAK Eigen bijdrage': 'Eigen bijdrage',
  Overige: 'Andere schuld',
  'Dienst Toeslagen': 'Toeslagen',
};

export const CONTACT_WORDS: Readonly<Record<Contactsoort, string>> = {
  Telefoon: 'Gebeld',
  Huisbezoek: 'Langs geweest',
  Brief: 'Brief',
  Mail: 'E-mail',
  'SMS/Whatsapp': 'Sms of WhatsApp',
  Kaartje: 'Kaartje in de bus',
  Overige: 'Anders',
  Administratief: 'Alleen administratief',
};

export const TERM_WORDS: Readonly<Record<TermName, string>> = {
  AANBOD: 'Hulp aanbieden',
  POGING: 'Contact zoeken bij crisis',
  T1: 'Eerste gesprek',
  T2: 'Eerste gesprek bij crisis',
  AVG14: 'Vertellen wat wij hebben',
  CRISIS: 'Crisisdatum',
};

export const REASON_WORDS: Readonly<Record<AndereReden, string>> = {
  detentie: 'Zit in detentie',
  geen_verblijfsrecht: 'Heeft geen verblijfsrecht',
  rechtspersoon: 'Is een bedrijf of instelling',
  onveilig: 'Is niet veilig',
  geen_capaciteit: 'Het team heeft geen tijd',
  adres_onbekend: 'Het adres is niet bekend',
};

export const RESIDENT_WORDS: Readonly<Record<Inwonertoets, string>> = {
  inwoner: 'Woont hier',
  geen_inwoner: 'Woont niet (meer) in de gemeente',
  verhuisd_binnen_gemeente: 'Verhuisd binnen de gemeente',
  overleden: 'Overleden',
  onbekend: 'Niet gecontroleerd',
};

export const NOTE_WORDS: Readonly<Record<Aantekening, string>> = {
  toestemming_ingetrokken: 'Toestemming ingetrokken',
  verwerking_beperkt: 'Mag nu niet worden gebruikt',
  beperking_opgeheven: 'Mag weer worden gebruikt',
  bezwaar_gemaakt: 'Inwoner heeft bezwaar gemaakt',
  eigen_beperking: 'Mag nu niet worden gebruikt',
  eigen_beperking_opgeheven: 'Mag weer worden gebruikt',
};

const EVENT_WORDS: Readonly<Partial<Record<ZaakEvent['kind'], string>>> = {
  geopend: 'Zaak geopend',
  signaal_toegevoegd: 'Signaal binnengekomen',
  signaal_losgemaakt: 'Signaal losgemaakt',
  inwoner_getoetst: 'Inwoner gecontroleerd',
  opgepakt: 'Opgepakt',
  overgenomen: 'Overgenomen',
  teruggegeven: 'Teruggegeven',
  geinformeerd: 'Inwoner verteld wat wij hebben',
  aangeboden: 'Hulp aangeboden',
  aanvaard: 'Inwoner wil hulp',
  gesproken: 'Eerste gesprek gevoerd',
  heropend: 'Heropend',
  naar_dossier: 'Naar het dossier gebracht',
  status_gezet: 'Status van een signaal gezet',
  gesloten: 'Gesloten',
  samengevoegd: 'Samengevoegd',
  herinnerd: 'Herinnering gegeven',
  aangetekend: 'Aantekening bij een signaal',
  teruggekoppeld: 'Afzender heeft iets gehoord',
  gecorrigeerd: 'Signaal verbeterd',
  signaal_vervallen: 'Signaal uit het werk gehaald',
};

/** One line of what happened. */
export function eventWords(event: ZaakEvent): string {
  if (event.kind === 'contact_gezocht')
    return `${CONTACT_WORDS[event.poging.soort]}: ${event.poging.bereikt ? 'bereikt' : 'niet bereikt'}`;
  if (event.kind === 'gesloten') return `Gesloten: ${event.resultaat}`;
  return EVENT_WORDS[event.kind] ?? 'Iets veranderd';
}

/** Why the content of a signal is not shown. */
export const UNREADABLE_WORDS: Readonly<Record<Exclude<FileReading['kind'], 'geopend'>, string>> = {
  onbekend: 'Deze gegevens zijn er niet.',
  beperkt: 'De inwoner of de afzender liet de verwerking beperken. Deze gegevens mogen nu niet worden gelezen.',
  vernietigd: 'Deze gegevens zijn opgeruimd.',
  losgemaakt: 'Dit signaal gaat over iemand anders. Het hoort niet meer bij het werk.',
  toestemming_vervallen: 'De toestemming voor deze gegevens is voorbij. Zij mogen niet meer worden gelezen.',
  grond_vervallen: 'Er is geen grond meer om deze gegevens te lezen. Vraag uw privacyfunctionaris.',
};

const DAY = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const WEEKDAY = new Intl.DateTimeFormat('nl-NL', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
const MOMENT = new Intl.DateTimeFormat('nl-NL', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'Europe/Amsterdam',
});
const EURO = new Intl.NumberFormat('nl-NL', { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 });

export const dayWords = (date: string) => DAY.format(Date.parse(`${date}T00:00:00Z`));
export const weekdayWords = (date: string) => WEEKDAY.format(Date.parse(`${date}T00:00:00Z`));
export const momentWords = (epochMs: number) => MOMENT.format(epochMs);
export const euroWords = (amount: number) => EURO.format(amount);

export interface Countdown {
  readonly text: string;
  readonly look: TagLook;
}

const many = (count: number) => (count === 1 ? '1 werkdag' : `${count} werkdagen`);

/** How much time is left until the last day to work by. */
export function countdown(lastDay: string, today: string): Countdown {
  if (lastDay < today) {
    const late = workingDaysAfter(lastDay, today);
    return { text: late === 0 ? 'te laat' : `${many(late)} te laat`, look: 'rood' };
  }
  const left = workingDaysAfter(today, lastDay);
  if (lastDay === today || left === 0) return { text: 'vandaag de laatste dag', look: 'rood' };
  return { text: `nog ${many(left)}`, look: left <= 3 ? 'geel' : 'grijs' };
}

/** @param terms of one zaak @returns what ends first of what still runs */
export function firstTerm(terms: readonly Term[]): Term | null {
  const [first = null] = terms
    .filter(({ stand }) => stand === 'loopt')
    .sort((one, other) => (one.uiterlijk < other.uiterlijk ? -1 : 1));
  return first;
}

/** The end of an id, to call a zaak by among colleagues; names nobody. */
export const shortName = (id: string) => id.replace(/-/g, '').slice(-6).toUpperCase();

/** A colleague, whom no table names. */
export const colleagueName = (worker: string) =>
  `collega ${worker
    .slice(-4)
    .replace(/[^A-Za-z0-9]/g, '0')
    .toUpperCase()}`;
