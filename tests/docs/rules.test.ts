/** Every rule id that the code cites can be looked up, and every mark of policy 3 stands among the open points. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { POLICY_3 } from '../../consent/policy-3.ts';
import { plain, ROOT, readText, section, tableRows } from './markdown.ts';

const RULE_ID = /\b(?:BSN-0\d|[BDEGL]-\d\d|A5\.\d|A[1-8]|P1?\d|R[1-9]|R[12]\d|O-\d{1,2}|T[1-6])\b/g;
const sources = ['schemas', 'consent', 'gateway', 'adapters'].flatMap(folder =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.(tsx?|json)$/.test(name) && !name.includes('generated') && !name.includes('examples'))
    .map(name => join(folder, name)),
);

describe('the list of rule ids', () => {
  it('has a line for every id that stands in the code', () => {
    const known = new Set(tableRows(readText('docs/rules.md')).map(row => plain(row[0]!)));
    const cited = sources.flatMap(path => (readText(path).match(RULE_ID) ?? []).map(id => `${id} in ${path}`));
    expect(cited.filter(one => !known.has(one.split(' ')[0]!))).toEqual([]);
    expect(cited.length).toBeGreaterThan(50);
  });

  it('names each id once', () => {
    const ids = tableRows(readText('docs/rules.md')).map(row => plain(row[0]!));
    expect(ids.length).toBe(new Set(ids).size);
  });
});

describe('the open points', () => {
  it('hold every mark on a route of policy 3, with the routes that carry it, and no other', () => {
    const documented = tableRows(section(readText('docs/open-points.md'), 'Marks in policy 3')).map(
      ([mark, routes]) => [mark, routes!.split(', ').sort()] as const,
    );
    const marked = new Map<string, string[]>();
    for (const { code, verify } of POLICY_3.routes)
      for (const mark of verify) marked.set(mark, [...new Set([...(marked.get(mark) ?? []), code])].sort());
    expect(Object.fromEntries(documented)).toEqual(Object.fromEntries(marked));
  });

  it('say of every mark what holds now and who decides', () => {
    const rows = tableRows(section(readText('docs/open-points.md'), 'Marks in policy 3'));
    expect(rows.filter(row => row.length !== 4 || row.some(cell => cell === ''))).toEqual([]);
  });
});
