/** What the operator gives: the list of municipalities and the register of addresses, right or wrong. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { PRETEND_MUNICIPALITIES } from '../../adapters/pretend/municipalities.ts';
import { municipalityFile } from '../../adapters/registers/municipality-file.ts';
import { readRouting } from '../../gateway/cli/routing-sources.ts';
import { type GatewayConfig, readConfig } from '../../gateway/config.ts';
import type { DirectorySnapshot } from '../../gateway/ports.ts';
import { existingOnly } from '../../gateway/routing/existing-only.ts';

const folder = mkdtempSync(join(tmpdir(), 'seinhuis-gemeenten-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileWith(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const [utrecht, ...others] = PRETEND_MUNICIPALITIES.gemeenten;

describe('the list of municipalities', () => {
  it('of the practice region has its 23, those that became three of them, and no domicile principle', () => {
    const { gemeenten, regios, woonplaatsbeginsel } = municipalityFile(fileWith('goed.json', PRETEND_MUNICIPALITIES));
    expect(gemeenten.filter(one => one.validity.geldigTot === undefined)).toHaveLength(23);
    expect(gemeenten.filter(one => one.validity.geldigTot !== undefined)).toHaveLength(9);
    expect(regios.map(one => one.centrum)).toEqual(['0344', '0796']);
    expect(woonplaatsbeginsel).toEqual([]);
  });

  it.each<[string, unknown, RegExp]>([
    ['is no JSON', '{', /geldige JSON/],
    ['has no municipality', { gemeenten: [], regios: [] }, /gemeenten/],
    ['has a field nobody knows', { ...PRETEND_MUNICIPALITIES, regio: [] }, /\/regio/],
    [
      'has a code of three digits',
      { ...PRETEND_MUNICIPALITIES, gemeenten: [{ ...utrecht, gemeentecode: '344' }, ...others] },
      /gemeenten\/0\/gemeentecode/,
    ],
    [
      'has a day that does not exist',
      { ...PRETEND_MUNICIPALITIES, woonplaatsbeginsel: [{ geldigVan: '2026-02-30' }] },
      /woonplaatsbeginsel\/0\/geldigVan/,
    ],
    [
      'contradicts itself',
      { ...PRETEND_MUNICIPALITIES, gemeenten: [utrecht, utrecht, ...others] },
      /0344 staat er twee keer in/,
    ],
  ])('stops the start when it %s', (_, content, told) => {
    expect(() => municipalityFile(fileWith('fout.json', content))).toThrow(told);
  });
});

describe('what is read at the start', () => {
  const config = (environment: Readonly<Record<string, string>>): GatewayConfig => {
    const reading = readConfig({ SEINHUIS_FOLDER: folder, ...environment });
    if (reading.kind === 'faults') throw new Error(reading.faults.map(one => one.key).join(' '));
    return reading.config;
  };

  it('is nothing unless the operator names it', () => {
    expect(readRouting(config({}), false)).toEqual({ municipalities: null, addresses: null });
  });

  it('is the list and the file of addresses that the operator named', async () => {
    const addresses = fileWith(
      'adressen.csv',
      'postcode;nummer_van;nummer_tot;gemeentecode;geldig_van;geldig_tot\n3511LN;1;9;0344;2000-01-01;\n',
    );
    const municipalities = fileWith('lijst.json', PRETEND_MUNICIPALITIES);
    const read = readRouting(config({ SEINHUIS_MUNICIPALITIES: municipalities, SEINHUIS_ADDRESSES: addresses }), false);
    expect(read.municipalities?.gemeenten).toHaveLength(32);
    expect(await read.addresses?.municipalityOf({ postcode: '3511LN', huisnummer: 5 }, '2026-11-22')).toEqual({
      kind: 'gevonden',
      gemeentecode: '0344',
    });
  });

  it('stops the start when a file is not there', () => {
    const gone = join(folder, 'weg.json');
    expect(() => readRouting(config({ SEINHUIS_MUNICIPALITIES: gone }), false)).toThrow('ENOENT');
    expect(() => readRouting(config({ SEINHUIS_ADDRESSES: gone }), false)).toThrow('ENOENT');
  });

  it.each(['http://register.example.nl/v3_1', 'ftp://register.example.nl', 'https://'])(
    'is no register at %s',
    where => {
      expect(readConfig({ SEINHUIS_ADDRESSES: where })).toEqual({
        kind: 'faults',
        faults: [{ key: 'SEINHUIS_ADDRESSES', fault: expect.any(String) }],
      });
    },
  );

  it.each(['https://10.0.0.5/v3_1', 'https://register/v3_1', 'https://naam:woord@register.example.nl/v3_1'])(
    'is no register inside, or with a password in its address: %s',
    where => {
      expect(() => readRouting(config({ SEINHUIS_ADDRESSES: where }), false)).toThrow('may not be asked');
    },
  );

  it('is a register on the web, which nobody asks yet', () => {
    const where = 'https://register.example.nl/bzk/locatieserver/search/v3_1';
    expect(readRouting(config({ SEINHUIS_ADDRESSES: where }), false).addresses).not.toBeNull();
  });
});

describe('a team serves a municipality only on days on which it exists', () => {
  const since = (gemeentecode: string, geldigVan: string, geldigTot?: string) => ({
    ...{ gemeentecode, geldigVan },
    ...(geldigTot === undefined ? {} : { geldigTot }),
  });
  const served = async (...gemeenten: readonly ReturnType<typeof since>[]) => {
    const snapshot = { version: 1, teams: new Map([['1/t', { gemeenten }]]) } as unknown as DirectorySnapshot;
    const list = municipalityFile(fileWith('lijst.json', PRETEND_MUNICIPALITIES));
    const directory = existingOnly({ current: async () => snapshot, refresh: async () => snapshot }, list);
    const [first, again] = [await directory.current(), await directory.refresh()];
    expect(again).toBe(first);
    return first.teams.get('1/t')!.gemeenten;
  };

  it.each([
    ['for ever', [since('0620', '2000-01-01')], [since('0620', '2000-01-01', '2018-12-31')]],
    ['from before its first day', [since('1961', '2010-01-01')], [since('1961', '2019-01-01')]],
    ['only after its last day', [since('0620', '2019-01-01')], []],
    ['on its last day alone', [since('0620', '2018-12-31')], [since('0620', '2018-12-31', '2018-12-31')]],
    ['until an earlier day', [since('0344', '2020-01-01', '2021-12-31')], [since('0344', '2020-01-01', '2021-12-31')]],
    ['with a code the list does not know', [since('9123', '2020-01-01')], [since('9123', '2020-01-01')]],
  ])('registered %s', async (_, registered, left) => {
    expect(await served(...registered)).toEqual(left);
  });
});
