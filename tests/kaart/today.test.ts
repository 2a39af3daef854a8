/** Whether a team is to be reached now, who else is, and from when again. */
import { describe, expect, it } from 'vitest';
import { momentOf } from '../../adapters/system/clock.ts';
import { opgaveFaults } from '../../gateway/kaart/opgave.ts';
import { clockAt, todayOf } from '../../gateway/kaart/today.ts';
import type { SocialeKaartOpgave } from '../../schemas/generated/types.ts';

const at = (instant: string) => momentOf(Date.parse(instant));

const office: SocialeKaartOpgave = {
  team: 'schuldhulp',
  naam: 'Team schuldhulp',
  functie: 'Dienstdoende medewerker',
  hulpvragen: ['schuldhulp'],
  gemeenten: ['0344'],
  telefoon: '0301234567',
  openingstijden: [
    { dag: 'maandag', van: '13:00', tot: '17:00' },
    { dag: 'maandag', van: '09:00', tot: '12:00' },
    { dag: 'dinsdag', van: '09:00', tot: '17:00' },
  ],
  afwezigheden: [],
};

describe('today', () => {
  it('is open from the first minute to before the last, on the clock of the Netherlands', () => {
    // Monday 16 November 2026, winter time: one hour ahead of UTC.
    const open = (instant: string) => todayOf(office, at(instant)).open;
    expect(open('2026-11-16T07:59:00Z')).toBe(false);
    expect(open('2026-11-16T08:00:00Z')).toBe(true);
    expect(open('2026-11-16T10:59:00Z')).toBe(true);
    expect(open('2026-11-16T11:00:00Z')).toBe(false);
    // Monday 13 July 2026, summer time: two hours ahead.
    expect(open('2026-07-13T06:59:00Z')).toBe(false);
    expect(open('2026-07-13T07:00:00Z')).toBe(true);
  });

  it('says when it opens again: later today, on another day, and over midnight', () => {
    const next = (instant: string) => todayOf(office, at(instant)).weerOpen;
    expect(next('2026-11-16T06:00:00Z')).toEqual({ datum: '2026-11-16', van: '09:00' });
    expect(next('2026-11-16T11:30:00Z')).toEqual({ datum: '2026-11-16', van: '13:00' });
    expect(next('2026-11-17T16:00:00Z')).toEqual({ datum: '2026-11-23', van: '09:00' });
    // Half past eleven in the evening UTC is already the next day here.
    expect(todayOf(office, at('2026-11-15T23:30:00Z')).datum).toBe('2026-11-16');
    expect(next('2026-11-16T08:30:00Z')).toBeUndefined();
  });

  it('shows the hours of the day in order', () => {
    expect(todayOf(office, at('2026-11-16T08:00:00Z')).uren).toEqual([
      { van: '09:00', tot: '12:00' },
      { van: '13:00', tot: '17:00' },
    ]);
  });

  it('is closed on a holiday, unless the team says that its hours hold then too', () => {
    // Easter Monday 2027 is 29 March.
    const easter = at('2027-03-29T08:00:00Z');
    expect(todayOf(office, easter)).toMatchObject({
      open: false,
      gesloten: 'feestdag',
      uren: [],
      weerOpen: { datum: '2027-03-30', van: '09:00' },
    });
    expect(todayOf({ ...office, feestdagen: 'open' }, easter)).toMatchObject({ open: true });
  });

  it('names who stands in on each day of an absence, first and last included, and not a day longer', () => {
    const waarneming = { functie: 'Achterwacht', telefoon: '0307654321' };
    const away: SocialeKaartOpgave = {
      ...office,
      afwezigheden: [{ van: '2026-11-16', totEnMet: '2026-11-17', waarneming }],
    };
    for (const day of ['2026-11-16', '2026-11-17'])
      expect(todayOf(away, at(`${day}T08:30:00Z`))).toMatchObject({
        open: false,
        gesloten: 'afwezig',
        uren: [],
        waarneming,
        weerOpen: { datum: '2026-11-23', van: '09:00' },
      });
    expect(todayOf(away, at('2026-11-15T08:30:00Z')).waarneming).toBeUndefined();
    expect(todayOf(away, at('2026-11-23T08:30:00Z'))).toEqual({
      datum: '2026-11-23',
      open: true,
      uren: todayOf(office, at('2026-11-23T08:30:00Z')).uren,
    });
  });

  it('holds around the clock for who is always there', () => {
    const days = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'] as const;
    const always: SocialeKaartOpgave = {
      ...office,
      feestdagen: 'open',
      openingstijden: days.map(dag => ({ dag, van: '00:00', tot: '24:00' })),
    };
    const start = Date.parse('2026-12-24T00:00:00Z');
    for (let hour = 0; hour < 72; hour += 1)
      expect(todayOf(always, momentOf(start + hour * 3_600_000 + 59 * 60_000)).open).toBe(true);
  });

  it('promises nothing to a team that gave no hours', () => {
    expect(todayOf({ ...office, openingstijden: [] }, at('2026-11-16T08:30:00Z'))).toEqual({
      datum: '2026-11-16',
      open: false,
      gesloten: 'buiten_openingstijd',
      uren: [],
    });
  });

  it('reads midnight as the beginning of a day', () => {
    expect(clockAt(Date.parse('2026-11-15T23:00:00Z'))).toBe('00:00');
  });
});

describe('an opgave', () => {
  const codes = (change: Partial<SocialeKaartOpgave>, serves = true) =>
    opgaveFaults({ ...office, ...change }, () => serves).map(({ pointer, code }) => [pointer, code]);

  it('is refused with hours that end before they begin, or that cover each other', () => {
    const openingstijden = [
      { dag: 'maandag', van: '09:00', tot: '09:00' },
      { dag: 'dinsdag', van: '09:00', tot: '12:00' },
      { dag: 'dinsdag', van: '11:59', tot: '13:00' },
      { dag: 'woensdag', van: '11:59', tot: '13:00' },
      { dag: 'dinsdag', van: '13:00', tot: '14:00' },
    ] as const satisfies SocialeKaartOpgave['openingstijden'];
    expect(codes({ openingstijden: [...openingstijden] })).toEqual([
      ['/openingstijden/0/tot', 'TEGENSTRIJDIG'],
      ['/openingstijden/2', 'TEGENSTRIJDIG'],
    ]);
  });

  it('is refused with absences that end before they begin, or that share a day', () => {
    const afwezigheden = [
      { van: '2026-12-02', totEnMet: '2026-12-01' },
      { van: '2026-12-10', totEnMet: '2026-12-12' },
      { van: '2026-12-12', totEnMet: '2026-12-13' },
      { van: '2026-12-14', totEnMet: '2026-12-14' },
    ];
    expect(codes({ afwezigheden })).toEqual([
      ['/afwezigheden/0/totEnMet', 'TEGENSTRIJDIG'],
      ['/afwezigheden/2', 'TEGENSTRIJDIG'],
    ]);
  });

  it('is refused for a municipality the team does not work for', () => {
    expect(codes({ gemeenten: ['0344', '0355'] }, false)).toEqual([
      ['/gemeenten/0', 'KEUZE'],
      ['/gemeenten/1', 'KEUZE'],
    ]);
  });
});
