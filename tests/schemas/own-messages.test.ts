/** What a worker writes for the gateway to send is the content of that very message, with its consents and nothing else. */
import { describe, expect, it } from 'vitest';
import { DOCUMENTS } from '../../schemas/generated/documents.ts';
import type { Json } from '../support/messages.ts';

const BASE = 'https://seinhuis.example/schemas/';
const documents = Object.values(DOCUMENTS as unknown as Json) as Json[];
const schemaOf = (path: string) => documents.find(one => one.$id === BASE + path)!;
const { overdracht, ...written } = schemaOf('eigenbericht.schema.json').$defs as Json;

/** Who may see a field and how far a reference is away: of the message itself. */
const plain = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !['x-zichtbaar', 'x-categorie', 'title', 'description'].includes(name))
      .map(([name, inner]) => [name, name === '$ref' ? String(inner).replace(/^\.\.\//, '') : plain(inner)]),
  );
};

describe('what a worker writes', () => {
  it.each(Object.values(written) as Json[])('has the content of its message: $properties.type.const', one => {
    const { type, gemeentecode, toestemmingen, ...content } = one.properties;
    const { inhoud } = schemaOf(`berichten/${type.const}.v1.schema.json`).properties;
    expect(plain(content)).toEqual(plain(inhoud.properties));
    expect(new Set(one.required)).toEqual(new Set(['type', 'toestemmingen', ...inhoud.required]));
    expect(one.additionalProperties).toBe(false);
    expect([gemeentecode, toestemmingen].every(each => each !== undefined)).toBe(true);
  });

  it('is for a handover one of the messages that a municipality hands over with', () => {
    const types = overdracht.oneOf.map((one: Json) => written[one.$ref.split('/').at(-1)].properties.type.const);
    expect(types.sort()).toEqual(['bwmo-uitstroom', 'hergebruik-wmo', 'toegang-onderzoek', 'verhuizing']);
  });
});
