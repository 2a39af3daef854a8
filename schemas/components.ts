/**
 * All schemas under one roof: every document and definition gets one name, and references become references to
 * those names. The same bundle makes the TypeScript types and the components of the OpenAPI document.
 */
import { addressOf, type Documents, isSchema, type Schema } from './schema-document.ts';

/** Documents whose definitions are plain words on their own; elsewhere the document's name comes first. */
const PLAIN = new Set(['common', 'envelop', 'persoon']);
const OWN_TO_DOCUMENTS = new Set(['$schema', '$id', '$defs']);

/** @returns component schemas by name; references read `<prefix><name>` */
export function bundle(documents: Documents, prefix: string): Record<string, Schema> {
  const parts = new Map<string, { readonly name: string; readonly schema: Schema; readonly documentId: string }>();
  for (const [documentId, document] of documents) {
    const documentName = baseName(documentId);
    const plain = PLAIN.has(documentName) || documentId.includes('/berichten/');
    const definitions = Object.entries((document.$defs ?? {}) as Record<string, Schema>);
    if (describesSomething(document))
      parts.set(`${documentId}#`, { name: pascal(documentName), schema: document, documentId });
    for (const [key, schema] of definitions) {
      const name = plain ? pascal(key) : pascal(`${documentName}-${key}`);
      parts.set(`${documentId}#/$defs/${key}`, { name, schema, documentId });
    }
  }
  const components: Record<string, Schema> = {};
  for (const { name, schema, documentId } of parts.values()) {
    if (components[name] !== undefined) throw new Error(`Cannot name two schemas alike: ${name}`);
    components[name] = rewrite(schema, ref => {
      const target = parts.get(addressOf(ref, documentId));
      if (target === undefined) throw new Error(`Cannot follow reference: ${ref} in ${documentId}`);
      return prefix + target.name;
    }) as Schema;
  }
  return components;
}

function describesSomething(document: Schema): boolean {
  return document.type !== undefined || document.enum !== undefined || document.oneOf !== undefined;
}

function rewrite(value: unknown, refer: (ref: string) => string): unknown {
  if (Array.isArray(value)) return value.map(item => rewrite(item, refer));
  if (!isSchema(value)) return value;
  const kept = Object.entries(value).filter(([keyword]) => !OWN_TO_DOCUMENTS.has(keyword));
  return Object.fromEntries(
    kept.map(([keyword, inner]) => [keyword, keyword === '$ref' ? refer(inner as string) : rewrite(inner, refer)]),
  );
}

function baseName(documentId: string): string {
  return documentId.slice(documentId.lastIndexOf('/') + 1).replace(/(\.v1)?\.schema\.json$/, '');
}

function pascal(name: string): string {
  return name
    .replace(/\.v([0-9]+)/, 'V$1')
    .split(/[-_]/)
    .map(part => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
}
