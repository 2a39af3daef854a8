/** The scenarios of the domain rules, by their numbers: the files that lie directly in this folder. */
import { fileURLToPath } from 'node:url';
import { readFolder, type Scenario } from './format.ts';

/** @throws Error when a file does not fit the format, or has another name than its scenario */
export function numberedScenarios(): readonly Scenario[] {
  return readFolder(fileURLToPath(new URL('.', import.meta.url)))
    .filter(([path]) => /^S\d\d/.test(path))
    .map(([path, file]) => {
      if (file.kind !== 'scenario' || `${file.scenario.id}.json` !== path)
        throw new Error(`Cannot read scenario ${path}`);
      return file.scenario;
    });
}
