/** Terms, reminders before they pass and escalation after (A6, R3, AVG 14). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWorkingDay } from '../../../consent/working-days.ts';
import {
  biedAan,
  informeer,
  noteerAanvaarding,
  noteerGesprek,
} from '../../../gateway/casework/vroegsignalering/contact.ts';
import { due, noteerHerinneringen } from '../../../gateway/casework/vroegsignalering/due.ts';
import { sluit } from '../../../gateway/casework/vroegsignalering/ending.ts';
import type { Vroegsignaal } from '../../../gateway/casework/vroegsignalering/matching.ts';
import { DEFAULT_SETTINGS, TERM_NAMES, type TermName } from '../../../gateway/casework/vroegsignalering/settings.ts';
import { type Term, termsOf } from '../../../gateway/casework/vroegsignalering/terms.ts';
import { apply, type Zaak } from '../../../gateway/casework/vroegsignalering/zaak.ts';
import { plain, readText, section, tableRows } from '../../docs/markdown.ts';
import { on, opened, settings, signal, stepped, taken, tried, zaakIn } from './cases.ts';

const LATER = on('2039-12-31');
const terms = (zaak: Zaak, change = {}) => termsOf(zaak, settings(change));
const find = (zaak: Zaak, naam: TermName, change = {}) => terms(zaak, change).filter(term => term.naam === naam);
const dates = ({ start, uiterlijk, wettelijkEinde, stand }: Term) => [start, uiterlijk, wettelijkEinde, stand];

/** Reached and offered on `day`, accepted on `accepted`. */
function acceptedOn(accepted: string, change: Partial<Vroegsignaal> = {}): Zaak {
  const signaaldatum = change.signaaldatum ?? accepted;
  const zaak = taken(opened([signal({ signaaldatum, ...change })]), LATER);
  const reached = stepped(
    tried({ ...zaak, geopendOp: '2020-01-01' }, '2020-01-02', true),
    at => biedAan(at, signaaldatum),
    undefined,
    LATER,
  );
  return stepped(reached, at => noteerAanvaarding(at, accepted), undefined, LATER);
}

describe('the first conversation', () => {
  it('has no term before the offer is accepted (A6)', () => {
    expect(find(zaakIn('bereikt'), 'T1')).toEqual([]);
    expect(find(opened([signal({ crisisdatum: '2026-04-01' })]), 'T2')).toEqual([]);
  });

  it.each([
    ['an ordinary day', '2026-03-02', '2026-03-30', '2026-03-30'],
    [
      'four weeks to Easter Monday: the day to work by stays, the end by law moves',
      '2026-03-09',
      '2026-04-06',
      '2026-04-07',
    ],
    ['four weeks to a Saturday', '2026-03-14', '2026-04-11', '2026-04-13'],
    ['four weeks to Good Friday: past the weekend and Easter', '2026-03-06', '2026-04-03', '2026-04-07'],
    ['four weeks to Kings Day', '2026-03-30', '2026-04-27', '2026-04-28'],
    ['over the turn of the year to New Year', '2026-12-04', '2027-01-01', '2027-01-04'],
    ['over a leap day', '2028-02-01', '2028-02-29', '2028-02-29'],
  ])('within four weeks (T1), %s', (_name, accepted, uiterlijk, einde) => {
    const [t1] = find(acceptedOn(accepted), 'T1');
    expect(dates(t1!)).toEqual([accepted, uiterlijk, einde, 'loopt']);
    expect(t1).toMatchObject({ bron: 'Wgs 4(1)', soort: 'wet', signaaldatum: accepted });
  });

  it.each([
    ['a Monday', '2026-03-02', '2026-03-05'],
    ['a Friday', '2026-03-06', '2026-03-11'],
    ['a Sunday', '2026-03-08', '2026-03-11'],
    ['the day before Good Friday', '2026-04-02', '2026-04-09'],
    ['the day before Christmas', '2026-12-24', '2026-12-30'],
  ])('within three working days where something threatens (T2), from %s', (_name, accepted, uiterlijk) => {
    const zaak = acceptedOn(accepted, { crisisdatum: '2027-06-01' });
    expect(dates(find(zaak, 'T2')[0]!)).toEqual([accepted, uiterlijk, uiterlijk, 'loopt']);
    // T1 runs beside it: what ends first decides.
    expect(find(zaak, 'T1')).toHaveLength(1);
  });

  it('has no T2 without a crisis date, nor for a signal that fell away (R5)', () => {
    expect(find(acceptedOn('2026-03-02'), 'T2')).toEqual([]);
    const zaak = acceptedOn('2026-03-02', { crisisdatum: '2026-03-02' });
    expect(find(zaak, 'T2')).toHaveLength(1);
    const fallen = zaak.signalen.map(one => ({ ...one, status: 'Niet opgepakt: onterecht signaal' as const }));
    expect(find({ ...zaak, signalen: fallen }, 'T2')).toEqual([]);
  });

  it('starts T2 when a crisis comes up after acceptance', () => {
    const zaak = acceptedOn('2026-03-02');
    const stand = {
      ...zaak.signalen[0]!,
      signaal: signal({ partner: 'Energie', signaaldatum: '2026-03-12', crisisdatum: '2026-04-10' }),
    };
    const more = apply(zaak, { zaakId: 'z-1', kind: 'signaal_toegevoegd', stand })!;
    expect(dates(find(more, 'T2')[0]!)).toEqual(['2026-03-12', '2026-03-17', '2026-03-17', 'loopt']);
    const spoken = stepped(zaak, at => noteerGesprek(at, '2026-03-10'), undefined, LATER);
    expect(find(apply(spoken, { zaakId: 'z-1', kind: 'signaal_toegevoegd', stand })!, 'T2')).toEqual([]);
  });

  it('can be counted from the date of the signal instead', () => {
    const zaak = opened([signal({ crisisdatum: '2026-04-01' })]);
    expect(dates(find(zaak, 'T1', { anker: 'signaaldatum' })[0]!)).toEqual([
      '2026-03-02',
      '2026-03-30',
      '2026-03-30',
      'loopt',
    ]);
    expect(dates(find(zaak, 'T2', { anker: 'signaaldatum' })[0]!)).toEqual([
      '2026-03-02',
      '2026-03-05',
      '2026-03-05',
      'loopt',
    ]);
  });

  it('is on time up to the end by law, late after it, and lapses when the zaak is closed', () => {
    const zaak = acceptedOn('2026-03-09');
    const held = (op: string) =>
      find(
        stepped(zaak, at => noteerGesprek(at, op), undefined, LATER),
        'T1',
      )[0]!.stand;
    expect([held('2026-04-06'), held('2026-04-07'), held('2026-04-08')]).toEqual(['op_tijd', 'op_tijd', 'te_laat']);
    const closed = stepped(zaak, at => sluit(at, { resultaat: 'Geen reactie na eerder contact' }), undefined, LATER);
    expect(find(closed, 'T1')[0]!.stand).toBe('vervallen');
  });
});

