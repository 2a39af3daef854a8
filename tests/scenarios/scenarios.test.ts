import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isReasonCode } from '../../consent/reasons.ts';
import { workingDaysAfter } from '../../consent/working-days.ts';
import { merge, relativeDate } from './changes.ts';
import { readScenario } from './format.ts';
import { numberedScenarios } from './numbered.ts';
import { openStage, type Stage } from './runner.ts';

const scenarios = numberedScenarios();

describe('the scenarios of the domain rules', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage?.close());

  for (const scenario of scenarios)
    it(`${scenario.id} ${scenario.titel} (${scenario.waarom})`, async () => {
      expect(await stage.play(scenario)).toEqual([]);
    });
});

describe('the scenario files', () => {
  it('cover what is promised', () => {
    const numbers = [
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 32, 33,
      34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 46, 47, 48, 49, 50, 51, 52,
    ];
    const ids = new Set(scenarios.map(scenario => scenario.id));
    for (const number of numbers) expect(ids).toContain(`S${String(number).padStart(2, '0')}`);
  });

  it('name only refusal codes that exist', () => {
    for (const { stappen } of scenarios)
      for (const step of stappen)
        if (step.doe === 'stuur')
          for (const code of step.verwacht.redenen ?? []) expect(isReasonCode(code), code).toBe(true);
  });

  it('count days from today', () => {
    expect(relativeDate('vandaag', '2026-11-20')).toBe('2026-11-20');
    expect(relativeDate('vandaag - 45 dagen', '2026-11-20')).toBe('2026-10-06');
    expect(relativeDate('vandaag + 20 werkdagen', '2026-11-20')).toBe('2026-12-18');
    expect(workingDaysAfter('2026-12-18', relativeDate('vandaag + 10 werkdagen', '2026-12-18')!)).toBe(10);
    expect(relativeDate('vandaag - 1 dag', '2026-11-20')).toBe('2026-11-19');
    expect(relativeDate('vandaag - 6 maanden', '2026-11-20')).toBe('2026-05-20');
    expect(relativeDate('vandaag - 6 maanden', '2026-08-31')).toBe('2026-02-28');
    expect(relativeDate('vandaag - 6 maanden + 1 dag', '2026-08-31')).toBe('2026-03-01');
    expect(relativeDate('vandaag - 16 jaar', '2026-11-20')).toBe('2010-11-20');
    expect(relativeDate('vandaag is het koud', '2026-11-20')).toBeNull();
    expect(relativeDate('vandaag + 1 week', '2026-11-20')).toBeNull();
  });

  it('take a field away with null and leave what they do not name', () => {
    const changed = merge({ a: 1, b: { c: 2, d: 3 }, e: [1] }, { a: null, b: { c: 'vandaag' }, e: [2] }, '2026-11-20');
    expect(changed).toEqual({ b: { c: '2026-11-20', d: 3 }, e: [2] });
  });

  it('are not readable when a step, a field or an expectation is not in the format', () => {
    const good = { id: 'X1', titel: 'Een geldig scenario', waarom: 'R26', stappen: [{ doe: 'logboek-stil' }] };
    expect(readScenario(JSON.stringify(good))).toMatchObject({ kind: 'scenario' });
    for (const wrong of [
      { ...good, stappen: [] },
      { ...good, stappen: [{ doe: 'bel-op' }] },
      { ...good, stappen: [{ doe: 'wacht', dagen: 1, uren: 2 }] },
      { ...good, waarom: undefined },
      { ...good, gevallen: [] },
      [],
    ])
      expect(readScenario(JSON.stringify(wrong)).kind).toBe('unreadable');
    expect(readScenario('{').kind).toBe('unreadable');
  });
});
