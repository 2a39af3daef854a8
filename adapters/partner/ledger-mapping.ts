/**
 * How one partner's ledger is read: which column is which field, how dates and amounts are written, which rows are
 * left out, and which columns hold what the sender attests. A column that no mapping names is never read, so it cannot
 * leave. Every fault of a mapping is told at once.
 */
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { ATTESTATION_FORMS, isCommonCode, LEDGER_FORMS, type LedgerField } from './ledger-fields.ts';
import {
  DATE_NOTATIONS,
  type DateNotation,
  type DecimalMark,
  HOUSE_NUMBER_PARTS,
  type HouseNumberPart,
} from './ledger-values.ts';

export type Constant = string | number | boolean;

/** Where a value comes from: a column, perhaps through a list of choices; one value for all rows; or the day of sending. */
export interface ValueSource {
  readonly kolom?: string;
  readonly waarden?: Readonly<Record<string, Constant>>;
  /** How this column writes its dates, where it differs from the rest. */
  readonly datumnotatie?: DateNotation;
  /** Part of a column that holds number, letter and addition together. */
  readonly deel?: HouseNumberPart;
  readonly vast?: Constant;
  readonly vandaag?: true;
}

export type AttestationSource = { readonly code: string } & Readonly<Record<string, ValueSource | string>>;

/** Rows whose cell is one of these are left out, and counted; `''` is an empty cell. */
export interface SkipRule {
  readonly kolom: string;
  readonly waarden: readonly string[];
}

export interface LedgerMapping {
  readonly type: string;
  readonly doel: string;
  readonly datumnotatie: DateNotation;
  readonly decimaalteken: DecimalMark;
  readonly scheidingsteken?: string;
  readonly tekenset?: 'utf-8' | 'windows-1252';
  /** Row that holds the names of the columns, the first being 1; rows above it are not read. */
  readonly kopregel?: number;
  readonly ontvanger: { readonly soort: string };
  readonly gemeente: {
    readonly kolom?: string;
    readonly vast?: string;
    readonly woonplaats?: { readonly kolom: string; readonly tabel: Readonly<Record<string, string>> };
  };
  readonly overslaan?: readonly SkipRule[];
  readonly velden: Readonly<Record<string, ValueSource>>;
  readonly voorwaarden: readonly AttestationSource[];
}

const column = { type: 'string', minLength: 1, maxLength: 200 } as const;
const constant = { type: ['string', 'number', 'boolean'] } as const;
const municipality = { type: 'string', pattern: '^[0-9]{4}$' } as const;
const notation = { enum: DATE_NOTATIONS } as const;
const source = {
  type: 'object',
  properties: {
    kolom: column,
    waarden: { type: 'object', additionalProperties: constant },
    datumnotatie: notation,
    deel: { enum: HOUSE_NUMBER_PARTS },
    vast: constant,
    vandaag: { const: true },
  },
  additionalProperties: false,
  oneOf: [{ required: ['kolom'] }, { required: ['vast'] }, { required: ['vandaag'] }],
} as const;
const sources = (names: Iterable<string>) => Object.fromEntries([...names].map(name => [name, source]));
const namesOf = (forms: typeof LEDGER_FORMS) => new Set([...forms.values()].flatMap(form => [...form.fields.keys()]));

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
    type: { enum: [...LEDGER_FORMS.keys()] },
    doel: { type: 'string' },
    datumnotatie: notation,
    decimaalteken: { enum: [',', '.', 'centen'] },
    scheidingsteken: { enum: [';', ',', '\t', '|'] },
    tekenset: { enum: ['utf-8', 'windows-1252'] },
    kopregel: { type: 'integer', minimum: 1, maximum: 50 },
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
        vast: municipality,
        woonplaats: {
          type: 'object',
          required: ['kolom', 'tabel'],
          properties: { kolom: column, tabel: { type: 'object', additionalProperties: municipality } },
          additionalProperties: false,
        },
      },
      additionalProperties: false,
    },
    overslaan: {
      type: 'array',
      maxItems: 50,
      items: {
        type: 'object',
        required: ['kolom', 'waarden'],
        properties: {
          kolom: column,
          waarden: { type: 'array', minItems: 1, maxItems: 1000, items: { type: 'string' } },
        },
        additionalProperties: false,
      },
    },
    velden: { type: 'object', properties: sources(namesOf(LEDGER_FORMS)), additionalProperties: false },
    voorwaarden: {
      type: 'array',
      minItems: 1,
      maxItems: 20,
      items: {
        type: 'object',
        required: ['code'],
        properties: { code: { enum: [...ATTESTATION_FORMS.keys()] }, ...sources(namesOf(ATTESTATION_FORMS)) },
        additionalProperties: false,
      },
    },
  },
  additionalProperties: false,
} as const;

export interface MappingFault {
  readonly pointer: string;
  readonly detail: string;
}

export type MappingReading =
  | { readonly kind: 'mapping'; readonly mapping: LedgerMapping }
  | { readonly kind: 'invalid'; readonly faults: readonly MappingFault[] };

let shape: ValidateFunction | undefined;

/** Compiled when the first mapping is read: a push of messages, or a pull, has none. */
function shapeOf(): ValidateFunction {
  shape ??= new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, allErrors: true }).compile(
    LEDGER_MAPPING_SCHEMA,
  );
  return shape;
}

