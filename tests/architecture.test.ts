/** The shape of the code, read from its imports and its text: what the design promises about where things may stand. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const LAYERS = ['schemas', 'consent', 'gateway', 'adapters'] as const;

interface Source {
  readonly path: string;
  readonly text: string;
  /** Project files it imports, relative to the root. */
  readonly imports: readonly string[];
  /** Packages and node: modules it imports. */
  readonly packages: readonly string[];
}

function sourcesBelow(folder: string): Source[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name))
    .map(name => {
      const path = join(folder, name);
      const text = readFileSync(join(ROOT, path), 'utf8');
      const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(match => match[1]!);
      return {
        path,
        text,
        imports: specifiers
          .filter(one => one.startsWith('.'))
          .map(one => relative(ROOT, join(ROOT, dirname(path), one))),
        packages: specifiers.filter(one => !one.startsWith('.')),
      };
    });
}

const sources = LAYERS.flatMap(sourcesBelow);
const codeOf = (source: Source) => source.text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '');
const layerOf = (path: string) => LAYERS.findIndex(layer => path.startsWith(`${layer}/`));
const isCompositionRoot = (path: string) => path === 'gateway/compose.ts' || path.startsWith('gateway/cli/');
const where = (found: (source: Source) => boolean) => sources.filter(found).map(source => source.path);

