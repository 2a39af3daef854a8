/**
 * Derives what each kind of team may see from the annotations `x-zichtbaar` and `x-categorie` (promise 4).
 * A field nobody annotated is seen by nobody.
 */
import { MESSAGE_TYPES, messageSchemaId } from './registry.ts';
import { type Documents, follow, type Located, propertiesOf, type Schema } from './schema-document.ts';

export interface AllowedField {
  /** JSON Pointer inside `inhoud`, to a leaf; a list is one leaf. */
  readonly pointer: string;
  /** Only when a consent names this category. */
  readonly categorie?: string;
}

type AllowLists = Record<string, Record<string, AllowedField[]>>;

interface Visibility {
  readonly teams: readonly string[];
  readonly category: string | undefined;
}

export function deriveAllowLists(documents: Documents): AllowLists {
  const lists: AllowLists = {};
  for (const { type, versie } of MESSAGE_TYPES) {
    const message = follow(documents, '', messageSchemaId(type, versie));
    const content = { schema: propertiesOf(message.schema).inhoud!, documentId: message.documentId };
    const byTeam: Record<string, AllowedField[]> = {};
    collect(documents, content, '', { teams: [], category: undefined }, (pointer, { teams, category }) => {
      for (const team of teams) {
        byTeam[team] ??= [];
        byTeam[team].push(category === undefined ? { pointer } : { pointer, categorie: category });
      }
    });
    lists[type] = byTeam;
  }
  return lists;
}

function collect(
  documents: Documents,
  at: Located,
  pointer: string,
  inherited: Visibility,
  leaf: (pointer: string, visibility: Visibility) => void,
): void {
  const target = typeof at.schema.$ref === 'string' ? follow(documents, at.schema.$ref, at.documentId) : at;
  const visibility = narrowed(at.schema, narrowed(target.schema, inherited));
  const properties = Object.entries(propertiesOf(target.schema));
  if (properties.length === 0) {
    leaf(pointer, visibility);
    return;
  }
  for (const [name, schema] of properties) {
    collect(documents, { schema, documentId: target.documentId }, `${pointer}/${name}`, visibility, leaf);
  }
}

/** Annotations at the place of use stand above those of what it refers to, and both above what is inherited. */
function narrowed(schema: Schema, inherited: Visibility): Visibility {
  return {
    teams: (schema['x-zichtbaar'] as readonly string[] | undefined) ?? inherited.teams,
    category: (schema['x-categorie'] as string | undefined) ?? inherited.category,
  };
}
