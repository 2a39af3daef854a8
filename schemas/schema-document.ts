/** A schema file as data, and how its references are followed. Used by generation and tests, not at run time. */

export type Schema = { readonly [keyword: string]: unknown };

export interface SchemaDocument extends Schema {
  readonly $id: string;
}

export interface Located {
  readonly schema: Schema;
  /** `$id` of the document the schema stands in: relative references start there. */
  readonly documentId: string;
}

export type Documents = ReadonlyMap<string, SchemaDocument>;

/** Absolute address of a reference: `<$id>#/$defs/<name>`, or `<$id>#` for a whole document. */
export function addressOf(ref: string, documentId: string): string {
  const url = new URL(ref, documentId);
  return `${url.origin}${url.pathname}#${url.hash.slice(1)}`;
}

/** @throws when the reference leads nowhere */
export function follow(documents: Documents, ref: string, documentId: string): Located {
  const [target = '', pointer = ''] = addressOf(ref, documentId).split('#');
  let schema: unknown = documents.get(target);
  for (const step of pointer.split('/').slice(1)) schema = (schema as Schema | undefined)?.[step];
  if (!isSchema(schema)) throw new Error(`Cannot follow reference: ${ref} in ${documentId}`);
  return { schema, documentId: target };
}

export function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function propertiesOf(schema: Schema): Readonly<Record<string, Schema>> {
  return (schema.properties ?? {}) as Readonly<Record<string, Schema>>;
}
