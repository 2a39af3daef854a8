/** What changes between two policies, in Dutch: which ways appear, which disappear, and which field of a way differs. */
import type { PolicyDocument, Route } from './policy.ts';

/** What a route is recognised by: the same way with other rules is a change, another way is another route. */
const wayOf = ({ type, variants, capacity, team, purpose }: Route) =>
  `${type}${variants === null ? '' : ` (${[...variants].sort().join(', ')})`} van ${capacity ?? 'iedere hoedanigheid'} naar ${team ?? 'ieder team'}, voor ${purpose ?? 'ieder doel'}`;

const FIELDS = {
  code: 'code',
  ground: 'grond',
  basis: 'artikelen',
  preconditions: 'voorwaarden',
  dataSet: 'gegevensset',
  bsn: 'BSN',
  secrecy: 'geheimhoudingsplicht',
  termLimits: 'dagen van de afspraak',
  minMonths: 'kortste duur in maanden',
  withinMunicipality: 'alleen binnen één gemeente',
  refersTo: 'verwijst naar',
  experiment: 'experiment',
  term: 'termijn',
  retention: 'bewaren',
  validity: 'geldigheid',
  source: 'bron',
  verify: 'nog te toetsen',
} as const satisfies Record<Exclude<keyof Route, 'type' | 'variants' | 'capacity' | 'team' | 'purpose'>, string>;

/** @returns one line per difference; none when both open and close the same ways under the same rules */
export function policyDifference(from: PolicyDocument, to: PolicyDocument): readonly string[] {
  const [before, after] = [byWay(from), byWay(to)];
  const gone = [...before].filter(([way]) => !after.has(way)).map(([way, routes]) => `Vervalt: ${named(routes, way)}`);
  const made = [...after].filter(([way]) => !before.has(way)).map(([way, routes]) => `Nieuw: ${named(routes, way)}`);
  const changed = [...before].flatMap(([way, routes]) => {
    const now = after.get(way);
    return now === undefined ? [] : changes(routes, now, way);
  });
  return [...gone, ...made, ...changed];
}

function byWay({ routes }: PolicyDocument): ReadonlyMap<string, readonly Route[]> {
  const found = new Map<string, Route[]>();
  for (const route of routes) found.set(wayOf(route), [...(found.get(wayOf(route)) ?? []), route]);
  return found;
}

/** Of one way there may be several rows, one after the other in time; they are compared in order of their first day. */
function changes(before: readonly Route[], after: readonly Route[], way: string): readonly string[] {
  const inTime = (list: readonly Route[]) =>
    [...list].sort((a, b) => (a.validity.geldigVan < b.validity.geldigVan ? -1 : 1));
  const [olds, news] = [inTime(before), inTime(after)];
  return Array.from({ length: Math.max(olds.length, news.length) }).flatMap((_, index) => {
    const [old, now] = [olds[index], news[index]];
    if (old === undefined) return [`Nieuw: ${named([now!], way)} vanaf ${now!.validity.geldigVan}`];
    if (now === undefined) return [`Vervalt: ${named([old], way)} vanaf ${old.validity.geldigVan}`];
    return (Object.keys(FIELDS) as (keyof typeof FIELDS)[])
      .filter(field => shown(old[field]) !== shown(now[field]))
      .map(
        field => `Anders: ${named([now], way)}, ${FIELDS[field]}: was ${shown(old[field])}, wordt ${shown(now[field])}`,
      );
  });
}

const named = (routes: readonly Route[], way: string) => `${routes[0]!.code}: ${way}`;

/** A value as a reader of rules would write it; equal values are shown alike, whatever the order of their fields. */
function shown(value: unknown): string {
  if (value === undefined || value === null) return 'niets';
  if (typeof value === 'boolean') return value ? 'ja' : 'nee';
  if (Array.isArray(value)) return value.length === 0 ? 'geen' : value.map(shown).join('; ');
  if (typeof value !== 'object') return String(value);
  return Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => `${WORDS[name] ?? name} ${shown(inner)}`)
    .join(', ');
}

const WORDS: Readonly<Record<string, string>> = {
  kind: 'soort',
  consentKinds: 'toestemmingen',
  freedomCheck: 'vrijheid toetsen',
  wayOn: 'hoe dan wel',
  sender: 'afzender',
  receiver: 'ontvanger',
  national: 'nationaal',
  code: 'code',
  variants: 'bij stap',
  fromDays: 'vanaf dagen',
  normal: 'gewoon',
  crisis: 'crisis',
  bodyDays: 'inhoud in dagen',
  entryYears: 'vermelding in jaren',
  geldigVan: 'van',
  geldigTot: 'tot en met',
  minEuro: 'drempel in euro',
  designations: 'aangewezen',
  senderOin: 'afzender',
  gemeentecode: 'gemeente',
  validity: 'geldig',
  source: 'bron',
};