/** Reads a mapping, with every fault at once: of its shape, and of what the message's schema would say of it. */
export function readMapping(value: unknown): MappingReading {
  const faults = new Map<string, MappingFault>();
  const found = (pointer: string, detail: string) => {
    if (!faults.has(pointer)) faults.set(pointer, { pointer, detail });
  };
  const validate = shapeOf();
  if (!validate(value)) for (const error of validate.errors ?? []) tellShape(error, found);
  if (isRecord(value)) tellMeaning(value, found);
  if (faults.size > 0) return { kind: 'invalid', faults: [...faults.values()] };
  const given = value as Partial<LedgerMapping> & Omit<LedgerMapping, 'doel' | 'ontvanger'>;
  return {
    kind: 'mapping',
    mapping: { doel: 'vroegsignalering', ontvanger: { soort: 'gemeente.schuldhulp' }, ...given },
  };
}

type Found = (pointer: string, detail: string) => void;
type Json = Readonly<Record<string, unknown>>;

/** What a shape does not say; `given` may still be of any shape. */
function tellMeaning(given: Json, found: Found): void {
  if (typeof given.doel === 'string' && !isCommonCode('doel', given.doel)) found('/doel', 'Dit doel is onbekend.');
  const receiver = isRecord(given.ontvanger) ? given.ontvanger.soort : undefined;
  if (typeof receiver === 'string' && !isCommonCode('teamsoort', receiver))
    found('/ontvanger/soort', 'Deze soort team is onbekend.');
  // The likeliest delimiter is read from the first line, and then that is not the one with the names.
  if (given.kopregel !== undefined && given.kopregel !== 1 && given.scheidingsteken === undefined)
    found('/scheidingsteken', 'Dit is verplicht als de kopregel niet de eerste regel is.');
  const form = LEDGER_FORMS.get(String(given.type));
  if (form !== undefined && isRecord(given.velden)) {
    for (const name of form.required)
      if (given.velden[name] === undefined) found(`/velden/${name}`, 'Dit veld is verplicht bij dit type.');
    for (const [name, one] of Object.entries(given.velden)) {
      const field = form.fields.get(name);
      if (field === undefined) found(`/velden/${name}`, 'Dit veld hoort niet bij dit type.');
      else tellSource(`/velden/${name}`, one, field, name === 'signaaldatum', found);
    }
  }
  if (!Array.isArray(given.voorwaarden)) return;
  for (const [index, one] of given.voorwaarden.entries()) tellAttestation(one, index, found);
}

function tellAttestation(given: unknown, index: number, found: Found): void {
  const at = `/voorwaarden/${index}`;
  const form = isRecord(given) ? ATTESTATION_FORMS.get(String(given.code)) : undefined;
  if (form === undefined || !isRecord(given)) return;
  for (const name of form.required)
    if (given[name] === undefined) found(`${at}/${name}`, 'Dit is verplicht bij deze voorwaarde.');
  for (const [name, one] of Object.entries(given)) {
    if (name === 'code') continue;
    const field = form.fields.get(name);
    if (field === undefined) found(`${at}/${name}`, 'Dit hoort niet bij deze voorwaarde.');
    else tellSource(`${at}/${name}`, one, field, false, found);
  }
}

function tellSource(at: string, given: unknown, field: LedgerField, mayBeToday: boolean, found: Found): void {
  if (!isRecord(given)) return;
  // What was done before the signal was not done on the day of sending; such a date would be made up.
  if (given.vandaag !== undefined && !mayBeToday) found(at, 'Alleen de signaaldatum kan de dag van versturen zijn.');
  if (given.vast !== undefined && (field.kind === 'lijst' || !field.takes(given.vast)))
    found(`${at}/vast`, 'Deze waarde past niet bij dit veld.');
  if (isRecord(given.waarden))
    for (const [key, chosen] of Object.entries(given.waarden))
      if (!field.takes(chosen)) found(`${at}/waarden/${escaped(key)}`, 'Deze waarde past niet bij dit veld.');
  if (given.datumnotatie !== undefined && field.kind !== 'datum')
    found(`${at}/datumnotatie`, 'Dit veld is geen datum.');
  if (given.deel !== undefined && !PART_FIELDS.has(at.slice(at.lastIndexOf('/') + 1)))
    found(`${at}/deel`, 'Alleen huisnummer, huisletter en huisnummertoevoeging zijn een deel van een kolom.');
}

const PART_FIELDS: ReadonlySet<string> = new Set(HOUSE_NUMBER_PARTS);

function tellShape({ instancePath, keyword, params }: ErrorObject, found: Found): void {
  switch (keyword) {
    case 'required':
      // Of the ways to name a source, `oneOf` says it better.
      if (!['kolom', 'vast', 'vandaag'].includes(params.missingProperty) || instancePath === '/gemeente/woonplaats')
        found(`${instancePath}/${params.missingProperty}`, 'Dit ontbreekt.');
      break;
    case 'additionalProperties':
      found(`${instancePath}/${escaped(params.additionalProperty)}`, 'Dit veld is onbekend.');
      break;
    case 'enum':
      found(instancePath, `Kies een van: ${params.allowedValues.map(written).join(' ')}`);
      break;
    case 'oneOf':
      found(instancePath, 'Geef precies één van: kolom, vast, vandaag.');
      break;
    default:
      found(instancePath, 'Dit heeft een onjuiste vorm.');
  }
}

const written = (value: unknown) => (value === '\t' ? 'tab' : String(value));
const escaped = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1');

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every column a mapping reads. */
export function columnsOf({ gemeente, overslaan = [], velden, voorwaarden }: LedgerMapping): ReadonlySet<string> {
  const parts = [...Object.values(velden), ...voorwaarden.flatMap(one => Object.values(one)), ...overslaan];
  const columns = parts.map(part => (typeof part === 'object' ? part.kolom : undefined));
  return new Set([...columns, gemeente.kolom, gemeente.woonplaats?.kolom].filter(one => one !== undefined));
}
