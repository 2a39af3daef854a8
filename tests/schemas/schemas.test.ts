import { describe, expect, it } from 'vitest';
import { readDocuments } from '../../schemas/generate.ts';
import { MESSAGE_TYPES, messageSchemaId, SCHEMA_BASE } from '../../schemas/registry.ts';
import { follow, isSchema, propertiesOf, type Schema } from '../../schemas/schema-document.ts';

const documents = readDocuments();

interface Place {
  readonly where: string;
  readonly schema: Schema;
  readonly documentId: string;
}

/** Every schema in every document, with where it stands; values of annotations and constants are not schemas. */
function everySchema(): Place[] {
  const places: Place[] = [];
  const visit = (schema: unknown, where: string, documentId: string): void => {
    if (!isSchema(schema)) return;
    places.push({ where, schema, documentId });
    for (const keyword of ['properties', '$defs'] as const) {
      for (const [name, inner] of Object.entries((schema[keyword] ?? {}) as object))
        visit(inner, `${where}/${keyword}/${name}`, documentId);
    }
    if (schema.items !== undefined) visit(schema.items, `${where}/items`, documentId);
    for (const keyword of ['oneOf', 'anyOf', 'allOf'] as const) {
      for (const [index, inner] of ((schema[keyword] ?? []) as unknown[]).entries())
        visit(inner, `${where}/${keyword}/${index}`, documentId);
    }
  };
  for (const [id, document] of documents) visit(document, id, id);
  return places;
}

const SCHEMAS = everySchema();

describe('elk schema', () => {
  it('is closed: what it does not name is refused', () => {
    const open = SCHEMAS.filter(
      ({ schema }) => schema.type === 'object' && schema.additionalProperties !== false && schema.oneOf === undefined,
    );
    expect(open.map(({ where }) => where)).toEqual([]);
  });

  it('says of each property what it is, in words', () => {
    const mute = SCHEMAS.flatMap(({ where, schema, documentId }) =>
      Object.entries(propertiesOf(schema))
        .map(([name, property]) => ({
          name,
          said:
            property.$ref === undefined
              ? property
              : { ...follow(documents, String(property.$ref), documentId).schema, ...property },
        }))
        .filter(({ said }) => typeof said.title !== 'string' || typeof said.description !== 'string')
        .map(({ name }) => `${where}/${name}`),
    );
    expect(mute).toEqual([]);
  });

  it('bounds every text, number and list', () => {
    const endless = SCHEMAS.filter(({ schema, documentId }) => {
      if (
        documentId.includes('probleem') ||
        documentId.includes('logboekbewijs') ||
        documentId.includes('organisaties')
      )
        return false;
      if (schema.type === 'string')
        return schema.pattern === undefined && schema.format === undefined && schema.maxLength === undefined;
      if (schema.type === 'integer') return schema.const === undefined && schema.minimum === undefined;
      return schema.type === 'array' && schema.maxItems === undefined;
    });
    expect(endless.map(({ where }) => where)).toEqual([]);
  });

  it('anchors every pattern at both ends', () => {
    const loose = SCHEMAS.filter(
      ({ schema }) => typeof schema.pattern === 'string' && !/^\^.*\$$/s.test(schema.pattern),
    );
    expect(loose.map(({ where }) => where)).toEqual([]);
  });

  it('refers only to what exists', () => {
    for (const { schema, documentId } of SCHEMAS) {
      if (typeof schema.$ref === 'string')
        expect(() => follow(documents, String(schema.$ref), documentId)).not.toThrow();
    }
  });
});

describe('het schema van een bericht', () => {
  const messages = MESSAGE_TYPES.map(({ type, versie }) => ({
    type,
    versie,
    schema: documents.get(messageSchemaId(type, versie))!,
  }));

  it('exists for each type in the register, and only for those', () => {
    const files = [...documents.keys()].filter(id => id.startsWith(`${SCHEMA_BASE}berichten/`));
    expect(files.sort()).toEqual(MESSAGE_TYPES.map(({ type, versie }) => messageSchemaId(type, versie)).sort());
  });

  it.each(messages)('$type has the same envelope as all others', ({ schema, type }) => {
    const { type: own, inhoud, ...envelope } = propertiesOf(schema);
    const { type: _, inhoud: __, ...first } = propertiesOf(messages[0]!.schema);
    expect(envelope).toEqual(first);
    expect(schema.required).toEqual(messages[0]!.schema.required);
    expect(own!.const).toBe(type);
    expect(inhoud!.type).toBe('object');
  });

  it.each(messages)('$type says for each field of the content who may see it', ({ schema }) => {
    const kinds = follow(documents, 'common.schema.json#/$defs/teamsoort', SCHEMA_BASE).schema.enum as string[];
    for (const [name, property] of Object.entries(propertiesOf(propertiesOf(schema).inhoud!))) {
      const teams = property['x-zichtbaar'] as string[] | undefined;
      expect(teams, name).toBeDefined();
      expect(
        teams!.filter(team => !kinds.includes(team)),
        name,
      ).toEqual([]);
    }
  });

  it('lists exactly the registered types where a type is asked for', () => {
    const { enum: known } = follow(documents, 'common.schema.json#/$defs/berichttype', SCHEMA_BASE).schema;
    expect(known).toEqual(MESSAGE_TYPES.map(({ type }) => type));
  });
});
