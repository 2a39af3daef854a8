import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readDate,
  readEuro,
  readWholeNumber,
  tidyPostcode,
  tidyTelephone,
} from '../../adapters/partner/ledger-values.ts';

const value = (read: unknown) => ({ kind: 'value', value: read });
const fault = (code: string) => ({ kind: 'fault', code });

describe('a date in a ledger', () => {
  it.each([
    ['01-11-2026', '2026-11-01'],
    ['1-2-2026', '2026-02-01'],
    ['29/02/2028', '2028-02-29'],
  ])('%s is read as a Dutch date', (cell, read) => expect(readDate(cell, 'dd-mm-jjjj')).toEqual(value(read)));

  it('is read the other way round where the mapping says so', () =>
    expect(readDate('2026-11-01', 'jjjj-mm-dd')).toEqual(value('2026-11-01')));

  it.each([
    ['20261101', 'jjjjmmdd'],
    ['01112026', 'ddmmjjjj'],
    ['2026-11-01T00:00:00', 'jjjj-mm-dd'],
    ['1-11-2026 0:00', 'dd-mm-jjjj'],
  ] as const)('%s is a day in the notation %s', (cell, notation) =>
    expect(readDate(cell, notation)).toEqual(value('2026-11-01')),
  );

  it('is no date when a time of day stands behind it', () =>
    expect(readDate('2026-11-01T23:59:00', 'jjjj-mm-dd')).toEqual(fault('DATUM_ONLEESBAAR')));

  it.each(['31-09-2026', '29-02-2026', '00-01-2026', '01-13-2026', '01-11-26', '2026-11-01', '46347', 'gisteren'])(
    '%s is no date',
    cell => expect(readDate(cell, 'dd-mm-jjjj')).toEqual(fault('DATUM_ONLEESBAAR')),
  );

  it('is the same day however it was written', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), day => {
        const iso = day.toISOString().slice(0, 10);
        expect(readDate(iso.split('-').reverse().join('-'), 'dd-mm-jjjj')).toEqual(readDate(iso, 'jjjj-mm-dd'));
      }),
    );
  });
});

describe('an amount in a ledger', () => {
  it.each([
    ['812', 812],
    ['812,5', 812],
    ['812,99', 812],
    ['1.234,56', 1234],
    ['€ 1.234.567,00', 1_234_567],
    ['0,85', 0],
  ])('%s is cut to whole euros', (cell, euros) => expect(readEuro(cell, ',')).toEqual(value(euros)));

  it('may have a point for its decimals', () => expect(readEuro('1,234.56', '.')).toEqual(value(1234)));

  it.each(['-12,00', '812,505', '1.23,00', '12.34', '1,2,3', 'n.v.t.', '', ',50', '1e3'])('%s is no amount', cell =>
    expect(readEuro(cell, ',')).toEqual(fault('BEDRAG_ONLEESBAAR')),
  );

  it('is never more than what is owed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), cents => {
        const written = `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`;
        const read = readEuro(written, ',');
        expect(read).toEqual(value(Math.floor(cents / 100)));
      }),
    );
  });
});

describe('other cells', () => {
  it('reads whole numbers only', () => {
    expect(readWholeNumber('12')).toEqual(value(12));
    for (const cell of ['12a', '-1', '1.5', '']) expect(readWholeNumber(cell)).toEqual(fault('GETAL_ONLEESBAAR'));
  });

  it('takes white space and marks out of postcodes and telephone numbers', () => {
    expect(tidyPostcode('3511 ab')).toBe('3511AB');
    expect(tidyTelephone('06-1234 5678')).toBe('0612345678');
    expect(tidyTelephone('0031 (6) 12345678')).toBe('+31612345678');
  });
});
