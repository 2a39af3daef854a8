import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EQUATED_DAYS } from '../../consent/equated-days.ts';
import {
  daysBetween,
  isHoliday,
  isWorkingDay,
  monthsBetween,
  plusDays,
  workingDaysAfter,
  yearsBetween,
} from '../../consent/working-days.ts';

/** Checked by hand: King's Day, Good Friday, Easter Monday, Ascension Day, Whit Monday. */
const MOVING: Readonly<Record<number, readonly [string, string, string, string, string]>> = {
  2024: ['04-27', '03-29', '04-01', '05-09', '05-20'],
  2025: ['04-26', '04-18', '04-21', '05-29', '06-09'],
  2026: ['04-27', '04-03', '04-06', '05-14', '05-25'],
  2027: ['04-27', '03-26', '03-29', '05-06', '05-17'],
  2028: ['04-27', '04-14', '04-17', '05-25', '06-05'],
  2029: ['04-27', '03-30', '04-02', '05-10', '05-21'],
  2030: ['04-27', '04-19', '04-22', '05-30', '06-10'],
  2031: ['04-26', '04-11', '04-14', '05-22', '06-02'],
  2032: ['04-27', '03-26', '03-29', '05-06', '05-17'],
};
const NONE: ReadonlySet<string> = new Set();
const FIXED = ['01-01', '05-05', '12-25', '12-26'];

describe('the holidays of the Algemene termijnenwet', () => {
  for (const [year, moving] of Object.entries(MOVING))
    it(`of ${year} on weekdays are these and no other`, () => {
      const expected = new Set([...FIXED, ...moving].map(day => `${year}-${day}`));
      for (let date = `${year}-01-01`; date.startsWith(year); date = plusDays(date, 1)) {
        const sunday = new Date(`${date}T00:00:00Z`).getUTCDay() === 0;
        if (!sunday) expect(isHoliday(date), date).toBe(expected.has(date));
      }
      for (const date of expected) expect(isHoliday(date), date).toBe(true);
    });

  it('have Good Friday beside them (Atw 3(2)) and 5 May every year', () => {
    expect(isWorkingDay('2026-04-03')).toBe(false);
    expect(isWorkingDay('2026-05-05')).toBe(false);
    expect(isWorkingDay('2027-05-05')).toBe(false);
  });

  // The earliest and the latest Easter there can be, and years in which the rule has its exceptions.
  it.each([
    ...['1818-03-22', '1886-04-25', '1900-04-15', '1943-04-25', '1954-04-18', '1961-04-02', '1981-04-19', '2000-04-23'],
    ...['2008-03-23', '2011-04-24', '2016-03-27', '2019-04-21', '2024-03-31', '2028-04-16', '2030-04-21', '2038-04-25'],
    ...['2049-04-18', '2076-04-19', '2079-04-23', '2100-03-28', '2106-04-18', '2133-04-19', '2200-04-06', '2285-03-22'],
  ])('move with Easter, which was or is on %s', easter => {
    const around = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, at) => from + at).filter(day => isHoliday(plusDays(easter, day), NONE));
    expect(around(-7, 1)).toEqual([-2, 0, 1]);
    expect(around(48, 51)).toEqual([49, 50]);
    expect(isHoliday(plusDays(easter, 39), NONE)).toBe(true);
  });

  it("have King's Day on Saturday when 27 April is a Sunday", () => {
    expect(isHoliday('2025-04-26')).toBe(true);
    expect(isHoliday('2025-04-27')).toBe(false);
    expect(isHoliday('2031-04-26')).toBe(true);
  });

  it('have days equated by decree only when they are given (R3)', () => {
    expect(isWorkingDay('2026-05-15')).toBe(true);
    expect(isWorkingDay('2026-05-15', new Set(['2026-05-15']))).toBe(false);
  });

  it('have only days equated by decree that name their source, each once', () => {
    for (const { date, source } of EQUATED_DAYS) {
      expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(source).toMatch(/Stb/);
      expect(isHoliday(date)).toBe(true);
    }
    expect(new Set(EQUATED_DAYS.map(day => day.date)).size).toBe(EQUATED_DAYS.length);
  });
});

