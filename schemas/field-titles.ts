/** Derives how each field of a message is called, for people: the titles on the way to it, and whether it must be there. */
import { MESSAGE_TYPES, messageSchemaId } from './registry.ts';
import { type Documents, follow, type Located, propertiesOf } from './schema-document.ts';

export interface FieldTitle {
  /** JSON Pointer inside `inhoud`, to a leaf; a list is one leaf. */
  readonly pointer: string;
  /** Titles from the outside in, such as `Persoon: Adres: Postcode`. */
  readonly titel: string;
  /** A message without it is not valid. */
  readonly verplicht: boolean;
}

export function deriveFieldTitles(documents: Documents): Record<string, FieldTitle[]> {
  const byType: Record<string, FieldTitle[]> = {};
  for (const { type, versie } of MESSAGE_TYPES) {
    const message = follow(documents, '', messageSchemaId(type, versie));
    const content = { schema: propertiesOf(message.schema).inhoud!, documentId: message.documentId };
    const fields: FieldTitle[] = [];
    collect(documents, content, { pointer: '', titel: '', verplicht: true }, field => fields.push(field));
    byType[type] = fields;
  }
  return byType;
}

function collect(documents: Documents, at: Located, field: FieldTitle, leaf: (field: FieldTitle) => void): void {
  const target = typeof at.schema.$ref === 'string' ? follow(documents, at.schema.$ref, at.documentId) : at;
  const properties = Object.entries(propertiesOf(target.schema));
  if (properties.length === 0) {
    leaf(field);
    return;
  }
  const required = (target.schema.required ?? []) as readonly string[];
  for (const [name, schema] of properties) {
    const own = schema.title ?? follow(documents, String(schema.$ref), target.documentId).schema.title;
    const inner: FieldTitle = {
      pointer: `${field.pointer}/${name}`,
      titel: field.titel === '' ? String(own) : `${field.titel}: ${String(own)}`,
      verplicht: field.verplicht && required.includes(name),
    };
    collect(documents, { schema, documentId: target.documentId }, inner, leaf);
  }
}
