import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isReasonCode, REASONS } from '../../consent/reasons.ts';
import { isForCore } from './core.ts';
import { DOCUMENTED } from './documented.ts';
import { casesIn, EDGES } from './edges.ts';
import { readFolder } from './format.ts';
import { openStage, type Stage } from './runner.ts';
import { asScenario } from './table.ts';

const files = readFolder(EDGES);
const scenarios = [...files.map(([, file]) => file), ...DOCUMENTED].flatMap(file =>
  file.kind === 'scenario' ? [file.scenario] : [],
);
const cases = casesIn(files);

describe('the edges that need a consent or more steps, through a whole gateway', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage?.close());

  const played = [...scenarios, ...cases.filter(one => !isForCore(one)).map(asScenario)];
  for (const scenario of played)
    it(`${scenario.id} ${scenario.titel}`, async () => expect(await stage.play(scenario)).toEqual([]));
});

describe('the files of the edges', () => {
  it('are all in the format, and no two have one id', () => {
    expect(files.flatMap(([path, file]) => (file.kind === 'unreadable' ? [`${path}: ${file.why}`] : []))).toEqual([]);
    const ids = files.map(([, file]) =>
      file.kind === 'table' ? file.table.id : 'scenario' in file && file.scenario.id,
    );
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(new Set(cases.map(one => one.title)).size).toBe(cases.length);
  });

  it('are eighty or more on follow-up, feedback, terms and handovers', () => {
    const casework = files.filter(([path]) => /^(zaken|terugkoppeling|overdracht)\//.test(path));
    expect(casework.length).toBeGreaterThanOrEqual(80);
    const same = casework.map(([, file]) => JSON.stringify(file.kind === 'scenario' ? file.scenario.stappen : file));
    expect(new Set(same).size).toBe(casework.length);
  });

  it('reach every refusal code that a route of today can give, three times or more', () => {
    const expected = cases.flatMap(one => one.expected.redenen ?? []);
    expect(expected.filter(code => !isReasonCode(code))).toEqual([]);
    const seldom = Object.keys(REASONS).filter(code => expected.filter(one => one === code).length < 3);
    expect(seldom).toEqual([]);
  });
});
