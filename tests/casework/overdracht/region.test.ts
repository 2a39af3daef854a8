/** What regions agreed on: which rule holds on which day between which two sides, and what cannot be used at all. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { regionFile } from '../../../adapters/registers/region-file.ts';
import { OVERDRACHT_DEFAULTS } from '../../../gateway/casework/overdracht/configuration.ts';
import {
  configurationOf,
  type RegionRule,
  type RegionSettings,
  ruleFor,
} from '../../../gateway/casework/overdracht/region.ts';

const rule = (naam: string, gemeenten: readonly string[], settings: RegionSettings, more = {}): RegionRule => ({
  ...{ naam, bron: `Convenant ${naam}`, gemeenten, settings },
  validity: { geldigVan: '2026-01-01', ...more },
});
const start = <Code extends string>(overgang: Code, werkdagen: number) => ({ overgang, werkdagen });

const OLD = rule('Oud', ['0344'], { antwoordWerkdagen: 4 }, { geldigTot: '2026-03-31' });
const NEW = rule('Nieuw', ['0344', '0355'], { antwoordWerkdagen: 3 }, { geldigVan: '2026-04-01' });
const NORTH = rule('Noord', ['0307'], { antwoordWerkdagen: 8 });
const RULES = [OLD, NEW, NORTH];

const nameFor = (afzender: readonly string[], ontvanger: readonly string[], localDate = '2026-05-01') =>
  ruleFor(RULES, { afzender, ontvanger }, localDate)?.naam ?? null;

describe('the rule between two sides', () => {
  it.each([
    ['2025-12-31', null],
    ['2026-01-01', 'Oud'],
    ['2026-03-31', 'Oud'],
    ['2026-04-01', 'Nieuw'],
    ['2030-01-01', 'Nieuw'],
  ])('on %s is the one of that day: %s', (localDate, expected) => {
    expect(nameFor([], ['0344'], localDate)).toBe(expected);
  });

  it.each([
    ['of the receiver, where two regions meet', ['0307'], ['0344'], 'Nieuw'],
    ['of the receiver, the other way round', ['0344'], ['0307'], 'Noord'],
    ['of the receiver alone, also where it agreed on nothing', ['0307'], ['0518'], null],
    ['of the sender, where the receiver works for the whole country', ['0307'], [], 'Noord'],
    ['of none, where both do', [], [], null],
    ['of the municipalities that both work for', ['0307'], ['0307', '0344'], 'Noord'],
    ['one rule for several municipalities', [], ['0344', '0355'], 'Nieuw'],
    ['of none, where its municipalities fall under two', [], ['0344', '0307'], null],
    ['of none, where one of its municipalities has none', [], ['0344', '0518'], null],
  ])('is that %s', (_, afzender, ontvanger, expected) => {
    expect(nameFor(afzender, ontvanger)).toBe(expected);
  });
});

describe('what the rule sets', () => {
  it('is the default for everything it does not name', () => {
    expect(configurationOf(null, 'isd-thuis')).toEqual(OVERDRACHT_DEFAULTS);
    expect(configurationOf(NORTH, null)).toEqual({ ...OVERDRACHT_DEFAULTS, antwoordWerkdagen: 8 });
  });

  it('may differ by kind of handover, for when it is started', () => {
    const by = rule('Zuid', ['0344'], {
      beginBinnenWerkdagen: 4,
      beginPerOvergang: [start('isd-thuis', 10), start('zvw-wmo', 0)],
    });
    const begin = (overgang: Parameters<typeof configurationOf>[1]) =>
      configurationOf(by, overgang).beginBinnenWerkdagen;
    expect([begin('isd-thuis'), begin('zvw-wmo'), begin('bw-thuis'), begin(null)]).toEqual([10, 0, 4, 4]);
  });

  it('may be that nobody is reminded', () => {
    const none = rule('Stil', ['0344'], { herinnerMaandenVooraf: [], herinnerDagenVooraf: [] });
    expect(configurationOf(none, null)).toMatchObject({ herinnerMaandenVooraf: [], herinnerDagenVooraf: [] });
  });
});

const LINE = {
  naam: 'Utrecht',
  bron: 'Convenant warme overdracht, 1 maart 2026',
  gemeenten: ['0344'],
  geldigVan: '2026-04-01',
  instellingen: { antwoordWerkdagen: 3 },
};
const MUNICIPALITIES = {
  gemeenten: [{ gemeentecode: '0344', naam: 'Utrecht', validity: { geldigVan: '2000-01-01' }, opvolgers: [] }],
  regios: [],
};
const folder = mkdtempSync(join(tmpdir(), 'regioregels-'));
let files = 0;
const read = (...lines: readonly object[]) => {
  files += 1;
  const path = join(folder, `${files}.json`);
  writeFileSync(path, JSON.stringify({ regels: lines }));
  return regionFile(path, MUNICIPALITIES);
};

describe('a file of rules', () => {
  it('is read with its dates and its desks', () => {
    const desk = { naam: 'Stichting Meepraten', telefoon: '0301234567' };
    const [one] = read({ ...LINE, geldigTot: '2027-12-31', instellingen: { clientondersteuning: desk } });
    expect(one).toEqual({
      ...{ naam: LINE.naam, bron: LINE.bron, gemeenten: ['0344'] },
      validity: { geldigVan: '2026-04-01', geldigTot: '2027-12-31' },
      settings: { clientondersteuning: desk },
    });
  });

  it.each([
    ['it has no rule', []],
    ['a rule sets nothing', [{ ...LINE, instellingen: {} }]],
    ['a rule names an empty table', [{ ...LINE, instellingen: { beginPerOvergang: [] } }]],
    ['a rule has no source', [{ ...LINE, bron: undefined }]],
    ['a source is blank', [{ ...LINE, bron: '  ' }]],
    ['a name is blank', [{ ...LINE, naam: ' ' }]],
    ['a rule is for nobody', [{ ...LINE, gemeenten: [] }]],
    ['a municipality is not known', [{ ...LINE, gemeenten: ['0344', '1999'] }]],
    ['it ends before it begins', [{ ...LINE, geldigTot: '2026-03-31' }]],
    [
      'two rules hold for one municipality on one day',
      [
        { ...LINE, geldigTot: '2026-06-01' },
        { ...LINE, geldigVan: '2026-06-01' },
      ],
    ],
    [
      'urgent takes longer than usual',
      [{ ...LINE, instellingen: { antwoordWerkdagenDringend: 5, antwoordWerkdagen: 4 } }],
    ],
    [
      'urgent takes longer than the default',
      [{ ...LINE, instellingen: { antwoordWerkdagen: 1, dringendBinnenWerkdagen: 0 } }],
    ],
    ['a number is out of bounds', [{ ...LINE, instellingen: { antwoordWerkdagen: 21 } }]],
    ['a start by kind is out of bounds', [{ ...LINE, instellingen: { beginPerOvergang: [start('isd-thuis', 61)] } }]],
    [
      'a kind of handover stands there twice',
      [{ ...LINE, instellingen: { beginPerOvergang: [start('isd-thuis', 1), start('isd-thuis', 2)] } }],
    ],
    ['a kind of handover is not known', [{ ...LINE, instellingen: { beginPerOvergang: [start('thuis-isd', 1)] } }]],
    [
      'a rung is not known',
      [{ ...LINE, instellingen: { geschil: { rechter: { naam: 'R', email: 'r@voorbeeld.nl' } } } }],
    ],
    ['a desk cannot be reached', [{ ...LINE, instellingen: { clientondersteuning: { naam: 'Meepraten' } } }]],
    ['a trait of a person is among the settings', [{ ...LINE, instellingen: { nationaliteit: 1 } }]],
  ])('cannot be used when %s', (_, lines) => {
    expect(() => read(...lines)).toThrow(/^Cannot use the rules of regions/);
  });

  it('may follow one rule by the next from the day after', () => {
    const next = { ...LINE, geldigVan: '2026-06-02' };
    expect(read({ ...LINE, geldigTot: '2026-06-01' }, next)).toHaveLength(2);
  });
});
