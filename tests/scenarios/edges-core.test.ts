/** Apart from the edges that need a gateway: these take milliseconds, and they judge each mutant of `consent/`. */
import { describe, expect, it } from 'vitest';
import { isForCore, playInCore } from './core.ts';
import { casesIn, EDGES } from './edges.ts';
import { readFolder } from './format.ts';

describe('the edges, through the decision core', () => {
  for (const one of casesIn(readFolder(EDGES)).filter(isForCore))
    it(one.title, () => expect(playInCore(one, '2026-11-20')).toEqual([]));
});
