import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Everything that is loaded with a file; types are gone by then. */
function loadedWith(path: string, seen = new Map<string, readonly string[]>()): Map<string, readonly string[]> {
  if (seen.has(path)) return seen;
  const code = readFileSync(join(ROOT, path), 'utf8').replaceAll(/^(?:import|export) type [\s\S]*?;$/gm, '');
  const names = [...code.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(match => match[1]!);
  const packages = names.filter(name => !name.startsWith('.') && !name.startsWith('node:'));
  seen.set(path, packages);
  for (const name of names.filter(one => one.startsWith('.')))
    loadedWith(relative(ROOT, join(ROOT, dirname(path), name)), seen);
  return seen;
}

describe('the partner library', () => {
  const loaded = loadedWith('adapters/partner/index.ts');

  it('needs no database, no server and no page', () => {
    const packages = [...new Set([...loaded.values()].flat())].sort();
    expect(packages).toEqual(['ajv/dist/2020.js', 'csv-parse', 'jose', 'undici']);
  });

  it('loads no other adapter, and of the gateway only what has no inside', () => {
    const outside = [...loaded.keys()].filter(path => !path.startsWith('adapters/partner/'));
    expect(outside.filter(path => path.startsWith('adapters/'))).toEqual([]);
    expect(outside.filter(path => /^gateway\/(?:http|pages|cli|compose|casework)/.test(path))).toEqual([]);
  });
});
