/**
 * How one partner's ledger is read: which column is which field, how dates and amounts are written, and which columns
 * hold what the sender attests. A column that no mapping names is never read, so it cannot leave.
 */
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import type { DateNotation, DecimalMark } from './ledger-values.ts';

export type LedgerType = 'huurachterstand' | 'energieachterstand' | 'zorgpremieachterstand';
export type FieldKind = 'tekst' | 'datum' | 'euro' | 'getal' | 'janee' | 'lijst' | 'postcode' | 'telefoon';

export interface LedgerField {
  /** JSON pointer into the message. */
  readonly pointer: string;
  readonly kind: FieldKind;
  readonly types: readonly LedgerType[];
}

const ALL: readonly LedgerType[] = ['huurachterstand', 'energieachterstand', 'zorgpremieachterstand'];
const field = (pointer: string, kind: FieldKind, types = ALL): LedgerField => ({ pointer, kind, types });
const person = (name: string, kind: FieldKind = 'tekst') => field(`/inhoud/persoon/${name}`, kind);
const address = (name: string, kind: FieldKind = 'tekst') => field(`/inhoud/persoon/adres/${name}`, kind);

/** Every field a ledger can fill. */
export const LEDGER_FIELDS: Readonly<Record<string, LedgerField>> = {
  signaaldatum: field('/signaaldatum', 'datum'),
  soort: person('soort'),
  voorletters: person('voorletters'),
  voorvoegsel: person('voorvoegsel'),
  achternaam: person('achternaam'),
  geboortedatum: person('geboortedatum', 'datum'),
  telefoon: person('telefoon', 'telefoon'),
  email: person('email'),
  // Sent as it is named, so that the gateway refuses it and the refusal is on record; no arrears route allows it.
  bsn: person('bsn'),
  postcode: address('postcode', 'postcode'),
  huisnummer: address('huisnummer', 'getal'),
  huisletter: address('huisletter'),
  huisnummertoevoeging: address('huisnummertoevoeging'),
  woonplaats: address('woonplaats'),
  bedragEuro: field('/inhoud/bedragEuro', 'euro'),
  ontstaansdatum: field('/inhoud/ontstaansdatum', 'datum'),
  eigenKenmerk: field('/inhoud/eigenKenmerk', 'tekst'),
  warmeOverdracht: field('/inhoud/warmeOverdracht', 'janee'),
  ontruimingsdatum: field('/inhoud/ontruimingsdatum', 'datum', ['huurachterstand']),
  eindeVerzekeringsdatum: field('/inhoud/eindeVerzekeringsdatum', 'datum', ['zorgpremieachterstand']),
  stap: field('/inhoud/stap', 'tekst', ['energieachterstand']),
  klantnummer: field('/inhoud/klantnummer', 'tekst', ['energieachterstand']),
  product: field('/inhoud/product', 'lijst', ['energieachterstand']),
  eindeLeveringsdatum: field('/inhoud/eindeLeveringsdatum', 'datum', ['energieachterstand']),
};

/** Particulars of an attested precondition. */
export const ATTESTATION_FIELDS: Readonly<Record<string, FieldKind>> = {
  metOp: 'datum',
  methode: 'tekst',
  kenmerk: 'tekst',
  reactie: 'tekst',
  aantalHerinneringen: 'getal',
  betaaltermijnDagen: 'getal',
  betalingsregelingAangeboden: 'janee',
  meerdereKanalen: 'janee',
  regelingAangeboden: 'janee',
  reactietermijnWeken: 'getal',
};

export type Constant = string | number | boolean;

/** Where a value comes from: a column, perhaps through a list of choices; one value for all rows; or the day of sending. */
export interface ValueSource {
  readonly kolom?: string;
  readonly waarden?: Readonly<Record<string, Constant>>;
  readonly vast?: Constant;
  readonly vandaag?: true;
}

export type AttestationSource = { readonly code: string } & Readonly<Record<string, ValueSource | string>>;

export interface LedgerMapping {
  readonly type: LedgerType;
  readonly doel: string;
  readonly datumnotatie: DateNotation;
  readonly decimaalteken: DecimalMark;
  readonly scheidingsteken?: string;
  readonly tekenset?: 'utf-8' | 'windows-1252';
  readonly ontvanger: { readonly soort: string };
  readonly gemeente: {
    readonly kolom?: string;
    readonly woonplaats?: { readonly kolom: string; readonly tabel: Readonly<Record<string, string>> };
  };
  readonly velden: Readonly<Record<string, ValueSource>>;
  readonly voorwaarden: readonly AttestationSource[];
}

const column = { type: 'string', minLength: 1, maxLength: 200 } as const;
const constant = { type: ['string', 'number', 'boolean'] } as const;
const source = {
  type: 'object',
  properties: {
    kolom: column,
    waarden: { type: 'object', additionalProperties: constant },
    vast: constant,
    vandaag: { const: true },
  },
  additionalProperties: false,
  oneOf: [{ required: ['kolom'] }, { required: ['vast'] }, { required: ['vandaag'] }],
} as const;
const sources = (names: readonly string[]) => Object.fromEntries(names.map(name => [name, source]));

