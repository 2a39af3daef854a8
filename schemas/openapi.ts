/** Assembles the OpenAPI 3.1 document by hand from the schemas (NL API Design Rules: doc-openapi, publish-openapi). */
import { bundle } from './components.ts';
import { PATHS, TAGS } from './openapi-paths.ts';
import { PROBLEM_RESPONSES } from './openapi-responses.ts';
import { API_VERSION, MESSAGE_TYPES } from './registry.ts';
import type { Documents, Schema } from './schema-document.ts';

const PREFIX = '#/components/schemas/';

const DESCRIPTION = `Seinhuis verstrekt signalen over inwoners alleen als daar een grond voor is, en alleen als de \
verstrekking in het logboek staat.

**Wie u bent** blijkt uit het certificaat van de verbinding (mutual TLS, PKIoverheid, OIN in het onderwerp). Een client is \
geregistreerd voor teams en rollen; spreken voor een ander team geeft 403.

**Berichten worden ondertekend** volgens de module signing van de NL API Design Rules: een losse JWS (PS256) in de kop \
\`Message-Signature\`, met \`Digest\` over de inhoud. Dat geldt voor elke POST onder \`/signalen\`, \`/toestemmingen\`, \
\`/toestemmingsteksten\` en \`/bezwaren\`.

**Fouten** zijn problem+json (RFC 9457) met een vaste \`code\`. Alle fouten in een bericht staan er tegelijk in. Een fout \
bevat nooit een waarde uit het bericht. Wat niet bestaat en wat van een ander is, geven beide 404.

**Hetzelfde bericht nog eens sturen** geeft hetzelfde ontvangstbewijs. Andere inhoud onder hetzelfde kenmerk geeft 409.`;

export function openApiOf(documents: Documents): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Seinhuis API',
      version: API_VERSION,
      description: DESCRIPTION,
      contact: { name: 'Beheer Seinhuis', url: 'https://seinhuis.example/contact', email: 'beheer@seinhuis.example' },
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: 'https://localhost:8443/v1', description: 'Deze installatie.' }],
    security: [{ certificaat: [] }],
    tags: TAGS,
    paths: PATHS,
    components: {
      schemas: componentsOf(documents),
      responses: PROBLEM_RESPONSES,
      headers: {
        ApiVersion: {
          description: 'Versie van deze API.',
          schema: { type: 'string', pattern: '^[0-9]+\\.[0-9]+\\.[0-9]+$', examples: [API_VERSION] },
        },
      },
      securitySchemes: {
        certificaat: {
          type: 'mutualTLS',
          description: 'PKIoverheid-certificaat met OIN, geregistreerd bij de beheerder.',
        },
      },
    },
  };
}

function componentsOf(documents: Documents): Record<string, Schema> {
  const components = bundle(documents, PREFIX);
  const messages = MESSAGE_TYPES.map(({ type }) => [type, PREFIX + nameOf(components, type)] as const);
  const bericht = {
    title: 'Bericht',
    description: 'Elk bericht dat deze dienst kent.',
    oneOf: messages.map(([, $ref]) => ({ $ref })),
    discriminator: { propertyName: 'type', mapping: Object.fromEntries(messages) },
  };
  const entries = Object.entries({ ...components, Bericht: bericht });
  return Object.fromEntries(
    entries.map(([name, schema]) => [name, name === 'Bericht' ? schema : withoutDiscriminator(schema)]),
  );
}

/** In OpenAPI a discriminator names component schemas; ours holds codes of which several share one schema. */
function withoutDiscriminator(schema: Schema): Schema {
  const { discriminator: _, ...rest } = schema;
  return rest;
}

function nameOf(components: Record<string, Schema>, type: string): string {
  const found = Object.entries(components).find(
    ([, schema]) => (schema.properties as Record<string, Schema> | undefined)?.type?.const === type,
  );
  if (found === undefined) throw new Error(`Cannot find message: ${type}`);
  return found[0];
}
