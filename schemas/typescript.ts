/** TypeScript types of all documents, from the same schemas that check them. */
import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { bundle } from './components.ts';
import { MESSAGE_TYPES } from './registry.ts';
import { type Documents, isSchema, type Schema } from './schema-document.ts';

const PREFIX = '#/$defs/';
/** The compiler wants one type that holds all others; it is taken out again. */
const ROOT = 'Root';
const COMMENT = /\/\*\*\n(?: \*[^\n]*\n)*? \*\/\n/g;
/** Say something about values, nothing a type can hold. */
const BEYOND_TYPES = new Set(['title', 'not', 'if', 'then', 'discriminator', 'examples', 'x-zichtbaar', 'x-categorie']);

export async function typesOf(documents: Documents): Promise<string> {
  const components = bundle(documents, PREFIX);
  const messages = MESSAGE_TYPES.map(({ type, versie }) => ({ $ref: PREFIX + messageName(components, type, versie) }));
  const definitions = Object.fromEntries(
    Object.entries(components)
      .filter(([, schema]) => deservesName(schema))
      .map(([name, schema]) => [name, simplify(schema, components)]),
  );
  const bericht = { description: 'Elk bericht dat deze dienst kent.', oneOf: messages };
  const root = { type: 'object', $defs: { ...definitions, Bericht: bericht } };
  const source = await compile(root as JSONSchema, ROOT, {
    additionalProperties: false,
    bannerComment: '',
    format: true,
    ignoreMinAndMaxItems: true,
    style: { printWidth: 120, singleQuote: true },
    unreachableDefinitions: true,
  });
  return source.replace(`export interface ${ROOT} {}\n`, '').replace(COMMENT, withoutOrigins);
}

function messageName(components: Record<string, Schema>, type: string, versie: number): string {
  const name = Object.keys(components).find(key => {
    const properties = (components[key]?.properties ?? {}) as Record<string, Schema>;
    const version = components[String(properties.versie?.$ref).slice(PREFIX.length)] ?? properties.versie;
    return properties.type?.const === type && version?.const === versie;
  });
  if (name === undefined) throw new Error(`Cannot find message: ${type} ${versie}`);
  return name;
}

/** The compiler notes where each definition is used; that is noise beside the definition itself. */
function withoutOrigins(comment: string): string {
  const lines = comment.split('\n').filter(line => !/This interface was referenced by|via the `definition`/.test(line));
  const text = lines.slice(1, -2).filter((line, index, all) => line !== ' *' || (index > 0 && index < all.length - 1));
  return text.length === 0 ? '' : ['/**', ...text, ' */', ''].join('\n');
}

function simplify(value: unknown, components: Record<string, Schema>): unknown {
  if (Array.isArray(value)) return value.map(item => simplify(item, components));
  if (!isSchema(value)) return value;
  if (typeof value.$ref === 'string') {
    const target = components[value.$ref.slice(PREFIX.length)]!;
    if (deservesName(target)) return { $ref: value.$ref };
    return simplify({ ...target, ...(value.description ? { description: value.description } : {}) }, components);
  }
  if (isSchema(value.properties)) {
    const properties = Object.entries(value.properties).map(([name, schema]) => [name, simplify(schema, components)]);
    const { anyOf: _, ...rest } = value;
    return { ...keep(rest, components), properties: Object.fromEntries(properties) };
  }
  if (value.oneOf !== undefined) return { description: value.description, oneOf: simplify(value.oneOf, components) };
  return keep(value, components);
}

function keep(schema: Schema, components: Record<string, Schema>): Schema {
  const kept = Object.entries(schema).filter(([keyword]) => !BEYOND_TYPES.has(keyword) && keyword !== 'properties');
  return Object.fromEntries(kept.map(([keyword, inner]) => [keyword, simplify(inner, components)]));
}

/** Objects and code lists are types of their own; strings and numbers are just that. */
function deservesName(schema: Schema): boolean {
  return schema.type === 'object' || schema.enum !== undefined || schema.oneOf !== undefined;
}
