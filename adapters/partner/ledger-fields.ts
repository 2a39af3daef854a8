/**
 * Which fields a partner's file can fill, per type of message. Read from the schemas, so a new type needs nothing here:
 * every message about somebody's arrears is one.
 */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { DOCUMENTS } from '../../schemas/generated/documents.ts';
import { MESSAGE_TYPES, messageSchemaId, SCHEMA_BASE } from '../../schemas/registry.ts';
import type { SchemaDocument } from '../../schemas/schema-document.ts';

export type FieldKind = 'tekst' | 'datum' | 'euro' | 'getal' | 'janee' | 'lijst' | 'postcode' | 'telefoon';

export interface LedgerField {
  /** JSON pointer into the message, or into an attested precondition. */
  readonly pointer: string;
  readonly kind: FieldKind;
  /** Whether the schema takes this value here; of a list, whether it takes it as an item. */
  readonly takes: (value: unknown) => boolean;
}

export interface LedgerForm {
  readonly versie: number;
  readonly fields: ReadonlyMap<string, LedgerField>;
  readonly required: readonly string[];
}

type Node = SchemaDocument & Readonly<Record<string, unknown>>;

/** A place in a document: what it says there, references followed. */
interface Place {
  readonly document: string;
  readonly at: string;
  readonly node: Node;
}

const documents = new Map(DOCUMENTS.map(one => [String((one as Node).$id), one as Node]));

// Dates are looked at when they are read; here only lists of choices and patterns count. That the documents are schemas
// is checked where messages are.
const ajv = new Ajv2020({ strict: false, validateFormats: false, validateSchema: false });
for (const document of DOCUMENTS) ajv.addSchema(document);

function placeAt(document: string, at: string): Place {
  let node: unknown = documents.get(document);
  for (const step of at.split('/').slice(1)) node = (node as Node | undefined)?.[step];
  if (node === undefined) throw new Error(`Cannot find in the schemas: ${document}#${at}`);
  const found = node as Node;
  return typeof found.$ref === 'string' ? follow(document, found.$ref) : { document, at, node: found };
}

function follow(document: string, reference: string): Place {
  const { href, hash } = new URL(reference, document);
  return placeAt(href.slice(0, href.length - hash.length), decodeURIComponent(hash.slice(1)));
}

const inside = (place: Place, path: string) => placeAt(place.document, `${place.at}/${path}`);
const namesIn = (place: Place) => Object.keys((place.node.properties as object | undefined) ?? {});
const requiredIn = (place: Place) => (place.node.required as readonly string[] | undefined) ?? [];

/** Definitions that say how people write a value. */
const KIND_BY_DEFINITION: ReadonlyMap<string, FieldKind> = new Map([
  ['/$defs/bedragEuro', 'euro'],
  ['/$defs/postcode', 'postcode'],
  ['/$defs/telefoon', 'telefoon'],
]);

function kindOf({ at, node }: Place): FieldKind {
  const known = KIND_BY_DEFINITION.get(at);
  if (known !== undefined) return known;
  if (node.format === 'date') return 'datum';
  if (node.type === 'integer') return 'getal';
  if (node.type === 'boolean') return 'janee';
  return node.type === 'array' ? 'lijst' : 'tekst';
}

function fieldAt(place: Place, pointer: string): LedgerField {
  const kind = kindOf(place);
  let check: ValidateFunction | null = null;
  const judged = kind === 'lijst' ? `${place.at}/items` : place.at;
  return {
    pointer,
    kind,
    takes: value => {
      check ??= ajv.compile({ $ref: `${place.document}#${judged}` });
      return check(value);
    },
  };
}

/** The leaves of an object, by their own names; objects inside it are gone through. */
function leaves(place: Place, pointer: string, fields: Map<string, LedgerField>, required: string[], isAsked: boolean) {
  for (const name of namesIn(place)) {
    const child = inside(place, `properties/${name}`);
    const asked = isAsked && requiredIn(place).includes(name);
    if (child.node.type === 'object') {
      leaves(child, `${pointer}/${name}`, fields, required, asked);
      continue;
    }
    const free = fields.has(name) ? `${pointer.slice(pointer.lastIndexOf('/') + 1)}.${name}` : name;
    fields.set(free, fieldAt(child, `${pointer}/${name}`));
    if (asked) required.push(free);
  }
}

function formOf(type: string, versie: number): LedgerForm | null {
  const message = placeAt(messageSchemaId(type, versie), '');
  const content = inside(message, 'properties/inhoud');
  const names = namesIn(content);
  if (!names.includes('bedragEuro') || !names.includes('persoon')) return null;
  const signalDate = placeAt(message.document, '/properties/signaaldatum');
  const fields = new Map([['signaaldatum', fieldAt(signalDate, '/signaaldatum')]]);
  const required = ['signaaldatum'];
  leaves(content, '/inhoud', fields, required, true);
  // Sent as it is named, so that the gateway refuses it and the refusal is on record, where no route allows it.
  if (!fields.has('bsn')) fields.set('bsn', { pointer: '/inhoud/persoon/bsn', kind: 'tekst', takes: () => true });
  return { versie, fields, required };
}

/** Forms by type; the newest version of each. */
export const LEDGER_FORMS: ReadonlyMap<string, LedgerForm> = new Map(
  MESSAGE_TYPES.flatMap(({ type, versie }) => {
    const form = formOf(type, versie);
    return form === null ? [] : [[type, form] as const];
  }),
);

function attestationForms(): ReadonlyMap<string, LedgerForm> {
  const forms = new Map<string, LedgerForm>();
  const root = `${SCHEMA_BASE}voorwaarde.schema.json`;
  for (const { $ref } of placeAt(root, '').node.oneOf as readonly { readonly $ref: string }[]) {
    const place = follow(root, $ref);
    const code = inside(place, 'properties/code').node as {
      readonly enum?: readonly string[];
      readonly const?: string;
    };
    const names = namesIn(place).filter(name => name !== 'code');
    const fields = new Map(names.map(name => [name, fieldAt(inside(place, `properties/${name}`), `/${name}`)]));
    const required = requiredIn(place).filter(name => name !== 'code');
    for (const one of code.enum ?? [code.const!]) forms.set(one, { versie: 1, fields, required });
  }
  return forms;
}

/** Particulars of an attested precondition, by its code (domain rules A2). */
export const ATTESTATION_FORMS: ReadonlyMap<string, LedgerForm> = attestationForms();

/** Whether the schemas know this code in a list such as `doel` or `teamsoort`. */
export function isCommonCode(list: 'doel' | 'teamsoort', code: string): boolean {
  const { node } = placeAt(`${SCHEMA_BASE}common.schema.json`, `/$defs/${list}`);
  return (node.enum as readonly string[]).includes(code);
}