describe('imports', () => {
  it('point one way: schemas, consent, gateway, adapters', () => {
    const wrong = sources
      .filter(source => !isCompositionRoot(source.path))
      .flatMap(source =>
        source.imports
          .filter(target => layerOf(target) > layerOf(source.path))
          .map(target => `${source.path} -> ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  it('never reach into tests', () => {
    expect(where(source => source.imports.some(target => target.startsWith('tests/')))).toEqual([]);
  });

  it('know concrete adapters only in the composition root and the command line', () => {
    expect(
      where(
        source =>
          source.path.startsWith('gateway/') &&
          !isCompositionRoot(source.path) &&
          source.imports.some(target => target.startsWith('adapters/')),
      ),
    ).toEqual([]);
  });
});

describe('the decision core', () => {
  const core = sources.filter(source => source.path.startsWith('consent/'));

  it('imports only itself and what the schemas generate', () => {
    const wrong = core.flatMap(source => [
      ...source.packages,
      ...source.imports.filter(target => !target.startsWith('consent/') && !target.startsWith('schemas/generated/')),
    ]);
    expect(wrong).toEqual([]);
  });

  it('has no clock, no randomness, no I/O and nothing asynchronous', () => {
    const forbidden =
      /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\basync\b|\bawait\b|\bPromise\b|\bfetch\(|\bprocess\b|\bsetTimeout\b|\bconsole\b/;
    expect(core.filter(source => forbidden.test(codeOf(source))).map(source => source.path)).toEqual([]);
  });

  it('makes permits in one place only', () => {
    expect(where(source => /new PermitToken/.test(codeOf(source)))).toEqual(['consent/decide.ts']);
  });
});

describe('the core of casework', () => {
  /** The rules; what keeps them and calls them stands beside them in gateway/casework/. */
  const isRule = (path: string) =>
    /^gateway\/casework\/(vroegsignalering|overdracht)\//.test(path) || path === 'gateway/casework/calendar.ts';
  const core = sources.filter(source => isRule(source.path));

  it('imports only itself, the calendar and the names of roles', () => {
    const outside = ['consent/working-days.ts', 'consent/moment.ts', 'gateway/access/roles.ts'];
    const wrong = core.flatMap(source => [
      ...source.packages,
      ...source.imports.filter(target => !isRule(target) && !outside.includes(target)),
    ]);
    expect(wrong).toEqual([]);
    expect(core.length).toBeGreaterThan(0);
  });

  it('has no clock, no randomness, no I/O and nothing asynchronous', () => {
    const forbidden =
      /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\basync\b|\bawait\b|\bPromise\b|\bfetch\(|\bprocess\b|\bsetTimeout\b|\bconsole\b/;
    expect(core.filter(source => forbidden.test(codeOf(source))).map(source => source.path)).toEqual([]);
  });
});

describe('the only door', () => {
  it('spends permits in one place only', () => {
    expect(where(source => /\bredeem\(/.test(codeOf(source)) && source.path !== 'consent/decide.ts')).toEqual([
      'gateway/exchange/disclose.ts',
    ]);
  });

  it('puts a sealed body together in one place only', () => {
    expect(
      where(source => /\bcompactJwe\(/.test(codeOf(source)) && source.path !== 'gateway/exchange/seal.ts'),
    ).toEqual(['gateway/exchange/disclose.ts']);
  });

  it('proves that a checkpoint covers an entry only by waiting for it', () => {
    expect(where(source => /new CoveredToken/.test(codeOf(source)))).toEqual(['gateway/exchange/disclose.ts']);
    expect(where(source => /\blogGate\.waitUntilCovered|gate\.waitUntilCovered/.test(codeOf(source)))).toEqual([
      'gateway/exchange/disclose.ts',
    ]);
  });

  it('lets casework receive as the team itself in one place only', () => {
    expect(
      where(source => /\bownCasework\(/.test(codeOf(source)) && source.path !== 'gateway/access/own-casework.ts'),
    ).toEqual(['gateway/casework/zaken/arrivals.ts']);
    expect(where(source => /new OwnCaseworkToken/.test(codeOf(source)))).toEqual(['gateway/access/own-casework.ts']);
  });

  it('opens what a team received only on its arrival, and where the reading is noted', () => {
    expect(
      where(source => /\bteamOpener\(/.test(codeOf(source)) && source.path !== 'gateway/casework/zaken/team-keys.ts'),
    ).toEqual(['gateway/casework/zaken/arrivals.ts', 'gateway/casework/zaken/file.ts']);
  });

  it('takes the decision again in one place, for the door and for every reading, and nowhere without it', () => {
    expect(
      where(source => /\bdecideAgain\(/.test(codeOf(source)) && source.path !== 'gateway/exchange/decide-again.ts'),
    ).toEqual(['gateway/exchange/postbox.ts', 'gateway/casework/zaken/file.ts']);
    // Whoever opens for a person asks that decision, in the same file, before the reading is noted.
    const opens = sources.find(source => source.path === 'gateway/casework/zaken/file.ts');
    const code = opens === undefined ? '' : codeOf(opens);
    const order = ['await judge(', 'readings.note(', 'teamOpener(ports'].map(part => code.indexOf(part));
    expect(order.every(at => at > 0)).toBe(true);
    expect(order).toEqual(order.toSorted((one, other) => one - other));
  });

  it('hands out what sends in the name of a team from the composition root alone, and to no route', () => {
    expect(
      where(source => /\bownMessages\(/.test(codeOf(source)) && source.path !== 'gateway/exchange/own-message.ts'),
    ).toEqual(['gateway/compose.ts']);
    expect(
      where(
        source =>
          /^gateway\/(http|pages)\//.test(source.path) && source.imports.includes('gateway/exchange/own-message.ts'),
      ),
    ).toEqual([]);
  });

  it('opens no connection outward from the gateway', () => {
    const outward = /(?<![.\w])fetch\(|from 'undici'|from 'node:http2'|\.connect\(\{/;
    expect(
      where(
        source =>
          source.path.startsWith('gateway/') && !source.path.startsWith('gateway/cli/') && outward.test(codeOf(source)),
      ),
    ).toEqual([]);
  });
});

describe('what fills the practice region', () => {
  const isFilling = (path: string) => path.startsWith('adapters/pretend/living/');

  it('is begun by `start` alone, and nothing that a real gateway loads reaches it', () => {
    expect(where(source => !isFilling(source.path) && source.imports.some(isFilling))).toEqual([
      'gateway/cli/pretend-gateway.ts',
    ]);
    const reached = new Set(['gateway/cli/serve.ts', 'gateway/cli/api-entry.ts', 'gateway/cli/installation.ts']);
    for (const path of reached)
      for (const target of sources.find(source => source.path === path)?.imports ?? []) reached.add(target);
    expect(reached.size).toBeGreaterThan(100);
    expect([...reached].filter(path => isFilling(path) || path === 'gateway/cli/pretend-gateway.ts')).toEqual([]);
  });

  it('has no way in but the door: no table, no store, no port of the gateway', () => {
    const wrong = sources
      .filter(source => isFilling(source.path))
      .flatMap(source => source.imports)
      .filter(target =>
        /^adapters\/postgres\/|^gateway\/(compose|ports)\.ts|^gateway\/(exchange|casework)\//.test(target),
      );
    expect(wrong).toEqual([]);
    expect(where(source => isFilling(source.path)).length).toBeGreaterThan(5);
  });
});

describe('time', () => {
  it('is read from the machine only by the clock adapter, the command line and the partner side', () => {
    const allowed = /^adapters\/(system\/clock|partner\/)|^gateway\/cli\//;
    expect(where(source => /\bDate\.now\(|\bnew Date\(\)/.test(codeOf(source)) && !allowed.test(source.path))).toEqual(
      [],
    );
  });

  it('is never asked of the database', () => {
    const asked =
      /\bnow\(\)\s*(?:,|\)|::|$|-|\+|at )|current_timestamp|current_date|clock_timestamp|statement_timestamp|transaction_timestamp|localtimestamp/im;
    const sql = sources.filter(source => source.path.startsWith('adapters/postgres/'));
    const inSql = sql.filter(source => [...codeOf(source).matchAll(/`[^`]*`/g)].some(([text]) => asked.test(text)));
    expect(inSql.map(source => source.path)).toEqual([]);
  });
});

describe('configuration and checks', () => {
  it('reads the environment in one place only', () => {
    // The launcher passes the search path on to the database server, and nothing else.
    const readsOther = (source: Source) => /process\.env(?!\['PATH'\]|\.PATH\b)/.test(codeOf(source));
    expect(where(readsOther)).toEqual(['gateway/cli/environment.ts']);
  });

  it('has no way to render raw HTML', () => {
    expect(
      where(source => source.path.startsWith('gateway/') && /dangerouslySetInnerHTML|\braw\(/.test(codeOf(source))),
    ).toEqual([]);
  });

  it('has no word for switching a check off', () => {
    expect(where(source => /\b(skip|disable|bypass|insecure)[A-Z]\w*\s*[:=?]/.test(codeOf(source)))).toEqual([]);
  });

  it('queries the database only from its adapter', () => {
    expect(
      where(
        source =>
          source.packages.some(one => one === 'pg' || one === 'kysely') &&
          !source.path.startsWith('adapters/postgres/'),
      ),
    ).toEqual([]);
  });
});