/** The shape of a mapping file. */
export const LEDGER_MAPPING_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://seinhuis.example/schemas/grootboek-mapping.schema.json',
  title: 'Mapping van een grootboek',
  type: 'object',
  required: ['type', 'datumnotatie', 'decimaalteken', 'gemeente', 'velden', 'voorwaarden'],
  properties: {
    $schema: { type: 'string' },
    toelichting: { type: 'string' },
    type: { enum: ALL },
    doel: { type: 'string' },
    datumnotatie: { enum: ['dd-mm-jjjj', 'jjjj-mm-dd'] },
    decimaalteken: { enum: [',', '.'] },
    scheidingsteken: { enum: [';', ',', '\t', '|'] },
    tekenset: { enum: ['utf-8', 'windows-1252'] },
    ontvanger: {
      type: 'object',
      required: ['soort'],
      properties: { soort: { type: 'string' } },
      additionalProperties: false,
    },
    gemeente: {
      type: 'object',
      minProperties: 1,
      properties: {
        kolom: column,
        woonplaats: {
          type: 'object',
          required: ['kolom', 'tabel'],
          properties: {
            kolom: column,
            tabel: { type: 'object', additionalProperties: { type: 'string', pattern: '^[0-9]{4}$' } },
          },
          additionalProperties: false,
        },
      },
      additionalProperties: false,
    },
    velden: { type: 'object', properties: sources(Object.keys(LEDGER_FIELDS)), additionalProperties: false },
    voorwaarden: {
      type: 'array',
      minItems: 1,
      maxItems: 20,
      items: {
        type: 'object',
        required: ['code', 'metOp', 'methode', 'kenmerk'],
        properties: { code: { type: 'string', pattern: '^P[0-9]{1,2}$' }, ...sources(Object.keys(ATTESTATION_FIELDS)) },
        additionalProperties: false,
      },
    },
  },
  additionalProperties: false,
} as const;

const COMMON_FIELDS = [
  'signaaldatum',
  'voorletters',
  'achternaam',
  'postcode',
  'huisnummer',
  'woonplaats',
  'bedragEuro',
  'ontstaansdatum',
];
const REQUIRED: Readonly<Record<LedgerType, readonly string[]>> = {
  huurachterstand: [...COMMON_FIELDS, 'eigenKenmerk'],
  energieachterstand: [...COMMON_FIELDS, 'stap', 'klantnummer', 'product'],
  zorgpremieachterstand: [...COMMON_FIELDS, 'eigenKenmerk'],
};

export interface MappingFault {
  readonly pointer: string;
  readonly detail: string;
}

export type MappingReading =
  | { readonly kind: 'mapping'; readonly mapping: LedgerMapping }
  | { readonly kind: 'invalid'; readonly faults: readonly MappingFault[] };

const validate = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, allErrors: true }).compile(
  LEDGER_MAPPING_SCHEMA,
);

/** Reads a mapping, with every fault at once. */
export function readMapping(value: unknown): MappingReading {
  if (!validate(value)) return { kind: 'invalid', faults: (validate.errors ?? []).map(faultOf) };
  const given = value as Partial<LedgerMapping> & Omit<LedgerMapping, 'doel' | 'ontvanger'>;
  const mapping: LedgerMapping = { doel: 'vroegsignalering', ontvanger: { soort: 'gemeente.schuldhulp' }, ...given };
  const faults = [...fieldFaults(mapping), ...sourceFaults(mapping)];
  return faults.length > 0 ? { kind: 'invalid', faults } : { kind: 'mapping', mapping };
}

function fieldFaults({ type, velden }: LedgerMapping): MappingFault[] {
  const missing = REQUIRED[type].filter(name => velden[name] === undefined);
  const strange = Object.keys(velden).filter(name => LEDGER_FIELDS[name]?.types.includes(type) !== true);
  return [
    ...missing.map(name => ({ pointer: `/velden/${name}`, detail: 'Dit veld is verplicht bij dit type.' })),
    ...strange.map(name => ({ pointer: `/velden/${name}`, detail: 'Dit veld hoort niet bij dit type.' })),
  ];
}

function sourceFaults({ velden, voorwaarden }: LedgerMapping): MappingFault[] {
  const today = Object.entries(velden).filter(([name, one]) => one.vandaag && name !== 'signaaldatum');
  const attested = voorwaarden.flatMap((one, index) =>
    Object.entries(one).flatMap(([name, part]) =>
      typeof part === 'object' && part.vandaag ? [`/voorwaarden/${index}/${name}`] : [],
    ),
  );
  // What was done before the signal was not done on the day of sending; such a date would be made up.
  const detail = 'Alleen de signaaldatum kan de dag van versturen zijn.';
  return [...today.map(([name]) => `/velden/${name}`), ...attested].map(pointer => ({ pointer, detail }));
}

function faultOf({ instancePath, keyword, params }: ErrorObject): MappingFault {
  switch (keyword) {
    case 'required':
      return { pointer: `${instancePath}/${params.missingProperty}`, detail: 'Dit ontbreekt.' };
    case 'additionalProperties':
      return { pointer: `${instancePath}/${params.additionalProperty}`, detail: 'Dit veld is onbekend.' };
    case 'enum':
      return { pointer: instancePath, detail: `Kies een van: ${params.allowedValues.join(' ')}` };
    case 'oneOf':
      return { pointer: instancePath, detail: 'Geef precies één van: kolom, vast, vandaag.' };
    default:
      return { pointer: instancePath, detail: 'Dit heeft een onjuiste vorm.' };
  }
}

/** Every column a mapping reads. */
export function columnsOf({ gemeente, velden, voorwaarden }: LedgerMapping): ReadonlySet<string> {
  const parts = [...Object.values(velden), ...voorwaarden.flatMap(one => Object.values(one))];
  const columns = parts.map(part => (typeof part === 'object' ? part.kolom : undefined));
  return new Set([...columns, gemeente.kolom, gemeente.woonplaats?.kolom].filter(one => one !== undefined));
}