describe('the terms of our own', () => {
  it('are ten working days for the offer', () => {
    expect(dates(find(zaakIn('nieuw'), 'AANBOD')[0]!)).toEqual(['2026-03-02', '2026-03-16', null, 'loopt']);
    expect(dates(find(zaakIn('nieuw'), 'AANBOD', { aanbodWerkdagen: 1 })[0]!)[1]).toBe('2026-03-03');
    const offered = stepped(zaakIn('opgepakt'), at => biedAan(at, '2026-03-17'));
    expect(find(offered, 'AANBOD')[0]!.stand).toBe('te_laat');
  });

  it('are an attempt on the same or the next working day in a crisis, and the day of the crisis itself', () => {
    const zaak = taken(opened([signal({ signaaldatum: '2026-03-06', crisisdatum: '2026-03-18' }), signal()]));
    expect(find(zaak, 'POGING').map(dates)).toEqual([['2026-03-06', '2026-03-09', null, 'loopt']]);
    expect(find(zaak, 'CRISIS').map(dates)).toEqual([['2026-03-06', '2026-03-18', null, 'loopt']]);
    expect(find(tried(zaak, '2026-03-09', false), 'POGING')[0]!.stand).toBe('op_tijd');
    expect(find(tried(zaak, '2026-03-10', true), 'POGING')[0]!.stand).toBe('te_laat');
  });
});

describe('telling the resident (AVG 14)', () => {
  const reachedOn = (datum: string, ...signals: Vroegsignaal[]) => tried(taken(opened(signals)), datum, true);

  it.each([
    ['2026-03-02', '2026-04-02', '2026-04-02'],
    ['2026-01-31', '2026-02-28', '2026-03-02'],
    ['2028-01-31', '2028-02-29', '2028-02-29'],
    ['2026-03-05', '2026-04-05', '2026-04-07'],
  ])('received on %s: at the latest one month later', (received, uiterlijk, einde) => {
    expect(dates(find(opened([signal({ signaaldatum: received })]), 'AVG14')[0]!)).toEqual([
      received,
      uiterlijk,
      einde,
      'loopt',
    ]);
  });

  it('is due at the first contact that reached somebody, and that does not move to a working day', () => {
    const [term] = find(reachedOn('2026-03-07', signal()), 'AVG14');
    expect(dates(term!)).toEqual(['2026-03-02', '2026-03-07', '2026-03-07', 'loopt']);
    expect(term!.bron).toBe('AVG 14(3)(b)');
    const missed = tried(taken(opened([signal()])), '2026-03-07', false);
    expect(find(missed, 'AVG14')[0]!.uiterlijk).toBe('2026-04-02');
  });

  it('counts each signal by itself: a contact before it came says nothing about it', () => {
    const zaak = reachedOn('2026-03-07', signal(), signal({ partner: 'Water', signaaldatum: '2026-03-10' }));
    expect(find(zaak, 'AVG14').map(term => term.uiterlijk)).toEqual(['2026-03-07', '2026-04-10']);
  });

  it('is on time at the contact, late the day after', () => {
    const told = (op: string) =>
      find(
        stepped(reachedOn('2026-03-07', signal()), at => informeer(at, { op, kanaal: 'Telefoon' })),
        'AVG14',
      )[0]!.stand;
    expect([told('2026-03-04'), told('2026-03-07'), told('2026-03-08')]).toEqual(['op_tijd', 'op_tijd', 'te_laat']);
  });

  it('goes on when the zaak is closed, but not for somebody who died', () => {
    const unreached = stepped(zaakIn('opgepakt'), at => sluit(at, { resultaat: 'Verwijzing zonder contact' }));
    expect(find(unreached, 'AVG14').map(term => [term.uiterlijk, term.stand])).toEqual([
      ['2026-04-02', 'loopt'],
      ['2026-04-02', 'loopt'],
    ]);
    expect(find(zaakIn('gesloten'), 'AVG14').map(term => term.stand)).toEqual(['loopt', 'loopt']);
    const died = stepped(zaakIn('bereikt'), at => sluit(at, { resultaat: 'Inwoner is overleden' }));
    expect(find(died, 'AVG14')).toEqual([]);
  });
});

