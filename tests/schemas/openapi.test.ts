import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { API_VERSION } from '../../schemas/registry.ts';

/** The checkable NL API Design Rules, over the document as it is published. */
const document = JSON.parse(readFileSync(new URL('../../schemas/generated/openapi.json', import.meta.url), 'utf8'));

type Json = ReturnType<typeof JSON.parse>;

const resolve = (value: Json): Json =>
  typeof value?.$ref === 'string'
    ? resolve(
        value.$ref
          .slice(2)
          .split('/')
          .reduce((at: Json, step: string) => at[step.replaceAll('~1', '/')], document),
      )
    : value;

interface Operation {
  readonly path: string;
  readonly method: string;
  readonly operation: Json;
}

const OPERATIONS: readonly Operation[] = Object.entries<Json>(document.paths).flatMap(([path, item]) =>
  Object.entries<Json>(item).map(([method, operation]) => ({ path, method, operation })),
);
const RESPONSES = OPERATIONS.flatMap(({ path, method, operation }) =>
  Object.entries(operation.responses).map(([status, response]) => ({
    path,
    method,
    status: Number(status),
    response: resolve(response),
  })),
);
const PROBLEMS = RESPONSES.filter(({ status }) => status >= 400);
const PARAMETERS = OPERATIONS.flatMap(({ path, method, operation }) =>
  (operation.parameters ?? []).map((parameter: Json) => ({ path, method, parameter: resolve(parameter) })),
);

/** Every schema with its properties, in components and inside them. */
function propertiesEverywhere(value: Json, found: [string, Json][] = []): [string, Json][] {
  if (typeof value !== 'object' || value === null) return found;
  if (typeof value.properties === 'object') found.push(...Object.entries<Json>(value.properties));
  for (const inner of Object.values(value)) propertiesEverywhere(inner, found);
  return found;
}

describe('het OpenAPI-document', () => {
  it('is OpenAPI 3 with a semantic version, the one that every answer carries', () => {
    expect(document.openapi).toMatch(/^3\.[0-9]+\.[0-9]+$/);
    expect(document.info.version).toMatch(/^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)$/);
    expect(document.info.version).toBe(API_VERSION);
  });

  it('names whom to contact', () => {
    expect(document.info.contact).toEqual({
      name: expect.any(String),
      url: expect.stringMatching(/^https:/),
      email: expect.stringContaining('@'),
    });
  });

  it('has the major version in the address of the server, over TLS', () => {
    expect(document.servers.length).toBeGreaterThan(0);
    for (const { url } of document.servers)
      expect(url).toMatch(new RegExp(`^https://.*/v${API_VERSION.split('.')[0]}$`));
  });

  it('refers only to what is in it', () => {
    const refs = JSON.stringify(document).match(/"\$ref":"[^"]+"/g) ?? [];
    expect(refs.length).toBeGreaterThan(50);
    for (const ref of new Set(refs)) expect(resolve(JSON.parse(`{${ref}}`)), ref).toBeDefined();
  });

  it('asks for a certificate everywhere', () => {
    expect(document.security).toEqual([{ certificaat: [] }]);
    expect(document.components.securitySchemes.certificaat.type).toBe('mutualTLS');
    const asked = OPERATIONS.flatMap(({ operation }) => operation.security ?? []);
    expect(asked.filter((one: object) => !('certificaat' in one))).toEqual([]);
  });

  it('names its schemas in UpperCamelCase and its properties in lowerCamelCase', () => {
    for (const name of Object.keys(document.components.schemas)) expect(name).toMatch(/^[A-Z][A-Za-z0-9]*$/);
    // The model of DDAS has names of its own, and they go to CBS as they stand.
    const { Ddas: _ddas, ...ours } = document.components.schemas;
    for (const [name] of propertiesEverywhere(ours)) expect(name).toMatch(/^[a-z][A-Za-z0-9]*$/);
  });

  it('gives every date and time a format with the right meaning', () => {
    for (const [name, schema] of propertiesEverywhere(document.components.schemas)) {
      const { format } = resolve(schema);
      if (/datum$/i.test(name)) expect(format, name).toBe('date');
      if (/tijdstip$/i.test(name)) expect(format, name).toBe('date-time');
      expect(['time', 'date-time-local'], name).not.toContain(format);
    }
  });
});

