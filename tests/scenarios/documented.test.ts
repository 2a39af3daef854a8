import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { plain, section, tableRows } from '../docs/markdown.ts';
import { REFUSED_MESSAGES, VALID_MESSAGES } from '../support/messages.ts';
import { TEST_PARTICIPANTS } from '../support/region.ts';
import { playInCore } from './core.ts';
import { DOCUMENT, DOCUMENTED } from './documented.ts';
import { casesOf } from './table.ts';

const schema = JSON.parse(readFileSync(new URL('scenario.schema.json', import.meta.url), 'utf8'));
const named = new Set(tableRows(DOCUMENT).flatMap(row => plain(row[0]!).split(', ')));

describe('how to write a scenario (docs/scenarios.md)', () => {
  it('has a scenario and a table of ten cases, both in the format', () => {
    expect(DOCUMENTED.map(file => file.kind).toSorted()).toEqual(['scenario', 'table']);
    expect(DOCUMENTED.flatMap(file => (file.kind === 'table' ? casesOf(file.table) : []))).toHaveLength(10);
  });

  for (const file of DOCUMENTED)
    if (file.kind === 'table')
      for (const one of casesOf(file.table))
        it(`is right about ${one.title}`, () => expect(playInCore(one, '2026-11-20')).toEqual([]));

  it('has a line for every step', () => {
    const steps = schema.$defs.stap.oneOf.flatMap(
      (one: { properties: { doe: { const?: string; enum?: string[] } } }) =>
        one.properties.doe.enum ?? [one.properties.doe.const],
    );
    const rows = tableRows(section(DOCUMENT, 'A scenario in steps')).flatMap(row => plain(row[0]!).split(', '));
    expect(rows.toSorted()).toEqual(steps.toSorted());
  });

  it('has a line for every field of a table, of a case and of what is expected', () => {
    for (const part of ['tabel', 'geval', 'uitkomst'])
      expect(Object.keys(schema.$defs[part].properties).filter(name => name !== '$schema' && !named.has(name))).toEqual(
        [],
      );
  });

  it('names every message and every participant', () => {
    const types = Object.keys({ ...VALID_MESSAGES, ...REFUSED_MESSAGES });
    expect(types.filter(type => !named.has(type))).toEqual([]);
    expect(schema.$defs.berichttype.enum).toEqual(types);
    expect(TEST_PARTICIPANTS.filter(map => !DOCUMENT.includes(map))).toEqual([]);
  });
});
