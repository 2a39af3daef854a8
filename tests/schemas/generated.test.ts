import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generate } from '../../schemas/generate.ts';

describe('wat uit de schemas is gemaakt', () => {
  it('is up to date: types, documents, allow-lists and the OpenAPI document', async () => {
    for (const [name, content] of Object.entries(await generate())) {
      const committed = readFileSync(new URL(`../../schemas/generated/${name}`, import.meta.url), 'utf8');
      expect(committed === content, `${name} is out of date: run npm run generate`).toBe(true);
    }
  });
});
