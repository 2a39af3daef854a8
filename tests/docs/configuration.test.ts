/** docs/configuratie.md says what gateway/config.ts reads: key, fallback, unit and meaning. */
import { describe, expect, it } from 'vitest';
import { CONFIG_KEYS } from '../../gateway/config.ts';
import { plain, readText, tableRows } from './markdown.ts';

describe('the list of configuration keys', () => {
  it('is the one the gateway reads', () => {
    const documented = tableRows(readText('docs/configuratie.md')).map(([name, fallback, unit, meaning]) => ({
      name: plain(name!),
      fallback: fallback === '(empty)' ? '' : plain(fallback!),
      unit,
      meaning,
    }));
    const read = Object.values(CONFIG_KEYS).map(({ name, fallback, unit, meaning }) => ({
      name,
      fallback,
      unit,
      meaning,
    }));
    expect(documented).toEqual(read);
  });

  it('holds every setting that the container example gives', () => {
    const names = Object.values(CONFIG_KEYS).map(({ name }) => name as string);
    const given = readText('docker-compose.yml').match(/\b(?:SEINHUIS_[A-Z_]+|DATABASE_URL)(?=:)/g) ?? [];
    expect(given.filter(name => !names.includes(name))).toEqual([]);
    expect(given).not.toEqual([]);
  });
});
