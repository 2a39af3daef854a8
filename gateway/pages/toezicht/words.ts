/** What an officer reads instead of codes. Pure; every list is complete or does not compile. */
import { isReasonCode, REASONS } from '../../../consent/reasons.ts';
import { DOCUMENTS } from '../../../schemas/generated/documents.ts';
import { FIELD_TITLES } from '../../../schemas/generated/field-titles.ts';
import { MESSAGE_TYPES, messageSchemaId } from '../../../schemas/registry.ts';
import type { EntryKind } from '../../exchange/entries.ts';
import type { HeldAnswer, HeldState } from '../../held/ports.ts';
import type { LockedDelivery } from '../../ports.ts';
import type { Vaststelling } from '../../toezicht/letters.ts';
import type { GroundChoice, LineChoice } from '../../toezicht/lines.ts';
import type { LeftOut, RequestState } from '../../toezicht/ports.ts';
import { FOUR_EYES_REFUSALS, type FourEyesRefusal } from '../../vier-ogen/vier-ogen.ts';
import type { TagLook } from '../components.tsx';
import type { Choice } from '../form-parts.tsx';

export type Word = readonly [string, TagLook];

export const KIND_WORDS: Readonly<Record<EntryKind, Word>> = {
  besloten: ['Toegestaan', 'groen'],
  geweigerd: ['Geweigerd', 'rood'],
  aangehouden: ['Aangehouden', 'geel'],
  verstrekt: ['Verstrekt', 'groen'],
  bevestigd: ['Ontvangen', 'grijs'],
  toestemming: ['Toestemming', 'grijs'],
  vernietigd: ['Vernietigd', 'grijs'],
  mededeling: ['Mededeling', 'grijs'],
  bezwaar: ['Bezwaar', 'geel'],
  onbekenden: ['Onbekenden', 'grijs'],
  zelftest: ['Zelftest', 'grijs'],
  beoordeling: ['Beoordeling', 'grijs'],
  beheer: ['Beheer', 'grijs'],
  overdracht: ['Overdracht', 'grijs'],
  inwoner: ['Door de inwoner', 'grijs'],
};

export const CHOICE_WORDS: Readonly<Record<LineChoice, string>> = {
  verstrekt: 'Verstrekt en geweigerd',
  besluiten: 'Besluiten over berichten',
  ontvangst: 'Ontvangen, en mededelingen erna',
  vernietigd: 'Vernietigd',
  rechten: 'Toestemming, bezwaar, en wat de inwoner zelf bekeek',
  mensen: 'Besloten door mensen',
  alles: 'Alles',
};

export const GROUND_WORDS: Readonly<Record<GroundChoice, string>> = {
  plicht: 'De wet',
  plicht_tenzij_geweigerd: 'De wet, tenzij de klant weigert',
  toestemming: 'Toestemming',
  geen: 'Geen grond',
};

export const STANDING_WORDS: Readonly<Record<LockedDelivery['status'], string>> = {
  wacht: 'Wacht tot de ontvanger het ophaalt',
  aangehouden: 'Aangehouden: twee mensen beslissen',
  opgehaald: 'Opgehaald door de ontvanger',
  bevestigd: 'Ontvangst bevestigd',
  ingetrokken: 'Gestopt. De inhoud is vernietigd',
  geweigerd: 'Geweigerd. De inhoud is vernietigd',
};

export const HELD_WORDS: Readonly<Record<HeldState, Word>> = {
  wacht: ['Wacht op besluit', 'geel'],
  toegelaten: ['Toegelaten', 'groen'],
  geweigerd: ['Geweigerd', 'rood'],
  verlopen: ['Te laat: geweigerd', 'rood'],
  vervallen: ['Vervallen', 'grijs'],
};

export const ANSWER_WORDS: Readonly<Record<HeldAnswer, string>> = {
  toelaten: 'het bericht toelaten',
  weigeren: 'het bericht weigeren',
};

export const REQUEST_WORDS: Readonly<Record<RequestState, Word>> = {
  nieuw: ['Regels kiezen', 'geel'],
  voorgesteld: ['Wacht op een collega', 'geel'],
  goedgekeurd: ['Brief klaar', 'groen'],
};

export const VASTSTELLING_WORDS: Readonly<Record<Vaststelling, string>> = {
  balie: 'Aan de balie, met een identiteitsbewijs',
  digid: 'Met DigiD',
  thuis: 'Thuis, met een identiteitsbewijs',
  eigen_dienst: 'Door een medewerker die de inwoner kent',
  inlog: 'Zelf gevraagd na inloggen. Het BSN klopt; kijk naam en adres na',
};

export const LEFT_OUT_WORDS: Readonly<Record<LeftOut, string>> = {
  andere_persoon: 'Niet: dit gaat over iemand anders',
  uavg_41: 'Niet: bescherming van iemand (UAVG 41)',
};

export const FOUND_WORDS: Readonly<Record<string, string>> = {
  bsn: 'BSN',
  geboortedatum_achternaam: 'geboortedatum en achternaam',
  geboortedatum_adres: 'geboortedatum en adres',
  adres: 'adres',
  verstrekking: 'een verstrekking hierboven',
};

const titles: Readonly<Record<string, string>> = Object.fromEntries(
  MESSAGE_TYPES.flatMap(({ type, versie }) => {
    const found = DOCUMENTS.find(one => one.$id === messageSchemaId(type, versie)) as { title?: string } | undefined;
    return found?.title === undefined ? [] : [[type, found.title]];
  }),
);

export const typeWords = (type: string | undefined) => (type === undefined ? '' : (titles[type] ?? type));

/** By name, for a choice. */
export const TYPE_CHOICES: readonly Choice[] = Object.entries(titles)
  .map(([value, text]) => ({ value, text }))
  .sort((one, other) => one.text.localeCompare(other.text, 'nl'));

/** How fields are called; a list of pointers becomes a list of titles, each once. */
export function fieldWords(type: string | undefined, pointers: readonly string[]): readonly string[] {
  const fields = type === undefined ? [] : (FIELD_TITLES[type] ?? []);
  const title = (pointer: string) =>
    fields.find(one => one.pointer === pointer || `/inhoud${one.pointer}` === pointer)?.titel ?? pointer.slice(1);
  return [...new Set(pointers.map(title))];
}

/** A purpose as the policy names it, readable. */
export const purposeWords = (purpose: string | null) =>
  purpose === null ? 'Niet bekend' : purpose.replaceAll('-', ' ');

/** The first reason in words, and how many more there are. */
export function reasonWords([first, ...more]: readonly string[]): string {
  if (first === undefined) return '–';
  const text = isReasonCode(first) ? REASONS[first] : 'Het bericht had niet de vorm die is afgesproken.';
  return more.length === 0 ? text : `${text} En nog ${more.length === 1 ? '1 reden' : `${more.length} redenen`}.`;
}

/** What came of proposing or deciding, where it did not work out. */
export function refusalWords(
  outcome:
    | { readonly kind: 'unknown' | 'closed' | 'restricted' }
    | { readonly kind: 'refused'; readonly code: FourEyesRefusal },
): string {
  switch (outcome.kind) {
    case 'refused':
      return FOUR_EYES_REFUSALS[outcome.code];
    case 'restricted':
      return 'De verwerking is beperkt (AVG 18). Over dit bericht beslist niemand tot dat voorbij is.';
    case 'unknown':
    case 'closed':
      return 'Hier is niets meer te beslissen. Iemand was u voor, of de tijd is om.';
  }
}
