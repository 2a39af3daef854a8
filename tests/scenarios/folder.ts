/** Every scenario and every case below one folder as a test: what `npm run scenarios` runs. */
import { afterAll, beforeAll, describe, inject, it } from 'vitest';
import { momentOf } from '../../adapters/system/clock.ts';
import { isForCore, playInCore } from './core.ts';
import { readFolder, type ScenarioFile } from './format.ts';
import { openStage, type Stage } from './runner.ts';
import { asScenario, type Case, casesOf } from './table.ts';

declare module 'vitest' {
  interface ProvidedContext {
    scenarios: string;
  }
}

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

function holds(differences: readonly string[]): void {
  if (differences.length > 0) throw new Error(differences.join('\n'));
}

function inBoth(one: Case): () => Promise<void> {
  return async () => {
    if (isForCore(one)) holds(playInCore(one, momentOf(stage.world.now().epochMs).localDate));
    else if (one.day !== null) throw new Error('een vaste dag en toestemmingen gaan niet samen');
    if (one.day === null) holds(await stage.play(asScenario(one)));
  };
}

function testsOf(path: string, file: ScenarioFile): void {
  switch (file.kind) {
    case 'unreadable':
      it(path, () => {
        throw new Error(`past niet in het formaat: ${file.why}`);
      });
      return;
    case 'scenario':
      it(`${file.scenario.id} ${file.scenario.titel}`, async () => holds(await stage.play(file.scenario)));
      return;
    case 'table':
      for (const one of casesOf(file.table)) it(one.title, inBoth(one));
  }
}

describe('scenarios', () => {
  for (const [path, file] of readFolder(inject('scenarios'))) testsOf(path, file);
});
