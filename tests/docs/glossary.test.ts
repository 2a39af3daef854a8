/** The words of the interface stand in the glossary: names of schemas, types of message, capacities' key words. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MESSAGE_TYPES } from '../../schemas/registry.ts';
import { plain, ROOT, readText, tableRows } from './markdown.ts';

const words = tableRows(readText('docs/glossary.md')).flatMap(row => plain(row[0]!).toLowerCase().split(', '));

describe('the glossary', () => {
  it('has every type of message', () => {
    expect(MESSAGE_TYPES.map(({ type }) => type).filter(type => !words.includes(type))).toEqual([]);
  });

  it('has the word of every schema', () => {
    const names = readdirSync(join(ROOT, 'schemas'))
      .filter(name => name.endsWith('.schema.json') && name !== 'common.schema.json')
      .map(name => name.replace('.schema.json', ''));
    expect(names.filter(name => !words.includes(name))).toEqual([]);
  });

  it('has every word once, with a meaning and where it is used', () => {
    const rows = tableRows(readText('docs/glossary.md'));
    const first = rows.map(row => plain(row[0]!).toLowerCase());
    expect(first.filter((word, index) => first.indexOf(word) !== index)).toEqual([]);
    expect(rows.filter(row => row.length !== 4 || row.some(cell => cell === ''))).toEqual([]);
  });
});
