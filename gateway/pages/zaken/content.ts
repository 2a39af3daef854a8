/** What the sender of a signal wrote, in lines that people read: fields by the titles of their schema. Pure. */
import { FIELD_TITLES } from '../../../schemas/generated/field-titles.ts';
import { dayWords } from './words.ts';

/** Who it is about and where, as one signal says it. */
export interface Whom {
  readonly naam: string;
  readonly adres: readonly string[];
  readonly geboren: string | null;
  readonly telefoon: string | null;
  readonly email: string | null;
}

type Content = Readonly<Record<string, unknown>>;

export function whomOf(inhoud: Content): Whom {
  const persoon = recordOf(inhoud.persoon);
  const adres = recordOf(persoon.adres);
  const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
  const words = (...values: readonly unknown[]) =>
    values
      .map(text)
      .filter(one => one !== '')
      .join(' ');
  const geboren = text(persoon.geboortedatum);
  const number = [text(adres.huisnummer), text(adres.huisletter)].join('');
  const addition = text(adres.huisnummertoevoeging);
  const postcode = text(adres.postcode).replace(/^(\d{4})(\w\w)$/, '$1 $2');
  const place = words(postcode, number === '' ? '' : `nummer ${number}${addition === '' ? '' : `-${addition}`}`);
  return {
    naam: words(persoon.voorletters, persoon.voorvoegsel, persoon.achternaam),
    adres: [place, text(adres.woonplaats)].filter(one => one !== ''),
    geboren: geboren === '' ? null : dayWords(geboren),
    telefoon: text(persoon.telefoon) || null,
    email: text(persoon.email) || null,
  };
}

/** Every other field that is there, in the order of its schema; `persoon` is shown by itself. */
export function linesOf(type: string, inhoud: Content): readonly (readonly [string, string])[] {
  const fields = (FIELD_TITLES as Readonly<Record<string, readonly { pointer: string; titel: string }[]>>)[type] ?? [];
  return fields.flatMap(({ pointer, titel }): (readonly [string, string])[] => {
    if (/^\/persoon\/(soort|voorletters|voorvoegsel|achternaam|geboortedatum|telefoon|email|adres)(\/|$)/.test(pointer))
      return [];
    const value = pointer
      .split('/')
      .slice(1)
      .reduce<unknown>((at, name) => recordOf(at)[name], inhoud);
    return value === undefined || value === null ? [] : [[titel, valueWords(value)]];
  });
}

/** How a hidden field is called. */
export function hiddenTitles(type: string, pointers: readonly string[]): readonly string[] {
  const fields = (FIELD_TITLES as Readonly<Record<string, readonly { pointer: string; titel: string }[]>>)[type] ?? [];
  const title = (pointer: string) => fields.find(one => one.pointer === pointer)?.titel ?? 'Een gevoelig gegeven';
  return [...new Set(pointers.map(title))];
}

function valueWords(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'ja' : 'nee';
  if (typeof value === 'number') return value.toLocaleString('nl-NL');
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\d$/.test(value) ? dayWords(value) : value.replace(/_/g, ' ');
  if (Array.isArray(value)) return value.map(valueWords).join(', ');
  return Object.values(recordOf(value)).map(valueWords).join(', ');
}

function recordOf(value: unknown): Content {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Content) : {};
}
