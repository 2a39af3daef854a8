/** The terms of a handover, on their edges, and what falls due when. Days checked by hand against the calendar. */
import { describe, expect, it } from 'vitest';
import { plusMonths, shiftedToWorkingDay } from '../../../gateway/casework/calendar.ts';
import { OVERDRACHT_DEFAULTS as DEFAULTS } from '../../../gateway/casework/overdracht/configuration.ts';
import { type Due, due } from '../../../gateway/casework/overdracht/due.ts';
import { begin, verzetDatum } from '../../../gateway/casework/overdracht/steps-afzender.ts';
import { answerBy, startedLate, type TermName, termsOf } from '../../../gateway/casework/overdracht/terms.ts';
import type { Traject } from '../../../gateway/casework/overdracht/traject.ts';
import {
  accepted,
  applied,
  BEGIN,
  begun,
  H,
  handedOver,
  handoverOf,
  on,
  proposed,
  RECEIVER,
  SENDER,
  STRANGER,
  talking,
  took,
} from './cases.ts';

const term = (traject: Traject, name: TermName, today: string) =>
  termsOf(traject, handoverOf(traject), today, DEFAULTS).find(one => one.name === name);
const dueOn = (traject: Traject, today: string) => due(traject, on(today), () => DEFAULTS);
const told = (list: readonly Due[], name: TermName) =>
  list.filter(one => one.term === name).map(one => `${one.kind} ${one.to} ${one.on}`);

describe('the answer of the receiver (T4)', () => {
  it.each([
    ['five working days over a weekend', '2026-03-02', '2026-06-15', '2026-03-09'],
    ['over Good Friday and Easter Monday', '2026-04-01', '2026-06-15', '2026-04-10'],
    ["over King's Day and 5 May", '2026-04-24', '2026-09-01', '2026-05-04'],
    ['over the night the clock goes forward', '2026-03-27', '2026-09-01', '2026-04-07'],
    ['over a leap day', '2028-02-28', '2028-09-01', '2028-03-06'],
    ['over Christmas and New Year', '2026-12-23', '2027-06-01', '2026-12-31'],
    ['one working day when the transition is five working days away', '2026-03-02', '2026-03-09', '2026-03-03'],
    ['five when it is six away', '2026-03-02', '2026-03-10', '2026-03-09'],
    ['one when it is past', '2026-03-02', '2026-02-20', '2026-03-03'],
    ['one, from a Friday to the Monday', '2026-03-06', '2026-03-09', '2026-03-09'],
    ['one, from a Saturday to the Monday', '2026-03-07', '2026-03-09', '2026-03-09'],
  ])('is worked on by: %s', (_, proposedOn, plannedOn, by) => {
    expect(answerBy(proposedOn, plannedOn, DEFAULTS)).toBe(by);
  });

  it('is ours, so no end by law is shown, and the day to work by does not shift (R3)', () => {
    expect(term(proposed(), 'antwoord', '2026-03-02')).toMatchObject({
      basis: 'eigen',
      statutoryEnd: null,
      rule: 'T4',
      workBy: '2026-03-09',
      met: false,
    });
  });

  it('is reminded of one working day before, and escalates to both leaders the day after, each by one name', () => {
    expect(told(dueOn(proposed(), '2026-03-05'), 'antwoord')).toEqual([]);
    expect(told(dueOn(proposed(), '2026-03-06'), 'antwoord')).toEqual(['herinnering ontvanger 2026-03-06']);
    expect(told(dueOn(proposed(), '2026-03-09'), 'antwoord')).toEqual(['herinnering ontvanger 2026-03-06']);
    const late = dueOn(proposed(), '2026-03-10');
    expect(told(late, 'antwoord').slice(1)).toEqual([
      'escalatie afzender 2026-03-10',
      'escalatie ontvanger 2026-03-10',
    ]);
    expect(late.filter(one => one.kind === 'escalatie').map(one => one.role)).toEqual(['teamleider', 'teamleider']);
    expect(new Set(late.map(one => one.name)).size).toBe(late.length);
    expect(dueOn(proposed(), '2026-03-11').map(one => one.name)).toEqual(late.map(one => one.name));
  });

  it('of one day is reminded of at once', () => {
    const soon = proposed({ plandatum: '2026-03-04' });
    expect(told(dueOn(soon, '2026-03-02'), 'antwoord')).toEqual(['herinnering ontvanger 2026-03-02']);
  });

  it('stops at an acceptance, a refusal, a withdrawal, and when another was accepted', () => {
    for (const traject of [accepted(), took(talking(), 'weiger', RECEIVER), took(proposed(), 'trekIn', SENDER)])
      expect(told(dueOn(traject, '2026-06-01'), 'antwoord')).toEqual([]);
    let two = applied(
      proposed(),
      begin(
        proposed(),
        { ...BEGIN, kader: 'plicht', handoverId: 'h-2', naar: STRANGER.team },
        SENDER,
        on('2026-03-02'),
      ),
    );
    two = took(
      took(two, 'noteerClientondersteuning', SENDER, on('2026-03-02'), 0, 'h-2'),
      'stelVoor',
      SENDER,
      on('2026-03-02'),
      1,
      'h-2',
    );
    two = took(
      took(two, 'noemProfessional', STRANGER, on('2026-03-02'), 0, 'h-2'),
      'accepteer',
      STRANGER,
      on('2026-03-02'),
      0,
      'h-2',
    );
    expect(
      told(
        dueOn(two, '2026-06-01').filter(one => one.handoverId === H),
        'antwoord',
      ),
    ).toEqual([]);
  });
});

