/**
 * What can be wrong with a message, as values with stable codes. Texts are made from the schema alone: nothing the
 * sender wrote can end up in them (docs/fouten.md).
 */
import type { ErrorObject } from 'ajv/dist/2020.js';
import { isPlainFieldName } from './field-name.ts';

export interface Fault {
  /** JSON Pointer (RFC 6901) into the document; the empty string is the document itself. */
  readonly pointer: string;
  readonly code: FaultCode;
  readonly detail: string;
}

/** Refusal codes of domain rules A8 that a listed field leads to. */
export type ForbiddenCode =
  | 'BSN_NIET_TOEGESTAAN'
  | 'BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN'
  | 'STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN'
  | 'VELD_NIET_TOEGESTAAN';

export type FaultCode =
  | ForbiddenCode
  | 'AANTAL'
  | 'BEREIK'
  | 'BSN_ONGELDIG'
  | 'DUBBEL'
  | 'DUBBELE_SLEUTEL'
  | 'FORMAAT'
  | 'GEEN_JSON'
  | 'GEEN_UTF8'
  | 'KEUZE'
  | 'LENGTE'
  | 'ONVEILIG_GETAL'
  | 'ONVOLLEDIG'
  | 'PATROON'
  | 'TEGENSTRIJDIG'
  | 'TE_DIEP'
  | 'TYPE'
  | 'TYPE_ONBEKEND'
  | 'VERPLICHT';

/** More faults than these help nobody, and an answer must not outgrow the message it answers. */
export const MAX_FAULTS = 200;

const JSON_TYPES: Readonly<Record<string, string>> = {
  string: 'een tekst',
  integer: 'een geheel getal',
  number: 'een getal',
  boolean: 'true of false',
  object: 'een object',
  array: 'een lijst',
};

const FORMATS: Readonly<Record<string, string>> = {
  date: 'Dit moet een bestaande datum zijn, geschreven als jjjj-mm-dd.',
  'date-time': 'Dit moet een tijdstip met tijdzone zijn, zoals 2026-01-31T09:30:00Z.',
  uuid: 'Dit moet een UUID zijn, in kleine letters.',
  email: 'Dit moet een e-mailadres zijn.',
};

/** Pointer to a property the schema does not know, or to its object when the name itself might say something. */
export function pointerToUnknown(error: ErrorObject): string {
  const name = String(error.params.additionalProperty);
  return isPlainFieldName(name) ? `${error.instancePath}/${name}` : error.instancePath;
}

/** @returns null for errors that only repeat what another error says */
export function faultOf(error: ErrorObject): Fault | null {
  const { instancePath: pointer, keyword, params, schemaPath } = error;
  // The branches of `anyOf` are alternatives; the keyword itself reports that none of them holds.
  if (schemaPath.includes('/anyOf/') || keyword === 'if') return null;
  switch (keyword) {
    case 'required':
      return { pointer: `${pointer}/${params.missingProperty}`, code: 'VERPLICHT', detail: 'Dit veld is verplicht.' };
    case 'additionalProperties':
      return {
        pointer: pointerToUnknown(error),
        code: 'VELD_NIET_TOEGESTAAN',
        detail: 'Dit bericht kent dit veld hier niet. Stuur alleen wat nodig is.',
      };
    case 'type':
      return { pointer, code: 'TYPE', detail: `Dit moet ${JSON_TYPES[params.type] ?? 'een ander type'} zijn.` };
    case 'discriminator':
      return params.error === 'tag'
        ? { pointer: `${pointer}/${params.tag}`, code: 'VERPLICHT', detail: 'Dit veld is verplicht, als tekst.' }
        : { pointer: `${pointer}/${params.tag}`, code: 'KEUZE', detail: 'Deze code staat niet in de lijst.' };
    case 'enum':
      return { pointer, code: 'KEUZE', detail: `Kies een van: ${params.allowedValues.join(', ')}.` };
    case 'const':
      return { pointer, code: 'KEUZE', detail: `Dit kan alleen ${JSON.stringify(params.allowedValue)} zijn.` };
    case 'pattern':
      return { pointer, code: 'PATROON', detail: `Dit past niet bij het patroon ${params.pattern}.` };
    case 'format':
      if (params.format === 'zonder-bsn')
        return { pointer, code: 'BSN_NIET_TOEGESTAAN', detail: 'Hier staat een burgerservicenummer in. Haal het weg.' };
      return params.format === 'bsn'
        ? { pointer, code: 'BSN_ONGELDIG', detail: 'Dit moeten negen cijfers zijn die aan de elfproef voldoen.' }
        : { pointer, code: 'FORMAAT', detail: FORMATS[params.format] ?? 'Dit heeft een onjuiste vorm.' };
    case 'minimum':
      return { pointer, code: 'BEREIK', detail: `Dit moet ten minste ${params.limit} zijn.` };
    case 'maximum':
      return { pointer, code: 'BEREIK', detail: `Dit mag ten hoogste ${params.limit} zijn.` };
    case 'minLength':
      return { pointer, code: 'LENGTE', detail: `Dit moet ten minste ${params.limit} tekens lang zijn.` };
    case 'maxLength':
      return { pointer, code: 'LENGTE', detail: `Dit mag ten hoogste ${params.limit} tekens lang zijn.` };
    case 'minItems':
      return { pointer, code: 'AANTAL', detail: `Deze lijst heeft ten minste ${params.limit} regels.` };
    case 'maxItems':
      return { pointer, code: 'AANTAL', detail: `Deze lijst heeft ten hoogste ${params.limit} regels.` };
    case 'uniqueItems':
      return { pointer, code: 'DUBBEL', detail: 'In deze lijst staat iets dubbel.' };
    case 'anyOf':
      return { pointer, code: 'ONVOLLEDIG', detail: 'Vul ten minste een van deze velden in: telefoon, email.' };
    case 'not':
      return {
        pointer,
        code: 'TEGENSTRIJDIG',
        detail: 'Geef het burgerservicenummer, of dat het onbekend is; niet beide.',
      };
    default:
      throw new Error(`Cannot explain schema keyword: ${keyword}`);
  }
}
