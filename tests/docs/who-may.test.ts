/** The table that people read, the table that is enforced, and the API document name the same routes and callers. */
import { describe, expect, it } from 'vitest';
import { ROLES } from '../../gateway/access/roles.ts';
import { type Callers, PAGES_WHO_MAY, WHO_MAY } from '../../gateway/access/who-may.ts';
import { apiRoutes } from '../../gateway/http/api.ts';
import { screens } from '../../gateway/pages/screens.tsx';
import { OPENAPI_DOCUMENT } from '../../schemas/generated/openapi-document.ts';
import { plain, readText, tableRows } from './markdown.ts';

const YES = 'ja';
const NO = '–';

function cellsOf(callers: Callers): readonly string[] {
  if (callers.kind === 'everybody') return [YES, YES, ...ROLES.map(() => YES)];
  // Nobody of an organisation: who signed in as the person it is about.
  if (callers.kind === 'residents') return ['inwoner', NO, ...ROLES.map(() => NO)];
  return [NO, callers.machine ? YES : NO, ...ROLES.map(role => callers.persons[role] ?? NO)];
}

interface Operation {
  readonly security?: readonly Readonly<Record<string, unknown>>[];
}
const paths = JSON.parse(OPENAPI_DOCUMENT).paths as Readonly<Record<string, Readonly<Record<string, Operation>>>>;
const operations = new Map(
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]) => [`${method.toUpperCase()} /v1${path.replace(/\{(\w+)\}/g, ':$1')}`, operation] as const,
    ),
  ),
);

describe('who may call what', () => {
  it('stands in the table for people as it is enforced', () => {
    const rows = tableRows(readText('docs/wie-mag-wat.md')).map(([route, ...cells]) => [plain(route!), cells]);
    expect(Object.fromEntries(rows)).toEqual(
      Object.fromEntries([...WHO_MAY, ...PAGES_WHO_MAY].map(([route, callers]) => [route, cellsOf(callers)])),
    );
  });

  it('names every route that is served, and no other', () => {
    const parts = { exchange: { ports: { keys: LOG_KEY } }, openapi: '', onBroken: () => ({ unavailable: false }) };
    const routes = apiRoutes(parts as unknown as Parameters<typeof apiRoutes>[0]).routes;
    const served = routes.filter(one => one.method !== 'ALL').map(one => `${one.method} ${one.path}`);
    expect([...new Set(served)].sort()).toEqual([...WHO_MAY.keys()].sort());
  });

  it('names every page that is served to who signed in, and no other', () => {
    const parts = { ports: {}, signIn: {}, exchange: {}, pretend: true, onBroken: () => ({ unavailable: false }) };
    const { routes } = screens(parts as unknown as Parameters<typeof screens>[0]);
    const served = routes.filter(one => one.method !== 'ALL').map(one => `${one.method} ${one.path}`);
    expect([...new Set(served)].sort()).toEqual([...PAGES_WHO_MAY.keys()].sort());
  });

  it('names every operation of the API document, and the document every route with a certificate', () => {
    const documented = [...operations.keys()].sort();
    const registered = [...WHO_MAY].filter(([, { kind }]) => kind === 'registered').map(([route]) => route);
    expect(documented).toEqual(registered.sort());
  });

  it('is what the API document says about tokens', () => {
    for (const [route, { security = [] }] of operations) {
      const callers = WHO_MAY.get(route)!;
      const forPersons = callers.kind === 'registered' && Object.keys(callers.persons).length > 0;
      const schemes = security.map(one => Object.keys(one).sort().join('+'));
      const forMachines = callers.kind === 'registered' && callers.machine;
      const wanted = forMachines ? ['certificaat', 'certificaat+token'] : ['certificaat+token'];
      expect(schemes, route).toEqual(forPersons ? wanted : []);
    }
  });
});

/** Only the name of the log is read when routes are made. */
const LOG_KEY = await import('node:crypto').then(({ generateKeyPairSync }) => ({
  logKey: { name: 'proef.example/logboek', publicKey: generateKeyPairSync('ed25519').publicKey },
}));