describe('the planned day (T3)', () => {
  it('is reminded of three months, one month and one week before, at both sides', () => {
    const traject = proposed({ plandatum: '2026-09-15' });
    expect(told(dueOn(traject, '2026-06-14'), 'overgang')).toEqual([]);
    expect(told(dueOn(traject, '2026-06-15'), 'overgang')).toEqual([
      'herinnering afzender 2026-06-15',
      'herinnering ontvanger 2026-06-15',
    ]);
    expect(told(dueOn(traject, '2026-08-15'), 'overgang').length).toBe(4);
    expect(told(dueOn(traject, '2026-09-08'), 'overgang').length).toBe(6);
  });

  it('without an accepted handover escalates on the day after', () => {
    const traject = proposed({ plandatum: '2026-06-15' });
    expect(told(dueOn(traject, '2026-06-15'), 'overgang').filter(one => one.startsWith('escalatie'))).toEqual([]);
    expect(told(dueOn(traject, '2026-06-16'), 'overgang').filter(one => one.startsWith('escalatie'))).toEqual([
      'escalatie afzender 2026-06-16',
      'escalatie ontvanger 2026-06-16',
    ]);
  });

  it("is the sender's alone until it is proposed", () => {
    expect(new Set(dueOn(begun(), '2026-07-01').map(one => one.to))).toEqual(new Set(['afzender']));
  });

  it('reminds of nothing that was past when it was proposed', () => {
    const traject = proposed({ plandatum: '2026-03-20' });
    expect(told(dueOn(traject, '2026-03-19'), 'overgang')).toEqual([
      'herinnering afzender 2026-03-13',
      'herinnering ontvanger 2026-03-13',
    ]);
  });

  it('takes its reminders along when it moves', () => {
    const moved = applied(proposed(), verzetDatum(proposed(), H, '2026-12-31', SENDER, on('2026-03-02')));
    expect(told(dueOn(moved, '2026-09-30'), 'overgang')).toEqual([
      'herinnering afzender 2026-09-30',
      'herinnering ontvanger 2026-09-30',
    ]);
  });

  it.each([
    ['2026-05-31', -3, '2026-02-28'],
    ['2028-05-31', -3, '2028-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -3, '2025-10-15'],
    ['2026-10-31', 1, '2026-11-30'],
    ['2026-12-01', 1, '2027-01-01'],
    ['2027-12-31', 2, '2028-02-29'],
  ])('counts months to the last day of a short one: %s and %i', (day, months, expected) => {
    expect(plusMonths(day, months)).toBe(expected);
  });
});

describe('the first appointment', () => {
  it('is reminded of and escalates until both sides say that the client was seen', () => {
    const traject = accepted();
    expect(told(dueOn(traject, '2026-06-15'), 'eerste_afspraak')).toEqual([
      'herinnering afzender 2026-06-15',
      'herinnering ontvanger 2026-06-15',
    ]);
    expect(told(dueOn(traject, '2026-06-17'), 'eerste_afspraak').length).toBe(4);
    expect(told(dueOn(handedOver(), '2026-06-17'), 'eerste_afspraak')).toEqual([]);
  });
});

describe('when a handover is started (E-06)', () => {
  it.each([
    ['2026-02-23', false],
    ['2026-02-20', true],
  ])('with the measure, plan or planning on %s, five working days later at the latest', (ankerOp, late) => {
    expect(startedLate(handoverOf(begun({ ankerOp }, on('2026-03-02'))), DEFAULTS)).toBe(late);
  });
});

describe('an ISD measure (S21, T3)', () => {
  const isd = { overgang: 'isd-thuis', kader: 'plicht', ankerOp: '2024-07-01', plandatum: '2026-07-01' } as const;

  it('twenty months in without an agreement on housing warns both sides, and does not stop the handover', () => {
    const traject = proposed(isd);
    expect(told(dueOn(traject, '2026-03-02'), 'huisvesting_isd')).toEqual([
      'escalatie afzender 2024-10-02',
      'escalatie ontvanger 2024-10-02',
    ]);
    expect(handoverOf(traject).status).toBe('voorgesteld');
  });

  it('stops warning once housing is agreed on', () => {
    const agreed = took(talking(isd), 'maakAfspraak', RECEIVER);
    expect(told(dueOn(agreed, '2026-06-01'), 'huisvesting_isd')).toEqual([]);
  });

  it('shows the term of the law with both days: to work by, and shifted to a working day (R3)', () => {
    const traject = begun({ ...isd, ankerOp: '2026-02-28', plandatum: '2028-02-28' });
    expect(term(traject, 'verblijfsplan', '2026-03-02')).toMatchObject({
      basis: 'wet',
      workBy: '2026-03-28',
      statutoryEnd: '2026-03-30',
    });
    expect(shiftedToWorkingDay('2026-04-03')).toBe('2026-04-07');
  });

  it('is evaluated each half year, and no more after its end', () => {
    const traject = begun(isd);
    expect(term(traject, 'evaluatie_isd', '2026-03-02')).toMatchObject({ workBy: '2026-07-01', met: false });
    expect(term(traject, 'evaluatie_isd', '2025-12-31')).toMatchObject({
      workBy: '2026-01-01',
      statutoryEnd: '2026-01-02',
    });
    expect(term(traject, 'evaluatie_isd', '2026-07-02')).toMatchObject({ met: true });
  });

  it('has these terms only where it is one', () => {
    expect(termsOf(begun(), handoverOf(begun()), '2026-03-02', DEFAULTS).map(one => one.name)).toEqual([
      'beginnen',
      'overgang',
    ]);
  });
});

describe('a rung of a dispute (G-03)', () => {
  it('lasts ten working days, and the next one begins anew', () => {
    const first = took(took(talking(), 'weiger', RECEIVER), 'meldGeschil', SENDER);
    expect(term(first, 'geschil', '2026-03-02')).toMatchObject({ workBy: '2026-03-16', met: false });
    const second = took(first, 'brengVerder', RECEIVER, on('2026-03-10'));
    expect(term(second, 'geschil', '2026-03-10')).toMatchObject({ workBy: '2026-03-24', met: false });
    expect(term(took(second, 'beslisGeschil', SENDER, on('2026-03-11'), 1), 'geschil', '2026-03-11')).toMatchObject({
      met: true,
    });
  });
});
