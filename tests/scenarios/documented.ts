/** The examples of docs/scenarios.md, as the files they would be. */
import { readText } from '../docs/markdown.ts';
import { readScenario, type ScenarioFile } from './format.ts';

export const DOCUMENT = readText('docs/scenarios.md');

export const DOCUMENTED: readonly ScenarioFile[] = [...DOCUMENT.matchAll(/^```json\n([\s\S]*?)^```/gm)].map(match =>
  readScenario(match[1]!),
);
