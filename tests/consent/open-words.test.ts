import { describe, expect, it } from 'vitest';
import { OPEN_WORDS } from '../../consent/open-words.ts';
import { POLICY_1 } from '../../consent/policy-1.ts';
import { POLICY_3 } from '../../consent/policy-3.ts';

describe('what a jurist must still confirm', () => {
  it('has Dutch words for every mark of every policy, and none for a mark that no route has', () => {
    const marks = [POLICY_1, POLICY_3].flatMap(policy => policy.routes.flatMap(route => route.verify));
    expect(Object.keys(OPEN_WORDS).sort()).toEqual([...new Set(marks)].sort());
  });

  it('is said under the same number', () => {
    const number = (text: string) => text.split(/[: ]/)[0];
    expect(Object.entries(OPEN_WORDS).filter(([mark, words]) => number(mark) !== number(words))).toEqual([]);
  });
});
