/**
 * Writes `schemas/generated/` from the schema files: types, the documents as data (so that running needs no files),
 * allow-lists and the OpenAPI document. With `--check` it writes nothing and fails when something is out of date.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deriveAllowLists } from './allow-lists.ts';
import { fieldKey } from './field-name.ts';
import { deriveFieldTitles } from './field-titles.ts';
import { openApiOf } from './openapi.ts';
import type { SchemaDocument } from './schema-document.ts';
import { typesOf } from './typescript.ts';

const FOLDER = new URL('./', import.meta.url);
const BANNER = '// Made by `npm run generate` from the schemas; change those, not this.\n';

/** All schema documents by `$id`, in the order of their file names. */
export function readDocuments(): Map<string, SchemaDocument> {
  const files = ['', 'berichten/'].flatMap(folder =>
    readdirSync(new URL(folder, FOLDER))
      .filter(name => name.endsWith('.schema.json'))
      .sort()
      .map(name => folder + name),
  );
  return new Map(
    files.map(file => {
      const document = readJson(file) as SchemaDocument;
      if (!document.$id.endsWith(`/schemas/${file}`))
        throw new Error(`Cannot accept $id of ${file}: it must mirror the path`);
      return [document.$id, document];
    }),
  );
}

/** What belongs in `generated/`, by file name. */
export async function generate(): Promise<Record<string, string>> {
  const documents = readDocuments();
  const openapi = `${JSON.stringify(openApiOf(documents), null, 2)}\n`;
  return {
    'types.ts': `${BANNER}\n${await typesOf(documents)}`,
    'documents.ts': documentsSource([...documents.values()]),
    'allow-lists.ts': allowListsSource(deriveAllowLists(documents)),
    'field-titles.ts': fieldTitlesSource(documents),
    'openapi.json': openapi,
    // The same as a module, so that the compiled gateway reads no files.
    'openapi-document.ts': `export const OPENAPI_DOCUMENT: string = ${JSON.stringify(openapi)};\n`,
  };
}

function documentsSource(documents: readonly SchemaDocument[]): string {
  const { velden } = readJson('verboden-velden.json') as { velden: readonly { naam: string; code: string }[] };
  return [
    `${BANNER}import type { ForbiddenCode } from '../faults.ts';`,
    "import type { SchemaDocument } from '../schema-document.ts';\n",
    'export const DOCUMENTS: readonly SchemaDocument[] = [',
    ...documents.map(document => `  ${JSON.stringify(document)},`),
    '];\n',
    '/** Refusal code by field key; see `fieldKey`. */',
    'export const FORBIDDEN_FIELDS: ReadonlyMap<string, ForbiddenCode> = new Map([',
    ...velden.map(({ naam, code }) => `  ['${fieldKey(naam)}', '${code}'],`),
    ']);\n',
  ].join('\n');
}

function allowListsSource(lists: ReturnType<typeof deriveAllowLists>): string {
  return [
    `${BANNER}import type { AllowedField } from '../allow-lists.ts';\n`,
    '/** What each kind of team may see of each type: pointers inside `inhoud`. A team that is not named sees nothing. */',
    'export const ALLOW_LISTS: Readonly<Record<string, Readonly<Record<string, readonly AllowedField[]>>>> =',
    `  ${JSON.stringify(lists, null, 2)};\n`,
  ].join('\n');
}

function fieldTitlesSource(documents: ReadonlyMap<string, SchemaDocument>): string {
  const { velden } = readJson('verboden-velden.json') as { velden: readonly { naam: string; code: string }[] };
  const forbidden = velden.map(({ naam, code }) => ({ naam, code }));
  return [
    `${BANNER}import type { ForbiddenCode } from '../faults.ts';`,
    "import type { FieldTitle } from '../field-titles.ts';\n",
    '/** Leaf fields of `inhoud` by type: how each is called, and whether a message must have it. */',
    'export const FIELD_TITLES: Readonly<Record<string, readonly FieldTitle[]>> =',
    `  ${JSON.stringify(deriveFieldTitles(documents), null, 2)};\n`,
    '/** Forbidden fields by the name they are listed under. */',
    'export const FORBIDDEN_NAMES: readonly { readonly naam: string; readonly code: ForbiddenCode }[] =',
    `  ${JSON.stringify(forbidden, null, 2)};\n`,
  ].join('\n');
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'));
}

async function main(check: boolean): Promise<void> {
  const stale: string[] = [];
  for (const [name, content] of Object.entries(await generate())) {
    const path = new URL(`generated/${name}`, FOLDER);
    if (readOrEmpty(path) === content) continue;
    stale.push(name);
    if (!check) writeFileSync(path, content);
  }
  if (check && stale.length > 0) {
    console.error(`Out of date: ${stale.join(', ')}. Run npm run generate.`);
    process.exitCode = 1;
  }
}

function readOrEmpty(path: URL): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.includes('--check'));
