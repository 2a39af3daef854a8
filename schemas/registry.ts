/** The one list of what may be said: message types with their versions, and where their schemas stand. */
export const SCHEMA_BASE = 'https://seinhuis.example/schemas/';

/** Version of the API: `info.version` of the OpenAPI document and the header `API-Version` (NL API Design Rules). */
export const API_VERSION = '1.4.0';

/** Most specific version last; a new version is a new row with its own schema file. */
export const MESSAGE_TYPES = [
  { type: 'huurachterstand', versie: 1 },
  { type: 'energieachterstand', versie: 1 },
  { type: 'drinkwaterachterstand', versie: 1 },
  { type: 'zorgpremieachterstand', versie: 1 },
  { type: 'zorgpremie-wanbetaler', versie: 1 },
  { type: 'hypotheekachterstand', versie: 1 },
  { type: 'studieschuldachterstand', versie: 1 },
  { type: 'eigenbijdrageachterstand', versie: 1 },
  { type: 'rijksbelastingachterstand', versie: 1 },
  { type: 'toeslagachterstand', versie: 1 },
  { type: 'detentie-uitstroom', versie: 1 },
  { type: 'ggz-ontslag', versie: 1 },
  { type: 'wvggz-beeindiging', versie: 1 },
  { type: 'isd-laatste-fase', versie: 1 },
  { type: 'reclassering-overdracht', versie: 1 },
  { type: 'bwmo-uitstroom', versie: 1 },
  { type: 'woningvraag', versie: 1 },
  { type: 'afwezigheid', versie: 1 },
  { type: 'hergebruik-wmo', versie: 1 },
  { type: 'hergebruik-schuldhulp', versie: 1 },
  { type: 'toegang-onderzoek', versie: 1 },
  { type: 'verhuizing', versie: 1 },
  { type: 'opname', versie: 1 },
  { type: 'overige-schuld', versie: 1 },
  { type: 'zorgmelding', versie: 1 },
  { type: 'terugkoppeling', versie: 1 },
  { type: 'maatwerkverzoek', versie: 1 },
  { type: 'maatwerkantwoord', versie: 1 },
  { type: 'ddas-levering', versie: 1 },
] as const satisfies readonly { readonly type: string; readonly versie: number }[];

/** `$id` of the schema of a whole message. */
export function messageSchemaId(type: string, versie: number): string {
  return `${SCHEMA_BASE}berichten/${type}.v${versie}.schema.json`;
}
