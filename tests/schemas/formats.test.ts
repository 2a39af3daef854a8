import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBsn, isDate, isDateTime, isEmail, isUuid } from '../../schemas/formats.ts';

describe('een burgerservicenummer', () => {
  it.each(['999990019', '999993653', '999990482', '999994669', '999990342', '999970008', '999995492', '999990007'])(
    'of the test range passes the 11-test',
    number => expect(isBsn(number)).toBe(true),
  );

  it.each([
    '999999999',
    '000000000',
    '99999001',
    '9999900190',
    ' 999990019',
    '999990019\n',
    '99999001a',
    '９９９９９００１９',
    '',
  ])('is refused when it is not nine digits that pass: %j', text => expect(isBsn(text)).toBe(false));

  it('is refused after any single digit is changed: the 11-test catches every such slip', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('999990019', '999993653', '999990482'),
        fc.nat(8),
        fc.integer({ min: 1, max: 9 }),
        (number, at, shift) => {
          const digit = (Number(number[at]) + shift) % 10;
          expect(isBsn(number.slice(0, at) + digit + number.slice(at + 1))).toBe(false);
        },
      ),
    );
  });
});

describe('een datum', () => {
  it('is every day there is', () => {
    const days = fc.date({
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(fc.property(days, day => isDate(day.toISOString().slice(0, 10))));
  });

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '0000-01-01',
    '26-01-01',
    '2026-1-1',
    '2026-01-01T00:00:00Z',
    '20260101',
    '2026-01-01\n',
  ])('is refused when that day does not exist or is written otherwise: %j', text => expect(isDate(text)).toBe(false));

  it.each(['2024-02-29', '2000-02-29'])('knows leap years: %s', text => expect(isDate(text)).toBe(true));
});

describe('een tijdstip', () => {
  it.each([
    '2026-11-20T09:30:00Z',
    '2026-11-20T09:30:00.123Z',
    '2026-11-20T23:59:59+01:00',
    '2026-11-20T00:00:00-11:30',
  ])('has a date, a time and a zone: %s', text => expect(isDateTime(text)).toBe(true));

  it.each([
    '2026-11-20t09:30:00Z',
    '2026-11-20T09:30:00z',
    '2026-11-20 09:30:00Z',
    '2026-11-20T09:30:00-00:00',
    '2026-11-20T09:30:00',
    '2026-11-20T24:00:00Z',
    '2026-11-20T09:60:00Z',
    '2026-02-30T09:30:00Z',
    '2026-11-20T09:30Z',
    '2026-11-20T09:30:00+0100',
    '2026-11-20',
  ])('is refused in any other form: %s', text => expect(isDateTime(text)).toBe(false));
});

describe('een uuid', () => {
  it('is read in lower case', () => {
    fc.assert(fc.property(fc.uuid(), id => isUuid(id)));
  });

  it.each([
    '019A9F3C-5B1E-7C44-9D02-3F6F0F2A1B01',
    '00000000-0000-0000-0000-000000000000',
    '{019a9f3c-5b1e-7c44-9d02-3f6f0f2a1b01}',
    '019a9f3c5b1e7c449d023f6f0f2a1b01',
  ])('has one spelling only: %s is refused', text => expect(isUuid(text)).toBe(false));
});

describe('een e-mailadres', () => {
  it.each(["o'brien+huur@post.example", 'a@b.co', 'x.y_z@sub.domein-naam.example'])('is accepted: %s', text =>
    expect(isEmail(text)).toBe(true),
  );

  it.each([
    'a@b',
    '@b.example',
    'a@',
    'a..b@c.example',
    'a b@c.example',
    'a@c.example\r\nBcc: x@y.example',
    'a@-b.example',
    `${'a'.repeat(250)}@b.example`,
  ])('is refused: %j', text => expect(isEmail(text)).toBe(false));
});

describe('elke vorm', () => {
  it('gives an answer to any text and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), text => {
        for (const check of [isBsn, isDate, isDateTime, isEmail, isUuid]) expect(typeof check(text)).toBe('boolean');
      }),
    );
  });
});
