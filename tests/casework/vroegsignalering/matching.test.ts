/** Which signals belong together (D-M1 to D-M4, R4, R13, R15). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastDayThatSees, plusMonths } from '../../../gateway/casework/calendar.ts';
import { openZaak, voegSignaalToe, zaakFor } from '../../../gateway/casework/vroegsignalering/arrival.ts';
import { zetStatus } from '../../../gateway/casework/vroegsignalering/ending.ts';
import {
  type Earlier,
  matchingOf,
  type Stub,
  type Vroegsignaal,
} from '../../../gateway/casework/vroegsignalering/matching.ts';
import { splits } from '../../../gateway/casework/vroegsignalering/regrouping.ts';
import { applyAll } from '../../../gateway/casework/vroegsignalering/zaak.ts';
import { codeOf, eventsOf, NOW, on, opened, POORT, signal, situation, TEAM, taken, zaakIn } from './cases.ts';

const huur = (signaaldatum: string, change: Partial<Vroegsignaal> = {}) => signal({ signaaldatum, ...change });
const water = (signaaldatum: string, change: Partial<Vroegsignaal> = {}) =>
  signal({ signaaldatum, partner: 'Water', afzender: '00000003999999990000', achterstand: 'water-1', ...change });
const stub = (signaaldatum: string): Stub => ({
  kind: 'stub',
  adres: 'adres-1',
  partner: 'Huur',
  signaaldatum,
  bedragEuro: 400,
});
const of = (one: Vroegsignaal, known: readonly Earlier[]) => {
  const { meervoudig, opeenvolgend, herhaling } = matchingOf(one, known);
  return [meervoudig, opeenvolgend, herhaling];
};

describe('a melding', () => {
  it('of one signal is enkelvoudig', () => {
    const one = huur('2026-03-02');
    expect(of(one, [one])).toEqual([false, false, 'geen']);
  });

  it('is meervoudig and opeenvolgend with rent and water in one month and a premium five months ago (S40)', () => {
    const premium = signal({ signaaldatum: '2025-10-10', partner: 'Zorg', achterstand: 'zorg-1' });
    expect(of(water('2026-03-20'), [premium, huur('2026-03-02')])).toEqual([true, true, 'geen']);
  });

  it.each([
    ['the first and the last day of a month', '2026-03-31', '2026-03-01', true, false],
    ['the last day of the month before', '2026-03-01', '2026-02-28', false, true],
    ['the same day six months earlier', '2026-03-15', '2025-09-15', false, true],
    ['a day before that', '2026-03-15', '2025-09-14', false, false],
    ['the end of a shorter month six months earlier', '2026-08-31', '2026-02-28', false, true],
    ['the day before that end', '2026-08-31', '2026-02-27', false, false],
    ['a leap day', '2028-08-31', '2028-02-29', false, true],
    ['the same month a year earlier', '2026-03-15', '2025-03-15', false, false],
    ['a later month', '2026-03-15', '2026-04-01', false, false],
  ])('with another signal on %s', (_name, signaaldatum, earlier, meervoudig, opeenvolgend) => {
    expect(of(huur(signaaldatum), [water(earlier)]).slice(0, 2)).toEqual([meervoudig, opeenvolgend]);
  });

  it('counts another address for nothing', () => {
    expect(of(huur('2026-03-15'), [water('2026-03-15', { adres: 'adres-2' })])).toEqual([false, false, 'geen']);
  });

  it('counts a stub of a signal whose body is gone', () => {
    expect(of(huur('2026-03-15'), [stub('2026-03-01')])).toEqual([true, false, 'geen']);
    expect(of(huur('2026-03-15'), [stub('2026-01-01')])).toEqual([false, true, 'geen']);
  });

  it('never counts what was refused (R13)', () => {
    const refused = { ...water('2026-03-01'), kind: 'geweigerd' } as unknown as Earlier;
    const before = { ...huur('2026-02-01'), kind: 'geweigerd' } as unknown as Earlier;
    expect(of(huur('2026-03-15'), [refused, before])).toEqual([false, false, 'geen']);
  });
});

describe('the same arrears told again', () => {
  const first = huur('2026-01-10', { bedragEuro: 400 });

  it.each<[string, Partial<Vroegsignaal>, string]>([
    ['at the same amount', { bedragEuro: 400 }, 'gelijk'],
    ['at a lower amount', { bedragEuro: 399 }, 'gelijk'],
    ['one euro higher', { bedragEuro: 401 }, 'hoger'],
    ['up from 400 to 650 euros (S41)', { bedragEuro: 650 }, 'hoger'],
    ['with a crisis date that is new', { bedragEuro: 400, crisisdatum: '2026-04-01' }, 'nieuwe_crisis'],
    ['by another sender', { afzender: '00000003999999990000' }, 'geen'],
    ['about other arrears', { achterstand: 'achterstand-2' }, 'geen'],
    ['by another kind of partner', { partner: 'Hypotheek' }, 'geen'],
  ])('%s', (_name, change, expected) => {
    expect(of(huur('2026-03-02', change), [first])[2]).toBe(expected);
  });

  it('is compared with the last time, not with the highest', () => {
    const lower = huur('2026-02-10', { bedragEuro: 300 });
    expect(of(huur('2026-03-02', { bedragEuro: 350 }), [first, lower])[2]).toBe('hoger');
    expect(of(huur('2026-03-02', { bedragEuro: 350 }), [lower, first])[2]).toBe('hoger');
  });

  it('is compared with the one that came last where two are of one day', () => {
    const same = huur('2026-01-10', { bedragEuro: 500 });
    expect(of(huur('2026-03-02', { bedragEuro: 450 }), [first, same])[2]).toBe('gelijk');
    expect(of(huur('2026-03-02', { bedragEuro: 450 }), [same, first])[2]).toBe('hoger');
  });

  it('keeps a crisis date that was told before', () => {
    const crisis = huur('2026-01-10', { crisisdatum: '2026-04-01' });
    expect(of(huur('2026-03-02', { crisisdatum: '2026-04-01' }), [crisis])[2]).toBe('gelijk');
    expect(of(huur('2026-03-02', { crisisdatum: '2026-03-25' }), [crisis])[2]).toBe('nieuwe_crisis');
  });

  it('is a new signal after more than six months, and never made by a stub', () => {
    expect(of(huur('2026-07-10'), [first])[2]).toBe('gelijk');
    expect(of(huur('2026-07-11'), [first])[2]).toBe('geen');
    expect(of(huur('2026-03-02'), [stub('2026-01-10')])[2]).toBe('geen');
  });

  it('at a higher amount cannot fall away as a repetition (D-M4)', () => {
    const again = huur('2026-03-02', { bedragEuro: 650 });
    const zaak = taken(opened([again], [first]));
    const status = 'Niet opgepakt: herhaalde melding';
    expect(codeOf(zetStatus(situation(zaak), { signaalId: again.signaalId, status }))).toBe('HOGER_DAN_EERST');
    const equal = huur('2026-03-02');
    const same = taken(opened([equal], [first]));
    expect(codeOf(zetStatus(situation(same), { signaalId: equal.signaalId, status }))).toBe('done');
    const only = taken(opened([equal]));
    expect(codeOf(zetStatus(situation(only), { signaalId: equal.signaalId, status }))).toBe('GEEN_HERHALING');
  });
});

describe('a signal that comes in', () => {
  const zaak = opened([huur('2026-03-02')]);
  const find = (one: Vroegsignaal, zaken = [zaak], team = TEAM.team, gemeentecode = '0344') =>
    zaakFor(one, team, gemeentecode, zaken)?.zaakId ?? null;

  it('joins the open zaak on its address in its month', () => {
    const one = water('2026-03-31');
    expect(find(one)).toBe('z-1');
    expect(codeOf(voegSignaalToe(situation(zaak, POORT, { now: on('2026-04-01') }), one, []))).toBe('done');
  });

  it.each<[string, Vroegsignaal]>([
    ['in another month', water('2026-04-01')],
    ['on another address', water('2026-03-05', { adres: 'adres-2' })],
  ])('gets a zaak of its own %s', (_name, one) => {
    expect(find(one)).toBeNull();
    expect(codeOf(voegSignaalToe(situation(zaak, POORT, { now: on('2026-04-02') }), one, []))).toBe('ANDER_ADRES');
  });

  it('gets a zaak of its own with another team or municipality, and beside one that is closed', () => {
    const one = water('2026-03-05');
    expect(find(one, [zaak], 'ander/schuldhulp')).toBeNull();
    expect(find(one, [zaak], TEAM.team, '0599')).toBeNull();
    expect(find(one, [zaakIn('gesloten')])).toBeNull();
    expect(find(one, [zaakIn('samengevoegd')])).toBeNull();
  });

  it('is not guessed into one of two, nor into one that somebody split', () => {
    const one = water('2026-03-05');
    expect(find(one, [zaak, opened([huur('2026-03-03')], [], 'z-2')])).toBeNull();
    const whole = zaakIn('opgepakt');
    const { signaalId } = whole.signalen[0]!.signaal;
    const parts = applyAll(
      new Map([['z-1', whole]]),
      eventsOf(splits(situation(whole), { signaalIds: [signaalId], zaakId: 'z-2' })),
    );
    for (const part of parts.values()) expect(find(one, [part])).toBeNull();
  });

  it('is refused twice, from the future, and with a crisis date before its own date (R5)', () => {
    const known = zaak.signalen[0]!.signaal;
    expect(codeOf(voegSignaalToe(situation(zaak, POORT), known, []))).toBe('SIGNAAL_AL_BEKEND');
    const open = (one: Vroegsignaal) =>
      codeOf(openZaak(one, [], { zaakId: 'z-9', team: TEAM, gemeentecode: '0344', now: NOW }));
    expect(open(huur('2026-03-20'))).toBe('done');
    expect(open(huur('2026-03-21'))).toBe('DATUM_IN_TOEKOMST');
    expect(open(huur('2026-03-10', { ontvangenOp: '2026-03-09' }))).toBe('DATUM_IN_TOEKOMST');
    expect(open(huur('2026-03-10', { crisisdatum: '2026-03-09' }))).toBe('CRISISDATUM_VOOR_SIGNAALDATUM');
    expect(open(huur('2026-03-10', { crisisdatum: '2026-03-10' }))).toBe('done');
  });
});

describe('a look-back of six months', () => {
  const day = fc
    .integer({ min: 0, max: 3000 })
    .map(days => new Date(Date.UTC(2023, 0, 1 + days)).toISOString().slice(0, 10));

  it('reaches a signal up to the day its stub ends, and never after', () => {
    fc.assert(
      fc.property(day, signaaldatum => {
        const last = lastDayThatSees(signaaldatum, 6);
        const next = new Date(Date.parse(last) + 86_400_000).toISOString().slice(0, 10);
        expect(plusMonths(last, -6) <= signaaldatum).toBe(true);
        expect(plusMonths(next, -6) > signaaldatum).toBe(true);
      }),
    );
  });
});