describe('what falls due', () => {
  const zaak = acceptedOn('2026-03-09');
  const phases = (at: Zaak, day: string, naam: TermName = 'T1') =>
    due(at, DEFAULT_SETTINGS, on(day))
      .filter(({ term }) => term.naam === naam)
      .map(({ fase, voor }) => [fase, voor]);

  it.each([
    ['the day before it is time', '2026-03-26', []],
    ['five working days before the last day', '2026-03-27', [['herinnering', 'houder']]],
    ['on the last day to work by, Easter Monday', '2026-04-06', [['herinnering', 'houder']]],
    ['on the end by law', '2026-04-07', [['verstreken', 'teamleider']]],
    ['after it', '2026-04-08', [['wettelijk_verstreken', 'teamleider']]],
  ])('of T1: %s', (_name, day, expected) => {
    expect(phases(zaak, day)).toEqual(expected);
  });

  it('goes to the whole team when nobody has the zaak', () => {
    expect(phases({ ...zaak, houder: null }, '2026-03-27')).toEqual([['herinnering', 'team']]);
  });

  it('is nothing of a term that was met or lapsed', () => {
    expect(
      phases(
        stepped(zaak, at => noteerGesprek(at, '2026-03-10'), undefined, LATER),
        '2026-06-01',
      ),
    ).toEqual([]);
    expect(phases(zaakIn('gesloten'), '2026-06-01')).toEqual([]);
  });

  it('is told once in each phase, however often it is asked, and anew when the last day changes', () => {
    let at = taken(opened([signal()]));
    const told: string[] = [];
    for (let day = 0; day < 90; day += 1)
      for (const _again of [1, 2]) {
        const now = on(new Date(Date.UTC(2026, 2, 2 + day)).toISOString().slice(0, 10));
        const given = due(at, DEFAULT_SETTINGS, now);
        told.push(...given.map(({ term, fase }) => `${term.naam} ${fase}`));
        at = noteerHerinneringen(at, given).reduce((zaakNow, event) => apply(zaakNow, event)!, at);
      }
    expect(told).toEqual([
      'AANBOD herinnering',
      'AANBOD verstreken',
      'AVG14 herinnering',
      'AVG14 wettelijk_verstreken',
    ]);
    expect(
      due(tried(at, '2026-03-09', true), DEFAULT_SETTINGS, on('2026-06-01')).map(({ term }) => term.uiterlijk),
    ).toEqual(['2026-03-09']);
  });

  it('after days of silence is only what counts now', () => {
    expect(phases(zaak, '2026-07-01')).toEqual([['wettelijk_verstreken', 'teamleider']]);
  });

  it('misses no term: whatever the day of arrival, somebody heard before each end or on it', () => {
    const arrival = fc
      .integer({ min: 0, max: 1500 })
      .map(days => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(arrival, fc.integer({ min: 0, max: 60 }), (day, ahead) => {
        const crisisdatum = new Date(Date.parse(day) + ahead * 86_400_000).toISOString().slice(0, 10);
        const fresh = acceptedOn(day, { crisisdatum });
        for (const term of termsOf(fresh, DEFAULT_SETTINGS).filter(({ stand }) => stand === 'loopt')) {
          const names = (on_: string) =>
            due(fresh, DEFAULT_SETTINGS, on(on_)).map(one => `${one.term.naam} ${one.fase}`);
          expect(names(term.uiterlijk)).toContain(`${term.naam} herinnering`);
          if (term.wettelijkEinde !== null) {
            expect(term.wettelijkEinde >= term.uiterlijk).toBe(true);
            expect(isWorkingDay(term.wettelijkEinde)).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the page', () => {
  it('has every term, and whether a law sets it', () => {
    const rows = tableRows(section(readText('docs/vroegsignalering.md'), 'Termijnen'));
    expect(rows.map(([naam]) => plain(naam!)).sort()).toEqual([...TERM_NAMES].sort());
    const crisis = terms(acceptedOn('2026-03-02', { crisisdatum: '2026-04-01' }));
    for (const [naam, , , , soort] of rows) expect(crisis.find(one => one.naam === plain(naam!))!.soort).toBe(soort);
  });
});