describe('een pad', () => {
  it.each(Object.keys(document.paths))(
    '%s is in kebab-case, without slash at the end; only its last segment is an operation',
    path => {
      expect(path).toMatch(/^(\/([a-z0-9]+(-[a-z0-9]+)*|\{[a-z][A-Za-z]*\}))+(\/_[a-z]+)?$/);
      expect(path).not.toMatch(/\/$|\.[a-z]+$/);
    },
  );

  it.each(Object.entries<Json>(document.paths))('%s has standard methods only', (_, item) => {
    expect(Object.keys(item).filter(method => !['get', 'post', 'put', 'patch', 'delete'].includes(method))).toEqual([]);
  });

  it('never has room for a burgerservicenummer or a name in path or query', () => {
    for (const { parameter } of PARAMETERS) expect(parameter.name).not.toMatch(/bsn|naam|geboorte|postcode/i);
  });
});

describe('een operatie', () => {
  it('has an id of its own, a known tag, and says what it does', () => {
    const ids = OPERATIONS.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const tags = document.tags.map((tag: Json) => tag.name);
    expect(new Set(tags).size).toBe(tags.length);
    for (const { operation } of OPERATIONS) {
      expect(operation).toMatchObject({ summary: expect.any(String), description: expect.any(String) });
      expect(tags).toEqual(expect.arrayContaining(operation.tags));
    }
  });

  it('names query parameters in lowerCamelCase', () => {
    for (const { parameter } of PARAMETERS)
      if (parameter.in === 'query') expect(parameter.name).toMatch(/^[a-z][a-z0-9]*([A-Z][a-z0-9]*)*$/);
  });

  it.each(OPERATIONS)('$method $path declares every parameter of its path, and requires it', ({ path, operation }) => {
    const declared = (operation.parameters ?? []).map(resolve).filter((parameter: Json) => parameter.in === 'path');
    expect(declared.map((parameter: Json) => `{${parameter.name}}`)).toEqual(path.match(/\{[^}]+\}/g) ?? []);
    for (const parameter of declared) expect(parameter.required).toBe(true);
  });

  it.each(OPERATIONS)('$method $path can answer 400, for it takes input or may be asked wrongly', ({ operation }) => {
    expect(Object.keys(operation.responses)).toContain('400');
  });

  it.each(OPERATIONS.filter(({ method }) => method === 'post'))(
    '$method $path says what it takes in, and what it does with too much or another form',
    ({ path, operation }) => {
      const form = path.endsWith('/_batch') ? 'application/x-ndjson' : 'application/json';
      expect(operation.requestBody).toMatchObject({
        required: true,
        content: { [form]: { schema: expect.anything() } },
      });
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['413', '415']));
    },
  );
});

describe('een antwoord', () => {
  it('carries the version of the API, whatever the status', () => {
    expect(RESPONSES.length).toBeGreaterThan(80);
    for (const { path, method, status, response } of RESPONSES) {
      expect(Object.keys(response.headers ?? {}), `${method} ${path} ${status}`).toContain('API-Version');
    }
  });

  it('is problem+json with status, title and detail when it is an error', () => {
    for (const { path, method, status, response } of PROBLEMS) {
      expect(Object.keys(response.content), `${method} ${path} ${status}`).toEqual(['application/problem+json']);
      const schema = resolve(response.content['application/problem+json'].schema);
      expect(schema.required).toEqual(expect.arrayContaining(['status', 'title', 'detail']));
      expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(['status', 'title', 'detail']));
    }
  });

  it('says when to come back where the service is away', () => {
    for (const { response } of PROBLEMS.filter(({ status }) => status === 503))
      expect(Object.keys(response.headers)).toContain('Retry-After');
  });

  it('says where the result is after something was made', () => {
    for (const { response } of RESPONSES.filter(({ status }) => status === 201 || status === 202))
      expect(Object.keys(response.headers)).toContain('Location');
  });
});