describe('working days after one day up to and including another (R4)', () => {
  it.each([
    ['the same day', '2026-11-20', '2026-11-20', 0],
    ['an earlier day', '2026-11-20', '2026-11-19', 0],
    ['Friday to Saturday', '2026-11-20', '2026-11-21', 0],
    ['Friday to Monday', '2026-11-20', '2026-11-23', 1],
    ['four weeks from Friday', '2026-11-20', '2026-12-18', 20],
    ['one day less', '2026-11-20', '2026-12-17', 19],
    ['over Christmas', '2026-12-24', '2026-12-28', 1],
    ['over New Year', '2026-12-31', '2027-01-04', 1],
    ['over Easter, from Thursday to Tuesday', '2026-04-02', '2026-04-07', 1],
    ["over King's Day and 5 May", '2026-04-26', '2026-05-08', 8],
    ['over Ascension Day', '2026-05-13', '2026-05-15', 1],
    ['over Whit Monday', '2026-05-22', '2026-05-26', 1],
    ['over 29 February', '2028-02-28', '2028-03-01', 2],
  ])('%s', (_what, from, to, days) => {
    expect(workingDaysAfter(from, to)).toBe(days);
  });

  it('grow with the end and never by more than one a day', () => {
    const start = fc.integer({ min: 0, max: 4_000 }).map(days => plusDays('2022-01-01', days));
    fc.assert(
      fc.property(start, fc.integer({ min: 0, max: 390 }), (from, days) => {
        const shorter = workingDaysAfter(from, plusDays(from, days));
        const longer = workingDaysAfter(from, plusDays(from, days + 1));
        expect(longer - shorter).toBe(isWorkingDay(plusDays(from, days + 1)) ? 1 : 0);
      }),
    );
  });

  it('are counted no further than 400 days, so that a far date costs nothing', () => {
    expect(workingDaysAfter('2026-11-20', '9999-12-31')).toBe(
      workingDaysAfter('2026-11-20', plusDays('2026-11-20', 400)),
    );
    expect(workingDaysAfter('2026-11-20', '9999-12-31')).toBeGreaterThan(250);
  });
});

describe('days and years between dates', () => {
  it('count back and forth alike', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 40_000 }), days => {
        const date = plusDays('2026-11-20', days);
        expect(daysBetween('2026-11-20', date)).toBe(days);
        expect(plusDays(date, -days)).toBe('2026-11-20');
      }),
    );
  });

  it.each([
    ['2010-11-20', '2026-11-19', 15],
    ['2010-11-20', '2026-11-20', 16],
    ['2012-02-29', '2028-02-28', 15],
    ['2012-02-29', '2028-02-29', 16],
    ['2012-02-29', '2027-02-28', 14],
    ['2012-02-29', '2027-03-01', 15],
    ['2026-11-20', '2026-11-20', 0],
  ])('born %s is on %s %i years old', (born, on, age) => {
    expect(yearsBetween(born, on)).toBe(age);
  });
});

describe('whole calendar months between two days', () => {
  it.each([
    ['2026-05-20', '2026-11-20', 6],
    ['2026-05-21', '2026-11-20', 5],
    ['2026-05-19', '2026-11-20', 6],
    ['2025-11-20', '2026-11-20', 12],
    ['2026-11-20', '2026-11-20', 0],
    ['2026-11-20', '2026-11-19', -1],
    ['2025-08-31', '2026-02-28', 5],
    ['2025-08-31', '2026-03-01', 6],
    ['2026-01-31', '2026-02-28', 0],
  ])('%s to %s: %i', (from, to, months) => {
    expect(monthsBetween(from, to)).toBe(months);
  });

  it('are never more than the days allow', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000 }), fc.integer({ min: 0, max: 1_000 }), (start, length) => {
        const from = plusDays('2020-01-01', start);
        const months = monthsBetween(from, plusDays(from, length));
        expect(months * 28).toBeLessThanOrEqual(length);
        expect((months + 1) * 31).toBeGreaterThan(length);
      }),
    );
  });
});
