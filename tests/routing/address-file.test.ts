import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { addressFile } from '../../adapters/registers/address-file.ts';

const TODAY = '2026-11-22';
const HEAD = 'postcode;nummer_van;nummer_tot;gemeentecode;geldig_van;geldig_tot';
const folder = mkdtempSync(join(tmpdir(), 'seinhuis-adressen-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileOf(...rows: readonly string[]): string {
  const path = join(folder, 'adressen.csv');
  writeFileSync(path, [HEAD, ...rows].join('\r\n'));
  return path;
}

describe('a register from a file', () => {
  const rows = [
    '3511AB;1;99;0344;2000-01-01;',
    '4131AA;1;20;0620;2000-01-01;2018-12-31',
    '4131AA;1;20;1961;2019-01-01;',
    '1000AA;1;10;0344;2000-01-01;',
    '1000AA;5;10;0355;2000-01-01;',
  ];
  it.each<[string, string, number, string, object]>([
    ['an address inside the range', '3511AB', 99, TODAY, { kind: 'gevonden', gemeentecode: '0344' }],
    ['a number beyond the range', '3511AB', 100, TODAY, { kind: 'onbekend' }],
    ['a postcode that is not there', '9999ZZ', 1, TODAY, { kind: 'onbekend' }],
    ['the last day of a dissolved municipality', '4131AA', 3, '2018-12-31', { kind: 'gevonden', gemeentecode: '0620' }],
    ['the first day of its successor', '4131AA', 3, '2019-01-01', { kind: 'gevonden', gemeentecode: '1961' }],
    ['two municipalities at one address', '1000AA', 5, TODAY, { kind: 'meer-dan-een' }],
    ['one of them alone', '1000AA', 4, TODAY, { kind: 'gevonden', gemeentecode: '0344' }],
  ])('answers %s', async (_, postcode, huisnummer, day, answer) => {
    expect(await addressFile(fileOf(...rows)).municipalityOf({ postcode, huisnummer }, day)).toEqual(answer);
  });

  it.each([
    ['a postcode with a space', '3511 AB;1;2;0344;2000-01-01;'],
    ['no last number', '3511AB;1;;0344;2000-01-01;'],
    ['a code of three digits', '3511AB;1;2;344;2000-01-01;'],
    ['a date of another form', '3511AB;1;2;0344;01-01-2000;'],
  ])('is refused with %s, by the number of the line', (_, row) => {
    expect(() => addressFile(fileOf('3511AB;1;2;0344;2000-01-01;', row))).toThrow(
      'Cannot read line 3 of the address file',
    );
  });
});
