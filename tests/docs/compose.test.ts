/** What can be known of docker-compose.yml without a container engine. */
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readText } from './markdown.ts';

interface Service {
  readonly image?: string;
  readonly build?: { readonly dockerfile_inline?: string };
  readonly user?: string;
  readonly read_only?: boolean;
  readonly privileged?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly command?: readonly string[];
  readonly ports?: readonly string[];
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly restart?: string;
  readonly secrets?: readonly string[];
}

const text = readText('docker-compose.yml');
const compose = parse(text) as {
  readonly services: Readonly<Record<string, Service>>;
  readonly secrets: Readonly<Record<string, { readonly file?: string }>>;
};
const services = Object.entries(compose.services);

describe('the container example', () => {
  it('has a database and a gateway', () => {
    expect(Object.keys(compose.services)).toEqual(expect.arrayContaining(['databank', 'poort']));
  });

  it.each(services)('runs %s without rights it does not need', (_name, service) => {
    expect(service.user).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    expect(service.read_only).toBe(true);
    expect(service.cap_drop).toEqual(['ALL']);
    expect(service.security_opt).toContain('no-new-privileges:true');
    expect(service.privileged).toBeUndefined();
  });

  it.each(services)('pins the image of %s to an exact version', (_name, service) => {
    expect(service.image).toMatch(/:\d+\.\d+(\.\d+)?(-[a-z]+)?$/);
    const from = service.build?.dockerfile_inline?.match(/^FROM .*$/gm) ?? [];
    for (const line of from) expect(line).toMatch(/^FROM node:\d+\.\d+\.\d+-[a-z]+-slim( AS [a-z]+)?$/);
  });

  it('watches every service that keeps running', () => {
    for (const [name, service] of services)
      if (service.restart !== undefined) expect(service.healthcheck?.test, name).toBeDefined();
  });

  it('has secrets in files only, outside the tree that is committed', () => {
    for (const [name, { file }] of Object.entries(compose.secrets)) expect(file, name).toMatch(/^\.\/\.seinhuis\//);
    for (const [name, { environment = {} }] of services)
      for (const [key, value] of Object.entries(environment)) {
        if (/PASSWORD|SECRET|KEY/.test(key)) expect(value, `${name} ${key}`).toMatch(/^\/run\/secrets\//);
        expect(String(value), `${name} ${key}`).not.toMatch(/:\/\/[^/]*:[^/@]*@/);
      }
    for (const [, { secrets = [] }] of services)
      for (const secret of secrets) expect(Object.keys(compose.secrets)).toContain(secret);
  });

  it('shows the pages to this machine only', () => {
    const shown = compose.services.poort?.ports ?? [];
    expect(shown.filter(port => port.endsWith(':8080'))).toEqual(['127.0.0.1:8080:8080']);
    expect(compose.services.databank?.ports).toBeUndefined();
  });

  it('builds from the product alone, and takes only what was built into its image', () => {
    const stages = compose.services.poort!.build!.dockerfile_inline!.split(/^(?=FROM )/m);
    const copiedIn = (stage: string) =>
      [...stage.matchAll(/^COPY (.*)$/gm)].flatMap(([, line]) => line!.split(' ').slice(0, -1)).sort();
    expect(stages).toHaveLength(2);
    const product = ['adapters', 'consent', 'gateway', 'schemas'];
    expect(copiedIn(stages[0]!)).toEqual(
      [...product, '.npmrc', 'package-lock.json', 'package.json', 'tsconfig.json'].sort(),
    );
    const built = ['dist', 'gateway/cli/seinhuis.mjs', 'node_modules', 'package.json'].map(
      name => `/opt/seinhuis/${name}`,
    );
    expect(copiedIn(stages[1]!).filter(one => one !== '--from=bouw')).toEqual(built.sort());
    // What was not built comes from no other place.
    expect(stages[1]!.match(/^COPY (?!--from=bouw )/gm)).toBeNull();
  });
});
